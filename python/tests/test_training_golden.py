"""The golden training runs: the same bits, and the same words, as in Rust and in JavaScript."""

from __future__ import annotations

import json

import pytest
from conftest import ROOT
from test_golden import in_bits

import fullcost as fc

CASES = json.loads((ROOT / "tests" / "training.json").read_text(encoding="utf-8"))


def asked(case):
    """What Python answers."""
    run = case["run"]
    if case["ask"] == "predict":
        return fc.predict_training(run).to_dict()
    if case["ask"] == "search":
        return fc.search_layouts(run).to_dicts()
    return fc.architecture(run) if case["ask"] == "architecture" else fc.epoch_costs(run)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_run_is_answered_bit_for_bit(case):
    if "answer" in case:
        assert in_bits(asked(case)) == in_bits(case["answer"])
        return
    with pytest.raises(fc.FullcostError) as caught:
        asked(case)
    told = caught.value
    assert {key: getattr(told, key) for key in ("code", "path", "message", "accepted")} == case["error"]
