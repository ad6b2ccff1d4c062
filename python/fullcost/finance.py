"""Finance: what money is worth over time, what machines cost their owner, and whether renting would be cheaper.

The sums of money have the names and the signs of spreadsheets and of ``numpy-financial``: what comes in is positive.
But nothing is ever NaN: where there is no answer, the error says why.

>>> import fullcost as fc
>>> round(fc.finance.irr([-100, 39, 59, 55, 20]), 5)
0.28095
>>> round(fc.finance.pmt(0.067, 5, -25.7e9))
6217725556
"""

from __future__ import annotations

from . import _core, html
from .decode import decoded
from .error import FullcostError, name_of, number
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, SupportsFloat

    from . import types

__all__ = [
    "OwnOrRent",
    "OwnershipCosts",
    "capital_recovery_factor",
    "cases",
    "cost_of_capital",
    "depreciation",
    "electricity",
    "fv",
    "irr",
    "irrs",
    "nper",
    "npv",
    "own_or_rent",
    "own_rent_table",
    "ownership",
    "payback",
    "pmt",
    "pv",
    "rate",
    "resale_share",
]


def npv(rate: float, values: Iterable[SupportsFloat]) -> float:
    """Give the net present value of cash flows: the sum of ``values[t] / (1 + rate)**t``, the first of them now.

    Parameters
    ----------
    rate : float
        Interest of a period, above -1.
    values : array of float
        The flows, a period apart.

    Returns
    -------
    float
        The value now.

    Raises
    ------
    FullcostError
        ``out_of_range`` for a rate of -1 or below, ``missing`` without a flow.

    Examples
    --------
    >>> from fullcost import finance
    >>> round(finance.npv(0.1, [-100, 60, 60]), 4)
    4.1322
    """
    return _core.npv(number(rate, "rate"), _packed(values))


def irr(values: Iterable[SupportsFloat]) -> float:
    """Give the internal rate of return of cash flows: the one rate above -1 at which their value is 0.

    Raises
    ------
    FullcostError
        ``impossible`` where there is no such rate, or more than one (:func:`irrs` gives all).
    """
    return _core.irr(_packed(values))


def irrs(values: Iterable[SupportsFloat]) -> list[float]:
    """Give every rate above -1 at which the value of cash flows is 0, rising. Empty where there is none.

    Examples
    --------
    >>> from fullcost import finance
    >>> [round(rate, 6) for rate in finance.irrs([-1000, 2500, -1540])]
    [0.1, 0.4]
    """
    return _core.irrs(_packed(values))


def fv(rate: float, nper: float, pmt: float, pv: float, when: str = "end") -> float:
    """Give what payments of ``pmt`` a period, after ``pv`` now, have become after ``nper`` periods.

    From ``pv (1 + r)^n + pmt (1 + r when) ((1 + r)^n - 1) / r + fv = 0``.

    Parameters
    ----------
    rate : float
        Interest of a period, above -1; 0 is one too.
    nper : float
        Number of periods.
    pmt, pv : float
        Payment of every period, and sum at the beginning.
    when : {"end", "begin"}, optional
        When in a period it is paid.

    Returns
    -------
    float
        The sum at the end.

    Raises
    ------
    FullcostError
        ``out_of_range`` for a rate of -1 or below, or less than 0 periods.
    """
    return _core.fv(number(rate, "rate"), number(nper, "nper"), number(pmt, "pmt"), number(pv, "pv"), _when(when))


def pv(rate: float, nper: float, pmt: float, fv: float = 0.0, when: str = "end") -> float:
    """Give what payments of ``pmt`` a period, with ``fv`` after the last, are worth now. Arguments as of :func:`fv`."""
    return _core.pv(number(rate, "rate"), number(nper, "nper"), number(pmt, "pmt"), number(fv, "fv"), _when(when))


def pmt(rate: float, nper: float, pv: float, fv: float = 0.0, when: str = "end") -> float:
    """Give the payment of every period that brings ``pv`` now to ``fv``. Arguments as of :func:`fv`."""
    return _core.pmt(number(rate, "rate"), number(nper, "nper"), number(pv, "pv"), number(fv, "fv"), _when(when))


def nper(rate: float, pmt: float, pv: float, fv: float = 0.0, when: str = "end") -> float:
    """Give the number of periods in which payments bring ``pv`` to ``fv``. Arguments as of :func:`fv`.

    Raises
    ------
    FullcostError
        ``impossible`` where no number of periods does it.
    """
    return _core.nper(number(rate, "rate"), number(pmt, "pmt"), number(pv, "pv"), number(fv, "fv"), _when(when))


