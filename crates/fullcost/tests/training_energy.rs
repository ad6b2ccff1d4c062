//! Energy and carbon of runs: published disclosures come out, conventions count what they say, and what cannot be is refused.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::training::energy::{EnergyRun, RunEnergy, load_at};
use fullcost::training::energy_facts::{disclosure_rows, facts};
use fullcost::training::runs::published_runs;
use fullcost::{Error, document};
use proptest::prelude::*;

fn energy(text: &str) -> Result<RunEnergy, Error> {
    let run: Result<EnergyRun, Error> = fullcost::read::read(&document(text).unwrap());
    run.and_then(|run| run.energy())
}

#[test]
fn what_was_disclosed_comes_out() {
    let rows = disclosure_rows().unwrap();
    let told: usize = facts().disclosures.iter().map(|of| of.told.len()).sum();
    assert!(rows.len() == told && told >= 35, "{} of {told}", rows.len());
    for row in &rows {
        let off = row.error.unwrap_or(row.computed - row.disclosed);
        assert!(off.abs() < 0.10, "{} {}: {} for {}", row.key, row.what.id(), row.computed, row.disclosed);
    }
    let mean = rows.iter().filter_map(|row| row.error).map(f64::abs).sum::<f64>() / rows.len() as f64;
    assert!(mean < 0.03, "{mean}");
}

