//! What is looked for, and what was found.

use std::mem;
use std::rc::Rc;

use super::{Folding, Hit, Matches, Query, Results, Searchable};
use crate::model::Locator;

/// So many hits of one story are told at first.
const TOLD: usize = 10;
/// So many times more, whenever the reader wants more.
const MORE: usize = 4;

/// What the reader looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// What was typed.
    pub typed: String,
    /// Whether case and accents count.
    pub exact: bool,
    /// Whether only whole words do.
    pub whole_words: bool,
}

/// How far the texts of the other stories have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Texts {
    /// Nobody has asked for them.
    #[default]
    Unasked,
    /// They are on their way.
    Asked,
    /// They did not come.
    Missing,
    /// They are here.
    Here,
}

/// Finds words in the story that is open, and in all others.
pub struct Finder {
    folding: Folding,
    /// The stories, as far as they are here.
    stories: Vec<Searchable>,
    /// How far the others have come.
    pub texts: Texts,
    /// The slug of the story that is open.
    open: Option<String>,
    /// What is looked for.
    pub asked: Asked,
    query: Option<Query>,
    told: usize,
    /// What was found, to be told.
    pub results: Rc<Results>,
    /// All that was found in each story.
    matches: Vec<Matches>,
    /// Which of these the reader has gone to.
    pub current: Option<usize>,
    /// Which of these the reader is to be brought to once their story is open.
    pub awaited: Option<usize>,
}

impl Finder {
    /// One that knows no story.
    #[must_use]
    pub fn new(folding: Folding) -> Self {
        Self {
            folding,
            stories: Vec::new(),
            texts: Texts::default(),
            open: None,
            asked: Asked::default(),
            query: None,
            told: TOLD,
            results: Rc::default(),
            matches: Vec::new(),
            current: None,
            awaited: None,
        }
    }

    /// What folds letters for it.
    #[must_use]
    pub fn folding(&self) -> &Folding {
        &self.folding
    }

    /// Adds the stories that it does not know yet.
    pub fn add(&mut self, stories: Vec<Searchable>) {
        for story in stories {
            if !self.stories.iter().any(|known| known.slug == story.slug) {
                self.stories.push(story);
            }
        }
        self.search();
    }

    /// The stories, as far as it knows them.
    #[must_use]
    pub fn stories(&self) -> &[Searchable] {
        &self.stories
    }

    /// Whether it knows any story.
    #[must_use]
    pub fn knows_any(&self) -> bool {
        !self.stories.is_empty()
    }

    /// Another story is open, or none.
    pub fn open(&mut self, slug: Option<&str>) {
        if self.open.as_deref() != slug {
            self.open = slug.map(String::from);
            self.current = None;
            self.tell();
        }
    }

    /// Looks for something else.
    pub fn ask(&mut self, asked: Asked) {
        if self.asked != asked {
            self.asked = asked;
            self.told = TOLD;
            self.search();
        }
    }

    /// Tells more of what was found.
    pub fn tell_more(&mut self) {
        self.told = self.told.saturating_mul(MORE);
        self.tell();
    }

    /// Whether anything is looked for.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.query.is_some()
    }

    /// What is said of it: how often, where, and whether that is all. `reads` says whether a
    /// story is open.
    #[must_use]
    pub fn told(&self, reads: bool) -> String {
        let mut told = if self.is_looking() {
            self.counts(reads)
        } else {
            String::new()
        };
        told += match self.texts {
            Texts::Asked => " Fetching the other stories …",
            Texts::Missing => " The other stories could not be fetched.",
            _ => "",
        };
        told.trim_start().to_owned()
    }

    fn counts(&self, reads: bool) -> String {
        let (here, all) = (self.count_here(), self.results.count);
        let elsewhere = self.results.stories - usize::from(here > 0);
        let other = if reads { "other " } else { "" };
        let stories = if elsewhere == 1 { "story" } else { "stories" };
        let others = format!("{} in {elsewhere} {other}{stories}", all - here);
        match (here, elsewhere) {
            (0, 0) if self.texts == Texts::Asked && reads => "None in this story.".to_owned(),
            (0, 0) if self.texts == Texts::Asked => String::new(),
            (0, 0) if self.asked.exact || self.asked.whole_words => {
                "Nothing found. Without the switches there may be more.".to_owned()
            }
            (0, 0) => "Nothing found.".to_owned(),
            (0, _) if reads => format!("None in this story, {others}."),
            (_, 0) => format!("{here} in this story."),
            _ if reads => format!("{here} in this story, {others}."),
            _ => format!("{others}."),
        }
    }

    /// How often it was found in the story that is open.
    #[must_use]
    pub fn count_here(&self) -> usize {
        self.open_story().map_or(0, |(_, matches)| matches.count())
    }

    fn search(&mut self) {
        let Asked {
            typed,
            exact,
            whole_words,
        } = &self.asked;
        let before = self.query.take();
        let known = mem::take(&mut self.matches);
        self.current = None;
        self.query = Query::new(typed, *exact, *whole_words, &self.folding);
        if let Some(query) = &self.query {
            let stories = self.stories.iter().enumerate().map(|(index, story)| {
                let before = before.as_ref().zip(known.get(index));
                story.text.search(query, &self.folding, before)
            });
            self.matches = stories.collect();
        }
        self.tell();
    }

    fn tell(&mut self) {
        self.results = Rc::default();
        let Some(query) = &self.query else { return };
        let is_open = |story: &Searchable| Some(&story.slug) == self.open.as_ref();
        let stories = || self.stories.iter().zip(&self.matches);
        let open = stories().filter(|(story, _)| is_open(story));
        let others = stories().filter(|(story, _)| !is_open(story));
        self.results = Results::of(open.chain(others), query, &self.folding, self.told).into();
    }

    /// One of the hits in the story that is open.
    #[must_use]
    pub fn hit(&self, index: usize) -> Option<Hit> {
        let (story, matches) = self.open_story()?;
        let query = self.query.as_ref()?;
        story.text.hit(query, &self.folding, matches, index)
    }

    /// The sentence around one of them.
    #[must_use]
    pub fn sentence(&self, index: usize) -> Option<String> {
        let sentence = self.open_story()?.0.text.sentence(self.hit(index)?);
        Some(sentence.before + &sentence.found + &sentence.after)
    }

    /// The index of the first of the hits from this place on; of the first at all where there
    /// is none.
    #[must_use]
    pub fn first_from(&self, place: Locator) -> usize {
        let first = || {
            let (story, matches) = self.open_story()?;
            let query = self.query.as_ref()?;
            let mut index = story.text.first_from(query, matches, place.block);
            let is_before = |hit: Hit| hit.block == place.block && hit.start < place.offset;
            while self.hit(index).is_some_and(is_before) {
                index += 1;
            }
            (index < matches.count()).then_some(index)
        };
        first().unwrap_or(0)
    }

    /// The index of the hit after the current one, or before it, around the end; without one,
    /// of the first from `place` on, or of the last before it.
    #[must_use]
    pub fn step(&self, on: bool, place: Locator) -> Option<usize> {
        let count = self.count_here();
        let last = count.checked_sub(1)?;
        let before = |index: usize| index.checked_sub(1).unwrap_or(last);
        Some(match self.current {
            Some(index) if on => (index + 1) % count,
            Some(index) => before(index),
            None if on => self.first_from(place),
            None => before(self.first_from(place)),
        })
    }

    /// The story that is open, and what was found in it.
    fn open_story(&self) -> Option<(&Searchable, &Matches)> {
        let open = self.open.as_ref()?;
        let mut stories = self.stories.iter().zip(&self.matches);
        stories.find(|(story, _)| story.slug == *open)
    }
}

