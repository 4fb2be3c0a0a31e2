//! The little that the commands read in a built page.

/// The names of the fonts that a page asks for before its first paint.
pub fn preloaded_fonts(html: &str) -> Vec<&str> {
    html.split("<link")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .filter(|tag| attribute(tag, "rel") == Some("preload"))
        .filter(|tag| attribute(tag, "as") == Some("font"))
        .filter_map(|tag| attribute(tag, "href"))
        .map(|href| href.trim_start_matches("./"))
        .collect()
}

/// How many words a story page says that its story has.
pub fn words(html: &str) -> Option<u64> {
    let article = html.split("<article").nth(1)?.split('>').next()?;
    attribute(article, "data-words")?.parse().ok()
}

/// The tag of the first element that has an attribute written so.
pub fn tag_with<'a>(html: &'a str, attribute: &str) -> Option<&'a str> {
    let mut tags = html.split('<').filter_map(|rest| rest.split('>').next());
    tags.find(|tag| tag.split_whitespace().any(|part| part == attribute))
}

/// The value of an attribute in the text of a tag, quoted or not.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.match_indices(name).find_map(|(at, found)| {
        let before = tag.get(..at)?;
        let value = tag.get(at + found.len()..)?.strip_prefix('=')?;
        before.ends_with(char::is_whitespace).then_some(value)
    })?;
    match start.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => start
            .split(char::is_whitespace)
            .next()
            .map(|value| value.trim_end_matches('/')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_fonts_of_the_first_paint() {
        let check = |html, fonts: &[&str]| assert_eq!(preloaded_fonts(html), fonts, "{html}");
        check(
            r#"<link rel="preload" as="font" href="a.woff2" crossorigin>"#,
            &["a.woff2"],
        );
        check("<link rel=preload as=font href=./a.woff2>", &["a.woff2"]);
        check("<link href=a.woff2 as=font rel=preload />", &["a.woff2"]);
        check(r#"<link rel="preload" as="fetch" href="a.wasm">"#, &[]);
        check(r#"<link rel="icon" href="a.svg"> as="font""#, &[]);
        check(
            r#"<link rel="preload" as="font" href="a.woff2"><link rel="preload" as="font" href="b.woff2">"#,
            &["a.woff2", "b.woff2"],
        );
    }

    #[test]
    fn reads_the_words_of_a_story() {
        let check = |html, expected| assert_eq!(words(html), expected, "{html}");
        check(r#"<article data-slug="a" data-words="379"><p>"#, Some(379));
        check("<article data-words=12>", Some(12));
        check("<article>", None);
        check(r#"<p data-words="1">"#, None);
        check("", None);
    }
}
