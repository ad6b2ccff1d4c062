"""The open model of what AI really costs.

A scenario goes in, a bill comes out, and every number on the bill can say where it comes from.

>>> import fullcost as fc
>>> deepseek = fc.scenario("deepseek")
>>> outcome = deepseek.evaluate()
>>> round(outcome.total("official_training"))
5576000
>>> walk = deepseek.reconcile()
>>> print(f"{walk.start['usd']:,.0f} to {walk.to['usd']:,.0f}")
5,576,000 to 1,600,000,000

Money is in dollars, time in years and hours, shares run from 0 to 1. Nothing here touches the network.
"""

from __future__ import annotations

from . import _core
from ._core import __version__
from .distribution import Distribution
from .error import FullcostError
from .outcome import Outcome
from .reconciliation import Reconciliation
from .scenario import Scenario
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from typing import Any

    from . import finance, scores, validate_training
    from .allocations import Allocation, allocation
    from .citation import Citation
    from .condition import Condition
    from .costs import CostMethods, cost_methods, development_cost
    from .curve import Curve
    from .drivers import Drivers
    from .energy import RunEnergy, energy_disclosures, run_energy
    from .engines import kernel
    from .finance import OwnershipCosts, OwnOrRent, own_or_rent, ownership
    from .losses import Goodput, goodput, published_runs
    from .plausibility import check_money, check_power, check_supply, check_time, convert
    from .sample import Sample
    from .solved import Solved
    from .sweeps import sweep
    from .training import (
        TrainingPrediction,
        architecture,
        architectures,
        epoch_costs,
        measured_runs,
        predict_training,
        search_layouts,
    )
    from .versions import AsKnownOn, Difference, as_known_on, diff
    from .what_ifs import WhatIf, market, what_if
    from .widget import Widget

__all__ = [
    "Allocation",
    "AsKnownOn",
    "Citation",
    "Condition",
    "CostMethods",
    "Curve",
    "Difference",
    "Distribution",
    "Drivers",
    "FullcostError",
    "Goodput",
    "Outcome",
    "OwnOrRent",
    "OwnershipCosts",
    "Reconciliation",
    "RunEnergy",
    "Sample",
    "Scenario",
    "Solved",
    "Table",
    "TrainingPrediction",
    "WhatIf",
    "Widget",
    "__version__",
    "allocation",
    "architecture",
    "architectures",
    "as_known_on",
    "blob",
    "catalog",
    "check_money",
    "check_power",
    "check_supply",
    "check_time",
    "convert",
    "cost_methods",
    "development_cost",
    "diff",
    "distribution",
    "energy_disclosures",
    "epoch_costs",
    "finance",
    "goodput",
    "kernel",
    "market",
    "measured_runs",
    "own_or_rent",
    "ownership",
    "predict_training",
    "prices",
    "published_runs",
    "reconcile",
    "run_energy",
    "scenario",
    "scenarios",
    "scores",
    "search_layouts",
    "sweep",
    "validate_training",
    "what_if",
]

_MOST_BYTES = 1 << 26
"""No more of a file is read: beyond its own, lower limit the core refuses the text in any case."""

_NO_JSON = "\ufffd"
"""What is no text at all reaches the core as this: it then answers in its own words."""

_LATE = {
    "Allocation": "allocations",
    "AsKnownOn": "versions",
    "Citation": "citation",
    "Condition": "condition",
    "CostMethods": "costs",
    "Curve": "curve",
    "Difference": "versions",
    "Drivers": "drivers",
    "Goodput": "losses",
    "OwnOrRent": "finance",
    "OwnershipCosts": "finance",
    "RunEnergy": "energy",
    "Sample": "sample",
    "Solved": "solved",
    "TrainingPrediction": "training",
    "WhatIf": "what_ifs",
    "Widget": "widget",
    "allocation": "allocations",
    "architecture": "training",
    "architectures": "training",
    "as_known_on": "versions",
    "check_money": "plausibility",
    "check_power": "plausibility",
    "check_supply": "plausibility",
    "check_time": "plausibility",
    "convert": "plausibility",
    "cost_methods": "costs",
    "development_cost": "costs",
    "diff": "versions",
    "energy_disclosures": "energy",
    "epoch_costs": "training",
    "finance": "finance",
    "goodput": "losses",
    "kernel": "engines",
    "market": "what_ifs",
    "measured_runs": "training",
    "own_or_rent": "finance",
    "ownership": "finance",
    "predict_training": "training",
    "published_runs": "losses",
    "run_energy": "energy",
    "scores": "scores",
    "search_layouts": "training",
    "sweep": "sweeps",
    "validate_training": "validate_training",
    "what_if": "what_ifs",
}
"""What is imported when it is first asked for, and from which module."""

_shipped: dict[str, Scenario] = {}


def scenario(source: str | bytes | Mapping[str, Any] | os.PathLike[str] | Scenario) -> Scenario:
    """Read a scenario.

    Parameters
    ----------
    source : str, bytes, dict or path
        The id of a scenario that comes with fullcost (see :func:`scenarios`), the path of a JSON file, JSON text, or
        dicts and lists with numbers of any kind (numpy, ``Decimal``, ``Fraction``).

    Returns
    -------
    Scenario
        Sound and ready to be evaluated.

    Raises
    ------
    FullcostError
        What is wrong with it, at which path, and what would be right. The code is ``syntax`` for text that is not
        JSON, ``unknown_name`` for an id that nothing has.
    FileNotFoundError
        A path leads to no file.

    Examples
    --------
    >>> import fullcost as fc
    >>> fc.scenario("deepseek")
    <Scenario 'deepseek'>
    >>> fc.scenario('{"fleet": [')
    Traceback (most recent call last):
    ...
    fullcost.FullcostError: the text is not valid JSON
    """
    if isinstance(source, Scenario):
        return source
    if isinstance(source, str):
        return _named(source)
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _text(_decoded(bytes(source)))
    if hasattr(source, "__fspath__"):
        return _file(source)
    return Scenario(_core.Model.from_object(source))


