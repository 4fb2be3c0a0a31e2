//! Scripts from the npm registry that pages are checked with; no part of the product.

use crate::failure::Failure;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file of a package, from the registry or from an earlier run. `package` is `name@version`
/// with the exact version: another one finds other things.
pub fn file(output: &Path, package: &str, name: &str) -> Result<String, Failure> {
    let (bare, _) = named(package)?;
    let file = modules(output, &[package])?.join(bare).join(name);
    Ok(std::fs::read_to_string(file)?)
}

/// The folder with these packages and what they need, from the registry or from an earlier run.
pub fn modules(output: &Path, packages: &[&str]) -> Result<PathBuf, Failure> {
    let folder = output
        .join("npm")
        .join(packages.join("+").replace('/', "-"));
    let modules = folder.join("node_modules");
    // npm writes it once all is there.
    if modules.join(".package-lock.json").is_file() {
        return Ok(modules);
    }
    let mut wanted = Map::new();
    for package in packages {
        let (bare, version) = named(package)?;
        wanted.insert(bare.to_owned(), Value::from(version));
    }
    std::fs::create_dir_all(&folder)?;
    let manifest = json!({ "private": true, "dependencies": wanted });
    std::fs::write(folder.join("package.json"), manifest.to_string())?;
    let status = Command::new("npm")
        .args([
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--silent",
        ])
        .current_dir(&folder)
        .status()
        .map_err(|error| Failure::new(format!("npm (comes with Node): {error}")))?;
    crate::ensure!(
        status.success(),
        "npm install of {} ended with {status}",
        packages.join(", ")
    );
    Ok(modules)
}

/// A package's name and version.
fn named(package: &str) -> Result<(&str, &str), Failure> {
    package
        .rsplit_once('@')
        .ok_or_else(|| Failure::new(format!("{package} names no version")))
}
