//! Finance: the laws of money over time, schedules whose sums agree, and cases with a published answer.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::finance::capital::CapitalMix;
use fullcost::finance::depreciation::{Depreciation, DepreciationMethod, DepreciationYear, resale_share};
use fullcost::finance::money::{When, capital_recovery_factor, fv, irr, irrs, nper, npv, payback, pmt, pv, rate};
use fullcost::read::Read;
use fullcost::{Code, Error, document};
use proptest::prelude::*;

fn read<T: Read>(text: &str) -> Result<T, Error> {
    fullcost::read::read(&document(text).unwrap())
}

fn near(a: f64, b: f64, relative: f64) -> bool {
    (a - b).abs() <= relative * a.abs().max(b.abs()).max(1e-300)
}

#[test]
fn rates_of_return_in_all_cases_of_signs() {
    assert!(near(irr(&[-100.0, 39.0, 59.0, 55.0, 20.0]).unwrap(), 0.280_948_421_159_960_5, 1e-12));
    // Two of them, one, none, and a double one.
    let two = irrs(&[-1000.0, 2500.0, -1540.0]).unwrap();
    assert!(two.len() == 2 && near(two[0], 0.1, 1e-9) && near(two[1], 0.4, 1e-9), "{two:?}");
    let three = irrs(&[-1.0, 3.6, -4.31, 1.716]).unwrap();
    assert!(three.len() == 3 && near(three[0], 0.1, 1e-8) && near(three[2], 0.3, 1e-8), "{three:?}");
    assert!(near(irr(&[-4.0, 4.0, -1.0]).unwrap(), -0.5, 1e-6));
    assert_eq!(irrs(&[-1.0, 1.0, -1.0]).unwrap(), Vec::<f64>::new());
    for (flows, words) in [
        (&[-1.0, -1.0][..], "never change sign"),
        (&[-1.0, 1.0, -1.0], "never 0"),
        (&[-1000.0, 2500.0, -1540.0], "more than one"),
        (&[0.0, 0.0], "all 0"),
    ] {
        let error = irr(flows).unwrap_err();
        assert!(error.code == Code::Impossible && error.message.contains(words), "{error}");
    }
    assert_eq!(irr(&[]).unwrap_err().code, Code::Missing);
    assert_eq!(irr(&[1.0, f64::NAN]).unwrap_err().path, "values[1]");
    assert_eq!(irr(&vec![1.0; 1201]).unwrap_err().code, Code::TooLarge);
    // As wild as signs can be.
    let wild: Vec<f64> = (0..1200).map(|t| if t % 2 == 0 { -1.0 } else { 1.0 + f64::from(t) / 1e4 }).collect();
    for r in irrs(&wild).unwrap() {
        let size: f64 = wild.iter().enumerate().map(|(t, v)| v.abs() * (1.0 + r).powi(-(t as i32))).sum();
        assert!(npv(r, &wild).unwrap().abs() < 1e-9 * size);
    }
}

#[test]
fn what_money_cannot_do_is_refused() {
    assert_eq!(npv(-1.0, &[1.0]).unwrap_err().path, "rate");
    assert_eq!(npv(f64::INFINITY, &[1.0]).unwrap_err().code, Code::NotFinite);
    assert_eq!(pmt(0.1, 0.0, 1.0, 0.0, When::End).unwrap_err().path, "nper");
    assert_eq!(capital_recovery_factor(0.1, 0.0).unwrap_err().path, "years");
    assert_eq!(capital_recovery_factor(-1.5, 5.0).unwrap_err().path, "rate");
    assert_eq!(nper(0.1, -1.0, 1000.0, 0.0, When::End).unwrap_err().code, Code::Impossible);
    assert_eq!(nper(0.0, 0.0, 1000.0, 0.0, When::End).unwrap_err().code, Code::Impossible);
    assert_eq!(rate(10.5, 1.0, 1.0, 1.0, When::End).unwrap_err().path, "nper");
    assert_eq!(rate(10.0, 1.0, 1.0, 1.0, When::End).unwrap_err().path, "rate");
    assert_eq!(fv(10.0, 1e6, 1.0, 1.0, When::End).unwrap_err().code, Code::TooLarge);
    assert_eq!(payback(0.0, &[-10.0, 4.0, 4.0]).unwrap(), None);
    assert_eq!(payback(0.0, &[-10.0, 4.0, 4.0, 4.0]).unwrap(), Some(2.5));
    assert_eq!(payback(0.0, &[-10.0, 15.0, -10.0, 10.0]).unwrap(), Some(2.5));
    assert_eq!(payback(0.0, &[10.0, 4.0]).unwrap(), Some(0.0));
    assert!(payback(0.1, &[-10.0, 4.0, 4.0, 4.0]).unwrap().is_none());
}

