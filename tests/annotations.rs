//! Marks come back from the file that they were exported to, and from a damaged one as far
//! as it is whole.

// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use lamplight::model::annotation::export::{self, Shelf, StoryHead};
use lamplight::model::annotation::{Annotation, Change, Kind, Marks, Order, Tone, import};
use lamplight_samples::Random;
use serde_json::Value;

/// A set of the first version of the form. It is never changed: what was exported once can
/// be taken over for ever.
const FIXTURE: &str = include_str!("fixtures/annotations-v1.json");

/// The story of the fixture, corrected in two places since.
const RAIN: [&str; 5] = [
    "It rained on the square, and the café was warm and nearly empty.",
    "She had ordered a small coffee. He looked up from his paper, and at her \u{1f56f} and away.",
    "“Is it always like this in November?” she asked nobody in particular.",
    "A tram passed.",
    "He folded the paper – slowly, twice – and said that it was not.",
];

fn rain(number: u32) -> Option<String> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    RAIN.get(index).map(|text| (*text).to_owned())
}

fn fixture() -> Vec<Annotation> {
    let import = import::read(FIXTURE).expect("a set");
    assert_eq!(import.refused, []);
    import.annotations
}

#[test]
fn the_first_version_can_be_read() {
    let import = import::read(FIXTURE).expect("a set");
    assert_eq!(import.title.as_deref(), Some("Quiet stories"));
    assert_eq!(import.identifiers, ["quiet-stories"]);
    assert_eq!(import.generator.as_deref(), Some("Lamplight"));
    let told: Vec<_> = import
        .annotations
        .iter()
        .map(|mark| (mark.story.as_str(), mark.kind, mark.note.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("rain", Kind::Highlight(Tone::Amber), ""),
            (
                "rain",
                Kind::Highlight(Tone::Violet),
                "Always?\nOr only then?"
            ),
            ("rain", Kind::Bookmark, "Go on here."),
            ("gone", Kind::Highlight(Tone::Leaf), ""),
            (
                "rain",
                Kind::Highlight(Tone::Amber),
                "From another program."
            ),
        ]
    );
}

