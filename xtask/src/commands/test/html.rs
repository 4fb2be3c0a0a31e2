//! The Nu Html Checker, the validator of the HTML Standard's own community, on every page and
//! style sheet.

use std::fs;
use std::path::{Path, PathBuf};

use super::Context;
use super::tally::Tally;
use crate::failure::{Failure, file_failure};
use crate::process;
use crate::site;

/// The validator, by its exact version: another finds other things.
const VALIDATOR: &str = "vnu-jar@26.9.27";

/// A finding that is none, and why.
struct Exception {
    /// The page on which; all where it is empty.
    page: &'static str,
    /// What the finding says.
    says: &'static str,
    /// What stands where it points to; in a style sheet, what its line begins with.
    tag: &'static str,
}

const EXCEPTIONS: [Exception; 11] = [
    // A block of data is never run, and so no policy is asked about it.
    Exception {
        page: "",
        says: "Inline script violates Content Security Policy",
        tag: "<script type=\"application/",
    },
    // `'self'` is the page's own origin; read from disk, it has none. On hosts the journeys
    // see that nothing violates the policy.
    Exception {
        page: "",
        says: "external script “lamplight-",
        tag: "<script src=\"lamplight-",
    },
    Exception {
        page: "",
        says: "external script “keep-copy-",
        tag: "<script src=\"keep-copy-",
    },
    Exception {
        page: "",
        says: "external script “offline-",
        tag: "<script src=\"offline-",
    },
    Exception {
        page: "",
        says: "external script “open-desk-",
        tag: "<script src=\"open-desk-",
    },
    // The validator does not know it yet (CSS Properties and Values API, Level 1); the engines do.
    Exception {
        page: "",
        says: "Unrecognized at-rule “@property”",
        tag: "@property --",
    },
    // Nor this (CSS Custom Highlight API, Level 1).
    Exception {
        page: "",
        says: "CSS: Parse Error.",
        tag: "::highlight(",
    },
    Exception {
        page: "",
        says: "CSS: Parse Error.",
        tag: "[data-print-marks] ::highlight(",
    },
    // Nor this (CSS Basic User Interface, Level 4).
    Exception {
        page: "",
        says: "Property “field-sizing” doesn't exist.",
        tag: "field-sizing: content",
    },
    // WebKit takes a list whose markers are off for none, unless it says that it is one.
    Exception {
        page: "",
        says: "The “list” role is unnecessary for element “ol”",
        tag: "<ol ",
    },
    // The shelf and each story have their heading, and one of them is shown at a time.
    Exception {
        page: "lamplight.html",
        says: "Consider using the “h1” element as a top-level heading only",
        tag: "<h1 ",
    },
];

/// Every page and sheet is valid: no error, no warning, in HTML, CSS, SVG and policy.
pub fn run(context: &Context) -> Result<Tally, Failure> {
    let pages: Vec<PathBuf> = site::files(&context.workspace.dist())?
        .into_iter()
        .filter(|file| {
            file.extension()
                .is_some_and(|name| name == "html" || name == "css")
        })
        .collect();
    let (sheets, documents): (Vec<_>, Vec<_>) = pages
        .iter()
        .partition(|file| file.extension().is_some_and(|name| name == "css"));
    let mut printed = String::new();
    // Asked for both at once, it counts the lines of documents from 0.
    for (options, files) in [(&[][..], documents), (&["--css"], sheets)] {
        let mut validator = context.toolbox.command("npx");
        validator.current_dir(context.workspace.root());
        // Its own script would fetch a Java runtime from elsewhere.
        validator.args(["--yes", "--ignore-scripts", "--package", VALIDATOR, "--"]);
        validator.args(["vnu", "--stdout", "--exit-zero-always", "--format", "gnu"]);
        let part = process::capture(validator.args(options).args(files))?;
        if !part.status.success() {
            let trouble = format!("the validator ended with {}", part.status);
            eprint!("{}", part.stderr);
            return Ok(Tally::failure(trouble));
        }
        printed += &part.stdout;
    }
    let mut tally = Tally::default();
    for page in &pages {
        let text = fs::read_to_string(page).map_err(file_failure("read", page))?;
        let name = page.file_name().unwrap_or_default().to_string_lossy();
        let findings = findings(&printed, page);
        let findings: Vec<_> = findings
            .filter(|finding| !finding.is_excepted(&name, &text))
            .collect();
        for finding in &findings {
            println!("{name}:{}: {}", finding.place, finding.message);
        }
        tally.add(Tally::check(
            &format!("{name}: {} findings", findings.len()),
            findings.is_empty(),
        ));
    }
    // Whatever it says of no page, it could not do its work.
    for line in printed
        .lines()
        .filter(|line| !line.contains(".html\":") && !line.contains(".css\":"))
    {
        tally.add(Tally::failure(format!("the validator says: {line}")));
    }
    Ok(tally)
}

