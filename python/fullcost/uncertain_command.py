"""The commands about uncertainty: sample, drivers, curve, condition, solve, validate."""

from __future__ import annotations

import argparse
import sys

from . import text
from .command import (
    BAD_SCENARIO,
    BAD_USAGE,
    OK,
    _complain,
    _csv,
    _print,
    _scenario,
    _takes_changes,
    _takes_format,
    _takes_scenario,
    _tell,
    _write,
)
from .error import FullcostError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .validate import Case

    Command = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add(command: Command) -> None:
    """Add the commands."""
    sample = command("sample", _sample, "say how sure the answers are: every output with its range")
    _takes_run(sample)
    sample.add_argument("--summary", choices=("exact", "streaming"), help="how quantiles are found")
    sample.add_argument("--quantiles", type=_numbers, metavar="P,P", help="probabilities, such as 0.05,0.5,0.95")
    sample.add_argument("--bins", type=int, metavar="N", help="bars of the histograms")
    _takes_output(sample, many=True)
    _takes_format(sample)

    drivers = command("drivers", _drivers, "say which uncertain numbers drive an answer")
    _takes_run(drivers)
    _takes_output(drivers)
    drivers.add_argument("--total", action="store_true", help="also total indices: the model runs more often")
    drivers.add_argument("--group", action="append", default=[], metavar="PATH", help="take all numbers below together")
    _takes_format(drivers)

    curve = command("curve", _curve, "follow an answer along one uncertain number")
    _takes_scenario(curve)
    _takes_changes(curve)
    curve.add_argument("--along", required=True, metavar="PATH", help="a number with a range")
    _takes_output(curve)
    curve.add_argument("--points", type=int, default=16, metavar="N", help="at how many values (default: 16)")
    curve.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, other draws (default: 1)")
    _takes_format(curve)

    condition = command("condition", _condition, "say what would have to be true for an answer, or for a claim to hold")
    _takes_run(condition)
    _takes_output(condition)
    condition.add_argument("--at-most", type=float, metavar="VALUE", help="the greatest value of the output")
    condition.add_argument("--at-least", type=float, metavar="VALUE", help="the least value of the output")
    condition.add_argument(
        "--claim", metavar="ID", help="a claim, within its rounding or range; `all` for their shares"
    )
    _takes_format(condition)

    solve = command("solve", _solve, "say what one or two inputs would have to be for an answer")
    _takes_scenario(solve)
    _takes_output(solve)
    solve.add_argument("--goal", type=float, metavar="VALUE", help="what the output shall be")
    solve.add_argument("--claim", metavar="ID", help="a claim whose figure is the goal")
    solve.add_argument("--input", action="append", required=True, metavar="PATH", help="an input; repeat for a second")
    _takes_changes(solve)
    _takes_format(solve)

    validate = command("validate", _validate, "check the mathematics against a file of cases with known answers")
    validate.add_argument("what", choices=("distributions", "training", "epoch"), help="what the cases are about")
    validate.add_argument("file", metavar="FILE", help="JSON file of cases, CSV file of runs, or - for standard input")
    validate.epilog = (
        'For distributions, FILE holds {"version": 1, "cases": [...]}, with cases such as {"id": "a", "kind": '
        '"distribution", "spec": '
        '"6 to 10", "expect": {"p05": 6, "p95": 10}}. All kinds of cases: docs/uncertainty.md and docs/cases.json of '
        "the sources."
    )
    validate.add_argument("--draws", type=int, metavar="N", help="draws of samples, in place of what the file says")
    validate.add_argument("--json", action="store_true", help="print JSON")


def _takes_run(parser: argparse.ArgumentParser) -> None:
    _takes_scenario(parser)
    _takes_changes(parser)
    parser.add_argument("--draws", type=float, default=10_000, metavar="N", help="how many draws (default: 10,000)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, other draws (default: 1)")
    parser.add_argument(
        "--method",
        choices=("monte_carlo", "latin_hypercube", "sobol"),
        default="monte_carlo",
        help="how points are spread",
    )
    parser.add_argument("--threads", type=int, metavar="N", help="the answer does not depend on it (default: all)")


def _takes_output(parser: argparse.ArgumentParser, many: bool = False) -> None:
    words = "a scope, claims[ID], usd_per_gpu_hour, usd_per_busy_gpu_hour or told_share"
    if many:
        parser.add_argument("--output", action="append", metavar="ID", help=f"{words}; repeat for more")
    else:
        parser.add_argument("--output", metavar="ID", help=words)


def _numbers(words: str) -> list[float]:
    try:
        return [float(word) for word in words.split(",")]
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be numbers with commas between, got `{words}`") from None


def _run_of(asked: argparse.Namespace) -> dict[str, Any]:
    return {"draws": asked.draws, "seed": asked.seed, "method": asked.method, "threads": asked.threads}


