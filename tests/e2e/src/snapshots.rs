//! The accessibility tree of shelf and story, kept in `tests/e2e/snapshots/`.

use crate::accessibility_tree;
use crate::context::Context;
use crate::failure::Failure;
use crate::library::workspace;
use crate::sites::{Extras, Workshop};
use crate::views::{NOT_FOUND, RETURNING, SHELF, View};
use crate::webdriver::{Engine, Setup};
use crate::world::World;
use std::path::PathBuf;

/// What there are snapshots of, in this order: the first is a first visit.
const KEPT: [View; 5] = [
    SHELF,
    // With words in another language, and stories on both sides.
    View::of("story", "sanjar-salvini.html"),
    RETURNING,
    View::of("one-file shelf", "lamplight.html"),
    NOT_FOUND,
];

/// Writes all of them anew.
pub fn write(world: &World) -> Result<(), Failure> {
    let context = Context::open(world, Engine::Chromium, Setup::default())?;
    for (file, text) in read(&context)? {
        std::fs::write(&file, text)?;
        println!("{}", file.display());
    }
    Ok(())
}

/// Compares all of them with what is kept.
pub fn compare(context: &Context) -> Result<(), Failure> {
    let mut changes = String::new();
    for (file, text) in read(context)? {
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        if kept != text {
            changes.push_str(&format!(
                "\n--- {}\n{}",
                file.display(),
                difference(&kept, &text)
            ));
        }
    }
    crate::ensure!(
        changes.is_empty(),
        "assistive software is told something else. Read it as it would be spoken, and if it \
         should be so, `cargo run -p lamplight-e2e snapshots` keeps it:{changes}"
    );
    Ok(())
}

/// Each snapshot's file, and what it would be now.
fn read(context: &Context) -> Result<Vec<(PathBuf, String)>, Failure> {
    let reader = context.reader();
    let server = Workshop::open(context.dist(), Extras::default())?;
    let folder = workspace().join("tests/e2e/snapshots");
    let mut all = Vec::new();
    for view in KEPT {
        view.show(&reader, &server.address())?;
        reader.wait_for(
            "a story's foot says what is left",
            "all('article[data-slug]').length === 0 || /left/.test(shown('.foot')?.textContent)",
        )?;
        let tree = accessibility_tree::read(&context.browser)?;
        all.push((folder.join(format!("{}.txt", view.file_name())), tree));
        view.leave(&reader)?;
    }
    Ok(all)
}

/// Lines that went (`-`) and came (`+`), by their longest common subsequence.
fn difference(before: &str, after: &str) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (before.lines().collect(), after.lines().collect());
    let width = after.len() + 1;
    let mut common = vec![0_usize; (before.len() + 1) * width];
    let at = |common: &[usize], row: usize, column: usize| {
        common
            .get(row * width + column)
            .copied()
            .unwrap_or_default()
    };
    for (row, old) in before.iter().enumerate().rev() {
        for (column, new) in after.iter().enumerate().rev() {
            let longest = if old == new {
                at(&common, row + 1, column + 1) + 1
            } else {
                at(&common, row + 1, column).max(at(&common, row, column + 1))
            };
            if let Some(cell) = common.get_mut(row * width + column) {
                *cell = longest;
            }
        }
    }
    let (mut row, mut column, mut lines) = (0, 0, String::new());
    loop {
        match (before.get(row), after.get(column)) {
            (Some(old), Some(new)) if old == new => (row, column) = (row + 1, column + 1),
            (Some(old), new)
                if new.is_none()
                    || at(&common, row + 1, column) >= at(&common, row, column + 1) =>
            {
                lines.push_str(&format!("-{old}\n"));
                row += 1;
            }
            (_, Some(new)) => {
                lines.push_str(&format!("+{new}\n"));
                column += 1;
            }
            _ => return lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn a_difference_is_what_went_and_what_came() {
        let check = |before, after, expected| assert_eq!(difference(before, after), expected);
        check("a\nb\nc", "a\nb\nc", "");
        check("a\nb\nc", "a\nx\nc", "-b\n+x\n");
        check("", "a", "+a\n");
        check("a\nb", "b", "-a\n");
    }
}
