//! Summaries in bounded memory: moments in a fixed order of summing, and a histogram that gives quantiles.

use crate::wide::{Width, wide};
use crate::{BLOCK, Column};

/// Lanes of a sum.
const LANES: usize = 8;

/// Sums over the draws of a chunk, in eight lanes, of values less a shift. Values that are no numbers are only counted.
#[derive(Clone, Copy, Debug)]
pub struct Moments {
    shift: f64,
    sum: [f64; LANES],
    square: [f64; LANES],
    count: u64,
}

impl Moments {
    /// Nothing yet. The shift should be near the values; it is the same for all chunks.
    pub fn new(shift: f64) -> Moments {
        Moments { shift, sum: [0.0; LANES], square: [0.0; LANES], count: 0 }
    }

    /// Adds the first `draws` values of a block.
    pub fn add(&mut self, width: Width, values: &Column, draws: usize) {
        sums(width, self, values, draws);
    }

    /// Number of values, their sum and their sum of squares, both less the shift.
    pub fn sums(&self) -> (u64, f64, f64) {
        let together = |[a, b, c, d, e, f, g, h]: [f64; LANES]| ((a + b) + (c + d)) + ((e + f) + (g + h));
        (self.count, together(self.sum), together(self.square))
    }
}

wide! {
    fn sums(moments: &mut Moments, values: &Column, draws: usize) {
        let mut whole = [0.0; LANES];
        for group in values.as_chunks::<LANES>().0 {
            for (whole, &value) in whole.iter_mut().zip(group) {
                // 0 for a number, NaN for what is none.
                *whole += value * 0.0;
            }
        }
        let Moments { shift, mut sum, mut square, .. } = *moments;
        if draws == BLOCK && whole == [0.0; LANES] {
            for group in values.as_chunks::<LANES>().0 {
                for ((sum, square), &value) in sum.iter_mut().zip(&mut square).zip(group) {
                    let away = value - shift;
                    *sum += away;
                    *square += away * away;
                }
            }
            moments.count += BLOCK as u64;
        } else {
            for group in values.chunks(LANES).scan(draws, |left, group| {
                let taken = group.get(..*left).unwrap_or(group);
                *left -= taken.len();
                Some(taken)
            }) {
                for ((sum, square), &value) in sum.iter_mut().zip(&mut square).zip(group) {
                    if value.is_finite() {
                        let away = value - shift;
                        *sum += away;
                        *square += away * away;
                        moments.count += 1;
                    }
                }
            }
        }
        (moments.sum, moments.square) = (sum, square);
    }
}

/// Bins of the even part of a histogram.
pub const BINS: usize = 10_240;
/// Room for them, a power of two so that a place needs no check, only a mask.
const ROOM: usize = 16_384;
/// The place of what is below, above or no number.
const OUTSIDE: u32 = BINS as u32;
/// Bins of each tail: 32 for each doubling of the distance.
const TAIL: usize = 64 * 32;

/// Where the even bins of a histogram begin and end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Start of the first bin.
    pub low: f64,
    /// End of the last.
    pub high: f64,
}

/// Counts of values: even bins inside a spread, bins of growing width beyond it. Counts of any parts add up exactly.
#[derive(Clone)]
pub struct Histogram {
    spread: Spread,
    per_unit: f64,
    bins: Box<[u32; ROOM]>,
    below: Vec<u64>,
    above: Vec<u64>,
    flushed: Vec<u64>,
    /// Values since the last flush.
    fresh: u32,
}

impl Histogram {
    /// An empty one. A spread of no width has one bin that matters.
    #[inline]
    pub fn new(spread: Spread) -> Histogram {
        let width = spread.high - spread.low;
        Histogram {
            spread,
            per_unit: if width > 0.0 { BINS as f64 / width } else { 0.0 },
            bins: Box::new([0; ROOM]),
            below: Vec::new(),
            above: Vec::new(),
            flushed: Vec::new(),
            fresh: 0,
        }
    }

    /// Its spread.
    pub fn spread(&self) -> Spread {
        self.spread
    }

    /// Counts the first `draws` values of a block. Values that are no numbers are left out.
    pub fn add(&mut self, width: Width, values: &Column, draws: usize) {
        if self.fresh > u32::MAX - BLOCK as u32 {
            self.flush();
        }
        self.fresh += draws as u32;
        let mut places = [0u32; BLOCK];
        find(width, self.spread.low, self.per_unit, values, &mut places);
        for &place in places.iter().take(draws) {
            #[expect(clippy::indexing_slicing, reason = "masked to the array's length")]
            let bin = &mut self.bins[place as usize & (ROOM - 1)];
            *bin += 1;
        }
        #[expect(clippy::indexing_slicing, reason = "the array is longer")]
        if std::mem::take(&mut self.bins[OUTSIDE as usize]) > 0 {
            for (&place, &value) in places.iter().zip(values).take(draws) {
                if place == OUTSIDE {
                    self.beyond(value);
                }
            }
        }
    }