def rate(nper: float, pmt: float, pv: float, fv: float, when: str = "end") -> float:
    """Give the interest of a period at which payments bring ``pv`` to ``fv``. Arguments as of :func:`fv`.

    Raises
    ------
    FullcostError
        ``out_of_range`` where ``nper`` is no whole number of periods; ``impossible`` where no rate does it, or more
        than one.
    """
    return _core.rate(number(nper, "nper"), number(pmt, "pmt"), number(pv, "pv"), number(fv, "fv"), _when(when))


def payback(values: Iterable[SupportsFloat], rate: float = 0.0) -> float | None:
    """Give the periods after which cash flows have come back for good, with interest where ``rate`` is not 0.

    The last period counts in proportion. ``None`` where they never do.
    """
    return _core.payback(number(rate, "rate"), _packed(values))


def capital_recovery_factor(rate: float, years: float) -> float:
    """Give the part of an outlay that must come back every year: ``r / (1 - (1 + r)^-n)``."""
    return _core.capital_recovery_factor(number(rate, "rate"), number(years, "years"))


def depreciation(asset: types.Depreciation | Mapping[str, Any]) -> Table:
    """Give the years of an asset's life, with the value that is lost in each and what is left.

    Parameters
    ----------
    asset : dict
        ``purchase_usd``, ``life_years``, ``residual_share`` and ``method``: ``straight_line``, ``declining_balance``
        or ``price_performance`` (Epoch AI's).

    Returns
    -------
    Table
        ``age_years``, ``depreciation_usd``, ``book_usd``.

    Examples
    --------
    >>> import fullcost as fc
    >>> asset = {"purchase_usd": 1000, "life_years": 5, "method": "declining_balance"}
    >>> [round(usd) for usd in fc.finance.depreciation(asset)["depreciation_usd"]]
    [400, 240, 144, 108, 108]
    """
    return Table(_core.depreciation(asset))


def resale_share(age_years: float) -> float:
    """Give what a used GPU fetches at an age, as a share of the price paid (assumed; see the docs)."""
    return _core.resale_share(number(age_years, "age_years"))


def cost_of_capital(mix: types.CapitalMix | Mapping[str, Any]) -> types.CapitalCost:
    """Give the weighted cost of a mix of loans, notes and equity.

    Examples
    --------
    >>> import fullcost as fc
    >>> debt = next(case for case in fc.finance.cases() if case["id"] == "neocloud-debt")
    >>> round(fc.finance.cost_of_capital(debt["capital"])["cost_share"], 3)
    0.111
    """
    found: types.CapitalCost = decoded(_core.cost_of_capital(mix))
    return found


def electricity(
    country: str | None = None, from_year: SupportsFloat | None = None, to_year: SupportsFloat | None = None
) -> Table:
    """Give what industry pays for a kilowatt-hour, by country and year.

    Parameters
    ----------
    country : str, optional
        Its name, or its two or three letters by ISO 3166-1. Left out for all.
    from_year, to_year : int, optional
        The years that a site needs rates for: one row each. After the last that is known its price holds on, marked
        ``assumed``.

    Returns
    -------
    Table
        ``usd_per_kwh`` with its 80 % range where there is one, status, source with its address, and note.

    Raises
    ------
    FullcostError
        ``unknown_name`` for a country without a price, ``missing`` for a year before the first that is known.

    Examples
    --------
    >>> import fullcost as fc
    >>> rates = fc.finance.electricity("US", 2024, 2026)
    >>> [(row["year"], row["usd_per_kwh"], row["status"]) for row in rates]
    [(2024, 0.0813, 'stated'), (2025, 0.0826, 'stated'), (2026, 0.0826, 'assumed')]
    """
    return Table(_core.electricity({"country": country, "from_year": from_year, "to_year": to_year}))


def cases() -> list[dict[str, Any]]:
    """Give the cases that come with fullcost: documents, what was published of them, and what in them is assumed."""
    found: list[dict[str, Any]] = decoded(_core.finance_text("cases"))["cases"]
    return found


def own_rent_table() -> dict[str, Any]:
    """Give one public table of owning and renting an hour of seven accelerators, with its source."""
    found: dict[str, Any] = decoded(_core.finance_text("own_rent"))
    return found


