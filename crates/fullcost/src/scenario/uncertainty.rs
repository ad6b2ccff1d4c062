//! What numbers have in common: shared factors, and correlations.

use crate::estimate::Estimate;
use crate::record::record;
use crate::units;

record! {
    /// A factor that many numbers share. It is drawn once, and multiplies every number that names it.
    pub struct Factor {
        /// Its name, as numbers name it.
        id: String,
        /// As a reader reads it.
        label: String,
        /// Its value, around 1.
        value: Estimate<units::Ratio>,
    }
}

record! {
    /// How two uncertain numbers move together: their rank correlation, by a Gaussian copula.
    pub struct Correlation {
        /// Paths of the two numbers.
        between: Vec<String>,
        /// Spearman's rank correlation, from -1 to 1.
        rank: f64,
        /// Id of its source.
        source: Option<String>,
        /// Why they move together.
        note: Option<String>,
    }
}
