//! What a browser may keep of a build without asking again.

use std::fs;
use std::path::Path;

use super::Tally;
use crate::failure::{Failure, file_failure};
use crate::site;

/// To be asked for anew.
pub const FRESH: &str = "no-cache";
/// Never to be asked for again.
pub const KEPT: &str = "max-age=31536000, immutable";

/// The file of rules.
pub const RULES: &str = "_headers";

/// How many rules Cloudflare Pages reads.
const MOST_RULES: usize = 100;

/// What is to be said of a file of this name.
pub fn of(name: &str) -> &'static str {
    let hash = |stem: &str| {
        let (_, hash) = stem.rsplit_once('-')?;
        Some(hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    match name.rsplit_once('.') {
        Some((stem, extension)) if extension != "html" && hash(stem) == Some(true) => KEPT,
        _ => FRESH,
    }
}

/// Whether `_headers` says so of each file in a built folder, and says it once: where several
/// rules match an address, hosts join what they say.
///
/// # Errors
/// When the folder cannot be read.
pub fn check_headers(dist: &Path) -> Result<Tally, Failure> {
    let path = dist.join(RULES);
    let text = fs::read_to_string(&path).map_err(file_failure("read", &path))?;
    let rules = rules(&text);
    let mut tally = Tally::check(
        &format!("_headers has {} rules", rules.len()),
        (1..=MOST_RULES).contains(&rules.len()),
    );
    let mut names: Vec<_> = site::files(dist)?
        .iter()
        .filter_map(|file| file.file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    // The shelf, and what an update begins with.
    names.extend([String::new(), "sw.js".to_owned()]);
    for name in names {
        let said = said(&rules, &name);
        let is_page = name.is_empty() || name == "sw.js" || name.ends_with(".html");
        let as_expected = match of(&name) {
            // Hosts say by themselves that whatever has no rule is to be asked for anew.
            FRESH if !is_page => said.is_empty(),
            expected => said == [expected],
        };
        let trouble = format!("_headers says of /{name}: {said:?}");
        tally.add(Tally::check(&trouble, as_expected));
    }
    Ok(tally)
}

/// Whether nothing in a built folder names the rules: hosts that read them give them to nobody,
/// and whatever is to have every file that it names would have none.
///
/// # Errors
/// When the folder cannot be read.
pub fn check_unnamed(dist: &Path) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    for file in site::files(dist)? {
        let bytes = fs::read(&file).map_err(file_failure("read", &file))?;
        let mut parts = bytes.windows(RULES.len());
        let trouble = format!("{} names {RULES}", file.display());
        let is_unnamed = !parts.any(|part| part == RULES.as_bytes());
        tally.add(Tally::check(&trouble, is_unnamed));
    }
    Ok(tally)
}

/// Each rule's path, and what it says of `Cache-Control`.
fn rules(text: &str) -> Vec<(&str, &str)> {
    let mut path = "";
    let mut rules = Vec::new();
    for line in text.lines() {
        match line.trim().split_once("Cache-Control: ") {
            Some((_, value)) => rules.push((path, value)),
            None => path = line,
        }
    }
    rules
}

/// What all rules for `/<name>` say.
fn said<'a>(rules: &[(&str, &'a str)], name: &str) -> Vec<&'a str> {
    let address = format!("/{name}");
    let matches = |path: &str| match path.split_once('*') {
        Some((start, end)) => address.starts_with(start) && address.ends_with(end),
        None => address == path,
    };
    let matching = rules.iter().filter(|(path, _)| matches(path));
    matching.map(|(_, value)| *value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_are_kept() {
        let check = |name, expected| assert_eq!(of(name), expected, "{name}");
        check("lamplight-d9f9a018e9c2a452.wasm", KEPT);
        check("icon-512-ccaf9467de6f1d3d.png", KEPT);
        check("a-d9f9a018e9c2a452.html", FRESH);
        check("lamplight.webmanifest", FRESH);
        check("sw.js", FRESH);
        check("", FRESH);
    }

    #[test]
    fn finds_what_names_the_rules() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.html"), "headers").unwrap();
        assert_eq!(check_unnamed(folder.path()).unwrap().failed, 0);
        fs::write(folder.path().join("sw.js"), "[\"_headers\"]").unwrap();
        assert_eq!(check_unnamed(folder.path()).unwrap().failed, 1);
    }

    #[test]
    fn finds_what_headers_say_wrong() {
        let failed = |headers: &str| {
            let folder = tempfile::tempdir().unwrap();
            for name in ["a.html", "a-d9f9a018e9c2a452.js", "robots.txt"] {
                fs::write(folder.path().join(name), "").unwrap();
            }
            fs::write(folder.path().join(RULES), headers).unwrap();
            check_headers(folder.path()).unwrap().troubles
        };
        let rule = |path: &str, value: &str| format!("{path}\n  Cache-Control: {value}\n");
        let pages = ["/", "/*.html", "/sw.js"]
            .map(|path| rule(path, FRESH))
            .concat();
        let hashed = rule("/a-d9f9a018e9c2a452.js", KEPT);
        assert_eq!(failed(&format!("{pages}{hashed}")), [""; 0]);
        assert_eq!(
            failed(&pages),
            ["_headers says of /a-d9f9a018e9c2a452.js: []"]
        );
        let all = rule("/*.js", KEPT);
        let joined = failed(&format!("{pages}{all}"));
        assert_eq!(
            joined,
            [format!("_headers says of /sw.js: {:?}", [FRESH, KEPT])]
        );
    }
}
