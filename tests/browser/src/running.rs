//! The app on a test page.

use lamplight::islands::App;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use crate::{TestPage, root_has, until};

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
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}
