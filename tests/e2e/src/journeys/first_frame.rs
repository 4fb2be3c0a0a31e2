//! What is there first: the kept theme and type before the program, its styles before what it
//! shows.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::{Look, State};
use crate::sites::{Extras, Fault, Workshop};

/// With the program held back, the first frame already looks as it was left.
pub fn is_kept(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let extras = Extras {
        fault: Some((".wasm", Fault::Held)),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let story = format!("{}{}.html", server.address(), ANYA.slug);
    reader.open(&story)?;
    reader.open_panel()?;
    reader.choose("theme", "night")?;
    reader.choose("typeface", "system-sans")?;
    reader.choose_size(27)?;
    let chosen = reader.look()?;
    let expected = Look::new("rgb(23, 26, 31)", &chosen.family, "27px");
    reader.until_look(&expected)?;
    crate::ensure!(chosen.family != "Literata", "the face did not change");
    reader.close_panel()?;

    server.hold();
    reader.visit(&story)?;
    reader.wait_for(
        "the first frame is painted",
        "performance.getEntriesByName('first-contentful-paint').length > 0",
    )?;
    let first = reader.look()?;
    crate::ensure!(
        first == expected,
        "the first frame has {first:?}, not {expected:?}"
    );
    let state = reader.eval("document.documentElement.dataset.app ?? null")?;
    crate::ensure!(
        state.is_null(),
        "the program is held back, yet data-app is {state}"
    );

    server.release();
    reader.until(State::Ready)?;
    reader.until_look(&expected)
}

/// With its styles held back, the app shows nothing; then no panel is ever without them.
pub fn has_styles(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let extras = Extras {
        fault: Some((".css", Fault::Held)),
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    server.hold();
    reader.visit(&format!("{}{}.html", server.address(), ANYA.slug))?;
    // Whoever does not wait for them has the program once the journey has it too.
    reader.run(
        "const panels = document.getElementById('panels');
        new MutationObserver(() => {
            const panel = panels.querySelector('.panel:not(#help, #keep-a-copy)');
            if (panel) window.firstLook ??= getComputedStyle(panel).position;
        }).observe(panels, { childList: true });
        const program = fetch(document.querySelector('link[type=\"application/wasm\"]').href);
        WebAssembly.compileStreaming(program).then(() => (window.isProgramThere = true));",
        &[],
    )?;
    reader.wait_for("the program is there", "window.isProgramThere === true")?;
    server.release();
    reader.until(State::Ready)?;
    let look = reader.eval("window.firstLook ?? null")?;
    crate::ensure!(
        look == "fixed",
        "the first panel was without styles: {look}"
    );
    Ok(())
}
