"""The commands ``fullcost known`` and ``fullcost diff``: a scenario on a date, and two versions of one."""

from __future__ import annotations

from .command import OK, _csv, _print, _scenario, _takes_changes, _takes_format, _takes_scenario, _write

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from .answer import Answer
    from .table import Table
    from .uncertain_command import Command

KNOWN = ("figures", "claims", "scopes")
DIFFERENT = ("figures", "claims", "sources", "scopes", "effects")


def add(command: Command) -> None:
    """Add the commands."""
    known = command("known", _known, "say what was known of a scenario on a date")
    _takes_scenario(known)
    known.add_argument("date", metavar="DATE", help="a year, a month or a day")
    _takes_table(known, KNOWN)
    _takes_changes(known, dated=False)
    _takes_format(known)

    diff = command("diff", _diff, "compare two versions of a scenario")
    diff.add_argument("old", metavar="OLD", help="id, JSON file, or - for standard input")
    diff.add_argument("new", metavar="NEW", help="id, JSON file, or - for standard input")
    _takes_table(diff, DIFFERENT)
    _takes_format(diff)


def _takes_table(parser: argparse.ArgumentParser, names: Sequence[str]) -> None:
    parser.add_argument("--table", choices=names, default=names[0], help=f"which table --csv prints ({names[0]})")


def _known(asked: argparse.Namespace) -> int:
    from .versions import as_known_on

    found = as_known_on(_scenario(asked), asked.date)
    tables = dict(zip(KNOWN, (found.table, found.claims_table, found.scopes_table), strict=True))
    return _tell(asked, found, tables[asked.table])


def _diff(asked: argparse.Namespace) -> int:
    from .command import _read
    from .versions import diff

    found = diff(_read(asked.old), _read(asked.new))
    all_tables = (found.table, found.claims_table, found.sources_table, found.scopes_table, found.effects_table)
    return _tell(asked, found, dict(zip(DIFFERENT, all_tables, strict=True))[asked.table])


def _tell(asked: argparse.Namespace, found: Answer, table: Table) -> int:
    if asked.json:
        import json

        _write(json.dumps(found.to_dict(), ensure_ascii=False) + "\n")
    elif asked.csv:
        _write(_csv(table.columns, (row.values() for row in table)))
    else:
        _print(repr(found).split("\n"))
    return OK
