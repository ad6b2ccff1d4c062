"""Allocation: what each run, experiment and service has of a fleet's and an organisation's cost."""

from __future__ import annotations

from . import html, text
from .decode import decoded
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from typing import Any

    from . import types
    from ._core import Table as CoreTable
    from .scenario import Scenario


class Allocation:
    """The cost of a fleet and its organisation, shared over what the hours were for.

    Examples
    --------
    >>> import fullcost as fc
    >>> shared = fc.allocation("small-lab")
    >>> shared.loaded.columns[-3:]
    ('usd', 'loaded_usd', 'usd_per_gpu_hour')
    >>> round(sum(shared.loaded["usd"])) == round(shared.organisation_usd)
    True
    """

    __slots__ = ("_cells", "_found", "_loaded", "_scopes")

    def __init__(self, found: types.Allocation, cells: CoreTable, loaded: CoreTable, scopes: CoreTable) -> None:
        self._found = found
        self._cells = Table(cells)
        self._loaded = Table(loaded)
        self._scopes = Table(scopes)

    @property
    def cells(self) -> Table:
        """Year by year, use by use, nature by nature: ``gpu_hours``, ``share`` of the fleet's hours, and dollars.

        The hours of a use in a year stand in the cells of all its natures, so they are not to be added over natures.
        """
        return self._cells

    @property
    def loaded(self) -> Table:
        """The fully loaded prices: what each ``step`` adds to a ``row``, the sum so far, and that by the hour.

        The steps are electricity of its own hours, their other running costs, their hardware (with it, the owner's
        cost), a part of the idle hours, a part of the unaccounted hours where that was asked for, for a run a part of
        experiments and earlier models, and a part of pay, data and overhead. What one row hands to others is taken
        from its own, so that every step closes.
        """
        return self._loaded

    @property
    def scopes(self) -> Table:
        """The runs in every scope, at rental and at the owner's cost. In ``organisation`` stands the loaded price."""
        return self._scopes

    @property
    def organisation_usd(self) -> float:
        """What the organisation spends over the window: the sum of all rows' last steps."""
        return self._found["organisation_usd"]

    @property
    def undisclosed(self) -> list[str]:
        """Lines that nobody has disclosed, so that it spends more than that."""
        return self._found["undisclosed"]

    def price(self, row: str, step: str = "organisation") -> float:
        """Give what a row costs up to a step, in dollars.

        Raises
        ------
        KeyError
            There is no such row or step.
        """
        for told in self._found["loaded"]:
            if told["row"] == row and told["step"] == step:
                return told["loaded_usd"]
        raise KeyError((row, step))

    def to_dict(self) -> types.Allocation:
        """Give everything as dicts, lists and numbers."""
        return self._found

    def _rows(self) -> tuple[list[str], list[list[str]]]:
        """A column for each run, work and rest: its hours, its price after each step, and the last by the hour."""
        told: dict[str, list[types.LoadedStep]] = {}
        for step in self._found["loaded"]:
            told.setdefault(step["row"], []).append(step)
        columns = list(told.values())
        ends = [column[-1] for column in columns]
        lines = [["million GPU-hours", *(_millions(end["gpu_hours"]) for end in ends)]]
        lines += [[at[0]["step"], *(_millions(step["loaded_usd"]) for step in at)] for at in zip(*columns, strict=True)]
        return ["", *told], [*lines, ["USD/GPU-hour", *map(_per_hour, ends)]]

    def _notes(self) -> list[str]:
        whole = _millions(self.organisation_usd)
        notes = [f"Millions of US dollars over the window, each line with all above it. In all {whole}."]
        if self.undisclosed:
            notes.append(f"Not disclosed, so not in it: {', '.join(self.undisclosed)}.")
        return notes

    def __repr__(self) -> str:
        head, rows = self._rows()
        right = [False, *[True] * (len(head) - 1)]
        return "\n".join([*text.table(head, rows, right=right, width=text.width()), "", *self._notes()])

    def _repr_html_(self) -> str:
        head, rows = self._rows()
        right = [False, *[True] * (len(head) - 1)]
        return html.page(html.table(head, rows, right=right), *map(html.paragraph, self._notes()))


def _millions(value: float) -> str:
    # What is shared out leaves the rounding of its last place, which may have a sign.
    return f"{value / 1e6 + 1e-9:,.2f}"


def _per_hour(step: types.LoadedStep) -> str:
    price = step["usd_per_gpu_hour"]
    return "" if price is None else f"{price + 1e-9:,.2f}"


def allocation(
    scenario: str | bytes | Mapping[str, Any] | os.PathLike[str] | Scenario, spread_unaccounted: bool = False
) -> Allocation:
    """Share the cost of a fleet and its organisation over runs, experiments, serving and idle hours, by GPU-hours.

    Parameters
    ----------
    scenario : str, dict, path or Scenario
        Whatever :func:`scenario` reads. Readings and values that were chosen stay.
    spread_unaccounted : bool, optional
        Lay the hours that nobody accounts for on those that somebody does. Otherwise they are a row of their own.

    Returns
    -------
    Allocation
        Tables: the ``cells``, the ``loaded`` prices in steps that close, and the runs in all ``scopes``.

    Raises
    ------
    FullcostError
        ``impossible`` for a scenario without a fleet.

    Examples
    --------
    >>> import fullcost as fc
    >>> shared = fc.allocation("deepseek")
    >>> round(shared.price("v3", "hardware") / 1e6, 2), round(shared.price("v3") / 1e6, 1)
    (3.37, 27.0)
    """
    from . import scenario as read

    found, cells, loaded, scopes = read(scenario)._model.allocation(spread_unaccounted)
    return Allocation(decoded(found), cells, loaded, scopes)
