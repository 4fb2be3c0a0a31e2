//! Files as hosts send them: compressed with brotli at its best, as those are that do not change.

use super::Dist;
use crate::failure::Failure;
use std::collections::HashMap;
use std::io::Write;

/// Types of files that a host compresses; pictures and fonts are compressed in themselves.
const COMPRESSED: [&str; 4] = [".css", ".html", ".js", ".wasm"];
/// The one-file edition, which no page asks for, and which takes longer than all others.
const NOT_ASKED_FOR: &str = "lamplight.html";

/// All that pages of the site ask for and hosts compress, by name.
pub fn files(dist: &Dist) -> Result<HashMap<String, Vec<u8>>, Failure> {
    let mut packed = HashMap::new();
    for (name, bytes) in dist.files()? {
        if name != NOT_ASKED_FOR && COMPRESSED.iter().any(|ending| name.ends_with(ending)) {
            packed.insert(name, brotli(&bytes)?);
        }
    }
    Ok(packed)
}

/// As small as brotli makes it.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    const BUFFER: usize = 4096;
    const QUALITY: u32 = 11;
    const WINDOW: u32 = 22;
    let mut writer = brotli::CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}
