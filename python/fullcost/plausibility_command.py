"""The command `plausible`: checks of claims."""

from __future__ import annotations

from .losses_command import _answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from typing import Any

    from .uncertain_command import Command

CHECKS = ("supply", "power", "money", "time")
LINE = ("label", "value", "low", "high", "unit", "source", "status")
"""What the arithmetic shows to people."""


def add(command: Command) -> None:
    """Add the command."""
    plausible = command("plausible", _plausible, "check whether what is claimed of a fleet or a run could be")
    plausible.add_argument("what", choices=CHECKS, help="what it is checked against")
    plausible.add_argument("file", metavar="FILE", help="JSON file of the claim, or - for standard input")
    plausible.add_argument("--json", action="store_true", help="print JSON")
    plausible.epilog = (
        'For supply, FILE holds {"chips": ["H800"], "count": 10000, "country": "China", "by": "2024-12"}. '
        "All fields: fullcost.types.SupplyClaim, PowerClaim, MoneyClaim and TimeClaim."
    )


def _plausible(asked: argparse.Namespace) -> int:
    from . import plausibility

    return _answer(asked, getattr(plausibility, f"check_{asked.what}"), _lines)


def _lines(found: Mapping[str, Any]) -> list[str]:
    words = [f"{found['verdict'].capitalize()}. {found['reason']}"]
    if found["probability"] is not None:
        words.append(f"The probability that there is enough, given the ranges: {100 * found['probability']:.0f} %.")
    if found["end_date"]:
        words.append(f"Done by {found['end_date']}, at the earliest by {found['earliest_end_date']}.")
    from . import text

    table = text.table(LINE, *text.cells(LINE, found["lines"]), text.width())
    sources = [f"{source['id']}: {source['title']}, {source['by']}, {source['date']}" for source in found["sources"]]
    return [*words, *found["notes"], *table, *sources]
