//! A recorded program and a point evaluation are the same to the bit; so are a scenario and its blob.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::ENGLISH;
use fullcost::scope::Preset;
use fullcost::shipped;
use fullcost::uncertainty::columns::Column;
use fullcost::uncertainty::outputs::Wanted;
use proptest::prelude::*;

/// Paths that vary, with the factors they vary by.
const VARIED: [&str; 6] = [
    "busy_share",
    "window_years",
    "fleet[h20].count",
    "runs[v3].phases[pretraining].gpu_hours",
    "work[serving].hours.deployment.days",
    "stated_totals[analyst].purchase_usd",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn columns_equal_points(factors in prop::collection::vec(prop::collection::vec(0.6f64..1.3, 6), 1..21),
                          reading in prop::sample::select(vec!["", "by-type", "by-compute", "hoppers-only"]),
                          place in 0..Preset::ALL.len()) {
        let mut model = shipped("deepseek").unwrap();
        if !reading.is_empty() {
            model.set_readings(&[reading]).unwrap();
        }
        let indices: Vec<usize> = VARIED.iter().map(|path| model.index_of(path).unwrap()).collect();
        let start: Vec<f64> = indices.iter().map(|&index| model.get(index).unwrap()).collect();
        let values: Vec<Vec<f64>> =
            (0..VARIED.len()).map(|leaf| factors.iter().map(|draw| (start[leaf] * draw[leaf]).clamp(0.0, if leaf == 0 { 1.0 } else { f64::MAX })).collect()).collect();
        let columns: Vec<Column<'_>> =
            indices.iter().zip(&values).map(|(&index, values)| Column { index, values }).collect();
        let preset = Preset::ALL[place];
        let wanted = Wanted::scope(model.plan(), preset);
        let all = model.over(&columns, std::slice::from_ref(&wanted)).unwrap().remove(0);
        prop_assert_eq!(all.len(), factors.len());
        for (draw, got) in all.iter().enumerate() {
            let mut one = model.clone();
            for (leaf, &index) in indices.iter().enumerate() {
                one.set(index, values[leaf][draw]).unwrap();
            }
            let point = wanted.of(one.plan(), &one.bill().unwrap());
            prop_assert_eq!(got.to_bits(), point.to_bits());
        }
    }
}

#[test]
fn a_blob_answers_as_the_scenario_does() {
    let model = shipped("deepseek").unwrap();
    let blob = model.to_blob();
    let opened = fullcost::Model::from_blob(&blob).unwrap();
    let text = |model: &fullcost::Model| fullcost::json::ToJson::json(&model.evaluate(&ENGLISH).unwrap());
    assert_eq!(text(&model), text(&opened));
    assert_eq!(blob, opened.to_blob());
}

/// The checksum of the format, to reach the reader behind it.
fn checksum(bytes: &[u8]) -> [u8; 4] {
    let sum = bytes.iter().fold(0x811c_9dc5u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    sum.to_le_bytes()
}

#[test]
fn a_blob_that_was_changed_with_its_checksum_never_panics() {
    let blob = shipped("deepseek").unwrap().to_blob();
    let (head, body) = (9, 13);
    let mut refused = 0;
    for place in (body..blob.len()).step_by(127) {
        for change in [0x01, 0x41, 0x80, 0xff] {
            let mut changed = blob.clone();
            changed[place] ^= change;
            let sum = checksum(&changed[body..]);
            changed[head..body].copy_from_slice(&sum);
            match fullcost::Model::from_blob(&changed) {
                Ok(model) => drop(fullcost::page::Page::new(model).view()),
                Err(_) => refused += 1,
            }
        }
    }
    assert!(refused > 20, "{refused}");
}

#[test]
fn a_damaged_blob_is_refused() {
    let blob = shipped("deepseek").unwrap().to_blob();
    for place in (0..blob.len()).step_by(97) {
        let mut damaged = blob.clone();
        damaged[place] ^= 0x41;
        assert_eq!(fullcost::Model::from_blob(&damaged).unwrap_err().code, fullcost::Code::BadBlob);
        assert_eq!(fullcost::Model::from_blob(&blob[..place]).unwrap_err().code, fullcost::Code::BadBlob);
    }
}
