//! Short names for what the wasm imports from its glue.
//!
//! `wasm-bindgen` names each import for what it does and a hash of where it comes
//! from: `__wbg_getAttribute_c7b80d4010284561`. Nobody reads the names, the hashes
//! do not compress, and they travel twice: short names win 3.4 kB of brotli.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasm_encoder::reencode::{RoundtripReencoder, utils};
use wasm_encoder::{ImportSection, Module, RawSection, SectionId};
use wasmparser::{Import, ImportSectionReader, Parser, Payload};

use crate::failure::Failure;

/// The program with its glue, its imports renamed in both alike.
///
/// Fails on a module that cannot be read, and on an import that the glue does not
/// name exactly once: then this is not the glue that belongs to it.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String), Failure> {
    let mut names = BTreeMap::new();
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(Failure::new)?;
        if let Payload::ImportSection(imports) = payload {
            module.section(&renamed(imports, &mut names)?);
        } else if let Some((id, range)) = payload.as_section() {
            let data = section(wasm, range)?;
            // Of no use to a browser: which tools made the program.
            if id != u8::from(SectionId::Custom) {
                module.section(&RawSection { id, data });
            }
        }
    }
    let mut unnamed: BTreeSet<&str> = names.keys().map(String::as_str).collect();
    let mut renamed = String::new();
    for word in words(glue) {
        match names.get(word) {
            Some(short) if unnamed.remove(word) => renamed.push_str(short),
            Some(_) => return Err(foreign(word, "more than once")),
            None => renamed.push_str(word),
        }
    }
    match unnamed.first() {
        Some(import) => Err(foreign(import, "nowhere")),
        None => Ok((module.finish(), renamed)),
    }
}

/// The imports under short names, which are noted with the long ones they are for.
fn renamed(
    imports: ImportSectionReader<'_>,
    names: &mut BTreeMap<String, String>,
) -> Result<ImportSection, Failure> {
    let mut section = ImportSection::new();
    for import in imports.into_iter() {
        let import = import.map_err(Failure::new)?;
        let short = format!("i{}", names.len());
        let renamed = Import {
            name: &short,
            ..import
        };
        utils::parse_import(&mut RoundtripReencoder, &mut section, renamed)
            .map_err(Failure::new)?;
        if names.insert(import.name.to_owned(), short).is_some() {
            return Err(foreign(import.name, "for two modules"));
        }
    }
    Ok(section)
}

fn foreign(import: &str, how: &str) -> Failure {
    Failure::new(format!(
        "the glue names the import {import} {how}: build wasm and glue anew"
    ))
}

fn section(wasm: &[u8], range: Range<usize>) -> Result<&[u8], Failure> {
    wasm.get(range)
        .ok_or_else(|| Failure::new("the wasm is cut short: build it anew"))
}

/// The script cut where identifiers begin and end.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let in_identifier = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let identifier = in_identifier(first);
        let end = rest
            .find(|c| in_identifier(c) != identifier)
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, TypeSection};

    fn wasm() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./glue.js", "__wbg_now_0123", EntityType::Function(0));
        imports.import("./glue.js", "__wbg_now_4567", EntityType::Function(0));
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn wasm_and_glue_agree_on_short_names() {
        let glue = "{ __wbg_now_0123: f, __wbg_now_4567: __wbg_now_01234 }";
        let (wasm, glue) = shorten(&wasm(), glue).unwrap();
        assert_eq!(glue, "{ i0: f, i1: __wbg_now_01234 }");
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(&wasm) {
            if let Payload::ImportSection(imports) = payload.unwrap() {
                let imports = imports.into_iter();
                names.extend(imports.map(|import| import.unwrap().name.to_owned()));
            }
        }
        assert_eq!(names, ["i0", "i1"]);
    }

    #[test]
    fn a_glue_of_another_program_is_refused() {
        for glue in [
            "{ __wbg_now_0123: f }",
            "{ __wbg_now_0123: f, __wbg_now_0123: f }",
        ] {
            assert!(shorten(&wasm(), glue).is_err(), "{glue}");
        }
        assert!(shorten(b"no wasm", "").is_err());
    }
}
