//! The reader in a folder, opened without any server.

use super::Dist;
use crate::failure::Failure;
use crate::temp::TempFolder;

/// A copy of the build, or of one file of it, in a folder of its own.
#[derive(Debug)]
pub struct Disk(TempFolder);

impl Disk {
    /// The whole build.
    pub fn whole(dist: &Dist) -> Result<Self, Failure> {
        let folder = TempFolder::new("disk")?;
        dist.copy_to(folder.path())?;
        Ok(Self(folder))
    }

    /// One file of the build, alone, as one saves a page.
    pub fn one_file(dist: &Dist, name: &str) -> Result<Self, Failure> {
        let folder = TempFolder::new("saved")?;
        std::fs::copy(dist.path().join(name), folder.path().join(name))?;
        Ok(Self(folder))
    }

    /// One file of the journey's own.
    pub fn of(name: &str, text: &str) -> Result<Self, Failure> {
        let folder = TempFolder::new("copy")?;
        std::fs::write(folder.path().join(name), text)?;
        Ok(Self(folder))
    }

    /// The folder's address, with a slash at its end.
    pub fn address(&self) -> String {
        format!("file://{}/", self.0.path().display())
    }
}
