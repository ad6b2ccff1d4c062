//! Texts from pieces.

/// The pieces in a row. Not `format!`, whose code is larger and is in every widget.
pub(crate) fn joined(pieces: &[&str]) -> String {
    pieces.concat()
}

/// How many characters. Not `chars().count()`, which is written for texts a million times longer.
pub(crate) fn characters(text: &str) -> usize {
    text.chars().fold(0, |sum, _| sum + 1)
}
