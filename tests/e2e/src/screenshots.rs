//! The pictures of `docs/screenshots/`.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, workspace};
use crate::reader::Reader;
use crate::screen::{DESKTOP, PHONE, Screen};
use crate::sites::{Extras, Workshop};
use crate::views::{
    FIND, GO_TO, HELP, LAST_PAGE, MARKS, MORE_TYPE, OWN_THEME, PANEL, SHARE, YOUR_DATA,
};
use crate::webdriver::{Engine, Setup, Wish, keys};
use crate::world::World;
use serde_json::json;
use std::path::Path;

/// Themes of which there are pictures.
const THEMES: [&str; 2] = ["paper", "night"];

/// Takes them all, in Chromium.
pub fn take(world: &World) -> Result<(), Failure> {
    let folder = workspace().join("docs/screenshots");
    std::fs::create_dir_all(&folder)?;
    for screen in [PHONE, DESKTOP] {
        for theme in THEMES {
            // A reader who comes for the first time: no story is begun yet.
            let context = Context::open(world, Engine::Chromium, Setup::default())?;
            screen.set(&context.browser)?;
            let hidden = json!({ "hidden": true });
            context
                .browser
                .cdp("Emulation.setScrollbarsHidden", hidden)?;
            take_in(&context, screen, theme, &folder)?;
        }
    }
    take_wishes(world, &folder)?;
    copy_for_installing(&folder)
}

/// Some are shown to whoever installs the bundled library.
fn copy_for_installing(folder: &Path) -> Result<(), Failure> {
    let shown = workspace().join("stories/screenshots");
    std::fs::create_dir_all(&shown)?;
    for (picture, name) in [
        ("shelf-desktop-paper.png", "shelf-desktop.png"),
        ("shelf-phone-paper.png", "shelf-phone.png"),
        ("story-phone-night.png", "story-phone.png"),
    ] {
        std::fs::copy(folder.join(picture), shown.join(name))?;
    }
    Ok(())
}

/// What the system's wishes make of the panel, and what else opens, on a phone; more are in the
/// output of a run.
fn take_wishes(world: &World, folder: &Path) -> Result<(), Failure> {
    let context = Context::open(world, Engine::Chromium, Setup::default())?;
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    PHONE.set(&context.browser)?;
    for (wish, name) in [
        (Wish::ForcedColours, "forced-colours"),
        (Wish::MoreContrast, "more-contrast"),
    ] {
        context.browser.wish(&[wish, Wish::LessMotion])?;
        PANEL.show(&reader, &server.address())?;
        save(&reader, &folder.join(format!("panel-phone-{name}.png")))?;
        PANEL.leave(&reader)?;
    }
    context.browser.wish(&[])?;
    for view in [MORE_TYPE, OWN_THEME, HELP] {
        view.show(&reader, &server.address())?;
        let name = format!("{}-phone.png", view.file_name());
        save(&reader, &folder.join(name))?;
        view.leave(&reader)?;
    }
    Ok(())
}

/// Saves a picture of the page once its faces are there and it is drawn.
fn save(reader: &Reader, file: &Path) -> Result<(), Failure> {
    reader.browser.run_async(
        "const done = arguments[0]; document.fonts.ready.then(() => requestAnimationFrame(done))",
        &[],
    )?;
    std::fs::write(file, reader.browser.screenshot()?)?;
    println!("{}", file.display());
    Ok(())
}

fn take_in(context: &Context, screen: Screen, theme: &str, folder: &Path) -> Result<(), Failure> {
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    let save = |page: &str| {
        let file = folder.join(format!("{page}-{}-{theme}.png", screen.name));
        save(&reader, &file)
    };
    let shelf = format!("{}index.html", server.address());
    reader.open(&shelf)?;
    reader.open_panel()?;
    reader.choose("theme", theme)?;
    reader.open(&shelf)?;
    save("shelf")?;
    let story = format!("{}{}.html", server.address(), ANYA.slug);
    reader.open(&story)?;
    save("story")?;
    reader.open_panel()?;
    save("panel")?;
    reader.close_panel()?;
    // Nothing is pointed at.
    let away = json!({ "type": "mouseMoved", "x": 1, "y": 1 });
    reader.browser.cdp("Input.dispatchMouseEvent", away)?;
    FIND.arrive(&reader)?;
    save("find")?;
    reader.browser.press(keys::ESCAPE)?;
    reader.lay_out(&[("layout", "paged")])?;
    // Opened in it, its bars are there.
    reader.open(&story)?;
    reader.until_page(1)?;
    save("pages")?;
    GO_TO.arrive(&reader)?;
    save("go-to")?;
    reader.browser.press(keys::ESCAPE)?;
    LAST_PAGE.arrive(&reader)?;
    save("after-the-last-page")?;
    reader.lay_out(&[("layout", "scrolled")])?;
    for view in [MARKS, SHARE, YOUR_DATA] {
        reader.open(&story)?;
        view.arrive(&reader)?;
        save(&view.file_name())?;
        reader.browser.press(keys::ESCAPE)?;
    }
    Ok(())
}
