//! Numbers as people write them in a sentence or a table.

use crate::digits::{number, scientific, whole};
use crate::outcome::locale::Locale;
use crate::text::joined;
use crate::units::WEEKS_PER_YEAR;

/// U+2212, so that a minus is as wide as a plus.
const MINUS: char = '\u{2212}';
/// Powers of ten, by the number of decimals. No more are ever shown.
const POWERS: [f64; 7] = [1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6];

impl Locale {
    /// With this many decimals, groups of three, and the locale's marks. Halves round away from zero.
    pub fn fixed(&self, value: f64, decimals: usize) -> String {
        let power = POWERS.get(decimals).copied().unwrap_or(1.0);
        let scaled = (value.abs() * power).round();
        if scaled >= 1e18 {
            return scientific(value);
        }
        let mut digits = whole(scaled as u64);
        while digits.len() <= decimals {
            digits.insert(0, '0');
        }
        let (whole, part) = digits.split_at_checked(digits.len() - decimals).unwrap_or((&digits, ""));
        let mut text = String::new();
        if value < 0.0 && scaled > 0.0 {
            text.push(MINUS);
        }
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                text.push_str(self.word("number.group"));
            }
            text.push(digit);
        }
        if !part.is_empty() {
            text.push_str(self.word("number.decimal"));
            text.push_str(part);
        }
        text
    }

    /// A whole number.
    pub fn whole(&self, value: f64) -> String {
        self.fixed(value, 0)
    }

    /// Two figures, or all of the whole number when it is longer; no empty decimal.
    pub fn short(&self, value: f64) -> String {
        self.trimmed(value, usize::from(value.abs() < 9.95))
    }

    /// At most that many decimals, without zeros at the end.
    pub fn trimmed(&self, value: f64, decimals: usize) -> String {
        let power = |decimals: usize| POWERS.get(decimals).copied().unwrap_or(1.0);
        let all = power(decimals);
        let fewest =
            (0..decimals).find(|&fewer| (value * all).round() == (value * power(fewer)).round() * (all / power(fewer)));
        self.fixed(value, fewest.unwrap_or(decimals))
    }

    /// Money in a sentence: two figures and a word, `$2.5 billion`.
    pub fn money(&self, usd: f64) -> String {
        let (unit, word) = unit_of(usd);
        if unit == 1.0 {
            return self.small_money(usd);
        }
        self.dollars(word, &self.short(usd / unit))
    }

    /// An amount under the key of its unit. A minus stands before the sign of the currency.
    fn dollars(&self, key: &str, digits: &str) -> String {
        match digits.strip_prefix(MINUS) {
            Some(size) => joined(&["\u{2212}", &self.fill(key, &[("n", size)])]),
            None => self.fill(key, &[("n", digits)]),
        }
    }

    /// Money with the digits that its rounding leaves: 5,576,000 to the thousand is `$5.576 million`.
    pub fn money_to(&self, usd: f64, rounded_to: f64) -> String {
        let (unit, word) = unit_of(usd);
        if unit == 1.0 || rounded_to <= 0.0 {
            return self.money(usd);
        }
        let decimals = [1.0, 0.1, 0.01, 0.001, 1e-4].iter().position(|&place| place * unit <= rounded_to * 1.000_001);
        self.dollars(word, &self.trimmed(usd / unit, decimals.unwrap_or(4)))
    }

    /// Money on an axis or a card: `$2.5B`.
    pub fn money_short(&self, usd: f64) -> String {
        let (unit, word) = unit_of(usd);
        if unit == 1.0 {
            return self.small_money(usd);
        }
        self.dollars(&joined(&[word, ".short"]), &self.short(usd / unit))
    }

    /// A price: two decimals.
    pub fn price(&self, usd: f64) -> String {
        self.dollars("money.plain", &self.fixed(usd, if usd.abs() < 100.0 { 2 } else { 0 }))
    }

    /// A price without empty decimals, for labels: `$2`.
    pub fn price_short(&self, usd: f64) -> String {
        if usd.fract() == 0.0 { self.dollars("money.plain", &self.whole(usd)) } else { self.price(usd) }
    }

    fn small_money(&self, usd: f64) -> String {
        if usd.abs() < 100.0 && usd.fract() != 0.0 {
            return self.price(usd);
        }
        // Three figures are enough below a million.
        let place = if usd.abs() >= 1e5 {
            1e3
        } else if usd.abs() >= 1e4 {
            100.0
        } else {
            1.0
        };
        self.dollars("money.plain", &self.whole((usd / place).round() * place))
    }

    /// A count in a sentence: `2.10 billion`, `30 million`, `60,000`.
    pub fn count(&self, value: f64) -> String {
        for (unit, word) in [(1e12, "count.trillion"), (1e9, "count.billion"), (1e6, "count.million")] {
            if value.abs() >= unit * 0.9995 {
                let scaled = value / unit;
                let decimals = if scaled.abs() < 9.995 {
                    2
                } else {
                    usize::from(scaled.abs() < 99.95 && scaled.fract().abs() > 0.04)
                };
                return self.fill(word, &[("n", &self.trimmed(scaled, decimals))]);
            }
        }
        self.whole(value)
    }

    /// A share in per cent: two figures below ten, else whole.
    pub fn percent(&self, share: f64) -> String {
        let percent = share * 100.0;
        let decimals = match percent.abs() {
            small if small < 0.95 => 2,
            middle if middle < 9.95 => 1,
            _ => 0,
        };
        self.fill("percent", &[("n", &self.fixed(percent, decimals))])
    }

    /// A small whole number as a word, up to twelve; anything else in figures.
    pub fn number_word(&self, value: f64) -> String {
        let place = value.round();
        if (value - place).abs() < 1e-9 && (1.0..=12.0).contains(&place) {
            return self.word(&joined(&["number.", &number(place)])).to_owned();
        }
        self.trimmed(value, 1)
    }

    /// A length of time in words: `three weeks`, `five days`, `two years`.
    pub fn duration(&self, weeks: f64) -> String {
        let (unit, count) = match weeks {
            years if years >= 104.0 => ("years", years / WEEKS_PER_YEAR),
            weeks if weeks >= 1.5 => ("weeks", weeks),
            days => ("days", days * 7.0),
        };
        let rounded = if count < 0.95 { count } else { count.round() };
        let plural = if rounded == 1.0 { ".one" } else { "" };
        self.fill(&joined(&["duration.", unit, plural]), &[("n", &self.number_word(rounded))])
    }
}

/// The unit that an amount of money is told in, and the key of its words.
pub fn unit_of(usd: f64) -> (f64, &'static str) {
    match usd.abs() {
        huge if huge >= 0.9995e12 => (1e12, "money.trillion"),
        large if large >= 0.9995e9 => (1e9, "money.billion"),
        middle if middle >= 0.9995e6 => (1e6, "money.million"),
        _ => (1.0, "money.plain"),
    }
}
