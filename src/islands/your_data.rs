//! "Your data": all that is kept of the reader, saved as a file, taken from one, and deleted.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::radio::radio;
use crate::hooks::{Asking, Import, Shown, YourDataHandle};
use crate::model::reader_data::{Line, Way};

/// What the panel holds.
pub fn your_data(handle: &YourDataHandle) -> Html {
    let shown = handle.shown();
    let content = match &shown.asking {
        Asking::Nothing => kept(handle, &shown),
        Asking::Import(asked) => import(handle, asked),
        Asking::Delete(lines) => delete(handle, lines),
    };
    html! {
        <div class="your-data">
            { content }
            <div class="done">
                <p role="status">{ &shown.said }</p>
                if let Some(what) = shown.untold_step() {
                    <p class="undone">{ what }{ "." }</p>
                }
                if shown.offers_undo() {
                    { button("undo", "text-button", "Undo", handle, YourDataHandle::undo) }
                }
            </div>
        </div>
    }
}

/// What is kept, and what can be done with it.
fn kept(handle: &YourDataHandle, shown: &Shown) -> Html {
    let items = shown.here.inventory();
    let rows = items.iter().map(|item| {
        html! {
            <div key={item.label.clone()}>
                <dt>{ &item.label }</dt>
                <dd>{ item.size() }</dd>
            </div>
        }
    });
    let on_choose = {
        let handle = handle.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                handle.choose(&input);
            }
        }
    };
    html! {
        <>
            if items.is_empty() {
                <p>{ "Nothing is kept yet: no choice, no place, no mark." }</p>
            } else {
                <dl>{ for rows }</dl>
            }
            <p class="aside">
                if handle.has_unkept() {
                    { "Not all of it could be kept: marks made since last only until this page is closed." }
                } else if !items.is_empty() {
                    { "It is in this browser only, and nobody else has it." }
                }
                if let Some(usage) = &shown.usage {
                    { format!(" All that is kept for this address, stories for reading without a network among it, takes about {usage}.") }
                }
            </p>
            { button("save", "item", "Save all as a file", handle, YourDataHandle::save) }
            <label class="item file">
                { "Import a file …" }
                <input type="file" class="visually-hidden" name="file" accept=".json,application/json" onchange={on_choose} />
            </label>
            { button("delete", "item", "Delete all …", handle, YourDataHandle::ask_delete) }
        </>
    }
}

/// What importing a file will do.
fn import(handle: &YourDataHandle, import: &Import) -> Html {
    let choose = |way: Way, value: &str, label: &'static str| {
        let handle = handle.clone();
        let on_change = Callback::from(move |_: Event| handle.set_way(way));
        let chosen = import.way == way;
        let label = html! { <span>{ label }</span> };
        radio("way", value.to_owned(), chosen, on_change, html! {}, label)
    };
    html! {
        <>
            <h3>{ &import.name }</h3>
            if let Some(made) = &import.made {
                <p class="aside">{ format!("Saved on {made}.") }</p>
            }
            <fieldset class="choice-picker">
                <legend>{ "With what is here" }</legend>
                <div class="parts">
                    { choose(Way::Merge, "merge", "Merge") }
                    { choose(Way::Replace, "replace", "Replace") }
                </div>
            </fieldset>
            { lines(&import.preview) }
            if !import.warnings.is_empty() {
                <ul class="aside">
                    { for import.warnings.iter().map(|warning| html! { <li>{ warning.to_string() }</li> }) }
                </ul>
            }
            <div class="answers">
                { button("import", "preset", "Import", handle, YourDataHandle::import) }
                { button("cancel", "preset", "Cancel", handle, YourDataHandle::cancel) }
            </div>
        </>
    }
}

/// Whether all is to be deleted.
fn delete(handle: &YourDataHandle, preview: &[Line]) -> Html {
    html! {
        <>
            <h3>{ "Delete all that is kept for this library?" }</h3>
            { lines(preview) }
            <p class="aside">
                { "Stories kept for reading without a network stay; your browser’s settings for this site can delete them. Until this page is closed all can be brought back." }
            </p>
            <div class="answers">
                { button("confirm", "preset", "Delete all", handle, YourDataHandle::delete) }
                { button("cancel", "preset", "Cancel", handle, YourDataHandle::cancel) }
            </div>
        </>
    }
}

fn lines(lines: &[Line]) -> Html {
    if lines.is_empty() {
        return html! { <p>{ "There is nothing in it." }</p> };
    }
    html! {
        <ul class="changes" aria-live="polite">
            { for lines.iter().map(|line| html! { <li key={line.text.clone()}>{ &line.text }</li> }) }
        </ul>
    }
}

fn button(
    name: &'static str,
    class: &'static str,
    label: &'static str,
    handle: &YourDataHandle,
    does: fn(&YourDataHandle),
) -> Html {
    let handle = handle.clone();
    html! {
        <button type="button" {name} {class} autofocus={name == "save"} onclick={move |_| does(&handle)}>
            { label }
        </button>
    }
}
