//! Copies of the built files that hosts need not compress at each request.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{Failure, file_failure};
use crate::site;

/// What ends in one of these gets smaller; faces and pictures are compressed as they are.
const COMPRESSIBLE: [&str; 8] = [
    "css",
    "html",
    "js",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// What the copies' names end in, after the whole name of the file.
const COPIES: [&str; 2] = ["br", "gz"];

/// Writes a `.br` and a `.gz` beside each file in a built folder that gets smaller by it.
/// Gives the number of copies.
///
/// # Errors
/// When a file cannot be read or written.
pub fn folder(dist: &Path) -> Result<usize, Failure> {
    let mut files = site::files(dist)?;
    files.retain(|file| ends_in(file, &COMPRESSIBLE));
    let written = for_each(&files, |file| {
        let bytes = fs::read(file).map_err(file_failure("read", file))?;
        let fail = || file_failure("compress", file);
        let contents = [
            brotli(&bytes).map_err(fail())?,
            gzip(&bytes).map_err(fail())?,
        ];
        let mut written = 0;
        for (ending, content) in COPIES.into_iter().zip(contents) {
            if content.len() < bytes.len() {
                let copy = copy(file, ending);
                fs::write(&copy, content).map_err(file_failure("write", &copy))?;
                written += 1;
            }
        }
        Ok(written)
    })?;
    Ok(written.iter().sum())
}

/// The name of a file's copy.
pub fn copy(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".{ending}"));
    name.into()
}

/// Whether a file is such a copy.
pub fn is_copy(file: &Path) -> bool {
    ends_in(file, &COPIES)
}

/// The bytes after brotli at quality 11 with its largest common window.
///
/// # Errors
/// Never for bytes in memory.
pub fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Does the same work for every file, on two threads: the best brotli takes its time.
///
/// # Errors
/// The first that the work has.
pub fn for_each<T: Send>(
    files: &[PathBuf],
    work: impl Fn(&Path) -> Result<T, Failure> + Sync,
) -> Result<Vec<T>, Failure> {
    let half = |skip: usize| -> Result<Vec<T>, Failure> {
        let files = files.iter().skip(skip).step_by(2);
        files.map(|file| work(file)).collect()
    };
    let (even, odd) = thread::scope(|scope| {
        let odd = scope.spawn(|| half(1));
        (half(0), odd.join())
    });
    let mut all = even?;
    all.extend(odd.unwrap_or_else(|_| half(1))?);
    Ok(all)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn ends_in(file: &Path, endings: &[&str]) -> bool {
    let ending = file.extension().unwrap_or_default();
    endings.iter().any(|known| ending == *known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_lie_beside_what_gets_smaller() {
        let folder = tempfile::tempdir().unwrap();
        let text = "a story ".repeat(1_000);
        for (name, content) in [
            ("index.html", text.as_str()),
            ("tiny.txt", "a"),
            ("face-0a.woff2", &text),
            ("_headers", &text),
        ] {
            fs::write(folder.path().join(name), content).unwrap();
        }
        assert_eq!(super::folder(folder.path()).unwrap(), 2);
        // A second time: no copies of copies.
        assert_eq!(super::folder(folder.path()).unwrap(), 2);
        let mut copies = site::files(folder.path()).unwrap();
        copies.retain(|file| is_copy(file));
        let page = folder.path().join("index.html");
        assert_eq!(copies, [copy(&page, "br"), copy(&page, "gz")]);

        let mut read = Vec::new();
        let brotli = fs::read(copy(&page, "br")).unwrap();
        brotli::BrotliDecompress(&mut &*brotli, &mut read).unwrap();
        assert_eq!(String::from_utf8(read).unwrap(), text);
        let gzip = fs::File::open(copy(&page, "gz")).unwrap();
        let read = io::read_to_string(flate2::read::GzDecoder::new(gzip)).unwrap();
        assert_eq!(read, text);
    }
}
