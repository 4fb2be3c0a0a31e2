//! Checking the problems that reading finds: where, what, and the mend.

use lamplight::model::source::{self, Diagnostic, SourceFile};

use super::{LIBRARY, file, read_body, story_file};

/// Line, column, problem, and a part of the mend.
pub type Expected<'e> = (usize, usize, &'e str, &'e str);

/// Checks the problems of a story with `body`, whose first line is its fourth.
#[track_caller]
pub fn check_body(body: &str, expected: &[Expected<'_>]) {
    check_problems(body, &read_body(body).unwrap_err(), "a.md", expected);
}

/// Checks the problems of a story file.
#[track_caller]
pub fn check_story(text: impl AsRef<[u8]>, expected: &[Expected<'_>]) {
    let files = [file("library.toml", LIBRARY), file("a.md", &text)];
    let name = String::from_utf8_lossy(text.as_ref()).into_owned();
    check_problems(&name, &source::read(&files).unwrap_err(), "a.md", expected);
}

/// Checks the problems of a library file beside the stories `a` and `b`.
#[track_caller]
pub fn check_library(text: &str, expected: &[Expected<'_>]) {
    let files = [
        file("library.toml", text),
        story_file("a.md", "x"),
        story_file("b.md", "x"),
    ];
    let problems = source::read(&files).unwrap_err();
    check_problems(text, &problems, "library.toml", expected);
}

/// Checks the problems of whole folders, as `file: problem`, and parts of their mends.
#[track_caller]
pub fn check_folder(files: &[SourceFile], expected: &[(&str, &str)]) {
    let problems = source::read(files).unwrap_err();
    let found: Vec<_> = problems
        .iter()
        .map(|p| format!("{}: {}", p.file, p.problem))
        .collect();
    let wanted: Vec<_> = expected.iter().map(|(problem, _)| *problem).collect();
    assert_eq!(found, wanted);
    for (problem, (_, mend)) in problems.iter().zip(expected) {
        assert_eq!((problem.line, problem.column), (1, 1), "{problem}");
        assert!(problem.mend.contains(mend), "{problem}\nhas not: {mend}");
    }
}

#[track_caller]
pub fn check_problems(text: &str, problems: &[Diagnostic], file: &str, expected: &[Expected<'_>]) {
    let found: Vec<_> = problems
        .iter()
        .map(|p| (p.line, p.column, p.problem.as_str()))
        .collect();
    let wanted: Vec<_> = expected
        .iter()
        .map(|(line, column, problem, _)| (*line, *column, *problem))
        .collect();
    assert_eq!(found, wanted, "{text}");
    for (problem, (_, _, _, mend)) in problems.iter().zip(expected) {
        assert_eq!(problem.file, file);
        assert!(problem.mend.contains(mend), "{problem}\nhas not: {mend}");
    }
}
