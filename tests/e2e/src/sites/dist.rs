//! The folder that a build made.

use crate::failure::Failure;
use std::path::{Path, PathBuf};

/// The built site, `dist/` of the workspace.
#[derive(Debug, Clone)]
pub struct Dist(PathBuf);

impl Dist {
    /// The build in this folder; fails where there is none.
    pub fn at(folder: PathBuf) -> Result<Self, Failure> {
        let shelf = folder.join("index.html");
        if shelf.is_file() {
            return Ok(Self(folder));
        }
        Err(Failure::new(format!(
            "{} is not there: build the site with `cargo xtask dist` first",
            shelf.display()
        )))
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// A program's one file with this extension: its name and its bytes.
    pub fn only(&self, program: &str, extension: &str) -> Result<(String, Vec<u8>), Failure> {
        let mut files = self.files()?;
        let (beginning, ending) = (format!("{program}-"), format!(".{extension}"));
        files.retain(|(name, _)| name.starts_with(&beginning) && name.ends_with(&ending));
        match files.pop() {
            Some(file) if files.is_empty() => Ok(file),
            _ => Err(Failure::new(format!(
                "not one {program}-….{extension} in the build"
            ))),
        }
    }

    /// Every file: its name and its bytes.
    pub fn files(&self) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&self.0)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            files.push((name, std::fs::read(entry.path())?));
        }
        Ok(files)
    }

    /// Copies all of it into a folder, which is made.
    pub fn copy_to(&self, folder: &Path) -> Result<(), Failure> {
        Self::copy(&self.0, folder)
    }

    /// Copies all of a folder into another, which is made.
    pub fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
        std::fs::create_dir_all(to)?;
        for entry in std::fs::read_dir(from)? {
            let entry = entry?;
            let target = to.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                Self::copy(&entry.path(), &target)?;
            } else {
                std::fs::copy(entry.path(), target)?;
            }
        }
        Ok(())
    }
}
