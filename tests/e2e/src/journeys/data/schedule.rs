//! Made-up schedules of what two tabs do with marks, and what must have come of it.

use lamplight_samples::Random;
use serde_json::{Value, json};

/// The paragraphs whose first words are marked, from 1.
pub const PARAGRAPHS: usize = 6;

const TONES: [&str; 5] = ["amber", "rose", "leaf", "sky", "violet"];

/// One thing that one of the two tabs does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which tab, 0 or 1.
    pub tab: usize,
    /// The paragraph, from 1.
    pub paragraph: usize,
    /// What is done there.
    pub does: Does,
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// Its first words are marked in a tone; what is marked already gets that tone.
    Mark(&'static str),
    /// The mark's note is written.
    Note(String),
    /// The mark is deleted.
    Delete,
    /// What this tab deleted last is brought back.
    Undo,
    /// The tab is loaded again.
    Reload,
}

/// What there may be of a mark, where two tabs have done something at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    tones: Vec<&'static str>,
    notes: Vec<String>,
    /// Whether it may be gone as well.
    perhaps: bool,
}

/// What two tabs have, and what they may do next.
#[derive(Debug, Clone)]
pub struct Tabs {
    random: Random,
    marks: [Option<Mark>; PARAGRAPHS],
    /// What each has deleted and can bring back.
    deleted: [Vec<(usize, Mark)>; 2],
    notes: u32,
}

impl Tabs {
    /// Two tabs with nothing marked.
    pub fn new(seed: u64) -> Self {
        Self {
            random: Random::new(seed),
            marks: Default::default(),
            deleted: Default::default(),
            notes: 0,
        }
    }

    /// The next schedule: bursts of what is done at once, one after the other.
    pub fn schedule(&mut self) -> Vec<Vec<Step>> {
        let bursts = 2 + self.random.below(3);
        (0..bursts).map(|_| self.burst()).collect()
    }

    /// Fails with a sentence unless `found` is what may have come of it: of each paragraph the
    /// marks that are kept, each as tone and note. What could not be known before, is from now on.
    pub fn check(&mut self, found: &[Vec<(String, String)>]) -> Result<(), String> {
        for (index, (mark, found)) in self.marks.iter_mut().zip(found).enumerate() {
            let fits = match (mark.as_ref(), found.as_slice()) {
                (None, []) => true,
                (Some(mark), []) => mark.perhaps,
                (Some(mark), [(tone, note)]) => {
                    mark.tones.contains(&tone.as_str()) && mark.notes.contains(note)
                }
                _ => false,
            };
            if !fits {
                return Err(format!(
                    "paragraph {} has {found:?}, and not {mark:?}",
                    index + 1
                ));
            }
            if let (Some(known), [(tone, note)]) = (mark.as_mut(), found.as_slice()) {
                known.tones.retain(|other| other == tone);
                known.notes = vec![note.clone()];
                known.perhaps = false;
            } else {
                *mark = None;
            }
        }
        Ok(())
    }

    /// A tab was loaded again, and has forgotten what it deleted.
    pub fn loaded(&mut self, tab: usize) {
        if let Some(deleted) = self.deleted.get_mut(tab) {
            deleted.clear();
        }
    }

    fn burst(&mut self) -> Vec<Step> {
        let tab = self.random.below(2);
        let paragraph = self.random.below(PARAGRAPHS);
        if let Some(paragraph) = self.back(tab)
            && self.random.below(2) == 0
        {
            return self.done(vec![Step {
                tab,
                paragraph: paragraph + 1,
                does: Does::Undo,
            }]);
        }
        let first = self.step(tab, paragraph);
        if first.does == Does::Undo || self.random.below(3) == 0 {
            return self.done(vec![first]);
        }
        let same = self.marks.get(paragraph).is_some_and(Option::is_some)
            && !matches!(first.does, Does::Reload)
            && self.random.below(2) == 0;
        let second = if same {
            self.change(1 - tab, paragraph)
        } else {
            // Two marks on the same words are none of one's making.
            let other = (paragraph + 1 + self.random.below(PARAGRAPHS - 1)) % PARAGRAPHS;
            self.step(1 - tab, other)
        };
        if second.does == Does::Undo {
            return self.done(vec![first]);
        }
        self.done(vec![first, second])
    }

