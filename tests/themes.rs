//! Computes the themes' contrasts from the style sheet itself.

// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod contrasts;
mod tokens;

use lamplight::model::{CustomTheme, PALETTE_NAMES, Theme, Typeface};

use self::contrasts::too_faint;
use self::tokens::{Tokens, colour, declarations};

const TOKENS: &str = include_str!("../static/css/tokens.css");

#[test]
fn every_theme_keeps_its_contrasts() {
    for theme in Theme::ALL {
        let tokens = of_theme(theme);
        let faint = too_faint(|name| colour(&tokens, name));
        assert_eq!(faint, Vec::<String>::new(), "{}", theme.name());
    }
}

#[test]
fn every_theme_sets_the_same_tokens() {
    let names = |theme| of_theme(theme).into_keys().collect::<Vec<_>>();
    for theme in Theme::ALL {
        assert_eq!(names(theme), names(Theme::Paper), "{}", theme.name());
    }
}

#[test]
fn the_systems_wishes_are_met_by_a_theme_of_that_name() {
    for (media, theme) in [
        ("@media (prefers-color-scheme: dark) {", Theme::Night),
        ("@media (prefers-contrast: more) {", Theme::ContrastLight),
        (
            "@media (prefers-contrast: more) and (prefers-color-scheme: dark) {",
            Theme::ContrastDark,
        ),
    ] {
        let (_, rest) = TOKENS.split_once(media).expect(media);
        let (_, rest) = rest.split_once('{').expect("the block");
        assert_eq!(declarations(rest), of_theme(theme), "{media}");
    }
}

#[test]
fn dark_themes_light_the_lamps() {
    for theme in Theme::ALL {
        let tokens = of_theme(theme);
        let dark = colour(&tokens, "--background").luminance() < 0.18;
        let expected = if dark { ("dark", "1") } else { ("light", "0") };
        let found = (
            tokens["color-scheme"].as_str(),
            tokens["--lamplight"].as_str(),
        );
        assert_eq!(found, expected, "{}", theme.name());
        assert_eq!(theme.is_dark(), dark, "{}", theme.name());
    }
}

/// `CustomTheme` says its values again, since the wasm reads no style sheet.
#[test]
fn a_readers_own_theme_begins_as_paper_or_night() {
    for theme in [Theme::LIGHT, Theme::DARK] {
        let tokens = of_theme(theme);
        let own = CustomTheme::to_begin_with(theme.is_dark());
        assert_eq!(own.background, colour(&tokens, "--background"));
        assert_eq!(own.text, colour(&tokens, "--text"));
        assert_eq!(own.accent, colour(&tokens, "--accent"));
    }
}

#[test]
fn a_readers_own_theme_sets_every_token() {
    let tokens = block(&format!("[data-theme=\"{}\"] {{", CustomTheme::DATA_THEME));
    let expected: Tokens = of_theme(Theme::Paper)
        .into_keys()
        .map(|token| {
            let name = match token.as_str() {
                "color-scheme" => "--custom-scheme".to_owned(),
                token => token.replacen("--", "--custom-", 1),
            };
            assert!(PALETTE_NAMES.contains(&name.as_str()), "{name}");
            (token, format!("var({name})"))
        })
        .collect();
    assert_eq!(tokens, expected);
    assert_eq!(tokens.len(), PALETTE_NAMES.len());
}

#[test]
fn every_typeface_has_its_families() {
    for face in Typeface::ALL {
        let selector = format!("[data-typeface=\"{}\"] {{", face.name());
        let tokens = block(&selector);
        for name in ["--typeface", "--average-advance"] {
            assert!(tokens.contains_key(name), "{}: {name}", face.name());
        }
    }
}

/// The browser's own bars are told the background in the page's `<head>`, where
/// a style sheet cannot speak.
#[test]
fn the_pages_head_knows_the_backgrounds() {
    let pages = include_str!("../src/pages/mod.rs");
    for theme in [Theme::LIGHT, Theme::DARK] {
        let background = &of_theme(theme)["--background"];
        assert!(pages.contains(background.as_str()), "{background}");
    }
}

fn of_theme(theme: Theme) -> Tokens {
    block(&format!("[data-theme=\"{}\"] {{", theme.name()))
}

/// The declarations of the first block that `selector` opens.
fn block(selector: &str) -> Tokens {
    tokens::block(TOKENS, selector)
}
