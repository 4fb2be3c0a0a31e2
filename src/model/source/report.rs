//! Collecting what is wrong in one file.

use super::Diagnostic;

/// The problems of one file, as they are found.
pub(super) struct Report<'a> {
    file: &'a str,
    text: &'a str,
    found: Vec<Found>,
}

struct Found {
    offset: usize,
    refusal: Refusal,
}

/// Why something is not taken.
#[derive(Debug, PartialEq)]
pub(super) struct Refusal {
    /// What is wrong, in one line.
    pub(super) problem: String,
    /// What to do about it, in one line.
    pub(super) mend: String,
}

impl Refusal {
    pub(super) fn new(problem: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            problem: problem.into(),
            mend: mend.into(),
        }
    }
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
        self.refuse(offset, Refusal::new(problem, mend));
    }

    /// Adds why something at the byte `offset` of the file's text is not taken.
    pub(super) fn refuse(&mut self, offset: usize, refusal: Refusal) {
        self.found.push(Found { offset, refusal });
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
                problem: found.refusal.problem,
                mend: found.refusal.mend,
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
            match (char, chars.peek()) {
                // The first half of a line's end is still at its end.
                ('\r', Some('\n')) => {}
                ('\r' | '\n', _) => {
                    self.line += 1;
                    self.column = 1;
                }
                _ => self.column += 1,
            }
        }
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_lines_and_characters_from_1() {
        let text = "né\r\nb\rc\n";
        for (offset, place) in [
            (0, (1, 1)),
            (1, (1, 2)),
            (2, (1, 2)), // within é
            (3, (1, 3)),
            (4, (1, 3)), // the second half of the line's end
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
}
