//! What money costs its user: the mean of its parts, weighted by their amounts.

use crate::error::{Code, Error, Result};
use crate::finance::check;
use crate::json::ToJson;
use crate::read::read;
use crate::record::{answer, record};
use crate::value::Value;

record! {
    /// Where a company's money comes from.
    pub struct CapitalMix {
        /// Loans, notes and equity.
        parts: Vec<CapitalPart>,
        /// Tax on profit, which interest lowers.
        tax_share: f64 = 0.0,
    }
}

record! {
    /// Money of one kind.
    pub struct CapitalPart {
        /// Its name.
        id: String,
        /// How much of it there is.
        usd: f64,
        /// What it costs in a year: interest, or the return that owners expect.
        cost_share: f64,
        /// Whether its cost is interest, and so lowers taxes.
        interest: bool = true,
    }
}

answer! {
    /// What all of it costs.
    pub struct CapitalCost {
        /// All parts together.
        usd: f64,
        /// Weighted cost in a year: sum of amount x cost over the sum of the amounts.
        cost_share: f64,
        /// The same after taxes: interest costs 1 - tax of itself.
        after_tax_share: f64,
    }
}

impl CapitalMix {
    /// The weighted average cost of capital.
    ///
    /// Errors: no part, none with an amount, a negative amount, a cost not between -1 and 1, a tax below 0 or above 1.
    pub fn cost(&self) -> Result<CapitalCost> {
        check::share("tax_share", self.tax_share)?;
        let (mut usd, mut cost, mut after_tax) = (0.0, 0.0, 0.0);
        for part in &self.parts {
            let sound =
                check::not_negative("usd", part.usd).and_then(|()| check::yearly_cost("cost_share", part.cost_share));
            sound.map_err(|error| check::under(error, &["parts[", &part.id, "]"]))?;
            let yearly = part.usd * part.cost_share;
            usd += part.usd;
            cost += yearly;
            after_tax += if part.interest { yearly * (1.0 - self.tax_share) } else { yearly };
        }
        if usd == 0.0 {
            return Err(Error::new(Code::Missing, "parts", "hold no money", "a part with usd > 0"));
        }
        Ok(CapitalCost {
            usd: check::told(usd)?,
            cost_share: check::told(cost / usd)?,
            after_tax_share: after_tax / usd,
        })
    }
}

/// The cost of a mix that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`CapitalMix::cost`] does.
pub fn cost_json(document: &Value) -> Result<String> {
    let mix: CapitalMix = read(document)?;
    Ok(mix.cost()?.json())
}
