//! Computes the contrasts of marked words from the style sheets themselves.

// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod tokens;

use lamplight::model::Theme;
use lamplight::model::annotation::Tone;

use self::tokens::{block, colour, declarations};

const TOKENS: &str = include_str!("../static/css/tokens.css");
const TONES: &str = include_str!("../static/css/desk/tones.css");
const MARKED: &str = include_str!("../static/css/desk/marked.css");

/// What is written on a mark, against it (WCAG 2.2, 1.4.6).
const LEAST: f64 = 7.0;

/// A mark against the page it is on: less is not seen.
const SEEN: f64 = 1.3;

#[test]
fn words_can_be_read_on_every_tone_of_every_theme() {
    for theme in Theme::ALL {
        let selector = format!("[data-theme=\"{}\"] {{", theme.name());
        let (page, tones) = (block(TOKENS, &selector), block(TONES, &selector));
        assert_eq!(tones.len(), Tone::ALL.len(), "{selector}");
        for tone in Tone::ALL {
            let name = format!("--tone-{}", tone.name());
            let mark = colour(&tones, &name);
            let on_mark = mark.contrast(colour(&page, "--text"));
            assert!(on_mark >= LEAST, "{} {name}: {on_mark}", theme.name());
            let on_page = mark.contrast(colour(&page, "--background"));
            assert!(on_page >= SEEN, "{} {name}: {on_page}", theme.name());
        }
    }
}

#[test]
fn the_systems_wishes_have_the_tones_of_the_theme_of_that_name() {
    for (media, theme) in [
        ("@media (prefers-color-scheme: dark) {", Theme::Night),
        ("@media (prefers-contrast: more) {", Theme::ContrastLight),
        (
            "@media (prefers-contrast: more) and (prefers-color-scheme: dark) {",
            Theme::ContrastDark,
        ),
    ] {
        let (_, rest) = TONES.split_once(media).expect(media);
        let (_, rest) = rest.split_once('{').expect("the block");
        let selector = format!("[data-theme=\"{}\"] {{", theme.name());
        assert_eq!(declarations(rest), block(TONES, &selector), "{media}");
    }
}

#[test]
fn tones_are_told_apart_without_their_colours() {
    let lines = Tone::ALL.map(|tone| {
        let selector = format!("::highlight(mark-{}) {{", tone.name());
        block(MARKED, &selector)["text-decoration"].clone()
    });
    for (index, line) in lines.iter().enumerate() {
        assert!(!lines[..index].contains(line), "{line}");
    }
}
