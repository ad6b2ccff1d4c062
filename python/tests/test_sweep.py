"""Sweeps: tables of variants, also those that are killed on their way."""

import csv
import io
import json
import multiprocessing
import os
import platform
import random
import signal
import sys
import time

import killed
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import fullcost as fc

OUTPUTS = ["fleet_tco", "usd_per_busy_gpu_hour"]
GRID = {"busy_share": [0.3, 0.6, 0.9], "fleet[h20].count": [20_000, 30_000]}


@pytest.fixture(scope="module")
def by_type(deepseek):
    return deepseek.reading("by-type")


@pytest.fixture(scope="module")
def table(by_type):
    return fc.sweep(by_type, GRID, OUTPUTS)


def refused(*arguments, **options):
    with pytest.raises(fc.FullcostError) as caught:
        fc.sweep(*arguments, **options)
    return caught.value


def test_each_row_is_the_scenario_with_its_numbers_set(by_type, table):
    assert table.columns == ("busy_share", "fleet[h20].count", *OUTPUTS)
    assert [row["busy_share"] for row in table] == [0.3, 0.3, 0.6, 0.6, 0.9, 0.9]
    for row in table:
        one = by_type.set("busy_share", row["busy_share"]).set("fleet[h20].count", row["fleet[h20].count"])
        assert row["fleet_tco"] == one.evaluate().total("fleet_tco")


def test_readings_and_choices_vary_by_row(deepseek):
    grid = {"readings": ["", "by-type", ["hoppers-only", "by-compute"]], "bill": [-1, 0], "busy_share": [0.5]}
    table = fc.sweep(deepseek, grid, ["fleet_tco", "usd_per_gpu_hour"])
    assert table["readings"] == ["", "", "by-type", "by-type", "hoppers-only,by-compute", "hoppers-only,by-compute"]
    for row in table:
        one = deepseek.reading(*[id for id in row["readings"].split(",") if id]).set("bill", row["bill"])
        assert row["fleet_tco"] == one.set("busy_share", 0.5).evaluate().total("fleet_tco")
    assert (
        fc.sweep(deepseek, frame=table.to_polars()[:, :3], outputs=["fleet_tco", "usd_per_gpu_hour"])["fleet_tco"]
        == table["fleet_tco"]
    )


def test_every_kind_of_frame_gives_the_same_rows(by_type, table):
    rows = [{path: row[path] for path in GRID} for row in table]
    columns = {path: table[path] for path in GRID}
    arrow = pa.table(columns)
    whole = pa.schema([("busy_share", pa.float64()), ("fleet[h20].count", pa.int32())])
    frames = [
        rows,
        columns,
        arrow,
        pl.DataFrame(rows),
        pd.DataFrame(rows),
        arrow.to_batches(max_chunksize=4)[1],
        pd.DataFrame(rows).astype({"fleet[h20].count": "Int64"}),
        {path: pd.DataFrame(rows)[path].to_numpy() for path in GRID},
        pa.concat_tables([arrow[:2], arrow[2:]]).cast(whole),
    ]
    for frame in frames:
        found = fc.sweep(by_type, frame=frame, outputs=OUTPUTS)
        assert found.to_dicts() in (table.to_dicts(), table.to_dicts()[4:])
    patches = fc.sweep(by_type, frame=[{"busy_share": 0.3}, {"fleet[h20].count": 20_000}], outputs=OUTPUTS)
    assert patches["busy_share"] == [0.3, by_type["busy_share"]]
    assert patches["fleet[h20].count"] == [by_type["fleet[h20].count"], 20_000]
    assert len(fc.sweep(by_type, frame=arrow[:0], outputs=OUTPUTS)) == 0


def test_lazy_frames_and_indices_are_rows_too(by_type, table):
    columns = {path: table[path] for path in GRID}
    assert fc.sweep(by_type, frame=pl.LazyFrame(columns), outputs=OUTPUTS).to_dicts() == table.to_dicts()
    indexed = pd.DataFrame(columns).set_index("busy_share")
    assert fc.sweep(by_type, frame=indexed, outputs=OUTPUTS).to_dicts() == table.to_dicts()
    labelled = pd.DataFrame(columns, index=pd.Index(range(6), name="case"))
    assert fc.sweep(by_type, frame=labelled, outputs=OUTPUTS).to_dicts() == table.to_dicts()


def test_nothing_said_is_what_the_scenario_counts_first_and_three_quantiles():
    names = [f"development.{part}" for part in ("mean", "sd", "p05", "p50", "p95", "unanswered")]
    assert list(fc.sweep("rented-run", frame=[{}, {"rent_usd_per_gpu_hour": 2}], draws=20).columns[1:]) == names


