//! Reading is total: whatever lies in the folder, there is a library or there
//! are problems, each with a place in its file, and what comes out is sound.

// What helps tests may fail as loudly as they.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod sources;

use std::collections::BTreeSet;

use lamplight::model::source::{self, Diagnostic, SourceFile};
use lamplight::model::{Block, Inline, Library, Story};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use self::sources::outline::outline;
use self::sources::written::{Chunk, Piece, Written, chunk, plain_char};
use self::sources::{LIBRARY, file, numbers, read_body, story_file, untypeset};

/// What Markdown, HTML, TOML and typographers give a meaning to.
const TOKENS: [&str; 82] = [
    "a",
    "B",
    "é",
    "word ",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "```",
    "#",
    "## ",
    "> ",
    ">",
    "- ",
    "+ ",
    "1. ",
    "1",
    ".",
    "---",
    "===",
    "* * *",
    "|",
    "|-|-|\n",
    "\\",
    "\\\n",
    "  \n",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "](x)",
    "](javascript:x)",
    "[a]: b\n",
    "[a][b]",
    "[^",
    "[^1]",
    "[^1]: ",
    "[^1]: x\n\n",
    "<",
    ">",
    "<b>",
    "</b>",
    "<br>",
    "<div>",
    "<!-- ",
    " -->",
    "<?",
    "<![CDATA[",
    "]]>",
    "<span>",
    "<span lang=\"it\">",
    "</span>",
    "<i lang='fr'>",
    "</i>",
    "<https://x.y>",
    "&amp;",
    "&#0;",
    "&",
    "\"",
    "'",
    "’",
    "“",
    "–",
    " – ",
    "—",
    "\u{a0}",
    "\u{0}",
    "\u{feff}",
];

/// A story that has something of everything.
const RICH: &str = "+++\ntitle = \"Rich\"\nauthor = \"A\"\nlanguage = \"en\"\n\
    description = \"D\"\ndate = 2026-11-20\n\
    cover = { motif = \"rain-window\", tones = [\"#2f4a56\", \"#d9a464\"] }\n+++\n\n\
    ## One\n\n\"Ciao, <span lang=\"it\">*amico*</span>,\" she said[^1] – *or **so** it was*.\n\n\
    * * *\n\n> Verse,  \n> verse.\\\n> [Link](https://example.org/a) <b@c.d> [l]\n\n\
    Rock 'n' roll, <i lang=\"fr\">non</i>?[^n]\n\n[l]: #p1\n\n[^1]: Note.\n\n[^n]: More.\n\n    Two.\n";

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        // What fails is printed, and belongs in a test of its own.
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(192))]

    #[test]
    fn any_bytes_are_read(
        library in vec(any::<u8>(), 0..200),
        story in vec(any::<u8>(), 0..400),
    ) {
        check(&[file("library.toml", &library), file("a.md", &story)]);
        check(&[file("library.toml", LIBRARY), file("a.md", &story)]);
    }

    #[test]
    fn any_text_is_read(front in any::<String>(), body in any::<String>()) {
        check(&[file("library.toml", LIBRARY), story_file("a.md", &body)]);
        check(&[file("library.toml", &front), file("a.md", format!("+++\n{front}\n+++\n{body}"))]);
    }

    #[test]
    fn any_names_are_sorted(names in vec("[ab.A ~é/-]{0,4}|library.toml|[ab].md|\\PC{0,6}", 0..6)) {
        let mut files: Vec<_> = names.iter().map(|name| story_file(name, "x")).collect();
        check(&files);
        let read = source::read(&files);
        files.reverse();
        prop_assert_eq!(source::read(&files), read);
    }

    #[test]
    fn any_markup_is_read(tokens in vec(select(&TOKENS[..]), 0..60)) {
        check(&[file("library.toml", LIBRARY), story_file("a.md", &tokens.concat())]);
    }

    #[test]
    fn a_damaged_story_is_read(damages in vec(damage(), 1..5)) {
        let mut text = RICH.as_bytes().to_vec();
        for damage in damages {
            damage.apply(&mut text);
        }
        check(&[file("library.toml", LIBRARY), file("a.md", &text)]);
    }

    #[test]
    fn a_damaged_library_file_is_read(damages in vec(damage(), 1..4)) {
        let text = "id = \"x\"\ntitle = \"X\"\nupdated = 2026-11-20\norder = [\"a\"]\n";
        let mut text = text.as_bytes().to_vec();
        for damage in damages {
            damage.apply(&mut text);
        }
        check(&[file("library.toml", &text), story_file("a.md", "x")]);
    }

    #[test]
    fn a_valid_story_says_what_was_written(mut chunks in vec(chunk(), 0..6)) {
        chunks.insert(0, Chunk::Paragraph(vec![vec![Piece::Words("word".to_owned())]]));
        let written = Written::new(&chunks);
        match read_body(written.markdown()) {
            Ok(library) => {
                check_library(&library);
                prop_assert_eq!(untypeset(&outline(&library.stories[0])), written.outline());
            }
            Err(problems) => prop_assert!(false, "{}\n{problems:#?}", written.markdown()),
        }
    }

    #[test]
    fn typesetting_can_be_undone(text in plain_text()) {
        prop_assert_eq!(untypeset(&source::typeset(&text)), text);
    }

    #[test]
    fn typesetting_twice_is_typesetting_once(text in plain_text()) {
        let set = source::typeset(&text);
        prop_assert_eq!(source::typeset(&set), set);
    }
}

