//! The libraries there are to try the reader with.

use crate::random::Random;
use crate::story::{Plan, Story};
use crate::words::{TITLE_ADJECTIVES, TITLE_THINGS};
use crate::{LONG, NOVEL, SECTIONS, SHORT};

/// Where all choices begin. Whatever is changed here, every sample becomes another.
const SEED: u64 = 1_846;

/// A collection of stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    /// Its short name, under which a reader's places are kept.
    pub id: &'static str,
    /// What the collection is called.
    pub title: &'static str,
    /// Its stories, in the shelf's order.
    pub stories: Vec<Story>,
}

/// A file of a stories' folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name in the folder.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// A story of 25 kB and one of 100 kB, with scene breaks, and one of 3 MB in 300 chapters.
pub fn long_texts() -> Library {
    let chapters = |chapters, bytes| Plan { chapters, bytes };
    let stories = [
        (SHORT, "The Shorter Sample", chapters(0, 25_000)),
        (LONG, "The Longer Sample", chapters(0, 100_000)),
        (NOVEL, "The Longest Sample", chapters(300, 10_000)),
    ];
    Library {
        id: "lamplight-samples",
        title: "Long Samples",
        stories: stories
            .into_iter()
            .zip(SEED..)
            .map(|((slug, title, plan), seed)| Story::write(slug, title, plan, seed))
            .collect(),
    }
}

/// A story of 160 kB in 16 chapters: long enough for a build to make each a section.
pub fn in_sections() -> Library {
    let plan = Plan {
        chapters: 16,
        bytes: 10_000,
    };
    Library {
        id: "lamplight-sections",
        title: "A Sample in Sections",
        stories: vec![Story::write(SECTIONS, "The Divided Sample", plan, SEED)],
    }
}

/// So many stories of about 500 words. A story is the same, and has the same story before
/// it, however many come after.
pub fn many_stories(count: usize) -> Library {
    // About 500 words of this prose.
    let plan = Plan {
        chapters: 0,
        bytes: 2_600,
    };
    let mut seeds = Random::new(SEED);
    Library {
        id: "lamplight-many-samples",
        title: "Many Samples",
        stories: (0..count)
            .map(|number| {
                let title = title(number);
                let slug = title.to_lowercase().replace(' ', "-");
                Story::write(&slug, &title, plan, seeds.draw())
            })
            .collect(),
    }
}

impl Library {
    /// The files of its folder: `library.toml`, and one a story.
    pub fn files(&self) -> Vec<File> {
        let order: Vec<_> = self.stories.iter().map(|story| &story.slug).collect();
        let about = File {
            name: "library.toml".to_owned(),
            text: format!(
                "id = \"{}\"\ntitle = \"{}\"\nlanguage = \"en\"\norder = {order:#?}\n",
                self.id, self.title
            ),
        };
        let stories = self.stories.iter().map(|story| File {
            name: format!("{}.md", story.slug),
            text: story.markdown(),
        });
        [about].into_iter().chain(stories).collect()
    }

    /// The story with this slug.
    pub fn story(&self, slug: &str) -> Option<&Story> {
        self.stories.iter().find(|story| story.slug == slug)
    }
}

/// The title of the story with this number; no two have the same.
fn title(number: usize) -> String {
    let word = |list: &[&'static str], number| {
        let place = usize::checked_rem(number, list.len()).unwrap_or_default();
        list.get(place).copied().unwrap_or_default()
    };
    let round = number / TITLE_ADJECTIVES.len();
    let thing = word(TITLE_THINGS, round);
    let title = format!("The {} {thing}", word(TITLE_ADJECTIVES, number));
    match round / TITLE_THINGS.len() {
        0 => title,
        again => format!("{title} {}", again + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Block;
    use lamplight::model::sections;
    use lamplight::model::source::{self, SourceFile};
    use std::collections::BTreeSet;

    /// Reads a library as a build does.
    fn read(library: &Library) -> lamplight::model::Library {
        let files: Vec<_> = library
            .files()
            .into_iter()
            .map(|file| SourceFile {
                name: file.name,
                bytes: file.text.into_bytes(),
            })
            .collect();
        source::read(&files).unwrap()
    }

    /// FNV-1a, 64 bits (Fowler, Noll and Vo): enough to tell whether bytes changed.
    fn digest(library: &Library) -> u64 {
        let files = library.files();
        let bytes = files.iter().flat_map(|file| [&file.name, &file.text]);
        bytes
            .flat_map(|text| text.bytes())
            .fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
            })
    }

    #[test]
    fn long_texts_are_as_long_as_they_say() {
        let library = long_texts();
        let check = |slug, bytes: usize, headings: usize| {
            let story = library.story(slug).unwrap();
            let length = story.markdown().len();
            let off = length.abs_diff(bytes);
            assert!(off * 100 <= bytes * 3, "{slug}: {length} bytes");
            let is_heading = |block: &&Block| matches!(block, Block::Heading(_));
            assert_eq!(story.blocks.iter().filter(is_heading).count(), headings);
        };
        check(SHORT, 25_000, 0);
        check(LONG, 100_000, 0);
        check(NOVEL, 3_000_000, 300);
        let long = library.story(LONG).unwrap();
        assert!(long.blocks.contains(&Block::SceneBreak));
    }

    #[test]
    fn many_stories_have_about_500_words() {
        let library = read(&many_stories(1_000));
        assert_eq!(library.stories.len(), 1_000);
        let words: usize = library.stories.iter().map(|story| story.words()).sum();
        let average = words / 1_000;
        assert!(average.abs_diff(500) <= 15, "{average}");
    }

    #[test]
    fn a_publisher_could_have_written_them() {
        let long = read(&long_texts());
        assert_eq!(long.stories.len(), 3);
        assert_eq!(read(&many_stories(3)).stories.len(), 3);
    }

    #[test]
    fn a_story_in_sections_has_one_a_chapter() {
        let library = read(&in_sections());
        assert_eq!(sections(&library.stories[0]).len(), 16);
    }

    #[test]
    fn every_story_has_a_name_of_its_own() {
        let library = many_stories(2_100);
        let slugs: BTreeSet<_> = library.stories.iter().map(|story| &story.slug).collect();
        assert_eq!(slugs.len(), 2_100);
    }

    #[test]
    fn a_story_does_not_depend_on_how_many_come_after() {
        let few = many_stories(3).stories;
        assert_eq!(many_stories(10).stories[..3], few);
    }

    /// Figures of one run are compared with those of another: whoever changes the samples on
    /// purpose writes the new digests here, and measures anew.
    #[test]
    fn the_bytes_are_the_same_everywhere() {
        assert_eq!(digest(&long_texts()), 10_275_839_467_014_558_389);
        assert_eq!(digest(&many_stories(1_000)), 3_273_694_975_918_811_105);
    }
}