def test_a_row_without_an_answer_is_empty(deepseek):
    table = fc.sweep(deepseek, {"window_years": [0.001, 4]}, ["told_share"])
    assert table["told_share"][0] is None
    assert table["told_share"][1] > 0
    assert pa.table(table)["told_share"].null_count == 1


def test_draws_are_the_same_in_every_row_and_on_every_thread(by_type):
    grid = {"busy_share": [0.5, 0.5, 0.7], "fleet[h20].count": [30_000]}
    one = fc.sweep(by_type, grid, ["usd_per_busy_gpu_hour"], draws=2000, quantiles=[0.025, 0.5, 0.95], threads=1)
    two = fc.sweep(by_type, grid, ["usd_per_busy_gpu_hour"], draws=2000, quantiles=[0.025, 0.5, 0.95], threads=2)
    parts = ("mean", "sd", "p02.5", "p50", "p95", "unanswered")
    assert one.columns[2:] == tuple(f"usd_per_busy_gpu_hour.{part}" for part in parts)
    assert one.to_dicts() == two.to_dicts()
    assert one[0] == one[1]
    assert one[2]["usd_per_busy_gpu_hour.mean"] < one[0]["usd_per_busy_gpu_hour.mean"]


@pytest.mark.parametrize(
    ("grid", "code", "path", "message"),
    [
        ({"busy_shar": [0.5]}, "unknown_path", "busy_shar", "nearest: `busy_share`"),
        ({"busy_share": [0.3, 0.4, 0.5, 1.2]}, "out_of_range", "busy_share[3]", "must be <= 1, got 1.2"),
        ({"busy_share": [0.3, float("nan")]}, "not_finite", "busy_share[1]", "NaN"),
        ({"busy_share": []}, "missing", "busy_share", "has no values"),
        ({"busy_share": [0.1, None]}, "missing", "busy_share[1]", "is empty"),
        ({"busy_share": [0.1, "0.2"]}, "wrong_type", "busy_share[1]", "must be a number"),
        ({"busy_share": 0.5}, "wrong_type", "busy_share", "must be a list"),
        ({"bill": [0.5]}, "out_of_range", "bill[0]", "whole number"),
        ({"readings": ["by-typ"]}, "unknown_name", "readings", "by-typ"),
        ({"readings": [5]}, "wrong_type", "readings[0]", "must be ids"),
        ({}, "missing", "grid", "names no path"),
        ({"busy_share": [0.5] * 10**6, "window_years": [4.0] * 10**6}, "too_large", "grid", "1e12 rows"),
        ({"busy_share": [0.5] * 10**5, "window_years": [4.0] * 10**5}, "too_large", "grid", "in memory"),
        ({"busy_share": range(10**12)}, "too_large", "grid", "1e12 rows"),
        (
            dict.fromkeys(("busy_share", "window_years", "rent_usd_per_gpu_hour"), range(10**7)),
            "too_large",
            "grid",
            "1e21",
        ),
    ],
)
def test_what_cannot_be_swept_is_refused(deepseek, grid, code, path, message):
    error = refused(deepseek, grid)
    assert (error.code, error.path) == (code, path)
    assert message in error.message


def test_what_is_no_frame_is_refused(deepseek):
    for frame in (pl.DataFrame({"busy_share": [0.5, None]}), pd.DataFrame({"busy_share": [0.5, None]})):
        error = refused(deepseek, frame=frame)
        assert (error.code, error.path) == ("missing", "busy_share[1]")
    assert refused(deepseek, frame=pa.table({"busy_share": ["a"]})).code == "wrong_type"
    assert refused(deepseek, frame=pl.DataFrame({"busy_share": [0.5, 7.0]})).path == "busy_share[1]"
    assert refused(deepseek, frame=5).code == "wrong_type"
    assert refused(deepseek, frame={"busy_share": [0.5], "window_years": [1.0, 2.0]}).path == "window_years"
    assert refused(deepseek).code == refused(deepseek, GRID, frame=[{}]).code == "missing"
    assert refused(deepseek, GRID, ["fleet"]).code == "unknown_name"
    assert refused(deepseek, GRID, draws=0).path == "draws"
    for name in ("threads", "chunk_rows"):
        error = refused(deepseek, GRID, **{name: -1})
        assert (error.code, error.path) == ("out_of_range", name)


def test_progress_is_told_and_a_callback_may_stop(deepseek, capfd):
    steps = [place / 2000 for place in range(1, 2001)]
    grid = {"busy_share": steps, "window_years": [4 - step for step in steps]}
    told = []
    fc.sweep(deepseek, grid, progress=lambda done, rows: told.append((done, rows)), threads=2)
    assert told
    assert all(rows == 4_000_000 and 0 < done <= rows for done, rows in told)

    class Enough(Exception):
        pass

    def stop(done, rows):
        raise Enough

    with pytest.raises(Enough):
        fc.sweep(deepseek, grid, progress=stop)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("options", [{}, {"draws": 50}], ids=str)
