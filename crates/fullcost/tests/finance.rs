//! Finance: the laws of money over time, schedules whose sums agree, and cases with a published answer.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::finance::capital::CapitalMix;
use fullcost::finance::depreciation::{Depreciation, DepreciationMethod, DepreciationYear, resale_share};
use fullcost::finance::money::{PaidAt, capital_recovery_factor, fv, irr, irrs, nper, npv, payback, pmt, pv, rate};
use fullcost::finance::own_or_rent::{Always, BreakEven, Never, OwnOrRent, OwnOrRentAnswer};
use fullcost::finance::ownership::Ownership;
use fullcost::finance::schedule::{OwnedYear, OwnershipCosts};
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
    assert_eq!(pmt(0.1, 0.0, 1.0, 0.0, PaidAt::End).unwrap_err().path, "nper");
    assert_eq!(capital_recovery_factor(0.1, 0.0).unwrap_err().path, "years");
    assert_eq!(capital_recovery_factor(-1.5, 5.0).unwrap_err().path, "rate");
    assert_eq!(nper(0.1, -1.0, 1000.0, 0.0, PaidAt::End).unwrap_err().code, Code::Impossible);
    assert_eq!(nper(0.0, 0.0, 1000.0, 0.0, PaidAt::End).unwrap_err().code, Code::Impossible);
    for (r, pmt) in [(0.0, 0.0), (0.1, -10.0)] {
        let error = nper(r, pmt, 100.0, -100.0, PaidAt::End).unwrap_err();
        assert!(error.code == Code::Impossible && error.message.contains("every number of periods"), "{error}");
    }
    let nothing = [
        nper(0.0, -5.0, 0.0, 0.0, PaidAt::End),
        fv(0.1, 5.0, 0.0, 0.0, PaidAt::End),
        pv(0.1, 5.0, 0.0, 0.0, PaidAt::End),
        pmt(0.1, 5.0, 0.0, 0.0, PaidAt::End),
        irr(&[-100.0, 100.0]),
        rate(5.0, -20.0, 100.0, 0.0, PaidAt::End),
    ];
    assert!(
        nothing.iter().all(|of| of.as_ref().is_ok_and(|value| value.abs() < 1e-15 && value.is_sign_positive())),
        "{nothing:?}"
    );
    assert_eq!(rate(10.5, 1.0, 1.0, 1.0, PaidAt::End).unwrap_err().path, "nper");
    assert_eq!(rate(10.0, 1.0, 1.0, 1.0, PaidAt::End).unwrap_err().path, "rate");
    assert_eq!(fv(10.0, 1e6, 1.0, 1.0, PaidAt::End).unwrap_err().code, Code::TooLarge);
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
    let floored =
        books(r#"{"purchase_usd": 1000, "life_years": 4, "residual_share": 0.5, "method": "price_performance"}"#);
    assert_eq!(floored.iter().map(|year| year.book_usd.round()).collect::<Vec<_>>(), [724.0, 525.0, 500.0, 500.0]);
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
        let when = if begin { PaidAt::Begin } else { PaidAt::End };
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
            // Near -1 a rate has few digits of what it leaves.
            let rounding = 1e-9 + 1e-15 * flows.len() as f64 / (1.0 + r);
            prop_assert!(r > -1.0 && npv(r, &flows).unwrap().abs() <= rounding * size);
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
            prop_assert!(years.iter().all(|year| year.depreciation_usd >= -0.005));
        }
    }
}

fn costs(text: &str) -> OwnershipCosts {
    read::<Ownership>(text).unwrap().costs().unwrap()
}

