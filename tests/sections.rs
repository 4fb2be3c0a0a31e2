//! Long texts are cut into sections, and nothing of them is lost.

// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use lamplight::model::source::{self, SourceFile};
use lamplight::model::{Block, Piece, Section, Story, sections};

/// A story of this Markdown.
fn story(text: &str) -> Story {
    let file = |name: &str, text: String| SourceFile {
        name: name.to_owned(),
        bytes: text.into_bytes(),
    };
    let files = [
        file(
            "library.toml",
            "id = \"a-library\"\ntitle = \"A library\"\n".to_owned(),
        ),
        file("a.md", format!("+++\ntitle = \"A\"\n+++\n\n{text}")),
    ];
    let library = source::read(&files).expect("a library");
    library.stories.into_iter().next().expect("a story")
}

/// A paragraph of about so many characters.
fn paragraph(length: usize) -> String {
    let mut text = "Words upon words. ".repeat(length / 18 + 1);
    text.truncate(length);
    format!("{}\n\n", text.trim_end())
}

/// Fails unless the sections hold all blocks, numbered and measured right.
fn check(story: &Story) -> Vec<u32> {
    let sections = sections(story);
    let blocks: Vec<&Block> = sections.iter().flat_map(|section| section.blocks).collect();
    assert_eq!(blocks, story.blocks.iter().collect::<Vec<_>>());
    for section in &sections {
        let mut text = String::new();
        section
            .blocks
            .iter()
            .for_each(|block| block.push_text(&mut text));
        if section.notes.is_empty() {
            let lengths: Vec<_> = text
                .lines()
                .map(|line| u32::try_from(line.encode_utf16().count()).expect("short"))
                .collect();
            assert_eq!(section.lengths, lengths);
        }
    }
    sections.iter().map(length).collect()
}

fn length(section: &Section) -> u32 {
    section.lengths.iter().sum()
}

#[test]
fn a_short_story_is_one_section_with_its_notes() {
    let story = story("## A\n\nText.[^1]\n\n## B\n\n> Quoted.\n\nMore.\n\n[^1]: A note.");
    let sections = sections(&story);
    assert_eq!(sections.len(), 1);
    assert_eq!(sections[0].notes.len(), 1);
    // "A", "Text." with the number of its note, "B", "Quoted.", "More." and "A note."
    assert_eq!(sections[0].lengths, [1, 6, 1, 7, 5, 7]);
}

#[test]
fn a_long_story_is_cut_at_its_highest_headings() {
    let chapter = |number: usize| {
        let scene = format!("### Scene\n\n{}", paragraph(900).repeat(10));
        format!("## Chapter {number}\n\n{}", scene.repeat(2))
    };
    let text: String = (1..=20).map(chapter).collect();
    let story = story(&text);
    let lengths = check(&story);
    assert_eq!(lengths.len(), 20);
    for section in sections(&story) {
        assert!(matches!(section.blocks[0], Block::Heading { level: 2, .. }));
        assert!(!section.goes_on);
    }
}

#[test]
fn without_headings_it_is_cut_near_every_hundred_thousand_characters() {
    let scene = paragraph(1_000).repeat(30) + "***\n\n";
    let story = story(&scene.repeat(20));
    let lengths = check(&story);
    assert!((5..=7).contains(&lengths.len()), "{lengths:?}");
    for length in &lengths {
        assert!((50_000..=130_000).contains(length), "{lengths:?}");
    }
    let sections = sections(&story);
    for (section, next) in sections.iter().zip(&sections[1..]) {
        assert_eq!(section.blocks.last(), Some(&Block::Break));
        assert!(next.goes_on);
    }
}

#[test]
fn where_there_is_no_scene_break_it_is_cut_between_paragraphs() {
    let story = story(&paragraph(2_000).repeat(150));
    let lengths = check(&story);
    assert_eq!(lengths.len(), 3, "{lengths:?}");
}

#[test]
fn the_notes_of_a_long_story_are_a_section_of_their_own() {
    let text = format!(
        "{}A word.[^1]\n\n[^1]: A note.",
        paragraph(2_000).repeat(100)
    );
    let story = story(&text);
    let sections = sections(&story);
    let last = sections.last().expect("one");
    assert_eq!((last.blocks.len(), last.notes.len()), (0, 1));
}

#[test]
fn pieces_are_cut_between_paragraphs_and_hold_all_of_a_section() {
    // A piece is long enough where no paragraph follows.
    let quotation = "> Quoted.\n>\n> Twice.\n\n***\n\n";
    let scene = paragraph(2_600) + quotation + &paragraph(300).repeat(6);
    let story = story(&format!("## Chapter\n\n{}", scene.repeat(3)).repeat(20));
    let sections = sections(&story);
    assert!(sections.len() > 1);
    for section in &sections {
        let pieces = section.pieces();
        let blocks: Vec<&Block> = pieces.iter().flat_map(|piece| piece.blocks).collect();
        assert_eq!(blocks, section.blocks.iter().collect::<Vec<_>>());
        let counts: usize = pieces.iter().map(|piece| piece.count).sum();
        assert_eq!(counts, section.lengths.len());
        assert!((3..=5).contains(&pieces.len()), "{}", pieces.len());
        for (piece, next) in pieces.iter().zip(&pieces[1..]) {
            assert!(is_paragraph(piece.blocks.last()), "{piece:?}");
            assert!(is_paragraph(next.blocks.first()), "{next:?}");
        }
        for piece in &pieces {
            assert!((1_250..=5_800).contains(&characters(piece)), "{piece:?}");
        }
    }
}

fn is_paragraph(block: Option<&Block>) -> bool {
    matches!(block, Some(Block::Paragraph(_)))
}

fn characters(piece: &Piece) -> usize {
    let mut text = String::new();
    piece
        .blocks
        .iter()
        .for_each(|block| block.push_text(&mut text));
    text.lines().map(|line| line.encode_utf16().count()).sum()
}
