//! The tools that are built from crates.

use std::path::Path;

use crate::process;

/// A tool: one exact version, and how it is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    /// The program that tells its version, and what the kept copy is named for.
    pub name: &'static str,
    /// Every program that comes with it.
    pub programs: &'static [&'static str],
    /// The crate it is built from.
    pub package: &'static str,
    /// The one version that will do.
    pub version: String,
    /// What `cargo install` is told besides name and version.
    pub flags: &'static [&'static str],
    /// How long that takes on two cores.
    pub takes: &'static str,
}

/// The bundler. 0.22 asks for a newer Rust than the pinned one.
pub fn trunk() -> Tool {
    Tool {
        name: "trunk",
        programs: &["trunk"],
        package: "trunk",
        version: "0.21.14".to_owned(),
        flags: &["--locked", "--no-default-features", "--features", "rustls"],
        takes: "about 4 minutes",
    }
}

/// The glue writer. Its own lock file does not resolve on every registry: not `--locked`.
pub fn wasm_bindgen(version: &str) -> Tool {
    Tool {
        name: "wasm-bindgen",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        package: "wasm-bindgen-cli",
        version: version.to_owned(),
        flags: &[],
        takes: "about 2 minutes",
    }
}

/// Firefox's driver, which Debian has no package of.
pub fn geckodriver() -> Tool {
    Tool {
        name: "geckodriver",
        programs: &["geckodriver"],
        package: "geckodriver",
        version: "0.37.1".to_owned(),
        flags: &["--locked"],
        takes: "about 3 minutes",
    }
}

impl Tool {
    /// The folder and the name under which this version is kept.
    pub fn kept_as(&self) -> String {
        format!("{}-{}", self.name, self.version)
    }

    /// Whether all its programs lie in this folder and say that they are this version.
    pub fn is_in(&self, folder: &Path) -> bool {
        self.programs
            .iter()
            .all(|program| says_version(&folder.join(program), &self.version))
    }
}

/// Whether this program runs and says that it is this version.
fn says_version(program: &Path, version: &str) -> bool {
    process::capture(process::command(program).arg("--version"))
        .is_ok_and(|printed| printed.status.success() && names_version(&printed.stdout, version))
}

/// Whether the first line of what `--version` printed has `version` as a word.
fn names_version(printed: &str, version: &str) -> bool {
    printed
        .lines()
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_whole_words() {
        let check = |printed, version, expected| {
            assert_eq!(names_version(printed, version), expected, "{printed}");
        };
        check("trunk 0.21.14\n", "0.21.14", true);
        check("trunk 0.21.14\n", "0.21.1", false);
        check("wasm-bindgen 0.2.130\n", "0.2.13", false);
        check(
            "geckodriver 0.37.1 ( 2026-01-01 00:00)\n\nThe source",
            "0.37.1",
            true,
        );
        check("", "0.21.14", false);
    }

    #[test]
    fn a_folder_must_have_every_program() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!trunk().is_in(folder.path()));
        assert!(!wasm_bindgen("1.0.0").is_in(folder.path()));
    }
}
