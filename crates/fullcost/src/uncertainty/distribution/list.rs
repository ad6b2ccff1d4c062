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
            Some(_) => self.entries().fold(0.0, |sum, (_, weight)| sum + weight),
            None => self.values.len() as f64,
        }
    }

    /// The least value that at least the share `p` lies at or below.
    pub fn from_below(self, p: f64) -> f64 {
        let aim = p * self.total() * (1.0 - ROUNDING);
        let mut sum = 0.0;
        let mut last = 0.0;
        for (value, weight) in self.entries() {
            sum += weight;
            last = value;
            if sum >= aim {
                break;
            }
        }
        last
    }

    /// The least value that at most the share `p` lies above.
    pub fn from_above(self, p: f64) -> f64 {
        let aim = p * self.total() * (1.0 + ROUNDING);
        let mut sum = 0.0;
        let mut last = 0.0;
        for (value, weight) in self.entries().rev() {
            if sum > aim {
                break;
            }
            sum += weight;
            last = value;
        }
        last
    }

    /// The shares at or below and above a value.
    pub fn sides(self, x: f64) -> (f64, f64) {
        let (below, above) =
            self.entries().fold(
                (0.0, 0.0),
                |(below, above), (value, weight)| {
                    if value <= x { (below + weight, above) } else { (below, above + weight) }
                },
            );
        let total = self.total();
        (below / total, above / total)
    }

    /// The least and the greatest value.
    pub fn ends(self) -> (f64, f64) {
        let end = |entry: Option<(f64, f64)>| entry.map_or(0.0, |(value, _)| value);
        (end(self.entries().next()), end(self.entries().next_back()))
    }
}
