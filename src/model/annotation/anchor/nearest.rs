//! The place of words that is nearest to another.

/// So many bytes before and after a place are looked at first.
const REACH: usize = 4_096;

/// Where `needle` begins in `text`, nearest to `near`: ever farther around it, so that what
/// is near costs no more in a long text.
pub fn nearest(text: &str, needle: &str, near: usize) -> Option<usize> {
    let mut reach = REACH;
    loop {
        let from = text.floor_char_boundary(near.saturating_sub(reach));
        let to = near.saturating_add(reach).saturating_add(needle.len());
        let to = text.ceil_char_boundary(to);
        let window = text.get(from..to).unwrap_or_default();
        let found = window.match_indices(needle).map(|(at, _)| from + at);
        let found = found.min_by_key(|at| at.abs_diff(near));
        if found.is_some() || (from == 0 && to >= text.len()) {
            return found;
        }
        reach = reach.saturating_mul(16);
    }
}
