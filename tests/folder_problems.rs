//! Problems of the folder: its files, their names, and the library file.

mod sources;

use lamplight::model::source;

use self::sources::problems::{check_folder, check_library, check_problems, check_story};
use self::sources::{LIBRARY, file, read_body, story_file};

#[test]
fn a_problem_is_printed_with_its_place_and_mend() {
    let problems = read_body("x\n\n- y").unwrap_err();
    assert_eq!(
        problems[0].to_string(),
        "stories/a.md:6:1: a list is not for stories\n  \
         mend: write it as paragraphs; to begin one with a dash or a star, put a backslash before it"
    );
}

#[test]
fn all_problems_of_all_files_come_in_their_order() {
    let files = [
        file("notes.txt", ""),
        story_file("b.md", "`x`\n\n- x\n\n`x`"),
        file("library.toml", "order = [\"c\"]\nid = \"L\""),
        file("a.md", "+++\nauthor = 1\ntitel = \"T\"\n+++\n# x"),
    ];
    let problems = source::read(&files).unwrap_err();
    let places: Vec<_> = problems
        .iter()
        .map(|p| format!("{}:{}:{}", p.file, p.line, p.column))
        .collect();
    assert_eq!(
        places,
        [
            "a.md:1:1",
            "a.md:2:10",
            "a.md:3:1",
            "a.md:5:1",
            "b.md:4:1",
            "b.md:6:1",
            "b.md:8:1",
            "library.toml:1:1",
            "library.toml:1:10",
            "library.toml:2:6",
            "notes.txt:1:1",
        ]
    );
}

#[test]
fn files_are_text_in_utf_8() {
    let mend = "save the file in the encoding UTF-8";
    check_story(
        b"+++\ntitle = \"Caf\xe9\"\n+++\nx",
        &[(2, 13, "the byte 0xe9 is not UTF-8", mend)],
    );
    check_story(
        b"\xff\xfeh\x00",
        &[(1, 1, "the byte 0xff is not UTF-8", mend)],
    );
    check_story(
        "\u{feff}+++\ntitle = \"T\"\n+++\né\u{0}\u{1}",
        &[(4, 2, "a control character, U+0000", "remove it")],
    );
    let files = [file("library.toml", b"id\n\xc3"), story_file("a.md", "x")];
    check_problems(
        "",
        &source::read(&files).unwrap_err(),
        "library.toml",
        &[(2, 1, "the byte 0xc3 is not UTF-8", mend)],
    );
}

#[test]
fn file_names_are_slugs() {
    let library = || file("library.toml", LIBRARY);
    let why = "a slug has only the letters a-z, digits, and single hyphens between them";
    check_folder(
        &[
            library(),
            story_file("My Story.md", "x"),
            story_file("josé.md", "x"),
            story_file("index.md", "x"),
            story_file("b.MD", "x"),
            story_file(".md", "x"),
            story_file("ok.md", "x"),
        ],
        &[
            (
                &format!("My Story.md: \"My Story.md\" is no name for a story: {why}"),
                "to my-story.md",
            ),
            (
                "b.MD: \"b.MD\" is no name for a story: it ends in .MD, not in .md",
                "to b.md",
            ),
            (
                "index.md: \"index.md\" is no name for a story: the build uses that name itself",
                "to my-story.md",
            ),
            (
                &format!("josé.md: \"josé.md\" is no name for a story: {why}"),
                "to my-story.md",
            ),
        ],
    );
}

#[test]
fn a_slug_belongs_to_one_file() {
    let library = || file("library.toml", LIBRARY);
    let taken = "another file already makes the story \"a\"";
    for second in ["a.md", "A.md", "a.MD"] {
        check_folder(
            &[library(), story_file("a.md", "x"), story_file(second, "y")],
            &[(&format!("{second}: {taken}"), "another name")],
        );
    }
}

#[test]
fn strangers_in_the_folder_are_told() {
    check_folder(
        &[
            file("library.toml", LIBRARY),
            story_file("a.md", "x"),
            file("My story.txt", "x"),
            file("README", "x"),
            file("Library.toml", "x"),
            file(".gitignore", "x"),
            file("a.md~", "x"),
            file("Thumbs.db", "x"),
        ],
        &[
            ("Library.toml: \"Library.toml\" is not read", "library.toml"),
            ("My story.txt: \"My story.txt\" is not read", "my-story.md"),
            ("README: \"README\" is not read", "move it elsewhere"),
        ],
    );
}

#[test]
fn a_library_has_its_file_and_a_story() {
    check_folder(
        &[story_file("a.md", "x")],
        &[("library.toml: the file is missing", "`id = \"…\"`")],
    );
    check_folder(
        &[file("library.toml", LIBRARY)],
        &[("library.toml: there is no story", "stories/my-story.md")],
    );
    check_folder(
        &[],
        &[
            ("library.toml: the file is missing", ""),
            ("library.toml: there is no story", ""),
        ],
    );
}

#[test]
fn a_library_says_what_it_is() {
    check_library(
        "",
        &[
            (1, 1, "there is no id", "cafe-stories"),
            (1, 1, "there is no title", "`title = \"…\"`"),
        ],
    );
    check_library(
        "id = \"Café\"\ntitle = 1\nlanguage = \"x\"\nupdated = \"today\"\nauthor = \"A\"\norder = \"a\"\n",
        &[
            (
                1,
                6,
                "\"Café\" cannot be the library's id: a slug has only the letters a-z, digits, and single hyphens between them",
                "cafe-stories",
            ),
            (2, 9, "\"title\" has a number where text belongs", ""),
            (3, 12, "\"x\" is no language tag", ""),
            (
                4,
                11,
                "\"updated\" is a text, not a date",
                "updated = 2026-11-20",
            ),
            (5, 1, "unknown key \"author\"", "the keys are id, title"),
            (6, 9, "\"order\" is a text, not a list", "order = ["),
        ],
    );
    check_library("id = x\n", &[(1, 6, "a value without quotation marks", "")]);
}

#[test]
fn an_order_names_stories_that_are_there_once() {
    check_library(
        &format!("{LIBRARY}order = [\n  \"b\",\n  \"anya\",\n  \"b\",\n  1,\n]\n"),
        &[
            (
                5,
                3,
                "the order names a story that is not there, \"anya\"",
                "write the story's file",
            ),
            (6, 3, "the order names \"b\" twice", "remove one"),
            (7, 3, "\"order\" has a number where text belongs", ""),
        ],
    );
    // A story with problems of its own is there all the same.
    let files = [
        file(
            "library.toml",
            format!("{LIBRARY}order = [\"anya\", \"anja\"]"),
        ),
        story_file("anya.md", "- x"),
    ];
    let problems = source::read(&files).unwrap_err();
    let found: Vec<_> = problems
        .iter()
        .map(|p| (p.problem.as_str(), p.mend.as_str()))
        .collect();
    assert_eq!(found[0].0, "a list is not for stories");
    assert_eq!(
        found[1..],
        [(
            "the order names a story that is not there, \"anja\"",
            "did you mean \"anya\"?"
        )]
    );
}