#[test]
fn marks_are_found_in_the_corrected_text() {
    let place = |block, offset| lamplight::model::Locator { block, offset };
    let expected = [
        Some((place(2, 16), place(2, 30))),
        Some((place(2, 65), place(3, 6))),
        Some((place(5, 0), place(5, 0))),
        None,
        Some((place(3, 14), place(3, 35))),
    ];
    let found: Vec<_> = fixture()
        .iter()
        .map(|mark| mark.target.find(&rain))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn the_first_version_is_written_again_as_it_was() {
    let shelf = Shelf {
        id: "quiet-stories".to_owned(),
        title: "Quiet stories".to_owned(),
        stories: vec![StoryHead {
            author: Some("Ada".to_owned()),
            ..StoryHead::default()
        }],
        ..Shelf::default()
    };
    let set: Value = serde_json::from_str(FIXTURE).expect("JSON");
    let id = set["id"].as_str().expect("an id");
    let marks = Marks::new(fixture(), Order::Text);
    let written = export::json(&marks, &shelf, id, 1_795_867_200_000.0);
    let mut written: Value = serde_json::from_str(&written).expect("JSON");
    // The order is not of the set.
    let items = written["items"].as_array_mut().expect("items");
    items.sort_by_key(|item| item["id"].to_string());
    assert_eq!(written, set);
}

#[test]
fn a_preview_says_what_taking_over_would_do() {
    let [one, two, three, four, five] = <[Annotation; 5]>::try_from(fixture()).expect("five");
    let note = |mark: &Annotation, at| mark.clone().with(Change::Note("Here.".to_owned()), at);
    let mut earlier = two.clone();
    earlier.modified -= 1.0;
    earlier.note = "Before.".to_owned();
    let here = [one.clone(), earlier, note(&three, 2e12), five.clone()];
    let import = import::read(FIXTURE).expect("a set");
    let preview = import.preview(&here);
    assert_eq!(preview.new.iter().collect::<Vec<_>>(), [&four]);
    assert_eq!(preview.changed.iter().collect::<Vec<_>>(), [&two]);
    assert_eq!(preview.same, [one, five]);
    assert_eq!(preview.older, [three]);
    assert_eq!(preview.merge(), [four, two]);
    // Nor is anything with marks that say the same, made elsewhere.
    let made_elsewhere = fixture().into_iter().map(|mark| Annotation {
        id: format!("{} again", mark.id),
        created: 2e12,
        ..mark
    });
    let made_elsewhere: Vec<_> = made_elsewhere.collect();
    assert_eq!(import.preview(&made_elsewhere).merge(), []);
    // Taken over twice, nothing is to be done.
    assert_eq!(import.preview(&fixture()).merge(), []);
}

#[test]
fn a_preview_names_the_stories() {
    let story = |number: usize| StoryHead {
        slug: format!("story-{number}"),
        title: format!("Story {number}"),
        ..StoryHead::default()
    };
    let shelf: Vec<_> = (1..=7).map(story).collect();
    let of = |slug: String| Annotation {
        story: slug,
        ..fixture().remove(0)
    };
    let preview = |stories: &[usize]| import::Preview {
        new: stories
            .iter()
            .map(|number| of(format!("story-{number}")))
            .collect(),
        ..import::Preview::default()
    };
    let said = |stories: &[usize]| preview(stories).of_stories(&shelf);
    assert_eq!(said(&[]), "");
    // As the shelf has them.
    assert_eq!(said(&[2, 1, 2]), "1 of Story 1, 2 of Story 2");
    assert_eq!(said(&[1, 9, 8]), "1 of Story 1, 2 of other stories");
    assert_eq!(
        said(&[7, 6, 5, 4, 3, 2, 1]),
        "1 of Story 1, 1 of Story 2, 1 of Story 3, 1 of Story 4, 1 of Story 5, 2 of other stories"
    );
}

#[test]
fn what_cannot_be_taken_is_said_item_by_item() {
    let mut set: Value = serde_json::from_str(FIXTURE).expect("JSON");
    set["items"][1]["target"] = Value::Null;
    set["items"][2]["type"] = Value::from("Person");
    set["items"][3] = set["items"][0].clone();
    let import = import::read(&set.to_string()).expect("a set");
    let refused: Vec<String> = import.refused.iter().map(ToString::to_string).collect();
    assert_eq!(
        refused,
        [
            "Mark 2: It does not say of which text it is (its target has no source). It is left out; the others are not touched.",
            "Mark 3: This says that it is no annotation. It is left out; the others are not touched.",
            "Mark 4: Another mark in the file has the same id. The one that was changed later is taken.",
        ]
    );
    assert_eq!(import.annotations.len(), 2);
}

#[test]
fn other_forms_of_sets_are_read() {
    let set: Value = serde_json::from_str(FIXTURE).expect("JSON");
    let items = &set["items"];
    for text in [
        items.to_string(),
        format!("\u{feff}{FIXTURE}"),
        serde_json::json!({ "type": "AnnotationPage", "items": items }).to_string(),
        serde_json::json!({ "type": "AnnotationCollection", "first": { "items": items } })
            .to_string(),
    ] {
        assert_eq!(import::read(&text).expect("a set").annotations, fixture());
    }
    let one = import::read(&items[0].to_string()).expect("an annotation");
    assert_eq!(one.annotations, fixture()[..1]);
    let problem = |text: &str| import::read(text).expect_err("no set").to_string();
    assert_eq!(
        problem("PK\u{3}\u{4}…"),
        "This file is a packed folder (ZIP). Unpack it, and choose annotations.json."
    );
    assert_eq!(
        problem("{}"),
        "There is no set of annotations in this file. Choose one that Lamplight or another reading program exported as JSON."
    );
    assert_eq!(
        problem(include_str!("fixtures/reader-data-v1.json")),
        "This file holds all of somebody’s data, and not marks alone. Import it under “Your data”, in More."
    );
    let empty = import::read("{\"type\":\"AnnotationSet\",\"items\":[]}").expect("an empty set");
    assert_eq!(empty, import::Import::default());
}

/// The text of each item in the fixture.
fn items() -> Vec<&'static str> {
    let starts = FIXTURE.match_indices("\n    {\n").map(|(at, _)| at + 5);
    let end = |start: usize| FIXTURE[start..].find("\n    }").expect("an end") + start + 6;
    starts.map(|start| &FIXTURE[start..end(start)]).collect()
}

/// The fixture with something cut out, doubled, put in or replaced, at any place.
fn mutated(random: &mut Random) -> String {
    const PIECES: [&str; 16] = [
        "\"", "{", "}", "[", "]", ",", ":", "\\", "null", "7", "\n", "é", "\u{0}", "\\ud800",
        "\"id\":", "}}]}",
    ];
    let mut text: Vec<char> = FIXTURE.chars().collect();
    for _ in 0..=random.below(2) {
        let at = random.below(text.len());
        let end = (at + random.below(60)).min(text.len());
        match random.below(5) {
            0 => text.truncate(at),
            1 => drop(text.drain(at..end)),
            2 => {
                let doubled = text[at..end].to_vec();
                text.splice(at..at, doubled).for_each(drop);
            }
            3 => drop(text.splice(at..at, PIECES[random.below(16)].chars())),
            _ => drop(text.splice(at..end, PIECES[random.below(16)].chars())),
        }
    }
    text.into_iter().collect()
}

#[test]
fn of_damaged_sets_every_whole_annotation_is_taken() {
    let (items, marks) = (items(), fixture());
    assert_eq!(items.len(), marks.len());
    let mut random = Random::new(20_261_128);
    let (mut taken, mut damaged) = (0, 0);
    for _ in 0..1_000 {
        let text = mutated(&mut random);
        let import = import::read(&text);
        let found = import.map_or_else(|_| Vec::new(), |import| import.annotations);
        for (item, mark) in items.iter().zip(&marks) {
            if text.contains(item) {
                assert!(found.contains(mark), "{} is lost of:\n{text}", mark.id);
                taken += 1;
            } else {
                damaged += 1;
            }
        }
    }
    // Neither is rare, or nothing would be tried.
    assert!(
        taken > 1_000 && damaged > 1_000,
        "{taken} whole, {damaged} damaged"
    );
}
