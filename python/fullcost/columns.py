"""Columns of numbers out of whatever holds a table: dicts, lists of patches, DataFrames, Arrow."""

from __future__ import annotations

from collections.abc import Sized

from . import _core
from .error import FullcostError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from .scenario import Scenario

READINGS = "readings"
"""The name of the column whose cells are readings: ids, joined by commas."""


class Columns:
    """Numbers by path, and the sets of readings that the column ``readings`` counts into."""

    def __init__(self) -> None:
        self.sets: list[list[str]] = []
        self._places: dict[tuple[str, ...], int] = {}
        self.values: dict[str, memoryview] = {}

    def add(self, path: str, cells: object) -> None:
        """Take a column. A cell that is no number is an error with path and row."""
        if not isinstance(path, str):
            raise FullcostError("wrong_type", "", f"the name of a column must be a text, got {path!r}", "a path")
        if path == READINGS:
            cells = [float(self._reading(cell, row)) for row, cell in enumerate(_listed(cells, path))]
        self.values[path] = numbers(path, cells)

    def _reading(self, cell: object, row: int) -> int:
        if isinstance(cell, str):
            cell = [id.strip() for id in cell.split(",") if id.strip()]
        if not isinstance(cell, (list, tuple)) or not all(isinstance(id, str) for id in cell):
            raise FullcostError("wrong_type", f"{READINGS}[{row}]", f"must be ids of readings, got {cell!r}", "ids")
        ids = tuple(cell)
        if ids not in self._places:
            self._places[ids] = len(self.sets)
            self.sets.append(list(ids))
        return self._places[ids]


def of_grid(grid: Mapping[str, object]) -> Columns:
    """Read the lists of a grid."""
    if not hasattr(grid, "items"):
        raise FullcostError(
            "wrong_type", "grid", f"must be a dict, got `{type(grid).__name__}`", "lists of values by path"
        )
    columns = Columns()
    rows = 1.0
    for cells in grid.values():
        rows *= max(len(cells), 1) if isinstance(cells, Sized) else 1
    _core.check_rows(rows)  # before anything of it is made
    for path, cells in grid.items():
        columns.add(path, cells)
    if not columns.values:
        raise FullcostError("missing", "grid", "names no path", "a list of values for each path")
    return columns


def of_frame(frame: object, scenario: Scenario) -> Columns:
    """Read a table: a dict of columns, a list of patches, or what Arrow, pandas or Polars made."""
    columns = Columns()
    for path, cells in _cells(frame, scenario):
        columns.add(path, cells)
    if not columns.values:
        raise FullcostError("missing", "frame", "has no columns", "a column for each path that varies")
    lengths = {path: len(values) for path, values in columns.values.items()}
    first = next(iter(lengths.values()))
    for path, length in lengths.items():
        if length != first:
            raise FullcostError("wrong_type", path, f"has {length} rows where the first has {first}", "one length")
    return columns


def _cells(frame: Any, scenario: Scenario) -> Iterable[tuple[str, object]]:
    if hasattr(frame, "collect_schema") and hasattr(frame, "collect"):
        frame = frame.collect()
    if isinstance(frame, dict):
        return list(frame.items())
    if isinstance(frame, (list, tuple)):
        return _patches(frame, scenario)
    arrow = hasattr(frame, "__arrow_c_stream__") or hasattr(frame, "__arrow_c_array__")
    if arrow and not hasattr(frame, "iloc"):
        return [(name, column) for name, column in _arrow(frame)]
    if hasattr(frame, "columns") and hasattr(frame, "__getitem__"):
        return [*_index(frame, scenario), *((name, frame[name]) for name in frame.columns)]
    kind = type(frame).__name__
    raise FullcostError("wrong_type", "frame", f"must be a table, got `{kind}`", "a DataFrame, columns or patches")


def _index(frame: Any, scenario: Scenario) -> Iterable[tuple[str, object]]:
    """The levels of an index that are named by path. Another name is a label."""
    paths = {*scenario.leaves()["path"], READINGS}
    index: Any = getattr(frame, "index", None)
    names = getattr(index, "names", ())
    return [(name, index.get_level_values(name)) for name in names if isinstance(name, str) and name in paths]


def _arrow(frame: Any) -> Iterable[tuple[str, object]]:
    try:
        import pyarrow as arrow
    except ImportError:
        names = frame.columns
        return [(name, frame[name]) for name in names]
    table = arrow.table(frame)
    return zip(table.column_names, table.columns, strict=True)


