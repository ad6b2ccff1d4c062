//! Values in increasing order, with weights or all alike: `discrete` and `samples`.

/// Sums of weights are told apart only beyond it, so that 0.7 + 0.2 reaches 0.9.
const ROUNDING: f64 = 1e-14;

/// Values and weights.
#[derive(Clone, Copy)]
pub struct List<'a> {
    pub values: &'a [f64],
    pub weights: Option<&'a [f64]>,
}

impl<'a> List<'a> {
    /// Value and weight of each entry that has any.
    pub fn entries(self) -> impl DoubleEndedIterator<Item = (f64, f64)> + 'a {
        let weight = move |place: usize| match self.weights {
            Some(weights) => weights.get(place).copied().unwrap_or(0.0),
            None => 1.0,
        };
        let entries = self.values.iter().enumerate().map(move |(place, &value)| (value, weight(place)));
        entries.filter(|(_, weight)| *weight > 0.0)
    }

    /// The sum of the weights.
    pub fn total(self) -> f64 {
        match self.weights {
            Some(weights) => sum(weights),
            None => self.values.len() as f64,
        }
    }

    /// The least value that at least the share `p` lies at or below.
    pub fn lower_quantile(self, p: f64) -> f64 {
        let aim = p * self.total() * (1.0 - ROUNDING);
        if self.weights.is_none() {
            return self.nth((aim.ceil() as usize).saturating_sub(1));
        }
        let mut sum = 0.0;
        let reached = |(_, weight): &(f64, f64)| {
            sum += weight;
            sum >= aim
        };
        self.entries().find(reached).map_or(self.ends().1, |(value, _)| value)
    }

    /// The least value that at most the share `p` lies above.
    pub fn upper_quantile(self, p: f64) -> f64 {
        let aim = p * self.total() * (1.0 + ROUNDING);
        if self.weights.is_none() {
            return self.nth(self.values.len().saturating_sub(aim as usize + 1));
        }
        let mut sum = 0.0;
        let passed = |(_, weight): &(f64, f64)| {
            sum += weight;
            sum > aim
        };
        self.entries().rev().find(passed).map_or(self.ends().0, |(value, _)| value)
    }

    /// The value at a place.
    fn nth(self, place: usize) -> f64 {
        self.values.get(place).or(self.values.last()).copied().unwrap_or(0.0)
    }

    /// The shares at or below and above a value.
    pub fn sides(self, x: f64) -> (f64, f64) {
        let place = self.values.partition_point(|value| *value <= x);
        let (below, above) = match self.weights {
            None => (place as f64, (self.values.len() - place) as f64),
            Some(weights) => {
                let (below, above) = weights.split_at_checked(place).unwrap_or((weights, &[]));
                (sum(below), sum(above))
            }
        };
        let total = self.total();
        (below / total, above / total)
    }

    /// The least and the greatest value.
    pub fn ends(self) -> (f64, f64) {
        let end = |entry: Option<(f64, f64)>| entry.map_or(0.0, |(value, _)| value);
        (end(self.entries().next()), end(self.entries().next_back()))
    }
}

/// The sum of some weights, from the first to the last.
pub fn sum(weights: &[f64]) -> f64 {
    weights.iter().fold(0.0, |sum, weight| sum + weight)
}
