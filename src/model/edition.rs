//! The two editions of one build, and how addresses look in each.

use super::Slug;

/// Which edition a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// A folder of pages; links name files.
    Site,
    /// One file with everything in it; links are fragments.
    OneFile,
}

impl Edition {
    /// The file of the site's shelf.
    pub const SHELF_FILE: &str = "index.html";
    /// The file of the one-file edition, beside the site's pages.
    pub const ONE_FILE: &str = "lamplight.html";
    /// The id of the shelf in a document.
    pub const SHELF_ID: &str = "shelf";

    /// The value of `data-edition` on `:root`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::OneFile => "one-file",
        }
    }

    /// The edition called `name`, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Site, Self::OneFile]
            .into_iter()
            .find(|edition| edition.name() == name)
    }

    /// A link to the shelf.
    #[must_use]
    pub fn shelf_href(self) -> String {
        match self {
            Self::Site => Self::SHELF_FILE.to_owned(),
            Self::OneFile => format!("#{}", Self::SHELF_ID),
        }
    }

    /// A link to a story.
    #[must_use]
    pub fn story_href(self, slug: &str) -> String {
        match self {
            Self::Site => format!("{slug}.html"),
            Self::OneFile => format!("#{slug}"),
        }
    }

    /// The id of a part of a story, such as `p7`, in the document that holds it.
    #[must_use]
    pub fn part_id(self, slug: &Slug, part: &str) -> String {
        match self {
            Self::Site => part.to_owned(),
            Self::OneFile => format!("{slug}.{part}"),
        }
    }
}
