//! The reader modes of browsers find the story: by Readability, which is Firefox's own.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::STORIES;
use crate::npm;
use crate::paper::squeezed;
use crate::sites::{Extras, Workshop};
use serde_json::Value;
use std::collections::HashMap;

const PACKAGE: &str = "@mozilla/readability@0.6.0";

/// Asks on the page whether its reader mode would be offered, and takes the page as it is.
const OFFER: &str = "return [isProbablyReaderable(document), document.documentElement.outerHTML];";

/// Reads what was taken on an empty page, as browsers do on one of their own: the story's page
/// lets nothing be written that Readability writes.
const PARSE: &str = "
    const copy = new DOMParser().parseFromString(arguments[0], 'text/html');
    return new Readability(copy).parse();";

/// It is offered, and has the title, the language and every word.
pub fn stories(context: &Context) -> Result<(), Failure> {
    let script = |file, what| {
        let source = npm::file(context.output(), PACKAGE, file)?;
        Ok::<_, Failure>(format!("{source}\n{what}"))
    };
    let offer = script("Readability-readerable.js", OFFER)?;
    let parse = script("Readability.js", PARSE)?;
    let reader = context.reader();
    let empty = b"<!doctype html><title>Empty</title><link rel=icon href='data:,'>";
    let extras = Extras {
        pages: HashMap::from([("empty.html".to_owned(), empty.to_vec())]),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let site = server.address();
    for story in STORIES {
        reader.open(&format!("{site}{}.html", story.slug))?;
        let text = squeezed(&reader.paragraphs()?.concat());
        let facts = squeezed(&reader.text("shown('.facts').textContent")?);
        let page = reader.run(&offer, &[])?;
        crate::ensure!(
            page.get(0) == Some(&Value::Bool(true)),
            "{} is not offered",
            story.title
        );
        reader.browser.go(&format!("{site}empty.html"))?;
        let found = reader.run(&parse, &[page.get(1).cloned().unwrap_or_default()])?;
        let part = |name: &str| found.get(name).and_then(Value::as_str).unwrap_or_default();
        crate::ensure!(
            part("title") == story.title,
            "it is called {:?}",
            part("title")
        );
        // Nobody is named; what else stands under the title is no byline.
        crate::ensure!(part("byline").is_empty(), "it is by {:?}", part("byline"));
        crate::ensure!(part("lang") == "en", "its language is {:?}", part("lang"));
        let shown = squeezed(part("textContent"));
        let shown = shown.strip_prefix(&facts).unwrap_or(&shown);
        crate::ensure!(shown == text, "its text is {shown:?}");
    }
    Ok(())
}
