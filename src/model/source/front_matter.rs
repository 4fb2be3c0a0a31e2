//! What stands between the `+++` lines at the top of a story's file.

use super::diagnostic::quoted;
use super::keys::Keys;
use super::near::nearest;
use super::report::{Refusal, Report};
use crate::model::{Colour, Cover, Date, LanguageTag, Motif};

/// The line before and after the front matter.
const FENCE: &str = "+++";
const KEYS: [&str; 6] = [
    "title",
    "author",
    "language",
    "description",
    "cover",
    "date",
];
const COVER_KEYS: [&str; 2] = ["motif", "tones"];

/// What a story says about itself.
#[derive(Debug)]
pub(super) struct FrontMatter {
    pub(super) title: String,
    pub(super) author: Option<String>,
    pub(super) language: Option<LanguageTag>,
    pub(super) description: Option<String>,
    pub(super) cover: Option<Cover>,
    pub(super) date: Option<Date>,
}

/// A file's parts.
pub(super) struct Parts<'t> {
    /// The front matter, if it is there.
    toml: Option<&'t str>,
    /// Where that begins, in bytes of the file.
    toml_start: usize,
    /// The story.
    pub(super) body: &'t str,
    /// Where that begins, in bytes of the file.
    pub(super) body_start: usize,
}

impl Parts<'_> {
    /// Whether there is front matter, right or wrong.
    pub(super) fn has_front_matter(&self) -> bool {
        self.toml.is_some()
    }
}

/// Parts the front matter from the story; none, and a report, where they cannot
/// be told apart.
pub(super) fn split<'t>(text: &'t str, report: &mut Report<'_>) -> Option<Parts<'t>> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != FENCE {
        let is_yaml = first.trim_end() == "---";
        let problem = if is_yaml {
            "the front matter stands between `---`, not between `+++`"
        } else {
            "there is no front matter"
        };
        let mend = "begin the file with a line `+++`, then `title = \"…\"`, then a line `+++`";
        report.add(0, problem, mend);
        return (!is_yaml).then_some(Parts {
            toml: None,
            toml_start: 0,
            body: text,
            body_start: 0,
        });
    }
    let toml_start = first.len();
    let mut end = toml_start;
    for line in lines {
        let body_start = end + line.len();
        if line.trim_end() == FENCE {
            return Some(Parts {
                toml: text.get(toml_start..end),
                toml_start,
                body: text.get(body_start..)?,
                body_start,
            });
        }
        end = body_start;
    }
    report.add(
        0,
        "the front matter has no end",
        "write a second line `+++` after its last key",
    );
    None
}

/// Reads the front matter; none, and a report, if anything in it is wrong.
pub(super) fn read(parts: &Parts<'_>, report: &mut Report<'_>) -> Option<FrontMatter> {
    let before = report.len();
    let keys = Keys::parse(parts.toml?, parts.toml_start, report)?;
    keys.allow(&KEYS, report);
    let title = keys.required_text("title", report);
    let author = keys.text("author", report);
    let language = keys.parsed("language", report, language);
    let description = keys.text("description", report);
    let cover = cover(&keys, report);
    let date = keys.date("date", report);
    if report.len() > before {
        return None;
    }
    Some(FrontMatter {
        title: title?,
        author,
        language,
        description,
        cover,
        date,
    })
}

/// A language tag, as front matter and library file take it.
pub(super) fn language(tag: &str) -> Result<LanguageTag, Refusal> {
    LanguageTag::parse(tag).ok_or_else(|| {
        Refusal::new(
            format!("{} is no language tag", quoted(tag)),
            "write a tag such as \"en\", \"it\" or \"pt-BR\"",
        )
    })
}

fn cover(keys: &Keys<'_>, report: &mut Report<'_>) -> Option<Cover> {
    let cover = keys.table("cover", report)?;
    cover.allow(&COVER_KEYS, report);
    let motif = cover.parsed("motif", report, motif);
    if !cover.has("motif") {
        let mend = format!("name one: {}", motif_names());
        report.add(cover.offset("motif"), "the cover names no motif", mend);
    }
    let (ground, light) = tones(&cover, report)?;
    Some(Cover {
        motif: motif?,
        ground,
        light,
    })
}

fn motif(name: &str) -> Result<Motif, Refusal> {
    Motif::parse(name).ok_or_else(|| {
        let all = format!("the motifs are {}", motif_names());
        let mend = match nearest(name, Motif::ALL.map(Motif::name)) {
            Some(meant) => format!("did you mean \"{meant}\"? {all}"),
            None => format!("choose one: {all}"),
        };
        Refusal::new(format!("unknown cover motif {}", quoted(name)), mend)
    })
}

fn motif_names() -> String {
    Motif::ALL.map(Motif::name).join(", ")
}

/// The two tones of a cover: its ground, and its light.
fn tones(cover: &Keys<'_>, report: &mut Report<'_>) -> Option<(Colour, Colour)> {
    let mend =
        "write two colours, of the ground and of the light: tones = [\"#2f3a46\", \"#e3ae6f\"]";
    if !cover.has("tones") {
        report.add(cover.offset("tones"), "the cover names no tones", mend);
        return None;
    }
    let before = report.len();
    let names = cover.list("tones", report)?;
    let mut tones = Vec::new();
    for name in &names {
        match Colour::parse(name.value) {
            Some(tone) => tones.push(tone),
            None => report.add(
                name.offset,
                format!("{} is no colour", quoted(name.value)),
                "write it as # and six of the digits 0-9 and a-f, such as \"#2f3a46\"",
            ),
        }
    }
    match tones.as_slice() {
        [ground, light] if report.len() == before => Some((*ground, *light)),
        _ => {
            if report.len() == before {
                let problem = format!("a cover has two tones, not {}", tones.len());
                report.add(cover.offset("tones"), problem, mend);
            }
            None
        }
    }
}
