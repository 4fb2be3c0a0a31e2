//! From the codes of a PDF's font to characters: its `ToUnicode` map.

use std::collections::HashMap;

/// What each code of a font means.
#[derive(Debug, Default)]
pub struct ToUnicode {
    /// How many bytes a code has.
    width: usize,
    characters: HashMap<u32, String>,
}

impl ToUnicode {
    /// Reads the map's program, as far as Chromium writes it: single codes and ranges.
    pub fn read(program: &str) -> Self {
        let mut map = Self::default();
        let mut section = "";
        for line in program.lines() {
            if let Some((_, begun)) = line.split_once("begin") {
                section = begun;
                continue;
            }
            let parts: Vec<&str> = hexadecimals(line).collect();
            match (section, parts.as_slice()) {
                ("codespacerange", [first, _]) => map.width = first.len() / 2,
                ("bfchar", [code, text]) => map.add(code, code, text),
                ("bfrange", [first, last, text]) => map.add(first, last, text),
                _ => {}
            }
        }
        map
    }

    /// The text that these codes stand for; what has no meaning is left out.
    pub fn decode(&self, codes: &[u8]) -> String {
        let codes = codes.chunks(self.width.max(1));
        let number = |code: &[u8]| code.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
        codes
            .filter_map(|code| self.characters.get(&number(code)))
            .map(String::as_str)
            .collect()
    }

    fn add(&mut self, first: &str, last: &str, text: &str) {
        let number = |digits| u32::from_str_radix(digits, 16).unwrap_or_default();
        let units: Vec<u16> = text
            .as_bytes()
            .chunks(4)
            .filter_map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok())
            .collect();
        for (step, code) in (number(first)..=number(last)).enumerate() {
            let mut units = units.clone();
            if let (Some(end), Ok(step)) = (units.last_mut(), u16::try_from(step)) {
                *end = end.wrapping_add(step);
            }
            self.characters
                .insert(code, String::from_utf16_lossy(&units));
        }
    }
}

/// What stands between angle brackets in a line.
fn hexadecimals(line: &str) -> impl Iterator<Item = &str> {
    line.split('<')
        .skip(1)
        .filter_map(|part| Some(part.split_once('>')?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_ranges_have_their_characters() {
        let check = |width: &str, codes: &[u8], expected| {
            let program = format!(
                "1 begincodespacerange\n<{width}> <{width}>\nendcodespacerange\n\
                 2 beginbfchar\n<03> <0020>\n<04> <D83DDE00>\nendbfchar\n\
                 1 beginbfrange\n<0011> <0013> <0061>\nendbfrange\nendcmap"
            );
            assert_eq!(ToUnicode::read(&program).decode(codes), expected);
        };
        check("FF", &[0x11, 0x03, 0x13, 0x04, 0x99], "a c😀");
        check("FFFF", &[0, 0x12, 0, 0x11], "ba");
    }
}
