//! Finding words in the texts of a library.

// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use lamplight::model::find::library_text::{read, write};
use lamplight::model::find::{Folding, Letter, Query, Searchable};
use lamplight::model::source::{self, SourceFile};
use lamplight::model::{Library, sections};

const STORY: &str = "\
+++
title = \"Tides & *Co*\"
author = \"José\"
+++

## One

The sea[^a] was\u{a0}low, and *the* sand [wide](https://example.org/).

The gulls\\
were loud.

* * *

> A letter came. 🕯

[^a]: The North Sea, it is.
";

fn library() -> Library {
    let file = |name: &str, text: &str| SourceFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_owned(),
    };
    let files = [
        file(
            "library.toml",
            "id = \"a-library\"\ntitle = \"A library\"\n",
        ),
        file("b.md", "+++\ntitle = \"B\"\n+++\n\nNo tides here.\n"),
        file("tides.md", STORY),
    ];
    source::read(&files).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn folding() -> Folding {
    Folding::new(|character| Letter {
        folded: character.to_lowercase().collect(),
        in_word: character.is_alphanumeric(),
    })
}

/// The story with the tides.
fn tides(folding: &Folding) -> Searchable {
    let stories = read(&write(&library()), folding).expect("a file of this form");
    assert_eq!(stories.len(), 2);
    let tides = stories.into_iter().find(|story| story.slug == "tides");
    tides.expect("the story")
}

#[test]
fn stories_come_back_with_their_names() {
    let tides = tides(&folding());
    assert_eq!(
        (tides.title.as_str(), tides.language.as_str()),
        ("Tides & *Co*", "en")
    );
}

#[test]
fn each_block_is_a_line_as_long_as_on_the_page() {
    let library = library();
    let file = write(&library);
    let lengths = |line: &str| {
        let shown = line.chars().filter(|character| *character != '\u{2028}');
        shown.map(char::len_utf16).sum::<usize>()
    };
    for (story, text) in library.stories.iter().zip(file.split('\u{1e}').skip(1)) {
        let lines: Vec<usize> = text.lines().skip(1).map(lengths).collect();
        let stated = sections(story);
        let stated: Vec<usize> = stated
            .iter()
            .flat_map(|section| section.lengths.iter().map(|length| *length as usize))
            .collect();
        assert_eq!(lines, stated, "{}", story.slug);
    }
}

#[test]
fn words_are_found_through_markup_verse_and_notes() {
    let folding = folding();
    let tides = tides(&folding);
    for (typed, block, start, end) in [
        ("the sea was low", 2, 0, 16),
        ("the sand wide", 2, 22, 35),
        ("gulls were", 3, 4, 14),
        ("came. 🕯", 4, 9, 17),
        ("north sea", 5, 4, 13),
    ] {
        let query = Query::new(typed, false, true, &folding).expect("words");
        let matches = tides.text.search(&query, &folding, None);
        assert_eq!(matches.count(), 1, "{typed}");
        let hit = tides.text.hit(&query, &folding, &matches, 0);
        let hit = hit.expect("the only one");
        assert_eq!(
            (hit.block, hit.start, hit.end),
            (block, start, end),
            "{typed}"
        );
    }
}

#[test]
fn a_file_of_another_form_is_not_read() {
    let folding = folding();
    for other in ["", "<!doctype html>", "lamplight texts 3\n\u{1e}a\nb\n"] {
        assert!(read(other, &folding).is_none(), "{other:?}");
    }
}