/// What the validator found.
#[derive(Debug, PartialEq, Eq)]
struct Finding<'a> {
    /// Where, as `line.column-line.column`, counted from 1.
    place: &'a str,
    /// What, beginning with its kind.
    message: &'a str,
}

/// The findings on one page, from lines such as `"file:/a.html":1.2-1.9: error: what it is`.
fn findings<'a>(printed: &'a str, page: &Path) -> impl Iterator<Item = Finding<'a>> {
    let start = format!("\"file:{}\":", page.display());
    printed.lines().filter_map(move |line| {
        let (place, message) = line.strip_prefix(&start)?.split_once(": ")?;
        Some(Finding { place, message })
    })
}

impl Finding<'_> {
    fn is_excepted(&self, page: &str, text: &str) -> bool {
        let tag = self.tag(page, text).unwrap_or_default();
        EXCEPTIONS.iter().any(|exception| {
            page.ends_with(exception.page)
                && self.message.contains(exception.says)
                && tag.starts_with(exception.tag)
        })
    }

    /// The page's text from where the finding begins; a style sheet's from where its line does.
    fn tag<'t>(&self, page: &str, text: &'t str) -> Option<&'t str> {
        let (begin, _) = self.place.split_once('-')?;
        let (line, column) = begin.split_once('.')?;
        let line = text
            .lines()
            .nth(line.parse::<usize>().ok()?.checked_sub(1)?)?;
        if page.ends_with(".css") {
            return Some(line.trim_start());
        }
        let column = column.parse::<usize>().ok()?.checked_sub(1)?;
        let (at, _) = line.char_indices().nth(column)?;
        line.get(at..)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "\"file:/d/a.html\":2.3-2.9: error: It is: wrong.\n\
        \"file:/d/b.html\":1.1-1.4: info warning: Consider using the “h1” element as a top-level heading only.\n";

    #[test]
    fn findings_are_told_apart_by_page() {
        let found: Vec<_> = findings(PRINTED, Path::new("/d/a.html")).collect();
        let expected = Finding {
            place: "2.3-2.9",
            message: "error: It is: wrong.",
        };
        assert_eq!(found, [expected]);
        assert_eq!(findings(PRINTED, Path::new("/d/c.html")).count(), 0);
    }

    #[test]
    fn an_exception_holds_for_its_page_and_its_tag_only() {
        let check = |page, text, expected| {
            let finding = findings(PRINTED, Path::new("/d/b.html")).next().unwrap();
            assert_eq!(finding.is_excepted(page, text), expected, "{page} {text}");
        };
        check("lamplight.html", "<h1 id=\"a\">", true);
        check("a.html", "<h1 id=\"a\">", false);
        check("lamplight.html", "<p>", false);
        check("lamplight.html", "", false);
    }

    #[test]
    fn in_a_sheet_the_line_says_what_it_is_of() {
        let check = |text: &str, expected| {
            let finding = Finding {
                place: "2.14-2.14",
                message: "error: CSS: Parse Error.",
            };
            assert_eq!(finding.is_excepted("a.css", text), expected, "{text}");
        };
        check("p {}\n  ::highlight(a) {}", true);
        check("p {}\n  ::marker(a) {}", false);
        check("::highlight(a) {}\np {", false);
    }
}
