"""The command ``fullcost sweep``."""

from __future__ import annotations

import sys

from .columns import READINGS
from .error import FullcostError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from .scenario import Scenario
    from .table import Table

MOST_STEPS = 1_000_000


def takes(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "--vary",
        action="append",
        default=[],
        type=varied,
        metavar="PATH=VALUES",
        help="values as 0.3,0.6 or start:stop:number, both ends among them; repeat for a grid",
    )
    parser.add_argument("--rows", metavar="FILE", help="a CSV or Parquet file of rows, its columns named by path")
    parser.add_argument(
        "--output",
        action="append",
        metavar="NAME",
        help="a scope, a rate or claims[ID]; repeat to add (default: what the scenario counts first)",
    )
    parser.add_argument("--draws", type=int, metavar="N", help="draw what a row does not fix, so often")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other draws")
    parser.add_argument("--threads", type=int, metavar="N", help="how many threads (default: all)")
    parser.add_argument("--into", metavar="FOLDER", help="write Parquet files there, and go on where a sweep died")


def varied(words: str) -> tuple[str, list[Any]]:
    """Read a path and its values.

    Examples
    --------
    >>> varied("fleet[h800].count=5000:20000:4")
    ('fleet[h800].count', [5000.0, 10000.0, 15000.0, 20000.0])
    >>> varied("readings=,by-type,hoppers-only+by-compute")
    ('readings', [[], ['by-type'], ['hoppers-only', 'by-compute']])
    """
    from argparse import ArgumentTypeError

    path, equals, values = words.rpartition("=")
    path = path.strip()
    if not equals or not path:
        raise ArgumentTypeError(f"must be PATH=VALUES, got `{words}`")
    if path == READINGS:
        return path, [[id for id in item.strip().split("+") if id] for item in values.split(",")]
    try:
        if ":" in values:
            return path, _steps(*values.split(":"))
        return path, [float(value) for value in values.split(",")]
    except (TypeError, ValueError):
        message = f"{path}: must be numbers with commas, or start:stop:number, got `{values}`"
        raise ArgumentTypeError(message) from None


def _steps(start: str, stop: str, number: str) -> list[float]:
    low, high, count = float(start), float(stop), int(number)
    if not 1 <= count <= MOST_STEPS:
        raise ValueError
    last = max(count - 1, 1)
    return [high if place and place == last else low + (high - low) * place / last for place in range(count)]


def run(scenario: Scenario, asked: argparse.Namespace) -> Table:
    """Sweep as the command line asks."""
    from .sweeps import sweep

    grid: dict[str, list[Any]] = {}
    for path, values in asked.vary:
        if path in grid:
            raise FullcostError("duplicate_id", path, "is given twice", "each path once")
        grid[path] = values
    return sweep(
        scenario,
        grid if grid or not asked.rows else None,
        asked.output,
        frame=_rows(asked.rows) if asked.rows else None,
        draws=asked.draws,
        seed=asked.seed,
        threads=asked.threads,
        progress=sys.stderr is not None and sys.stderr.isatty(),
        into=asked.into,
    )


def _rows(path: str) -> Any:
    if path.endswith(".parquet"):
        from .parts import needed

        return needed().read_table(path)
    import csv

    with open(path, encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file)) or [[]]
    rows = [row for row in rows if row]
    for line, row in enumerate(rows):
        if len(row) != len(head):
            message = f"has {len(row)} cells where the head has {len(head)}"
            raise FullcostError("wrong_type", f"{path}[{line}]", message, "a cell for each column")
    return {name: [_cell(name, row[place]) for row in rows] for place, name in enumerate(head)}


def _cell(name: str, text: str) -> Any:
    """A number, or what the sweep will complain about with its row."""
    if name == READINGS:
        return text
    try:
        return float(text)
    except ValueError:
        return text if text.strip() else None
