//! What importing will do, in plain words.

use super::name::Name;
use crate::model::{CustomThemes, sorted};

/// What is kept, by kind, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// What was chosen for themes and type.
    Preferences,
    /// Themes of the reader's own.
    Themes,
    /// Places in stories.
    Places,
    /// Annotations.
    Marks,
    /// What could not be read.
    SetAside,
    /// What this edition knows nothing of.
    Other,
}

/// What becomes of something, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It is not here yet, and will be.
    New,
    /// It is newer in the file, and will be as it is there.
    Newer,
    /// A story that is finished in the file will be finished here; the place is the one here.
    Finished,
    /// It will be as it is in the file.
    Replaced,
    /// What is here must stay, so that the file's will be set aside.
    PutAside,
    /// It is not in the file, and will be deleted.
    OnlyHere,
    /// It will be deleted.
    Deleted,
    /// It stays as it is here.
    Stays,
    /// There is no number left for it.
    NoRoom,
}

/// One thing that importing will do, or leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Of what kind of thing it speaks.
    pub group: Group,
    /// What becomes of it.
    pub effect: Effect,
    /// To how many, never zero.
    pub count: usize,
    /// That, in plain words, without a full stop.
    pub text: String,
}

impl Group {
    /// The kind of the record called `name`.
    #[must_use]
    pub fn of_record(name: &str) -> Self {
        match Name::of(name) {
            Name::Preferences => Self::Preferences,
            Name::Theme(_) => Self::Themes,
            Name::Place(_) => Self::Places,
            Name::SetAside(_) => Self::SetAside,
            Name::Other => Self::Other,
        }
    }

    /// So many of the kind, in words.
    #[must_use]
    pub fn count(self, count: usize) -> String {
        let noun = match (self, count) {
            (Self::Preferences, _) => return "themes and type".to_owned(),
            (Self::Themes, 1) => "theme of your own",
            (Self::Themes, _) => "themes of your own",
            (Self::Places, 1) => "place",
            (Self::Places, _) => "places",
            (Self::Marks, 1) => "mark",
            (Self::Marks, _) => "marks",
            (Self::SetAside, 1) => "thing that could not be read",
            (Self::SetAside, _) => "things that could not be read",
            (Self::Other, 1) => "other thing",
            (Self::Other, _) => "other things",
        };
        format!("{count} {noun}")
    }
}

/// A line for each kind of thing and what becomes of it.
#[must_use]
pub fn lines(outcomes: &[(Group, Effect)]) -> Vec<Line> {
    let outcomes = sorted(outcomes.to_vec(), &Ord::cmp);
    let alike = outcomes.chunk_by(|one, next| one == next);
    alike
        .filter_map(|alike| {
            let (group, effect) = *alike.first()?;
            let count = alike.len();
            let text = sentence(group, effect, count);
            Some(Line {
                group,
                effect,
                count,
                text,
            })
        })
        .collect()
}

fn sentence(group: Group, effect: Effect, count: usize) -> String {
    let one = count == 1;
    let are = if one { "is" } else { "are" };
    if group == Group::Preferences {
        return of_preferences(effect).to_owned();
    }
    let what = match effect {
        Effect::New if group == Group::SetAside => "will be kept, set aside".to_owned(),
        Effect::New => format!("{are} new"),
        Effect::Newer => format!("{are} newer in the file and will be taken over"),
        Effect::Finished => {
            let story = if one { "story" } else { "stories" };
            return format!("{count} {story} finished in the file will be finished here, too");
        }
        Effect::Replaced => "will be as in the file".to_owned(),
        Effect::PutAside => "of the file will be kept, set aside: what is here stays".to_owned(),
        Effect::OnlyHere => format!("that {are} only here will be deleted"),
        Effect::Deleted => "will be deleted".to_owned(),
        Effect::Stays if one => "stays as it is".to_owned(),
        Effect::Stays => "stay as they are".to_owned(),
        Effect::NoRoom => {
            let find = if one {
                "finds no room, and stays"
            } else {
                "find no room, and stay"
            };
            format!("{find} in the file: there can be {}", CustomThemes::MOST)
        }
    };
    format!("{} {what}", group.count(count))
}

fn of_preferences(effect: Effect) -> &'static str {
    match effect {
        Effect::New | Effect::Newer | Effect::Finished | Effect::Replaced => {
            "Themes and type will be those of the file"
        }
        Effect::OnlyHere => "Themes and type, which are only here, will start over",
        Effect::Deleted => "Themes and type will start over",
        Effect::PutAside => "Themes and type of the file will be kept, set aside",
        Effect::Stays | Effect::NoRoom => "Themes and type stay as they are",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_is_told_of_once_in_a_fixed_order() {
        let lines = lines(&[
            (Group::Marks, Effect::OnlyHere),
            (Group::Places, Effect::Newer),
            (Group::Marks, Effect::New),
            (Group::Places, Effect::Newer),
            (Group::Marks, Effect::OnlyHere),
        ]);
        let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "2 places are newer in the file and will be taken over",
                "1 mark is new",
                "2 marks that are only here will be deleted",
            ]
        );
    }
}
