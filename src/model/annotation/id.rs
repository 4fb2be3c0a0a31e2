//! What annotations and sets are called.

use serde_json::Value;

/// The URN of a UUID, which a browser makes: `urn:uuid:…`.
#[must_use]
pub fn urn(uuid: &str) -> String {
    format!("urn:uuid:{uuid}")
}

/// The id of an annotation that has none: of its content, so that it is the same whenever
/// it is read. A UUID of version 8 (RFC 9562, 5.8), of FNV-1a with 128 bits
/// (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>).
pub(super) fn of_content(value: &Value) -> String {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in value.to_string().bytes() {
        hash ^= u128::from(byte);
        hash = hash.wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    // Version 8, and the variant of the RFC.
    hash = hash & !(0xf << 76) | 8 << 76;
    hash = hash & !(0x3 << 62) | 2 << 62;
    let mut uuid = format!("{hash:032x}");
    for hyphen in [20, 16, 12, 8] {
        uuid.insert(hyphen, '-');
    }
    urn(&uuid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_same_content_has_the_same_id() {
        let id = of_content(&json!({"a": 1, "b": 2}));
        assert_eq!(id, of_content(&json!({"b": 2, "a": 1})));
        assert_ne!(id, of_content(&json!({"a": 1, "b": 3})));
        let parts: Vec<usize> = id["urn:uuid:".len()..].split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12]);
        assert_eq!(&id["urn:uuid:".len() + 14..][..1], "8");
    }
}
