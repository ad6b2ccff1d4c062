"""Outcomes: ledger, totals, hinge, finding, citation."""

import math

import pytest

import fullcost as fc


@pytest.fixture(scope="module")
def outcome():
    return fc.scenario("deepseek").evaluate()


def test_sums_by_nature_by_purpose_and_by_year_are_one_total(outcome):
    cells = [cell for cell in outcome.ledger if cell["valuation"] == "owner"]
    total = math.fsum(cell["usd"] for cell in cells)
    for cut in ("nature", "purpose", "year"):
        sums = {}
        for cell in cells:
            sums[cell[cut]] = sums.get(cell[cut], 0.0) + cell["usd"]
        assert math.isclose(math.fsum(sums.values()), total, rel_tol=1e-12)
    assert {cell["year"] for cell in cells} == {1, 2, 3, 4}


def test_the_ledger_holds_the_fleet(outcome):
    owner = math.fsum(cell["usd"] for cell in outcome.ledger if cell["valuation"] == "owner")
    assert owner >= outcome.total("fleet_tco") * (1 - 1e-9)


def test_the_hinge_is_price_times_hours(outcome):
    hinge = outcome.hinge
    assert hinge["usd_per_gpu_hour"] == pytest.approx(1.21, abs=0.005)
    assert hinge["break_even_busy_share"] == pytest.approx(0.60, abs=0.005)
    assert hinge["usd_per_gpu_hour"] == pytest.approx(hinge["usd"] / hinge["gpu_hours"])


def test_the_finding_is_three_weeks_of_four_years(outcome):
    finding = outcome.finding
    assert finding["weeks"] == pytest.approx(3, abs=0.15)
    assert finding["gpu_hours"] == pytest.approx(30e6, rel=0.01)
    assert finding["told_gpu_hours"] + finding["assumed_gpu_hours"] == pytest.approx(finding["gpu_hours"])
    assert "three\u00a0weeks" in finding["sentence"]


def test_the_finding_moves_with_the_inputs(deepseek):
    longer = deepseek.set("work[serving].hours.deployment.days", 700).evaluate().finding
    assert longer["weeks"] > deepseek.evaluate().finding["weeks"]
    assert longer["sentence"] != deepseek.evaluate().finding["sentence"]


def test_every_scope_has_a_total(outcome):
    runs, fleet = ["final_run", "official_training", "development"], ["fleet_purchase", "fleet_operation", "fleet_tco"]
    assert outcome.scopes["id"] == [*runs, *fleet, "organisation"]
    for scope in outcome.scopes:
        assert outcome.total(scope["id"]) == scope["usd"]


def test_an_unknown_scope_names_the_known_ones(outcome):
    with pytest.raises(fc.FullcostError, match="fleet_tco") as caught:
        outcome.total("fleet_tc")
    assert caught.value.code == "unknown_name"
    assert "organisation" in caught.value.accepted


def test_lines_say_what_stands_behind_them(outcome):
    paths = set(fc.scenario("deepseek").leaves()["path"])
    assert len(outcome.lines) >= 2
    for line in outcome.lines:
        assert line["leaves"], line["id"]
        assert set(line["leaves"]) <= paths


def test_what_is_not_disclosed_is_listed_and_not_summed(deepseek, document):
    before = fc.scenario(document).evaluate()
    document["lines"] = [
        *document.get("lines", []),
        {"id": "tea", "label": "Tea", "nature": "other", "purpose": "experiments", "amount": {"undisclosed": {}}},
    ]
    after = fc.scenario(document).evaluate()
    assert "tea" in after.undisclosed["id"]
    assert after.total("organisation") == before.total("organisation")
    assert after.total("organisation") == deepseek.evaluate().total("organisation")


def test_a_line_of_ones_own_is_counted(document):
    before = fc.scenario(document).evaluate().total("organisation")
    tea = {"value": 1e6, "status": "assumed", "note": "ours"}
    document["lines"] = [
        *document.get("lines", []),
        {"id": "tea", "label": "Tea", "nature": "other", "purpose": "experiments", "amount": {"usd": tea}},
    ]
    assert fc.scenario(document).evaluate().total("organisation") - before == pytest.approx(1e6)


