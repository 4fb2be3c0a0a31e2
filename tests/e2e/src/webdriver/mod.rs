//! A small blocking WebDriver client (W3C WebDriver, level 2) for three engines.
//!
//! [`Engine`] names a browser and what its driver needs; [`Driver`] is that
//! driver, running; [`Browser`] is one session in it: a fresh profile that
//! ends when it is dropped. [`Display`] is the screen WebKitGTK wants.

mod browser;
mod client;
mod display;
mod driver;
mod element;
mod emulation;
mod engine;
pub mod keys;
mod setup;
mod special;

pub use browser::Browser;
pub use display::Display;
pub use driver::{Driver, free_port};
pub use element::Element;
pub use emulation::Wish;
pub use engine::Engine;
pub use setup::Setup;
