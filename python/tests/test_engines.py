"""The kernel of sweeps inside other engines: the examples of docs/sweeps.md, and the same bits everywhere."""

import pickle
import re
import sys

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import FOUND, ROOT

import fullcost as fc

BLOCK = re.compile(r"^```python( spark)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
PATHS = ["busy_share", "fleet[h20].count", "window_years"]
OUTPUTS = ["fleet_tco", "usd_per_busy_gpu_hour"]


@pytest.fixture(scope="module")
def by_type():
    return fc.scenario("deepseek").reading("by-type")


@pytest.fixture(scope="module")
def table(by_type):
    steps = [place / 40 for place in range(1, 41)]
    grid = {"busy_share": steps, "fleet[h20].count": [1000.0 * step for step in steps], "window_years": [0.02, 2, 4]}
    return pa.table(fc.sweep(by_type, grid, OUTPUTS))


@pytest.fixture(scope="module")
def inputs(table):
    return table.select(PATHS)


@pytest.fixture(scope="module")
def kernel(by_type):
    return fc.kernel(by_type, PATHS, OUTPUTS)


@pytest.fixture(scope="module")
def cluster():
    """Two processes of Dask."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0
        ) as local,
        distributed.Client(local) as client,
    ):
        yield client


def test_the_page_runs(tmp_path, monkeypatch, cluster):
    monkeypatch.chdir(tmp_path)
    shared = {"__name__": "example"}
    blocks = [block for spark, block in BLOCK.findall((ROOT / "docs" / "sweeps.md").read_text("utf-8")) if not spark]
    assert len(blocks) == 8
    for block in blocks:
        exec(compile(block, "docs/sweeps.md", "exec"), shared)
    arrow = shared["arrow"]
    assert arrow.column_names == ["name", "busy", "h20s", *OUTPUTS]
    assert shared["polars"].to_arrow().select(OUTPUTS).equals(arrow.select(OUTPUTS))
    assert shared["duck"].select(OUTPUTS).equals(arrow.select(OUTPUTS))
    assert pa.Table.from_pandas(shared["dask"], preserve_index=False).select(OUTPUTS).equals(arrow.select(OUTPUTS))


def same(found, table):
    assert found.combine_chunks().equals(table.combine_chunks()), found


def test_arrow_gives_the_bits_of_a_sweep(kernel, table, inputs):
    assert table["fleet_tco"].null_count > 0
    same(kernel(inputs), table)
    same(kernel(inputs, append=False, threads=2), table.select(OUTPUTS))
    batches = inputs.to_batches(max_chunksize=517)
    assert isinstance(kernel(batches[0]), pa.RecordBatch)
    same(pa.Table.from_batches(kernel.batches(batches)), table)
    same(pickle.loads(pickle.dumps(kernel))(inputs), table)
    same(kernel(inputs.slice(100, 7)), table.slice(100, 7))
    assert kernel(inputs[:0]).num_rows == 0


def test_polars_gives_the_bits_of_a_sweep(kernel, table, inputs):
    frame = pl.from_arrow(inputs)
    expected = pl.from_arrow(table)
    assert frame.with_columns(kernel.polars()).equals(expected)
    assert frame.lazy().with_columns(kernel.polars()).collect(engine="streaming").equals(expected)


def test_a_mistake_under_polars_keeps_its_place(kernel, inputs):
    bad = pl.from_arrow(inputs[:2])
    for column, code in ((pl.Series([0.5, 1.2]), "out_of_range"), (pl.Series([0.5, None]), "missing")):
        frame = bad.with_columns(busy_share=column)
        for made in (
            frame.with_columns,
            lambda of, frame=frame: frame.lazy().with_columns(of).collect(engine="streaming"),
        ):
            with pytest.raises(fc.FullcostError) as caught:
                made(kernel.polars())
            again = pickle.loads(pickle.dumps(caught.value))
            assert (caught.value.code, caught.value.path) == (again.code, again.path)
            # An engine that streams may part rows, and counts them in each part.
            assert (again.code, again.path.partition("[")[0]) == (code, "busy_share")
            assert made != frame.with_columns or again.path == "busy_share[1]"


def test_a_kernel_takes_the_tables_of_pandas_and_polars(kernel, table, inputs):
    frame = pl.from_arrow(inputs)
    assert kernel(frame).equals(pl.from_arrow(table))
    assert kernel(frame.lazy(), append=False).collect().equals(pl.from_arrow(table.select(OUTPUTS)))
    pd.testing.assert_frame_equal(kernel(inputs.to_pandas()), table.to_pandas(), check_exact=True)
    for data in (frame.drop("busy_share"), inputs.to_pandas().drop(columns="busy_share")):
        with pytest.raises(fc.FullcostError, match="busy_share: is not a column"):
            kernel(data)
    for data in (5, {"busy_share": [0.5]}, None):
        with pytest.raises(fc.FullcostError, match="data: must be a table"):
            kernel(data)


def test_a_function_of_duckdb_is_replaced(kernel, by_type, inputs):
    with duckdb.connect() as connection:
        kernel.duckdb(connection, "bill")
        call = fc.kernel(by_type, PATHS, "told_share").duckdb(connection, "bill")
        assert connection.sql(f"select max({call}) from inputs").fetchall()[0][0] > 0
        with pytest.raises(fc.FullcostError, match="name: `sum` is DuckDB's own"):
            kernel.duckdb(connection, "sum")


def test_duckdb_gives_the_bits_of_a_sweep(kernel, table, inputs, by_type):
    with duckdb.connect() as connection:
        call = kernel.duckdb(connection)
        same(connection.sql(f"select *, unnest({call}) from inputs").to_arrow_table(), table)
        one = fc.kernel(by_type, PATHS, "fleet_tco").duckdb(connection, "one")
        found = connection.sql(f"select {one} as fleet_tco from inputs").to_arrow_table()
        same(found, table.select(["fleet_tco"]))


def test_dask_gives_the_bits_of_a_sweep_on_two_processes(kernel, table, inputs, cluster):
    import dask.dataframe as dd

    assert len(cluster.scheduler_info(n_workers=-1)["workers"]) == 2
    found = kernel.dask(dd.from_pandas(inputs.to_pandas(), npartitions=5)).compute()
    pd.testing.assert_frame_equal(found, table.to_pandas(), check_exact=True)


def test_spark_gives_the_bits_of_a_sweep(by_type, table, inputs, monkeypatch):
    sql = pytest.importorskip("pyspark.sql")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", FOUND)
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    names = ["busy", "h20s", "years"]
    kernel = fc.kernel(by_type, dict(zip(names, PATHS, strict=True)), OUTPUTS)
    shared = {"spark": spark, "rows": inputs.rename_columns(names), "kernel": kernel}
    page = (ROOT / "docs" / "sweeps.md").read_text("utf-8")
    exec(next(block for spark_only, block in BLOCK.findall(page) if spark_only), shared)
    expected = table.rename_columns([*names, *OUTPUTS]).to_pandas()
    pd.testing.assert_frame_equal(shared["sparked"], expected, check_exact=True)
    spark.stop()


def test_what_a_kernel_cannot_take_is_refused(kernel, by_type, inputs):
    def refused(data, kernel=kernel):
        with pytest.raises(fc.FullcostError) as caught:
            kernel(data)
        return caught.value

    missing = refused(inputs.select(PATHS[:2]))
    assert (missing.code, missing.path) == ("unknown_key", "window_years")
    empty = pa.table({**{path: [1.0, 1.0] for path in PATHS}, "busy_share": [0.5, None]})
    assert (refused(empty).code, refused(empty).path) == ("missing", "busy_share[1]")
    high = pa.table({**{path: [1.0] for path in PATHS}, "busy_share": [1.2]})
    assert (refused(high).code, refused(high).path) == ("out_of_range", "busy_share[0]")
    words = pa.table({**{path: [1.0] for path in PATHS}, "busy_share": ["much"]})
    assert refused(words).code == "wrong_type"
    with pytest.raises(fc.FullcostError, match="nearest: `busy_share`"):
        fc.kernel(by_type, ["busy_shar"])
    with duckdb.connect() as connection, pytest.raises(duckdb.Error, match="busy_share"):
        connection.sql(f"select unnest({kernel.duckdb(connection)}) from empty").fetchall()
