//! What is wrong in a library's files, said so that its publisher can mend it.

use std::fmt;

/// One problem: where it is, what it is, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file's name in the stories folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, in one line.
    pub problem: String,
    /// What to do about it, in one line.
    pub mend: String,
}

impl Diagnostic {
    /// A problem with the file itself rather than with a place in it.
    pub(super) fn of_file(file: &str, problem: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: 1,
            column: 1,
            problem: problem.into(),
            mend: mend.into(),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            problem,
            mend,
        } = self;
        let folder = super::FOLDER;
        writeln!(f, "{folder}/{file}:{line}:{column}: {problem}")?;
        write!(f, "  mend: {mend}")
    }
}

/// `text` in quotation marks, on one line and of a length that fits there.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("{short:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagnostic_says_where_what_and_the_mend() {
        let diagnostic = Diagnostic {
            file: "a.md".to_owned(),
            line: 3,
            column: 1,
            problem: "unknown key \"titel\"".to_owned(),
            mend: "did you mean \"title\"?".to_owned(),
        };
        assert_eq!(
            diagnostic.to_string(),
            "stories/a.md:3:1: unknown key \"titel\"\n  mend: did you mean \"title\"?"
        );
    }

    #[test]
    fn quoted_text_stays_on_one_short_line() {
        assert_eq!(quoted("a\n\"é\""), r#""a\n\"é\"""#);
        assert_eq!(quoted(&"x".repeat(61)), format!("\"{}…\"", "x".repeat(60)));
    }
}
