//! What Netlify and Cloudflare Pages are told to say with each file.

use crate::output::Output;

/// Where they look for it.
pub const FILE: &str = "_headers";

/// The rules for a folder with files of these `names`.
///
/// Where several rules match an address, both hosts join what they say of `Cache-Control`. So
/// each hashed name has a rule of its own, and none is for everything: of what is not named
/// here, both say by themselves that it is to be asked for anew.
pub fn rules(names: &[String]) -> String {
    let fresh = ["", "*.html", "sw.js"].map(|name| rule(name, "no-cache"));
    let hashed = names.iter().filter(|name| Output::is_hashed(name));
    let hashed = hashed.map(|name| rule(name, "max-age=31536000, immutable"));
    fresh.into_iter().chain(hashed).collect()
}

fn rule(name: &str, cache_control: &str) -> String {
    format!("/{name}\n  Cache-Control: {cache_control}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        let names = [
            "anya-salemi.html",
            "lamplight-d9f9a018e9c2a452.wasm",
            "lamplight.webmanifest",
            "sw.js",
            "a-d9f9a018e9c2a452.html",
            "lamplight-d9f9a018e9c2a45.js",
            "lamplight-D9F9A018E9C2A452.js",
            "d9f9a018e9c2a452.js",
            "lamplight-d9f9a018e9c2a452",
        ]
        .map(str::to_owned);
        let expected = "/\n  Cache-Control: no-cache\n\
             /*.html\n  Cache-Control: no-cache\n\
             /sw.js\n  Cache-Control: no-cache\n\
             /lamplight-d9f9a018e9c2a452.wasm\n  Cache-Control: max-age=31536000, immutable\n";
        assert_eq!(rules(&names), expected);
    }
}
