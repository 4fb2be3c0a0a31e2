//! Problems of a story's Markdown.

mod sources;

use self::sources::problems::check_body;
use self::sources::read_body;

#[test]
fn unsupported_blocks_are_named() {
    check_body(
        "- a\n- b",
        &[(4, 1, "a list is not for stories", "a backslash")],
    );
    check_body("* a", &[(4, 1, "a list is not for stories", "")]);
    check_body("x\n+ a", &[(5, 1, "a list is not for stories", "")]);
    check_body(
        "1986. A year",
        &[(4, 1, "a numbered list is not for stories", "1986\\.")],
    );
    check_body("- [ ] a", &[(4, 1, "a task list is not for stories", "")]);
    check_body(
        "1. [x] a",
        &[(4, 1, "a task list is not for stories", "boxes")],
    );
    check_body(
        "| a |\n|---|\n| b |",
        &[(4, 1, "a table is not for stories", "paragraphs")],
    );
    check_body(
        "```rust\nx\n```",
        &[(4, 1, "a block of code is not for stories", "backticks")],
    );
    let indented = "a text indented by four spaces or a tab, which Markdown takes for code, is not for stories";
    check_body("x\n\n    y", &[(6, 5, indented, "the margin")]);
    check_body("\ty", &[(4, 2, indented, "the margin")]);
    check_body(
        "# A",
        &[(4, 1, "a heading of level 1 is not for stories", "##")],
    );
    let underlined = "a heading made by the line under it is not for stories";
    check_body("A\n===", &[(4, 1, underlined, "##")]);
    check_body("A\n---\nB", &[(4, 1, underlined, "an empty line")]);
    check_body(
        "> - a",
        &[(4, 3, "a list is not for stories", "paragraphs")],
    );
}

#[test]
fn unsupported_marks_are_named() {
    check_body(
        "a `b` c",
        &[(4, 3, "code, in backticks, is not for stories", "\\`")],
    );
    check_body(
        "a ![b](c.png)",
        &[(4, 3, "an image is not for stories", "cover")],
    );
    check_body(
        "a ~~b~~",
        &[(4, 3, "struck-out text is not for stories", "\\~")],
    );
    check_body(
        "one `a`\nté `b`\n\n> `c`",
        &[
            (4, 5, "code, in backticks, is not for stories", ""),
            (5, 4, "code, in backticks, is not for stories", ""),
            (7, 3, "code, in backticks, is not for stories", ""),
        ],
    );
}

#[test]
fn html_is_refused_by_its_name() {
    check_body(
        "<div>\na\n</div>",
        &[(4, 1, "the HTML <div> is not for stories", "<span lang")],
    );
    check_body(
        "<script>\nalert(1)\n</script>",
        &[(4, 1, "the HTML <script> is not for stories", "")],
    );
    check_body(
        "a <b>b</b>",
        &[
            (4, 3, "the HTML <b> is not for stories", "**strong**"),
            (4, 7, "the HTML </b> is not for stories", "**strong**"),
        ],
    );
    check_body(
        "a<br>b",
        &[(4, 2, "the HTML <br> is not for stories", "two spaces")],
    );
    check_body(
        "a <img src=x onerror=alert(1)>",
        &[(4, 3, "the HTML <img> is not for stories", "")],
    );
    check_body(
        "a <!-- b --> c",
        &[(4, 3, "an HTML comment is not for stories", "remove it")],
    );
    check_body(
        "<!-- b -->",
        &[(4, 1, "an HTML comment is not for stories", "remove it")],
    );
    check_body(
        "a <?php ?>",
        &[(4, 3, "the HTML \"<?php ?>\" is not for stories", "")],
    );
}

#[test]
fn spans_say_a_language_and_are_closed_where_they_began() {
    check_body(
        "a <span>b</span>",
        &[(4, 3, "<span> without a language", "<span lang=\"it\">")],
    );
    check_body(
        "<i>b</i>",
        &[(4, 1, "<i> without a language", "<i lang=\"it\">")],
    );
    check_body(
        "<span class=\"x\">b</span>",
        &[(4, 1, "<span> with \"class\"", "only the language")],
    );
    check_body(
        "<span lang=\"it\" onclick=\"x\">b</span>",
        &[(4, 1, "<span lang> with \"onclick=\\\"x\\\"\"", "only")],
    );
    check_body(
        "<span lang=\"i_t\">b</span>",
        &[(4, 1, "\"i_t\" is no language tag", "")],
    );
    check_body(
        "<span lang=\"it\">\nb\n</span>",
        &[(
            4,
            1,
            "\"<span lang=\\\"it\\\">\" on a line of its own",
            "the same line",
        )],
    );
    let open = "<span lang> without an end";
    check_body("<span lang=\"it\">b", &[(4, 1, open, "</span>")]);
    check_body("<span lang=\"it\">b\n\nc", &[(4, 1, open, "paragraph")]);
    check_body("*<span lang=\"it\">b*</span>", &[(4, 2, open, "emphasis")]);
    check_body(
        "<span lang=\"it\"><span lang=\"fr\">b</span>",
        &[(4, 1, open, "")],
    );
    check_body(
        "<span lang=\"it\">*b</span>*",
        &[(
            4,
            19,
            "</span> within a mark that began after its <span>",
            "begun last",
        )],
    );
    check_body(
        "<span lang=\"it\"><i lang=\"fr\">b</span></i>",
        &[(
            4,
            31,
            "</span> within a mark that began after its <span>",
            "begun last",
        )],
    );
    check_body(
        "a</i> b",
        &[(4, 2, "</i> without a <i> before it", "<i lang=\"…\">")],
    );
}

#[test]
fn blocks_have_words() {
    check_body("##\n\na", &[(4, 1, "a heading without words", "remove it")]);
    check_body(">\n\na", &[(4, 1, "a quote without words", "")]);
    check_body("&nbsp;\n\na", &[(4, 1, "a paragraph without words", "")]);
    check_body(
        "<span lang=\"it\"></span>\n\na",
        &[(4, 1, "a paragraph without words", "")],
    );
}

#[test]
fn nesting_has_an_end() {
    let problem = "quotes and marks lie more than 24 deep in one another";
    let quotes = |depth: usize| ">".repeat(depth) + " a";
    assert!(read_body(&quotes(24)).is_ok());
    check_body(&quotes(25), &[(4, 25, problem, "take some")]);
    check_body(&quotes(10_000), &[(4, 25, problem, "")]);
    let spans =
        |depth: usize| "<i lang=\"it\">".repeat(depth) + "a" + "</i>".repeat(depth).as_str();
    assert!(read_body(&spans(24)).is_ok());
    check_body(&spans(25), &[(4, 24 * 13 + 1, problem, "")]);
    check_body(&spans(10_000), &[(4, 24 * 13 + 1, problem, "")]);
    let stars = "*".repeat(10_000);
    check_body(&format!("{stars}a{stars}"), &[(4, 49, problem, "")]);
}
