//! Names that nobody else has.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn fill(bytes: &mut [u8]) -> Result<(), JsValue>;
}

/// A random UUID (RFC 9562, version 4): `crypto.randomUUID` is only for pages that came over
/// `https`.
#[must_use]
pub fn random() -> Option<String> {
    let mut bytes = [0_u8; 16];
    fill(&mut bytes).ok()?;
    let mut uuid = String::new();
    for (index, byte) in bytes.iter().enumerate() {
        // The version, and the variant of the RFC.
        let byte = match index {
            6 => byte & 0x0f | 0x40,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        if matches!(index, 4 | 6 | 8 | 10) {
            uuid.push('-');
        }
        uuid.push_str(&format!("{byte:02x}"));
    }
    Some(uuid)
}
