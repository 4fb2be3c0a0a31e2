//! Taking marks over from a file: an AnnotationSet of "EPUB Annotations 1.0", the reader's
//! own or another program's.

use serde_json::{Deserializer, Value};

use super::export::StoryHead;
use super::{Annotation, Location, Marks, Order, Problem, Target, json};
use crate::model::{Blocks, reader_data, sorted};

/// So many stories are named of those that a file has marks of.
const NAMED: usize = 5;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Import {
    /// What the set is called.
    pub title: Option<String>,
    /// What it is about: the library's id, or another publication's.
    pub identifiers: Vec<String>,
    /// The program that made it.
    pub generator: Option<String>,
    /// Its annotations, each id once.
    pub annotations: Vec<Annotation>,
    /// What could not be taken, each with where and why.
    pub refused: Vec<Problem>,
}

/// What taking over a file would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preview {
    /// Not here yet.
    pub new: Vec<Annotation>,
    /// Here, but changed later in the file.
    pub changed: Vec<Annotation>,
    /// Here as they are.
    pub same: Vec<Annotation>,
    /// Here in a later form, which stays.
    pub older: Vec<Annotation>,
    /// What cannot be taken, each with where and why.
    pub refused: Vec<Problem>,
}

impl Preview {
    /// How many of the file's marks are of which story of the shelf, in words; empty where there
    /// are none.
    #[must_use]
    pub fn of_stories(&self, shelf: &[StoryHead]) -> String {
        let all = [&self.new, &self.changed, &self.same, &self.older];
        let all = Marks::new(all.into_iter().flatten().cloned().collect(), Order::Text);
        let slugs: Vec<&str> = shelf.iter().map(|story| story.slug.as_str()).collect();
        let (mut told, mut others) = (Vec::new(), 0);
        for group in all.by_story(&slugs) {
            let story = shelf.iter().find(|story| story.slug == group.story);
            match story.filter(|_| told.len() < NAMED) {
                Some(story) => told.push(format!("{} of {}", group.marks.len(), story.title)),
                None => others += group.marks.len(),
            }
        }
        if others > 0 {
            told.push(format!("{others} of other stories"));
        }
        told.join(", ")
    }

    /// What is to be written, under its id: the new and the changed.
    #[must_use]
    pub fn merge(self) -> Vec<Annotation> {
        let mut merged = self.new;
        merged.extend(self.changed);
        merged
    }
}

impl Import {
    /// Adds what the file does not say of marks of a story: where they are, of which it has the words
    /// alone, and what stands there, of which it says only where.
    pub fn complete(&mut self, story: &str, blocks: Blocks) {
        let marks = self.annotations.iter_mut();
        let mut half: Vec<&mut Target> = marks
            .filter(|mark| mark.story == story)
            .map(|mark| &mut mark.target)
            .filter(|target| target.is_wordless() || !target.has_block())
            .collect();
        let found = Target::find_all(half.iter().map(|target| &**target), blocks);
        for (target, found) in half.iter_mut().zip(found) {
            if let Some((start, end)) = found {
                target.complete(start, end, blocks);
            }
        }
    }

    /// What taking it over would do, where `existing` are here.
    #[must_use]
    pub fn preview<'a>(&self, existing: impl IntoIterator<Item = &'a Annotation>) -> Preview {
        let existing: Vec<&Annotation> = existing.into_iter().collect();
        let existing = sorted(existing, &|one, other| one.id.cmp(&other.id));
        let find = |id: &str| {
            let found = existing.binary_search_by(|here| here.id.as_str().cmp(id));
            existing.get(found.ok()?).copied()
        };
        let mut preview = Preview {
            refused: self.refused.clone(),
            ..Preview::default()
        };
        for annotation in &self.annotations {
            let list = match find(&annotation.id) {
                None if existing.iter().any(|here| here.says_the_same(annotation)) => {
                    &mut preview.same
                }
                None => &mut preview.new,
                Some(here) if here == annotation => &mut preview.same,
                Some(here) if annotation.modified > here.modified => &mut preview.changed,
                Some(_) => &mut preview.older,
            };
            list.push(annotation.clone());
        }
        preview
    }
}

