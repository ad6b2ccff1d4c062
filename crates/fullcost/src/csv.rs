//! Tables of facts as text: one line each, cells with commas between and none inside.

use std::collections::BTreeMap;

/// A line: its cells by the names of their columns.
pub type Line = BTreeMap<&'static str, &'static str>;

/// The lines below the head.
pub fn lines(table: &'static str) -> impl Iterator<Item = Line> {
    let mut lines = table.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    lines.map(move |line| head.iter().copied().zip(line.split(',')).collect())
}

/// A cell; nothing where there is no such column.
pub fn text(line: &Line, column: &str) -> &'static str {
    line.get(column).copied().unwrap_or_default()
}

/// A cell that holds a number.
pub fn number(line: &Line, column: &str) -> Option<f64> {
    text(line, column).parse().ok()
}
