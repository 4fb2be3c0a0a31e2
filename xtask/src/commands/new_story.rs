//! `cargo xtask new "A title"`: the file of a new story.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use super::Command;
use crate::arguments::{Arguments, Takes};
use crate::failure::{Failure, file_failure};
use crate::workspace::Workspace;

/// Its place among the commands.
pub const COMMAND: Command = Command {
    name: "new",
    summary: "Start the file of a new story",
    details: "\
Writes stories/<slug>.md, its name made from the title: what a story can say about
itself at the top, then room for its text. A file that is there is never touched.",
    takes: Takes {
        options: &[],
        words: Some("\"A title\""),
    },
    run,
};

/// The longest slug, in bytes, as the reader of stories takes it.
const LONGEST: usize = 100;

/// Names that the build writes itself, as the reader of stories refuses them.
const RESERVED: [&str; 21] = [
    "404",
    "app",
    "continue",
    "desk",
    "desk-wasm",
    "find",
    "go-to",
    "help",
    "index",
    "keep-a-copy",
    "lamplight",
    "marks",
    "more",
    "notice",
    "panels",
    "share",
    "shelf",
    "stories",
    "themes-and-type",
    "wasm",
    "your-data",
];

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let title = arguments.words.join(" ");
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(Failure::usage(
            "a story needs a title",
            "Say `cargo xtask new \"A title\"`.",
        ));
    }
    let slug = slug(&title)?;
    let name = format!("stories/{slug}.md");
    let path = Workspace::find()?.path(&name);
    match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(mut file) => file
            .write_all(template(&title).as_bytes())
            .map_err(file_failure("write", &path))?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(Failure::new(
                format!("{name} is there already, and was not touched"),
                "Write on in it, or start this one under another title: its `title` can be \
                 changed in the file afterwards, the file's name is what must differ.",
            ));
        }
        Err(error) => return Err(file_failure("create", &path)(error)),
    }
    println!("{name} is there: write the story below its second +++.");
    println!("It goes last on the shelf until `order` in stories/library.toml names \"{slug}\".");
    println!("`cargo xtask serve --watch` shows it while you write.");
    Ok(ExitCode::SUCCESS)
}

/// A story's short name out of its title: Latin letters without their accents, other
/// scripts transliterated, groups of letters and digits joined by hyphens.
fn slug(title: &str) -> Result<String, Failure> {
    // Apostrophes join what they stand between: “Anya's” is one word.
    let plain = deunicode::deunicode(title).replace(['\'', '"', '`'], "");
    let lower = plain.to_ascii_lowercase();
    let mut slug = String::new();
    for group in lower.split(|c: char| !c.is_ascii_alphanumeric()) {
        if group.is_empty() {
            continue;
        }
        if slug.is_empty() {
            slug.extend(group.chars().take(LONGEST));
        } else if slug.len() + 1 + group.len() <= LONGEST {
            slug.push('-');
            slug.push_str(group);
        } else {
            break;
        }
    }
    if slug.is_empty() {
        return Err(Failure::usage(
            format!("“{title}” leaves no letters for a file's name"),
            "Start the story under a title with letters, and change `title` in the file.",
        ));
    }
    if RESERVED.contains(&slug.as_str()) {
        return Err(Failure::usage(
            format!("a story cannot be called `{slug}`: the build gives that name itself"),
            format!(
                "Start it under another title, such as “{title}, a story”, and change `title` in the file."
            ),
        ));
    }
    Ok(slug)
}

/// What a new story's file says. It builds as it is.
pub fn template(title: &str) -> String {
    let title = toml_string(title);
    format!(
        r##"+++
title = {title}
# author = "Who wrote it"
# language = "en"                # if another than the library's
# description = "One line for the shelf and for shared links."
# date = 2026-01-31
# cover = {{ motif = "reading-lamp", tones = ["#2f4a56", "#d9a464"] }}
+++

Once upon a time, this line was waiting to be replaced by a story.
"##
    )
}

/// Text as a TOML basic string.
fn toml_string(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            control if control.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(control)));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    /// xtask cannot use the package, so it repeats its list.
    #[test]
    fn the_names_that_are_taken_are_those_of_the_package() {
        let slug = include_str!("../../../src/model/slug.rs");
        let (_, list) = slug.split_once("RESERVED: [").unwrap();
        let (list, _) = list.split_once("];").unwrap();
        let names: Vec<_> = list.split('"').skip(1).step_by(2).collect();
        assert_eq!(names, RESERVED);
    }

    #[test]
    fn names_stories_by_their_titles() {
        let check = |title: &str, expected: &str| {
            assert_eq!(slug(title).unwrap(), expected, "{title}");
        };
        check("Anya Salemi", "anya-salemi");
        check("José Olsen", "jose-olsen");
        check("Straße nach Ångström", "strasse-nach-angstrom");
        check("  It's—well…  \"late\"! ", "its-well-late");
        check("Anya’s café", "anyas-cafe");
        check("1984", "1984");
        check("Война и мир", "voina-i-mir");
        check(&format!("{} end", "a".repeat(100)), &"a".repeat(100));
        check(&"a".repeat(101), &"a".repeat(100));
        check(&"word ".repeat(40), &["word"; 20].join("-"));
    }

    #[test]
    fn refuses_titles_that_give_no_name() {
        let check = |title, part: &str| {
            let failure = slug(title).unwrap_err().to_string();
            assert!(failure.contains(part), "{title}: {failure}");
        };
        check("…", "no letters");
        check("?!", "no letters");
        check("Index", "cannot be called `index`");
        check("404", "cannot be called `404`");
        check("Lamplight!", "cannot be called `lamplight`");
        check("Shelf", "cannot be called `shelf`");
    }

    #[test]
    fn titles_are_quoted() {
        let check = |title, expected: &str| assert_eq!(toml_string(title), expected);
        check("Anya", r#""Anya""#);
        check(r#"The "end" \ start"#, r#""The \"end\" \\ start""#);
        check("a\u{7}b", r#""a\u0007b""#);
        check("José", r#""José""#);
    }

    #[test]
    fn a_new_story_has_front_matter_and_text() {
        let text = template("A \"title\"");
        let parts: Vec<_> = text.split("+++\n").collect();
        assert_eq!(parts.len(), 3);
        assert!(parts[0].is_empty() && !parts[2].trim().is_empty());
        assert!(parts[1].starts_with("title = \"A \\\"title\\\"\"\n"));
    }
}
