//! From components to HTML, at build time.

use std::fmt;

use yew::LocalServerRenderer;
use yew::html::BaseComponent;

/// Renders components to HTML text.
pub struct Renderer {
    runtime: tokio::runtime::Runtime,
    local: tokio::task::LocalSet,
}

/// Why nothing can be rendered.
#[derive(Debug)]
pub struct RenderError(std::io::Error);

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the renderer could not be started: {}", self.0)
    }
}

impl std::error::Error for RenderError {}

impl Renderer {
    /// A renderer on this thread: Yew's renders asynchronously, and wants a
    /// runtime for it.
    ///
    /// # Errors
    /// When the system gives no runtime.
    pub fn new() -> Result<Self, RenderError> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .map_err(RenderError)?;
        Ok(Self {
            runtime,
            local: tokio::task::LocalSet::new(),
        })
    }

    /// The component's HTML, as a whole document.
    pub fn document<C>(&self, props: C::Properties) -> String
    where
        C: BaseComponent,
    {
        format!("<!doctype html>\n{}\n", self.markup::<C>(props))
    }

    /// The component's elements as XML.
    pub fn xml<C>(&self, props: C::Properties) -> String
    where
        C: BaseComponent,
    {
        let declaration = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
        format!("{declaration}\n{}\n", self.markup::<C>(props))
    }

    fn markup<C>(&self, props: C::Properties) -> String
    where
        C: BaseComponent,
    {
        let renderer = LocalServerRenderer::<C>::with_props(props).hydratable(false);
        self.local.block_on(&self.runtime, renderer.render())
    }
}
