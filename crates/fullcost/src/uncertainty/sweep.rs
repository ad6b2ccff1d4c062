//! A sweep: a scenario with some of its numbers, choices or readings varied from row to row, and a table of outputs.
//!
//! Without draws a row gives points. With draws, the numbers of a row are fixed and all other uncertain numbers are drawn, with
//! the same seed in every row, so that rows differ by what was varied and not by chance.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use fullcost_kernel::Program;

use crate::digits::{scientific, whole};
use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::real::Real;
use crate::text::joined;
use crate::uncertainty::ask::{Ask, level_name, whole_number};
use crate::uncertainty::columns::{copy, on_threads, run};
use crate::uncertainty::engine::{Prepared, Settings, Watch, cancelled};
use crate::uncertainty::outputs::Wanted;
use crate::uncertainty::problem::Problem;
use crate::uncertainty::summary::Summary;
use crate::units::{Switch, Unit as _};

/// The path under which readings vary: the value is the place in a list of sets.
pub const READINGS: &str = "readings";

/// The quantiles that are told of a row's draws when nobody says which.
const LEVELS: [f64; 3] = [0.05, 0.5, 0.95];

/// A grid must have fewer cells than this.
const MOST_CELLS: f64 = 1e12;

/// What varies from row to row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Varied {
    Number(usize),
    Choice(usize),
    Readings,
}

/// What is computed for each row: outputs of a scenario over columns of values by path.
pub struct Sweep {
    base: Model,
    varied: Vec<Varied>,
    sets: Vec<Vec<String>>,
    wanted: Vec<Wanted>,
    draws: Option<(Settings, Vec<f64>)>,
    /// One for each combination of choices that was met.
    compiled: Mutex<Vec<(Vec<u64>, Arc<Compiled>)>>,
}

/// The program of one combination of choices.
struct Compiled {
    work: Work,
    /// It holds for windows up to this.
    longest: Option<f64>,
}

enum Work {
    Points(Program),
    /// The problem, and which of its inputs each varied number is.
    Draws(Problem, Vec<usize>),
}

/// The rows of a sweep, or a part of them.
#[derive(Clone, Copy)]
pub enum Rows<'a> {
    /// A column for each path, all of one length. The number is that of the first row, for errors.
    Columns(&'a [&'a [f64]], u64),
    /// So many rows of a grid, from one on.
    Grid(&'a Grid, u64, usize),
}

/// Refuses a grid of more rows than anybody can wait for. Doors ask before they make lists of it.
pub fn check_rows(rows: f64) -> Result<()> {
    if rows < MOST_CELLS {
        return Ok(());
    }
    let accepted = joined(&["fewer than ", &scientific(MOST_CELLS), " rows"]);
    Err(Error::new(Code::TooLarge, "grid", joined(&["has ", &scientific(rows), " rows"]), accepted))
}

