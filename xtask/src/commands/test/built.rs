//! What must hold of the built pages as files.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Context;
use super::tally::Tally;
use crate::budget;
use crate::commands::{new_story, size as size_command};
use crate::failure::{Failure, file_failure};
use crate::process;
use crate::site::{self, Build};
use crate::workspace::Workspace;

/// The story that is added to see what adding one does.
const ADDED: &str = "added-by-the-tests";

/// Plain Trunk makes the same pages, byte for byte.
pub fn trunk(context: &Context) -> Result<Tally, Failure> {
    let plain = context.workspace.scratch("dist-by-trunk");
    let mut trunk = context.toolbox.command("trunk");
    trunk.current_dir(context.workspace.root());
    site::without_settings(&mut trunk);
    trunk.args(["build", "--release", "--dist"]).arg(&plain);
    if !process::succeeds(&mut trunk)? {
        return Ok(Tally::failure("`trunk build --release` failed"));
    }
    let differences = differences(&context.workspace.dist(), &plain)?;
    for difference in &differences {
        println!("{difference}");
    }
    Ok(Tally::check(
        "plain Trunk makes other files than dist/",
        differences.is_empty(),
    ))
}

/// Adding a story is adding a file: nothing is compiled, and the wasm stays as it is.
pub fn stories(context: &Context) -> Result<Tally, Failure> {
    let workspace = &context.workspace;
    let stories = workspace.scratch("stories");
    copy_files(&workspace.path("stories"), &stories)?;
    let story = stories.join(format!("{ADDED}.md"));
    fs::write(&story, new_story::template("Added by the tests"))
        .map_err(file_failure("write", &story))?;

    let before = compiled(workspace)?;
    let dist = workspace.scratch("dist-with-a-story");
    let build = Build {
        dist: Some(dist.clone()),
        stories: Some(stories),
        pristine: true,
        ..Build::default()
    };
    let printed = build.tee(workspace, &context.toolbox)?;
    let after = compiled(workspace)?;

    let page = dist.join(format!("{ADDED}.html"));
    let mut tally = Tally::check("the added story has no page", page.is_file());
    let compiling = printed
        .stderr
        .lines()
        .any(|line| line.trim_start().starts_with("Compiling "));
    tally.add(Tally::check(
        "adding a story compiled something",
        !compiling && before == after,
    ));
    tally.add(Tally::check(
        "adding a story changed the app",
        same_app(&workspace.dist(), &dist)?,
    ));
    tally.add(Tally::check(
        "the programs are made from stories/",
        !reads_stories(workspace)?,
    ));
    Ok(tally)
}

/// The pages keep their budgets.
pub fn size(context: &Context) -> Result<Tally, Failure> {
    let report = budget::weigh(&context.workspace.dist())?;
    print!("{}", size_command::table(&report));
    let mut tally = Tally::default();
    for check in &report.checks {
        let trouble = format!("{}: {}, of {}", check.what, check.used, check.limit);
        tally.add(Tally::check(&trouble, check.is_kept()));
    }
    Ok(tally)
}

/// The programs that a build compiles.
fn programs(workspace: &Workspace) -> [PathBuf; 3] {
    let target = workspace.target();
    [
        target.join("wasm32-unknown-unknown/release/lamplight.wasm"),
        target.join("wasm32-unknown-unknown/release/desk.wasm"),
        target.join("debug/lamplight-prerender"),
    ]
}

/// When they were compiled.
fn compiled(workspace: &Workspace) -> Result<Vec<SystemTime>, Failure> {
    let when = |path: &PathBuf| {
        let written = fs::metadata(path).and_then(|metadata| metadata.modified());
        written.map_err(file_failure("find", path))
    };
    programs(workspace).iter().map(when).collect()
}

