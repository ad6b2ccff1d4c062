//! How one uncertain number is drawn: from 32 random bits, or from a normal number where it moves with others.

use std::sync::{Arc, OnceLock};

use fullcost_kernel::{BLOCK, Column, GRID_STEPS, PIECES, Table, Width, exponentials, grid_node, node};

use crate::real::Real;
use crate::uncertainty::distribution::{Curve, Cut, Distribution, OfNormal, Tail};
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
        Draw::between(distribution, f64::NEG_INFINITY, f64::INFINITY)
    }

    /// How what lies between two ends is drawn; there must be something. A table is smooth, so it never crosses a gap or a value
    /// with a probability of its own: the ends are handed on to what is inside.
    fn between(distribution: &Distribution, low: f64, high: f64) -> Draw {
        let (whole, low, high) = untruncated(distribution, low, high);
        let (values, weights) = match whole {
            Distribution::Discrete(of) => (&of.values, of.weights.as_slice()),
            Distribution::Samples(of) => (&of.values, &[][..]),
            Distribution::Clip(of) => {
                let (least, most) = of.inner(low, high);
                return Draw::Clip(Box::new(Draw::between(&of.of, least, most)), of.low, of.high);
            }
            Distribution::Mixture(of) => {
                let mut parts = Vec::new();
                for (part, &weight) in of.of.iter().zip(&of.weights) {
                    let weight = weight * part.mass(low, high);
                    if weight > 0.0 {
                        parts.push((weight, Draw::between(part, low, high)));
                    }
                }
                return Draw::Parts(Arc::new(cumulated(parts)));
            }
            smooth => return Draw::Table(Arc::new(over_bits(smooth, low, high))),
        };
        // In increasing order, as distributions hold them.
        let mut steps = Vec::new();
        for (place, &value) in values.iter().enumerate() {
            if low <= value && value <= high {
                steps.push((weights.get(place).copied().unwrap_or(1.0), value));
            }
        }
        Draw::Steps(Arc::new(cumulated(steps)))
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

/// What stands inside truncations, and the ends that they and others leave of it.
fn untruncated(distribution: &Distribution, low: f64, high: f64) -> (&Distribution, f64, f64) {
    let (mut whole, mut ends) = (distribution, (low, high));
    while let Distribution::Truncate(of) = whole {
        ends = of.ends(ends.0, ends.1);
        whole = &of.of;
    }
    (whole, ends.0, ends.1)
}

fn over_bits(smooth: &Distribution, low: f64, high: f64) -> Table {
    let side = |upper: bool| {
        let tail = |half| Tail { p: node(half), upper };
        values(smooth, low, high, 2 * PIECES + 1, &tail, &|| side_of(upper))
    };
    Table::over_bits(&side(false), &side(true))
}

/// The normal numbers at the nodes of a side.
fn side_of(upper: bool) -> Vec<f64> {
    let sign = if upper { -1.0 } else { 1.0 };
    nodes().iter().map(|z| sign * z).collect()
}

/// The values of what lies between two ends at some places, whose normal numbers are `zs`.
fn values(
    smooth: &Distribution,
    low: f64,
    high: f64,
    count: usize,
    place: &dyn Fn(usize) -> Tail,
    zs: &dyn Fn() -> Vec<f64>,
) -> Vec<f64> {
    let (least, most) = smooth.support();
    let cut = (least < low || high < most).then(|| Cut::of(smooth, low, high));
    let tail = |at: usize| cut.as_ref().map_or(place(at), |cut| cut.inner(place(at)));
    let z = |Tail { p, upper }| if upper { -normal_quantile(p) } else { normal_quantile(p) };
    let mut values: Vec<f64> = match (smooth.as_normal(), &cut) {
        (Some(of), None) => values_at(of, zs()),
        (Some(of), Some(_)) => values_at(of, (0..count).map(|at| z(tail(at))).collect()),
        (None, _) => (0..count).map(|at| smooth.quantile(tail(at))).collect(),
    };
    values.iter_mut().for_each(|value| *value = value.larger(low).smaller(high));
    values
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
        let (whole, low, high) = untruncated(distribution, f64::NEG_INFINITY, f64::INFINITY);
        use Distribution::{Clip, Discrete, Mixture, Samples};
        if matches!(whole, Clip(_) | Discrete(_) | Mixture(_) | Samples(_)) {
            return FromNormal::Bits(Draw::between(whole, low, high));
        }
        let count = 2 * GRID_STEPS + 1;
        let values = values(whole, low, high, count, &tail, &|| (0..count).map(grid_node).collect());
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