    /// Counts a value outside the even bins.
    #[cold]
    fn beyond(&mut self, value: f64) {
        if !value.is_finite() {
            return;
        }
        let (tail, distance) = if value < self.spread.low {
            (&mut self.below, self.spread.low - value)
        } else {
            (&mut self.above, value - self.spread.high)
        };
        tail.resize(TAIL, 0);
        if let Some(bin) = tail.get_mut(tail_place(distance * self.per_unit)) {
            *bin += 1;
        }
    }

    fn flush(&mut self) {
        self.flushed.resize(BINS, 0);
        for (sum, bin) in self.flushed.iter_mut().zip(self.bins.iter_mut()) {
            *sum += u64::from(std::mem::take(bin));
        }
        self.fresh = 0;
    }

    /// Values in ascending order, those that are no numbers left out: sorted into the bins first, then inside each, which takes a
    /// quarter of the time of sorting them all at once.
    pub fn sorted(&self, width: Width, values: &[f64]) -> Vec<f64> {
        // Bin 0 is for what lies below, the last but one for what lies above, the last for what is no number.
        let mut bins = Vec::with_capacity(values.len() + BLOCK);
        let mut found = [0u32; BLOCK];
        for part in values.chunks(BLOCK) {
            let mut block = [f64::NAN; BLOCK];
            block.iter_mut().zip(part).for_each(|(slot, value)| *slot = *value);
            find(width, self.spread.low, self.per_unit, &block, &mut found);
            bins.extend(found.iter().zip(part).map(|(&place, &value)| match place {
                OUTSIDE if !value.is_finite() => OUTSIDE + 2,
                OUTSIDE if value < self.spread.low => 0,
                place => place + 1,
            }));
        }
        let mut starts = vec![0u32; BINS + 4];
        for &bin in &bins {
            if let Some(count) = starts.get_mut(bin as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut sorted = vec![0.0; sum as usize];
        let mut next = starts.clone();
        for (&bin, &value) in bins.iter().zip(values) {
            if let Some(next) = next.get_mut(bin as usize) {
                if let Some(slot) = sorted.get_mut(*next as usize) {
                    *slot = value;
                }
                *next += 1;
            }
        }
        sorted.truncate(starts.get(BINS + 2).map_or(0, |start| *start as usize));
        let mut rest = sorted.as_mut_slice();
        for (start, end) in starts.iter().zip(starts.iter().skip(1)).take(BINS + 2) {
            let (bin, after) = rest.split_at_mut((end - start) as usize);
            sort(bin);
            rest = after;
        }
        sorted
    }

    /// Adds the counts of another histogram of the same spread.
    #[inline]
    pub fn merge(&mut self, other: &Histogram) {
        self.flush();
        for (sum, bin) in self.flushed.iter_mut().zip(other.bins.iter()) {
            *sum += u64::from(*bin);
        }
        for (sum, bin) in self.flushed.iter_mut().zip(&other.flushed) {
            *sum += bin;
        }
        for (tail, from) in [(&mut self.below, &other.below), (&mut self.above, &other.above)] {
            if !from.is_empty() {
                tail.resize(TAIL, 0);
            }
            for (sum, bin) in tail.iter_mut().zip(from) {
                *sum += bin;
            }
        }
    }

    /// The counts, added up from the lowest bin.
    #[inline]
    pub fn cells(&self) -> Cells {
        let mut sum = 0;
        let mut cumulate = |count: u64| {
            sum += count;
            sum
        };
        // A tail's bins are numbered away from the middle.
        let below = self.below.iter().rev().map(|&count| cumulate(count)).collect();
        let even = if self.flushed.is_empty() {
            self.bins.iter().take(BINS).map(|&bin| cumulate(u64::from(bin))).collect()
        } else {
            self.bins.iter().zip(&self.flushed).map(|(&bin, &flushed)| cumulate(u64::from(bin) + flushed)).collect()
        };
        let above = self.above.iter().map(|&count| cumulate(count)).collect();
        Cells { spread: self.spread, below, even, above }
    }
}

#[cfg(not(target_family = "wasm"))]
fn sort_many(values: &mut [f64]) {
    values.sort_unstable_by(f64::total_cmp);
}

/// Shell's sort (1959): the standard one takes 8 kB of a wasm.
#[cfg(target_family = "wasm")]
fn sort_many(values: &mut [f64]) {
    let mut gap = values.len();
    while gap > 1 {
        gap = (gap * 5 / 11).max(1);
        for end in gap..values.len() {
            let mut place = end;
            while let Some([a, .., b]) = place.checked_sub(gap).and_then(|from| values.get_mut(from..=place))
                && a.total_cmp(b).is_gt()
            {
                std::mem::swap(a, b);
                place -= gap;
            }
        }
    }
}

/// Sorts finite values; few are sorted by inserting.
fn sort(values: &mut [f64]) {
    if values.len() > 16 {
        return sort_many(values);
    }
    for end in 1..values.len() {
        for place in (0..end).rev() {
            let Some([a, b]) = values.get_mut(place..place + 2) else { break };
            if a <= b {
                break;
            }
            std::mem::swap(a, b);
        }
    }
}

/// Counts of a histogram, each with all that lie below.
#[derive(Clone, Debug)]
pub struct Cells {
    spread: Spread,
    below: Vec<u64>,
    even: Vec<u64>,
    above: Vec<u64>,
}

/// A bin that holds something.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Its start.
    pub low: f64,
    /// Its end.
    pub high: f64,
    /// Values in lower bins.
    pub before: u64,
    /// Values in it.
    pub count: u64,
}

impl Cells {
    /// The bin that holds the value of a rank, from 0.
    #[inline]
    pub fn at(&self, rank: u64) -> Option<Cell> {
        let lists = [&self.below, &self.even, &self.above];
        let mut before = 0;
        for (part, list) in lists.into_iter().enumerate() {
            let place = list.partition_point(|&sum| sum <= rank);
            if let Some(&sum) = list.get(place) {
                let before = place.checked_sub(1).and_then(|place| list.get(place)).copied().unwrap_or(before);
                let (low, high) = self.ends(part, place);
                return Some(Cell { low, high, before, count: sum - before });
            }
            before = list.last().copied().unwrap_or(before);
        }
        None
    }

