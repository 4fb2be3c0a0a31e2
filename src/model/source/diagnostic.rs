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

/// The problems of one file, as they are found.
pub(super) struct Report<'a> {
    file: &'a str,
    text: &'a str,
    found: Vec<Found>,
}

struct Found {
    offset: usize,
    problem: String,
    mend: String,
}

impl<'a> Report<'a> {
    /// A report on `file`, whose text is `text`; nothing found yet.
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            found: Vec::new(),
        }
    }

    /// Adds a problem at the byte `offset` of the file's text.
    pub(super) fn add(
        &mut self,
        offset: usize,
        problem: impl Into<String>,
        mend: impl Into<String>,
    ) {
        self.found.push(Found {
            offset,
            problem: problem.into(),
            mend: mend.into(),
        });
    }

    /// How many problems have been found so far.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// The problems in the order of their places.
    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|found| found.offset);
        let mut cursor = Cursor::new(self.text);
        let locate = |found: Found| {
            let (line, column) = cursor.advance_to(found.offset);
            Diagnostic {
                file: self.file.to_owned(),
                line,
                column,
                problem: found.problem,
                mend: found.mend,
            }
        };
        self.found.into_iter().map(locate).collect()
    }
}

/// Turns rising byte offsets into lines and columns, in one pass over the text.
struct Cursor<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
    column: usize,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            offset: 0,
            line: 1,
            column: 1,
        }
    }

    /// The line and column of the byte `offset`, which is not before the last one.
    fn advance_to(&mut self, offset: usize) -> (usize, usize) {
        let rest = self.text.get(self.offset..).unwrap_or_default();
        let mut chars = rest.chars().peekable();
        while let Some(char) = chars.next() {
            if self.offset + char.len_utf8() > offset {
                break;
            }
            self.offset += char.len_utf8();
            let ends_line = char == '\n' || (char == '\r' && chars.peek() != Some(&'\n'));
            if ends_line {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        (self.line, self.column)
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
    fn places_are_lines_and_characters_from_1() {
        let text = "né\r\nb\rc\n";
        for (offset, place) in [
            (0, (1, 1)),
            (1, (1, 2)),
            (2, (1, 2)), // within é
            (3, (1, 3)),
            (5, (2, 1)),
            (6, (2, 2)),
            (7, (3, 1)),
            (9, (4, 1)),
            (99, (4, 1)),
        ] {
            assert_eq!(Cursor::new(text).advance_to(offset), place, "{offset}");
        }
    }

    #[test]
    fn problems_come_in_the_order_of_their_places() {
        let mut report = Report::new("a.md", "one\ntwo\n");
        report.add(4, "second", "");
        report.add(0, "first", "");
        report.add(4, "third", "");
        let found = report.into_diagnostics();
        let found: Vec<_> = found
            .iter()
            .map(|d| (d.line, d.column, d.problem.as_str()))
            .collect();
        assert_eq!(found, [(1, 1, "first"), (2, 1, "second"), (2, 1, "third")]);
    }

    #[test]
    fn quoted_text_stays_on_one_short_line() {
        assert_eq!(quoted("a\n\"é\""), r#""a\n\"é\"""#);
        assert_eq!(quoted(&"x".repeat(61)), format!("\"{}…\"", "x".repeat(60)));
    }
}
