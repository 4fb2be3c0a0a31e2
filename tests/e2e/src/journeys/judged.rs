//! What Lighthouse says of the shelf and of a story, as they are built and a host sends them.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::lighthouse::Lighthouse;
use crate::sites::{Extras, Workshop, packed};
use crate::table::Table;

/// By which it judges.
const CATEGORIES: [&str; 4] = [PERFORMANCE, "accessibility", "best-practices", "seo"];
/// The category that is timed.
const PERFORMANCE: &str = "performance";

/// 100 of 100 for accessibility, best practices and search engines, on both pages. What it says of
/// performance is printed, with what it measured, and makes nothing fail: it is timed, and
/// depends on what else the machine does. Figures that count are `cargo xtask bench`'s.
///
/// Two audits keep performance a little below 100. The largest paint is reckoned, not seen: on
/// loopback, face and program are there before the first frame, and so it counts as if it had
/// waited for them; the frame that was seen had all of the text. The blocked time is the
/// program's start, with a processor made four times slower.
pub fn by_lighthouse(context: &Context) -> Result<(), Failure> {
    let extras = Extras {
        worker: true,
        compressed: packed::files(context.dist())?,
        ..Extras::default()
    };
    let server = Workshop::open(context.dist(), extras)?;
    let lighthouse = Lighthouse::get(context.output())?;
    let heading = ["page"].into_iter().chain(CATEGORIES);
    let mut scores = Table::new("Lighthouse: of 100", heading);
    let mut timed = Table::new(
        "Lighthouse: what performance is made of",
        ["page", "audit", "of 100", "measured"],
    );
    let mut faults = Vec::new();
    let story = format!("{}.html", ANYA.slug);
    for page in ["index.html", &story] {
        let address = format!("{}{page}", server.address());
        let report = lighthouse.judge(&context.browser, &address)?;
        let mut row = vec![page.to_owned()];
        for name in CATEGORIES {
            let category = report.category(name)?;
            let score = category.score;
            row.push(score.map_or("none".to_owned(), |score| score.to_string()));
            if name == PERFORMANCE {
                for (audit, score, measured) in &category.audits {
                    timed.row([page, audit, &score.to_string(), measured]);
                }
            } else if score != Some(100) {
                let audits: Vec<_> = category.faults().collect();
                faults.push(format!("{page}, {name}: {score:?} ({})", audits.join(", ")));
            }
        }
        scores.row(row);
    }
    context.note(scores);
    context.note(timed);
    crate::ensure!(faults.is_empty(), "Lighthouse: {}", faults.join("; "));
    Ok(())
}
