//! The site as a system installs it.

use super::kept::until_kept;
use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::sites::{Extras, Workshop};
use crate::wait;
use serde_json::{Value, json};

/// Chromium has nothing to object to, at the root and under a path; and the two there are two.
pub fn nothing_is_wanting(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        worker: true,
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    server.serve("a/b/", context.other_library()?);
    let reader = context.reader();
    let mut ids = Vec::new();
    for folder in ["", "a/b/"] {
        let site = format!("{}{folder}", server.address());
        reader.open(&format!("{site}{}.html", ANYA.slug))?;
        until_kept(&reader)?;
        let mut said = Value::Null;
        wait::until("there are no installability errors", || {
            said = context
                .browser
                .cdp("Page.getInstallabilityErrors", json!({}))?;
            let errors = said.get("installabilityErrors").and_then(Value::as_array);
            Ok(errors.is_some_and(Vec::is_empty))
        })
        .map_err(|failure| Failure::new(format!("{failure}: {said}")))?;
        let manifest = context.browser.cdp("Page.getAppManifest", json!({}))?;
        let errors = manifest.get("errors").and_then(Value::as_array);
        crate::ensure!(errors.is_some_and(Vec::is_empty), "{manifest}");
        let text = manifest
            .get("data")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let text: Value = serde_json::from_str(text)?;
        let pictures = ["icons", "screenshots"]
            .into_iter()
            .filter_map(|list| text.get(list)?.as_array())
            .flatten();
        for picture in pictures {
            check_size(&reader, &site, picture)?;
        }
        let id = context.browser.cdp("Page.getAppId", json!({}))?;
        ids.push(id.get("appId").cloned().unwrap_or_default());
    }
    crate::ensure!(ids.first() != ids.last(), "both have the ids {ids:?}");
    Ok(())
}

/// A picture is as large as the manifest says.
fn check_size(reader: &crate::reader::Reader, site: &str, picture: &Value) -> Result<(), Failure> {
    let part = |name: &str| {
        picture
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let (address, sizes) = (format!("{site}{}", part("src")), part("sizes"));
    let found = reader.browser.run_async(
        "const [address, done] = arguments;
        const image = new Image();
        image.onload = () => done(`${image.naturalWidth}x${image.naturalHeight}`);
        image.onerror = () => done('nothing');
        image.src = address;",
        &[address.into()],
    )?;
    crate::ensure!(
        found == sizes || (sizes == "any" && found != "nothing"),
        "{picture} is {found}"
    );
    Ok(())
}

/// "Continue reading" leads to the story that was read last, and to the shelf where there is none.
pub fn shortcut(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    context.browser.resize(700, 560)?;
    let address = format!("{}index.html#continue", server.address());
    reader.open(&address)?;
    reader.until_shelf()?;
    let line = reader.text("document.getElementById('notice').textContent")?;
    crate::ensure!(
        line.is_empty(),
        "with nothing to go on with, it says {line:?}"
    );

    reader.take_from_shelf(ANYA)?;
    reader.until(crate::reader::State::Ready)?;
    reader.read_to(ANYA, 4)?;
    let mark = reader.mark()?;
    reader.visit(&address)?;
    reader.until_story(ANYA)?;
    reader.until_at(&mark, 1.0)
}
