//! Scripts from the npm registry that pages are checked with; no part of the product.

use crate::failure::Failure;
use std::path::Path;
use std::process::Command;

/// A file of a package, from the registry or from an earlier run. `package` is `name@version`
/// with the exact version: another one finds other things.
pub fn file(output: &Path, package: &str, name: &str) -> Result<String, Failure> {
    let (bare, version) = package
        .rsplit_once('@')
        .ok_or_else(|| Failure::new(format!("{package} names no version")))?;
    let folder = output.join("npm").join(package.replace('/', "-"));
    let file = folder.join("node_modules").join(bare).join(name);
    if !file.is_file() {
        std::fs::create_dir_all(&folder)?;
        let manifest =
            format!("{{\"private\":true,\"dependencies\":{{\"{bare}\":\"{version}\"}}}}");
        std::fs::write(folder.join("package.json"), manifest)?;
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
            "npm install {package} ended with {status}"
        );
    }
    Ok(std::fs::read_to_string(file)?)
}
