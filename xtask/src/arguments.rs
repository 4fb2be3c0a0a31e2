//! Reading what was said after a command's name.

use std::ffi::OsString;

use crate::failure::Failure;
use crate::nearest::nearest;

/// An option that a command takes.
pub struct Opt {
    /// Its name with the dashes, such as `--port`.
    pub name: &'static str,
    /// What its value is called in the help, if it takes one.
    pub value: Option<&'static str>,
    /// What it does, in a line.
    pub help: &'static str,
}

/// What a command takes.
pub struct Takes {
    /// Its options.
    pub options: &'static [Opt],
    /// What its other words are called in the help, if it takes any.
    pub words: Option<&'static str>,
}

/// What was said, read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    options: Vec<(&'static str, Option<String>)>,
    /// The words that are no options, in order.
    pub words: Vec<String>,
    /// Whether `--help` was said.
    pub help: bool,
}

impl Arguments {
    /// Whether this option was given.
    pub fn has(&self, name: &str) -> bool {
        self.options.iter().any(|(given, _)| *given == name)
    }

    /// The value that was given to this option; the last one counts.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values(name).last()
    }

    /// Every value that was given to this option.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.options
            .iter()
            .filter(move |(given, _)| *given == name)
            .filter_map(|(_, value)| value.as_deref())
    }

    /// Reads what was said to `command`.
    ///
    /// # Errors
    /// An option that the command does not have, one without its value or with one that
    /// it does not take, a word where none belongs, or text that is not UTF-8.
    pub fn read(command: &str, said: &[OsString], takes: &Takes) -> Result<Self, Failure> {
        let mut read = Self::default();
        let mut rest = said.iter();
        let mut only_words = false;
        while let Some(word) = rest.next() {
            let word = text(command, word)?;
            if only_words || word == "-" || !word.starts_with('-') {
                read.words.push(word.to_owned());
            } else if word == "--" {
                only_words = true;
            } else if word == "--help" || word == "-h" {
                read.help = true;
            } else {
                let (name, value) = match word.split_once('=') {
                    Some((name, value)) => (name, Some(value.to_owned())),
                    None => (word, None),
                };
                let option = find(command, name, takes)?;
                let value = match (option.value, value) {
                    (None, None) => None,
                    (None, Some(_)) => return Err(takes_no_value(command, option)),
                    (Some(_), Some(value)) => Some(value),
                    (Some(called), None) => {
                        let next = rest
                            .next()
                            .ok_or_else(|| no_value(command, option, called))?;
                        Some(text(command, next)?.to_owned())
                    }
                };
                read.options.push((option.name, value));
            }
        }
        match (takes.words, read.words.first()) {
            (None, Some(word)) if !read.help => Err(Failure::usage(
                format!("`{command}` takes no `{word}`"),
                format!("See `cargo xtask help {command}`."),
            )),
            _ => Ok(read),
        }
    }
}

fn find<'a>(command: &str, name: &str, takes: &'a Takes) -> Result<&'a Opt, Failure> {
    if let Some(option) = takes.options.iter().find(|option| option.name == name) {
        return Ok(option);
    }
    let names: Vec<_> = takes.options.iter().map(|option| option.name).collect();
    let mend = match nearest(name, &names) {
        Some(near) => format!("Did you mean `{near}`? See `cargo xtask help {command}`."),
        None => format!("See `cargo xtask help {command}`."),
    };
    Err(Failure::usage(
        format!("`{command}` has no option `{name}`"),
        mend,
    ))
}

fn text<'a>(command: &str, word: &'a OsString) -> Result<&'a str, Failure> {
    word.to_str().ok_or_else(|| {
        Failure::usage(
            format!("`{}` after `{command}` is not UTF-8", word.display()),
            "Say it in UTF-8.",
        )
    })
}

fn takes_no_value(command: &str, option: &Opt) -> Failure {
    Failure::usage(
        format!("`{}` takes no value", option.name),
        format!("Say `cargo xtask {command} {}`.", option.name),
    )
}

fn no_value(command: &str, option: &Opt, called: &str) -> Failure {
    Failure::usage(
        format!("`{}` is without its value", option.name),
        format!("Say `cargo xtask {command} {} {called}`.", option.name),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAKES: Takes = Takes {
        options: &[
            Opt {
                name: "--port",
                value: Some("N"),
                help: "",
            },
            Opt {
                name: "--watch",
                value: None,
                help: "",
            },
        ],
        words: None,
    };
    const WORDS: Takes = Takes {
        options: &[],
        words: Some("TITLE"),
    };

    fn read(said: &[&str], takes: &Takes) -> Result<Arguments, Failure> {
        let said: Vec<_> = said.iter().map(OsString::from).collect();
        Arguments::read("serve", &said, takes)
    }

    #[test]
    fn reads_options() {
        let check = |said: &[&str], port: Option<&str>, watch: bool| {
            let read = read(said, &TAKES).unwrap();
            assert_eq!(read.value("--port"), port, "{said:?}");
            assert_eq!(read.has("--watch"), watch, "{said:?}");
        };
        check(&[], None, false);
        check(&["--watch"], None, true);
        check(&["--port", "80"], Some("80"), false);
        check(&["--port=80", "--watch"], Some("80"), true);
        check(&["--port", "1", "--port", "2"], Some("2"), false);
    }

    #[test]
    fn reads_words() {
        let check = |said: &[&str], words: &[&str]| {
            assert_eq!(read(said, &WORDS).unwrap().words, words, "{said:?}");
        };
        check(&["A", "title"], &["A", "title"]);
        check(&["--", "--a title"], &["--a title"]);
        check(&["-"], &["-"]);
    }

    #[test]
    fn says_what_is_wrong() {
        let check = |said: &[&str], part: &str| {
            let failure = read(said, &TAKES).unwrap_err().to_string();
            assert!(failure.contains(part), "{said:?}: {failure}");
        };
        check(&["--prt", "1"], "Did you mean `--port`?");
        check(&["--frobnicate"], "no option `--frobnicate`");
        check(&["--port"], "without its value");
        check(&["--watch=yes"], "takes no value");
        check(&["now"], "takes no `now`");
    }

    #[test]
    fn help_is_heard_among_the_rest() {
        assert!(read(&["--watch", "-h"], &TAKES).unwrap().help);
        assert!(read(&["what", "--help"], &TAKES).unwrap().help);
    }
}
