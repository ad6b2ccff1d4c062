"""A sample: the outputs of a scenario with their ranges."""

from __future__ import annotations

from . import html, text
from .arrays import array, mapped
from .decode import decoded
from .needed import needed
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, overload

    import pandas

    from . import types
    from ._core import Sample as CoreSample
    from .arrays import Array, Numbers

METHODS = {"monte_carlo": "Monte Carlo", "latin_hypercube": "Latin hypercube", "sobol": "Sobol points"}
"""Methods as people call them."""

TOLD = ("id", "label", "unit", "point", "mean", "sd", "unanswered", "sentence")
"""What is told of an output beside quantiles."""


class Sample:
    """The outputs of a scenario with their ranges, from many draws of its uncertain numbers.

    Money is in dollars and shares run from 0 to 1. Draws in which a fleet is too small for its work have no answer:
    they are counted as ``unanswered`` and nowhere else.

    Examples
    --------
    >>> import fullcost as fc
    >>> sample = fc.scenario("deepseek").set("busy_share", "0.4 to 0.8").sample(draws=1000, outputs="told_share")
    >>> sample.outputs["id"]
    ['told_share']
    >>> counts, edges = sample.histogram("told_share")
    >>> len(counts), len(edges)
    (40, 41)
    """

    __slots__ = ("_asked", "_core", "_data")

    def __init__(self, core: CoreSample, asked: bool = False) -> None:
        self._core = core
        self._asked = asked  # whether somebody said which quantiles
        self._data: types.Sampled = decoded(core.json())

    @property
    def outputs(self) -> Table:
        """The outputs: value at the point, mean, sd, the quantiles that were asked for, and the answer in words."""
        return Table(self._core.outputs())

    @property
    def quantiles(self) -> Table:
        """The quantiles that were asked for, each with how far it can be off because draws were counted in bins."""
        return Table(self._core.quantiles())

    if TYPE_CHECKING:

        @overload
        def quantile(self, output: str, p: float) -> float: ...
        @overload
        def quantile(self, output: str, p: Numbers) -> Array: ...

    def quantile(self, output: str, p: float | Numbers) -> float | Array:
        """Give the values below which an output lies with probability `p`, a number or an array from 0 to 1."""
        return mapped(lambda levels: self._core.quantile(output, levels), p, "p")

    def mean(self, output: str) -> float:
        """Give the mean of the draws of an output."""
        return float(self._output(output)["mean"])

    def sd(self, output: str) -> float:
        """Give the standard deviation of the draws of an output."""
        return float(self._output(output)["sd"])

    if TYPE_CHECKING:

        @overload
        def exceedance(self, output: str, value: float) -> float: ...
        @overload
        def exceedance(self, output: str, value: Numbers) -> Array: ...

    def exceedance(self, output: str, value: float | Numbers) -> float | Array:
        """Give the share of draws in which an output lies above a value, or above each of an array."""
        return mapped(lambda values: self._core.exceedance(output, values), value, "value")

    def histogram(self, output: str) -> tuple[Array, Array]:
        """Give counts and edges of the bars, as ``numpy.histogram`` does.

        The bars span the middle 99.8 % of the draws. What lies beyond is counted in the bars at the ends.
        """
        numpy = needed("numpy")
        bars = self._output(output)["histogram"]
        return numpy.array(bars["counts"]), numpy.linspace(bars["low"], bars["high"], len(bars["counts"]) + 1)

    def draws(self, name: str) -> Array:
        """Give the draws of an output, or of an input by its path, in their order.

        They are drawn once more when they are first asked for: the same bits.

        Parameters
        ----------
        name : str
            An output that was sampled, or a path.

        Returns
        -------
        numpy array
            One number for each draw. NaN where an output has no answer.

        Raises
        ------
        FullcostError
            ``unknown_name``; ``impossible`` for a streaming summary, whose draws are not kept; ``too_large``.
        """
        return array(self._core.draws(name))

    def to_frame(self) -> pandas.DataFrame:
        """Give all draws as a pandas DataFrame: inputs by path, then outputs, one row for each draw.

        Raises
        ------
        ImportError
            pandas is not installed.
        FullcostError
            As :meth:`draws`.
        """
        names = [*self._core.inputs(), *(output["id"] for output in self._data["outputs"])]
        frame: pandas.DataFrame = needed("pandas").DataFrame({name: self.draws(name) for name in names})
        return frame

    def to_dict(self) -> types.Sampled:
        """Give all but the draws as plain dicts and lists."""
        sampled: types.Sampled = decoded(self._core.json())
        return sampled

    def to_json(self) -> str:
        """Give all but the draws as JSON; every number reads back to the same bits."""
        return self._core.json()

    def _output(self, id: str) -> types.SampledOutput:
        self._core.quantile(id, b"")  # refuses what was not sampled, in the core's words
        return next(output for output in self._data["outputs"] if output["id"] == id)

    def _how(self) -> str:
        data = self._data
        parts = (
            f"{_some(data['draws'], 'draw')} of {_some(data['inputs'], 'uncertain number')}",
            f"{METHODS[data['method']]}, seed {data['seed']:.0f}",
            "exact quantiles" if data["summary"] == "exact" else "quantiles from a histogram",
        )
        return "; ".join(parts) + "."

    def _notes(self) -> list[str]:
        lost = [output for output in self._data["outputs"] if output["unanswered"]]
        return [f"{output['label']}: no answer in {_some(output['unanswered'], 'draw')}." for output in lost]

    def __repr__(self) -> str:
        to = text.width()
        outputs = self.outputs
        levels = [name for name in outputs.columns if name not in TOLD] if self._asked else ["p10", "p90"]
        rows = [
            [row["id"], row["unit"], *(text.cell(row[name]) for name in ("point", *levels, "mean", "sd"))]
            for row in outputs
        ]
        shown = levels if self._asked else ["likely from", "to"]
        head = ["output", "unit", "point", *shown, "mean", "sd"]
        return text.paragraphs(
            [
                text.wrap(f"{self._data['scenario']}: {self._how()}", to),
                text.table(head, rows, right=[False, False, *[True] * (len(head) - 2)], width=to),
                text.wrap("" if self._asked else "Likely: 8 in 10 draws lie between.", to),
                *(text.wrap(note, to) for note in self._notes()),
            ]
        )

    def _repr_html_(self) -> str:
        parts = [html.paragraph(self._data["scenario"], "title")]
        for output in self._data["outputs"]:
            parts.append(html.paragraph(output["sentence"]))
            if output["varies"]:
                parts.append(self._bars(output))
        key = "Stronger bars: 8 in 10 draws. Line: every number at its median or as stated."
        return html.page(
            *parts,
            *(html.paragraph(note, "note") for note in self._notes()),
            html.paragraph(f"{key} {self._how()}", "note"),
        )

    def _bars(self, output: types.SampledOutput) -> str:
        likely = [float(self.quantile(output["id"], p)) for p in (0.1, 0.9)]
        bars = output["histogram"]
        wide = bars["high"] - bars["low"]
        low, high, at = ((value - bars["low"]) / wide for value in (*likely, output["point"]))
        return html.bars(bars["counts"], (low, high), at, f"How the draws lie. {output['sentence']}")

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("a sample holds draws of the core; keep sample.to_dict(), or sample again with its seed")


def _some(count: float, what: str) -> str:
    return f"{count:,.0f} {what}{'' if count == 1 else 's'}"
