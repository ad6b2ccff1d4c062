"""A scenario as it was known on a date, and the difference between two versions of it."""

from __future__ import annotations

from . import _core, html, text
from .answer import Answer
from .decode import decoded
from .error import FullcostError, name_of
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from typing import Any, TypeAlias

    from . import types
    from .scenario import Scenario

    Given: TypeAlias = str | bytes | Mapping[str, Any] | os.PathLike[str] | Scenario

MOST_EFFECTS = 6
"""No more effects on a scope are shown to people."""


class AsKnownOn(Answer):
    """A scenario as it was known on a date: a dict as of :class:`fullcost.types.AsKnownOn`, its values attributes too.

    Examples
    --------
    >>> import fullcost as fc
    >>> then = fc.as_known_on("deepseek", "2025-02-01")
    >>> [reading["id"] for reading in then.readings]
    ['as-first-printed']
    >>> round(then.model.evaluate().total("fleet_purchase"))
    1300000000
    """

    __slots__ = ("_json", "_model")

    def __init__(self, json: str, model: Scenario) -> None:
        found: types.AsKnownOn = decoded(json)
        super().__init__(found)
        self._json = json
        self._model = model

    @property
    def model(self) -> Scenario:
        """The scenario of that day: later claims left out, the readings of that time on.

        A headline or a bridge that leans on a later claim leans on the one that its author corrected by it, if that was
        out; else it is left out too. What was not known yet keeps its value, as a model needs a number: ``figures``
        says which those are.
        """
        return self._model

    @property
    def table(self) -> Table:
        """The figures: how each stood, the value then and now, from when on it is known, and its source."""
        return Table(_core.schedule_table("known_figures", self._json))

    @property
    def claims_table(self) -> Table:
        """The claims, and which were out."""
        return Table(_core.schedule_table("known_claims", self._json))

    @property
    def scopes_table(self) -> Table:
        """The scopes: what they came to, what they come to, and how many of their figures were not known yet."""
        return Table(_core.schedule_table("known_scopes", self._json))

    def __reduce__(self) -> tuple[Any, ...]:
        return AsKnownOn, (self._json, self._model)

    def _lines(self) -> list[str]:
        readings = [
            f"{reading['label']} ({'; '.join(filter(None, [reading['source'], _span(reading)]))})."
            for reading in self["readings"]
        ]
        claims = [claim["id"] for claim in self["claims"] if claim["standing"] == "not_yet"]
        return [
            f"{self['scenario']}: {self['sentence']}",
            *readings,
            *([f"Not out yet: {', '.join(claims)}."] if claims else []),
        ]

    def _rows(self) -> list[dict[str, Any]]:
        rows = [row for row in self.table if row["standing"] in ("replaced", "not_yet")]
        return [
            {**row, "then": _told(row, "value_then", "told_then"), "now": _told(row, "value", "told")} for row in rows
        ]

    def _shown(self) -> Sequence[str]:
        return ("path", "standing", "then", "now", "known_from")

    def __repr__(self) -> str:
        return _shown_to_people(self._lines(), [(self._shown(), self._rows()), _scopes_of(self.scopes_table)])

    def _repr_html_(self) -> str:
        tables = [(self._shown(), self._rows()), _scopes_of(self.scopes_table)]
        return _page(self._lines(), tables)


class Difference(Answer):
    """The difference between two versions of a scenario: a dict as of :class:`fullcost.types.Difference`.

    Its values are attributes too.

    Examples
    --------
    >>> import fullcost as fc
    >>> old = fc.scenario("small-lab")
    >>> found = fc.diff(old, old.set("fleet[h100].count", 384))
    >>> [(row["path"], row["before"], row["after"]) for row in found.figures]
    [('fleet[h100].count', 256, 384)]
    >>> purchase = [row["usd"] for row in found.effects if row["scope"] == "fleet_purchase"]
    >>> [scope] = [row for row in found.scopes if row["id"] == "fleet_purchase"]
    >>> abs(sum(purchase) - scope["difference_usd"]) < 1
    True
    """

    __slots__ = ("_json",)

    def __init__(self, json: str) -> None:
        found: types.Difference = decoded(json)
        super().__init__(found)
        self._json = json

    @property
    def table(self) -> Table:
        """The figures that are different: before, after, the relative change, sources and statuses."""
        return Table(_core.schedule_table("changed_figures", self._json))

    @property
    def claims_table(self) -> Table:
        """The claims that are different."""
        return Table(_core.schedule_table("changed_claims", self._json))

    @property
    def sources_table(self) -> Table:
        """The sources that are different."""
        return Table(_core.schedule_table("changed_sources", self._json))

    @property
    def scopes_table(self) -> Table:
        """The scopes that both versions answer: before, after and the difference."""
        return Table(_core.schedule_table("changed_scopes", self._json))

    @property
    def effects_table(self) -> Table:
        """What moves each scope, largest first: the parts of a scope add up to its difference."""
        return Table(_core.schedule_table("effects", self._json))

    def __reduce__(self) -> tuple[Any, ...]:
        return Difference, (self._json,)

    def _lines(self) -> list[str]:
        versions = self["old"] if self["old"] == self["new"] else f"{self['old']} to {self['new']}"
        claims = [f"{row['id']} ({row['change']})" for row in self["claims"]]
        sources = [f"{row['id']} ({row['change']})" for row in self["sources"]]
        return [
            f"{versions}: {self['sentence']}",
            *([f"Claims: {', '.join(claims)}."] if claims else []),
            *([f"Sources: {', '.join(sources)}."] if sources else []),
            *self["notes"],
        ]

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {**row, "before": _told(row, "before", "told_before"), "after": _told(row, "after", "told_after")}
            for row in self.table
        ]

    def _shown(self) -> Sequence[str]:
        head = ("path", "change", "before", "after", "relative")
        sources = any(row["source_before"] != row["source_after"] for row in self["figures"])
        return (*head, "source_before", "source_after") if sources else head

    def _tables(self) -> list[tuple[Sequence[str], list[dict[str, Any]]]]:
        moved = [row for row in self.scopes_table if row["difference_usd"]]
        told = [line for scope in moved for line in self._effects_of(scope["id"])]
        scopes = ("id", "before_usd", "after_usd", "difference_usd", "relative")
        return [(self._shown(), self._rows()), (scopes, moved), (("scope", "what", "usd"), told)]

    def _effects_of(self, scope: str) -> list[dict[str, Any]]:
        """Give the lines of a scope that people see: the first alone, all others as one, so that they add up."""
        rows = [
            {"scope": scope, "what": row["path"] or row["part"], "usd": row["usd"]}
            for row in self.effects_table
            if row["scope"] == scope
        ]
        if len(rows) <= MOST_EFFECTS:
            return rows
        rest = rows[MOST_EFFECTS - 1 :]
        last = {"scope": scope, "what": f"{len(rest)} more", "usd": sum(row["usd"] for row in rest)}
        return [*rows[: MOST_EFFECTS - 1], last]

    def __repr__(self) -> str:
        return _shown_to_people(self._lines(), self._tables())

    def _repr_html_(self) -> str:
        return _page(self._lines(), self._tables())


