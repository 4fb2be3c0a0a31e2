//! Footnotes: numbered as the text first refers to them, each referred to.

use std::collections::BTreeMap;

use crate::model::source::diagnostic::quoted;
use crate::model::source::report::Report;
use crate::model::{Block, Footnote};

/// The references and the notes read so far.
#[derive(Default)]
pub(super) struct Footnotes {
    /// The labels in the order of the first references, with their places.
    referred: Vec<(String, usize)>,
    numbers: BTreeMap<String, u32>,
    notes: BTreeMap<String, Note>,
}

struct Note {
    label: String,
    start: usize,
    blocks: Vec<Block>,
}

impl Footnotes {
    /// The number of the note `label`, to which a reference at `start` leads.
    pub(super) fn refer(&mut self, label: &str, start: usize) -> u32 {
        let key = key(label);
        let next = u32::try_from(self.referred.len() + 1).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.referred.push((label.to_owned(), start));
        }
        number
    }

    /// Takes the note `label`, which stands at `start`.
    pub(super) fn define(
        &mut self,
        label: &str,
        start: usize,
        blocks: Vec<Block>,
        report: &mut Report<'_>,
    ) {
        let note = Note {
            label: label.to_owned(),
            start,
            blocks,
        };
        if self.notes.insert(key(label), note).is_some() {
            report.add(
                start,
                format!("the footnote {} is there twice", quoted(label)),
                "give one of them another label",
            );
        }
    }

    /// The notes in the order of their numbers.
    pub(super) fn finish(mut self, report: &mut Report<'_>) -> Vec<Footnote> {
        let mut footnotes = Vec::new();
        for (number, (label, start)) in (1..).zip(&self.referred) {
            match self.notes.remove(&key(label)) {
                Some(note) => footnotes.push(Footnote {
                    number,
                    blocks: note.blocks,
                }),
                None => undefined(label, *start, report),
            }
        }
        for note in self.notes.into_values() {
            report.add(
                note.start,
                format!("nothing refers to the footnote {}", quoted(&note.label)),
                "write its mark where it belongs in the text, or remove it",
            );
        }
        footnotes
    }
}

/// Reports a reference at byte `at` of `source` to a footnote that is not there,
/// which the parser takes for plain text. `base` is where `source` begins in its file.
pub(super) fn look_for_undefined(source: &str, at: usize, base: usize, report: &mut Report<'_>) {
    let (before, rest) = source.split_at_checked(at).unwrap_or_default();
    let backslashes = before.bytes().rev().take_while(|b| *b == b'\\').count();
    let label = rest.strip_prefix("[^").and_then(|rest| {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '[' | ']'))?;
        let (label, rest) = rest.split_at_checked(end)?;
        (!label.is_empty() && rest.starts_with(']')).then_some(label)
    });
    if let Some(label) = label
        && backslashes % 2 == 0
    {
        undefined(label, base + at, report);
    }
}

fn undefined(label: &str, start: usize, report: &mut Report<'_>) {
    report.add(
        start,
        format!("there is no footnote {}", quoted(label)),
        "write it in a paragraph of its own, [^1]: …; for the characters themselves write \\[^",
    );
}

/// Labels are the same in any case of letters.
fn key(label: &str) -> String {
    label.to_lowercase()
}
