//! A reader's data survive whatever is done to them: what goes into a file comes out of it,
//! what an import changes can be taken back, and merging loses nothing.

// What helps tests may fail as loudly as they.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used)]

use std::cell::Cell;
use std::collections::BTreeMap;

use lamplight::model::reader_data::{About, Plan, Problem, ReaderData, Warning, Way};
use lamplight::model::timestamp;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{TestError, TestRng, TestRunner};

/// A file of the first version, as a reader may have kept it for years. It stays as it is;
/// a later version gets a fixture of its own beside it, and this one is still read.
const FIRST: &str = include_str!("fixtures/reader-data-v1.json");

const LIBRARY: &str = "cafe-stories";

fn about() -> About {
    About {
        library: LIBRARY.to_owned(),
        title: "Stories from the café".to_owned(),
        made: timestamp::from_iso("2026-11-28T12:00:00Z"),
    }
}

fn read(text: &str) -> Result<(ReaderData, Vec<Warning>), Problem> {
    ReaderData::from_file(text, LIBRARY)
}

fn after(here: &ReaderData, plan: &Plan) -> ReaderData {
    let mut target = here.clone();
    target.apply(plan.changes());
    target
}

fn merged(here: &ReaderData, file: &ReaderData) -> ReaderData {
    after(here, &Plan::new(here, file, Way::Merge))
}

#[test]
fn a_file_of_the_first_version_is_read() {
    let (data, warnings) = read(FIRST).expect("the first version");
    assert_eq!(warnings, []);
    assert_eq!(About::from_file(FIRST), Ok(about()));
    let items = data.inventory();
    let labels: Vec<_> = items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "Themes and type",
            "Your own themes (2)",
            "Your place in 2 stories",
            "Marks and notes (2)",
            "What could not be read, set aside (1)",
            "Other (1)",
        ]
    );
    // To the letter, what this edition knows nothing of, too.
    for text in data.annotations.values() {
        assert!(FIRST.contains(text), "{text}");
    }
    for (name, text) in &data.records {
        let cut = r#"{"version":1,"block":"#;
        assert!(FIRST.contains(text) || text == cut, "{name}: {text}");
    }
    assert_eq!(
        data.records["place/jose-olsen/set-aside"],
        r#"{"version":1,"block":"#
    );
    // On a new device merging and replacing come to the same.
    let nothing = ReaderData::default();
    assert_eq!(merged(&nothing, &data), data);
    let replaced = Plan::new(&nothing, &data, Way::Replace);
    assert_eq!(after(&nothing, &replaced), data);
}

