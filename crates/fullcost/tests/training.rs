//! Training performance: architectures agree with their published counts, predictions with measured runs, and what cannot be
//! is refused.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::training::architecture::FlopConvention;
use fullcost::training::constants::Constants;
use fullcost::training::measured::{FITTED_ON, lines, rows};
use fullcost::training::predict::{Prediction, TrainingRun};
use fullcost::training::presets::{PresetEntry, preset, presets};
use fullcost::{Error, document};

fn read(text: &str) -> TrainingRun {
    fullcost::read::read(&document(text).unwrap()).unwrap()
}

fn predict(text: &str) -> Prediction {
    read(text).predict().unwrap()
}

fn refused(text: &str) -> Error {
    let run: Result<TrainingRun, Error> = fullcost::read::read(&document(text).unwrap());
    run.and_then(|run| run.predict().map(drop)).unwrap_err()
}

/// DeepSeek-V3 as its report describes it: 2,048 H800, 16 stages, experts over 64, no tensor parallelism, FP8 and DualPipe.
const DEEPSEEK: &str = r#"{"model": "deepseek-v3", "chip": "h800-sxm", "released": 2024.9, "tokens": 14.8e12,
    "layout": {"gpus": 2048, "pp": 16, "vpp": 1, "ep": 64, "micro_batch": 1, "batch": 15360, "seq_len": 4096, "precision": "fp8",
               "recompute": "selective", "schedule": "dualpipe"}}"#;

/// The architectures with what was told of their parameters.
fn entries() -> Vec<PresetEntry> {
    fullcost::read::read(&document(include_str!("../data/architectures.json")).unwrap()).unwrap()
}

#[test]
fn parameters_agree_with_what_was_published() {
    let entries = entries();
    assert!(entries.len() >= 50 && entries.len() == presets().len());
    for of in entries {
        let told = of.parameters_b.unwrap();
        let made = of.architecture.parameters() / 1e9;
        assert!((made / told - 1.0).abs() < 0.015, "{}: {made} instead of {told}", of.key);
        if let Some(told) = of.active_parameters_b {
            let made = of.architecture.active_parameters() / 1e9;
            assert!((made / told - 1.0).abs() < 0.03, "{}: {made} active instead of {told}", of.key);
        }
    }
}

#[test]
fn operations_follow_the_conventions() {
    let llama = &preset("llama3-8b").unwrap().architecture;
    let six = llama.flop_per_token(8192.0, FlopConvention::SixNd);
    // Without the embedding, whose rows are looked up.
    assert!((six / 6.0 / 7.5e9 - 1.0).abs() < 0.01);
    let [causal, full] = [FlopConvention::Causal, FlopConvention::Full].map(|by| llama.flop_per_token(8192.0, by));
    assert!((full - six - 2.0 * (causal - six)).abs() < 1e-3 * full);
    // 12 x layers x width of all heads x length, over the full square.
    assert!((full - six - 12.0 * 32.0 * 4096.0 * 8192.0).abs() < 1e-6 * full);
}

#[test]
fn every_measured_row_is_predicted_as_well_as_the_fit_says() {
    let rows = rows(FITTED_ON);
    assert_eq!(rows.len(), lines(FITTED_ON).len());
    let constants = Constants::default();
    let error = |moe: bool| {
        let of = rows.iter().filter(|row| row.is_moe() == moe);
        let errors: Vec<f64> = of.map(|row| (row.predicted_step_s(&constants) / row.step_s - 1.0).abs()).collect();
        errors.iter().sum::<f64>() / errors.len() as f64
    };
    assert!(error(false) < 0.045, "dense {}", error(false));
    assert!(error(true) < 0.21, "with experts {}", error(true));
}

#[test]
fn deepseeks_hours_are_derived_and_not_quoted() {
    let found = predict(DEEPSEEK);
    // 180 thousand H800-hours for a trillion tokens, and 2.664 million for all; nothing was fitted to it.
    assert!((found.gpu_hours_per_trillion_tokens / 180e3 - 1.0).abs() < 0.1, "{}", found.gpu_hours_per_trillion_tokens);
    assert!((found.gpu_hours.unwrap() / 2.664e6 - 1.0).abs() < 0.1);
    assert!(found.low80_s < found.step_s && found.step_s < found.high80_s && found.low90_s < found.low80_s);
    let parts = &found.time;
    let sum = parts.matrix_s
        + parts.attention_s
        + parts.elementwise_s
        + parts.head_s
        + parts.host_s
        + parts.tensor_s
        + parts.expert_s
        + parts.context_s
        + parts.recompute_s
        + parts.bubble_s
        + parts.data_s
        + parts.optimizer_s
        + parts.straggler_s;
    assert!((sum / found.step_s - 1.0).abs() < 1e-9, "{sum} of {}", found.step_s);
}

