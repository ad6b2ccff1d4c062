"""A scenario as a function of columns, for engines that have rows of their own: Arrow, Polars, DuckDB, Dask, Spark."""

from __future__ import annotations

from .columns import READINGS, of_frame
from .error import FullcostError, lasting
from .parts import arrow_of
from .sweeps import options_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any, TypeVar

    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from . import _core
    from .scenario import Scenario

    Frame = TypeVar("Frame")


def kernel(
    scenario: str | bytes | Mapping[str, Any] | os.PathLike[str] | Scenario,
    paths: Sequence[str] | Mapping[str, str],
    outputs: Sequence[str] | str | None = None,
) -> Kernel:
    """Give a scenario as a function from columns to columns, to be run by another engine.

    Parameters
    ----------
    scenario : str, dict, path or Scenario
        Whatever :func:`fullcost.scenario` reads. What no column gives is as the scenario has it.
    paths : sequence of str, or dict
        The inputs that columns give. Columns are named by path, or a dict says which column is which path.
    outputs : sequence of str, optional
        As in :func:`fullcost.sweep`.

    Returns
    -------
    Kernel
        It can be pickled and sent to workers, and gives the bits that :func:`fullcost.sweep` gives.

    Raises
    ------
    FullcostError
        ``unknown_path`` or ``unknown_name``; ``unknown_key`` where the data have no such column.

    Examples
    --------
    >>> import fullcost as fc
    >>> import pyarrow as pa
    >>> kernel = fc.kernel("deepseek", ["busy_share"], ["usd_per_busy_gpu_hour"])
    >>> kernel(pa.table({"busy_share": [0.3, 0.6]})).column_names
    ['busy_share', 'usd_per_busy_gpu_hour']
    """
    from . import scenario as read

    return Kernel(read(scenario), paths, outputs)


