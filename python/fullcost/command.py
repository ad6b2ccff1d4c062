"""The command ``fullcost``."""

from __future__ import annotations

import argparse
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from .scenario import Scenario
    from .table import Table

OK, BAD_SCENARIO, BAD_USAGE, PIPE_CLOSED = 0, 1, 2, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after ``fullcost``. By default the process's own.

    Returns
    -------
    int
        0 where all is well, 1 where the scenario is not, 2 where the command was not understood.
    """
    _speak()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        return _hush()
    except KeyboardInterrupt:
        return 130
    return code


def _run(arguments: Sequence[str] | None) -> int:
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.run is None:
        parser.print_help(sys.stderr)
        return BAD_USAGE
    from . import FullcostError

    try:
        return int(asked.run(asked))
    except FullcostError as error:
        _complain(str(error))
        return BAD_SCENARIO
    except (OSError, UnicodeError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        name = getattr(error, "filename", None)
        _complain(f"{name}: {getattr(error, 'strerror', None) or error}" if name else str(error))
        return BAD_SCENARIO


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="fullcost",
        description="What AI really costs: bills, and how published figures fit together.",
        epilog="A scenario is the id of one that comes with fullcost, the path of a JSON file, or - for stdin.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the versions of the model and its data")
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".", allow_abbrev=False)
        made.register("action", None, _Once)
        made.set_defaults(run=run)
        return made

    report = command("report", _report, "show how two published figures fit together")
    _takes_scenario(report)
    report.add_argument("--from", dest="start", metavar="CLAIM", help="the claim to start from")
    report.add_argument("--to", dest="to", metavar="CLAIM", help="the claim to arrive at")
    report.add_argument(
        "--order", metavar="AXES", help="order of the steps: valuation,purposes,chips,window,natures,timing"
    )
    _takes_changes(report)
    _takes_format(report)

    check = command("check", _check, "say whether a scenario is sound, and what in it does not agree")
    _takes_scenario(check)

    resolve = command("resolve", _resolve, "write a resolved scenario for a page, and its claims beside it")
    _takes_scenario(resolve)
    resolve.add_argument("-o", "--output", required=True, metavar="BLOB", help="the file to write")
    resolve.add_argument(
        "--claims", metavar="JSON", help="the file for claims and sources (default: BLOB with .claims.json)"
    )

    claims = command("claims", _claims, "list the published figures that a scenario knows")
    _takes_scenario(claims, optional=True)
    _takes_date(claims)
    _takes_format(claims)

    leaves = command("inputs", _inputs, "list the inputs of a scenario with their paths and sources")
    _takes_scenario(leaves, optional=True)
    _takes_changes(leaves)
    _takes_format(leaves)

    from . import sweep_command

    sweep = command("sweep", _sweep, "evaluate many variants of a scenario")
    _takes_scenario(sweep)
    sweep_command.takes(sweep)
    _takes_changes(sweep)
    _takes_format(sweep)

    catalog = command("catalog", _catalog, "list the accelerators that fullcost knows")
    _takes_format(catalog)

    prices = command("prices", _prices, "list what accelerators cost, with dates")
    prices.add_argument("chip", nargs="?", help="key or alias of an accelerator (default: all)")
    prices.add_argument("--what", metavar="WHAT", help="rental or purchase")
    prices.add_argument("--kind", metavar="KIND", help="the terms: on_demand, reserved_1y, server_share, used, ...")
    prices.add_argument("--vendor", metavar="NAME", help="who asks or pays the price, or who says so")
    prices.add_argument("--as-of", metavar="DATE", help="a year, a month or a day: only the latest price known by then")
    _takes_format(prices)

    from . import (
        allocation_command,
        finance_command,
        losses_command,
        plausibility_command,
        training_command,
        uncertain_command,
        versions_command,
        what_if_command,
    )

    rooms = (uncertain_command, training_command, losses_command, finance_command, plausibility_command)
    for room in (*rooms, what_if_command, allocation_command, versions_command):
        room.add(command)
    return parser


class _Once(argparse.Action):
    """Stores a value. Of two, neither is meant more than the other."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option_string: Any = None
    ) -> None:
        given = getattr(namespace, "given", ())
        if option_string and self.dest in given:
            parser.error(f"{option_string} is given twice")
        namespace.given = (*given, self.dest)
        setattr(namespace, self.dest, values)


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> None:
        from . import __version__

        print(f"fullcost {__version__}")
        parser.exit()


def _takes_scenario(parser: argparse.ArgumentParser, optional: bool = False) -> None:
    nargs = "?" if optional else None
    default = "deepseek" if optional else None
    parser.add_argument("scenario", nargs=nargs, default=default, help="id, JSON file, or - for standard input")


def _takes_date(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-known-on", metavar="DATE", help="the scenario as it was known on a day, a month, a year")


def _takes_changes(parser: argparse.ArgumentParser, dated: bool = True) -> None:
    if dated:
        _takes_date(parser)
    parser.add_argument(
        "--reading", action="append", default=[], metavar="ID", help="a named set of values; repeat to add"
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        dest="values",
        type=_assignment,
        metavar="PATH=VALUE",
        help="another value, a range such as `6 to 10`, or a distribution in JSON",
    )


def _takes_format(parser: argparse.ArgumentParser) -> None:
    formats = parser.add_mutually_exclusive_group()
    formats.add_argument("--json", action="store_true", help="print JSON")
    formats.add_argument("--csv", action="store_true", help="print CSV")


def _assignment(words: str) -> tuple[str, Any]:
    path, equals, value = words.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"must be PATH=VALUE, got `{words}`")
    if " to " in value:
        return path.strip(), value.strip()
    if value.lstrip().startswith("{"):
        return path.strip(), _distribution(path, value)
    try:
        return path.strip(), float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{path}: must be a number, got `{value}`") from None


