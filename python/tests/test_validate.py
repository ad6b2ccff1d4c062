"""The command that checks the mathematics, on cases whose answers follow from closed forms."""

import copy
import json
import math

import pytest
from conftest import ROOT

import fullcost as fc
from fullcost.expression import Expression
from fullcost.validate import KINDS, _kendall, validate

np = pytest.importorskip("numpy")

DRAWS = 40_000
EXAMPLE = ROOT / "docs" / "cases.json"
Z75, Z95 = 0.674489750196082, 1.64485362695147


def normal_case():
    """Mean 10, sd 2. Standard errors of one draw: of quantiles, sqrt(p (1 - p)) over the density."""

    def quantile(p, z):
        density = math.exp(-z * z / 2) / math.sqrt(2 * math.pi) / 2
        return 10 + 2 * z, math.sqrt(p * (1 - p)) / density

    at = {"p05": (0.05, -Z95), "p25": (0.25, -Z75), "p50": (0.5, 0.0), "p75": (0.75, Z75), "p95": (0.95, Z95)}
    found = {name: quantile(*of) for name, of in at.items()}
    return {
        "id": "normal",
        "kind": "distribution",
        "spec": {"normal": {"mean": 10, "sd": 2}},
        "expect": {"mean": 10, "sd": 2, **{name: value for name, (value, _) in found.items()}},
        "se1": {"mean": 2, "sd": 2 / math.sqrt(2), **{name: se for name, (_, se) in found.items()}},
        "exact_in_sd": 1e-6,
    }


FILE = {
    "version": 1,
    "cases": [
        normal_case(),
        {
            # Two clips of a mixture: nested, and a mean that follows by hand: 0.5 x 1 + 0.5 x (1.5 clipped to 1.2).
            "id": "nested",
            "kind": "distribution",
            "spec": {"clip": {"of": {"discrete": {"values": [1, 1.5], "weights": [2, 2]}}, "low": 0, "high": 1.2}},
            "expect": {"mean": 1.1, "sd": 0.1, "p25": 1.0, "p75": 1.2, "p95": None},
            "se1": {"mean": 0.1, "sd": None, "p25": 0},
        },
        {
            "id": "steps",
            "kind": "distribution",
            "spec": {"samples": {"values": [3.3, 0.1, 2.2, 1.1]}},
            "expect": {"mean": 1.675, "p05": 0.1, "p95": 3.3},
        },
        {
            # x1 + x1 x2 with standard normals: variance 2, shares 1/2, 0 and 1/2 together.
            "id": "together",
            "kind": "function",
            "expression": "x1 + x1*x2",
            "inputs": {"x1": {"normal": {"mean": 0, "sd": 1}}, "x2": {"normal": {"mean": 0, "sd": 1}}},
            "expect": {
                "mean": 0,
                "variance": 2,
                "first_order": {"x1": 0.5, "x2": 0},
                "total": {"x1": 1, "x2": 0.5},
                "second_order": {"x1,x2": 0.5},
            },
            "tolerance": {"draws": 16384, "mean_in_sd": 0.02, "variance_relative": 0.05, "index_absolute": 0.02},
        },
        {
            # 3 x1 + 4 x2: knowing x2 leaves 3/5 of the range.
            "id": "narrower",
            "kind": "function",
            "expression": "3*x1 + 4*x2",
            "inputs": {"x1": {"normal": {"mean": 0, "sd": 1}}, "x2": {"normal": {"mean": 0, "sd": 1}}},
            "expect": {"variance": 25, "narrowing": {"x2": 0.4}},
            "tolerance": {"draws": 8192, "variance_relative": 0.05, "narrowing_absolute": 0.03},
        },
        {
            # Normals: Spearman r gives Pearson 2 sin(pi r/6), Kendall 2/pi asin of that.
            "id": "pair",
            "kind": "correlation",
            "inputs": {"a": {"normal": {"mean": 0, "sd": 1}}, "b": {"normal": {"mean": 1, "sd": 1}}},
            "rank_correlation": [["a", "b", -0.5]],
            "expect": {
                "normal_correlation": -2 * math.sin(math.pi / 12),
                "spearman": -0.5,
                "kendall": -2 / math.pi * math.asin(2 * math.sin(math.pi / 12)),
                "pearson": -2 * math.sin(math.pi / 12),
                "mean_of_sum": 1,
                "sd_of_sum": math.sqrt(2 - 4 * math.sin(math.pi / 12)),
                "mean_of_product": -2 * math.sin(math.pi / 12),
            },
            "tolerance": {
                "draws": DRAWS,
                "normal_correlation": 1e-10,
                "correlation_absolute": 0.02,
                "sum_relative": 0.03,
            },
        },
        {
            # Twice -0.8 and its mirror: eigenvalue 1 - 1.6; the nearest of that shape has -0.5.
            "id": "three against each other",
            "kind": "nearest_correlation",
            "matrix": [[1, -0.8, -0.8], [-0.8, 1, -0.8], [-0.8, -0.8, 1]],
            "expect": {
                "error": "not_positive_semidefinite",
                "smallest_eigenvalue": -0.6,
                "nearest": [[1, -0.5, -0.5], [-0.5, 1, -0.5], [-0.5, -0.5, 1]],
                "distance": 0.3 * math.sqrt(6),
            },
            "tolerance": {"absolute": 1e-6},
        },
        {
            # A uniform square above its diagonal: half of it, with means 1/3 and 2/3.
            "id": "triangle",
            "kind": "condition",
            "expression": "x2 - x1",
            "inputs": {"x1": {"uniform": {"low": 0, "high": 1}}, "x2": {"uniform": {"low": 0, "high": 1}}},
            "given": {"y": {"at_least": 0}},
            "expect": {
                "share": 0.5,
                "mean": {"y": 1 / 3, "x1": 1 / 3, "x2": 2 / 3},
                "sd": {"x1": math.sqrt(1 / 18), "x2": math.sqrt(1 / 18)},
            },
            "tolerance": {"draws": DRAWS, "share_in_se": 5, "mean_in_se": 5, "sd_relative": 0.05},
        },
    ],
}


