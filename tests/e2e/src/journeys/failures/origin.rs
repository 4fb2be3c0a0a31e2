//! Others on the same origin: they can write to the same storage.

use super::aftermath::{can_be_read, keep, key, stored, stored_text, story};
use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::{Reader, State};
use crate::sites::{Extras, Fault, Workshop};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Names and values that are not the reader's, or mean nothing to it, have no effect before the
/// app is up but those of the reader's own names, and none once it is.
pub fn hostile(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        fault: Some((".wasm", Fault::Held)),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let reader = context.reader();
    keep(context, &server, &[])?;
    reader.open(&story(&server))?;
    let untouched = on_the_root(&reader)?;

    let foreign = json!({
        "--space-1": "90rem", "--text": "#ffffff", "--background-image": "none", "--gutter": "50vw",
        "data-edition": "one-file", "data-app": "ready", "data-page": "shelf", "data-story": "x",
        "data-library": "other", "data-slot": "x", "data-returning": "yes", "style": "display:none",
        "class": "x", "onclick": "alert(1)", "hidden": "true", "lang": "xx", "__proto__": "x",
        "constructor": "x", "data-theme\" onload=\"": "night"
    });
    let nonsense = [
        json!({ "data-theme": "mauve", "data-typeface": "comic", "--font-size": "900rem" }),
        json!({ "data-theme": "url(https://elsewhere.invalid)", "--font-size": "1rem;color:red" }),
        json!({ "data-theme": {}, "data-typeface": ["x"], "--font-size": 7 }),
        json!({ "data-theme": "x".repeat(100_000) }),
        json!(["data-theme", "night"]),
    ];
    for (appearance, is_foreign) in std::iter::once((foreign, true))
        .chain(nonsense.into_iter().map(|appearance| (appearance, false)))
    {
        let preferences = json!({
            "version": 1, "theme": "night;}*{display:none", "typeface": "<script>", "size": -1,
            "__proto__": "x", "constructor": 7, "colours": [1, 2, 3]
        })
        .to_string();
        keep(
            context,
            &server,
            &[
                ("preferences", &preferences),
                ("appearance", &appearance.to_string()),
            ],
        )?;
        server.hold();
        reader.visit(&story(&server))?;
        let early = on_the_root(&reader)?;
        let mut expected = untouched.clone();
        if let Some(expected) = expected.as_object_mut() {
            expected.remove("data-app");
        }
        crate::ensure!(
            !is_foreign || early == expected,
            "before the app is up the root has {early} instead of {expected}"
        );
        reader.check_text(ANYA)?;
        server.release();
        reader.until(State::Ready)?;
        reader.wait_for(
            "the app has put the root in order",
            "!document.documentElement.hasAttribute('style')
             || document.documentElement.getAttribute('style').trim() === ''",
        )?;
        let now = on_the_root(&reader)?;
        crate::ensure!(
            now == untouched,
            "the root has {now} instead of {untouched}"
        );
        let appearance = stored_text(&reader, &key("appearance"))?;
        crate::ensure!(appearance == "{}", "boot.js would go on with {appearance}");
        let kept = stored_text(&reader, &key("preferences"))?;
        crate::ensure!(
            kept == preferences,
            "what others wrote is not the reader's to change: {kept}"
        );
    }
    can_be_read(&reader)
}

/// Two libraries in two folders: neither reads or writes what is the other's.
pub fn two_libraries(context: &Context) -> Result<(), Failure> {
    let mut pages = HashMap::new();
    for (name, bytes) in context.dist().files()? {
        let other = match String::from_utf8(bytes.clone()) {
            Ok(text) => {
                let altered = text.replace(
                    "data-library=\"cafe-stories\"",
                    "data-library=\"cafe-stories-2\"",
                );
                altered.into_bytes()
            }
            Err(_) => bytes.clone(),
        };
        pages.insert(format!("a/{name}"), bytes);
        pages.insert(format!("b/{name}"), other);
    }
    let extras = Extras {
        pages,
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let reader = context.reader();
    context.browser.resize(700, 560)?;
    let mut before = Value::Null;
    for (folder, library, theme, background, block) in [
        ("a", "cafe-stories", "night", "rgb(23, 26, 31)", "p4"),
        ("b", "cafe-stories-2", "sepia", "rgb(241, 230, 208)", "p9"),
    ] {
        reader.open(&format!("{}{folder}/{}.html", server.address(), ANYA.slug))?;
        let look = reader.eval("document.documentElement.dataset.theme ?? null")?;
        crate::ensure!(look.is_null(), "/{folder}/ begins with the other's {look}");
        let input = format!("document.querySelector(\"input[name=theme][value={theme}]\")");
        reader.run(&format!("{input}.click()"), &[])?;
        reader.until_background(background)?;
        reader.scroll_to(block)?;
        reader.wait_for(
            "the place is kept",
            &format!(
                "localStorage.getItem('{library}/place/{}') !== null",
                ANYA.slug
            ),
        )?;
        let now = stored(&reader)?;
        for (name, text) in before.as_object().into_iter().flatten() {
            crate::ensure!(now.get(name) == Some(text), "/{folder}/ has changed {name}");
        }
        let names = now.as_object().map(|now| now.len()).unwrap_or_default();
        let others = before
            .as_object()
            .map(|before| before.len())
            .unwrap_or_default();
        crate::ensure!(names == others + 3, "/{folder}/ has left {now}");
        before = now;
    }
    reader.open(&format!("{}a/{}.html", server.address(), ANYA.slug))?;
    reader.until_background("rgb(23, 26, 31)")?;
    can_be_read(&reader)
}

/// Everything that stands on the root.
fn on_the_root(reader: &Reader) -> Result<Value, Failure> {
    reader.eval(
        "Object.fromEntries([...document.documentElement.attributes]
            .map(({ name, value }) => [name, value])
            .filter(([name, value]) => !(name === 'style' && value.trim() === '')))",
    )
}
