"""What would have to be true."""

from __future__ import annotations

from . import html, text
from .decode import decoded
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import types
    from ._core import Table as CoreTable

TELLING = 0.2
"""Inputs whose means differ by fewer standard deviations than this hardly differ."""


class Condition:
    """The draws in which something holds, against those in which it does not.

    Examples
    --------
    >>> import fullcost as fc
    >>> scenario = fc.scenario("deepseek").set("busy_share", "0.4 to 0.8")
    >>> found = scenario.condition("usd_per_busy_gpu_hour", at_most=scenario.sample().mean("usd_per_busy_gpu_hour"))
    >>> found.inputs.columns[:2]
    ('path', 'label')
    """

    __slots__ = ("_data", "_json", "_table")

    def __init__(self, json: str, table: CoreTable) -> None:
        self._json = json
        self._data: types.Condition = decoded(json)
        self._table = table

    @property
    def output(self) -> str:
        """The name of the output."""
        return self._data["output"]

    @property
    def share(self) -> float:
        """The share of draws in which it holds."""
        return self._data["share"]

    @property
    def standard_error(self) -> float:
        """The standard error of the share."""
        return self._data["standard_error"]

    @property
    def mean(self) -> float:
        """The mean of the output where it holds."""
        return self._data["mean"]

    @property
    def sd(self) -> float:
        """The standard deviation of the output where it holds."""
        return self._data["sd"]

    @property
    def inputs(self) -> Table:
        """The inputs, those that differ most first.

        Mean, sd and 10, 50 and 90 % quantiles where it holds, the same quantiles where it fails (nothing where it
        always holds), and ``shift_sd``: the difference of the means, in standard deviations of all draws.
        """
        return Table(self._table)

    @property
    def sentence(self) -> str:
        """In how many draws it holds, in words."""
        return self._data["sentence"]

    @property
    def sentences(self) -> list[str]:
        """How the inputs differ, in words: those that do."""
        return [row["sentence"] for row in self._data["inputs"] if abs(row["shift_sd"]) >= TELLING]

    def to_dict(self) -> types.Condition:
        """Give everything as plain dicts and lists."""
        condition: types.Condition = decoded(self._json)
        return condition

    def to_json(self) -> str:
        """Give everything as JSON."""
        return self._json

    def _title(self) -> str:
        low, high = self._data["low"], self._data["high"]
        words = [f"at least {text.cell(low)}"] if low is not None else []
        words += [f"at most {text.cell(high)}"] if high is not None else []
        return f"{self.output}: {' and '.join(words)}"

    def __repr__(self) -> str:
        to = text.width()
        blocks = [text.wrap(self._title(), to), text.wrap(self.sentence, to)]
        return text.paragraphs([*blocks, [line for said in self.sentences for line in text.wrap(said, to)]])

    def _repr_html_(self) -> str:
        return html.page(
            html.paragraph(self._title(), "title"),
            html.paragraph(self.sentence),
            *map(html.paragraph, self.sentences),
        )