def _patches(patches: Sequence[Mapping[str, object]], scenario: Scenario) -> Iterable[tuple[str, object]]:
    """Columns of patches; what a patch does not name is as the scenario has it."""
    paths: dict[str, None] = {}
    for row, patch in enumerate(patches):
        if not hasattr(patch, "keys"):
            raise FullcostError("wrong_type", f"frame[{row}]", f"must be a patch, got {patch!r}", "a dict by path")
        paths.update(dict.fromkeys(patch))
    on = [row["id"] for row in scenario.readings if row["on"]] if READINGS in paths else []
    for path in paths:
        told = all(path in patch for patch in patches)
        default = None if told else on if path == READINGS else scenario[path]
        yield path, [patch.get(path, default) for patch in patches]


def numbers(path: str, cells: Any) -> memoryview:
    """Read a column as doubles. ``FullcostError`` with path and row for a cell that is empty or no number."""
    from array import array

    if hasattr(cells, "combine_chunks") or hasattr(cells, "buffers"):
        return _of_arrow(path, cells)
    if type(cells).__module__ == "numpy" and cells.dtype.kind in "fiu" and cells.ndim == 1:
        return memoryview(cells.astype("float64")) if len(cells) else _none()
    if hasattr(cells, "to_numpy") and getattr(getattr(cells, "dtype", None), "kind", "") in ("f", "i", "u"):
        if hasattr(cells, "isna") and cells.isna().any():
            raise _empty(path, int(cells.isna().to_numpy().argmax()))
        return memoryview(cells.to_numpy(dtype="float64").copy()) if len(cells) else _none()
    cells = _listed(cells, path)
    for row, cell in enumerate(cells):
        if type(cell) is not float and type(cell) is not int:
            _must_be_number(path, row, cell)
    try:
        return memoryview(array("d", cells)) if cells else _none()
    except (OverflowError, TypeError, ValueError):
        raise FullcostError("wrong_type", path, "must be numbers", "numbers") from None


def _none() -> memoryview:
    """No numbers, at a place in memory where numbers may be."""
    from array import array

    return memoryview(array("d", [0.0]))[:0]


def _of_arrow(path: str, column: Any) -> memoryview:
    import pyarrow as arrow

    if column.null_count:
        nulls = column.is_null().to_pylist()
        raise _empty(path, nulls.index(True))
    kind = column.type
    if arrow.types.is_boolean(kind) or not (arrow.types.is_primitive(kind) or arrow.types.is_decimal(kind)):
        raise FullcostError("wrong_type", path, f"must be a column of numbers, got {kind}", "numbers")
    if arrow.types.is_temporal(kind):
        raise FullcostError("wrong_type", path, f"must be a column of numbers, got {kind}", "numbers")
    column = column.cast(arrow.float64(), safe=False)
    if isinstance(column, arrow.ChunkedArray):
        column = column.combine_chunks()
        if isinstance(column, arrow.ChunkedArray):
            column = arrow.concat_arrays(column.chunks) if column.num_chunks else arrow.array([], arrow.float64())
    buffer = column.buffers()[1]
    if not len(column):
        return _none()
    whole: Any = memoryview(buffer).cast("B").cast("d")
    return whole[column.offset : column.offset + len(column)]  # type: ignore[no-any-return]


def _listed(cells: Any, path: str) -> list[Any]:
    for name in ("to_pylist", "to_list", "tolist"):
        if hasattr(cells, name):
            found: list[Any] = getattr(cells, name)()
            return found
    if isinstance(cells, (str, bytes)) or not hasattr(cells, "__iter__"):
        raise FullcostError("wrong_type", path, f"must be a list of values, got {cells!r}", "a list")
    return list(cells)


def _must_be_number(path: str, row: int, cell: object) -> None:
    if cell is None:
        raise _empty(path, row)
    if isinstance(cell, (bool, str, bytes)) or not hasattr(cell, "__float__"):
        kind = type(cell).__name__
        raise FullcostError("wrong_type", f"{path}[{row}]", f"must be a number, got `{kind}`", "a number")


def _empty(path: str, row: int) -> FullcostError:
    return FullcostError("missing", f"{path}[{row}]", "is empty", "a number in every cell")
