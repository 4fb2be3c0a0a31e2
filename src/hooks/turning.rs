//! Turning pages: by key, wheel, finger and tap.

use std::cell::Cell;
use std::rc::Rc;

use super::follower::Follower;
use crate::browser::gestures::{self, Finger, Gesture, ReadingKey};
use crate::browser::{events, motion};
use crate::model::{Drag, Wheel};

/// Turns the pages of a story for its reader, until this is dropped.
pub fn turn_pages(follower: &Rc<Follower>) -> impl Sized + use<> {
    let keys = follower.clone();
    let tapped = follower.clone();
    let on = follower.clone();
    let back = follower.clone();
    (
        gestures::tell_of_zoom(),
        gestures::on_reading_key(move |key| press(&keys, key)),
        gestures::on_finger(finger(follower.clone())),
        gestures::on_tap(move |share| {
            if tapped.keeper().text().is_paged() {
                match side(&tapped, share) {
                    Some(on) => tapped.turn(on, 0.0),
                    None => tapped.toggle_bars(),
                }
            }
        }),
        events::on_press(&follower.foot().on, move || press_button(&on, true)),
        events::on_press(&follower.foot().back, move || press_button(&back, false)),
    )
}

/// Whether a tap at a share of the window's width turns on, or back; neither in the
/// middle.
fn side(follower: &Follower, share: f64) -> Option<bool> {
    let text = follower.keeper().text();
    let to_the_right = match share {
        share if share < 1.0 / 3.0 => false,
        share if share > 2.0 / 3.0 => true,
        _ => return None,
    };
    Some(to_the_right != text.goes_to_the_left())
}

/// Does what a key is for, and says whether it is for anything.
fn press(follower: &Rc<Follower>, key: ReadingKey) -> bool {
    follower.follow_focus();
    let text = follower.keeper().text();
    let on = match key.name {
        " " => !key.shift,
        "PageDown" => true,
        "PageUp" => false,
        "ArrowDown" | "ArrowUp" | "ArrowRight" | "ArrowLeft" if !text.is_paged() => return false,
        "ArrowDown" => true,
        "ArrowUp" => false,
        "ArrowRight" => !text.goes_to_the_left(),
        "ArrowLeft" => text.goes_to_the_left(),
        "Home" => {
            follower.go_to(|text| text.go_to_beginning());
            return true;
        }
        "End" => {
            follower.go_to(|text| text.go_to_end());
            return true;
        }
        _ => return false,
    };
    if !text.is_paged() {
        follower.glide(on);
    } else if !key.repeats || text.has_more(on) {
        // A key that is held leads through no story after this one.
        follower.turn(on, 0.0);
    }
    true
}

/// Turns a page by a button in the foot, which stays to be pressed again.
fn press_button(follower: &Rc<Follower>, on: bool) {
    // A finger gives it the focus as it is pressed: no jump, and so before the turn.
    follower.follow_focus();
    follower.turn(on, 0.0);
    follower.show_bars();
}

/// Turns pages by the wheel, until this is dropped. Where a text is scrolled nobody may
/// listen: the browser would wait for an answer before it scrolls.
pub fn turn_by_wheel(follower: &Rc<Follower>) -> Gesture {
    let wheel = Cell::new(Wheel::default());
    let follower = Rc::downgrade(follower);
    gestures::on_wheel(move |delta, at| {
        let Some(follower) = follower.upgrade() else {
            return false;
        };
        let (moved, turns) = wheel.get().moved(delta, at);
        wheel.set(moved);
        if let Some(on) = turns {
            follower.turn(on, 0.0);
        }
        true
    })
}

fn finger(follower: Rc<Follower>) -> impl Fn(Finger) {
    let drag = Cell::new(None::<Drag>);
    move |finger| {
        let text = follower.keeper().text();
        if !text.is_paged() {
            return;
        }
        match finger {
            Finger::Down(x, y, at) => drag.set(Some(Drag::from(x, y, at))),
            Finger::Moved(x, y, at) => {
                let moved = drag.get().map(|drag| drag.to(x, y, at));
                drag.set(moved);
                if let Some(by) = moved.and_then(Drag::follows) {
                    motion::drag(text, held_back(&follower, by));
                }
            }
            Finger::Up => {
                let Some(drag) = drag.take() else { return };
                let Some(by) = drag.follows() else { return };
                let by = held_back(&follower, by);
                match drag.throws(text.view_length()) {
                    Some(right) => follower.turn(right == text.goes_to_the_left(), by),
                    None => motion::let_go(text, by),
                }
            }
            Finger::Cancelled => {
                let by = drag.take().and_then(Drag::follows);
                if let Some(by) = by {
                    motion::let_go(text, held_back(&follower, by));
                }
            }
        }
    }
}

/// By how much the pages follow a finger: where there is none more, not as far.
fn held_back(follower: &Follower, by: f64) -> f64 {
    /// The share of its way that they follow it then.
    const HELD: f64 = 0.3;
    let text = follower.keeper().text();
    let on = (by < 0.0) != text.goes_to_the_left();
    if text.has_more(on) { by } else { by * HELD }
}
