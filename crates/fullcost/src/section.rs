//! Sections that a page shows where its scenario asks for them.

use crate::record::words;

words! {
    /// A section that a page shows where its scenario asks for it.
    pub enum Section {
        /// What an hour of work costs owned, at every busy share, beside the rent. Needs a fleet and a market rate.
        OwnOrRent = "own_or_rent",
        /// What every year of the window costs, and what is paid in it. Needs a fleet.
        ByYear = "by_year",
        /// The readings that are what-ifs, each with the difference that it makes to what is counted.
        WhatIfs = "what_ifs",
    }
}
