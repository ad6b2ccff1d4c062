//! Times the uncertainty benchmark, and its pieces. One line of JSON for `benches/uncertainty/peers.py`; with `--pieces` a table.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "../benches/uncertainty/model.rs"]
mod model;

use std::hint::black_box;
use std::time::Instant;

use fullcost::Model;
use fullcost::uncertainty::distribution::{Distribution, Tail};
use fullcost::uncertainty::engine::{Prepared, Settings, Unwatched, sample};
use fullcost::uncertainty::outputs::Wanted;
use fullcost::uncertainty::problem::{Problem, Source};
use fullcost::uncertainty::sampler::{Method, Sampler};
use fullcost_kernel::{BLOCK, Column, Generator, Histogram, Machine, Moments, PIECES, Table, Width, node};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let value = |name: &str, default: u64| {
        let place = arguments.iter().position(|argument| argument == name);
        place.map_or(default, |place| arguments[place + 1].parse().expect("a whole number"))
    };
    let width = if has("--baseline") { Width::Baseline } else { Width::best() };
    let (draws, rounds) = (value("--draws", 1_000_000), value("--rounds", 5));
    let threads = value("--threads", 1) as usize;
    let scenario = has("--deepseek");
    let problem = if scenario { deepseek() } else { model::problem() };
    let spreads = if scenario { None } else { model::settings(draws).spreads };
    let settings = Settings { width, threads, exact: has("--exact"), spreads, ..Settings::of(draws) };
    if has("--pieces") {
        return pieces(&problem, &settings, rounds);
    }
    let mut times = Vec::new();
    let mut means = Vec::new();
    // Tables are built once for a problem, as a page or a notebook does; `--cold` builds them for every run.
    let mut prepared = Prepared::new(&problem, &settings).expect("a problem");
    black_box(prepared.sample(&Unwatched).expect("an answer"));
    for _ in 0..rounds {
        let (start, busy) = (Instant::now(), busy_ns());
        let mut runs = 0;
        while runs == 0 || start.elapsed().as_secs_f64() < 0.2 {
            if has("--cold") {
                prepared = Prepared::new(&problem, &settings).expect("a problem");
            }
            let summaries = prepared.sample(&Unwatched).expect("an answer");
            for summary in &summaries {
                black_box([0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95].map(|p| summary.quantile(p)));
            }
            means =
                problem.outputs.iter().zip(&summaries).map(|(name, of)| format!("\"{name}\":{}", of.mean)).collect();
            runs += 1;
        }
        // CPU time as the rivals have it; of several threads, wall time.
        let wall = start.elapsed().as_secs_f64() * 1e9;
        let ns = if threads == 1 { busy_ns().zip(busy).map_or(wall, |(now, then)| now - then) } else { wall };
        times.push(format!("{:.3}", ns / (runs * draws) as f64));
    }
    let name = if has("--baseline") { "fullcost, baseline" } else { "fullcost" };
    let (times, means) = (times.join(","), means.join(","));
    println!("{{\"name\":\"{name}\",\"draws\":{draws},\"ns_per_draw\":[{times}],\"means\":{{{means}}}}}");
}

/// Nanoseconds that this process has run, where the system tells.
fn busy_ns() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok()
}

fn deepseek() -> Problem {
    let model: Model = fullcost::shipped("deepseek").expect("the shipped scenario");
    let scopes: Vec<Wanted> = model.wanted(&[]).expect("scopes");
    model.problem(&scopes)
}

/// The pieces of a run, each by itself on blocks that are hot, and their sum against the whole. The least of all rounds.
fn pieces(problem: &Problem, settings: &Settings, rounds: u64) {
    let width = settings.width;
    let drawn: Vec<(&str, &Distribution)> =
        problem.inputs.iter().filter_map(|input| Some((input.path.as_str(), input.distribution()?))).collect();
    let generators: Vec<Generator> = drawn.iter().map(|(path, _)| Generator::new(1, path, 0)).collect();
    let tables: Vec<Table> = drawn
        .iter()
        .map(|(_, of)| {
            let side = |upper| -> Vec<f64> {
                (0..=2 * PIECES).map(|half| of.quantile(Tail { p: node(half), upper })).collect()
            };
            Table::over_bits(&side(false), &side(true))
        })
        .collect();
    let mut needed = problem.clone();
    for (place, input) in needed.inputs.iter_mut().enumerate() {
        if !problem.program.reads(place as u32) {
            input.source = Source::Fixed(0.0);
        }
    }
    let mut sampler = Sampler::new(&needed, 1, Method::MonteCarlo, settings.draws, width).expect("a sampler");
    let mut machine = Machine::new(problem.program.clone());
    let mut bits = vec![[0u32; BLOCK]; drawn.len()];
    let mut columns: Vec<Column> = vec![[1.0; BLOCK]; problem.inputs.len()];
    let mut outputs: Vec<Column> = vec![[0.0; BLOCK]; problem.outputs.len()];
    let summaries = sample(problem, &Settings { draws: 65_536, ..settings.clone() }, &Unwatched).expect("an answer");
    let mut moments: Vec<Moments> = summaries.iter().map(|of| Moments::new(of.mean)).collect();
    let mut histograms: Vec<Histogram> = summaries.iter().map(|of| Histogram::new(of.spread())).collect();
    let blocks = 400u32;
    let mut least = [f64::MAX; 5];
    for _ in 0..rounds.max(5) * 3 {
        let mut times = [0.0; 5];
        let mut timed = |place: usize, work: &mut dyn FnMut(u32)| {
            let start = Instant::now();
            (0..blocks).for_each(work);
            times[place] = start.elapsed().as_secs_f64() * 1e9 / f64::from(blocks) / BLOCK as f64;
        };
        if problem.groups.is_empty() {
            timed(0, &mut |block| generators.iter().zip(&mut bits).for_each(|(of, bits)| of.fill(width, block, bits)));
            timed(1, &mut |_| {
                tables
                    .iter()
                    .zip(&bits)
                    .zip(&mut columns)
                    .for_each(|((table, bits), out)| table.of_bits(width, bits, out));
            });
        } else {
            // Numbers that move together are drawn in one piece, bits and all.
            timed(1, &mut |block| sampler.fill(u64::from(block), &mut columns));
        }
        timed(2, &mut |_| machine.run(width, &columns, &mut outputs));
        timed(3, &mut |_| {
            for ((moments, histogram), output) in moments.iter_mut().zip(&mut histograms).zip(&outputs) {
                moments.add(width, output, BLOCK);
                histogram.add(width, output, BLOCK);
            }
        });
        let draws = u64::from(blocks) * BLOCK as u64;
        let start = Instant::now();
        black_box(sample(problem, &Settings { draws: 4 * draws, ..settings.clone() }, &Unwatched).expect("an answer"));
        times[4] = start.elapsed().as_secs_f64() * 1e9 / (4 * draws) as f64;
        for (least, time) in least.iter_mut().zip(times) {
            *least = least.min(time);
        }
    }
    let sum: f64 = least[..4].iter().sum();
    for (name, time) in ["random bits", "quantile tables", "equations", "summaries"].iter().zip(least) {
        println!("{name:<16} {time:6.2} ns a draw");
    }
    println!("{:<16} {sum:6.2}", "sum of pieces");
    println!("{:<16} {:6.2}, {:.0}% of the limit", "the whole", least[4], sum / least[4] * 100.0);
    println!("{} steps in {} registers", problem.program.steps.len(), problem.program.registers);
}
