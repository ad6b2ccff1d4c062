"""Distributions against SciPy: 200 random ones, their quantile functions, moments and samples."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import pytest

import fullcost as fc

np = pytest.importorskip("numpy")
pytest.importorskip("scipy")
from scipy import optimize, stats  # noqa: E402

COUNT, DRAWS, SEED = 200, 100_000, 20_261_124
EXACT = 1e-6
"""How far a quantile or a moment may be off, in standard deviations."""
FAR, RMS = 5, (0.8, 1.2)
"""How far a statistic of a sample may be off, and the root mean square of all, in standard errors."""
Z95 = stats.norm.ppf(0.95)
LEVELS = np.array([0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999])
SAMPLED = np.array([0.05, 0.25, 0.5, 0.75, 0.95])


@dataclass
class Case:
    """A specification, and what SciPy says of it."""

    spec: dict
    ppf: Callable
    mean: float
    sd: float


def frozen(spec, of):
    return Case(spec, of.ppf, float(of.mean()), float(of.std()))


def by_normal(spec, at):
    """Of x = at(z), z standard normal. The moments are integrals over z: no tail is cut, no kink spread."""
    half = 18 / 4000 / 2
    nodes, weights = np.polynomial.legendre.leggauss(8)
    z = (np.linspace(-9, 9, 4001)[:-1, None] + half * (1 + nodes)).ravel()
    mass = stats.norm.pdf(z) * np.tile(weights * half, 4000)
    x = at(z)
    mean = float(mass @ x)
    return Case(spec, lambda p: at(stats.norm.ppf(p)), mean, math.sqrt(float(mass @ (x - mean) ** 2)))


def at_normal(of):
    """Give the quantile function in z. The upper half goes through the survival function."""
    return lambda z: np.where(
        z < 0, of.ppf(stats.norm.cdf(np.minimum(z, 0))), of.isf(stats.norm.cdf(-np.maximum(z, 0)))
    )


def of_lognormal(mu, sigma):
    return stats.lognorm(s=sigma, scale=math.exp(mu))


def scale_of(rng):
    return 10 ** rng.uniform(-3, 9)


def three(rng):
    """Give three numbers in order, none close to the next: as low, mode and high, or as quantiles."""
    return np.cumsum(rng.uniform(0.2, 2, 3)) * scale_of(rng)


def interval(rng):
    low, high = np.cumsum(rng.uniform(0.3, 2, 2)) * scale_of(rng)
    confidence = rng.uniform(0.5, 0.98)
    z = stats.norm.ppf((1 + confidence) / 2)
    if rng.random() < 0.5:
        of = of_lognormal((math.log(low) + math.log(high)) / 2, (math.log(high) - math.log(low)) / (2 * z))
    else:
        low -= high
        of = stats.norm((low + high) / 2, (high - low) / (2 * z))
    return frozen({"interval": {"low": low, "high": high, "confidence": confidence}}, of)


def shifted_lognormal(p05, p50, p95):
    k = math.log((p95 - p50) / (p50 - p05)) / Z95
    s = k * (p95 - p50) / math.expm1(Z95 * k)
    return lambda z: p50 + s * np.expm1(k * z) / k


def quantiles(rng):
    p05, p50, p95 = three(rng)
    if rng.random() < 0.3:
        p05 -= 2 * p50
    spec = {"quantiles": {"p05": p05, "p50": p50, "p95": p95}}
    if p05 > 0 and p50**2 > p05 * p95:
        in_logs = shifted_lognormal(math.log(p05), math.log(p50), math.log(p95))
        return by_normal(spec, lambda z: np.exp(in_logs(z)))
    return by_normal(spec, shifted_lognormal(p05, p50, p95))


def normal(rng):
    sd = scale_of(rng)
    mean = rng.uniform(-5, 5) * sd
    return frozen({"normal": {"mean": mean, "sd": sd}}, stats.norm(mean, sd))


def lognormal(rng):
    mu, sigma = rng.uniform(-5, 15), rng.uniform(0.05, 1)
    of = of_lognormal(mu, sigma)
    named = {"mu": mu, "sigma": sigma} if rng.random() < 0.5 else {"mean": float(of.mean()), "sd": float(of.std())}
    return frozen({"lognormal": named}, of)


def uniform(rng):
    low, _, high = three(rng)
    return frozen({"uniform": {"low": low, "high": high}}, stats.uniform(low, high - low))


def log_uniform(rng):
    low, _, high = three(rng)
    return frozen({"log_uniform": {"low": low, "high": high}}, stats.reciprocal(low, high))


def triangular(rng):
    low, mode, high = three(rng)
    of = stats.triang((mode - low) / (high - low), loc=low, scale=high - low)
    return frozen({"triangular": {"low": low, "mode": mode, "high": high}}, of)


def pert(rng):
    low, mode, high = three(rng)
    weight = rng.uniform(2, 8)
    alpha, beta = (1 + weight * part / (high - low) for part in (mode - low, high - mode))
    of = stats.beta(alpha, beta, loc=low, scale=high - low)
    return frozen({"pert": {"low": low, "mode": mode, "high": high, "lambda": weight}}, of)


def beta(rng):
    (alpha, beta), (low, _, high) = rng.uniform(0.8, 6, 2), three(rng)
    of = stats.beta(alpha, beta, loc=low, scale=high - low)
    return frozen({"beta": {"alpha": alpha, "beta": beta, "low": low, "high": high}}, of)


def gamma(rng):
    shape, scale = rng.uniform(0.7, 12), scale_of(rng)
    return frozen({"gamma": {"shape": shape, "scale": scale}}, stats.gamma(shape, scale=scale))


def truncated_normal(rng):
    sd = scale_of(rng)
    mean = rng.uniform(-5, 5) * sd
    below = rng.uniform(-2, 3)
    above = below + rng.uniform(0.5, 3)
    spec = {"of": {"normal": {"mean": mean, "sd": sd}}, "low": mean + below * sd}
    if rng.random() < 0.5:
        above = math.inf
    else:
        spec["high"] = mean + above * sd
    return frozen({"truncate": spec}, stats.truncnorm(below, above, loc=mean, scale=sd))


def truncated_lognormal(rng):
    mu, sigma = rng.uniform(-5, 15), rng.uniform(0.2, 1)
    of = of_lognormal(mu, sigma)
    share = np.array([rng.uniform(0.01, 0.4), rng.uniform(0.6, 0.99)])
    low, high = of.ppf(share)
    spec = {"of": {"lognormal": {"mu": mu, "sigma": sigma}}, "low": low, "high": high}
    return by_normal({"truncate": spec}, lambda z: of.ppf(share[0] + stats.norm.cdf(z) * (share[1] - share[0])))


def mixture(rng):
    scale = scale_of(rng)
    mean, sd, sigma = scale * rng.uniform(0.5, 3), scale * rng.uniform(0.3, 1), rng.uniform(0.3, 0.8)
    weights = rng.uniform(0.2, 3, 2)
    shares = weights / weights.sum()
    parts = stats.norm(mean, sd), of_lognormal(math.log(scale), sigma)

    def root(p):
        ends = [part.ppf(p) for part in parts]
        # The quantile of a mixture lies between those of its parts.
        return optimize.brentq(
            lambda x: sum(share * part.cdf(x) for share, part in zip(shares, parts, strict=True)) - p,
            min(ends) - 1e-9 * scale,
            max(ends) + 1e-9 * scale,
            xtol=1e-12 * scale,
        )

    means, variances = (np.array([one(part) for part in parts]) for one in (lambda of: of.mean(), lambda of: of.var()))
    centre = shares @ means
    of = [{"normal": {"mean": mean, "sd": sd}}, {"lognormal": {"mu": math.log(scale), "sigma": sigma}}]
    spec = {"mixture": {"of": of, "weights": weights.tolist()}}
    sd_of_all = math.sqrt(shares @ (variances + (means - centre) ** 2))
    return Case(spec, lambda p: np.array([root(one) for one in p]), float(centre), sd_of_all)


def clip(rng):
    sd = scale_of(rng)
    mean = rng.uniform(-5, 5) * sd
    of = stats.norm(mean, sd)
    low, high = of.ppf([rng.uniform(0.001, 0.15), rng.uniform(0.85, 0.999)])
    spec = {"of": {"normal": {"mean": mean, "sd": sd}}, "low": low, "high": high}
    return by_normal({"clip": spec}, lambda z: np.clip(at_normal(of)(z), low, high))


def discrete(rng):
    values = np.sort(rng.uniform(-3, 3, rng.integers(2, 8))) * scale_of(rng)
    weights = rng.uniform(0.2, 3, values.size)
    shares = weights / weights.sum()
    mean = shares @ values
    spec = {"discrete": {"values": values.tolist(), "weights": weights.tolist()}}
    ends = np.cumsum(shares)[:-1]
    return Case(spec, lambda p: values[np.searchsorted(ends, p)], float(mean), math.sqrt(shares @ (values - mean) ** 2))


KINDS = (
    interval, quantiles, normal, lognormal, uniform, log_uniform, triangular, pert, beta, gamma,
    truncated_normal, truncated_lognormal, mixture, clip, discrete,
)  # fmt: skip


def plain(spec):
    """Give numbers as Python has them, not NumPy."""
    if isinstance(spec, dict):
        return {name: plain(value) for name, value in spec.items()}
    return spec.item() if isinstance(spec, np.generic) else spec


@pytest.fixture(scope="module")
def cases():
    rng = np.random.default_rng(SEED)
    return [KINDS[number % len(KINDS)](rng) for number in range(COUNT)]


def test_quantile_functions_and_moments(cases):
    far = []
    for case in cases:
        ours = fc.distribution(plain(case.spec))
        off = np.abs(ours.quantile(LEVELS) - case.ppf(LEVELS)) / case.sd
        moments = [abs(ours.mean - case.mean) / case.sd, abs(ours.sd - case.sd) / case.sd]
        if not max(off.max(), *moments) <= EXACT:
            far.append((case.spec, off.max(), *moments))
    assert not far


def slopes(case):
    """Give dx/dp at the sampled levels; NaN where the quantile function is flat or has a corner or a jump nearby."""
    step, near = 1e-5, 0.01
    at = case.ppf(np.concatenate([SAMPLED + d for d in (-near, -step, 0, step, near)])).reshape(5, -1)
    smooth = (np.diff(at, axis=0) > 0).all(axis=0)
    return np.where(smooth, (at[3] - at[1]) / (2 * step), np.nan)


def test_samples(cases):
    errors, names = [], []
    for number, case in enumerate(cases):
        x = fc.distribution(plain(case.spec)).sample(DRAWS, seed=number)
        assert x.shape == (DRAWS,)
        of_quantiles = np.sqrt(SAMPLED * (1 - SAMPLED)) * slopes(case)
        off = np.append(np.quantile(x, SAMPLED) - case.ppf(SAMPLED), x.mean() - case.mean)
        error = off / (np.append(of_quantiles, case.sd) / math.sqrt(DRAWS))
        known = ~np.isnan(error)
        errors.extend(error[known])
        names.extend([case.spec] * known.sum())
    errors = np.array(errors)
    worst = np.abs(errors).argmax()
    assert abs(errors[worst]) <= FAR, names[worst]
    assert RMS[0] <= math.sqrt(np.mean(errors**2)) <= RMS[1]
