//! Texts from pieces.

/// The pieces in a row. Not `format!`, whose code is larger and is in every widget.
pub(crate) fn joined(pieces: &[&str]) -> String {
    pieces.concat()
}
