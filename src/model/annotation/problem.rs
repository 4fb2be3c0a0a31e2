//! What is wrong with what was to be read, for the reader who chose it.

use std::fmt;

/// Why something cannot be read: where, what, and what helps, each a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it is, if it is a part.
    pub location: Option<Location>,
    /// What is wrong.
    pub what: String,
    /// What helps.
    pub help: String,
}

/// A part of what was to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// A line and a column in it, both from 1.
    Line(usize, usize),
    /// One of the annotations, from 1.
    Item(usize),
}

impl Problem {
    pub(super) fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            location: None,
            what: what.into(),
            help: help.into(),
        }
    }

    /// The same, and where it is.
    pub(super) fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(location) = self.location {
            write!(f, "{location}: ")?;
        }
        write!(f, "{} {}", self.what, self.help)
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line, column) => write!(f, "Line {line}, column {column}"),
            Self::Item(number) => write!(f, "Mark {number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_where_what_and_what_helps() {
        let problem = Problem::new("This is no mark.", "Leave it out.");
        assert_eq!(problem.to_string(), "This is no mark. Leave it out.");
        assert_eq!(
            problem.at(Location::Item(3)).to_string(),
            "Mark 3: This is no mark. Leave it out."
        );
        assert_eq!(Location::Line(2, 7).to_string(), "Line 2, column 7");
    }
}
