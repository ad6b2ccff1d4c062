"""Sweeps: a scenario with some of its numbers varied from row to row, and a table of outputs."""

from __future__ import annotations

import os

from .columns import of_frame, of_grid
from .error import FullcostError
from .parts import Folder, Parts
from .progress import Progress
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from . import _core
    from .columns import Columns
    from .scenario import Scenario

CHUNK_ROWS = 1 << 17
"""Rows of a file, unless a caller says otherwise."""

CHUNK_ROWS_DRAWN = 1 << 10
"""The same where each row is drawn."""

MOST_CELLS = 1 << 28
"""More numbers than this are not held in memory."""


def sweep(
    scenario: str | bytes | Mapping[str, Any] | os.PathLike[str] | Scenario,
    grid: Mapping[str, Sequence[Any]] | None = None,
    outputs: Sequence[str] | str | None = None,
    *,
    frame: Any = None,
    draws: int | None = None,
    seed: int = 1,
    quantiles: Sequence[float] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] | None = None,
    chunk_rows: int | None = None,
    into: str | os.PathLike[str] | None = None,
) -> Table:
    """Evaluate many variants of a scenario.

    Parameters
    ----------
    scenario : str, dict, path or Scenario
        Whatever :func:`fullcost.scenario` reads. What a row does not vary is as the scenario has it.
    grid : dict of lists, optional
        Values by path; every combination is a row, and the last path changes fastest. Rows are made when they are
        computed: a grid of a billion takes no memory.
    outputs : sequence of str, optional
        Each once: scopes (``fleet_tco``, ``official_training``), ``usd_per_gpu_hour``, ``usd_per_busy_gpu_hour``,
        ``told_share``, or what a claim counts: ``claims[v3-official-usd]``. By default the scope that the scenario
        counts first.
    frame : DataFrame, Arrow table, dict of columns or list of patches, optional
        A row for each variant, in place of a grid: pandas, Polars (a lazy one is collected), pyarrow, DuckDB. Columns
        are named by path, and so is an index of pandas that varies with them. What a patch does not name is as the
        scenario has it; an empty cell is an error.
    draws : int, optional
        How many draws of the numbers that a row does not fix. The same in every row, so that rows differ by what was
        varied and not by chance. None for the point, where every number is at its median or as stated.
    seed : int
        Another seed, other draws.
    quantiles : sequence of float, optional
        Which quantiles are told of draws, each once: by default 5, 50 and 95 %.
    threads : int, optional
        How many threads; by default all. The answer does not depend on it.
    progress : bool or callable, optional
        A function that is called with the rows done and all rows, in the end with all of them; or whether to show a
        line on the standard error stream, by default on a terminal and in notebooks.
    chunk_rows : int, optional
        Rows of a file of ``into``.
    into : path, optional
        A folder. Finished chunks become Parquet files there, and a sweep that died goes on where it was. Needs pyarrow.

    Returns
    -------
    Table
        The varied columns by path, then the outputs in dollars or their own unit. With draws, of each output ``.mean``,
        ``.sd``, quantiles as ``.p05``, and ``.unanswered``, the draws without an answer. Empty where a row has no
        answer: a fleet too small for its work. With ``into`` its rows are read from the files when asked for.

    Raises
    ------
    FullcostError
        ``unknown_path`` with the nearest paths; ``out_of_range``, ``not_finite`` or ``missing`` with path and row;
        ``duplicate_id`` for what would have a column twice; ``too_large`` for a grid of 1e12 rows, or a table beyond
        memory without ``into``; ``impossible`` for a folder that holds something else, or a file in it that cannot be
        read.
    KeyboardInterrupt
        Within 100 ms of Ctrl-C. Finished chunks of ``into`` stay.

    Examples
    --------
    >>> import fullcost as fc
    >>> table = fc.sweep("deepseek", {"fleet[h20].count": [20_000, 30_000], "busy_share": [0.3, 0.6]})
    >>> table.columns
    ('fleet[h20].count', 'busy_share', 'fleet_tco')
    >>> len(table)
    4
    >>> drawn = fc.sweep("deepseek", frame=[{"busy_share": 0.5}], draws=1000, quantiles=[0.1, 0.9])
    >>> drawn.columns[1:]
    ('fleet_tco.mean', 'fleet_tco.sd', 'fleet_tco.p10', 'fleet_tco.p90', 'fleet_tco.unanswered')
    """
    from . import scenario as read

    base = read(scenario)
    if (grid is None) == (frame is None):
        raise FullcostError("missing", "grid", "must be given, or a frame, but not both", "a grid or a frame")
    columns = of_grid(grid) if grid is not None else of_frame(frame, base)
    job = _Job(base, columns, grid is not None, options_of(outputs, draws, seed, quantiles), draws is not None)
    width = len(columns.values) + len(job.sweep.names())
    line = Progress(job.rows, progress)
    threads = cores() if threads is None else threads
    for path, number in (("threads", threads), ("chunk_rows", chunk_rows)):
        if number is not None and (not isinstance(number, int) or number < 1):
            raise FullcostError("out_of_range", path, f"must be a whole number of at least 1, got {number!r}", ">= 1")
    try:
        if into is not None:
            return _into(job, into, chunk_rows, threads, line)
        if job.rows * width > MOST_CELLS:
            message = f"has {job.rows:,} rows of {width} numbers: too many to be held in memory"
            raise FullcostError("too_large", "grid" if job.grid else "frame", message, "a folder as `into`")
        table = Table(job.run(0, job.rows, threads, line.watch(0)))
        line.finish()
        return table
    finally:
        line.end()


