//! Without a network: what was visited once can be read, all of it; a new edition comes whole or
//! not at all, and when the reader says so. Nothing that is stored is lost by it. The run ends with
//! a table of it, what is done by engine (`rows.rs`).

mod copies;
mod full;
mod installing;
mod kept;
mod large;
mod reading;
mod updating;

use super::{CHROMIUM_ONLY, Journey};
use crate::webdriver::Engine;

/// What browsers say of requests that no one answers, and of the page for what is not kept.
const NO_NETWORK: &[&str] = &[
    "net::ERR",
    "status of 404",
    "status of 503",
    "sw.js",
    "ServiceWorker",
    "service worker",
    "NetworkError",
    "Load failed",
];

/// Only DevTools can make room short for one origin.
const QUOTA: &[(Engine, &str)] = &[
    (Engine::Firefox, "its driver sets no quota"),
    (Engine::WebKit, "its driver sets no quota"),
];

/// All of them.
pub static ALL: &[Journey] = &[
    Journey::new("offline, every story and face", reading::everything)
        .showing("visit, go offline, another story, another theme, reload, come back")
        .expecting(NO_NETWORK),
    Journey::new("offline, under a path", reading::under_a_path)
        .showing("visit, go offline, another story, another theme, reload, come back")
        .expecting(NO_NETWORK),
    Journey::new("offline, addresses without .html", reading::clean_addresses)
        .expecting(NO_NETWORK),
    Journey::new(
        "offline, wrong answers are not kept",
        reading::wrong_answers,
    )
    .expecting(NO_NETWORK),
    Journey::new("update, a page open", updating::page_open)
        .showing("N to N+1, a page open")
        .expecting(NO_NETWORK),
    Journey::new("update, put off by keyboard", updating::put_off_by_keyboard)
        .expecting(NO_NETWORK),
    Journey::new("update, two tabs open", updating::two_tabs)
        .showing("N to N+1, two tabs open")
        .expecting(NO_NETWORK),
    Journey::new("update, two editions late", updating::two_editions_late)
        .showing("N-2 to N")
        .expecting(NO_NETWORK),
    Journey::new("update, an edition missed", updating::edition_missed)
        .showing("N-2 to N")
        .expecting(NO_NETWORK),
    Journey::new("update, cut at ten points", updating::cut)
        .showing("N to N+1, cut at each of ten points")
        .expecting(NO_NETWORK),
    Journey::new("update, an old worker from the host", updating::old_worker).expecting(NO_NETWORK),
    Journey::new("update, taken back by the host", updating::taken_back).expecting(NO_NETWORK),
    Journey::new("offline, the worker taken away", updating::taken_away)
        .showing("no worker any more")
        .expecting(NO_NETWORK),
    Journey::new("offline, a large library", large::as_read_and_all).expecting(NO_NETWORK),
    Journey::new("offline, no room", full::from_the_first)
        .excusing(QUOTA)
        .expecting(NO_NETWORK),
    Journey::new("update, no room", full::for_the_next)
        .excusing(QUOTA)
        .expecting(NO_NETWORK),
    Journey::new(
        "install, nothing is wanting",
        installing::nothing_is_wanting,
    )
    .excusing(CHROMIUM_ONLY),
    Journey::new("install, the shortcut goes on", installing::shortcut),
    Journey::new("a copy, of the library", copies::of_the_library).expecting(NO_NETWORK),
    Journey::new("a copy, of a story", copies::of_a_story),
    Journey::new("a copy, with settings and places", copies::with_settings),
    Journey::new("a copy, not to be had", copies::not_to_be_had).expecting(NO_NETWORK),
    Journey::new("offline, two libraries", reading::two_libraries).expecting(NO_NETWORK),
];
