//! Money of another currency and another year, brought to the scenario's dollars by sourced lines.

use super::Resolver;
use crate::currency::{Currency, price_index, rates};
use crate::digits::number;
use crate::error::Code;
use crate::estimate::Told;
use crate::price::day_of;
use crate::text::joined;

/// What an amount is multiplied by to become the scenario's dollars.
pub struct Converted {
    /// Dollars for one of what is written.
    pub factor: f64,
    /// The steps: each a line, its sources after tabs.
    pub steps: String,
}

impl Converted {
    fn step(&mut self, factor: f64, step: &[&str], source: &str) {
        self.factor *= factor;
        self.steps = joined(&[&self.steps, &joined(step), "\t", source, "\n"]);
    }
}

impl Resolver<'_> {
    /// How an amount becomes the scenario's dollars: first dollars by the exchange rate of its date, then those of the scenario's
    /// year by a price index.
    #[inline(never)] // inside the code of every number it would make that large
    pub(super) fn conversion(&self, path: &str, unit: &str, money: &Told) -> Converted {
        let mut converted = Converted { factor: 1.0, steps: String::new() };
        let is_money = unit.starts_with("usd");
        let under = |field: &str| joined(&[path, field]);
        let mut year = money.dollars_of.map(|year| (year, ".dollars_of"));
        match (money.currency, &money.on) {
            (None, None) if is_money || year.is_none() => {}
            (currency, on) if !is_money => {
                let field = if currency.is_none() && on.is_none() { ".dollars_of" } else { ".currency" };
                self.fail(Code::WrongType, under(field), "is told of what is no money", "an estimate without it");
            }
            (None, None) => {}
            (Some(currency), Some(on)) => {
                year = self.year_of_money(path, on, money.dollars_of).map(|year| (year, ".on"));
                self.in_dollars(path, currency, on, &mut converted);
            }
            (Some(_), None) => self.fail(Code::Missing, under(".on"), "is missing", "a year, a month or a day"),
            (None, Some(_)) => self.fail(Code::Missing, under(".currency"), "is missing", "usd, cny, eur"),
        }
        if let (true, Some((from, at)), Some(to)) = (is_money, year, self.scenario.dollars_of)
            && from != to
        {
            self.by_index(path, at, (from, to), &mut converted);
        }
        converted
    }

    /// The step into dollars.
    fn in_dollars(&self, path: &str, currency: Currency, on: &str, converted: &mut Converted) {
        let Some(rates) = rates(currency) else { return };
        let Some((per_usd, period)) = rates.on(on) else {
            let message = joined(&["there is no exchange rate of `", rates.id, "` for ", on]);
            let accepted = joined(&[&rates.span(), ", or a month of these"]);
            self.fail(Code::OutOfRange, joined(&[path, ".on"]), &message, &accepted);
            return;
        };
        let step = [&number(per_usd), " ", rates.id, " for a dollar, mean of ", period];
        converted.step(1.0 / per_usd, &step, rates.source);
    }

    /// The year of a date, which is that of the dollars if their year is told too.
    fn year_of_money(&self, path: &str, on: &str, dollars_of: Option<f64>) -> Option<f64> {
        let year = self.date(joined(&[path, ".on"]), on)?;
        if let Some(other) = dollars_of.filter(|other| *other != year) {
            let [other, year] = &[other, year].map(number);
            let message = joined(&["is ", other, ", but the money is of ", year]);
            self.fail(Code::Impossible, joined(&[path, ".dollars_of"]), &message, "the year of `on`, or none");
        }
        Some(year)
    }

    /// Checks that the sources of the scenario's own index are known: conversions cite them.
    pub(super) fn price_index(&self) {
        for entry in &self.scenario.price_index {
            let path = joined(&["price_index[", &number(entry.year), "].index"]);
            self.check_source(&path, entry.index.source.as_ref());
        }
    }

    /// The step into dollars of another year: by the scenario's own index, or by the one that everybody shares.
    fn by_index(&self, path: &str, at: &str, (from, to): (f64, f64), converted: &mut Converted) {
        let own = &self.scenario.price_index;
        let shared = price_index();
        let entry = |year: f64| {
            if own.is_empty() {
                return shared.of_year(year).map(|index| (index, shared.source));
            }
            let entry = own.iter().find(|entry| entry.year == year)?;
            Some((entry.index.point, entry.index.source.as_deref().unwrap_or_default()))
        };
        let (Some((index_to, source_to)), Some((index_from, source_from))) = (entry(to), entry(from)) else {
            let missing = if entry(to).is_none() { to } else { from };
            let [year, from, to] = &[missing, from, to].map(number);
            let message = joined(&["there is no price index of ", year, " to convert dollars of ", from, " to ", to]);
            let accepted = if own.is_empty() { shared.span() } else { "a year of `price_index`".to_owned() };
            return self.fail(Code::Missing, joined(&[path, at]), &message, &accepted);
        };
        let [was, is, before, after] = &[from, to, index_from, index_to].map(number);
        let step = ["dollars of ", was, " in those of ", is, ": price index ", after, " over ", before];
        // Each year's entry has a source of its own.
        let sources = if source_to == source_from { source_to } else { &joined(&[source_to, "\t", source_from]) };
        converted.step(index_to / index_from, &step, sources);
    }

    /// The year of a date. What is no date is a mistake.
    pub(super) fn date(&self, path: String, date: &str) -> Option<f64> {
        match day_of(&path, date) {
            Ok([year, _, _]) => Some(f64::from(year)),
            Err(error) => {
                self.faults.put(error);
                None
            }
        }
    }
}
