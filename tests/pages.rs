//! What the build writes: whole pages, before any script runs.

// Tests may fail loudly, their helpers too.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use lamplight::model::Library;
use lamplight::model::source::{self, SourceFile};
use lamplight::pages::{Blocks, Files, Icon, Renderer, Screenshot, Site};

const ADDRESS: &str = "https://stories.example/cafe/";

#[test]
fn every_page_is_a_complete_document() {
    for (name, html) in everything(None) {
        for part in [
            "<!doctype html>\n<html lang=\"en\" data-library=\"cafe-stories\"",
            "<meta charset=\"utf-8\">",
            "<title>",
            "name=\"viewport\"",
            "name=\"color-scheme\" content=\"light dark\"",
            "name=\"theme-color\"",
            "property=\"og:title\"",
            "<main",
            "<h1",
            "</html>\n",
        ] {
            assert!(html.contains(part), "{name}: {part}");
        }
    }
}

#[test]
fn links_name_files_in_the_site_and_fragments_in_the_one_file_edition() {
    let pages = everything(None);
    let story = page(&pages, "sanjar-salvini.html");
    for href in ["anya-salemi.html", "jose-olsen.html", "index.html"] {
        assert!(story.contains(&format!("href=\"{href}\"")), "{href}");
    }
    let shelf = page(&pages, "index.html");
    for href in ["anya-salemi.html", "sanjar-salvini.html", "jose-olsen.html"] {
        assert!(shelf.contains(&format!("href=\"{href}\"")), "{href}");
    }
    let one_file = page(&pages, "lamplight.html");
    assert!(one_file.contains("href=\"#anya-salemi\""));
    assert!(one_file.contains("id=\"anya-salemi.p1\""));
    assert!(!one_file.contains(".html\""));
}

#[test]
fn addresses_are_absolute_only_where_the_publisher_said_one() {
    for (name, html) in everything(None) {
        assert!(!html.contains("canonical"), "{name}");
        assert!(!html.contains("og:url"), "{name}");
    }
    let pages = everything(Some(ADDRESS));
    let canonical = |address: &str| format!("<link rel=\"canonical\" href=\"{address}\">");
    assert!(page(&pages, "index.html").contains(&canonical(ADDRESS)));
    let story = format!("{ADDRESS}anya-salemi.html");
    assert!(page(&pages, "anya-salemi.html").contains(&canonical(&story)));
    assert!(page(&pages, "404.html").contains(&format!("href=\"{ADDRESS}index.html\"")));
}

#[test]
fn search_engines_are_told_of_every_page_where_the_publisher_said_an_address() {
    let renderer = Renderer::new().expect("a renderer");
    let told = |address: Option<&str>| {
        let site = Site::new(bundled(), address.map(str::to_owned), None);
        site.for_search_engines(&renderer)
    };
    assert_eq!(told(None), []);

    let files = told(Some(ADDRESS));
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["sitemap.xml", "robots.txt"]);
    let address = |file: &str| format!("<url><loc>{ADDRESS}{file}</loc></url>");
    let pages: String = [
        "",
        "anya-salemi.html",
        "sanjar-salvini.html",
        "jose-olsen.html",
    ]
    .map(address)
    .concat();
    let list = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{pages}</urlset>\n"
    );
    assert_eq!(page(&files, "sitemap.xml"), list);
    let robots = format!("User-agent: *\nDisallow:\n\nSitemap: {ADDRESS}sitemap.xml\n");
    assert_eq!(page(&files, "robots.txt"), robots);

    let odd = told(Some("https://stories.example/a&b/"));
    assert!(page(&odd, "sitemap.xml").contains("/a&amp;b/anya-salemi.html"));
}

#[test]
fn a_story_tells_machines_what_it_is() {
    let pages = everything(Some(ADDRESS));
    let html = page(&pages, "jose-olsen.html");
    let (_, rest) = html.split_once("application/ld+json\">").expect("JSON-LD");
    let (json, _) = rest.split_once("</script>").expect("its end");
    let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
    assert_eq!(json["@type"], "ShortStory");
    assert_eq!(json["name"], "José Olsen");
    assert_eq!(json["inLanguage"], "en");
    assert_eq!(json["url"], format!("{ADDRESS}jose-olsen.html"));
    assert_eq!(json["isPartOf"]["name"], "Café Stories");
    assert!(
        json.get("author").is_none(),
        "an unknown author is not named"
    );
}

