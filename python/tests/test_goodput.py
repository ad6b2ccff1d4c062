"""Goodput, and published whole runs beside their steady state."""

from __future__ import annotations

import json

import pytest

import fullcost as fc
from fullcost.losses import PARTS


def test_shares_add_up_and_goodput_falls_with_the_cluster():
    found = fc.goodput({"gpus": 16384, "spare_gpus": 512, "node_wait_hours": 0.5})
    assert sum(found[part] for part in PARTS) == pytest.approx(1, abs=1e-12)
    assert found["billed_over_clean"] == pytest.approx(1 / found["goodput_share"])
    shares = [at["goodput_share"] for at in found["by_gpus"]]
    assert shares == sorted(shares, reverse=True)
    here = next(at for at in found["by_gpus"] if at["gpus"] == 16384)
    assert here["goodput_share"] == pytest.approx(found["goodput_share"])


def test_more_reliable_accelerators_waste_less():
    good, bad = (fc.goodput({"gpus": 8192, "gpu_hours_between_interruptions": hours}) for hours in (90_000, 15_000))
    assert good["goodput_share"] > bad["goodput_share"]
    assert good["optimal_checkpoint_minutes"] > bad["optimal_checkpoint_minutes"]


def test_an_answer_is_a_dict_and_says_itself():
    found = fc.goodput({"gpus": 1024})
    assert found.goodput_share == found["goodput_share"] == found.to_dict()["goodput_share"]
    assert isinstance(found, fc.Goodput)
    assert "Where the hours go: training" in repr(found)
    assert found._repr_html_().count("<p") == 3


@pytest.mark.parametrize(
    ("losses", "code", "path"),
    [
        ({}, "missing", "gpus"),
        ({"gpus": 0}, "out_of_range", "gpus"),
        ({"gpus": 8, "evaluation_share": 1}, "out_of_range", "evaluation_share"),
        ({"gpus": 8, "checkpoint_gb": 5}, "missing", "storage_gb_per_s"),
        ({"gpus": 8, "checkpoint_s": 5, "checkpoint_gb": 5, "storage_gb_per_s": 1}, "impossible", "checkpoint_s"),
        ({"gpus": 10**6, "restart_minutes": 10**6}, "impossible", "gpus"),
        ({"gpus": "many"}, "wrong_type", "gpus"),
        ({"gpus": 8, "mtbf": 3}, "unknown_key", "mtbf"),
    ],
)
def test_bad_losses_are_refused_with_their_path(losses, code, path):
    with pytest.raises(fc.FullcostError) as caught:
        fc.goodput(losses)
    assert (caught.value.code, caught.value.path) == (code, path)


def test_published_runs():
    runs = {run["key"]: run for run in fc.published_runs()}
    assert len(runs) >= 20
    assert runs["deepseek-v3"]["reported_over_predicted"] == pytest.approx(1.0, abs=0.1)
    # What its authors tell of a step, and what the bill says: 366 x 10^9 tokens at 105 s for 2,048 x 2,048.
    clean = 366e9 / (2048 * 2048) * 105 * 384 / 3600
    assert runs["bloom-176b"]["reported_over_own"] == pytest.approx(1_082_990 / clean, rel=1e-3)
    assert runs["llama-65b"]["reported_over_own"] == pytest.approx(1, abs=0.01)
    for run in runs.values():
        assert run["source"] or run["status"] == "assumed"
        assert run["layout"] == ("published" if run["layout_source"] else "searched")


def test_the_commands(fullcost, tmp_path):
    losses = tmp_path / "losses.json"
    losses.write_text(json.dumps({"gpus": 1024}))
    assert json.loads(fullcost("goodput", str(losses), "--json").stdout) == fc.goodput({"gpus": 1024})
    assert b"Where the hours go" in fullcost("goodput", str(losses)).stdout
    losses.write_text(json.dumps({"gpus": -1}))
    refused = fullcost("goodput", str(losses))
    assert (refused.returncode, b"gpus" in refused.stderr) == (1, True)
    assert fullcost("goodput", str(tmp_path / "none.json")).returncode == 2
    assert json.loads(fullcost("runs", "--json").stdout) == fc.published_runs().to_dicts()
    assert b"BLOOM" in fullcost("runs").stdout
