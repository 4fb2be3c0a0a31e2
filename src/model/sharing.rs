//! What a reader passes on: in words, and as an address that leads there.

use super::Edition;

/// So many characters of the chosen words are shown before they are passed on.
const SHOWN: usize = 140;

/// Words, a story, or the library, to be passed on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sharing {
    /// The chosen words; none of a whole story, and of the library.
    pub words: Option<String>,
    /// The title of the story, or of the library.
    pub title: String,
    /// Who wrote the story, if that is known.
    pub author: Option<String>,
    /// The address that leads there; none where others can follow none.
    pub link: Option<String>,
}

impl Sharing {
    /// The title, and the author if there is one.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.author {
            Some(author) => format!("{} – {author}", self.title),
            None => self.title.clone(),
        }
    }

    /// The words, and below them what they are from.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.words {
            Some(words) => format!("{words}\n\n{}", self.name()),
            None => self.name(),
        }
    }

    /// The same, and below it the address.
    #[must_use]
    pub fn text_with_link(&self) -> String {
        match &self.link {
            Some(link) => format!("{}\n{link}", self.text()),
            None => self.text(),
        }
    }

    /// The words, or of many the first.
    #[must_use]
    pub fn shown(&self) -> Option<String> {
        let words = self.words.as_deref()?;
        let Some((end, _)) = words.char_indices().nth(SHOWN) else {
            return Some(words.to_owned());
        };
        let first = words.get(..end).unwrap_or_default();
        let whole = first.rsplit_once(char::is_whitespace);
        let whole = whole.map_or(first, |(whole, _)| whole);
        Some(format!("{}\u{a0}…", whole.trim_end()))
    }
}

/// Where others find what a document shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    edition: Edition,
    address: String,
}

impl Base {
    /// By the document's own address or, of a document from disk, by what it says of the site,
    /// if it says that. None where others can reach neither.
    #[must_use]
    pub fn of(document: &str, edition: Edition, site: Option<&str>) -> Option<Self> {
        let document = document.split(['?', '#']).next().unwrap_or_default();
        let is_of_the_web = |address: &&str| {
            let schemes = ["https://", "http://"];
            schemes.iter().any(|scheme| address.starts_with(scheme))
        };
        if Some(document).filter(is_of_the_web).is_some() {
            return Some(Self::here(document, edition));
        }
        let site = site.filter(is_of_the_web)?;
        Some(Self {
            edition: Edition::Site,
            address: folder(site).to_owned(),
        })
    }

    /// By the document's own address, wherever it is: one from disk leads there on this device.
    #[must_use]
    pub fn here(document: &str, edition: Edition) -> Self {
        let document = document.split(['?', '#']).next().unwrap_or_default();
        let address = match edition {
            Edition::OneFile => document,
            Edition::Site => folder(document),
        };
        let address = address.to_owned();
        Self { edition, address }
    }

    /// The address of a story, or of the library; with `quote`, a block of the story and what the
    /// address asks for after its `?`, of words in it.
    #[must_use]
    pub fn link(&self, story: Option<&str>, quote: Option<(u32, &str)>) -> String {
        let edition = self.edition;
        let href = story.map_or_else(String::new, |slug| edition.story_href(slug));
        let (href, query) = match quote {
            Some((block, query)) => (edition.part_of_href(&href, &format!("p{block}")), query),
            None => (href, ""),
        };
        let (file, part) = href.split_at(href.find('#').unwrap_or(href.len()));
        format!("{}{file}{query}{part}", self.address)
    }
}

/// An address up to its last slash.
fn folder(address: &str) -> &str {
    let end = address.rfind('/').map_or(0, |slash| slash + 1);
    address.get(..end).unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_words_title_author_and_address() {
        let mut sharing = Sharing {
            words: Some("He wept.".to_owned()),
            title: "José Olsen".to_owned(),
            author: Some("A. Writer".to_owned()),
            link: Some("https://example.org/jose-olsen.html#p3".to_owned()),
        };
        assert_eq!(
            sharing.text_with_link(),
            "He wept.\n\nJosé Olsen – A. Writer\nhttps://example.org/jose-olsen.html#p3"
        );
        sharing.link = None;
        sharing.author = None;
        assert_eq!(sharing.text_with_link(), "He wept.\n\nJosé Olsen");
        sharing.words = None;
        assert_eq!(sharing.text_with_link(), "José Olsen");
        assert_eq!(sharing.shown(), None);
    }

    #[test]
    fn of_many_words_the_first_are_shown() {
        let shown = |words: &str| {
            let words = Some(words.to_owned());
            Sharing {
                words,
                ..Sharing::default()
            }
            .shown()
            .unwrap()
        };
        assert_eq!(shown("He wept."), "He wept.");
        assert_eq!(
            shown(&"é ".repeat(100)),
            format!("{}\u{a0}…", "é ".repeat(70).trim_end())
        );
        assert_eq!(
            shown(&"雨".repeat(200)),
            format!("{}\u{a0}…", "雨".repeat(140))
        );
    }

    #[test]
    fn an_address_leads_to_the_same_in_both_editions() {
        let quote = Some((7, "?quote=rain"));
        for (document, edition, story, shelf) in [
            (
                "https://example.org/a/anya-salemi.html?find=x#p2",
                Edition::Site,
                "https://example.org/a/anya-salemi.html?quote=rain#p7",
                "https://example.org/a/",
            ),
            (
                "https://example.org/a/?find=x",
                Edition::Site,
                "https://example.org/a/anya-salemi.html?quote=rain#p7",
                "https://example.org/a/",
            ),
            (
                "http://localhost:8080/lamplight.html#anya-salemi",
                Edition::OneFile,
                "http://localhost:8080/lamplight.html?quote=rain#anya-salemi.p7",
                "http://localhost:8080/lamplight.html",
            ),
        ] {
            let base = Base::of(document, edition, None).unwrap();
            assert_eq!(base.link(Some("anya-salemi"), quote), story);
            assert_eq!(base.link(None, None), shelf);
        }
        let base = Base::of("https://example.org/x.html", Edition::Site, None).unwrap();
        assert_eq!(base.link(Some("x"), None), "https://example.org/x.html");
    }

    #[test]
    fn nobody_else_has_the_readers_disk() {
        let file = "file:///home/me/lamplight.html#anya-salemi";
        assert_eq!(Base::of(file, Edition::OneFile, None), None);
        assert_eq!(Base::of(file, Edition::OneFile, Some("Café Stories")), None);
        let here = Base::here(file, Edition::OneFile);
        assert_eq!(
            here.link(Some("anya-salemi"), Some((7, "?quote=rain"))),
            "file:///home/me/lamplight.html?quote=rain#anya-salemi.p7"
        );
        let base = Base::of(file, Edition::OneFile, Some("https://example.org/a/"));
        assert_eq!(
            base.unwrap().link(Some("anya-salemi"), None),
            "https://example.org/a/anya-salemi.html"
        );
    }
}
