//! What a reader downloads, against what it may weigh.

use std::fs;
use std::path::{Path, PathBuf};

use crate::compress;
use crate::failure::{Failure, file_failure};
use crate::markup;
use crate::site;

/// The wasm, its glue and other scripts, brotli 11, of what a story page loads by itself.
const APP: u64 = 125_000;
/// The second program, its glue and its style, brotli 11: fetched when something of it is first
/// wanted.
const DESK: u64 = 245_000;
/// The style sheet of what only the app shows, brotli 11; a panel weighs some 250.
const APP_STYLE: u64 = 4_500;
/// A story page of about [`PAGE_WORDS`] words with its style inline, brotli 11.
const PAGE: u64 = 12_000;
/// The most words that a page has which [`PAGE`] is for; longer stories may weigh more.
const PAGE_WORDS: u64 = 600;
/// The one-file edition of a library of at most [`FILE_STORIES`] stories, as it lies there: it had
/// 828,000 before the second program, which is in it whole.
const FILE: u64 = 1_300_000;
/// The most stories that a library has which [`FILE`] is for.
const FILE_STORIES: usize = 3;
/// The one font that a story page asks for before its first paint, as it travels.
const FONT: u64 = 61_000;

/// A file that was built, and what it weighs in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artefact {
    /// Its name.
    pub name: String,
    /// As it lies there.
    pub raw: u64,
    /// After brotli at its best.
    pub brotli: u64,
}

/// One budget, and what of it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is counted.
    pub what: String,
    /// How much there is.
    pub used: u64,
    /// How much there may be.
    pub limit: u64,
    /// How much there must be.
    pub least: u64,
}

impl Check {
    /// Whether the budget is kept.
    pub fn is_kept(&self) -> bool {
        (self.least..=self.limit).contains(&self.used)
    }

    fn at_most(what: impl Into<String>, used: u64, limit: u64) -> Self {
        Self {
            what: what.into(),
            used,
            limit,
            least: 1,
        }
    }
}

/// Everything in a built folder, weighed.
pub struct Report {
    /// Each file.
    pub artefacts: Vec<Artefact>,
    /// Each budget.
    pub checks: Vec<Check>,
}

/// Weighs a built folder.
///
/// # Errors
/// When it cannot be read, or has no story page.
pub fn weigh(dist: &Path) -> Result<Report, Failure> {
    let artefacts = artefacts(site::files(dist)?)?;
    let weight = |name: &str| artefacts.iter().find(|artefact| artefact.name == name);
    let pages = pages(dist)?;
    let page = pages
        .iter()
        .filter(|page| page.words <= PAGE_WORDS)
        .max_by_key(|page| weight(&page.name).map(|artefact| artefact.brotli))
        .or_else(|| pages.iter().min_by_key(|page| page.words))
        .ok_or_else(|| {
            Failure::new(
                format!("{} has no story page", dist.display()),
                "Put a story into stories/ (`cargo xtask new \"A title\"`), and build again.",
            )
        })?;

    // What the page does not name, or only where the desk is to be, is fetched when it is first
    // opened.
    let later = markup::tag_with(&page.html, "id=\"desk\"").unwrap_or_default();
    let opens = |artefact: &&Artefact| later.contains(artefact.name.as_str());
    let loads = |artefact: &&Artefact| {
        page.html.contains(artefact.name.as_str()) && !later.contains(artefact.name.as_str())
    };
    let desk: u64 = artefacts.iter().filter(opens).map(|a| a.brotli).sum();
    let of_the_app = |extensions: &[&str]| -> u64 {
        artefacts
            .iter()
            .filter(|a| {
                extensions
                    .iter()
                    .any(|extension| a.name.ends_with(extension))
            })
            .filter(loads)
            .map(|a| a.brotli)
            .sum()
    };
    let fonts = markup::preloaded_fonts(&page.html);
    let mut checks = vec![
        Check::at_most("wasm + glue, brotli 11", of_the_app(&[".wasm", ".js"]), APP),
        Check::at_most(
            "the app's style, brotli 11",
            of_the_app(&[".css"]),
            APP_STYLE,
        ),
        Check::at_most(
            "fonts fetched before first paint, files",
            u64::try_from(fonts.len()).unwrap_or(u64::MAX),
            1,
        ),
        Check::at_most(
            "fonts fetched before first paint, raw",
            fonts
                .iter()
                .filter_map(|font| weight(font))
                .map(|a| a.raw)
                .sum(),
            FONT,
        ),
    ];
    if page.words <= PAGE_WORDS {
        let what = format!("{} ({} words), brotli 11", page.name, page.words);
        let used = weight(&page.name).map_or(0, |artefact| artefact.brotli);
        checks.insert(1, Check::at_most(what, used, PAGE));
    }
    if desk > 0 {
        checks.push(Check::at_most(
            "the desk, when first wanted, brotli 11",
            desk,
            DESK,
        ));
    }
    if let Some(file) = weight("lamplight.html").filter(|_| pages.len() <= FILE_STORIES) {
        checks.push(Check::at_most("the one-file edition, raw", file.raw, FILE));
    }
    Ok(Report { artefacts, checks })
}

struct Page {
    name: String,
    html: String,
    words: u64,
}

fn pages(dist: &Path) -> Result<Vec<Page>, Failure> {
    let read = |path: PathBuf| {
        let html = fs::read_to_string(&path).map_err(file_failure("read", &path))?;
        let words = markup::words(&html).unwrap_or_default();
        Ok(Page {
            name: name_of(&path),
            html,
            words,
        })
    };
    site::story_pages(dist)?.into_iter().map(read).collect()
}

