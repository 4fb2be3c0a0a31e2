//! "Marks and notes": what the reader has marked, in this story or in all.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::components::choice_picker::choice_picker;
use crate::components::icon::{IconName, icon};
use crate::components::switch::switch;
use crate::hooks::{Format, MarksPanelHandle};
use crate::model::annotation::import::Preview;
use crate::model::annotation::{Annotation, Tone};
use crate::model::timestamp;

/// How long a note may be, in UTF-16 code units.
const ROOM: (usize, &str) = (10_000, "A note has room for 10,000 characters.");

/// What the panel holds.
pub fn marks(handle: &MarksPanelHandle) -> Html {
    let shown = handle.shown();
    let any = !handle.marks.all().is_empty() || handle.is_deleted_elsewhere();
    let shelf = handle.shelf();
    let slugs: Vec<&str> = shelf.stories.iter().map(|story| &*story.slug).collect();
    let groups = shown.by_story(&slugs).into_iter().map(|group| {
        let story = shelf.stories.iter().find(|story| story.slug == group.story);
        let title = story.map_or(group.story, |story| &*story.title).to_owned();
        let language = story.map(|story| story.language.clone());
        html! {
            <section key={group.story.to_owned()} lang={language} dir="auto">
                <h3>{ title }<span>{ group.marks.len() }</span></h3>
                <ol>{ for group.marks.iter().map(|mark| item(handle, mark)) }</ol>
            </section>
        }
    });
    html! {
        <div class="marks">
            if any {
                { choices(handle) }
            }
            <div class="told">
                <p role="status">{ told(handle, shown.len(), any) }</p>
                if shown.iter().any(|mark| handle.marks.is_unkept(&mark.id)) {
                    <p class="hint">{ "Not all of these are kept: some last until the page is closed. Save them as a file." }</p>
                }
                if let Some(what) = handle.untold_step() {
                    <p class="undone">{ what }</p>
                }
                if handle.marks.last_step().is_some() {
                    { button("undo", "Undo", handle, |handle| handle.undo()) }
                }
            </div>
            <div class="found">{ for groups }</div>
            { files(handle, any, !shown.is_empty()) }
        </div>
    }
}

/// Which marks are shown.
fn choices(handle: &MarksPanelHandle) -> Html {
    let view = handle.view();
    let on = |does: fn(&MarksPanelHandle, String)| {
        let handle = handle.clone();
        move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            does(
                &handle,
                field.map(|field| field.value()).unwrap_or_default(),
            );
        }
    };
    let of = handle.clone();
    let sort = handle.clone();
    let tones = Tone::ALL.map(|tone| {
        let handle = handle.clone();
        let pressed = view.tone == Some(tone);
        tone_button(tone, "Only", pressed, move |_| handle.show_tone(tone))
    });
    html! {
        <>
            <input
                class="field"
                name="marks-words"
                aria-label="Words in marks and notes"
                placeholder="Words in marks and notes"
                autocomplete="off"
                maxlength="200"
                autofocus={handle.begins_with_words()}
                value={view.words.clone()}
                oninput={on(MarksPanelHandle::look_for)}
            />
            <div class="tones" role="group" aria-label="Only one tone">{ for tones }</div>
            <div class="marks-choices">
                if handle.marks.open.is_some() {
                    { choice_picker(view.scope, &Callback::from(move |scope| of.show_of(scope))) }
                }
                { choice_picker(view.order, &Callback::from(move |order| sort.sort(order))) }
            </div>
        </>
    }
}

/// What is said above the list.
fn told(handle: &MarksPanelHandle, shown: usize, any: bool) -> String {
    let said = handle.said();
    if !said.is_empty() && (shown > 0 || !any) {
        return said;
    }
    let leaves_out = handle.view().leaves_out();
    let counted = match (any, shown) {
        (false, _) if handle.is_touched() => "Nothing is marked yet. Select words in a story and choose a tone. A bookmark is put in More.".to_owned(),
        (false, _) => "Nothing is marked yet. Select words in a story and choose a tone; without a pointer, press m. A bookmark is put by b, or in More.".to_owned(),
        (true, 0) if leaves_out => "None of your marks is like that.".to_owned(),
        (true, 0) => "Nothing is marked in this story.".to_owned(),
        (true, 1) if leaves_out => "One mark is like that.".to_owned(),
        (true, count) if leaves_out => format!("{count} marks are like that."),
        (true, _) => String::new(),
    };
    if said.is_empty() {
        counted
    } else {
        format!("{said} {counted}")
    }
}

