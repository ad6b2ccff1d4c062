//! A row of a sweep is what setting its numbers would give, to the bit, whatever the threads and the parts.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::sync::atomic::{AtomicU64, Ordering};

use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::engine::{Unwatched, Watch};
use fullcost::uncertainty::outputs::Wanted;
use fullcost::uncertainty::sweep::{Rows, Sweep};
use fullcost::{Code, ENGLISH, Model, shipped};

fn deepseek() -> Model {
    shipped("deepseek").unwrap()
}

fn sweep(paths: &[&str], sets: &[&[&str]], outputs: &[&str], draws: Option<f64>) -> Sweep {
    let paths: Vec<String> = paths.iter().map(|&path| path.to_owned()).collect();
    let sets = sets.iter().map(|set| set.iter().map(|&id| id.to_owned()).collect()).collect();
    let outputs = outputs.iter().map(|&id| id.to_owned()).collect();
    let ask = Ask { outputs, draws: draws.unwrap_or(1.0), ..Ask::default() };
    Sweep::new(&deepseek(), &paths, sets, &ask, draws.is_some()).unwrap()
}

fn bits(lists: &[Vec<f64>]) -> Vec<Vec<u64>> {
    lists.iter().map(|list| list.iter().map(|value| value.to_bits()).collect()).collect()
}

#[test]
fn rows_equal_points_also_where_choices_and_readings_vary() {
    let sets: &[&[&str]] = &[&[], &["by-type"], &["hoppers-only", "by-compute"]];
    let claim = Wanted::all(deepseek().plan()).last().unwrap().id().to_owned();
    let outputs = ["fleet_tco", "official_training", "told_share", &claim];
    let paths = ["readings", "weighting", "busy_share", "window_years", "runs[v3].rent_usd_per_gpu_hour"];
    let sweep = sweep(&paths, sets, &outputs, None);
    let lists =
        vec![vec![0.0, 1.0, 2.0], vec![-1.0, 0.0, 1.0], vec![0.01, 0.6, 0.9], vec![0.05, 2.0, 4.0], vec![2.0, 3.5]];
    let grid = sweep.grid(lists).unwrap();
    assert_eq!(grid.rows(), 162);
    let all = sweep.run(Rows::Grid(&grid, 0, 162), 1, &Unwatched).unwrap();
    assert!(all[2].iter().any(|value| value.is_nan()) && all[2].iter().any(|value| value.is_finite()));
    for row in 0..162 {
        let values = grid.row(row).unwrap();
        let mut one = deepseek();
        one.set_readings(sets[values[0] as usize]).unwrap();
        let mut set = paths.iter().zip(&values).skip(1);
        let set = set.try_for_each(|(path, &value)| one.set(one.index_of(path).unwrap(), value));
        for (output, name) in outputs.iter().enumerate() {
            let got = all[output][row as usize];
            match &set {
                Ok(()) => {
                    let wanted = Wanted::named(one.plan(), name).unwrap();
                    let under: Vec<usize> =
                        wanted.readings().iter().filter(|id| !one.readings().contains(id)).copied().collect();
                    let readings: Vec<usize> = one.readings().iter().copied().chain(under).collect();
                    let expected = one.bill_of(&one.values_under(&readings)).map(|bill| wanted.of(one.plan(), &bill));
                    assert_eq!(got.to_bits(), expected.unwrap_or(f64::NAN).to_bits(), "{name} {values:?}");
                }
                Err(_) => assert!(got.is_nan() || name.starts_with("claims["), "{name} {values:?}"),
            }
        }
    }
    let columns: Vec<Vec<f64>> =
        (0..paths.len()).map(|column| (0..162).map(|row| grid.row(row).unwrap()[column]).collect()).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    assert_eq!(bits(&sweep.run(Rows::Columns(&columns, 0), 2, &Unwatched).unwrap()), bits(&all));
}

