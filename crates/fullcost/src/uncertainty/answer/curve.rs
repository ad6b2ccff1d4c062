//! Response curves: an output against one of its numbers, with the band that the others leave.

use fullcost_kernel::BLOCK;

use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::outcome::locale::Locale;
use crate::uncertainty::answers::{CurvePoint, ResponseCurve};
use crate::uncertainty::ask::{Ask, whole};
use crate::uncertainty::curve::response;
use crate::uncertainty::distribution::Tail;
use crate::uncertainty::engine::Settings;
use crate::uncertainty::kept::Kept;

/// How far into its tails a number is followed, as a probability.
const REACH: f64 = 0.005;

impl Model {
    /// The output that is asked for against the number at `ask.path`, which has a range: at `ask.points` values over the middle
    /// 99 % of that range, evenly spread. At each of them the other numbers are drawn as ever, 512 times.
    pub fn curve(&self, ask: &Ask, words: &Locale) -> Result<ResponseCurve> {
        let points = whole("points", ask.points, 2.0, 1000.0)?;
        let path = ask.path.as_str();
        let wanted = self.one_output(ask)?;
        let problem = self.problem(std::slice::from_ref(&wanted));
        let place = problem.inputs.iter().position(|input| input.path == path && input.distribution().is_some());
        let (Some(place), Ok(leaf)) = (place, self.index_of(path)) else {
            self.index_of(path)?;
            let message = "has no range, or was set, so there is nothing to follow";
            return Err(Error::new(Code::WrongType, path, message, "the path of a number with a range"));
        };
        let range = problem.inputs.get(place).and_then(|input| input.distribution());
        let end = |upper| range.map_or(0.0, |range| range.quantile(Tail { p: REACH, upper }));
        let (low, high) = (end(false), end(true));
        let step = (high - low) / (points - 1) as f64;
        let values: Vec<f64> = (0..points).map(|point| low + step * point as f64).collect();
        let settings = Settings { draws: BLOCK as u64, ..ask.settings()? };
        let kept = Kept::new(problem, &settings)?;
        let found = response(kept.problem(), kept.first_block(), place, &values);
        let leaf = self.plan().leaves.get(leaf);
        let label = leaf.map_or(String::new(), |leaf| words.leaf(self.plan(), leaf));
        let moves = kept.problem().program.reads(place as u32);
        let sentence = match (found.as_slice(), leaf) {
            ([first, .., last], Some(leaf)) if moves => {
                let output = |value| words.amount(wanted.unit(), value);
                let input = |value| words.amount(&leaf.unit, value);
                let ends = [
                    ("output", self.output_label(&wanted, words)),
                    ("name", label.clone()),
                    ("first", output(first.median)),
                    ("last", output(last.median)),
                    ("low", input(first.input)),
                    ("high", input(last.input)),
                ];
                words.fill("curve.sentence", &ends.each_ref().map(|(name, text)| (*name, text.as_str())))
            }
            _ => words.fill("curve.apart", &[("output", &self.output_label(&wanted, words)), ("name", &label)]),
        };
        Ok(ResponseCurve {
            output: wanted.id().to_owned(),
            path: path.to_owned(),
            label,
            sentence,
            points: found
                .into_iter()
                .map(|point| CurvePoint { input: point.input, low: point.low, median: point.median, high: point.high })
                .collect(),
        })
    }
}
