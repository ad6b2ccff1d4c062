"""Predictions of training runs, and their check against measured ones."""

from __future__ import annotations

import csv
import json

import pytest
from conftest import ROOT

import fullcost as fc
from fullcost.validate_epoch import validate_epoch
from fullcost.validate_training import ALSO_CALLED, document, validate_training

LAYOUT = {"gpus": 512, "batch": 4096, "micro_batch": 8, "seq_len": 2048, "sharding": "zero3", "recompute": "full"}
RUN = {"model": "mpt-70b", "chip": "H100", "released": 2023.0, "network_gb_per_s": 50, "layout": LAYOUT}
HEAD = [
    "id",
    "kind",
    "source",
    "model",
    "gpu",
    "gpus",
    "precision",
    "seq",
    "gbs",
    "mbs",
    "tp",
    "pp",
    "vpp",
    "cp",
    "ep",
    "etp",
    "sharding",
    "recompute",
    "flash_attn",
    "seq_parallel",
    "software",
    "year",
    "nic_gb_s_per_gpu",
    "layers",
    "hidden",
    "heads",
    "kv_heads",
    "ffn",
    "gated",
    "vocab",
    "tied",
    "iter_s",
]
# MosaicML, LLM Foundry benchmarks: 512 H100, 1,007 tokens/s/GPU.
MEASURED = dict(
    zip(
        HEAD,
        [
            "a",
            "bench",
            "foundry",
            "mpt-70b",
            "h100-sxm-80g",
            "512",
            "bf16",
            "2048",
            "4096",
            "8",
            "1",
            "1",
            "1",
            "1",
            "1",
            "1",
            "zero3",
            "full",
            "1",
            "0",
            "torch 2.0",
            "2023",
            "50",
            "80",
            "8192",
            "64",
            "64",
            "32768",
            "0",
            "50368",
            "1",
            "16.27",
        ],
        strict=True,
    )
)


def refused(run):
    with pytest.raises(fc.FullcostError) as caught:
        fc.predict_training(run)
    return caught.value


def test_a_published_run_is_predicted():
    found = fc.predict_training(RUN)
    assert found.step_s == pytest.approx(16.27, rel=0.1)
    assert found.low80_s < 16.27 < found.high80_s
    assert sum(seconds for part, seconds in found.time.items() if part != "step_s") == pytest.approx(found.step_s)
    assert found.tokens_per_s_per_gpu == pytest.approx(4096 * 2048 / found.step_s / 512)
    assert found.gpu_hours is None
    assert fc.predict_training(RUN | {"tokens": 1e12}).gpu_hours == pytest.approx(
        1e12 / found.tokens_per_s_per_gpu / 3600
    )
    assert found.mfu["6nd"] < found.mfu["causal"] < found.mfu["full"]
    assert found.fits
    assert "80 % range" in repr(found)
    assert "tokens/s/GPU" in found._repr_html_()
    assert found._repr_html_().count("<p") == len(repr(found).splitlines())
    json.dumps(found.to_dict(), allow_nan=False)


def test_what_does_not_fit_says_by_how_much_and_what_helps():
    layout = {"gpus": 64, "tp": 2, "micro_batch": 1, "batch": 64, "seq_len": 8192, "recompute": "selective"}
    found = fc.predict_training({"model": "llama3-70b", "chip": "H100", "released": 2025, "layout": layout})
    assert not found.fits
    assert "GB more than there is. What would help: sharding: zero3." in repr(found)


def test_what_cannot_be_is_refused():
    assert (refused(RUN | {"chip": "RTX A1000"}).code, refused(RUN | {"model": "gpt-9"}).path) == (
        "unknown_name",
        "model",
    )
    assert refused(RUN | {"layout": LAYOUT | {"tp": 3}}).path == "layout.gpus"
    assert refused(RUN | {"layout": LAYOUT | {"micro_batch": float("nan")}}).path == "layout.micro_batch"
    assert refused(RUN | {"layuot": LAYOUT}).code == "unknown_key"
    assert refused(RUN | {"tokens": -1}).path == "tokens"


def test_architectures_are_a_table():
    table = fc.architectures()
    row = next(row for row in table if row["key"] == "deepseek-v3")
    assert row["parameters_b"] == pytest.approx(671, rel=0.01)
    assert row["active_parameters_b"] == pytest.approx(37.5, rel=0.02)
    assert len(table) >= 50


