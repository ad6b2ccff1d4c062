//! Draws that are kept: inputs are drawn once, and a change of one only runs the program again.

use std::ops::Range;

use fullcost_kernel::{BLOCK, CHUNK_BLOCKS, Column, Histogram, Machine, Moments, Width};

use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::text::joined;
use crate::uncertainty::engine::{Gathered, MOST_NUMBERS, SCOUTS, Settings, Unwatched, Watch, cancelled};
use crate::uncertainty::problem::{Problem, Source};
use crate::uncertainty::sampler::Sampler;
use crate::uncertainty::summary::{Summary, Totals};

/// As many blocks are drawn in a step.
const STEP_BLOCKS: usize = 2;

/// Draws of inputs and outputs, block by block.
pub struct Kept {
    draws: usize,
    width: Width,
    /// For each block a column for each input, as drawn: also of inputs that stand still now.
    drawn: Vec<Column>,
    /// The same as the program sees them.
    inputs: Vec<Column>,
    outputs: Vec<Column>,
    problem: Problem,
}

/// Draws in the making, one short step after the other.
pub struct Making {
    kept: Kept,
    sampler: Sampler,
    machine: Machine,
    /// So many blocks are there.
    done: usize,
}

impl Making {
    /// Draws nothing yet.
    pub fn new(problem: Problem, settings: &Settings) -> Result<Making> {
        let Settings { draws, seed, method, width, .. } = *settings;
        let columns = (problem.inputs.len() + problem.outputs.len()) as u64;
        if draws.saturating_mul(columns) > MOST_NUMBERS {
            let most = MOST_NUMBERS / columns.max(1);
            let message = joined(&["must be at most ", &whole(most), " to be kept, got ", &whole(draws)]);
            return Err(Error::new(Code::TooLarge, "draws", message, joined(&["<= ", &whole(most), ", or a summary"])));
        }
        let sampler = Sampler::seedling(&problem, seed, method, draws, width)?;
        let machine = Machine::new(problem.program.clone());
        let room = |columns: usize| Vec::with_capacity((draws as usize).div_ceil(BLOCK) * columns);
        let [drawn, inputs] = [(); 2].map(|()| room(problem.inputs.len()));
        let outputs = room(problem.outputs.len());
        let kept = Kept { draws: draws as usize, width, drawn, inputs, outputs, problem };
        Ok(Making { kept, sampler, machine, done: 0 })
    }

    /// Makes the table of one input, or draws some blocks. False when all is drawn.
    pub fn step(&mut self) -> bool {
        let Making { kept, sampler, machine, done } = self;
        if sampler.grow(&kept.problem) {
            return true;
        }
        let blocks = *done..kept.blocks().min(*done + STEP_BLOCKS);
        *done = blocks.end;
        let columns = kept.problem.inputs.len();
        let first = kept.drawn.len();
        kept.drawn.resize(blocks.end * columns, [0.0; BLOCK]);
        let fresh = kept.drawn.get_mut(first..).unwrap_or_default();
        for (block, columns) in blocks.clone().zip(fresh.chunks_mut(columns.max(1))) {
            sampler.fill(block as u64, columns);
        }
        kept.inputs.extend_from_slice(kept.drawn.get(first..).unwrap_or_default());
        kept.run(machine, blocks);
        *done < kept.blocks()
    }

    /// All draws.
    pub fn finish(mut self) -> Kept {
        while self.step() {}
        self.kept
    }
}

impl Kept {
    /// Draws all inputs, whether or not they stand still at present, and runs the program.
    pub fn new(problem: Problem, settings: &Settings) -> Result<Kept> {
        Kept::watched(problem, settings, &Unwatched)
    }

    /// The same, told how far it is, and stopped where that is wished.
    pub fn watched(problem: Problem, settings: &Settings, watch: &dyn Watch) -> Result<Kept> {
        let mut making = Making::new(problem, settings)?;
        while making.step() {
            if !watch.go_on((making.done * BLOCK) as u64) {
                return Err(cancelled());
            }
        }
        Ok(making.kept)
    }

