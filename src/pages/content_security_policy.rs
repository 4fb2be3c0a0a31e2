//! The policy that each page sets for itself, so that it holds on any host.

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

/// What the policy for Trusted Types is called that admits the worker's address.
const TRUSTED: &str = "lamplight";

/// What a page's own blocks and resources are, as far as its policy must know.
#[derive(Debug, Default)]
pub struct ContentSecurityPolicy<'a> {
    /// The contents of the inline scripts.
    pub scripts: Vec<&'a str>,
    /// The contents of the inline style sheets.
    pub styles: Vec<&'a str>,
    /// Whether the page runs WebAssembly.
    pub wasm: bool,
    /// Whether the page loads scripts, fonts and pictures from beside itself.
    pub own_files: bool,
    /// Whether the page's scripts read what lies beside it.
    pub connects: bool,
    /// Whether the page's scripts read a file that they have made: `keep-copy.js`.
    pub copies: bool,
    /// Whether the page carries fonts in itself.
    pub own_fonts: bool,
    /// Whether the page has a manifest beside itself.
    pub manifest: bool,
    /// Whether the page registers the service worker beside itself.
    pub worker: bool,
    /// Whether a development server may be talked to over a web socket.
    pub live_reload: bool,
}

impl ContentSecurityPolicy<'_> {
    /// The policy as the content of a `<meta http-equiv>`.
    #[must_use]
    pub fn content(&self) -> String {
        let own = self.own_files.then_some("'self'".to_owned());
        let beside = self.connects.then_some("'self'".to_owned());
        let made = self.copies.then_some("blob:".to_owned());
        let wasm = self.wasm.then_some("'wasm-unsafe-eval'".to_owned());
        let data = self.own_fonts.then_some("data:".to_owned());
        let socket = self.live_reload.then_some("ws:".to_owned());
        let hashes = |blocks: &[&str]| blocks.iter().map(|b| hash(b)).collect::<Vec<_>>();
        let only_if =
            |wanted: bool, name: &'static str| wanted.then(|| (name, vec!["'self'".to_owned()]));
        // The one policy by which `offline.js` admits the worker's address, and no other.
        let trusted = if self.worker { TRUSTED } else { "'none'" };
        let directives = [
            ("default-src", vec!["'none'".to_owned()]),
            (
                "script-src",
                own.iter()
                    .cloned()
                    .chain(hashes(&self.scripts))
                    .chain(wasm)
                    .collect(),
            ),
            ("style-src", hashes(&self.styles)),
            ("font-src", own.iter().cloned().chain(data).collect()),
            (
                "img-src",
                own.iter().cloned().chain(["data:".to_owned()]).collect(),
            ),
            (
                "connect-src",
                beside.into_iter().chain(made).chain(socket).collect(),
            ),
        ];
        let last = [
            ("base-uri", vec!["'none'".to_owned()]),
            ("form-action", vec!["'none'".to_owned()]),
            ("require-trusted-types-for", vec!["'script'".to_owned()]),
            ("trusted-types", vec![trusted.to_owned()]),
        ];
        directives
            .into_iter()
            .chain(only_if(self.manifest, "manifest-src"))
            .chain(only_if(self.worker, "worker-src"))
            .chain(last)
            .map(|(name, mut sources)| {
                if sources.is_empty() {
                    sources.push("'none'".to_owned());
                }
                format!("{name} {}", sources.join(" "))
            })
            .collect::<Vec<_>>()
            .join("; ")
    }
}

/// The source expression that admits exactly the inline block `content`.
fn hash(content: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    format!("'sha256-{}'", Base64::encode_string(&digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_admits_its_own_blocks_and_nothing_else() {
        let policy = ContentSecurityPolicy {
            scripts: vec![""],
            ..Default::default()
        };
        // The well-known SHA-256 of nothing.
        let empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert_eq!(
            policy.content(),
            format!(
                "default-src 'none'; script-src {empty}; style-src 'none'; font-src 'none'; \
                 img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'; \
                 require-trusted-types-for 'script'; trusted-types 'none'"
            )
        );
    }

    #[test]
    fn a_worker_and_a_manifest_are_admitted_from_beside_the_page() {
        let policy = ContentSecurityPolicy {
            manifest: true,
            worker: true,
            ..Default::default()
        };
        let content = policy.content();
        for part in [
            "manifest-src 'self'; worker-src 'self'; base-uri",
            "require-trusted-types-for 'script'; trusted-types lamplight",
        ] {
            assert!(content.contains(part), "{content}");
        }
    }

    #[test]
    fn what_is_not_needed_is_not_admitted() {
        let policy = ContentSecurityPolicy::default().content();
        for source in [
            "'self'",
            "'wasm-unsafe-eval'",
            "ws:",
            "'unsafe-inline'",
            "'unsafe-eval'",
            "worker-src",
            "manifest-src",
            "lamplight",
        ] {
            assert!(!policy.contains(source), "{source}");
        }
    }
}
