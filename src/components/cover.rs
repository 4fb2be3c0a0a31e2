//! A story's cover: one motif, drawn in SVG from a few flat shapes in two
//! tones. Decorative and without text, so it is hidden from assistive software.
//!
//! A page may show many covers, and none carries styles, or ids but the one it
//! is given: colours are presentation attributes, and light is layered
//! translucent shapes. Two classes follow the theme (`static/css/cover.css`): a `lamp-glow`
//! is faint by day and lit in dark themes, a `nightfall` lies over what darkens.

mod rain_window;
mod reading_lamp;
mod station_arch;
mod street_lamp;

use rain_window::RainWindow;
use reading_lamp::ReadingLamp;
use station_arch::StationArch;
use street_lamp::StreetLamp;
use yew::prelude::*;

use crate::model::{Colour, Cover, Motif};

/// What [`CoverArt`] draws.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CoverArtProps {
    /// The motif and its two tones.
    pub cover: Cover,
    /// An id for what is drawn, so that another part of the page can show it too.
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// A cover, three wide by four high, as wide as the box it lies in.
#[component]
pub fn CoverArt(props: &CoverArtProps) -> Html {
    let Cover {
        motif,
        ground,
        light,
    } = props.cover;
    let tones = Tones { ground, light };
    html! {
        <svg class="cover" viewBox="0 0 300 400" aria-hidden="true" focusable="false">
            <g id={props.id.clone()}>
                <path fill={tones.ground()} d="M0 0h300v400H0z" />
                {match motif {
                    Motif::RainWindow => html! { <RainWindow ..tones /> },
                    Motif::StationArch => html! { <StationArch ..tones /> },
                    Motif::StreetLamp => html! { <StreetLamp ..tones /> },
                    Motif::ReadingLamp => html! { <ReadingLamp ..tones /> },
                }}
            </g>
        </svg>
    }
}

/// The tones that a motif is drawn in: a cover's two, and those between and
/// beside them, each spelt for a `fill` or `stroke`.
#[derive(Debug, Clone, Copy, PartialEq, Properties)]
struct Tones {
    ground: Colour,
    light: Colour,
}

impl Tones {
    fn ground(&self) -> String {
        self.ground.to_string()
    }

    fn light(&self) -> String {
        self.light.to_string()
    }

    /// The nearest and darkest shapes: frames, posts, figures.
    fn deep(&self) -> String {
        self.ground.mix(Colour::BLACK, 0.52).to_string()
    }

    /// What lies in shadow: floors, far roofs.
    fn shade(&self) -> String {
        self.ground.mix(Colour::BLACK, 0.26).to_string()
    }

    /// The brightest: paper, a lit rim.
    fn pale(&self) -> String {
        self.light.mix(Colour::WHITE, 0.55).to_string()
    }

    /// Clear water before the ground.
    fn cool(&self) -> String {
        self.ground.mix(Colour::WHITE, 0.26).to_string()
    }

    /// The ground with `share` (0 to 1) of the light in it.
    fn between(&self, share: f64) -> String {
        self.ground.mix(self.light, share).to_string()
    }
}
