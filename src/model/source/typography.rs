//! Setting the text: typographer's quotes, and dashes that stay on their line.
//!
//! Each change puts one character in the place of another, so that all of it can
//! be undone: ‘ and ’ stand for ', “ and ” for ", and a no-break space for the
//! space before a spaced dash. Nothing else of an author's text changes. Where a
//! guess is wrong, the author writes the character itself (’ or ″): what is
//! curly already stays.

use crate::model::Inline;

const NO_BREAK_SPACE: char = '\u{a0}';

/// Words that begin with an apostrophe and are hardly ever quoted alone.
const ELISIONS: [&str; 13] = [
    "bout", "cause", "em", "n", "neath", "nuff", "til", "tis", "twas", "twere", "twill", "twixt",
    "twould",
];

/// Sets one line of text, such as a title.
#[must_use]
pub fn typeset(text: &str) -> String {
    let plain: Vec<char> = text.chars().collect();
    set(&plain).into_iter().collect()
}

/// Sets the text of one block. Quotes look at the characters on both sides of
/// them, whatever emphasis, span or link those are in.
pub(super) fn typeset_block(content: &mut [Inline]) {
    let mut plain = Vec::new();
    push_plain(content, &mut plain);
    put_back(content, &mut set(&plain).into_iter());
}

fn push_plain(content: &[Inline], plain: &mut Vec<char>) {
    for inline in content {
        match inline {
            Inline::Text(text) => plain.extend(text.chars()),
            Inline::LineBreak => plain.push('\n'),
            Inline::FootnoteReference(_) => {}
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => push_plain(content, plain),
        }
    }
}

/// The reverse of [`push_plain`]: takes as many characters as that pushed.
fn put_back(content: &mut [Inline], set: &mut impl Iterator<Item = char>) {
    for inline in content {
        match inline {
            Inline::Text(text) => *text = set.by_ref().take(text.chars().count()).collect(),
            Inline::LineBreak => drop(set.next()),
            Inline::FootnoteReference(_) => {}
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => put_back(content, set),
        }
    }
}

/// `plain` with its quotes and spaces set, character for character.
fn set(plain: &[char]) -> Vec<char> {
    let mut set = Vec::with_capacity(plain.len());
    let mut quotes = Quotes::default();
    let mut rest = plain;
    while let [char, after @ ..] = rest {
        rest = after;
        let before = set.last().copied();
        set.push(match char {
            '"' => quotes.double(before, after),
            '\'' => quotes.single(before, after),
            ' ' if is_spaced_dash(after) => NO_BREAK_SPACE,
            other => quotes.seen(*other),
        });
    }
    set
}

/// Whether `text` begins with a dash that no word touches on its right.
fn is_spaced_dash(text: &[char]) -> bool {
    match text {
        ['–' | '—', '"' | '\'', ..] => true,
        ['–' | '—', after @ ..] => is_end(after.first().copied()),
        _ => false,
    }
}

/// Which quotation marks are open.
#[derive(Default)]
struct Quotes {
    double_open: bool,
    single_open: bool,
}

impl Quotes {
    /// Takes note of a character that stays as it is.
    fn seen(&mut self, char: char) -> char {
        match char {
            '“' => self.double_open = true,
            '”' => self.double_open = false,
            '‘' => self.single_open = true,
            '’' => self.single_open = false,
            _ => {}
        }
        char
    }

    fn double(&mut self, before: Option<char>, after: &[char]) -> char {
        let is_inches = before.is_some_and(|c| c.is_ascii_digit()) && !self.double_open;
        if is_inches {
            return '"';
        }
        let opens = match (is_start(before), is_end(after.first().copied())) {
            (true, false) => true,
            (false, true) => false,
            // Neither side tells: `—"`, `a"b`. A mark closes what is open.
            (true, true) | (false, false) => !self.double_open,
        };
        self.seen(if opens { '“' } else { '”' })
    }

    fn single(&mut self, before: Option<char>, after: &[char]) -> char {
        let next = after.first().copied();
        let is = |c: Option<char>, kind: fn(char) -> bool| c.is_some_and(kind);
        if is(before, char::is_alphanumeric) && is(next, char::is_alphanumeric) {
            let is_feet = is(before, char::is_numeric) && is(next, char::is_numeric);
            return if is_feet { '\'' } else { '’' };
        }
        if is_elided_word(after) || is_elided_year(after) {
            return '’';
        }
        // Where neither side tells, it is an apostrophe rather than a quote.
        let opens = is_start(before) && !(is_end(next) && self.single_open);
        self.seen(if opens { '‘' } else { '’' })
    }
}

