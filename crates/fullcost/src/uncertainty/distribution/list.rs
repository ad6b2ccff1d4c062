//! Values in increasing order, with weights above zero or all alike: `discrete` and `samples`.

/// Sums of weights are told apart only beyond it, so that 0.7 + 0.2 reaches 0.9.
const ROUNDING: f64 = 1e-14;

/// Values and weights.
#[derive(Clone, Copy)]
pub struct List<'a> {
    pub values: &'a [f64],
    pub weights: Option<&'a [f64]>,
}

impl List<'_> {
    /// The weight at a place.
    pub fn weight(self, place: usize) -> f64 {
        self.weights.map_or(1.0, |weights| weights.get(place).copied().unwrap_or(0.0))
    }

    /// The sum of the weights.
    pub fn total(self) -> f64 {
        self.weights.map_or(self.values.len() as f64, sum)
    }

    /// The value at a place; the last one beyond it.
    fn nth(self, place: usize) -> f64 {
        self.values.get(place).or(self.values.last()).copied().unwrap_or(0.0)
    }

    /// The least value that at least the share `p` lies at or below, or at most the share `p` above.
    pub fn quantile(self, p: f64, upper: bool) -> f64 {
        let aim = p * self.total() * (1.0 + if upper { ROUNDING } else { -ROUNDING });
        let last = self.values.len().saturating_sub(1);
        let from_end = |place: usize| if upper { last.saturating_sub(place) } else { place };
        if self.weights.is_none() {
            return self.nth(from_end(aim as usize));
        }
        let (mut place, mut sum) = (0, self.weight(from_end(0)));
        while sum <= aim && place < last {
            place += 1;
            sum += self.weight(from_end(place));
        }
        self.nth(from_end(place))
    }

    /// The shares at or below and above a value.
    pub fn sides(self, x: f64) -> (f64, f64) {
        let (mut below, mut above) = (0.0, 0.0);
        for (place, &value) in self.values.iter().enumerate() {
            *(if value <= x { &mut below } else { &mut above }) += self.weight(place);
        }
        (below / (below + above), above / (below + above))
    }

    /// The least and the greatest value.
    pub fn ends(self) -> (f64, f64) {
        (self.nth(0), self.nth(usize::MAX))
    }
}

/// The sum of some weights, from the first to the last.
pub fn sum(weights: &[f64]) -> f64 {
    weights.iter().fold(0.0, |sum, weight| sum + weight)
}
