//! One number for all bits that sampling a model makes: every machine, build and language must come to the same.

use crate::error::Result;
use crate::model::Model;
use crate::uncertainty::ask::LEVELS;
use crate::uncertainty::engine::{Settings, Unwatched, sample};
use crate::uncertainty::kept::Kept;
use crate::uncertainty::sampler::Method;
use crate::uncertainty::summary::Summary;

/// FNV-1a of 64 bits.
struct Hash(u64);

impl Hash {
    fn put(&mut self, value: f64) {
        // A number that is none has many spellings, and machines differ in which they make.
        let bits = if value.is_nan() { u64::MAX } else { value.to_bits() };
        for byte in bits.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn put_summary(&mut self, summary: &Summary) {
        self.put(summary.unanswered as f64);
        self.put(summary.mean);
        self.put(summary.sd);
        for p in LEVELS {
            self.put(summary.quantile(p));
            self.put(summary.quantile_error(p));
        }
    }
}

impl Model {
    /// The hash of all draws of all inputs and outputs (input by input, then output by output, in the order of the draws), then of
    /// their exact and streaming summaries, then of the streaming summaries of the other ways to spread points. 16 hexadecimal
    /// digits. Threads and widths of `settings` must make no difference.
    pub fn fingerprint(&self, settings: &Settings) -> Result<String> {
        let problem = self.problem(&self.wanted(&[])?);
        let mut hash = Hash(0xcbf2_9ce4_8422_2325);
        let kept = Kept::new(problem.clone(), settings)?;
        let inputs = (0..problem.inputs.len()).map(|place| kept.input(place));
        inputs.chain((0..problem.outputs.len()).map(|place| kept.output(place))).flatten().for_each(|x| hash.put(x));
        let streaming = |method| Settings { method, exact: false, ..settings.clone() };
        let ways = [
            Settings { exact: true, ..settings.clone() },
            streaming(settings.method),
            streaming(Method::LatinHypercube),
            streaming(Method::Sobol),
        ];
        for settings in &ways {
            sample(&problem, settings, &Unwatched)?.iter().for_each(|summary| hash.put_summary(summary));
        }
        Ok((0..16).rev().filter_map(|digit| char::from_digit((hash.0 >> (4 * digit)) as u32 & 15, 16)).collect())
    }
}
