//! What the two programs of a page say to each other, as events of the document: the reader's,
//! which follows them through the text, and the desk's (ARCHITECTURE.md, "The desk").

use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

use super::events::{self, Subscription};
use super::{document, page};
use crate::model::Locator;

/// Asks the reader's program to show words. (`desk.js` and the journeys know these names, too.)
const LOOK: &str = "lamplight-look";
/// Tells the reader's program that the desk has changed what is kept.
const RECORDS: &str = "lamplight-records";
/// Asks the desk for something.
const DESK: &str = "lamplight-desk";

/// Has words shown that the reader looks up: until they begin `anew`, the way back leads to where
/// they were before the first. Once this returns they are in view.
pub fn look_at(place: Locator, anew: bool) {
    // Nobody hears of it on the shelf.
    let Locator { block, offset } = place;
    let _ = tell(LOOK, &format!("{block}.{offset} {}", u8::from(anew)));
}

/// Calls back with words that are to be shown, and whether looking them up begins anew.
pub fn on_look(callback: impl Fn(Locator, bool) + 'static) -> Subscription {
    hear(LOOK, move |said| {
        let (place, anew) = said.split_once(' ').unwrap_or((said, ""));
        if let Some(place) = Locator::parse(place) {
            callback(place, anew == "1");
        }
    })
}

/// Says that records in storage are others than before, by none of the reader's program's doing:
/// of that no tab is told but the others.
pub fn say_records_changed() {
    // An event can be told wherever there is a document.
    let _ = tell(RECORDS, "");
}

/// Calls back when records are others than before.
pub fn on_records_changed(callback: impl Fn() + 'static) -> Subscription {
    hear(RECORDS, move |_| callback())
}

/// Asks the desk for something; where it is not up yet, `desk.js` fetches it, and it finds what
/// was asked on the page.
pub fn ask_desk(request: &str) {
    page::note_for_desk(request);
    // An event can be told wherever there is a document.
    let _ = tell(DESK, request);
}

/// Calls back with what the desk is asked for.
pub fn on_request(callback: impl Fn(&str) + 'static) -> Subscription {
    hear(DESK, callback)
}

fn tell(name: &str, what: &str) -> Option<()> {
    let init = CustomEventInit::new();
    init.set_detail(&what.into());
    let event = CustomEvent::new_with_event_init_dict(name, &init).ok()?;
    document()?.dispatch_event(&event).ok()?;
    Some(())
}

fn hear(name: &'static str, callback: impl Fn(&str) + 'static) -> Subscription {
    let read = move |event: &web_sys::Event| {
        let said = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail);
        callback(&said.and_then(|said| said.as_string()).unwrap_or_default());
    };
    events::listen(document().map(EventTarget::from), name, Box::new(read))
}
