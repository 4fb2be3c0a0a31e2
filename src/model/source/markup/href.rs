//! Where links may lead.

use crate::model::source::diagnostic::quoted;
use crate::model::source::report::Refusal;

/// Why a link to `href` is refused, if it is: links lead to the web, to a
/// mailbox, to a place on the page, or to a file beside it.
pub(super) fn refuse(href: &str) -> Option<Refusal> {
    let link = format!("the link {}", quoted(href));
    let is_in_no_address = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
    if href.is_empty() {
        Some(Refusal::new(
            "a link that leads nowhere",
            "write its address between the round brackets",
        ))
    } else if href.contains(is_in_no_address) {
        Some(Refusal::new(
            format!("{link} has a character that no address has"),
            "write %20 for a space and / for a backslash",
        ))
    } else if href.starts_with('/') {
        Some(Refusal::new(
            format!("{link} begins at the root of the host"),
            "name a file beside the page, such as jose-olsen.html: the library may lie under any path",
        ))
    } else {
        let scheme = scheme(href)?;
        let rest = href.get(scheme.len() + 1..).unwrap_or_default();
        let is_whole = match scheme.to_ascii_lowercase().as_str() {
            "https" | "http" => rest.strip_prefix("//").is_some_and(has_host),
            "mailto" => !rest.is_empty(),
            _ => {
                return Some(Refusal::new(
                    format!("{link} is of a kind that is not let through"),
                    "links begin with https://, http:// or mailto:, or name a file or a #place",
                ));
            }
        };
        let cut_short = || Refusal::new(format!("{link} is cut short"), "write the whole address");
        (!is_whole).then(cut_short)
    }
}

/// What stands before a colon that makes a scheme of it: one before any `/`, `?` or `#`.
fn scheme(href: &str) -> Option<&str> {
    let end = href.find([':', '/', '?', '#'])?;
    let (scheme, rest) = href.split_at_checked(end)?;
    rest.starts_with(':').then_some(scheme)
}

fn has_host(address: &str) -> bool {
    !address.is_empty() && !address.starts_with(['/', '?', '#'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_web_a_mailbox_a_place_or_a_file() {
        for good in [
            "https://example.org/a?b=c:d#e",
            "HTTP://example.org",
            "mailto:someone@example.org",
            "#p7",
            "jose-olsen.html",
            "jose-olsen.html#p7:1",
            "./notes/a:b.html",
            "?a:b",
        ] {
            assert_eq!(refuse(good), None, "{good}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " https://example.org",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            ":x",
            "https:",
            "https://",
            "https:///x",
            "https:example.org",
            "mailto:",
            "//example.org",
            "/index.html",
            "\\\\example.org",
            "a\u{85}b",
        ] {
            assert!(refuse(bad).is_some(), "{bad:?}");
        }
    }
}
