//! What drives an output.

use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::outcome::locale::Locale;
use crate::real::Real;
use crate::text::joined;
use crate::uncertainty::answers::{Driver, Drivers};
use crate::uncertainty::ask::Ask;
use crate::uncertainty::curve::{follows, tornado};
use crate::uncertainty::engine::{Watch, cancelled};
use crate::uncertainty::given::{LEAST_DRAWS, influence};
use crate::uncertainty::indices::{Index, indices, sets};
use crate::uncertainty::kept::Kept;
use crate::uncertainty::order::sort_by_key;
use crate::uncertainty::problem::Problem;

impl Model {
    /// What drives the first output that is asked for: first-order indices and narrowing from independent draws, and with `total`
    /// both indices from Sobol points, for which the model runs once more for each number. Without them each number is told by
    /// itself, with what it tells about those that move with it; with them, numbers that move together are one row.
    pub fn drivers(&self, ask: &Ask, total: bool, words: &Locale, watch: &dyn Watch) -> Result<Drivers> {
        let settings = ask.independent()?;
        let wanted = self.one_output(ask)?;
        if settings.draws < LEAST_DRAWS as u64 {
            let message = joined(&[&whole(settings.draws), " are too few to tell drivers"]);
            let accepted = joined(&[">= ", &whole(LEAST_DRAWS as u64)]);
            return Err(Error::new(Code::TooFewDraws, "draws", message, accepted));
        }
        let problem = self.problem(std::slice::from_ref(&wanted));
        // A group has no index of its own but by picking and freezing.
        let total = total || !ask.groups.is_empty();
        let sets = if total { sets(&problem, &ask.groups)? } else { each(&problem) };
        let kept = Kept::watched(problem, &settings, watch)?;
        let output = kept.output(0);
        let varies = !kept.summary(0).is_constant();
        let whole = if total { Some(indices(kept.problem(), &sets, &settings, watch)?) } else { None };
        let medians = self.medians();
        let moves = |input: &u32| follows(kept.problem(), &medians, *input as usize);
        let mut drivers = Vec::new();
        for (place, (name, inputs)) in sets.iter().enumerate() {
            if !watch.go_on(settings.draws) {
                return Err(cancelled());
            }
            // What the output does not depend on under the chosen bill is no driver, not even a weak one.
            let told: Vec<u32> = inputs.iter().copied().filter(moves).collect();
            if told.is_empty() {
                continue;
            }
            let both = whole.as_ref().and_then(|all| all.get(place));
            let both = both.and_then(|found| Some((found.first_order.first()?, found.total.first()?)));
            let single = if let [input] = inputs.as_slice() { Some(*input as usize) } else { None };
            let given = single.map(|input| influence(&kept.input(input), &output));
            let from_given = given.map(|of| Index { value: of.first_order, low: of.low, high: of.high });
            let first = both.map(|(first, _)| *first).or(from_given).unwrap_or_default();
            let ends = single.and_then(|input| tornado(kept.problem(), &medians, input));
            let noise = !varies || both.map_or(first, |(_, total)| *total).is_noise();
            let label = self.set_label(kept.problem(), name, &told, words);
            drivers.push(Driver {
                path: name.clone(),
                first_order: first.value,
                first_order_low: first.low,
                first_order_high: first.high,
                total: both.map(|(_, total)| total.value),
                total_low: both.map(|(_, total)| total.low),
                total_high: both.map(|(_, total)| total.high),
                narrowing: given.map(|given| given.narrowing),
                at_low: ends.map(|[low, ..]| low),
                at_high: ends.map(|[_, high, _]| high),
                noise,
                sentence: driver_sentence(words, &label, noise, given.map(|given| given.narrowing), first.value),
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

    /// A set as a reader reads it: what was asked for by its beginning, and the labels of the numbers that the answer follows.
    fn set_label(&self, problem: &Problem, name: &str, told: &[u32], words: &Locale) -> String {
        let label = |part: &str| match problem.inputs.iter().position(|input| input.path == part) {
            Some(place) if told.contains(&(place as u32)) => self.input_label(problem, place, words),
            Some(_) => None,
            None => Some(part.to_owned()),
        };
        name.split('+').map(str::trim).filter_map(label).collect::<Vec<_>>().join(" + ")
    }
}

/// Each drawn input by itself.
fn each(problem: &Problem) -> Vec<(String, Vec<u32>)> {
    let inputs = (0..).zip(&problem.inputs).filter(|(_, input)| input.distribution().is_some());
    inputs.map(|(place, input)| (input.path.clone(), vec![place])).collect()
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