/// Text with many quotes and dashes, none of them set.
fn plain_text() -> impl Strategy<Value = String> {
    let space = select(&[' ', '\n', '"', '\'', '–', '—'][..]);
    let char = prop_oneof![1 => space, 1 => plain_char()];
    vec(char, 0..60).prop_map(String::from_iter)
}

/// Something that happens to a file.
#[derive(Debug, Clone)]
enum Damage {
    /// Bytes are lost.
    Cut(Index, usize),
    /// Something is put in.
    Insert(Index, &'static str),
    /// A byte is changed.
    Change(Index, u8),
    /// The rest is there twice.
    Repeat(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<Index>(), 0..80_usize).prop_map(|(at, length)| Damage::Cut(at, length)),
        (any::<Index>(), select(&TOKENS[..])).prop_map(|(at, token)| Damage::Insert(at, token)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Change(at, byte)),
        any::<Index>().prop_map(Damage::Repeat),
    ]
}

impl Damage {
    fn apply(&self, text: &mut Vec<u8>) {
        match self {
            Self::Cut(at, length) => {
                let start = at.index(text.len() + 1);
                text.drain(start..text.len().min(start + length));
            }
            Self::Insert(at, token) => {
                let start = at.index(text.len() + 1);
                text.splice(start..start, token.bytes());
            }
            Self::Change(at, byte) if !text.is_empty() => {
                let at = at.index(text.len());
                text[at] = *byte;
            }
            Self::Change(..) => {}
            Self::Repeat(at) => text.extend_from_within(at.index(text.len() + 1)..),
        }
    }
}

/// Reads `files`; what comes out must be sound, whichever it is.
fn check(files: &[SourceFile]) {
    match source::read(files) {
        Ok(library) => check_library(&library),
        Err(problems) => check_problems(files, &problems),
    }
}

fn check_library(library: &Library) {
    assert!(!library.title.trim().is_empty());
    assert!(!library.stories.is_empty());
    let slugs: BTreeSet<_> = library.stories.iter().map(|s| s.slug.as_str()).collect();
    assert_eq!(slugs.len(), library.stories.len());
    library.stories.iter().for_each(check_story);
}

fn check_story(story: &Story) {
    assert!(!story.title.trim().is_empty());
    assert!(story.words() > 0);
    let numbers = numbers(story);
    let count = u32::try_from(numbers.len()).unwrap();
    assert_eq!(numbers, Vec::from_iter(1..=count));
    let mut notes = BTreeSet::new();
    check_blocks(&story.blocks, &mut notes);
    let count = u32::try_from(story.footnotes.len()).unwrap();
    assert_eq!(Vec::from_iter(notes), Vec::from_iter(1..=count));
    for (number, note) in (1..).zip(&story.footnotes) {
        assert_eq!(note.number, number);
        let mut notes = BTreeSet::new();
        check_blocks(&note.blocks, &mut notes);
        assert!(notes.is_empty());
    }
}

/// Checks `blocks`; the footnotes that they refer to go into `notes`.
fn check_blocks(blocks: &[Block], notes: &mut BTreeSet<u32>) {
    assert!(!blocks.is_empty());
    for block in blocks {
        match block {
            Block::Paragraph(text) => check_inlines(&text.content, notes),
            Block::Heading { level, text } => {
                assert!((2..=6).contains(level));
                check_inlines(&text.content, notes);
            }
            Block::Break => {}
            Block::Quote(blocks) => check_blocks(blocks, notes),
        }
        let mut text = String::new();
        block.push_text(&mut text);
        assert!(matches!(block, Block::Break | Block::Quote(_)) || !text.trim().is_empty());
        assert!(!text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')));
    }
}

fn check_inlines(content: &[Inline], notes: &mut BTreeSet<u32>) {
    for inline in content {
        match inline {
            Inline::Text(words) => assert!(!words.is_empty()),
            Inline::Link { href, content } => {
                let colon = href.find(':').unwrap_or(href.len());
                let is_relative = href[..colon].contains(['/', '?', '#']) || colon == href.len();
                let scheme = href[..colon].to_lowercase();
                assert!(is_relative || ["https", "http", "mailto"].contains(&scheme.as_str()));
                check_inlines(content, notes);
            }
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Foreign { content, .. } => check_inlines(content, notes),
            Inline::LineBreak => {}
            Inline::FootnoteReference(number) => {
                notes.insert(*number);
            }
        }
    }
}

fn check_problems(files: &[SourceFile], problems: &[Diagnostic]) {
    assert!(!problems.is_empty());
    let key = |p: &Diagnostic| (p.file.clone(), p.line, p.column);
    assert!(problems.is_sorted_by_key(key), "{problems:#?}");
    for problem in problems {
        for line in [&problem.problem, &problem.mend] {
            assert!(
                !line.is_empty() && !line.contains(['\n', '\r']),
                "{problem}"
            );
        }
        let place = (problem.line, problem.column);
        let file = files.iter().find(|file| file.name == problem.file);
        if let Some(file) = file {
            let text = String::from_utf8_lossy(&file.bytes).replace("\r\n", "\n");
            let line = text.split(['\n', '\r']).nth(problem.line - 1);
            let end = line.map(|line| line.chars().count() + 1);
            assert!(end.is_some_and(|end| problem.column <= end), "{problem}");
        } else {
            assert_eq!((problem.file.as_str(), place), ("library.toml", (1, 1)));
        }
        assert!(problem.line > 0 && problem.column > 0, "{problem}");
    }
}
