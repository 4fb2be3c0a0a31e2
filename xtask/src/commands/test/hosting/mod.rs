//! The recipes of `docs/hosting.md`, run as they stand there.

mod caching;
mod host;
mod recipe;
mod request;

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use self::host::{Host, Kind};
use self::recipe::Recipe;
use self::request::{Answer, get};
use super::tally::Tally;
use super::{Context, built};
use crate::compress;
use crate::failure::{Failure, file_failure};
use crate::server;
use crate::site;
use crate::tools::{Need, Package};

/// What must be installed.
pub const NEEDS: [Need; 3] = [
    Need::Package(Package::NGINX),
    Need::Package(Package::NGINX_BROTLI),
    Need::Package(Package::CADDY),
];

/// Where the site is: at the root of a domain, and under a path.
const PLACES: [&str; 2] = ["/", "/stories/"];

/// What a build has besides, if it is told to; each kind of file is asked for.
const BESIDES: [(&str, &str); 2] = [
    ("robots.txt", "User-agent: *"),
    ("sitemap.xml", "<urlset></urlset>"),
];

/// What a browser says that it takes, and what is to be sent then, the best first.
const ENCODINGS: [(&str, &[&str]); 3] = [
    ("gzip, deflate, br, zstd", &["br", "gz"]),
    ("gzip", &["gz"]),
    ("identity", &[]),
];

/// Addresses at which nothing is.
const MISSING: [&str; 4] = [
    "no-such-story.html",
    "no/such/folder/",
    "no/such/story.html?a=b",
    "lamplight-0123456789abcdef.woff2",
];

/// Each server sends each file as it should, wherever the site is; and the file of rules for
/// hosts that are not here says the same.
///
/// # Errors
/// When a server does not start, or the document has no recipe for it.
pub fn run(context: &Context) -> Result<Tally, Failure> {
    let workspace = &context.workspace;
    let document = workspace.path("docs/hosting.md");
    let document = fs::read_to_string(&document).map_err(file_failure("read", &document))?;
    let mut tally = caching::check_headers(&workspace.dist())?;
    tally.add(caching::check_unnamed(&workspace.dist())?);
    let scratch = workspace.scratch("hosting");
    for (index, place) in PLACES.into_iter().enumerate() {
        let root = scratch.join(format!("www-{index}"));
        let folder = root.join(place.trim_matches('/'));
        lay_out(&workspace.dist(), &folder)?;
        for kind in Kind::ALL {
            let root = root.to_string_lossy();
            let recipe = Recipe::read(&document, kind.name(), &root, place)?;
            let host = Host::start(kind, recipe, &scratch.join(kind.name()))?;
            let called = format!("{} at {place}", kind.name());
            tally.add(ask(&called, &host, place, &folder)?);
        }
    }
    Ok(tally)
}

/// Copies what was built, with what a build may have besides, and packs it.
fn lay_out(dist: &Path, folder: &Path) -> Result<(), Failure> {
    built::copy_files(dist, folder)?;
    for (name, content) in BESIDES {
        let file = folder.join(name);
        if !file.exists() {
            fs::write(&file, content.repeat(100)).map_err(file_failure("write", &file))?;
        }
    }
    compress::folder(folder).map(|_| ())
}

/// Asks for everything in the folder, and for what is not there.
fn ask(called: &str, host: &Host, place: &str, folder: &Path) -> Result<Tally, Failure> {
    let mut asked = vec![(String::new(), folder.join("index.html"), 200)];
    for file in site::files(folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        // Rules for other hosts and copies are asked for by nobody.
        if name != caching::RULES && !compress::is_copy(&file) {
            asked.push((name.into_owned(), file, 200));
        }
    }
    for name in MISSING {
        asked.push((name.to_owned(), folder.join("404.html"), 404));
    }
    let mut tally = Tally::default();
    for (name, file, status) in asked {
        let target = format!("{place}{name}");
        let troubles = troubles(host, &target, &file, status)?;
        let trouble = format!("{called}: {target}: {}", troubles.join("; "));
        tally.add(Tally::check(&trouble, troubles.is_empty()));
    }
    if let Some(bare) = place.strip_suffix('/').filter(|bare| !bare.is_empty()) {
        let answer = get_or_fail(host, bare, &[])?;
        let leads = answer.header("Location").unwrap_or_default();
        let trouble = format!("{called}: {bare}: {} to {leads:?}", answer.status);
        let is_led = matches!(answer.status, 301 | 308) && leads.ends_with(place);
        tally.add(Tally::check(&trouble, is_led));
    }
    Ok(tally)
}

/// What is wrong with the answers for `target`, for which `file` is to be sent.
fn troubles(host: &Host, target: &str, file: &Path, status: u16) -> Result<Vec<String>, Failure> {
    let mut troubles = Vec::new();
    let content = fs::read(file).map_err(file_failure("read", file))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    for (takes, sent) in ENCODINGS {
        let answer = get_or_fail(host, target, &[("Accept-Encoding", takes)])?;
        let is_there = |ending: &&&str| compress::copy(file, ending).is_file();
        let mut expect = |what: &str, is: &str, expected: &str| {
            if is != expected {
                troubles.push(format!("{what} is {is:?} for {takes:?}, not {expected:?}"));
            }
        };
        let header = |name| answer.header(name).unwrap_or_default();
        expect("status", &answer.status.to_string(), &status.to_string());
        let encoding = match sent.iter().find(is_there) {
            Some(&"gz") => "gzip",
            Some(other) => other,
            None => "",
        };
        expect("Content-Encoding", &header("Content-Encoding"), encoding);
        let kind = header("Content-Type");
        expect(
            "Content-Type",
            &usual(&kind),
            &usual(server::mime::of(file)),
        );
        if name.ends_with(".html") {
            expect(
                "Content-Type",
                &kind.to_lowercase(),
                "text/html; charset=utf-8",
            );
        }
        expect(
            "Cache-Control",
            &header("Cache-Control"),
            caching::of(&name),
        );
        if !encoding.is_empty() {
            expect("Vary", &header("Vary").to_lowercase(), "accept-encoding");
        }
        if decoded(&answer, encoding).ok().as_ref() != Some(&content) {
            troubles.push(format!("other bytes than in {name} for {takes:?}"));
        }
        if status == 200 {
            let tag = header("ETag");
            let again = get_or_fail(
                host,
                target,
                &[("Accept-Encoding", takes), ("If-None-Match", &tag)],
            )?;
            if again.status != 304 {
                troubles.push(format!("asked for anew it is sent again for {takes:?}"));
            }
        }
    }
    Ok(troubles)
}

fn get_or_fail(host: &Host, target: &str, headers: &[(&str, &str)]) -> Result<Answer, Failure> {
    get(host.address, target, headers).map_err(|error| {
        Failure::new(
            format!("no answer for {target} from {}: {error}", host.address),
            "Run this again; the server's own words are in target/xtask/hosting/.",
        )
    })
}

/// A type without its parameters; the registered name of what has had several.
fn usual(kind: &str) -> String {
    let bare = kind.split(';').next().unwrap_or_default().trim();
    match bare {
        "application/javascript" => "text/javascript",
        "text/xml" => "application/xml",
        other => other,
    }
    .to_owned()
}

fn decoded(answer: &Answer, encoding: &str) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    match encoding {
        "br" => brotli::BrotliDecompress(&mut answer.body.as_slice(), &mut content)?,
        "gzip" => {
            flate2::read::GzDecoder::new(answer.body.as_slice()).read_to_end(&mut content)?;
        }
        _ => content.clone_from(&answer.body),
    }
    Ok(content)
}
