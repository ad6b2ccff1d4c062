//! What is wrong with an input, and what would be right: one type in every language.

use std::fmt;

/// The kind of a mistake. Stable: programs may match on [`Code::id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The text is not JSON.
    Syntax,
    /// A key that nobody knows.
    UnknownKey,
    /// A field that is needed and not there.
    Missing,
    /// A value of another type than the field's.
    WrongType,
    /// A number outside its quantity's range.
    OutOfRange,
    /// NaN or infinity.
    NotFinite,
    /// A name that stands for nothing: an accelerator, a source, a claim.
    UnknownName,
    /// Two list items with one id, or one key twice.
    DuplicateId,
    /// A range whose low end is not below its high end.
    ReversedRange,
    /// A document beyond the reader's limits.
    TooLarge,
    /// Numbers that cannot hold together.
    Impossible,
    /// Bytes that are no resolved scenario of this version.
    BadBlob,
    /// A path that leads to no leaf.
    UnknownPath,
    /// Correlations that no numbers can have together.
    NotPositiveSemidefinite,
    /// Too few draws to say anything.
    TooFewDraws,
    /// Stopped by the caller.
    Cancelled,
    /// A fault of fullcost itself, caught at a door.
    Internal,
}

impl Code {
    /// The code as it is written in JSON, JavaScript and Python.
    pub fn id(self) -> &'static str {
        match self {
            Code::Syntax => "syntax",
            Code::UnknownKey => "unknown_key",
            Code::Missing => "missing",
            Code::WrongType => "wrong_type",
            Code::OutOfRange => "out_of_range",
            Code::NotFinite => "not_finite",
            Code::UnknownName => "unknown_name",
            Code::DuplicateId => "duplicate_id",
            Code::ReversedRange => "reversed_range",
            Code::TooLarge => "too_large",
            Code::Impossible => "impossible",
            Code::BadBlob => "bad_blob",
            Code::UnknownPath => "unknown_path",
            Code::NotPositiveSemidefinite => "not_positive_semidefinite",
            Code::TooFewDraws => "too_few_draws",
            Code::Cancelled => "cancelled",
            Code::Internal => "internal",
        }
    }
}

/// A mistake in an input: where it is, what is wrong, what would be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The kind of mistake.
    pub code: Code,
    /// Where it is, written the way the reader wrote the scenario: `fleet[h20].count`. Empty for the whole document.
    pub path: String,
    /// What is wrong, in lower case, on one line.
    pub message: String,
    /// What would be accepted, in a few words. May be empty.
    pub accepted: String,
}

impl Error {
    /// Makes an error.
    pub fn new(code: Code, path: impl AsRef<str>, message: impl AsRef<str>, accepted: impl AsRef<str>) -> Error {
        Error::made(code, path.as_ref(), message.as_ref(), accepted.as_ref())
    }

    #[inline(never)] // once, and not wherever something is refused
    fn made(code: Code, path: &str, message: &str, accepted: &str) -> Error {
        Error { code, path: path.to_owned(), message: message.to_owned(), accepted: accepted.to_owned() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { write!(f, "{}", self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}

impl std::error::Error for Error {}

/// A result whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;
