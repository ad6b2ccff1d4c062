"""Tables, and the DataFrames that they become."""

import gc
import subprocess
import sys

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import fullcost as fc


@pytest.fixture(scope="module")
def outcome():
    return fc.scenario("deepseek").evaluate()


@pytest.fixture(scope="module")
def tables(outcome):
    scenario = outcome.scenario
    return {
        "ledger": outcome.ledger,
        "uses": outcome.uses,
        "scopes": outcome.scopes,
        "lines": outcome.lines,
        "comparisons": outcome.comparisons,
        "undisclosed": outcome.undisclosed,
        "diagnostics": outcome.diagnostics,
        "steps": scenario.reconcile().steps,
        "leaves": scenario.leaves(),
        "claims": scenario.claims(),
        "sources": scenario.sources(),
        "readings": scenario.readings,
        "catalog": fc.catalog(),
        "prices": fc.prices(),
        "nothing": outcome.ledger[:0],
    }


NAMES = ["ledger", "uses", "scopes", "lines", "comparisons", "undisclosed", "diagnostics", "steps", "leaves", "claims",
         "sources", "readings", "catalog", "prices", "nothing"]  # fmt: skip


def test_a_table_counts_iterates_and_indexes(outcome):
    ledger = outcome.ledger
    rows = list(ledger)
    assert ledger.shape == (len(ledger), len(ledger.columns)) == (len(rows), 6)
    assert tuple(rows[0]) == ledger.columns
    assert ledger[0] == rows[0]
    assert ledger[-1] == rows[-1]
    assert ledger["usd"] == [row["usd"] for row in rows]
    assert list(ledger[2:5]) == rows[2:5]
    assert list(ledger[::-1]) == rows[::-1]
    assert ledger.to_dicts() == rows
    assert ledger._ipython_key_completions_() == list(ledger.columns)


def test_what_is_not_there_is_said_in_pythons_way(outcome):
    with pytest.raises(KeyError):
        outcome.ledger["dollars"]
    for place in (len(outcome.ledger), -len(outcome.ledger) - 1):
        with pytest.raises(IndexError):
            outcome.ledger[place]


@pytest.mark.parametrize("name", NAMES)
def test_every_reader_of_arrow_sees_the_same_cells(tables, name):
    table = tables[name]
    rows = table.to_dicts()
    assert pa.table(table).to_pylist() == rows
    assert pl.DataFrame(table).to_dicts() == rows
    assert table.to_polars().columns == list(table.columns)
    with duckdb.connect() as connection:
        connection.register("cells", table)
        fetched = connection.sql("from cells").fetchall()
    assert [dict(zip(table.columns, row, strict=True)) for row in fetched] == rows
    assert pd.DataFrame.from_arrow(table).shape == table.shape


@pytest.mark.parametrize("name", NAMES)
def test_pandas_needs_no_arrow(tables, name):
    table = tables[name]
    frame = table.to_pandas()
    assert frame.shape == table.shape
    assert list(frame.columns) == list(table.columns)
    for column in table.columns:
        cells = [cell if isinstance(cell, list) or not pd.isna(cell) else None for cell in frame[column].tolist()]
        assert cells == table[column]


def test_kinds_arrive_as_types(outcome):
    ledger = outcome.ledger.to_polars()
    assert ledger.schema["usd"] == pl.Float64
    assert ledger.schema["year"] == pl.Int64
    assert ledger.schema["nature"] == pl.String
    assert outcome.uses.to_polars().schema["told"] == pl.Boolean
    assert outcome.lines.to_polars().schema["leaves"] == pl.List(pl.String)
    assert str(outcome.ledger.to_pandas().dtypes["usd"]) == "float64"


def test_sums_in_a_frame_are_sums_of_the_ledger(outcome):
    frame = outcome.ledger.to_pandas()
    by_year = frame[frame["valuation"] == "owner"].groupby("year")["usd"].sum()
    assert by_year.sum() == pytest.approx(outcome.to_dict()["hinge"]["usd"], rel=1e-9)


def test_streams_are_released_taken_or_not(outcome):
    ledger = outcome.ledger
    for _ in range(500):
        ledger.__arrow_c_stream__()
        pa.table(ledger)
        pl.DataFrame(ledger)
    batches = pa.RecordBatchReader.from_stream(ledger)
    del ledger
    gc.collect()
    assert batches.read_all().num_rows == len(outcome.ledger)


def test_memory_does_not_grow_with_streams(outcome):
    script = (
        "import fullcost as fc, pyarrow as pa, resource\n"
        "table = fc.scenario('deepseek').evaluate().ledger\n"
        "def grow(times):\n"
        "    for _ in range(times): pa.table(table); table.__arrow_c_stream__()\n"
        "    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "grow(500); before = grow(1); after = grow(2000)\n"
        "print(after - before)\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 2000


def test_a_missing_package_is_named_with_its_remedy(outcome, monkeypatch):
    for package, ask in (("pandas", outcome.ledger.to_pandas), ("polars", outcome.ledger.to_polars)):
        monkeypatch.setitem(sys.modules, package, None)
        with pytest.raises(ImportError, match=rf"pip install .*{package}"):
            ask()


def test_long_tables_are_cut_in_the_repr_and_say_so(deepseek):
    leaves = deepseek.leaves()
    assert len(leaves) > 40
    assert f"and {len(leaves) - 40} more rows" in repr(leaves)
    assert f"and {len(leaves) - 40} more rows" in leaves._repr_html_()
    assert all(len(line) <= 100 for line in repr(leaves).split("\n"))
