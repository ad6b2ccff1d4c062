"""The way from one published figure to another."""

from __future__ import annotations

from . import html, text
from .decode import decoded
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from . import types
    from ._core import Reconciliation as CoreReconciliation
    from .scenario import Scenario


NARROWEST_WORDS = 16
"""Columns that the words of a step get at least."""


class Reconciliation:
    """Two claims, the steps between them, and the rest that nothing explains.

    A step is the difference between two evaluations of the model, so the steps close exactly. Money is in dollars.

    Examples
    --------
    >>> import fullcost as fc
    >>> walk = fc.scenario("deepseek").reconcile()
    >>> walk.steps.columns
    ('id', 'axis', 'title', 'why', 'usd', 'running_usd', 'shown')
    """

    __slots__ = ("_core", "_data", "scenario")

    def __init__(self, core: CoreReconciliation, scenario: Scenario) -> None:
        self._core = core
        self._data: types.Reconciliation | None = None
        self.scenario = scenario
        """The scenario that both claims belong to."""

    @property
    def start(self) -> types.ClaimEnd:
        """The claim it starts from: id, label, by, usd, text."""
        return self._decoded()["from"]

    @property
    def to(self) -> types.ClaimEnd:
        """The claim it leads to: id, label, by, usd, text."""
        return self._decoded()["to"]

    @property
    def order(self) -> tuple[str, ...]:
        """The axes in the order of the walk."""
        return tuple(self._decoded()["order"])

    @property
    def steps(self) -> Table:
        """The steps: what changes, why, the dollars it adds and what that makes. ``shown`` is false for empty ones."""
        return Table(self._core.table())

    @property
    def rests(self) -> tuple[float, float]:
        """Claim less model at the start and at the end, in dollars: what is left unexplained."""
        return self._decoded()["rest_from_usd"], self._decoded()["rest_to_usd"]

    @property
    def sentence(self) -> str:
        """What the walk shows, in one sentence."""
        return str(self._decoded()["sentence"])

    def to_dict(self) -> types.Reconciliation:
        """Give all of it as plain dicts and lists."""
        walk: types.Reconciliation = decoded(self._core.json())
        return walk

    def to_json(self) -> str:
        """Give all of it as JSON; every number reads back to the same bits."""
        return self._core.json()

    def rows(self) -> list[dict[str, Any]]:
        """Give the whole walk as rows: both claims, the steps and the rests that are not zero.

        Returns
        -------
        list of dict
            ``kind`` (from, step, rest or to), ``title``, ``why``, ``usd`` (what it adds; ``None`` for the claims) and
            ``running_usd`` (what that makes).
        """
        data = self._decoded()
        rows = [_row("from", data["from"]["label"], data["from"]["text"], None, data["from"]["usd"])]
        if data["rest_from_usd"]:
            rows.append(_row("rest", "Rest", "", -data["rest_from_usd"], data["model_from_usd"]))
        for step in data["steps"]:
            if step["shown"]:
                rows.append(_row("step", step["title"], step["why"], step["usd"], step["running_usd"]))
        rows.append(_row("rest", "Rest", "", data["rest_to_usd"], data["to"]["usd"]))
        rows.append(_row("to", data["to"]["label"], data["to"]["text"], None, data["to"]["usd"]))
        return rows

    def _decoded(self) -> types.Reconciliation:
        if self._data is None:
            self._data = self.to_dict()
        return self._data

    def __repr__(self) -> str:
        return text.paragraphs([text.wrap(self.sentence, text.width()), self.laid_out(text.width())])

    def laid_out(self, width: int) -> list[str]:
        """Lay the walk out as lines of text, the reason of each step under its name."""
        rows = [(title, why, *map("".join, sums)) for title, why, *sums in self._cells(" ")]
        amounts = max(text.columns_of(cell) for row in (self._head(), *(row[1:] for row in rows)) for cell in row[1:])
        words = max(NARROWEST_WORDS, width - 2 * (amounts + 2))
        lines = []
        for title, why, adds, makes in [(self._head()[0], "", *self._head()[1:]), *rows]:
            first, *rest = text.wrap(title, words)
            sums = text.pad(adds, amounts, right=True) + "  " + text.pad(makes, amounts, right=True)
            lines += [f"{text.pad(first, words)}  {sums}".rstrip(), *rest, *text.wrap(why, words, indent="  ")]
        return [lines[0], "-" * (words + 2 * (amounts + 2)), *lines[1:]]

    def _repr_html_(self) -> str:
        view = self.scenario.view()
        rows = self._cells()
        body = html.table(
            self._head(),
            [[title, adds, makes] for title, _, (adds, _), (makes, _) in rows],
            right=[False, True, True],
            notes=[why for _, why, *_ in rows],
            pads=[["", adds, makes] for _, _, (_, adds), (_, makes) in rows],
            sums=[len(rows) - 1],
        )
        return html.page(html.paragraph(self.sentence), body, lang=view["lang"], dir=view["dir"])

    def _head(self) -> list[str]:
        bridge = self.scenario.view()["bridge"]
        return list(bridge["head"]) if bridge else ["$ million", "adds", "makes"]

    def _cells(self, blank: str = "") -> list[tuple[str, str, tuple[str, str], tuple[str, str]]]:
        """The walk in words: title, why, what is added and what that makes, each with what aligns its decimals."""
        return [
            (
                row["title"],
                row["why"],
                ("", "") if row["usd"] is None else millions(row["usd"], signed=True, blank=blank),
                millions(row["running_usd"], blank=blank),
            )
            for row in self.rows()
        ]


def _row(kind: str, title: str, why: str, usd: float | None, running_usd: float) -> dict[str, Any]:
    return {"kind": kind, "title": title, "why": why, "usd": usd, "running_usd": running_usd}


def millions(usd: float, signed: bool = False, blank: str = "") -> tuple[str, str]:
    """Write dollars in millions, with two decimals below a hundred of them; and what stands in for missing decimals."""
    amount = usd / 1e6
    digits = 2 if abs(amount) < 99.95 else 0
    sign = "+" if signed and round(amount, digits) else ""
    return f"{amount:{sign},.{digits}f}".replace("-", "\u2212"), "" if digits else blank * 3 or ".00"
