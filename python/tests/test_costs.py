"""The same chip-hours by every method, and development costs."""

from __future__ import annotations

import json

import pytest

import fullcost as fc
from fullcost.validate_epoch import validate_epoch

DEEPSEEK = {
    "chip": "H800",
    "priced_as": "H100",
    "gpus": 2048,
    "gpu_hours": 2_788_000,
    "published": "2024-12-24",
    "prices_as_of": "2025-03",
    "rent_usd_per_gpu_hour": 2,
    "place": "CN",
    "depreciation_days": 619,
}
TEAM = {"team": [{"people": 25}], "project": {"years": "0.5 to 1"}}
# arXiv 2405.21015 and its notebooks: GPT-4, dollars of December 2023. Medians of the compute, experiments included.
GPT4 = {
    "row_id": "gpt4",
    "row_kind": "development_cost",
    "publication_date": "2023-03-15",
    "ppi_publication_month": "117.766",
    "out_ai_accelerator_usd": "39598753",
    "out_other_server_usd": "26349080",
    "out_interconnect_usd": "15432125",
    "out_energy_usd": "7919050",
    "dev_inputs_json": json.dumps(
        {
            "experiment_factor_90ci": [1.2, 4],
            "overhead_90ci": [1.25, 1.4],
            "salary_90ci_usd": [139771.24, 265235.74],
            "equity_90ci_usd": [35468.3, 501746.95],
            "energy_price_factor_90ci": [0.6, 1.7],
            "roles": [{"n": 284, "fte_90ci": [0.05, 0.8]}],
            "project_start_90ci": ["2022-01-01", "2022-05-31"],
            "project_end": "publication_date",
            "min_project_years": 0.2466,
            "ppi_2023_12": 119.029,
        }
    ),
    "out_rd_staff_p5_usd": "27779611",
    "out_rd_staff_p50_usd": "35800921",
    "out_rd_staff_p95_usd": "44472685",
    "out_total_p5_usd": "100770137",
    "out_total_p50_usd": "129412847",
    "out_total_p95_usd": "170018166",
}


def refused(call, run):
    with pytest.raises(fc.FullcostError) as caught:
        call(run)
    return caught.value.code, caught.value.path


def test_deepseek_v3_by_every_method():
    found = fc.cost_methods(DEEPSEEK)
    printed = {
        "rental": "5.58",
        "amortised_as_epoch": "3.52",
        "straight_line[3 years]": "5.82",
        "straight_line[4 years]": "4.37",
        "straight_line[5 years]": "3.49",
        "acquisition": "112.49",
        "rental[h100-sxm, Google Cloud, reserved_3y, 2025-03]": "13.55",
    }
    assert {id: f"{found.usd(id) / 1e6:.2f}" for id in printed} == printed
    assert found.gpu_hours == 2_788_000
    assert found["id"][0] == "rental"
    assert len(found) == len(found.to_dict()["rows"]) == len(found.to_dicts())
    with pytest.raises(KeyError):
        found.usd("lease")


def test_reasons_are_told_everywhere():
    found = fc.cost_methods(DEEPSEEK)
    row = found.row("amortised_corrected")
    assert row["compared_with"] == "amortised_as_epoch"
    assert {"building", "research staff"} <= set(row["leaves_out"])
    product = 1.0
    for factor in row["factors"]:
        product *= factor["factor"]
    assert product == pytest.approx(row["ratio"], rel=1e-12)
    assert all(of["by"] and of["status"] for of in row["inputs"])
    for told in (repr(found), found._repr_html_()):
        assert "acquisition" in told
        assert "instead of a rent of" in " ".join(told.split())
        assert "112,488,296" in told
    assert {of["scope"] for of in found.experiments} == {"project", "lab"}
    assert found.notes == []
    mixed = fc.cost_methods(DEEPSEEK | {"hours": 170})
    assert mixed.notes[0] in repr(mixed)
    assert mixed.notes[0][:9] in mixed._repr_html_()


def test_a_prediction_hands_in_its_hours():
    layout = {"gpus": 64, "batch": 256, "seq_len": 8192, "sharding": "zero3", "micro_batch": 1}
    run = {"model": "llama3-8b", "chip": "H100", "released": 2025, "layout": layout, "tokens": 1e12}
    hours = fc.predict_training(run).gpu_hours
    found = fc.cost_methods({"chip": "H100", "gpus": 64, "gpu_hours": hours, "published": "2025-06"})
    assert found.gpu_hours == hours
    assert found.usd("amortised_as_epoch") > 0


def test_what_has_no_price_says_so():
    found = fc.cost_methods({"chip": "A100-40GB", "gpus": 8, "gpu_hours": 10, "published": "2024-06"})
    assert found.usd("acquisition") is None
    assert "has no purchase price" in found.row("acquisition")["refused"]
    assert "refused, missing" in repr(found)
    bad = DEEPSEEK | {"priced_as": "RTX A1000"}
    assert refused(fc.cost_methods, bad) == ("unknown_name", "priced_as")
    assert refused(fc.cost_methods, {"chip": "P100", "gpu_hours": 10}) == ("missing", "purchase_usd")


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"purchase_usd": -1}, "out_of_range", "purchase_usd"),
        ({"rent_usd_per_gpu_hour": float("nan")}, "not_finite", "rent_usd_per_gpu_hour"),
        ({"lives_years": [0]}, "out_of_range", "lives_years[0]"),
        ({"vendor": "Nobody's Cloud"}, "unknown_name", "vendor"),
        ({"published": "24/12/2024"}, "wrong_type", "published"),
        ({"chip": "RTX A1000"}, "unknown_name", "chip"),
    ],
)
def test_bad_runs_are_refused(change, code, path):
    assert refused(fc.cost_methods, DEEPSEEK | change) == (code, path)