class OwnershipCosts:
    """What a plan of owning costs, year by year.

    Examples
    --------
    >>> import fullcost as fc
    >>> case = next(case for case in fc.finance.cases() if case["id"] == "one-gw-5y")
    >>> costs = fc.ownership(case["ownership"])
    >>> round(costs.years["annuity_usd"][0] / 1e9, 1)
    8.5
    """

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: types.OwnershipCosts = decoded(text)

    @property
    def years(self) -> Table:
        """Cash, costs, values and hours of every year."""
        return Table(_core.schedule_table("owned_years", self._text))

    @property
    def natures(self) -> Table:
        """The same cash by what it is for."""
        return Table(_core.schedule_table("owned_natures", self._text))

    @property
    def cash_flows_usd(self) -> list[float]:
        """Cash paid, a year apart, the first now; the last less what all that is still owned would sell for."""
        return self._found["cash_flows_usd"]

    @property
    def npv_usd(self) -> float:
        """Net present value of all costs."""
        return self._found["npv_usd"]

    @property
    def levelised_usd_per_gpu_hour(self) -> float | None:
        """Price of a used GPU-hour that would pay for everything. ``None`` without hours."""
        return self._found["levelised_usd_per_gpu_hour"]

    def to_dict(self) -> types.OwnershipCosts:
        """Give everything as dicts, lists and numbers."""
        return self._found

    def __repr__(self) -> str:
        return "\n".join([repr(self.years), *self._lines()])

    def _repr_html_(self) -> str:
        return self.years._repr_html_() + html.page(html.paragraph(" ".join(self._lines())))

    def _annuity(self) -> str:
        of = [year["annuity_usd"] for year in self._found["years"]]
        low, high = f"${min(of):,.0f}", f"${max(of):,.0f}"
        return low if low == high else f"{low} to {high}"

    def _lines(self) -> list[str]:
        found = self._found
        hour = "none" if found["levelised_usd_per_gpu_hour"] is None else f"${found['levelised_usd_per_gpu_hour']:.2f}"
        return [
            f"Cash ${found['total_cash_usd']:,.0f}, of which purchases ${found['capex_usd']:,.0f}; "
            f"what is left at the end would sell for ${found['left_usd']:,.0f}.",
            f"Net present value ${found['npv_usd']:,.0f}; levelised cost of a used GPU-hour {hour}.",
            f"As an annuity, each purchase paid evenly over its life, with running costs: {self._annuity()} a year.",
        ]


class OwnOrRent:
    """Owning against renting the same hours."""

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: types.OwnOrRentAnswer = decoded(text)

    @property
    def years(self) -> Table:
        """Cash of every year for owning and for renting."""
        return Table(_core.schedule_table("own_or_rent_years", self._text))

    @property
    def own(self) -> bool:
        """Whether owning costs less."""
        return self._found["own"]

    @property
    def saving_npv_usd(self) -> float:
        """What owning saves, as net present value."""
        return self._found["saving_npv_usd"]

    @property
    def break_even_busy_share(self) -> float | None:
        """Part of the hours that must be used for owning to cost no more. ``None``: never, or always."""
        return _at(self._found["break_even_busy_share"])

    @property
    def break_even_rent_usd_per_gpu_hour(self) -> float | None:
        """Rent at which both cost the same. ``None`` where no hour is used, or owning pays anyway."""
        return _at(self._found["break_even_rent_usd_per_gpu_hour"])

    @property
    def payback_years(self) -> float | None:
        """Years after which the savings have paid for owning. ``None`` where not within the plan."""
        return _at(self._found["payback_years"])

    @property
    def irr(self) -> float | None:
        """Rate of return of owning instead of renting. ``None`` where there is none, or several."""
        return _at(self._found["irr"])

    @property
    def mixed(self) -> types.OwnAndRent | None:
        """The best mix of an owned base and rent beyond it. ``None`` where no load was told."""
        return self._found["mixed"]

    def to_dict(self) -> types.OwnOrRentAnswer:
        """Give everything as dicts, lists and numbers; what never or always is says why."""
        return self._found

    def __repr__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        return html.page(*map(html.paragraph, self._lines()))

    def _lines(self) -> list[str]:
        found = self._found
        cheaper, saving = "Owning" if self.own else "Renting", abs(found["saving_npv_usd"])
        own, rent = found["own_npv_usd"], found["rent_npv_usd"]
        lines = [
            f"{cheaper} costs less by ${saving:,.0f}: ${own:,.0f} to own, ${rent:,.0f} to rent.",
            f"Break-even use: {_told(found['break_even_busy_share'], '{:.1%}')}.",
            f"Break-even rent: {_told(found['break_even_rent_usd_per_gpu_hour'], '${:.2f} a GPU-hour')}.",
            f"Payback: {_told(found['payback_years'], '{:.1f} years')}; "
            f"with interest: {_told(found['discounted_payback_years'], '{:.1f} years')}.",
            f"Rate of return: {_told(found['irr'], '{:.1%}')}.",
        ]
        if (mix := found["mixed"]) is not None:
            lines.append(
                f"Best mix: own {mix['owned_share']:.0%} of the plan and rent {mix['rented_hours_share']:.0%} of the "
                f"hours, for ${mix['npv_usd']:,.0f}."
            )
        return lines


