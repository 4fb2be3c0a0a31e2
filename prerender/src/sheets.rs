//! The style sheets, joined in the order in which they build on each other.

use std::fs;
use std::path::Path;

use crate::failure::Failure;

/// The sheets, after the faces. Printing comes last, since it
/// takes away.
const SHEETS: [&str; 15] = [
    "fallbacks",
    "tokens",
    "base",
    "prose",
    "shelf",
    "cover",
    "card",
    "controls",
    "panel",
    "pickers",
    "range",
    "theme-editor",
    "help",
    "forced-colors",
    "print",
];

/// The sheets that the page for a wrong address needs.
const NOT_FOUND_SHEETS: [&str; 5] = ["fallbacks", "tokens", "base", "prose", "print"];

/// The style of a page with everything on it.
pub fn whole(folder: &Path) -> Result<String, Failure> {
    join(folder, &SHEETS)
}

/// The style of a story's page, which has no shelf.
pub fn story(folder: &Path) -> Result<String, Failure> {
    let sheets: Vec<_> = SHEETS
        .into_iter()
        .filter(|sheet| *sheet != "shelf")
        .collect();
    join(folder, &sheets)
}

/// The style of the page for a wrong address.
pub fn not_found(folder: &Path) -> Result<String, Failure> {
    join(folder, &NOT_FOUND_SHEETS)
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
/// empty lines. Every page carries the result.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_stay_at_home() {
        let sheet = "/* a\n b */\na {\n  color: red; /* c */\n}\n\n/* d */ b {}\n";
        assert_eq!(without_comments(sheet), "a {\ncolor: red;\n}\nb {}");
    }
}
