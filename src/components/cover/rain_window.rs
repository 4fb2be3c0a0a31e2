//! Drops on a window, one glass.

use yew::prelude::*;

use super::Tones;

/// A café's window at night, from inside: a lamp out of focus in the rain, and
/// on the sill a glass and a folded note.
#[component]
pub(super) fn RainWindow(tones: &Tones) -> Html {
    html! {
        <>
            // Roofs across the street.
            <path fill={tones.shade()} opacity=".6"
                d="M0 330V232h34v-26h40v44h52V214h30v30h40v-16h52v28h52v74z" />
            <path class="nightfall" fill={tones.deep()} d="M0 0h300v400H0z" />
            // The lamp, and lesser lights down the street.
            <g fill={tones.light()}>
                <g class="lamp-glow" fill-opacity=".2">
                    <circle cx="214" cy="150" r="106" />
                    <circle cx="214" cy="150" r="76" />
                    <circle cx="214" cy="150" r="50" />
                </g>
                <circle cx="214" cy="150" r="29" />
                <path fill-opacity=".4"
                    d="M30 264a12 12 0 0 1 24 0a12 12 0 0 1-24 0M58 250a8 8 0 0 1 16 0a8 8 0 0 1-16 0M252 272a14 14 0 0 1 28 0a14 14 0 0 1-28 0M234 288a8 8 0 0 1 16 0a8 8 0 0 1-16 0" />
            </g>
            // Drops that run, then drops that hang: a round cap on no line.
            <path fill={tones.cool()}
                d="M50 20l4 128a4 4 0 0 1-8 0zM94 96l3 72a3 4 0 0 1-6 0zM160 12l4 82a4 4 0 0 1-8 0zM186 176l4 88a4 4 0 0 1-8 0zM262 20l3 40a3 4 0 0 1-6 0zM280 130l4 104a4 4 0 0 1-8 0zM150 222l3 60a3 4 0 0 1-6 0z" />
            <g stroke={tones.cool()} stroke-linecap="round">
                <path stroke-width="4"
                    d="M76 50h0M28 98h0M84 202h0M144 156h0M190 36h0M240 226h0M284 54h0M64 190h0M164 196h0M224 58h0M28 40h0M104 48h0M74 128h0M220 262h0M142 124h0" />
                <path stroke-width="7"
                    d="M74 72h0M32 178h0M240 44h0M286 92h0M168 246h0M104 220h0M208 216h0M142 60h0" />
            </g>
            // The frame and the table; the sill between them.
            <path fill={tones.deep()}
                d="M0 0h300v12H12v312H0zM118 0h10v330H118zM0 78h300v8H0zM0 330h300v70H0z" />
            <path fill={tones.shade()} d="M0 324h300v10H0z" />
            // The glass, what is left in it, and the light that falls through.
            <path fill={tones.light()} d="M56 272h64l-4 52H60z" />
            <g fill={tones.pale()}>
                <path opacity=".2" d="M52 226h72l-4 46H56z" />
                <path opacity=".5" d="M52 226h5l7 86h53l-1 12H60z" />
                <path d="M190 352l50-14-8-12-50 14z" />
            </g>
            <path class="lamp-glow" fill={tones.light()} fill-opacity=".5"
                d="M60 334h56l22 40H68z" />
            <path fill={tones.between(0.7)} d="M190 352l50-14 16 8-50 14z" />
        </>
    }
}
