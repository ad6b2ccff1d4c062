"""Finance: agreement with numpy-financial, plans of owning, owning against renting, and the commands."""

from __future__ import annotations

import json
import math
import random

import numpy_financial as npf
import pytest

import fullcost as fc
from fullcost import finance
from fullcost.command import main

# numpy-financial divides by a rate of 0 before it looks.
pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")

CASES = 400
NEAR = 1e-9
PLAN = {
    "years": 5,
    "cost_of_capital_share": 0.1,
    "tranches": [{"id": "h100", "gpus": 1024, "supply": {"board": {"usd_per_gpu": 26_000}}, "draw_kw": 1.05}],
}


def near(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=NEAR)


def drawn(seed: int):
    """Random sums of an annuity: rates of every kind, none among them, and payments at both ends of a period."""
    draw = random.Random(seed)
    for place in range(CASES):
        rate = 0.0 if place % 10 == 0 else draw.choice([draw.uniform(0.001, 0.3), draw.uniform(-0.3, -0.001)])
        yield draw, rate, float(draw.randint(1, 60)), draw.choice(["begin", "end"])


def test_present_and_future_values_and_payments_agree_with_numpy_financial():
    for draw, rate, nper, when in drawn(1):
        pmt, pv = draw.uniform(-1e5, -1.0), draw.uniform(-1e6, -1.0)
        assert near(finance.fv(rate, nper, pmt, pv, when), float(npf.fv(rate, nper, pmt, pv, when)))
        assert near(finance.pv(rate, nper, pmt, pv, when), float(npf.pv(rate, nper, pmt, pv, when)))
        assert near(finance.pmt(rate, nper, pv, pv, when), float(npf.pmt(rate, nper, pv, pv, when)))
        assert near(finance.capital_recovery_factor(rate, nper), -float(npf.pmt(rate, nper, 1.0)))


def test_numbers_of_periods_agree_with_numpy_financial():
    for draw, rate, nper, when in drawn(2):
        pv = draw.uniform(1.0, 1e6)
        # A payment that pays the loan off in about so many periods, and a little more.
        pmt = float(npf.pmt(rate, nper, pv, 0.0, when)) * draw.uniform(1.0, 1.5)
        # Without interest, version 1.0 of numpy-financial has the wrong sign.
        theirs = float(npf.nper(rate, pmt, pv, 0.0, when)) if rate else -pv / pmt
        assert near(finance.nper(rate, pmt, pv, 0.0, when), theirs)


def test_rates_agree_with_numpy_financial():
    compared = 0
    for draw, rate, nper, when in drawn(3):
        pv, periods = draw.uniform(1.0, 1e6), max(nper, 2.0)
        pmt = float(npf.pmt(rate, periods, pv, 0.0, when))
        found = finance.rate(periods, pmt, pv, 0.0, when)
        assert math.isclose(found, rate, rel_tol=NEAR, abs_tol=1e-12)
        theirs = float(npf.rate(periods, pmt, pv, 0.0, when, guess=rate * 0.9 or 0.01, tol=1e-14, maxiter=1000))
        # Their steps may also end nowhere, or below -1.
        if math.isfinite(theirs) and theirs > -1:
            compared += 1
            assert math.isclose(found, theirs, rel_tol=NEAR, abs_tol=1e-12)
    assert compared >= 200


def test_net_present_values_agree_with_numpy_financial():
    for draw, rate, nper, _ in drawn(4):
        values = [draw.uniform(1.0, 1e6) for _ in range(int(nper))]
        assert near(finance.npv(rate, values), float(npf.npv(rate, values)))
        # Where flows cancel, the error is against their size.
        mixed = [draw.choice([-1, 1]) * value for value in values]
        size = sum(abs(value) / (1 + rate) ** t for t, value in enumerate(mixed))
        assert abs(finance.npv(rate, mixed) - float(npf.npv(rate, mixed))) <= NEAR * size


