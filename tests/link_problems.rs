//! Problems of a story's links and footnotes.

mod sources;

use self::sources::problems::check_body;

#[test]
fn links_lead_nowhere_dangerous() {
    let unsafe_kind =
        |href: &str| format!("the link {href:?} is of a kind that is not let through");
    for href in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
    ] {
        check_body(
            &format!("a [b]({href})"),
            &[(4, 3, &unsafe_kind(href), "https://")],
        );
    }
    check_body(
        "[b](&#106;avascript:x)",
        &[(4, 1, &unsafe_kind("javascript:x"), "")],
    );
    check_body(
        "<javascript:x>",
        &[(4, 1, &unsafe_kind("javascript:x"), "")],
    );
    check_body(
        "[b]\n\n[b]: javascript:x",
        &[(4, 1, &unsafe_kind("javascript:x"), "")],
    );
    check_body(
        "[b](java&Tab;script:x)",
        &[(
            4,
            1,
            "the link \"java\\tscript:x\" has a character that no address has",
            "",
        )],
    );
    check_body(
        "[b](<c d>)",
        &[(
            4,
            1,
            "the link \"c d\" has a character that no address has",
            "%20",
        )],
    );
    check_body(
        "[b](/c)",
        &[(
            4,
            1,
            "the link \"/c\" begins at the root of the host",
            "beside",
        )],
    );
    check_body(
        "[b](https:)",
        &[(4, 1, "the link \"https:\" is cut short", "whole")],
    );
}

#[test]
fn links_are_whole() {
    check_body(
        "a [b]()",
        &[(4, 3, "a link that leads nowhere", "round brackets")],
    );
    check_body(
        "a [](b.html)",
        &[(4, 3, "a link without words", "square brackets")],
    );
    check_body(
        "[![a](b.png)](c.html)",
        &[(4, 2, "an image is not for stories", "")],
    );
    check_body(
        "[a](b.html \"c\")",
        &[(4, 1, "a link with a title, \"c\"", "remove the title")],
    );
    check_body(
        "[a][b] and [c][]",
        &[
            (4, 1, "there is no address for the link \"b\"", "[label]: "),
            (4, 12, "there is no address for the link \"c\"", ""),
        ],
    );
    check_body(
        "a\n\n[b]: c.html",
        &[(6, 1, "no link uses the address \"b\"", "a backslash")],
    );
}

#[test]
fn footnotes_and_references_belong_together() {
    check_body(
        "a[^1] b\\[^2] c[^3]\n\n[^3]: x",
        &[(4, 2, "there is no footnote \"1\"", "[^1]: …")],
    );
    check_body(
        "a\n\n[^1]: x",
        &[(6, 1, "nothing refers to the footnote \"1\"", "its mark")],
    );
    check_body(
        "a[^1]\n\n[^1]: x\n\n[^1]: y",
        &[(8, 1, "the footnote \"1\" is there twice", "another label")],
    );
    check_body(
        "a[^1] b[^2]\n\n[^1]: x[^2]\n\n[^2]: y",
        &[(6, 8, "a footnote that refers to a footnote", "one footnote")],
    );
    check_body(
        "a[^1]\n\n> [^1]: x",
        &[(
            6,
            3,
            "a footnote within a quote or another footnote",
            "margin",
        )],
    );
    check_body(
        "a[^1]\n\n[^1]:",
        &[(6, 1, "a footnote without words", "remove it")],
    );
    // Two labels that the parser takes for one.
    check_body(
        "a[^SS]\n\n[^ß]: x",
        &[
            (4, 2, "there is no footnote \"SS\"", ""),
            (6, 1, "nothing refers to the footnote \"ß\"", ""),
        ],
    );
    // What is refused may use and hold what is needed elsewhere.
    check_body(
        "- a[^1] [b]\n\n  [^2]: x\n\nc[^2]\n\n[^1]: y\n\n[b]: z.html",
        &[(4, 1, "a list is not for stories", "")],
    );
}
