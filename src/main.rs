//! The wasm entry: mounts the islands on the page that the build made.

use lamplight::browser::page;
use lamplight::islands::App;

/// Smaller than the default one by more than a kilobyte of download.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    // A page without a host is one that needs no app.
    if let Some(host) = page::host() {
        yew::Renderer::<App>::with_root(host).render();
    }
}
