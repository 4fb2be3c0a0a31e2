//! A reading lamp: for stories that name no cover.

use yew::prelude::*;

use super::Tones;

/// A lamp on a bent arm over an open book, in a room left dark.
#[component]
pub(super) fn ReadingLamp(tones: &Tones) -> Html {
    html! {
        <>
            <path class="nightfall" fill={tones.deep()} d="M0 0h300v400H0z" />
            <path fill={tones.shade()} d="M0 326h300v74H0z" />
            // The light, down to its pool on the table.
            <g class="lamp-glow" fill={tones.light()} fill-opacity=".2">
                <path d="M62 168L10 336a120 26 0 0 0 240 0L198 168z" />
                <path d="M80 168L46 336a84 18 0 0 0 168 0L180 168z" />
            </g>
            <path fill="none" stroke={tones.deep()} stroke-width="7"
                d="M256 336V150a62 62 0 0 0-124-16" />
            <path fill={tones.deep()} d="M220 340a36 18 0 0 1 72 0zM42 324h176v18H42z" />
            <path fill={tones.light()} d="M62 168a68 68 0 0 1 136 0z" />
            <path fill={tones.between(0.5)}
                d="M46 320q44-12 84 12q40-24 84-12v16q-44-12-84 6q-40-18-84-6z" />
            <path fill={tones.pale()}
                d="M72 168h116l-8 7H80zM52 314q42-18 78 8q36-26 78-8v14q-42-16-78 6q-36-22-78-6z" />
        </>
    }
}