    /// Something that a tab can do at a paragraph, or elsewhere.
    fn step(&mut self, tab: usize, paragraph: usize) -> Step {
        let step = |paragraph: usize, does| Step {
            tab,
            paragraph: paragraph + 1,
            does,
        };
        let back = self.back(tab);
        let tone = self.random.choose(&TONES);
        let drawn = self.random.below(8);
        match (self.mark(paragraph), drawn, back) {
            (_, 0, _) => step(paragraph, Does::Reload),
            (_, 1..=4, Some(paragraph)) => step(paragraph, Does::Undo),
            (None, _, _) => step(paragraph, Does::Mark(tone)),
            // Nobody knows whether it is there.
            (Some(mark), _, _) if mark.perhaps => step(paragraph, Does::Reload),
            (Some(_), 3..=5, _) => step(paragraph, Does::Delete),
            (Some(_), _, _) => self.change(tab, paragraph),
        }
    }

    /// The paragraph whose mark a tab can bring back, where there is none by now.
    fn back(&self, tab: usize) -> Option<usize> {
        let (paragraph, _) = self.deleted.get(tab)?.last()?;
        Some(*paragraph).filter(|paragraph| self.mark(*paragraph).is_none())
    }

    /// A change of a mark that is there.
    fn change(&mut self, tab: usize, paragraph: usize) -> Step {
        let does = if self.random.below(2) == 0 {
            self.notes += 1;
            Does::Note(format!("Note {}", self.notes))
        } else {
            Does::Mark(self.random.choose(&TONES))
        };
        Step {
            tab,
            paragraph: paragraph + 1,
            does,
        }
    }

    fn mark(&self, paragraph: usize) -> Option<&Mark> {
        self.marks.get(paragraph)?.as_ref()
    }

    /// Takes over what comes of a burst, whichever step of it is first, and gives it.
    fn done(&mut self, burst: Vec<Step>) -> Vec<Step> {
        match burst.as_slice() {
            [one, other] if one.paragraph == other.paragraph => self.contest(one, other),
            steps => steps.iter().for_each(|step| self.alone(step)),
        }
        burst
    }

    /// What nobody else does anything to meanwhile.
    fn alone(&mut self, step: &Step) {
        let before = self.mark(step.paragraph - 1).cloned();
        let deleted = self.deleted.get_mut(step.tab);
        let after = match (&step.does, deleted) {
            (Does::Undo, Some(deleted)) => deleted.pop().map(|(_, mark)| mark),
            (Does::Reload, Some(deleted)) => {
                deleted.clear();
                before
            }
            (Does::Delete, Some(deleted)) => {
                deleted.extend(before.map(|mark| (step.paragraph - 1, mark)));
                None
            }
            (does, _) => does.to(before.clone(), before.as_ref()),
        };
        self.put(step.paragraph, after);
    }

    /// Two tabs do something to one mark: what comes of it in either order.
    fn contest(&mut self, one: &Step, other: &Step) {
        let before = self.mark(one.paragraph - 1).cloned();
        let after = |first: &Step, then: &Step| {
            let between = first.does.to(before.clone(), before.as_ref());
            // A tab that has heard of what was deleted makes another.
            let anew = between.is_none().then(|| then.does.to(None, None));
            let after = then.does.to(between, before.as_ref());
            anew.map_or(after.clone(), |anew| Mark::either(after, anew))
        };
        for (deletes, changes) in [(one, other), (other, one)] {
            if deletes.does == Does::Delete
                && let Some(deleted) = self.deleted.get_mut(deletes.tab)
            {
                let changed = changes.does.to(before.clone(), before.as_ref());
                let either = Mark::either(before.clone(), changed);
                deleted.extend(either.map(|mark| (deletes.paragraph - 1, mark)));
            }
        }
        self.put(
            one.paragraph,
            Mark::either(after(one, other), after(other, one)),
        );
    }

    fn put(&mut self, paragraph: usize, mark: Option<Mark>) {
        if let Some(place) = self.marks.get_mut(paragraph - 1) {
            *place = mark;
        }
    }
}

