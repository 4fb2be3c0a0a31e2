//! What a file is called that a reader saves.

/// How many characters of a title are in a name.
const LENGTH: usize = 80;

/// The name where a title leaves none.
const NAMELESS: &str = "Lamplight";

/// A file name from a title, without what some file system does not take in one, and what
/// would show it otherwise than it is.
#[must_use]
pub fn file_name(title: &str, extension: &str) -> String {
    let plain: String = title
        .chars()
        .filter(|character| !turns(*character))
        .map(|character| {
            if is_refused(character) {
                ' '
            } else {
                character
            }
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    // One that begins with a dot is hidden, and Windows takes the last one away.
    let is_dot = |character: char| character == '.' || character == ' ';
    let name: String = words.join(" ").chars().take(LENGTH).collect();
    let name = match name.trim_matches(is_dot) {
        "" => NAMELESS,
        name => name,
    };
    format!("{name}.{extension}")
}

fn is_refused(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|'
        )
}

/// Whether it only changes the direction of what follows.
fn turns(character: char) -> bool {
    matches!(character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_by_every_file_system() {
        for (title, expected) in [
            ("José Olsen", "José Olsen.png"),
            (
                " What? A\n\"title\": one/two \\ <three> ",
                "What A title one two three.png",
            ),
            ("..secret..", "secret.png"),
            ("", "Lamplight.png"),
            (" .. ?", "Lamplight.png"),
            ("card\u{202e}gpj", "cardgpj.png"),
            ("גשם", "גשם.png"),
        ] {
            assert_eq!(file_name(title, "png"), expected, "{title:?}");
        }
    }

    #[test]
    fn a_long_title_is_cut() {
        let name = file_name(&"é ".repeat(200), "txt");
        assert_eq!(name, format!("{}é.txt", "é ".repeat(39)));
    }
}
