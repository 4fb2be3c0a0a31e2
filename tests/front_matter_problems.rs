//! Problems of a story's front matter.

mod sources;

use self::sources::problems::{check_body, check_story};

#[test]
fn a_story_begins_with_front_matter() {
    check_story("", &[(1, 1, "there is no front matter", "`+++`")]);
    check_story(
        "Words.\n\n- more",
        &[
            (1, 1, "there is no front matter", "`title = \"…\"`"),
            (3, 1, "a list is not for stories", ""),
        ],
    );
    check_story(
        "---\ntitle: x\n---\nWords.",
        &[(
            1,
            1,
            "the front matter stands between `---`, not between `+++`",
            "`+++`",
        )],
    );
    check_story(
        "+++\ntitle = \"T\"\n\n- Words.",
        &[(1, 1, "the front matter has no end", "a second line `+++`")],
    );
}

#[test]
fn a_story_has_a_title() {
    let mend = "`title = \"…\"`";
    check_story("+++\n+++\nx", &[(1, 1, "there is no title", mend)]);
    check_story(
        "+++\nauthor = \"A\"\ntitle = \" \"\n+++\nx",
        &[(3, 9, "the title is blank", mend)],
    );
    check_story(
        "+++\ntitel = \"T\"\n+++\nx",
        &[
            (1, 1, "there is no title", mend),
            (2, 1, "unknown key \"titel\"", "did you mean \"title\"?"),
        ],
    );
    check_story(
        "+++\ntitle = \"a\\nb\"\n+++\nx",
        &[(
            2,
            9,
            "\"title\" is more than a line of plain text",
            "in one line",
        )],
    );
}

#[test]
fn a_story_has_words() {
    let problem = "the story is empty";
    check_story("+++\ntitle = \"T\"\n+++\n", &[(4, 1, problem, "`+++`")]);
    check_story("+++\ntitle = \"T\"\n+++", &[(3, 4, problem, "")]);
    check_body("\n\n***\n\n…", &[(4, 1, problem, "")]);
}

#[test]
fn keys_are_those_that_mean_something() {
    check_story(
        "+++\ntitle = \"T\"\nkeywords = [\"a\"]\nDate = 2026-11-20\n[cover]\nmotif = \"rain-window\"\ntones = [\"#000000\", \"#000000\"]\ntone = 1\n+++\nx",
        &[
            (
                3,
                1,
                "unknown key \"keywords\"",
                "remove it; the keys are title, author, language, description, cover, date",
            ),
            (4, 1, "unknown key \"Date\"", "did you mean \"date\"?"),
            (
                8,
                1,
                "unknown key \"tone\"",
                "did you mean \"tones\"? the keys are motif, tones",
            ),
        ],
    );
}

#[test]
fn front_matter_is_toml() {
    check_story(
        "+++\ntitle = Anya\nauthor = \"A\nauthor = \"B\"\ndate = 2026-02-30\n= 1\n+++\n- x",
        &[
            (
                2,
                9,
                "a value without quotation marks",
                "in quotation marks",
            ),
            (3, 12, "a text that does not end on its line", "both ends"),
            (4, 1, "the key is there twice", "remove one"),
            (5, 8, "there is no such date", "2026-11-20"),
            (
                6,
                1,
                "this is not TOML: unquoted keys cannot be empty, expected letters, numbers, `-`, `_`",
                "`key = \"value\"`",
            ),
            (8, 1, "a list is not for stories", ""),
        ],
    );
    // The parser finds both ends missing at one place.
    check_story(
        "+++\na = {b = {\n+++\nx",
        &[(
            2,
            11,
            "this is not TOML: unclosed inline table, expected `}`",
            "",
        )],
    );
}

#[test]
fn values_are_of_their_kind() {
    check_story(
        "+++\ntitle = 5\nauthor = true\nlanguage = []\ndescription = 2026-11-20\ncover = \"x\"\ndate = \"2026-11-20\"\n+++\nx",
        &[
            (
                2,
                9,
                "\"title\" has a number where text belongs",
                "quotation marks",
            ),
            (3, 10, "\"author\" has true or false where text belongs", ""),
            (4, 12, "\"language\" has a list where text belongs", ""),
            (5, 15, "\"description\" has a date where text belongs", ""),
            (6, 9, "\"cover\" is a text, not a table", "`cover = { … }`"),
            (
                7,
                8,
                "\"date\" is a text, not a date",
                "without quotation marks",
            ),
        ],
    );
    check_story(
        "+++\ntitle = \"T\"\ndate = 2026-11-20T10:00:00\n+++\nx",
        &[(3, 8, "\"date\" is a time, not a date", "date = 2026-11-20")],
    );
    check_story(
        "+++\ntitle = \"T\"\nlanguage = \"English\\u0020\"\n+++\nx",
        &[(3, 12, "\"English \" is no language tag", "\"en\"")],
    );
}

#[test]
fn covers_are_known_and_have_two_tones() {
    let cover = |cover: &str| format!("+++\ntitle = \"T\"\ncover = {cover}\n+++\nx");
    check_story(
        cover("{ motif = \"rain-windo\", tones = [\"#000000\", \"#000000\"] }"),
        &[(
            3,
            19,
            "unknown cover motif \"rain-windo\"",
            "did you mean \"rain-window\"? the motifs are rain-window, station-arch",
        )],
    );
    check_story(
        cover("{ motif = \"x\", tones = [\"red\", 5] }"),
        &[
            (3, 19, "unknown cover motif \"x\"", "choose one"),
            (3, 33, "\"red\" is no colour", "#2f3a46"),
            (3, 40, "\"tones\" has a number where text belongs", ""),
        ],
    );
    check_story(
        cover("{ motif = \"rain-window\", tones = [\"#000000\"] }"),
        &[(3, 42, "a cover has two tones, not 1", "two colours")],
    );
    check_story(
        cover("{ motif = \"rain-window\", tones = [\"#000000\", \"#000000\", \"#000000\"] }"),
        &[(3, 42, "a cover has two tones, not 3", "two colours")],
    );
    check_story(
        cover("{ motif = \"rain-window\", tones = [\"#000000\", \"#000000\", 5] }"),
        &[(3, 65, "\"tones\" has a number where text belongs", "")],
    );
    check_story(
        cover("{ motif = \"rain-window\", tones = \"#000000\" }"),
        &[(3, 42, "\"tones\" is a text, not a list", "[\"…\", \"…\"]")],
    );
    check_story(
        cover("{}"),
        &[
            (3, 9, "the cover names no motif", "rain-window"),
            (3, 9, "the cover names no tones", "two colours"),
        ],
    );
}