#[test]
fn no_page_has_what_its_policy_would_block() {
    for (name, html) in everything(None) {
        let policy = html.find("Content-Security-Policy").expect("a policy");
        for block in ["<style>", "<script>"] {
            assert!(
                html.find(block).is_none_or(|at| policy < at),
                "{name}: {block} comes first"
            );
        }
        for attribute in [" style=\"", " onclick=", " onload="] {
            assert!(!html.contains(attribute), "{name}: {attribute}");
        }
    }
}

/// A sheet that the parser finds would hold the first paint back.
#[test]
fn what_the_app_needs_is_asked_for_and_no_style_sheet_is_linked() {
    let preload = "<link as=\"fetch\" rel=\"preload\" type=\"text/css\" href=\"app.css\"";
    for (name, html) in everything(None) {
        assert!(!html.contains("stylesheet"), "{name}");
        assert!(!html.contains("style-src 'self'"), "{name}");
        let of_the_site = !["404.html", "lamplight.html"].contains(&name.as_str());
        assert_eq!(html.contains(preload), of_the_site, "{name}");
    }
}

#[test]
fn what_a_publisher_writes_stays_text() {
    let hostile = "</title><script>alert(1)</script>\"' &amp;";
    let toml = "id = \"x\"\ntitle = '''HOSTILE'''\ndescription = '''HOSTILE'''\npublisher = '''HOSTILE'''\n";
    let story = "+++\ntitle = '''HOSTILE'''\nauthor = '''HOSTILE'''\ndescription = '''HOSTILE'''\n+++\n\nOnce \\<script\\> upon.\n";
    let library = read(&[
        ("library.toml", &toml.replace("HOSTILE", hostile)),
        ("a.md", &story.replace("HOSTILE", hostile)),
    ]);
    for (name, html) in render(library, Some(ADDRESS)) {
        assert!(!html.contains("<script>alert"), "{name}");
        assert!(!html.contains("Once <script"), "{name}");
    }
}

#[test]
fn every_piece_of_markup_has_its_element() {
    let story = "+++\ntitle = \"All\"\n+++\n\nOne *two* **three** [four](https://example.org/)[^n].\n\n\
                 ## Five\n\nSix\\\nseven\n\n***\n\n> Eight\n\n<i lang=\"fr\">neuf</i> and <span lang=\"it\">dieci</span>\n\n\
                 [^n]: Eleven.\n";
    let library = read(&[
        ("library.toml", "id = \"x\"\ntitle = \"X\"\n"),
        ("all.md", story),
    ]);
    let pages = render(library, None);
    let html = page(&pages, "all.html");
    for part in [
        "<p id=\"p1\">One <em>two</em> <strong>three</strong> <a href=\"https://example.org/\">four</a>",
        "<a id=\"ref1\" href=\"#note1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a>",
        "<h2 id=\"p2\">Five</h2>",
        "<p id=\"p3\" class=\"verse\">Six<br>\nseven</p>",
        "<hr>",
        "<blockquote><p id=\"p4\">Eight</p></blockquote>",
        "<i lang=\"fr\">neuf</i>",
        "<span lang=\"it\">dieci</span>",
        "<li id=\"note1\"><p id=\"p6\">Eleven.</p>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
}

#[test]
fn a_missing_author_is_not_shown() {
    for (name, html) in everything(None) {
        assert!(!html.to_lowercase().contains("unknown"), "{name}");
        assert!(!html.contains("class=\"author\""), "{name}");
    }
}

#[test]
fn a_storys_page_does_not_grow_with_the_library() {
    let story = |n: usize| {
        let text = format!("+++\ntitle = \"Story {n:04}\"\n+++\n\nOnce upon a time.\n");
        (format!("story-{n:04}.md"), text)
    };
    let size = |count: usize| {
        let stories: Vec<(String, String)> = (0..count).map(story).collect();
        let mut files = vec![("library.toml", "id = \"x\"\ntitle = \"X\"\n")];
        files.extend(
            stories
                .iter()
                .map(|(name, text)| (name.as_str(), text.as_str())),
        );
        let pages = render(read(&files), None);
        page(&pages, "story-0001.html").len()
    };
    assert_eq!(size(3), size(1000));
}

/// Every page of the bundled library.
fn everything(address: Option<&str>) -> Vec<(String, String)> {
    render(bundled(), address)
}

fn bundled() -> Library {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("stories");
    let files: Vec<SourceFile> = std::fs::read_dir(folder)
        .expect("stories")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(|path| SourceFile {
            name: path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned(),
            bytes: std::fs::read(&path).expect("a story"),
        })
        .collect();
    source::read(&files).expect("the bundled library")
}

fn read(files: &[(&str, &str)]) -> Library {
    let files: Vec<SourceFile> = files
        .iter()
        .map(|(name, text)| SourceFile {
            name: (*name).to_owned(),
            bytes: text.as_bytes().to_owned(),
        })
        .collect();
    source::read(&files).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn render(library: Library, address: Option<&str>) -> Vec<(String, String)> {
    let renderer = Renderer::new().expect("a renderer");
    let blocks = Blocks {
        style: "p{}".into(),
        early_scripts: vec!["early()".into()],
        start_scripts: vec!["start()".into()],
        ..Blocks::default()
    };
    let site = Site::new(
        library,
        address.map(str::to_owned),
        Some("icon.png".to_owned()),
    );
    let files = Files {
        style: Some("app.css".to_owned()),
        manifest: Some("app.webmanifest".to_owned()),
        offline: Some("offline.js".to_owned()),
        ..Files::default()
    };
    let mut pages = site.pages(&renderer, &files, &blocks, &blocks);
    pages.push((
        "404.html".to_owned(),
        site.not_found(&renderer, Files::default(), blocks.clone()),
    ));
    pages.push((
        "lamplight.html".to_owned(),
        site.one_file(&renderer, Files::default(), blocks),
    ));
    pages
}

fn page<'a>(pages: &'a [(String, String)], name: &str) -> &'a str {
    let found = pages.iter().find(|(page, _)| page == name);
    found.map_or_else(|| panic!("no page {name}"), |(_, html)| html)
}

