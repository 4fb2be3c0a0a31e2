//! The main job, from each way of opening: read all three stories in the
//! theme, face and size that one chose.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{COLLECTION, JOSE, STORIES};
use crate::reader::Look;
use crate::sites::Way;

/// From the product's own command.
pub fn product(context: &Context) -> Result<(), Failure> {
    read_all(context, Way::Product)
}

/// From a server that knows nothing of it, under a sub-path.
pub fn elsewhere(context: &Context) -> Result<(), Failure> {
    read_all(context, Way::Elsewhere)
}

/// By file address.
pub fn disk(context: &Context) -> Result<(), Failure> {
    read_all(context, Way::Disk)
}

fn read_all(context: &Context, way: Way) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(way)?;
    reader.open(&format!("{site}index.html"))?;
    reader.until_shelf()?;
    let heading = reader.text("shown('h1').textContent")?;
    crate::ensure!(heading == COLLECTION, "the shelf is called {heading:?}");
    for story in STORIES {
        reader.take_from_shelf(story)?;
        reader.check_text(story)?;
        check_address(context, way, story.slug)?;
        if story != JOSE {
            reader.back_to_shelf()?;
        }
    }
    choose_and_keep(context)
}

/// From disk, reading goes on in the one-file edition, which alone keeps what one chose.
fn check_address(context: &Context, way: Way, slug: &str) -> Result<(), Failure> {
    let end = match way {
        Way::Product | Way::Elsewhere => format!("/{slug}.html"),
        Way::Disk => format!("/lamplight.html#{slug}"),
    };
    let address = context.browser.url()?;
    crate::ensure!(address.ends_with(&end), "{address} does not end with {end}");
    Ok(())
}

fn choose_and_keep(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    reader.until(crate::reader::State::Ready)?;
    reader.open_panel()?;
    reader.choose("theme", "sepia")?;
    reader.choose("typeface", "atkinson")?;
    reader.choose_size(24)?;
    let chosen = Look::new("rgb(241, 230, 208)", "Atkinson Hyperlegible Next", "24px");
    reader.until_look(&chosen)?;
    reader.close_panel()?;
    reader.reload()?;
    reader.until_story(JOSE)?;
    reader.until_look(&chosen)?;
    reader.back_to_shelf()?;
    reader.until_background(&chosen.background)
}
