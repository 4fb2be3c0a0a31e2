//! Going to another place of the story: what the panel "Go to" shows and does.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlFormElement, HtmlInputElement};
use yew::prelude::*;

use super::follower::Follower;
use super::reading::Reading;
use crate::browser::panels;
use crate::model::{Destination, Heading, Locator, Panel, excerpt};

/// The places on the slider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The pages, as many as there are.
    Pages(u32),
    /// Hundredths of the way.
    Percent,
}

/// A place on the slider, and what there is.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// What the slider counts.
    pub scale: Scale,
    /// Where it stands.
    pub value: u32,
    /// Where it was last let go.
    chosen: u32,
    /// The words there.
    pub words: String,
    /// Which way the story runs, as its page says it.
    pub direction: Option<String>,
    /// The story's headings.
    pub contents: Rc<Vec<Heading>>,
    /// Whether what was typed names no place.
    pub no_such_place: bool,
}

impl Scale {
    /// The least and the most that the slider can be put to.
    #[must_use]
    pub fn ends(self) -> (u32, u32) {
        match self {
            Self::Pages(pages) => (1, pages),
            Self::Percent => (0, 100),
        }
    }

    /// A value in words.
    #[must_use]
    pub fn spoken(self, value: u32) -> String {
        match self {
            Self::Pages(pages) => format!("Page {value} of {pages}"),
            Self::Percent => format!("{value} %"),
        }
    }

    fn destination(self, value: u32) -> Destination {
        match self {
            Self::Pages(_) => Destination::Page(value),
            Self::Percent => Destination::Permille(value * 10),
        }
    }
}

/// The panel, as its island knows it.
pub struct GoToHandle {
    /// What it shows; none while it is closed.
    pub preview: Option<Preview>,
    /// What is to hear of its opening and closing.
    pub on_toggle: Callback<Event>,
    /// What is to hear where the slider is held.
    pub on_slide: Callback<String>,
    /// What is to hear where it is let go.
    pub on_choose: Callback<String>,
    /// What is to hear that a place was typed in the form's first field.
    pub on_type: Callback<SubmitEvent>,
}

/// "Go to" of what is being read.
#[hook]
pub fn use_go_to(reading: &Reading) -> GoToHandle {
    let preview = use_state_eq(|| None::<Preview>);
    // By the time it is there, the panel is open.
    use_effect_with(preview.is_some(), |shown| {
        if *shown {
            panels::bring(Panel::GoTo.id(), "[aria-current]");
            panels::scroll_to_top(Panel::GoTo.id());
            panels::focus_in(Panel::GoTo.id(), "[name=place]");
        }
    });
    let on_toggle = {
        let (reading, setter) = (reading.clone(), preview.setter());
        Callback::from(move |event: Event| {
            let panel = event.target_dyn_into::<HtmlElement>();
            let open = panel.is_some_and(|panel| panels::is_open(&panel));
            let follower = reading.follower();
            if let Some(follower) = &follower {
                follower.look_around(open);
            }
            setter.set(follower.filter(|_| open).map(|follower| here(&follower)));
        })
    };
    let change = |change: fn(&Rc<Follower>, &Preview, String) -> Preview| {
        let (reading, preview) = (reading.clone(), preview.clone());
        Callback::from(move |said: String| {
            if let (Some(follower), Some(shown)) = (reading.follower(), &*preview) {
                preview.set(Some(change(&follower, shown, said)));
            }
        })
    };
    let typed = |event: SubmitEvent| {
        event.prevent_default();
        let form = event.target_dyn_into::<HtmlFormElement>();
        let field = form.and_then(|form| form.elements().item(0)?.dyn_into().ok());
        field.map_or_else(String::new, |field: HtmlInputElement| field.value())
    };
    GoToHandle {
        on_toggle,
        on_slide: change(slide),
        on_choose: change(choose),
        on_type: change(go).reform(typed),
        preview: (*preview).clone(),
    }
}

/// What the panel shows first.
fn here(follower: &Follower) -> Preview {
    let text = follower.keeper().text();
    let pages = text.is_paged().then(|| text.whereabouts());
    let counted = pages.and_then(|pages| Some((pages.page?, pages.pages?)));
    let (scale, value) = match counted {
        Some((page, pages)) => (Scale::Pages(pages), page.min(pages)),
        // A progression is between 0 and 1.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        None => {
            let percent = follower.keeper().progression() * 100.0;
            (Scale::Percent, percent as u32)
        }
    };
    let mut preview = Preview {
        scale,
        value,
        chosen: value,
        words: String::new(),
        direction: text.element().get_attribute("dir"),
        contents: Rc::new(text.headings()),
        no_such_place: false,
    };
    preview.words = words(follower, scale.destination(value));
    preview
}

fn slide(follower: &Rc<Follower>, shown: &Preview, value: String) -> Preview {
    let value = value.parse().unwrap_or(shown.value);
    Preview {
        value,
        words: words(follower, shown.scale.destination(value)),
        no_such_place: false,
        ..shown.clone()
    }
}

fn choose(follower: &Rc<Follower>, shown: &Preview, value: String) -> Preview {
    let mut chosen = slide(follower, shown, value);
    if chosen.value != shown.chosen {
        chosen.chosen = chosen.value;
        go_to(follower, chosen.scale.destination(chosen.value));
    }
    chosen
}

fn go(follower: &Rc<Follower>, shown: &Preview, typed: String) -> Preview {
    let pages = match shown.scale {
        Scale::Pages(pages) => Some(pages),
        Scale::Percent => None,
    };
    let Some(destination) = Destination::parse(&typed, pages) else {
        return Preview {
            no_such_place: true,
            ..shown.clone()
        };
    };
    go_to(follower, destination);
    panels::close(Panel::GoTo.id());
    here(follower)
}

fn go_to(follower: &Rc<Follower>, destination: Destination) {
    let there = place(follower, destination);
    follower.go_to(|text| {
        if let Some(there) = there {
            // A place in the text can be gone to.
            let _ = text.bring(there, 0.0);
        }
    });
}

fn words(follower: &Follower, destination: Destination) -> String {
    let text = follower.keeper().text();
    let words = || {
        let there = place(follower, destination)?;
        Some(excerpt(&text.words(there.block)?, there.offset))
    };
    words().unwrap_or_default()
}

fn place(follower: &Follower, destination: Destination) -> Option<Locator> {
    let text = follower.keeper().text();
    match destination {
        Destination::Page(number) => text.first_on_page(number),
        Destination::Permille(permille) => Some(text.place_at(f64::from(permille) / 1000.0)),
    }
}
