//! The folder that is being made.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// Writes files into a folder.
pub struct Output {
    folder: PathBuf,
}

impl Output {
    /// Hexadecimal digits of a file's hash that go into its name: 64 bits.
    const HASH_LEN: usize = 16;

    /// Output into `folder`.
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Writes `content` to the file called `name`.
    pub fn write(&mut self, name: &str, content: &[u8]) -> Result<(), Failure> {
        let path = self.folder.join(name);
        fs::write(&path, content).map_err(Failure::at("write", &path))
    }

    /// Writes `content` to a file named for it, `<stem>-<hash>.<extension>`, which
    /// can therefore be cached for ever. Gives the name.
    pub fn write_hashed(
        &mut self,
        stem: &str,
        extension: &str,
        content: &[u8],
    ) -> Result<String, Failure> {
        let digest = Sha256::digest(content);
        let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let hash = hash.get(..Self::HASH_LEN).unwrap_or(&hash);
        let name = format!("{stem}-{hash}.{extension}");
        self.write(&name, content)?;
        Ok(name)
    }

    /// Takes a file that is there already out of the folder, and gives its content.
    pub fn take(&mut self, name: &str) -> Result<Vec<u8>, Failure> {
        let path = self.folder.join(name);
        let content = fs::read(&path).map_err(Failure::at("read", &path))?;
        fs::remove_file(&path).map_err(Failure::at("remove", &path))?;
        Ok(content)
    }
}
