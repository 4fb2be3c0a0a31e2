use super::*;
use crate::model::Locator;
use proptest::prelude::*;
use serde_json::{Value, json};

fn highlight() -> Annotation {
    let target = Target {
        exact: "and away.\n“Is it".to_owned(),
        prefix: "and at her \u{1f56f} ".to_owned(),
        suffix: " always like this".to_owned(),
        start: Locator {
            block: 2,
            offset: 57,
        },
        end: Locator {
            block: 3,
            offset: 6,
        },
        progression: 0.25,
    };
    let kind = Kind::Highlight(Tone::Sky);
    let mut mark = Annotation::new(urn("1"), "anya-salemi".to_owned(), kind, target, 1e12);
    mark.note = "Always?".to_owned();
    mark
}

fn read(value: &Value) -> Annotation {
    Annotation::from_json(&value.to_string()).unwrap()
}

fn written(mark: &Annotation) -> Value {
    serde_json::from_str(&mark.to_json()).unwrap()
}

#[test]
fn an_annotation_is_written_by_the_w3cs_model() {
    let expected = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:uuid:1",
        "type": "Annotation",
        "motivation": "commenting",
        "created": "2001-09-09T01:46:40Z",
        "modified": "2001-09-09T01:46:40Z",
        "body": { "type": "TextualBody", "value": "Always?", "color": "blue" },
        "target": {
            "source": "anya-salemi.html",
            "selector": [
                {
                    "type": "FragmentSelector",
                    "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
                    "value": "p2",
                },
                {
                    "type": "TextQuoteSelector",
                    "exact": "and away.\n“Is it",
                    "prefix": "and at her \u{1f56f} ",
                    "suffix": " always like this",
                },
                {
                    "type": "LamplightLocatorSelector",
                    "start": "2.57",
                    "end": "3.6",
                    "progression": 0.25,
                },
            ],
        },
    });
    assert_eq!(written(&highlight()), expected);
}

#[test]
fn motivations_say_what_a_mark_is() {
    let mut mark = highlight();
    assert!(mark.is(Motivation::Highlighting) && mark.is(Motivation::Commenting));
    mark.note.clear();
    assert_eq!(written(&mark)["motivation"], "highlighting");
    mark.kind = Kind::Bookmark;
    mark.note = "Here".to_owned();
    assert_eq!(written(&mark)["motivation"], "bookmarking");
    assert!(mark.is(Motivation::Bookmarking) && mark.is(Motivation::Commenting));
}

#[test]
fn changes_of_two_fields_lose_nothing() {
    let noted = |mark: Annotation, at| mark.with(Change::Note("No.".to_owned()), at);
    let toned = |mark: Annotation, at| mark.with(Change::Tone(Tone::Rose), at);
    let one = toned(noted(highlight(), 2e12), 3e12);
    let other = noted(toned(highlight(), 3e12), 2e12);
    assert_eq!(one, other);
    assert_eq!(
        (one.note.as_str(), one.kind),
        ("No.", Kind::Highlight(Tone::Rose))
    );
    assert_eq!((one.created, one.modified), (1e12, 3e12));
    let place = Target::default();
    let moved = one.with(Change::Place(place.clone()), 4e12);
    assert_eq!((moved.target, moved.note.as_str()), (place, "No."));
}

#[test]
fn nothing_but_space_is_no_note() {
    let noted = |note: &str| highlight().with(Change::Note(note.to_owned()), 2e12).note;
    assert_eq!(noted(" \n\u{a0}"), "");
    assert_eq!(noted(" No. "), " No. ");
}

#[test]
fn a_bookmark_has_no_tone() {
    let bookmark = Annotation {
        kind: Kind::Bookmark,
        ..highlight()
    };
    let same = bookmark.clone().with(Change::Tone(Tone::Rose), 2e12);
    assert_eq!(same, bookmark);
    assert_eq!(same.tone(), None);
}

