"""Goodput: which part of the hours that are billed becomes training, and what whole runs have reported."""

from __future__ import annotations

from . import _core
from .answer import Answer
from .decode import decoded
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import types

PARTS = {
    "goodput_share": "training",
    "lost_work_share": "lost work",
    "restart_share": "restarts",
    "checkpoint_share": "checkpoints",
    "evaluation_share": "evaluation",
    "planned_share": "planned stops",
    "node_wait_share": "waiting for nodes",
    "spare_share": "spares",
}
"""The parts of the billed hours as a reader calls them."""
SIZES = ("gpus", "hours_between_interruptions", "optimal_checkpoint_minutes", "goodput_share")
"""What a list of clusters shows to people."""


class Goodput(Answer):
    """Where the billed hours go: a dict as of :class:`fullcost.types.Goodput`, its values attributes too.

    Examples
    --------
    >>> import fullcost as fc
    >>> found = fc.goodput({"gpus": 1024})
    >>> found.goodput_share == found["goodput_share"]
    True
    """

    __slots__ = ()

    def _lines(self) -> list[str]:
        parts = [f"{name} {100 * self[part]:.1f} %" for part, name in PARTS.items() if self[part] > 0.0005]
        return [
            f"Billed over clean hours: {self['billed_over_clean']:.3f}.",
            "Where the hours go: " + ", ".join(parts) + ".",
            f"An interruption every {self['hours_between_interruptions']:,.1f} hours; a checkpoint takes "
            f"{self['checkpoint_s']:,.0f} s, every {self['checkpoint_minutes']:,.1f} minutes (best: "
            f"{self['optimal_checkpoint_minutes']:,.1f}).",
        ]

    def _rows(self) -> list[dict[str, Any]]:
        sizes: list[dict[str, Any]] = self["by_gpus"]
        return sizes

    def _shown(self) -> tuple[str, ...]:
        return SIZES


def goodput(losses: types.RunLosses | Mapping[str, Any]) -> Goodput:
    """Give where the billed hours of a training run go.

    Interruptions come at random and work since the last checkpoint is repeated (Young 1974, Daly 2006).

    Parameters
    ----------
    losses : dict
        ``gpus`` at least. The rest has defaults: accelerator-hours between interruptions, minutes of a restart, what a
        checkpoint takes and how often it is written, evaluation, planned stops, waiting for nodes, and spares.

    Returns
    -------
    Goodput
        A dict. Eight shares of the billed hours, which add up to 1; billed over clean hours; hours between
        interruptions; the best interval between checkpoints; and ``by_gpus``, the same run on clusters of other sizes.

    Raises
    ------
    FullcostError
        ``out_of_range`` for a number beyond its range, ``impossible`` where no training comes through.

    Examples
    --------
    >>> import fullcost as fc
    >>> found = fc.goodput({"gpus": 16384, "gpu_hours_between_interruptions": 50676})
    >>> round(found["hours_between_interruptions"], 1), round(found["goodput_share"], 2)
    (3.1, 0.92)
    """
    return Goodput(decoded(_core.goodput(losses)))


def published_runs() -> Table:
    """Give published whole runs with the accelerator-hours that were reported, beside what their steady state takes.

    Returns
    -------
    Table
        ``reported_over_predicted`` with its 80 % range: hours over those of a prediction, with the layout that was
        published or the best that is found. ``reported_over_own``: hours over those of the throughput that the authors
        tell, where they do. Each figure with its source.

    Examples
    --------
    >>> import fullcost as fc
    >>> over = {run["key"]: run["reported_over_predicted"] for run in fc.published_runs()}
    >>> over["deepseek-v3"] < over["bloom-176b"]
    True
    """
    return Table(_core.published_runs())