#[test]
fn a_precision_that_a_chip_lacks_is_answered_with_those_that_it_has() {
    let accepted = |chip: &str, precision: &str| {
        let text = format!(
            r#"{{"model": "llama3-8b", "chip": "{chip}", "layout": {{"gpus": 64, "batch": 256, "seq_len": 8192,
                "precision": "{precision}"}}}}"#
        );
        read(&text).predict().unwrap_err().accepted
    };
    assert_eq!(accepted("V100", "fp8"), "fp16");
    assert_eq!(accepted("A100", "fp8"), "bf16, fp16");
    assert_eq!(accepted("H100", "nvfp4"), "bf16, fp16, fp8, mxfp8");
}

#[test]
fn what_cannot_be_is_refused_with_its_path() {
    let base = |layout: &str| format!(r#"{{"model": "llama3-8b", "chip": "h100-sxm", "layout": {{{layout}}}}}"#);
    let fine = r#""gpus": 64, "batch": 256, "seq_len": 8192"#;
    assert!(read(&base(fine)).predict().is_ok());
    let cases = [
        (base(r#""gpus": 64, "tp": 3, "batch": 256, "seq_len": 8192"#), "layout.gpus"),
        (base(r#""gpus": 96, "tp": 3, "batch": 256, "seq_len": 8192"#), "layout.tp"),
        (base(r#""gpus": 64, "pp": 64, "batch": 256, "seq_len": 8192"#), "layout.pp"),
        (base(r#""gpus": 64, "batch": 100, "seq_len": 8192"#), "layout.batch"),
        (base(r#""gpus": 64.5, "batch": 256, "seq_len": 8192"#), "layout.gpus"),
        (base(r#""gpus": 64, "ep": 8, "batch": 256, "seq_len": 8192"#), "layout.ep"),
        (base(&format!(r#"{fine}, "precision": "nvfp4""#)), "layout.precision"),
        (base(fine).replace("llama3-8b", "llama9"), "model"),
        (base(fine).replace("h100-sxm", "RTX A1000"), "chip"),
        (r#"{"chip": "h100-sxm", "layout": {"gpus": 1, "batch": 1, "seq_len": 1}}"#.to_owned(), "model"),
        (
            r#"{"architecture": {"layers": 0, "hidden": 8, "heads": 2, "ffn": 8, "vocab": 9}, "chip": "h100-sxm",
                "layout": {"gpus": 1, "batch": 1, "seq_len": 1}}"#
                .to_owned(),
            "architecture.layers",
        ),
        (
            r#"{"architecture": {"layers": 2, "hidden": 8, "heads": 3, "ffn": 8, "vocab": 9}, "chip": "h100-sxm",
                "layout": {"gpus": 1, "batch": 1, "seq_len": 1}}"#
                .to_owned(),
            "architecture.hidden",
        ),
    ];
    for (text, path) in cases {
        assert_eq!(refused(&text).path, path, "{text}");
    }
    assert!(refused(&base(fine).replace("h100-sxm", "h10o-sxm")).message.contains("h100-sxm"));
    assert!(refused(&base(fine).replace("llama3-8b", "llama3-8")).message.contains("llama3-8b"));
}

#[test]
fn memory_counts_what_is_split_and_what_is_kept() {
    let run = |layout: &str| {
        format!(
            r#"{{"model": "llama3-8b", "chip": "h100-sxm", "released": 2025, "layout": {{"gpus": 64, "batch": 256, "seq_len": 8192, "micro_batch": 1, {layout}}}}}"#
        )
    };
    let memory = |layout: &str| predict(&run(layout)).memory;
    // 8.03 x 10^9 parameters: 2 bytes of weight, 4 of gradient, 12 of optimizer, over 64 ranks where they are split.
    let [none, zero1, zero3] = ["none", "zero1", "zero3"].map(|how| memory(&format!(r#""sharding": "{how}""#)));
    let parameters = 8.03e9;
    assert!((none.weight_bytes / (2.0 * parameters) - 1.0).abs() < 0.01);
    assert!((none.optimizer_bytes / zero1.optimizer_bytes - 64.0).abs() < 1e-9);
    assert!((zero3.weight_bytes + zero3.gradient_bytes + zero3.optimizer_bytes - 18.0 * parameters / 64.0).abs() < 1e8);
    // All but each layer's input is dropped: 32 of them, and one layer's worth at work.
    let [kept, dropped] = ["none", "full"].map(|how| memory(&format!(r#""sharding": "zero3", "recompute": "{how}""#)));
    assert!(dropped.activation_bytes < kept.activation_bytes / 5.0);
    assert!(dropped.activation_bytes > 32.0 * 2.0 * 8192.0 * 4096.0);
    // Split over tensor-parallel ranks, everything that a layer keeps becomes smaller by as much.
    let split = memory(r#""sharding": "zero3", "recompute": "none", "tp": 4"#);
    assert!((kept.activation_bytes / split.activation_bytes - 4.0).abs() < 0.01);
    assert!(!predict(&run(r#""sharding": "none""#)).fits);
    // DeepSeek-V3 was trained like this, so it fits.
    assert!(predict(DEEPSEEK).fits, "{:?}", predict(DEEPSEEK).memory);
}

#[test]
fn every_row_and_every_shape_has_a_source_or_says_that_it_is_assumed() {
    let sources = fullcost::sources_text();
    let known = |id: &str| sources.contains(&format!("\"id\": \"{id}\""));
    for line in lines(FITTED_ON) {
        assert!(known(line["source"]), "{}", line["source"]);
    }
    for of in entries() {
        match &of.source {
            Some(id) => assert!(known(id), "{id}"),
            None => assert!(of.status.id() == "assumed" && of.note.is_some(), "{}", of.key),
        }
    }
}

#[test]
fn the_best_layouts_fit_and_none_that_was_measured_beats_them_by_much() {
    let run = read(&DEEPSEEK.replace("\"schedule\": \"dualpipe\"", "\"schedule\": \"1f1b\""));
    let found = run.search().unwrap();
    let given = run.predict().unwrap();
    assert!(found.len() == 20 && found[0].step_s <= given.step_s && found[0].loses.is_none());
    assert!(found.windows(2).all(|pair| pair[0].step_s <= pair[1].step_s));
    assert!(found.iter().all(|layout| layout.memory_gb * 1e9 <= 80.0 * 0.95 * (1u64 << 30) as f64));
    assert!(found.iter().skip(1).filter(|layout| layout.step_s > found[0].step_s).all(|layout| layout.loses.is_some()));
    for layout in &found {
        let shares = layout.bubble_share + layout.tensor_share + layout.data_share + layout.recompute_share;
        assert!((0.0..1.0).contains(&shares));
    }
}

#[test]
fn where_nothing_fits_the_search_says_by_how_much() {
    let run = read(
        r#"{"model": "llama3.1-405b", "chip": "a100-sxm-80g", "layout": {"gpus": 8, "batch": 8, "seq_len": 8192}}"#,
    );
    let error = run.search().map(drop).unwrap_err();
    assert_eq!(error.path, "layout.gpus");
    assert!(error.message.contains("GB more than there is"), "{}", error.message);
}

/// A model with experts, over as many accelerators and ranks.
fn mixture(layout: &str, network_gb_per_s: f64) -> Prediction {
    predict(&format!(
        r#"{{"architecture": {{"layers": 32, "hidden": 4096, "heads": 32, "kv_heads": 8, "vocab": 32000,
            "experts": {{"count": 64, "top_k": 2, "ffn": 4096}}}}, "chip": "h100-sxm", "released": 2025,
            "network_gb_per_s": {network_gb_per_s}, "layout": {{"seq_len": 4096, "micro_batch": 1, {layout}}}}}"#
    ))
}

#[test]
fn traffic_beyond_a_server_waits_for_the_network() {
    for layout in [
        r#""gpus": 128, "ep": 64, "batch": 512"#, // two copies of each expert, in different servers
        r#""gpus": 64, "tp": 8, "etp": 8, "ep": 8, "batch": 64"#, // one rank of each expert in a server
        r#""gpus": 64, "ep": 64, "pp": 1, "batch": 512"#,
    ] {
        let [fast, slow] = [50.0, 0.05].map(|network| mixture(layout, network).step_s);
        assert!(slow > 5.0 * fast, "{layout}: {slow} for {fast}");
    }
    let hidden = |network: f64| {
        predict(&DEEPSEEK.replace("\"released\"", &format!("\"network_gb_per_s\": {network}, \"released\"")))
            .time
            .expert_s
    };
    assert!(hidden(50.0) == 0.0 && hidden(0.5) > 1.0);
}

#[test]
fn further_tokens_take_memory_and_searches_check_their_run() {
    let more = |further: u32| {
        let text = format!(
            r#"{{"architecture": {{"layers": 8, "hidden": 4096, "heads": 32, "ffn": 11008, "vocab": 32000, "multi_token": {further}}},
                "chip": "h100-sxm", "layout": {{"gpus": 8, "batch": 8, "seq_len": 2048, "micro_batch": 1}}}}"#
        );
        predict(&text).memory.weight_bytes
    };
    assert!(more(1) > more(0) * 1.05);
    for (change, path) in [
        (r#""tokens": -1"#, "tokens"),
        (r#""network_gb_per_s": -5"#, "network_gb_per_s"),
        (r#""released": 0"#, "released"),
    ] {
        let run = read(
            &DEEPSEEK
                .replace("\"tokens\": 14.8e12", change)
                .replace("\"released\": 2024.9, \"released\"", "\"released\""),
        );
        if path != "released" {
            assert_eq!(run.search().map(drop).unwrap_err().path, path);
        }
    }
    let odd = DEEPSEEK.replace("\"batch\": 15360", "\"batch\": 0");
    assert_eq!(read(&odd).search().map(drop).unwrap_err().path, "layout.batch");
    assert_eq!(refused(&DEEPSEEK.replace("\"vpp\": 1", "\"vpp\": 3")).path, "layout.schedule");
    assert_eq!(refused(&DEEPSEEK.replace("\"ep\": 64", "\"ep\": 60")).path, "layout.ep");
}

#[test]
fn what_is_not_known_widens_the_range_and_is_told() {
    let width = |text: &str| {
        let found = predict(text);
        ((found.high80_s / found.low80_s).ln(), found.notes.len())
    };
    let told = r#"{"model": "llama3-70b", "chip": "h100-sxm", "released": 2025, "network_gb_per_s": 50,
        "layout": {"gpus": 64, "tp": 8, "pp": 2, "vpp": 5, "batch": 64, "seq_len": 8192, "micro_batch": 1, "recompute": "none"}}"#;
    let (known, none) = width(told);
    assert_eq!(none, 0);
    for (open, by) in [("\"released\": 2025,", 2.2), ("\"network_gb_per_s\": 50,", 1.2), ("\"vpp\": 5,", 1.2)] {
        let (wider, notes) = width(&told.replace(open, ""));
        assert!((wider / known / by - 1.0).abs() < 1e-9 && notes == 1, "{open}");
    }
    let (strange, notes) = width(&told.replace("h100-sxm", "mi300x"));
    assert!((strange / known / 2.0 - 1.0).abs() < 1e-9 && notes == 1);
}

#[test]
fn few_microbatches_wait_for_the_last_stage() {
    let run = |vpp: f64, batch: f64| {
        predict(&format!(
            r#"{{"model": "llama3.1-405b", "chip": "H100", "network_gb_per_s": 50, "released": 2024.3, "layout": {{"gpus": 1024, "tp": 8,
                "pp": 16, "vpp": {vpp}, "micro_batch": 1, "batch": {batch}, "seq_len": 8192, "recompute": "none"}}}}"#
        ))
        .step_s
    };
    // One microbatch passes all stages, however many turns they take.
    assert!((run(8.0, 8.0) / run(1.0, 8.0) - 1.0).abs() < 0.1);
    assert!(run(8.0, 1024.0) < 0.95 * run(1.0, 1024.0));
}

#[test]
fn what_does_not_fit_says_by_how_much_and_what_helps() {
    let found = predict(
        r#"{"model": "llama3-70b", "chip": "H100", "released": 2025, "layout": {"gpus": 64, "tp": 2, "micro_batch": 1, "batch": 64,
            "seq_len": 8192, "recompute": "selective"}}"#,
    );
    let misses = found.does_not_fit.unwrap();
    assert!(!found.fits && misses.missing_bytes > 10e9, "{misses:?}");
    assert!(misses.helps == ["sharding: zero3"], "{misses:?}");
    // A part with less power keeps the peak that is told, and the part of it that it reaches.
    let [full, held] = ["h100-sxm", "h100-sxm-96g-500w"].map(|chip| {
        let run = r#"{"model": "llama3-8b", "chip": "CHIP", "released": 2025, "network_gb_per_s": 50, "layout": {"gpus": 64, "batch": 256,
            "seq_len": 8192, "sharding": "zero3", "micro_batch": 1}}"#;
        predict(&run.replace("CHIP", chip))
    });
    assert!((held.mfu_6nd / held.tokens_per_s_per_gpu / (full.mfu_6nd / full.tokens_per_s_per_gpu) - 1.0).abs() < 1e-9);
}
