//! What type a file is of.

use std::path::Path;

/// The type that a file's name promises; text is always UTF-8 here.
pub fn of(path: &Path) -> &'static str {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    match extension.to_str().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        // Without exactly this type a browser does not compile it while it comes.
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_what_a_build_makes() {
        let check = |name: &str, expected| assert_eq!(of(Path::new(name)), expected, "{name}");
        check("index.html", "text/html; charset=utf-8");
        check("lamplight-0a.js", "text/javascript; charset=utf-8");
        check("lamplight-0a.wasm", "application/wasm");
        check("literata-roman-0a.woff2", "font/woff2");
        check("icon.svg", "image/svg+xml; charset=utf-8");
        check("icon.png", "image/png");
        check("index.json", "application/json; charset=utf-8");
        check("feed.xml", "application/xml; charset=utf-8");
        check("robots.txt", "text/plain; charset=utf-8");
        check("A.HTML", "text/html; charset=utf-8");
        check("LICENCE", "application/octet-stream");
    }
}
