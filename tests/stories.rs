//! The bundled library: it reads without a problem, and says word for word what
//! its authors wrote.

// What helps tests may fail as loudly as they.
#![allow(clippy::panic, clippy::unwrap_used)]

mod sources;

use std::fs;
use std::path::Path;

use lamplight::model::source::{self, SourceFile};
use lamplight::model::{Block, Inline, Library, Story};

use self::sources::{file, numbers, untypeset, words};

/// What each story must say, as its author handed it in.
const ORIGINALS: [(&str, &str); 3] = [
    (
        "anya-salemi",
        include_str!("fixtures/originals/anya-salemi.txt"),
    ),
    (
        "sanjar-salvini",
        include_str!("fixtures/originals/sanjar-salvini.txt"),
    ),
    (
        "jose-olsen",
        include_str!("fixtures/originals/jose-olsen.txt"),
    ),
];

#[test]
fn the_bundled_library_is_called_and_ordered_as_its_publisher_wants() {
    let library = bundled();
    assert_eq!(library.id.as_str(), "cafe-stories");
    assert_eq!(library.title, "Café Stories");
    assert_eq!(
        library.description.as_deref(),
        Some("Three evenings, three strangers, one warm room.")
    );
    assert_eq!(library.language.as_str(), "en");
    // A story that is added comes after these.
    let slugs: Vec<_> = library.stories.iter().map(|s| s.slug.as_str()).collect();
    assert!(
        slugs.starts_with(&["anya-salemi", "sanjar-salvini", "jose-olsen"]),
        "{slugs:?}"
    );
}

#[test]
fn every_story_says_what_the_shelf_shows() {
    let library = bundled();
    for (slug, title, cover, description) in [
        (
            "anya-salemi",
            "Anya Salemi",
            "rain-window #2f4a56 #d9a464",
            "Two strangers outstay the rain, and a note is left on the table.",
        ),
        (
            "sanjar-salvini",
            "Sanjar Salvini",
            "station-arch #8a4526 #f3d9a8",
            "A widower, an espresso, and someone new beside him.",
        ),
        (
            "jose-olsen",
            "José Olsen",
            "street-lamp #2b3150 #e8c88a",
            "A man walks through the wet city to tell a friend the truth.",
        ),
    ] {
        let story = story(&library, slug);
        assert_eq!(story.title, title);
        assert_eq!(story.description.as_deref(), Some(description), "{slug}");
        assert_eq!(story.author, None, "{slug}");
        assert_eq!(story.date, None, "{slug}");
        assert_eq!(story.language.as_str(), "en", "{slug}");
        let drawn = story.cover;
        let drawn = format!("{} {} {}", drawn.motif.name(), drawn.ground, drawn.light);
        assert_eq!(drawn, cover, "{slug}");
    }
}

#[test]
fn every_story_is_word_for_word_what_was_written() {
    let library = bundled();
    for (slug, original) in ORIGINALS {
        let story = story(&library, slug);
        let paragraphs: Vec<String> = story.blocks.iter().map(words).collect();
        assert_eq!(untypeset(&paragraphs.join("\n\n")), original, "{slug}");
        assert!(story.footnotes.is_empty(), "{slug}");
        let count = u32::try_from(paragraphs.len()).unwrap();
        assert_eq!(numbers(story), Vec::from_iter(1..=count), "{slug}");
    }
}

#[test]
fn no_straight_quote_and_no_loose_dash_is_left() {
    let library = bundled();
    for (slug, _) in ORIGINALS {
        for text in story(&library, slug).blocks.iter().map(words) {
            for bad in ["'", "\"", " –", " —"] {
                assert!(!text.contains(bad), "{slug}: {bad} in {text}");
            }
        }
    }
}

#[test]
fn quotes_and_dashes_are_set_as_a_typesetter_would() {
    let library = bundled();
    for (slug, set) in [
        (
            "anya-salemi",
            "an address\u{a0}– hers. “Come visit me tomorrow,” it read. “We’ll face",
        ),
        ("anya-salemi", "The sounds of the café\u{a0}– laughter"),
        ("anya-salemi", "since she’d last seen"),
        (
            "sanjar-salvini",
            "at the bar. “Un espresso,” he said, his voice",
        ),
        ("sanjar-salvini", "“Mind if I join you?” she asked"),
        ("jose-olsen", "José’s eyes scanned"),
        ("jose-olsen", "“José, mi amigo,” she whispered"),
        ("jose-olsen", "someone\u{a0}– anyone\u{a0}– who"),
    ] {
        let story = story(&library, slug);
        let found = story.blocks.iter().any(|block| words(block).contains(set));
        assert!(found, "{slug}: {set}");
    }
}

#[test]
fn foreign_words_and_only_they_carry_their_language() {
    let library = bundled();
    for (slug, expected) in [
        ("anya-salemi", vec![]),
        ("sanjar-salvini", vec![("it", false, "Un espresso")]),
        ("jose-olsen", vec![("es", false, "mi amigo")]),
    ] {
        let mut found = Vec::new();
        for block in &story(&library, slug).blocks {
            let Block::Paragraph(text) = block else {
                panic!("{slug} has something other than paragraphs")
            };
            for inline in &text.content {
                match inline {
                    Inline::Text(_) => {}
                    Inline::Foreign {
                        italic,
                        language,
                        content,
                    } => match content.as_slice() {
                        [Inline::Text(words)] => {
                            found.push((language.as_str().to_owned(), *italic, words.clone()))
                        }
                        other => panic!("{other:?}"),
                    },
                    other => panic!("{other:?}"),
                }
            }
        }
        let found: Vec<_> = found
            .iter()
            .map(|(language, italic, words)| (language.as_str(), *italic, words.as_str()))
            .collect();
        assert_eq!(found, expected, "{slug}");
    }
}

fn bundled() -> Library {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(source::FOLDER);
    let files: Vec<SourceFile> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_file())
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            file(&name, fs::read(entry.path()).unwrap())
        })
        .collect();
    source::read(&files).unwrap_or_else(|problems| {
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", problems.join("\n"))
    })
}

fn story<'l>(library: &'l Library, slug: &str) -> &'l Story {
    let found = library.stories.iter().find(|s| s.slug.as_str() == slug);
    found.unwrap_or_else(|| panic!("no story {slug}"))
}
