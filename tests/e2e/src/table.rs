//! Tables, printed in Markdown so that they can be read and kept.

use std::fmt;

/// Rows of cells under a heading; every row is as long as the heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    title: String,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with a title and its columns' names.
    pub fn new<Name: Into<String>>(
        title: impl Into<String>,
        columns: impl IntoIterator<Item = Name>,
    ) -> Self {
        Self {
            title: title.into(),
            rows: vec![columns.into_iter().map(Into::into).collect()],
        }
    }

    /// Adds a row.
    pub fn row<Cell: Into<String>>(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let cells = self.rows.iter().filter_map(|row| row.get(column));
                cells
                    .map(|cell| cell.chars().count())
                    .max()
                    .unwrap_or_default()
            })
            .collect();
        writeln!(formatter, "\n{}\n", self.title)?;
        for (number, row) in self.rows.iter().enumerate() {
            for (cell, width) in row.iter().zip(&widths) {
                write!(formatter, "| {cell:width$} ")?;
            }
            writeln!(formatter, "|")?;
            if number == 0 {
                for width in &widths {
                    write!(formatter, "|{:-<1$}", "", width + 2)?;
                }
                writeln!(formatter, "|")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new("T", ["a", "bb"]);
        table.row(["ccc", "d"]);
        let expected = "\nT\n\n| a   | bb |\n|-----|----|\n| ccc | d  |\n";
        assert_eq!(table.to_string(), expected);
    }
}
