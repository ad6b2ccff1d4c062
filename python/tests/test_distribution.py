"""Distributions by themselves, and scores of forecasts."""

import pickle

import pytest

import fullcost as fc
from fullcost import scores

np = pytest.importorskip("numpy")


def test_a_number_gives_a_number_and_an_array_an_array():
    of = fc.distribution({"uniform": {"low": 0, "high": 10}})
    assert (of.quantile(0.25), of.cdf(2.5)) == (2.5, 0.25)
    assert type(of.quantile(0.25)) is float
    assert of.quantile([[0.1, 0.5], [0.9, 1.0]]).tolist() == [[1.0, 5.0], [9.0, 10.0]]
    assert of.cdf(np.array([-1.0, 11.0, np.nan])).tolist()[:2] == [0.0, 1.0]
    assert of.quantile([]).shape == (0,)


def test_the_same_seed_gives_the_same_draws():
    of = fc.distribution("6 to 10")
    first = of.sample(1000, seed=7)
    assert first.flags.writeable
    assert (of.sample(1000, seed=7) == first).all()
    assert (of.sample(2000, seed=7)[:1000] == first).all()
    assert (of.sample(1000, seed=8) != first).any()
    even = of.sample(1000, method="latin_hypercube")
    assert np.bincount((of.cdf(even) * 1000).astype(int).clip(0, 999), minlength=1000).max() <= 2
    assert abs(of.sample(4096, method="sobol").mean() - of.mean) < 1e-3


def test_a_distribution_is_a_value():
    of = fc.distribution({"pert": {"low": 2, "mode": 3, "high": 8}})
    assert fc.distribution(of) is of
    assert of.spec == {"pert": {"low": 2, "mode": 3, "high": 8, "lambda": 4}}
    assert pickle.loads(pickle.dumps(of)) == of
    assert len({of, fc.distribution(of.spec)}) == 1
    assert repr(of).startswith('<Distribution {"pert":')


@pytest.mark.parametrize(
    ("spec", "code", "path"),
    [
        ("6", "wrong_type", ""),
        ("10 to 6", "reversed_range", ""),
        (6, "wrong_type", ""),
        ({}, "wrong_type", ""),
        ({"normal": {"mean": 0, "sd": 1}, "beta": {}}, "wrong_type", ""),
        ({"quantiles": {"p05": 3, "p50": 2, "p95": 9}}, "reversed_range", "quantiles.p50"),
        ({"samples": {"values": [1.0, float("nan")]}}, "not_finite", "samples.values[1]"),
        ({"discrete": {"values": [1, 2], "weights": [1, -1]}}, "out_of_range", "discrete.weights"),
    ],
)
def test_what_is_no_distribution_is_refused(spec, code, path):
    with pytest.raises(fc.FullcostError) as caught:
        fc.distribution(spec)
    assert (caught.value.code, caught.value.path) == (code, path)


@pytest.mark.parametrize("ask", [{"n": 0}, {"n": 10, "seed": 0.5}, {"n": 10, "method": "dice"}])
def test_draws_that_cannot_be_are_refused(ask):
    with pytest.raises(fc.FullcostError):
        fc.distribution("6 to 10").sample(**ask)


def test_scores_of_a_normal_forecast():
    of = fc.distribution({"normal": {"mean": 0, "sd": 1}})
    levels = (np.arange(2000) + 0.5) / 2000
    # Gneiting and Raftery 2007, equation 21, at 1.
    assert scores.crps_quantiles(levels, of.quantile(levels), 1.0) == pytest.approx(0.6024413576, abs=2e-4)
    assert scores.crps_samples(of.sample(100_000), 1.0) == pytest.approx(0.6024413576, abs=0.02)
    actual = of.sample(4000, seed=5)
    low, high = np.full(4000, of.quantile(0.1)), np.full(4000, of.quantile(0.9))
    share, error = scores.coverage(low, high, actual)
    assert abs(share - 0.8) < 5 * error
    narrow = scores.interval_score(0.8, low / 2, high / 2, actual)
    assert scores.interval_score(0.8, low, high, actual) < narrow
    assert scores.pinball(0.9, high, actual) < scores.pinball(0.9, low, actual)


def test_scores_refuse_what_does_not_fit():
    with pytest.raises(fc.FullcostError) as caught:
        scores.coverage([0, 1], [1], [0.5, 0.5])
    assert caught.value.path == "high"
    with pytest.raises(fc.FullcostError):
        scores.pinball(1.0, [1], [1])
