//! Fits the constants of the step-time model on the rows of `data/training/measured.csv` and prints how far each source is off.
//! With `--write` it writes `src/training/fitted.rs` and the plot of `docs/training.md`.
//!
//! The loss is a soft absolute error of the logarithm of the time, plus weak ties to the guesses; the search goes along one
//! constant after the other, with steps that shrink. The same rows give the same constants on every machine.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use fullcost::training::constants::Constants;
use fullcost::training::measured::{self, EXPERTS, FITTED_ON, MEMORY, MLPERF, Measured, SWEEP, rows};

/// Beyond this error of the logarithm a row pulls no harder.
const SOFT: f64 = 0.1;

fn loss(rows: &[&Measured], logs: &[f64]) -> f64 {
    let constants = Constants::of(&logs.iter().map(|log| log.exp()).collect::<Vec<_>>());
    let mut sum = 0.0;
    for row in rows {
        let error = (row.predicted_step_s(&constants) / row.step_s).ln() / SOFT;
        sum += 2.0 * ((1.0 + error * error).sqrt() - 1.0);
    }
    for (log, (guess, loose)) in logs.iter().zip(Constants::GUESSES) {
        let away = (log - guess.ln()) / loose;
        sum += away * away;
    }
    sum
}

fn fit(rows: &[&Measured]) -> Vec<f64> {
    let mut logs: Vec<f64> = Constants::GUESSES.iter().map(|(guess, _)| guess.ln()).collect();
    let mut steps: Vec<f64> = Constants::GUESSES.iter().map(|(_, loose)| loose / 2.0).collect();
    let mut best = loss(rows, &logs);
    for _ in 0..400 {
        for place in 0..logs.len() {
            let before = logs[place];
            let tried = [before + steps[place], before - steps[place]].map(|value| {
                logs[place] = value;
                (loss(rows, &logs), value)
            });
            let (found, value) = if tried[0].0 < tried[1].0 { tried[0] } else { tried[1] };
            if found < best {
                (best, logs[place]) = (found, value);
                steps[place] *= 1.5;
            } else {
                logs[place] = before;
                steps[place] *= 0.5;
            }
        }
        if steps.iter().all(|step| *step < 1e-5) {
            break;
        }
    }
    logs.iter().map(|log| log.exp()).collect()
}

/// Errors of the logarithm of measured over predicted time, of rows that their fit has not seen: each source and chip in turn
/// is left out. Dense models first, then those with experts.
fn unseen(rows: &[Measured], by_chip: bool) -> [Vec<f64>; 2] {
    let group = |row: &Measured| (row.source, if by_chip { row.chip } else { "" }, row.is_moe());
    let groups: BTreeSet<_> = rows.iter().map(group).collect();
    let mut errors = [Vec::new(), Vec::new()];
    for left_out in groups {
        let (out, others): (Vec<&Measured>, Vec<&Measured>) = rows.iter().partition(|row| group(row) == left_out);
        let constants = Constants::of(&fit(&others));
        for row in out {
            errors[usize::from(row.is_moe())].push((row.step_s / row.predicted_step_s(&constants)).ln());
        }
    }
    errors.each_mut().map(|errors| {
        errors.sort_by(f64::total_cmp);
        std::mem::take(errors)
    })
}

fn quantile(sorted: &[f64], p: f64) -> f64 {
    let place = p * (sorted.len() - 1) as f64;
    let (low, high) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    low + (high - low) * place.fract()
}

/// Measured against predicted seconds of a step, both in powers of ten from 0.1 to 1,000.
fn plot(rows: &[Measured], constants: &Constants) -> String {
    let x = |seconds: f64| 60.0 + (seconds.log10() + 1.0) * 130.0;
    let y = |seconds: f64| 560.0 - (seconds.log10() + 1.0) * 130.0;
    let mut out = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 620 610\" font-family=\"system-ui, sans-serif\" font-size=\"12\" \
         fill=\"#16181a\" role=\"img\" aria-label=\"Predicted against measured seconds of a step: most dense models lie on the \
         diagonal, models with experts around it\"><rect width=\"620\" height=\"610\" fill=\"#ffffff\"/>\n",
    );
    for seconds in [0.1, 1.0, 10.0, 100.0, 1000.0] {
        let (x, y) = (x(seconds), y(seconds));
        out += &format!("<path d=\"M{x:.0} 40V560M60 {y:.0}H580\" stroke=\"#d3d8dc\"/>");
        out += &format!("<text x=\"{x:.0}\" y=\"580\" text-anchor=\"middle\">{seconds} s</text>");
        out += &format!("<text x=\"52\" y=\"{:.0}\" text-anchor=\"end\">{seconds} s</text>\n", y + 4.0);
    }
    out += "<path d=\"M60 560L580 40\" stroke=\"#16181a\"/>\n";
    for row in rows {
        let (fill, ring) = if row.is_moe() { ("none", "#d22f2f") } else { ("#6c7a86", "none") };
        let (x, y) = (x(row.step_s), y(row.predicted_step_s(constants)));
        out += &format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{fill}\" stroke=\"{ring}\"/>\n");
    }
    out += "<text x=\"60\" y=\"24\" font-weight=\"bold\">Predicted seconds of a step</text>\
            <text x=\"580\" y=\"602\" text-anchor=\"end\" font-weight=\"bold\">measured</text>\
            <circle cx=\"400\" cy=\"20\" r=\"3\" fill=\"#6c7a86\"/><text x=\"410\" y=\"24\">dense</text>\
            <circle cx=\"470\" cy=\"20\" r=\"3\" fill=\"none\" stroke=\"#d22f2f\"/><text x=\"480\" y=\"24\">with experts</text></svg>\n";
    out
}

