//! The three stories of the bundled library, as their publisher wrote them.

use crate::failure::Failure;
use std::path::Path;

/// A bundled story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Story {
    /// Its name in addresses.
    pub slug: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The publisher's own file.
    original: &'static str,
}

/// All of them, in the shelf's order.
pub const STORIES: [Story; 3] = [ANYA, SANJAR, JOSE];

/// The first on the shelf.
pub const ANYA: Story = Story {
    slug: "anya-salemi",
    title: "Anya Salemi",
    original: include_str!("../../fixtures/originals/anya-salemi.txt"),
};

/// The second.
pub const SANJAR: Story = Story {
    slug: "sanjar-salvini",
    title: "Sanjar Salvini",
    original: include_str!("../../fixtures/originals/sanjar-salvini.txt"),
};

/// The last.
pub const JOSE: Story = Story {
    slug: "jose-olsen",
    title: "José Olsen",
    original: include_str!("../../fixtures/originals/jose-olsen.txt"),
};

/// What the shelf is called.
pub const COLLECTION: &str = "Café Stories";

/// Its id, with which all that is kept begins.
pub const COLLECTION_ID: &str = "cafe-stories";

impl Story {
    /// Its paragraphs, each with single spaces.
    pub fn paragraphs(&self) -> Vec<String> {
        self.original
            .split("\n\n")
            .map(spaced)
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// Fails where the paragraphs of a page are not the publisher's, word for word, once the
    /// typographer's quotes and no-break spaces that the build put in are undone.
    pub fn compare(&self, page: &[String]) -> Result<(), Failure> {
        let page: Vec<String> = page.iter().map(|text| undone(text)).collect();
        let original = self.paragraphs();
        for (number, (shown, written)) in page.iter().zip(&original).enumerate() {
            crate::ensure!(
                shown == written,
                "{}, paragraph {}: the page says {shown:?}, the publisher wrote {written:?}",
                self.title,
                number + 1
            );
        }
        crate::ensure!(
            page.len() == original.len(),
            "{}: {} paragraphs on the page, {} in the original",
            self.title,
            page.len(),
            original.len()
        );
        Ok(())
    }
}

/// The workspace's folder.
pub fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap_or(package)
}

fn undone(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|character| match character {
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '\u{A0}' => ' ',
            other => other,
        })
        .collect();
    spaced(&plain)
}

fn spaced(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_undone_and_nothing_else() {
        let check = |shown, plain| assert_eq!(undone(shown), plain);
        check("“It’s\u{A0}– hers.”", "\"It's – hers.\"");
        check("-- ... --", "-- ... --");
        check(" a\n b ", "a b");
    }

    #[test]
    fn a_changed_word_is_seen() {
        let mut page = ANYA.paragraphs();
        assert!(ANYA.compare(&page).is_ok());
        page[1].push('x');
        assert!(ANYA.compare(&page).is_err());
        page.truncate(1);
        assert!(ANYA.compare(&page).is_err());
    }
}
