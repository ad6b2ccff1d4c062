"""What is answered: the bill of a scenario."""

from __future__ import annotations

from . import html, text
from .decode import decoded
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from . import types
    from ._core import Outcome as CoreOutcome
    from .citation import Citation
    from .scenario import Scenario


class Outcome:
    """The bill: one ledger of dollars by nature, purpose and year, and what follows from it.

    Money is in dollars, time in years of 8,766 hours, shares run from 0 to 1. What is asked for is decoded when it is
    asked for: making an outcome costs microseconds.

    Examples
    --------
    >>> import fullcost as fc
    >>> outcome = fc.scenario("deepseek").evaluate()
    >>> outcome.ledger.columns
    ('valuation', 'nature', 'purpose', 'use', 'year', 'usd')
    >>> sorted(outcome.hinge)[:2]
    ['break_even_busy_share', 'busy_share']
    """

    __slots__ = ("_core", "_data", "scenario")

    def __init__(self, core: CoreOutcome, scenario: Scenario) -> None:
        self._core = core
        self._data: types.Outcome | None = None
        self.scenario = scenario
        """The scenario that it answers."""

    def total(self, scope: str) -> float:
        """Give what a scope comes to, in dollars.

        Parameters
        ----------
        scope : str
            ``final_run``, ``official_training``, ``development``, ``fleet_purchase``, ``fleet_operation``,
            ``fleet_tco`` or ``organisation``.

        Returns
        -------
        float
            Dollars over the scope's window. Where :attr:`scopes` says ``more_than``, something counted is not disclosed
            and the sum is a lower bound.

        Raises
        ------
        FullcostError
            ``unknown_name``, with the nearest scopes.
        """
        return self._core.total(scope)

    @property
    def ledger(self) -> Table:
        """The cells: valuation, nature, purpose, use, year (from 1), usd. Row and column sums are one total."""
        return Table(self._core.table("ledger"))

    @property
    def years(self) -> Table:
        """Year by year: GPUs in service, their hours, the owner's cost by blocks, cash paid, the fleet's cost of an hour."""
        return Table(self._core.table("years"))

    @property
    def uses(self) -> Table:
        """What the fleet's hours were for: gpu_hours, their share, and whether somebody told or we assumed."""
        return Table(self._core.table("uses"))

    @property
    def scopes(self) -> Table:
        """The total of every scope in dollars, whether it is a lower bound, and what in it is not disclosed."""
        return Table(self._core.table("scopes"))

    @property
    def lines(self) -> Table:
        """The cost items: dollars, the formula in words, and the inputs and sources that stand behind them."""
        return Table(self._core.table("lines"))

    @property
    def comparisons(self) -> Table:
        """Figures that put the run beside the fleet: shares, days, multiples, each with its unit."""
        return Table(self._core.table("comparisons"))

    @property
    def undisclosed(self) -> Table:
        """Cost items that nobody has disclosed: listed, not summed."""
        return Table(self._core.table("undisclosed"))

    @property
    def diagnostics(self) -> Table:
        """What does not fit together, by code, path and message. The bill stands all the same."""
        return Table(self._core.table("diagnostics"))

    @property
    def audits(self) -> Table:
        """Published tables, added up again: the sum of the parts, the total as published, and whether they agree."""
        return Table(self._core.table("audits"))

    @property
    def hinge(self) -> dict[str, Any]:
        """The fleet's dollars per GPU-hour, and the busy share at which that equals the market's rent.

        Empty where the scenario has no fleet.
        """
        return dict(self._decoded()["hinge"] or {})

    @property
    def finding(self) -> dict[str, Any]:
        """How long everything told or assumed would keep the fleet busy: gpu_hours, share, weeks, the sentence.

        Empty where the scenario has no fleet.
        """
        return dict(self._decoded()["finding"] or {})

    @property
    def sentence(self) -> str:
        """The answer for the scope that is counted, in one sentence."""
        return str(self.scenario.view()["hero"]["status"])

    def cite(self) -> Citation:
        """Say what the bill rests on: inputs, sources, dates, versions of model and data.

        Inputs are those behind the owner's cost, behind the hours of what the compute was for, and behind their rents.

        Returns
        -------
        Citation
            Its text is ``str(outcome.cite())``.
        """
        from .citation import Citation

        return Citation(self._decoded(), self._core.behind_uses(), self.scenario)

    def to_dict(self) -> types.Outcome:
        """Give the whole outcome as plain dicts and lists."""
        outcome: types.Outcome = decoded(self._core.json())
        return outcome

    def to_json(self) -> str:
        """Give the whole outcome as JSON; every number reads back to the same bits."""
        return self._core.json()

    def _decoded(self) -> types.Outcome:
        if self._data is None:
            self._data = self.to_dict()
        return self._data

    def __repr__(self) -> str:
        hero = self.scenario.view()["hero"]
        to = text.width()
        head, rows, _ = _list(hero)
        return text.paragraphs(
            [
                [*text.wrap(self._decoded()["title"], to), *text.wrap(hero["status"], to)],
                text.wrap(plain(hero["finding"]), to),
                text.table(head, rows, right=[False, True, True], width=to),
                text.wrap(plain(hero["picture"]["undisclosed"]), to),
                *(text.wrap(f"{row['path']}: {row['message']}", to) for row in self._decoded()["diagnostics"]),
            ]
        )

    def _repr_html_(self) -> str:
        view = self.scenario.view()
        hero, answer = view["hero"], view["hero"]["answer"]
        head, rows, details = _list(hero)
        return html.page(
            html.sentence(hero["question"], "title"),
            html.paragraph(hero["deck"]),
            html.paragraph(answer["lead"]),
            html.sentence([{"text": answer["amount"], "mark": "accent" if answer["accent"] else "plain"}], "answer"),
            html.paragraph(answer["range"]),
            html.sentence(hero["finding"]),
            html.table(head, rows, right=[False, True, True], notes=details, sums=[len(rows) - 1]),
            html.sentence(hero["picture"]["undisclosed"]),
            html.sentence(hero["key"], "note"),
            *(html.paragraph(f"{row['path']}: {row['message']}", "note") for row in self._decoded()["diagnostics"]),
            lang=view["lang"],
            dir=view["dir"],
        )


def _list(hero: Mapping[str, Any]) -> tuple[list[str], list[list[str]], list[str]]:
    """What is counted, as the page lists it: the head, the rows with the total, and the small print of each row."""
    listed, total = [row for row in hero["list"]["rows"] if row["counted"]], hero["list"]["total"]
    rows = [[row["label"], row["usd"], row["squares"]] for row in (*listed, total)]
    return list(hero["list"]["head"]), rows, [*(plain(row["detail"]) for row in listed), ""]


def plain(spans: Iterable[Mapping[str, Any]]) -> str:
    """Marked words as plain text. Note numbers stay on the page."""
    return "".join(span["text"] for span in spans if span["mark"] != "note")
