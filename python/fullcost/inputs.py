"""Uncertain numbers of functions that are no scenario: drawn together, and their influence told from arrays."""

from __future__ import annotations

from dataclasses import dataclass

from . import _core
from .arrays import array, packed
from .error import FullcostError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from .arrays import Array


@dataclass(frozen=True)
class Indices:
    """Sobol indices of a function, and the mean and variance that they share out."""

    mean: float
    variance: float
    first_order: dict[str, float]
    """By input."""
    total: dict[str, float]
    """By input."""
    second_order: dict[str, float]
    """By two inputs, ``a,b``. Empty where they were not asked for."""


class Inputs:
    """Distributions by name, drawn together.

    Examples
    --------
    >>> from fullcost.inputs import Inputs
    >>> inputs = Inputs({"x1": {"uniform": {"low": 0, "high": 1}}, "x2": "6 to 10"})
    >>> sorted(inputs.sample(100))
    ['x1', 'x2']
    """

    def __init__(self, inputs: Mapping[str, Any], rank_correlation: Sequence[tuple[str, str, float]] = ()) -> None:
        self.names = list(inputs)
        self._core = _core.Inputs(list(inputs.items()), list(rank_correlation))

    def sample(self, draws: int, seed: int = 1) -> dict[str, Array]:
        """Draw each."""
        columns = self._core.sample({"draws": draws, "seed": seed})
        return dict(zip(self.names, map(array, columns), strict=True))

    def indices(
        self, function: Callable[[dict[str, Array]], Array], draws: int, seed: int = 1, second_order: bool = False
    ) -> Indices:
        """Estimate Sobol indices of a function of the inputs, which must be independent.

        Parameters
        ----------
        function
            From arrays by name to an array.
        draws : int
            Base points, spread over independent scramblings. The function runs on k + 2 times as many, or on
            2 k + 2 times for second order.
        seed : int
            Another seed, other points.
        second_order : bool
            Whether to estimate those too.
        """
        k, rounds = len(self.names), _core.scramblings()
        parts = [
            self._scrambling(function, {"draws": draws, "seed": seed}, turn, second_order) for turn in range(rounds)
        ]
        mean, variance, *lists = zip(*parts, strict=True)
        first, total, second = ([sum(of) / rounds for of in zip(*turns, strict=True)] for turns in lists)
        pairs = [f"{self.names[a]},{self.names[b]}" for a in range(k) for b in range(a + 1, k)] if second_order else []
        return Indices(
            sum(mean) / rounds,
            sum(variance) / rounds,
            dict(zip(self.names, first, strict=True)),
            dict(zip(self.names, total, strict=True)),
            dict(zip(pairs, second, strict=True)),
        )

    def _scrambling(
        self, function: Callable[[dict[str, Array]], Array], options: dict[str, Any], turn: int, second_order: bool
    ) -> tuple[float, float, list[float], list[float], list[float]]:
        columns = [array(column) for column in self._core.base(options, turn)]
        a, b = columns[: len(self.names)], columns[len(self.names) :]

        def of(columns: Sequence[Array]) -> bytes:
            return packed(function(dict(zip(self.names, columns, strict=True))))

        def swapped(columns: list[Array], others: list[Array]) -> list[bytes]:
            places = range(len(columns))
            return [of([*columns[:place], others[place], *columns[place + 1 :]]) for place in places]

        return _core.sobol_indices(of(a), of(b), swapped(a, b), swapped(b, a) if second_order else [])


def narrowing(input: Array, output: Array) -> float:
    """Give by how much the 90 % range of the output would narrow if the input were known, as a share of its width."""
    _, _, _, narrowing = _core.influence(packed(input), packed(output))
    return narrowing


def normal_correlation(rank: float) -> float:
    """Give the correlation of two normal numbers whose rank correlation is `rank`."""
    return _core.normal_correlation(rank)


def nearest_correlation(matrix: Sequence[Sequence[float]]) -> tuple[float, list[list[float]]]:
    """Give the smallest eigenvalue of a matrix, and the nearest correlation matrix that numbers can have."""
    least, flat = _core.nearest_correlation(matrix)
    n = len(matrix)
    return least, [flat[row * n : (row + 1) * n] for row in range(n)]


def refusal(matrix: Sequence[Sequence[float]]) -> str | None:
    """Give the code of the error with which a matrix of correlations is refused; ``None`` where it is not."""
    try:
        _core.check_correlation(matrix, [f"x{place + 1}" for place in range(len(matrix))])
    except FullcostError as error:
        return error.code
    return None