    /// All bins that hold something, in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = Cell> + '_ {
        let mut rank = 0;
        std::iter::from_fn(move || {
            let cell = self.at(rank)?;
            rank = cell.before + cell.count;
            Some(cell)
        })
    }

    #[inline]
    fn ends(&self, part: usize, place: usize) -> (f64, f64) {
        let Spread { low, high } = self.spread;
        let width = (high - low) / BINS as f64;
        match part {
            0 => {
                let (near, far) = tail_ends(TAIL - 1 - place);
                (low - far * width, low - near * width)
            }
            1 => (low + place as f64 * width, low + (place + 1) as f64 * width),
            _ => {
                let (near, far) = tail_ends(place);
                (high + near * width, high + far * width)
            }
        }
    }
}

/// The bin of a tail at a distance in widths of an even bin: by exponent and five bits of the fraction of `1 + distance`.
fn tail_place(distance: f64) -> usize {
    let place = ((1.0 + distance).to_bits() >> 47) as usize;
    (place.saturating_sub(1023 << 5)).min(TAIL - 1)
}

/// The distances between which a bin of a tail lies.
#[inline]
fn tail_ends(place: usize) -> (f64, f64) {
    let at = |place: usize| f64::from_bits((place as u64 + (1023 << 5)) << 47) - 1.0;
    (at(place), at(place + 1))
}

wide! {
    fn find(low: f64, per_unit: f64, values: &Column, places: &mut [u32; BLOCK]) {
        for (&value, place) in values.iter().zip(places) {
            let at = (value - low) * per_unit;
            let inside = at >= 0.0 && at < BINS as f64;
            let at = if inside { at } else { BINS as f64 };
            #[allow(unsafe_code, reason = "a checked conversion costs more than all the rest of the loop")]
            // SAFETY: `at` is from 0 to BINS, and no NaN, which no comparison lets through.
            let at: i32 = unsafe { at.to_int_unchecked() };
            *place = at as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_counts_nowhere() {
        let mut values = [0.5; BLOCK];
        for (place, value) in [f64::NEG_INFINITY, f64::INFINITY, f64::NAN, -f64::NAN, -1e9, 1e9].into_iter().enumerate()
        {
            values[place] = value;
        }
        for high in [1.0, 0.0] {
            let (mut histogram, mut moments) = (Histogram::new(Spread { low: 0.0, high }), Moments::new(0.5));
            histogram.add(Width::best(), &values, BLOCK);
            moments.add(Width::best(), &values, BLOCK);
            let sorted = histogram.sorted(Width::best(), &values);
            let counted: u64 = histogram.cells().iter().map(|cell| cell.count).sum();
            assert_eq!((sorted.len(), counted, moments.sums().0), (BLOCK - 4, BLOCK as u64 - 4, BLOCK as u64 - 4));
            assert_eq!((sorted[0], sorted[1], sorted[BLOCK - 5]), (-1e9, 0.5, 1e9));
        }
    }
}
