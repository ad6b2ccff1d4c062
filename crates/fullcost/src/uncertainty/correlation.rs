//! Correlated inputs: from rank correlations to the factor that mixes independent normal draws.
//!
//! Eigenvalues by Jacobi's cyclic rotations (G. H. Golub and C. F. Van Loan, Matrix Computations, section 8.5). A matrix is a
//! slice of n x n numbers, row by row; all of them are symmetric with ones on the diagonal unless a comment says otherwise.

use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::text::joined;
use crate::uncertainty::math::sin;
use crate::uncertainty::order::sort_by_key;
use crate::units::plain;

/// A pivot this close to zero is one. A matrix with a lower one is not positive semidefinite.
const PIVOT: f64 = 1e-10;
/// When rotations and projections have come to rest: this far from it, relative to numbers of size one.
const REST: f64 = 1e-14;
/// The most rounds of rotations; six or seven are usual.
const MOST_SWEEPS: usize = 60;
/// Correlations that are offered have four decimals.
const ROUND: f64 = 1e4;
/// Larger groups take too long to look at.
const MOST_MEMBERS: usize = 256;
/// The most rounds of projections. What is left then is taken off by [`shrunk`].
const MOST_PROJECTIONS: usize = 500;

/// The correlation of two normal numbers whose rank correlation (Spearman) is `rank`: 2 sin(pi/6 x rank), from -1 to 1.
///
/// K. Pearson (1907). Two inputs that are increasing functions of those numbers have that rank correlation too.
pub fn normal_correlation(rank: f64) -> f64 {
    // Exact where the sine is off by its last bit: one input then repeats the other.
    if rank.abs() == 1.0 { rank } else { 2.0 * sin(rank * (std::f64::consts::PI / 6.0)) }
}

