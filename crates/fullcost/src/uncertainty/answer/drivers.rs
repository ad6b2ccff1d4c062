//! What drives an output.

use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::outcome::locale::Locale;
use crate::real::Real;
use crate::text::joined;
use crate::uncertainty::answers::{Driver, Drivers};
use crate::uncertainty::ask::Ask;
use crate::uncertainty::curve::at_point;
use crate::uncertainty::distribution::Tail;
use crate::uncertainty::engine::{Watch, cancelled};
use crate::uncertainty::given::{LEAST_DRAWS, influence};
use crate::uncertainty::indices::{indices, sets};
use crate::uncertainty::kept::Kept;
use crate::uncertainty::order::sort_by_key;
use crate::uncertainty::problem::Problem;

impl Model {
    /// What drives the first output that is asked for: first-order indices and narrowing from plain draws, and with `total` also
    /// total indices, for which the model runs once more for each number. Without them, numbers that move together are told by
    /// the one that tells most.
    pub fn drivers(&self, ask: &Ask, total: bool, words: &Locale, watch: &dyn Watch) -> Result<Drivers> {
        let settings = ask.settings()?;
        let wanted = self.one_output(ask)?;
        if settings.draws < LEAST_DRAWS as u64 {
            let message = joined(&[&whole(settings.draws), " are too few to tell drivers"]);
            let accepted = joined(&[">= ", &whole(LEAST_DRAWS as u64)]);
            return Err(Error::new(Code::TooFewDraws, "draws", message, accepted));
        }
        let problem = self.problem(std::slice::from_ref(&wanted));
        let sets = sets(&problem, &ask.groups)?;
        // A group has no index of its own but by picking and freezing.
        let total = total || !ask.groups.is_empty();
        let kept = Kept::watched(problem, &settings, watch)?;
        let output = kept.output(0);
        let varies = !kept.summary(0).is_constant();
        let whole = if total { Some(indices(kept.problem(), &sets, &settings, watch)?) } else { None };
        let mut drivers = Vec::new();
        for (place, (name, inputs)) in sets.iter().enumerate() {
            if !watch.go_on(settings.draws) {
                return Err(cancelled());
            }
            // What the output does not depend on under the chosen bill is no driver, not even a weak one.
            if !inputs.iter().any(|&input| kept.problem().program.reads(input)) {
                continue;
            }
            let both = whole.as_ref().and_then(|all| all.get(place));
            let both = both.and_then(|found| Some((found.first_order.first()?, found.total.first()?)));
            let of = |&input: &u32| (input, influence(&kept.input(input as usize), &output));
            let telling = match inputs.as_slice() {
                [input] => Some(of(input)),
                _ if both.is_some() => None,
                // One that only moves with the others says nothing of its own.
                several => {
                    let counts = several.iter().filter(|&&input| self.moves(kept.problem(), input as usize));
                    counts.map(of).max_by(|a, b| a.1.first_order.total_cmp(&b.1.first_order))
                }
            };
            if telling.is_none() && both.is_none() {
                continue;
            }
            let (single, given) = telling.unzip();
            let path = single.and_then(|input| kept.problem().inputs.get(input as usize));
            let name = path.map_or(name, |input| &input.path);
            let first = both.map(|(first, _)| (first.value, first.low, first.high));
            let (first, low, high) = first.or(given.map(|of| (of.first_order, of.low, of.high))).unwrap_or_default();
            let ends = single.and_then(|input| self.tornado(kept.problem(), input as usize));
            let noise = !varies || both.map_or(low, |(_, total)| total.low) <= 0.0;
            let label = self.set_label(kept.problem(), name, words);
            drivers.push(Driver {
                path: name.clone(),
                first_order: first,
                first_order_low: low,
                first_order_high: high,
                total: both.map(|(_, total)| total.value),
                total_low: both.map(|(_, total)| total.low),
                total_high: both.map(|(_, total)| total.high),
                narrowing: given.map(|given| given.narrowing),
                at_low: ends.map(|(low, _)| low),
                at_high: ends.map(|(_, high)| high),
                noise,
                sentence: driver_sentence(words, &label, noise, given.map(|given| given.narrowing), first),
                label,
            });
        }
        sort_by_key(&mut drivers, &|driver| -strength(driver));
        Ok(Drivers {
            output: wanted.id().to_owned(),
            label: self.output_label(&wanted, words),
            draws: settings.draws as f64,
            seed: settings.seed as f64,
            varies,
            drivers,
        })
    }

    /// A set as a reader reads it: each path that leads to an input by its label.
    fn set_label(&self, problem: &Problem, name: &str, words: &Locale) -> String {
        let label = |part: &str| {
            let input = problem.inputs.iter().position(|input| input.path == part)?;
            self.input_label(problem, input, words)
        };
        let parts: Vec<String> =
            name.split('+').map(str::trim).map(|part| label(part).unwrap_or_else(|| part.to_owned())).collect();
        parts.join(" + ")
    }

    /// The first output with one input at its 5 and 95 % quantiles, all others at the point.
    fn tornado(&self, problem: &Problem, input: usize) -> Option<(f64, f64)> {
        let distribution = problem.inputs.get(input)?.distribution()?;
        let at = |upper| {
            let mut values = self.medians();
            *values.get_mut(input)? = distribution.quantile(Tail { p: 0.05, upper });
            at_point(problem, &values).first().copied()
        };
        Some((at(false)?, at(true)?))
    }

    /// Whether the first output depends on an input, all others at the point.
    fn moves(&self, problem: &Problem, input: usize) -> bool {
        self.tornado(problem, input).is_some_and(|(low, high)| low != high)
    }
}

fn driver_sentence(words: &Locale, label: &str, noise: bool, narrowing: Option<f64>, first: f64) -> String {
    match narrowing {
        _ if noise => words.fill("driver.noise", &[("name", label)]),
        Some(narrowing) => {
            words.fill("driver.narrow", &[("name", label), ("percent", &words.percent(narrowing.larger(0.0)))])
        }
        None => words.fill("driver.share", &[("name", label), ("percent", &words.percent(first))]),
    }
}

fn strength(driver: &Driver) -> f64 {
    driver.total.unwrap_or(driver.first_order)
}
