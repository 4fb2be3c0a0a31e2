//! A station's arch, a low sun as a cup's ring.

use yew::prelude::*;

use super::Tones;

/// The glazed end of a station at sunset: the sun low over the rails, in the
/// ring that a coffee cup left, and someone on the platform with a suitcase.
#[component]
pub(super) fn StationArch(tones: &Tones) -> Html {
    html! {
        <>
            <path class="nightfall" fill={tones.shade()} d="M0 0h300v300H0z" />
            <path fill={tones.shade()} d="M24 300V176a126 126 0 0 1 252 0v124z" />
            // The sky, brighter band by band towards the horizon.
            <path fill={tones.between(0.5)} d="M46 300V176a104 104 0 0 1 208 0v124z" />
            <path fill={tones.between(0.64)} d="M46 176h208v124H46z" />
            <path fill={tones.between(0.78)} d="M46 236h208v64H46z" />
            <path class="nightfall" fill={tones.ground()} d="M46 300V176a104 104 0 0 1 208 0v124z" />
            <g fill={tones.light()}>
                <g class="lamp-glow" fill-opacity=".25">
                    <circle cx="150" cy="240" r="98" />
                    <circle cx="150" cy="240" r="76" />
                </g>
                <circle cx="150" cy="240" r="44" />
            </g>
            // The cup's ring, thicker where the cup leant, and one drop.
            <path fill={tones.between(0.12)} fill-rule="evenodd"
                d="M150 176a63 63 0 1 1-1 0zM153 180a57 57 0 1 0 1 0zM216 192a4 4 0 1 1-1 0z" />
            <path fill="none" stroke={tones.shade()} stroke-width="4"
                d="M46 176h20M254 176h-20M60 124l17 10M98 86l10 17M150 72v20M202 86l-10 17M240 124l-17 10M66 300V176a84 84 0 0 1 168 0v124" />
            // The track bed, the platforms, the rails.
            <path fill={tones.deep()} d="M0 300h300v100H0z" />
            <path fill={tones.shade()}
                d="M0 308l126-8L10 400H0zM300 308l-126-8 116 100h10z" />
            <g stroke-width="3">
                <path stroke={tones.between(0.5)}
                    d="M139 306h22M135 314h30M129 326h42M119 344h62M105 368h90" />
                <path stroke={tones.light()} d="M143 300L84 400M157 300l59 100" />
            </g>
            <path fill={tones.deep()}
                d="M79 259q0-6 5-6t5 6h3v3H76v-3zM80 262h8v4q-4 5-8 0zM77 272q1-4 7-4t7 4l3 30h-4v12h-5v-12h-2v12h-5v-12h-4zM99 298h5v-3h6v3h5v14H99z" />
        </>
    }
}
