//! The three browser engines, and what each driver wants to be told.

use crate::failure::Failure;
use std::fmt;
use std::path::{Path, PathBuf};

/// A browser engine that the journeys run in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Chromium through `chromedriver`.
    Chromium,
    /// Firefox through `geckodriver`.
    Firefox,
    /// WebKitGTK's MiniBrowser through `WebKitWebDriver`.
    WebKit,
}

impl Engine {
    /// All of them, in the order the tables show them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine with this name on the command line.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }

    /// Its name, as on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The driver's program, or which package has it.
    pub fn driver(self) -> Result<PathBuf, Failure> {
        match self {
            Self::Chromium => on_path("chromedriver", "the Debian package chromium-driver"),
            Self::Firefox => kept_tool("geckodriver").map_or_else(
                || on_path("geckodriver", "cargo install --locked geckodriver"),
                Ok,
            ),
            Self::WebKit => on_path("WebKitWebDriver", "the Debian package webkit2gtk-driver"),
        }
    }

    /// The driver's arguments, given the port it shall listen on.
    pub fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            Self::Chromium | Self::WebKit => vec![format!("--port={port}")],
            // Port 0 for BiDi, so that two runs at once do not meet at the default 9222.
            // System access, to read the browser's own console (see `Conduct`).
            Self::Firefox => [
                "--port",
                &port.to_string(),
                "--websocket-port",
                "0",
                "--allow-system-access",
            ]
            .map(String::from)
            .to_vec(),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

/// WebKitGTK's MiniBrowser, which Debian keeps in a library folder named for machine and version.
pub(super) fn mini_browser() -> Result<PathBuf, Failure> {
    let machines = children(Path::new("/usr/lib")).into_iter();
    machines
        .flat_map(|machine| children(&machine))
        .map(|library| library.join("MiniBrowser"))
        .find(|program| program.is_file())
        .ok_or_else(|| Failure::new("MiniBrowser is in no folder of /usr/lib: install the Debian package webkit2gtk-driver"))
}

/// A tool that `cargo xtask` built and keeps for every clone.
fn kept_tool(name: &str) -> Option<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")))?;
    children(&cache.join("lamplight/tools"))
        .into_iter()
        .filter(|folder| {
            let folder = folder.file_name().and_then(|name| name.to_str());
            folder.is_some_and(|folder| folder.starts_with(&format!("{name}-")))
        })
        .map(|folder| folder.join("bin").join(name))
        .rfind(|program| program.is_file())
}

pub(super) fn on_path(program: &str, source: &str) -> Result<PathBuf, Failure> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
        .ok_or_else(|| Failure::new(format!("{program} is not on PATH: get it from {source}")))
}

/// What lies in a folder, sorted; nothing where there is no such folder.
fn children(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