fn item(handle: &MarksPanelHandle, mark: &Annotation) -> Html {
    let id = mark.id.clone();
    let editing = handle.editing().as_deref() == Some(&*id);
    let here = handle.marks.open.as_deref() == Some(&*mark.story);
    let gone = editing && handle.is_deleted_elsewhere();
    let words = mark.target.words();
    let lost = here && !gone && !words.is_empty() && handle.marks.place(&id).is_none();
    let of_no_story = handle.is_of_no_story(mark);
    let go = {
        let (handle, id) = (handle.clone(), id.clone());
        move |event: MouseEvent| {
            let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
            if plain && here && handle.go(&id) {
                event.prevent_default();
            }
        }
    };
    let tone = mark.tone().map(Tone::name);
    let kind = mark.tone().map_or("Bookmark", Tone::title);
    let act = |name, label: &'static str, does: Callback<MouseEvent>| {
        html! {
            <button type="button" class="icon-button" title={label} onclick={does}>{ icon(name) }</button>
        }
    };
    let write = handle.clone();
    let copy = handle.clone();
    let delete = handle.clone();
    let (written, copied, deleted) = (id.clone(), mark.clone(), id.clone());
    let note = if mark.note.is_empty() {
        "Write a note"
    } else {
        "Change the note"
    };
    html! {
        <li key={id.clone()} data-mark={id.clone()}>
            <a href={(!of_no_story).then(|| handle.marks.href(mark))} onclick={go}>
                <span class="visually-hidden">{ format!("{kind}: ") }</span>
                if words.is_empty() {
                    { "A mark without words" }
                } else {
                    <q data-tone={tone}>{ words }</q>
                }
            </a>
            if editing {
                { editor(handle, mark) }
            } else if !mark.note.is_empty() {
                <p class="note" dir="auto">{ &mark.note }</p>
            }
            if of_no_story {
                <p class="hint">{ "Its story is not in this library." }</p>
            }
            if lost {
                <p class="hint">{ "These words are no longer in the story." }</p>
            }
            if handle.marks.is_unkept(&id) {
                <p class="hint">{ "Lasts until the page is closed." }</p>
            }
            <div class="acts">
                <span>
                    { kind }
                    // Another program did not say when.
                    if mark.created > 0.0 {
                        { ", " }<time>{ timestamp::day_in_words(mark.created) }</time>
                    }
                </span>
                { act(IconName::Note, note, Callback::from(move |_| write.write_note(&written))) }
                { act(IconName::Copy, "Copy", Callback::from(move |_| copy.copy(&copied))) }
                { act(IconName::Delete, "Delete the mark", Callback::from(move |_| delete.delete(&deleted))) }
            </div>
        </li>
    }
}

/// A note as it is written: it is kept with every letter, as long as there is room for it.
fn editor(handle: &MarksPanelHandle, mark: &Annotation) -> Html {
    let change = {
        let (handle, id) = (handle.clone(), mark.id.clone());
        move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                handle.write(&id, &field);
            }
        }
    };
    let tones = mark.tone().map(|own| {
        let tones = Tone::ALL.map(|tone| {
            let (handle, id) = (handle.clone(), mark.id.clone());
            let choose = move |_| handle.set_tone(&id, tone);
            tone_button(tone, "Mark in", tone == own, choose)
        });
        html! { <div class="tones" role="group" aria-label="Tone">{ for tones }</div> }
    });
    let end = handle.clone();
    let shown = {
        let handle = handle.clone();
        move |_: FocusEvent| handle.show_note()
    };
    html! {
        <form
            class="note-editor"
            onsubmit={move |event: SubmitEvent| { event.prevent_default(); end.end_note(); }}
        >
            { tones.unwrap_or_default() }
            <p role="status" class="hint">
                if mark.note.encode_utf16().count() >= ROOM.0 {
                    { ROOM.1 }
                }
            </p>
            <textarea
                class="field"
                name="note"
                rows="1"
                dir="auto"
                aria-label="Note"
                placeholder="Your note"
                maxlength={ROOM.0.to_string()}
                value={mark.note.clone()}
                onfocus={shown}
                oninput={change}
            />
            <button class="preset">{ "Done" }</button>
        </form>
    }
}

