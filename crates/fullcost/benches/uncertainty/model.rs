//! The uncertainty benchmark: a fleet and a run, 20 independent inputs, 6 outputs. The same inputs and equations are written for
//! the rivals in `benches/uncertainty/model.py`.

use fullcost::real::Real;
use fullcost::uncertainty::distribution::{Clip, Distribution, Interval, Normal, Triangular};
use fullcost::uncertainty::engine::Settings;
use fullcost::uncertainty::problem::{Input, Problem, Source};
use fullcost::uncertainty::tape::{Taped, recorded};
use fullcost_kernel::Spread;

/// Lognormal with these 5 % and 95 % quantiles.
fn interval(low: f64, high: f64) -> Distribution {
    Distribution::Interval(Interval { low, high, confidence: 0.9 })
}

/// The inputs, by name.
pub fn inputs() -> Vec<(&'static str, Distribution)> {
    let util = Distribution::Normal(Normal { mean: 0.65, sd: 0.08 });
    vec![
        ("n_h800", interval(8000.0, 12000.0)),
        ("n_h100", interval(8000.0, 12000.0)),
        ("n_h20", interval(20000.0, 40000.0)),
        ("n_a100", interval(8000.0, 12000.0)),
        ("c_h800", interval(28000.0, 40000.0)),
        ("c_h100", interval(30000.0, 42000.0)),
        ("c_h20", interval(12000.0, 20000.0)),
        ("c_a100", interval(10000.0, 18000.0)),
        ("f_net", interval(0.10, 0.25)),
        ("k_power", Distribution::Uniform(fullcost::uncertainty::distribution::Bounds { low: 0.85, high: 1.15 })),
        ("pue", Distribution::Triangular(Triangular { low: 1.10, mode: 1.25, high: 1.50 })),
        ("p_elec", interval(0.05, 0.10)),
        ("util", Distribution::Clip(Clip { of: Box::new(util), low: 0.2, high: 0.95 })),
        ("colo", interval(120.0, 220.0)),
        ("salary", interval(150e3, 500e3)),
        ("rd_mult", interval(3.0, 15.0)),
        ("mfu", interval(0.28, 0.42)),
        ("usd_h", interval(1.5, 2.5)),
        ("tokens", interval(14.5e12, 15.1e12)),
        ("staff", interval(150.0, 400.0)),
    ]
}

/// The outputs, by name, with the ends of their 40 bins.
pub const OUTPUTS: [(&str, f64, f64); 6] = [
    ("run_cost", 0.0, 12e6),
    ("dev_cost", 0.0, 160e6),
    ("capex", 0.9e9, 2.3e9),
    ("opex4", 0.3e9, 2.1e9),
    ("tco", 1.4e9, 4e9),
    ("ratio", 100.0, 1100.0),
];

/// The equations, once for every kind of number.
pub fn equations<R: Real>(x: &[R; 20]) -> [R; 6] {
    let [
        n_h800,
        n_h100,
        n_h20,
        n_a100,
        c_h800,
        c_h100,
        c_h20,
        c_a100,
        f_net,
        k_power,
        pue,
        p_elec,
        util,
        colo,
        salary,
        rd_mult,
        mfu,
        usd_h,
        tokens,
        staff,
    ] = *x;
    let k = R::of;
    let gpu_h = k(6.0 * 37e9) * tokens / (k(989.5e12) * mfu) / k(3600.0);
    let run_cost = gpu_h * usd_h;
    let capex = (n_h800 * c_h800 + n_h100 * c_h100 + n_h20 * c_h20 + n_a100 * c_a100) * (k(1.0) + f_net);
    let kw = (k(1.30) * n_h800 + k(1.30) * n_h100 + k(0.95) * n_h20 + k(0.80) * n_a100) * k_power;
    let energy = kw * (k(0.35) + k(0.65) * util) * pue * k(35064.0) * p_elec;
    let opex4 = energy + kw * colo * k(48.0) + staff * salary * k(4.0);
    let tco = capex + opex4;
    [run_cost, run_cost * rd_mult, capex, opex4, tco, tco / run_cost]
}

/// The benchmark as a problem: the same sampler, summaries and addressing as a scenario's.
pub fn problem() -> Problem {
    let input = |(path, of): (&str, Distribution)| Input { path: path.to_owned(), source: Source::Drawn(of) };
    Problem {
        inputs: inputs().into_iter().map(input).collect(),
        groups: Vec::new(),
        program: recorded(|| equations(&std::array::from_fn(|input| Taped::input(input as u32))).to_vec()),
        outputs: OUTPUTS.iter().map(|(name, ..)| (*name).to_owned()).collect(),
    }
}

/// Settings with the bins that the benchmark asks for.
pub fn settings(draws: u64) -> Settings {
    let spreads = OUTPUTS.iter().map(|&(_, low, high)| Spread { low, high }).collect();
    Settings { spreads: Some(spreads), exact: false, ..Settings::of(draws) }
}
