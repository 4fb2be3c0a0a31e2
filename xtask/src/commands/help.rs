//! `cargo xtask help`: what the commands are and take.

use super::Command;

/// Every command, a line each.
pub fn all(commands: &[&Command]) -> String {
    let mut text = String::from("Lamplight's commands\n\nUsage: cargo xtask <command>\n\n");
    let width = commands.iter().map(|command| command.name.len()).max();
    for command in commands {
        let name = format!("{:1$}", command.name, width.unwrap_or_default());
        text += &format!("  {name}  {}\n", command.summary);
    }
    text + "\n`cargo xtask help <command>` says more about one.\n"
}

/// One command: how it is called, what it does, what it takes.
pub fn one(command: &Command) -> String {
    let mut usage = format!("cargo xtask {}", command.name);
    let mut options = Vec::new();
    for option in command.takes.options {
        let called = match option.value {
            Some(value) => format!("{} {value}", option.name),
            None => option.name.to_owned(),
        };
        usage += &format!(" [{called}]");
        options.push((called, option.help));
    }
    if let Some(words) = command.takes.words {
        usage += &format!(" {words}");
    }
    let mut text = format!("{}\n\nUsage: {usage}\n", command.summary);
    let width = options.iter().map(|(called, _)| called.len()).max();
    if !options.is_empty() {
        text += "\n";
    }
    for (called, help) in options {
        let called = format!("{called:0$}", width.unwrap_or_default());
        text += &format!("  {called}  {help}\n");
    }
    if !command.details.is_empty() {
        text += &format!("\n{}\n", command.details);
    }
    text
}
