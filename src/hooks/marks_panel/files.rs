//! Files of marks: saved, and taken over.

use web_sys::HtmlInputElement;

use super::{MarksPanelHandle, focus_soon};
use crate::browser::files::{self, Unread};
use crate::browser::{clock, download, uuid};
use crate::hooks::said::anew;
use crate::model::annotation::{
    export,
    import::{self, Import, Preview},
    urn,
};
use crate::model::{Scope, file_name};

/// A kind of file that marks are saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For notebooks.
    Markdown,
    /// A page to open and print.
    Html,
    /// For everything else.
    Text,
    /// For this reader and others, to take over again.
    Json,
}

impl Format {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Html, Self::Text, Self::Json];

    /// What the reader sees it called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Text => "Text",
            Self::Json => "JSON",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Json => "json",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown",
            Self::Html => "text/html",
            Self::Text => "text/plain",
            Self::Json => "application/json",
        }
    }
}

impl MarksPanelHandle {
    /// Saves the marks that are shown as a file.
    pub fn save(&self, format: Format) {
        let (marks, shelf) = (self.shown(), self.shelf());
        let text = match format {
            Format::Markdown => export::markdown(&marks, &shelf),
            Format::Html => export::html(&marks, &shelf),
            Format::Text => export::text(&marks, &shelf),
            Format::Json => {
                let id = urn(&uuid::random().unwrap_or_default());
                export::json(&marks, &shelf, &id, clock::now())
            }
        };
        let name = file_name(&format!("Marks – {}", shelf.title), format.extension());
        let saved = download::save_text(&text, format.media_type(), &name);
        self.say(if saved.is_some() {
            "Saved, among your browser’s downloads."
        } else {
            "The file could not be made. Loading the page again may help."
        });
    }

    /// Reads the file that the reader has chosen, and shows what taking it over would do.
    pub fn read(&self, input: &HtmlInputElement) {
        let Some(file) = files::take_chosen(input) else {
            return;
        };
        let handle = self.clone();
        files::read_text(&file, move |text| {
            let read = match &text {
                Ok(text) => import::read(text)
                    .map(|import| handle.completed(import))
                    .map_err(|problem| problem.to_string()),
                Err(Unread::TooLarge) => {
                    Err("This file is too large to be one of marks.".to_owned())
                }
                Err(Unread::Failed) => {
                    Err("The file could not be read. Choose it once more.".to_owned())
                }
            };
            handle.change(|shown| {
                shown.said.clear();
                (shown.import, shown.refused) = match read {
                    Ok(import) => (Some(import), String::new()),
                    Err(problem) => (None, anew(&shown.refused, &problem)),
                };
            });
            // What is said of a file stands above these, and comes into view with them. Another way
            // to what is below than from here there may be none.
            focus_soon(".import button, [name=marks-file]".to_owned());
        });
    }

    /// A file with what it does not say of marks and the library's text does.
    fn completed(&self, mut file: Import) -> Import {
        for story in self.finder.finder().stories() {
            file.complete(&story.slug, &|block| story.text.words(block));
        }
        file
    }

    /// Takes over what was read.
    pub fn take_over(&self) {
        let merged = self.preview().map(Preview::merge).unwrap_or_default();
        let count = merged.len();
        let shown = merged
            .iter()
            .any(|mark| Some(&*mark.story) == self.marks.open.as_deref());
        self.marks.take_over(merged);
        if count > 0 && !shown {
            self.show_of(Scope::Library);
        }
        self.change(|shown| shown.import = None);
        self.say(&match count {
            1 => "One mark taken over.".to_owned(),
            count => format!("{count} marks taken over."),
        });
        focus_soon("[name=undo], [name=marks-file]".to_owned());
    }

    /// Leaves the chosen file alone.
    pub fn leave_import(&self) {
        self.change(|shown| shown.import = None);
        focus_soon("[name=marks-file]".to_owned());
    }

    /// Why the chosen file cannot be taken over; empty if it can, or none is chosen.
    #[must_use]
    pub fn refused(&self) -> String {
        self.shown.borrow().refused.clone()
    }

    /// What taking over the chosen file would do.
    #[must_use]
    pub fn preview(&self) -> Option<Preview> {
        let shown = self.shown.borrow();
        Some(shown.import.as_ref()?.preview(self.marks.all().values()))
    }
}