/// Whether a quotation can begin after `before`.
fn is_start(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([{<«‹“‘„‚¡¿–—-/".contains(c))
}

/// Whether a quotation, or a spaced dash, can end before `after`.
fn is_end(after: Option<char>) -> bool {
    after.is_none_or(|c| c.is_whitespace() || ")]}>»›”’.,;:!?…–—".contains(c))
}

/// 'tis, 'em, rock 'n' roll.
fn is_elided_word(after: &[char]) -> bool {
    let word = after.iter().take_while(|c| c.is_alphanumeric());
    let word: String = word.flat_map(|c| c.to_lowercase()).collect();
    ELISIONS.contains(&word.as_str())
}

/// The '90s, the summer of '69.
fn is_elided_year(after: &[char]) -> bool {
    match after {
        [tens, ones, rest @ ..] if tens.is_ascii_digit() && ones.is_ascii_digit() => {
            let rest = rest.strip_prefix(&['s']).unwrap_or(rest);
            rest.first().is_none_or(|c| !c.is_alphanumeric())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LanguageTag;

    #[track_caller]
    fn check(cases: &[(&str, &str)]) {
        for (plain, set) in cases {
            assert_eq!(typeset(plain), *set, "{plain}");
        }
    }

    #[test]
    fn double_quotes_open_and_close() {
        check(&[
            ("\"Come,\" it read. \"We go.\"", "“Come,” it read. “We go.”"),
            ("(\"so\")", "(“so”)"),
            ("[\"so\"]", "[“so”]"),
            ("he said—\"Wait\"—and left", "he said—“Wait”—and left"),
            ("\"I was—\" she began", "“I was—” she began"),
            ("\"I was –\" she began", "“I was\u{a0}–” she began"),
            ("\"—and then\"", "“—and then”"),
            ("\"...and then...\"", "“...and then...”"),
            ("\"What?\" \"Yes!\"", "“What?” “Yes!”"),
            ("no end, \"as in", "no end, “as in"),
            ("ends here.\" And", "ends here.” And"),
            ("\"in 1999\" and", "“in 1999” and"),
            ("a \" b \" c", "a “ b ” c"),
            ("¿\"Sí\"?", "¿“Sí”?"),
            ("\"", "“"),
            ("", ""),
        ]);
    }

    #[test]
    fn single_quotes_open_and_close() {
        check(&[
            ("'I don't know,' he said.", "‘I don’t know,’ he said."),
            ("'Go!' 'No.'", "‘Go!’ ‘No.’"),
            ("'I was—' he began", "‘I was—’ he began"),
            ("a ' b ' c", "a ‘ b ’ c"),
            ("(the 'so-called' end)", "(the ‘so-called’ end)"),
        ]);
    }

    #[test]
    fn quotes_lie_in_quotes() {
        check(&[
            (
                "\"'Stop,' he said,\" she said.",
                "“‘Stop,’ he said,” she said.",
            ),
            ("\"He said, 'Stop.'\"", "“He said, ‘Stop.’”"),
            ("'She said, \"No.\"'", "‘She said, “No.”’"),
            ("'\"No,\" she said'", "‘“No,” she said’"),
            ("\"It's the boys'\" she", "“It’s the boys’” she"),
            ("\"'Tis true.\"", "“’Tis true.”"),
        ]);
    }

    #[test]
    fn apostrophes_are_no_quotes() {
        check(&[
            ("José's café", "José’s café"),
            ("the dogs' bowls", "the dogs’ bowls"),
            ("rock 'n' roll", "rock ’n’ roll"),
            ("'tis 'twas 'em 'Til", "’tis ’twas ’em ’Til"),
            (
                "the '90s, the summer of '69.",
                "the ’90s, the summer of ’69.",
            ),
            ("goin' home", "goin’ home"),
            ("l'amico d'Anna", "l’amico d’Anna"),
        ]);
    }

    #[test]
    fn feet_and_inches_stay() {
        check(&[
            ("He is 6'2\" tall", "He is 6'2\" tall"),
            ("a 12\" record", "a 12\" record"),
        ]);
    }

    #[test]
    fn what_is_curly_already_stays_and_counts() {
        check(&[
            ("“so” ‘it’ ’tis ″", "“so” ‘it’ ’tis ″"),
            ("“I was—\" she", "“I was—” she"),
        ]);
    }

    #[test]
    fn a_spaced_dash_stays_with_the_word_before_it() {
        check(&[
            ("an address – hers.", "an address\u{a0}– hers."),
            ("so — it is", "so\u{a0}— it is"),
            ("and then –", "and then\u{a0}–"),
            ("a – b – c", "a\u{a0}– b\u{a0}– c"),
            ("minus –5", "minus –5"),
            ("1990–99, a—b", "1990–99, a—b"),
            ("a - b -- c --- d ... e", "a - b -- c --- d ... e"),
            ("– Ciao, he said", "– Ciao, he said"),
        ]);
    }

    #[test]
    fn quotes_look_across_marks() {
        let text = |text: &str| Inline::Text(text.to_owned());
        let foreign = |words: &str| Inline::Foreign {
            italic: false,
            language: LanguageTag::english(),
            content: vec![text(words)],
        };
        let mut content = vec![
            text("\"José, "),
            foreign("mi amigo"),
            text(",\" she said. \""),
            Inline::Emphasis(vec![foreign("Un espresso")]),
            text("\""),
            Inline::FootnoteReference(1),
            text(" "),
            Inline::Strong(vec![text("José")]),
            text("'s –"),
            Inline::LineBreak,
            text("\"so\""),
        ];
        typeset_block(&mut content);
        assert_eq!(
            content,
            [
                text("“José, "),
                foreign("mi amigo"),
                text(",” she said. “"),
                Inline::Emphasis(vec![foreign("Un espresso")]),
                text("”"),
                Inline::FootnoteReference(1),
                text(" "),
                Inline::Strong(vec![text("José")]),
                text("’s\u{a0}–"),
                Inline::LineBreak,
                text("“so”"),
            ]
        );
    }
}
