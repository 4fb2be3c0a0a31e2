//! What the build is told from outside: by Trunk, and by `cargo xtask`.

use std::env;
use std::path::PathBuf;

use crate::failure::Failure;

/// Where things are, and where the site will be.
pub struct Settings {
    /// The repository's root.
    pub source: PathBuf,
    /// The folder that becomes `dist/`.
    pub staging: PathBuf,
    /// The folder of the stories.
    pub stories: PathBuf,
    /// The absolute address of the site's folder, ending in a slash.
    pub site_url: Option<String>,
    /// Whether the library is kept for reading without a network.
    pub worker: bool,
}

impl Settings {
    /// Reads Trunk's variables (`TRUNK_SOURCE_DIR`, `TRUNK_STAGING_DIR`) and our
    /// own: `LAMPLIGHT_STORIES`, `LAMPLIGHT_SITE_URL`, `LAMPLIGHT_WORKER` (`no` for none).
    pub fn from_environment() -> Result<Self, Failure> {
        let source = trunk_folder("TRUNK_SOURCE_DIR")?;
        let staging = trunk_folder("TRUNK_STAGING_DIR")?;
        let stories =
            env::var_os("LAMPLIGHT_STORIES").map_or_else(|| source.join("stories"), PathBuf::from);
        let site_url = env::var("LAMPLIGHT_SITE_URL")
            .ok()
            .filter(|url| !url.is_empty());
        if let Some(url) = &site_url
            && !(url.starts_with("https://") || url.starts_with("http://"))
        {
            return Err(Failure::new(format!(
                "the site's address must begin with https://, and is {url:?}"
            )));
        }
        let site_url = site_url.map(|url| format!("{}/", url.trim_end_matches('/')));
        let worker = match env::var("LAMPLIGHT_WORKER").unwrap_or_default().as_str() {
            "" => true,
            "no" => false,
            other => {
                return Err(Failure::new(format!(
                    "LAMPLIGHT_WORKER may be `no`, or not be set, and is {other:?}"
                )));
            }
        };
        Ok(Self {
            source,
            staging,
            stories,
            site_url,
            worker,
        })
    }
}

fn trunk_folder(name: &str) -> Result<PathBuf, Failure> {
    env::var_os(name).map(PathBuf::from).ok_or_else(|| {
        Failure::new(format!(
            "{name} is not set: this program is run by Trunk; use `cargo xtask dist` or `trunk build --release`"
        ))
    })
}