#[cfg(test)]
mod tests {
    use super::super::SearchText;
    use super::super::folding::tests::folding;
    use super::*;

    fn finder() -> Finder {
        let story = |slug: &str, blocks: &[&str]| Searchable {
            slug: slug.to_owned(),
            title: slug.to_owned(),
            language: "en".to_owned(),
            author: None,
            text: SearchText::new(blocks.iter().copied(), &folding()),
        };
        let mut finder = Finder::new(folding());
        finder.open(Some("b"));
        finder.add(vec![story("b", &["Rain", "sun", "rain"])]);
        finder.add(vec![story("a", &["rain"]), story("b", &["other"])]);
        finder
    }

    fn ask(finder: &mut Finder, typed: &str) {
        finder.ask(Asked {
            typed: typed.to_owned(),
            ..Asked::default()
        });
    }

    #[test]
    fn the_open_story_comes_first_and_is_what_the_page_says() {
        let mut finder = finder();
        ask(&mut finder, "rain");
        let slugs: Vec<_> = finder
            .results
            .groups
            .iter()
            .map(|group| &*group.slug)
            .collect();
        assert_eq!(slugs, ["b", "a"]);
        assert_eq!(finder.count_here(), 2);
        finder.open(None);
        assert_eq!((finder.count_here(), finder.results.count), (0, 3));
    }

    #[test]
    fn what_was_found_is_told() {
        let mut finder = finder();
        let mut told = |typed: &str, open: Option<&str>| {
            finder.open(open);
            ask(&mut finder, typed);
            finder.told(open.is_some())
        };
        assert_eq!(
            told("rain", Some("b")),
            "2 in this story, 1 in 1 other story."
        );
        assert_eq!(told("sun", Some("b")), "1 in this story.");
        assert_eq!(
            told("sun", Some("a")),
            "None in this story, 1 in 1 other story."
        );
        assert_eq!(told("rain", None), "3 in 2 stories.");
        assert_eq!(told("snow", None), "Nothing found.");
        assert_eq!(told("", None), "");
        finder.texts = Texts::Missing;
        assert_eq!(finder.told(true), "The other stories could not be fetched.");
        finder.texts = Texts::Asked;
        ask(&mut finder, "snow");
        let said = "None in this story. Fetching the other stories …";
        assert_eq!(finder.told(true), said);
        assert_eq!(finder.told(false), "Fetching the other stories …");
    }

    #[test]
    fn hits_are_stepped_through_and_round_the_end() {
        let mut finder = finder();
        ask(&mut finder, "rain");
        let steps = |finder: &Finder, block, offset| {
            let place = Locator { block, offset };
            [true, false].map(|on| finder.step(on, place))
        };
        assert_eq!(steps(&finder, 1, 0), [Some(0), Some(1)]);
        assert_eq!(steps(&finder, 1, 1), [Some(1), Some(0)]);
        assert_eq!(steps(&finder, 2, 0), [Some(1), Some(0)]);
        assert_eq!(steps(&finder, 9, 0), [Some(0), Some(1)]);
        finder.current = Some(1);
        assert_eq!(steps(&finder, 1, 0), [Some(0), Some(0)]);
        assert_eq!(finder.sentence(1).as_deref(), Some("rain"));
    }

    #[test]
    fn where_nothing_is_found_there_is_no_step() {
        let mut finder = finder();
        for typed in ["snow", " "] {
            ask(&mut finder, typed);
            assert_eq!(
                (finder.step(true, Locator::start_of(1)), finder.hit(0)),
                (None, None),
                "{typed}"
            );
        }
        assert!(!finder.is_looking());
    }
}
