"""What a scenario would be in another market: named patches, and the differences that they make."""

from __future__ import annotations

from . import _core, html, text
from .answer import Answer
from .decode import decoded
from .error import named
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from typing import Any

    from . import types
    from .scenario import Scenario

    Patch = str | types.MarketPatch | Mapping[str, Any]

SHOWN = ("id", "before", "after", "difference", "low80", "high80", "relative")
"""What the table of outputs shows to people."""

MOST_NUMBERS = 4
"""No more numbers of a patch are told in a line."""


class WhatIf(Answer):
    """A scenario before and after some patches: a dict as of :class:`fullcost.types.WhatIfAnswer`.

    Its values are attributes too.

    Examples
    --------
    >>> import fullcost as fc
    >>> found = fc.what_if("small-lab", "capex-slowdown", of="fleet_purchase")
    >>> round(found.outputs[0]["relative"], 6)
    -0.2
    >>> found.changed["fleet[h100].supply.own.parts.accelerator_usd"]
    20000.0
    """

    __slots__ = ("_changed",)

    def __init__(self, found: types.WhatIfAnswer, changed: Scenario) -> None:
        super().__init__(found)
        self._changed = changed

    @property
    def changed(self) -> Scenario:
        """The scenario with the patches on, for whatever else can be asked of a scenario."""
        return self._changed

    def __reduce__(self) -> tuple[Any, ...]:
        return WhatIf, (dict(self), self._changed)

    def _lines(self) -> list[str]:
        ids = " + ".join(patch["id"] for patch in self["patches"])
        how = f"{self['draws']:,.0f} draws, seed {self['seed']:.0f}; low80 to high80: 8 in 10 draws of the difference."
        return [f"{self['scenario']} with {ids}. {how}", *map(self._line, self["patches"]), *self["notes"]]

    def _line(self, patch: types.PatchEffect) -> str:
        by = {source["id"]: f"{source['by']}, {source['date']}" for source in self["sources"]}
        origin = "; ".join(filter(None, [patch["status"], by.get(patch["source"] or "", patch["source"])]))
        told = [
            f"{change['path']} {text.cell(float(change['old']))} to {text.cell(float(change['new']))}"
            for change in patch["changes"]
        ]
        more = len(told) - MOST_NUMBERS
        listed = [*told[:MOST_NUMBERS], *([f"{more} more"] if more > 0 else [])]
        # One's own patterns are meant to find something; those that come with fullcost are for every kind of scenario.
        lost = [] if patch["id"] in {row["id"] for row in market()} else patch["untouched"]
        missed = f" No number at {', '.join(lost)}." if lost else ""
        return f"{patch['id']} ({origin}): {patch['label']}. {'; '.join(listed) or 'Nothing changes'}.{missed}"

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {name: cell if isinstance(cell, (str, bool)) or cell is None else float(cell) for name, cell in row.items()}
            for row in self["outputs"]
        ]

    def _shown(self) -> Sequence[str]:
        return SHOWN

    def __repr__(self) -> str:
        to = text.width()
        lines = [line for paragraph in self._lines() for line in text.wrap(paragraph, to)]
        return "\n".join([*lines, *text.table(SHOWN, *text.cells(SHOWN, self._rows()), to)])

    def _repr_html_(self) -> str:
        told = [output["sentence"] for output in self["outputs"] if output["changes"]]
        notes = [f"{patch['id']}: {patch['note']}" for patch in self["patches"] if patch["note"]]
        links = [
            f"<p class='fullcost-note'>{html.link(source['title'], source['url'])}</p>" for source in self["sources"]
        ]
        first, *rest = self._lines()
        return html.page(
            html.paragraph(first, "title"),
            *map(html.paragraph, [*rest, *told]),
            html.table(SHOWN, *text.cells(SHOWN, self._rows())),
            *(html.paragraph(note, "note") for note in notes),
            *links,
        )


def what_if(
    scenario: str | bytes | Mapping[str, Any] | os.PathLike[str] | Scenario,
    patches: Patch | Sequence[Patch],
    of: str | Sequence[str] | None = None,
    draws: int = 10_000,
    seed: int = 1,
) -> WhatIf:
    """Say what a scenario would be in another market: its outputs before and after, and the difference with its range.

    Parameters
    ----------
    scenario : str, dict, path or Scenario
        Whatever :func:`scenario` reads. Readings and values that were chosen stay.
    patches : str, dict or a list of them
        Ids out of :func:`market`, and patches of your own: ``{"id": "cheap", "changes": [{"path":
        "fleet[*].supply.rent.usd_per_gpu_hour", "times": 0.7}]}``. In the brackets of a path stands an id, ``*`` for
        all, ``purpose=serving`` for the runs, work and lines of a purpose, or ``accelerator=H20`` for the pools of a
        chip. A change has ``times``, ``value``, or ``rebound`` (``gain`` and ``elasticity``). They are put on in their
        order: factors multiply, and a number that is drawn is drawn from its scaled distribution.
    of : str or sequence of str, optional
        Outputs as in :meth:`Scenario.sample`. By default all scopes and rates.
    draws, seed : int
        As in :meth:`Scenario.sample`. The same draws stand behind before and after, so that chance takes no part in the
        difference.

    Returns
    -------
    WhatIf
        A dict. ``outputs``, each with ``before``, ``after``, ``difference`` and 80 % ranges; ``patches``, each with the
        numbers that it changed, and what of it the scenario has no number for; ``notes`` and ``sources``. Its
        ``changed`` is the scenario with the patches on.

    Raises
    ------
    FullcostError
        ``unknown_name`` for an id or an output, ``out_of_range`` where a number leaves its range, at its own path,
        ``impossible`` where numbers cannot hold together, ``missing``, ``wrong_type``, ``syntax``, ``unknown_key`` for
        a patch that cannot be read, ``duplicate_id`` for one that is given twice.

    Examples
    --------
    >>> import fullcost as fc
    >>> found = fc.what_if("small-lab", ["rent-falls", "overcapacity"], of="usd_per_busy_gpu_hour")
    >>> hour = found.outputs[0]
    >>> hour["low80"] < hour["difference"] < hour["high80"]
    True
    >>> fc.what_if("rented-run", "export-h20").notes[0]
    '`export-h20` touches nothing of this scenario.'
    """
    from . import scenario as read

    found = read(scenario)
    outputs = None if of is None else [of] if isinstance(of, str) else list(of)
    options = {"draws": draws, "seed": seed, **({} if outputs is None else {"outputs": outputs})}
    with named(outputs="of") if isinstance(of, str) else named():
        answer, put = found._model.what_if(patches, options)
    return WhatIf(decoded(answer), found._with(values={**found._state.get("values", {}), **_values(put)}))


def _values(put: list[tuple[str, str]]) -> dict[str, Any]:
    return {path: decoded(value) for path, value in put}


def market() -> Table:
    """Give the market scenarios that come with fullcost: patches for :func:`what_if`, each cited or assumed.

    Returns
    -------
    Table
        ``id``, ``label``, what it ``changes``, and where its figures come from.

    Examples
    --------
    >>> import fullcost as fc
    >>> "rent-falls" in fc.market()["id"]
    True
    """
    return Table(_core.market())
