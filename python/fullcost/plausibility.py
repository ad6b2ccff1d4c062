"""Checks of claims by the chips that were sold, by power, by money and by time, and money of other years."""

from __future__ import annotations

from . import _core
from .decode import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from . import types


def check_supply(claim: types.SupplyClaim | Mapping[str, Any]) -> types.Plausibility:
    """Check a claimed number of chips against the chips that were sold.

    Parameters
    ----------
    claim : dict
        ``chips`` (names of :func:`catalog` or of the figures of sales, counted together), their ``count``, ``by`` when,
        and the ``country``; without one, the whole world, or what that ``owner`` is estimated to have bought.

    Returns
    -------
    dict
        ``verdict`` (``plausible``, ``strained``, ``implausible``, ``unknown``) with its ``reason``; the ``ratio`` of
        claimed to sold with its 5 % and 95 % quantiles; the ``probability`` that there were enough; ``basis``, what the
        figures say: ``none_for_country`` where Epoch AI's estimates have none there, so that ratio and probability
        are those of the world's; all ``lines`` of the arithmetic and the ``sources``. Plausible means that it could be,
        not that it is true.

    Raises
    ------
    FullcostError
        ``unknown_name`` for a chip or a country without figures, ``wrong_type`` for what is no date,
        ``duplicate_id`` for chips that the figures hold in one.

    Examples
    --------
    >>> import fullcost as fc
    >>> found = fc.check_supply({"chips": ["H800"], "count": 10_000, "country": "China", "by": "2024-12"})
    >>> found["verdict"], round(found["ratio"], 4)
    ('plausible', 0.0866)
    >>> found = fc.check_supply({"chips": ["H100"], "count": 10_000, "country": "China", "by": "2024-12"})
    >>> found["verdict"], found["basis"], round(found["ratio"], 4)
    ('strained', 'none_for_country', 0.0028)
    """
    found: types.Plausibility = decoded(_core.check_supply(claim))
    return found


def check_power(claim: types.PowerClaim | Mapping[str, Any]) -> types.Plausibility:
    """Check a fleet against the power of a site.

    Parameters
    ----------
    claim : dict
        ``fleet``, a list of ``chip`` (or ``tdp_kw``) and ``count``, and ``site_mw``, the power of the site with its
        building. ``pue``, ``load``, ``server_factor`` and ``network_share`` replace sourced defaults.

    Returns
    -------
    dict
        As of :func:`check_supply`. The ratio is that of what is drawn on average to what the site has. Where the site
        could carry that, but not what must be provided, the claim is ``strained``. Without ``site_mw`` the lines say
        what it would take, and the verdict is ``unknown``.

    Raises
    ------
    FullcostError
        ``missing`` without a fleet, ``unknown_name`` for a chip, ``out_of_range`` for a factor beyond its range.

    Examples
    --------
    >>> import fullcost as fc
    >>> found = fc.check_power({"fleet": [{"chip": "H100", "count": 100_000}], "site_mw": 150})
    >>> found["verdict"], found["reason"]
    ('strained', 'The fleet draws 128.3 MW, and 177.1 MW must be provided for it; the site has 150.0 MW.')
    """
    found: types.Plausibility = decoded(_core.check_power(claim))
    return found


def check_money(claim: types.MoneyClaim | Mapping[str, Any]) -> types.Plausibility:
    """Check what a fleet cost against the stated means of its owner.

    Parameters
    ----------
    claim : dict
        ``costs`` as they were told, or a ``fleet`` by numbers and prices, or both; and the owner's ``means``, each with
        its ``kind`` (``capex``, ``funding``, ``revenue``, ``assets``), ``amount``, ``currency`` and ``year``. The part
        of turnover or of managed assets that could be spent is assumed unless ``share`` says it.

    Returns
    -------
    dict
        As of :func:`check_supply`. The ratio is that of the cost to what the owner could spend.

    Raises
    ------
    FullcostError
        ``missing`` without a cost, ``out_of_range`` for a year without an exchange rate or a price index.

    Examples
    --------
    >>> import fullcost as fc
    >>> told = {"name": "from High-Flyer", "kind": "funding", "amount": 3e9, "currency": "cny", "year": 2024}
    >>> found = fc.check_money({"costs": [{"name": "servers", "amount": 1.6e9, "year": 2025}], "means": [told]})
    >>> found["verdict"], found["reason"]
    ('implausible', 'The claim takes $1600.0M; by its stated means, the owner could spend $416.9M.')
    """
    found: types.Plausibility = decoded(_core.check_money(claim))
    return found


def check_time(claim: types.TimeClaim | Mapping[str, Any]) -> types.Plausibility:
    """Check whether a run could be done on so many chips in the time that there was.

    Parameters
    ----------
    claim : dict
        ``count`` of the chips; ``gpu_hours``, or ``training_flop`` and the ``chip``, or a ``run`` as of
        :func:`predict_training`; and ``days``, or ``start`` and ``by``, which both count: a month of ``start`` from its
        first day, one of ``by`` until its last.

    Returns
    -------
    dict
        As of :func:`check_supply`. The ratio is the part of the time that the run takes; ``end_date`` and
        ``earliest_end_date`` say when it would be done.

    Raises
    ------
    FullcostError
        ``missing`` for what is needed, ``impossible`` for what stands beside the other way to say it,
        ``reversed_range`` for an end before its start.

    Examples
    --------
    >>> import fullcost as fc
    >>> found = fc.check_time({"gpu_hours": 2_664_000, "count": 2048, "days": 61})  # DeepSeek-V3's pre-training
    >>> found["verdict"], found["reason"]
    ('plausible', 'The run takes 54.2 days of the 61.0 that there were.')
    """
    found: types.Plausibility = decoded(_core.check_time(claim))
    return found


def convert(amount: float, currency: types.Currency, year: float, to_year: float | None = None) -> types.Converted:
    """Give money of a currency and a year in dollars of another year.

    Parameters
    ----------
    amount : float
        How much of the currency.
    currency : str
        ``usd``, ``cny`` or ``eur``, in any case.
    year : int
        The year that it was paid or told in: its mean exchange rate is taken.
    to_year : int, optional
        The year whose dollars the answer is in, by the US consumer price index. The same year without it.

    Returns
    -------
    dict
        ``usd``, the rate and the ratio of the indices, the arithmetic and the sources.

    Raises
    ------
    FullcostError
        ``out_of_range`` for what is no whole year, or a year without the rate or the index that it takes.

    Examples
    --------
    >>> import fullcost as fc
    >>> round(fc.convert(1_000_000_000, "cny", 2021)["usd"], -4)
    155060000.0
    >>> fc.convert(1, "usd", 2024, to_year=2026)
    Traceback (most recent call last):
    ...
    fullcost.FullcostError: to_year: there is no price index for 2026
    """
    money = {"amount": amount, "currency": currency, "year": year}
    found: types.Converted = decoded(_core.convert(money if to_year is None else money | {"to_year": to_year}))
    return found
