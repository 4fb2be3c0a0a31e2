//! The folder that is being made.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its name.
    pub name: String,
    /// The first [`Output::HASH_LEN`] hexadecimal digits of its SHA-256.
    pub hash: String,
    /// Its length in bytes.
    pub bytes: usize,
}

/// Writes files into a folder.
pub struct Output {
    folder: PathBuf,
    written: Vec<Written>,
}

impl Output {
    /// Hexadecimal digits of a file's hash that go into its name, and by which the service
    /// worker tells it: 64 bits.
    const HASH_LEN: usize = 16;

    /// Output into `folder`.
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            written: Vec::new(),
        }
    }

    /// Writes `content` to the file called `name`.
    pub fn write(&mut self, name: &str, content: &[u8]) -> Result<(), Failure> {
        self.write_file(name, content)?;
        self.written.push(Written {
            name: name.to_owned(),
            hash: Self::hash(content),
            bytes: content.len(),
        });
        Ok(())
    }

    /// Writes `content` to a file named for it, as [`Output::write_hashed`] does, which reading
    /// does not need: it is not among [`Output::written`].
    pub fn write_apart(
        &mut self,
        stem: &str,
        extension: &str,
        content: &[u8],
    ) -> Result<String, Failure> {
        let name = Self::hashed_name(stem, extension, content);
        self.write_file(&name, content)?;
        Ok(name)
    }

    /// Every file that was written so far and is for reading.
    pub fn written(&self) -> &[Written] {
        &self.written
    }

    /// The beginning of the content's SHA-256 that tells files apart: 64 bits.
    pub fn hash(content: &[u8]) -> String {
        let digest = Sha256::digest(content);
        let mut hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        hash.truncate(Self::HASH_LEN);
        hash
    }

    /// Writes `content` to a file named for it, `<stem>-<hash>.<extension>`, which
    /// can therefore be cached for ever. Gives the name.
    pub fn write_hashed(
        &mut self,
        stem: &str,
        extension: &str,
        content: &[u8],
    ) -> Result<String, Failure> {
        let name = Self::hashed_name(stem, extension, content);
        self.write(&name, content)?;
        Ok(name)
    }

    fn hashed_name(stem: &str, extension: &str, content: &[u8]) -> String {
        format!("{stem}-{}.{extension}", Self::hash(content))
    }

    fn write_file(&self, name: &str, content: &[u8]) -> Result<(), Failure> {
        let path = self.folder.join(name);
        fs::write(&path, content).map_err(Failure::at("write", &path))
    }

    /// Whether a name is one that [`Output::write_hashed`] gives.
    pub fn is_hashed(name: &str) -> bool {
        let is_digit = |c| matches!(c, '0'..='9' | 'a'..='f');
        let Some((stem, extension)) = name.rsplit_once('.') else {
            return false;
        };
        let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
        // A story may be called anything.
        extension != "html" && hash.len() == Self::HASH_LEN && hash.chars().all(is_digit)
    }

    /// The names of the files that are in the folder by now, in order.
    pub fn names(&self) -> Result<Vec<String>, Failure> {
        let fail = || Failure::at("read the folder", &self.folder);
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(fail())? {
            let entry = entry.map_err(fail())?;
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    /// Takes a file that is there already out of the folder, and gives its content.
    pub fn take(&mut self, name: &str) -> Result<Vec<u8>, Failure> {
        let path = self.folder.join(name);
        let content = fs::read(&path).map_err(Failure::at("read", &path))?;
        fs::remove_file(&path).map_err(Failure::at("remove", &path))?;
        Ok(content)
    }
}
