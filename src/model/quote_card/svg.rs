//! A card as an SVG document, which stands alone.

use std::fmt::Write;

use super::faces::x_height;
use super::{CARD_WIDTH, CardLayout, CardText, Edge, MARK_PATH, families};
use crate::model::Typeface;
use crate::model::markup::escaped;

/// The card as SVG 2: no script, no style sheet, and nothing that would be fetched. Each line
/// says how wide it is, so that it keeps within the card in whatever face it is shown.
#[must_use]
pub fn to_svg(card: &CardLayout) -> String {
    let height = card.height;
    let language = escaped(card.language.as_str());
    let direction = if card.is_leftward() { "rtl" } else { "ltr" };
    // No browser takes this one as an attribute of its own.
    let adjusted = x_height(card.typeface).map_or_else(String::new, |height| {
        format!(" style=\"font-size-adjust: {height}\"")
    });
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{CARD_WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {CARD_WIDTH} {height}\" lang=\"{language}\" xml:lang=\"{language}\" \
         direction=\"{direction}\" font-family=\"{}\"{adjusted}>\n<title>{}</title>\n\
         <rect width=\"{CARD_WIDTH}\" height=\"{height}\" fill=\"{}\"/>\n",
        escaped(families(card.typeface)),
        escaped(&card.name),
        card.background,
    );
    let (mark, rule) = (card.mark, card.rule);
    let mirrored = if mark.mirrored { " scale(-1 1)" } else { "" };
    // Writing to a string never fails.
    let _ = write!(
        svg,
        "<path transform=\"translate({} {}){mirrored}\" fill=\"{}\" d=\"{MARK_PATH}\"/>\n\
         <rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
        mark.x, mark.y, mark.colour, rule.x, rule.y, rule.width, rule.height, rule.colour,
    );
    // Letters as wide as those of this face would be letters drawn out.
    let adjust = match card.typeface {
        Typeface::OpenDyslexic => "spacing",
        _ => "spacingAndGlyphs",
    };
    for text in &card.texts {
        svg.push_str(&line(text, adjust));
    }
    svg.push_str("</svg>\n");
    svg
}

