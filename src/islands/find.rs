//! "Find": words in this story and in all others, as one types, and the way from one hit to the
//! next in the foot.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::icon::{IconName, icon};
use crate::components::switch::switch;
use crate::hooks::{FindHandle, select_soon, step_through_find};
use crate::model::Panel;
use crate::model::find::{Asked, Finder, Group, Texts};

/// What the panel holds.
pub fn find(handle: &FindHandle) -> Html {
    let finder = handle.finder();
    let on_key = |event: KeyboardEvent| {
        if let on @ ("ArrowDown" | "ArrowUp") = &*event.key() {
            event.prevent_default();
            step_through_find(on == "ArrowDown");
        }
    };
    html! {
        <div class="finder" onkeydown={on_key}>
            { fields(handle, &finder.asked) }
            { told(handle, &finder) }
            <div class="found">{ for finder.results.groups.iter().map(|group| hits(handle, &finder, group)) }</div>
        </div>
    }
}

fn fields(handle: &FindHandle, asked: &Asked) -> Html {
    let change = |change: fn(&Asked, Choice) -> Asked| {
        let handle = handle.clone();
        Callback::from(move |choice| {
            let asked = change(&handle.finder().asked, choice);
            handle.ask(asked);
        })
    };
    let typed = change(|asked, choice| match choice {
        Choice::Typed(typed) => Asked {
            typed,
            ..asked.clone()
        },
        Choice::Exact(exact) => Asked {
            exact,
            ..asked.clone()
        },
        Choice::Whole(whole_words) => Asked {
            whole_words,
            ..asked.clone()
        },
    });
    let on_input = typed.reform(|event: InputEvent| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        Choice::Typed(field.map(|field| field.value()).unwrap_or_default())
    });
    let handle = handle.clone();
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        handle.follow_first();
    };
    html! {
        <form role="search" onsubmit={on_submit}>
            <input
                name="find"
                class="field"
                aria-label="Words to find"
                placeholder="Words to find"
                enterkeyhint="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                maxlength="200"
                autofocus={true}
                value={asked.typed.clone()}
                onfocus={select_soon}
                oninput={on_input}
            />
            { switch("exact", "Exact letters", asked.exact, &typed.reform(Choice::Exact)) }
            { switch("whole", "Whole words", asked.whole_words, &typed.reform(Choice::Whole)) }
        </form>
    }
}

/// What the reader changes of what is looked for.
enum Choice {
    Typed(String),
    Exact(bool),
    Whole(bool),
}

/// How much was found, and whether that is all.
fn told(handle: &FindHandle, finder: &Finder) -> Html {
    html! {
        <div class="told">
            <p role="status">{ finder.told(handle.open.is_some()) }</p>
            if finder.texts == Texts::Missing {
                { button("Try again", handle, |handle, _| handle.fetch()) }
            }
        </div>
    }
}

fn hits(handle: &FindHandle, finder: &Finder, group: &Group) -> Html {
    let open = handle.open.as_deref() == Some(&*group.slug);
    let hits = group.hits.iter().enumerate().map(|(number, found)| {
        let (handle, slug) = (handle.clone(), group.slug.clone());
        let href = handle.href(&slug, number, found);
        let here = open && finder.current == Some(number);
        let on_click = move |event: MouseEvent| {
            let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
            if plain && handle.follow(&slug, number) {
                event.prevent_default();
            }
        };
        html! {
            <li key={number}>
                <a {href} onclick={on_click} aria-current={here.then_some("true")}>
                    { &found.sentence.before }
                    <mark>{ &found.sentence.found }</mark>
                    { &found.sentence.after }
                </a>
            </li>
        }
    });
    html! {
        <section key={group.slug.clone()} lang={group.language.clone()} dir="auto">
            <h3>{ &group.title }<span>{ group.count }</span></h3>
            <ol>{ for hits }</ol>
            if group.hits.len() < group.count {
                { button("Show more", handle, FindHandle::tell_more) }
            }
        </section>
    }
}

/// The way from one hit to the next, in the foot; none where nothing was found in the story.
pub fn find_steps(handle: &FindHandle) -> Html {
    let finder = handle.finder();
    let count = finder.count_here();
    if count == 0 {
        return Html::default();
    }
    let step = |label, on| {
        let handle = handle.clone();
        html! {
            <button type="button" class="icon-button" title={label} onclick={move |_| handle.step(on)}>
                { icon(if on { IconName::Down } else { IconName::Up }) }
            </button>
        }
    };
    let told = match finder.current {
        Some(index) => format!("{} of {count}", index + 1),
        None => format!("{count} found"),
    };
    let clear = handle.clone();
    html! {
        <div class="finding" role="group" aria-label="What was found">
            { step("Previous hit", false) }
            <button type="button" class="text-button" title="Find" popovertarget={Panel::Find.id()}>{ told }</button>
            { step("Next hit", true) }
            <button type="button" class="icon-button" title="Find no more" onclick={move |_| clear.clear()}>
                { icon(IconName::Close) }
            </button>
        </div>
    }
}

fn button(label: &'static str, handle: &FindHandle, does: fn(&FindHandle, &MouseEvent)) -> Html {
    let handle = handle.clone();
    let on_click = move |event: MouseEvent| does(&handle, &event);
    html! {
        <button type="button" class="preset" lang="en" onclick={on_click}>{ label }</button>
    }
}
