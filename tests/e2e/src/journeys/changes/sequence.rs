//! Sequences of changes, made up from a seed.

use lamplight_samples::Random;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt;

/// What a reader, a window or a system may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// One of the choices in "Themes and type", with its values.
    Choice(&'static str, &'static [&'static str]),
    /// One of the scales there: from, to and step.
    Scale(&'static str, u32, u32, u32),
    /// The window's size.
    Window,
    /// The size of the root's text, as a browser's own text size sets it.
    Root,
    /// How many of the screen's pixels a CSS pixel is, where the driver can set it.
    DeviceScale,
}

/// What happens to a page and changes nothing that could be changed back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The page is loaded again.
    Reload,
    /// The page is loaded again, and its faces arrive when it has long been up.
    LateFaces,
    /// The tab is hidden, and shown again.
    Hidden,
    /// The tab is frozen, and resumed.
    Frozen,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Something is set to a value.
    Set(Setting, String),
    /// Something happens.
    Happen(Event),
}

/// A reader's place, what changes around it, and all of that taken back.
#[derive(Debug, Clone, PartialEq)]
pub struct Sequence {
    /// By which it is made again.
    pub seed: u64,
    /// Which of the texts is read.
    pub text: usize,
    /// What is set before the reader goes to the place.
    pub begin: Vec<Change>,
    /// How far into the text the place is, 0 to 1.
    pub share: f64,
    /// What changes then.
    pub changes: Vec<Change>,
    /// What takes it back, beginning with the last.
    pub back: Vec<Change>,
}

const LAYOUT: Setting = Setting::Choice("layout", &["scrolled", "paged"]);

/// All that is changed, the more often the more lines it has.
const SETTINGS: &[Setting] = &[
    LAYOUT,
    LAYOUT,
    LAYOUT,
    Setting::Choice("columns", &["auto", "1", "2"]),
    Setting::Choice(
        "typeface",
        &[
            "literata",
            "atkinson",
            "opendyslexic",
            "system-serif",
            "system-sans",
        ],
    ),
    Setting::Choice("theme", &["paper", "night", "contrast-dark"]),
    Setting::Choice("justified", &["off", "on"]),
    Setting::Scale("size", 14, 48, 1),
    Setting::Scale("size", 14, 48, 1),
    Setting::Scale("line-height", 120, 240, 5),
    Setting::Scale("measure", 40, 80, 1),
    Setting::Scale("letter-spacing", 0, 25, 1),
    Setting::Scale("word-spacing", 0, 50, 2),
    Setting::Scale("paragraph-spacing", 0, 300, 25),
    Setting::Window,
    Setting::Window,
    Setting::Root,
    Setting::DeviceScale,
];

const EVENTS: &[Event] = &[
    Event::Reload,
    Event::LateFaces,
    Event::Hidden,
    Event::Frozen,
];

/// Windows, width and height in CSS pixels: phones, small and large screens, a strip.
const WINDOWS: &[[u32; 2]] = &[
    [320, 568],
    [360, 740],
    [390, 844],
    [640, 400],
    [700, 560],
    [820, 900],
    [1024, 700],
    [1280, 800],
    [1200, 300],
];

/// Sizes of the root's text; the first is the usual.
const ROOTS: &[&str] = &["", "12px", "20px", "24px", "32px"];

/// Device scales; the first is the usual.
const DEVICE_SCALES: &[&str] = &["1", "1.25", "1.5", "2", "3"];

impl Sequence {
    /// The sequence of this seed, in one of so many texts.
    pub fn new(seed: u64, texts: usize) -> Self {
        let mut random = Random::new(seed);
        let text = random.below(texts);
        let mut state = State::default();
        let mut begin = vec![state.change(Setting::Window, &mut random)];
        for setting in [LAYOUT, Setting::Scale("size", 14, 48, 1)] {
            if random.below(2) == 0 {
                begin.push(state.change(setting, &mut random));
            }
        }
        // One in twelve is at the beginning; none is after the end.
        let share = match random.below(12) {
            0 => 0.0,
            _ => thousandths(&mut random),
        };
        let count = 3 + random.below(6);
        let (mut changes, mut back) = (Vec::new(), Vec::new());
        for _ in 0..count {
            if random.below(5) == 0 {
                let event = EVENTS.get(random.below(EVENTS.len())).copied();
                changes.push(Change::Happen(event.unwrap_or(Event::Reload)));
                continue;
            }
            let setting = SETTINGS.get(random.below(SETTINGS.len())).copied();
            let setting = setting.unwrap_or(LAYOUT);
            back.push(Change::Set(setting, state.get(setting)));
            changes.push(state.change(setting, &mut random));
        }
        back.reverse();
        Self {
            seed,
            text,
            begin,
            share,
            changes,
            back,
        }
    }
}

/// What is set; what is absent is as it was made.
#[derive(Debug, Clone, Default)]
struct State(BTreeMap<&'static str, String>);

impl State {
    fn get(&self, setting: Setting) -> String {
        let own = self.0.get(setting.name()).cloned();
        own.unwrap_or_else(|| setting.first())
    }

    /// Sets something to another value than it has.
    fn change(&mut self, setting: Setting, random: &mut Random) -> Change {
        let before = self.get(setting);
        let value = std::iter::repeat_with(|| setting.any(&before, random))
            .find(|value| *value != before)
            .unwrap_or_default();
        self.0.insert(setting.name(), value.clone());
        Change::Set(setting, value)
    }
}

impl Setting {
    /// Its name; of an input, the input's.
    pub fn name(self) -> &'static str {
        match self {
            Self::Choice(name, _) | Self::Scale(name, ..) => name,
            Self::Window => "window",
            Self::Root => "root",
            Self::DeviceScale => "device scale",
        }
    }

    /// Its value as it was made.
    fn first(self) -> String {
        match self {
            Self::Choice("theme", _) => "system".to_owned(),
            Self::Choice(_, values) => one(values, 0).to_owned(),
            Self::Scale(..) => String::new(),
            Self::Window => "1000 700".to_owned(),
            Self::Root => one(ROOTS, 0).to_owned(),
            Self::DeviceScale => one(DEVICE_SCALES, 0).to_owned(),
        }
    }

    /// One of its values, given the one that it has.
    fn any(self, before: &str, random: &mut Random) -> String {
        match self {
            Self::Choice(_, values) => one(values, random.below(values.len())).to_owned(),
            Self::Scale(_, from, to, step) => {
                let steps = usize::try_from((to - from) / step).unwrap_or_default() + 1;
                let chosen = u32::try_from(random.below(steps)).unwrap_or_default();
                (from + step * chosen).to_string()
            }
            Self::Window => {
                let [width, height] = size(before);
                // Turned on its side, a little larger or smaller, or another.
                let [width, height] = match random.below(3) {
                    0 => [height, width],
                    1 => [width + 40, height - 30],
                    _ => WINDOWS
                        .get(random.below(WINDOWS.len()))
                        .copied()
                        .unwrap_or([width, height]),
                };
                format!("{} {}", width.clamp(320, 1280), height.clamp(300, 1000))
            }
            Self::Root => one(ROOTS, random.below(ROOTS.len())).to_owned(),
            Self::DeviceScale => one(DEVICE_SCALES, random.below(DEVICE_SCALES.len())).to_owned(),
        }
    }
}

impl Change {
    /// As the window's script takes it.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Set(Setting::Window, value) => json!({ "kind": "window", "value": size(value) }),
            Self::Set(Setting::Root, value) => json!({ "kind": "root", "value": value }),
            Self::Set(Setting::DeviceScale, _) => json!({ "kind": "device scale" }),
            Self::Set(setting, value) => {
                json!({ "kind": "choose", "name": setting.name(), "value": value })
            }
            Self::Happen(Event::Reload | Event::LateFaces) => json!({ "kind": "reload" }),
            Self::Happen(Event::Hidden | Event::Frozen) => json!({ "kind": "nothing" }),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Set(setting, value) if value.is_empty() => {
                write!(formatter, "{} put back", setting.name())
            }
            Self::Set(setting, value) => write!(formatter, "{} {value}", setting.name()),
            Self::Happen(event) => write!(formatter, "{event:?}"),
        }
    }
}

