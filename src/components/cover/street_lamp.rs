//! A street lamp, an awning, a door bell.

use yew::prelude::*;

use super::Tones;

/// A wet street at night: a lamp and its cone of rain, a café's awning, a bell
/// in the lit door, and someone walking there.
#[component]
pub(super) fn StreetLamp(tones: &Tones) -> Html {
    html! {
        <>
            // Roofs down the street.
            <path fill={tones.shade()} opacity=".6"
                d="M0 336V176h36v-30h46v54h36v-64h80v200z" />
            <path class="nightfall" fill={tones.deep()} d="M0 0h300v400H0z" />
            <path fill={tones.shade()} d="M0 336h300v64H0z" />
            <g class="lamp-glow" fill={tones.light()} fill-opacity=".16">
                <path d="M78 104L10 338a80 9 0 0 0 160 0L102 104z" />
                <path d="M82 104L44 338a46 6 0 0 0 92 0L98 104z" />
                <circle cx="90" cy="88" r="62" />
                <circle cx="90" cy="88" r="36" />
            </g>
            <path class="lamp-glow" stroke={tones.light()} stroke-opacity=".5" stroke-width="2"
                d="M64 160l-5 22M108 180l-5 22M54 230l-5 22M122 240l-5 22M76 270l-5 22M112 130l-4 16M126 294l-5 22M34 280l-5 22" />
            // The house: its front, its windows, the lit door, the bell.
            <path fill={tones.deep()} d="M184 336V42h-6V32h122v304z" />
            <path fill={tones.ground()} d="M206 68h26v56h-26zM254 68h26v56h-26z" />
            <path fill={tones.light()}
                d="M216 336V236a26 26 0 0 1 52 0v100zM190 152h110v34a9 9 0 0 1-18 0a9 9 0 0 1-18 0a9 9 0 0 1-18 0a9 9 0 0 1-18 0a9 9 0 0 1-18 0a9 9 0 0 1-18 0a9 9 0 0 1-18 0z" />
            <path fill={tones.between(0.66)}
                d="M206 152h16l-12 34a9 9 0 0 1-18 0zM238 152h16l-8 34a9 9 0 0 1-18 0zM270 152h16l-4 34a9 9 0 0 1-18 0z" />
            // The wet pavement gives the light back in pieces.
            <path class="lamp-glow" stroke={tones.light()} stroke-width="5" stroke-linecap="round"
                d="M62 352h56M50 365h46M78 378h40M70 391h18M206 348h76M214 362h50M226 376h56M220 390h30" />
            <g fill={tones.deep()}>
                <path d="M240 208h4v16a9 10 0 0 1 8 10v8h3v4h-26v-4h3v-8a9 10 0 0 1 8-10zM238 247h8a4 4 0 0 1-8 0z" />
                <path d="M87 100h6v240h9v6H78v-6h9zM74 70l16-14 16 14z" />
                <path d="M146 294q0-6 5-6t5 6h4v3h-17v-3zM148 297h8v4q-4 5-8 0zM144 307q1-4 7-4t7 4l4 30h-3l4 14h-6l-6-14-7 16h-6l5-16h-3z" />
            </g>
            <path fill={tones.light()} d="M76 72h28l-5 30H81z" />
        </>
    }
}
