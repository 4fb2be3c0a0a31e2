//! What moves or fades.

use super::texts;
use crate::failure::Failure;
use crate::reader::Reader;

/// Everything with a transition or an animation that takes time, and what scrolls smoothly.
const MOVING: &str = "
    const takesTime = durations => durations.split(',').some(duration => parseFloat(duration) > 0);
    return [document.documentElement, ...document.querySelectorAll('body, body *')].flatMap(element =>
        [null, '::before', '::after'].flatMap(pseudo => {
            const style = getComputedStyle(element, pseudo);
            const moves = takesTime(style.transitionDuration) || style.scrollBehavior === 'smooth'
                || takesTime(style.animationDuration) && style.animationName !== 'none';
            return moves ? [`${called(element)}${pseudo ?? ''} takes time to change`] : [];
        }));";

/// What would move on the page as it is now.
pub fn moving(reader: &Reader) -> Result<Vec<String>, Failure> {
    texts(reader, MOVING)
}
