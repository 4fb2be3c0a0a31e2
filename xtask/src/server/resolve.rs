//! Which file an address names.

use std::path::{Component, Path, PathBuf};

/// The file in `folder` that a request's target names, if there is one. A target that
/// ends with a slash names the `index.html` there. Nothing outside the folder is ever
/// named, nor a hidden file, nor what a link in the folder points to outside it.
pub fn file(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent_decoded(path.strip_prefix('/')?)?;
    let relative = Path::new(&decoded);
    let plain = |part: Component| match part {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    };
    if decoded.contains(['\\', '\0']) || !relative.components().all(plain) {
        return None;
    }
    let mut named = folder.join(relative);
    if decoded.is_empty() || decoded.ends_with('/') {
        named.push("index.html");
    }
    let real = named.canonicalize().ok()?;
    (real.is_file() && real.starts_with(folder.canonicalize().ok()?)).then_some(real)
}

/// The text with its `%XX` read; nothing if one is cut short or the result is no UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let high = char::from(bytes.next()?).to_digit(16)?;
                let low = char::from(bytes.next()?).to_digit(16)?;
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn names_only_what_lies_in_the_folder() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("dist");
        fs::create_dir_all(folder.join("sub")).unwrap();
        fs::create_dir_all(folder.join(".stage")).unwrap();
        for name in [
            "secret.txt",
            "dist/index.html",
            "dist/café.html",
            "dist/sub/index.html",
            "dist/.stage/page.html",
            "dist/.hidden",
        ] {
            fs::write(outer.path().join(name), name).unwrap();
        }
        std::os::unix::fs::symlink(outer.path().join("secret.txt"), folder.join("link.txt"))
            .unwrap();

        let check = |target: &str, expected: Option<&str>| {
            let found = file(&folder, target);
            let name = found.map(|path| fs::read_to_string(path).unwrap());
            assert_eq!(name.as_deref(), expected, "{target}");
        };
        check("/", Some("dist/index.html"));
        check("/index.html?x=1", Some("dist/index.html"));
        check("/caf%C3%A9.html", Some("dist/café.html"));
        check("/sub/", Some("dist/sub/index.html"));
        for nothing in [
            "",
            "*",
            "index.html",
            "/sub",
            "/none.html",
            "/index.html/",
            "/../secret.txt",
            "/sub/../../secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e/secret.txt",
            "/%2e%2e%2fsecret.txt",
            "/..\\secret.txt",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/link.txt",
            "/.hidden",
            "/.stage/page.html",
            "/%",
            "/%4",
            "/%zz",
            "/%ff",
            "/a%00",
            "http://elsewhere/index.html",
        ] {
            check(nothing, None);
        }
    }
}
