//! What stands on the pages of a PDF, and in which colours.

mod to_unicode;

use crate::failure::Failure;
use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;
use to_unicode::ToUnicode;

/// A printed document.
#[derive(Debug)]
pub struct Paper {
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// One side of paper.
#[derive(Debug)]
pub struct Sheet {
    /// Its text without any white space, which a PDF does not keep.
    pub text: String,
    /// Every colour that something on it is filled or drawn with: red, green, blue, 0 to 255.
    pub colours: Vec<[u8; 3]>,
}

impl Paper {
    /// Reads a PDF.
    pub fn read(pdf: &[u8]) -> Result<Self, Failure> {
        let document = Document::load_mem(pdf).map_err(unreadable)?;
        let pages = document.get_pages().into_values();
        let sheets = pages.map(|page| sheet(&document, page).map_err(unreadable));
        Ok(Self {
            sheets: sheets.collect::<Result<_, Failure>>()?,
        })
    }

    /// The text of all sheets, without white space.
    pub fn text(&self) -> String {
        self.sheets
            .iter()
            .map(|sheet| sheet.text.as_str())
            .collect()
    }
}

/// The text without any white space, and with ligatures taken apart.
pub fn squeezed(text: &str) -> String {
    let text = text.replace('\u{FB01}', "fi").replace('\u{FB02}', "fl");
    text.chars().filter(|one| !one.is_whitespace()).collect()
}

/// What a page's own drawing writes, and the colours that it sets: `rg` and `RG` in parts of red,
/// green and blue, `g` and `G` in parts of white.
fn sheet(document: &Document, page: ObjectId) -> Result<Sheet, lopdf::Error> {
    let mut fonts = HashMap::new();
    for (name, font) in document.get_page_fonts(page)? {
        fonts.insert(name, to_unicode(document, font)?);
    }
    let mut text = String::new();
    let mut colours = Vec::new();
    let mut font = None;
    for operation in document.get_and_decode_page_content(page)?.operations {
        if operation.operator == "Tf" {
            let name = operation
                .operands
                .first()
                .and_then(|name| name.as_name().ok());
            font = name.and_then(|name| fonts.get(name));
        }
        if let (Some(font), "Tj" | "TJ") = (font, operation.operator.as_str()) {
            for codes in operation.operands.iter().flat_map(strings) {
                text += &font.decode(codes);
            }
        }
        colours.extend(colour(&operation));
    }
    colours.sort_unstable();
    colours.dedup();
    Ok(Sheet {
        text: squeezed(&text),
        colours,
    })
}

fn to_unicode(document: &Document, font: &Dictionary) -> Result<ToUnicode, lopdf::Error> {
    let program = font.get_deref(b"ToUnicode", document)?.as_stream()?;
    let program = program.decompressed_content()?;
    Ok(ToUnicode::read(&String::from_utf8_lossy(&program)))
}

/// The strings in an operand: itself, or those in a list of strings and distances.
fn strings(operand: &Object) -> Vec<&[u8]> {
    match operand {
        Object::Array(parts) => parts.iter().filter_map(|part| part.as_str().ok()).collect(),
        other => other.as_str().into_iter().collect(),
    }
}

fn colour(operation: &Operation) -> Option<[u8; 3]> {
    let part = |index: usize| {
        let operand: &Object = operation.operands.get(index)?;
        operand
            .as_float()
            .ok()
            .map(|part| (part * 255.0).round() as u8)
    };
    match operation.operator.as_str() {
        "rg" | "RG" => Some([part(0)?, part(1)?, part(2)?]),
        "g" | "G" => Some([part(0)?; 3]),
        _ => None,
    }
}

fn unreadable(error: lopdf::Error) -> Failure {
    Failure::new(format!("the PDF cannot be read: {error}"))
}