#[test]
fn what_others_wrote_is_written_again() {
    let foreign = json!({
        "@context": ["https://www.w3.org/ns/epub-anno.jsonld", { "@language": "fr" }],
        "id": "https://example.org/1",
        "type": "Annotation",
        "motivation": ["commenting", "tagging"],
        "created": "2023-10-14T15:13:28Z",
        "modified": "2024-01-29T09:00:00Z",
        "creator": { "id": "urn:uuid:9", "type": "Person", "name": "Anne" },
        "target": {
            "source": "OEBPS/text/anya-salemi.xhtml",
            "selector": [
                { "type": "TextQuoteSelector", "exact": "a", "prefix": "", "suffix": "", "x": 1 },
                { "type": "CssSelector", "value": "p:nth-child(2)" },
                {
                    "type": "FragmentSelector",
                    "conformsTo": "http://www.idpf.org/epub/linking/cfi/epub-cfi.html",
                    "value": "epubcfi(/6/4!/4/10,/2/1:1,/3:4)",
                },
            ],
            "meta": { "page": "XI" },
        },
        "body": [
            {
                "type": "TextualBody",
                "value": { "text": "Oui.", "language": "fr" },
                "color": "orange",
                "tags": ["teacher"],
            },
            { "type": "Audio", "id": "./voice.mp3" },
        ],
    });
    let mark = read(&foreign);
    assert_eq!(mark.story, "anya-salemi");
    assert_eq!(
        (mark.kind, mark.note.as_str()),
        (Kind::Highlight(Tone::Amber), "Oui.")
    );
    assert_eq!(written(&mark), foreign);
    // Another tone takes the place of what they called it, and nothing else.
    let mut blue = foreign;
    blue["body"][0]["color"] = json!("blue");
    blue["modified"] = json!("2033-05-18T03:33:20Z");
    assert_eq!(written(&mark.with(Change::Tone(Tone::Sky), 2e12)), blue);
}

#[test]
fn marks_of_others_are_taken_as_far_as_they_can_be() {
    let with = |selector: Value, motivation: &str| {
        let mark = read(&json!({
            "id": "urn:uuid:2",
            "type": "Annotation",
            "created": "2023-10-14T15:13:28Z",
            "motivation": motivation,
            "target": { "source": "a.html", "selector": selector },
        }));
        let again = Annotation::from_json(&mark.to_json()).unwrap();
        assert_eq!(again, mark);
        assert_eq!(mark.modified, mark.created);
        mark
    };
    let progression = with(
        json!({ "type": "ProgressionSelector", "value": 0.43 }),
        "bookmarking",
    );
    assert_eq!(progression.kind, Kind::Bookmark);
    assert_eq!(progression.target.progression, 0.43);
    let refined = json!([{
        "type": "CssSelector",
        "value": "#p7",
        "refinedBy": { "type": "TextQuoteSelector", "exact": "Is it" },
    }]);
    let refined = with(refined, "");
    assert_eq!(refined.target.exact, "Is it");
    assert_eq!(refined.target.start, Locator::start_of(7));
    assert_eq!(refined.kind, Kind::Highlight(Tone::Amber));
    let cfi = json!([{ "type": "FragmentSelector", "value": "epubcfi(/6/4!/4)" }]);
    assert_eq!(
        with(cfi.clone(), "highlighting").kind,
        Kind::Highlight(Tone::Amber)
    );
    assert_eq!(with(cfi, "commenting").kind, Kind::Bookmark);
    let whole = read(&json!({ "id": "u:1", "type": "Annotation", "target": "b.html" }));
    assert_eq!(
        (whole.story.as_str(), whole.target),
        ("b", Target::default())
    );
}

#[test]
fn what_is_no_annotation_is_refused_in_words() {
    for (text, words) in [
        (
            "",
            "Line 1, column 0: The file ends too soon: a part of it is missing. Fetch it or export it anew.",
        ),
        (
            "[1,]",
            "Line 1, column 4: This is not JSON, or it is damaged here. Choose a file that was exported as JSON, or export it anew.",
        ),
        (
            "7",
            "This is no annotation, which would be an object in braces. It is left out; the others are not touched.",
        ),
        (
            "{\"type\":\"Person\"}",
            "This says that it is no annotation. It is left out; the others are not touched.",
        ),
        (
            "{\"type\":\"Annotation\"}",
            "It does not say of which text it is (its target has no source). It is left out; the others are not touched.",
        ),
    ] {
        let problem = Annotation::from_json(text).unwrap_err();
        assert_eq!(problem.to_string(), words);
    }
}

