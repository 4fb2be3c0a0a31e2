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

    /// What the ways onward from a story are called among its parts.
    pub const END: &str = "end";

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

    /// A link to a part of what `href` leads to.
    #[must_use]
    pub fn part_of_href(self, href: &str, part: &str) -> String {
        match self {
            Self::Site => format!("{href}#{part}"),
            Self::OneFile => format!("{href}.{part}"),
        }
    }

    /// A link that stands in the text of the story `slug`, as this edition has it:
    /// authors write links between stories as the site has them.
    #[must_use]
    pub fn link_in_text(self, slug: &Slug, href: &str) -> String {
        let (file, part) = href.split_once('#').unwrap_or((href, ""));
        let target = match (self, file) {
            (Self::Site, _) => None,
            (Self::OneFile, "") => Some(slug.as_str()),
            (Self::OneFile, Self::SHELF_FILE) => Some(Self::SHELF_ID),
            (Self::OneFile, file) => file
                .strip_suffix(".html")
                .filter(|name| Slug::parse(name).is_ok()),
        };
        match (target, part) {
            (None, _) => href.to_owned(),
            (Some(target), "") => format!("#{target}"),
            (Some(target), part) => format!("#{target}.{part}"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_in_the_text_lead_to_the_same_place_in_both_editions() {
        let Ok(slug) = Slug::parse("jose-olsen") else {
            panic!("a slug")
        };
        for (href, one_file) in [
            ("#p7", "#jose-olsen.p7"),
            ("anya-salemi.html", "#anya-salemi"),
            ("anya-salemi.html#p7", "#anya-salemi.p7"),
            ("index.html", "#shelf"),
            (
                "https://example.org/a.html#p7",
                "https://example.org/a.html#p7",
            ),
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("picture.jpg", "picture.jpg"),
            ("notes/a.html", "notes/a.html"),
        ] {
            assert_eq!(Edition::Site.link_in_text(&slug, href), href);
            assert_eq!(Edition::OneFile.link_in_text(&slug, href), one_file);
        }
    }
}