def test_progress_ends_with_all_rows(deepseek, options, tmp_path):
    for into in (None, tmp_path):
        told = []
        fc.sweep(deepseek, GRID, progress=lambda *done, told=told: told.append(done), into=into, **options)
        assert told.count((6, 6)) == 1
        assert told[-1] == (6, 6)


def test_ctrl_c_stops_long_before_the_end(fresh):
    # Rows with draws would take hours. Points take seconds, so there it counts how far they came.
    words = (
        "import fullcost as fc, signal, threading, time, os\n"
        "steps = [place / 4000 for place in range(1, 4001)]\n"
        "grid = {'busy_share': steps, 'window_years': [4 - step for step in steps]}\n"
        "told = [(0, 1)]\n"
        "by_type = fc.scenario('deepseek').reading('by-type')\n"
        "points = lambda: fc.sweep(by_type, grid, progress=lambda *done: told.append(done))\n"
        "draws = lambda: fc.sweep('deepseek', {'busy_share': steps}, 'usd_per_busy_gpu_hour', draws=10_000_000)\n"
        "def interrupt():\n"
        "    global sent\n"
        "    sent = time.monotonic(); os.kill(os.getpid(), signal.SIGINT)\n"
        "for sweep in (points, draws):\n"
        "    threading.Timer(0.15, interrupt).start()\n"
        "    try: sweep()\n"
        "    except KeyboardInterrupt: print(told[-1][0] < told[-1][1] and time.monotonic() - sent < 10)\n"
    )
    assert fresh(words).split() == ["True", "True"]


def test_a_folder_holds_the_table_and_nothing_else(by_type, table, tmp_path):
    folder = tmp_path / "sweep"
    kept = fc.sweep(by_type, GRID, OUTPUTS, into=folder, chunk_rows=4)
    assert kept.to_dicts() == table.to_dicts()
    assert pa.table(kept).combine_chunks().equals(pa.table(table).combine_chunks())
    assert kept.to_polars().equals(table.to_polars())
    assert kept["fleet_tco"] == table["fleet_tco"]
    assert kept[-1] == table[5]
    assert list(kept[3:5]) == list(table[3:5])
    assert repr(kept) == repr(table)
    assert len(kept) == 6
    names = sorted(os.listdir(folder))
    assert names == ["_manifest.json", "part-0000000.parquet", "part-0000001.parquet"]
    assert pq.read_table(folder / names[1]).num_rows == 4


def test_a_folder_of_another_sweep_is_refused(by_type, deepseek, tmp_path):
    folder = tmp_path / "sweep"
    fc.sweep(by_type, GRID, OUTPUTS, into=folder)
    more = {"busy_share": [0.3, 0.6], "fleet[h20].count": [20_000, 30_000]}
    others = [
        (deepseek, GRID, OUTPUTS, {}),
        (by_type.set("window_years", 3), GRID, OUTPUTS, {}),
        (by_type, more, OUTPUTS, {}),
        (by_type, GRID, OUTPUTS[:1], {}),
        (by_type, GRID, OUTPUTS, {"draws": 100}),
        (by_type, GRID, OUTPUTS, {"chunk_rows": 3}),
    ]
    for scenario, grid, outputs, options in others:
        error = refused(scenario, grid, outputs, into=folder, **options)
        assert (error.code, error.path) == ("impossible", "into")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("words")
    assert refused(by_type, GRID, into=tmp_path / "mine").code == "impossible"
    assert refused(by_type, GRID, into=tmp_path / "none", chunk_rows=0).path == "chunk_rows"


def test_a_file_that_was_cut_is_made_anew_and_others_files_are_left(by_type, table, tmp_path):
    ask = {"into": tmp_path, "chunk_rows": 4}
    fc.sweep(by_type, GRID, OUTPUTS, **ask)
    part = tmp_path / "part-0000001.parquet"
    part.write_bytes(part.read_bytes()[:4])
    elsewhere = tmp_path / ".part-0000001.parquet.elsewhere.1.tmp"
    elsewhere.touch()
    alive = tmp_path / f".part-0000000.parquet.{platform.node()}.{os.getppid()}.tmp"
    alive.touch()
    kept = fc.sweep(by_type, GRID, OUTPUTS, **ask)
    assert kept.to_dicts() == table.to_dicts()
    assert elsewhere.exists()
    assert alive.exists()
    part.write_bytes(part.read_bytes()[:4])
    kept[0]
    with pytest.raises(fc.FullcostError, match=r"into: .*part-0000001\.parquet` cannot be read"):
        kept[5]


