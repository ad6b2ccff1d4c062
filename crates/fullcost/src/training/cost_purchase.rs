//! Which purchase price a run is costed with, and the mark-up from it to a server.

use crate::catalog::Chip;
use crate::catalog::prices::{Asked, Price, prices};
use crate::error::{Code, Error, Result};
use crate::price::{Terms, What, last_day};
use crate::real::Real as _;
use crate::text::joined;
use crate::training::cost_facts::{Fact, fact_of, fact_of_chip};
use crate::training::cost_rows::CostInput;
use crate::training::date::{day, year_of};

/// A purchase price with what it holds and who told it.
#[derive(Clone)]
pub struct Purchase {
    /// Dollars for a chip.
    pub usd: f64,
    /// What they hold.
    pub kind: Terms,
    /// The day on which it held; none for one that came with the run.
    pub day: Option<f64>,
    /// Who told it, and when.
    pub by: String,
    /// The same for the answer.
    pub input: CostInput,
}

impl Purchase {
    /// One that came with the run.
    pub fn given(usd: f64, kind: Terms) -> Purchase {
        let input = CostInput::given("purchase price", usd, "USD/GPU");
        Purchase { usd, kind, day: None, by: input.by.clone(), input }
    }

    /// What Epoch AI would take: the earliest price of a whole server, else the earliest of anything new.
    pub fn as_epoch(chip: &Chip) -> Result<Purchase> {
        let new = new(chip)?;
        let earliest = |whole: bool| {
            new.iter()
                .filter(|of| !whole || holds_server(of.kind))
                .min_by_key(|of| last_day(of.as_of))
                .map(Purchase::told)
        };
        earliest(true).or_else(|| earliest(false)).ok_or_else(|| none(chip))
    }

    /// The price of a year, else of the nearest before it, else of the first: of a whole server, or of what comes next to one.
    pub fn of_year(chip: &Chip, wanted: f64) -> Result<Purchase> {
        const NEAREST: [Terms; 7] =
            [Terms::ServerShare, Terms::RackShare, Terms::Board, Terms::Average, Terms::List, Terms::Card, Terms::Grey];
        let new = new(chip)?;
        let year = |of: &Price| day("", of.as_of).map_or(0.0, year_of);
        let before = new.iter().map(year).filter(|year| *year <= wanted).reduce(f64::larger);
        let nearest = before.or(new.iter().map(year).reduce(f64::smaller)).ok_or_else(|| none(chip))?;
        let latest = |kind: Terms| {
            let of_kind = new.iter().filter(|of| year(of) == nearest && of.kind == kind);
            of_kind.max_by_key(|of| last_day(of.as_of)).map(Purchase::told)
        };
        NEAREST.into_iter().find_map(latest).ok_or_else(|| none(chip))
    }

    fn told(price: &Price) -> Purchase {
        Purchase {
            usd: price.usd,
            kind: price.kind,
            day: day("", price.as_of).ok(),
            by: joined(&[price.vendor, " ", price.as_of]),
            input: CostInput::of_price("purchase price", price, "USD/GPU"),
        }
    }

    /// Epoch AI multiplies what is no price of a server with the mark-up over single cards.
    pub fn server_factor_as_epoch(&self, chip: Option<&Chip>) -> (f64, Option<CostInput>) {
        if holds_server(self.kind) { (1.0, None) } else { marked_up(fact_of_chip("server_factor_card", chip)) }
    }

    /// A board of eight costs less than eight cards; its mark-up is lower, and that of an average sale with it.
    pub fn server_factor(&self, chip: Option<&Chip>) -> (f64, Option<CostInput>) {
        match self.kind {
            Terms::Board | Terms::Average => marked_up(fact_of("server_factor_board", "", 0.0)),
            _ => self.server_factor_as_epoch(chip),
        }
    }
}

/// The prices of a chip when new.
fn new(chip: &Chip) -> Result<Vec<Price>> {
    let all = prices(Asked { chip: Some(chip.key), what: Some(What::Purchase.id()), ..Asked::default() })?;
    Ok(all.into_iter().filter(|of| of.kind != Terms::Used).collect())
}

fn none(chip: &Chip) -> Error {
    let message = joined(&["`", chip.key, "` has no purchase price in the catalog"]);
    Error::new(Code::Missing, "purchase_usd", message, "a price of its own, or `priced_as`")
}

fn holds_server(kind: Terms) -> bool {
    matches!(kind, Terms::ServerShare | Terms::RackShare)
}

fn marked_up(fact: Option<Fact>) -> (f64, Option<CostInput>) {
    let input = fact.as_ref().map(|of| CostInput::of_fact("server mark-up", of));
    (fact.map_or(1.0, |of| of.value), input)
}
