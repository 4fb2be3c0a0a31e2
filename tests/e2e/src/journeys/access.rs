//! axe-core finds nothing, on any page, in any theme, on phone or desk.

use crate::axe::Axe;
use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::reader::{State, THEMES, Theme};
use crate::screen::{DESKTOP, PHONE, Screen};
use crate::table::Table;
use crate::world::Way;

/// What it is checked on.
const SCREENS: [Screen; 2] = [PHONE, DESKTOP];
/// What is checked, in this order; each needs the one before it.
const PAGES: [&str; 4] = ["panel", "story", "shelf", "404"];

/// Every rule on every page; the table counts violations.
pub fn every_rule(context: &Context) -> Result<(), Failure> {
    let axe = Axe::get(context.output())?;
    let mut counts = Table::new("axe-core, every rule: violations", heading());
    let mut violations = Vec::new();
    let mut unsure = Vec::new();
    for theme in THEMES {
        let mut row = vec![theme.name.to_owned()];
        for screen in SCREENS {
            screen.set(&context.browser)?;
            for page in PAGES {
                go(context, page, theme)?;
                let found = axe.check(&context.browser)?;
                row.push(found.violations.len().to_string());
                let place = format!("{page}, {}, {}: ", theme.name, screen.name);
                violations.extend(found.violations.iter().map(|rule| format!("{place}{rule}")));
                unsure.extend(found.unsure);
            }
        }
        counts.row(row);
    }
    context.note(counts);
    unsure.sort();
    let mut undecided = Table::new("axe-core could not decide", ["rule", "times"]);
    for rules in unsure.chunk_by(|one, other| one == other) {
        undecided.row([
            rules.first().cloned().unwrap_or_default(),
            rules.len().to_string(),
        ]);
    }
    context.note(undecided);
    crate::ensure!(
        violations.is_empty(),
        "{} violations:\n     {}",
        violations.len(),
        violations.join("\n     ")
    );
    Ok(())
}

fn heading() -> Vec<String> {
    let columns = SCREENS
        .iter()
        .flat_map(|screen| PAGES.map(|page| format!("{page}, {}", screen.name)));
    std::iter::once("theme".to_owned()).chain(columns).collect()
}

/// Shows a page in a theme; the panel's turn is where the theme is chosen.
fn go(context: &Context, page: &str, theme: Theme) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    match page {
        "panel" => {
            reader.open(&format!("{site}{}.html", ANYA.slug))?;
            reader.open_panel()?;
            reader.choose("theme", theme.name)?;
        }
        "story" => {
            context.browser.press(crate::webdriver::keys::ESCAPE)?;
            reader.until_panel(false)?;
        }
        "shelf" => reader.open(&format!("{site}index.html"))?,
        _ => {
            reader.visit(&format!("{site}no/such/page.html"))?;
        }
    }
    if page == "shelf" {
        reader.until(State::Ready)?;
    }
    reader.until_background(theme.background)
}