/// Weighs every file but the packed copies: they are what is counted here anyway.
fn artefacts(mut files: Vec<PathBuf>) -> Result<Vec<Artefact>, Failure> {
    files.retain(|file| !compress::is_copy(file));
    let mut all = compress::for_each(&files, artefact)?;
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(all)
}

fn artefact(file: &Path) -> Result<Artefact, Failure> {
    let bytes = fs::read(file).map_err(file_failure("read", file))?;
    let brotli = compress::brotli(&bytes).map_err(file_failure("compress", file))?;
    Ok(Artefact {
        name: name_of(file),
        raw: length(&bytes),
        brotli: length(&brotli),
    })
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that brotli cannot make smaller, the same in every run.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        };
        (0..length).map(|_| next()).collect()
    }

    /// As many bytes as break a budget: what is read as brotli may come out a little smaller.
    fn over(limit: u64) -> usize {
        usize::try_from(limit + limit / 50).unwrap()
    }

    fn hexadecimal(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Weighs a folder with one story page and its parts, and names the budgets not kept.
    fn broken(
        words: u64,
        text: usize,
        wasm: usize,
        style: usize,
        font: usize,
        fonts: usize,
    ) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
        let preload = r#"<link rel="preload" href="face.woff2" as="font">"#.repeat(fonts);
        let page = format!(
            r#"{preload}<script src="app.js"></script>app.css app.wasm<div id="desk" data-wasm="desk.wasm"></div><article data-words="{words}">{}"#,
            hexadecimal(&noise(text))
        );
        write("anya.html", page.as_bytes());
        write("index.html", b"shelf");
        write("lamplight.html", &noise(200_000));
        write("app.js", b"let wasm_bindgen");
        write("later.js", &noise(200_000));
        write("later.css", &noise(200_000));
        write("desk.wasm", &noise(200_000));
        write("app.css", &noise(style));
        write("app.wasm", &noise(wasm));
        write("face.woff2", &noise(font));
        write("app.js.br", &noise(200_000));
        let report = weigh(folder.path()).unwrap();
        assert_eq!(report.artefacts.len(), 10);
        let broken = report.checks.into_iter().filter(|check| !check.is_kept());
        broken.map(|check| check.what).collect()
    }

    #[test]
    fn finds_the_budgets_that_are_not_kept() {
        let check = |(words, text, wasm, style, font, fonts), expected: &[&str]| {
            assert_eq!(broken(words, text, wasm, style, font, fonts), expected);
        };
        let (wasm, style) = (over(APP), over(APP_STYLE));
        let (page, font) = (over(PAGE), over(FONT));
        check((500, 9_000, 80_000, 3_000, 50_000, 1), &[]);
        check(
            (500, 9_000, wasm, 3_000, 50_000, 1),
            &["wasm + glue, brotli 11"],
        );
        check(
            (500, 9_000, 80_000, style, 50_000, 1),
            &["the app's style, brotli 11"],
        );
        check(
            (500, page, 80_000, 3_000, 50_000, 1),
            &["anya.html (500 words), brotli 11"],
        );
        check((9_000, page, 80_000, 3_000, 50_000, 1), &[]);
        check(
            (500, 9_000, 80_000, 3_000, font, 1),
            &["fonts fetched before first paint, raw"],
        );
        check(
            (500, 9_000, 80_000, 3_000, 20_000, 2),
            &["fonts fetched before first paint, files"],
        );
        check(
            (500, 9_000, 80_000, 3_000, 50_000, 0),
            &[
                "fonts fetched before first paint, files",
                "fonts fetched before first paint, raw",
            ],
        );
    }

    #[test]
    fn the_desk_has_a_limit_of_its_own() {
        let is_broken = |bytes: usize| {
            let folder = tempfile::tempdir().unwrap();
            let write =
                |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
            write(
                "a.html",
                br#"<article data-words="9"></article><div hidden id="desk" data-wasm="d.wasm"></div>"#,
            );
            write("d.wasm", &noise(bytes));
            let checks = weigh(folder.path()).unwrap().checks;
            checks
                .iter()
                .any(|check| check.what.starts_with("the desk") && !check.is_kept())
        };
        assert!(!is_broken(100_000));
        assert!(is_broken(over(DESK)));
    }

    #[test]
    fn the_one_file_edition_of_few_stories_has_a_limit() {
        let is_broken = |stories: usize, bytes: u64| {
            let folder = tempfile::tempdir().unwrap();
            let write =
                |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
            for story in 0..stories {
                write(&format!("{story}.html"), b"<article data-words=\"9\">");
            }
            write("lamplight.html", &vec![0; usize::try_from(bytes).unwrap()]);
            let checks = weigh(folder.path()).unwrap().checks;
            checks
                .iter()
                .any(|check| check.what.starts_with("the one-file") && !check.is_kept())
        };
        assert!(!is_broken(FILE_STORIES, FILE));
        assert!(is_broken(FILE_STORIES, FILE + 1));
        assert!(!is_broken(FILE_STORIES + 1, FILE + 1));
    }

    #[test]
    fn a_folder_without_stories_is_named() {
        let folder = tempfile::tempdir().unwrap();
        assert!(weigh(folder.path()).is_err_and(|f| f.to_string().contains("no story page")));
    }
}
