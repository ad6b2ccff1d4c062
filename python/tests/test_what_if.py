"""What a scenario would be in another market."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import numpy as np
import pytest

import fullcost as fc

PAGE = Path(__file__).parents[2] / "docs" / "market.md"
CHEAP = {
    "id": "cheap",
    "label": "Cheap GPUs",
    "changes": [
        {"path": "fleet[*].supply.rent.usd_per_gpu_hour", "times": 0.7},
        {"path": "rent_usd_per_gpu_hour", "times": 0.7},
    ],
}
OUTPUTS = {
    "official_training": (1e6, "+,.2f"),
    "fleet_tco": (1e6, "+,.1f"),
    "usd_per_busy_gpu_hour": (1, "+,.2f"),
    "told_share": (0.01, "+,.1f"),
}
"""What the page tells, in which unit."""
SHOWN = {
    "`deepseek`": fc.scenario("deepseek"),
    "`deepseek`, by type": fc.scenario("deepseek").reading("by-type"),
    "`small-lab`": fc.scenario("small-lab"),
}


def outputs(found):
    return {output["id"]: output for output in found["outputs"]}


def test_the_difference_is_drawn_from_common_draws():
    before = fc.scenario("small-lab")
    found = fc.what_if(before, ["rent-falls", "electricity-doubles"], draws=2000, seed=7)
    assert [output["id"] for output in found["outputs"]] == before.sample(10).outputs["id"]
    for output in found["outputs"]:
        name = output["id"]
        drawn = [scenario.sample(2000, seed=7, outputs=name).draws(name) for scenario in (before, found.changed)]
        moved = drawn[1] - drawn[0]
        moved = moved[np.isfinite(moved)]
        assert [output["low80"], output["high80"]] == pytest.approx(np.quantile(moved, [0.1, 0.9]), rel=1e-12), name
        assert output["unanswered"] == 2000 - len(moved)
        assert output["changes"] == bool(np.any(np.abs(moved) > 1e-12 * np.abs(output["before"])))
        assert output["before"] == before.sample(10, outputs=name).outputs["point"][0]
        assert output["after"] == found.changed.sample(10, outputs=name).outputs["point"][0]


def test_a_number_that_is_drawn_is_drawn_scaled():
    before = fc.scenario("small-lab")
    found = fc.what_if(before, "rent-falls", of="official_training", draws=100)
    path = "rent_usd_per_gpu_hour"
    was, now = (scenario.sample(100, outputs="official_training").draws(path) for scenario in (before, found.changed))
    assert now == pytest.approx(0.5598 * was, rel=1e-9)


def test_patches_are_put_on_in_order_and_factors_multiply():
    found = fc.what_if("small-lab", [CHEAP, "rent-rises"], of="fleet_tco", draws=100)
    assert [patch["id"] for patch in found.patches] == ["cheap", "rent-rises"]
    assert found.changed["fleet[burst].supply.rent.usd_per_gpu_hour"] == pytest.approx(3 * 0.7 * 1.3824)
    first, second = (
        next(change for change in patch["changes"] if change["path"] == "rent_usd_per_gpu_hour")
        for patch in found.patches
    )
    assert first["new"] == second["old"] == pytest.approx(2.5 * 0.7)
    assert second["drawn"]
    assert found.patches[0]["source"] is None
    assert found.patches[0]["status"] == "assumed"
    assert [source["id"] for source in found.sources] == ["neighborhood-notes-h100-rental-prices-a-note"]


def test_what_was_chosen_stays():
    chosen = fc.scenario("deepseek").reading("by-type").set("busy_share", 0.5)
    found = fc.what_if(chosen, ["overcapacity", "export-h20"], of="fleet_tco", draws=100)
    assert found.changed["busy_share"] == pytest.approx(0.35)
    assert found.changed["fleet[h20].count"] == 0
    assert outputs(found)["fleet_tco"]["difference"] < -1e9
    assert chosen["busy_share"] == 0.5


def test_numbers_that_hold_only_together_are_set_together():
    less = {"id": "less", "changes": [{"path": "fleet[h100].count", "times": 0.1}]}
    work = {
        "id": "work",
        "changes": [
            {"path": "runs[*].phases[*].gpu_hours", "times": 0.2},
            {"path": "work[purpose=serving].hours.deployment.nodes", "times": 0.1},
        ],
    }
    with pytest.raises(fc.FullcostError, match="fewer than"):
        fc.what_if("small-lab", less)
    found = fc.what_if("small-lab", [less, work], of="fleet_tco", draws=100)
    assert found.changed.set("busy_share", 0.6)["fleet[h100].count"] == pytest.approx(25.6)


def test_what_touches_nothing_is_told():
    found = fc.what_if("rented-run", ["export-h20"], draws=100)
    assert found.patches[0]["touches"] == "none"
    assert found.notes == ["`export-h20` touches nothing of this scenario.", "No number is changed."]
    assert not any(output["changes"] for output in found.outputs)
    assert "Nothing changes." in " ".join(repr(found).split())


def test_it_is_shown_and_kept():
    found = fc.what_if("deepseek", ["capex-slowdown", "open-weights"], draws=500)
    assert fc.what_if("deepseek", ["capex-slowdown", "open-weights"], draws=500) == found
    shown = repr(found)
    assert shown.startswith("deepseek with capex-slowdown + open-weights.")
    assert "fleet_tco" in shown
    assert "work[serving].hours.deployment.nodes 226.75 to 86.39" in " ".join(shown.split())
    page = found._repr_html_()
    assert "redcensor.com" in page
    assert "before" in page
    assert json.loads(json.dumps(found.to_dict())) == found
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert (
        again.changed["work[serving].hours.deployment.nodes"] == found.changed["work[serving].hours.deployment.nodes"]
    )


def test_the_market_is_a_table():
    table = fc.market()
    assert len(table) == 16
    assert table[1]["changes"] == ["busy_share x 0.7"]
    for row in table:
        assert row["note"]
        assert row["url"] if row["source"] else row["status"] in ("assumed", "computed")


@pytest.mark.parametrize(
    ("patches", "code", "path"),
    [
        ("rent-fals", "unknown_name", "patches[0]"),
        ([], "missing", "patches"),
        ([CHEAP, CHEAP], "duplicate_id", "patches"),
        ({"id": "a", "changes": [{"path": "busy_share", "times": "x"}]}, "wrong_type", "patches[0].changes[0].times"),
        ({"id": "a", "changes": [{"path": "busy_share", "times": 2}]}, "out_of_range", "busy_share"),
        ({"id": "a", "changes": [{"path": "fleet[*].count", "value": 0}]}, "impossible", "fleet"),
        (3, "wrong_type", "patches[0]"),
        (object(), "wrong_type", "patches"),
    ],
)
def test_bad_patches_are_refused_with_their_path(patches, code, path):
    with pytest.raises(fc.FullcostError) as caught:
        fc.what_if("deepseek", patches)
    assert (caught.value.code, caught.value.path) == (code, path)


def test_bad_options_are_refused():
    for options, path in [({"of": "fun"}, "of"), ({"draws": 0}, "draws"), ({"seed": -1}, "seed")]:
        with pytest.raises(fc.FullcostError) as caught:
            fc.what_if("deepseek", "rent-falls", **options)
        assert caught.value.path == path


def test_the_command(fullcost, tmp_path):
    run = fullcost("whatif", "small-lab", "rent-falls", "overcapacity", "--draws", "500", "--json")
    assert json.loads(run.stdout) == fc.what_if("small-lab", ["rent-falls", "overcapacity"], draws=500)
    own = tmp_path / "own.json"
    own.write_text(json.dumps(CHEAP))
    run = fullcost("whatif", "small-lab", "--patch", str(own), "--output", "fleet_tco", "--draws", "500")
    assert run.stdout.decode().startswith("small-lab with cheap.")
    csv = fullcost("whatif", "small-lab", "rent-falls", "--draws", "500", "--csv").stdout.decode()
    assert csv.startswith("id,label,unit,before,")
    assert b"capex-slowdown" in fullcost("whatif", "--list").stdout
    assert len(json.loads(fullcost("whatif", "--list", "--json").stdout)) == 16
    assert fullcost("whatif", "small-lab").returncode == 2
    assert fullcost("whatif", "small-lab", "rent-fals").returncode == 1


def test_the_page_tells_what_comes_out():
    page = PAGE.read_text(encoding="utf-8")
    for patch in fc.market():
        changes = "; ".join(f"`{change}`" for change in patch["changes"])
        by = f", [{patch['by']}]({patch['url']})" if patch["url"] else ""
        assert f"| `{patch['id']}` | {patch['label']} | {changes} | {patch['status']}{by} |" in page
    for name, scenario in SHOWN.items():
        section = page.split(f"### {name}\n")[1].split("\n#")[0]
        for id in fc.market()["id"]:
            assert row(scenario, id) in section, (name, id)


def row(scenario, id):
    """A row of the page."""
    try:
        found = outputs(fc.what_if(scenario, id, of=list(OUTPUTS)))
    except fc.FullcostError as error:
        return f"| `{id}` | no answer: {error} | | | |"
    return f"| `{id}` | {' | '.join(cell(found[name], *how) for name, how in OUTPUTS.items())} |"


def cell(output, unit, digits):
    if not output["changes"]:
        return "none"
    if not any(output[name] for name in ("difference", "low80", "high80")):
        return "in few draws"
    middle, low, high = (format(output[name] / unit, digits) for name in ("difference", "low80", "high80"))
    return f"{middle} ({low} to {high})".replace("-", "\N{MINUS SIGN}")


if __name__ == "__main__":  # prints the tables of the page
    for name, scenario in SHOWN.items():
        print(f"### {name}\n")
        for id in fc.market()["id"]:
            print(row(scenario, id))
        print()
