//! What of a plan could not be done.

use super::preview::Group;
use super::{Change, What};
use crate::model::sorted;

/// What these changes are about, in plain words, to go on a sentence with; none of none.
#[must_use]
pub fn remains(changes: &[Change]) -> Option<String> {
    let group = |change: &Change| match &change.what {
        What::Record(name) => Group::of_record(name),
        What::Annotation(_) => Group::Marks,
    };
    let groups = sorted(changes.iter().map(group).collect(), &Ord::cmp);
    let named: Vec<String> = groups
        .chunk_by(|one, next| one == next)
        .filter_map(|alike| Some(alike.first()?.count(alike.len())))
        .collect();
    let (last, others) = named.split_last()?;
    Some(match others {
        [] => last.clone(),
        others => format!("{} and {last}", others.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_done_is_counted_by_kind() {
        let change = |what| Change { what, to: None };
        let record = |name: &str| change(What::Record(name.to_owned()));
        let mark = |id: &str| change(What::Annotation(id.to_owned()));
        assert_eq!(remains(&[]), None);
        assert_eq!(remains(&[record("place/a")]).as_deref(), Some("1 place"));
        let all = [
            mark("a"),
            record("preferences"),
            mark("b"),
            record("place/a"),
        ];
        assert_eq!(
            remains(&all).as_deref(),
            Some("themes and type, 1 place and 2 marks")
        );
        assert_eq!(
            remains(&all[..2]).as_deref(),
            Some("themes and type and 1 mark")
        );
    }
}
