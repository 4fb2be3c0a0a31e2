//! The text that is open, as the desk sees it.

use std::rc::Rc;

use yew::prelude::*;

use super::view::View;
use crate::browser::text::Text;
use crate::browser::{foot, page};

/// The text that is open; none on the shelf. The desk asks where words are, and leaves it to the
/// reader's program to move them.
#[derive(Clone)]
pub struct OpenText {
    view: View,
    text: Option<Rc<Text>>,
}

/// The text of what is open.
#[hook]
pub fn use_open_text(view: &View) -> OpenText {
    let text = use_memo(view.story.clone(), |story| {
        let view = page::view(Some(story.as_deref()?))?;
        let text = Text::of(page::article(&view)?, page::edition()?)?;
        Some(Rc::new(text))
    });
    OpenText {
        view: view.clone(),
        text: (*text).clone(),
    }
}

impl OpenText {
    /// The text as it is laid out now.
    pub(super) fn now(&self) -> Option<&Text> {
        let text = self.text.as_deref()?;
        text.forget_view();
        Some(text)
    }

    /// Says to whoever cannot see it what has come into view.
    pub(super) fn announce(&self, said: &str) {
        if let Some(view) = self.view.element() {
            foot::announce(&view, said);
        }
    }
}
