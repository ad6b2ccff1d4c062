"""Energy and carbon of training runs, and what others have disclosed."""

from __future__ import annotations

import copy
import json

import pytest

import fullcost as fc

RUN = {"chip": "H100", "gpu_hours": 1e6, "place": "France"}


def test_disclosures_come_out():
    table = fc.energy_disclosures()
    assert len(table) >= 35
    assert max(abs(error) for error in table["error"] if error is not None) < 0.1
    assert all(source for source in table["source"])
    assert {"tdp", "metered", "modelled"} == set(table["convention"])


def test_every_factor_says_where_it_comes_from():
    found = fc.run_energy(RUN)
    basis = {factor["name"]: factor["basis"] for factor in found["factors"]}
    assert basis["tdp_w"] == basis["g_per_kwh"] == "table"
    assert basis["load"] == basis["pue"] == "default"
    assert found["low80_mwh"] < found["mwh"] < found["high80_mwh"]
    assert all(factor["source"] or factor["note"] for factor in found["factors"])


def test_a_prediction_gives_the_load():
    layout = {"gpus": 64, "batch": 256, "seq_len": 8192, "sharding": "zero3", "micro_batch": 1}
    run = {"model": "llama3-8b", "chip": "H100", "released": 2025, "tokens": 1e12, "layout": layout}
    found = fc.predict_training(run)
    of = {"chip": "H100", "gpu_hours": found.gpu_hours, "mfu_6nd": found.mfu["6nd"]}
    load = next(factor for factor in fc.run_energy(of)["factors"] if factor["name"] == "load")
    assert (load["basis"], 0.7 < load["value"] <= 1) == ("derived", True)


def test_an_answer_is_a_dict_and_says_itself():
    found = fc.run_energy(RUN)
    assert found == json.loads(json.dumps(found)) == found.to_dict()
    assert type(found.to_dict()) is dict
    assert (found.mwh, copy.deepcopy(found).mwh) == (found["mwh"], found["mwh"])
    assert not hasattr(found, "gwh")
    assert "MWh, 80 % range" in repr(found)
    assert repr(found).count("g_per_kwh") == 1
    shown = found._repr_html_()
    assert shown.count("<p") == 3
    assert "<table" in shown


@pytest.mark.parametrize("place", ["FR", "fra", "FRA", "france"])
def test_a_country_is_the_same_by_every_name(place):
    assert fc.run_energy(RUN | {"place": place}) == fc.run_energy(RUN)


@pytest.mark.parametrize(
    ("run", "code", "path"),
    [
        ({"gpu_hours": 1}, "missing", "chip"),
        (RUN | {"chip": "abacus"}, "unknown_name", "chip"),
        (RUN | {"place": "Atlantis"}, "unknown_name", "place"),
        (RUN | {"pue": 0.5}, "out_of_range", "pue"),
        (RUN | {"pue": 1.1, "operator": "google"}, "impossible", "operator"),
        (RUN | {"convention": "tdp", "load": 0.5}, "impossible", "load"),
        ({"convention": "metered"}, "missing", "gpu_mwh"),
        (RUN | {"gpu_hours": "many"}, "wrong_type", "gpu_hours"),
    ],
)
def test_bad_runs_are_refused_with_their_path(run, code, path):
    with pytest.raises(fc.FullcostError) as caught:
        fc.run_energy(run)
    assert (caught.value.code, caught.value.path) == (code, path)


def test_the_command(fullcost, tmp_path):
    run = tmp_path / "run.json"
    run.write_text(json.dumps(RUN | {"contracted_share": 0.5}))
    told = json.loads(fullcost("energy", str(run), "--json").stdout)
    assert told == fc.run_energy(RUN | {"contracted_share": 0.5})
    shown = fullcost("energy", str(run)).stdout
    assert b"t by contracts" in shown
    assert b"load" in shown
    run.write_text("{")
    assert fullcost("energy", str(run)).returncode == 1
    assert fullcost("energy", str(tmp_path / "none.json")).returncode == 2
