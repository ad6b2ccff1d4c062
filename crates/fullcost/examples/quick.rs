use fullcost::real::Real;
use fullcost::uncertainty::tape::{Tape, Taped};
use fullcost_kernel::*;
use std::time::Instant;

pub fn model<R: Real>(x: &[R; 20]) -> [R; 6] {
    let [
        n_h800,
        n_h20,
        n_h100,
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
    let run = gpu_h * usd_h;
    let dev = run * rd_mult;
    let capex = (n_h800 * c_h800 + n_h100 * c_h100 + n_h20 * c_h20 + n_a100 * c_a100) * (k(1.0) + f_net);
    let kw = (k(1.3) * n_h800 + k(1.3) * n_h100 + k(0.95) * n_h20 + k(0.8) * n_a100) * k_power;
    let opex =
        kw * (k(0.35) + k(0.65) * util) * pue * k(35064.0) * p_elec + kw * colo * k(48.0) + staff * salary * k(4.0);
    let tco = capex + opex;
    [run, dev, capex, opex, tco, tco / run]
}
fn z(p: f64) -> f64 {
    // crude: bisection on erfc-free series is too slow; rational (Acklam) is enough for timing
    let (a, b, c, d) = (
        [
            -3.969683028665376e+01,
            2.209460984245205e+02,
            -2.759285104469687e+02,
            1.383577518672690e+02,
            -3.066479806614716e+01,
            2.506628277459239e+00,
        ],
        [
            -5.447609879822406e+01,
            1.615858368580409e+02,
            -1.556989798598866e+02,
            6.680131188771972e+01,
            -1.328068155288572e+01,
        ],
        [
            -7.784894002430293e-03,
            -3.223964580411365e-01,
            -2.400758277161838e+00,
            -2.549732539343734e+00,
            4.374664141464968e+00,
            2.938163982698783e+00,
        ],
        [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00],
    );
    if p < 0.02425 {
        let q = (-2.0 * p.ln()).sqrt();
        (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5])
            / ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1.0)
    } else {
        let q = p - 0.5;
        let r = q * q;
        (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q
            / (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1.0)
    }
}
fn ln(a: f64, b: f64) -> Table {
    let mu = (a.ln() + b.ln()) / 2.0;
    let s = (b.ln() - a.ln()) / (2.0 * 1.6448536269514722);
    Table::over_bits(|h| (mu + s * z(node(h))).exp(), |h| (mu - s * z(node(h))).exp())
}
fn main() {
    let tri = |u: f64| {
        let (l, m, h) = (1.1, 1.25, 1.5f64);
        if u < (m - l) / (h - l) {
            l + (u * (h - l) * (m - l)).sqrt()
        } else {
            h - ((1.0 - u) * (h - l) * (h - m)).sqrt()
        }
    };
    let tables: Vec<Table> = vec![
        ln(8e3, 12e3),
        ln(2e4, 4e4),
        ln(8e3, 12e3),
        ln(8e3, 12e3),
        ln(28e3, 4e4),
        ln(3e4, 42e3),
        ln(12e3, 2e4),
        ln(1e4, 18e3),
        ln(0.1, 0.25),
        Table::over_bits(|h| 0.85 + 0.3 * node(h), |h| 1.15 - 0.3 * node(h)),
        Table::over_bits(|h| tri(node(h)), |h| tri(1.0 - node(h))),
        ln(0.05, 0.1),
        Table::over_bits(|h| (0.65 + 0.08 * z(node(h))).max(0.2), |h| (0.65 - 0.08 * z(node(h))).min(0.95)),
        ln(120., 220.),
        ln(150e3, 500e3),
        ln(3., 15.),
        ln(0.28, 0.42),
        ln(1.5, 2.5),
        ln(14.5e12, 15.1e12),
        ln(150., 400.),
    ];
    let gens: Vec<Generator> = (0..20).map(|i| Generator::new(1, &format!("x{i}"), 0)).collect();
    let tape = Tape::default();
    let x: Vec<Taped> = (0..20).map(|i| tape.input(i)).collect();
    let out = model(&<[Taped; 20]>::try_from(x).ok().unwrap());
    let program = tape.program(&out);
    println!("steps {} registers {} constants {}", program.steps.len(), program.registers, program.constants.len());
    let mut machine = Machine::new(program);
    let ranges = [(0., 12e6), (0., 160e6), (0.9e9, 2.3e9), (0.3e9, 2.1e9), (1.4e9, 4e9), (100., 1100.)];
    for width in [Width::Baseline, Width::best()] {
        let mut best = [f64::MAX; 6];
        for round in 0..15 {
            let blocks = 200u32;
            let mut times = [0f64; 5];
            let mut inputs = vec![[0.0; BLOCK]; 20];
            let mut outs = vec![[0.0; BLOCK]; 6];
            let mut bits = vec![[0u32; BLOCK]; 20];
            let mut mom: Vec<Moments> = ranges.iter().map(|r| Moments::new(r.1 / 2.0)).collect();
            let mut his: Vec<Histogram> =
                ranges.iter().map(|r| Histogram::new(Spread { low: r.0, high: r.1 })).collect();
            let all = Instant::now();
            for b in 0..blocks {
                let t = Instant::now();
                for (g, bits) in gens.iter().zip(&mut bits) {
                    g.fill(width, b, bits);
                }
                times[0] += t.elapsed().as_secs_f64();
                let t = Instant::now();
                for ((tb, bits), c) in tables.iter().zip(&bits).zip(&mut inputs) {
                    tb.of_bits(width, bits, c);
                }
                times[1] += t.elapsed().as_secs_f64();
                let t = Instant::now();
                machine.run(width, &inputs, &mut outs);
                times[2] += t.elapsed().as_secs_f64();
                let t = Instant::now();
                for (m, o) in mom.iter_mut().zip(&outs) {
                    m.add(width, o, BLOCK);
                }
                times[3] += t.elapsed().as_secs_f64();
                let t = Instant::now();
                for (h, o) in his.iter_mut().zip(&outs) {
                    h.add(width, o, BLOCK);
                }
                times[4] += t.elapsed().as_secs_f64();
            }
            let total = all.elapsed().as_secs_f64();
            let n = blocks as f64 * 512.0 / 1e9;
            for (b, t) in best.iter_mut().zip(times.iter().chain([&total])) {
                *b = b.min(t / n);
            }
            if round == 14 {
                println!("{width:?} bits,look,model,summary,total {:.1?}", best);
            }
            if round == 14 {
                for m in &mom {
                    let (c, s, _q) = m.sums();
                    print!("{} ", s / c as f64);
                }
                println!();
            }
        }
    }
}
