//! Sweeps a grid chunk by chunk and keeps the ends of each output: time and memory of a sweep that is not written anywhere.
//!
//! `cargo run --release --example sweep -- ROWS THREADS`
#![allow(clippy::disallowed_methods, clippy::indexing_slicing, reason = "an example")]

use std::time::Instant;

use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::engine::{Unwatched, ends_of};
use fullcost::uncertainty::sweep::{Rows, Sweep};

fn main() -> fullcost::Result<()> {
    let numbers: Vec<f64> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let (rows, threads) =
        (numbers.first().map_or(1e6, |&rows| rows), numbers.get(1).map_or(1, |&count| count as usize));
    let mut model = fullcost::shipped("deepseek")?;
    model.set_readings(&["by-type"])?; // every chip counts: the longest program of the scenario
    let paths = ["busy_share", "fleet[h20].count", "fleet[h800].count", "window_years"].map(str::to_owned);
    for outputs in [vec!["fleet_tco"], vec!["fleet_tco", "official_training", "development", "usd_per_gpu_hour"]] {
        let ask = Ask { outputs: outputs.iter().map(|&id| id.to_owned()).collect(), ..Ask::default() };
        let sweep = Sweep::new(&model, &paths, Vec::new(), &ask, false)?;
        let steps = |from: f64, to: f64, count: usize| {
            (0..count).map(|step| from + (to - from) * step as f64 / count as f64).collect::<Vec<f64>>()
        };
        let last = (rows / 1e5).ceil() as usize;
        let grid =
            sweep.grid(vec![steps(0.3, 1.0, 10), steps(2e4, 5e4, 100), steps(1e4, 2e4, 100), steps(3.0, 5.0, last)])?;
        let mut spent = 0.0;
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut first = 0;
        while first < grid.rows() {
            let count = (grid.rows() - first).min(1 << 18) as usize;
            let start = Instant::now();
            let lists = sweep.run(Rows::Grid(&grid, first, count), threads, &Unwatched)?;
            spent += start.elapsed().as_secs_f64();
            for list in lists {
                let finite = list.into_iter().filter(|value| value.is_finite());
                let (least, most) = ends_of(finite).unwrap_or((low, high));
                (low, high) = (low.min(least), high.max(most));
            }
            first += count as u64;
        }
        let each = spent * 1e9 / grid.rows() as f64;
        let memory = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let peak = memory.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("");
        println!("{} outputs, {} rows, {threads} threads: {each:.1} ns a row, {peak}", outputs.len(), grid.rows());
    }
    Ok(())
}
