"""The command ``fullcost whatif``: what a scenario would be in another market."""

from __future__ import annotations

from .command import BAD_USAGE, OK, _complain, _print, _scenario, _takes_changes, _takes_format, _tell, _write

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from .uncertain_command import Command


def add(command: Command) -> None:
    """Add the command."""
    from .uncertain_command import _takes_output

    what_if = command("whatif", _what_if, "say what a scenario would be in another market")
    what_if.add_argument("scenario", nargs="?", help="id, JSON file, or - for standard input")
    what_if.add_argument("ids", nargs="*", metavar="ID", help="market scenarios, put on in this order")
    what_if.add_argument("--list", action="store_true", help="list the market scenarios that come with fullcost")
    what_if.add_argument(
        "--patch", action="append", default=[], metavar="FILE", help="JSON file of patches of your own; repeat to add"
    )
    what_if.add_argument("--draws", type=int, default=10_000, metavar="N", help="how many draws (default: 10,000)")
    what_if.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, other draws (default: 1)")
    _takes_output(what_if, many=True)
    _takes_changes(what_if)
    _takes_format(what_if)
    what_if.epilog = (
        'A patch is {"id": "cheap", "changes": [{"path": "fleet[*].supply.rent.usd_per_gpu_hour", "times": 0.7}]}. '
        "All fields: fullcost.types.MarketPatch."
    )


def _what_if(asked: argparse.Namespace) -> int:
    from .uncertain_command import _document
    from .what_ifs import market, what_if

    if asked.list:
        return _tell(asked, market(), ("id", "label", "status", "source"))
    patches = list(asked.ids)
    for file in asked.patch:
        own = _document(file)
        patches += own if isinstance(own, list) else [own]
    if asked.scenario is None or not patches:
        _complain("fullcost whatif: a scenario and at least one market scenario; --list lists them")
        return BAD_USAGE
    found = what_if(_scenario(asked), patches, of=asked.output, draws=asked.draws, seed=asked.seed)
    if asked.json:
        import json

        _write(json.dumps(found.to_dict(), ensure_ascii=False) + "\n")
    elif asked.csv:
        from .command import _csv

        rows = found["outputs"]
        _write(_csv(list(rows[0]) if rows else [], (row.values() for row in rows)))
    else:
        _print(repr(found).split("\n"))
    return OK
