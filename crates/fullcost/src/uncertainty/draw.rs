//! How one uncertain number is drawn: from 32 random bits, or from a normal number where it moves with others.

use std::sync::{Arc, OnceLock};

use fullcost_kernel::{BLOCK, Column, GRID_STEPS, PIECES, Table, Width, exponentials, grid_node, node};

use crate::real::Real;
use crate::uncertainty::distribution::{Curve, Distribution, OfNormal, Tail};
use crate::uncertainty::math::{normal_cdf, normal_quantile};

/// From random bits to draws.
#[derive(Clone)]
pub enum Draw {
    /// A smooth quantile function.
    Table(Arc<Table>),
    /// Values that have a probability of their own, and where in 2^32 each ends.
    Steps(Arc<Vec<(u64, f64)>>),
    /// Parts, and where in 2^32 each ends: a gap between modes would spoil a table.
    Parts(Arc<Vec<(u64, Draw)>>),
    /// What lies beyond the ends piles up at them.
    Clip(Box<Draw>, f64, f64),
}

/// All of 2^32.
const WHOLE: f64 = 4_294_967_296.0;

impl Draw {
    /// How a distribution is drawn.
    pub fn new(distribution: &Distribution) -> Draw {
        let rough = match distribution {
            Distribution::Clip(of) => return Draw::Clip(Box::new(Draw::new(&of.of)), of.low, of.high),
            Distribution::Truncate(of) => {
                let ends = (of.low.unwrap_or(f64::NEG_INFINITY), of.high.unwrap_or(f64::INFINITY));
                Draw::rough(&of.of, Some(ends))
            }
            whole => Draw::rough(whole, None),
        };
        rough.unwrap_or_else(|| Draw::Table(Arc::new(over_bits(distribution))))
    }

    /// How lists of values and mixtures are drawn, cut to what lies between two ends. None for what is smooth.
    fn rough(distribution: &Distribution, cut: Option<(f64, f64)>) -> Option<Draw> {
        let (values, weights) = match distribution {
            Distribution::Discrete(of) => (&of.values, of.weights.as_slice()),
            Distribution::Samples(of) => (&of.values, &[][..]),
            Distribution::Mixture(of) => {
                let mut parts = Vec::new();
                for (part, &weight) in of.of.iter().zip(&of.weights) {
                    let Some((low, high)) = cut else {
                        parts.push((weight, Draw::new(part)));
                        continue;
                    };
                    let weight = weight * (part.cdf(high).0 - part.cdf(low).0);
                    if weight > 0.0 {
                        parts.push((weight, Draw::new(&part.clone().truncated(low, high))));
                    }
                }
                return Some(Draw::Parts(Arc::new(cumulated(parts))));
            }
            _ => return None,
        };
        // In increasing order, as distributions hold them.
        let mut steps = Vec::new();
        for (place, &value) in values.iter().enumerate() {
            if cut.is_none_or(|(low, high)| low <= value && value <= high) {
                steps.push((weights.get(place).copied().unwrap_or(1.0), value));
            }
        }
        Some(Draw::Steps(Arc::new(cumulated(steps))))
    }

    /// The draws of random bits.
    pub fn fill(&self, width: Width, bits: &[u32; BLOCK], out: &mut Column) {
        match self {
            Draw::Table(table) => table.of_bits(width, bits, out),
            Draw::Steps(steps) => {
                for (&bits, out) in bits.iter().zip(out) {
                    *out = part_of(steps, bits).map_or(0.0, |(_, value)| *value);
                }
            }
            Draw::Parts(parts) => {
                let (mut inner, mut drawn) = ([0u32; BLOCK], [0.0; BLOCK]);
                let mut start = 0u64;
                for (end, part) in parts.iter() {
                    let size = (end - start) as f64;
                    let mine = |bits: u32| u64::from(bits) >= start && u64::from(bits) < *end;
                    for (&bits, inner) in bits.iter().zip(&mut inner) {
                        let share = (f64::from(bits) - start as f64 + 0.5) / size;
                        *inner = if mine(bits) { (share * WHOLE) as u32 } else { 0 };
                    }
                    part.fill(width, &inner, &mut drawn);
                    for ((&bits, &drawn), out) in bits.iter().zip(&drawn).zip(out.iter_mut()) {
                        if mine(bits) {
                            *out = drawn;
                        }
                    }
                    start = *end;
                }
            }
            Draw::Clip(inner, low, high) => {
                inner.fill(width, bits, out);
                for value in out {
                    *value = value.larger(*low).smaller(*high);
                }
            }
        }
    }
}

