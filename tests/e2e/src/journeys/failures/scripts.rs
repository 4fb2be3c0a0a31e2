//! Without scripts everything is there to be read, and links lead both ways.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{STORIES, Story};
use crate::sites::Way;
use crate::sites::{Extras, Workshop};
use crate::wait;

/// What the page says without scripts.
const LINE: [&str; 2] = ["Scripts are switched off", "settings may allow"];

/// The site, from a server.
pub fn site(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    there_and_back(context, &server.address())?;
    let asked = server.asked();
    let wasm = asked.iter().find(|path| path.ends_with(".wasm"));
    // A browser may preload it; without scripts nothing may come of it.
    crate::ensure!(
        wasm.is_none()
            || context
                .reader()
                .eval("document.documentElement.dataset.app ?? null")?
                .is_null(),
        "the program ran"
    );
    Ok(())
}

/// The one file, from disk.
pub fn one_file(context: &Context) -> Result<(), Failure> {
    let file = format!("{}lamplight.html", context.address(Way::Disk)?);
    there_and_back(context, &file)
}

fn there_and_back(context: &Context, shelf: &str) -> Result<(), Failure> {
    let reader = context.reader();
    reader.visit(shelf)?;
    reader.until_shelf()?;
    reader.until_line(LINE)?;
    for story in STORIES {
        follow(context, &card(story))?;
        reader.until_story(story)?;
        reader.until_line(LINE)?;
        reader.check_text(story)?;
        follow(context, "a.to-shelf")?;
        reader.until_shelf()?;
    }
    follow(context, &card(STORIES[0]))?;
    for next in &STORIES[1..] {
        follow(context, "a[rel=next]")?;
        reader.until_story(*next)?;
    }
    follow(context, "a[rel=prev]")?;
    reader.until_story(STORIES[1])
}

fn card(story: Story) -> String {
    format!(".story-card[data-slug='{}'] a", story.slug)
}

/// Follows a link, and asks the page nothing until the driver has loaded the next one: WebKit
/// never answers a script that runs as a page is left, unless pages may have scripts.
fn follow(context: &Context, link: &str) -> Result<(), Failure> {
    let browser = &context.browser;
    let here = browser.url()?;
    context.reader().click(link)?;
    // The first answer may come as the page begins to load; the second waits for it.
    wait::until(&format!("{link} leads on"), || {
        Ok(browser.url()? != here && browser.url()? != here)
    })
}
