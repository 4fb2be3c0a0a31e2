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
    let (wasm_name, wasm) = dist.only("wasm")?;
    let (glue_name, glue) = dist.only("js")?;
    let built = render(&Source::new(files, [wasm, glue]), folder)?;
    for name in [wasm_name, glue_name] {
        crate::ensure!(
            built.path().join(&name).is_file(),
            "another program than that of dist/: no {name}"
        );
    }
    Ok(built)
}

/// What a site is rendered from.
#[derive(Debug)]
pub struct Source<'a> {
    /// What is in its stories' folder.
    pub stories: &'a [File],
    /// The wasm and its glue.
    pub program: [Vec<u8>; 2],
    /// The folder that has the folder `static`.
    pub root: &'a Path,
    /// Whether it has a service worker.
    pub worker: bool,
}

impl<'a> Source<'a> {
    /// Stories and a program, and all else as it is.
    pub fn new(stories: &'a [File], program: [Vec<u8>; 2]) -> Self {
        Self {
            stories,
            program,
            root: workspace(),
            worker: true,
        }
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
    // What Trunk leaves there for the renderer, under the names that Trunk gives.
    let [wasm, glue] = &source.program;
    std::fs::write(staging.join("lamplight_bg.wasm"), wasm)?;
    std::fs::write(staging.join("lamplight.js"), glue)?;
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
