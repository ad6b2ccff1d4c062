"""Distributions by themselves."""

from __future__ import annotations

from . import _core
from .arrays import array, mapped
from .decode import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, overload

    from . import types
    from .arrays import Array, Numbers


class Distribution:
    """A distribution as scenarios write it, and its exact mathematics.

    Make one with :func:`fullcost.distribution`.

    Examples
    --------
    >>> import fullcost as fc
    >>> price = fc.distribution("6 to 10")
    >>> round(price.mean, 3), round(price.sd, 3)
    (7.84, 1.225)
    >>> round(price.quantile(0.5), 3)
    7.746
    >>> price.spec
    {'interval': {'low': 6, 'high': 10, 'confidence': 0.9}}
    """

    __slots__ = ("_core",)

    def __init__(self, spec: str | Mapping[str, Any]) -> None:
        self._core = _core.Distribution(spec)

    @property
    def spec(self) -> types.Distribution:
        """As it is written: its name and its parameters."""
        spec: types.Distribution = decoded(self._core.json())
        return spec

    @property
    def mean(self) -> float:
        """The mean."""
        return self._core.mean()

    @property
    def sd(self) -> float:
        """The standard deviation."""
        return self._core.sd()

    if TYPE_CHECKING:

        @overload
        def quantile(self, p: float) -> float: ...
        @overload
        def quantile(self, p: Numbers) -> Array: ...

    def quantile(self, p: float | Numbers) -> float | Array:
        """Give the values that are not exceeded with probability `p`.

        Parameters
        ----------
        p : float or array
            From 0 to 1. At the ends, those of the support, which may be infinite.

        Returns
        -------
        float or numpy array
            Good to about 1e-12 standard deviations.

        Raises
        ------
        FullcostError
            ``out_of_range``, ``not_finite``.

        Examples
        --------
        >>> import fullcost as fc
        >>> fc.distribution({"uniform": {"low": 0, "high": 4}}).quantile([0.25, 0.5]).tolist()
        [1.0, 2.0]
        """
        return mapped(self._core.quantile, p, "p")

    if TYPE_CHECKING:

        @overload
        def cdf(self, x: float) -> float: ...
        @overload
        def cdf(self, x: Numbers) -> Array: ...

    def cdf(self, x: float | Numbers) -> float | Array:
        """Give the probability of values up to `x`.

        Examples
        --------
        >>> import fullcost as fc
        >>> round(fc.distribution("6 to 10").cdf(10.0), 6)
        0.95
        """
        return mapped(self._core.cdf, x, "x")

    def sample(self, n: int, seed: int = 1, method: types.Method = "monte_carlo") -> Array:
        """Draw.

        Parameters
        ----------
        n : int
            How many draws.
        seed : int
            Another seed, other draws. The same seed gives the same bits everywhere. Samples of two different
            distributions do not move together; two of the same one are the same, unless their seeds differ.
        method : {"monte_carlo", "latin_hypercube", "sobol"}
            How points are spread.

        Returns
        -------
        numpy array
            Of length `n`.

        Raises
        ------
        FullcostError
            ``out_of_range`` for a number of draws or a seed that is none, ``too_large`` for more than memory holds.

        Examples
        --------
        >>> import fullcost as fc
        >>> draws = fc.distribution("6 to 10").sample(1000)
        >>> bool(abs(draws.mean() - 7.84) < 0.2)
        True
        """
        return array(self._core.sample({"draws": n, "seed": seed, "method": method}))

    def __repr__(self) -> str:
        return f"<Distribution {self._core.json()}>"

    def __eq__(self, other: object) -> bool:
        return self._core.json() == other._core.json() if isinstance(other, Distribution) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._core.json())

    def __reduce__(self) -> tuple[Any, ...]:
        return Distribution, (self.spec,)
