//! A place that never moves: whatever changes, the word that was first in view stays in
//! view, and is first again once all is taken back.
//!
//! [`sequence`] makes up what changes; [`window`] lets it happen to a story.
//! `LAMPLIGHT_SEED` is another number to begin with, `LAMPLIGHT_COUNT` how many sequences there
//! are, `LAMPLIGHT_SEQUENCE` the seed of one, to go through it alone, `LAMPLIGHT_TEXT` the name of
//! the only text.

mod sequence;
mod window;

use crate::context::Context;
use crate::failure::Failure;
use crate::library::{COLLECTION_ID, STORIES};
use crate::table::Table;
use lamplight_samples::{Random, SECTIONS, SHORT, in_sections, long_texts};
use sequence::{Change, Sequence};
use std::time::Instant;
use window::{Look, Text, Window};

/// How many sequences each engine goes through, unless another number is given: the first of
/// those that `docs/places.md` is about.
const SEQUENCES: u64 = 60;
/// What they begin with, unless another number is given.
const SEED: u64 = 20_261_121;

/// Those that have lost their place once: a face pushes a text back to its end, or comes between
/// two frames.
const ONCE_LOST: [u64; 3] = [
    4_722_914_065_321_617_449,
    3_112_893_543_532_698_984,
    8_476_754_966_559_207_372,
];

/// After so many faults there is nothing to be learned from more.
const ENOUGH: usize = 12;

/// How the sequences in one text ended.
#[derive(Debug, Clone, Default)]
struct Tally {
    sequences: usize,
    changes: usize,
    kept: usize,
}

/// Goes through all sequences and fails where one loses its place.
pub fn keep_the_place(context: &Context) -> Result<(), Failure> {
    let mut texts = texts();
    if let Ok(only) = std::env::var("LAMPLIGHT_TEXT") {
        texts.retain(|text| text.slug == only);
    }
    let window = Window::open(context)?;
    let seed = number("LAMPLIGHT_SEED")?.unwrap_or(SEED);
    let mut random = Random::new(seed);
    let seeds: Vec<u64> = match number("LAMPLIGHT_SEQUENCE")? {
        Some(one) => vec![one],
        None => {
            let count = number("LAMPLIGHT_COUNT")?.unwrap_or(SEQUENCES);
            let drawn = (0..count).map(|_| random.draw());
            // All of them are among those that are drawn where there are many.
            let known = ONCE_LOST.into_iter().filter(|_| count <= SEQUENCES);
            drawn.chain(known).collect()
        }
    };
    let begin = Instant::now();
    let mut tallies = vec![Tally::default(); texts.len()];
    let mut faults = Vec::new();
    for (number, seed) in (1..).zip(seeds) {
        let sequence = Sequence::new(seed, texts.len());
        let (Some(text), Some(tally)) = (texts.get(sequence.text), tallies.get_mut(sequence.text))
        else {
            continue;
        };
        tally.sequences += 1;
        tally.changes += sequence.changes.len() + sequence.back.len();
        match go_through(&window, text, &sequence) {
            Ok(()) => tally.kept += 1,
            Err(failure) => {
                println!("     lost: {failure}");
                faults.push(failure);
            }
        }
        if number % 50 == 0 {
            println!("     {number} sequences, {} places lost", faults.len());
        }
        if faults.len() >= ENOUGH {
            break;
        }
    }
    let seconds = begin.elapsed().as_secs();
    let engine = context.engine();
    let title =
        format!("Places kept through changes in {engine}, from seed {seed}, in {seconds} s");
    context.note(table(&title, &texts, &tallies));
    crate::ensure!(
        faults.is_empty(),
        "{} places were lost, from seed {seed}",
        faults.len()
    );
    Ok(())
}

/// The three stories, a longer text, and one in several sections.
fn texts() -> Vec<Text> {
    let stories = STORIES.iter().map(|story| Text {
        library: COLLECTION_ID,
        slug: story.slug,
    });
    let longer = Text {
        library: long_texts().id,
        slug: SHORT,
    };
    let divided = Text {
        library: in_sections().id,
        slug: SECTIONS,
    };
    stories.chain([longer, divided]).collect()
}

/// One sequence, from opening the story to taking back the first change.
fn go_through(window: &Window, text: &Text, sequence: &Sequence) -> Result<(), Failure> {
    let mut told = format!(
        "{}, sequence {}: {}, at {:.1}%",
        text.slug,
        sequence.seed,
        listed(&sequence.begin),
        sequence.share * 100.0
    );
    let mut go = || {
        window.read(text, &sequence.begin)?;
        let mark = window.go_to(sequence.share)?;
        told += &format!(", {:?} first in view", mark.word);
        for (changes, how) in [(&sequence.changes, "then"), (&sequence.back, "back")] {
            told += &format!("; {how}: ");
            for change in changes {
                told += &format!("{change}, ");
                window.change(change, &mark, |look| check(look, &mark))?;
            }
        }
        let first = window.look(&mark)?.first;
        crate::ensure!(
            first.as_ref() == Some(&mark),
            "{first:?} is first in view in the end"
        );
        Ok(())
    };
    go().map_err(|failure: Failure| failure.while_(&told))
}

/// Fails unless the word is in view.
fn check(look: &Look, mark: &window::Mark) -> Result<(), Failure> {
    crate::ensure!(
        look.in_view,
        "{:?} is not in view but {:?}: {}",
        mark.word,
        look.first,
        look.told
    );
    Ok(())
}

fn listed(changes: &[Change]) -> String {
    let told: Vec<_> = changes.iter().map(ToString::to_string).collect();
    told.join(", ")
}

fn number(variable: &str) -> Result<Option<u64>, Failure> {
    let Ok(spelt) = std::env::var(variable) else {
        return Ok(None);
    };
    let number = spelt.parse();
    number
        .map(Some)
        .map_err(|_| Failure::new(format!("{variable} is no number but {spelt:?}")))
}

fn table(title: &str, texts: &[Text], tallies: &[Tally]) -> Table {
    let mut table = Table::new(title, ["text", "sequences", "changes", "kept", "rate"]);
    let mut all = Tally::default();
    let mut row = |name: &str, tally: &Tally| {
        let percent = 100 * tally.kept / tally.sequences.max(1);
        table.row([
            name.to_owned(),
            tally.sequences.to_string(),
            tally.changes.to_string(),
            tally.kept.to_string(),
            format!("{percent}%"),
        ]);
    };
    for (text, tally) in texts.iter().zip(tallies) {
        row(text.slug, tally);
        all.sequences += tally.sequences;
        all.changes += tally.changes;
        all.kept += tally.kept;
    }
    row("all", &all);
    table
}
