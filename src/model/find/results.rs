//! What was found in several stories.

use super::{Folding, Hit, Matches, Query, Searchable, Sentence};

/// What was found, story by story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// The stories of which hits are told, in the order in which they were searched.
    pub groups: Vec<Group>,
    /// How often the words are in all of the stories.
    pub count: usize,
    /// In how many of them.
    pub stories: usize,
}

/// What was found in one story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The story's slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The language that it is in.
    pub language: String,
    /// How often the words are in it.
    pub count: usize,
    /// The first times, as many as are told.
    pub hits: Vec<Found>,
}

/// Words that were found, as they are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where they are.
    pub hit: Hit,
    /// The sentence that they are in.
    pub sentence: Sentence,
}

impl Results {
    /// What was found in stories. So many hits of one story are told, and four times as many in
    /// all; the rest are counted.
    #[must_use]
    pub fn of<'a>(
        stories: impl Iterator<Item = (&'a Searchable, &'a Matches)>,
        query: &Query,
        folding: &Folding,
        told: usize,
    ) -> Self {
        let mut left = told.saturating_mul(4);
        let mut results = Self::default();
        for (story, matches) in stories {
            let count = matches.count();
            if count == 0 {
                continue;
            }
            results.count += count;
            results.stories += 1;
            let found = |index| {
                let hit = story.text.hit(query, folding, matches, index)?;
                let sentence = story.text.sentence(hit);
                Some(Found { hit, sentence })
            };
            let hits: Vec<Found> = (0..count.min(told).min(left)).filter_map(found).collect();
            left -= hits.len();
            if !hits.is_empty() {
                results.groups.push(Group {
                    slug: story.slug.clone(),
                    title: story.title.clone(),
                    language: story.language.clone(),
                    count,
                    hits,
                });
            }
        }
        results
    }
}

#[cfg(test)]
mod tests {
    use super::super::SearchText;
    use super::super::folding::tests::folding;
    use super::*;

    fn search(told: usize) -> Results {
        let folding = folding();
        let story = |slug: &str, blocks: &[&str]| Searchable {
            slug: slug.to_owned(),
            title: slug.to_uppercase(),
            language: "en".to_owned(),
            author: None,
            text: SearchText::new(blocks.iter().copied(), &folding),
        };
        let stories = [
            story("a", &["rain, rain", "and rain"]),
            story("b", &["sun"]),
            story("c", &["Rain."]),
        ];
        let query = Query::new("rain", false, false, &folding).unwrap();
        let matches = stories
            .each_ref()
            .map(|story| story.text.search(&query, &folding, None));
        Results::of(stories.iter().zip(&matches), &query, &folding, told)
    }

    #[test]
    fn stories_without_the_words_are_left_out() {
        let results = search(9);
        let told: Vec<_> = results
            .groups
            .iter()
            .map(|group| (group.slug.as_str(), group.count, group.hits.len()))
            .collect();
        assert_eq!(told, [("a", 3, 3), ("c", 1, 1)]);
        assert_eq!((results.count, results.stories), (4, 2));
    }

    #[test]
    fn all_are_counted_and_some_are_told() {
        let results = search(2);
        let told: Vec<_> = results
            .groups
            .iter()
            .map(|group| group.hits.len())
            .collect();
        assert_eq!(told, [2, 1]);
        assert_eq!((results.count, results.stories), (4, 2));
    }
}
