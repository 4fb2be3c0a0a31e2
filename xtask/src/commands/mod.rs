//! What can be said after `cargo xtask`.

mod bench;
mod dist;
mod help;
mod new_story;
mod sample;
mod screenshots;
mod serve;
mod size;
mod test;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::arguments::{Arguments, Takes};
use crate::failure::Failure;
use crate::nearest::nearest;

/// A command.
pub struct Command {
    /// The word that calls it.
    pub name: &'static str,
    /// What it does, in a line.
    pub summary: &'static str,
    /// What else there is to know, for its own help.
    pub details: &'static str,
    /// What may be said after it.
    pub takes: Takes,
    /// Does it. The code is not success where the work was done and found something wrong.
    pub run: fn(&Arguments) -> Result<ExitCode, Failure>,
}

/// Every command, in the order of the help.
const COMMANDS: [&Command; 8] = [
    &serve::COMMAND,
    &dist::COMMAND,
    &new_story::COMMAND,
    &sample::COMMAND,
    &test::COMMAND,
    &size::COMMAND,
    &screenshots::COMMAND,
    &bench::COMMAND,
];

/// Runs what was said.
///
/// # Errors
/// When it cannot be understood or done.
pub fn run(said: &[OsString]) -> Result<ExitCode, Failure> {
    let Some((name, rest)) = said.split_first() else {
        eprint!("{}", help::all(&COMMANDS));
        return Ok(ExitCode::from(2));
    };
    let name = name.to_string_lossy();
    match name.as_ref() {
        "help" => match rest.first() {
            Some(about) => print!("{}", help::one(find(&about.to_string_lossy())?)),
            None => print!("{}", help::all(&COMMANDS)),
        },
        "--help" | "-h" => print!("{}", help::all(&COMMANDS)),
        _ => {
            let command = find(&name)?;
            let arguments = Arguments::read(command.name, rest, &command.takes)?;
            if !arguments.help {
                return (command.run)(&arguments);
            }
            print!("{}", help::one(command));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn find(name: &str) -> Result<&'static Command, Failure> {
    if let Some(command) = COMMANDS.into_iter().find(|command| command.name == name) {
        return Ok(command);
    }
    let names = COMMANDS.map(|command| command.name);
    let mend = match nearest(name, &names) {
        Some(near) => {
            format!("Did you mean `cargo xtask {near}`? `cargo xtask help` lists them all.")
        }
        None => "`cargo xtask help` lists them all.".to_owned(),
    };
    Err(Failure::usage(
        format!("there is no command `{name}`"),
        mend,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn names_what_it_does_not_know_and_the_nearest() {
        let check = |name: &str, part: &str| {
            let failure = run(&[name.into()]).unwrap_err().to_string();
            assert!(
                failure.contains(name) && failure.contains(part),
                "{failure}"
            );
        };
        check("serv", "`cargo xtask serve`?");
        check("dits", "`cargo xtask dist`?");
        check("frobnicate", "lists them all");
    }

    /// What publishers are told to run, or to have run.
    const DOCUMENTS: [&str; 4] = [
        "README.md",
        "CONTRIBUTING.md",
        "docs/hosting.md",
        "docs/github-pages.yml",
    ];

    #[test]
    fn what_documents_say_is_understood() {
        let workspace = Workspace::find().unwrap();
        for name in DOCUMENTS {
            let text = std::fs::read_to_string(workspace.path(name)).unwrap();
            let calls: Vec<_> = text.split("cargo xtask ").skip(1).collect();
            assert!(!calls.is_empty(), "{name}");
            for call in calls {
                let said = call.split(['\n', '`', '#']).next().unwrap_or_default();
                let words: Vec<OsString> = said.split_whitespace().map(OsString::from).collect();
                let (command, rest) = words.split_first().unwrap();
                if command == "help" {
                    continue;
                }
                let command = find(&command.to_string_lossy()).unwrap();
                let read = Arguments::read(command.name, rest, &command.takes);
                assert!(read.is_ok(), "{name}: {said}: {read:?}");
            }
        }
    }

    #[test]
    fn every_command_is_in_the_help() {
        let all = help::all(&COMMANDS);
        for command in COMMANDS {
            assert!(all.contains(command.summary), "{}", command.name);
            assert!(
                help::one(command).contains(command.details),
                "{}",
                command.name
            );
        }
    }
}
