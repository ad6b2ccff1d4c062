"""What inputs would have to be for an output to meet a goal."""

from __future__ import annotations

from . import html, text
from .decode import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import types


class Solved:
    """The values of one or two inputs at which an output meets its goal.

    Examples
    --------
    >>> import fullcost as fc
    >>> solved = fc.scenario("deepseek").solve("usd_per_busy_gpu_hour", goal=2.0, inputs="busy_share")
    >>> round(fc.scenario("deepseek").set("busy_share", solved.values["busy_share"]).evaluate().hinge[
    ...     "usd_per_busy_gpu_hour"], 6)
    2.0
    """

    __slots__ = ("_data", "_json")

    def __init__(self, json: str) -> None:
        self._json = json
        self._data: types.Solved = decoded(json)

    @property
    def output(self) -> str:
        """The name of the output."""
        return self._data["output"]

    @property
    def goal(self) -> float:
        """What it shall be."""
        return self._data["goal"]

    @property
    def paths(self) -> list[str]:
        """The paths of the inputs."""
        return list(self._data["inputs"])

    @property
    def solutions(self) -> list[types.Solution]:
        """The solutions, the most plausible first. Of two inputs, a curve of pairs.

        Each has its ``values`` in the order of :attr:`paths`, the ``probabilities`` below them in the inputs' ranges,
        and whether it is ``plausible``: every value within the 90 % range of its input.
        """
        return list(self._data["solutions"])

    @property
    def values(self) -> dict[str, float] | None:
        """The most plausible solution: a value for each path. ``None`` where nothing gives the goal."""
        found = self._data["solutions"]
        return dict(zip(self.paths, found[0]["values"], strict=True)) if found else None

    @property
    def reach(self) -> tuple[float, float]:
        """The least and the greatest that the output can be within the search. NaN where it has no answer there."""
        least, greatest = self._data["least"], self._data["greatest"]
        return (float("nan") if least is None else least, float("nan") if greatest is None else greatest)

    @property
    def sentence(self) -> str:
        """The finding in words."""
        return self._data["sentence"]

    def to_dict(self) -> types.Solved:
        """Give everything as plain dicts and lists."""
        solved: types.Solved = decoded(self._json)
        return solved

    def to_json(self) -> str:
        """Give everything as JSON."""
        return self._json

    def __repr__(self) -> str:
        return "\n".join(text.wrap(self.sentence, text.width()))

    def _repr_html_(self) -> str:
        return html.page(html.paragraph(self.sentence))
