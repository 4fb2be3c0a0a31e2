//! Whatever colours a reader chooses, one tap makes a theme of them that keeps
//! every contrast that the themes of the house keep.

// What helps tests may fail as loudly as they.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod contrasts;

use std::collections::BTreeMap;

use lamplight::model::{Colour, Contrast, CustomTheme, PALETTE_NAMES, Palette};
use proptest::prelude::*;

use self::contrasts::{PAIRS, too_faint};

fn any_colour() -> impl Strategy<Value = Colour> {
    prop_oneof![
        4 => any::<u32>().prop_map(Colour::new),
        // Greys, and colours at the ends of the range, where little room is left.
        1 => (0..=255_u32).prop_map(|grey| Colour::new(grey * 0x01_0101)),
        1 => prop::array::uniform3(prop::sample::select(vec![0, 1, 254, 255]))
            .prop_map(|[red, green, blue]| Colour::new(red << 16 | green << 8 | blue)),
    ]
}

fn any_theme() -> impl Strategy<Value = CustomTheme> {
    (any_colour(), any_colour(), any_colour())
        .prop_map(|(background, text, accent)| CustomTheme::new(background, text, accent))
}

fn colours(theme: &CustomTheme) -> BTreeMap<String, Colour> {
    Palette::of(theme)
        .properties()
        .into_iter()
        .filter_map(|(name, value)| {
            let token = name.replacen("--custom-", "--", 1);
            Colour::parse(&value).map(|colour| (token, colour))
        })
        .collect()
}

/// 7:1 and no more would leave room for invisible marks only.
#[test]
fn one_tap_leaves_room_for_marks_that_can_be_seen() {
    for [background, text, accent] in [
        ["#ffffff", "#999999", "#ff8000"],
        ["#000000", "#222222", "#800000"],
        ["#707070", "#ffffff", "#000000"],
        ["#fdf6e3", "#657b83", "#268bd2"],
        ["#002b36", "#839496", "#268bd2"],
    ]
    .map(|theme| theme.map(|text| Colour::parse(text).expect(text)))
    {
        let tokens = colours(&CustomTheme::new(background, text, accent).legible());
        for mark in ["--selection", "--sentence", "--word"] {
            let ratio = tokens[mark].contrast(tokens["--background"]);
            assert!(ratio > 1.05, "{mark} on {background}: {ratio}");
        }
    }
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn a_legible_theme_keeps_every_contrast(theme in any_theme()) {
        let legible = theme.clone().legible();
        prop_assert!(legible.is_legible());
        let tokens = colours(&legible);
        let faint = too_faint(|name| tokens[name]);
        prop_assert_eq!(faint, Vec::<String>::new(), "{:?}", legible);
        prop_assert_eq!(legible.clone().legible(), legible.clone());
        if theme.is_legible() {
            prop_assert_eq!(theme, legible);
        }
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn what_reads_well_never_moves(theme in any_theme()) {
        let legible = theme.clone().legible();
        let best = theme.background.contrast(Colour::BLACK)
            .max(theme.background.contrast(Colour::WHITE));
        // The background gives way only where no text could be read on it.
        prop_assert_eq!(best >= Contrast::TEXT, theme.background == legible.background);
        if theme.text_contrast().is_enough() {
            prop_assert_eq!(theme.text, legible.text);
        }
        if theme.accent_contrast().is_enough() {
            prop_assert_eq!(theme.accent, legible.accent);
        }
    }

    #[test]
    fn nothing_derived_reads_worse_than_what_was_chosen(theme in any_theme()) {
        let tokens = colours(&theme);
        prop_assert_eq!(tokens["--background"], theme.background);
        prop_assert_eq!(tokens["--text"], theme.text);
        prop_assert_eq!(tokens["--accent"], theme.accent);
        for (front, back, least) in PAIRS {
            let chosen = if front == "--accent" { theme.accent } else { theme.text };
            let least = least.min(chosen.contrast(theme.background));
            let ratio = tokens[front].contrast(tokens[back]);
            prop_assert!(ratio >= least, "{} on {}: {} < {}", front, back, ratio, least);
        }
    }

    #[test]
    fn every_property_has_a_plain_value(theme in any_theme()) {
        let palette = Palette::of(&theme);
        let properties = palette.properties();
        let names: Vec<_> = properties.iter().map(|(name, _)| *name).collect();
        prop_assert_eq!(names, PALETTE_NAMES);
        for (name, value) in properties {
            let expected = match (name, palette.is_dark()) {
                ("--custom-lamplight", true) => value == "1",
                ("--custom-lamplight", false) => value == "0",
                ("--custom-scheme", true) => value == "dark",
                ("--custom-scheme", false) => value == "light",
                _ => Colour::parse(&value).is_some(),
            };
            prop_assert!(expected, "{}: {}", name, value);
        }
    }
}
