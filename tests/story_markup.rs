//! What a story's Markdown becomes.

mod sources;

use lamplight::model::source;
use lamplight::model::{Date, Motif};

use self::sources::outline::outline;
use self::sources::{LIBRARY, file, numbers, story, story_file};

#[track_caller]
fn check(body: &str, expected: &str) {
    assert_eq!(outline(&story(body)), expected, "{body:?}");
}

#[test]
fn paragraphs_are_parted_by_empty_lines() {
    check("One.", "p1(One.)");
    check("\n\nOne.\n\n\nTwo.\n", "p1(One.) p2(Two.)");
    check("One\nline.", "p1(One line.)");
    check("One\r\nline.\r\n\r\nTwo.\r\n", "p1(One line.) p2(Two.)");
    check("  One\n  line.", "p1(One line.)");
}

#[test]
fn words_are_stressed() {
    check("a *b* c", "p1(a em(b) c)");
    check("a _b_ c", "p1(a em(b) c)");
    check("a **b** c", "p1(a strong(b) c)");
    check("*a **b** c*", "p1(em(a strong(b) c))");
    check("2 * 3 * 4 snake_case_word", "p1(2 * 3 * 4 snake_case_word)");
}

#[test]
fn headings_go_from_2_to_6() {
    check(
        "## Two\n\nText.\n\n###### Six",
        "h2:1(Two) p2(Text.) h6:3(Six)",
    );
    check("## *Two* ##\nText.", "h2:1(em(Two)) p2(Text.)");
}

#[test]
fn scene_breaks_are_drawn_in_many_ways() {
    for drawn in ["***", "---", "* * *", "___", "- - -", "*****"] {
        check(
            &format!("One.\n\n{drawn}\n\nTwo."),
            "p1(One.) break p2(Two.)",
        );
    }
    check("One.\n***\nTwo.", "p1(One.) break p2(Two.)");
}

#[test]
fn quotes_hold_blocks() {
    check(
        "> One.\n>\n> Two.\n\nThree.",
        "quote(p1(One.) p2(Two.)) p3(Three.)",
    );
    check("> a\n>\n> > b", "quote(p1(a) quote(p2(b)))");
    check("> ## A\n>\n> ***\n>\n> b", "quote(h2:1(A) break p2(b))");
}

#[test]
fn verse_keeps_its_lines() {
    check(
        "One,  \ntwo,\\\nthree\nfour.",
        "p1(One, / two, / three four.)",
    );
}

#[test]
fn links_lead_where_they_may() {
    check("[a](https://b.c/d)", "p1(link https://b.c/d (a))");
    check("[*a*](b.html#p7)", "p1(link b.html#p7 (em(a)))");
    check("<https://b.c>", "p1(link https://b.c (https://b.c))");
    check("<a@b.c>", "p1(link mailto:a@b.c (a@b.c))");
    check(
        "[a][b] [b] [B][]\n\n[b]: https://c.d",
        "p1(link https://c.d (a) link https://c.d (b) link https://c.d (B))",
    );
    check("I saw it [sic] there.", "p1(I saw it [sic] there.)");
}

#[test]
fn foreign_words_carry_their_language() {
    check("<span lang=\"it\">Ciao</span>!", "p1(span it (Ciao)!)");
    check("<i lang=\"fr\">Non</i>", "p1(i fr (Non))");
    check(
        "a *<span lang=\"it\">b **c**</span>*",
        "p1(a em(span it (b strong(c))))",
    );
    check(
        "<span lang=\"it\">a <i lang=\"la\">b</i></span>",
        "p1(span it (a i la (b)))",
    );
    check(
        "## <span lang=\"it\">a</span>\n\n> <span lang=\"it\">a\nb</span>",
        "h2:1(span it (a)) quote(p2(span it (a b)))",
    );
}

#[test]
fn footnotes_are_numbered_as_they_are_first_referred_to() {
    check(
        "a[^x] b[^1] c[^x]\n\n[^1]: One.\n\n[^x]: Two.\n\n    Three.\n\nd",
        "p1(a note 1 b note 2 c note 1) p2(d) note 1(p3(Two.) p4(Three.)) note 2(p5(One.))",
    );
    check(
        "> a[^q]\n\n[^Q]: *One.*",
        "quote(p1(a note 1)) note 1(p2(em(One.)))",
    );
}

