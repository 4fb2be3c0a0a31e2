//! What an import will do, before it is done, and the way back.

use std::collections::BTreeMap;

use super::name::is_of_browser;
use super::preview::{self, Effect, Group, Line};
use super::{ReaderData, merge};

/// How what is here and what is in a file come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Both are kept; of two of the same the newer one.
    Merge,
    /// What is in the file, and nothing else.
    Replace,
}

/// What lies in storage under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The record of this name, without the library's prefix.
    Record(String),
    /// The annotation of this id.
    Annotation(String),
}

/// One change to what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What changes.
    pub what: What,
    /// What it will be; none deletes it.
    pub to: Option<String>,
}

/// What an import will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    outcomes: Vec<(Group, Effect)>,
    changes: Vec<Change>,
    undo: Vec<Change>,
    /// The marks that there are once it is done.
    marks: Texts,
}

impl Plan {
    /// Brings what is `here` and what is in a `file` together.
    #[must_use]
    pub fn new(here: &ReaderData, file: &ReaderData, way: Way) -> Self {
        // Nothing that makes no sense is put in force, wherever `file` is from.
        let (file, _) = file.settled();
        match way {
            Way::Merge => {
                let (target, outcomes) = merge::merge(here, &file);
                Self::from_to(here, &target, outcomes)
            }
            Way::Replace => Self::replace(here, &file, Effect::OnlyHere),
        }
    }

    /// Deletes all that a reader has in this library.
    #[must_use]
    pub fn delete_all(here: &ReaderData) -> Self {
        Self::replace(here, &ReaderData::default(), Effect::Deleted)
    }

    /// What it will do, in plain words.
    #[must_use]
    pub fn preview(&self) -> Vec<Line> {
        preview::lines(&self.outcomes)
    }

    /// What is to be done, in this order: what is deleted makes room for the rest.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// What takes the changes back, however many of them were done, given what is `here` by then;
    /// and what of that is left undone: to marks the reader may have written since, which stays.
    #[must_use]
    pub fn undo(&self, here: &ReaderData) -> (Vec<Change>, Vec<Change>) {
        let is_overtaken = |change: &Change| match &change.what {
            What::Record(_) => false,
            What::Annotation(id) => here.annotations.get(id).is_some_and(|now| {
                let known = [self.marks.get(id), change.to.as_ref()];
                !known.contains(&Some(now))
            }),
        };
        let undo = self.undo.iter().cloned();
        undo.partition(|change| !is_overtaken(change))
    }

    fn replace(here: &ReaderData, file: &ReaderData, deleted: Effect) -> Self {
        let mut target = file.clone();
        let of_browser = here.records.iter().filter(|(name, _)| is_of_browser(name));
        let of_browser = of_browser.map(|(name, text)| (name.clone(), text.clone()));
        target.records.extend(of_browser);

        let mut outcomes = Vec::new();
        let mut compare = |group, here: Option<&String>, there: Option<&String>| {
            let effect = match (here, there) {
                (None, _) => Effect::New,
                (Some(_), None) => deleted,
                (Some(here), Some(there)) if here == there => Effect::Stays,
                (Some(_), Some(_)) => Effect::Replaced,
            };
            outcomes.push((group, effect));
        };
        for name in names(&here.records, &file.records) {
            if !is_of_browser(name) {
                let group = Group::of_record(name);
                compare(group, here.records.get(name), file.records.get(name));
            }
        }
        for id in names(&here.annotations, &file.annotations) {
            let (here, there) = (here.annotations.get(id), file.annotations.get(id));
            compare(Group::Marks, here, there);
        }
        Self::from_to(here, &target, outcomes)
    }

    fn from_to(here: &ReaderData, target: &ReaderData, outcomes: Vec<(Group, Effect)>) -> Self {
        Self {
            outcomes,
            changes: changes(here, target),
            undo: changes(target, here),
            marks: target.annotations.clone(),
        }
    }
}

/// What makes `to` of `from`; what deletes comes first.
fn changes(from: &ReaderData, to: &ReaderData) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut compare = |what: fn(String) -> What, from: &Texts, to: &Texts| {
        for name in names(from, to) {
            let text = to.get(name);
            if from.get(name) != text {
                changes.push(Change {
                    what: what(name.clone()),
                    to: text.cloned(),
                });
            }
        }
    };
    compare(What::Record, &from.records, &to.records);
    compare(What::Annotation, &from.annotations, &to.annotations);
    let (mut gone, others): (Vec<_>, Vec<_>) =
        (changes.into_iter()).partition(|change| change.to.is_none());
    gone.extend(others);
    gone
}

