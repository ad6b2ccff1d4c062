"""What the hours of a training run cost, by every method, and what its development cost."""

from __future__ import annotations

from . import _core, html, text
from .decode import decoded
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import types
    from ._core import Table as CoreTable


SHOWN = ("id", "usd", "usd_per_gpu_hour")
"""The columns that a reader sees, beside the reasons."""


class CostMethods(Table):
    """The same chip-hours by every method: a table with a row for each, and the reasons of the gaps between them.

    Rows hold ``id``, ``usd``, ``usd_per_gpu_hour``, what it ``counts`` and ``leaves_out``, the row that it is
    ``compared_with``, the ``ratio`` to that and the ``reason``; ``refused`` says why a row has no dollars.

    Examples
    --------
    >>> import fullcost as fc
    >>> run = {"chip": "H100", "gpus": 512, "hours": 1000, "published": "2025-06", "rent_usd_per_gpu_hour": 2}
    >>> found = fc.cost_methods(run)
    >>> found.usd("rental")
    1024000.0
    >>> found.usd("rental") > found.usd("amortised_as_epoch")
    True
    """

    __slots__ = ("_found",)

    def __init__(self, core: CoreTable, found: types.CostMethods) -> None:
        super().__init__(core)
        self._found = found

    def usd(self, id: str) -> float | None:
        """Give the dollars of a row. ``None`` where they are refused.

        Raises
        ------
        KeyError
            There is no such row.
        """
        usd = self.row(id)["usd"]
        return None if usd is None else float(usd)

    def row(self, id: str) -> types.CostMethodRow:
        """Give all of a row: also its ``factors``, whose product is the ratio, and its ``inputs`` with their sources.

        Raises
        ------
        KeyError
            There is no such row.
        """
        for row in self._found["rows"]:
            if row["id"] == id:
                return row
        raise KeyError(id)

    @property
    def gpu_hours(self) -> float:
        """The chip-hours that all methods have."""
        return self._found["gpu_hours"]

    @property
    def experiments(self) -> list[types.ExperimentCost]:
        """What compute for experiments would add, by the multiples that were told of a project or of a whole lab."""
        return self._found["experiments"]

    @property
    def notes(self) -> list[str]:
        """What does not agree in the run."""
        return self._found["notes"]

    def to_dict(self) -> types.CostMethods:
        """Give everything as dicts, lists and numbers."""
        return self._found

    def __repr__(self) -> str:
        rows = [[text.cell(row[column]) for column in SHOWN] for row in self]
        lines = text.table(("method", "USD", "USD/GPU-hour"), rows, right=[False, True, True], width=text.width())
        return "\n".join([self._head(), "", *lines, "", *self._reasons(text.width()), *self.notes])

    def _repr_html_(self) -> str:
        rows = [[*(text.cell(row[column]) for column in SHOWN), _why(row)] for row in self]
        head = ("method", "USD", "USD/GPU-hour", "why")
        table = html.table(head, rows, right=[False, True, True, False], caption=self._head())
        return html.page(table, *map(html.paragraph, self.notes))

    def _head(self) -> str:
        return f"{self.gpu_hours:,.0f} chip-hours of {self._found['chip'] or 'a chip of its own'}"

    def _reasons(self, width: int) -> list[str]:
        """Say why, for all but rents: theirs are rates."""
        told = [row for row in self if row["method"] != "rental" and _why(row)]
        return [line for row in told for line in text.wrap(f"{row['id']} = {_why(row)}", width, "  ")]


def _why(row: Mapping[str, Any]) -> str:
    return row["reason"] or (f"refused, {row['refused']}" if row["refused"] else "")


def cost_methods(run: types.CostedRun | Mapping[str, Any]) -> CostMethods:
    """Cost the same chip-hours by every method: rental, amortised, straight-line, declining balance, purchase.

    Parameters
    ----------
    run : dict
        ``gpu_hours`` (reported, or the ``gpu_hours`` of a prediction) or ``gpus`` and ``hours``; ``chip``, a name of
        :func:`catalog`, or prices of its own; ``published`` or ``started``; ``rent_usd_per_gpu_hour`` where one is
        stated. Other prices come from :func:`prices`, as known on the day. ``place`` is a country by its name or its
        two or three letters; one without a known price of electricity needs ``usd_per_kwh`` and ``pue``.

    Returns
    -------
    CostMethods
        A row for each method, with why it differs from another.

    Raises
    ------
    FullcostError
        ``unknown_name`` for a chip, a vendor or a place that nobody knows, ``missing`` for a chip without any price
        or a country without a known price of electricity,
        ``out_of_range`` for a price below 0 or a life of 0, ``wrong_type`` for a malformed date, each with its path.
    """
    found, rows = _core.cost_methods(run)
    return CostMethods(rows, decoded(found))


def development_cost(run: types.DevelopmentRun | Mapping[str, Any]) -> Table:
    """Give what developing a model cost: final run, experiments and people, as ranges.

    Parameters
    ----------
    run : dict
        ``final_run``, the parts of its cost (those of :func:`epoch_costs`); ``team``, a list of roles with how many
        ``people``; ``project``, when they worked. ``mode`` is ``corrected``, where one experiment factor moves all
        compute, or ``as_epoch``, where each part has its own, as published (arXiv 2405.21015).

    Returns
    -------
    Table
        A row for each part, the compute, the people and the total: 5 %, 50 % and 95 % quantiles, mean, and the
        spread from the first to the last.

    Raises
    ------
    FullcostError
        ``out_of_range`` for money below 0, ``missing`` for people without a project, each with its path.

    Examples
    --------
    >>> import fullcost as fc
    >>> run = {"team": [{"people": 284}], "project": {"years": "0.8 to 1.2"}}
    >>> fc.development_cost(run)["id"]
    ['rd_staff', 'total']
    """
    return Table(_core.development_cost(run))
