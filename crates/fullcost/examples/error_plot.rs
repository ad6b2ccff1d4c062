//! Draws `docs/error-against-n.svg`: how the error of a mean and of a 95 % quantile falls with the number of draws, for the three
//! ways of spreading points, on the uncertainty benchmark. `./just error-plot`.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "../benches/uncertainty/model.rs"]
#[allow(dead_code, reason = "its bins are not needed here")]
mod model;

use fullcost::uncertainty::engine::{Settings, Unwatched, sample};
use fullcost::uncertainty::sampler::Method;
use fullcost::uncertainty::summary::Summary;

const SEEDS: u64 = 32;
const FIRST: u32 = 8;
const LAST: u32 = 16;
/// Output 5, total cost of ownership: its exact mean, and its 95 % quantile from 2e9 draws.
const TRUTH: [(&str, f64); 2] = [("mean", 2.419_418_849e9), ("95 % quantile", 2.949_397e9)];
const WAYS: [(Method, &str, &str); 3] = [
    (Method::MonteCarlo, "Monte Carlo", "#7a8692"),
    (Method::LatinHypercube, "Latin hypercube", "#16181a"),
    (Method::Sobol, "Sobol, scrambled", "#c42b17"),
];

fn main() {
    let problem = model::problem();
    let mut panels = String::new();
    for (panel, (name, truth)) in TRUTH.iter().enumerate() {
        let of = |summary: &Summary| if panel == 0 { summary.mean } else { summary.quantile(0.95) };
        let left = 70.0 + 350.0 * panel as f64;
        let x = |power: f64| left + (power - f64::from(FIRST)) / f64::from(LAST - FIRST) * 270.0;
        let y = |error: f64| 40.0 + (-1.5 - error.log10()) / 4.5 * 240.0;
        panels += &format!("<text x=\"{left}\" y=\"24\" font-weight=\"bold\">Error of the {name}</text>\n");
        for power in (FIRST..=LAST).step_by(2) {
            let (at, n) = (x(f64::from(power)), 1u32 << power);
            panels += &format!(
                "<path d=\"M{at:.1} 40V280\" stroke=\"#d3d8dc\"/><text x=\"{at:.1}\" y=\"298\" text-anchor=\"middle\">{n}</text>\n"
            );
        }
        for exponent in -6..=-2 {
            let at = y(10f64.powi(exponent));
            panels += &format!(
                "<path d=\"M{left} {at:.1}h270\" stroke=\"#d3d8dc\"/><text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">10<tspan dy=\"-4\" font-size=\"9\">{exponent}</tspan></text>\n",
                left - 6.0,
                at + 4.0
            );
        }
        for (place, (method, label, colour)) in WAYS.iter().enumerate() {
            let mut path = String::new();
            for power in FIRST..=LAST {
                let draws = 1u64 << power;
                let square: f64 = (0..SEEDS)
                    .map(|seed| {
                        let settings = Settings { seed, method: *method, exact: true, ..Settings::of(draws) };
                        let error = of(&sample(&problem, &settings, &Unwatched).unwrap()[4]) / truth - 1.0;
                        error * error
                    })
                    .sum();
                let error = (square / SEEDS as f64).sqrt();
                println!("{name:<14} {label:<16} n = {draws:>6}: {error:.2e}");
                path +=
                    &format!("{}{:.1} {:.1}", if path.is_empty() { "M" } else { "L" }, x(f64::from(power)), y(error));
            }
            panels += &format!("<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
            if panel == 0 {
                let at = 226.0 + 17.0 * place as f64;
                panels += &format!(
                    "<path d=\"M{} {at}h18\" stroke=\"{colour}\" stroke-width=\"2\"/><text x=\"{}\" y=\"{}\">{label}</text>\n",
                    left + 8.0,
                    left + 32.0,
                    at + 4.0
                );
            }
        }
    }
    let note =
        format!("Number of draws. Relative root mean square error over {SEEDS} seeds; benchmark model, total cost.");
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 330\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#16181a\" role=\"img\" aria-label=\"Sobol points err far less than independent draws for a mean, and about half as much for a quantile\"><rect width=\"720\" height=\"330\" fill=\"#ffffff\"/>\n{panels}<text x=\"70\" y=\"320\" fill=\"#565d64\">{note}</text></svg>\n"
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/error-against-n.svg");
    std::fs::write(path, svg).expect("the plot");
}