    /// Takes another program or other fixed values over the same inputs. Distributions must be the ones that were drawn.
    pub fn update(&mut self, problem: Problem) {
        let before = std::mem::replace(&mut self.problem, problem);
        let inputs = self.problem.inputs.len();
        for (place, (input, before)) in self.problem.inputs.iter().zip(&before.inputs).enumerate() {
            let columns = self.inputs.iter_mut().zip(&self.drawn).skip(place).step_by(inputs.max(1));
            match (&input.source, &before.source) {
                (Source::Fixed(value), _) => columns.for_each(|(column, _)| *column = [*value; BLOCK]),
                (Source::Drawn(_), Source::Fixed(_)) => columns.for_each(|(column, drawn)| *column = *drawn),
                (Source::Drawn(_), Source::Drawn(_)) => {}
            }
        }
        self.run(&mut Machine::new(self.problem.program.clone()), 0..self.blocks());
    }

    fn run(&mut self, machine: &mut Machine, blocks: Range<usize>) {
        let (inputs, outputs) = (self.problem.inputs.len(), self.problem.outputs.len());
        self.outputs.resize(blocks.end * outputs, [0.0; BLOCK]);
        for block in blocks {
            let columns = self.inputs.get(block * inputs..(block + 1) * inputs).unwrap_or_default();
            let out = self.outputs.get_mut(block * outputs..(block + 1) * outputs).unwrap_or_default();
            machine.run(self.width, columns, out);
        }
    }

    fn blocks(&self) -> usize {
        self.draws.div_ceil(BLOCK)
    }

    /// How many draws.
    pub fn draws(&self) -> usize {
        self.draws
    }

    /// The problem whose draws they are.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The draws of an input.
    pub fn input(&self, place: usize) -> Vec<f64> {
        self.column(&self.inputs, self.problem.inputs.len(), place)
    }

    /// The draws of an output. NaN where there is no answer.
    pub fn output(&self, place: usize) -> Vec<f64> {
        self.column(&self.outputs, self.problem.outputs.len(), place)
    }

    fn column(&self, of: &[Column], count: usize, place: usize) -> Vec<f64> {
        let mut values = Vec::with_capacity(self.blocks() * BLOCK);
        for column in of.chunks(count.max(1)).filter_map(|columns| columns.get(place)) {
            values.extend_from_slice(column);
        }
        values.truncate(self.draws);
        values
    }

    /// The draws of an input before anything was set.
    pub fn drawn(&self, place: usize) -> Vec<f64> {
        self.column(&self.drawn, self.problem.inputs.len(), place)
    }

    /// The first output of another problem over the same inputs, drawn before anything was set.
    pub fn of(&self, problem: &Problem) -> Vec<f64> {
        let mut machine = Machine::new(problem.program.clone());
        let mut out = vec![[0.0; BLOCK]; problem.outputs.len()];
        let mut values = Vec::with_capacity(self.blocks() * BLOCK);
        for drawn in self.drawn.chunks(problem.inputs.len().max(1)) {
            let mut columns = drawn.to_vec();
            for (column, input) in columns.iter_mut().zip(&problem.inputs) {
                if let Source::Fixed(value) = input.source {
                    *column = [value; BLOCK];
                }
            }
            machine.run(self.width, &columns, &mut out);
            values.extend(out.iter().take(1).flatten());
        }
        values.truncate(self.draws);
        values
    }

    /// The columns of the first blocks, as the program sees them: for response curves.
    pub fn first_block(&self) -> &[Column] {
        self.inputs.get(..self.problem.inputs.len()).unwrap_or_default()
    }

    /// The summary of an output, in bins: the same whether its inputs were drawn now or long ago.
    pub fn summary(&self, place: usize) -> Summary {
        let values = self.output(place);
        let totals = Totals::new(values.get(..SCOUTS).unwrap_or(&values), None, false);
        let mut histogram = Histogram::new(totals.spread());
        let mut sums = (0, 0.0, 0.0);
        let mut moments = Moments::new(totals.shift());
        for (block, part) in values.chunks(BLOCK).enumerate() {
            let mut column = [0.0; BLOCK];
            column.iter_mut().zip(part).for_each(|(slot, value)| *slot = *value);
            moments.add(self.width, &column, part.len());
            histogram.add(self.width, &column, part.len());
            if (block + 1) % CHUNK_BLOCKS == 0 || block + 1 == self.blocks() {
                let (count, sum, square) = moments.sums();
                sums = (sums.0 + count, sums.1 + sum, sums.2 + square);
                moments = Moments::new(totals.shift());
            }
        }
        totals.summary(self.draws as u64, Gathered { sums, histogram, values: Vec::new() })
    }
}