/// Reads a file. Of one that is damaged, every annotation that is whole is taken, and what
/// is wrong is said beside.
///
/// # Errors
/// When it holds no annotation at all, nor a set that says it is empty; and when it holds more than
/// that, as a file of "Your data" does.
pub fn read(text: &str) -> Result<Import, Problem> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Problem::new(
            "This file is empty.",
            "Choose another, or export it anew.",
        ));
    }
    let mut import = Import::default();
    let found = match parse(text) {
        Ok(file) if file.get("format").and_then(Value::as_str) == Some(reader_data::FORMAT) => {
            return Err(Problem::new(
                "This file holds all of somebody’s data, and not marks alone.",
                "Import it under “Your data”, in More.",
            ));
        }
        Ok(set) => items(set, &mut import).ok_or_else(no_set),
        Err(problem) => Err(problem),
    };
    let items = match found {
        Ok(items) => items,
        Err(problem) => {
            let whole = salvage(text);
            if whole.is_empty() {
                return Err(problem);
            }
            import.refused.push(Problem {
                help: format!("{} What is whole was read.", problem.help),
                ..problem
            });
            whole
        }
    };
    for (number, item) in (1..).zip(items) {
        match json::read(item) {
            Ok(annotation) => take(annotation, number, &mut import),
            Err(problem) => import.refused.push(problem.at(Location::Item(number))),
        }
    }
    Ok(import)
}

/// Any JSON.
pub(super) fn parse(text: &str) -> Result<Value, Problem> {
    if text.starts_with("PK\u{3}\u{4}") {
        return Err(Problem::new(
            "This file is a packed folder (ZIP).",
            "Unpack it, and choose annotations.json.",
        ));
    }
    serde_json::from_str(text).map_err(|error| {
        let location = Location::Line(error.line(), error.column());
        let problem = if error.is_eof() {
            Problem::new(
                "The file ends too soon: a part of it is missing.",
                "Fetch it or export it anew.",
            )
        } else {
            Problem::new(
                "This is not JSON, or it is damaged here.",
                "Choose a file that was exported as JSON, or export it anew.",
            )
        };
        problem.at(location)
    })
}

fn no_set() -> Problem {
    Problem::new(
        "There is no set of annotations in this file.",
        "Choose one that Lamplight or another reading program exported as JSON.",
    )
}

/// The annotations of a set, of a page or a collection of the W3C's model, of a list, or a
/// single one.
fn items(set: Value, import: &mut Import) -> Option<Vec<Value>> {
    match set {
        Value::Array(items) => Some(items),
        Value::Object(mut object) => {
            let items = match object.remove("items") {
                Some(Value::Array(items)) => items,
                _ if is_annotation(&object) => return Some(vec![Value::Object(object)]),
                _ => return items(object.remove("first")?, import),
            };
            let text = |value: &Value| value.as_str().map(String::from);
            import.title = object.get("title").or(object.get("label")).and_then(text);
            import.generator = object.get("generator").and_then(|generator| {
                let name = generator.get("name").or(generator.get("id"));
                text(name.unwrap_or(generator))
            });
            let about = object.get("about").unwrap_or(&Value::Null);
            import.identifiers = match about.get("dc:identifier") {
                Some(Value::Array(all)) => all.iter().filter_map(text).collect(),
                Some(one) => text(one).into_iter().collect(),
                None => Vec::new(),
            };
            if import.title.is_none() {
                import.title = about.get("dc:title").and_then(text);
            }
            Some(items)
        }
        _ => None,
    }
}

/// Takes an annotation; of two with one id the later, and of two as late the first.
fn take(annotation: Annotation, number: usize, import: &mut Import) {
    let same = |other: &&mut Annotation| other.id == annotation.id;
    let Some(other) = import.annotations.iter_mut().find(same) else {
        import.annotations.push(annotation);
        return;
    };
    if annotation.modified > other.modified {
        *other = annotation;
    }
    let problem = Problem::new(
        "Another mark in the file has the same id.",
        "The one that was changed later is taken.",
    );
    import.refused.push(problem.at(Location::Item(number)));
}

/// The annotations that are whole in a text that as a whole is none: whatever objects in it
/// can be read and say that they are annotations.
fn salvage(text: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let from = rest.get(start..).unwrap_or_default();
        let mut values = Deserializer::from_str(from).into_iter::<Value>();
        let value = values.next().and_then(Result::ok);
        let is_one = |value: &Value| value.as_object().is_some_and(is_annotation);
        let read = match value.filter(is_one) {
            Some(annotation) => {
                found.push(annotation);
                values.byte_offset()
            }
            // It may have annotations in it.
            None => 1,
        };
        rest = from.get(read..).unwrap_or_default();
    }
    found
}

fn is_annotation(object: &serde_json::Map<String, Value>) -> bool {
    object.get("type").and_then(Value::as_str) == Some("Annotation")
}
