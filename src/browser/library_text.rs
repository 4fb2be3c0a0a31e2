//! The text of the library, as far as it is searched.

use js_sys::{JsString, Promise, RegExp};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

use super::{document, page, promise};
use crate::model::Edition;
use crate::model::find::{Folding, Letter, MARK, SearchText, Searchable, library_text};

/// `NodeFilter.SHOW_TEXT`.
const SHOW_TEXT: u32 = 4;

#[wasm_bindgen]
extern "C" {
    fn fetch(address: &str) -> Promise;

    type Response;
    #[wasm_bindgen(method, getter)]
    fn ok(this: &Response) -> bool;
    #[wasm_bindgen(method)]
    fn text(this: &Response) -> Promise;
}

/// Fetches the file with the texts of all stories, and calls back with what it says; with
/// nothing, where it does not come.
pub fn fetch_all(done: impl Fn(Option<String>) + Clone + 'static) {
    let (refused, broken) = (done.clone(), done.clone());
    let read = move |response: JsValue| {
        let response: Response = response.unchecked_into();
        if response.ok() {
            promise::then(
                &response.text(),
                Box::new(move |text| done(text.as_string())),
                Box::new(move |_| broken(None)),
            );
        } else {
            done(None);
        }
    };
    let refused = move |_| refused(None);
    promise::then(
        &fetch(library_text::FILE),
        Box::new(read),
        Box::new(refused),
    );
}

/// The stories that are in this document: all of them in the one-file edition.
#[must_use]
pub fn in_document(folding: &Folding) -> Vec<Searchable> {
    let found = document().and_then(|document| {
        let articles = document.query_selector_all("article[data-slug]");
        articles.ok()
    });
    let Some(found) = found else {
        return Vec::new();
    };
    let articles = (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok());
    articles
        .filter_map(|article: Element| of(&article, folding))
        .collect()
}

fn of(article: &Element, folding: &Folding) -> Option<Searchable> {
    let slug = article.get_attribute("data-slug")?;
    let title = article.query_selector("h1").ok()??.text_content()?;
    let language = page::language(&article.parent_element()?)?;
    let author = article.query_selector(".author").ok()?;
    let document = document()?;
    let prefix = match page::edition()? {
        Edition::Site => "p".to_owned(),
        Edition::OneFile => format!("{slug}.p"),
    };
    let blocks = (1_u32..).map_while(|number| {
        let block = document.get_element_by_id(&format!("{prefix}{number}"))?;
        Some(words(&block))
    });
    let blocks: Vec<String> = blocks.collect();
    Some(Searchable {
        slug,
        title,
        language,
        author: author.and_then(|author| author.text_content()),
        text: SearchText::new(blocks.iter().map(String::as_str), folding),
    })
}

/// The words of a block, with signs for what is no word in it.
fn words(block: &Element) -> String {
    let plain = || block.text_content().unwrap_or_default();
    // A selector of our own is well formed.
    if block.query_selector("sup").ok().flatten().is_none() {
        return plain();
    }
    let walker = document().and_then(|document| {
        let walker = document.create_tree_walker_with_what_to_show(block, SHOW_TEXT);
        walker.ok()
    });
    let Some(walker) = walker else {
        return plain();
    };
    let mut words = String::new();
    while let Ok(Some(node)) = walker.next_node() {
        if let Some(text) = node.dyn_ref::<web_sys::Text>() {
            if is_mark(&node) {
                words.extend((0..text.length()).map(|_| MARK));
            } else {
                words.push_str(&text.data());
            }
        }
    }
    words
}

/// Whether these are the digits of a footnote's number.
fn is_mark(text: &Node) -> bool {
    let link = text.parent_element();
    link.is_some_and(|link| link.get_attribute("role").as_deref() == Some("doc-noteref"))
}

/// What the browser knows of the letters of all scripts.
#[must_use]
pub fn folding() -> Folding {
    let marks = RegExp::new("\\p{M}", "gu");
    let word = RegExp::new("[\\p{L}\\p{N}]", "u");
    Folding::new(move |character| {
        let character = character.to_string();
        let letters = JsString::from(character.as_str()).normalize("NFKD");
        let letters = letters.replace_by_pattern(&marks, "");
        Letter {
            // Some letters are two in capitals, and then two small ones.
            folded: letters.to_upper_case().to_lower_case().into(),
            in_word: word.test(&character),
        }
    })
}
