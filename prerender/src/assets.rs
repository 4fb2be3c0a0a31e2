//! Everything that pages load or carry, made ready once for all pages.

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroU64;
use std::path::Path;

use base64ct::{Base64, Encoding};
use lamplight::model::Preferences;
use lamplight::pages::{Blocks, DeskFiles, Files, Icon, Screenshot};
use yew::AttrValue;

use crate::failure::Failure;
use crate::imports;
use crate::installing;
use crate::output::Output;
use crate::settings::Settings;
use crate::sheets;

/// The face of the first paint; every other file is fetched when first used.
const FIRST_FONT: &str = "literata-roman.woff2";

/// What the pages load and carry.
pub struct Assets {
    /// The files that a page of the site loads.
    pub files: Files,
    /// What a page loads that may lie anywhere: an icon, in itself.
    pub own_files: Files,
    /// What the site's shelf carries.
    pub shelf: Blocks,
    /// What a story's page of the site carries.
    pub story: Blocks,
    /// What the page for a wrong address carries.
    pub not_found: Blocks,
    /// What the one-file edition carries.
    pub one_file: Blocks,
    /// The picture for sharing.
    pub picture: Option<String>,
    /// What the manifest shows: icons, and pictures of the library.
    pub manifest: (Vec<Icon>, Vec<Screenshot>),
    /// The script for the shelf of a large library, where anything is kept.
    pub keep_all: Option<String>,
    /// The code of the service worker, or of what takes it away.
    pub worker: String,
}