def _distribution(path: str, value: str) -> Any:
    import json

    try:
        return json.loads(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{path}: must be a distribution in JSON, got `{value}`") from None


def _scenario(asked: argparse.Namespace) -> Scenario:
    found = _read(asked.scenario)
    if getattr(asked, "as_known_on", None) is not None:
        found = found.as_known_on(asked.as_known_on).model
    readings = [id for ids in getattr(asked, "reading", []) for id in ids.split(",")]
    if readings:
        found = found.reading(*found.state.get("readings", []), *readings)
    for path, value in getattr(asked, "values", []):
        found = found.set(path, value)
    return found


def _read(given: str) -> Scenario:
    from . import scenario

    return scenario(sys.stdin.buffer.read() if given == "-" else given)


def _report(asked: argparse.Namespace) -> int:
    scenario = _scenario(asked)
    if asked.order:
        scenario = scenario.order(*(axis.strip() for axis in asked.order.split(",")))
    joined = scenario.view()["bridge"] is not None or asked.start or asked.to
    walk = scenario.reconcile(asked.start, asked.to) if joined else None
    outcome = scenario.evaluate()
    if asked.json:
        _write(f'{{"outcome":{outcome.to_json()},"reconciliation":{walk.to_json() if walk else "null"}}}\n')
    elif asked.csv and walk is None:
        _write(_csv(outcome.scopes.columns, (row.values() for row in outcome.scopes)))
    elif asked.csv and walk is not None:
        _write(_csv(["kind", "title", "why", "usd", "running_usd"], (row.values() for row in walk.rows())))
    else:
        from .report import report

        _print(report(outcome, walk, colour=_colourful()))
    return OK


def _check(asked: argparse.Namespace) -> int:
    scenario = _scenario(asked)
    outcome = scenario.evaluate()
    from . import text

    inputs, claims = len(scenario.leaves()), len(scenario.claims())
    _print([f"ok: {text.clean(scenario.id)}, {inputs} inputs, {claims} claims"])
    _print([text.clean(f"note: {row['path']}: {row['message']}") for row in outcome.diagnostics])
    return OK


def _resolve(asked: argparse.Namespace) -> int:
    from pathlib import Path

    scenario = _scenario(asked)
    blob = Path(asked.output)
    claims = Path(asked.claims) if asked.claims else blob.with_suffix(".claims.json")
    for path, data in ((blob, scenario.to_blob()), (claims, scenario.claims_json().encode())):
        path.write_bytes(data)
        _print([f"{path}: {len(data):,} bytes"])
    return OK


def _claims(asked: argparse.Namespace) -> int:
    claims = _scenario(asked).claims()
    return _tell(asked, claims, ("id", "figure", "by", "date", "status", "what"))


def _inputs(asked: argparse.Namespace) -> int:
    return _tell(asked, _scenario(asked).leaves(), ("path", "value", "unit", "status", "source"))


def _sweep(asked: argparse.Namespace) -> int:
    from .sweep_command import run

    table = run(_scenario(asked), asked)
    if asked.into and not (asked.json or asked.csv):
        _print([f"{asked.into}: {len(table):,} rows"])
        return OK
    return _tell(asked, table, table.columns)


def _catalog(asked: argparse.Namespace) -> int:
    from . import catalog

    columns = (
        "key",
        "name",
        "bf16_tflop_per_s",
        "memory_gb",
        "memory_tb_per_s",
        "scale_up_gb_per_s",
        "tdp_w",
        "released",
    )
    return _tell(asked, catalog(), columns)


def _prices(asked: argparse.Namespace) -> int:
    from . import prices

    table = prices(asked.chip, asked.what, asked.kind, asked.vendor, asked.as_of)
    return _tell(asked, table, ("chip", "kind", "vendor", "usd", "usd_per_gpu_hour", "as_of", "status", "source"))


def _tell(asked: argparse.Namespace, table: Table, shown: Sequence[str]) -> int:
    """A table in the form that was asked for: all of it for programs, the telling columns for people."""
    if asked.json:
        import json

        _write(json.dumps(table.to_dicts(), ensure_ascii=False) + "\n")
    elif asked.csv:
        _write(_csv(table.columns, (row.values() for row in table)))
    else:
        from . import text

        _print(text.table(shown, *text.cells(shown, table), text.width()))
    return OK


def _csv(head: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_plain("; ".join(cell) if isinstance(cell, list) else cell) for cell in row])
    return out.getvalue()


def _plain(cell: object) -> object:
    """Text that a spreadsheet would take for a formula, with a quote in front of it."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _write(data: str) -> None:
    """For programs: UTF-8, whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data.encode())


def _print(lines: Iterable[str]) -> None:
    """For people: in whatever the terminal can show."""
    for line in lines:
        print(line)


def _complain(message: str) -> None:
    from . import text

    print(text.clean(message), file=sys.stderr)


def _colourful() -> bool:
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") != "dumb"


PLAIN = {"\u2212": "-", "\u00a0": " ", "\u202f": " ", "\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'",
         "\u201c": '"', "\u201d": '"', "\u2026": "...", "\u00d7": "x", "\u00b7": "-"}  # fmt: skip
"""What stands for a character where the locale has none of it: a minus must not become a question mark."""


def _speak() -> None:
    """Let output survive any locale."""
    import codecs

    def plain(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        return "".join(PLAIN.get(c, "?") for c in error.object[error.start : error.end]), error.end

    codecs.register_error("fullcost", plain)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="fullcost")


def _hush() -> int:
    """Nobody reads any more: end as other commands do, without a word."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


if __name__ == "__main__":
    sys.exit(main())