/// A plan of one tranche, with other or further fields.
fn plan(tranche: &str, fields: &str) -> String {
    let tranche = format!(
        r#"{{"id": "a", "gpus": 100, "supply": {{"server": {{"usd_per_gpu": 30000}}}}, "draw_kw": 1.05{tranche}}}"#
    );
    format!(r#"{{"years": 5, "cost_of_capital_share": 0.1, "tranches": [{tranche}]{fields}}}"#)
}

fn refused(text: &str) -> (Code, String) {
    let found: Result<Ownership, Error> = read(text);
    let error = found.and_then(|plan| plan.costs().map(drop)).unwrap_err();
    (error.code, error.path)
}

#[test]
fn one_tranche_costs_what_the_closed_form_says() {
    let none = r#", "network_share": 0, "storage_share": 0, "spares_share": 0, "installation_share": 0, "support_share": 0.03"#;
    let hall = r#", "facility": {"colocation": {"usd_per_kw_month": {"constant": 120}}}, "pue": {"constant": 1.3}, "usd_per_kwh": {"constant": 0.08}"#;
    let found =
        costs(
            &plan(r#", "residual_share": 0.1, "draw_kw": 1.3, "provisioned_kw": 1.3"#, &format!("{none}{hall}"))
                .replacen(r#""draw_kw": 1.05, "#, "", 1),
        );
    let crf = capital_recovery_factor(0.1, 5.0).unwrap();
    let power = 1.3 * (120.0 * 12.0 / 8766.0 + 1.3 * 0.08);
    let hour = ((30000.0 - 3000.0 / 1.1_f64.powi(5)) * crf + 0.03 * 30000.0) / 8766.0 + power;
    assert!(
        near(found.levelised_usd_per_gpu_hour.unwrap(), hour, 1e-12),
        "{:?} {hour}",
        found.levelised_usd_per_gpu_hour
    );
    assert!(found.years.iter().all(|year| near(year.annuity_usd, hour * 876_600.0, 1e-12)));
    assert!(near(npv(0.1, &found.cash_flows_usd).unwrap(), found.npv_usd, 1e-12));
    assert!(found.left_usd == 0.0 && near(found.resale_usd, 300_000.0, 1e-12) && found.years.len() == 5);
}

#[test]
fn mark_ups_belong_to_their_price() {
    let of =
        |supply: &str| costs(&plan("", "").replace(r#"{"server": {"usd_per_gpu": 30000}}"#, supply)).natures[0].usd;
    assert!(near(of(r#"{"board": {"usd_per_gpu": 30000}}"#), 1.38 * 3e6, 1e-12));
    assert!(near(of(r#"{"card": {"usd_per_gpu": 30000}}"#), 1.64 * 3e6, 1e-12));
    assert!(near(of(r#"{"server": {"usd_per_gpu": 30000}}"#), 3e6, 1e-12));
    let both = plan("", "").replace(
        r#"{"server": {"usd_per_gpu": 30000}}"#,
        r#"{"card": {"usd_per_gpu": 1}, "board": {"usd_per_gpu": 1}}"#,
    );
    assert_eq!(refused(&both), (Code::WrongType, "tranches[a].supply".to_owned()));
}

#[test]
fn dates_deliveries_and_ramps() {
    // Bought in the middle of the second year, three months on the way, six months of ramp, retired two years later.
    let found = costs(&plan(
        r#", "bought": {"date": "2027-07"}, "delivery_months": 3, "ramp_months": 6, "retired": {"date": "2029-10-01"}, "residual_share": 0.2"#,
        "",
    ));
    let gpus: Vec<f64> = found.years.iter().map(|year| year.gpus).collect();
    assert!(gpus.iter().zip([0.0, 6.25, 93.75, 75.0, 0.0]).all(|(a, b)| (a - b).abs() < 1e-9), "{gpus:?}");
    assert!(
        found.years[1].capex_usd > 0.0 && found.years[3].resale_usd > 0.0 && found.years[4].total_cost_usd.abs() < 1e-6
    );
    // A cloud needs nothing else.
    let cloud = r#"{"years": 2, "cost_of_capital_share": 0, "tranches": [{"id": "c", "gpus": 10, "supply": {"cloud": {"usd_per_gpu_hour": {"years": [{"year": 2026, "value": 2}, {"year": 2027, "value": 3}]}}}}]}"#;
    let found = costs(cloud);
    assert!(near(found.npv_usd, 5.0 * 87660.0, 1e-12) && found.peak_mw == 0.0);
    // A building outlives the plan, and its plant is renewed in a longer one.
    let own = r#", "facility": {"own": {"shell_usd_per_mw": 4e6, "plant_usd_per_mw": 8e6}}"#;
    assert!(near(costs(&plan("", own)).peak_mw, 0.14, 1e-12));
    let long = costs(&plan(r#", "life_years": 20"#, own).replace(r#""years": 5"#, r#""years": 20"#));
    // Dates that mean the same moment are one, however their digits are rounded.
    let dates = r#", "bought": {"date": "2026-02"}, "delivery_months": 2, "ramp_months": 60"#;
    costs(&plan(dates, &own.replace("4e6", r#"4e6, "built": {"date": "2026-04"}"#)));
    // But not for machines that have left.
    let left = costs(&plan(r#", "life_years": 15"#, own).replace(r#""years": 5"#, r#""years": 20"#));
    assert!(near(left.natures[8].usd, 8e6 * 0.14, 1e-12));
    assert!(
        near(long.natures[8].usd, 2.0 * 8e6 * 0.14, 1e-12)
            && near(long.natures[7].usd, 4e6 * 0.14, 1e-12)
            && long.left_usd > 0.0
    );
}

#[test]
fn a_purchase_on_the_boundary_of_a_year_belongs_to_the_year_that_begins() {
    let bare = r#""network_share": 0, "storage_share": 0, "spares_share": 0, "installation_share": 0, "support_share": 0, "usd_per_kwh": {"constant": 0}"#;
    let tranche = |id: &str, bought: f64| {
        format!(
            r#"{{"id": "{id}", "bought": {{"years": {bought}}}, "gpus": 100, "supply": {{"server": {{"usd_per_gpu": 1000}}}}, "draw_kw": 0, "life_years": 4, "residual_share": 0}}"#
        )
    };
    let found = costs(&format!(
        r#"{{"years": 4, "cost_of_capital_share": 0.1, {bare}, "tranches": [{}, {}]}}"#,
        tranche("a", 0.0),
        tranche("b", 1.0)
    ));
    let column = |of: fn(&OwnedYear) -> f64| found.years.iter().map(of).collect::<Vec<f64>>();
    let same = |found: Vec<f64>, expected: [f64; 4]| found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6);
    assert!(same(column(|year| year.depreciation_usd), [25_000.0, 50_000.0, 50_000.0, 50_000.0]));
    assert!(same(column(|year| year.book_usd), [75_000.0, 125_000.0, 75_000.0, 25_000.0]));
    assert!(same(column(|year| year.capital_charge_usd), [10_000.0, 17_500.0, 12_500.0, 7_500.0]));
    assert!(same(column(|year| year.reported_book_usd), [75_000.0, 125_000.0, 75_000.0, 25_000.0]));
    assert!(near(found.total_cost_usd, 222_500.0, 1e-12) && near(found.left_usd, 25_000.0, 1e-12));
    // A plant that is built anew when its life ends.
    let renewed = costs(&format!(
        r#"{{"years": 4, "cost_of_capital_share": 0.1, {bare}, "tranches": [{}], "facility": {{"own": {{"mw": 1, "shell_usd_per_mw": 0, "plant_usd_per_mw": 1000, "plant_life_years": 2}}}}}}"#,
        tranche("a", 0.0).replace("1000", "0")
    ));
    assert!(renewed.years.iter().all(|year| near(year.depreciation_usd, 500.0, 1e-12)));
    let charges: Vec<f64> = renewed.years.iter().map(|year| year.capital_charge_usd).collect();
    assert!(charges.iter().zip([100.0, 50.0, 100.0, 50.0]).all(|(a, b)| near(*a, b, 1e-12)), "{charges:?}");
}

/// Plans that end before their machines do, by all rules: with what the rule leaves to say, and with what the market says.
#[test]
fn no_rule_of_depreciation_moves_the_value_or_the_verdict() {
    let dear = r#", "import_premium_share": 0.5, "installation_share": 0.3, "tax_share": 0.2, "facility": {"own": {"shell_usd_per_mw": 4e6, "plant_usd_per_mw": 8e6}}"#;
    for residual in ["", r#", "residual_share": 0.1"#] {
        let of = |rule: &str, retired: &str| {
            plan(&format!("{residual}{retired}"), &format!(r#"{dear}, "depreciation": "{rule}""#))
                .replace(r#""years": 5"#, r#""years": 3"#)
        };
        let base = costs(&of("straight_line", ""));
        for method in DepreciationMethod::ALL {
            let (kept, sold) = (costs(&of(method.id(), "")), costs(&of(method.id(), r#", "retired": {"years": 3}"#)));
            assert!(near(kept.npv_usd, base.npv_usd, 1e-12) && near(sold.npv_usd, base.npv_usd, 1e-12));
            assert!(near(kept.left_usd, sold.left_usd + sold.resale_usd, 1e-12) && sold.resale_usd > 0.0);
            assert!(near(kept.years[2].depreciation_usd, sold.years[2].depreciation_usd, 1e-9));
            let rent = base.levelised_usd_per_available_gpu_hour.unwrap() * 1.0001;
            let asked =
                format!(r#"{{"ownership": {}, "rent_usd_per_gpu_hour": {{"constant": {rent}}}}}"#, of(method.id(), ""));
            assert!(compare(&asked).own);
        }
    }
    // Servers alone find a buyer: the curve at three years, of their price only.
    let found =
        costs(&plan("", &dear.replace("4e6", "0").replace("8e6", "0")).replace(r#""years": 5"#, r#""years": 3"#));
    assert!(near(found.left_usd, 0.33 * 3e6, 1e-12) && near(found.years[2].book_usd, found.left_usd, 1e-12));
}

#[test]
fn bad_plans_are_refused_with_their_place() {
    for (text, code, path) in [
        (plan(r#", "life_years": 0"#, ""), Code::OutOfRange, "tranches[a].life_years"),
        (plan(r#", "bought": {"years": 2}, "retired": {"years": 1}"#, ""), Code::Impossible, "tranches[a].retired"),
        (plan(r#", "bought": {"date": "2025"}"#, ""), Code::OutOfRange, "tranches[a].bought"),
        (plan(r#", "bought": {"date": "soon"}"#, ""), Code::WrongType, "tranches[a].bought.date"),
        (plan(r#", "residual_share": 1.2"#, ""), Code::OutOfRange, "tranches[a].residual_share"),
        (plan(r#", "provisioned_kw": 0.5"#, ""), Code::Impossible, "tranches[a].provisioned_kw"),
        (plan("", r#", "busy_share": 1.1"#), Code::OutOfRange, "busy_share"),
        (plan("", r#", "network_share": -0.1"#), Code::OutOfRange, "network_share"),
        (plan("", r#", "usd_per_kwh": {"constant": -0.1}"#), Code::OutOfRange, "usd_per_kwh.constant"),
        (plan("", r#", "usd_per_kwh": {"years": [{"year": 2026, "value": 0.1}]}"#), Code::Missing, "usd_per_kwh.years"),
        (plan("", r#", "pue": {"constant": 0.9}"#), Code::OutOfRange, "pue.constant"),
        (
            plan("", r#", "facility": {"own": {"mw": 0.1, "shell_usd_per_mw": 1, "plant_usd_per_mw": 1}}"#),
            Code::Impossible,
            "facility.own.mw",
        ),
        (plan("", "").replace("30000", "-30000"), Code::OutOfRange, "tranches[a].supply.server.usd_per_gpu"),
        (plan("", "").replace(r#""years": 5"#, r#""years": 0"#), Code::OutOfRange, "years"),
        (plan("", "").replace("0.1,", "-1,"), Code::OutOfRange, "cost_of_capital_share"),
        (plan("", "").replace(r#", "draw_kw": 1.05"#, ""), Code::Missing, "tranches[a].draw_kw"),
        (plan("", "").replace("30000", "1e308"), Code::TooLarge, ""),
        (plan("", "").replace("0.1,", "10,"), Code::OutOfRange, "cost_of_capital_share"),
        (plan(r#", "delivery_months": 1200"#, ""), Code::Impossible, "tranches[a].delivery_months"),
        (plan(r#", "delivery_months": 60"#, ""), Code::Impossible, "tranches[a].delivery_months"),
        (plan(r#", "ramp_months": 61"#, ""), Code::Impossible, "tranches[a].ramp_months"),
        (plan(r#", "ramp_months": 7, "retired": {"years": 0.5}"#, ""), Code::Impossible, "tranches[a].ramp_months"),
        (
            plan("", r#", "facility": {"own": {"built": {"years": 1}, "shell_usd_per_mw": 1, "plant_usd_per_mw": 1}}"#),
            Code::Impossible,
            "facility.own.built",
        ),
        (plan(r#", "life_years": 1e-300"#, ""), Code::OutOfRange, "tranches[a].life_years"),
    ] {
        assert_eq!(refused(&text), (code, path.to_owned()), "{text}");
    }
    // A credit is a negative tax.
    assert!(costs(&plan("", r#", "tax_share": -0.3"#)).capex_usd < costs(&plan("", "")).capex_usd);
}

fn compare(text: &str) -> OwnOrRentAnswer {
    read::<OwnOrRent>(text).unwrap().compare().unwrap()
}

fn at(of: &BreakEven) -> f64 {
    match of {
        BreakEven::At(value) => *value,
        other => panic!("{other:?}"),
    }
}

fn never(of: &BreakEven) -> Never {
    match of {
        BreakEven::Never(why) => *why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn own_or_rent_at_its_break_even_points() {
    let asked = |rent: &str, more: &str| {
        format!(
            r#"{{"ownership": {}, "rent_usd_per_gpu_hour": {rent}{more}}}"#,
            plan(r#", "residual_share": 0"#, r#", "busy_share": 0.8"#)
        )
    };
    let found = compare(&asked(r#"{"constant": 2.5}"#, ""));
    let (busy, price) = (at(&found.break_even_busy_share), at(&found.break_even_rent_usd_per_gpu_hour));
    assert!(
        near(busy * 2.5, price * 0.8, 1e-12) && near(price, found.own_usd_per_available_gpu_hour.unwrap() / 0.8, 1e-12)
    );
    // At that rent, and at that use, there is nothing to choose.
    let same = compare(&asked(&format!(r#"{{"constant": {price}}}"#), ""));
    assert!(same.saving_npv_usd.abs() < 1e-6 * same.own_npv_usd && near(at(&same.irr), 0.1, 1e-9));
    assert!(found.own && at(&found.irr) > 0.1 && at(&found.payback_years) < at(&found.discounted_payback_years));
    // A path that falls and rises again.
    let path = r#"{"years": [{"year": 2026, "value": 3}, {"year": 2027, "value": 1.5}, {"year": 2028, "value": 1.2}, {"year": 2029, "value": 2}, {"year": 2030, "value": 2.5}]}"#;
    let found = compare(&asked(path, ""));
    let factor = at(&found.break_even_rent_factor);
    assert!(near(factor * found.rent_npv_usd, found.own_npv_usd, 1e-12));
    // What never is.
    let cheap = compare(&asked(r#"{"constant": 0.5}"#, ""));
    assert_eq!(never(&cheap.break_even_busy_share), Never::DearerAtFullUse);
    assert_eq!(never(&cheap.payback_years), Never::NotWithinThePlan);
    let free = compare(&asked(r#"{"constant": 0}"#, ""));
    assert_eq!([never(&free.break_even_busy_share), never(&free.irr)], [Never::NoRent, Never::NoRate]);
    let idle = compare(&asked(r#"{"constant": 2}"#, "").replace("0.8", "0"));
    assert_eq!(never(&idle.break_even_rent_usd_per_gpu_hour), Never::NoHours);
    // A base of half the load, and peaks.
    let load = r#", "load": [{"time_share": 0.8, "load_share": 0.5}, {"time_share": 0.2, "load_share": 1}]"#;
    let mixed = compare(&asked(r#"{"constant": 2.5}"#, load)).mixed.unwrap();
    assert!(mixed.owned_share == 0.5 && near(mixed.rented_hours_share, 0.1 / 0.6, 1e-12));
    assert_eq!(compare(&asked(r#"{"constant": 9}"#, load)).mixed.unwrap().owned_share, 1.0);
    assert_eq!(compare(&asked(r#"{"constant": 0.5}"#, load)).mixed.unwrap().owned_share, 0.0);
    let bad: OwnOrRent =
        read(&asked(r#"{"constant": 2}"#, r#", "load": [{"time_share": 0.5, "load_share": 1}]"#)).unwrap();
    assert_eq!(bad.compare().unwrap_err().path, "load");
}

#[test]
fn nothing_to_compare_is_refused_and_what_pays_by_itself_always_pays() {
    let asked = |plan: &str| format!(r#"{{"ownership": {plan}, "rent_usd_per_gpu_hour": {{"constant": 2}}}}"#);
    let none = asked(r#"{"years": 5, "cost_of_capital_share": 0.1, "tranches": []}"#);
    for text in [none, asked(&plan("", "").replace(r#""gpus": 100"#, r#""gpus": 0"#))] {
        let error = read::<OwnOrRent>(&text).unwrap().compare().unwrap_err();
        assert_eq!((error.code, error.path.as_str()), (Code::Missing, "ownership.tranches"));
    }
    // A credit of nearly all that is paid, and machines that sell for their price.
    let free = r#", "tax_share": -0.99, "network_share": 0, "storage_share": 0, "spares_share": 0, "installation_share": 0, "support_share": 0, "usd_per_kwh": {"constant": 0}"#;
    for busy in ["0.8", "0"] {
        let fields = format!(r#"{free}, "busy_share": {busy}"#);
        let found = compare(&asked(&plan(r#", "residual_share": 1"#, &fields)));
        assert!(found.own && found.own_npv_usd < 0.0);
        for point in
            [&found.break_even_busy_share, &found.break_even_rent_usd_per_gpu_hour, &found.break_even_rent_factor]
        {
            assert!(matches!(point, BreakEven::Always(Always::OwningPays)), "{point:?}");
        }
    }
}

#[test]
fn the_best_mix_pays_for_its_site_and_may_own_nothing() {
    let load = r#""load": [{"time_share": 0.8, "load_share": 0.5}, {"time_share": 0.2, "load_share": 1}]"#;
    let asked = |rent: f64, fields: &str| {
        let plan = plan(r#", "residual_share": 0"#, fields);
        compare(&format!(
            r#"{{"ownership": {plan}, "rent_usd_per_gpu_hour": {{"constant": {rent}}}, "burst_usd_per_gpu_hour": {{"constant": 9}}, {load}}}"#
        ))
    };
    // Bursts are dear, and so is owning: everything at the base rent.
    let cheap = asked(0.5, "");
    let mix = cheap.mixed.as_ref().unwrap();
    assert!(mix.owned_share == 0.0 && near(mix.npv_usd, cheap.rent_npv_usd, 1e-12) && mix.own_npv_usd == 0.0);
    // Half the machines need all of the site's staff.
    let staffed = asked(9.0, r#", "staff_usd_per_year": 1e6"#);
    let half = staffed.own_npv_usd - asked(9.0, "").own_npv_usd;
    assert!(near(half, 1e6 / capital_recovery_factor(0.1, 5.0).unwrap(), 1e-12));
    let dearer = |fields: &str| {
        let text = asked(2.2, fields).mixed.unwrap();
        (text.owned_share, text.own_npv_usd)
    };
    let (share, own) = dearer("");
    let (staffed_share, staffed_own) = dearer(r#", "staff_usd_per_year": 1e3"#);
    assert!(share == staffed_share && share > 0.0);
    assert!(near(staffed_own - own, 1e3 / capital_recovery_factor(0.1, 5.0).unwrap(), 1e-9));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// No mix is dearer than owning everything, or than renting everything.
    #[test]
    fn the_best_mix_is_no_worse_than_the_best_pure_choice(low in 0.0..1.0_f64, high in 0.0..1.0_f64, time in 0.0..1.0_f64, rent in 0.0..6.0_f64, burst in prop::option::of(0.0..9.0_f64), staff in 0.0..3e6_f64, mw in prop::option::of(0.2..3.0_f64)) {
        let mw = mw.map_or("null".to_owned(), |mw| mw.to_string());
        let plan = plan("", &format!(r#", "staff_usd_per_year": {staff}, "facility": {{"own": {{"mw": {mw}, "shell_usd_per_mw": 4e6, "plant_usd_per_mw": 8e6}}}}"#));
        let burst = burst.map_or("null".to_owned(), |usd| format!(r#"{{"constant": {usd}}}"#));
        let found = compare(&format!(
            r#"{{"ownership": {plan}, "rent_usd_per_gpu_hour": {{"constant": {rent}}}, "burst_usd_per_gpu_hour": {burst}, "load": [{{"time_share": {time}, "load_share": {low}}}, {{"time_share": {}, "load_share": {high}}}]}}"#,
            1.0 - time
        ));
        let mix = found.mixed.unwrap();
        prop_assert!(mix.npv_usd <= found.own_npv_usd.min(found.rent_npv_usd) * (1.0 + 1e-12) + 1e-6);
        // What is owned costs at least its site.
        let site = staff / capital_recovery_factor(0.1, 5.0).unwrap();
        prop_assert!(mix.owned_share == 0.0 || mix.own_npv_usd >= site);
    }
}

/// The cases that come with fullcost.
fn cases() -> Vec<serde_json::Value> {
    let text: serde_json::Value = serde_json::from_str(fullcost::finance::cases::cases_text()).unwrap();
    text["cases"].as_array().unwrap().clone()
}

#[test]
fn the_gigawatt_case_is_as_published_at_all_three_lives() {
    let mut seen = 0;
    for case in cases().iter().filter(|case| !case["ownership"].is_null()) {
        let found = costs(&case["ownership"].to_string());
        let published = case["published"].as_array().unwrap();
        let told = |what: &str| published.iter().find(|row| row["what"] == what).unwrap()["usd"].as_f64().unwrap();
        assert!(
            found.years.iter().all(|year| near(year.annuity_usd, told("annuity_usd"), 0.01)),
            "{}",
            found.years[0].annuity_usd
        );
        assert!(near(found.capex_usd, told("capex_usd"), 1e-9));
        assert!(near(found.years[0].power_usd, told("power_usd"), 0.01));
        assert!(near(found.opex_usd / found.years.len() as f64, told("opex_usd_per_year"), 0.01));
        assert!(near(found.peak_mw, 1000.0, 1e-12));
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[test]
fn a_rent_that_falls_and_rises_again_is_a_case() {
    let case = cases().into_iter().find(|case| case["id"] == "h100-of-2024").unwrap();
    let found = compare(&case["own_or_rent"].to_string());
    let rents: Vec<f64> = found.years.iter().map(|year| year.rent_usd_per_gpu_hour).collect();
    assert!(rents[1] < rents[0] && rents[2] > rents[1]);
    // Bought dear: it pays only at more use than most have.
    assert!(!found.own && (0.8..1.0).contains(&at(&found.break_even_busy_share)));
    assert!(near(at(&found.break_even_rent_factor) * found.rent_npv_usd, found.own_npv_usd, 1e-12));
}

/// What every case says of its inputs leads to one, and its source is told.
#[test]
fn cases_name_their_sources() {
    let text: serde_json::Value = serde_json::from_str(fullcost::finance::cases::cases_text()).unwrap();
    for case in cases() {
        assert!(text["sources"].as_array().unwrap().iter().any(|source| source["id"] == case["source"]));
        let statuses = ["stated", "estimated", "assumed", "computed"];
        assert!(
            case["told"].as_array().unwrap().iter().all(|told| statuses.contains(&told["status"].as_str().unwrap()))
        );
    }
}

#[test]
fn a_neoclouds_debt_costs_what_its_filing_makes_it() {
    let case = cases().into_iter().find(|case| case["id"] == "neocloud-debt").unwrap();
    let cost = read::<CapitalMix>(&case["capital"].to_string()).unwrap().cost().unwrap();
    assert!((cost.cost_share - 0.111).abs() < 5e-4 && near(cost.usd, 11_171_485_000.0, 1e-12));
}

fn tranche() -> impl Strategy<Value = String> {
    let supply = prop_oneof![
        (0.0..60000.0_f64).prop_map(|usd| format!(r#""supply": {{"server": {{"usd_per_gpu": {usd}}}}}, "draw_kw": 1"#)),
        (0.0..40000.0_f64).prop_map(|usd| format!(r#""supply": {{"board": {{"usd_per_gpu": {usd}}}}}, "draw_kw": 1"#)),
        (0.1..9.0_f64)
            .prop_map(|usd| format!(r#""supply": {{"cloud": {{"usd_per_gpu_hour": {{"constant": {usd}}}}}}}"#)),
    ];
    let residual = prop::option::of(0.0..1.0_f64);
    (0.0..4.99_f64, 0.0..1e5_f64, supply, 0.2..9.0_f64, 0.2..9.0_f64, residual, 0.0..12.0_f64, 0.0..12.0_f64).prop_map(
        |(bought, gpus, supply, life, books, residual, delivery, ramp)| {
            let ramp = ramp.min(12.0 * life);
            let residual = residual.map_or("null".to_owned(), |share| share.to_string());
            format!(r#""bought": {{"years": {bought}}}, "gpus": {gpus}, {supply}, "life_years": {life}, "accounting_life_years": {books}, "residual_share": {residual}, "delivery_months": {delivery}, "ramp_months": {ramp}"#)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Cash by year, cash by nature and the cash flows are one total; costs by accrual are worth what the cash is; no rule of
    /// depreciation changes that.
    #[test]
    fn a_plan_has_one_total(tranches in prop::collection::vec(tranche(), 0..6), rate in 0.0..0.3_f64, rule in 0_usize..3, facility in 0_usize..3) {
        let tranches: Vec<String> = tranches.iter().enumerate().map(|(place, of)| format!(r#"{{"id": "t{place}", {of}}}"#)).collect();
        let facility = ["null", r#"{"colocation": {"usd_per_kw_month": {"constant": 150}}}"#, r#"{"own": {"shell_usd_per_mw": 3e6, "plant_usd_per_mw": 8e6, "plant_life_years": 4}}"#][facility];
        let text = format!(
            r#"{{"years": 6, "cost_of_capital_share": {rate}, "depreciation": "{}", "facility": {facility}, "staff_usd_per_year": 1e6, "tranches": [{}]}}"#,
            DepreciationMethod::ALL[rule].id(), tranches.join(", "),
        );
        let found = costs(&text);
        let cent = 0.005 + 1e-15 * found.capex_usd;
        let by_year: f64 = found.years.iter().map(|year| year.total_cash_usd).sum();
        let by_nature: f64 = found.natures.iter().map(|nature| nature.usd).sum();
        let flows: f64 = found.cash_flows_usd.iter().sum();
        for (name, total) in [("years", by_year), ("natures", by_nature), ("flows", flows + found.left_usd), ("parts", found.capex_usd - found.resale_usd + found.opex_usd)] {
            prop_assert!((total - found.total_cash_usd).abs() < cent, "{name}: {total} {}", found.total_cash_usd);
        }
        for year in &found.years {
            let parts = year.capex_usd - year.resale_usd + year.power_usd + year.hall_usd + year.cloud_usd + year.staff_usd + year.software_usd + year.support_usd + year.repairs_usd;
            prop_assert!((parts - year.total_cash_usd).abs() < cent);
        }
        // What is lost, and what is left and sold, is what was bought.
        let lost: f64 = found.years.iter().map(|year| year.depreciation_usd).sum();
        prop_assert!((lost + found.left_usd + found.resale_usd - found.capex_usd).abs() < cent);
        let reported: f64 = found.years.iter().map(|year| year.reported_depreciation_usd).sum();
        prop_assert!((reported + found.years[5].reported_book_usd + found.resale_usd - found.capex_usd).abs() < cent);
        let accrued: Vec<f64> = std::iter::once(0.0).chain(found.years.iter().map(|year| year.total_cost_usd)).collect();
        let worth = npv(rate, &accrued).unwrap();
        prop_assert!((worth - found.npv_usd).abs() < cent + 1e-12 * found.npv_usd, "{worth} {}", found.npv_usd);
        // Any other rule moves costs between the years only.
        for method in DepreciationMethod::ALL {
            let other = costs(&text.replace(DepreciationMethod::ALL[rule].id(), method.id())).npv_usd;
            prop_assert!((other - found.npv_usd).abs() <= 1e-12 * found.capex_usd + 1e-6, "{other} {}", found.npv_usd);
        }
        if let Some(hour) = found.levelised_usd_per_gpu_hour {
            prop_assert!(hour.is_finite());
        }
    }
}

/// The public table of seven accelerators against plans of our own, from public prices: nothing is fitted to it.
#[test]
fn owning_costs_about_what_a_public_table_says() {
    let table: serde_json::Value = serde_json::from_str(fullcost::finance::cases::own_rent_text()).unwrap();
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 7);
    for (owner, field) in
        [("hyperscaler", "own_hyperscaler_usd_per_gpu_hour"), ("neocloud", "own_neocloud_usd_per_gpu_hour")]
    {
        let (mut ratios, mut break_evens) = (Vec::new(), Vec::new());
        for row in rows {
            let mut plan = table["plans"][owner].clone();
            plan["tranches"] = serde_json::Value::Array(vec![row["tranche"].clone()]);
            let (told, rent) = (row[field].as_f64().unwrap(), row["rent_3y_usd_per_gpu_hour"].as_f64().unwrap());
            let asked = serde_json::json!({"ownership": plan, "rent_usd_per_gpu_hour": {"constant": rent}});
            let found = compare(&asked.to_string());
            // Over the three years of the rent: dearer, as what is sold then has lost most of its price.
            let mut short = asked.clone();
            short["ownership"]["years"] = 3.into();
            let short = compare(&short.to_string());
            assert!(short.own_usd_per_available_gpu_hour > found.own_usd_per_available_gpu_hour);
            break_evens.push(match short.break_even_busy_share {
                BreakEven::At(share) => Some((share * 100.0).round()),
                _ => None,
            });
            let own = found.own_usd_per_available_gpu_hour.unwrap();
            ratios.push(own / told);
            // One rent, one price of an hour: the break-even use is their ratio, or never.
            match found.break_even_busy_share {
                BreakEven::At(share) => assert!(near(share, own / rent, 1e-12) && share <= 1.0),
                other => assert!(never(&other) == Never::DearerAtFullUse && own > rent),
            }
        }
        // As the docs print them.
        let printed = match owner {
            "hyperscaler" => [None, None, Some(97.0), Some(81.0), Some(75.0), Some(77.0), None],
            _ => [None, None, None, Some(87.0), Some(81.0), Some(84.0), None],
        };
        assert_eq!(break_evens, printed, "{owner}");
        ratios.sort_by(f64::total_cmp);
        assert!(ratios.iter().all(|ratio| (0.75..1.3).contains(ratio)), "{owner}: {ratios:?}");
        assert!((0.95..1.2).contains(&ratios[3]), "{owner}: {ratios:?}");
    }
}

/// Whether a number of an answer is -0.
fn minus_nothing(text: &str) -> bool {
    text.split([':', ',', '[', ']', '}']).any(|piece| piece == "-0" || piece == "-0.0")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever numbers a document holds: an answer without a hole, or an error with its words.
    #[test]
    fn wild_plans_are_answered_or_refused(numbers in prop::collection::vec(prop_oneof![3 => Just(0.0), 1 => Just(-0.99), 5 => Just(1.0), 30 => 0.0..1.0_f64, 20 => 1.0..90.0_f64, 1 => Just(1e300), 1 => Just(1e-300), 1 => Just(1e15)], 12), years in 1_u32..100, rule in 0_usize..3) {
        let n = &numbers;
        let text = format!(
            r#"{{"ownership": {{"years": {years}, "cost_of_capital_share": {}, "busy_share": {}, "depreciation": "{}", "tax_share": {}, "facility": {{"own": {{"shell_usd_per_mw": {}, "plant_usd_per_mw": 1e6, "plant_life_years": {}}}}},
            "tranches": [{{"id": "a", "gpus": {}, "bought": {{"years": {}}}, "life_years": {}, "ramp_months": {}, "supply": {{"card": {{"usd_per_gpu": {}}}}}, "draw_kw": {}}}]}}, "rent_usd_per_gpu_hour": {{"constant": {}}}}}"#,
            n[0].min(0.5), n[1].abs().min(1.0), DepreciationMethod::ALL[rule].id(), n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9].min(12.0 * n[8]), n[10], n[11],
        );
        match read::<OwnOrRent>(&text).and_then(|asked| asked.compare()) {
            Ok(found) => {
                let text = fullcost::json::ToJson::json(&found);
                let holes = text.matches("null").count();
                let allowed = text.matches(r#""mixed":null"#).count() + text.matches(r#""own_usd_per_available_gpu_hour":null"#).count();
                prop_assert!(holes == allowed && !minus_nothing(&text), "{text}");
            }
            Err(error) => prop_assert!(!error.message.is_empty()),
        }
        if let Ok(found) = read::<OwnOrRent>(&text).unwrap().ownership.costs() {
            let text = fullcost::json::ToJson::json(&found);
            prop_assert!(text.matches("null").count() == text.matches("gpu_hour\":null").count(), "{text}");
            prop_assert!(!minus_nothing(&text), "{text}");
        }
    }
}
