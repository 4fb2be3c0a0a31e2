//! A card with a quotation, drawn on a canvas, in the colours and the face of the page.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use super::{appearance, document, promise, root};
use crate::model::quote_card::{
    CARD_WIDTH, CardColours, CardLayout, Edge, MARK_PATH, QuoteCard, families,
};
use crate::model::{Colour, LanguageTag, Typeface};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = CanvasRenderingContext2d)]
    type Context;
    #[wasm_bindgen(method, setter)]
    fn set_direction(this: &Context, direction: &str);
}

/// The colours that the page has now, whoever decided that.
#[must_use]
pub fn colours() -> Option<CardColours> {
    let context = context(&canvas(None)?)?;
    let colour = |name| {
        let value = appearance::root_property(name).filter(|value| !value.is_empty())?;
        // The colours of the system have names, which a canvas gives back as numbers.
        context.set_fill_style_str(&value);
        Colour::parse(&context.fill_style().as_string()?)
    };
    Some(CardColours {
        background: colour("--background")?,
        text: colour("--text")?,
        muted: colour("--muted")?,
        accent: colour("--accent")?,
        border: colour("--border")?,
    })
}

/// The face that the text has now.
#[must_use]
pub fn typeface() -> Typeface {
    let name = root().and_then(|root| root.get_attribute("data-typeface"));
    name.and_then(|name| Typeface::parse(&name))
        .unwrap_or_default()
}

/// Calls back once the browser has a face, or cannot get it, and what stands in for it is
/// used: a canvas waits for none.
pub fn load(typeface: Typeface, done: impl Fn() + Clone + 'static) {
    let Some(document) = document() else {
        return done();
    };
    let (loaded, refused) = (done.clone(), done);
    promise::then(
        &document.fonts().load(&font(typeface, 16)),
        Box::new(move |_| loaded()),
        Box::new(move |_| refused()),
    );
}

/// Lays a card out by the widths that texts have on a canvas; none without one.
#[must_use]
pub fn lay_out(card: &QuoteCard) -> Option<CardLayout> {
    let context = context(&canvas(Some(&card.language))?)?;
    let set = Cell::new(0);
    Some(card.layout(&|text, size| {
        if set.replace(size) != size {
            context.set_font(&font(card.typeface, size));
        }
        context.measure_text(text).map_or(0.0, |text| text.width())
    }))
}

/// Draws a card on a canvas, which gets its size; whatever was on it is gone.
pub fn draw(card: &CardLayout, canvas: &HtmlCanvasElement) -> Option<()> {
    canvas.set_width(CARD_WIDTH);
    canvas.set_height(card.height);
    set_language(canvas, &card.language)?;
    let context = context(canvas)?;
    let fill = |x: u32, y: u32, width: u32, height: u32, colour: Colour| {
        context.set_fill_style_str(&colour.css());
        let [x, y, width, height] = [x, y, width, height].map(f64::from);
        context.fill_rect(x, y, width, height);
    };
    fill(0, 0, CARD_WIDTH, card.height, card.background);
    let rule = card.rule;
    fill(rule.x, rule.y, rule.width, rule.height, rule.colour);

    let mark = card.mark;
    let across = if mark.mirrored { -1.0 } else { 1.0 };
    context.set_fill_style_str(&mark.colour.css());
    let path = Path2d::new_with_path_string(MARK_PATH).ok()?;
    let (x, y) = (f64::from(mark.x), f64::from(mark.y));
    context.set_transform(across, 0.0, 0.0, 1.0, x, y).ok()?;
    context.fill_with_path_2d(&path);
    context.reset_transform().ok()?;

    let direction = if card.is_leftward() { "rtl" } else { "ltr" };
    context.set_direction(direction);
    for text in &card.texts {
        context.set_font(&font(card.typeface, text.size));
        context.set_fill_style_str(&text.colour.css());
        context.set_text_align(match text.edge {
            Edge::Start => "start",
            Edge::End => "end",
        });
        let [x, baseline, width] = [text.x, text.baseline, text.width].map(f64::from);
        // In another face than it was measured in, it is made narrower.
        let drawn = context.fill_text_with_max_width(&text.text, x, baseline, width);
        drawn.ok()?;
    }
    Some(())
}

/// Calls back with what is on a canvas, as PNG; with nothing where that cannot be.
pub fn png(canvas: &HtmlCanvasElement, done: impl Fn(Option<Blob>) + Clone + 'static) {
    let made = {
        let done = done.clone();
        promise::once(Box::new(move |blob| done(blob.dyn_into().ok())))
    };
    if canvas.to_blob(made.unchecked_ref()).is_err() {
        done(None);
    }
}

/// A canvas that is on no page.
fn canvas(language: Option<&LanguageTag>) -> Option<HtmlCanvasElement> {
    let canvas = document()?.create_element("canvas").ok()?;
    let canvas = canvas.dyn_into().ok()?;
    if let Some(language) = language {
        set_language(&canvas, language)?;
    }
    Some(canvas)
}

/// Some letters have other shapes in some languages.
fn set_language(canvas: &HtmlCanvasElement, language: &LanguageTag) -> Option<()> {
    canvas.set_attribute("lang", language.as_str()).ok()
}

fn context(canvas: &HtmlCanvasElement) -> Option<Context> {
    let context = canvas.get_context("2d").ok()??;
    Some(context.unchecked_into())
}

/// A font as CSS has it, in one line.
fn font(typeface: Typeface, size: u32) -> String {
    format!("{size}px {}", families(typeface))
}