#[test]
fn neither_threads_nor_parts_change_a_bit() {
    let sweep = sweep(&["busy_share", "fleet[h20].count"], &[], &["fleet_tco", "usd_per_gpu_hour"], None);
    let steps = |count: usize, top: f64| (1..=count).map(|step| top * step as f64 / count as f64).collect();
    let grid = sweep.grid(vec![steps(300, 1.0), steps(301, 60_000.0)]).unwrap();
    let rows = grid.rows() as usize;
    let all = sweep.run(Rows::Grid(&grid, 0, rows), 1, &Unwatched).unwrap();
    assert_eq!(bits(&sweep.run(Rows::Grid(&grid, 0, rows), 3, &Unwatched).unwrap()), bits(&all));
    let parts = (0..rows)
        .step_by(7001)
        .map(|start| sweep.run(Rows::Grid(&grid, start as u64, 7001.min(rows - start)), 2, &Unwatched).unwrap());
    let mut joined = vec![Vec::new(); 2];
    for part in parts {
        joined.iter_mut().zip(part).for_each(|(list, more)| list.extend(more));
    }
    assert_eq!(bits(&joined), bits(&all));
}

#[test]
fn a_row_with_draws_is_the_sample_of_the_scenario_with_its_numbers_set() {
    for method in [fullcost::uncertainty::sampler::Method::MonteCarlo, fullcost::uncertainty::sampler::Method::Sobol] {
        let quantiles = vec![0.05, 0.1, 0.5];
        let outputs = vec!["fleet_tco".to_owned()];
        let ask = Ask { draws: 1000.0, method, outputs, quantiles, ..Ask::default() };
        let paths = ["busy_share", "window_years", "runs[v3].gpus"].map(str::to_owned);
        let sweep = Sweep::new(&deepseek(), &paths, Vec::new(), &ask, true).unwrap();
        let grid = sweep.grid(vec![vec![0.3, 0.6], vec![1.0, 4.0], vec![2048.0]]).unwrap();
        let all = sweep.run(Rows::Grid(&grid, 0, 4), 2, &Unwatched).unwrap();
        assert_eq!(sweep.names()[..4], ["mean", "sd", "p05", "p10"].map(|part| format!("fleet_tco.{part}")));
        for row in 0..4 {
            let mut one = deepseek();
            for (path, value) in paths.iter().zip(grid.row(row).unwrap()) {
                one.set(one.index_of(path).unwrap(), value).unwrap();
            }
            let found = one.sample(&ask, &ENGLISH, &Unwatched).unwrap().outputs.remove(0);
            let mut expected = vec![found.mean, found.sd];
            expected.extend(found.quantiles.iter().map(|quantile| quantile.value));
            expected.push(found.unanswered);
            let got: Vec<f64> = all.iter().map(|list| list[row as usize]).collect();
            assert_eq!(got, expected);
        }
    }
}

#[test]
fn a_grid_of_a_billion_rows_is_not_made_before_it_is_asked_for() {
    let sweep = sweep(&["busy_share", "fleet[h20].count", "fleet[h800].count"], &[], &["fleet_tco"], None);
    let steps = |top: f64| (1..=1000).map(|step| top * f64::from(step) / 1000.0).collect::<Vec<f64>>();
    let grid = sweep.grid(vec![steps(1.0), steps(50_000.0), steps(20_000.0)]).unwrap();
    assert_eq!(grid.rows(), 1_000_000_000);
    assert_eq!(grid.row(123_456_789), Some(vec![124.0 / 1000.0, 22850.0, 15800.0]));
    assert_eq!(grid.row(1_000_000_000), None);
    let end = sweep.run(Rows::Grid(&grid, 999_999_990, 10), 1, &Unwatched).unwrap();
    assert_eq!(end[0].len(), 10);
}

