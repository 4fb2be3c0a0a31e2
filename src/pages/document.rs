//! A whole HTML document: `<html>`, its `<head>`, and the scripts around a page.

use std::rc::Rc;

use yew::prelude::*;

use super::content_security_policy::ContentSecurityPolicy;
use crate::components::desk_panel::desk_panel;
use crate::components::help::Help;
use crate::components::keep_copy::KeepCopy;
use crate::model::{Edition, LanguageTag, Library, Panel};

/// What a document says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    /// The edition that the page belongs to.
    pub edition: Edition,
    /// What the page is: `shelf`, `story` or `not-found`; none in the one-file
    /// edition, which is several at once.
    pub page: Option<&'static str>,
    /// The slug of the story that the page is about.
    pub story: Option<String>,
    /// The language of the page.
    pub language: LanguageTag,
    /// The page's title.
    pub title: String,
    /// The title of what the page shows, as its heading has it; none in the one-file
    /// edition, which is several at once.
    pub heading: Option<String>,
    /// Where a printed page says that it is from.
    pub source: Option<String>,
    /// One sentence about it.
    pub description: Option<String>,
    /// Its kind, in OpenGraph's words: `website` or `article`.
    pub kind: &'static str,
    /// Its absolute address, if the publisher said where the site will be.
    pub canonical: Option<String>,
    /// An absolute address of a picture for sharing, likewise.
    pub picture: Option<String>,
    /// Whether search engines should list it.
    pub indexed: bool,
    /// The page's description for machines, as JSON-LD.
    pub json_ld: Option<String>,
}

/// Files that a page loads, by their addresses.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Files {
    /// The icon as SVG.
    pub icon: Option<String>,
    /// The web app manifest.
    pub manifest: Option<String>,
    /// The icon that iOS puts on a home screen.
    pub touch_icon: Option<String>,
    /// The one font that the first paint needs.
    pub font: Option<String>,
    /// The style sheet of what only the app shows.
    pub style: Option<String>,
    /// The glue script that loads the wasm.
    pub glue: Option<String>,
    /// The wasm itself.
    pub wasm: Option<String>,
    /// The script that fetches the second program when something of it is first wanted.
    pub open_desk: Option<String>,
    /// That program.
    pub desk: Option<DeskFiles>,
    /// The script that has the library kept for reading without a network.
    pub offline: Option<String>,
    /// The script that saves the library, or a story, as one file.
    pub keep_copy: Option<String>,
    /// The script by which a reader has all of a large library kept; for the shelf.
    pub keep_all: Option<String>,
}

/// The second program's files, by their addresses.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeskFiles {
    /// The style sheet of what it shows.
    pub style: String,
    /// The glue script that loads the wasm, as a module.
    pub glue: String,
    /// The wasm itself.
    pub wasm: String,
}

/// What a page carries in itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Blocks {
    /// The style sheet.
    pub style: AttrValue,
    /// Scripts that run before the first paint.
    pub early_scripts: Vec<AttrValue>,
    /// Scripts that run once the text is there.
    pub late_scripts: Vec<AttrValue>,
    /// A style sheet after the text: in the one-file edition, the faces, and what only
    /// the app shows.
    pub late_style: Option<AttrValue>,
    /// The wasm, compressed and as base64, in the one-file edition.
    pub wasm: Option<AttrValue>,
    /// The second program's wasm, likewise.
    pub desk_wasm: Option<AttrValue>,
    /// Whether the scripts read what lies beside the page.
    pub connects: bool,
    /// Scripts that start the app.
    pub start_scripts: Vec<AttrValue>,
    /// The development server's own script, which reloads the page.
    pub reload_script: Option<AttrValue>,
}

/// What [`Document`] needs.
#[derive(Properties, PartialEq)]
pub struct DocumentProps {
    /// The library, whose id every page carries.
    pub library: Rc<Library>,
    /// What the page says of itself.
    pub meta: Meta,
    /// What it loads.
    pub files: Files,
    /// What it carries.
    pub blocks: Blocks,
    /// The body's content.
    pub children: Html,
}