def as_known_on(scenario: Given, date: str) -> AsKnownOn:
    """Say what was known of a scenario on a date, and what stood in the place of what was not.

    Parameters
    ----------
    scenario : str, dict, path or Scenario
        Whatever :func:`scenario` reads. Values and readings that were chosen stay, on top of what was known.
    date : str
        A year, a month or a day. A year or a month stands for its last day; so do the dates of sources, so that nothing
        is known too early.

    Returns
    -------
    AsKnownOn
        A dict. ``figures``, each ``known``, ``not_yet``, ``replaced`` (a reading with ``known_until`` held what was
        known before) or ``undated`` (assumed); ``claims``; ``readings``; ``scopes`` then and now. Its ``table`` holds
        the figures, its ``model`` is the scenario of that day.

    Raises
    ------
    FullcostError
        ``wrong_type`` for what is no date, ``impossible`` for a resolved scenario, which holds no dates.

    Examples
    --------
    >>> import fullcost as fc
    >>> then = fc.as_known_on("deepseek", "2025-02")
    >>> rows = {row["path"]: row for row in then.table}
    >>> rows["runs[r1].gpus"]["standing"], rows["runs[r1].gpus"]["known_from"]
    ('not_yet', '2025-09')
    """
    from . import scenario as read

    found = read(scenario)
    answer, document = found._base.as_known_on(name_of(date, "date"))
    state = found.state
    readings = [reading["id"] for reading in decoded(answer)["readings"]]
    kept = [id for id in state.get("readings", []) if id not in readings]
    then = read(document).with_state({**state, "readings": [*readings, *kept]})
    return AsKnownOn(answer, then)


def diff(old: Given, new: Given) -> Difference:
    """Compare two versions of a scenario: what is different, and what that does to the answer.

    Parameters
    ----------
    old, new : str, dict, path or Scenario
        Whatever :func:`scenario` reads. Readings and values that were chosen count.

    Returns
    -------
    Difference
        A dict. ``figures`` that are different, with both values, sources and statuses; ``claims`` and ``sources``;
        ``scopes`` before and after; ``effects``: what each figure does to a scope by itself, from the old version on,
        what they do together beyond that, and the ``structure`` (figures added or removed). They add up.

    Raises
    ------
    FullcostError
        As :func:`scenario`, at its path in ``old`` or ``new``.

    Examples
    --------
    >>> import fullcost as fc
    >>> fc.diff("deepseek", "deepseek").sentence
    'No figure, claim or source is different.'
    """
    return Difference(_version("old", old)._model.diff(_version("new", new)._model))


def _version(name: str, given: Given) -> Scenario:
    from . import scenario as read

    try:
        return read(given)
    except FullcostError as error:
        at = "" if error.code == "unknown_name" and error.path == "scenario" else error.path  # an id, and no key
        dot = "" if not at or at.startswith("[") else "."
        raise FullcostError(error.code, f"{name}{dot}{at}", error.message, error.accepted) from None


def _told(row: Mapping[str, Any], number: str, words: str) -> Any:
    """Give the name of a choice, and of all else the number."""
    return row[words] if row["unit"] == "choice" else row[number]


def _span(reading: Mapping[str, Any]) -> str:
    return " ".join(f"{word} {reading[key]}" for word, key in SPAN if reading[key])


SPAN = (("from", "known_from"), ("until", "known_until"))


def _scopes_of(scopes: Table) -> tuple[Sequence[str], list[dict[str, Any]]]:
    return ("id", "usd_then", "usd", "not_yet"), list(scopes)


def _shown_to_people(lines: list[str], tables: list[tuple[Sequence[str], list[dict[str, Any]]]]) -> str:
    to = text.width()
    blocks = [[line for words in lines for line in text.wrap(words, to)]]
    blocks += [text.table(head, *text.cells(head, rows), to) for head, rows in tables if rows]
    return text.paragraphs(blocks)


def _page(lines: list[str], tables: list[tuple[Sequence[str], list[dict[str, Any]]]]) -> str:
    first, *rest = lines
    shown = [html.table(head, *text.cells(head, rows)) for head, rows in tables if rows]
    return html.page(html.paragraph(first, "title"), *map(html.paragraph, rest), *shown)
