//! Renders the library's pages into the folder that Trunk is building.
//!
//! Trunk runs this last (`Trunk.toml`, `post_build`), with the compiled wasm and
//! its glue in a staging folder, which becomes `dist/` if this succeeds.

mod assets;
mod failure;
mod headers;
mod imports;
mod installing;
mod library;
mod output;
mod settings;
mod sheets;
mod worker;

use std::process::ExitCode;

use assets::Assets;
use failure::Failure;
use lamplight::model::Edition;
use lamplight::model::find::library_text;
use lamplight::pages::{Files, Renderer, Site};
use output::Output;
use settings::Settings;
use worker::Worker;

fn main() -> ExitCode {
    match Settings::from_environment().and_then(|settings| build(&settings)) {
        Ok(pages) => {
            println!("{pages} pages rendered");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Makes the folder's content, and says how many pages it has.
fn build(settings: &Settings) -> Result<usize, Failure> {
    let library = library::read(&settings.stories)?;
    let renderer = Renderer::new().map_err(Failure::new)?;
    let mut output = Output::new(&settings.staging);
    let assets = Assets::publish(settings, &mut output)?;

    let picture = assets.picture.clone();
    let worker = Worker::of(&library);
    let text = library_text::write(&library);
    output.write(library_text::FILE, text.as_bytes())?;
    let site = Site::new(library, settings.site_url.clone(), picture);
    let mut pages = site.pages(&renderer, &assets.files, &assets.shelf, &assets.story);
    pages.push((
        "404.html".to_owned(),
        site.not_found(&renderer, assets.own_files.clone(), assets.not_found),
    ));
    pages.push((
        Edition::ONE_FILE.to_owned(),
        site.one_file(&renderer, assets.own_files, assets.one_file),
    ));
    let written = output.written().iter().map(|file| file.bytes);
    let bytes: usize = written
        .chain(pages.iter().map(|(_, html)| html.len()))
        .sum();
    if let Some(script) = assets.keep_all.filter(|_| bytes > worker::KEPT_AT_ONCE) {
        let script = output.write_hashed("keep-all", "js", script.as_bytes())?;
        let files = Files {
            keep_all: Some(script),
            ..assets.files
        };
        if let Some((_, shelf)) = pages.first_mut() {
            *shelf = site.shelf_page(&renderer, &files, &assets.shelf);
        }
    }
    for (name, html) in &pages {
        output.write(name, html.as_bytes())?;
    }
    let (icons, screenshots) = &assets.manifest;
    let manifest = site.manifest(icons, screenshots);
    output.write(installing::MANIFEST, manifest.as_bytes())?;
    let script = worker.script(output.written(), &assets.worker);
    output.write(worker::FILE, script.as_bytes())?;
    for (name, text) in site.for_search_engines(&renderer) {
        output.write(&name, text.as_bytes())?;
    }
    let headers = headers::rules(&output.names()?);
    output.write(headers::FILE, headers.as_bytes())?;
    Ok(pages.len())
}
