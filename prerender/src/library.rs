//! Reading the stories' folder.

use std::fs;
use std::path::Path;

use lamplight::model::Library;
use lamplight::model::source::{self, SourceFile};

use crate::failure::Failure;

/// Reads the library in `folder`; a failure lists everything that is wrong.
pub fn read(folder: &Path) -> Result<Library, Failure> {
    let files = files(folder)?;
    source::read(&files).map_err(|diagnostics| {
        let count = diagnostics.len();
        let lines: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        let things = if count == 1 {
            "1 thing"
        } else {
            &format!("{count} things")
        };
        Failure::new(format!(
            "{}\n\n{things} to mend in the stories",
            lines.join("\n")
        ))
    })
}

/// Every file in `folder`, by name, so that a build does not depend on the file
/// system's order.
fn files(folder: &Path) -> Result<Vec<SourceFile>, Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::at("read the folder", folder))? {
        let entry = entry.map_err(Failure::at("read the folder", folder))?;
        let path = entry.path();
        if path.is_file() {
            let bytes = fs::read(&path).map_err(Failure::at("read", &path))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            files.push(SourceFile { name, bytes });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
