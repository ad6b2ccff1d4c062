"""Checks the mathematics of distributions against case files whose answers are known."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from zlib import crc32

from .distribution import Distribution
from .error import FullcostError
from .expression import Expression
from .inputs import Inputs, narrowing, nearest_correlation, normal_correlation, refusal
from .needed import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .arrays import Array

VERSION = 1
"""The version of case files that is read."""
DRAWS, NARROWING_DRAWS, BASE = 1_000_000, 100_000, 65_536
"""Draws where a case names none: of samples, where a range is narrowed, and of each block of points."""
FAR = 5.0
"""How far a statistic of a sample may be off, in standard errors."""
DIGITS = 1e-14
"""Values that must agree exactly may differ by the digits that a case file leaves out, relative to themselves."""
QUANTILES = {"p05": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}


@dataclass
class Check:
    """A number against the one that was expected."""

    name: str
    got: float | str | None
    expected: float | str | None
    error: float | None
    """The distance between the two."""
    tolerance: float | None
    """How large that may be. ``None`` where it is told and not judged."""
    passed: bool = True
    standard_error: float | None = None
    """Of a statistic of a sample."""

    def told(self) -> dict[str, Any]:
        """Give what a program reads."""
        told = {key: getattr(self, key) for key in ("name", "got", "expected", "error", "tolerance")}
        # JSON has no NaN.
        return {key: None if isinstance(of, float) and not math.isfinite(of) else of for key, of in told.items()}


@dataclass
class Case:
    """A case and its checks."""

    id: str
    kind: str
    checks: list[Check] = field(default_factory=list)
    refused: FullcostError | None = None
    """Why there are no checks."""

    @property
    def passed(self) -> bool:
        """Whether all checks hold."""
        return self.refused is None and all(check.passed for check in self.checks)

    def near(
        self, name: str, got: float, expected: float | None, tolerance: float | None, se: float | None = None
    ) -> None:
        """Add a check of a number; none where nothing is expected."""
        if expected is None:
            return
        error = abs(got - expected)
        held = tolerance is None or bool(error <= tolerance)
        self.checks.append(Check(name, float(got), float(expected), float(error), tolerance, held, se))

    def told(self) -> dict[str, Any]:
        """Give what a program reads."""
        checks = [check.told() for check in self.checks]
        told: dict[str, Any] = {"id": self.id, "kind": self.kind, "passed": self.passed, "checks": checks}
        return told if self.refused is None else {**told, "refused": str(self.refused)}


@dataclass
class Report:
    """All cases of a file."""

    cases: list[Case]

    @property
    def passed(self) -> bool:
        """Whether all cases hold."""
        return all(case.passed for case in self.cases)

    @property
    def rms(self) -> float | None:
        """The root mean square of the errors of samples of distributions, in standard errors: near 1 if all is well."""
        checks = [check for case in self.cases for check in case.checks if case.kind == "distribution"]
        parts = [check.error / check.standard_error for check in checks if check.standard_error and check.error]
        return math.sqrt(math.fsum(part * part for part in parts) / len(parts)) if parts else None

    def told(self) -> dict[str, Any]:
        """Give what a program reads."""
        failed = sum(not case.passed for case in self.cases)
        summary = {"passed": len(self.cases) - failed, "failed": failed, "rms_error_over_se": self.rms}
        return {"cases": [case.told() for case in self.cases], "summary": summary}


def validate(document: Any, draws: int | None = None, told: Callable[[Case], None] = lambda _: None) -> Report:
    """Check every case of a file.

    Parameters
    ----------
    document
        The file's JSON: ``{"version": 1, "cases": [...]}``.
    draws
        Draws of sampled distributions and conditions, in place of what the file says.
    told
        Is given each case once it is checked.

    Raises
    ------
    FullcostError
        The document is no case file.
    """
    if not isinstance(document, dict) or not isinstance(document.get("cases"), list):
        raise FullcostError("wrong_type", "cases", "must be a list of cases", '{"version": 1, "cases": [...]}')
    if document.get("version") != VERSION:
        raise FullcostError(
            "out_of_range", "version", f"must be {VERSION}, got {document.get('version')}", str(VERSION)
        )
    if not document["cases"]:
        raise FullcostError("missing", "cases", "is empty", "at least one case")
    cases = []
    for place, written in enumerate(document["cases"]):
        cases.append(_case(written, place, draws))
        told(cases[-1])
    return Report(cases)


def _case(written: Any, place: int, draws: int | None) -> Case:
    if not isinstance(written, dict):
        refused = FullcostError("wrong_type", f"cases[{place}]", "must be an object", "an object")
        return Case(str(place), "", refused=refused)
    case = Case(str(written.get("id", place)), str(written.get("kind", "")))
    try:
        check = KINDS.get(case.kind)
        if check is None:
            raise FullcostError("unknown_name", "kind", f"`{case.kind}` is no kind of case", ", ".join(KINDS))
        check(case, written, draws)
        if not case.checks:
            raise FullcostError("missing", "expect", "expects nothing", "at least one figure")
    except FullcostError as error:
        dot = "." if error.path and not error.path.startswith("[") else ""
        path = f"cases[{case.id}]{dot}{error.path}"
        case.refused = FullcostError(error.code, path, error.message, error.accepted)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        message = f"is no case of this kind: {type(error).__name__} {error}"
        case.refused = FullcostError("missing", f"cases[{case.id}]", message, "a case as of version 1")
    return case


def _distribution(case: Case, written: Mapping[str, Any], draws: int | None) -> None:
    numpy = needed("numpy")
    of, expect = Distribution(_spec(written["spec"], "spec")), written["expect"]
    listed = next(iter(written["spec"])) in ("discrete", "samples") if isinstance(written["spec"], dict) else False
    exact = float(written.get("exact_in_sd") or 1e-6) * of.sd
    for name, expected in expect.items():
        if expected is None:
            continue
        got = of.quantile(QUANTILES[name]) if name in QUANTILES else getattr(of, name)
        digits = DIGITS * abs(expected)
        case.near(name, got, expected, digits if listed and name in QUANTILES else max(exact, digits))
    n = int(written.get("draws") or DRAWS) if draws is None else draws
    # Another seed for each case: with one seed, all errors would be one.
    sample = of.sample(n, seed=crc32(case.id.encode()[::-1]))
    levels = [name for name in expect if name in QUANTILES]
    found = dict(zip(levels, numpy.quantile(sample, [QUANTILES[name] for name in levels]), strict=True))
    found |= {"mean": sample.mean(), "sd": sample.std()}
    for name, one in (written.get("se1") or {}).items():
        if one is not None and expect.get(name) is not None:
            se = one / math.sqrt(n)
            # Digits that the file leaves out, for what is exact.
            case.near(
                f"sampled {name}",
                found[name],
                expect[name],
                FAR * se or DIGITS * max(abs(expect[name]), abs(of.mean)),
                se,
            )


def _function(case: Case, written: Mapping[str, Any], draws: int | None) -> None:
    del draws  # a tolerance of indices belongs to its draws
    numpy = needed("numpy")
    inputs, expect, tolerance = _inputs(written), written["expect"], written.get("tolerance") or {}
    formula = Expression(written["expression"], inputs.names)
    base = int(tolerance.get("draws") or BASE)
    indices = inputs.indices(formula.of, base, second_order=bool(expect.get("second_order")))
    sd = math.sqrt(expect["variance"] if expect.get("variance") else indices.variance)
    case.near("mean", indices.mean, expect.get("mean"), tolerance.get("mean_in_sd", 0.02) * sd)
    if (variance := expect.get("variance")) is not None:
        case.near("variance", indices.variance, variance, tolerance.get("variance_relative", 0.05) * abs(variance))
    near = tolerance.get("index_absolute", 0.02)
    for name, found in (
        ("first_order", indices.first_order),
        ("total", indices.total),
        ("second_order", indices.second_order),
    ):
        for written_key, expected in (expect.get(name) or {}).items():
            key = written_key.replace(" ", "")
            if key not in found:
                raise FullcostError("unknown_name", f"expect.{name}", f"`{key}` is no input", ", ".join(found))
            case.near(f"{name} {key}", found[key], expected, near)
    if expect.get("narrowing"):
        columns = inputs.sample(int(tolerance.get("narrowing_draws") or NARROWING_DRAWS))
        output = numpy.asarray(formula.of(columns))
        for name, expected in expect["narrowing"].items():
            got = narrowing(columns[name], output)
            case.near(f"narrowing {name}", got, expected, tolerance.get("narrowing_absolute", 0.02))


def _correlation(case: Case, written: Mapping[str, Any], draws: int | None) -> None:
    del draws  # as above
    numpy = needed("numpy")
    expect, tolerance = written["expect"], written.get("tolerance") or {}
    a, b, rank = written["rank_correlation"][0]
    case.near(
        "normal_correlation",
        normal_correlation(float(rank)),
        expect.get("normal_correlation"),
        tolerance.get("normal_correlation", 1e-10),
    )
    columns = _inputs(written).sample(int(tolerance.get("draws") or DRAWS))
    x, y = columns[a], columns[b]
    found = {
        "spearman": numpy.corrcoef(_ranks(x), _ranks(y))[0, 1],
        "kendall": _kendall(x, y),
        "pearson": numpy.corrcoef(x, y)[0, 1],
    }
    for name, got in found.items():
        case.near(name, got, expect.get(name), tolerance.get("correlation_absolute", 0.006))
    for name, got in (("mean_of_sum", (x + y).mean()), ("sd_of_sum", (x + y).std())):
        if (expected := expect.get(name)) is not None:
            case.near(name, got, expected, tolerance.get("sum_relative", 0.01) * abs(expected))
    case.near("mean_of_product", (x * y).mean(), expect.get("mean_of_product"), None)


def _nearest_correlation(case: Case, written: Mapping[str, Any], draws: int | None) -> None:
    del draws  # nothing is drawn
    expect, near = written["expect"], (written.get("tolerance") or {}).get("absolute", 1e-6)
    matrix = [[float(cell) for cell in row] for row in written["matrix"]]
    refused = refusal(matrix)
    if (error := expect.get("error")) is not None:
        case.checks.append(Check("error", refused, error, None, None, refused == error))
    least, nearest = nearest_correlation(matrix)
    case.near("smallest_eigenvalue", least, expect.get("smallest_eigenvalue"), near)
    for row, cells in enumerate(expect.get("nearest") or ()):
        for column, cell in enumerate(cells):
            case.near(f"nearest [{row}][{column}]", nearest[row][column], cell, near)
    pairs = [
        (one, other) for row, given in zip(nearest, matrix, strict=True) for one, other in zip(row, given, strict=True)
    ]
    distance = math.sqrt(math.fsum((one - other) ** 2 for one, other in pairs))
    case.near("distance", distance, expect.get("distance"), near)


def _condition(case: Case, written: Mapping[str, Any], draws: int | None) -> None:
    numpy = needed("numpy")
    inputs, expect, tolerance = _inputs(written), written["expect"], written.get("tolerance") or {}
    formula = Expression(written["expression"], inputs.names)
    columns = inputs.sample(int(tolerance.get("draws") or DRAWS) if draws is None else draws)
    columns["y"] = numpy.asarray(formula.of(columns))
    holds, n = numpy.isfinite(columns["y"]), len(columns["y"])
    for name, bounds in written["given"].items():
        for bound, value in bounds.items():
            holds &= {"at_most": columns[name] <= value, "at_least": columns[name] >= value}[bound]
    kept = int(holds.sum())
    if kept < 2:
        raise FullcostError("too_few_draws", "given", f"holds in {kept} of {n} draws", "more draws")
    if (share := expect.get("share")) is not None:
        se = math.sqrt(share * (1 - share) / n)
        case.near("share", kept / n, share, tolerance.get("share_in_se", FAR) * se or 1 / n, se)
    for name, expected in (expect.get("mean") or {}).items():
        values = columns[name][holds]
        se = float(values.std()) / math.sqrt(kept)
        case.near(f"mean {name}", float(values.mean()), expected, tolerance.get("mean_in_se", FAR) * se, se)
    for name, expected in (expect.get("sd") or {}).items():
        got = float(columns[name][holds].std())
        if expected is not None:
            case.near(f"sd {name}", got, expected, tolerance.get("sd_relative", 0.05) * abs(expected))


KINDS: dict[str, Callable[[Case, Mapping[str, Any], int | None], None]] = {
    "distribution": _distribution,
    "function": _function,
    "correlation": _correlation,
    "nearest_correlation": _nearest_correlation,
    "condition": _condition,
}
"""The kinds of cases."""


def _spec(spec: Any, path: str) -> Any:
    if spec is None:
        raise FullcostError("missing", path, "is missing", "a distribution")
    return spec


def _inputs(written: Mapping[str, Any]) -> Inputs:
    return Inputs(written["inputs"], [tuple(pair) for pair in written.get("rank_correlation") or ()])


def _ranks(values: Array) -> Array:
    """Ranks, equal values at the mean of theirs."""
    numpy = needed("numpy")
    _, place, counts = numpy.unique(values, return_inverse=True, return_counts=True)
    ends = numpy.cumsum(counts)
    ranks: Array = (ends - (counts - 1) / 2)[place]
    return ranks


def _kendall(x: Array, y: Array) -> float:
    """Kendall's tau-b: pairs in the same order less pairs in the other, over all that differ."""
    numpy = needed("numpy")

    def tied(values: Array) -> int:
        return int(sum(count * (count - 1) // 2 for count in numpy.unique(values, return_counts=True)[1].tolist()))

    n = len(x)
    order = numpy.lexsort((y, x))
    _, y_ranks = numpy.unique(y, return_inverse=True)
    _, x_ranks = numpy.unique(x, return_inverse=True)
    crossed = _inversions(y_ranks[order].astype(numpy.int64))
    pairs, same_x, same_y = n * (n - 1) // 2, tied(x), tied(y)
    both = tied(x_ranks.astype(numpy.int64) * n + y_ranks)
    same = pairs - same_x - same_y + both - 2 * crossed
    return float(same / math.sqrt((pairs - same_x) * (pairs - same_y)))


def _inversions(ranks: Any) -> int:
    """How many pairs stand in falling order, bit by bit from the highest: each round sorts by one bit more."""
    numpy = needed("numpy")
    total, places = 0, numpy.arange(len(ranks))
    for bit in reversed(range(int(ranks.max()).bit_length())):
        group, one = ranks >> (bit + 1), (ranks >> bit) & 1
        first = numpy.flatnonzero(numpy.concatenate(([True], group[1:] != group[:-1])))
        sizes = numpy.diff(numpy.append(first, len(ranks)))
        start, ones = numpy.repeat(first, sizes), numpy.concatenate(([0], numpy.cumsum(one)))
        before = ones[:-1] - ones[start]
        total += int(before[one == 0].sum())
        zeros = numpy.repeat(sizes - numpy.diff(numpy.append(ones[first], ones[-1])), sizes)
        moved = numpy.empty_like(ranks)
        moved[start + numpy.where(one == 1, zeros + before, places - start - before)] = ranks
        ranks = moved
    return total
