//! What the movements of wheels and fingers mean for pages.

/// A wheel that rests as long as this, in milliseconds, has ended its gesture.
const REST: f64 = 150.0;

/// How far a wheel moves, in CSS pixels, before it turns a page.
const NOTICED: f64 = 20.0;

/// A wheel that has become this many times faster than it was at its slowest is
/// pushed anew, and does not only run out.
const PUSHED: f64 = 3.0;

/// A wheel, or two fingers on a pad: one gesture turns one page, however long it runs
/// out.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Wheel {
    at: f64,
    moved: f64,
    /// The least it has moved at once since it turned a page; none before it has.
    slowest: Option<f64>,
}

impl Wheel {
    /// The wheel after it has moved by `delta` CSS pixels at a time in milliseconds,
    /// and whether that turns a page on (true) or back.
    #[must_use]
    pub fn moved(self, delta: f64, at: f64) -> (Self, Option<bool>) {
        let rested = at - self.at > REST;
        let reversed = delta * self.moved < 0.0;
        let pushed = self
            .slowest
            .is_some_and(|slowest| delta.abs() > NOTICED && delta.abs() > PUSHED * slowest);
        let before = if rested || reversed || pushed {
            Self::default()
        } else {
            self
        };
        let moved = before.moved + delta;
        let turns = before.slowest.is_none() && moved.abs() >= NOTICED;
        let slowest = match before.slowest {
            Some(slowest) => Some(slowest.min(delta.abs())),
            None => turns.then_some(delta.abs()),
        };
        let wheel = Self { at, moved, slowest };
        (wheel, turns.then_some(moved > 0.0))
    }
}

/// A finger that goes less far than this, in CSS pixels, taps.
const TAP: f64 = 10.0;

/// The share of a page that a finger must have come to turn it, where it stops.
const SHARE: f64 = 0.25;

/// The speed, in CSS pixels a millisecond, at which it turns it wherever it lets go.
const FLICK: f64 = 0.4;

/// A finger on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drag {
    from: (f64, f64),
    by: f64,
    at: f64,
    /// In CSS pixels a millisecond.
    speed: f64,
    sideways: Option<bool>,
}

impl Drag {
    /// A finger that is put down at a point, in CSS pixels, at a time in milliseconds.
    #[must_use]
    pub fn from(x: f64, y: f64, at: f64) -> Self {
        Self {
            from: (x, y),
            by: 0.0,
            at,
            speed: 0.0,
            sideways: None,
        }
    }

    /// The finger after it has come to a point.
    #[must_use]
    pub fn to(self, x: f64, y: f64, at: f64) -> Self {
        let by = x - self.from.0;
        let down = (y - self.from.1).abs();
        let sideways = self
            .sideways
            .or_else(|| (by.abs().max(down) >= TAP).then_some(by.abs() > down));
        let speed = (by - self.by) / (at - self.at).max(1.0);
        Self {
            by,
            at,
            speed,
            sideways,
            ..self
        }
    }

    /// By how much the page follows, in CSS pixels to the right; none while it taps, or
    /// goes up and down.
    #[must_use]
    pub fn follows(self) -> Option<f64> {
        (self.sideways == Some(true)).then_some(self.by)
    }

    /// To which side the page goes when the finger lets go, of a page of `width` CSS
    /// pixels: to the right (true) or the left; none where it goes back.
    #[must_use]
    pub fn throws(self, width: f64) -> Option<bool> {
        let by = self.follows()?;
        let flicked = self.speed.abs() >= FLICK;
        let goes = if flicked {
            self.speed * by > 0.0
        } else {
            by.abs() >= SHARE * width
        };
        goes.then_some(by > 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each of the moves, by so much after so many milliseconds, turns.
    fn turns(moves: &[(f64, f64)]) -> Vec<Option<bool>> {
        let (mut wheel, mut at) = (Wheel::default(), 1000.0);
        let after = moves.iter().map(|(delta, later)| {
            at += later;
            let (next, turned) = wheel.moved(*delta, at);
            wheel = next;
            turned
        });
        after.collect()
    }

    #[test]
    fn a_gesture_turns_one_page_however_long_it_runs_out() {
        let run: Vec<_> = [8.0, 20.0, 40.0, 60.0, 50.0, 30.0, 12.0, 4.0, 1.0]
            .into_iter()
            .chain([1.0; 40])
            .map(|delta| (delta, 16.0))
            .collect();
        let turned: Vec<_> = turns(&run).into_iter().flatten().collect();
        assert_eq!(turned, [true]);
    }

    #[test]
    fn each_notch_of_a_wheel_turns_a_page() {
        let notches = [(100.0, 200.0), (100.0, 200.0), (-100.0, 200.0)];
        assert_eq!(turns(&notches), [Some(true), Some(true), Some(false)]);
    }

    #[test]
    fn turning_round_turns_back_at_once() {
        assert_eq!(
            turns(&[(100.0, 200.0), (-100.0, 16.0)]),
            [Some(true), Some(false)]
        );
    }

    #[test]
    fn a_push_while_it_runs_out_turns_another() {
        let moves = [
            (60.0, 16.0),
            (20.0, 16.0),
            (5.0, 16.0),
            (60.0, 16.0),
            (60.0, 16.0),
        ];
        let turned = turns(&moves).into_iter().flatten().count();
        assert_eq!(turned, 2);
    }

    #[test]
    fn a_touch_of_the_wheel_is_nothing() {
        assert_eq!(turns(&[(4.0, 16.0), (4.0, 400.0), (4.0, 400.0)]), [None; 3]);
    }

    fn drag(points: &[(f64, f64, f64)]) -> Drag {
        let start = Drag::from(200.0, 300.0, 0.0);
        points
            .iter()
            .fold(start, |drag, (x, y, at)| drag.to(*x, *y, *at))
    }

    #[test]
    fn a_page_follows_a_finger_sideways_and_no_other() {
        assert_eq!(drag(&[(150.0, 305.0, 100.0)]).follows(), Some(-50.0));
        assert_eq!(drag(&[(205.0, 300.0, 100.0)]).follows(), None);
        let down = drag(&[(205.0, 340.0, 100.0), (100.0, 360.0, 200.0)]);
        assert_eq!((down.follows(), down.throws(390.0)), (None, None));
    }

    #[test]
    fn a_page_is_turned_by_a_long_way_or_a_quick_one() {
        let slow = [(150.0, 300.0, 500.0), (80.0, 300.0, 1000.0)];
        assert_eq!(drag(&slow).throws(390.0), Some(false));
        let quick = [(190.0, 300.0, 16.0), (170.0, 300.0, 32.0)];
        assert_eq!(drag(&quick).throws(390.0), Some(false));
        let right = [(260.0, 300.0, 500.0), (310.0, 300.0, 1000.0)];
        assert_eq!(drag(&right).throws(390.0), Some(true));
    }

    #[test]
    fn a_turn_can_be_taken_back_half_way() {
        let back = [
            (60.0, 300.0, 300.0),
            (150.0, 300.0, 800.0),
            (190.0, 300.0, 1200.0),
        ];
        assert_eq!(drag(&back).throws(390.0), None);
        let flicked_back = [(60.0, 300.0, 300.0), (100.0, 300.0, 330.0)];
        assert_eq!(drag(&flicked_back).throws(390.0), None);
    }
}