@pytest.fixture(scope="module")
def start():
    """Start a sweep in a process of its own, from a server that has imported all that it needs."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["fullcost.sweeps", "pyarrow.parquet", "killed"])

    def start(folder):
        process = context.Process(target=killed.sweep, args=(folder,))
        process.start()
        return process

    return start


def names_in(folder):
    return set(os.listdir(folder)) if folder.exists() else set()


def test_a_sweep_that_is_killed_twenty_times_loses_and_repeats_nothing(start, tmp_path):
    start(tmp_path / "first").join()
    begun = time.monotonic()
    start(tmp_path / "whole").join()
    part = (time.monotonic() - begun) / len(names_in(tmp_path / "whole"))
    chance = random.Random(20)
    kills = 0
    for _ in range(100):
        folder = tmp_path / f"killed-{kills // 5}"
        # Some parts later, and somewhere within the next: counted, so that a busy machine kills at the same places.
        enough = len(names_in(folder)) + chance.randrange(4)
        process = start(folder)
        while process.is_alive() and len(names_in(folder)) < enough:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, part))
        process.kill()
        process.join()
        kills += process.exitcode == -signal.SIGKILL
        if kills == 20:
            break
    assert kills == 20
    expected = pq.read_table(tmp_path / "whole").combine_chunks()
    assert expected.num_rows == 90_000
    found = [names_in(tmp_path / f"killed-{place}") for place in range(4)]
    assert any(2 < len(names) < 21 for names in found)
    for place in range(4):
        start(tmp_path / f"killed-{place}").join()
        assert sorted(os.listdir(tmp_path / f"killed-{place}")) == sorted(os.listdir(tmp_path / "whole"))
        assert pq.read_table(tmp_path / f"killed-{place}").combine_chunks().equals(expected)


def test_pyarrow_is_asked_for_where_it_is_missing(by_type, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match="pip install pyarrow"):
        fc.sweep(by_type, GRID, into=tmp_path / "sweep")
    frame = pl.DataFrame({"busy_share": [0.5, 0.6]})
    assert len(fc.sweep(by_type, frame=frame)) == 2


def said(run, code=0):
    assert run.returncode == code, run.stderr.decode()
    assert b"Traceback" not in run.stderr
    return (run.stdout if code == 0 else run.stderr).decode()


def test_the_command_sweeps_a_grid(fullcost, by_type):
    options = ["--reading", "by-type", "--vary", "busy_share=0.3,0.6,0.9", "--vary", "fleet[h800].count=5000:20000:16"]
    text = said(fullcost("sweep", "deepseek", *options, "--csv", "--output", "fleet_tco"))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 48
    counts = [5000.0 + 1000 * place for place in range(16)]
    expected = fc.sweep(by_type, {"busy_share": [0.3, 0.6, 0.9], "fleet[h800].count": counts})
    assert [float(row["fleet_tco"]) for row in rows] == expected["fleet_tco"]
    data = json.loads(said(fullcost("sweep", "deepseek", *options, "--json", "--draws", "50")))
    assert data[0]["fleet_tco.unanswered"] == 0


def test_the_command_takes_rows_and_folders(fullcost, write, tmp_path, table):
    rows = write("busy_share,fleet[h20].count,readings\n0.3,20000,by-type\n0.9,30000,by-type\n", "rows.csv")
    options = ["--output", "fleet_tco", "--output", "usd_per_busy_gpu_hour", "--json"]
    found = json.loads(said(fullcost("sweep", "deepseek", "--rows", rows, *options)))
    assert [row["fleet_tco"] for row in found] == [table[0]["fleet_tco"], table[5]["fleet_tco"]]
    pq.write_table(pa.table(table).select(list(GRID)), tmp_path / "rows.parquet")
    folder = str(tmp_path / "folder")
    parquet = ["--reading", "by-type", "--rows", str(tmp_path / "rows.parquet"), "--into", folder]
    assert said(fullcost("sweep", "deepseek", *parquet)) == f"{folder}: 6 rows\n"
    assert pq.read_table(folder)["fleet_tco"].to_pylist() == table["fleet_tco"]


def test_the_command_complains(fullcost, write):
    assert "nearest: `busy_share`" in said(fullcost("sweep", "deepseek", "--vary", "busy_shar=1"), 1)
    assert said(fullcost("sweep", "deepseek", "--vary", "busy_share=0.25:1.25:5"), 1).startswith("busy_share[4]: ")
    for words in ("busy_share", "busy_share=a", "busy_share=1:2", "busy_share=1:2:0", "busy_share=1:2:1.5"):
        assert "--vary" in said(fullcost("sweep", "deepseek", "--vary", words), 2)
    rows = write("busy_share\n0.3\n\nmuch\n", "rows.csv")
    assert said(fullcost("sweep", "deepseek", "--rows", rows), 1).startswith("busy_share[1]: must be a number")
