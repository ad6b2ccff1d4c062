"""The commands about finance: own, rent-or-own, electricity."""

from __future__ import annotations

from .command import BAD_SCENARIO, BAD_USAGE, OK, _complain, _print, _takes_format, _tell, _write
from .error import FullcostError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import Any

    from .uncertain_command import Command

YEARS = ("year", "gpus", "capex_usd", "power_usd", "total_cash_usd", "total_cost_usd", "book_usd", "usd_per_gpu_hour")
"""What a schedule shows to people."""

TAKES = {
    "ownership": "`fullcost own`",
    "own_or_rent": "`fullcost rent-or-own`",
    "capital": "fullcost.finance.cost_of_capital, in Python",
}
"""Who takes a case, by what it holds."""


def add(command: Command) -> None:
    """Add the commands."""
    own = command("own", _own, "show what owning accelerators costs, year by year")
    own.add_argument("file", metavar="FILE", help="JSON file of the plan, a case's id, or - for standard input")
    _takes_format(own)
    own.epilog = (
        'FILE holds what is bought and how it is paid: {"years": 5, "cost_of_capital_share": 0.1, "tranches": [{"id": '
        '"h100", "gpus": 1024, "supply": {"board": {"usd_per_gpu": 26000}}, "draw_kw": 1.05}]}. '
        "All fields: fullcost.types.Ownership. Cases: one-gw-3y, one-gw-5y, one-gw-7y."
    )
    rent = command("rent-or-own", _rent_or_own, "compare owning accelerators with renting them")
    rent.add_argument(
        "file", metavar="FILE", help="JSON file of the plan and the rent, a case's id, or - for standard input"
    )
    rent.add_argument("--json", action="store_true", help="print JSON")
    power = command("electricity", _electricity, "list what industry pays for electricity, by country and year")
    power.add_argument("country", nargs="?", help="a country's name or letters; all if left out")
    power.add_argument("--from", dest="from_year", metavar="YEAR", type=float, help="the first year of a site's rates")
    power.add_argument("--to", dest="to_year", metavar="YEAR", type=float, help="the last year of them")
    _takes_format(power)
    rent.epilog = (
        'FILE holds a plan as of own, and the rent: {"ownership": {...}, "rent_usd_per_gpu_hour": {"constant": 2.35}}. '
        "All fields: fullcost.types.OwnOrRent. Case: h100-of-2024."
    )


def _own(asked: argparse.Namespace) -> int:
    from .finance import ownership

    def answer(document: Any, notes: list[str]) -> int:
        costs = ownership(document)
        if asked.json:
            return _json(costs.to_dict())
        code = _tell(asked, costs.years, costs.years.columns if asked.csv else YEARS)
        if not asked.csv:
            _print([*costs._lines(), *notes])
        return code

    return _answered(asked, answer, "ownership")


def _rent_or_own(asked: argparse.Namespace) -> int:
    from .finance import own_or_rent

    def answer(document: Any, notes: list[str]) -> int:
        found = own_or_rent(document)
        if asked.json:
            return _json(found.to_dict())
        _print([*repr(found).splitlines(), *notes])
        return OK

    return _answered(asked, answer, "own_or_rent")


def _electricity(asked: argparse.Namespace) -> int:
    from .finance import electricity

    try:
        rows = electricity(asked.country, asked.from_year, asked.to_year)
    except FullcostError as error:
        _complain(str(error))
        return BAD_USAGE
    return _tell(asked, rows, rows.columns)


def _notes(case: dict[str, Any]) -> list[str]:
    """What the case is, and what in it nobody published."""
    assumed = [f"  {told['path']}: {told['note']}" for told in case["told"] if told["status"] == "assumed"]
    return ["", f"{case['title']}. Assumed in it:", *assumed]


def _json(found: object) -> int:
    import json

    _write(json.dumps(found, ensure_ascii=False) + "\n")
    return OK


def _answered(asked: argparse.Namespace, answer: Callable[[Any, list[str]], int], kind: str) -> int:
    """The answer to a case of a kind, or to a document in a file; a mistake is told with the file's name."""
    from .finance import cases
    from .uncertain_command import _document

    try:
        # The id of a case stands for it before a file of that name does.
        case = next((case for case in cases() if case["id"] == asked.file), None)
        if case is None:
            return answer(_document(asked.file), [])
        if kind not in case:
            _complain(f"{asked.file}: is a case of {next(name for key, name in TAKES.items() if key in case)}")
            return BAD_USAGE
        return answer(case[kind], _notes(case))
    except (FullcostError, OSError) as error:
        _complain(f"{asked.file}: {getattr(error, 'strerror', None) or error}")
        return BAD_SCENARIO if isinstance(error, FullcostError) else BAD_USAGE