def options_of(
    outputs: Sequence[str] | str | None,
    draws: int | None = None,
    seed: int = 1,
    quantiles: Sequence[float] | None = None,
) -> dict[str, Any]:
    """Give the options of a sample as the core reads them."""
    names = [outputs] if isinstance(outputs, str) else list(outputs or ())
    more = {} if draws is None else {"draws": draws, "seed": seed, "quantiles": list(quantiles or ())}
    return {"outputs": names, **more}


def cores() -> int:
    """Give how many threads may run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Job:
    """What is computed, over which rows."""

    def __init__(
        self, scenario: Scenario, columns: Columns, is_grid: bool, options: dict[str, Any], drawn: bool
    ) -> None:
        self.scenario, self.columns, self.options, self.drawn = scenario, columns, options, drawn
        self.sweep: _core.Sweep = scenario._model.sweep(list(columns.values), columns.sets, options, drawn)
        self.values = list(columns.values.values())
        self.grid: _core.Grid | None = self.sweep.grid(self.values) if is_grid else None
        self.rows = self.grid.rows() if self.grid else len(self.values[0])

    def run(self, first: int, count: int, threads: int, watch: Callable[[int], None] | None) -> _core.Table:
        if self.grid:
            return self.sweep.over_grid(self.grid, first, count, threads, watch)
        return self.sweep.over([values[first : first + count] for values in self.values], first, True, threads, watch)

    def manifest(self, chunk_rows: int) -> dict[str, Any]:
        """What tells this sweep from all others."""
        import hashlib

        versions = self.scenario.evaluate().to_dict()
        rows = hashlib.sha256()
        for values in self.values:
            rows.update(len(values).to_bytes(8, "little"))
            rows.update(values.cast("B") if len(values) else b"")
        return {
            "kind": "fullcost sweep 1",
            "scenario": _hash_of(self.scenario),
            "paths": list(self.columns.values),
            "readings": self.columns.sets,
            "values": ("grid " if self.grid else "frame ") + rows.hexdigest(),
            "rows": self.rows,
            "chunk_rows": chunk_rows,
            "options": self.options,
            "drawn": self.drawn,
            "model_version": versions["model_version"],
            "data_version": versions["data_version"],
        }


def _hash_of(scenario: Scenario) -> str:
    import hashlib
    import json

    state = json.dumps(scenario.state, sort_keys=True, default=float)
    return hashlib.sha256(scenario.to_blob() + state.encode()).hexdigest()


def _into(job: _Job, into: str | os.PathLike[str], chunk_rows: int | None, threads: int, line: Progress) -> Table:
    chunk_rows = (CHUNK_ROWS_DRAWN if job.drawn else CHUNK_ROWS) if chunk_rows is None else chunk_rows
    if chunk_rows < 1:
        raise FullcostError("out_of_range", "chunk_rows", f"must be at least 1, got {chunk_rows}", ">= 1")
    folder = Folder(into, job.manifest(chunk_rows))
    for part in folder.parts():
        first, count = folder.span(part)
        if not folder.holds(part):
            folder.write(part, job.run(first, count, threads, line.watch(first)))
        line.tell(first + count)
    line.finish()
    folder.clean()
    parts: Any = Parts(folder)
    return Table(parts)
