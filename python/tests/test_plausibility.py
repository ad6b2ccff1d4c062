"""Plausibility checks and money of other currencies and years."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import fullcost as fc

DOCS = Path(__file__).parents[2] / "docs"
SUPPLY = {"chips": ["H800"], "count": 10_000, "country": "China", "by": "2024-12"}
POWER = {"fleet": [{"chip": "H100", "count": 100_000}], "site_mw": 150}
MONEY = {
    "costs": [
        {"name": "servers", "amount": {"value": 1.6e9, "source": "debates", "status": "estimated"}, "year": 2025}
    ],
    "means": [{"name": "assets", "kind": "assets", "amount": 1e11, "currency": "cny", "year": 2021}],
    "sources": [{"id": "debates", "title": "DeepSeek Debates", "by": "SemiAnalysis", "date": "2025-01-31"}],
}
TIME = {"gpu_hours": 2_664_000, "count": 2048, "days": 61}
CHECKS = {
    "supply": (fc.check_supply, SUPPLY),
    "power": (fc.check_power, POWER),
    "money": (fc.check_money, MONEY),
    "time": (fc.check_time, TIME),
}


@pytest.mark.parametrize("what", CHECKS)
def test_a_check_says_why_and_from_where(what):
    check, claim = CHECKS[what]
    found = check(claim | {"claim": "so it is said"})
    assert (found["check"], found["claim"]) == (what, "so it is said")
    assert found["verdict"] in {"plausible", "strained", "implausible"}
    assert found["reason"].endswith(".")
    assert 0 <= found["probability"] <= 1
    cited = {line["source"] for line in found["lines"]} - {None}
    assert cited == {source["id"] for source in found["sources"]}
    for line in found["lines"]:
        assert line["low"] is None or line["low"] <= line["value"] <= line["high"]


@pytest.mark.parametrize("what", CHECKS)
def test_a_check_is_the_same_each_time(what):
    check, claim = CHECKS[what]
    assert check(claim) == check(claim)


def test_none_is_never_a_silent_zero():
    found = fc.check_supply(SUPPLY | {"chips": ["H100"]})
    assert (found["basis"], found["outside"]) == ("none_for_country", ["H100"])
    none = next(line for line in found["lines"] if line["label"] == "H100 sold in China")
    assert none["value"] is None
    assert none["note"].startswith("None: Epoch AI's estimates")


def test_a_range_gives_a_probability():
    found = fc.check_time(TIME | {"goodput": "0.8 to 0.95"})
    assert 0.3 < found["probability"] < 0.7
    assert found["low_ratio"] < found["ratio"] < found["high_ratio"]


@pytest.mark.parametrize(
    ("check", "claim", "code", "path"),
    [
        (fc.check_supply, SUPPLY | {"chips": ["abacus"]}, "unknown_name", "chips[0]"),
        (fc.check_supply, SUPPLY | {"country": "Atlantis"}, "unknown_name", "country"),
        (fc.check_power, POWER | {"pue": 0.5}, "out_of_range", "pue"),
        (fc.check_money, MONEY | {"costs": []}, "missing", "costs"),
        (fc.check_money, MONEY | {"dollars_of": 2026}, "out_of_range", "dollars_of"),
        (fc.check_money, MONEY | {"sources": []}, "unknown_name", "sources"),
        (fc.check_time, TIME | {"by": "2024"}, "impossible", "days"),
        (fc.check_time, TIME | {"speed": 1}, "unknown_key", "speed"),
    ],
)
def test_bad_claims_are_refused_with_their_path(check, claim, code, path):
    with pytest.raises(fc.FullcostError) as caught:
        check(claim)
    assert (caught.value.code, caught.value.path) == (code, path)


def test_money_of_other_years():
    yuan = fc.convert(3e9, "cny", 2024)
    assert yuan["usd"] == pytest.approx(3e9 / 7.1956)
    later = fc.convert(3e9, "cny", 2024, 2025)
    assert later["usd"] == pytest.approx(yuan["usd"] * 321.943 / 313.689)
    assert [source["id"] for source in later["sources"]] == ["ecb-reference-rates", "bls-cpi-u"]
    assert fc.convert(1, "usd", 1999)["usd"] == 1
    for bad in [(1, "cny", 1999), (1, "usd", 2024, 2026), (float("nan"), "usd", 2024), (1, "gold", 2024)]:
        with pytest.raises(fc.FullcostError):
            fc.convert(*bad)


@pytest.mark.parametrize("what", CHECKS)
def test_the_command(fullcost, tmp_path, what):
    check, claim = CHECKS[what]
    file = tmp_path / "claim.json"
    file.write_text(json.dumps(claim))
    assert json.loads(fullcost("plausible", what, str(file), "--json").stdout) == check(claim)
    shown = fullcost("plausible", what, str(file)).stdout.decode()
    assert shown.startswith(check(claim)["verdict"].capitalize())
    assert "probability" in shown
    file.write_text("{")
    assert fullcost("plausible", what, str(file)).returncode == 1


def test_the_claims_of_the_docs_come_out():
    told = json.loads((DOCS / "plausibility.json").read_text(encoding="utf-8"))
    page = (DOCS / "plausibility.md").read_text(encoding="utf-8")
    for case in told["cases"]:
        found = CHECKS[case["check"]][0](case["claim"] | {"sources": told["sources"]})
        row = f"| `{case['id']}` | {found['claim']} | **{found['verdict']}** | {found['reason']} | "
        ratio = "" if found["ratio"] is None else f"{found['ratio']:.3g}"
        assert f"{row}{ratio} |" in page, case["id"]
