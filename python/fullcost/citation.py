"""What a bill rests on, in a form to quote."""

from __future__ import annotations

from . import html, text
from .scenario import told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from .scenario import Scenario


class Citation:
    """The inputs, sources, dates and versions behind an outcome. ``str(citation)`` is a text to quote.

    Attributes
    ----------
    made_with : str
        Model and data, with their versions.
    scenario : str
        The scenario, its date, its readings.
    changes : list of str
        What was set by hand.
    statuses : dict of str to int
        How many inputs are stated, estimated, assumed or computed.
    inputs : list of dict
        The inputs that stand behind the bill, its hours and their rents: path, unit, value, status, source.
    sources : list of dict
        The sources that those inputs name: id, title, by, date, url.
    """

    __slots__ = ("changes", "inputs", "made_with", "scenario", "sources", "statuses")

    def __init__(self, outcome: Mapping[str, Any], behind_uses: Iterable[str], scenario: Scenario) -> None:
        used = {path for line in outcome["lines"] for path in line["leaves"]} | set(behind_uses)
        self.inputs = [leaf for leaf in scenario.leaves() if leaf["path"] in used]
        named = {leaf["source"] for leaf in self.inputs} | {id for line in outcome["lines"] for id in line["sources"]}
        self.sources = [source for source in scenario.sources() if source["id"] in named]
        self.statuses = _counted(leaf["status"] for leaf in self.inputs)
        self.made_with = f"fullcost {outcome['model_version']}, data of {outcome['data_version']}"
        readings = f", reading: {', '.join(outcome['readings'])}" if outcome["readings"] else ""
        self.scenario = f"{outcome['title']} ({outcome['scenario']}), as of {outcome['as_of']}{readings}"
        self.changes = [f"{path} = {told(value)}" for path, value in scenario.state.get("values", {}).items()]

    def __str__(self) -> str:
        return "\n".join([*self._lines(), *(f"  {_reference(source)}" for source in self.sources)])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        items = "".join(f"<li>{_reference_html(source)}</li>" for source in self.sources)
        return html.page(*map(html.paragraph, self._lines()), f"<ul>{items}</ul>" if items else "")

    def _lines(self) -> list[str]:
        counted = ", ".join(f"{count} {status}" for status, count in self.statuses.items())
        lines = [f"{self.scenario}.", f"Computed with {self.made_with}."]
        if self.changes:
            lines.append(f"Changed: {', '.join(self.changes)}.")
        inputs, sources = _many(len(self.inputs), "input"), _many(len(self.sources), "source")
        end = ":" if self.sources else "."
        return [*lines, f"Rests on {inputs} ({counted}) and {sources}{end}"]


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _counted(statuses: Any) -> dict[str, int]:
    counts: dict[str, int] = {}
    for status in statuses:
        counts[status] = counts.get(status, 0) + 1
    return counts


def _reference(source: Mapping[str, Any]) -> str:
    parts = [source["by"], source["title"], source["date"], source["url"]]
    return text.clean(". ".join(part for part in parts if part))


def _reference_html(source: Mapping[str, Any]) -> str:
    parts = [
        html.escape(source["by"] or ""),
        html.link(source["title"] or "", source["url"]),
        html.escape(source["date"] or ""),
    ]
    return ". ".join(part for part in parts if part)
