"""The commands about whole runs: goodput, runs, energy."""

from __future__ import annotations

from .command import BAD_SCENARIO, BAD_USAGE, OK, _complain, _print, _takes_format, _tell, _write
from .error import FullcostError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping
    from typing import Any

    from .uncertain_command import Command

FACTORS = ("name", "value", "unit", "basis", "source")
"""What a list of factors shows to people."""
SIZES = ("gpus", "hours_between_interruptions", "optimal_checkpoint_minutes", "goodput_share")
"""What a list of clusters shows to people."""


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

    return _answer(asked, goodput, _goodput_lines)


def _energy(asked: argparse.Namespace) -> int:
    from .energy import run_energy

    return _answer(asked, run_energy, _energy_lines)


def _answer(
    asked: argparse.Namespace, answer: Callable[[Any], Any], lines: Callable[[Mapping[str, Any]], list[str]]
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
        _print(lines(found))
    return OK


def _goodput_lines(found: Mapping[str, Any]) -> list[str]:
    from .losses import PARTS

    parts = [f"{name} {100 * found[part]:.1f} %" for part, name in PARTS.items() if found[part] > 0.0005]
    return [
        f"Billed over clean hours: {found['billed_over_clean']:.3f}.",
        "Where the hours go: " + ", ".join(parts) + ".",
        f"An interruption every {found['hours_between_interruptions']:,.1f} hours; a checkpoint takes "
        f"{found['checkpoint_s']:,.0f} s, every {found['checkpoint_minutes']:,.1f} minutes (best: "
        f"{found['optimal_checkpoint_minutes']:,.1f}).",
        *_table(SIZES, found["by_gpus"]),
    ]


def _energy_lines(found: Mapping[str, Any]) -> list[str]:
    market = "" if found["market_t"] is None else f", {found['market_t']:,.1f} t by contracts"
    embodied = "" if found["embodied_t"] is None else f"; {found['embodied_t']:,.1f} t embodied in hardware"
    return [
        f"{found['mwh']:,.1f} MWh, 80 % range {found['low80_mwh']:,.1f} to {found['high80_mwh']:,.1f}: accelerators "
        f"{found['gpu_mwh']:,.1f}, all IT {found['it_mwh']:,.1f}.",
        f"Carbon: {found['location_t']:,.1f} t CO2e by the grid{market}{embodied}.",
        found["note"],
        *_table(FACTORS, found["factors"]),
    ]


def _table(shown: tuple[str, ...], rows: list[dict[str, Any]]) -> list[str]:
    from . import text

    cells = [[text.cell(row[column]) for column in shown] for row in rows]
    right = [any(isinstance(row[column], (int, float)) for row in rows) for column in shown]
    return text.table(shown, cells, right, text.width())
