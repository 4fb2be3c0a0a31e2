//! Where things lie in this clone, and which versions it pins.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, file_failure};

/// The clone that the commands work on.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the clone: Cargo says where this package lies; run by hand, the current
    /// folder or one above it is it.
    ///
    /// # Errors
    /// When there is none.
    pub fn find() -> Result<Self, Failure> {
        let told = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let start = match told {
            Some(package) => package,
            None => std::env::current_dir().map_err(file_failure("find", Path::new(".")))?,
        };
        start
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .map(Self::at)
            .ok_or_else(|| {
                Failure::new(
                    format!("{} is not in a clone of Lamplight", start.display()),
                    "Run `cargo xtask` in the clone.",
                )
            })
    }

    /// The clone at this folder.
    pub fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// The clone's own folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path in the clone.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Where the build puts the pages.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// Where Cargo puts what it builds.
    pub fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.path("target"),
        }
    }

    /// A folder for what the commands make on the way, never committed.
    pub fn scratch(&self, name: &str) -> PathBuf {
        self.target().join("xtask").join(name)
    }

    /// The version of a crate in `Cargo.lock`.
    ///
    /// # Errors
    /// When the lock file cannot be read or does not have the crate.
    pub fn locked_version(&self, name: &str) -> Result<String, Failure> {
        let path = self.path("Cargo.lock");
        let lock = fs::read_to_string(&path).map_err(file_failure("read", &path))?;
        version_in_lock(&lock, name)
            .map(str::to_owned)
            .ok_or_else(|| {
                Failure::new(
                    format!("{} has no `{name}`", path.display()),
                    "Run `cargo metadata` to complete the lock file, or restore it from git.",
                )
            })
    }

    /// The toolchain that `rust-toolchain.toml` pins, such as `1.95.0`.
    ///
    /// # Errors
    /// When the file cannot be read or names none.
    pub fn pinned_toolchain(&self) -> Result<String, Failure> {
        let path = self.path("rust-toolchain.toml");
        let text = fs::read_to_string(&path).map_err(file_failure("read", &path))?;
        text.lines()
            .find_map(|line| quoted(line, "channel"))
            .map(str::to_owned)
            .ok_or_else(|| {
                Failure::new(
                    format!("{} names no channel", path.display()),
                    "Restore the file from git.",
                )
            })
    }
}

/// The version of the package `name` in the text of a `Cargo.lock`.
fn version_in_lock<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| quoted(line, "name") == Some(name))?;
    lines
        .take_while(|line| !line.starts_with("[["))
        .find_map(|line| quoted(line, "version"))
}

/// The text of a `key = "text"` line.
fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let value = line.strip_prefix(key)?.trim_start().strip_prefix('=')?;
    value.trim().strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = ["cfg-if"]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"
"#;

    #[test]
    fn reads_versions_in_the_lock_file() {
        let check = |name, version| assert_eq!(version_in_lock(LOCK, name), version, "{name}");
        check("wasm-bindgen", Some("0.2.130"));
        check("wasm-bindgen-macro", Some("0.2.131"));
        check("wasm", None);
    }

    #[test]
    fn reads_this_clone() {
        let workspace = Workspace::find().unwrap();
        assert!(
            workspace
                .locked_version("wasm-bindgen")
                .unwrap()
                .starts_with("0.")
        );
        assert!(workspace.pinned_toolchain().unwrap().starts_with("1."));
    }
}