NEVER = {
    "dearer_at_full_use": "never, owning costs more even if every hour is used",
    "no_hours": "never, no hour is used",
    "no_rent": "never, renting is free",
    "not_within_the_plan": "not within the plan",
    "no_rate": "none",
    "several_rates": "more than one",
}
"""Why there is no such point, as a reader is told."""

ALWAYS = {"owning_pays": "any, owning brings in more than it costs"}
"""Why none is needed."""


def ownership(plan: types.Ownership | Mapping[str, Any]) -> OwnershipCosts:
    """Give what owning accelerators costs, year by year.

    Parameters
    ----------
    plan : dict
        ``years``, ``cost_of_capital_share`` and ``tranches``: what is bought when, how many, by which price, for how
        long. And where they stand (``facility``), electricity, staff and the rest, with defaults that
        ``fullcost.types.Ownership`` tells.

    Returns
    -------
    OwnershipCosts
        The years, the natures of cost, the cash flows and the levelised GPU-hour.

    Raises
    ------
    FullcostError
        ``out_of_range`` for a life of 0, a use above 1 or a negative price; ``impossible`` for a retirement before the
        purchase; ``missing`` for a year without a price; each with its path.

    Examples
    --------
    >>> import fullcost as fc
    >>> h100 = {"id": "h100", "gpus": 1024, "supply": {"board": {"usd_per_gpu": 26_000}}, "draw_kw": 1.05}
    >>> costs = fc.ownership({"years": 5, "cost_of_capital_share": 0.1, "tranches": [h100]})
    >>> round(costs.levelised_usd_per_gpu_hour, 2)
    1.46
    """
    return OwnershipCosts(_core.ownership(plan))


def own_or_rent(asked: types.OwnOrRent | Mapping[str, Any]) -> OwnOrRent:
    """Compare owning with renting the same hours.

    Parameters
    ----------
    asked : dict
        ``ownership`` (as of :func:`ownership`) and ``rent_usd_per_gpu_hour``: ``{"constant": 2.5}``, or
        ``{"years": [{"year": 2026, "value": 2.5}, ...]}``, which may fall and rise. With ``load``, how use varies, the
        best mix of both is found.

    Returns
    -------
    OwnOrRent
        Break-even points, payback, rate of return and the best mix.

    Raises
    ------
    FullcostError
        As of :func:`ownership`; ``missing`` for a plan without an accelerator.

    Examples
    --------
    >>> import fullcost as fc
    >>> h100 = {"id": "h100", "gpus": 1024, "supply": {"board": {"usd_per_gpu": 26_000}}, "draw_kw": 1.05}
    >>> plan = {"years": 5, "cost_of_capital_share": 0.1, "tranches": [h100], "busy_share": 0.7}
    >>> fc.own_or_rent({"ownership": plan, "rent_usd_per_gpu_hour": {"constant": 2.35}}).own
    True
    """
    return OwnOrRent(_core.own_or_rent(asked))


def _at(point: Any) -> float | None:
    """The point, where there is one."""
    found: float | None = point.get("at")
    return found


def _told(point: Any, words: str) -> str:
    if "always" in point:
        return ALWAYS[point["always"]]
    return words.format(point["at"]) if "at" in point else NEVER[point["never"]]


def _when(when: str) -> str:
    return name_of(when, "when")


def _packed(values: Iterable[SupportsFloat]) -> bytes:
    """Numbers as the core takes them, without numpy: flows are few."""
    from struct import pack

    if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
        message = f"must be a list of numbers, got `{type(values).__name__}`"
        raise FullcostError("wrong_type", "values", message, "a list of numbers")
    flows = [number(value, f"values[{place}]") for place, value in enumerate(values)]
    return pack(f"<{len(flows)}d", *flows)
