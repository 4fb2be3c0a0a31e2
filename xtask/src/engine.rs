//! The browser engines that the tests run in.

use crate::failure::Failure;
use crate::nearest::nearest;
use crate::tools::{Need, Package};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium's, which Chrome, Edge and others have.
    Chromium,
    /// Firefox's.
    Firefox,
    /// Safari's, in WebKitGTK.
    WebKit,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// What it is called after `--engine`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The engine of this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn parse(name: &str) -> Result<Self, Failure> {
        Self::ALL
            .into_iter()
            .find(|engine| engine.name() == name)
            .ok_or_else(|| {
                let names = Self::ALL.map(Self::name);
                let near = nearest(name, &names).map(|near| format!("Did you mean `{near}`? "));
                Failure::usage(
                    format!("there is no engine `{name}`"),
                    format!(
                        "{}There are {}.",
                        near.unwrap_or_default(),
                        names.join(", ")
                    ),
                )
            })
    }

    /// What must be there to drive it.
    pub fn needs(self) -> &'static [Need] {
        match self {
            Self::Chromium => &[
                Need::Package(Package::CHROMIUM),
                Need::Package(Package::CHROMIUM_DRIVER),
            ],
            Self::Firefox => &[Need::Package(Package::FIREFOX), Need::Geckodriver],
            Self::WebKit => &[
                Need::Package(Package::WEBKIT),
                Need::Package(Package::XVFB),
                Need::Package(Package::XAUTH),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_have_names() {
        for engine in Engine::ALL {
            assert_eq!(Engine::parse(engine.name()), Ok(engine));
        }
        let failure = Engine::parse("chrome").unwrap_err().to_string();
        assert!(
            failure.contains("`chrome`") && failure.contains("webkit"),
            "{failure}"
        );
        let failure = Engine::parse("fierfox").unwrap_err().to_string();
        assert!(failure.contains("Did you mean `firefox`?"), "{failure}");
    }
}