class Kernel:
    """A scenario as a function from columns to columns. Make one with :func:`fullcost.kernel`.

    Called with a table of pyarrow, pandas or Polars it gives the same with the outputs appended. A row without an
    answer (a fleet too small for its work) has an empty output. An empty input is an error with row and column.
    """

    def __init__(
        self, scenario: Scenario, paths: Sequence[str] | Mapping[str, str], outputs: Sequence[str] | str | None
    ) -> None:
        self.scenario = scenario
        paths = [paths] if isinstance(paths, str) else paths
        self.paths = dict(paths) if hasattr(paths, "keys") else {path: path for path in paths}
        if READINGS in self.paths.values():
            raise FullcostError("wrong_type", READINGS, "cannot vary in a kernel", "a kernel for each reading")
        options = options_of(outputs)
        self._sweep: _core.Sweep = scenario._model.sweep(list(self.paths.values()), [], options, False)
        self.outputs = self._sweep.names()

    def __reduce__(self) -> tuple[Any, ...]:
        return Kernel, (self.scenario, self.paths, self.outputs)

    def __repr__(self) -> str:
        return f"<Kernel {self.scenario.id!r}: {', '.join(self.paths)} -> {', '.join(self.outputs)}>"

    def __call__(self, data: Frame, *, append: bool = True, threads: int = 1) -> Frame:
        """Compute the outputs of a table.

        Parameters
        ----------
        data : pyarrow.RecordBatch, pyarrow.Table, pandas.DataFrame, polars.DataFrame or polars.LazyFrame
            With a column for each input; others are left alone.
        append : bool
            Whether the columns of ``data`` come before the outputs.
        threads : int
            How many threads. Engines run many kernels at once, so one by default.

        Returns
        -------
        Table of the same kind
            In the same order.

        Raises
        ------
        FullcostError
            ``unknown_key`` where a column is missing; ``wrong_type`` for what is no such table; as
            :func:`fullcost.sweep` for what is in it.
        """
        of: Any = data
        if hasattr(of, "iloc"):
            frame = self.pandas(of)
            made: Frame = frame if append else frame[self.outputs]
            return made
        if hasattr(of, "with_columns"):
            self._found(of.collect_schema().names())
            made = of.with_columns(self.polars()) if append else of.select(self.polars())
            return made
        if not hasattr(of, "schema") or not hasattr(type(of), "from_arrays"):
            message = f"must be a table, got `{type(of).__name__}`"
            raise FullcostError("wrong_type", "data", message, "a table of pyarrow, pandas or Polars")
        found = arrow_of(self._run(self._columns(of), threads))
        columns: list[Any] = [chunks.combine_chunks() for chunks in found.columns]
        names: list[str] = list(self.outputs)
        if append:
            names = [*of.schema.names, *names]
            columns = [*of.columns, *columns]
        made = type(of).from_arrays(columns, names=names)
        return made

    def _found(self, names: Sequence[Any]) -> None:
        for column in self.paths:
            if column not in names:
                raise FullcostError("unknown_key", column, "is not a column of the data", ", ".join(map(str, names)))

    def _columns(self, data: Any) -> dict[str, Any]:
        self._found(data.schema.names)
        return {path: data.column(column) for column, path in self.paths.items()}

    def _run(self, columns: dict[str, Any], threads: int) -> _core.Table:
        values = of_frame(columns, self.scenario).values
        return self._sweep.over(list(values.values()), 0, False, threads)

    def batches(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Append the outputs to each of some record batches: what Spark's ``mapInArrow`` takes."""
        for batch in batches:
            yield self(batch)

    def pandas(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Give a pandas DataFrame with the outputs appended: for ``map_partitions`` of Dask."""
        self._found(list(frame.columns))
        columns = {path: frame[column] for column, path in self.paths.items()}
        found = arrow_of(self._run(columns, 1))
        more = {name: found[name].to_numpy() for name in self.outputs}
        result: pd.DataFrame = frame.assign(**more)
        return result

    def polars(self) -> list[pl.Expr]:
        """Give the outputs as Polars expressions: ``frame.with_columns(kernel.polars())``, lazy or not."""
        import polars as pl

        def run(series: Sequence[pl.Series]) -> pl.Series:
            columns = {path: one.to_arrow() for path, one in zip(self.paths.values(), series, strict=True)}
            try:
                found = pl.DataFrame(self._run(columns, 1))
            except FullcostError as error:
                raise lasting(error) from None
            return found.to_struct("outputs")

        kind = pl.Struct(dict.fromkeys(self.outputs, pl.Float64))
        inputs = [pl.col(column).cast(pl.Float64) for column in self.paths]
        outputs = pl.map_batches(inputs, run, return_dtype=kind, is_elementwise=True)
        return [outputs.struct.field(name) for name in self.outputs]

    def duckdb(self, connection: duckdb.DuckDBPyConnection, name: str = "fullcost") -> str:
        """Make the kernel a function of a DuckDB connection, vectorised through Arrow.

        Parameters
        ----------
        connection : duckdb.DuckDBPyConnection
            Where the function will be known.
        name : str
            Its name, which replaces a function made so before. Its arguments are the inputs in order; it gives the
            output, or a struct of several.

        Returns
        -------
        str
            The call with the columns' names, for a query.

        Raises
        ------
        FullcostError
            ``duplicate_id`` where DuckDB has a function of that name by itself.
        """
        from contextlib import suppress
        from inspect import Parameter, Signature

        import duckdb

        quoted = ['"' + column.replace('"', '""') + '"' for column in self.paths]
        fields: Any = dict.fromkeys(self.outputs, "DOUBLE")
        kind: Any = "DOUBLE" if len(self.outputs) == 1 else connection.struct_type(fields)

        def run(*columns: pa.ChunkedArray) -> Any:
            return self._vector(columns)

        # DuckDB counts the arguments that a function names.
        named = [Parameter(f"column_{place}", Parameter.POSITIONAL_ONLY) for place in range(len(self.paths))]
        run.__signature__ = Signature(named)  # type: ignore[attr-defined]
        with suppress(duckdb.InvalidInputException):
            connection.remove_function(name)
        make: Any = connection.create_function
        try:
            make(name, run, ["DOUBLE"] * len(self.paths), kind, type="arrow", null_handling="special")
        except (duckdb.NotImplementedException, duckdb.CatalogException):
            raise FullcostError("duplicate_id", "name", f"`{name}` is DuckDB's own", "another name") from None
        return f"{name}({', '.join(quoted)})"

    def _vector(self, columns: Sequence[pa.ChunkedArray]) -> pa.Array | pa.ChunkedArray:
        """One column for the outputs."""
        import pyarrow as pa

        found = arrow_of(self._run(dict(zip(self.paths.values(), columns, strict=True)), 1))
        if len(self.outputs) == 1:
            return found.column(0)
        return pa.StructArray.from_arrays([chunks.combine_chunks() for chunks in found.columns], self.outputs)

    def dask(self, frame: Any) -> Any:
        """Give a Dask DataFrame with the outputs appended, computed where its partitions are."""
        meta = frame._meta.assign(**dict.fromkeys(self.outputs, 0.0)).astype(dict.fromkeys(self.outputs, "float64"))
        return frame.map_partitions(self.pandas, meta=meta)

    def spark(self, frame: Any) -> Any:
        """Give a Spark DataFrame with the outputs appended, through ``mapInArrow``.

        Spark takes a dot in a column's name for a part of it: name such columns otherwise, and say which path each is.
        """
        for name in frame.columns:
            if "." in name:
                raise FullcostError("wrong_type", name, "has a dot, which Spark does not take here", "another name")
        from pyspark.sql.types import DoubleType, StructField, StructType

        more = [StructField(name, DoubleType()) for name in self.outputs]
        return frame.mapInArrow(self.batches, StructType([*frame.schema.fields, *more]))
