//! Ranges as people write them: the unit once, as many figures as tell the ends apart.

use crate::outcome::locale::Locale;
use crate::real::Real;

impl Locale {
    /// A value with its unit, in a sentence.
    pub fn amount(&self, unit: &str, value: f64) -> String {
        match unit {
            "usd" => self.money(value),
            "share" | "busy_share" | "mfu" => self.percent(value),
            "years" => self.window(value),
            "ratio" => self.fill("ratio", &[("n", &self.figures(value))]),
            _ if unit.starts_with("usd") => self.price(value),
            _ => self.figures(value),
        }
    }

    /// A range with its unit: `$1.9 to $3.3 billion`.
    pub fn range(&self, unit: &str, low: f64, high: f64) -> String {
        let ends = |key: &str, low: &str, high: &str| self.fill(key, &[("low", low), ("high", high)]);
        match unit {
            // A minus stands before the sign of the currency, so each end has its own.
            "usd" if low < 0.0 => ends("range", &self.money(low), &self.money(high)),
            _ if unit.starts_with("usd") && low < 0.0 => ends("range", &self.price(low), &self.price(high)),
            "usd" => {
                let (size, key) = crate::outcome::number::unit_of(low.abs().larger(high.abs()));
                if size == 1.0 {
                    return ends("range", &self.money(low), &self.money(high));
                }
                let [low, high] = self.ends(size, low, high);
                ends(&["range.", key].concat(), &low, &high)
            }
            "share" | "busy_share" | "mfu" => {
                let decimals = decimals_for((high - low) * 100.0);
                ends("range.percent", &self.trimmed(low * 100.0, decimals), &self.trimmed(high * 100.0, decimals))
            }
            _ if unit.starts_with("usd") => {
                let digits = |value: f64| self.fixed(value, if value.abs() < 100.0 { 2 } else { 0 });
                ends("range.money", &digits(low), &digits(high))
            }
            "years" => self.fill("window", &[("n", &ends("range", &self.figures(low), &self.figures(high)))]),
            "ratio" => ends("range.ratio", &self.figures(low), &self.figures(high)),
            _ => {
                let round = tens(high - low);
                let [low, high] = [low, high].map(|end| (end / round).round() * round);
                ends("range", &self.figures(low), &self.figures(high))
            }
        }
    }

    /// The ends of a range of money in the unit of `of`, which stands beside it: `1.9 to 3.3`.
    pub fn range_beside(&self, of: f64, low: f64, high: f64) -> String {
        let (size, _) = crate::outcome::number::unit_of(of);
        let [low, high] = self.ends(size, low, high);
        self.fill("range", &[("low", &low), ("high", &high)])
    }

    /// The ends of a range in a unit of that size: both to the same place, two figures of their distance at most.
    fn ends(&self, size: f64, low: f64, high: f64) -> [String; 2] {
        let (round, decimals) = match (high - low) / size {
            wide if wide >= 350.0 => (10.0, 0),
            wide if wide >= 9.5 => (1.0, 0),
            wide if wide >= 0.35 => (1.0, 1),
            wide if wide >= 0.035 => (1.0, 2),
            _ => (1.0, 3),
        };
        let rounded = |end: f64| if decimals == 0 { (end / size / round).round() * round } else { end / size };
        [low, high].map(|end| self.fixed(rounded(end), decimals))
    }

    /// The likely range of an output: 80 %.
    pub fn likely(&self, unit: &str, low: f64, high: f64) -> String {
        self.fill("range.likely", &[("range", &self.range(unit, low, high))])
    }

    /// Texts with a word between the last two.
    pub fn joined(&self, key: &str, texts: &[String]) -> String {
        match texts {
            [] => String::new(),
            [one] => one.clone(),
            [rest @ .., last] => self.fill(key, &[("first", &rest.join(", ")), ("last", last)]),
        }
    }

    /// A bare number: three figures below a thousand.
    fn figures(&self, value: f64) -> String {
        if value.abs() >= 1000.0 { self.count(value) } else { self.trimmed(value, decimals_for(value)) }
    }
}

/// The power of ten of which a width has two figures; small widths are told by their decimals instead.
fn tens(width: f64) -> f64 {
    [1e9, 1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 100.0, 10.0].into_iter().find(|&step| width.abs() >= 9.5 * step).unwrap_or(1e-6)
}

/// Decimals that leave two figures of a number, at most four.
fn decimals_for(width: f64) -> usize {
    match width.abs() {
        wide if wide >= 9.95 => 0,
        wide if wide >= 0.995 => 1,
        wide if wide >= 0.0995 => 2,
        wide if wide >= 0.00995 => 3,
        _ => 4,
    }
}
