//! What is chosen in one window or tab holds in the others.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::sites::{Extras, Workshop};

/// A change in one shows in another that is open, without a reload.
pub fn follow(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let browser = &context.browser;
    let server = Workshop::open(context.dist(), Extras::default())?;
    let story = browser.window()?;
    reader.open(&format!("{}{}.html", server.address(), ANYA.slug))?;
    let shelf = browser.new_window()?;
    browser.switch_to(&shelf)?;
    reader.open(&format!("{}index.html", server.address()))?;
    reader.run("window.sameDocument = true", &[])?;

    browser.switch_to(&story)?;
    reader.open_panel()?;
    reader.choose("theme", "dusk")?;
    reader.until_background("rgb(43, 48, 55)")?;

    browser.switch_to(&shelf)?;
    reader.until_background("rgb(43, 48, 55)")?;
    let same = reader.eval("window.sameDocument === true")?;
    crate::ensure!(same == true, "the other window was loaded again");
    Ok(())
}