impl Assets {
    /// Writes the files under their hashed names, and makes the blocks.
    pub fn publish(settings: &Settings, output: &mut Output) -> Result<Self, Failure> {
        let folder = settings.source.join("static");
        let css = folder.join("css");
        let script = |name: &str| read_text(&folder.join("js"), name).map(|text| code_only(&text));

        let (wasm, glue) = program("lamplight", output)?;
        let (desk_wasm, desk_glue) = program("desk", output)?;
        let desk_glue = renamed(&desk_glue)?;
        let entry = output.take("index.html")?;
        // Trunk's own script would be refused: it changes when it is served, and it
        // makes HTML from strings. Its presence tells that this is a watch build.
        let watched = String::from_utf8_lossy(&entry).contains("/trunk/ws");
        let reload_script = match watched {
            true => Some(AttrValue::from(script("reload")?)),
            false => None,
        };

        // A page that is kept would not show the next edit.
        let keeps = settings.worker && !watched;

        let fonts = fonts(&folder.join("fonts"))?;
        let mut font_files = BTreeMap::new();
        for (name, bytes) in &fonts {
            let stem = name.trim_end_matches(".woff2");
            font_files.insert(name.as_str(), output.write_hashed(stem, "woff2", bytes)?);
        }
        let hashed = |name: &str| font_files.get(name).cloned();
        let inlined = |name: &str| {
            let bytes = fonts.get(name)?;
            Some(format!(
                "data:font/woff2;base64,{}",
                Base64::encode_string(bytes)
            ))
        };

        let icons = folder.join("icons");
        let mut icon = |stem: &str, extension: &str| {
            let content = read(&icons, &format!("{stem}.{extension}"))?;
            output.write_hashed(stem, extension, &content)
        };
        let files = Files {
            icon: Some(icon("icon", "svg")?),
            manifest: Some(installing::MANIFEST.to_owned()),
            touch_icon: Some(icon("apple-touch-icon", "png")?),
            font: hashed(FIRST_FONT),
            ..Files::default()
        };
        let svg = files.icon.clone().unwrap_or_default();
        let manifest_icons = installing::icons(&icons, &svg, output)?;
        let screenshots = installing::screenshots(&settings.stories, output)?;
        // The largest icon that is for any use.
        let picture = manifest_icons.iter().rfind(|icon| icon.purpose == "any");
        let picture = picture.map(|icon| icon.address.clone());
        let own_icon = Base64::encode_string(&read(&icons, "icon.svg")?);
        let own_files = Files {
            icon: Some(format!("data:image/svg+xml;base64,{own_icon}")),
            ..Files::default()
        };
        let app_style = sheets::app(&css)?;
        let desk_style = sheets::desk(&css)?;
        // On the site it is a module, since a policy for scripts by their address admits one more.
        let desk_module = format!("{desk_glue}\nexport const start = {DESK};\n");
        let desk = DeskFiles {
            style: output.write_hashed("desk", "css", desk_style.as_bytes())?,
            glue: output.write_hashed("desk", "js", desk_module.as_bytes())?,
            wasm: output.write_hashed("desk", "wasm", &desk_wasm)?,
        };
        let files = Files {
            style: Some(output.write_hashed("lamplight", "css", app_style.as_bytes())?),
            glue: Some(output.write_hashed("lamplight", "js", glue.as_bytes())?),
            wasm: Some(output.write_hashed("lamplight", "wasm", &wasm)?),
            open_desk: Some(output.write_hashed(
                "open-desk",
                "js",
                (script("desk-site")? + "\n" + &script("desk")?).as_bytes(),
            )?),
            desk: Some(desk),
            keep_copy: Some(output.write_hashed(
                "keep-copy",
                "js",
                script("keep-copy")?.as_bytes(),
            )?),
            offline: match keeps {
                true => {
                    Some(output.write_hashed("offline", "js", script("offline")?.as_bytes())?)
                }
                false => None,
            },
            ..files
        };
        let keep_all = keeps.then(|| script("keep-all")).transpose()?;
        let worker = script(match keeps {
            true => "worker/sw",
            false => "worker/retire",
        })?;

        let boot = AttrValue::from(appearance_names() + &script("boot")?);
        let place = AttrValue::from(script("place")?);
        // One block: the policy has a hash for each, which does not compress.
        let joined = |names: &[&str]| {
            let scripts: Result<Vec<String>, Failure> =
                names.iter().map(|name| script(name)).collect();
            scripts.map(|scripts| scripts.join("\n"))
        };
        let faces = sheets::faces(&css, hashed)? + "\n";
        let shelf = Blocks {
            style: AttrValue::from(faces.clone() + &sheets::shelf(&css)?),
            early_scripts: vec![AttrValue::from(format!("{boot}\n{}", script("from-disk")?))],
            late_scripts: vec![place.clone()],
            connects: true,
            start_scripts: vec![AttrValue::from(joined(&["program-site", "start"])?)],
            reload_script,
            ..Blocks::default()
        };
        let story = Blocks {
            style: AttrValue::from(faces + &sheets::story(&css)?),
            ..shelf.clone()
        };
        let not_found = Blocks {
            style: AttrValue::from(sheets::not_found(&css)?),
            early_scripts: vec![boot.clone()],
            connects: settings.site_url.is_none(),
            late_scripts: match settings.site_url {
                Some(_) => vec![],
                None => vec![AttrValue::from(script("find-shelf")?)],
            },
            ..Blocks::default()
        };
        let one_file = Blocks {
            style: AttrValue::from(sheets::whole(&css)?),
            early_scripts: vec![AttrValue::from(format!("{}\n{boot}", script("open-copy")?))],
            // The first sets aside what the second changes.
            late_scripts: vec![AttrValue::from(script("keep-copy")?), place],
            late_style: Some(AttrValue::from(
                [sheets::faces(&css, inlined)?, app_style, desk_style].join("\n"),
            )),
            wasm: Some(block(&wasm)?),
            desk_wasm: Some(block(&desk_wasm)?),
            connects: false,
            start_scripts: vec![
                AttrValue::from(glue + "\n" + &desk_glue),
                AttrValue::from(joined(&[
                    "program-one-file",
                    "start",
                    "desk-one-file",
                    "desk",
                ])?),
            ],
            reload_script: None,
        };
        Ok(Self {
            files,
            own_files,
            shelf,
            story,
            not_found,
            one_file,
            picture,
            manifest: (manifest_icons, screenshots),
            keep_all,
            worker,
        })
    }
}

/// A program as Trunk leaves it, and its glue.
fn program(name: &str, output: &mut Output) -> Result<(Vec<u8>, String), Failure> {
    let glue = code_only(&String::from_utf8_lossy(
        &output.take(&format!("{name}.js"))?,
    ));
    imports::shorten(&output.take(&format!("{name}_bg.wasm"))?, &glue)
}

