//! Reading a story: the place is kept, and how far the reader has come is told.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::keeper::Keeper;
use super::progress::Progress;
use super::view::View;
use crate::browser::text::Text;
use crate::browser::{appearance, events, page};
use crate::model::Preferences;

/// How long the page must be still, in milliseconds, before the place is kept.
/// Leaving keeps it at once.
const STILL_FOR: u32 = 300;

/// Keeps the place in what is open, if that is a story, and tells how far the
/// reader has come. `line` is where the progress line is drawn: its custom
/// property `--progression` follows the page without a render.
#[hook]
pub fn use_reading(view: &View, chosen: Preferences, line: NodeRef) -> Option<Progress> {
    let progress = use_state_eq(|| None::<Progress>);
    let keeper = use_mut_ref(|| None::<Rc<Keeper>>);

    {
        let (progress, keeper) = (progress.setter(), keeper.clone());
        use_effect_with(view.clone(), move |view| {
            let reading = open(view).map(|(new, words)| {
                let new = Rc::new(new);
                keeper.replace(Some(new.clone()));
                if goes_to_the_kept_place(view) {
                    new.resume(view.came_within);
                }
                follow(new, words, progress, line)
            });
            move || drop(reading)
        });
    }

    // Another face can move words within a text of the same size, which no
    // observer of sizes sees. By the next frame the choice is on the page.
    use_effect_with(chosen, move |_| {
        let frame = events::on_next_frame(move || {
            if let Some(keeper) = &*keeper.borrow() {
                keeper.hold();
            }
        });
        move || drop(frame)
    });

    (*progress).clone()
}

/// Whether the place in storage is where the reader is to be brought. On opening
/// a document `place.js` decides and goes there; the browser may have gone on to
/// what the address names, or a face that arrived may have moved the words, but
/// where the reader has scrolled since, they stay. Within the document, an
/// address that names a place means that place.
fn goes_to_the_kept_place(view: &View) -> bool {
    let named = View::locator_in_address().is_some();
    if view.came_within {
        return !named;
    }
    page::resumed_at().is_some_and(|top| named || (top - page::scroll_top()).abs() < 1.0)
}

/// The keeper for what is open, and the words of its text.
fn open(view: &View) -> Option<(Keeper, usize)> {
    let slug = view.story.as_ref()?;
    let article: HtmlElement = page::article(&view.element()?)?;
    let words = page::stated_number(&article, "data-words").unwrap_or(0);
    let text = Text::of(article, page::edition()?)?;
    let keeper = Keeper::new(text, &page::library()?, slug);
    Some((keeper, words))
}

/// Follows the reader until it is dropped, and then keeps the place.
fn follow(
    keeper: Rc<Keeper>,
    words: usize,
    progress: UseStateSetter<Option<Progress>>,
    line: NodeRef,
) -> impl Drop {
    let tell = {
        let keeper = keeper.clone();
        Rc::new(move || {
            let progression = keeper.progression();
            if let Some(line) = line.cast::<HtmlElement>() {
                appearance::set_number(&line, "--progression", progression);
            }
            progress.set(Some(Progress::of(words, progression)));
        })
    };
    keeper.take_anchor();
    tell();

    let timer: Rc<RefCell<Option<events::Timer>>> = Rc::default();
    let scroll = {
        let (keeper, tell) = (keeper.clone(), tell.clone());
        events::on_scroll(move || {
            keeper.take_anchor();
            tell();
            let keeper = keeper.clone();
            timer.replace(Some(events::after(STILL_FOR, move || keeper.keep())));
        })
    };
    let size = {
        let (keeper, tell) = (keeper.clone(), tell.clone());
        events::on_size(keeper.text().element(), {
            let keeper = keeper.clone();
            move || {
                keeper.hold();
                tell();
            }
        })
    };
    let fonts = {
        let keeper = keeper.clone();
        events::on_fonts(move || keeper.hold())
    };
    let leaving = {
        let keeper = keeper.clone();
        events::on_leaving(move || keeper.keep())
    };
    let returning = {
        let keeper = keeper.clone();
        // WebKit brings a page back from its cache at its beginning.
        events::on_return(move || keeper.return_to_anchor())
    };
    Following {
        keeper,
        _subscriptions: (scroll, size, fonts, leaving, returning),
    }
}

/// Keeps the place when the reader leaves for another part of the document.
struct Following<S> {
    keeper: Rc<Keeper>,
    _subscriptions: S,
}

impl<S> Drop for Following<S> {
    fn drop(&mut self) {
        self.keeper.keep();
    }
}
