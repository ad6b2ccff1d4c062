//! What patches do to a scenario.

use crate::record::{answer, words};
use crate::source::{Source, Status};

words! {
    /// How many of its patterns a patch finds in a scenario.
    pub enum Touches {
        /// Not one: the patch changes nothing.
        None = "none",
        /// Some. Of the others the scenario has no such number.
        Some = "some",
        /// All.
        All = "all",
    }
}

answer! {
    /// A number that a patch changed.
    pub struct ChangedNumber {
        /// Its path.
        path: String,
        /// The key of its unit.
        unit: String,
        /// What it was before this patch; the median where it is drawn.
        old: f64,
        /// What it is after it.
        new: f64,
        /// Whether it is drawn after it.
        drawn: bool,
    }
}

answer! {
    /// What a patch changed.
    pub struct PatchEffect {
        /// Short name of the patch.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it means.
        note: Option<String>,
        /// Id of its source.
        source: Option<String>,
        /// Who stands behind its figures.
        status: Status,
        /// How many of its patterns the scenario has numbers for.
        touches: Touches,
        /// The patterns for which it has none.
        untouched: Vec<String>,
        /// The numbers that it changed, in order.
        changes: Vec<ChangedNumber>,
    }
}

answer! {
    /// An output before and after, and the difference. All ranges are 80 % of the same draws.
    pub struct OutputDifference {
        /// Its name.
        id: String,
        /// As a reader reads it.
        label: String,
        /// The key of its unit.
        unit: String,
        /// Its value before, every number at its median or as stated.
        before: f64,
        /// Low end of its range.
        before_low80: f64,
        /// High end.
        before_high80: f64,
        /// Its value after.
        after: f64,
        /// Low end of its range.
        after_low80: f64,
        /// High end.
        after_high80: f64,
        /// After less before.
        difference: f64,
        /// Low end of the range of the difference, draw by draw.
        low80: f64,
        /// High end.
        high80: f64,
        /// The difference over what it was before. None where that was 0.
        relative: Option<f64>,
        /// Whether anything of it changes.
        changes: bool,
        /// Draws without an answer before or after: they count nowhere else.
        unanswered: f64,
        /// The same in words.
        sentence: String,
    }
}

answer! {
    /// A scenario before and after some patches.
    pub struct WhatIfAnswer {
        /// The scenario.
        scenario: String,
        /// The patches in the order in which they were put on.
        patches: Vec<PatchEffect>,
        /// The outputs.
        outputs: Vec<OutputDifference>,
        /// How many draws.
        draws: f64,
        /// The seed.
        seed: f64,
        /// What a reader should know.
        notes: Vec<String>,
        /// The documents that the patches name, as far as they are known.
        sources: Vec<Source>,
        /// Version of the equations.
        model_version: String,
        /// Date of the shipped data.
        data_version: String,
    }
}

answer! {
    /// A patch that comes with fullcost.
    pub struct MarketRow {
        /// Short name.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it changes, by pattern.
        changes: Vec<String>,
        /// What it means, and where its figures come from.
        note: String,
        /// Who stands behind its figures.
        status: Status,
        /// Id of the source. None where nobody can be cited.
        source: Option<String>,
        /// Who published it.
        by: Option<String>,
        /// When.
        date: Option<String>,
        /// Where it can be read.
        url: Option<String>,
    }
}
