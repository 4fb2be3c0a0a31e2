//! Stories made up at random: what an author writes, and what must come of it.

use proptest::collection::vec;
use proptest::prelude::*;

/// A block that an author may write.
#[derive(Debug, Clone)]
pub enum Chunk {
    /// A paragraph of lines.
    Paragraph(Vec<Vec<Piece>>),
    /// A heading of a level.
    Heading(u8, Vec<Piece>),
    /// A scene break.
    Break,
    /// A block quote.
    Quote(Vec<Chunk>),
}

/// A part of a line that an author may write.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Any words at all.
    Words(String),
    /// Stressed words around strongly stressed ones.
    Emphasis(String, String, String),
    /// Strongly stressed words.
    Strong(String),
    /// Stressed words in Italian, in italics or not.
    Foreign(bool, String),
    /// A link to the web.
    Link(String),
    /// Words with a footnote on them.
    Note(String, String),
}

/// Any block.
pub fn chunk() -> impl Strategy<Value = Chunk> {
    let line = || vec(piece(), 1..5);
    let flat = prop_oneof![
        4 => vec(line(), 1..3).prop_map(Chunk::Paragraph),
        1 => (2..=6_u8, line()).prop_map(|(level, line)| Chunk::Heading(level, line)),
        1 => Just(Chunk::Break),
    ];
    flat.prop_recursive(3, 12, 4, |inner| vec(inner, 1..4).prop_map(Chunk::Quote))
}

fn piece() -> impl Strategy<Value = Piece> {
    let plain = || "[a-zé]{1,6}( [a-zé]{1,6}){0,2}";
    prop_oneof![
        6 => words().prop_map(Piece::Words),
        1 => (plain(), plain(), plain()).prop_map(|(a, b, c)| Piece::Emphasis(a, b, c)),
        1 => plain().prop_map(Piece::Strong),
        1 => (any::<bool>(), plain()).prop_map(|(italic, words)| Piece::Foreign(italic, words)),
        1 => words().prop_map(Piece::Link),
        1 => (words(), words()).prop_map(|(words, note)| Piece::Note(words, note)),
    ]
}

/// One to four words of any characters that a typesetter does not put in.
fn words() -> impl Strategy<Value = String> {
    let word = vec(plain_char(), 1..6).prop_map(String::from_iter);
    vec(word, 1..5).prop_map(|words| words.join(" "))
}

/// Any character that no text block can end with, and that typesetting never makes.
pub fn plain_char() -> impl Strategy<Value = char> {
    let is_left_out = |c: char| c.is_whitespace() || c.is_control() || "‘’“”".contains(c);
    let any = any::<char>().prop_map(move |c| if is_left_out(c) { 'x' } else { c });
    prop_oneof![
        3 => proptest::char::range('a', 'z'),
        3 => proptest::char::range('!', '~'),
        1 => prop_oneof![Just('–'), Just('—'), Just('é'), Just('"'), Just('\'')],
        1 => any,
    ]
}

/// A story as it is written, and the outline that must come of it.
#[derive(Debug, Default)]
pub struct Written {
    markdown: String,
    outline: Vec<String>,
    notes: Vec<String>,
    number: u32,
}

impl Written {
    /// The story of `chunks`.
    pub fn new(chunks: &[Chunk]) -> Self {
        let mut written = Self::default();
        written.outline = written.chunks("", chunks);
        for (number, note) in (1..).zip(std::mem::take(&mut written.notes)) {
            let label = format!("\n[^n{number}]: {}\n", escape(&note));
            written.markdown.push_str(&label);
            let block = written.next();
            let outline = format!("note {number}(p{block}({note}))");
            written.outline.push(outline);
        }
        written
    }

    /// The Markdown of it.
    pub fn markdown(&self) -> &str {
        &self.markdown
    }

    /// Its outline, not typeset.
    pub fn outline(&self) -> String {
        self.outline.join(" ")
    }

    fn next(&mut self) -> u32 {
        self.number += 1;
        self.number
    }

    /// Writes `chunks` on lines that begin with `margin`; gives their outlines.
    fn chunks(&mut self, margin: &str, chunks: &[Chunk]) -> Vec<String> {
        let mut outlines = Vec::new();
        for chunk in chunks {
            // Two quotes in a row are two only with an empty line between them.
            self.markdown.push_str(&format!("{margin}\n"));
            outlines.push(match chunk {
                Chunk::Paragraph(lines) => {
                    let number = self.next();
                    let lines: Vec<_> = lines.iter().map(|line| self.line(line)).collect();
                    let (markdown, outline): (Vec<_>, Vec<_>) = lines.into_iter().unzip();
                    let markdown = markdown.join(&format!("\\\n{margin}"));
                    self.markdown.push_str(&format!("{margin}{markdown}\n"));
                    format!("p{number}({})", outline.join(" / "))
                }
                Chunk::Heading(level, line) => {
                    let number = self.next();
                    let (markdown, outline) = self.line(line);
                    let marks = "#".repeat(usize::from(*level));
                    self.markdown
                        .push_str(&format!("{margin}{marks} {markdown}\n"));
                    format!("h{level}:{number}({outline})")
                }
                Chunk::Break => {
                    self.markdown.push_str(&format!("{margin}* * *\n"));
                    "break".to_owned()
                }
                Chunk::Quote(chunks) => {
                    let outlines = self.chunks(&format!("{margin}> "), chunks);
                    format!("quote({})", outlines.join(" "))
                }
            });
        }
        outlines
    }

    /// The Markdown and the outline of one line.
    fn line(&mut self, pieces: &[Piece]) -> (String, String) {
        let pieces = pieces.iter().map(|piece| self.piece(piece));
        let (markdown, outline): (Vec<_>, Vec<_>) = pieces.unzip();
        (markdown.join(" "), outline.join(" "))
    }

    fn piece(&mut self, piece: &Piece) -> (String, String) {
        match piece {
            Piece::Words(words) => (escape(words), words.clone()),
            Piece::Emphasis(a, b, c) => (
                format!("*{a} **{b}** {c}*"),
                format!("em({a} strong({b}) {c})"),
            ),
            Piece::Strong(words) => (format!("**{words}**"), format!("strong({words})")),
            Piece::Foreign(italic, words) => {
                let name = if *italic { "i" } else { "span" };
                (
                    format!("<{name} lang=\"it\">*{words}*</{name}>"),
                    format!("{name} it (em({words}))"),
                )
            }
            Piece::Link(words) => (
                format!("[{}](https://example.org/a_(b))", escape(words)),
                format!("link https://example.org/a_(b) ({words})"),
            ),
            Piece::Note(words, note) => {
                self.notes.push(note.clone());
                let number = self.notes.len();
                (
                    format!("{}[^n{number}]", escape(words)),
                    format!("{words} note {number}"),
                )
            }
        }
    }
}

/// `words` as text that Markdown takes for nothing else.
fn escape(words: &str) -> String {
    let escaped = words.chars().map(|c| {
        let backslash = if c.is_ascii_punctuation() { "\\" } else { "" };
        format!("{backslash}{c}")
    });
    escaped.collect()
}
