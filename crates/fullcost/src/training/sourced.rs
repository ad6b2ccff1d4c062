//! A published figure with who told it.

use crate::record::record;
use crate::source::{Seen, Status};

record! {
    /// A published figure and who told it.
    pub struct Sourced {
        /// The figure, in the unit that its place has.
        value: f64,
        /// Id of the source. None where nobody can be cited.
        source: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// How far it was checked.
        seen: Seen,
        /// What else a reader should know.
        note: Option<String>,
    }
}
