//! The two pages that are compared, as a host would send them.

use crate::failure::Failure;
use crate::library::ANYA;
use crate::sites::{Dist, Extras};
use std::collections::HashMap;
use std::io::Write;

/// The name of the plain page.
pub const PLAIN: &str = "plain.html";

/// Types of files that a host compresses; pictures and fonts are compressed in themselves.
const COMPRESSED: [&str; 3] = [".html", ".js", ".wasm"];

/// The plain page, and brotli for everything that takes it.
pub fn beside(dist: &Dist) -> Result<Extras, Failure> {
    let plain = plain_page().into_bytes();
    let mut compressed = HashMap::from([(PLAIN.to_owned(), brotli(&plain)?)]);
    for entry in std::fs::read_dir(dist.path())?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if COMPRESSED.iter().any(|ending| name.ends_with(ending)) {
            compressed.insert(name, brotli(&std::fs::read(entry.path())?)?);
        }
    }
    Ok(Extras {
        pages: HashMap::from([(PLAIN.to_owned(), plain)]),
        compressed,
        ..Extras::default()
    })
}

/// The first story as somebody would put it on the web by hand.
fn plain_page() -> String {
    let paragraphs: String = ANYA
        .paragraphs()
        .iter()
        .map(|text| format!("<p>{text}</p>\n"))
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"icon\" href=\"data:,\"><title>{title}</title>\
         <style>body{{max-width:36em;margin:0 auto;padding:1em;font:18px/1.55 Georgia,serif;\
         color:#24211d;background:#fbf8f1}}</style></head>\n\
         <body><h1>{title}</h1>\n{paragraphs}</body></html>\n",
        title = ANYA.title
    )
}

/// As small as brotli makes it, as hosts do with files that do not change.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    const BUFFER: usize = 4096;
    const QUALITY: u32 = 11;
    const WINDOW: u32 = 22;
    let mut writer = brotli::CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}