#[test]
fn what_cannot_be_swept_is_refused_with_its_path_and_row() {
    let new = |paths: &[&str]| {
        let paths: Vec<String> = paths.iter().map(|&path| path.to_owned()).collect();
        Sweep::new(&deepseek(), &paths, Vec::new(), &Ask::default(), false)
    };
    let unknown = new(&["busy_shar"]).err().unwrap();
    assert_eq!(unknown.code, Code::UnknownPath);
    assert!(unknown.message.ends_with("(nearest: `busy_share`)"), "{unknown}");
    assert_eq!(new(&["busy_share", "busy_share"]).err().unwrap().code, Code::DuplicateId);
    let sweep = new(&["busy_share", "fleet[h20].count"]).unwrap();
    let refused = |lists: Vec<Vec<f64>>| sweep.grid(lists).err().unwrap();
    let high = refused(vec![vec![0.3, 0.4, 0.5, 1.2], vec![1.0]]);
    assert_eq!(high.to_string(), "busy_share[3]: must be <= 1, got 1.2");
    assert_eq!(refused(vec![vec![0.3], vec![1.0, f64::NAN]]).code, Code::NotFinite);
    let empty = refused(vec![vec![0.3], vec![]]);
    assert_eq!((empty.code, empty.path.as_str()), (Code::Missing, "fleet[h20].count"));
    assert_eq!(refused(vec![vec![0.5; 1_000_000], vec![5.0; 1_000_000]]).code, Code::TooLarge);
    let row = sweep.run(Rows::Columns(&[&[0.5, 1.2], &[1.0, 1.0]], 40), 1, &Unwatched).unwrap_err();
    assert_eq!(row.path, "busy_share[41]");
    let short = sweep.run(Rows::Columns(&[&[0.5, 1.0], &[1.0]], 0), 1, &Unwatched).unwrap_err();
    assert_eq!(short.code, Code::WrongType);
}

#[test]
fn nothing_said_means_the_same_at_every_door() {
    let names = |draws| {
        let paths = ["busy_share".to_owned()];
        Sweep::new(&deepseek(), &paths, Vec::new(), &Ask::default(), draws).unwrap().names()
    };
    let first = deepseek().first_scope();
    assert_eq!(names(false), [first]);
    assert_eq!(names(true), ["mean", "sd", "p05", "p50", "p95", "unanswered"].map(|part| format!("{first}.{part}")));
}

#[test]
fn a_place_among_readings_is_checked() {
    let sweep = sweep(&["readings"], &[&[], &["by-type"]], &["fleet_tco"], None);
    assert!(sweep.run(Rows::Columns(&[&[0.0, 1.0]], 0), 1, &Unwatched).is_ok());
    for wrong in [2.0, -1.0, 0.5, f64::NAN] {
        let row = sweep.run(Rows::Columns(&[&[0.0, wrong]], 7), 1, &Unwatched).unwrap_err();
        assert_eq!(row.path, "readings[8]", "{row}");
        assert_eq!(sweep.grid(vec![vec![wrong]]).err().unwrap().path, "readings[0]");
    }
    let none = self::sweep(&["readings"], &[], &["fleet_tco"], None);
    assert_eq!(none.grid(vec![vec![0.0]]).err().unwrap().code, Code::Missing);
}

struct Until(AtomicU64);

impl Watch for Until {
    fn go_on(&self, done: u64) -> bool {
        self.0.store(done, Ordering::Relaxed);
        done < 100_000
    }
}

#[test]
fn a_sweep_that_is_stopped_stops_soon() {
    let sweep = sweep(&["busy_share"], &[], &["fleet_tco"], None);
    let grid = sweep.grid(vec![vec![0.5; 10_000_000]]).unwrap();
    let until = Until(AtomicU64::new(0));
    let stopped = sweep.run(Rows::Grid(&grid, 0, 10_000_000), 2, &until).unwrap_err();
    assert_eq!(stopped.code, Code::Cancelled);
    assert!(until.0.load(Ordering::Relaxed) < 200_000);
}
