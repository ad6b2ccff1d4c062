"""A fleet over time: the page says what comes out, and the ledger's tables agree with each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import fullcost as fc
import fullcost.report

PAGE = Path(__file__).parents[2] / "docs" / "fleet.md"


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the page."""
    part = PAGE.read_text(encoding="utf-8").split(f"## {heading}")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def lines(outcome: fc.Outcome) -> float:
    """Pay, data and other lines: what an organisation spends beyond its fleet."""
    return outcome.total("organisation") - outcome.total("fleet_tco")


def test_the_page_shows_the_years() -> None:
    outcome = fc.scenario("four-generations").evaluate()
    *told, in_all = rows("Four generations")
    assert len(told) == len(outcome.years) == 8
    for cells, year in zip(told, outcome.years, strict=True):
        usd = [year["owner_usd"] - year["lines_usd"], year["lines_usd"], year["paid_usd"]]
        money = [f"{one / 1e6:,.1f}" for one in usd]
        assert cells == [str(year["year"]), f"{year['gpus']:,.0f}", *money, f"{year['usd_per_gpu_hour']:.2f}"]
    scopes = [outcome.total("fleet_tco"), lines(outcome), outcome.total("fleet_purchase")]
    hinge = outcome.hinge
    assert in_all == ["in all", "", *(f"{usd / 1e6:,.1f}" for usd in scopes), f"{hinge['usd_per_gpu_hour']:.2f}"]
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


@pytest.mark.parametrize("staffed", [True, False])
def test_the_report_adds_up_to_its_scopes(staffed: bool) -> None:
    document = fc.scenario("four-generations").document
    assert document is not None
    if not staffed:
        document = {key: value for key, value in document.items() if key not in ("organisation", "lines")}
    outcome = fc.scenario(document).evaluate()
    report = fullcost.report.report(outcome, None)
    head, *years, in_all = report[report.index("Year by year") + 1 :][:10]
    extra = {"pay and data, $M": lines(outcome)} if staffed else {}
    columns = {"fleet, $M": outcome.total("fleet_tco"), **extra, "paid, $M": outcome.total("fleet_purchase")}
    assert re.split(r"  +", head.strip()) == ["year", "GPUs", *columns, "an hour, $"]
    assert in_all.split()[:2] == ["in", "all"]
    for place, usd in enumerate(columns.values()):
        assert in_all.split()[2 + place] == f"{usd / 1e6:,.1f}"
        cells = [float(year.split()[2 + place].replace(",", "")) for year in years]
        assert sum(cells) == pytest.approx(usd / 1e6, abs=0.05 * 9)
    assert in_all.split()[-1] == f"{outcome.hinge['usd_per_gpu_hour']:.2f}"


def test_a_tranche_can_be_moved() -> None:
    lab = fc.scenario("four-generations")
    later = lab.set("fleet[gb300].bought.date", 4.5).evaluate()
    paid = [year["paid_usd"] for year in later.years]
    assert paid[3] < paid[4]
    assert sum(paid) == pytest.approx(lab.evaluate().total("fleet_purchase"), rel=1e-12)
    assert lab.set("fleet[gb300].bought.date", "2027-07").evaluate().to_json() == later.to_json()
    with pytest.raises(fc.FullcostError) as caught:
        lab.set("fleet[gb300].bought.date", 400)
    assert caught.value.path == "fleet[gb300].bought.date"
    with pytest.raises(fc.FullcostError, match="must be a date, years after the start of the window or a range"):
        lab.set("fleet[gb300].bought.date", "next year")
