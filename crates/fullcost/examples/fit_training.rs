//! Fits the constants of the step-time model on the rows of `data/training/measured.csv` and prints how far each source is off.
//! With `--write` it writes `src/training/fitted.rs` and the plot of `docs/training.md`.
//!
//! The loss is a soft absolute error of the logarithm of the time, plus weak ties to the guesses; the search goes along one
//! constant after the other, with steps that shrink. The same rows give the same constants on every machine.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use fullcost::training::constants::Constants;
use fullcost::training::hardware::{Generation, Hardware};
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

/// An error of the logarithm of measured over predicted time, and the weight of its row.
type Weighted = (f64, f64);

/// Errors of rows that their fit has not seen: each source and chip in turn is left out, or each source. Dense models first,
/// then those with experts. What is left out together weighs as the root of its rows: they are alike, and a row to be predicted comes from a
/// source of its own.
fn unseen(rows: &[Measured], by_chip: bool) -> [Vec<Weighted>; 2] {
    let group = |row: &Measured| (row.source, if by_chip { row.chip } else { "" }, row.is_moe());
    let groups: BTreeSet<_> = rows.iter().map(group).collect();
    let mut errors = [Vec::new(), Vec::new()];
    for left_out in groups {
        let (out, others): (Vec<&Measured>, Vec<&Measured>) = rows.iter().partition(|row| group(row) == left_out);
        let constants = Constants::of(&fit(&others));
        for row in &out {
            let error = (row.step_s / row.predicted_step_s(&constants)).ln();
            errors[usize::from(row.is_moe())].push((error, 1.0 / (out.len() as f64).sqrt()));
        }
    }
    errors.each_mut().map(|errors| {
        errors.sort_by(|a, b| a.0.total_cmp(&b.0));
        std::mem::take(errors)
    })
}

/// The quantile of sorted errors with their weights: between those on whose middles it falls.
fn quantile(sorted: &[Weighted], p: f64) -> f64 {
    let all: f64 = sorted.iter().map(|(_, weight)| weight).sum();
    let mut before = (sorted[0].0, 0.0);
    let mut sum = 0.0;
    for (error, weight) in sorted {
        let middle = (sum + weight / 2.0) / all;
        if middle >= p {
            let share = if middle > before.1 { (p - before.1) / (middle - before.1) } else { 1.0 };
            return before.0 + (error - before.0) * share;
        }
        before = (*error, middle);
        sum += weight;
    }
    before.0
}

/// How far the predictions of unseen rows are off, each row alike.
fn mean_error(errors: &[Weighted]) -> f64 {
    100.0 * errors.iter().map(|(error, _)| ((-error).exp() - 1.0).abs()).sum::<f64>() / errors.len() as f64
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

/// What is done to a row that something is not known of.
type Change = fn(&mut Measured);

/// Prints by how much the range of unseen errors grows where something is not known: the age of the software, the network, the
/// virtual stages, or what the kernels of a chip's generation reach, as if nothing had been fitted on it.
fn widths(rows: &[Measured], constants: &Constants) {
    let spread = |errors: &mut Vec<f64>| {
        errors.sort_by(f64::total_cmp);
        let weighted: Vec<Weighted> = errors.iter().map(|error| (*error, 1.0)).collect();
        quantile(&weighted, 0.9) - quantile(&weighted, 0.1)
    };
    let blank: [(&str, Change); 3] = [
        ("the age of the software", |row| row.year = 2026.5),
        ("the network", |row| row.hardware.network_bytes_per_s = usual_network(row)),
        ("virtual stages", |row| row.layout.vpp = None),
    ];
    let mut all: Vec<Measured> = measured::rows(FITTED_ON);
    all.extend([MLPERF, EXPERTS, MEMORY].into_iter().flat_map(measured::rows));
    for (name, change) in blank {
        let mut errors = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
        for row in &mut all {
            let kept = (row.year, row.hardware.network_bytes_per_s, row.layout.vpp);
            let known = row.predicted_step_s(constants);
            change(row);
            let blind = row.predicted_step_s(constants);
            (row.year, row.hardware.network_bytes_per_s, row.layout.vpp) = kept;
            if (blind / known - 1.0).abs() > 1e-6 {
                let kind = usize::from(row.is_moe());
                errors[kind].push((row.step_s / known).ln());
                errors[2 + kind].push((row.step_s / blind).ln());
            }
        }
        let [dense, moe, blind_dense, blind_moe] =
            errors.each_mut().map(|errors| if errors.len() > 4 { spread(errors) } else { f64::NAN });
        println!(
            "without {name}: dense {dense:.3} -> {blind_dense:.3} ({}), with experts {moe:.3} -> {blind_moe:.3} ({})",
            errors[0].len(),
            errors[1].len()
        );
    }
    let mut errors = [Vec::new(), Vec::new()];
    for generation in [Generation::Ampere, Generation::Hopper, Generation::Blackwell, Generation::BlackwellUltra] {
        let others: Vec<&Measured> = rows.iter().filter(|row| row.hardware.generation != generation).collect();
        let constants = Constants::of(&fit(&others));
        for row in all.iter_mut().filter(|row| row.hardware.generation == generation) {
            row.hardware.generation = Generation::Other;
            errors[usize::from(row.is_moe())].push((row.step_s / row.predicted_step_s(&constants)).ln());
            row.hardware.generation = generation;
        }
    }
    println!("without its generation: dense {:.3}, with experts {:.3}", spread(&mut errors[0]), spread(&mut errors[1]));
}

/// What is usual for the chip of a row.
fn usual_network(row: &Measured) -> f64 {
    let chip = fullcost::catalog::find(row.chip).expect("a chip of the catalog");
    Hardware::of(chip, row.layout.precision, None).expect("a usual network").network_bytes_per_s
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
                println!("by chip {by_chip} unseen {kind}: {found:.3?}, MAPE {:.1} %", mean_error(errors));
            }
        }
    }
    if std::env::args().any(|argument| argument == "--widths") {
        widths(&rows, &constants);
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
        text += "/// seen: dense models, then those with experts. What was left out together weighs as the root of its rows.\n#[rustfmt::skip]\npub const UNSEEN: [[f64; 5]; 2] = [\n";
        for (errors, kind) in unseen(&rows, true).iter().zip(["dense", "experts"]) {
            let found = [0.05, 0.1, 0.5, 0.9, 0.95].map(|p| quantile(errors, p));
            println!("unseen {kind}: {found:.3?}, MAPE {:.1} %", mean_error(errors));
            text += &format!("    [{}],\n", found.map(|value| format!("{value:.4}")).join(", "));
        }
        text += "];\n";
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/training/fitted.rs"), text).expect("can be written");
    }
}
