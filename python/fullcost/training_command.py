"""The commands about training: architectures, predict, layouts, costs, validate training and epoch."""

from __future__ import annotations

from .command import BAD_SCENARIO, BAD_USAGE, OK, _complain, _print, _takes_format, _tell, _write
from .error import FullcostError
from .validate_development import DRAWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from .uncertain_command import Command

PARITY = 1e-9
"""Digits further apart than this are not the same method."""
SHOWN = ("rows", "answered_share", "mape", "median_ape", "coverage80")
"""What a summary shows to people."""


def add(command: Command) -> None:
    """Add the commands."""
    architectures = command("architectures", _architectures, "list the published architectures that fullcost knows")
    _takes_format(architectures)

    predict = command("predict", _predict, "predict the time, the memory and the GPU-hours of a training run")
    predict.add_argument("what", choices=("training",), help="what is predicted")
    predict.add_argument("file", metavar="FILE", help="JSON file of the run, or - for standard input")
    predict.add_argument("--json", action="store_true", help="print JSON")
    layouts = command("layouts", _layouts, "search the best layouts of a training run on its accelerators")
    layouts.add_argument("file", metavar="FILE", help="JSON file of the run, as of predict, or - for standard input")
    _takes_format(layouts)
    costs = command("costs", _costs, "cost the hours of a training run by every method, with why they differ")
    costs.add_argument("file", metavar="FILE", help="JSON file of the run, or - for standard input")
    _takes_format(costs)
    costs.epilog = (
        'FILE holds the hours and the chip: {"chip": "H100", "gpus": 512, "hours": 1000, "published": "2025-06"}. '
        "All fields: fullcost.types.CostedRun."
    )
    predict.epilog = (
        'FILE holds the model, the chip and the layout: {"model": "llama3-8b", "chip": "H100", "released": 2025, '
        '"layout": {"gpus": 64, "batch": 256, "seq_len": 8192, "sharding": "zero3"}}. '
        "All fields: fullcost.types.TrainingRun."
    )


def _architectures(asked: argparse.Namespace) -> int:
    from .training import architectures

    shown = ("key", "name", "parameters_b", "active_parameters_b", "layers", "hidden", "heads", "experts", "status")
    return _tell(asked, architectures(), shown)


def _layouts(asked: argparse.Namespace) -> int:
    from .training import search_layouts
    from .uncertain_command import _document

    try:
        table = search_layouts(_document(asked.file))
    except (FullcostError, OSError) as error:
        _complain(f"{asked.file}: {getattr(error, 'strerror', None) or error}")
        return BAD_SCENARIO if isinstance(error, FullcostError) else BAD_USAGE
    return _tell(
        asked, table, ("tp", "pp", "vpp", "ep", "dp", "micro_batch", "sharding", "recompute", "step_s", "loses")
    )


def _costs(asked: argparse.Namespace) -> int:
    from .costs import cost_methods
    from .uncertain_command import _document

    try:
        found = cost_methods(_document(asked.file))
    except (FullcostError, OSError) as error:
        _complain(f"{asked.file}: {getattr(error, 'strerror', None) or error}")
        return BAD_SCENARIO if isinstance(error, FullcostError) else BAD_USAGE
    if asked.json:
        import json

        _write(json.dumps(found.to_dict(), ensure_ascii=False) + "\n")
    elif asked.csv:
        return _tell(asked, found, found.columns)
    else:
        _print(repr(found).splitlines())
    return OK


def _predict(asked: argparse.Namespace) -> int:
    from .training import predict_training
    from .uncertain_command import _document

    try:
        found = predict_training(_document(asked.file))
    except (FullcostError, OSError) as error:
        _complain(f"{asked.file}: {getattr(error, 'strerror', None) or error}")
        return BAD_SCENARIO if isinstance(error, FullcostError) else BAD_USAGE
    if asked.json:
        import json

        _write(json.dumps(found.to_dict(), ensure_ascii=False) + "\n")
    else:
        _print(repr(found).splitlines())
    return OK


def validate(asked: argparse.Namespace) -> int:
    """Predict or cost the rows of a CSV file, and print how far off they are."""
    import csv

    from .validate_epoch import validate_epoch
    from .validate_training import validate_training

    try:
        rows = _rows(asked.file)
        told = validate_epoch(rows) if asked.what == "epoch" else validate_training(rows)
    except (FullcostError, OSError, UnicodeDecodeError, csv.Error) as error:
        _complain(f"{asked.file}: {getattr(error, 'strerror', None) or error}")
        return BAD_USAGE
    if asked.json:
        import json

        _write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        _print(_parity(told) if asked.what == "epoch" else _lines(told))
    if asked.what == "epoch":
        return OK if _agrees(told["summary"]) else BAD_SCENARIO
    return OK if any(row["refused"] is None for row in told["rows"]) else BAD_SCENARIO


def _agrees(summary: dict[str, Any]) -> bool:
    worst, drawn = summary["max_relative_error"], summary["development"]
    compared = worst is not None or drawn["values"] > 0
    return compared and (worst or 0.0) <= PARITY and not drawn["beyond_tolerance"]


def _parity(told: dict[str, Any]) -> list[str]:
    summary = told["summary"]
    drawn = summary["development"]
    beyond = {(row["id"], row["output"]) for row in drawn["beyond_tolerance"]}
    exact = (row for row in told["rows"] if row["output"] not in DRAWN)
    off = [row for row in exact if (row["relative_error"] or 0.0) > PARITY]
    off += [row for row in told["rows"] if (row["id"], row["output"]) in beyond]
    lines = [
        f"{row['relative_error']:.2g}  {row['id']} {row['output']}: {row['predicted']} for {row['expected']}"
        for row in off
    ]
    lines += [f"refused  {row['id']}: {row['reason']}" for row in summary["refused"]]
    lines.append(f"{summary['rows']} rows, {summary['values']} values, {_worst(summary)}")
    if drawn["rows"]:
        lines.append(f"{drawn['rows']} development costs, {drawn['values']} drawn values, {_worst(drawn)}")
    return lines


def _worst(of: dict[str, Any]) -> str:
    error = of["max_relative_error"]
    return f"largest relative error {'none' if error is None else f'{error:.2g}'}"


def _rows(file: str) -> list[dict[str, str]]:
    import csv
    import io
    import sys

    if file == "-":
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    else:
        with open(file, encoding="utf-8-sig", newline="") as opened:
            text = opened.read()
    rows = list(csv.DictReader(io.StringIO(text)))
    for place, row in enumerate(rows):
        if None in row or None in row.values():
            found = sum(cell is not None for cell in row.values())
            raise FullcostError("syntax", f"rows[{place}]", f"has {found} cells", "as many cells as the head has names")
    if not rows:
        raise FullcostError("missing", "rows", "there are none", "a head and rows")
    return rows


def _lines(told: dict[str, Any]) -> list[str]:
    lines = []
    for row in told["rows"]:
        if row["refused"] is not None:
            lines.append(f"refused  {row['id']}: {row['refused']}")
        elif row["measured"]:
            error = 100 * (row["predicted"] / row["measured"] - 1.0)
            lines.append(
                f"{error:+7.1f} %  {row['id']}: {row['predicted']:.5g} for {row['measured']:.5g} {row['quantity']}"
            )
        else:
            lines.append(f"    none  {row['id']}: {row['predicted']:.5g} {row['quantity']}")
    for name, of in [("all", told["summary"]["all"]), *told["summary"]["by"].items()]:
        cells = ", ".join(f"{key} {'none' if of[key] is None else format(of[key], '.3g')}" for key in SHOWN)
        lines.append(f"{name}: {cells}")
    return lines