/// Where each of some weighted things ends: as many of the 2^32 values of bits lie below.
fn cumulated<T>(weighted: Vec<(f64, T)>) -> Vec<(u64, T)> {
    let all = weighted.iter().fold(0.0, |sum, (weight, _)| sum + weight);
    let mut sum = 0.0;
    let mut ends = Vec::with_capacity(weighted.len());
    for (weight, thing) in weighted {
        sum += weight;
        ends.push(((sum / all * WHOLE + 0.5) as u64, thing));
    }
    ends
}

fn part_of<T>(parts: &[(u64, T)], bits: u32) -> Option<&(u64, T)> {
    parts.get(parts.partition_point(|(end, _)| *end <= u64::from(bits))).or(parts.last())
}

/// Normal numbers at the nodes of a table's lower side. All normal-like tables share them.
fn nodes() -> &'static [f64] {
    static NODES: OnceLock<Vec<f64>> = OnceLock::new();
    NODES.get_or_init(|| (0..=2 * PIECES).map(|half| normal_quantile(node(half))).collect())
}

fn over_bits(distribution: &Distribution) -> Table {
    let side = |upper: bool| {
        let tail = |half| Tail { p: node(half), upper };
        match Cut::of(distribution) {
            Some(cut) => cut.values(side_of(upper), &tail),
            None => (0..=2 * PIECES).map(|half| distribution.quantile(tail(half))).collect(),
        }
    };
    Table::over_bits(&side(false), &side(true))
}

/// The normal numbers at the nodes of a side.
fn side_of(upper: bool) -> Vec<f64> {
    let sign = if upper { -1.0 } else { 1.0 };
    nodes().iter().map(|z| sign * z).collect()
}

/// A distribution that is a map of the normal, whole or with its ends cut off.
struct Cut {
    of: OfNormal,
    /// What lies below the one end and above the other, and the ends.
    ends: Option<(f64, f64, f64, f64)>,
}

impl Cut {
    fn of(distribution: &Distribution) -> Option<Cut> {
        match distribution {
            Distribution::Truncate(cut) => {
                let (low, high) = (cut.low.unwrap_or(f64::NEG_INFINITY), cut.high.unwrap_or(f64::INFINITY));
                Some(Cut { of: cut.of.as_normal()?, ends: Some((cut.of.cdf(low).0, cut.of.cdf(high).1, low, high)) })
            }
            whole => Some(Cut { of: whole.as_normal()?, ends: None }),
        }
    }

    /// The values at many normal numbers, whose probabilities from their nearer ends `tail` tells by place.
    fn values(&self, mut zs: Vec<f64>, tail: &dyn Fn(usize) -> Tail) -> Vec<f64> {
        let Some((below, above, low, high)) = self.ends else { return values_at(self.of, zs) };
        let mass = 1.0 - below - above;
        for (place, z) in zs.iter_mut().enumerate() {
            let Tail { p, upper } = tail(place);
            let (under, over) = if upper { (1.0 - p, p) } else { (p, 1.0 - p) };
            let (under, over) = (below + under * mass, above + over * mass);
            *z = if under < over { normal_quantile(under) } else { -normal_quantile(over) };
        }
        let mut values = values_at(self.of, zs);
        values.iter_mut().for_each(|value| *value = value.larger(low).smaller(high));
        values
    }
}

