//! A list of marks: sorted, filtered, and by story.

use super::{Annotation, Motivation, Tone};
use crate::model::find::Folding;
use crate::model::sorted;

/// A list of marks, in an order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks(Vec<Annotation>);

/// In which order marks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As they stand in the text, story by story.
    #[default]
    Text,
    /// What was changed last comes first.
    Time,
}

/// Which marks are shown. The default shows all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Those of this story; if none is named, of all.
    pub story: Option<String>,
    /// Highlights of these tones; if none is named, all marks.
    pub tones: Vec<Tone>,
    /// Those made for one of these; if none is named, all.
    pub motivations: Vec<Motivation>,
    /// Those that have all of these words, in the text or the note, as "Find" would find them:
    /// in capitals or not, with accents or without.
    pub words: String,
}

/// The marks of one story.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<'a> {
    /// The story's slug.
    pub story: &'a str,
    /// Its marks, never none, in the list's order.
    pub marks: Vec<&'a Annotation>,
}

impl Marks {
    /// These marks, in an order.
    #[must_use]
    pub fn new(annotations: Vec<Annotation>, order: Order) -> Self {
        Self(sorted(annotations, &|a, b| {
            let by_text = || {
                let place = |mark: &Annotation| (mark.target.start, mark.target.end);
                a.story.cmp(&b.story).then_with(|| place(a).cmp(&place(b)))
            };
            // When they were made: a mark that is changed stays where the reader has it.
            let by_time = || b.created.total_cmp(&a.created);
            let order = match order {
                Order::Text => by_text(),
                Order::Time => by_time().then_with(by_text),
            };
            // So that the same marks are always in the same order.
            order
                .then_with(|| a.created.total_cmp(&b.created))
                .then_with(|| a.id.cmp(&b.id))
        }))
    }

    /// Those that a filter shows, in the same order.
    #[must_use]
    pub fn filtered(&self, filter: &Filter, folding: &Folding) -> Self {
        let words = folding.text(&filter.words);
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        let shows = |mark: &&Annotation| {
            filter
                .story
                .as_ref()
                .is_none_or(|story| *story == mark.story)
                && (filter.tones.is_empty()
                    || mark.tone().is_some_and(|tone| filter.tones.contains(&tone)))
                && (filter.motivations.is_empty()
                    || filter.motivations.iter().any(|motive| mark.is(*motive)))
                && has_words(mark, &words, folding)
        };
        Self(self.0.iter().filter(shows).cloned().collect())
    }

    /// The marks by story: stories as `shelf` has them, and then the others by name.
    #[must_use]
    pub fn by_story<'a>(&'a self, shelf: &[&str]) -> Vec<Group<'a>> {
        let mut groups: Vec<Group<'a>> = Vec::new();
        for mark in &self.0 {
            match groups.iter_mut().find(|group| group.story == mark.story) {
                Some(group) => group.marks.push(mark),
                None => groups.push(Group {
                    story: &mark.story,
                    marks: vec![mark],
                }),
            }
        }
        let place = |story: &str| {
            let place = shelf.iter().position(|slug| *slug == story);
            place.unwrap_or(usize::MAX)
        };
        sorted(groups, &|one, other| {
            let by_shelf = place(one.story).cmp(&place(other.story));
            by_shelf.then_with(|| one.story.cmp(other.story))
        })
    }

    /// Every mark, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Annotation> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Marks {
    type Item = &'a Annotation;
    type IntoIter = std::slice::Iter<'a, Annotation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

fn has_words(mark: &Annotation, words: &[&str], folding: &Folding) -> bool {
    if words.is_empty() {
        return true;
    }
    let text = folding.text(&format!("{}\n{}", mark.target.words(), mark.note));
    words.iter().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Locator;
    use crate::model::annotation::{Kind, Target};
    use crate::model::find::Letter;

    fn mark(id: &str, story: &str, block: u32, kind: Kind, at: f64) -> Annotation {
        let target = Target {
            exact: format!("The Words of {id}"),
            start: Locator::start_of(block),
            end: Locator { block, offset: 9 },
            ..Target::default()
        };
        Annotation::new(id.to_owned(), story.to_owned(), kind, target, at)
    }

    fn marks(order: Order) -> Marks {
        let mut noted = mark("a", "two", 4, Kind::Highlight(Tone::Sky), 1.0);
        noted.note = "Über ALLES".to_owned();
        Marks::new(
            vec![
                noted,
                mark("b", "one", 9, Kind::Bookmark, 2.0),
                mark("c", "two", 3, Kind::Highlight(Tone::Rose), 3.0),
                mark("d", "one", 2, Kind::Highlight(Tone::Sky), 2.0),
            ],
            order,
        )
    }

    fn ids(marks: &Marks) -> String {
        marks.iter().map(|mark| mark.id.as_str()).collect()
    }

    #[test]
    fn marks_are_in_order_of_text_or_of_time() {
        assert_eq!(ids(&marks(Order::Text)), "dbca");
        assert_eq!(ids(&marks(Order::Time)), "cdba");
    }

    #[test]
    fn a_filter_shows_what_fits_all_of_it() {
        let marks = marks(Order::Text);
        let folding = Folding::new(|character| Letter {
            folded: character.to_string().replace(['ü', 'Ü'], "u"),
            in_word: true,
        });
        let shown = |filter: Filter| ids(&marks.filtered(&filter, &folding));
        let all = Filter::default;
        let words = |words: &str| Filter {
            words: words.to_owned(),
            ..all()
        };
        let tones = |tones: &[Tone]| Filter {
            tones: tones.to_vec(),
            ..all()
        };
        let motivations = |all_of: &[Motivation]| Filter {
            motivations: all_of.to_vec(),
            ..all()
        };
        assert_eq!(shown(all()), "dbca");
        assert_eq!(
            shown(Filter {
                story: Some("one".to_owned()),
                ..all()
            }),
            "db"
        );
        assert_eq!(shown(tones(&[Tone::Sky])), "da");
        assert_eq!(shown(tones(&[Tone::Sky, Tone::Rose])), "dca");
        assert_eq!(shown(motivations(&[Motivation::Bookmarking])), "b");
        assert_eq!(shown(motivations(&[Motivation::Highlighting])), "dca");
        assert_eq!(shown(motivations(&[Motivation::Commenting])), "a");
        assert_eq!(shown(words(" über  WORDS ")), "a");
        assert_eq!(shown(words("uber\u{a0}words")), "a");
        assert_eq!(shown(words("of c")), "c");
        assert_eq!(shown(words("nothing")), "");
        assert_eq!(
            shown(Filter {
                story: Some("one".to_owned()),
                ..tones(&[Tone::Sky])
            }),
            "d"
        );
    }

    #[test]
    fn stories_are_as_on_the_shelf_and_others_after_them() {
        let marks = marks(Order::Time);
        let groups = |shelf: &[&str]| {
            let groups = marks.by_story(shelf).into_iter();
            groups
                .map(|group| (group.story.to_owned(), group.marks.len()))
                .collect::<Vec<_>>()
        };
        let (one, two) = (("one".to_owned(), 2), ("two".to_owned(), 2));
        assert_eq!(groups(&["two", "one"]), [two.clone(), one.clone()]);
        assert_eq!(groups(&["two"]), [two.clone(), one.clone()]);
        assert_eq!(groups(&[]), [one, two]);
    }
}
