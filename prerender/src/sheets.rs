//! The style sheets, joined in the order in which they build on each other.

use std::fs;
use std::path::Path;

use crate::failure::Failure;

/// What pages carry, after the faces: all that is seen without the app. Printing comes
/// last, since it takes away.
const SHEETS: [&str; 11] = [
    "fallbacks",
    "tokens",
    "base",
    "prose",
    "paged",
    "shelf",
    "cover",
    "card",
    "controls",
    "print",
    "shelf-print",
];

/// What the page for a wrong address carries.
const NOT_FOUND_SHEETS: [&str; 6] = ["fallbacks", "tokens", "base", "prose", "not-found", "print"];

/// The sheets of what only the app shows. They come after the page's own.
const APP_SHEETS: [&str; 16] = [
    "app/tokens",
    "app/fades",
    "app/bars",
    "app/foot",
    "app/turns",
    "app/glow",
    "app/continue",
    "app/controls",
    "app/panel",
    "app/field",
    "app/pickers",
    "app/range",
    "app/go-to",
    "app/desk",
    "app/theme-editor",
    "app/help",
];

/// The sheets of what only the desk shows. They come after those of the app.
const DESK_SHEETS: [&str; 7] = [
    "desk/tones",
    "desk/marked",
    "desk/selection-bar",
    "desk/find",
    "desk/marks",
    "desk/share",
    "desk/your-data",
];

/// What of the desk is for paper.
const DESK_PRINT_SHEETS: [&str; 1] = ["desk/print"];

/// The style of a page with everything on it.
pub fn whole(folder: &Path) -> Result<String, Failure> {
    on_a_page(folder, &SHEETS)
}

/// The style of a story's page, which has no shelf.
pub fn story(folder: &Path) -> Result<String, Failure> {
    without(folder, &["shelf", "shelf-print"])
}

/// The style of the shelf's page, which has no text.
pub fn shelf(folder: &Path) -> Result<String, Failure> {
    without(folder, &["prose", "paged"])
}

/// The style of the page for a wrong address.
pub fn not_found(folder: &Path) -> Result<String, Failure> {
    on_a_page(folder, &NOT_FOUND_SHEETS)
}

/// The style of what only the app shows. It is for the screen: after a page's rules for
/// printing it would have the last word. `program-site.js` tells by its end that it is whole.
///
/// Fails on what would be markup in the one-file edition, where it stands in an SVG.
pub fn app(folder: &Path) -> Result<String, Failure> {
    on_the_screen(folder, &APP_SHEETS)
}

/// The style of what only the desk shows, likewise, and what of that is for paper.
pub fn desk(folder: &Path) -> Result<String, Failure> {
    let print = in_an_svg(folder, &DESK_PRINT_SHEETS)?;
    Ok(print + "\n" + &on_the_screen(folder, &DESK_SHEETS)?)
}

fn on_the_screen(folder: &Path, names: &[&str]) -> Result<String, Failure> {
    let sheets = in_an_svg(folder, names)?;
    Ok(format!("@media screen {{\n{sheets}\n}}\n/* whole */"))
}

fn in_an_svg(folder: &Path, names: &[&str]) -> Result<String, Failure> {
    let sheets = join(folder, names)?;
    if let Some(line) = sheets.lines().find(|line| line.contains(['<', '&'])) {
        return Err(Failure::new(format!(
            "{names:?} have {line:?}: in an SVG < and & are markup; \
             write (80em > width) for (width < 80em), and nest without &"
        )));
    }
    Ok(sheets)
}

/// The faces, with `address` in place of each file's name.
pub fn faces(folder: &Path, address: impl Fn(&str) -> Option<String>) -> Result<String, Failure> {
    let sheet = join(folder, &["fonts"])?;
    let mut parts = sheet.split("url(\"");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('"').unwrap_or((part, ""));
        let address = address(name).ok_or_else(|| {
            Failure::new(format!(
                "fonts.css names {name:?}, which is not in static/fonts"
            ))
        })?;
        result.push_str(&format!("url(\"{address}\"{rest}"));
    }
    Ok(result)
}

fn without(folder: &Path, left_out: &[&str]) -> Result<String, Failure> {
    let mut sheets = SHEETS.to_vec();
    sheets.retain(|sheet| !left_out.contains(sheet));
    on_a_page(folder, &sheets)
}

fn on_a_page(folder: &Path, names: &[&str]) -> Result<String, Failure> {
    Ok(without_lines(&join(folder, names)?))
}

fn join(folder: &Path, names: &[&str]) -> Result<String, Failure> {
    let mut sheets = Vec::new();
    for name in names {
        let path = folder.join(format!("{name}.css"));
        let sheet = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
        sheets.push(without_comments(&sheet));
    }
    Ok(sheets.join("\n"))
}

/// The sheet without what is for its authors only: comments, indentation and
/// empty lines.
fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let mut code = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        code.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    code.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The sheet without line breaks where nothing needs one: every page carries it.
fn without_lines(sheet: &str) -> String {
    let mut joined = String::new();
    for line in sheet.lines() {
        if joined.ends_with(|last| !matches!(last, '{' | '}' | ';' | ',')) {
            joined.push('\n');
        }
        joined.push_str(line);
    }
    joined
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn comments_and_lines_stay_at_home() {
        let sheet = "/* a\n b */\na {\n  color: red; /* c */\n}\n\n/* d */ b {}\n";
        let code = "a {\ncolor: red;\n}\nb {}";
        assert_eq!(without_comments(sheet), code);
        assert_eq!(without_lines(code), "a {color: red;}b {}");
        assert_eq!(without_lines("a,\nb > c\nd {\n}"), "a,b > c\nd {}");
    }

    #[test]
    fn every_sheet_has_its_place() {
        let names = |folder: &Path, prefix: &str| -> Vec<String> {
            let files = fs::read_dir(folder)
                .unwrap()
                .map(|file| file.unwrap().path());
            let sheets = files.filter(|file| file.extension().is_some_and(|name| name == "css"));
            sheets
                .map(|file| format!("{prefix}{}", file.file_stem().unwrap().to_string_lossy()))
                .collect()
        };
        let mut found = names(&folder(), "");
        found.extend(names(&folder().join("app"), "app/"));
        found.extend(names(&folder().join("desk"), "desk/"));
        let mut listed: Vec<&str> = [
            &SHEETS[..],
            &NOT_FOUND_SHEETS,
            &APP_SHEETS,
            &DESK_SHEETS,
            &DESK_PRINT_SHEETS,
        ]
        .concat();
        listed.push("fonts");
        found.sort();
        listed.sort_unstable();
        listed.dedup();
        assert_eq!(found, listed);
    }

    #[test]
    fn what_the_app_shows_is_for_the_screen() {
        let style = app(&folder()).unwrap();
        assert!(style.starts_with("@media screen {\n:root {\n"), "{style}");
        assert!(style.ends_with("}\n}\n/* whole */"), "{style}");
    }

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../static/css")
    }
}
