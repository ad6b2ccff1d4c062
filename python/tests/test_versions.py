"""A scenario as it was known on a date, the difference between two versions, and money of other currencies."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import fullcost as fc

PAGE = Path(__file__).parents[2] / "docs" / "versions.md"
DAYS = ("2024-12-31", "2025-01-31", "2025-02-01", "2025-02-15", "2025-09-30", "2026-11-23")


@pytest.fixture(scope="module")
def lab():
    old = fc.scenario("small-lab")
    return fc.diff(old, old.set("fleet[h100].count", 384).set(ELECTRICITY, 0.12))


ELECTRICITY = "fleet[h100].operation.parts.usd_per_kwh"


def known_rows():
    of = len(fc.as_known_on("deepseek", DAYS[0]).claims)
    yield f"| `deepseek` on | known | stood otherwise | not known yet | claims out, of {of} | servers then, $M |"
    for day in DAYS:
        then = fc.as_known_on("deepseek", day)
        standing = then.table["standing"]
        out = [claim["standing"] for claim in then["claims"]].count("known")
        rows = {row["path"]: row["standing"] for row in then.table}
        told = "replaced" in standing or rows["stated_totals[analyst].purchase_usd"] == "known"
        servers = f"{then.model.evaluate().total('fleet_purchase') / 1e6:,.0f}" if told else "not told"
        counts = " | ".join(str(standing.count(word)) for word in ("known", "replaced", "not_yet"))
        yield f"| {day} | {counts} | {out} | {servers} |"


def effect_rows(found):
    for row in found.effects_table:
        if row["scope"] == "fleet_tco":
            yield f"| {'`' + row['path'] + '`' if row['path'] else row['part']} | {row['usd'] / 1e6:+,.3f} |"
    scope = next(row for row in found.scopes_table if row["id"] == "fleet_tco")
    yield f"| in all | {scope['difference_usd'] / 1e6:+,.3f} |"


def test_the_page_tells_what_comes_out(lab):
    page = PAGE.read_text(encoding="utf-8")
    for row in [*known_rows(), *effect_rows(lab)]:
        assert f"{row}\n" in page, row


def test_the_scenario_of_a_day_has_its_readings_and_no_later_claim():
    then = fc.as_known_on("deepseek", "2025-02-01")
    assert then.model.state["readings"] == ["as-first-printed"]
    assert then.model.evaluate().to_dict()["as_of"] == "2025-02-01"
    assert max(claim["date"] for claim in then.model.claims() if len(claim["date"]) == 10) <= "2025-02-01"
    assert len(then.model.claims()) == sum(claim["standing"] != "not_yet" for claim in then.claims) == 65
    assert then.table.to_dicts()[0].keys() == set(then.table.columns)
    frame = then.table.to_pandas()
    assert list(frame[frame.standing == "replaced"].path) == ["bill"]
    again = pickle.loads(pickle.dumps(then))
    assert again == then
    assert again.model.evaluate().to_json() == then.model.evaluate().to_json()
    assert "bill" in repr(then)
    assert "analyst-first" in repr(then)
    assert "<table" in then._repr_html_()


def test_what_was_chosen_stays():
    chosen = fc.scenario("deepseek").reading("by-compute").set("busy_share", 0.8)
    then = chosen.as_known_on("2025-02-01").model
    assert then.state["readings"] == ["as-first-printed", "by-compute"]
    assert then["busy_share"] == 0.8


@pytest.mark.parametrize(
    ("date", "code"), [("2025-13", "wrong_type"), ("soon", "wrong_type"), (2025, "wrong_type"), ("", "wrong_type")]
)
def test_what_is_no_date_is_told(date, code):
    with pytest.raises(fc.FullcostError) as caught:
        fc.as_known_on("deepseek", date)
    assert (caught.value.code, caught.value.path) == (code, "date")


def test_a_resolved_scenario_holds_no_dates():
    blob = fc.blob(fc.scenario("deepseek").to_blob())
    with pytest.raises(fc.FullcostError) as caught:
        blob.as_known_on("2025")
    assert (caught.value.code, caught.value.path) == ("impossible", "scenario")
    found = fc.diff("deepseek", blob)
    assert (found.figures, found.claims, len(found.notes)) == ([], [], 1)


def test_effects_and_rests_are_the_difference(lab):
    assert [row["path"] for row in lab.figures] == ["fleet[h100].count", ELECTRICITY]
    moved = [row for row in lab.scopes_table if row["difference_usd"]]
    assert moved
    for scope in moved:
        parts = [row["usd"] for row in lab.effects_table if row["scope"] == scope["id"]]
        assert sum(parts) == pytest.approx(scope["difference_usd"], rel=1e-12)
    assert pickle.loads(pickle.dumps(lab)) == lab
    assert "together" in repr(lab)
    assert "<table" in lab._repr_html_()


def test_an_edited_document_is_another_version(tmp_path):
    document = fc.scenario("deepseek").document
    document["sources"][0]["date"] = "2025-02"
    document["claims"].pop()
    file = tmp_path / "new.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    found = fc.diff("deepseek", file)
    assert [(row["id"], row["change"], row["date_after"]) for row in found.sources_table] == [
        ("v3-report", "date", "2025-02")
    ]
    assert [(row["id"], row["change"]) for row in found.claims_table] == [("italy-reachable", "removed")]
    assert len(found.table) == 0


def test_money_of_a_currency_is_cited():
    document = fc.scenario("rented-run").document
    document["dollars_of"] = 2024
    document["rent_usd_per_gpu_hour"] = {"value": 14.3478, "currency": "cny", "on": "2025-08-14", "status": "assumed"}
    scenario = fc.scenario(document)
    [row] = [row for row in scenario.leaves() if row["path"] == "rent_usd_per_gpu_hour"]
    assert row["value"] == pytest.approx(2 * 313.689 / 321.943, rel=1e-14)
    assert row["converted"] == [
        "7.1739 cny for a dollar, mean of 2025-08 (ecb-reference-rates)",
        "dollars of 2025 in those of 2024: price index 313.689 over 321.943 (bls-cpi-u)",
    ]
    assert {"ecb-reference-rates", "bls-cpi-u"} <= set(scenario.sources()["id"])
    document["rent_usd_per_gpu_hour"]["on"] = "2014"
    with pytest.raises(fc.FullcostError) as caught:
        fc.scenario(document)
    assert (caught.value.code, caught.value.path) == ("out_of_range", "rent_usd_per_gpu_hour.on")


def test_the_commands_say_the_same(fullcost, tmp_path):
    then = fc.as_known_on("deepseek", "2025-02-01")
    assert json.loads(said(fullcost("known", "deepseek", "2025-02-01", "--json"))) == then.to_dict()
    assert "as first printed" in said(fullcost("known", "deepseek", "2025-02-01")).lower()
    listed = said(fullcost("known", "deepseek", "2025-02-01", "--csv", "--table", "claims")).splitlines()
    assert listed[0].startswith("id,standing,known_from")
    assert len(listed) == 98
    report = said(fullcost("report", "deepseek", "--as-known-on", "2025-02-01", "--json"))
    assert json.loads(report)["outcome"]["readings"] == ["as-first-printed"]
    claims = json.loads(said(fullcost("claims", "deepseek", "--as-known-on", "2025-02-01", "--json")))
    assert len(claims) == 65
    old = fc.scenario("small-lab")
    document = old.document
    document["fleet"][0]["count"]["value"] = 384
    file = tmp_path / "new.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    found = json.loads(said(fullcost("diff", "small-lab", str(file), "--json")))
    assert found == fc.diff(old, file).to_dict()
    effects = said(fullcost("diff", "small-lab", str(file), "--csv", "--table", "effects")).splitlines()
    assert effects[0] == "scope,part,path,usd"
    assert len(effects) == 1 + len(found["effects"])
    assert "No figure, claim or source" in said(fullcost("diff", "deepseek", "deepseek"))


def test_bad_commands_are_told(fullcost):
    run = fullcost("known", "deepseek", "2025-13")
    assert run.returncode == 1
    assert run.stderr.decode().startswith("date: must be a year, a month")
    run = fullcost("diff", "deepseek", "deepsek")
    assert run.returncode == 1
    assert b"deepsek" in run.stderr


def said(run):
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout.decode()
