use super::*;
use crate::model::Locator;
use crate::model::annotation::{Kind, Order, Target, Tone, import, urn};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

fn shelf() -> Shelf {
    Shelf {
        id: "a-library".to_owned(),
        title: "Quiet & <small>".to_owned(),
        language: "en".to_owned(),
        stories: vec![
            StoryHead {
                slug: "layla".to_owned(),
                title: "ليلى".to_owned(),
                author: Some("Anne O'Tater".to_owned()),
                language: "ar".to_owned(),
                address: "https://example.org/layla.html".to_owned(),
            },
            StoryHead {
                slug: "rain".to_owned(),
                title: "Rain".to_owned(),
                language: "en".to_owned(),
                address: "lamplight.html#rain".to_owned(),
                ..StoryHead::default()
            },
        ],
    }
}

fn mark(story: &str, kind: Kind, words: &str, note: &str) -> Annotation {
    let target = Target {
        exact: words.to_owned(),
        start: Locator::start_of(7),
        end: Locator::start_of(8),
        ..Target::default()
    };
    let mut mark = Annotation::new(
        urn(words),
        story.to_owned(),
        kind,
        target,
        951_782_400_000.0,
    );
    mark.note = note.to_owned();
    mark
}

fn marks() -> Marks {
    let sky = Kind::Highlight(Tone::Sky);
    let mut place = mark("rain", Kind::Bookmark, "", "");
    place.target.suffix = "Then it rained.".to_owned();
    let marks = vec![
        place,
        mark("rain", sky, "One *word*.\nAnd <b>", "1. My\n\n# note"),
        mark("layla", sky, "قالت", ""),
        mark("gone", sky, "Words of a story that is gone.", ""),
    ];
    Marks::new(marks, Order::Text)
}

#[test]
fn plain_text_tells_every_mark() {
    let expected = "\
Quiet & <small>


ليلى, Anne O'Tater
==================

> قالت
(Sky, 2000-02-29)
https://example.org/layla.html#p7


Rain
====

> Then it rained.
(Bookmark, 2000-02-29)
lamplight.html#rain.p7

> One *word*.
> And <b>
1. My
# note
(Sky, 2000-02-29)
lamplight.html#rain.p7


gone
====

> Words of a story that is gone.
(Sky, 2000-02-29)
";
    assert_eq!(text(&marks(), &shelf()), expected);
}

#[test]
fn markdown_tells_every_mark_and_nothing_in_it_is_markup() {
    let markdown = markdown(&marks(), &shelf());
    let expected = "
## Rain

> Then it rained\\.

[Bookmark, 2000-02-29](<lamplight.html#rain.p7>)

---

> One \\*word\\*.
>
> And \\<b\\>

1\\. My

\\# note

[Sky, 2000-02-29](<lamplight.html#rain.p7>)

---

## gone
";
    let expected = expected.replace("rained\\.", "rained.");
    assert!(markdown.contains(&expected), "{markdown}");
    assert!(
        markdown.starts_with("# Quiet \\& \\<small\\>\n"),
        "{markdown}"
    );
}

#[test]
fn html_is_a_whole_document_with_the_language_of_each_story() {
    let html = html(&marks(), &shelf());
    for part in [
        "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">",
        "<title>Quiet &amp; &lt;small&gt;</title>",
        "<h2 lang=\"ar\" dir=\"rtl\">ليلى</h2>\n<p dir=\"auto\">Anne O&#39;Tater</p>",
        "<blockquote lang=\"ar\" dir=\"rtl\"><p><mark class=\"sky\">قالت</mark></p></blockquote>",
        "<h2 lang=\"\" dir=\"auto\">gone</h2>",
        "<p><mark class=\"sky\">One *word*.</mark></p><p><mark class=\"sky\">And &lt;b&gt;</mark></p>",
        "<p dir=\"auto\"># note</p>",
        "<a href=\"https://example.org/layla.html#p7\">Sky, 2000-02-29</a>",
        ".sky{background:#a9d3f0}",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert!(html.ends_with("</body>\n</html>\n"));
}

#[test]
fn json_is_read_again() {
    let set = json(&marks(), &shelf(), &urn("set"), 1e12);
    let import = import::read(&set).unwrap();
    assert_eq!(import.identifiers, ["a-library"]);
    assert_eq!(import.title.as_deref(), Some("Quiet & <small>"));
    assert_eq!(import.generator.as_deref(), Some("Lamplight"));
    assert_eq!(import.refused, []);
    assert_eq!(Marks::new(import.annotations, Order::Text), marks());
}

/// Texts with what would be markup in them.
fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "b c",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "`",
        "```",
        "#",
        "# ",
        "- ",
        "+ ",
        "1. ",
        "2)",
        "> ",
        "<b>",
        "</p>",
        "<!--",
        "&amp;",
        "&",
        "[x](y)",
        "![",
        "]",
        "\\",
        "---",
        "===",
        "~~",
        "|",
        "    ",
        "\t",
        ": ",
        "\"",
        "'",
        "http://a.b",
        "<a@b.c>",
        "é",
        "\u{1f56f}",
        "\u{0}",
        "\u{2028}",
        "<script>",
        "$x$",
        "[^1]: ",
        "{#id}",
        "!",
    ]);
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

proptest! {
    #[test]
    fn whatever_is_noted_is_text_in_markdown(title in nasty(), words in nasty(), note in nasty()) {
        let mut shelf = shelf();
        shelf.title = format!("T{title}");
        shelf.stories.clear();
        let words = words.replace('\0', "");
        let note = note.replace('\0', "");
        prop_assume!(!title.contains('\0'));
        let marks = Marks::new(vec![mark("s", Kind::Bookmark, &words, &note)], Order::Text);
        let markdown = markdown(&marks, &shelf);
        // Quotation marks are set for the eye there, and stay text.
        let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
        let mut told = String::new();
        for event in Parser::new_ext(&markdown, options) {
            match event {
                Event::Text(text) => told += &text,
                Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::BlockQuote(None)) => {}
                Event::End(_) | Event::Rule => {}
                other => prop_assert!(false, "{:?} in {:?}", other, markdown),
            }
        }
        let expected = format!("T{title}s{words}{note}Bookmark, 2000-02-29");
        prop_assert_eq!(squeezed(&told), squeezed(&expected), "{}", markdown);
    }

    #[test]
    fn whatever_is_noted_is_text_in_html(title in nasty(), words in nasty(), note in nasty()) {
        let plain = |text: &str| text.chars().filter(|c| c.is_ascii_lowercase()).collect::<String>();
        let page = |title: &str, words: &str, note: &str| {
            let shelf = Shelf { title: title.to_owned(), ..Shelf::default() };
            let marks = vec![mark("s", Kind::Bookmark, words, note)];
            html(&Marks::new(marks, Order::Text), &shelf)
        };
        // Of one line each, so that no text decides how many elements there are.
        let one_line = |text: &str| format!("x{}", squeezed(text));
        let (title, words, note) = (one_line(&title), one_line(&words), one_line(&note));
        let tags = |page: &str| page.matches(['<', '>', '"', '\'']).count();
        let nasty = page(&title, &words, &note);
        let tame = page("x", "x", "x");
        prop_assert_eq!(tags(&nasty), tags(&tame), "{}", nasty);
        prop_assert!(plain(&nasty).len() >= plain(&tame).len());
        prop_assert!(!nasty.contains('\0'));
    }
}