@pytest.fixture(scope="module")
def report():
    return validate(FILE, draws=DRAWS)


@pytest.mark.parametrize("place", range(len(FILE["cases"])), ids=[case["id"] for case in FILE["cases"]])
def test_every_case_holds(report, place):
    case = report.cases[place]
    assert case.refused is None
    assert [check for check in case.checks if not check.passed] == []
    assert case.checks


def test_every_expectation_is_checked(report):
    names = {check.name for check in report.cases[3].checks}
    assert {"mean", "variance", "first_order x1", "total x2", "second_order x1,x2"} <= names
    assert report.cases[5].checks[-1].tolerance is None  # the product is told, not judged
    assert {check.name for check in report.cases[1].checks} >= {"p25", "sampled p25", "sampled mean"}
    assert "sampled sd" not in {check.name for check in report.cases[1].checks}


def test_a_wrong_expectation_fails():
    wrong = copy.deepcopy(FILE)
    wrong["cases"] = [wrong["cases"][0], wrong["cases"][2], wrong["cases"][6]]
    wrong["cases"][0]["expect"]["mean"] += 1e-4
    wrong["cases"][1]["expect"]["p95"] = 3.300000001
    wrong["cases"][2]["matrix"] = [[1, -0.4, -0.4], [-0.4, 1, -0.4], [-0.4, -0.4, 1]]
    report = validate(wrong, draws=1000)
    assert [case.passed for case in report.cases] == [False, False, False]
    failed = [check.name for case in report.cases for check in case.checks if not check.passed]
    assert {"mean", "p95", "error"} <= set(failed)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ({"id": "a", "kind": "weather"}, "cases[a].kind: `weather` is no kind of case"),
        (
            {"id": "a", "kind": "distribution", "spec": {"normal": {"mean": 0, "sd": -1}}, "expect": {}},
            "cases[a].normal.sd",
        ),
        ({"id": "a", "kind": "distribution"}, "cases[a]"),
        (
            {"id": "a", "kind": "function", "expression": "x9", "inputs": {"x1": "1 to 2"}, "expect": {}},
            "`x9` is no input",
        ),
        ({"id": "a", "kind": "distribution", "spec": "1 to 2", "expect": {}}, "expects nothing"),
        ("a", "cases[0]: must be an object"),
    ],
)
def test_a_case_that_is_none_is_refused_and_the_others_go_on(case, words):
    report = validate({"version": 1, "cases": [case, FILE["cases"][6]]}, draws=1000)
    assert words in str(report.cases[0].refused)
    assert [case.passed for case in report.cases] == [False, True]
    assert report.told()["cases"][0]["checks"] == []


