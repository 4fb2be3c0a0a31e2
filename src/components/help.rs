//! Help: what is where, every key, and how to keep a copy.

use yew::prelude::*;

use super::panel::panel;
use crate::model::Panel;

/// What [`Help`] needs.
#[derive(Properties, PartialEq)]
pub struct HelpProps {
    /// The file that holds the whole library; none in that file itself.
    pub copy: Option<&'static str>,
}

/// Each key with what it does.
const KEYS: [(&str, &str); 16] = [
    ("Space", "read on; with Shift, back"),
    ("← →", "turn the page"),
    ("Home End", "first and last page"),
    ("g", "go elsewhere"),
    ("/", "find words"),
    ("n p", "the next found, the one before"),
    ("b", "a bookmark here"),
    (
        "m",
        "mark words: arrows move the end; with Shift, the start",
    ),
    ("Ctrl Z", "undo a deletion"),
    ("?", "this help"),
    ("t", "themes and type"),
    ("+", "larger text"),
    ("−", "smaller text"),
    ("0", "the usual size"),
    ("d", "light or dark"),
    ("Esc", "close what is open"),
];

/// The panel. It is part of the page, where its text weighs less than in the program,
/// which opens it, and puts a switch into its slot.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let keys = KEYS.map(|(key, does)| {
        html! { <div><dt><kbd>{ key }</kbd></dt><dd>{ does }</dd></div> }
    });
    let content = html! {
        <>
            <h3>{ "What is where" }</h3>
            <p>{ "The arrow leads to the shelf. The lens finds words, in this story and in all others. Aa has themes and type. Selected words can be marked, with a note, and shared; More leads to all marks. The line at the lower edge shows how far you are; the words above it lead elsewhere in the story. Pages are turned by a tap at either side. Your place is kept by itself, in this browser only; “Your data”, under More, shows, saves and deletes all that is kept." }</p>
            <h3>{ "Keys" }</h3>
            <div data-slot="single-keys"></div>
            <dl>{ for keys }</dl>
            <h3>{ "A copy to keep" }</h3>
            if let Some(file) = props.copy {
                <p><a href={file} download="">{ "The library as one file" }</a>{ " opens anywhere, without a network." }</p>
            } else {
                <p>{ "All of it is in this one file. Copy it, and open it anywhere." }</p>
            }
        </>
    };
    panel(Panel::Help, None, true, content)
}
