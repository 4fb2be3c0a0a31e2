//! "Your data": all that a reader has in one library, as one file, and back again with a
//! word before about what that will change, and a way back after. `docs/reader-data.md`
//! describes the file.

mod file;
mod inventory;
mod json;
mod merge;
mod name;
mod plan;
mod preview;
mod problem;
mod remains;
mod settle;

use std::collections::BTreeMap;

pub use file::{About, FORMAT};
pub use inventory::{Item, size};
pub use plan::{Change, Plan, Way, What};
pub use preview::{Effect, Group, Line};
pub use problem::{Problem, Warning};
pub use remains::remains;

use crate::model::gathered;

/// What a reader has in a library, all as the texts that storage holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReaderData {
    /// Records by name: a key of `localStorage` without the library's prefix.
    pub records: BTreeMap<String, String>,
    /// Annotations by id.
    pub annotations: BTreeMap<String, String>,
}

impl ReaderData {
    /// What lies under `library`'s keys among all `keys` with their texts, and
    /// `annotations` by id. What belongs to the browser and not to the reader stays out: the
    /// list that the app makes of the preferences, and the mark of a copy that was opened.
    #[must_use]
    pub fn of(
        library: &str,
        keys: impl IntoIterator<Item = (String, String)>,
        annotations: BTreeMap<String, String>,
    ) -> Self {
        let of_reader = |(key, text): (String, String)| {
            let name = key.strip_prefix(library)?.strip_prefix('/')?;
            (!name::is_of_browser(name)).then(|| (name.to_owned(), text))
        };
        Self {
            records: gathered(keys.into_iter().filter_map(of_reader)),
            annotations,
        }
    }

    /// Does what `changes` say.
    pub fn apply(&mut self, changes: &[Change]) {
        for Change { what, to } in changes {
            let (texts, name) = match what {
                What::Record(name) => (&mut self.records, name),
                What::Annotation(id) => (&mut self.annotations, id),
            };
            match to {
                Some(text) => texts.insert(name.clone(), text.clone()),
                None => texts.remove(name),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_the_readers_own_in_this_library_is_read() {
        let keys = [
            "tales/preferences",
            "tales/appearance",
            "tales/copy",
            "tales/marked/anya",
            "tales/place/anya",
            "tales-of-two/preferences",
            "other/place/anya",
            "tales",
        ];
        let keys = keys.map(|key| (key.to_owned(), "{}".to_owned()));
        let data = ReaderData::of("tales", keys, BTreeMap::new());
        let names: Vec<_> = data.records.keys().collect();
        assert_eq!(names, ["place/anya", "preferences"]);
    }
}
