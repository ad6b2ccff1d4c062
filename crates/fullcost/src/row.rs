//! Rows of the tables that the scribe writes as text: a row in each line, its fields with semicolons between. Structs would bring
//! the addresses and lengths of their texts into the wasm, which do not compress, and eight bytes for every number.

use crate::digits::decimal;

/// The fields of a row that are still to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row(pub &'static str);

impl Row {
    /// The rows of a table.
    pub fn all(table: &'static str) -> impl Iterator<Item = Row> {
        table.split('\n').filter(|line| !line.is_empty()).map(Row)
    }

    /// The next part: parts have bars between.
    pub fn part(&mut self) -> Row {
        let (part, rest) = self.0.split_once('|').unwrap_or((self.0, ""));
        self.0 = rest;
        Row(part)
    }

    /// The next field; empty where there is none.
    #[inline(never)]
    pub fn text(&mut self) -> &'static str {
        let (field, rest) = self.0.split_once(';').unwrap_or((self.0, ""));
        self.0 = rest;
        field
    }

    /// The next field, unless it is empty.
    pub fn some_text(&mut self) -> Option<&'static str> {
        Some(self.text()).filter(|text| !text.is_empty())
    }

    /// The next field as a number; none where it is empty.
    #[inline(never)]
    pub fn some_number(&mut self) -> Option<f64> {
        decimal(self.text())
    }

    /// The next field as a number; 0 where it is empty.
    pub fn number(&mut self) -> f64 {
        self.some_number().unwrap_or_default()
    }
}
