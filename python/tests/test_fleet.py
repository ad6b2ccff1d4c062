"""A fleet over time: the page says what comes out, and the ledger's tables agree with each other."""

from __future__ import annotations

from pathlib import Path

import pytest

import fullcost as fc

PAGE = Path(__file__).parents[2] / "docs" / "fleet.md"


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the page."""
    part = PAGE.read_text(encoding="utf-8").split(f"## {heading}")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_page_shows_the_years() -> None:
    outcome = fc.scenario("four-generations").evaluate()
    told = rows("Four generations")
    assert len(told) == len(outcome.years) == 8
    for cells, year in zip(told, outcome.years, strict=True):
        money = [f"{year[name] / 1e6:,.1f}" for name in ("owner_usd", "paid_usd")]
        assert cells == [str(year["year"]), f"{year['gpus']:,.0f}", *money, f"{year['usd_per_gpu_hour']:.2f}"]
    hinge = outcome.hinge
    assert f"{hinge['usd_per_gpu_hour']:.2f}" == "1.90"
    assert f"{hinge['usd_per_busy_gpu_hour']:.2f}" == "2.72"
    assert f"{hinge['break_even_busy_share']:.2f}" == "0.76"


def test_years_are_the_ledgers_years() -> None:
    outcome = fc.scenario("four-generations").evaluate()
    years = outcome.years.to_pandas()
    ledger = outcome.ledger.to_pandas()
    for valuation, column in (("owner", "owner_usd"), ("purchase", "paid_usd")):
        sums = ledger[ledger["valuation"] == valuation].groupby("year")["usd"].sum()
        for place, usd in enumerate(years[column], start=1):
            assert sums.get(place, 0.0) == pytest.approx(usd, rel=1e-9, abs=0.005)
    assert years["owner_usd"].sum() == pytest.approx(outcome.total("organisation"), rel=1e-12)
    assert years["paid_usd"].sum() == pytest.approx(outcome.total("fleet_purchase"), rel=1e-12)
    assert years["gpu_hours"].sum() == pytest.approx(outcome.to_dict()["gpu_hours"], rel=1e-12)


def test_a_tranche_can_be_moved() -> None:
    lab = fc.scenario("four-generations")
    later = lab.set("fleet[gb300].bought.date", 4.5).evaluate()
    paid = [year["paid_usd"] for year in later.years]
    assert paid[3] < paid[4]
    assert sum(paid) == pytest.approx(lab.evaluate().total("fleet_purchase"), rel=1e-12)
    with pytest.raises(fc.FullcostError) as caught:
        lab.set("fleet[gb300].bought.date", 400)
    assert caught.value.path == "fleet[gb300].bought.date"