type Texts = BTreeMap<String, String>;

/// The names in either.
fn names<'a>(one: &'a Texts, other: &'a Texts) -> impl Iterator<Item = &'a String> {
    let only_other = other.keys().filter(|name| !one.contains_key(*name));
    one.keys().chain(only_other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(records: &[(&str, &str)], marks: &[&str]) -> ReaderData {
        let mut data = ReaderData::default();
        for (name, text) in records {
            data.records.insert((*name).to_owned(), (*text).to_owned());
        }
        for id in marks {
            let text = format!(r#"{{"id":"{id}"}}"#);
            data.annotations.insert((*id).to_owned(), text);
        }
        data
    }

    fn said(plan: &Plan) -> Vec<String> {
        plan.preview().into_iter().map(|line| line.text).collect()
    }

    const OF_BROWSER: (&str, &str) = ("copy", "1795867200000");
    const PREFERENCES: (&str, &str) = ("preferences", r#"{"version":1,"size":20}"#);

    #[test]
    fn replacing_leaves_what_is_in_the_file() {
        let here = data(
            &[
                OF_BROWSER,
                PREFERENCES,
                ("place/a", r#"{"version":1,"block":1}"#),
            ],
            &["a", "b", "c"],
        );
        let place = ("place/a", r#"{"version":1,"block":2}"#);
        let file = data(&[place], &["c", "d"]);
        let plan = Plan::new(&here, &file, Way::Replace);
        assert_eq!(
            said(&plan),
            [
                "Themes and type, which are only here, will start over",
                "1 place will be as in the file",
                "1 mark is new",
                "2 marks that are only here will be deleted",
                "1 mark stays as it is",
            ]
        );
        let mut target = here.clone();
        target.apply(plan.changes());
        assert_eq!(target, data(&[OF_BROWSER, place], &["c", "d"]));
        target.apply(&plan.undo(&target).0);
        assert_eq!(target, here);
    }

    #[test]
    fn what_is_deleted_goes_first() {
        let plan = Plan::new(
            &data(&[PREFERENCES], &["b"]),
            &data(&[], &["a"]),
            Way::Replace,
        );
        for changes in [plan.changes(), &plan.undo(&data(&[], &["a"])).0] {
            let deletes: Vec<_> = changes.iter().map(|change| change.to.is_none()).collect();
            assert!(deletes.is_sorted_by(|one, next| one >= next), "{changes:?}");
        }
    }

    #[test]
    fn all_can_be_deleted_and_brought_back() {
        let here = data(&[OF_BROWSER, PREFERENCES], &["a", "b"]);
        let plan = Plan::delete_all(&here);
        assert_eq!(
            said(&plan),
            ["Themes and type will start over", "2 marks will be deleted"]
        );
        let mut target = here.clone();
        target.apply(plan.changes());
        assert_eq!(target, data(&[OF_BROWSER], &[]));
        target.apply(&plan.undo(&target).0);
        assert_eq!(target, here);
    }

    #[test]
    fn what_was_written_since_stays_where_the_rest_is_taken_back() {
        let here = data(&[PREFERENCES], &["a"]);
        let file = data(&[("place/a", r#"{"version":1,"block":2}"#)], &["b", "c"]);
        let plan = Plan::new(&here, &file, Way::Merge);
        let mut target = here.clone();
        target.apply(plan.changes());
        let note = r#"{"id":"b","body":"an hour’s work"}"#;
        target.annotations.insert("b".into(), note.into());
        target.annotations.remove("a");
        let (undo, left) = plan.undo(&target);
        target.apply(&undo);
        let mut wanted = here.clone();
        wanted.annotations.insert("b".into(), note.into());
        // It was here before, and the file had nothing to do with it.
        wanted.annotations.remove("a");
        assert_eq!(target, wanted);
        let b = What::Annotation("b".into());
        assert_eq!(
            left.iter().map(|change| &change.what).collect::<Vec<_>>(),
            [&b]
        );
    }

    #[test]
    fn what_is_the_same_changes_nothing() {
        let here = data(&[PREFERENCES], &["a"]);
        for way in [Way::Merge, Way::Replace] {
            let plan = Plan::new(&here, &here, way);
            assert_eq!(plan.changes(), []);
            assert_eq!(
                said(&plan),
                ["Themes and type stay as they are", "1 mark stays as it is"]
            );
        }
    }
}
