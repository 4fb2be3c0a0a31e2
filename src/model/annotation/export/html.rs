//! Marks as one HTML document, to be opened or printed anywhere.

use super::{Shelf, Told, caption, lines, told};
use crate::model::LanguageTag;
use crate::model::annotation::{Annotation, Marks, Tone};
use crate::model::markup::escaped;

/// How it looks. It loads nothing.
const STYLE: &str = "\
body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.5 serif;color:#222;background:#fff}\
blockquote{margin:1.5rem 0 .5rem}blockquote p{margin:.3rem 0}\
mark{color:inherit}article p{margin:.3rem 0}footer,footer a{color:#555;font-size:.9rem}";

/// Marks as a whole HTML document. Its own words are in English, a story's in its language.
#[must_use]
pub fn html(marks: &Marks, shelf: &Shelf) -> String {
    let title = escaped(&shelf.title);
    let tones: String = Tone::ALL
        .iter()
        .map(|tone| format!(".{}{{background:{}}}", tone.name(), tone.colour()))
        .collect();
    let stories: String = told(marks, shelf).iter().map(section).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}{tones}</style>\n</head>\n<body>\n\
         <h1{}>{title}</h1>\n{stories}</body>\n</html>\n",
        in_language(&shelf.language),
    )
}

fn section(story: &Told) -> String {
    let language = in_language(story.language);
    let author = story.author.map_or_else(String::new, |author| {
        format!("<p dir=\"auto\">{}</p>\n", escaped(author))
    });
    let title = escaped(story.title);
    let marks: String = story
        .marks
        .iter()
        .map(|mark| article(story, mark))
        .collect();
    format!("<section>\n<h2{language}>{title}</h2>\n{author}{marks}</section>\n")
}

fn article(story: &Told, mark: &Annotation) -> String {
    let words = mark.target.words();
    let paragraphs: String = lines(&words)
        .map(|line| match mark.tone() {
            Some(tone) => format!(
                "<p><mark class=\"{}\">{}</mark></p>",
                tone.name(),
                escaped(line)
            ),
            None => format!("<p>{}</p>", escaped(line)),
        })
        .collect();
    let quotation = match paragraphs.as_str() {
        "" => String::new(),
        all => format!(
            "<blockquote{}>{all}</blockquote>\n",
            in_language(story.language)
        ),
    };
    let note: String = lines(&mark.note)
        .map(|line| format!("<p dir=\"auto\">{}</p>\n", escaped(line)))
        .collect();
    let caption = escaped(&caption(mark));
    let footer = match story.link(mark) {
        Some(link) => format!("<a href=\"{}\">{caption}</a>", escaped(&link)),
        None => caption,
    };
    format!("<article>\n{quotation}{note}<footer>{footer}</footer>\n</article>\n")
}

/// The attributes that say which language an element is in, and which way that is written;
/// where it is not known, its first letter says the latter.
fn in_language(tag: &str) -> String {
    match LanguageTag::parse(tag) {
        Some(tag) => {
            let direction = tag.direction().unwrap_or("ltr");
            format!(" lang=\"{}\" dir=\"{direction}\"", tag.as_str())
        }
        None => " lang=\"\" dir=\"auto\"".to_owned(),
    }
}