#[test]
fn the_manifest_holds_under_any_path() {
    let library = read(&[
        (
            "library.toml",
            "id = \"x\"\ntitle = \"X\"\ndescription = \"All of it.\"\nlanguage = \"ar\"\n",
        ),
        ("a.md", "+++\ntitle = \"A\"\n+++\n\nOnce.\n"),
    ]);
    let icon = Icon {
        address: "icon.png".to_owned(),
        media_type: "image/png",
        sizes: "512x512",
        purpose: "maskable",
    };
    let [wide, narrow] = [(1280, 800), (390, 844)].map(|(width, height)| Screenshot {
        address: "picture.png".to_owned(),
        width,
        height,
    });
    let site = Site::new(library, Some(ADDRESS.to_owned()), None);
    let manifest = |pictures: &[Screenshot]| -> serde_json::Value {
        let text = site.manifest(std::slice::from_ref(&icon), pictures);
        serde_json::from_str(&text).expect("JSON")
    };
    let all = manifest(&[wide, narrow]);
    for (field, value) in [
        ("id", "x"),
        ("name", "X"),
        ("description", "All of it."),
        ("dir", "rtl"),
        ("start_url", "index.html"),
        ("scope", "./"),
        ("display", "standalone"),
    ] {
        assert_eq!(all[field], value, "{field}");
    }
    assert_eq!(all["icons"][0]["purpose"], "maskable");
    assert_eq!(all["screenshots"][0]["form_factor"], "wide");
    assert_eq!(all["screenshots"][1]["sizes"], "390x844");
    assert_eq!(all["shortcuts"][0]["url"], "index.html#continue");
    assert_eq!(manifest(&[])["screenshots"], serde_json::json!([]));
}

#[test]
fn only_pages_of_the_site_have_a_manifest_and_a_worker() {
    for (name, html) in everything(None) {
        let of_the_site = !["404.html", "lamplight.html"].contains(&name.as_str());
        for part in [
            "<link rel=\"manifest\" href=\"app.webmanifest\">",
            "<script src=\"offline.js\" async=",
            "manifest-src 'self'; worker-src 'self'",
            "trusted-types lamplight",
        ] {
            assert_eq!(html.contains(part), of_the_site, "{name}: {part}");
        }
        assert_eq!(
            html.contains("trusted-types 'none'"),
            !of_the_site,
            "{name}"
        );
    }
}

#[test]
fn pages_say_what_their_printed_margins_say() {
    let pages = everything(Some(ADDRESS));
    let story = page(&pages, "anya-salemi.html");
    assert!(story.contains(" data-title=\"Anya Salemi\""));
    assert!(story.contains(&format!(" data-source=\"{ADDRESS}anya-salemi.html\"")));
    let pages = everything(None);
    assert!(page(&pages, "anya-salemi.html").contains(" data-source=\"Café Stories\""));
    let one_file = page(&pages, "lamplight.html");
    assert!(
        one_file.contains("[id=\"jose-olsen\"]:target"),
        "{one_file}"
    );
    assert!(one_file.contains("{--running-title: \"José Olsen\"}"));
}
