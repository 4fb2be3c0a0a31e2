//! The bar beside chosen words: five tones, a note, and passing them on.

use yew::prelude::*;

use crate::components::icon::{IconName, icon};
use crate::hooks::SelectingHandle;
use crate::model::annotation::Tone;

/// The bar, where words are chosen. `on_note` hears of the mark that a note is for, `on_share`
/// that the words are to be passed on.
pub fn selection_bar(
    handle: &SelectingHandle,
    on_note: &Callback<String>,
    on_share: &Callback<()>,
) -> Html {
    let Some(chosen) = handle.chosen() else {
        return Html::default();
    };
    let tone = handle.tone();
    let tones = Tone::ALL.map(|each| {
        let handle = handle.clone();
        let label = format!("Mark in {}", each.title().to_lowercase());
        html! {
            <button
                type="button"
                class="icon-button"
                title={label}
                aria-pressed={(tone == Some(each)).to_string()}
                onclick={move |_| handle.mark(each)}
            >
                <span class="tone" data-tone={each.name()} aria-hidden="true">{ "ab" }</span>
            </button>
        }
    });
    let note = {
        let (handle, on_note) = (handle.clone(), on_note.clone());
        move |_| {
            if let Some(id) = handle.marked() {
                on_note.emit(id);
            }
        }
    };
    let share = on_share.reform(|_: MouseEvent| ());
    let delete = {
        let handle = handle.clone();
        move |_| handle.delete()
    };
    let press = {
        let handle = handle.clone();
        move |event: KeyboardEvent| {
            if handle.press_key(&event.key(), event.shift_key()) {
                event.prevent_default();
                event.stop_propagation();
            }
        }
    };
    html! {
        <section class="selection-bar" aria-label="The chosen words">
        <div
            role="toolbar"
            aria-label="What to do with them"
            aria-description="Arrow keys choose more words or fewer, Home one and End all to the paragraph's end, with Shift at their beginning; up and down choose another paragraph."
            // The words stay selected while a button is pressed.
            onpointerdown={|event: PointerEvent| event.prevent_default()}
            onkeydown={press}
        >
            { for tones }
            { action("Note", IconName::Note, note) }
            { action("Share", IconName::Share, share) }
            if chosen.mark.is_some() {
                { action("Delete the mark", IconName::Delete, delete) }
            }
        </div>
        if let Some(note) = handle.note() {
            <p class="note" dir="auto">{ note }</p>
        }
        </section>
    }
}

fn action(label: &'static str, name: IconName, on_click: impl Into<Callback<MouseEvent>>) -> Html {
    html! {
        <button type="button" class="icon-button" title={label} onclick={on_click.into()}>
            { icon(name) }
        </button>
    }
}