def _sample(asked: argparse.Namespace) -> int:
    more = {"bins": asked.bins} if asked.bins is not None else {}
    sample = _scenario(asked).sample(
        summary=asked.summary, outputs=asked.output, quantiles=asked.quantiles, **more, **_run_of(asked)
    )
    if asked.json:
        _write(sample.to_json() + "\n")
    elif asked.csv:
        _write(_csv(sample.outputs.columns, (row.values() for row in sample.outputs)))
    else:
        to = text.width()
        _print([line for row in sample.outputs for line in text.wrap(row["sentence"], to)])
        _print(["", *repr(sample).splitlines()])
    return OK


def _drivers(asked: argparse.Namespace) -> int:
    drivers = _scenario(asked).drivers(asked.output, total=asked.total, groups=asked.group, **_run_of(asked))
    if asked.json:
        _write(drivers.to_json() + "\n")
    elif asked.csv:
        _write(_csv(drivers.table.columns, (row.values() for row in drivers.table)))
    else:
        _print(repr(drivers).splitlines())
    return OK


def _curve(asked: argparse.Namespace) -> int:
    curve = _scenario(asked).curve(asked.along, asked.output, points=asked.points, seed=asked.seed)
    if not (asked.json or asked.csv):
        _print([*text.wrap(curve.sentence, text.width()), ""])
    return _tell(asked, curve, curve.columns)


def _condition(asked: argparse.Namespace) -> int:
    if asked.claim == "all":
        if asked.output is not None or asked.at_most is not None or asked.at_least is not None:
            raise FullcostError("wrong_type", "claim", "cannot be `all` beside an output or bounds", "one claim")
        shares = _scenario(asked).claim_shares(**_run_of(asked))
        return _tell(asked, shares, ("id", "usd", "low", "high", "point", "share", "standard_error"))
    found = _scenario(asked).condition(
        asked.output, at_most=asked.at_most, at_least=asked.at_least, claim=asked.claim, **_run_of(asked)
    )
    if asked.json:
        _write(found.to_json() + "\n")
    elif asked.csv:
        _write(_csv(found.inputs.columns, (row.values() for row in found.inputs)))
    else:
        _print(repr(found).splitlines())
    return OK


def _solve(asked: argparse.Namespace) -> int:
    solved = _scenario(asked).solve(asked.output, goal=asked.goal, claim=asked.claim, inputs=asked.input)
    if asked.json:
        _write(solved.to_json() + "\n")
    elif asked.csv:
        probabilities = [f"{path}.probability" for path in solved.paths]
        rows = ([*found["values"], *found["probabilities"], found["plausible"]] for found in solved.solutions)
        _write(_csv([*solved.paths, *probabilities, "plausible"], rows))
    else:
        _print(repr(solved).splitlines())
    return OK if solved.solutions else BAD_SCENARIO


def _validate(asked: argparse.Namespace) -> int:
    if asked.what in ("training", "epoch"):
        from . import training_command

        return training_command.validate(asked)
    from .validate import validate

    def told(case: Case) -> None:
        if not asked.json:
            _print(_lines(case))
            sys.stdout.flush()

    try:
        report = validate(_document(asked.file), asked.draws, told)
    except (FullcostError, OSError) as error:
        _complain(f"{asked.file}: {getattr(error, 'strerror', None) or error}")
        return BAD_USAGE
    for case in report.cases:
        if case.refused is not None:
            _complain(str(case.refused))
    if asked.json:
        import json

        _write(json.dumps(report.told(), ensure_ascii=False) + "\n")
    else:
        summary = report.told()["summary"]
        rms = "" if report.rms is None else f"; errors of samples: {report.rms:.2f} standard errors (root mean square)"
        _print([f"{summary['passed']} passed, {summary['failed']} failed{rms}"])
    return OK if report.passed else BAD_SCENARIO


def _document(file: str) -> Any:
    import json

    if file == "-":
        data = sys.stdin.buffer.read()
    else:
        with open(file, "rb") as opened:
            data = opened.read()
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise FullcostError("syntax", "", "the text is not valid JSON", "a JSON object") from None


def _lines(case: Case) -> list[str]:
    """A line for the case, with the check that comes nearest to its tolerance, and one for each that does not hold."""
    name = text.clean(f"{case.kind} {case.id}")
    if case.refused is not None:
        return [f"FAIL  {name}: {text.clean(case.refused)}"]
    judged = [check for check in case.checks if check.tolerance and check.error is not None]
    worst = max(judged, key=lambda check: (check.error or 0.0) / (check.tolerance or 1.0), default=None)
    near = f", nearest to its limit: {worst.name} (off {worst.error:.2g} of {worst.tolerance:.2g})" if worst else ""
    failed = [
        f"      {text.clean(check.name)}: got {check.got}, expected {check.expected}, may be off {check.tolerance}"
        for check in case.checks
        if not check.passed
    ]
    return [f"{'ok  ' if case.passed else 'FAIL'}  {name}: {len(case.checks)} checks{near}", *failed]