/// Width and height, as they are spelt.
pub fn size(spelt: &str) -> [u32; 2] {
    let mut sides = spelt.split(' ').filter_map(|side| side.parse().ok());
    [sides.next().unwrap_or(1000), sides.next().unwrap_or(700)]
}

fn one<'a>(list: &[&'a str], index: usize) -> &'a str {
    list.get(index).copied().unwrap_or_default()
}

fn thousandths(random: &mut Random) -> f64 {
    u32::try_from(random.below(1_000)).map_or(0.0, |part| f64::from(part) / 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_always_gives_the_same() {
        assert_eq!(Sequence::new(7, 4), Sequence::new(7, 4));
        assert_ne!(Sequence::new(7, 4), Sequence::new(8, 4));
    }

    #[test]
    fn there_are_three_to_eight_changes_and_all_are_taken_back() {
        let mut random = Random::new(1);
        for _ in 0..500 {
            let sequence = Sequence::new(random.draw(), 4);
            assert!((3..=8).contains(&sequence.changes.len()), "{sequence:?}");
            assert!(sequence.text < 4 && (0.0..1.0).contains(&sequence.share));
            let mut state = State::default();
            let mut set = |changes: &[Change]| {
                for change in changes {
                    if let Change::Set(setting, value) = change {
                        assert_ne!(state.get(*setting), *value, "{change} changes nothing");
                        state.0.insert(setting.name(), value.clone());
                    }
                }
                SETTINGS
                    .iter()
                    .map(|setting| state.get(*setting))
                    .collect::<Vec<_>>()
            };
            let before = set(&sequence.begin);
            set(&sequence.changes);
            assert_eq!(set(&sequence.back), before);
        }
    }
}