/// Texts under a name that the app reads: sound, a newer edition's, and nonsense.
fn record_text(sound: impl Strategy<Value = String> + 'static) -> BoxedStrategy<String> {
    let nonsense = select(vec![
        "",
        "?",
        "7",
        "[1]",
        "{}",
        "\"\u{e9}\"",
        "{\"version\":",
        " {}",
    ]);
    prop_oneof![
        8 => sound,
        1 => Just(r#"{"version":2,"block":1,"at":9}"#.to_owned()),
        2 => nonsense.prop_map(str::to_owned),
    ]
    .boxed()
}

fn place() -> impl Strategy<Value = String> {
    (0..4_u32, 0..3_u32, select(vec!["0", "0.25", "1", "1.0"]), any::<bool>()).prop_map(
        |(block, at, progression, finished)| {
            let finished = u8::from(finished);
            format!(
                r#"{{"version":1,"block":{block},"progression":{progression},"finished":{finished},"at":{at}}}"#
            )
        },
    )
}

fn preferences() -> impl Strategy<Value = String> {
    let field = prop_oneof![
        (1..=9_u8).prop_map(|number| format!(r#","theme":"custom-{number}""#)),
        (1..=9_u8).prop_map(|number| format!(r#","last-dark":"custom-{number}""#)),
        Just(r#","theme":"night""#.to_owned()),
        Just(r#","size":20.0"#.to_owned()),
        Just(r#","later":[1.0]"#.to_owned()),
    ];
    vec(field, 0..3).prop_map(|fields| format!(r#"{{"version":1{}}}"#, fields.concat()))
}

fn theme() -> impl Strategy<Value = String> {
    (0..12_u8).prop_map(|name| format!(r#"{{"version":1,"name":"{name}"}}"#))
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "",
            "appearance",
            "copy",
            "copy/set-aside",
            "place/Not a slug",
            "place/a/set-aside",
            "place/a/set-aside/2",
            "preferences/set-aside",
            "theme/9",
            "statistics",
            "statistics/set-aside",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ]
}

fn record() -> impl Strategy<Value = (String, String)> {
    let slug = select(vec!["place/a", "place/b", "place/c-d"]);
    prop_oneof![
        4 => (slug.prop_map(str::to_owned), record_text(place())),
        4 => ((1..=8_u8).prop_map(|number| format!("theme/{number}")), record_text(theme())),
        2 => (Just("preferences".to_owned()), record_text(preferences())),
        3 => (any_name(), record_text("\\PC{0,6}".boxed())),
    ]
}

fn annotation() -> impl Strategy<Value = (String, String)> {
    let date = select(vec![
        "",
        r#","modified":"2026-11-20T08:15:00Z""#,
        r#","modified":"2026-11-21T08:15:00.5Z""#,
        r#","created":"2026-11-20T23:00:00Z""#,
        r#","modified":7"#,
    ]);
    let id = select(vec!["a", "b", "c", "d/set-aside", "urn:uuid:é"]);
    let sound = (id.clone(), date, 0..3_u8).prop_map(|(id, date, note)| {
        let text = format!(r#"{{"id":"{id}"{date},"note":{note}.0}}"#);
        (id.to_owned(), text)
    });
    let nonsense = select(vec!["", "?", "{}", r#"{"id":"z"}"#, "{\"id\":\"a\"}\n"]);
    prop_oneof![
        6 => sound,
        1 => (id, nonsense).prop_map(|(id, text)| (id.to_owned(), text.to_owned())),
    ]
}

fn data() -> impl Strategy<Value = ReaderData> {
    (vec(record(), 0..14), vec(annotation(), 0..6)).prop_map(|(records, annotations)| ReaderData {
        records: records.into_iter().collect(),
        annotations: annotations.into_iter().collect(),
    })
}

/// The slugs of the stories that are finished, by the records that the app can read.
fn finished(data: &ReaderData) -> Vec<&String> {
    let records = data.settled().0.records;
    let is_finished = |name: &&String| {
        let text = records.get(*name).map(String::as_str).unwrap_or_default();
        name.starts_with("place/")
            && !name.contains("set-aside")
            && (text.contains("\"finished\":1") || text.contains("\"progression\":1"))
    };
    data.records.keys().filter(is_finished).collect()
}

/// What is not the reader's: the app or a copy makes it.
fn of_browser(data: &ReaderData) -> BTreeMap<String, String> {
    let mut records = data.records.clone();
    records.retain(|name, _| name == "appearance" || name == "copy");
    records
}

/// Checks that merging loses nothing of what was here.
fn is_all_there(here: &ReaderData, file: &ReaderData) -> Result<(), TestCaseError> {
    let target = merged(here, file);
    for (name, text) in &here.records {
        prop_assert!(target.records.contains_key(name), "{}", name);
        if !file.records.contains_key(name) || name.starts_with("theme/") {
            prop_assert_eq!(&target.records[name], text, "{}", name);
        }
    }
    for (id, text) in &here.annotations {
        prop_assert!(target.annotations.contains_key(id), "{}", id);
        if !file.annotations.contains_key(id) {
            prop_assert_eq!(&target.annotations[id], text, "{}", id);
        }
    }
    Ok(())
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn what_goes_into_a_file_comes_out_of_it(data in data()) {
        let (settled, _) = data.settled();
        let file = data.to_file(&about());
        prop_assert_eq!(About::from_file(&file), Ok(about()));
        let (found, _) = read(&file).unwrap();
        prop_assert_eq!(&found, &settled);
        prop_assert_eq!(read(&settled.to_file(&about())), Ok((settled, Vec::new())));
    }

    #[test]
    fn any_names_and_texts_come_out_of_it(
        records in btree_map("\\PC{0,20}|.{0,5}", ".{0,40}", 0..5),
    ) {
        let data = ReaderData { records, ..ReaderData::default() };
        let (found, _) = read(&data.to_file(&about())).unwrap();
        prop_assert_eq!(found, data.settled().0);
    }

    #[test]
    fn what_was_done_can_be_taken_back(here in data(), file in data(), some in any::<Index>()) {
        let merge = Plan::new(&here, &file, Way::Merge);
        let replace = Plan::new(&here, &file, Way::Replace);
        for plan in [merge, replace, Plan::delete_all(&here)] {
            let mut target = after(&here, &plan);
            target.apply(&plan.undo(&target).0);
            prop_assert_eq!(&target, &here);
            // Also where not all of it could be done.
            let changes = plan.changes();
            let done = some.index(changes.len() + 1);
            target.apply(&changes[..done]);
            target.apply(&plan.undo(&target).0);
            prop_assert_eq!(&target, &here);
        }
    }

    #[test]
    fn merging_loses_nothing(here in data(), file in data()) {
        is_all_there(&here, &file)?;
        let target = merged(&here, &file);
        let (file, _) = file.settled();
        for id in file.annotations.keys() {
            prop_assert!(target.annotations.contains_key(id), "{}", id);
        }
        let finished_here = finished(&target);
        for name in finished(&here) {
            prop_assert!(finished_here.contains(&name), "{}", name);
        }
        for name in finished(&file) {
            // Where a newer edition keeps the place, the file's lies beside it.
            let aside = target.records.values().any(|text| *text == file.records[name]);
            prop_assert!(finished_here.contains(&name) || aside, "{}", name);
        }
        for (name, text) in &file.records {
            if name.contains("set-aside") || name == "statistics" {
                prop_assert!(target.records.values().any(|kept| kept == text), "{}", name);
            }
        }
    }

    #[test]
    fn merging_again_changes_nothing(here in data(), file in data()) {
        let target = merged(&here, &file);
        let again = Plan::new(&target, &file, Way::Merge);
        prop_assert_eq!(again.changes(), []);
    }

    #[test]
    fn replacing_gives_what_is_in_the_file(here in data(), file in data()) {
        let target = after(&here, &Plan::new(&here, &file, Way::Replace));
        let (mut expected, _) = file.settled();
        expected.records.extend(of_browser(&here));
        prop_assert_eq!(target, expected);
    }

    #[test]
    fn deleting_all_leaves_nothing_of_the_readers(here in data()) {
        let target = after(&here, &Plan::delete_all(&here));
        prop_assert_eq!(target.inventory(), []);
        prop_assert_eq!(target.records, of_browser(&here));
    }
}

/// One way to spoil a file.
#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Cut(Index, Index),
    Double(Index, Index),
    SwapLines(Index, Index),
    SwapFields(Index, Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let two = || (any::<Index>(), any::<Index>());
    prop_oneof![
        (any::<Index>(), 1..=255_u8).prop_map(|(at, bits)| Damage::Flip(at, bits)),
        two().prop_map(|(from, length)| Damage::Cut(from, length)),
        two().prop_map(|(from, length)| Damage::Double(from, length)),
        two().prop_map(|(one, other)| Damage::SwapLines(one, other)),
        two().prop_map(|(one, other)| Damage::SwapFields(one, other)),
    ]
}

fn spoilt(text: &str, damage: &Damage) -> String {
    let mut bytes = text.as_bytes().to_vec();
    // Up to twenty bytes, so that much of the file can still be read.
    let range = |from: &Index, length: &Index| {
        let from = from.index(bytes.len() + 1);
        from..(from + length.index(20)).min(bytes.len())
    };
    match damage {
        Damage::Flip(at, bits) => {
            let at = at.index(bytes.len().max(1));
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= bits;
            }
        }
        Damage::Cut(from, length) => {
            let range = range(from, length);
            bytes.drain(range);
        }
        Damage::Double(from, length) => {
            let range = range(from, length);
            let again = bytes[range.clone()].to_vec();
            bytes.splice(range.end..range.end, again);
        }
        Damage::SwapLines(one, other) => {
            let mut lines: Vec<&str> = text.split('\n').collect();
            let (one, other) = (one.index(lines.len()), other.index(lines.len()));
            lines.swap(one, other);
            return lines.join("\n");
        }
        Damage::SwapFields(one, other) => {
            let mut parts: Vec<&str> = text.split('"').collect();
            let (one, other) = (one.index(parts.len()), other.index(parts.len()));
            // What stands between quotation marks has an odd number.
            let (one, other) = (
                (one | 1).min(parts.len() - 1),
                (other | 1).min(parts.len() - 1),
            );
            parts.swap(one, other);
            return parts.join("\"");
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn a_spoilt_file_costs_nobody_anything() {
    let rng = TestRng::deterministic_rng(cases(0).rng_algorithm);
    let mut runner = TestRunner::new_with_rng(cases(1_000), rng);
    let (imported, warned) = (Cell::new(0), Cell::new(0));
    let strategy = (data(), vec(damage(), 1..4));
    let outcome = runner.run(&strategy, |(here, damages)| {
        let text = damages
            .iter()
            .fold(FIRST.to_owned(), |text, damage| spoilt(&text, damage));
        match read(&text) {
            Ok((file, warnings)) => {
                imported.set(imported.get() + 1);
                warned.set(warned.get() + u32::from(!warnings.is_empty()));
                for way in [Way::Merge, Way::Replace] {
                    let plan = Plan::new(&here, &file, way);
                    let mut target = after(&here, &plan);
                    target.apply(&plan.undo(&target).0);
                    prop_assert_eq!(&target, &here);
                }
                is_all_there(&here, &file)?;
                let again = read(&file.to_file(&about()));
                prop_assert_eq!(again, Ok((file, Vec::new())));
            }
            Err(problem) => prop_assert!(problem.to_string().ends_with('.')),
        }
        Ok(())
    });
    if let Err(TestError::Fail(reason, case)) = &outcome {
        eprintln!("{reason}: {case:?}");
    }
    assert!(outcome.is_ok(), "{outcome:?}");
    // Or nothing would have been tested.
    assert!(imported.get() > 200, "{} were imported", imported.get());
    assert!(warned.get() > 10, "{} with warnings", warned.get());
}