#[test]
fn conventions_count_what_they_say() {
    let run = |more: &str| energy(&format!(r#"{{"gpu_hours": 1e6, "place": "France", {more}}}"#)).unwrap();
    let card = run(r#""convention": "tdp", "chip": "H100""#);
    assert!((card.gpu_mwh - 700.0).abs() < 1e-9 && card.it_mwh == card.gpu_mwh && card.mwh == card.gpu_mwh);
    assert!(card.low80_mwh == card.mwh && card.high80_mwh == card.mwh);
    let site = run(r#""convention": "tdp", "tdp_w": 700, "operator": "Meta""#);
    assert!((site.mwh / card.mwh - 1.08).abs() < 1e-12);
    // Servers, network and building make up for accelerators that draw less than they are rated for.
    let whole = run(r#""chip": "H100""#);
    assert!(whole.gpu_mwh < card.gpu_mwh && whole.it_mwh > 1.3 * card.it_mwh && whole.mwh > whole.it_mwh);
    assert!(whole.low80_mwh < whole.mwh && whole.mwh < whole.high80_mwh);
    let metered = run(r#""convention": "metered", "draw_w": 621"#);
    assert!((metered.mwh - 621.0).abs() < 1e-9);
    assert!(
        (run(r#""chip": "H100", "contracted_share": 0.6"#).market_t.unwrap() / whole.location_t - 0.4).abs() < 1e-12
    );
    assert!(whole.market_t.is_none());
    assert!(whole.factors.iter().all(|of| of.source.is_some() || of.note.is_some() || of.basis.id() == "given"));
}

#[test]
fn blooms_hardware_is_shared_out_as_its_authors_did() {
    // 7.57 t of servers and 3.64 t of accelerators, over six years of which 85 % are used.
    let base = r#""convention": "tdp", "tdp_w": 400, "gpu_hours": 1082990, "life_years": 6, "busy_share": 0.85"#;
    let of = |gpu: f64, server: f64| {
        energy(&format!(r#"{{{base}, "embodied_gpu_kg": {gpu}, "embodied_server_kg": {server}}}"#)).unwrap().embodied_t
    };
    assert!((of(0.0, 2500.0).unwrap() - 7.57).abs() < 0.02);
    assert!((of(150.0, 0.0).unwrap() - 3.64).abs() < 0.02);
}

#[test]
fn the_nearest_year_is_taken() {
    let factor = |text: &str, name: &str| {
        let found = energy(&format!(r#"{{"tdp_w": 400, "gpu_hours": 1, {text}}}"#)).unwrap();
        found.factors.into_iter().find(|of| of.name == name).unwrap()
    };
    for place in ["fra", "FR", "france", "FRA"] {
        assert_eq!(factor(&format!(r#""place": "{place}""#), "g_per_kwh").value, 56.0);
    }
    for place in &facts().grid {
        let named = place.name.as_deref().and_then(fullcost::country::country);
        assert!(
            named.is_some_and(|of| of.iso3.eq_ignore_ascii_case(&place.place)) || place.place.len() > 3,
            "{}",
            place.place
        );
    }
    assert_eq!(factor(r#""place": "fra", "year": 2020"#, "g_per_kwh").value, 57.0);
    assert_eq!(factor(r#""operator": "uptime-survey", "year": 2021"#, "pue").value, 1.57);
    assert_eq!(factor(r#""pue": 1.3"#, "pue").source, None);
    assert_eq!(factor(r#""pue": 1.3"#, "g_per_kwh").value, 475.0);
}

#[test]
fn the_load_follows_utilisation() {
    // Olmo 3 on H100: 621 and 649 W of 700 at 7,700 and 1,900 tokens a second.
    for (key, draw_w) in [("olmo3-7b", 621.0), ("olmo3-32b", 649.0)] {
        let run = published_runs().iter().find(|run| run.key == key).unwrap();
        let model = run.architecture.as_ref().unwrap();
        let six = model.flop_per_token(8192.0, fullcost::training::architecture::FlopConvention::SixNd);
        let mfu = six * run.tokens_per_s_per_gpu.as_ref().unwrap().value / 989.4e12;
        assert!((load_at(mfu) * 700.0 / draw_w - 1.0).abs() < 0.01, "{key}: {mfu} {}", load_at(mfu) * 700.0);
    }
    let at = |mfu: f64| energy(&format!(r#"{{"tdp_w": 700, "gpu_hours": 1e6, "mfu_6nd": {mfu}}}"#)).unwrap().gpu_mwh;
    assert!(at(0.2) < at(0.4) && at(1.0) <= 700.0 + 1e-9);
}

proptest! {
    #[test]
    fn energy_grows_with_each_of_its_factors(
        hours in 1.0_f64..1e9, load in 0.1_f64..0.9, server in 1.0_f64..2.0, network in 0.0_f64..0.4, pue in 1.0_f64..2.0,
    ) {
        let of = |hours: f64, load: f64, server: f64, network: f64, pue: f64| energy(&format!(
            r#"{{"tdp_w": 700, "gpu_hours": {hours}, "load": {load}, "server_factor": {server}, "network_share": {network}, "pue": {pue}}}"#
        )).unwrap();
        let found = of(hours, load, server, network, pue);
        prop_assert!((found.mwh / (hours * 700e-6 * load * server / (1.0 - network) * pue) - 1.0).abs() < 1e-12);
        prop_assert!(found.gpu_mwh <= found.it_mwh && found.it_mwh <= found.mwh);
        prop_assert!((of(2.0 * hours, load, server, network, pue).location_t / found.location_t - 2.0).abs() < 1e-12);
        prop_assert!(of(hours, load * 1.05, server, network, pue).mwh > found.mwh);
        prop_assert!(of(hours, load, server, network + 0.05, pue).mwh > found.mwh);
    }
}

#[test]
fn what_cannot_be_is_refused_with_its_path() {
    for (text, path) in [
        (r#"{"gpu_hours": 1}"#, "chip"),
        (r#"{"chip": "H100"}"#, "gpu_hours"),
        (r#"{"chip": "H10O", "gpu_hours": 1}"#, "chip"),
        (r#"{"chip": "H100", "tdp_w": 700, "gpu_hours": 1}"#, "tdp_w"),
        (r#"{"tdp_w": 0, "gpu_hours": 1}"#, "tdp_w"),
        (r#"{"tdp_w": 700, "gpu_hours": -1}"#, "gpu_hours"),
        (r#"{"tdp_w": 700, "gpu_hours": 1, "pue": 0.9}"#, "pue"),
        (r#"{"tdp_w": 700, "gpu_hours": 1, "pue": 1.1, "operator": "meta"}"#, "operator"),
        (r#"{"tdp_w": 700, "gpu_hours": 1, "operator": "meta-"}"#, "operator"),
        (r#"{"tdp_w": 700, "gpu_hours": 1, "place": "Atlantis"}"#, "place"),
        (r#"{"tdp_w": 700, "gpu_hours": 1, "place": "usa", "g_per_kwh": 5}"#, "place"),
        (r#"{"tdp_w": 700, "gpu_hours": 1, "load": 0.5, "mfu_6nd": 0.4}"#, "mfu_6nd"),
        (r#"{"tdp_w": 700, "gpu_hours": 1, "network_share": 1}"#, "network_share"),
        (r#"{"tdp_w": 700, "gpu_hours": 1, "contracted_share": 1.1}"#, "contracted_share"),
        (r#"{"tdp_w": 700, "gpu_hours": 1, "draw_w": 500}"#, "draw_w"),
        (r#"{"convention": "tdp", "tdp_w": 700, "gpu_hours": 1, "load": 0.5}"#, "load"),
        (r#"{"convention": "metered", "gpu_hours": 1}"#, "gpu_mwh"),
        (r#"{"convention": "metered", "draw_w": 500}"#, "gpu_hours"),
        (r#"{"convention": "metered", "draw_w": 500, "gpu_mwh": 5, "gpu_hours": 1}"#, "draw_w"),
        (r#"{"convention": "measured", "gpu_mwh": 5}"#, "convention"),
        (r#"{"convention": "metered", "gpu_mwh": 5, "life": 5}"#, "life"),
    ] {
        assert_eq!(energy(text).map(drop).unwrap_err().path, path, "{text}");
    }
    let near = energy(r#"{"tdp_w": 700, "gpu_hours": 1, "place": "Frnace"}"#).map(drop).unwrap_err();
    assert!(near.message.contains("`France`"), "{}", near.message);
}

#[test]
fn every_factor_and_place_has_a_source_or_is_assumed() {
    let sources = fullcost::sources_text();
    let known = |id: &str| assert!(sources.contains(&format!("\"id\": \"{id}\"")), "{id}");
    let facts = facts();
    for of in &facts.factors {
        assert!(of.low80 < of.value && of.value < of.high80, "{}", of.name);
        match &of.source {
            Some(id) => known(id),
            None => assert!(of.status.id() == "assumed" && of.note.is_some(), "{}", of.name),
        }
    }
    let told = facts.disclosures.iter().flat_map(|of| of.told.iter().map(|told| &told.figure));
    for figure in facts.pue.iter().chain(&facts.grid).map(|place| &place.figure).chain(told) {
        known(figure.source.as_ref().unwrap());
    }
    assert!(facts.grid.len() >= 35);
}

#[test]
fn the_documentation_tells_the_table_as_it_is_computed() {
    let page = include_str!("../../../docs/training.md");
    for row in disclosure_rows().unwrap().iter().filter(|row| row.disclosed != 0.0) {
        let number = |value: f64| if value < 1.0 { format!("{value:.5}") } else { format!("{value:.1}") };
        let line = format!(
            "| {} | {} | {} | {} | {} | {:+.1} % |",
            row.name,
            row.convention.id(),
            row.what.id(),
            number(row.disclosed),
            number(row.computed),
            100.0 * row.error.unwrap()
        );
        assert!(page.contains(&line), "{line}");
    }
}
