//! What is here and what is in a file, brought together so that nothing that was here is
//! lost: as a reader expects who goes on reading on another device.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::name::{self, Name, Validity};
use super::preview::{Effect, Group};
use super::settle::{self, set_aside};
use super::{ReaderData, json};
use crate::model::{CustomThemeId, Place, ThemeChoice};

/// What comes of merging: what is there afterwards, and what became of each thing.
type Merged = (ReaderData, Vec<(Group, Effect)>);

/// The fields of preferences that name a theme.
const THEME_FIELDS: [&str; 3] = ["theme", "last-light", "last-dark"];

/// Brings what is `here` and what is in a `file`, which is settled, together.
///
/// - Of a place and of a mark the newer one counts; a finished story stays finished.
/// - What was chosen for themes and type here stays; only where nothing was, the file's
///   counts, because a size belongs to a screen.
/// - The file's own themes take free numbers.
/// - What a newer edition of the reader keeps here stays, and so does what is of no known
///   kind; what the file has instead is set aside.
#[must_use]
pub fn merge(here: &ReaderData, file: &ReaderData) -> Merged {
    let mut merge = Merge {
        here,
        target: here.clone(),
        outcomes: Vec::new(),
    };
    let themes = merge.themes(file);
    for (name, text) in &file.records {
        match Name::of(name) {
            Name::Theme(_) => {}
            Name::Preferences => merge.preferences(name, text, &themes),
            Name::Place(_) => merge.place(name, text),
            Name::SetAside(base) => {
                if set_aside(&mut merge.target.records, base, text) {
                    merge.tell(Group::SetAside, Effect::New);
                }
            }
            Name::Other => merge.other(name, text),
        }
    }
    for (id, text) in &file.annotations {
        merge.annotation(id, text);
    }
    merge.tell_of_what_stays(file);
    (merge.target, merge.outcomes)
}

/// The themes of a file that are here afterwards, each with its number here.
type Themes = Vec<(CustomThemeId, CustomThemeId)>;

struct Merge<'a> {
    here: &'a ReaderData,
    target: ReaderData,
    outcomes: Vec<(Group, Effect)>,
}

