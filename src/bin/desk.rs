//! The second program's entry: what a reader does with a text besides reading on. `desk.js`
//! fetches it once something of it is wanted.

use lamplight::browser::page;
use lamplight::islands::Desk;

/// As in the first program.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    if let Some(host) = page::desk() {
        yew::Renderer::<Desk>::with_root(host).render();
    }
}
