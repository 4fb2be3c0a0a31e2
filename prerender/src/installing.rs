//! What is shown of the site where it is installed: icons, and pictures of the library.

use std::fs;
use std::path::Path;

use lamplight::pages::{Icon, Screenshot};

use crate::failure::Failure;
use crate::output::Output;

/// The manifest's file. Browsers remember its address, so it never changes.
pub const MANIFEST: &str = "lamplight.webmanifest";

/// The folder beside the stories with pictures of the library.
const SCREENSHOTS: &str = "screenshots";

/// The icons in `static/icons`: file, size, and what each is for.
const ICONS: [(&str, &str, &str); 4] = [
    ("icon-192", "192x192", "any"),
    ("icon-512", "512x512", "any"),
    ("icon-maskable-512", "512x512", "maskable"),
    ("icon-monochrome-512", "512x512", "monochrome"),
];

/// Publishes the icons in `folder`; `svg` is the address of the one that has any size.
pub fn icons(folder: &Path, svg: &str, output: &mut Output) -> Result<Vec<Icon>, Failure> {
    let mut icons = vec![Icon {
        address: svg.to_owned(),
        media_type: "image/svg+xml",
        sizes: "any",
        purpose: "any",
    }];
    for (stem, sizes, purpose) in ICONS {
        let path = folder.join(format!("{stem}.png"));
        let bytes = fs::read(&path).map_err(Failure::at("read", &path))?;
        icons.push(Icon {
            address: output.write_hashed(stem, "png", &bytes)?,
            media_type: "image/png",
            sizes,
            purpose,
        });
    }
    Ok(icons)
}

/// Publishes the pictures that lie with the `stories`, by name; there need be none.
pub fn screenshots(stories: &Path, output: &mut Output) -> Result<Vec<Screenshot>, Failure> {
    let folder = stories.join(SCREENSHOTS);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).map_err(Failure::at("read the folder", &folder))? {
        let path = entry
            .map_err(Failure::at("read the folder", &folder))?
            .path();
        if path.extension().is_some_and(|extension| extension == "png") {
            paths.push(path);
        }
    }
    paths.sort();
    let mut screenshots = Vec::new();
    for path in paths {
        let bytes = fs::read(&path).map_err(Failure::at("read", &path))?;
        let (width, height) = size(&bytes)
            .ok_or_else(|| Failure::new(format!("{} is no PNG: save it as one", path.display())))?;
        screenshots.push(Screenshot {
            address: output.write_apart("screenshot", "png", &bytes)?,
            width,
            height,
        });
    }
    Ok(screenshots)
}

/// Width and height of a PNG, in pixels: its first block has them (PNG, 11.2.1).
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| {
        let bytes = png.get(at..at.checked_add(4)?)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    png.starts_with(b"\x89PNG\r\n\x1a\n")
        .then(|| Some((number(16)?, number(20)?)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_size_of_a_picture() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../static/icons");
        let png = fs::read(folder.join("icon-192.png")).unwrap();
        assert_eq!(size(&png), Some((192, 192)));
        assert_eq!(size(png.get(..20).unwrap()), None);
        assert_eq!(size(b"<svg/>"), None);
    }
}
