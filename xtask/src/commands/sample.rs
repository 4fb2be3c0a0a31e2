//! `cargo xtask sample`: made-up stories to try the reader with.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use lamplight_samples::{long_texts, many_stories};

use super::Command;
use crate::arguments::{Arguments, Opt, Takes};
use crate::failure::{Failure, file_failure};

/// Its place among the commands.
pub const COMMAND: Command = Command {
    name: "sample",
    summary: "Write made-up stories into a folder, to try long ones and many",
    details: "\
Writes a story of 25 kB, one of 100 kB and one of 3 MB in 300 chapters into a new
folder; with --stories, so many of 500 words instead. They are the same every time.
A build reads another folder than stories/ when it is told so:

  cargo xtask sample target/samples
  LAMPLIGHT_STORIES=$PWD/target/samples cargo xtask serve",
    takes: Takes {
        options: &[Opt {
            name: "--stories",
            value: Some("N"),
            help: "How many short stories, instead of three long ones",
        }],
        words: Some("folder"),
    },
    run,
};

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let [folder] = arguments.words.as_slice() else {
        return Err(Failure::usage(
            "the samples need a folder",
            "Name one that is not there yet: `cargo xtask sample target/samples`.",
        ));
    };
    let count = arguments.value("--stories").map(count).transpose()?;
    let library = count.map_or_else(long_texts, many_stories);
    let folder = Path::new(folder);
    // Into a new one only: nothing that somebody wrote is ever replaced.
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent).map_err(file_failure("create", parent))?;
    }
    fs::create_dir(folder).map_err(file_failure("create", folder))?;
    for file in library.files() {
        let path = folder.join(file.name);
        fs::write(&path, file.text).map_err(file_failure("write", &path))?;
    }
    let stories = library.stories.len();
    println!("{}: {stories} stories", folder.display());
    Ok(ExitCode::SUCCESS)
}

fn count(said: &str) -> Result<usize, Failure> {
    said.parse().ok().filter(|count| *count > 0).ok_or_else(|| {
        Failure::usage(
            format!("`--stories {said}` is no number of stories"),
            "Say a number from 1 on: `cargo xtask sample --stories 1000 target/samples`.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsString;

    fn sample(words: &[&str]) -> Result<ExitCode, Failure> {
        let said: Vec<_> = words.iter().map(OsString::from).collect();
        run(&Arguments::read("sample", &said, &COMMAND.takes)?)
    }

    #[test]
    fn writes_a_folder_and_replaces_none() {
        let temp = tempfile::tempdir().unwrap();
        let folder = temp.path().join("new/samples");
        let folder = folder.to_str().unwrap();
        assert!(sample(&["--stories", "2", folder]).is_ok());
        assert_eq!(fs::read_dir(folder).unwrap().count(), 3);
        let failure = sample(&[folder]).unwrap_err().to_string();
        assert!(failure.contains("cannot create"), "{failure}");
    }

    #[test]
    fn says_what_is_missing() {
        let check = |words: &[&str], part: &str| {
            let failure = sample(words).unwrap_err().to_string();
            assert!(failure.contains(part), "{failure}");
        };
        check(&[], "need a folder");
        check(&["a", "b"], "need a folder");
        check(&["--stories", "many", "a"], "no number");
        check(&["--stories", "0", "a"], "no number");
    }
}