impl Sweep {
    /// A sweep over `paths`. One of them may be [`READINGS`], whose values are places in `sets`, and choices (`bill`, `weighting`)
    /// may vary as well. With `draws`, the options say how many, the seed and the quantiles: by default 5, 50 and 95 %. Without
    /// outputs, the one that the scenario counts first.
    pub fn new(model: &Model, paths: &[String], sets: Vec<Vec<String>>, ask: &Ask, draws: bool) -> Result<Sweep> {
        let mut varied = Vec::new();
        for (place, path) in paths.iter().enumerate() {
            if paths.iter().take(place).any(|other| other == path) {
                return Err(Error::new(Code::DuplicateId, path, "is given twice", "each path once"));
            }
            varied.push(of_path(model, path)?);
        }
        let mut tried = model.clone();
        for set in &sets {
            tried.set_readings(&set.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        let settings = if draws { Some((ask.settings()?, ask.levels_or(&LEVELS).to_vec())) } else { None };
        let first = [model.first_scope().to_owned()];
        let wanted = model.wanted(if ask.outputs.is_empty() { &first } else { &ask.outputs })?;
        for (place, output) in wanted.iter().enumerate() {
            if wanted.iter().take(place).any(|other| other.id() == output.id()) {
                let path = joined(&["outputs[", &whole(place as u64), "]"]);
                let message = joined(&["`", output.id(), "` is given twice"]);
                return Err(Error::new(Code::DuplicateId, path, message, "each output once"));
            }
        }
        Ok(Sweep { wanted, base: model.clone(), varied, sets, draws: settings, compiled: Mutex::new(Vec::new()) })
    }

    /// The names of what is computed: outputs, or with draws `NAME.mean`, `NAME.sd`, a quantile as `NAME.p05`, and
    /// `NAME.unanswered`, the number of draws without an answer.
    pub fn names(&self) -> Vec<String> {
        let of = |wanted: &Wanted| match &self.draws {
            None => vec![wanted.id().to_owned()],
            Some((_, levels)) => {
                let quantiles = levels.iter().map(|&p| level_name(p));
                let parts = ["mean".to_owned(), "sd".to_owned()].into_iter().chain(quantiles);
                parts.chain(["unanswered".to_owned()]).map(|part| joined(&[wanted.id(), ".", &part])).collect()
            }
        };
        self.wanted.iter().flat_map(of).collect()
    }

    /// A grid over the paths of the sweep, a list of values for each. The last path changes fastest.
    pub fn grid(&self, lists: Vec<Vec<f64>>) -> Result<Grid> {
        for (&varied, list) in self.varied.iter().zip(&lists) {
            if list.is_empty() {
                return Err(Error::new(Code::Missing, self.path(varied), "has no values", "at least one value"));
            }
            self.accepts(varied, list, 0)?;
        }
        check_rows(lists.iter().fold(1.0, |rows, list| rows * list.len() as f64))?;
        Ok(Grid { rows: lists.iter().map(|list| list.len() as u64).product(), lists })
    }

    /// Computes some rows: one list for each of the names. NaN where a row has no answer. The watch is told how many rows are
    /// done. The answer depends neither on the threads nor on how rows are parted.
    pub fn run(&self, rows: Rows<'_>, threads: usize, watch: &dyn Watch) -> Result<Vec<Vec<f64>>> {
        if let Rows::Columns(columns, first) = rows {
            self.check(columns, first)?;
        }
        let choices: Vec<usize> = self.places(|varied| !matches!(varied, Varied::Number(_)));
        let longest = self.longest(rows);
        if choices.is_empty() {
            let compiled = self.compile(&[], longest)?;
            return self.part(&compiled, rows, None, threads, watch);
        }
        let mut groups: BTreeMap<Vec<u64>, Vec<usize>> = BTreeMap::new();
        let mut key = vec![0; choices.len()];
        for row in 0..rows.len() {
            for (slot, &choice) in key.iter_mut().zip(&choices) {
                *slot = rows.value(choice, row).to_bits();
            }
            match groups.get_mut(&key) {
                Some(group) => group.push(row),
                None => drop(groups.insert(key.clone(), vec![row])),
            }
        }
        let mut out = vec![vec![f64::NAN; rows.len()]; self.names().len()];
        let mut before = 0;
        for (key, group) in &groups {
            let first = group.first().copied().unwrap_or_default();
            let compiled = self.compile(key, longest).map_err(|error| rows.located(error, first))?;
            let found = self.part(&compiled, rows, Some(group), threads, &After { watch, before })?;
            for (out, found) in out.iter_mut().zip(found) {
                for (&row, value) in group.iter().zip(found) {
                    out.get_mut(row).into_iter().for_each(|slot| *slot = value);
                }
            }
            before += group.len() as u64;
        }
        Ok(out)
    }

    /// The places of the columns of some kind.
    fn places(&self, of: impl Fn(&Varied) -> bool) -> Vec<usize> {
        self.varied.iter().enumerate().filter(|(_, varied)| of(varied)).map(|(place, _)| place).collect()
    }

    fn path(&self, varied: Varied) -> &str {
        match varied {
            Varied::Readings => READINGS,
            Varied::Number(index) | Varied::Choice(index) => {
                self.base.plan().leaves.get(index).map_or("", |leaf| &leaf.path)
            }
        }
    }

    fn accepts(&self, varied: Varied, values: &[f64], first: u64) -> Result<()> {
        match varied {
            Varied::Number(index) | Varied::Choice(index) => self.base.accepts(index, values, first),
            Varied::Readings => values.iter().zip(first..).try_for_each(|(&value, row)| {
                let path = || joined(&[READINGS, "[", &whole(row), "]"]);
                if self.sets.is_empty() {
                    return Err(Error::new(Code::Missing, path(), "has no set of readings", "a list of sets"));
                }
                whole_number(&path, value, 0.0, (self.sets.len() - 1) as f64).map(drop)
            }),
        }
    }

    fn check(&self, columns: &[&[f64]], first: u64) -> Result<()> {
        let rows = columns.first().map_or(0, |column| column.len());
        for (&varied, column) in self.varied.iter().zip(columns) {
            if column.len() != rows {
                let message =
                    joined(&["has ", &whole(column.len() as u64), " rows where the first has ", &whole(rows as u64)]);
                return Err(Error::new(Code::WrongType, self.path(varied), message, "columns of one length"));
            }
            self.accepts(varied, column, first)?;
        }
        Ok(())
    }

    /// The longest window of all rows, if it varies.
    fn longest(&self, rows: Rows<'_>) -> Option<f64> {
        let window = Varied::Number(self.base.plan().window.index());
        let place = self.varied.iter().position(|&varied| varied == window)?;
        let values = match rows {
            Rows::Columns(columns, _) => columns.get(place).copied(),
            Rows::Grid(grid, ..) => grid.lists.get(place).map(Vec::as_slice),
        };
        values.unwrap_or_default().iter().copied().reduce(f64::larger)
    }

    /// The work of a combination of choices, good for windows up to `longest`.
    fn compile(&self, key: &[u64], longest: Option<f64>) -> Result<Arc<Compiled>> {
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = compiled.iter().find(|(of, found)| of == key && found.longest >= longest) {
            return Ok(found.clone());
        }
        let mut model = self.base.clone();
        let choices = self.varied.iter().filter(|varied| !matches!(varied, Varied::Number(_)));
        for (&varied, &bits) in choices.zip(key) {
            let value = f64::from_bits(bits);
            match varied {
                Varied::Choice(index) => model.set(index, value)?,
                Varied::Readings => {
                    let set = self.sets.get(value as usize).map(Vec::as_slice).unwrap_or_default();
                    model.set_readings(&set.iter().map(String::as_str).collect::<Vec<_>>())?;
                }
                Varied::Number(_) => {}
            }
        }
        let number = |varied: &Varied| match varied {
            Varied::Number(index) => Some(*index),
            _ => None,
        };
        let numbers: Vec<usize> = self.varied.iter().filter_map(number).collect();
        for &index in &numbers {
            // What varies is set, whatever readings say; to what does not matter yet.
            model.set(index, model.get(index)?)?;
        }
        let work = if self.draws.is_some() {
            let mut places = model.places();
            let more: Vec<usize> = numbers.iter().copied().filter(|index| !places.contains(index)).collect();
            places.extend(more);
            let inputs = numbers.iter().filter_map(|index| places.iter().position(|place| place == index)).collect();
            Work::Draws(model.problem_over(&self.wanted, &places, longest), inputs)
        } else {
            Work::Points(model.program_over(&numbers, &self.wanted, longest))
        };
        let made = Arc::new(Compiled { work, longest });
        compiled.retain(|(of, _)| of != key);
        compiled.push((key.to_vec(), made.clone()));
        Ok(made)
    }

    /// The rows of a group, or all.
    fn part(
        &self,
        compiled: &Compiled,
        rows: Rows<'_>,
        group: Option<&[usize]>,
        threads: usize,
        watch: &dyn Watch,
    ) -> Result<Vec<Vec<f64>>> {
        let numbers = self.places(|varied| matches!(varied, Varied::Number(_)));
        let count = group.map_or(rows.len(), <[usize]>::len);
        match &compiled.work {
            Work::Points(program) => {
                let fill = |start: usize, inputs: &mut [&mut [f64]]| {
                    for (input, &place) in inputs.iter_mut().zip(&numbers) {
                        match group {
                            None => rows.fill(place, start, input),
                            Some(group) => {
                                let group = group.iter().skip(start);
                                input.iter_mut().zip(group).for_each(|(slot, &row)| *slot = rows.value(place, row));
                            }
                        }
                    }
                };
                run(program, numbers.len(), count, &fill, threads, watch)
            }
            Work::Draws(problem, inputs) => {
                let row_of = |place: usize| group.map_or(place, |group| group.get(place).copied().unwrap_or_default());
                let value = |input: usize, row: usize| rows.value(input, row_of(row));
                self.sampled(problem, inputs, &numbers, count, &value, threads, watch)
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one step of `part`")]
    fn sampled(
        &self,
        problem: &Problem,
        inputs: &[usize],
        numbers: &[usize],
        rows: usize,
        value: &(dyn Fn(usize, usize) -> f64 + Sync),
        threads: usize,
        watch: &dyn Watch,
    ) -> Result<Vec<Vec<f64>>> {
        let Some((settings, levels)) = &self.draws else { return Ok(Vec::new()) };
        let settings = Settings { threads: threads / rows.clamp(1, threads.max(1)), ..settings.clone() };
        let (next, done) = (AtomicUsize::new(0), AtomicU64::new(0));
        let prepared = Prepared::new(problem, &settings)?;
        let parts = on_threads(threads.min(rows), watch, &done, || {
            let mut prepared = prepared.clone();
            let mut found: Vec<(usize, Vec<f64>)> = Vec::new();
            loop {
                let row = next.fetch_add(1, Ordering::Relaxed);
                if row >= rows {
                    return Ok(found);
                }
                for (&input, &column) in inputs.iter().zip(numbers) {
                    prepared.hold(input, value(column, row));
                }
                let summaries = prepared.sample(&Within { watch, done: &done });
                let summaries = summaries.and_then(|found| {
                    let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                    if watch.go_on(done) { Ok(found) } else { Err(cancelled()) }
                });
                let summaries = summaries.inspect_err(|_| next.store(rows, Ordering::Relaxed))?;
                found.push((row, summaries.iter().flat_map(|summary| told_of(summary, levels)).collect()));
            }
        })?;
        let mut out = vec![vec![f64::NAN; rows]; self.names().len()];
        for (row, values) in parts.into_iter().flatten() {
            for (list, value) in out.iter_mut().zip(values) {
                list.get_mut(row).into_iter().for_each(|slot| *slot = value);
            }
        }
        Ok(out)
    }
}

fn of_path(model: &Model, path: &str) -> Result<Varied> {
    if path == READINGS {
        return Ok(Varied::Readings);
    }
    let index = model.index_of(path)?;
    let choice = model.plan().leaves.get(index).is_some_and(|leaf| leaf.unit == Switch::KEY);
    Ok(if choice { Varied::Choice(index) } else { Varied::Number(index) })
}

/// What is told of an output's draws, in the order of the names.
fn told_of(summary: &Summary, levels: &[f64]) -> Vec<f64> {
    let quantiles = levels.iter().map(|&p| summary.quantile(p));
    let parts = [summary.mean, summary.sd].into_iter().chain(quantiles);
    parts.chain([summary.unanswered as f64]).collect()
}

/// Tells of rows after others.
struct After<'a> {
    watch: &'a dyn Watch,
    before: u64,
}

impl Watch for After<'_> {
    fn go_on(&self, done: u64) -> bool {
        self.watch.go_on(self.before + done)
    }
}

/// Looks at the watch while one row is drawn.
struct Within<'a> {
    watch: &'a dyn Watch,
    done: &'a AtomicU64,
}

impl Watch for Within<'_> {
    fn go_on(&self, _: u64) -> bool {
        self.watch.go_on(self.done.load(Ordering::Relaxed))
    }
}

impl Rows<'_> {
    /// How many.
    #[expect(clippy::len_without_is_empty, reason = "nobody asks")]
    pub fn len(&self) -> usize {
        match self {
            Rows::Columns(columns, _) => columns.first().map_or(0, |column| column.len()),
            Rows::Grid(_, _, count) => *count,
        }
    }