#[test]
fn blocks_are_numbered_in_reading_order() {
    let story = story("a[^1]\n\n[^1]: note\n\n> ## b\n>\n> c\n\n***\n\nd");
    assert_eq!(numbers(&story), [1, 2, 3, 4, 5]);
}

#[test]
fn everything_else_is_text() {
    check("a -- b --- c ... d", "p1(a -- b --- c ... d)");
    check("$5 and $6, x^2^, ~5 | ~6", "p1($5 and $6, x^2^, ~5 | ~6)");
    check("#tag :smile: 5 < 6 & 7", "p1(#tag :smile: 5 < 6 & 7)");
    check("&amp; &eacute; &#233;", "p1(& é é)");
    check("\\*a\\* 1986\\. \\- \\<b> \\`", "p1(*a* 1986. - <b> `)");
    check("\\- a", "p1(- a)");
    check("1986\\. A good year", "p1(1986. A good year)");
    check("\\[^1]", "p1([^1])");
    check("Page\n2. text", "p1(Page 2. text)");
}

#[test]
fn text_is_typeset_across_marks() {
    check(
        "*José*'s \"<span lang=\"it\">sì</span>\" – \"*so*\",",
        "p1(em(José)’s “span it (sì)”\u{a0}– “em(so)”,)",
    );
    check("\"One,\n\nTwo\"", "p1(“One,) p2(Two”)");
    check("so\n– hers.", "p1(so\u{a0}– hers.)");
}

#[test]
fn front_matter_says_what_a_story_is() {
    let library = source::read(&[
        file("library.toml", LIBRARY),
        file(
            "a.md",
            "\u{feff}+++\r\ntitle = \" Anya's 'café' \"\r\nauthor = \"O'Brien\"\r\n\
             language = \"pt-BR\"\r\ndescription = \"\"\r\ndate = 2026-11-20\r\n\
             cover.motif = \"street-lamp\"\r\ncover.tones = [\"#000000\", \"#FFFFFF\"]\r\n\
             +++\r\n\r\nx\r\n",
        ),
        story_file("b.md", "x"),
    ])
    .unwrap();
    let [a, b] = library.stories.as_slice() else {
        panic!("{library:#?}")
    };
    assert_eq!(a.title, "Anya’s ‘café’");
    assert_eq!(a.author.as_deref(), Some("O’Brien"));
    assert_eq!(a.language.as_str(), "pt-BR");
    assert_eq!(a.description, None);
    let date = Date {
        year: 2026,
        month: 11,
        day: 20,
    };
    assert_eq!(a.date, Some(date));
    assert_eq!(a.cover.motif, Motif::StreetLamp);
    assert_eq!(a.cover.ground.to_string(), "#000000");
    assert_eq!(a.cover.light.to_string(), "#ffffff");
    assert_eq!(b.author, None);
    assert_eq!(b.language.as_str(), "en");
    assert_eq!(b.date, None);
    assert_eq!(b.cover.motif, Motif::ReadingLamp);
}

#[test]
fn the_library_file_says_what_the_collection_is() {
    let library = source::read(&[
        file("z.md", "+++\ntitle = \"Z\"\nlanguage = \"it\"\n+++\nx"),
        story_file("b.md", "x"),
        story_file("a.md", "x"),
        story_file("c.md", "x"),
        file(".DS_Store", b"\xff"),
        file("a.md~", ""),
        file(
            "library.toml",
            "id = \"l\"\ntitle = \"L\"\nlanguage = \"pt\"\npublisher = \"P\"\n\
             updated = 2026-11-20\norder = [\"z\", \"b\"]\n",
        ),
    ])
    .unwrap();
    let stories = library.stories.iter();
    let stories: Vec<_> = stories
        .map(|s| format!("{} {}", s.slug, s.language))
        .collect();
    assert_eq!(stories, ["z it", "b pt", "a pt", "c pt"]);
    assert_eq!(library.publisher.as_deref(), Some("P"));
    assert_eq!(library.updated.unwrap().to_string(), "2026-11-20");
    assert_eq!(library.description, None);
}
