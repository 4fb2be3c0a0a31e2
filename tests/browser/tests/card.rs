//! A card with a quotation, on a canvas.
#![cfg(target_arch = "wasm32")]
// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use lamplight::browser::card;
use lamplight::model::quote_card::{CARD_WIDTH, CardColours, CardLayout, QuoteCard};
use lamplight::model::{Colour, LanguageTag, Typeface};
use lamplight_browser_tests::{TestPage, element, root, until};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

const BACKGROUND: Colour = Colour::new(0x17_1a1f);

fn quotation(words: &str, language: &str) -> QuoteCard {
    QuoteCard {
        words: words.to_owned(),
        title: "José Olsen".to_owned(),
        author: None,
        library: "Café Stories".to_owned(),
        language: LanguageTag::parse(language).expect("a tag"),
        colours: CardColours {
            background: BACKGROUND,
            text: Colour::new(0xd6_d1c7),
            muted: Colour::new(0xb5_b0a5),
            accent: Colour::new(0xe3_ae6f),
            border: Colour::new(0x75_7c87),
        },
        typeface: Typeface::SystemSerif,
    }
}

fn drawn(card: &QuoteCard) -> (CardLayout, HtmlCanvasElement) {
    let layout = card::lay_out(card).expect("a layout");
    let canvas: HtmlCanvasElement = element("canvas", &[], "").unchecked_into();
    card::draw(&layout, &canvas).expect("drawn");
    (layout, canvas)
}

/// The colours of the pixels of a box.
fn pixels(canvas: &HtmlCanvasElement, x: u32, y: u32, width: u32, height: u32) -> Vec<Colour> {
    let context = canvas.get_context("2d").expect("no error");
    let context: CanvasRenderingContext2d = context.expect("a context").unchecked_into();
    let [x, y, width, height] = [x, y, width, height].map(f64::from);
    let image = context.get_image_data(x, y, width, height).expect("pixels");
    let colour = |rgba: &[u8]| {
        assert_eq!(rgba[3], 255, "opaque");
        let [red, green, blue] = [rgba[0], rgba[1], rgba[2]].map(u32::from);
        Colour::new(red << 16 | green << 8 | blue)
    };
    image.data().chunks_exact(4).map(colour).collect()
}

fn is_empty(pixels: &[Colour]) -> bool {
    pixels.iter().all(|pixel| *pixel == BACKGROUND)
}

#[wasm_bindgen_test]
fn colours_are_those_of_the_page() {
    let _page = TestPage::new("site", vec![]);
    assert_eq!(card::colours(), None, "without a style sheet");
    for (name, value) in [
        ("--background", "#171A1F"),
        ("--text", "white"),
        ("--muted", "var(--text)"),
        ("--accent", "rebeccapurple"),
        ("--border", "CanvasText"),
    ] {
        root().style().set_property(name, value).expect("set");
    }
    let colours = card::colours().expect("colours");
    assert_eq!(colours.background, BACKGROUND);
    assert_eq!(
        (colours.text, colours.muted),
        (Colour::WHITE, Colour::WHITE)
    );
    assert_eq!(colours.accent, Colour::new(0x66_3399));
    assert_ne!(colours.border, colours.accent, "the system's own");
}

#[wasm_bindgen_test]
fn the_face_is_that_of_the_page() {
    let _page = TestPage::new("site", vec![]);
    assert_eq!(card::typeface(), Typeface::Literata);
    root()
        .set_attribute("data-typeface", "atkinson")
        .expect("set");
    assert_eq!(card::typeface(), Typeface::Atkinson);
}

#[wasm_bindgen_test]
async fn a_face_that_is_nowhere_is_not_waited_for() {
    let loaded = Rc::new(RefCell::new(false));
    let loads = loaded.clone();
    card::load(Typeface::OpenDyslexic, move || {
        loads.replace(true);
    });
    until("the face is there, or not", || *loaded.borrow()).await;
}

#[wasm_bindgen_test]
fn words_are_measured_as_they_are_drawn() {
    let lines = |words: &str| {
        let layout = card::lay_out(&quotation(words, "en")).expect("a layout");
        let widest = layout.texts.iter().map(|text| text.width).max();
        assert!(widest <= Some(976), "{widest:?}");
        layout.texts.len() - 2
    };
    let (narrow, wide) = (lines(&"ill ".repeat(30)), lines(&"mow ".repeat(30)));
    assert!(narrow > 1 && narrow < wide, "{narrow} {wide}");
}

#[wasm_bindgen_test]
fn a_card_is_drawn_within_its_margins() {
    for (words, language) in [
        (
            "Then, as if drawn by an unseen force, José began to talk. ",
            "en",
        ),
        ("גשם ירד על הכיכר, ובית הקפה היה חם וכמעט ריק. ", "he"),
    ] {
        let (layout, canvas) = drawn(&quotation(&words.repeat(4), language));
        let height = layout.height;
        assert_eq!((canvas.width(), canvas.height()), (CARD_WIDTH, height));
        for (x, y, width, height) in [
            (0, 0, CARD_WIDTH, 90),
            (0, 0, 100, height),
            (CARD_WIDTH - 100, 0, 100, height),
            (0, height - 70, CARD_WIDTH, 70),
        ] {
            let margin = pixels(&canvas, x, y, width, height);
            assert!(is_empty(&margin), "{language}: {x} {y}");
        }
        for text in &layout.texts {
            let above = text.baseline - text.size / 2;
            let line = pixels(&canvas, 100, above, CARD_WIDTH - 200, text.size / 2);
            assert!(line.contains(&text.colour), "{language}: {}", text.text);
        }
        let mark = layout.mark;
        let within = if mark.mirrored {
            mark.x - 18
        } else {
            mark.x + 18
        };
        assert_eq!(pixels(&canvas, within, mark.y + 44, 1, 1), [mark.colour]);
        let rule = layout.rule;
        let line = pixels(&canvas, rule.x, rule.y, rule.width, rule.height);
        assert!(line.iter().all(|pixel| *pixel == rule.colour));
    }
}

#[wasm_bindgen_test]
async fn a_card_becomes_a_picture() {
    let (layout, canvas) = drawn(&quotation("He wept.", "en"));
    let made = Rc::new(RefCell::new(None));
    let makes = made.clone();
    card::png(&canvas, move |png| {
        makes.replace(png);
    });
    until("there is a picture", || made.borrow().is_some()).await;
    let png = made.take().expect("a picture");
    assert_eq!(png.type_(), "image/png");
    let bytes = JsFuture::from(png.array_buffer()).await.expect("bytes");
    let bytes = Uint8Array::new(&bytes).to_vec();
    assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n");
    let number =
        |at: usize| u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    assert_eq!((number(16), number(20)), (CARD_WIDTH, layout.height));
}
