//! Sites of made-up stories.

use super::Dist;
use crate::failure::Failure;
use crate::library::workspace;
use lamplight_samples::File;
use std::path::Path;
use std::process::Command;

/// Texts that are hard to set: long words, verse, quotations, notes, right to left.
pub fn hard_texts() -> Vec<File> {
    let file = |name: &str, text: &str| File {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    vec![
        file(
            "library.toml",
            include_str!("../../fixtures/hard-texts/library.toml"),
        ),
        file("hard.md", include_str!("../../fixtures/hard-texts/hard.md")),
        file(
            "arabic.md",
            include_str!("../../fixtures/hard-texts/arabic.md"),
        ),
    ]
}

/// The bundled stories' folder, without the pictures in it.
pub fn bundled() -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(workspace().join("stories"))? {
        let path = entry?.path();
        if path.is_file() {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            files.push(File {
                name: name.into_owned(),
                text: std::fs::read_to_string(&path)?,
            });
        }
    }
    Ok(files)
}

/// Builds the site of a stories' folder into `folder`, which is made anew: the build's own
/// renderer (`prerender`), given the program that is in `dist`, so that nothing is compiled.
pub fn build(files: &[File], dist: &Dist, folder: &Path) -> Result<Dist, Failure> {
    let built = render(&Source::new(files, dist)?, folder)?;
    for (program, extension) in PROGRAMS {
        let (name, _) = dist.only(program, extension)?;
        crate::ensure!(
            built.path().join(&name).is_file(),
            "another program than that of dist/: no {name}"
        );
    }
    Ok(built)
}

/// The files of the two programs, by their names' beginnings and extensions.
const PROGRAMS: [(&str, &str); 4] = [
    ("lamplight", "wasm"),
    ("lamplight", "js"),
    ("desk", "wasm"),
    ("desk", "js"),
];

/// What a site is rendered from.
#[derive(Debug)]
pub struct Source<'a> {
    /// What is in its stories' folder.
    pub stories: &'a [File],
    /// What Trunk leaves for the renderer, under the names that Trunk gives: each program and
    /// its glue.
    pub programs: Vec<(String, Vec<u8>)>,
    /// The folder that has the folder `static`.
    pub root: &'a Path,
    /// Whether it has a service worker.
    pub worker: bool,
}

impl<'a> Source<'a> {
    /// Stories, and all else as it is in `dist`.
    pub fn new(stories: &'a [File], dist: &Dist) -> Result<Self, Failure> {
        let mut programs = Vec::new();
        for (program, extension) in PROGRAMS {
            let (_, bytes) = dist.only(program, extension)?;
            programs.push(match extension {
                "js" => (format!("{program}.js"), as_trunk_left_it(bytes)),
                _ => (format!("{program}_bg.wasm"), bytes),
            });
        }
        Ok(Self {
            stories,
            programs,
            root: workspace(),
            worker: true,
        })
    }
}

/// A glue with the names that the renderer takes from the second program's.
fn as_trunk_left_it(glue: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8_lossy(&glue);
    let own = text
        .strip_prefix("let desk_bindgen ")
        .and_then(|text| text.split_once("\nexport "));
    match own {
        Some((code, _)) => {
            format!("let wasm_bindgen {}", code.replace("__desk_", "__yew_")).into_bytes()
        }
        None => glue,
    }
}

/// Renders a site into `folder`, which is made anew.
pub fn render(source: &Source, folder: &Path) -> Result<Dist, Failure> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let (stories, staging) = (folder.join("stories"), folder.join("dist"));
    std::fs::create_dir_all(&stories)?;
    std::fs::create_dir_all(&staging)?;
    for file in source.stories {
        std::fs::write(stories.join(&file.name), &file.text)?;
    }
    for (name, bytes) in &source.programs {
        std::fs::write(staging.join(name), bytes)?;
    }
    std::fs::write(staging.join("index.html"), "")?;

    let renderer = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["run", "--quiet", "--package", "lamplight-prerender"])
        .current_dir(workspace())
        .env("TRUNK_SOURCE_DIR", source.root)
        .env("TRUNK_STAGING_DIR", &staging)
        .env("LAMPLIGHT_STORIES", &stories)
        .env("LAMPLIGHT_WORKER", if source.worker { "" } else { "no" })
        .env_remove("LAMPLIGHT_SITE_URL")
        .output()
        .map_err(|error| Failure::new(format!("the renderer: {error}")))?;
    crate::ensure!(
        renderer.status.success(),
        "the renderer failed:\n{}",
        String::from_utf8_lossy(&renderer.stderr)
    );
    Dist::at(staging)
}
