"""A table of named columns, which becomes a DataFrame where pandas or Polars is at hand."""

from __future__ import annotations

from . import html, text
from .needed import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, overload

    import pandas
    import polars

    from ._core import Table as CoreTable

Cell = float | int | bool | str | list[str] | None
"""What a cell holds. ``None`` where nothing is said."""

MOST_ROWS_SHOWN = 40


class Table:
    """Rows and named columns. It never changes.

    ``len(table)`` counts rows, iteration gives rows as dicts, ``table["usd"]`` a column as a list and ``table[0]`` a
    row. Any program that reads Arrow takes the table as it is: ``polars.DataFrame(table)``, ``pyarrow.table(table)``,
    ``duckdb.sql("from scopes")``. Money is in dollars and shares run from 0 to 1; a column's name ends in its unit.

    Examples
    --------
    >>> import fullcost as fc
    >>> scopes = fc.scenario("deepseek").evaluate().scopes
    >>> scopes.columns
    ('id', 'label', 'usd', 'more_than', 'undisclosed')
    >>> scopes["id"][:2]
    ['final_run', 'official_training']
    """

    __slots__ = ("_core",)

    def __init__(self, core: CoreTable) -> None:
        self._core = core

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(name for name, _ in self._core.columns)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self._core), len(self._core.columns)

    def __len__(self) -> int:
        return len(self._core)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (self._core.row(place) for place in range(len(self)))

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: str) -> list[Any]: ...
        @overload
        def __getitem__(self, key: int) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: slice) -> Table: ...

    def __getitem__(self, key: str | int | slice) -> list[Any] | dict[str, Any] | Table:
        """Get a column by its name, a row by its place, or a shorter table by a slice.

        Raises
        ------
        KeyError
            There is no such column.
        IndexError
            There is no such row.
        """
        if isinstance(key, str):
            return self._core.column(key)
        if isinstance(key, slice):
            return Table(self._core.take(range(*key.indices(len(self)))))
        place = key.__index__()
        if not -len(self) <= place < len(self):
            raise IndexError(f"row {place} of {len(self)}")
        return self._core.row(place % len(self))

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.columns)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Give the rows as a list of dicts."""
        return list(self)

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas DataFrame. An empty number is NaN.

        Raises
        ------
        ImportError
            pandas is not installed.
        """
        frames = needed("pandas")
        kinds = {"number": "float64", "whole": "Int64", "flag": "boolean", "text": "str", "texts": "object"}
        data = {name: frames.Series(self[name], dtype=kinds[kind]) for name, kind in self._core.columns}
        frame: pandas.DataFrame = frames.DataFrame(data)
        return frame

    def to_polars(self) -> polars.DataFrame:
        """Give a Polars DataFrame. An empty cell is null.

        Raises
        ------
        ImportError
            Polars is not installed.
        """
        frame: polars.DataFrame = needed("polars").DataFrame(self)
        return frame

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Export the table through the Arrow C stream interface, as one batch."""
        return self._core.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        shown = [_shown(row.values()) for row in self[:MOST_ROWS_SHOWN]]
        lines = text.table(self.columns, shown, right=self._numeric(), width=text.width())
        return "\n".join([*lines, *self._more()])

    def _repr_html_(self) -> str:
        rows = [_shown(row.values()) for row in self[:MOST_ROWS_SHOWN]]
        return html.page(html.table(self.columns, rows, right=self._numeric()), *map(html.paragraph, self._more()))

    def _numeric(self) -> list[bool]:
        return [kind in ("number", "whole") for _, kind in self._core.columns]

    def _more(self) -> list[str]:
        rest = len(self) - MOST_ROWS_SHOWN
        return [f"... and {rest} more rows"] if rest > 0 else []


def _shown(cells: Iterable[Cell]) -> list[str]:
    return [text.cell(cell) for cell in cells]
