//! The address that a site will be found at.

use crate::failure::Failure;

/// The variable that carries the address through Trunk to the renderer.
pub const VARIABLE: &str = "LAMPLIGHT_SITE_URL";

/// Where the pages will lie: an absolute `http` or `https` address of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteUrl(String);

impl SiteUrl {
    /// Takes an address, and gives it the slash that ends a folder's.
    ///
    /// # Errors
    /// When it is not absolute, has another scheme, no host, a name or password, a query
    /// or a fragment, or characters that an address cannot have.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let fail = |why: &str| {
            Failure::usage(
                format!("`{text}` is no address for a site: {why}"),
                "Say where the folder will lie, such as `--site-url https://stories.example/cafe/`.",
            )
        };
        let (scheme, rest) = text
            .split_once("://")
            .ok_or_else(|| fail("it does not begin with `https://`"))?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "https" && scheme != "http" {
            return Err(fail("only `https` and `http` are served to browsers"));
        }
        let (authority, path) = match rest.find(['/', '?', '#']) {
            Some(end) => rest.split_at(end),
            None => (rest, ""),
        };
        if !rest.bytes().all(is_url_byte) {
            return Err(fail("it has a character that must be percent-encoded"));
        }
        if path.contains('?') || path.contains('#') {
            return Err(fail("a folder has no `?query` and no `#fragment`"));
        }
        if authority.contains('@') {
            return Err(fail("it would publish a name or password"));
        }
        let (host, port) = split_port(authority);
        if host.is_empty() || !port.is_none_or(is_port) {
            return Err(fail("it has no host, or a port that is none"));
        }
        if path.split('/').any(|part| part == "." || part == "..") {
            return Err(fail("its path has `.` or `..`"));
        }
        let path = path.trim_end_matches('/');
        let authority = authority.to_ascii_lowercase();
        Ok(Self(format!("{scheme}://{authority}{path}/")))
    }

    /// The address as text; it ends with a slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What may stand in an address after its scheme, unencoded (RFC 3986).
fn is_url_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte)
}

/// Host and port; an IPv6 address in brackets has colons of its own.
fn split_port(authority: &str) -> (&str, Option<&str>) {
    let after_brackets = authority.rfind(']').map_or(0, |end| end + 1);
    match authority
        .get(after_brackets..)
        .and_then(|rest| rest.rfind(':'))
    {
        Some(colon) => {
            let (host, port) = authority.split_at(after_brackets + colon);
            (host, port.get(1..))
        }
        None => (authority, None),
    }
}

fn is_port(text: &str) -> bool {
    text.parse::<u16>().is_ok_and(|port| port > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_addresses_of_folders() {
        let check = |text, expected| {
            assert_eq!(SiteUrl::parse(text).unwrap().as_str(), expected, "{text}");
        };
        check("https://a.example", "https://a.example/");
        check("https://a.example/", "https://a.example/");
        check("HTTPS://A.example/Cafe", "https://a.example/Cafe/");
        check("http://localhost:8000/a/b//", "http://localhost:8000/a/b/");
        check("http://[::1]:80/", "http://[::1]:80/");
        check(
            "https://a.example/caf%C3%A9",
            "https://a.example/caf%C3%A9/",
        );
    }

    #[test]
    fn refuses_what_is_none() {
        let check = |text| {
            let failure = SiteUrl::parse(text).unwrap_err().to_string();
            assert!(
                failure.contains(text) && failure.contains("--site-url"),
                "{failure}"
            );
        };
        for text in [
            "a.example",
            "ftp://a.example",
            "file:///a",
            "https://",
            "https:///a",
            "https://:80/",
            "https://a.example:x/",
            "https://a.example:0/",
            "https://a.example/?q=1",
            "https://a.example?q",
            "https://a.example/#top",
            "https://me:word@a.example/",
            "https://a.example/a b",
            "https://a.example/café",
            "https://a.example/\"><script>",
            "https://a.example/../b",
        ] {
            check(text);
        }
    }
}