/// What the second program's glue calls itself: both are in one document.
const DESK: &str = "desk_bindgen";

/// What Yew's properties on elements begin with, and what they begin with in the second program:
/// both number them from the same number on, and each would take the other's for its own.
const YEW: [&str; 2] = ["__yew_", "__desk_"];

/// The second program's glue under its own name.
fn renamed(glue: &str) -> Result<String, Failure> {
    let other = |what: &str| {
        Failure::new(format!(
            "the glue of the desk has no `{what}`: wasm-bindgen or Yew writes it otherwise now"
        ))
    };
    let beginning = "let wasm_bindgen ";
    let rest = glue
        .strip_prefix(beginning)
        .ok_or_else(|| other(beginning))?;
    let [yew, own] = YEW;
    if !rest.contains(yew) {
        return Err(other(yew));
    }
    Ok(format!("let {DESK} {}", rest.replace(yew, own)))
}

/// A program as a block of a page.
fn block(wasm: &[u8]) -> Result<AttrValue, Failure> {
    Ok(AttrValue::from(Base64::encode_string(&gzip(wasm)?)))
}

/// What tells `boot.js` which names it may replay: Rust spells plain texts as
/// JavaScript does.
fn appearance_names() -> String {
    let names: Vec<_> = Preferences::appearance_names().collect();
    format!("const APPEARANCE_NAMES = {names:?};\n")
}

/// The faces' files by name.
fn fonts(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut fonts = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(Failure::at("read the folder", folder))? {
        let entry = entry.map_err(Failure::at("read the folder", folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".woff2") {
            fonts.insert(name.clone(), read(folder, &name)?);
        }
    }
    Ok(fonts)
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let path = folder.join(name);
    fs::read(&path).map_err(Failure::at("read", &path))
}

fn read_text(folder: &Path, name: &str) -> Result<String, Failure> {
    let path = folder.join(format!("{name}.js"));
    fs::read_to_string(&path).map_err(Failure::at("read", &path))
}

/// The script without the comments that fill whole lines, and without
/// indentation: every page carries the result, and the glue loses an eighth.
/// No line break ends it: the validator leaves that out of a block's hash.
fn code_only(script: &str) -> String {
    let mut code: Vec<&str> = Vec::new();
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        // A type before an expression has that on its line.
        let is_one = !line.contains("*/") || line.ends_with("*/");
        in_comment |= line.starts_with("/*") && is_one;
        let is_code = !in_comment && !line.is_empty() && !line.starts_with("//");
        if is_code {
            code.push(line);
        }
        in_comment &= !line.ends_with("*/");
    }
    code.join("\n")
}

/// The smallest that any browser unpacks, at a second for each build: every reader of the
/// one-file edition carries it. There is no time stamp in it: the same bytes give the same bytes.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut packed = Vec::new();
    let options = zopfli::Options {
        // Five, as zopfli advises for large files, save 900 bytes more, and take twice as long.
        iteration_count: NonZeroU64::MIN,
        ..zopfli::Options::default()
    };
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut packed).map_err(Failure::new)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desks_glue_shares_no_name_with_the_readers() {
        let glue = "let wasm_bindgen = (() => { a.__yew_listener_id = 1; })();";
        let own = "let desk_bindgen = (() => { a.__desk_listener_id = 1; })();";
        assert_eq!(renamed(glue).unwrap(), own);
        for other in ["let b = a.__yew_id;", "let wasm_bindgen = 1;"] {
            assert!(renamed(other).is_err(), "{other}");
        }
    }

    #[test]
    fn a_script_travels_without_its_comments() {
        let script =
            "// what it is\n(() => {\n  /** @type {string} */\n  const a = \"//\";\n})();\n";
        assert_eq!(code_only(script), "(() => {\nconst a = \"//\";\n})();");
        for code in ["/** @type {A} */ (b).c();\nd();", "e(); /* f */"] {
            assert_eq!(code_only(code), code);
        }
        assert_eq!(code_only("/**\n * g\n */\nh();"), "h();");
    }
}
