"""The commands about whole runs: goodput, runs, energy."""

from __future__ import annotations

from .command import BAD_SCENARIO, BAD_USAGE, OK, _complain, _print, _takes_format, _tell, _write
from .error import FullcostError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import Any

    from .uncertain_command import Command


def add(command: Command) -> None:
    """Add the commands."""
    runs = command("runs", _runs, "list published whole runs beside what their steady state takes")
    _takes_format(runs)
    goodput = command("goodput", _goodput, "say where the billed hours of a training run go")
    goodput.add_argument("file", metavar="FILE", help="JSON file of the losses, or - for standard input")
    goodput.add_argument("--json", action="store_true", help="print JSON")
    goodput.epilog = 'FILE holds at least {"gpus": 16384}. All fields: fullcost.types.RunLosses.'
    energy = command("energy", _energy, "give the energy and the carbon of a training run")
    energy.add_argument("file", metavar="FILE", help="JSON file of the run, or - for standard input")
    energy.add_argument("--json", action="store_true", help="print JSON")
    energy.epilog = (
        'FILE holds at least {"chip": "H100", "gpu_hours": 1000000}; "place": "France" says where. '
        "All fields: fullcost.types.EnergyRun."
    )


def _runs(asked: argparse.Namespace) -> int:
    from .losses import published_runs

    shown = ("name", "chip", "gpus", "gpu_hours", "reported_over_predicted", "low80", "high80", "reported_over_own")
    return _tell(asked, published_runs(), (*shown, "layout"))


def _goodput(asked: argparse.Namespace) -> int:
    from .losses import goodput

    return _answer(asked, goodput)


def _energy(asked: argparse.Namespace) -> int:
    from .energy import run_energy

    return _answer(asked, run_energy)


def _answer(
    asked: argparse.Namespace, answer: Callable[[Any], Any], lines: Callable[[Any], list[str]] | None = None
) -> int:
    from .uncertain_command import _document

    try:
        found = answer(_document(asked.file))
    except (FullcostError, OSError) as error:
        _complain(f"{asked.file}: {getattr(error, 'strerror', None) or error}")
        return BAD_SCENARIO if isinstance(error, FullcostError) else BAD_USAGE
    if asked.json:
        import json

        _write(json.dumps(found, ensure_ascii=False) + "\n")
    else:
        _print(lines(found) if lines else repr(found).splitlines())
    return OK
