"""Allocation and the organisation: tables of the documentation, sums that close, and what the command prints."""

import csv
import io
import json
import re

import pytest
from conftest import ROOT

import fullcost as fc

ALLOCATION = (ROOT / "docs/allocation.md").read_text(encoding="utf-8")
ORGANISATION = (ROOT / "docs/organisation.md").read_text(encoding="utf-8")


def rows(page, head):
    """The rows of the table that has this head."""
    lines = page.split(head)[1].split("\n\n")[0].strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_small_lab_of_the_documentation_is_what_comes_out():
    shared = fc.allocation("small-lab")
    steps = ["electricity", "operation", "hardware", "idle", "experiments", "organisation"]
    told = rows(ALLOCATION, "| row | million GPU-hours |")
    assert [row[0] for row in told] == list(dict.fromkeys(shared.loaded["row"]))
    for row, hours, *usd, price in told:
        last = next(step for step in shared.loaded if step["row"] == row and step["step"] == "organisation")
        assert float(hours) == pytest.approx(last["gpu_hours"] / 1e6, abs=0.005)
        assert [float(cell) for cell in usd] == pytest.approx([shared.price(row, at) / 1e6 for at in steps], abs=0.0051)
        assert float(price) == pytest.approx(last["usd_per_gpu_hour"], abs=0.0051)


def test_the_scopes_of_the_documentation_are_what_comes_out():
    mine = [row for row in fc.allocation("deepseek").scopes if row["row"] == "v3"]
    told = rows(ALLOCATION, "| scope | valuation |")
    assert [row[:2] for row in told] == [[row["scope"], row["valuation"]] for row in mine]
    for (_, _, hours, usd, price), row in zip(told, mine, strict=True):
        assert float(hours) == row["gpu_hours"]
        assert float(usd) == pytest.approx(row["usd"] / 1e6, abs=0.0051)
        assert float(price) == pytest.approx(row["usd_per_gpu_hour"], abs=0.0051)


@pytest.mark.parametrize("spread", [False, True])
@pytest.mark.parametrize("id", ["deepseek", "small-lab"])
def test_all_closes(id, spread):
    scenario = fc.scenario(id)
    shared = fc.allocation(scenario, spread_unaccounted=spread)
    whole = scenario.evaluate().total("organisation")
    assert shared.organisation_usd == pytest.approx(whole)
    assert sum(shared.cells["usd"]) == pytest.approx(whole)
    assert sum(shared.loaded["usd"]) == pytest.approx(whole)
    assert ("unaccounted" in shared.loaded["step"]) is spread
    a_use = {(cell["year"], cell["use"]): cell["gpu_hours"] for cell in shared.cells}
    assert sum(a_use.values()) == pytest.approx(sum(scenario.evaluate().uses["gpu_hours"]))


def test_everything_on_what_was_told_is_what_the_documentation_says():
    shared = fc.allocation(fc.scenario("deepseek").reading("pay-and-data"), spread_unaccounted=True)
    assert f"${shared.price('v3') / 1e6:,.0f} million, because" in ALLOCATION.replace("\n", " ")
    assert shared.undisclosed == ["offices"]


def test_without_a_fleet_nothing_is_shared():
    run = {
        "id": "r",
        "label": "R",
        "accelerator": "h800",
        "phases": [{"id": "a", "purpose": "final_run", "gpu_hours": 1}],
    }
    document = {
        "id": "b",
        "title": "B",
        "subject": "B",
        "as_of": "2026-11-01",
        "rent_usd_per_gpu_hour": 2,
        "runs": [run],
    }
    with pytest.raises(fc.FullcostError) as caught:
        fc.allocation(document)
    assert (caught.value.code, caught.value.path) == ("impossible", "fleet")


def test_parts_of_the_work_must_not_sum_over_one():
    path = re.search(r"`(organisation\.staff\[researchers\]\.purposes): (must not sum over 1, got 1\.1)`", ORGANISATION)
    role = json.loads(re.search(r"```json\n(.*?)```", ORGANISATION, re.DOTALL)[1])["organisation"]["staff"][0]
    document = fc.scenario("small-lab").document
    fc.scenario({**document, "organisation": {"staff": [role]}})
    role["purposes"] = {"serving_share": 0.5, "experiments_share": 0.6}
    with pytest.raises(fc.FullcostError) as caught:
        fc.scenario({**document, "organisation": {"staff": [role]}})
    assert (caught.value.code, caught.value.path, caught.value.message) == ("out_of_range", path[1], path[2])


