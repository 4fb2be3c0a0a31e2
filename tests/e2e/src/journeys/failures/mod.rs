//! When things go wrong. Each journey brings a cause about and then sees the same: the story can
//! be read, its place is kept, a quiet line says why and what helps, and nothing stored is lost.
//! The run ends with a table of them, cause by engine (`rows.rs`).

mod address;
mod aftermath;
mod altered;
mod full;
mod origin;
mod program;
mod scripts;
mod storage;
mod trap;

use super::{FROM_DISK, Journey, NOT_FOUND, not_found};
use crate::webdriver::Engine;

/// What browsers say of a program that does not arrive whole.
const BROKEN_WASM: &[&str] = &[".wasm", "WebAssembly", "wasm"];
/// What they say of a style sheet that does not.
const BROKEN_STYLE: &[&str] = &["404", ".css", "net::ERR"];
/// What they say of a program that traps.
const TRAPPED: &[&str] = &["unreachable", "RuntimeError", "panicked"];
/// What they say of one for which there is no memory.
const NO_MEMORY: &[&str] = &[
    "unreachable",
    "RuntimeError",
    "RangeError",
    "memory",
    "Memory",
    "wasm",
];

/// All of them, cause by cause in the order of the table.
pub static ALL: &[Journey] = &[
    Journey::new("failure, scripts off, the site", scripts::site)
        .because("scripts off")
        .without_scripts(),
    Journey::new("failure, scripts off, one file", scripts::one_file)
        .because("scripts off")
        .without_scripts(),
    Journey::new("failure, program missing", program::missing)
        .because("program missing")
        .expecting(BROKEN_WASM),
    Journey::new("failure, glue missing", program::glue_missing)
        .because("program missing")
        .expecting(&["404", "lamplight-"]),
    Journey::new("failure, styles missing", program::style_missing)
        .because("styles missing")
        .expecting(BROKEN_STYLE),
    Journey::new("failure, styles refused", program::style_refused)
        .because("styles missing")
        .expecting(BROKEN_STYLE),
    Journey::new("failure, styles cut short", program::style_cut_short)
        .because("styles cut short")
        .expecting(BROKEN_STYLE),
    Journey::new(
        "failure, styles of a wrong type",
        program::style_of_wrong_type,
    )
    .because("styles of a wrong type"),
    Journey::new("failure, program cut short", program::cut_short)
        .because("program cut short")
        .expecting(BROKEN_WASM),
    Journey::new("failure, one file damaged", program::damaged)
        .because("program cut short")
        .expecting(&["atob", "base64", "Base64", "wasm", "WebAssembly", "gzip"]),
    Journey::new("failure, program of a wrong type", program::wrong_type)
        .because("program of a wrong type")
        .expecting(BROKEN_WASM),
    Journey::new("failure, program refused", program::refused)
        .because("program refused by the network")
        .expecting(BROKEN_WASM),
    Journey::new("failure, refused by policy", program::policy)
        .because("program refused by policy")
        .expecting(&["wasm", "WebAssembly", "Content Security Policy"]),
    Journey::new("failure, no WebAssembly", program::no_wasm)
        .because("WebAssembly switched off")
        .without_wasm()
        .expecting(BROKEN_WASM),
    Journey::new("failure, trap at start", trap::at_start)
        .because("trap at start")
        .expecting(TRAPPED),
    Journey::new("failure, trap while scrolling", trap::while_scrolling)
        .because("trap later")
        .expecting(TRAPPED),
    Journey::new("failure, trap while choosing", trap::while_choosing)
        .because("trap later")
        .expecting(TRAPPED),
    Journey::new("failure, memory that cannot grow", trap::memory_cannot_grow)
        .because("out of memory")
        .expecting(NO_MEMORY),
    Journey::new("failure, no memory to start in", trap::no_memory)
        .because("out of memory")
        .expecting(NO_MEMORY)
        .excusing(&[(
            Engine::WebKit,
            "no limit that its driver can reach: it falls back to small memories",
        )]),
    Journey::new("failure, storage blocked", storage::blocked)
        .because("storage blocked")
        // Firefox says that it registers no service worker then.
        .expecting(&["Storage access is restricted in this context"])
        .without_storage(),
    Journey::new("failure, storage full", full::everywhere).because("storage full at each write"),
    Journey::new("failure, storage full at each write", full::at_each)
        .because("storage full at each write"),
    Journey::new("failure, storage holds nonsense", storage::nonsense)
        .because("storage holds nonsense"),
    Journey::new("failure, a newer version's record", storage::newer)
        .because("storage holds a newer version's record"),
    Journey::new("failure, storage cleared", storage::cleared)
        .because("storage cleared while reading"),
    Journey::new("failure, someone else's preferences", origin::hostile)
        .because("preferences by someone else"),
    Journey::new("failure, two libraries", origin::two_libraries)
        .because("two libraries on one origin"),
    Journey::new("failure, unknown story, one file", address::unknown_story)
        .because("unknown story"),
    Journey::new("not found, at any depth", not_found::leads_home)
        .because("unknown address")
        .expecting(NOT_FOUND),
    Journey::new("failure, unknown part of a story", address::unknown_part)
        .because("unknown address"),
    Journey::new("failure, random fragments", address::random_fragments)
        .because("random fragments")
        .expecting(FROM_DISK),
    Journey::new("failure, random addresses", address::random_paths)
        .because("random addresses")
        .expecting(NOT_FOUND),
];