impl Does {
    /// What becomes of a mark by it. What was deleted meanwhile is there again by a change of what
    /// it was `before`.
    fn to(&self, mark: Option<Mark>, before: Option<&Mark>) -> Option<Mark> {
        let there = mark.clone().or_else(|| before.cloned());
        match self {
            Self::Mark(tone) => Some(Mark {
                tones: vec![tone],
                ..there.unwrap_or_default()
            }),
            Self::Note(words) => Some(Mark {
                notes: vec![words.clone()],
                ..there.unwrap_or(Mark {
                    tones: vec![TONES[0]],
                    ..Mark::default()
                })
            }),
            Self::Delete => None,
            Self::Undo | Self::Reload => mark,
        }
    }
}

impl Mark {
    /// What is one or the other.
    fn either(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        match (one, other) {
            (Some(mut one), Some(other)) => {
                one.tones.extend(other.tones);
                one.notes.extend(other.notes);
                Some(one)
            }
            (Some(mark), None) | (None, Some(mark)) => Some(Self {
                perhaps: true,
                ..mark
            }),
            (None, None) => None,
        }
    }
}

impl Default for Mark {
    fn default() -> Self {
        Self {
            tones: Vec::new(),
            notes: vec![String::from("-")],
            perhaps: false,
        }
    }
}

impl Step {
    /// The step for the page's script.
    pub fn to_json(&self) -> Value {
        let (does, what) = match &self.does {
            Does::Mark(tone) => ("mark", *tone),
            Does::Note(words) => ("note", words.as_str()),
            Does::Delete => ("unmark", ""),
            Does::Undo => ("undo", ""),
            Does::Reload => ("reload", ""),
        };
        json!({ "tab": self.tab, "paragraph": self.paragraph, "does": does, "what": what })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_makes_the_same_schedules_each_time() {
        let made = || {
            let mut tabs = Tabs::new(7);
            (0..100).map(|_| tabs.schedule()).collect::<Vec<_>>()
        };
        let schedules = made();
        assert_eq!(schedules, made());
        let steps: Vec<&Step> = schedules.iter().flatten().flatten().collect();
        for (name, kind) in [
            (
                "mark",
                &(|does: &Does| matches!(does, Does::Mark(_))) as &dyn Fn(&Does) -> bool,
            ),
            ("note", &|does| matches!(does, Does::Note(_))),
            ("delete", &|does| *does == Does::Delete),
            ("undo", &|does| *does == Does::Undo),
            ("reload", &|does| *does == Does::Reload),
        ] {
            let count = steps.iter().filter(|step| kind(&step.does)).count();
            assert!(count >= 10, "{count} times {name}");
        }
        let contests = schedules.iter().flatten().filter(
            |burst| matches!(burst.as_slice(), [one, other] if one.paragraph == other.paragraph),
        );
        assert!(contests.count() >= 20);
    }

    #[test]
    fn of_two_changes_at_once_both_count() {
        let step = |tab, does| Step {
            tab,
            paragraph: 1,
            does,
        };
        let note = || Does::Note("b".to_owned());
        let found = |tone: &str, note: &str| {
            let mut found = vec![Vec::new(); PARAGRAPHS];
            found[0].push((tone.to_owned(), note.to_owned()));
            found
        };
        let tabs = |steps: Vec<Step>| {
            let mut tabs = Tabs::new(1);
            tabs.done(vec![step(0, Does::Mark("amber"))]);
            tabs.done(steps);
            tabs
        };
        let both = tabs(vec![step(0, Does::Mark("rose")), step(1, note())]);
        assert!(both.clone().check(&found("rose", "b")).is_ok());
        assert!(both.clone().check(&found("rose", "-")).is_err());
        assert!(both.clone().check(&found("amber", "b")).is_err());
        let tones = tabs(vec![
            step(0, Does::Mark("rose")),
            step(1, Does::Mark("sky")),
        ]);
        assert!(tones.clone().check(&found("sky", "-")).is_ok());
        assert!(tones.clone().check(&found("rose", "-")).is_ok());
        assert!(tones.clone().check(&found("amber", "-")).is_err());
        let deleted = tabs(vec![step(0, Does::Delete), step(1, note())]);
        assert!(deleted.clone().check(&vec![Vec::new(); PARAGRAPHS]).is_ok());
        assert!(deleted.clone().check(&found("amber", "b")).is_ok());
        assert!(deleted.clone().check(&found("amber", "-")).is_err());
    }
}