    /// Fills `out` with a column's values, from a row on.
    pub fn fill(&self, column: usize, start: usize, out: &mut [f64]) {
        match self {
            Rows::Columns(columns, _) => copy(out, columns.get(column).copied().unwrap_or_default(), start),
            Rows::Grid(grid, first, _) => grid.fill(column, first + start as u64, out),
        }
    }

    fn value(&self, column: usize, row: usize) -> f64 {
        let value = match self {
            Rows::Columns(columns, _) => columns.get(column).and_then(|column| column.get(row)).copied(),
            Rows::Grid(grid, first, _) => grid.value(column, first + row as u64),
        };
        value.unwrap_or(f64::NAN)
    }

    /// An error with the number of its row.
    fn located(&self, error: Error, row: usize) -> Error {
        let (Rows::Columns(_, first) | Rows::Grid(_, first, _)) = self;
        Error { path: joined(&[&error.path, "[", &whole(first + row as u64), "]"]), ..error }
    }
}

/// Every combination of some values, made when it is asked for. The last list changes fastest.
pub struct Grid {
    lists: Vec<Vec<f64>>,
    rows: u64,
}

impl Grid {
    /// How many rows.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The row of that number, a value for each path.
    pub fn row(&self, index: u64) -> Option<Vec<f64>> {
        let row = || (0..self.lists.len()).map(|column| self.value(column, index)).collect();
        if index < self.rows { row() } else { None }
    }

    /// For how many rows on end a column stays the same.
    fn stride(&self, column: usize) -> u64 {
        self.lists.iter().skip(column + 1).map(|list| list.len() as u64).product()
    }

    fn value(&self, column: usize, row: u64) -> Option<f64> {
        let list = self.lists.get(column)?;
        list.get((row / self.stride(column) % list.len() as u64) as usize).copied()
    }

    fn fill(&self, column: usize, first: u64, out: &mut [f64]) {
        let Some(list) = self.lists.get(column) else { return };
        let stride = self.stride(column);
        let mut place = (first / stride % list.len() as u64) as usize;
        let mut left = stride - first % stride;
        let mut rest = out;
        while !rest.is_empty() {
            let (run, after) = rest.split_at_mut((left as usize).min(rest.len()));
            run.fill(list.get(place).copied().unwrap_or(f64::NAN));
            place = if place + 1 < list.len() { place + 1 } else { 0 };
            (left, rest) = (stride, after);
        }
    }
}