def test_internal_rates_of_return_agree_with_numpy_financial():
    compared = 0
    for draw, _, nper, _ in drawn(5):
        values = [-draw.uniform(10.0, 1e3)] + [draw.uniform(0.1, 300.0) for _ in range(1 + int(nper) % 25)]
        theirs = float(npf.irr(values))
        if math.isfinite(theirs):
            compared += 1
            assert math.isclose(finance.irr(values), theirs, rel_tol=NEAR, abs_tol=1e-11)
    assert compared >= 200


def test_every_rate_of_numpy_financial_is_among_ours():
    """Signs in any order: theirs is one of ours, and where we have none neither have they."""
    compared = 0
    for draw, _, nper, _ in drawn(6):
        values = [draw.uniform(-100.0, 100.0) for _ in range(2 + int(nper) % 12)]
        ours, theirs = finance.irrs(values), float(npf.irr(values))
        if math.isfinite(theirs) and theirs > -1:
            compared += 1
            assert any(math.isclose(rate, theirs, rel_tol=1e-7, abs_tol=1e-9) for rate in ours), (values, ours, theirs)
        for rate in ours:
            size = sum(abs(value) / (1 + rate) ** t for t, value in enumerate(values))
            assert abs(finance.npv(rate, values)) <= 1e-9 * size
    assert compared >= 200


@pytest.mark.parametrize(
    ("call", "code", "path"),
    [
        (lambda: finance.npv(-1, [1]), "out_of_range", "rate"),
        (lambda: finance.npv(0.1, []), "missing", "values"),
        (lambda: finance.npv(0.1, [1, float("nan")]), "not_finite", "values[1]"),
        (lambda: finance.npv(0.1, "12"), "wrong_type", "values"),
        (lambda: finance.npv(0.1, [1, "2"]), "wrong_type", "values[1]"),
        (lambda: finance.irr([1, 2]), "impossible", "values"),
        (lambda: finance.irr([-1000, 2500, -1540]), "impossible", "values"),
        (lambda: finance.pmt(0.1, 0, 1), "out_of_range", "nper"),
        (lambda: finance.pmt(0.1, 1, 1, when="noon"), "unknown_name", "when"),
        (lambda: finance.nper(0.1, -1, 1000), "impossible", "nper"),
        (lambda: finance.rate(1.5, 1, 1, 1), "out_of_range", "nper"),
        (lambda: finance.capital_recovery_factor(0.1, 0), "out_of_range", "years"),
        (lambda: finance.depreciation({"purchase_usd": 1, "life_years": 0}), "out_of_range", "life_years"),
        (lambda: finance.resale_share(-1), "out_of_range", "age_years"),
        (lambda: finance.cost_of_capital({"parts": []}), "missing", "parts"),
        (lambda: finance.nper(0, 0, 100, -100), "impossible", "nper"),
        (lambda: fc.ownership({**PLAN, "cost_of_capital_share": 10}), "out_of_range", "cost_of_capital_share"),
        (
            lambda: fc.own_or_rent({"ownership": {**PLAN, "tranches": []}, "rent_usd_per_gpu_hour": {"constant": 1}}),
            "missing",
            "ownership.tranches",
        ),
        (lambda: fc.ownership({**PLAN, "busy_share": 1.5}), "out_of_range", "busy_share"),
        (lambda: fc.ownership({**PLAN, "mystery": 1}), "unknown_key", "mystery"),
        (lambda: fc.own_or_rent({"ownership": PLAN}), "missing", "rent_usd_per_gpu_hour"),
        (
            lambda: fc.own_or_rent({"ownership": {**PLAN, "years": 0}, "rent_usd_per_gpu_hour": {"constant": 1}}),
            "out_of_range",
            "ownership.years",
        ),
    ],
)
def test_mistakes_are_typed(call, code, path):
    with pytest.raises(fc.FullcostError) as caught:
        call()
    assert (caught.value.code, caught.value.path) == (code, path)


def test_payback():
    assert finance.payback([-10, 4, 4, 4]) == 2.5
    assert finance.payback([-10, 4, 4, 4], rate=0.1) is None


