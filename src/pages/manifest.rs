//! What a system is told that installs the site: the W3C's Web Application Manifest.

use serde_json::{Value, json};

use crate::model::{Edition, Library};

/// An icon beside the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Icon {
    /// Its address.
    pub address: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its width and height as the manifest spells them: `512x512`, or `any`.
    pub sizes: &'static str,
    /// What it may be used for: `any`; `maskable`, cut to any shape; `monochrome`, coloured in.
    pub purpose: &'static str,
}

/// A picture of the reader, for those who are asked whether to install it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screenshot {
    /// Its address, beside the pages.
    pub address: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// The manifest of `library`, in JSON. Its addresses are relative to itself, so that it holds
/// under any path; but its `id` is resolved against the origin alone, so that the library's own
/// tells two of them apart.
pub fn content(library: &Library, icons: &[Icon], screenshots: &[Screenshot]) -> String {
    let [background, _] = super::theme_colours();
    let shelf = Edition::SHELF_FILE;
    let icons: Vec<Value> = icons.iter().map(icon).collect();
    let screenshots: Vec<Value> = screenshots.iter().map(screenshot).collect();
    let fields = [
        ("id", json!(library.id.as_str())),
        ("name", json!(library.title)),
        ("short_name", json!(library.title)),
        ("description", json!(library.description)),
        ("lang", json!(library.language.as_str())),
        ("dir", json!(library.language.direction())),
        ("start_url", json!(shelf)),
        ("scope", json!("./")),
        ("display", json!("standalone")),
        ("background_color", json!(background)),
        ("theme_color", json!(background)),
        ("categories", json!(["books"])),
        ("icons", json!(icons)),
        ("screenshots", json!(screenshots)),
        (
            "shortcuts",
            json!([{ "name": "Continue reading", "url": format!("{shelf}#continue") }]),
        ),
    ];
    // Browsers complain of what is there and says nothing.
    let said = fields.into_iter().filter(|(_, value)| !value.is_null());
    let fields = said.map(|(name, value)| (name.to_owned(), value));
    Value::Object(fields.collect()).to_string()
}

fn icon(icon: &Icon) -> Value {
    json!({
        "src": icon.address,
        "type": icon.media_type,
        "sizes": icon.sizes,
        "purpose": icon.purpose,
    })
}

fn screenshot(picture: &Screenshot) -> Value {
    let Screenshot { width, height, .. } = picture;
    json!({
        "src": picture.address,
        "type": "image/png",
        "sizes": format!("{width}x{height}"),
        "form_factor": if width > height { "wide" } else { "narrow" },
    })
}
