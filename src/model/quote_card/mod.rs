//! A quotation as a picture, to give to someone: chosen words, and what they are from.

mod faces;
mod layout;
mod lines;
mod mark;
mod svg;

pub use faces::families;
pub use layout::{CARD_WIDTH, CardLayout, CardMark, CardRule, CardText, Edge};
pub use lines::END_OF_PARAGRAPH;
pub use mark::MARK_PATH;
pub use svg::to_svg;

use super::{Colour, LanguageTag, Typeface};

/// What a card says, and how it looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteCard {
    /// The chosen words; where a line ends in them, one ends on the card. What follows an
    /// [`END_OF_PARAGRAPH`] is indented.
    pub words: String,
    /// The title of the story that they are from.
    pub title: String,
    /// Who wrote it, if that is known.
    pub author: Option<String>,
    /// The library's name.
    pub library: String,
    /// The language of the words, by which the card has its direction.
    pub language: LanguageTag,
    /// The colours of the theme.
    pub colours: CardColours,
    /// The face of all that is written on it.
    pub typeface: Typeface,
}

/// The colours of a theme, as far as a card has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardColours {
    /// Behind all.
    pub background: Colour,
    /// The words and the title.
    pub text: Colour,
    /// The author and the library.
    pub muted: Colour,
    /// The quotation mark, much thinned.
    pub accent: Colour,
    /// The line that divides, thinned.
    pub border: Colour,
}

/// Says how wide a text is at a size, both in pixels, in the card's face.
pub type Measure<'a> = &'a dyn Fn(&str, u32) -> f64;

#[cfg(test)]
mod tests {
    use super::*;

    /// A card with these words.
    pub fn card(words: &str) -> QuoteCard {
        QuoteCard {
            words: words.to_owned(),
            title: "José Olsen".to_owned(),
            author: Some("A. Writer".to_owned()),
            library: "Café Stories".to_owned(),
            language: LanguageTag::english(),
            colours: CardColours {
                background: Colour::new(0xfb_f8f1),
                text: Colour::new(0x24_211d),
                muted: Colour::new(0x57_514a),
                accent: Colour::new(0x1f_5560),
                border: Colour::new(0x85_7c70),
            },
            typeface: Typeface::Literata,
        }
    }

    /// Widths about like those of a serif face.
    pub fn plausible(text: &str, size: u32) -> f64 {
        let advance = |character: char| match character {
            'i' | 'j' | 'l' | ' ' | '’' | '-' => 0.28,
            'm' | 'w' | 'M' | 'W' => 0.85,
            '\u{2e80}'.. => 1.0,
            _ => 0.53,
        };
        text.chars().map(advance).sum::<f64>() * f64::from(size)
    }
}
