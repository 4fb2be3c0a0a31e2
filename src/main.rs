//! The wasm entry: mounts the islands on the page that the build made.

use lamplight::browser::page;
use lamplight::islands::App;

fn main() {
    // A page without a host is one that needs no app.
    if let Some(host) = page::host() {
        yew::Renderer::<App>::with_root(host).render();
    }
}
