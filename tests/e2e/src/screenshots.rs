//! The pictures of `docs/screenshots/`.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{ANYA, workspace};
use crate::screen::{DESKTOP, PHONE, Screen};
use crate::sites::{Extras, Workshop};
use crate::webdriver::{Engine, Setup};
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
    Ok(())
}

fn take_in(context: &Context, screen: Screen, theme: &str, folder: &Path) -> Result<(), Failure> {
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    let save = |page: &str| -> Result<(), Failure> {
        reader.browser.run_async(
            "const done = arguments[0]; document.fonts.ready.then(() => requestAnimationFrame(done))",
            &[],
        )?;
        let file = folder.join(format!("{page}-{}-{theme}.png", screen.name));
        std::fs::write(&file, context.browser.screenshot()?)?;
        println!("{}", file.display());
        Ok(())
    };
    let shelf = format!("{}index.html", server.address());
    reader.open(&shelf)?;
    reader.open_panel()?;
    reader.choose("theme", theme)?;
    reader.open(&shelf)?;
    save("shelf")?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    save("story")?;
    reader.open_panel()?;
    save("panel")
}
