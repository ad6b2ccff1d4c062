"""The golden rooms beside the ledger: the same bits, and the same words, as in Rust and in JavaScript."""

from __future__ import annotations

import json

import pytest
from conftest import ROOT
from test_golden import in_bits

import fullcost as fc

CASES = json.loads((ROOT / "tests" / "rooms.json").read_text(encoding="utf-8"))
BY_NAME = {
    **{
        name: getattr(fc.finance, name) for name in ("npv", "irr", "irrs", "fv", "pv", "pmt", "nper", "rate", "payback")
    },
    "allocation": fc.allocation,
    "as_known_on": fc.as_known_on,
    "capital_recovery_factor": fc.finance.capital_recovery_factor,
    "convert": fc.convert,
    "diff": fc.diff,
    "electricity": fc.finance.electricity,
    "prices": fc.prices,
    "resale_share": fc.finance.resale_share,
    "scenario_as_known_on": lambda scenario, date: fc.as_known_on(scenario, date).model.document,
}
"""What takes its arguments by their names; all others take a document."""


def asked(case):
    """What Python answers."""
    ask, of = case["ask"], case["asked"]
    if ask == "what_if":
        options = dict(of["options"])
        return fc.what_if(of["scenario"], of["patches"], options.pop("outputs", None), **options)
    found = BY_NAME[ask](**of) if ask in BY_NAME else (getattr(fc, ask, None) or getattr(fc.finance, ask))(of)
    if ask == "cost_methods":
        return found.to_dict()
    return found.to_dicts() if isinstance(found, fc.Table) else found.to_dict() if hasattr(found, "to_dict") else found


def expected(case):
    """What came out everywhere. A table of a development holds its parts."""
    return case["answer"]["parts"] if case["ask"] == "development_cost" else case["answer"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['room']}: {case['name']}")
def test_a_question_is_answered_bit_for_bit(case):
    if "answer" in case:
        assert in_bits(asked(case)) == in_bits(expected(case))
        return
    with pytest.raises(fc.FullcostError) as caught:
        asked(case)
    told = caught.value
    assert {key: getattr(told, key) for key in ("code", "path", "message", "accepted")} == case["error"]


def test_measured_runs_are_all_there():
    rows = fc.measured_runs()
    assert {row["table"] for row in rows} == {"fit", "mlperf", "experts", "memory", "sweep"}
    assert all(row["low80_s"] < row["predicted_step_s"] < row["high80_s"] for row in rows)