/// The document around a page. Everything goes through the renderer, which
/// escapes it.
#[component]
pub fn Document(props: &DocumentProps) -> Html {
    let DocumentProps {
        library,
        meta,
        files,
        blocks,
        children,
    } = props;
    let copy = (meta.edition == Edition::Site).then_some(Edition::ONE_FILE);
    let runs_app = !blocks.start_scripts.is_empty();
    let desk = files.desk.as_ref();
    html! {
        <html
            lang={meta.language.to_string()}
            dir={meta.language.direction()}
            data-library={library.id.to_string()}
            data-edition={meta.edition.name()}
            data-page={meta.page}
            data-story={meta.story.clone()}
            data-title={meta.heading.clone()}
            data-source={meta.source.clone()}
        >
            <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content={policy(files, blocks).content()} />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <title>{ &meta.title }</title>
                { about(library, meta) }
                { loads(files) }
                <style>{ &blocks.style }</style>
                { scripts(&blocks.early_scripts) }
            </head>
            <body>
                { children.clone() }
                // After the text: for a font that is preloaded in the head, Chromium holds the
                // first paint back.
                if let Some(font) = &files.font {
                    <link as="font" rel="preload" type="font/woff2" href={font.clone()} crossorigin="anonymous" />
                }
                if runs_app {
                    <div id="panels" lang="en" dir="ltr">
                        <Help copy={copy} />
                        <KeepCopy />
                        { for Panel::OF_THE_DESK.map(desk_panel) }
                    </div>
                    <noscript>
                        <p class="notice" lang="en">
                            { "Scripts are switched off here. The text is all here; themes, type and places come with scripts, which the browser’s settings may allow." }
                        </p>
                    </noscript>
                    <p id="notice" class="notice" role="status" lang="en"></p>
                    <div id="app" hidden={true}></div>
                    <div
                        id="desk"
                        hidden={true}
                        data-style={desk.map(|desk| desk.style.clone())}
                        data-glue={desk.map(|desk| desk.glue.clone())}
                        data-wasm={desk.map(|desk| desk.wasm.clone())}
                    ></div>
                }
                { scripts(&blocks.late_scripts) }
                // HTML has no place for a style sheet in a body; SVG, which may stand in one, has.
                if let Some(style) = &blocks.late_style {
                    <div hidden={true}><svg><style>{ style }</style></svg></div>
                }
                if let Some(wasm) = &blocks.wasm {
                    <script type="application/wasm+base64" id="wasm">{ wasm }</script>
                }
                if let Some(wasm) = &blocks.desk_wasm {
                    <script type="application/wasm+base64" id="desk-wasm">{ wasm }</script>
                }
                if let Some(glue) = &files.glue {
                    <script src={glue.clone()}></script>
                }
                { scripts(&blocks.start_scripts) }
                { for files.open_desk.iter().chain(&files.offline).chain(&files.keep_copy).chain(&files.keep_all).map(|script| html! {
                    <script async={true} src={script.clone()}></script>
                }) }
                { scripts(blocks.reload_script.as_slice()) }
            </body>
        </html>
    }
}

fn policy<'a>(files: &Files, blocks: &'a Blocks) -> ContentSecurityPolicy<'a> {
    let all_scripts = [
        blocks.early_scripts.as_slice(),
        &blocks.late_scripts,
        &blocks.start_scripts,
        blocks.reload_script.as_slice(),
    ];
    let styles = std::iter::once(&blocks.style).chain(&blocks.late_style);
    ContentSecurityPolicy {
        scripts: all_scripts
            .into_iter()
            .flatten()
            .map(AttrValue::as_str)
            .collect(),
        styles: styles.map(AttrValue::as_str).collect(),
        wasm: files.wasm.is_some() || blocks.wasm.is_some(),
        own_files: files.glue.is_some(),
        connects: blocks.connects,
        copies: files.keep_copy.is_some(),
        manifest: files.manifest.is_some(),
        worker: files.offline.is_some(),
        own_fonts: blocks.late_style.is_some(),
        live_reload: blocks.reload_script.is_some(),
    }
}

/// What the page tells browsers, search engines and those it is shared with.
fn about(library: &Library, meta: &Meta) -> Html {
    let [light, dark] = super::theme_colours();
    html! {
        <>
            if let Some(description) = &meta.description {
                <meta name="description" content={description.clone()} />
                <meta property="og:description" content={description.clone()} />
            }
            if !meta.indexed {
                <meta name="robots" content="noindex" />
            }
            <meta name="generator" content={concat!("Lamplight ", env!("CARGO_PKG_VERSION"))} />
            <meta name="color-scheme" content="light dark" />
            <meta name="theme-color" media="(prefers-color-scheme: light)" content={light} data-default={light} />
            <meta name="theme-color" media="(prefers-color-scheme: dark)" content={dark} data-default={dark} />
            // Without the collection's name, which stands by itself: reader modes show this.
            <meta property="og:title" content={meta.heading.as_ref().unwrap_or(&meta.title).clone()} />
            <meta property="og:type" content={meta.kind} />
            <meta property="og:site_name" content={library.title.clone()} />
            <meta property="og:locale" content={meta.language.as_str().replace('-', "_")} />
            if let Some(address) = &meta.canonical {
                <link rel="canonical" href={address.clone()} />
                <meta property="og:url" content={address.clone()} />
            }
            if let Some(picture) = &meta.picture {
                <meta property="og:image" content={picture.clone()} />
                <meta name="twitter:card" content="summary" />
            }
            if let Some(json) = &meta.json_ld {
                <script type="application/ld+json">{ json.clone() }</script>
            }
        </>
    }
}

/// What the page loads, in the order of need. What the app needs is asked for at once,
/// so that it is up sooner; the first paint waits for none of it. A `rel="stylesheet"`
/// would hold it back: `program-site.js` puts the app's sheet into force.
fn loads(files: &Files) -> Html {
    html! {
        <>
            if let Some(icon) = &files.icon {
                <link rel="icon" type="image/svg+xml" href={icon.clone()} />
            }
            if let Some(manifest) = &files.manifest {
                <link rel="manifest" href={manifest.clone()} />
            }
            if let Some(icon) = &files.touch_icon {
                <link rel="apple-touch-icon" href={icon.clone()} />
            }
            if let Some(style) = &files.style {
                <link as="fetch" rel="preload" type="text/css" href={style.clone()} crossorigin="anonymous" />
            }
            if let Some(glue) = &files.glue {
                <link as="script" rel="preload" href={glue.clone()} />
            }
            if let Some(wasm) = &files.wasm {
                <link as="fetch" rel="preload" type="application/wasm" href={wasm.clone()} crossorigin="anonymous" />
            }
        </>
    }
}

fn scripts(contents: &[AttrValue]) -> Html {
    contents
        .iter()
        .map(|content| html! { <script>{ content }</script> })
        .collect()
}
