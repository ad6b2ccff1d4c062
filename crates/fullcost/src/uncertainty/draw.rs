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
    Steps(Arc<[(u64, f64)]>),
    /// Parts, and where in 2^32 each ends: a gap between modes would spoil a table.
    Parts(Arc<[(u64, Draw)]>),
    /// What lies beyond the ends piles up at them.
    Clip(Box<Draw>, f64, f64),
}

/// All of 2^32.
const WHOLE: f64 = 4_294_967_296.0;

impl Draw {
    /// How a distribution is drawn.
    pub fn new(distribution: &Distribution) -> Draw {
        match distribution {
            Distribution::Discrete(of) => Draw::steps(of.values.iter().copied().zip(of.weights.iter().copied())),
            Distribution::Samples(of) => Draw::steps(of.values.iter().map(|&value| (value, 1.0))),
            Distribution::Clip(of) => Draw::Clip(Box::new(Draw::new(&of.of)), of.low, of.high),
            Distribution::Mixture(of) => Draw::parts(of.of.iter().cloned().zip(of.weights.iter().copied())),
            Distribution::Truncate(of) => {
                let (low, high) = (of.low.unwrap_or(f64::NEG_INFINITY), of.high.unwrap_or(f64::INFINITY));
                let inside = |value: f64| low <= value && value <= high;
                match &*of.of {
                    Distribution::Discrete(of) => {
                        let steps = of.values.iter().copied().zip(of.weights.iter().copied());
                        Draw::steps(steps.filter(|(value, _)| inside(*value)))
                    }
                    Distribution::Samples(of) => {
                        Draw::steps(of.values.iter().filter(|value| inside(**value)).map(|&value| (value, 1.0)))
                    }
                    Distribution::Mixture(of) => {
                        let mass = |part: &Distribution| part.cdf(high).0 - part.cdf(low).0;
                        let parts = of.of.iter().zip(&of.weights).map(|(part, weight)| (part, weight * mass(part)));
                        let kept = parts.filter(|(_, weight)| *weight > 0.0);
                        Draw::parts(kept.map(|(part, weight)| (part.clone().truncated(low, high), weight)))
                    }
                    _ => Draw::Table(Arc::new(over_bits(distribution))),
                }
            }
            smooth => Draw::Table(Arc::new(over_bits(smooth))),
        }
    }

    fn parts(weighted: impl Iterator<Item = (Distribution, f64)>) -> Draw {
        let weighted: Vec<(Distribution, f64)> = weighted.collect();
        let all = weighted.iter().fold(0.0, |sum, (_, weight)| sum + weight);
        let mut sum = 0.0;
        let part = |(part, weight): (Distribution, f64)| {
            sum += weight;
            (ends(sum / all), Draw::new(&part))
        };
        Draw::Parts(weighted.into_iter().map(part).collect())
    }

    fn steps(pairs: impl Iterator<Item = (f64, f64)>) -> Draw {
        // In increasing order, as distributions hold them.
        let pairs: Vec<(f64, f64)> = pairs.collect();
        let all = pairs.iter().fold(0.0, |sum, pair| sum + pair.1);
        let mut sum = 0.0;
        let steps = pairs.into_iter().map(|(value, weight)| {
            sum += weight;
            (ends(sum / all), value)
        });
        Draw::Steps(steps.collect())
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

/// Where a cumulated probability ends: as many of the 2^32 values of bits lie below.
fn ends(share: f64) -> u64 {
    (share * WHOLE + 0.5) as u64
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
    match distribution.as_normal() {
        Some(of) => {
            let lower = values_at(of, nodes().to_vec());
            let upper = values_at(of, nodes().iter().map(|z| -z).collect());
            let at = |list: Vec<f64>| move |half: usize| list.get(half).copied().unwrap_or_default();
            Table::over_bits(at(lower), at(upper))
        }
        None => {
            let at = |upper| move |half| distribution.quantile(Tail { p: node(half), upper });
            Table::over_bits(at(false), at(true))
        }
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
    NORMAL.get_or_init(|| {
        let z = |half: usize| nodes().get(half).copied().unwrap_or_default();
        Table::over_bits(z, |half| -z(half))
    })
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
        if let Some(of) = distribution.as_normal() {
            let values = values_at(of, (0..=2 * GRID_STEPS).map(grid_node).collect());
            return FromNormal::Table(Arc::new(Table::over_grid(|half| values.get(half).copied().unwrap_or_default())));
        }
        match Draw::new(distribution) {
            Draw::Table(_) => FromNormal::Table(Arc::new(Table::over_grid(|half| {
                let z = grid_node(half);
                distribution.quantile(Tail { p: normal_cdf(-z.abs()), upper: z > 0.0 })
            }))),
            draw => FromNormal::Bits(draw),
        }
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
