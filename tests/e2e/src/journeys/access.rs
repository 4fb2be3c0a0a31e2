//! What assistive software gets: axe-core finds nothing, in any view, in any theme, on phone or
//! desk; and the tree is the one that was read and found good.

use crate::axe::Axe;
use crate::context::Context;
use crate::failure::Failure;
use crate::reader::THEMES;
use crate::screen::{DESKTOP, PHONE, Screen};
use crate::sites::{Extras, Workshop};
use crate::snapshots;
use crate::table::Table;
use crate::views::VIEWS;

/// What it is checked on.
const SCREENS: [Screen; 2] = [PHONE, DESKTOP];

/// Every rule in every view, screen and theme; the table counts violations.
pub fn every_rule(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let axe = Axe::get(context.output())?;
    let themes = THEMES.map(|theme| theme.name.to_owned());
    let heading = ["view".to_owned(), "as chosen".to_owned()];
    let heading = heading.into_iter().chain(themes);
    let mut counts = Table::new("axe-core, every rule: violations", heading);
    let mut violations = Vec::new();
    let mut unsure = Vec::new();
    for screen in SCREENS {
        screen.set(&context.browser)?;
        let server = Workshop::open(context.dist(), Extras::default())?;
        for view in VIEWS {
            let mut row = vec![format!("{}, {}", view.name, screen.name)];
            view.show(&reader, &server.address())?;
            for theme in std::iter::once(None).chain(THEMES.map(Some)) {
                if let Some(theme) = theme {
                    reader.wear(theme)?;
                }
                let found = axe.check(&context.browser)?;
                row.push(found.violations.len().to_string());
                let theme = theme.map_or("as chosen", |theme| theme.name);
                let place = format!("{}, {theme}, {}: ", view.name, screen.name);
                violations.extend(found.violations.iter().map(|rule| format!("{place}{rule}")));
                unsure.extend(found.unsure);
            }
            counts.row(row);
            view.leave(&reader)?;
        }
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

/// The tree of shelf and story is as it is kept.
pub fn spoken(context: &Context) -> Result<(), Failure> {
    snapshots::compare(context)
}