impl Merge<'_> {
    fn tell(&mut self, group: Group, effect: Effect) {
        self.outcomes.push((group, effect));
    }

    fn put(&mut self, name: &str, text: &str) {
        self.target.records.insert(name.to_owned(), text.to_owned());
    }

    /// Settles all cases in which what is here and the file's need not be compared, and
    /// otherwise gives what is here.
    fn comparable(&mut self, name: &str, text: &str) -> Option<String> {
        let group = Group::of_record(name);
        let Some(here) = self.here.records.get(name) else {
            self.put(name, text);
            self.tell(group, Effect::New);
            return None;
        };
        if json::same(here, text) {
            self.tell(group, Effect::Stays);
            return None;
        }
        match Name::of(name).validity(here) {
            Validity::Valid => Some(here.clone()),
            // What lies here and makes no sense gives way, as the app would have it.
            Validity::Unreadable => {
                set_aside(&mut self.target.records, name, here);
                self.put(name, text);
                self.tell(group, Effect::New);
                None
            }
            Validity::Newer => {
                self.keep_both(name, text);
                None
            }
        }
    }

    /// What is here stays, and the file's is set aside.
    fn keep_both(&mut self, name: &str, text: &str) {
        let new = set_aside(&mut self.target.records, name, text);
        let effect = if new { Effect::PutAside } else { Effect::Stays };
        self.tell(Group::of_record(name), effect);
    }

    fn other(&mut self, name: &str, text: &str) {
        if self.comparable(name, text).is_some() {
            self.keep_both(name, text);
        }
    }

    fn place(&mut self, name: &str, text: &str) {
        let Some(here) = self.comparable(name, text) else {
            return;
        };
        let place = |text: &str| Place::from_record(&json::record(text)?);
        let (Some(mine), Some(theirs)) = (place(&here), place(text)) else {
            return;
        };
        let newer = theirs.at > mine.at;
        let (counts, its) = if newer {
            (text, &theirs)
        } else {
            (here.as_str(), &mine)
        };
        if !its.finished && (mine.finished || theirs.finished) {
            let finished = json::with(counts, "finished", Some(&Json::from(1)));
            self.put(name, &finished);
        } else {
            self.put(name, counts);
        }
        let effect = match newer {
            true => Effect::Newer,
            false if theirs.finished && !mine.finished => Effect::Finished,
            false => Effect::Stays,
        };
        self.tell(Group::Places, effect);
    }

    fn preferences(&mut self, name: &str, text: &str, themes: &Themes) {
        let text = with_numbers(text, themes);
        let Some(here) = self.comparable(name, &text) else {
            return;
        };
        if is_empty(&here) {
            self.put(name, &text);
            self.tell(Group::Preferences, Effect::New);
        } else {
            self.tell(Group::Preferences, Effect::Stays);
        }
    }

    fn themes(&mut self, file: &ReaderData) -> Themes {
        let theirs = |id| Some((id, file.records.get(&name::theme(id))?));
        let theirs: Vec<_> = CustomThemeId::all().filter_map(theirs).collect();
        let mut numbers = Themes::new();
        let mut new = Vec::new();
        for (id, text) in theirs {
            match self.number_here(id, text) {
                Some(here) => numbers.push((id, here)),
                None => new.push((id, text)),
            }
        }
        // Those whose own number is free have it.
        let (others, first): (Vec<_>, Vec<_>) = (new.into_iter())
            .partition(|(id, _)| self.here.records.contains_key(&name::theme(*id)));
        for (id, text) in first.into_iter().chain(others) {
            let free = |id: &CustomThemeId| !self.target.records.contains_key(&name::theme(*id));
            let free = [id].into_iter().chain(CustomThemeId::all()).find(free);
            if let Some(free) = free {
                numbers.push((id, free));
                self.put(&name::theme(free), text);
                self.tell(Group::Themes, Effect::New);
            } else {
                self.tell(Group::Themes, Effect::NoRoom);
            }
        }
        numbers
    }

    /// The number under which a theme of the file is here already.
    fn number_here(&self, id: CustomThemeId, text: &str) -> Option<CustomThemeId> {
        let is_here = |id: &CustomThemeId| {
            let here = self.here.records.get(&name::theme(*id));
            here.is_some_and(|here| json::same(here, text))
        };
        [id].into_iter().chain(CustomThemeId::all()).find(is_here)
    }

    fn annotation(&mut self, id: &str, text: &str) {
        let date = |text: &str| json::annotation(text).filter(|found| found.id == id);
        let here = self.here.annotations.get(id);
        let effect = match here.map(|here| (here, date(here))) {
            None => Effect::New,
            Some((here, _)) if json::same(here, text) => Effect::Stays,
            Some((here, None)) => {
                set_aside(&mut self.target.records, &settle::annotation(id), here);
                Effect::New
            }
            Some((_, Some(mine))) => {
                if date(text).is_some_and(|theirs| theirs.date > mine.date) {
                    Effect::Newer
                } else {
                    Effect::Stays
                }
            }
        };
        if effect != Effect::Stays {
            let annotations = &mut self.target.annotations;
            annotations.insert(id.to_owned(), text.to_owned());
        }
        self.tell(Group::Marks, effect);
    }

    fn tell_of_what_stays(&mut self, file: &ReaderData) {
        let here = self.here;
        for name in here.records.keys() {
            let told = match Name::of(name) {
                // All of these stay, whatever the file has under their names.
                Name::Theme(_) | Name::SetAside(_) => false,
                _ => name::is_of_browser(name) || file.records.contains_key(name),
            };
            if !told {
                self.tell(Group::of_record(name), Effect::Stays);
            }
        }
        for id in here.annotations.keys() {
            if !file.annotations.contains_key(id) {
                self.tell(Group::Marks, Effect::Stays);
            }
        }
    }
}

/// Whether nothing was chosen, so that preferences have a version and no more.
fn is_empty(preferences: &str) -> bool {
    let members: Result<BTreeMap<String, Json>, _> = serde_json::from_str(preferences);
    members.is_ok_and(|members| members.keys().all(|name| name == "version"))
}

