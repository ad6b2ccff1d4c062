"""The command ``fullcost allocation``: what each run, experiment and service has of the cost."""

from __future__ import annotations

from .command import OK, _csv, _print, _scenario, _takes_changes, _takes_format, _takes_scenario, _write

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from .uncertain_command import Command


def add(command: Command) -> None:
    """Add the command."""
    allocation = command("allocation", _allocation, "share the cost over runs, experiments, serving and idle hours")
    _takes_scenario(allocation)
    allocation.add_argument(
        "--table", choices=("loaded", "cells", "scopes"), default="loaded", help="which table (default: loaded)"
    )
    allocation.add_argument(
        "--spread-unaccounted", action="store_true", help="lay hours that nobody accounts for on the known ones"
    )
    _takes_changes(allocation)
    _takes_format(allocation)


def _allocation(asked: argparse.Namespace) -> int:
    from . import text
    from .allocations import allocation

    found = allocation(_scenario(asked), asked.spread_unaccounted)
    table = getattr(found, asked.table)
    if asked.json:
        import json

        _write(json.dumps(found.to_dict(), ensure_ascii=False) + "\n")
    elif asked.csv:
        _write(_csv(table.columns, (row.values() for row in table)))
    elif asked.table == "loaded":
        _print(repr(found).split("\n"))
    else:
        _print(text.table(table.columns, *text.cells(table.columns, table), text.width()))
    return OK