fn main() {
    let rows = rows(FITTED_ON);
    let list = fit(&rows.iter().collect::<Vec<_>>());
    for ((name, value), (guess, _)) in Constants::NAMES.iter().zip(&list).zip(Constants::GUESSES) {
        println!("{name:24} {value:10.4}   guess {guess}");
    }
    let constants = Constants::of(&list);
    let mut by: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for row in &rows {
        let error = row.predicted_step_s(&constants) / row.step_s - 1.0;
        let kind = if row.is_moe() { "moe" } else { "dense" };
        for key in ["all".to_owned(), kind.to_owned(), format!("{} {} {kind} {}", row.source, row.chip, row.precision)]
        {
            by.entry(key).or_default().push(error);
        }
        if std::env::args().any(|argument| argument == "--rows") {
            println!(
                "{error:7.3} {} {} {} tp{} pp{} mbs{:?} {}",
                row.source,
                row.model,
                row.chip,
                row.layout.tp,
                row.layout.pp,
                row.layout.micro_batch,
                row.layout.seq_len
            );
        }
    }
    for (key, errors) in by {
        let mean = |of: &dyn Fn(f64) -> f64| errors.iter().map(|error| of(*error)).sum::<f64>() / errors.len() as f64;
        println!(
            "{key:60} {:4} rows  MAPE {:5.1} %  bias {:5.1} %",
            errors.len(),
            100.0 * mean(&f64::abs),
            100.0 * mean(&|x| x)
        );
    }
    for (name, table) in [("MLPerf", MLPERF), ("memory's time", MEMORY), ("sweep", SWEEP), ("experts", EXPERTS)] {
        let errors: Vec<f64> =
            measured::rows(table).iter().map(|row| row.predicted_step_s(&constants) / row.step_s - 1.0).collect();
        let mean = |of: &dyn Fn(f64) -> f64| errors.iter().map(|error| of(*error)).sum::<f64>() / errors.len() as f64;
        if std::env::args().any(|argument| argument == "--rows") {
            for (row, error) in measured::rows(table).iter().zip(&errors) {
                println!(
                    "{name} {error:7.3} {} {} {:.2} {} tp{} pp{} ep{} {:.0}",
                    row.model,
                    row.chip,
                    row.year,
                    row.precision,
                    row.layout.tp,
                    row.layout.pp,
                    row.layout.ep,
                    row.layout.gpus
                );
            }
        }
        println!("{name}: MAPE {:.1} %  bias {:.1} %", 100.0 * mean(&f64::abs), 100.0 * mean(&|x| x));
    }
    if std::env::args().any(|argument| argument == "--unseen") {
        for by_chip in [true, false] {
            for (errors, kind) in unseen(&rows, by_chip).iter().zip(["dense", "experts"]) {
                let found = [0.05, 0.1, 0.5, 0.9, 0.95].map(|p| quantile(errors, p));
                let mape = errors.iter().map(|error| ((-error).exp() - 1.0).abs()).sum::<f64>() / errors.len() as f64;
                println!("by chip {by_chip} unseen {kind}: {found:.3?}, MAPE {:.1} %", mape * 100.0);
            }
        }
    }
    if std::env::args().any(|argument| argument == "--write") {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/training.svg"), plot(&rows, &constants))
            .expect("can be written");
        let mut text = String::from("//! Written by `examples/fit_training.rs`.\n\n");
        text += "/// The constants, in the order of their names.\n#[allow(clippy::approx_constant, reason = \"a fit may come near a famous number\")]\n#[rustfmt::skip]\npub const FITTED: &[f64] = &[\n";
        for value in &list {
            text += &format!("    {value:.4},\n");
        }
        text += "];\n\n/// Quantiles (5, 10, 50, 90 and 95 %) of the logarithm of measured over predicted time, of rows that a fit has not\n";
        text +=
            "/// seen: dense models, then those with experts.\n#[rustfmt::skip]\npub const UNSEEN: [[f64; 5]; 2] = [\n";
        for (errors, kind) in unseen(&rows, true).iter().zip(["dense", "experts"]) {
            let found = [0.05, 0.1, 0.5, 0.9, 0.95].map(|p| quantile(errors, p));
            let mape = errors.iter().map(|error| ((-error).exp() - 1.0).abs()).sum::<f64>() / errors.len() as f64;
            println!("unseen {kind}: {found:.3?}, MAPE {:.1} %", mape * 100.0);
            text += &format!("    [{}],\n", found.map(|value| format!("{value:.4}")).join(", "));
        }
        text += "];\n";
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/training/fitted.rs"), text).expect("can be written");
    }
}
