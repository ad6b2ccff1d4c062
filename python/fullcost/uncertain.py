"""What can be asked about a scenario's uncertainty. Every scenario has these methods."""

from __future__ import annotations

from .error import FullcostError, name_of, named
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from . import types
    from ._core import Model
    from .condition import Condition
    from .curve import Curve
    from .drivers import Drivers
    from .sample import Sample
    from .solved import Solved


class Uncertain:
    """A scenario whose numbers may be uncertain."""

    __slots__ = ()

    if TYPE_CHECKING:
        _model: Model

    def sample(
        self,
        draws: int = 10_000,
        seed: int = 1,
        method: types.Method = "monte_carlo",
        summary: types.Summaries | None = None,
        threads: int | None = None,
        outputs: str | Sequence[str] | None = None,
        quantiles: Sequence[float] | None = None,
        bins: int = 40,
    ) -> Sample:
        """Draw every uncertain number, and give the range of every output.

        Parameters
        ----------
        draws : int
            How many draws, up to 2^53: a million takes a fraction of a second, 1e15 take years, and nothing warns of
            it. Ctrl-C ends a run.
        seed : int
            Another seed, other draws. The same seed gives the same bits on every machine and in every language.
        method : {"monte_carlo", "latin_hypercube", "sobol"}
            How points are spread. With ``sobol``, numbers after the 64th are drawn independently.
        summary : {"exact", "streaming"}, optional
            Whether quantiles are those of the draws themselves, or of a histogram in bounded memory, with their error.
            Exact up to 100,000 draws unless said otherwise. At most 2^28 numbers, draws times outputs, are held.
        threads : int, optional
            By default one for each processor. The answer does not depend on it.
        outputs : str or sequence of str, optional
            Scopes, ``claims[id]``, ``usd_per_gpu_hour``, ``usd_per_busy_gpu_hour``, ``told_share``. By default all but
            the claims.
        quantiles : sequence of float, optional
            The probabilities whose quantiles are told, each once: by default 5, 10, 25, 50, 75, 90 and 95 %.
        bins : int
            Bars of the histograms.

        Returns
        -------
        Sample
            Ranges, histograms, and the draws themselves.

        Raises
        ------
        FullcostError
            ``unknown_name``, ``out_of_range``, ``duplicate_id`` or ``too_large``, at the option that is wrong.
        KeyboardInterrupt
            Ctrl-C ends a long run at once.

        Examples
        --------
        >>> import fullcost as fc
        >>> sample = fc.scenario("deepseek").set("busy_share", "0.4 to 0.8").sample(2000)
        >>> low, high = sample.quantile("usd_per_busy_gpu_hour", 0.1), sample.quantile("usd_per_busy_gpu_hour", 0.9)
        >>> low < sample.mean("usd_per_busy_gpu_hour") < high
        True
        """
        from .sample import Sample

        options = _options(
            draws=draws,
            seed=seed,
            method=method,
            summary=summary,
            threads=_threads(threads),
            outputs=_listed(outputs),
            quantiles=quantiles if quantiles is None else list(quantiles),
            bins=bins,
        )
        with named(**{"outputs": "outputs"} if isinstance(outputs, str) else {}):
            return Sample(self._model.sample(options), asked=quantiles is not None)

    def drivers(
        self,
        output: str | None = None,
        total: bool = False,
        groups: str | Sequence[str] = (),
        draws: int = 10_000,
        seed: int = 1,
        method: types.Method = "monte_carlo",
        threads: int | None = None,
    ) -> Drivers:
        """Say which uncertain numbers drive an output, the strongest first.

        Parameters
        ----------
        output : str, optional
            As in :meth:`sample`. By default the scope that the scenario counts first.
        total : bool
            Also give total Sobol indices, for which the model runs once more for each number and draw. With more than
            32 numbers, some are drawn independently in place of Sobol points.
        groups : str or sequence of str
            Beginnings of paths, such as ``fleet``, whose numbers are taken together. Groups imply ``total``.
        draws, seed, method, threads
            As in :meth:`sample`. The method must be ``monte_carlo``: only independent draws tell what chance may do.

        Returns
        -------
        Drivers
            Shares of the variance with their 90 % intervals, by how much the range would narrow, and the same in words.

        Raises
        ------
        FullcostError
            ``unknown_name``, ``unknown_path``, ``out_of_range``, ``impossible`` or ``too_large``, at the option that is
            wrong.

        Examples
        --------
        >>> import fullcost as fc
        >>> drivers = fc.scenario("deepseek").set("busy_share", "0.4 to 0.8").drivers("usd_per_busy_gpu_hour")
        >>> "busy_share" in drivers.table["path"]
        True
        """
        from .drivers import Drivers

        options = _options(
            draws=draws,
            seed=seed,
            method=method,
            threads=_threads(threads),
            outputs=_listed(output),
            groups=_listed(groups),
            total=total,
        )
        with named(outputs="output"):
            return Drivers(*self._model.drivers(options))

    def condition(
        self,
        output: str | None = None,
        at_most: float | None = None,
        at_least: float | None = None,
        claim: str | None = None,
        draws: int = 10_000,
        seed: int = 1,
        method: types.Method = "monte_carlo",
        threads: int | None = None,
    ) -> Condition:
        """Say what would have to be true for an output to lie between two values, or for a claim to hold.

        Parameters
        ----------
        output : str, optional
            As in :meth:`sample`. By default what the claim counts, or the scope that the scenario counts first.
        at_most, at_least : float, optional
            The greatest and the least value of the output, in its own unit.
        claim : str, optional
            The id of a money claim: it holds within its printed rounding, or its own range. Without bounds of your own.
        draws, seed, method, threads
            As in :meth:`sample`. The method must be ``monte_carlo``: only independent draws tell what chance may do.

        Returns
        -------
        Condition
            In how many draws it holds, and how the inputs differ there.

        Raises
        ------
        FullcostError
            ``too_few_draws`` where it holds in fewer than 200 draws; ``missing`` where nothing is asked;
            ``wrong_type`` for a claim beside bounds; ``unknown_name``, ``reversed_range``, ``not_finite``,
            ``impossible``.

        Examples
        --------
        >>> import fullcost as fc
        >>> rent = fc.scenario("deepseek").set("busy_share", "0.4 to 0.8")
        >>> found = rent.condition("usd_per_busy_gpu_hour", at_most=rent.evaluate().hinge["usd_per_busy_gpu_hour"])
        >>> 0 < found.share < 1
        True
        """
        from .condition import Condition

        if claim is not None:
            if at_most is not None or at_least is not None:
                raise _either("claim", "bounds of its own", "a claim, or bounds")
            _, at_least, at_most = self._claim(claim)
            output = output or f"claims[{claim}]"
        options = _options(
            draws=draws,
            seed=seed,
            method=method,
            threads=_threads(threads),
            outputs=_listed(output),
            low=at_least,
            high=at_most,
        )
        with named(outputs="output", low="at_least", high="at_most"):
            return Condition(*self._model.condition(options))

    def curve(self, path: str, output: str | None = None, points: int = 16, seed: int = 1) -> Curve:
        """Follow an output along one uncertain number: its response curve, with the band that the others leave.

        Parameters
        ----------
        path : str
            A number with a range. It is followed over the middle 99 % of that range.
        output : str, optional
            As in :meth:`sample`. By default the scope that the scenario counts first.
        points : int
            At how many evenly spread values. At each of them the other numbers are drawn 512 times.
        seed : int
            Another seed, other draws.

        Returns
        -------
        Curve
            A table: ``input`` in the number's own unit; ``low``, ``median`` and ``high``: 10, 50 and 90 % of the output
            there. Its ``sentence`` says where it goes, or that the output does not depend on the number.

        Raises
        ------
        FullcostError
            ``unknown_path``, ``wrong_type`` where the number has no range or was set, ``out_of_range``.

        Examples
        --------
        >>> import fullcost as fc
        >>> curve = fc.scenario("deepseek").curve("busy_share", "usd_per_busy_gpu_hour", points=5)
        >>> curve["median"][0] > curve["median"][-1]
        True
        """
        from .curve import Curve

        options = _options(outputs=_listed(output), path=name_of(path, "path"), points=points, seed=seed)
        with named(outputs="output"):
            return Curve(*self._model.curve(options))

    def claim_shares(
        self,
        draws: int = 10_000,
        seed: int = 1,
        method: types.Method = "monte_carlo",
        threads: int | None = None,
    ) -> Table:
        """Say in how many draws each money claim holds, within its printed rounding or its own range.

        Options are those of :meth:`sample`. The method must be ``monte_carlo``: only independent draws tell what chance
        may do. ``share`` has its ``standard_error``; ``point`` is what the model gives for what the claim counts, every
        number at its median or as stated.

        Examples
        --------
        >>> import fullcost as fc
        >>> shares = fc.scenario("deepseek").claim_shares(draws=1000)
        >>> all(0 <= share <= 1 for share in shares["share"])
        True
        """
        options = _options(draws=draws, seed=seed, method=method, threads=_threads(threads))
        return Table(self._model.claim_shares(options))

    def solve(
        self,
        output: str | None = None,
        goal: float | None = None,
        inputs: str | Sequence[str] = (),
        *,
        claim: str | None = None,
    ) -> Solved:
        """Say what one or two inputs would have to be for an output to meet a goal, all others as they are.

        Parameters
        ----------
        output : str, optional
            As in :meth:`sample`. By default what the claim counts, or the scope that the scenario counts first.
        goal : float, optional
            What the output shall be, in its own unit.
        inputs : str or sequence of str
            One or two paths. Each is searched through its range, or widely around its value where it has none.
        claim : str, optional
            The id of a money claim, whose figure is the goal. Without a goal of your own.

        Returns
        -------
        Solved
            The values, the most plausible first, or the reach of the output where there are none.

        Raises
        ------
        FullcostError
            ``missing`` where there is neither goal nor claim, ``wrong_type`` where there are both, ``unknown_name``,
            ``unknown_path``.

        Examples
        --------
        >>> import fullcost as fc
        >>> solved = fc.scenario("deepseek").solve("usd_per_busy_gpu_hour", goal=2.0, inputs="busy_share")
        >>> solved.paths
        ['busy_share']
        """
        from .solved import Solved

        if claim is not None:
            if goal is not None:
                raise _either("claim", "a goal of its own", "a claim, or a goal")
            goal, _, _ = self._claim(claim)
            output = output or f"claims[{claim}]"
        if goal is None:
            raise FullcostError("missing", "goal", "is missing, and so is a claim", "a number, or a claim")
        options = {"output": output or self._model.first_scope(), "goal": goal, "inputs": _listed(inputs)}
        with named(outputs="output"):
            return Solved(self._model.solve(options))

    def _claim(self, id: str) -> tuple[float, float, float | None]:
        with named(claims="claim", scope="claim"):
            return self._model.claim(name_of(id, "claim"))


def _either(path: str, other: str, accepted: str) -> FullcostError:
    return FullcostError("wrong_type", path, f"cannot stand beside {other}", accepted)


def _options(**options: Any) -> dict[str, Any]:
    """What was given, for the strict reader of the core."""
    return {name: option for name, option in options.items() if option is not None}


def _listed(names: str | Sequence[str] | None) -> list[str] | None:
    return None if names is None else [names] if isinstance(names, str) else list(names)


def _threads(threads: int | None) -> int:
    import os

    return (os.cpu_count() or 1) if threads is None else threads