#[test]
fn capital_recovery_factors_are_those_of_the_tables() {
    for (rate, years, factor) in
        [(0.1, 3.0, 0.402), (0.1, 5.0, 0.264), (0.12, 4.0, 0.329), (0.12, 6.0, 0.243), (0.0, 4.0, 0.25)]
    {
        assert!((capital_recovery_factor(rate, years).unwrap() - factor).abs() < 5e-4);
    }
}

fn books(text: &str) -> Vec<DepreciationYear> {
    read::<Depreciation>(text).unwrap().schedule().unwrap()
}

#[test]
fn schedules_are_those_of_textbooks() {
    let straight = books(r#"{"purchase_usd": 1000, "life_years": 4, "residual_share": 0.2}"#);
    assert!(straight.iter().all(|year| near(year.depreciation_usd, 200.0, 1e-12)));
    // Double declining over 5 years: 40 % of what is left, and from the fourth year on a straight line.
    let declining = books(r#"{"purchase_usd": 1000, "life_years": 5, "method": "declining_balance"}"#);
    let lost: Vec<f64> = declining.iter().map(|year| year.depreciation_usd).collect();
    assert!(lost.iter().zip([400.0, 240.0, 144.0, 108.0, 108.0]).all(|(a, b)| near(*a, b, 1e-9)), "{lost:?}");
    let progress = books(r#"{"purchase_usd": 1000, "life_years": 5, "method": "price_performance"}"#);
    assert!(near(progress[4].book_usd, 1000.0 * 10.0_f64.powf(-0.7), 1e-12));
    let short = books(r#"{"purchase_usd": 1000, "life_years": 2.5}"#);
    assert!(short.len() == 3 && near(short[2].depreciation_usd, 200.0, 1e-12) && short[2].age_years == 2.5);
    for (text, path) in [
        (r#"{"purchase_usd": 1, "life_years": 0}"#, "life_years"),
        (r#"{"purchase_usd": -1, "life_years": 1}"#, "purchase_usd"),
        (r#"{"purchase_usd": 1, "life_years": 1, "residual_share": 1.5}"#, "residual_share"),
        (r#"{"purchase_usd": 1, "life_years": 1, "declining_factor": 0}"#, "declining_factor"),
    ] {
        assert_eq!(read::<Depreciation>(text).unwrap().schedule().unwrap_err().path, path);
    }
    assert_eq!([0.0, 1.0, 3.0].map(|age| resale_share(age).unwrap()), [1.0, 0.65, 0.33]);
    assert!(near(resale_share(4.0).unwrap(), (0.33_f64 * 0.12).sqrt(), 1e-12) && resale_share(9.0).unwrap() < 0.02);
    assert_eq!(resale_share(-1.0).unwrap_err().path, "age_years");
}

#[test]
fn a_debt_mix_costs_its_weighted_mean() {
    let mix: CapitalMix = read(r#"{"tax_share": 0.25, "parts": [{"id": "loan", "usd": 3, "cost_share": 0.12}, {"id": "equity", "usd": 1, "cost_share": 0.2, "interest": false}]}"#).unwrap();
    let cost = mix.cost().unwrap();
    assert!(near(cost.cost_share, 0.14, 1e-12) && near(cost.after_tax_share, 0.1175, 1e-12));
    let refused = |text: &str| read::<CapitalMix>(text).unwrap().cost().unwrap_err();
    assert_eq!(refused(r#"{"parts": []}"#).code, Code::Missing);
    assert_eq!(refused(r#"{"parts": [{"id": "a", "usd": -1, "cost_share": 0.1}]}"#).path, "parts[a].usd");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The five sums of an annuity belong together, whichever of them is asked for.
    #[test]
    fn annuities_close(r in prop_oneof![Just(0.0), -0.5..1.0_f64, 1e-9..1e-6_f64], n in 1_u32..60, pv0 in 1.0..1e6_f64, pmt0 in -1e5..-1.0_f64, begin: bool) {
        let when = if begin { When::Begin } else { When::End };
        let n = f64::from(n);
        let end = fv(r, n, pmt0, pv0, when).unwrap();
        // What rounding can do where sums cancel.
        let size = pv0.abs() * (1.0 + r).powf(n) + (fv(r, n, pmt0, 0.0, when).unwrap()).abs();
        prop_assert!((pv(r, n, pmt0, end, when).unwrap() - pv0).abs() * (1.0 + r).powf(n) < 1e-11 * size);
        prop_assert!(near(pmt(r, n, pv0, end, when).unwrap(), pmt0, 1e-11 * size / fv(r, n, pmt0, 0.0, when).unwrap().abs()));
        let flows: Vec<f64> = std::iter::once(pv0).chain((0..n as usize).map(|_| pmt0)).collect();
        if !begin {
            let worth = npv(r, &flows).unwrap();
            prop_assert!((worth + end / (1.0 + r).powf(n)).abs() * (1.0 + r).powf(n) < 1e-10 * size);
        }
        if let Ok(found) = rate(n, pmt0, pv0, end, when) {
            prop_assert!((fv(found, n, pmt0, pv0, when).unwrap() - end).abs() < 1e-6 * (size + pv0 * (1.0 + found).powf(n)));
        }
    }

    /// As many rates as there are roots, and each makes the value 0.
    #[test]
    fn all_rates_of_return_are_found(rates in prop::collection::vec(-0.6..1.5_f64, 1..5)) {
        let mut rates = rates;
        rates.sort_by(f64::total_cmp);
        prop_assume!(rates.windows(2).all(|pair| pair[1] - pair[0] > 0.05));
        // The product of (1 - x (1 + r)).
        let flows = rates.iter().fold(vec![-1.0], |flows: Vec<f64>, rate| {
            let mut next = flows.clone();
            next.push(0.0);
            flows.iter().enumerate().for_each(|(t, flow)| next[t + 1] -= flow * (1.0 + rate));
            next
        });
        let found = irrs(&flows).unwrap();
        prop_assert_eq!(found.len(), rates.len());
        for (found, rate) in found.iter().zip(&rates) {
            prop_assert!((found - rate).abs() < 1e-7, "{} {}", found, rate);
        }
    }

    /// Any flows: rates that are rates, or a stated none.
    #[test]
    fn rates_of_any_flows_are_sound(flows in prop::collection::vec(prop_oneof![Just(0.0), -1e6..1e6_f64, -1.0..1.0_f64], 1..40)) {
        for r in irrs(&flows).unwrap_or_default() {
            let size: f64 = flows.iter().enumerate().map(|(t, v)| v.abs() * (1.0 + r).powi(-(t as i32))).sum();
            prop_assert!(r > -1.0 && npv(r, &flows).unwrap().abs() <= 1e-9 * size);
        }
        if let Ok(r) = irr(&flows) {
            prop_assert!(r.is_finite());
        }
    }

    /// Whatever the rule, the years add up to the purchase less the residual, and nothing is lost twice.
    #[test]
    fn depreciation_adds_up_to_the_cent(usd in 0.0..1e9_f64, life_years in 0.1..30.0_f64, residual_share in prop::option::of(0.0..1.0_f64), method in 0_usize..3, declining_factor in 1.0..3.0_f64) {
        let method = DepreciationMethod::ALL[method];
        let years = Depreciation { purchase_usd: usd, life_years, residual_share, method, declining_factor }.schedule().unwrap();
        let lost: f64 = years.iter().map(|year| year.depreciation_usd).sum();
        let left = years.last().unwrap().book_usd;
        prop_assert!((lost - (usd - left)).abs() < 0.005);
        if let Some(share) = residual_share {
            prop_assert!((left - usd * share).abs() < 0.005);
            // Only a residual above what progress leaves can be a gain.
            prop_assert!(method == DepreciationMethod::PricePerformance || years.iter().all(|year| year.depreciation_usd >= -0.005));
        }
    }
}