/// What taking over the chosen file would do.
fn preview(handle: &MarksPanelHandle) -> Html {
    let Some(preview) = handle.preview() else {
        return Html::default();
    };
    let counts = [
        (preview.new.len(), "new"),
        (preview.changed.len(), "changed in the file"),
        (preview.same.len(), "here already"),
        (preview.older.len(), "changed here since, and not touched"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, what)| html! { <li>{ format!("{count} {what}") }</li> });
    let refused = preview
        .refused
        .iter()
        .map(|problem| html! { <li>{ problem.to_string() }</li> });
    let stories = preview.of_stories(&handle.shelf().stories);
    let takes = !preview.new.is_empty() || !preview.changed.is_empty();
    let is_empty = preview == Preview::default();
    html! {
        <div class="import" role="group" aria-label="What the file holds">
            <ul>
                { for counts }
                if !stories.is_empty() {
                    <li>{ stories }</li>
                }
                { for refused }
                if is_empty {
                    <li>{ "there are no marks in this file" }</li>
                }
            </ul>
            <div class="presets">
                if takes {
                    { button("import", "Take over", handle, |handle| handle.take_over()) }
                }
                { button("leave", if takes { "Cancel" } else { "Close" }, handle, |handle| handle.leave_import()) }
            </div>
        </div>
    }
}

/// Saving marks as a file, taking them over from one, and printing them.
fn files(handle: &MarksPanelHandle, any: bool, shown: bool) -> Html {
    let formats = Format::ALL.map(|format| {
        let handle = handle.clone();
        html! {
            <button type="button" class="preset" onclick={move |_| handle.save(format)}>{ format.title() }</button>
        }
    });
    let read = {
        let handle = handle.clone();
        move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                handle.read(&input);
            }
        }
    };
    let print = handle.clone();
    html! {
        <div class="mark-files">
            if any {
                { switch("print-marks", "Print marks with the story", handle.prints_marks(), &Callback::from(move |on| print.print_marks(on))) }
            }
            if shown {
                <h3 id="save-marks">{ "Save what is shown" }</h3>
                <div class="presets" role="group" aria-labelledby="save-marks">{ for formats }</div>
            }
            { preview(handle) }
            <p role="status" class="refused">{ handle.refused() }</p>
            <label class="preset file">
                { "Take over from a file (JSON)" }
                <input type="file" class="visually-hidden" name="marks-file" autofocus={!any} accept=".json,.annotation,application/json" onchange={read} />
            </label>
        </div>
    }
}

fn tone_button(
    tone: Tone,
    does: &str,
    pressed: bool,
    on_click: impl Fn(MouseEvent) + 'static,
) -> Html {
    html! {
        <button
            type="button"
            class="icon-button"
            title={format!("{does} {}", tone.title().to_lowercase())}
            aria-pressed={pressed.to_string()}
            onclick={on_click}
        >
            <span class="tone" data-tone={tone.name()} aria-hidden="true">{ "ab" }</span>
        </button>
    }
}

fn button(
    name: &'static str,
    label: &'static str,
    handle: &MarksPanelHandle,
    does: fn(&MarksPanelHandle),
) -> Html {
    let handle = handle.clone();
    html! {
        <button type="button" class="preset" {name} onclick={move |_| does(&handle)}>{ label }</button>
    }
}
