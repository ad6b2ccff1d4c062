"""Scores of forecasts against what came true.

Is a range as sure as it says, and is it as narrow as it could be? All but :func:`coverage` are proper scores: nobody
does better by stating another forecast than the one believed in. They are in the units of the forecast, and lower is
better. Definitions: Gneiting and Raftery, J. Am. Stat. Assoc. 102 (2007).

>>> from fullcost import scores
>>> scores.coverage(low=[0, 1], high=[1, 3], actual=[0.5, 4]).share
0.5
"""

from __future__ import annotations

from typing import NamedTuple

from . import _core
from .arrays import packed
from .error import number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .arrays import Numbers

__all__ = ["Coverage", "coverage", "crps_quantiles", "crps_samples", "interval_score", "pinball"]


class Coverage(NamedTuple):
    """How many outcomes fell inside their ranges."""

    share: float
    """Share of the outcomes inside, ends included."""
    standard_error: float
    """Standard error of the share. 0 where all or none are inside: too few to tell."""


def coverage(low: Numbers, high: Numbers, actual: Numbers) -> Coverage:
    """Give the share of outcomes between their low and high ends.

    Parameters
    ----------
    low, high : array of float
        The ranges.
    actual : array of float
        The outcomes, one for each range.

    Returns
    -------
    Coverage
        The share and its standard error.

    Raises
    ------
    FullcostError
        Where arrays are empty, differ in length or are not finite, or a low end lies above its high end.

    Examples
    --------
    >>> from fullcost import scores
    >>> scores.coverage([0, 0, 0, 0], [1, 1, 1, 1], [0.2, 0.4, 0.9, 1.5])
    Coverage(share=0.75, standard_error=0.21650635094610965)
    """
    return Coverage(*_core.coverage(packed(low, "low"), packed(high, "high"), packed(actual, "actual")))


def interval_score(confidence: float, low: Numbers, high: Numbers, actual: Numbers) -> float:
    """Give the mean interval score (Winkler 1972) of central ranges.

    It is the width, plus 2/(1 - confidence) times the distance of an outcome outside.

    Parameters
    ----------
    confidence : float
        Probability that a range claims to hold its outcome, between 0 and 1.
    low, high, actual : array of float
        As of :func:`coverage`.

    Raises
    ------
    FullcostError
        As of :func:`coverage`; a confidence that is not between 0 and 1.

    Examples
    --------
    >>> from fullcost import scores
    >>> round(scores.interval_score(0.8, [0, 0], [1, 1], [0.5, 1.5]), 9)
    3.5
    """
    return _core.interval_score(
        number(confidence, "confidence"), packed(low, "low"), packed(high, "high"), packed(actual, "actual")
    )


def pinball(level: float, predicted: Numbers, actual: Numbers) -> float:
    """Give the mean pinball loss of predicted quantiles of one level.

    Parameters
    ----------
    level : float
        The probability of the quantiles, between 0 and 1.
    predicted, actual : array of float
        The quantiles and the outcomes.

    Raises
    ------
    FullcostError
        Where arrays are empty, differ in length or are not finite, or the level is not between 0 and 1.

    Examples
    --------
    >>> from fullcost import scores
    >>> scores.pinball(0.75, [10, 10], [12, 8])
    1.0
    """
    return _core.pinball(number(level, "level"), packed(predicted, "predicted"), packed(actual, "actual"))


def crps_samples(samples: Numbers, actual: float) -> float:
    """Give the continuous ranked probability score of a sample against one outcome.

    Parameters
    ----------
    samples : array of float
        Draws of the forecast, taken as they stand: without the correction of the "fair" score.
    actual : float
        The outcome.

    Raises
    ------
    FullcostError
        An empty sample; a number that is not finite.

    Examples
    --------
    >>> from fullcost import scores
    >>> scores.crps_samples([0, 1], 0)
    0.25
    """
    return _core.crps_samples(packed(samples, "samples"), number(actual, "actual"))


def crps_quantiles(levels: Numbers, predicted: Numbers, actual: float) -> float:
    """Give the continuous ranked probability score of a forecast that is known by its quantiles, against one outcome.

    Parameters
    ----------
    levels : array of float
        The probabilities, rising, best spread evenly: (i - 1/2)/n.
    predicted : array of float
        The quantiles.
    actual : float
        The outcome.

    Raises
    ------
    FullcostError
        Where arrays are empty, differ in length or are out of order.

    Examples
    --------
    >>> from fullcost import scores
    >>> scores.crps_quantiles([0.25, 0.75], [0, 1], 0)
    0.25
    """
    return _core.crps_quantiles(packed(levels, "levels"), packed(predicted, "predicted"), number(actual, "actual"))