/// Any mark that the reader makes.
fn mark() -> impl Strategy<Value = Annotation> {
    let place =
        || (1_u32..=u32::MAX, any::<u32>()).prop_map(|(block, offset)| Locator { block, offset });
    let text = || {
        prop_oneof![
            Just(String::new()),
            any::<String>(),
            "[a-z \u{1f56f}]{0,40}"
        ]
    };
    let target = (text(), text(), text(), place(), place(), 0_u32..=1_000_000).prop_map(
        |(exact, prefix, suffix, one, other, millionths)| Target {
            exact,
            prefix,
            suffix,
            start: one.min(other),
            end: one.max(other),
            progression: f64::from(millionths) / 1e6,
        },
    );
    let kind = prop_oneof![
        Just(Kind::Bookmark),
        prop::sample::select(Tone::ALL.to_vec()).prop_map(Kind::Highlight),
    ];
    let times = (0_u32..u32::MAX, 0_u32..u32::MAX);
    let story = prop_oneof!["[a-z]{1,9}(-[a-z]{1,9})?", "[A-Za-z./:#é ]{1,20}"];
    ("[ -~]{1,40}", story, kind, target, text(), times)
        .prop_filter("a source names a story", |(_, story, ..)| {
            source::story(&source::of_story(story)) == *story && !story.trim().is_empty()
        })
        .prop_map(|(id, story, kind, target, note, (created, later))| {
            let created = f64::from(created) * 1_000.0 + 7.0;
            let mark = Annotation::new(id, story, kind, target, created);
            mark.with(Change::Note(note), created + f64::from(later))
        })
}

/// Any JSON, with the names of the model in it more often than chance would have them.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(vec![
            "Annotation",
            "TextualBody",
            "TextQuoteSelector",
            "p7",
            "blue"
        ])
        .prop_map(Value::from),
    ];
    let names = prop::sample::select(vec![
        "type",
        "id",
        "target",
        "source",
        "selector",
        "exact",
        "prefix",
        "value",
        "body",
        "color",
        "motivation",
        "created",
        "items",
        "refinedBy",
        "other",
    ]);
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((names.clone(), inner), 0..6).prop_map(|fields| {
                fields
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect()
            }),
        ]
    })
}

proptest! {
    #[test]
    fn writing_and_reading_are_inverse(mark in mark()) {
        prop_assert_eq!(Annotation::from_json(&mark.to_json()), Ok(mark));
    }

    #[test]
    fn whatever_was_read_stays_the_same(body in value(), selector in value(), other in value()) {
        let value = json!({
            "type": "Annotation",
            "body": body,
            "motivation": other,
            "target": { "source": "a.html", "selector": selector },
            "other": other,
        });
        let mark = read(&value);
        prop_assert_eq!(&mark.foreign.fields["other"], &value["other"]);
        prop_assert_eq!(Annotation::from_json(&mark.to_json()), Ok(mark));
    }

    #[test]
    fn any_json_can_be_read(value in value()) {
        let _ = import::read(&value.to_string());
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        let _ = import::read(&text);
    }
}

#[test]
fn what_a_file_does_not_say_the_text_does() {
    const STORY: [&str; 3] = ["It rained.", "She ordered a small coffee.", "He left."];
    let blocks = |number: u32| {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        STORY.get(index).map(|words| (*words).to_owned())
    };
    let file = r#"[
        {"type": "Annotation", "id": "words", "target": {"source": "cafe.html",
            "selector": {"type": "TextQuoteSelector", "exact": "a small coffee"}}},
        {"type": "Annotation", "id": "place", "target": "cafe.html#p3"},
        {"type": "Annotation", "id": "other", "target": {"source": "tea.html",
            "selector": {"type": "TextQuoteSelector", "exact": "a small coffee"}}}
    ]"#;
    let read = || {
        let mut file = import::read(file).unwrap();
        file.complete("cafe", &blocks);
        file
    };
    let marks = read().annotations;
    let at = |block, offset| Locator { block, offset };
    let told: Vec<_> = marks
        .iter()
        .map(|mark| (mark.target.start, mark.target.words()))
        .collect();
    let words = "a small coffee".to_owned();
    let expected = [
        (at(2, 12), words.clone()),
        (at(3, 0), "He left.".to_owned()),
        (at(1, 0), words),
    ];
    assert_eq!(told, expected);
    assert_eq!(read().preview(&marks).same.len(), 3);
}
