//! "Share": words, a story or the library, as an address, in words, or as a picture.

use yew::prelude::*;

use crate::hooks::ShareHandle;
use crate::model::quote_card::END_OF_PARAGRAPH;

/// What the panel holds.
pub fn share(handle: &ShareHandle) -> Html {
    let sharing = &handle.passed.sharing;
    let has_link = sharing.link.is_some();
    let words = match (sharing.words.is_some(), has_link) {
        (true, _) => "Copy words",
        (false, true) => "Copy title and link",
        (false, false) => "Copy title",
    };
    let language = handle.passed.language.as_ref();
    let language = language.map(ToString::to_string);
    html! {
        <div class="sharing">
            <div class="what">
                if let Some(shown) = sharing.shown() {
                    <blockquote class="preview" lang={language.clone()} dir="auto">{ shown }</blockquote>
                }
                <p>
                    <b lang={language} dir="auto">{ &sharing.title }</b>
                    if let Some(author) = &sharing.author {
                        { ", " }{ author }
                    }
                </p>
            </div>
            <div class="presets">
                if handle.means.share {
                    { first("Share …", handle, ShareHandle::share) }
                }
                if has_link || handle.passed.here.is_some() {
                    { first("Copy link", handle, ShareHandle::copy_link) }
                }
                { first(words, handle, ShareHandle::copy_words) }
            </div>
            if handle.passed.from_disk {
                <p class="hint">
                    if has_link {
                        { "This file is on your own disk. The link leads to the site that it is from." }
                    } else {
                        { "This file is on your own disk, where nobody else can follow a link to it. Words and picture can be passed on, and so can the file itself." }
                        if handle.passed.here.is_some() {
                            { " The link leads there on this device." }
                        }
                    }
                </p>
            }
            if handle.passed.card.is_some() {
                <div class="presets">
                    { button("Save as PNG", handle, ShareHandle::save_png) }
                    { button("Save as SVG", handle, ShareHandle::save_svg) }
                    if handle.means.copy_pictures {
                        { button("Copy picture", handle, ShareHandle::copy_picture) }
                    }
                    if handle.means.share_pictures {
                        { button("Share picture …", handle, ShareHandle::share_picture) }
                    }
                </div>
            }
            if *handle.shortened && handle.passed.card.is_some() {
                <p class="hint">{ "The picture has room for the first of these words only." }</p>
            }
            { said(handle) }
            if let Some(card) = &handle.passed.card {
                <canvas
                    ref={handle.canvas.clone()}
                    role="img"
                    aria-label={format!("A card with the words: {} – {}", card.replace(END_OF_PARAGRAPH, " "), sharing.name())}
                ></canvas>
            }
        </div>
    }
}

/// What was done, and what the reader may copy by hand where that failed.
fn said(handle: &ShareHandle) -> Html {
    let said = &*handle.said;
    html! {
        <div class="told">
            <p role="status">{ &said.line }</p>
            if let Some(text) = &said.by_hand {
                <textarea class="field" aria-label="To copy by hand" readonly={true} rows="3" value={text} />
            }
        </div>
    }
}

/// A button that takes the focus if it is the first in the panel.
fn first(label: &'static str, handle: &ShareHandle, does: fn(&ShareHandle)) -> Html {
    action(label, true, handle, does)
}

fn button(label: &'static str, handle: &ShareHandle, does: fn(&ShareHandle)) -> Html {
    action(label, false, handle, does)
}

fn action(
    label: &'static str,
    autofocus: bool,
    handle: &ShareHandle,
    does: fn(&ShareHandle),
) -> Html {
    let handle = handle.clone();
    html! {
        <button type="button" class="preset" {autofocus} onclick={move |_| does(&handle)}>{ label }</button>
    }
}