def test_the_command_tells_every_case(fullcost, write):
    path = write(FILE)
    run = fullcost("validate", "distributions", path, "--draws", "20000")
    assert run.returncode == 0, run.stderr
    lines = run.stdout.decode().splitlines()
    assert [line.split(":")[0] for line in lines[:2]] == ["ok    distribution normal", "ok    distribution nested"]
    assert lines[-1].startswith("8 passed, 0 failed")
    told = json.loads(fullcost("validate", "distributions", path, "--json", "--draws", "20000").stdout)
    assert told["summary"] == {"passed": 8, "failed": 0, "rms_error_over_se": pytest.approx(1, abs=0.9)}
    assert set(told["cases"][0]) == {"id", "kind", "passed", "checks"}
    assert set(told["cases"][0]["checks"][0]) == {"name", "got", "expected", "error", "tolerance"}


def test_the_command_fails_where_a_case_does(fullcost, write):
    case = {**FILE["cases"][6], "expect": {"smallest_eigenvalue": 0.5}}
    run = fullcost("validate", "distributions", write({"version": 1, "cases": [case, {"id": "b", "kind": "c"}]}))
    assert run.returncode == 1
    assert b"smallest_eigenvalue: got" in run.stdout
    assert b"cases[b].kind" in run.stderr
    for wrong in ("{", '{"cases": 1}', '{"version": 2, "cases": []}'):
        assert fullcost("validate", "distributions", write(wrong)).returncode == 2
    assert fullcost("validate", "distributions", "nowhere.json").returncode == 2
    assert fullcost("validate", "weather", "nowhere.json").returncode == 2


def test_a_number_that_is_none_fails_and_is_no_json_number():
    inputs = {"x1": {"normal": {"mean": 0, "sd": 1}}}
    case = {"kind": "function", "expression": "ln(-abs(x1))", "inputs": inputs, "expect": {"mean": 0, "variance": 1}}
    report = validate({"version": 1, "cases": [case]})
    assert not report.passed
    assert json.loads(json.dumps(report.told(), allow_nan=False))["cases"][0]["checks"][0]["got"] is None


def test_one_value_alone_is_a_distribution():
    case = {"kind": "distribution", "spec": {"discrete": {"values": [3.3], "weights": [0.7]}}}
    case |= {"expect": {"mean": 3.3, "sd": 0, "p05": 3.3}, "se1": {"mean": 0, "sd": 0, "p05": 0}}
    report = validate({"version": 1, "cases": [case]}, draws=1000)
    assert [check for check in report.cases[0].checks if not check.passed] == []
    assert report.rms is None


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("2^3^2", 512),
        ("-x1^2", -9),
        ("2^-1", 0.5),
        ("(x1 + 1)*\n2", 8),
        ("abs(-x1) + sqrt(4) - ln(exp(1))", 4),
        ("sin(0) + cos(0)", 1),
        ("+x1/2 - 1e-1", 1.4),
        ("7", 7),
    ],
)
def test_formulas(formula, value):
    assert Expression(formula, ["x1"]).of({"x1": np.array([3.0])}) == pytest.approx(value)


@pytest.mark.parametrize(
    "formula",
    [
        "x2", "x1.real", "x1[0]", "open('x')", "__import__('os')", "lambda: 1", "x1 if x1 else 1", "x1 < 1", "1j",
        "True", "'a'", "x1 ** 2", "x1 % 2", "x1 // 2", "sin(x1, x1)", "sin", "tan(x1)", "f'{x1}'", "(x1", "", "x1 = 1",
        "x1; x1", "[x1]", "~x1", "1" + "+1" * 50_000, "(" * 500 + "1" + ")" * 500, "9" * 400,
    ],
)  # fmt: skip
def test_what_is_no_formula_is_refused(formula):
    with pytest.raises(fc.FullcostError):
        Expression(formula, ["x1"])


def test_kendall_counts_pairs():
    rng = np.random.default_rng(1)
    for x, y in ((rng.normal(size=60), rng.normal(size=60)), (rng.integers(0, 4, 60), rng.integers(0, 3, 60))):
        a, b = np.sign(np.subtract.outer(x, x)), np.sign(np.subtract.outer(y, y))
        slow = (a * b).sum() / math.sqrt((a * a).sum() * (b * b).sum())
        assert _kendall(np.asarray(x, float), np.asarray(y, float)) == pytest.approx(slow, abs=1e-12)


def test_the_example_holds_and_has_every_kind(fullcost):
    assert {case["kind"] for case in json.loads(EXAMPLE.read_text("utf-8"))["cases"]} == set(KINDS)
    run = fullcost("validate", "distributions", str(EXAMPLE))
    assert (run.returncode, run.stderr) == (0, b"")
    page = (ROOT / "docs" / "uncertainty.md").read_text("utf-8")
    assert all(f"| `{kind}` |" in page for kind in KINDS)