def test_development_costs_are_ranges():
    found = fc.development_cost(TEAM | {"final_run": {"ai_accelerator_usd": 1e6, "energy_usd": 1e5}})
    rows = {row["id"]: row for row in found}
    assert list(rows)[-3:] == ["compute", "rd_staff", "total"]
    assert all(row["p05_usd"] <= row["p50_usd"] <= row["p95_usd"] for row in rows.values())
    assert (
        found.to_dicts()
        == fc.development_cost(TEAM | {"final_run": {"ai_accelerator_usd": 1e6, "energy_usd": 1e5}}).to_dicts()
    )
    assert refused(fc.development_cost, {"team": [{"people": 0}]}) == ("out_of_range", "team[0].people")
    assert refused(fc.development_cost, TEAM | {"pay_index_ratio": -1}) == ("out_of_range", "pay_index_ratio")
    assert refused(fc.development_cost, TEAM | {"mode": "other"}) == ("unknown_name", "mode")


def test_development_rows_are_validated():
    told = validate_epoch([GPT4])
    assert {row["output"]: row["relative_error"] < 0.03 for row in told["rows"]} == {
        f"out_{part}_{level}_usd": True for part in ("rd_staff", "total") for level in ("p5", "p50", "p95")
    }
    assert told["summary"] | {"development": None} == {
        "rows": 1,
        "values": 0,
        "max_relative_error": None,
        "refused": [],
        "development": None,
    }
    drawn = told["summary"]["development"]
    assert (drawn["rows"], drawn["values"], drawn["beyond_tolerance"]) == (1, 6, [])
    # Without the medians of the compute there is no total, and no outcome is used.
    outcomes = {key: "" for key in GPT4 if key.startswith("out_")}
    bare = validate_epoch([GPT4 | outcomes])["rows"]
    assert [row["predicted"] is None for row in bare] == [False] * 3 + [True] * 3
    assert bare[0]["predicted"] == told["rows"][0]["predicted"]
    wrong = validate_epoch([GPT4 | {"out_total_p50_usd": "1e8"}])["summary"]["development"]
    assert wrong["beyond_tolerance"] == [{"id": "gpt4", "output": "out_total_p50_usd"}]


@pytest.mark.parametrize(
    ("inputs", "reason"),
    [
        ("no JSON", "syntax"),
        ("[]", "syntax"),
        ("{}", "wrong_type: dev_inputs_json.roles"),
        (json.dumps(json.loads(GPT4["dev_inputs_json"]) | {"overhead_90ci": [1]}), "dev_inputs_json.overhead_90ci"),
        (json.dumps(json.loads(GPT4["dev_inputs_json"]) | {"ppi_2023_12": "?"}), "dev_inputs_json.ppi_2023_12"),
        (json.dumps(json.loads(GPT4["dev_inputs_json"]) | {"project_start_90ci": 1}), "project_start_90ci"),
    ],
)
def test_malformed_development_rows_are_refused(inputs, reason):
    refused = validate_epoch([GPT4 | {"dev_inputs_json": inputs}])["summary"]["refused"]
    assert reason in refused[0]["reason"]


def test_on_the_command_line(tmp_path, capsys):
    from fullcost.command import main

    file = tmp_path / "run.json"
    file.write_text(json.dumps(DEEPSEEK))
    assert main(["costs", str(file)]) == 0
    assert "straight_line[4 years]" in capsys.readouterr().out
    assert main(["costs", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"][0]["usd"] == 5_576_000
    assert main(["costs", str(file), "--csv"]) == 0
    assert capsys.readouterr().out.startswith("id,method,usd,")
    file.write_text(json.dumps(DEEPSEEK | {"purchase_usd": -1}))
    assert main(["costs", str(file)]) == 1
    assert "purchase_usd: must be > 0" in capsys.readouterr().err
    assert main(["costs", str(tmp_path / "none.json")]) == 2


def test_a_country_without_a_price_of_electricity_says_what_would_do():
    run = {"chip": "H100", "gpus": 8, "hours": 1000, "published": "2025-06"}
    assert fc.cost_methods(run | {"place": "China"}).to_dict() == fc.cost_methods(run | {"place": "CN"}).to_dict()
    with pytest.raises(fc.FullcostError) as caught:
        fc.cost_methods(run | {"place": "France"})
    told = caught.value
    assert (told.code, told.path, "France" in told.message) == ("missing", "place", True)
    assert "`usd_per_kwh`" in told.accepted
    assert fc.cost_methods(run | {"place": "France", "usd_per_kwh": 0.1, "pue": 1.2}).usd("amortised_corrected") > 0


def test_a_missing_chip_is_called_missing():
    with pytest.raises(fc.FullcostError) as caught:
        fc.cost_methods({"gpus": 1, "hours": 1})
    assert (caught.value.code, caught.value.path) == ("missing", "chip")
