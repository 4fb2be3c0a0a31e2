//! What a browser keeps of the library.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::COLLECTION_ID;
use crate::reader::{Reader, State};
use crate::sites::{Extras, Workshop, editions};
use crate::wait;
use serde_json::Value;

/// A host that serves this edition, with its worker.
pub fn host(context: &Context, number: u32) -> Result<Workshop, Failure> {
    let extras = Extras {
        worker: true,
        ..Extras::default()
    };
    Workshop::open(&context.edition(number)?, extras)
}

/// Waits until the worker of the page that is open is in force, with nothing under way. What it
/// has installed is whole.
pub fn until_kept(reader: &Reader) -> Result<(), Failure> {
    until_workers(reader, "activated, none waiting", |workers| {
        workers == ["", "", "activated", "in control"]
    })
}

/// Waits until another edition lies ready, and nothing is under way.
pub fn until_ready(reader: &Reader) -> Result<(), Failure> {
    until_workers(
        reader,
        "one waiting",
        |workers| matches!(workers, [installing, waiting, ..] if installing.is_empty() && waiting == "installed"),
    )
}

/// Waits until nothing is under way, and no other edition lies ready.
pub fn until_failed(reader: &Reader) -> Result<(), Failure> {
    until_workers(reader, "none installing, none waiting", |workers| {
        matches!(workers, [installing, waiting, active, _]
            if installing.is_empty() && waiting.is_empty() && active == "activated")
    })
}

fn until_workers(
    reader: &Reader,
    what: &str,
    fits: impl Fn(&[String]) -> bool,
) -> Result<(), Failure> {
    let mut seen = Vec::new();
    wait::until(&format!("the workers are: {what}"), || {
        let states = answer(
            reader,
            "const found = await navigator.serviceWorker.getRegistration();
            // Another library's may be in force for this folder, too, before its own is.
            if (found?.scope !== new URL('.', location.href).href) return [];
            return [found?.installing?.state ?? '', found?.waiting?.state ?? '', found?.active?.state ?? '',
                navigator.serviceWorker.controller ? 'in control' : ''];",
        )?;
        seen = texts(&states);
        Ok(fits(&seen))
    })
    .map_err(|failure| Failure::new(format!("{failure}; they are {seen:?}")))
}

/// Loads the page again, as its reader would: what Firefox's driver does by itself passes by
/// workers, as with Shift held.
pub fn reload(reader: &Reader) -> Result<(), Failure> {
    reader.run("window.leaving = true; location.reload()", &[])?;
    reader.wait_for("the page is loaded again", "window.leaving === undefined")?;
    reader.until(State::Ready)
}

/// Has the browser ask the host for another edition, as it does by itself at times, and waits
/// until it has answered. No network, or an edition that does not come whole, is no failure here.
pub fn ask_for_update(reader: &Reader) -> Result<(), Failure> {
    answer(
        reader,
        "const found = await navigator.serviceWorker.getRegistration();
        await found.update().catch(() => {});
        return true;",
    )
    .map(drop)
}

/// The names of all caches of the origin.
pub fn caches(reader: &Reader) -> Result<Vec<String>, Failure> {
    Ok(texts(&answer(reader, "return caches.keys();")?))
}

/// The names of the files that are in caches whose name ends so, in no order.
pub fn files_in(reader: &Reader, ending: &str) -> Result<Vec<String>, Failure> {
    let list = "const names = [];
        for (const name of await caches.keys())
            if (name.endsWith(ENDING))
                for (const { url } of await (await caches.open(name)).keys())
                    names.push(new URL(url).pathname);
        return names;";
    let list = list.replace("ENDING", &Value::from(ending).to_string());
    Ok(texts(&answer(reader, &list)?))
}

/// All that the library has stored: names and texts.
pub fn stored(reader: &Reader) -> Result<Value, Failure> {
    reader.eval(&format!(
        "Object.fromEntries(Object.entries(localStorage)
            .filter(([name]) => name.startsWith('{COLLECTION_ID}/')).sort())"
    ))
}

/// Fails unless all that the library had stored is there, as it was.
pub fn check_stored(reader: &Reader, before: &Value) -> Result<(), Failure> {
    let now = stored(reader)?;
    crate::ensure!(now == *before, "of {before} is left {now}");
    Ok(())
}

/// What an asynchronous function's body returns in the page.
pub fn answer(reader: &Reader, body: &str) -> Result<Value, Failure> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        (async () => {{ {body} }})().then(done, error => done(`failed: ${{error}}`));"
    );
    reader.browser.run_async(&script, &[])
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .filter_map(Value::as_str)
        .map(String::from)
        .collect()
}

/// Waits until the app is up, and fails unless every part of the page is of this edition.
pub fn check_edition(reader: &Reader, number: u32) -> Result<(), Failure> {
    reader.until(State::Ready)?;
    let mut parts = Value::Null;
    let expected = Value::from(vec![number.to_string(); 4]);
    wait::until("every part of the page has come", || {
        parts = reader.eval(editions::PARTS)?;
        let parts = parts.as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(parts
            .iter()
            .all(|part| part.as_str().is_some_and(|part| !part.is_empty())))
    })?;
    crate::ensure!(
        parts == expected,
        "the page's parts are of the editions {parts}, not of {number}"
    );
    Ok(())
}
