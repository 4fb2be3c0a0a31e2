//! The app on a test page.

use lamplight::islands::App;
use web_sys::{Element, Event};
use yew::{AppHandle, Renderer};

use crate::{TestPage, frame, root_has, until, window};

/// The app on a page, ended with the page.
pub struct Running {
    /// The page.
    pub page: TestPage,
    app: Option<AppHandle<App>>,
}

impl Running {
    /// The app on a page of the site with `children`.
    pub async fn on(children: Vec<Element>) -> Self {
        Self::start(TestPage::new("site", children)).await
    }

    /// The app on a page that is there.
    pub async fn start(page: TestPage) -> Self {
        // An app that was taken away ends a little later, and would put out this one's light.
        frame().await;
        let app = Renderer::<App>::with_root(page.host()).render();
        let running = Self {
            page,
            app: Some(app),
        };
        until("the app is up", || root_has("data-app", Some("ready"))).await;
        running
    }

    /// Chooses with a radio button.
    pub fn choose(&self, name: &str, value: &str) {
        self.page
            .get(&format!("input[name={name}][value={value}]"))
            .click();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It ends only when the next test has begun: what it has to keep, it keeps before.
        if let Ok(leaves) = Event::new("pagehide") {
            let _ = window().dispatch_event(&leaves);
        }
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}