READINGS = {"as published": [], "Hoppers only": ["hoppers-only"], "as first printed": ["as-first-printed"]}
GUESSES = {"left out": [], "counted": ["pay-and-data"], "everybody at $1.3 million": ["top-pay"]}


def test_what_a_year_of_the_company_costs_is_what_the_documentation_says(deepseek):
    claim = next(claim for claim in deepseek.claims() if claim["id"] == "lambert-year")
    told = rows(ORGANISATION, "| reading | guesses |")
    assert len(told) == 7
    for reading, guesses, usd, holds in told:
        a_year = deepseek.reading(*READINGS[reading], *GUESSES[guesses]).evaluate().total("organisation") / 4
        assert float(usd) == pytest.approx(a_year / 1e6, abs=0.051)
        assert (holds == "yes") is (abs(a_year - claim["value"]) <= 50e6)


def test_what_would_have_to_be_true_is_what_the_documentation_says(deepseek):
    words = ORGANISATION.replace("\n", " ")
    guessed = deepseek.reading("pay-and-data")
    solved = guessed.solve(claim="lambert-year", inputs="window_years")
    assert f"**{solved.to_dict()['solutions'][0]['values'][0]:.1f} years**" in words
    solved = guessed.reading("pay-and-data", "by-type").solve(claim="lambert-year", inputs="fleet[h20].count")
    assert f"**{solved.to_dict()['solutions'][0]['values'][0]:,.0f} H20s**" in words
    with_people = guessed.solve(claim="lambert-year", inputs="organisation.staff[researchers].headcount")
    assert with_people.to_dict()["solutions"] == []
    share = {row["id"]: row["share"] for row in guessed.claim_shares(draws=20_000)}
    assert f"it holds in {share['lambert-year']:.0%} of cases as published".replace("%", " %") in words
    assert share["invested-500m"] == 1
    first = guessed.reading("pay-and-data", "as-first-printed").claim_shares(draws=20_000)
    share = {row["id"]: row["share"] for row in first}
    assert f"in {share['lambert-year']:.0%} as first printed".replace("%", " %") in words


def test_pay_is_what_the_documentation_says(deepseek):
    words = ORGANISATION.replace("\n", " ")

    def pay(scenario):
        return next(line["usd"] for line in scenario.evaluate().lines if line["id"] == "researchers.pay") / 4

    guessed, top = pay(deepseek.reading("pay-and-data")), pay(deepseek.reading("top-pay"))
    assert f"it would be ${top / 1e6:.0f} million a year, {top / guessed:.1f} times the guess" in words
    assert f"${guessed / 1e6:.0f} million of pay" in words
    assert f"it is {1.3e6 / 176e3:.1f} times all that MiniMax" in words
    one_in_fifty = guessed * (0.02 * (1.3e6 / 150e3 - 1))
    assert f"For one in fifty it would add ${one_in_fifty / 1e6:.1f} million a year" in words
    # Without the guesses the published figures stand, and what is left out is named.
    assert deepseek.evaluate().total("organisation") == 2.544e9
    assert deepseek.evaluate().undisclosed["id"] == ["researchers.pay", "data", "offices"]


def test_the_command_prints_it(fullcost):
    text = fullcost("allocation", "small-lab")
    assert text.returncode == 0, text.stderr
    assert "66.14" in text.stdout.decode()
    table = fullcost("allocation", "small-lab", "--table", "cells", "--csv")
    cells = list(csv.DictReader(io.StringIO(table.stdout.decode())))
    assert sum(float(cell["usd"]) for cell in cells) == pytest.approx(fc.allocation("small-lab").organisation_usd)
    whole = json.loads(fullcost("allocation", "deepseek", "--spread-unaccounted", "--json").stdout)
    assert {"cells", "loaded", "scopes", "organisation_usd", "undisclosed"} == set(whole)


def test_it_is_shown_in_a_notebook():
    page = fc.allocation("small-lab")._repr_html_()
    assert "<table" in page
    assert "USD/GPU-hour" in page