/// The values at many normal numbers: as [`OfNormal::at`], all at once and to a few units in the last place.
fn values_at(of: OfNormal, mut zs: Vec<f64>) -> Vec<f64> {
    let width = Width::best();
    let curve = |of: Curve, zs: &mut Vec<f64>| {
        if of.skew.abs() < LEAST_SKEW {
            zs.iter_mut().for_each(|z| *z = of.at(*z));
            return;
        }
        let scale = of.spread / of.skew;
        zs.iter_mut().for_each(|z| *z *= of.skew);
        let far: Vec<bool> = zs.iter().map(|power| *power < -1.0).collect();
        exponentials(width, zs);
        // Towards its end a curve must not lose the end, elsewhere not the median.
        for (x, far) in zs.iter_mut().zip(far) {
            *x = if far { of.end + scale * *x } else { of.median + scale * (*x - 1.0) };
        }
    };
    match of {
        OfNormal::Normal { mean, sd } => zs.iter_mut().for_each(|z| *z = mean + sd * *z),
        OfNormal::Lognormal { median, sigma } => {
            zs.iter_mut().for_each(|z| *z *= sigma);
            exponentials(width, &mut zs);
            zs.iter_mut().for_each(|x| *x *= median);
        }
        OfNormal::Shifted(of) => curve(of, &mut zs),
        OfNormal::LogShifted(of) => {
            curve(of, &mut zs);
            exponentials(width, &mut zs);
        }
    }
    zs
}

/// With less skew, `e^x - 1` loses digits that a table shows.
const LEAST_SKEW: f64 = 1e-3;

/// The standard normal over bits: where numbers that move together begin.
pub fn normal() -> &'static Table {
    static NORMAL: OnceLock<Table> = OnceLock::new();
    NORMAL.get_or_init(|| Table::over_bits(&side_of(false), &side_of(true)))
}

/// The probabilities below the nodes of a grid's lower half. The upper half mirrors it, and all grids share them.
fn grid_tails() -> &'static [f64] {
    static TAILS: OnceLock<Vec<f64>> = OnceLock::new();
    TAILS.get_or_init(|| (0..=GRID_STEPS).map(|half| normal_cdf(grid_node(half))).collect())
}

/// From normal numbers, which may be correlated, to draws.
#[derive(Clone)]
pub enum FromNormal {
    /// A smooth quantile function of the normal number's probability.
    Table(Arc<Table>),
    /// Back to bits, then as without correlation.
    Bits(Draw),
}

impl FromNormal {
    /// How a distribution is drawn from normal numbers.
    pub fn new(distribution: &Distribution) -> FromNormal {
        let tail = |half: usize| {
            let p = grid_tails().get(half.min(2 * GRID_STEPS - half)).copied().unwrap_or(0.5);
            Tail { p, upper: half > GRID_STEPS }
        };
        let values = match Cut::of(distribution) {
            Some(cut) => cut.values((0..=2 * GRID_STEPS).map(grid_node).collect(), &tail),
            None => match Draw::new(distribution) {
                Draw::Table(_) => (0..=2 * GRID_STEPS).map(|half| distribution.quantile(tail(half))).collect(),
                draw => return FromNormal::Bits(draw),
            },
        };
        FromNormal::Table(Arc::new(Table::over_grid(&values)))
    }

    /// The draws of normal numbers.
    pub fn fill(&self, width: Width, normals: &Column, out: &mut Column) {
        match self {
            FromNormal::Table(table) => table.of_normals(width, normals, out),
            FromNormal::Bits(draw) => {
                let mut bits = [0u32; BLOCK];
                for (&z, bits) in normals.iter().zip(&mut bits) {
                    let below = normal_cdf(-z.abs()) * WHOLE;
                    *bits = if z > 0.0 { !(below as u32) } else { below as u32 };
                }
                draw.fill(width, &bits, out);
            }
        }
    }
}

/// The grid has as many nodes as it is documented to have.
const _: () = assert!(GRID_STEPS == 2 * PIECES);