def test_the_best_layouts_are_a_table():
    table = fc.search_layouts(RUN)
    steps = table["step_s"]
    assert list(steps) == sorted(steps)
    assert steps[0] <= fc.predict_training(RUN).step_s
    assert table["loses"][0] is None
    with pytest.raises(fc.FullcostError) as caught:
        fc.search_layouts(RUN | {"layout": LAYOUT | {"gpus": 1, "batch": 8}})
    assert (caught.value.code, caught.value.path) == ("impossible", "layout.gpus")


def test_validation_compares_and_never_peeks():
    with_it = validate_training([MEASURED])
    row = with_it["rows"][0]
    assert row["predicted"] == pytest.approx(fc.predict_training(RUN | {"released": 2023.25}).step_s)
    assert (row["measured"], row["refused"]) == (16.27, None)
    assert with_it["summary"]["all"]["mape"] == pytest.approx(abs(row["predicted"] / 16.27 - 1))
    blind = validate_training([MEASURED | {"iter_s": "", "id": "b", "source": ""}])["rows"][0]
    assert (blind["predicted"], blind["measured"]) == (row["predicted"], None)


GPT3 = MEASURED | {"layers": "96"}
"""As deep as GPT-3, by which MLPerf's evaluation is told."""


def test_audited_steps_hold_their_evaluation_and_memory_stands_beside():
    bench, audited = (
        validate_training([GPT3 | {"kind": kind, "mem_gib": "60"}])["rows"][0] for kind in ("bench", "mlperf")
    )
    # GPT-3's benchmark evaluates 5,659 sequences for 24,576 that it trains on, forward alone.
    for end in ("predicted", "low80", "high80"):
        assert audited[end] == pytest.approx(bench[end] * (1 + 5659 / 24576 / 3))
    assert bench["predicted_mem_gib"] == pytest.approx(
        fc.predict_training(document(GPT3)).memory["total_bytes"] / 2**30
    )
    told = validate_training([GPT3 | {"mem_gib": "60"}, GPT3])["summary"]["all"]
    assert told["rows_with_memory"] == 1
    assert told["memory_mape"] == pytest.approx(abs(bench["predicted_mem_gib"] / 60 - 1))


def test_a_batch_that_its_ranks_do_not_divide_is_rounded():
    known = validate_training([MEASURED])["rows"][0]["predicted"]
    row = validate_training([MEASURED | {"gbs": "4100"}])["rows"][0]
    assert row["refused"] is None
    assert row["predicted"] == pytest.approx(known * 4100 / 4096)


def test_a_layout_that_is_not_told_is_the_best_one():
    untold = MEASURED | {"tp": "", "pp": "", "mbs": "", "sharding": "", "recompute": ""}
    row = validate_training([untold])["rows"][0]
    best = fc.search_layouts(RUN | {"released": 2023.25})["step_s"][0]
    assert row["predicted"] == pytest.approx(best)
    whole = untold | {"kind": "run", "gpu_hours": "1e6", "tokens_b": "1000", "gbs": ""}
    told = validate_training([whole])["rows"][0]
    assert (told["quantity"], told["measured"], told["refused"]) == ("gpu_hours", 1e6, None)
    assert told["predicted"] == pytest.approx(1e6, rel=1)