def scenarios() -> list[str]:
    """Give the ids of the scenarios that come with fullcost."""
    return _core.scenario_ids()


def catalog() -> Table:
    """Give the accelerators that fullcost knows: dense peaks in TFLOP/s, memory in GB, bandwidth in one direction."""
    return Table(_core.catalog())


def prices(
    chip: str | None = None,
    what: str | None = None,
    kind: str | None = None,
    vendor: str | None = None,
    as_of: str | None = None,
) -> Table:
    """Give what accelerators cost, as somebody told it on a date.

    Parameters
    ----------
    chip : str, optional
        Key or alias of an accelerator of :func:`catalog`.
    what : {"rental", "purchase"}, optional
        An hour of one accelerator, or one accelerator.
    kind : str, optional
        The terms: ``on_demand``, ``spot``, ``marketplace``, ``block``, ``reserved_1y``, ``reserved_3y`` or
        ``accounting``; ``list``, ``card``, ``board``, ``server_share``, ``rack_share``, ``average``, ``grey`` or
        ``used``.
    vendor : str, optional
        Who asks or pays the price, or who says so.
    as_of : str, optional
        A year, a month or a day. Then only the latest price known by then is given, for each chip, kind and vendor: a
        date stands for its last day, so that nothing looks ahead.

    Returns
    -------
    Table
        A rental has ``usd_per_gpu_hour``, a purchase ``usd``.

    Raises
    ------
    FullcostError
        ``unknown_name`` for a chip, a kind or a vendor that nobody knows, with the nearest names.

    Examples
    --------
    >>> import fullcost as fc
    >>> fc.prices("H100", kind="on_demand", vendor="AWS", as_of="2025-06")["usd_per_gpu_hour"]
    [6.88]
    """
    return Table(_core.prices(chip, what, kind, vendor, as_of))


def reconcile(
    a: str | None = None,
    b: str | None = None,
    scenario: str | bytes | Mapping[str, Any] | os.PathLike[str] | Scenario = "deepseek",
    order: Sequence[str] | None = None,
) -> Reconciliation:
    """Walk from one claim of a scenario to another, one axis at a time.

    Parameters
    ----------
    a, b : str, optional
        Ids of two money claims. By default the two headlines of the scenario.
    scenario : str, dict, path or Scenario
        Whatever :func:`scenario` reads.
    order : sequence of str, optional
        The axes in the order of the walk.

    Returns
    -------
    Reconciliation
        Steps that close exactly, and the rest at both ends.

    Raises
    ------
    FullcostError
        As :func:`scenario` and :meth:`Scenario.reconcile` do.

    Examples
    --------
    >>> import fullcost as fc
    >>> walk = fc.reconcile()
    >>> abs(sum(walk.steps["usd"]) - (walk.to["usd"] - walk.start["usd"]) + sum(walk.rests)) < 1
    True
    """
    return _read(scenario).reconcile(a, b, order)


def blob(data: bytes) -> Scenario:
    """Open a resolved scenario, as :meth:`Scenario.to_blob` and ``fullcost resolve`` write it.

    Parameters
    ----------
    data : bytes
        The whole file.

    Returns
    -------
    Scenario
        Evaluates to the same bits as the scenario that it was made from.

    Raises
    ------
    FullcostError
        ``bad_blob`` where the bytes are no resolved scenario of this version.
    """
    return Scenario(_core.Model.from_blob(data))


def distribution(spec: str | Mapping[str, Any] | Distribution) -> Distribution:
    """Read a distribution as scenarios write it.

    Parameters
    ----------
    spec : str or dict
        ``"6 to 10"``, between which 9 in 10 values lie, or an object with the distribution's name as its key.

    Returns
    -------
    Distribution
        Its quantile function, moments and draws.

    Raises
    ------
    FullcostError
        What is wrong with it, and where: ``reversed_range``, ``out_of_range``, ``unknown_key``, ``missing``.

    Examples
    --------
    >>> import fullcost as fc
    >>> fc.distribution({"normal": {"mean": 1.45, "sd": 0.2}}).mean
    1.45
    """
    return spec if isinstance(spec, Distribution) else Distribution(spec)


_read = scenario


def _named(name: str) -> Scenario:
    """A shipped scenario, JSON text or a file, whichever the text looks like."""
    if name in _shipped:
        return _shipped[name]
    if name in _core.scenario_ids():
        return _shipped.setdefault(name, Scenario(_core.Model.from_text(_core.scenario_text(name))))
    if name.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        return _text(name)
    if any(mark in name for mark in "/\\.") and len(name) < 4096:
        return _file(name)
    return Scenario(_core.Model.from_text(_core.scenario_text(name)))


def _file(path: str | os.PathLike[str]) -> Scenario:
    with open(path, "rb") as file:
        return _text(_decoded(file.read(_MOST_BYTES)))


def _text(text: str) -> Scenario:
    try:
        return Scenario(_core.Model.from_text(text))
    except UnicodeEncodeError:
        return Scenario(_core.Model.from_text(_NO_JSON))


def _decoded(data: bytes) -> str:
    cut_off = len(data) == _MOST_BYTES
    try:
        return data.decode("utf-8", errors="ignore" if cut_off else "strict")
    except UnicodeDecodeError:
        return _NO_JSON


def __getattr__(name: str) -> Any:
    if name in _LATE:
        import importlib

        module = importlib.import_module(f"{__name__}.{_LATE[name]}")
        return module if name == _LATE[name] else getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