fn line(text: &CardText, adjust: &str) -> String {
    let anchor = match text.edge {
        Edge::Start => "start",
        Edge::End => "end",
    };
    format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\" text-anchor=\"{anchor}\" \
         textLength=\"{}\" lengthAdjust=\"{adjust}\">{}</text>\n",
        text.x,
        text.baseline,
        text.size,
        text.colour,
        text.width,
        escaped(&text.text),
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::{card, plausible};
    use super::super::{CardColours, QuoteCard};
    use super::*;
    use crate::model::{Colour, LanguageTag};
    use proptest::prelude::*;

    fn svg(card: &QuoteCard) -> String {
        to_svg(&card.layout(&plausible))
    }

    #[test]
    fn a_card_says_what_it_is() {
        let svg = svg(&card("He wept."));
        for part in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"",
            " lang=\"en\" xml:lang=\"en\" direction=\"ltr\"",
            " style=\"font-size-adjust: 0.507\">",
            "<title>José Olsen – A. Writer</title>",
            "<rect width=\"1200\" height=\"630\" fill=\"#fbf8f1\"/>",
            " font-size=\"72\" fill=\"#24211d\" text-anchor=\"start\"",
            ">He wept.</text>",
            " text-anchor=\"end\" ",
            ">Café Stories</text>",
        ] {
            assert!(svg.contains(part), "{part} in {svg}");
        }
        assert_eq!(well_formed(&svg), Ok(()));
    }

    #[test]
    fn lines_have_their_width_in_other_faces_too() {
        for (typeface, adjust) in [
            (Typeface::Literata, " lengthAdjust=\"spacingAndGlyphs\""),
            (Typeface::OpenDyslexic, " lengthAdjust=\"spacing\""),
        ] {
            let svg = svg(&QuoteCard {
                typeface,
                ..card("He wept.")
            });
            assert!(svg.contains(adjust), "{svg}");
        }
    }

    #[test]
    fn from_right_to_left_it_says_so() {
        let mut card = card("גשם");
        card.language = LanguageTag::parse("he").expect("a tag");
        let svg = svg(&card);
        assert!(svg.contains(" lang=\"he\" xml:lang=\"he\" direction=\"rtl\""));
        assert!(svg.contains(" scale(-1 1)\""));
    }

    #[test]
    fn no_text_becomes_markup() {
        let mut card = card("</text><script>alert(1)</script> & ]]> \u{1}\u{fffe}");
        card.title = "\"'</title>".to_owned();
        let svg = svg(&card);
        assert_eq!(well_formed(&svg), Ok(()));
        assert!(svg.contains("<title>&quot;&#39;&lt;/title&gt; – A. Writer</title>"));
        assert!(!svg.contains("<script"));
    }

    #[test]
    fn what_xml_has_not_is_left_out() {
        assert_eq!(escaped("\u{0}a\u{1b}b\u{85}c\u{fffe}"), "abc");
    }

    #[test]
    fn what_is_not_well_formed_is_seen() {
        for broken in [
            "",
            "<a>",
            "<a></b>",
            "<a>&</a>",
            "<a>&nbsp;</a>",
            "<a b=\"<\"/>",
            "<a b=\"c\"d=\"e\"/>",
            "<a b=c/>",
            "<a b=\"1\" b=\"2\"/>",
            "<a>\u{1}</a>",
            "<a>]]></a>",
            "<a/><b/>",
            "a",
        ] {
            assert!(well_formed(broken).is_err(), "{broken}");
        }
    }

    proptest! {
        #[test]
        fn every_card_is_well_formed(
            words in "\\PC{0,60}|[&<>\"'\u{0}-\u{20}\u{fffd}-\u{ffff}]{0,60}|.{0,60}",
            title in any::<String>(),
            author in any::<Option<String>>(),
            library in any::<String>(),
            colour in any::<u32>(),
            typeface in proptest::sample::select(&Typeface::ALL),
        ) {
            let background = Colour::new(colour);
            let colours = CardColours { background, ..card("").colours };
            let svg = svg(&QuoteCard { title, author, library, colours, typeface, ..card(&words) });
            prop_assert_eq!(well_formed(&svg), Ok(()), "{}", svg);
        }
    }

    /// Checks that this is one element of XML 1.0, without comments, sections of CDATA and
    /// instructions, which no card has.
    fn well_formed(xml: &str) -> Result<(), String> {
        let is_admitted = |c: char| {
            matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
                && !matches!(c, '\u{7f}'..='\u{9f}')
        };
        if let Some(other) = xml.chars().find(|c| !is_admitted(*c)) {
            return Err(format!("{other:?}"));
        }
        let mut open = Vec::new();
        let mut roots = 0;
        let mut rest = xml.trim_end();
        while let Some((text, after)) = rest.split_once('<') {
            check_text(text)?;
            if open.is_empty() && !text.is_empty() {
                return Err(format!("{text:?} outside"));
            }
            let (tag, after) = after.split_once('>').ok_or("a tag without end")?;
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                if open.pop() != Some(name) {
                    return Err(format!("</{name}>"));
                }
                continue;
            }
            let (tag, empty) = match tag.strip_suffix('/') {
                Some(tag) => (tag, true),
                None => (tag, false),
            };
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            check_attributes(attributes)?;
            roots += u32::from(open.is_empty());
            if !empty {
                open.push(name);
            }
        }
        if rest.is_empty() && open.is_empty() && roots == 1 {
            Ok(())
        } else {
            Err(format!("{rest:?} after {open:?}, {roots}"))
        }
    }

    fn check_attributes(mut attributes: &str) -> Result<(), String> {
        let mut names = Vec::new();
        while !attributes.is_empty() {
            let (name, value) = attributes.split_once("=\"").ok_or("no value")?;
            if name.is_empty()
                || !name
                    .chars()
                    .all(|c| c.is_ascii_alphabetic() || "-:".contains(c))
            {
                return Err(format!("a name {name:?}"));
            }
            if names.contains(&name) {
                return Err(format!("{name} twice"));
            }
            names.push(name);
            let (value, after) = value.split_once('"').ok_or("a value without end")?;
            check_text(value)?;
            attributes = match after.strip_prefix(' ') {
                Some(after) if !after.is_empty() => after,
                None if after.is_empty() => after,
                _ => return Err(format!("{after:?} after {name}")),
            };
        }
        Ok(())
    }

    /// What may stand in an element or an attribute.
    fn check_text(text: &str) -> Result<(), String> {
        if text.contains(['<', '>']) {
            return Err(format!("{text:?}"));
        }
        for after in text.split('&').skip(1) {
            let (name, _) = after.split_once(';').ok_or("a reference without end")?;
            if !["amp", "lt", "gt", "quot", "#39"].contains(&name) {
                return Err(format!("&{name};"));
            }
        }
        Ok(())
    }
}