def test_a_citation_names_inputs_sources_dates_and_versions(deepseek):
    citation = deepseek.set("busy_share", 0.9).reading("by-type").evaluate().cite()
    text = str(citation)
    assert f"fullcost {fc.__version__}" in text
    assert "2026-11-23" in text
    assert "by-type" in text
    assert "busy_share = 0.9" in text
    assert citation.sources
    assert all(source["title"] in text for source in citation.sources)
    assert sum(citation.statuses.values()) == len(citation.inputs) > 0
    assert "<li>" in citation._repr_html_()


@pytest.mark.parametrize("id", fc.scenarios())
def test_a_citation_names_what_is_behind_hours_and_rents(id):
    citation = fc.scenario(id).evaluate().cite()
    used = {leaf["path"] for leaf in citation.inputs}
    assert "rent_usd_per_gpu_hour" in used
    assert any(path.startswith(("runs[", "work[")) for path in used)
    assert bool(citation.sources) == any(leaf["source"] for leaf in citation.inputs)
    assert str(citation).splitlines()[2].endswith(":" if citation.sources else ".")


def test_a_citation_names_the_hours_that_are_counted_and_no_others(deepseek):
    assert "v3-report" in {source["id"] for source in deepseek.evaluate().cite().sources}
    told = {leaf["path"] for leaf in fc.scenario("llama-405b").evaluate().cite().inputs}
    assert "runs[run].phases[training].gpu_hours" in told
    assert "runs[run].phases[training].flop.mfu" not in told


def test_the_repr_says_what_the_page_says(outcome):
    hero = outcome.scenario.view()["hero"]
    flat = " ".join(repr(outcome).split())
    assert " ".join(hero["status"].split()) in flat
    for row in (row for row in hero["list"]["rows"] if row["counted"]):
        assert " ".join(row["label"].split()) in flat
    assert all(len(line) <= 100 for line in repr(outcome).split("\n"))


def test_the_repr_lists_what_is_counted_and_nothing_else(deepseek):
    run = deepseek.scope("official_training").evaluate()
    listed = {row["label"]: row["counted"] for row in run.scenario.view()["hero"]["list"]["rows"]}
    assert set(listed.values()) == {True, False}
    for label, counted in listed.items():
        assert (label in repr(run)) == counted


def test_reconciliation_steps_close(deepseek):
    walk = deepseek.reconcile()
    assert walk.start["usd"] == 5_576_000
    assert walk.to["usd"] == pytest.approx(1.6e9)
    start_rest, end_rest = walk.rests
    steps = math.fsum(walk.steps["usd"])
    assert walk.start["usd"] - start_rest + steps + end_rest == pytest.approx(walk.to["usd"], rel=1e-12)
    assert walk.rows()[0]["running_usd"] == walk.start["usd"]
    assert walk.rows()[-1]["running_usd"] == walk.to["usd"]


def test_the_worked_bridge_comes_out(deepseek):
    steps = [step["usd"] / 1e6 for step in deepseek.reconcile().steps if step["shown"]]
    for published in (-2.20, 0.18, 13.49, 19.23, -944.0):
        assert any(step == pytest.approx(published, abs=0.011) for step in steps), published
    assert any(step == pytest.approx(2508, abs=0.5) for step in steps)


def test_the_way_back_is_the_way_there_turned_round(deepseek):
    there = fc.reconcile(scenario=deepseek)
    back = fc.reconcile(there.to["id"], there.start["id"])
    assert sorted(-usd for usd in back.steps["usd"]) == pytest.approx(sorted(there.steps["usd"]))


def test_the_order_of_the_steps_changes_steps_and_not_their_end(deepseek):
    axes = deepseek.reconcile().order
    other = deepseek.reconcile(order=tuple(reversed(axes)))
    assert other.order == tuple(reversed(axes))
    assert other.steps["usd"] != deepseek.reconcile().steps["usd"]
    assert math.fsum(other.steps["usd"]) == pytest.approx(math.fsum(deepseek.reconcile().steps["usd"]))
    assert deepseek.order(*reversed(axes)).reconcile().steps["usd"] == other.steps["usd"]


def test_a_walk_is_shown_with_its_claims_and_its_rest(deepseek):
    walk = deepseek.reconcile()
    for shown in (repr(walk), walk._repr_html_()):
        assert "5.58" in shown
        assert "1,600" in shown
        assert "\u2212944" in shown