/// Preferences of a file that name its themes by the numbers that these have here. What
/// names a theme that is not here would mean another one, and goes.
fn with_numbers(preferences: &str, themes: &Themes) -> String {
    let Some(record) = json::record(preferences) else {
        return preferences.to_owned();
    };
    let mut text = preferences.to_owned();
    for field in THEME_FIELDS {
        let Some(ThemeChoice::Custom(id)) = record.text(field).and_then(ThemeChoice::parse) else {
            continue;
        };
        let here = themes.iter().find(|(theirs, _)| *theirs == id);
        let here = here.map(|(_, here)| *here);
        if here != Some(id) {
            let name = here.map(|here| Json::from(ThemeChoice::Custom(here).name()));
            text = json::with(&text, field, name.as_ref());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::reader_data::{Plan, Way};

    fn data(records: &[(&str, &str)]) -> ReaderData {
        let mut data = ReaderData::default();
        for (name, text) in records {
            data.records.insert((*name).to_owned(), (*text).to_owned());
        }
        data
    }

    fn marks(annotations: &[(&str, &str)]) -> ReaderData {
        let mut data = ReaderData::default();
        for (id, modified) in annotations {
            let text = format!(r#"{{"id":"{id}","modified":"{modified}"}}"#);
            data.annotations.insert((*id).to_owned(), text);
        }
        data
    }

    /// What is there after merging, and what was said of it before.
    fn merged(here: &ReaderData, file: &ReaderData) -> (ReaderData, Vec<String>) {
        let plan = Plan::new(here, file, Way::Merge);
        let mut target = here.clone();
        target.apply(plan.changes());
        let lines = plan.preview().into_iter().map(|line| line.text);
        (target, lines.collect())
    }

    #[test]
    fn of_a_place_the_newer_one_counts() {
        let early = ("place/a", r#"{"version":1,"block":7,"at":1}"#);
        let late = ("place/a", r#"{"version":1,"block":3,"at":2}"#);
        let (target, said) = merged(&data(&[early]), &data(&[late]));
        assert_eq!(target, data(&[late]));
        assert_eq!(
            said,
            ["1 place is newer in the file and will be taken over"]
        );
        let (target, said) = merged(&data(&[late]), &data(&[early]));
        assert_eq!(target, data(&[late]));
        assert_eq!(said, ["1 place stays as it is"]);
    }

    #[test]
    fn a_finished_story_stays_finished() {
        let finished = r#"{"version":1,"block":7,"finished":1,"at":1,"x":1.0}"#;
        let again = r#"{"version":1,"block":3,"finished":0,"at":2,"x":1.0}"#;
        let both = r#"{"at":2,"block":3,"finished":1,"version":1,"x":1.0}"#;
        for (here, file, said) in [
            (
                finished,
                again,
                "1 place is newer in the file and will be taken over",
            ),
            (
                again,
                finished,
                "1 story finished in the file will be finished here, too",
            ),
        ] {
            let (target, lines) = merged(&data(&[("place/a", here)]), &data(&[("place/a", file)]));
            assert_eq!(target, data(&[("place/a", both)]));
            assert_eq!(lines, [said]);
        }
    }

    #[test]
    fn of_a_mark_the_newer_one_counts_and_none_is_lost() {
        let here = marks(&[
            ("mine", "2026-01-01"),
            ("old", "2026-01-01"),
            ("new", "2026-01-03"),
        ]);
        let file = marks(&[
            ("theirs", "2026-01-01"),
            ("old", "2026-01-02"),
            ("new", "2026-01-02"),
        ]);
        let (target, said) = merged(&here, &file);
        let expected = marks(&[
            ("mine", "2026-01-01"),
            ("theirs", "2026-01-01"),
            ("old", "2026-01-02"),
            ("new", "2026-01-03"),
        ]);
        assert_eq!(target, expected);
        assert_eq!(
            said,
            [
                "1 mark is new",
                "1 mark is newer in the file and will be taken over",
                "2 marks stay as they are",
            ]
        );
    }

    #[test]
    fn what_was_chosen_here_stays() {
        let file = data(&[("preferences", r#"{"version":1,"size":30}"#)]);
        let chosen = data(&[("preferences", r#"{"version":1,"size":20}"#)]);
        let (target, said) = merged(&chosen, &file);
        assert_eq!(target, chosen);
        assert_eq!(said, ["Themes and type stay as they are"]);
        for nothing in [data(&[]), data(&[("preferences", r#"{"version":1}"#)])] {
            let (target, said) = merged(&nothing, &file);
            assert_eq!(target, file);
            assert_eq!(said, ["Themes and type will be those of the file"]);
        }
    }

    #[test]
    fn own_themes_take_free_numbers_and_preferences_follow_them() {
        let theme = |name: &str| format!(r#"{{"version":1,"name":"{name}"}}"#);
        let (moss, rain, slate) = (theme("Moss"), theme("Rain"), theme("Slate"));
        let here = data(&[("theme/1", &rain), ("theme/3", &slate)]);
        let file = data(&[
            ("theme/1", &moss),
            ("theme/2", &slate),
            ("theme/4", &moss),
            (
                "preferences",
                r#"{"version":1,"theme":"custom-1","last-light":"custom-2","last-dark":"custom-8"}"#,
            ),
        ]);
        let (target, said) = merged(&here, &file);
        let expected = data(&[
            ("theme/1", &rain),
            ("theme/2", &moss),
            ("theme/3", &slate),
            ("theme/4", &moss),
            (
                "preferences",
                r#"{"last-light":"custom-3","theme":"custom-2","version":1}"#,
            ),
        ]);
        assert_eq!(target, expected);
        assert_eq!(
            said,
            [
                "Themes and type will be those of the file",
                "2 themes of your own are new",
                "2 themes of your own stay as they are",
            ]
        );
    }

    #[test]
    fn a_theme_that_finds_no_room_is_told_of() {
        let mut here = ReaderData::default();
        for id in CustomThemeId::all() {
            let theme = format!(r#"{{"version":1,"name":"{}"}}"#, id.number());
            here.records.insert(name::theme(id), theme);
        }
        let file = data(&[
            ("theme/1", r#"{"version":1,"name":"Moss"}"#),
            ("preferences", r#"{"version":1,"theme":"custom-1"}"#),
        ]);
        let (target, said) = merged(&here, &file);
        here.records
            .insert("preferences".to_owned(), r#"{"version":1}"#.to_owned());
        assert_eq!(target, here);
        assert_eq!(
            said,
            [
                "Themes and type will be those of the file",
                "8 themes of your own stay as they are",
                "1 theme of your own finds no room, and stays in the file: there can be 8",
            ]
        );
    }

    #[test]
    fn what_makes_no_sense_or_is_of_a_newer_edition_is_kept_beside_the_rest() {
        let place = r#"{"version":1,"block":7,"at":1}"#;
        for (here, file, expected) in [
            (
                ("place/a", "?"),
                ("place/a", place),
                [("place/a", place), ("place/a/set-aside", "?")],
            ),
            (
                ("place/a", place),
                ("place/a", "?"),
                [("place/a", place), ("place/a/set-aside", "?")],
            ),
            (
                ("place/a", r#"{"version":2}"#),
                ("place/a", place),
                [
                    ("place/a", r#"{"version":2}"#),
                    ("place/a/set-aside", place),
                ],
            ),
            (
                ("place/a", place),
                ("place/a", r#"{"version":2}"#),
                [
                    ("place/a", place),
                    ("place/a/set-aside", r#"{"version":2}"#),
                ],
            ),
            (
                ("statistics", "1"),
                ("statistics", "2"),
                [("statistics", "1"), ("statistics/set-aside", "2")],
            ),
        ] {
            let (target, _) = merged(&data(&[here]), &data(&[file]));
            assert_eq!(target, data(&expected), "{here:?}, {file:?}");
        }
    }

    #[test]
    fn an_annotation_here_that_makes_no_sense_is_set_aside() {
        let mut here = ReaderData::default();
        here.annotations.insert("a".to_owned(), "?".to_owned());
        let file = marks(&[("a", "2026-01-01")]);
        let (target, _) = merged(&here, &file);
        assert_eq!(target.annotations, file.annotations);
        assert_eq!(
            target.records,
            data(&[("annotation/a/set-aside", "?")]).records
        );
    }
}