/// The rank correlation whose normal correlation is `normal`, by halving.
pub fn rank_correlation(normal: f64) -> f64 {
    let (mut low, mut high) = (-1.0, 1.0);
    for _ in 0..52 {
        let middle = (low + high) / 2.0;
        if normal_correlation(middle) < normal { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

/// The lower triangle L, row by row, with L times its transpose equal to the matrix: L times independent standard normal
/// numbers are standard normal numbers with these correlations.
///
/// None where the matrix is not positive semidefinite. A pivot of zero, as from a correlation of 1 or -1, leaves its column
/// empty.
pub fn cholesky(matrix: &[f64], n: usize) -> Option<Vec<f64>> {
    let mut lower: Vec<Vec<f64>> = Vec::with_capacity(n);
    for row in matrix.chunks_exact(n.max(1)) {
        let mut new: Vec<f64> = Vec::with_capacity(n);
        for (above, value) in lower.iter().zip(row) {
            let pivot = above.last().copied().unwrap_or(0.0);
            let rest = value - dot(&new, above);
            if pivot > 0.0 {
                new.push(rest / pivot);
            } else if rest.abs() <= PIVOT.sqrt() {
                new.push(0.0);
            } else {
                return None;
            }
        }
        let square = row.get(new.len())? - dot(&new, &new);
        if square < -PIVOT {
            return None;
        }
        new.push(if square > PIVOT { square.sqrt() } else { 0.0 });
        lower.push(new);
    }
    lower.iter_mut().for_each(|row| row.resize(n, 0.0));
    Some(lower.concat())
}

/// How two numbers move together.
pub struct Pair {
    /// Where that is written.
    pub at: String,
    /// The places of the numbers.
    pub ends: [u32; 2],
    /// Their rank correlation.
    pub rank: f64,
}

/// The numbers that move together, ascending, and the factor of their matrix, each row as long as its number. No number is in two
/// groups. What cannot be is refused; `name` gives the words for a place.
pub fn groups(pairs: &[Pair], name: &dyn Fn(u32) -> String) -> Result<Vec<(Vec<u32>, Vec<f64>)>> {
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for (number, Pair { at, ends, rank }) in pairs.iter().enumerate() {
        let [a, b] = ends;
        let other_way = [*b, *a];
        if !(-1.0..=1.0).contains(rank) {
            let code = if rank.is_nan() { Code::NotFinite } else { Code::OutOfRange };
            let message = joined(&["must be from -1 to 1, got ", &plain(*rank)]);
            return Err(Error::new(code, joined(&[at, ".rank"]), message, ">= -1 and <= 1"));
        }
        if a == b {
            let message = "must be two different paths";
            return Err(Error::new(Code::WrongType, joined(&[at, ".between"]), message, "two paths"));
        }
        if pairs.iter().take(number).any(|other| other.ends == *ends || other.ends == other_way) {
            let message = "these two numbers are correlated twice";
            return Err(Error::new(Code::DuplicateId, at, message, "each pair once"));
        }
        let mut merged = vec![*a, *b];
        let mut apart = Vec::new();
        for group in groups {
            if group.contains(a) || group.contains(b) { merged.extend(group) } else { apart.push(group) }
        }
        sort_by_key(&mut merged, &|place| f64::from(*place));
        merged.dedup();
        if merged.len() > MOST_MEMBERS {
            let message = joined(&["ties ", &whole(merged.len() as u64), " numbers together"]);
            let accepted = joined(&["at most ", &whole(MOST_MEMBERS as u64)]);
            return Err(Error::new(Code::TooLarge, "correlations", message, accepted));
        }
        apart.push(merged);
        groups = apart;
    }
    sort_by_key(&mut groups, &|group| group.first().map_or(0.0, |place| f64::from(*place)));
    let factored = |members: Vec<u32>| {
        let names: Vec<String> = members.iter().map(|&place| name(place)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let factor = factor(&matrix_of(&members, pairs), &names)?;
        Ok((members, factor))
    };
    groups.into_iter().map(factored).collect()
}

/// The normal correlations of a group.
fn matrix_of(members: &[u32], pairs: &[Pair]) -> Vec<f64> {
    let n = members.len();
    let mut matrix = vec![0.0; n * n];
    matrix.iter_mut().step_by(n + 1).for_each(|cell| *cell = 1.0);
    for Pair { ends, rank, .. } in pairs {
        let [a, b] = ends.map(|end| members.iter().position(|member| *member == end));
        if let (Some(a), Some(b)) = (a, b) {
            for place in [a * n + b, b * n + a] {
                matrix.get_mut(place).into_iter().for_each(|cell| *cell = normal_correlation(*rank));
            }
        }
    }
    matrix
}

/// The triangle of [`cholesky`] without the zeros, each row as long as its number. Correlations that no numbers can have together
/// are refused, and the nearest ones that can be are offered, as rank correlations; `names` are those of the rows.
pub fn factor(matrix: &[f64], names: &[&str]) -> Result<Vec<f64>> {
    let n = names.len();
    let whole = cholesky(matrix, n).ok_or_else(|| impossible(matrix, names))?;
    Ok(whole.chunks(n.max(1)).enumerate().flat_map(|(row, cells)| cells.iter().take(row + 1)).copied().collect())
}

fn impossible(matrix: &[f64], names: &[&str]) -> Error {
    let n = names.len();
    let offer = offer(matrix, n);
    let mut offers = Vec::new();
    for (a, one) in names.iter().enumerate() {
        for (b, other) in names.iter().enumerate().take(a) {
            let at = |of: &[f64]| of.get(a * n + b).copied().unwrap_or(0.0);
            if at(matrix) != 0.0 || at(&offer) != 0.0 {
                offers.push(joined(&[other, " with ", one, ": ", &plain(at(&offer))]));
            }
        }
    }
    let least = (smallest_eigenvalue(matrix, n) * ROUND).round() / ROUND;
    let message = joined(&[
        "no numbers can be correlated like this: the smallest eigenvalue of their normal correlations is ",
        &if least == 0.0 { "just below 0".to_owned() } else { plain(least) },
    ]);
    let accepted = joined(&["the nearest that can be: ", &offers.join(", ")]);
    Error::new(Code::NotPositiveSemidefinite, "correlations", message, accepted)
}

/// The nearest rank correlations that are accepted, rounded as they are written. Where rounding, and leaving out what nobody
/// asked for and is hardly there, went too far, all are made a little smaller until they are accepted.
fn offer(matrix: &[f64], n: usize) -> Vec<f64> {
    let near = nearest_correlation(matrix, n);
    let rank = |(place, (near, asked)): (usize, (&f64, &f64))| match rank_correlation(*near) {
        _ if place % (n + 1) == 0 => 1.0,
        rank if *asked == 0.0 && rank.abs() < 0.005 => 0.0,
        rank => rank,
    };
    let ranks: Vec<f64> = near.iter().zip(matrix).enumerate().map(rank).collect();
    let mut scale = ROUND;
    loop {
        // A zero has no sign here.
        let shrunk = |rank: &f64| (rank * scale).round() / ROUND + 0.0;
        let offer = with_unit_diagonal(ranks.iter().map(shrunk).collect(), n);
        let normal: Vec<f64> = offer.iter().map(|rank| normal_correlation(*rank)).collect();
        if cholesky(&normal, n).is_some() || scale < 1.0 {
            return offer;
        }
        scale *= 1.0 - 1e-4;
    }
}

/// The smallest eigenvalue of a symmetric matrix; below zero, it is no correlation matrix.
pub fn smallest_eigenvalue(matrix: &[f64], n: usize) -> f64 {
    let (values, _) = eigen(matrix, n);
    values.into_iter().reduce(|least, value| if value < least { value } else { least }).unwrap_or(0.0)
}

/// The correlation matrix nearest to a symmetric matrix, in the root of the sum of squares; [`cholesky`] takes it.
///
/// N. J. Higham, "Computing the nearest correlation matrix", IMA J. Numer. Anal. 22 (2002), algorithm 3.3: projections in turn
/// onto the semidefinite matrices (with Dykstra's correction) and onto those with a unit diagonal.
pub fn nearest_correlation(matrix: &[f64], n: usize) -> Vec<f64> {
    let mut unit = matrix.to_vec();
    let mut correction = vec![0.0; unit.len()];
    for _ in 0..MOST_PROJECTIONS {
        let before: Vec<f64> = unit.iter().zip(&correction).map(|(value, correction)| value - correction).collect();
        let semidefinite = projected(&before, n);
        correction = semidefinite.iter().zip(&before).map(|(value, before)| value - before).collect();
        let next = with_unit_diagonal(semidefinite, n);
        let moved = next.iter().zip(&unit).fold(0.0, |most, (a, b)| larger(most, (a - b).abs()));
        unit = next;
        if moved <= REST {
            break;
        }
    }
    shrunk(unit, n)
}

/// The nearest semidefinite matrix: without the negative eigenvalues.
fn projected(matrix: &[f64], n: usize) -> Vec<f64> {
    let (values, vectors) = eigen(matrix, n);
    let mut sum = vec![0.0; matrix.len()];
    for (value, vector) in values.iter().zip(vectors.chunks_exact(n.max(1))).filter(|(value, _)| **value > 0.0) {
        for (row, a) in sum.chunks_exact_mut(n).zip(vector) {
            row.iter_mut().zip(vector).for_each(|(sum, b)| *sum += value * a * b);
        }
    }
    sum
}

fn with_unit_diagonal(mut matrix: Vec<f64>, n: usize) -> Vec<f64> {
    matrix.iter_mut().step_by(n + 1).for_each(|value| *value = 1.0);
    matrix
}

/// All correlations made smaller by the one factor that lifts the smallest eigenvalue to zero.
fn shrunk(matrix: Vec<f64>, n: usize) -> Vec<f64> {
    let least = smallest_eigenvalue(&matrix, n);
    let factor = if least < 0.0 { 1.0 / (1.0 - least) } else { 1.0 };
    with_unit_diagonal(matrix.into_iter().map(|value| value * factor).collect(), n)
}

/// Eigenvalues of a symmetric matrix, and their unit vectors row by row.
fn eigen(matrix: &[f64], n: usize) -> (Vec<f64>, Vec<f64>) {
    let mut turned = matrix.to_vec();
    let mut vectors = with_unit_diagonal(vec![0.0; matrix.len()], n);
    for _ in 0..MOST_SWEEPS {
        let mut most = 0.0;
        for p in 0..n {
            for q in p + 1..n {
                let at = |row: usize, column: usize| turned.get(row * n + column).copied().unwrap_or(0.0);
                let (pp, pq, qq) = (at(p, p), at(p, q), at(q, q));
                most = larger(most, pq.abs());
                if pq != 0.0 {
                    let (cosine, sine) = turn(pp, pq, qq);
                    rotate(&mut turned, (0..n).map(|row| [row * n + p, row * n + q]), cosine, sine);
                    rotate(&mut turned, (0..n).map(|column| [p * n + column, q * n + column]), cosine, sine);
                    rotate(&mut vectors, (0..n).map(|column| [p * n + column, q * n + column]), cosine, sine);
                }
            }
        }
        if most <= REST {
            break;
        }
    }
    (turned.into_iter().step_by(n + 1).collect(), vectors)
}

/// Cosine and sine of the smaller angle that makes the entry `pq` zero.
fn turn(pp: f64, pq: f64, qq: f64) -> (f64, f64) {
    let cotangent = (qq - pp) / (2.0 * pq);
    let size = 1.0 / (cotangent.abs() + (cotangent * cotangent + 1.0).sqrt());
    let tangent = if cotangent < 0.0 { -size } else { size };
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    (cosine, tangent * cosine)
}

/// Turns pairs of numbers by an angle.
fn rotate(numbers: &mut [f64], pairs: impl Iterator<Item = [usize; 2]>, cosine: f64, sine: f64) {
    for pair in pairs {
        if let Ok([a, b]) = numbers.get_disjoint_mut(pair) {
            (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
        }
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b)
}

fn larger(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOT_PSD_3: [f64; 9] = [1.0, 0.9, -0.9, 0.9, 1.0, 0.9, -0.9, 0.9, 1.0];

    /// Numbers from 0 to 1 that only need to differ.
    fn numbers(seed: u32) -> impl Iterator<Item = f64> {
        let next = |state: &u32| Some(state.wrapping_mul(1664525).wrapping_add(1013904223));
        std::iter::successors(Some(seed), next).skip(3).map(|state| f64::from(state) / 4294967296.0)
    }

    fn symmetric(n: usize, of: impl FnMut(usize, usize) -> f64) -> Vec<f64> {
        let mut of = of;
        let mut matrix = vec![1.0; n * n];
        for row in 0..n {
            for column in 0..row {
                let value = of(row, column);
                matrix[row * n + column] = value;
                matrix[column * n + row] = value;
            }
        }
        matrix
    }

    /// A valid matrix of the given rank: the angles between random vectors.
    fn valid(n: usize, rank: usize, seed: u32) -> Vec<f64> {
        let mut numbers = numbers(seed);
        let vectors: Vec<Vec<f64>> = (0..n)
            .map(|_| {
                let vector: Vec<f64> = numbers.by_ref().take(rank).map(|x| x - 0.5).collect();
                let length = dot(&vector, &vector).sqrt();
                vector.iter().map(|x| x / length).collect()
            })
            .collect();
        symmetric(n, |row, column| dot(&vectors[row], &vectors[column]))
    }

    /// Any correlations: for more than three inputs hardly ever a valid matrix.
    fn invalid(n: usize, seed: u32) -> Vec<f64> {
        let mut numbers = numbers(seed);
        symmetric(n, |_, _| 2.0 * numbers.next().unwrap() - 1.0)
    }

    fn apart(a: &[f64], b: &[f64]) -> f64 {
        a.iter().zip(b).fold(0.0, |most, (a, b)| larger(most, (a - b).abs()))
    }

    fn distance(a: &[f64], b: &[f64]) -> f64 {
        a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + (a - b) * (a - b)).sqrt()
    }

    fn product(lower: &[f64], n: usize) -> Vec<f64> {
        let rows: Vec<&[f64]> = lower.chunks_exact(n).collect();
        rows.iter().flat_map(|a| rows.iter().map(|b| dot(a, b))).collect()
    }

    #[test]
    fn rank_correlations_become_normal_ones() {
        assert!((normal_correlation(0.6) - 0.618033988749895).abs() < 1e-15);
        assert!((normal_correlation(-0.5) + 0.5176380902050415).abs() < 1e-15);
        assert_eq!([-1.0, 0.0, 1.0].map(normal_correlation), [-1.0, 0.0, 1.0]);
    }

    #[test]
    fn the_factor_gives_the_matrix_back() {
        for (n, rank) in [(1, 1), (2, 2), (3, 3), (5, 3), (12, 12), (30, 30), (30, 40), (30, 4)] {
            for seed in 0..4 {
                let matrix = valid(n, rank, seed);
                let lower = cholesky(&matrix, n).unwrap();
                assert!(apart(&product(&lower, n), &matrix) < 1e-8, "{n} of rank {rank}");
                assert!(lower.iter().enumerate().all(|(at, value)| at % n <= at / n || *value == 0.0));
                assert!(smallest_eigenvalue(&matrix, n) > -1e-12);
            }
        }
        assert_eq!(cholesky(&[1.0], 1), Some(vec![1.0]));
        assert_eq!(cholesky(&[], 0), Some(vec![]));
        assert_eq!(cholesky(&[1.0, 0.6, 0.6, 1.0], 2).map(|lower| lower[2..].to_vec()), Some(vec![0.6, 0.8]));
    }

    #[test]
    fn full_correlation_is_allowed() {
        let repeated = [1.0, 1.0, -1.0, 1.0, 1.0, -1.0, -1.0, -1.0, 1.0];
        assert_eq!(cholesky(&repeated, 3), Some(vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0, -1.0, 0.0, 0.0]));
        assert!(apart(&nearest_correlation(&repeated, 3), &repeated) < 1e-12);
        // The first two are one number, and yet the third goes with only one of them.
        assert_eq!(cholesky(&[1.0, 1.0, 0.5, 1.0, 1.0, 0.4, 0.5, 0.4, 1.0], 3), None);
    }

    #[test]
    fn a_matrix_that_cannot_be_has_a_nearest_one_that_can() {
        assert_eq!(cholesky(&NOT_PSD_3, 3), None);
        assert!((smallest_eigenvalue(&NOT_PSD_3, 3) + 0.8).abs() < 1e-14);
        let nearest = nearest_correlation(&NOT_PSD_3, 3);
        assert!(apart(&nearest, &[1.0, 0.5, -0.5, 0.5, 1.0, 0.5, -0.5, 0.5, 1.0]) < 1e-12);
        assert!((distance(&nearest, &NOT_PSD_3) - 0.979795897113271).abs() < 1e-12);
        assert!(cholesky(&nearest, 3).is_some());
    }

    /// The nearest matrix X to A is the one for which X - A, with a diagonal of one's choice, is semidefinite and gives zero
    /// times X (Higham 2002, theorem 2.4). The zero fixes that diagonal.
    #[test]
    fn the_nearest_matrix_satisfies_the_conditions_of_an_optimum() {
        for n in [1, 2, 3, 5, 8, 30] {
            for seed in 0..if n < 30 { 10 } else { 1 } {
                let matrix = invalid(n, seed);
                let nearest = nearest_correlation(&matrix, n);
                assert!(nearest.iter().step_by(n + 1).all(|value| *value == 1.0));
                let lower = cholesky(&nearest, n).unwrap();
                assert!(apart(&product(&lower, n), &nearest) < 1e-5);
                let mut change: Vec<f64> = nearest.iter().zip(&matrix).map(|(x, a)| x - a).collect();
                for (row, of) in (0..n).zip(nearest.chunks_exact(n)) {
                    change[row * n + row] = -dot(&change[row * n..(row + 1) * n], of);
                }
                assert!(smallest_eigenvalue(&change, n) > -1e-7, "{n} inputs, seed {seed}");
                let zero = change.chunks_exact(n).flat_map(|a| nearest.chunks_exact(n).map(|b| dot(a, b)));
                assert!(zero.into_iter().all(|value| value.abs() < 1e-7), "{n} inputs, seed {seed}");
                if cholesky(&matrix, n).is_some() {
                    assert!(apart(&nearest, &matrix) < 1e-12);
                }
            }
        }
    }

    /// Rank correlations as they are offered, read back from the words.
    fn offered(error: &Error, names: &[&str]) -> Vec<f64> {
        let mut matrix = symmetric(names.len(), |_, _| 0.0);
        let list = error.accepted.strip_prefix("the nearest that can be: ").unwrap();
        for offer in list.split(", ") {
            let (pair, rank) = offer.split_once(": ").unwrap();
            let (a, b) = pair.split_once(" with ").unwrap();
            assert!(!rank.starts_with("-0") || rank.starts_with("-0."), "{error}");
            let [a, b] = [a, b].map(|name| names.iter().position(|other| *other == name).unwrap());
            for place in [a * names.len() + b, b * names.len() + a] {
                matrix[place] = rank.parse().unwrap();
            }
        }
        matrix
    }

    #[test]
    fn what_is_offered_is_accepted() {
        let names = ["a", "b", "c", "d", "e", "f"];
        let mut refused = 0;
        for n in 3..=6 {
            for seed in 0..120 {
                // Some have zeros, ones or pairs that are almost one number.
                let round = |rank: f64| match seed % 4 {
                    0 => rank,
                    1 => (rank * 10.0).round() / 10.0,
                    2 => rank.signum() * (1.0 - rank * rank * 1e-3),
                    _ => (rank * 1.5).round(),
                };
                let ranks: Vec<f64> = invalid(n, seed).into_iter().map(round).collect();
                let normal =
                    |ranks: &[f64]| with_unit_diagonal(ranks.iter().map(|r| normal_correlation(*r)).collect(), n);
                let Err(error) = factor(&normal(&ranks), &names[..n]) else { continue };
                refused += 1;
                assert!(!error.message.ends_with("-0"), "{error}");
                let offer = normal(&offered(&error, &names[..n]));
                assert!(factor(&offer, &names[..n]).is_ok(), "{n} inputs, seed {seed}: {error}");
                let (least, found) = (nearest_correlation(&normal(&ranks), n), distance(&offer, &normal(&ranks)));
                assert!(found < distance(&least, &normal(&ranks)) + 0.1, "{n} inputs, seed {seed}: {error}");
            }
        }
        assert!(refused > 300, "{refused}");
    }

    #[test]
    fn eigenvectors_are_unit_and_give_the_matrix_back() {
        for n in [1, 2, 7, 30] {
            let matrix = invalid(n, 5);
            let (values, vectors) = eigen(&matrix, n);
            let of = |weights: &[f64]| {
                let mut sum = vec![0.0; n * n];
                for (weight, vector) in weights.iter().zip(vectors.chunks_exact(n)) {
                    (0..n * n).for_each(|at| sum[at] += weight * vector[at / n] * vector[at % n]);
                }
                sum
            };
            assert!(apart(&of(&values), &matrix) < 1e-13);
            assert!(apart(&of(&vec![1.0; n]), &symmetric(n, |_, _| 0.0)) < 1e-13);
        }
        assert_eq!(eigen(&[], 0), (vec![], vec![]));
    }
}
