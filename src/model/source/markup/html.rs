//! The few HTML tags that a story may have: `<span lang="…">` and `<i lang="…">`.

use crate::model::LanguageTag;
use crate::model::source::diagnostic::quoted;
use crate::model::source::report::Refusal;

/// A tag that a story may have.
#[derive(Debug, PartialEq)]
pub(super) enum Tag {
    /// `<span lang="…">`, or `<i lang="…">` where it is `italic`.
    Open { italic: bool, language: LanguageTag },
    /// `</span>`, or `</i>`.
    Close { italic: bool },
}

/// What a refused tag says about the tags that follow.
#[derive(Debug, PartialEq)]
pub(super) enum Refused {
    /// It is a `<span>` or `<i>`, whose end will come.
    Opening { italic: bool },
    /// Nothing.
    Other,
}

/// Reads one tag, from `<` to `>`.
pub(super) fn parse(tag: &str) -> Result<Tag, (Refused, Refusal)> {
    let inside = tag.strip_prefix('<').and_then(|t| t.strip_suffix('>'));
    let inside = inside.unwrap_or_default();
    let (is_end, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let name_end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let (name, attributes) = inside.split_at(name_end.unwrap_or(inside.len()));
    let italic = match name.to_ascii_lowercase().as_str() {
        "span" => false,
        "i" => true,
        other => return Err((Refused::Other, unknown(tag, other))),
    };
    if is_end {
        return Ok(Tag::Close { italic });
    }
    match language(name, attributes) {
        Ok(language) => Ok(Tag::Open { italic, language }),
        Err(refusal) if attributes.ends_with('/') => Err((Refused::Other, refusal)),
        Err(refusal) => Err((Refused::Opening { italic }, refusal)),
    }
}

/// Why a block of HTML that begins with `html` is refused.
pub(super) fn refuse_block(html: &str) -> Refusal {
    let html = html.trim_start();
    let end = html.find('>').map_or(html.len(), |at| at + 1);
    let tag = html.get(..end).unwrap_or(html);
    match parse(tag) {
        Err((Refused::Other, refusal)) => refusal,
        _ => Refusal::new(
            format!("{} on a line of its own", quoted(tag)),
            "write it on the same line as its words",
        ),
    }
}

/// The language in a tag's attributes, ` lang="it"`, which have nothing else.
fn language(name: &str, attributes: &str) -> Result<LanguageTag, Refusal> {
    let refuse = |problem: String| {
        let mend = format!("write only the language of its words: <{name} lang=\"it\">");
        Err(Refusal::new(problem, mend))
    };
    let attributes = attributes.trim();
    if attributes.is_empty() {
        return refuse(format!("<{name}> without a language"));
    }
    let (attribute, value) = attributes.split_once('=').unwrap_or((attributes, ""));
    let attribute = attribute.trim_end();
    if !attribute.eq_ignore_ascii_case("lang") {
        let first = attribute.split_whitespace().next().unwrap_or_default();
        return refuse(format!("<{name}> with {}", quoted(first)));
    }
    let value = value.trim_start();
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (value, more) = mark
        .and_then(|mark| value.strip_prefix(mark)?.split_once(mark))
        .or_else(|| value.split_once(char::is_whitespace))
        .unwrap_or((value, ""));
    if !more.trim().is_empty() {
        return refuse(format!("<{name} lang> with {}", quoted(more.trim())));
    }
    match LanguageTag::parse(value) {
        Some(language) => Ok(language),
        None => refuse(format!("{} is no language tag", quoted(value))),
    }
}

fn unknown(tag: &str, name: &str) -> Refusal {
    let what = if tag.starts_with("<!--") {
        "an HTML comment".to_owned()
    } else if name.is_empty() {
        format!("the HTML {}", quoted(tag))
    } else if tag.starts_with("</") {
        format!("the HTML </{name}>")
    } else {
        format!("the HTML <{name}>")
    };
    let mend = match name {
        "br" => "end the line with two spaces, or with a backslash",
        "em" | "b" | "strong" => "write *emphasis* or **strong** instead",
        _ => {
            "remove it; of HTML a story has only <span lang=\"…\"> and <i lang=\"…\">, and \\< is the character"
        }
    };
    Refusal::new(format!("{what} is not for stories"), mend)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_italics_say_their_language_and_nothing_else() {
        let open = |italic, language| {
            let language = LanguageTag::parse(language).unwrap();
            Ok(Tag::Open { italic, language })
        };
        let refused = |italic| Err(Refused::Opening { italic });
        let other = || Err(Refused::Other);
        for (tag, expected) in [
            ("<span lang=\"it\">", open(false, "it")),
            ("<span lang='pt-BR'>", open(false, "pt-BR")),
            ("<span lang=it>", open(false, "it")),
            ("<SPAN\n  Lang = \"it\" >", open(false, "it")),
            ("<i lang=\"es\">", open(true, "es")),
            ("</span>", Ok(Tag::Close { italic: false })),
            ("</i >", Ok(Tag::Close { italic: true })),
            ("<span>", refused(false)),
            ("<i>", refused(true)),
            ("<span lang>", refused(false)),
            ("<span lang=\"\">", refused(false)),
            ("<span lang=\"i_t\">", refused(false)),
            ("<span lang=\"it\" class=\"x\">", refused(false)),
            ("<span lang=\"it\"class=\"x\">", refused(false)),
            ("<span lang=it onclick=x>", refused(false)),
            ("<span class=\"x\" lang=\"it\">", refused(false)),
            ("<span onclick=\"lang=it\">", refused(false)),
            ("<span lang=\"it\"/>", other()),
            ("<spans lang=\"it\">", other()),
            ("<b>", other()),
            ("</b>", other()),
            ("<!-- c -->", other()),
            ("<?php ?>", other()),
            ("", other()),
            ("<", other()),
            ("<>", other()),
        ] {
            let read = parse(tag).map_err(|(refused, _)| refused);
            assert_eq!(read, expected, "{tag}");
        }
    }
}
