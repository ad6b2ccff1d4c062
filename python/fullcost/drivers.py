"""What drives an output."""

from __future__ import annotations

from . import html, text
from .decode import decoded
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import types
    from ._core import Table as CoreTable


class Drivers:
    """The uncertain numbers that drive an output, the strongest first.

    Examples
    --------
    >>> import fullcost as fc
    >>> drivers = fc.scenario("deepseek").set("busy_share", "0.4 to 0.8").drivers("told_share", draws=2000)
    >>> drivers.output
    'told_share'
    """

    __slots__ = ("_data", "_json", "_table")

    def __init__(self, json: str, table: CoreTable) -> None:
        self._json = json
        self._data: types.Drivers = decoded(json)
        self._table = table

    @property
    def output(self) -> str:
        """The name of the output."""
        return self._data["output"]

    @property
    def table(self) -> Table:
        """The drivers, one row each.

        ``first_order`` is the share of the variance that would go if the number were known, ``total`` the share that
        would stay if all others were, both with the ends of their 90 % intervals. ``narrowing`` is the part of the 90 %
        range that would go. ``at_low`` and ``at_high`` are the output with the number at its 5 % and 95 % quantile, all
        others at their medians. ``noise``: its influence cannot be told from none.
        """
        return Table(self._table)

    @property
    def sentences(self) -> list[str]:
        """What each does, in words."""
        return [driver["sentence"] for driver in self._data["drivers"]]

    def to_dict(self) -> types.Drivers:
        """Give everything as plain dicts and lists."""
        drivers: types.Drivers = decoded(self._json)
        return drivers

    def to_json(self) -> str:
        """Give everything as JSON."""
        return self._json

    def _rows(self) -> tuple[list[str], list[list[str]]]:
        """What is shown: no column that is empty throughout."""
        drivers = self._data["drivers"]
        head = ["number", "share of variance", "in total", "narrows by", "at its 5 %", "at its 95 %"]
        rows = [
            [
                driver["label"],
                NOISE if driver["noise"] else _between(driver["first_order"], *_first(driver)),
                "" if driver["total"] is None or driver["noise"] else _between(driver["total"], *_total(driver)),
                "" if driver["narrowing"] is None or driver["noise"] else _percent(max(driver["narrowing"], 0.0)),
                text.cell(driver["at_low"]),
                text.cell(driver["at_high"]),
            ]
            for driver in drivers
        ]
        shown = [place for place in range(len(head)) if place < 2 or any(row[place] for row in rows)]
        return [head[place] for place in shown], [[row[place] for place in shown] for row in rows]

    def _title(self) -> str:
        if self._data["varies"]:
            return f"What drives {self._data['label']}"
        return f"{self._data['label']}: nothing in it is uncertain."

    def _how(self) -> str:
        return f"{self._data['draws']:,.0f} draws, seed {self._data['seed']:.0f}. In brackets: 90 % intervals."

    def __repr__(self) -> str:
        to = text.width()
        if not self._data["varies"]:
            return self._title()
        head, rows = self._rows()
        right = [False, *[True] * (len(head) - 1)]
        return text.paragraphs([[self._title()], text.table(head, rows, right, to), text.wrap(self._how(), to)])

    def _repr_html_(self) -> str:
        if not self._data["varies"]:
            return html.page(html.paragraph(self._title(), "title"))
        head, rows = self._rows()
        return html.page(
            html.paragraph(self._title(), "title"),
            html.table(head, rows, right=[False, *[True] * (len(head) - 1)], notes=self.sentences),
            html.paragraph(self._how(), "note"),
        )


NOISE = "0 within noise"
"""What is said of an influence that cannot be told from none."""


def _first(driver: types.Driver) -> tuple[float, float]:
    return driver["first_order_low"], driver["first_order_high"]


def _total(driver: types.Driver) -> tuple[float, float]:
    return driver["total_low"] or 0.0, driver["total_high"] or 0.0


def _between(value: float, low: float, high: float) -> str:
    ends = f"{max(low, 0.0) * 100:.0f} to {min(high, 1.0) * 100:.0f}"
    return f"{_percent(value)} ({ends})"


def _percent(share: float) -> str:
    return f"{share * 100:.0f}\u00a0%"