@pytest.mark.parametrize(
    ("table", "mape", "memory"),
    # as docs/training.md has them; the fit's own rows come out closer than unseen ones
    [("measured", 0.15, None), ("mlperf", 0.06, None), ("moe", 0.17, None), ("memory", 0.12, 0.06)],
)
def test_our_own_tables_are_read(table, mape, memory):
    with open(ROOT / "crates" / "fullcost" / "data" / "training" / f"{table}.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = validate_training(rows)
    assert [row["refused"] for row in found["rows"]] == [None] * len(rows)
    assert found["summary"]["all"]["mape"] < mape
    assert memory is None or found["summary"]["all"]["memory_mape"] < memory
    assert ("moe" in found["summary"]["by"]) == (table in ("measured", "moe"))


def test_a_column_may_have_either_name():
    fields = {name: field for field, name in ALSO_CALLED.items()}
    renamed = {fields.get(column, column): cell for column, cell in MEASURED.items()}
    assert validate_training([renamed]) == validate_training([MEASURED])
    twice = validate_training([MEASURED | {"seq_len": "4096"}, MEASURED | {"chip": MEASURED["gpu"]}])["rows"]
    assert twice[0]["refused"].startswith("impossible: seq_len")
    assert twice[1]["refused"] is None


def test_validation_says_why_a_row_is_refused():
    rows = [MEASURED, MEASURED | {"gpu": "abacus"}, MEASURED | {"hidden": "wide"}, MEASURED | {"layers": ""}]
    told = validate_training(rows)
    assert [row["refused"] and row["refused"].split(":")[0] for row in told["rows"]] == [
        None,
        "unknown_name",
        "wrong_type",
        "missing",
    ]
    assert told["summary"]["all"]["answered_share"] == 0.25
    assert told["summary"]["all"]["mape_refused_as_100"] > 0.7
    assert set(told["summary"]["by"]) == {"dense", "foundry"}


def test_the_commands(fullcost, tmp_path):
    run = tmp_path / "run.json"
    run.write_text(json.dumps(RUN))
    assert json.loads(fullcost("predict", "training", str(run), "--json").stdout) == fc.predict_training(RUN).to_dict()
    assert b"80 % range" in fullcost("predict", "training", str(run)).stdout
    best = json.loads(fullcost("layouts", str(run), "--json").stdout)
    assert best == fc.search_layouts(RUN).to_dicts()
    run.write_text(json.dumps(RUN | {"chip": "abacus"}))
    assert fullcost("predict", "training", str(run)).returncode == 1
    assert fullcost("predict", "training", str(tmp_path / "none.json")).returncode == 2
    table = tmp_path / "rows.csv"
    table.write_text(",".join(MEASURED) + "\n" + ",".join(MEASURED.values()) + "\n")
    told = json.loads(fullcost("validate", "training", str(table), "--json").stdout)
    assert told == validate_training([MEASURED])
    assert b"mape" in fullcost("validate", "training", str(table)).stdout
    table.write_text(",".join(MEASURED) + "\nonly,three,cells\n")
    cut = fullcost("validate", "training", str(table))
    assert (cut.returncode, b"rows[0]" in cut.stderr) == (2, True)
    assert b"deepseek-v3" in fullcost("architectures", "--csv").stdout


# Epoch AI, training-cost-trends (CC BY): the costs of Apple's AFM-server by its own code.
EPOCH = {
    "row_id": "T005",
    "row_kind": "training_run",
    "hardware_quantity": "8192",
    "training_flop": "4.3e24",
    "peak_flop_per_s": "275e12",
    "mfu_reported": "0.52",
    "purchase_price_usd": "5167",
    "server_overhead_in_price": "1.64",
    "server_overhead_split": "1.64",
    "depreciation_days": "1072",
    "chip_tdp_w": "170",
    "server_power_multiplier": "1.56",
    "avg_power_fraction": "0.43",
    "pue": "1.25",
    "energy_price_usd_per_kwh": "0.0771",
    "out_ai_accelerator_usd": "616189.0704442747",
    "out_energy_usd": "91798.64772727274",
    "out_capex_energy_usd": "1339391.3335650633",
    "out_acquisition_usd": "85701265.38271603",
}


def test_epochs_costs_agree_to_the_last_digits():
    told = validate_epoch([EPOCH])
    assert told["summary"]["values"] == 4
    assert told["summary"]["max_relative_error"] < 1e-13
    assert {row["output"]: row["expected"] for row in told["rows"]}["out_interconnect_usd"] is None
    wrong = validate_epoch(
        [EPOCH | {"out_energy_usd": "91799"}, EPOCH | {"pue": "-1"}, {"row_kind": "development_cost"}]
    )
    assert wrong["summary"]["max_relative_error"] > 1e-7
    assert [row["reason"].split(":")[0] for row in wrong["summary"]["refused"]] == ["out_of_range", "syntax"]


def test_costs_need_what_they_are_made_of():
    assert set(fc.epoch_costs({}).values()) == {None}
    costs = fc.epoch_costs({"chips": 100, "hours": 10, "chip_hours": 999, "rental_usd_per_gpu_hour": 2})
    assert (costs["chip_hours"], costs["chip_hours_basis"], costs["cloud_usd"]) == (999, "reported", 2000)
    assert fc.epoch_costs({"chips": 100, "hours": 10})["chip_hours_basis"] == "quantity_x_time"
    derived = fc.epoch_costs({"training_flop": 3.6e21, "peak_flop_per_s": 1e15, "mfu": 0.5})
    assert derived["chip_hours"] == pytest.approx(2000)
    with pytest.raises(fc.FullcostError, match="peak_flop_per_s"):
        fc.epoch_costs({"peak_flop_per_s": 0})
    with pytest.raises(fc.FullcostError, match="depreciation"):
        fc.epoch_costs({"depreciation": 3})


def test_the_command_says_where_digits_differ(fullcost, tmp_path):
    table = tmp_path / "epoch.csv"
    table.write_text(",".join(EPOCH) + "\n" + ",".join(EPOCH.values()) + "\n")
    assert fullcost("validate", "epoch", str(table)).returncode == 0
    table.write_text(",".join(EPOCH) + "\n" + ",".join((EPOCH | {"out_energy_usd": "91799"}).values()) + "\n")
    off = fullcost("validate", "epoch", str(table))
    assert (off.returncode, b"T005 out_energy_usd" in off.stdout) == (1, True)


LLAMA = {
    "model_type": "llama",
    "num_hidden_layers": 80,
    "hidden_size": 8192,
    "num_attention_heads": 64,
    "num_key_value_heads": 8,
    "intermediate_size": 28672,
    "vocab_size": 128256,
    "tie_word_embeddings": False,
}
DEEPSEEK = {
    "model_type": "deepseek_v3",
    "num_hidden_layers": 61,
    "hidden_size": 7168,
    "num_attention_heads": 128,
    "num_key_value_heads": 128,
    "intermediate_size": 18432,
    "vocab_size": 129280,
    "n_routed_experts": 256,
    "num_experts_per_tok": 8,
    "moe_intermediate_size": 2048,
    "n_shared_experts": 1,
    "first_k_dense_replace": 3,
    "n_group": 8,
    "topk_group": 4,
    "q_lora_rank": 1536,
    "kv_lora_rank": 512,
    "qk_nope_head_dim": 128,
    "qk_rope_head_dim": 64,
    "v_head_dim": 128,
    "num_nextn_predict_layers": 1,
}


@pytest.mark.parametrize(("config", "known"), [(LLAMA, "llama3-70b"), (DEEPSEEK, "deepseek-v3")])
def test_a_hubs_configuration_is_the_architecture_that_is_known(config, known):
    layout = {"gpus": 2048, "tp": 1, "pp": 1, "batch": 4096, "seq_len": 4096, "micro_batch": 1, "ep": 1}
    run = {"chip": "H100", "released": 2025, "layout": layout}
    assert fc.architecture("llama3-8b")["layers"] == 32
    by_config = fc.predict_training(run | {"architecture": fc.architecture(config)})
    assert by_config.to_dict() == fc.predict_training(run | {"model": known}).to_dict()


def test_configurations_of_other_kinds_are_refused():
    for change, code, path in [
        ({"model_type": "bert"}, "unknown_name", "model_type"),
        ({"model_type": None}, "missing", "model_type"),
        ({"hidden_size": None}, "missing", "hidden_size"),
        ({"hidden_size": "wide"}, "wrong_type", "hidden_size"),
        ({"num_attention_heads": 7}, "impossible", "heads"),
    ]:
        with pytest.raises(fc.FullcostError) as caught:
            fc.architecture(LLAMA | change)
        assert (caught.value.code, caught.value.path) == (code, path)


@pytest.mark.parametrize(
    ("column", "cell"),
    [("tp", "0"), ("pp", "0"), ("gbs", "nan"), ("gbs", "inf"), ("gbs", "9" * 500), ("mbs", "nan"), ("gpus", "nan")],
)
def test_a_bad_cell_refuses_its_row_alone(column, cell):
    told = validate_training([MEASURED, MEASURED | {column: cell}])
    assert told["rows"][0]["refused"] is None
    assert told["rows"][1]["refused"] is not None
