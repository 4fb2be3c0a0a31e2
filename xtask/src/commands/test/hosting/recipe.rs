//! The servers' configurations, as the document for publishers has them.

use crate::failure::Failure;

/// Where the document says that the site's folder is looked for.
const FOLDER: &str = "/srv/www";
/// Under which path it has the site.
const PLACE: &str = "/stories/";

/// A configuration from the document's text.
#[derive(Debug, PartialEq, Eq)]
pub struct Recipe(String);

impl Recipe {
    /// The only block of code that is marked as this `language`, for the site in `folder` and
    /// at `place`, a path that begins and ends with a slash.
    ///
    /// # Errors
    /// When there is not one such block, or it has not what is to be replaced.
    pub fn read(
        document: &str,
        language: &str,
        folder: &str,
        place: &str,
    ) -> Result<Self, Failure> {
        let fence = format!("```{language}\n");
        let mut blocks = document.split(&fence).skip(1);
        match (blocks.next(), blocks.next()) {
            (Some(block), None) => {
                let (code, _) = block.split_once("```").unwrap_or((block, ""));
                let placed = Self(code.to_owned()).with(PLACE, place)?;
                placed.with(FOLDER, folder)
            }
            _ => Err(not_as_expected(&format!("one block of `{language}`"))),
        }
    }

    /// The same with another text for `what`.
    ///
    /// # Errors
    /// When it is not there.
    pub fn with(self, what: &str, other: &str) -> Result<Self, Failure> {
        if !self.0.contains(what) {
            return Err(not_as_expected(&format!("`{what}` in its recipe")));
        }
        Ok(Self(self.0.replace(what, other)))
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

fn not_as_expected(what: &str) -> Failure {
    Failure::new(
        format!("docs/hosting.md has not {what}"),
        "Write it so, or mend xtask/src/commands/test/hosting/.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str =
        "Text\n```a\nat /stories/\nin /srv/www;\n```\nmore\n```b\n```\n```b\n```\n";

    #[test]
    fn a_recipe_is_the_documents_block() {
        let recipe = Recipe::read(DOCUMENT, "a", "/tmp/x", "/").unwrap();
        assert_eq!(recipe.text(), "at /\nin /tmp/x;\n");
        assert_eq!(
            recipe.with("at", "on").unwrap().text(),
            "on /\nin /tmp/x;\n"
        );
    }

    #[test]
    fn a_document_with_other_words_fails() {
        let check = |document: &str, language, part: &str| {
            let failure = Recipe::read(document, language, "/tmp/x", "/").unwrap_err();
            assert!(failure.to_string().contains(part), "{failure}");
        };
        check(DOCUMENT, "c", "not one block of `c`");
        check(DOCUMENT, "b", "not one block of `b`");
        check("```a\n/stories/\n```", "a", "`/srv/www`");
    }
}