/// Whether Cargo says that one of them was made from a file in `stories/`.
fn reads_stories(workspace: &Workspace) -> Result<bool, Failure> {
    let stories = workspace.path("stories");
    let stories = stories
        .canonicalize()
        .map_err(file_failure("find", &stories))?;
    for program in programs(workspace) {
        let list = program.with_extension("d");
        let text = fs::read_to_string(&list).map_err(file_failure("read", &list))?;
        let mut sources = sources(&text).filter_map(|source| source.canonicalize().ok());
        if sources.any(|source| source.starts_with(&stories)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The files in one of Cargo's lists, which is written as for `make`.
fn sources(list: &str) -> impl Iterator<Item = PathBuf> {
    const SPACE: &str = "\0";
    let (_, files) = list.split_once(": ").unwrap_or_default();
    let files = files.replace("\\ ", SPACE);
    let files: Vec<_> = files
        .split_whitespace()
        .map(|file| file.replace(SPACE, " ").into())
        .collect();
    files.into_iter()
}

/// Whether two builds have the same wasm, scripts and styles. The service worker's script, which
/// lists all that a build has, is none of the app's.
fn same_app(one: &Path, other: &Path) -> Result<bool, Failure> {
    let mut same = differences(one, other)?;
    let of_the_app = |name: &String| {
        let parts = [".wasm", ".js", ".css"];
        parts.iter().any(|part| name.contains(part)) && !name.contains("sw.js")
    };
    same.retain(of_the_app);
    for name in &same {
        println!("{name}");
    }
    Ok(same.is_empty())
}

/// The files of two folders that are not the same, each in a line.
fn differences(one: &Path, other: &Path) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    let twin = |file: &Path, folder: &Path| folder.join(file.file_name().unwrap_or_default());
    for file in site::files(one)? {
        let twin = twin(&file, other);
        if !twin.is_file() {
            lines.push(format!("{} has no {}", other.display(), name(&file)));
        } else if read(&file)? != read(&twin)? {
            lines.push(format!("{} differs in {}", name(&file), other.display()));
        }
    }
    for file in site::files(other)? {
        if !twin(&file, one).is_file() {
            lines.push(format!("{} has no {}", one.display(), name(&file)));
        }
    }
    Ok(lines)
}

/// Puts the files of one folder into another, made anew.
pub fn copy_files(from: &Path, to: &Path) -> Result<(), Failure> {
    if to.exists() {
        fs::remove_dir_all(to).map_err(file_failure("remove", to))?;
    }
    fs::create_dir_all(to).map_err(file_failure("create", to))?;
    for file in site::files(from)? {
        let copy = to.join(file.file_name().unwrap_or_default());
        fs::copy(&file, &copy).map_err(file_failure("write", &copy))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(file_failure("read", path))
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_list_of_sources() {
        let check = |list: &str, expected: &[&str]| {
            let found: Vec<_> = sources(list).collect();
            let expected: Vec<_> = expected.iter().map(PathBuf::from).collect();
            assert_eq!(found, expected, "{list}");
        };
        check("", &[]);
        check(
            "/t/app.wasm: /a/src/lib.rs /a/src/../b.md\n",
            &["/a/src/lib.rs", "/a/src/../b.md"],
        );
        check(
            r"/t/app: /my\ clone/lib.rs /b.rs",
            &["/my clone/lib.rs", "/b.rs"],
        );
    }

    #[test]
    fn finds_what_differs_between_two_folders() {
        let check = |one: &[(&str, &str)], other: &[(&str, &str)], expected: &[&str]| {
            let folder = |files: &[(&str, &str)]| {
                let folder = tempfile::tempdir().unwrap();
                for (name, text) in files {
                    fs::write(folder.path().join(name), text).unwrap();
                }
                folder
            };
            let (one, other) = (folder(one), folder(other));
            let found = differences(one.path(), other.path()).unwrap();
            assert_eq!(found.len(), expected.len(), "{found:?}");
            for (line, part) in found.iter().zip(expected) {
                assert!(line.contains(part), "{line}");
            }
        };
        check(&[], &[], &[]);
        check(&[("a", "1")], &[("a", "1")], &[]);
        check(&[("a", "1")], &[("a", "2")], &["a differs"]);
        check(&[("a", "1")], &[], &["has no a"]);
        check(&[], &[("b", "")], &["has no b"]);
        check(
            &[("a", ""), ("b", "1")],
            &[("b", "2"), ("c", "")],
            &["has no a", "b differs", "has no c"],
        );
    }
}
