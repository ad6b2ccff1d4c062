"""The golden vectors: the same bits as in Rust and in JavaScript."""

import json

import pytest
from conftest import ROOT

import fullcost as fc

FILES = sorted((ROOT / "tests" / "golden").glob("*.json"))
DRAWN = [line.split() for line in (ROOT / "tests" / "golden" / "draws.txt").read_text(encoding="utf-8").splitlines()]
"""Scenario, number of draws, and the fingerprint of all that sampling makes of them."""


def in_bits(value):
    """Numbers as their bits, so that 1.0 and 1 are one number and no rounding hides."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return float(value).hex()
    if isinstance(value, dict):
        return {key: in_bits(part) for key, part in value.items()}
    return [in_bits(part) for part in value]


def test_there_are_vectors():
    assert len(FILES) >= 3


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_vector_comes_out_bit_for_bit(file):
    vector = json.loads(file.read_text(encoding="utf-8"))
    scenario = fc.scenario(vector["scenario_id"] if "scenario_id" in vector else vector["scenario"])
    for resolved in (scenario, fc.blob(scenario.to_blob())):
        asked = resolved.with_state({"readings": vector.get("readings", []), "values": vector.get("set", {})})
        assert in_bits(asked.evaluate().to_dict()) == in_bits(vector["outcome"])


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize(("id", "draws", "fingerprint"), DRAWN)
def test_draws_have_the_fingerprint_of_every_host(id, draws, fingerprint, threads):
    own = ROOT / "tests" / f"{id}.json"
    scenario = fc.scenario(own if own.exists() else id)
    assert scenario._model.fingerprint(int(draws), threads) == fingerprint