def test_a_plan_can_be_made_again_from_its_cash_flows():
    costs = fc.ownership(PLAN)
    assert near(finance.npv(0.1, costs.cash_flows_usd), costs.npv_usd)
    cash = costs.to_dict()["total_cash_usd"]
    assert abs(sum(costs.natures["usd"]) - cash) < 0.005
    assert abs(sum(costs.years["total_cash_usd"]) - cash) < 0.005
    assert "levelised" in repr(costs)
    assert "<table" in costs._repr_html_()


def test_the_gigawatt_case():
    for case in finance.cases():
        if "ownership" in case:
            published = {row["what"]: row["usd"] for row in case["published"]}
            years = fc.ownership(case["ownership"]).years
            assert all(math.isclose(usd, published["annuity_usd"], rel_tol=0.01) for usd in years["annuity_usd"])


def test_owning_or_renting():
    asked = {"ownership": {**PLAN, "busy_share": 0.7}, "rent_usd_per_gpu_hour": {"constant": 2.35}}
    found = fc.own_or_rent(asked)
    assert found.own
    assert 0 < found.break_even_busy_share < 0.7
    assert found.irr > 0.1
    assert near(found.break_even_busy_share * 2.35, found.break_even_rent_usd_per_gpu_hour * 0.7)
    assert len(found.years) == 5
    assert found.mixed is None
    never = fc.own_or_rent({**asked, "rent_usd_per_gpu_hour": {"constant": 0.4}})
    assert never.break_even_busy_share is None
    assert never.to_dict()["break_even_busy_share"] == {"never": "dearer_at_full_use"}
    assert "even if every hour is used" in repr(never)
    credit = {**PLAN, "tax_share": -0.99, "support_share": 0, "usd_per_kwh": {"constant": 0}}
    credit["tranches"] = [{**PLAN["tranches"][0], "residual_share": 1}]
    always = fc.own_or_rent({**asked, "ownership": credit})
    assert always.break_even_busy_share is None
    assert "Break-even use: any, owning brings in more" in repr(always)
    mixed = fc.own_or_rent(
        {**asked, "load": [{"time_share": 0.9, "load_share": 0.5}, {"time_share": 0.1, "load_share": 1}]}
    )
    assert mixed.mixed["owned_share"] == 0.5
    assert "Best mix" in mixed._repr_html_()


def test_commands(tmp_path, capsys):
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(PLAN))
    assert main(["own", str(file)]) == 0
    assert "levelised" in capsys.readouterr().out
    assert main(["own", "one-gw-5y", "--json"]) == 0
    assert round(json.loads(capsys.readouterr().out)["years"][0]["annuity_usd"] / 1e9, 1) == 8.5
    assert main(["own", "one-gw-5y"]) == 0
    told = capsys.readouterr().out
    assert "As an annuity, each purchase paid evenly over its life, with running costs: $8,49" in told
    assert "The number of accelerators is assumed" in told
    assert main(["rent-or-own", "one-gw-5y"]) == 2
    assert "one-gw-5y: is a case of `fullcost own`" in capsys.readouterr().err
    assert main(["own", "h100-of-2024"]) == 2
    assert "`fullcost rent-or-own`" in capsys.readouterr().err
    assert main(["own", "neocloud-debt"]) == 2
    assert "cost_of_capital" in capsys.readouterr().err
    assert main(["own", str(file), "--csv"]) == 0
    assert capsys.readouterr().out.startswith("year,gpus,capex_usd")
    file.write_text(json.dumps({"ownership": PLAN, "rent_usd_per_gpu_hour": {"constant": 2.35}}))
    assert main(["rent-or-own", str(file)]) == 0
    assert "Break-even use" in capsys.readouterr().out
    assert main(["rent-or-own", "h100-of-2024"]) == 0
    assert "Renting costs less" in capsys.readouterr().out
    assert main(["rent-or-own", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["own"] is True
    assert main(["own", str(file)]) == 1
    assert "is not a known key" in capsys.readouterr().err
    assert main(["own", str(tmp_path / "none.json")]) == 2
