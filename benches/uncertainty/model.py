"""The benchmark model, version 1: 20 independent inputs, 6 outputs, and their reference answers.

Written once for the rivals in Python. What it computes is a fleet, its running cost and one training run; what
matters here is that every contestant computes the same.
"""

import math

PARAMETERS, FLOPS_PER_SECOND = 37e9, 989.5e12
HOURS_OF_FOUR_YEARS, MONTHS_OF_FOUR_YEARS = 35064, 48
Z95 = 1.6448536269514722
"""The 95 % quantile of the standard normal distribution."""


def lognormal(p05: float, p95: float) -> tuple[str, float, float]:
    """Give kind, mu and sigma of the lognormal distribution with these 5 % and 95 % quantiles."""
    low, high = math.log(p05), math.log(p95)
    return "lognormal", (low + high) / 2, (high - low) / (2 * Z95)


INPUTS: dict[str, tuple] = {
    "n_h800": lognormal(8000, 12000),
    "n_h100": lognormal(8000, 12000),
    "n_h20": lognormal(20000, 40000),
    "n_a100": lognormal(8000, 12000),
    "c_h800": lognormal(28000, 40000),
    "c_h100": lognormal(30000, 42000),
    "c_h20": lognormal(12000, 20000),
    "c_a100": lognormal(10000, 18000),
    "f_net": lognormal(0.10, 0.25),
    "k_power": ("uniform", 0.85, 1.15),
    "pue": ("triangular", 1.10, 1.25, 1.50),
    "p_elec": lognormal(0.05, 0.10),
    "util": ("clipped_normal", 0.65, 0.08, 0.2, 0.95),
    "colo": lognormal(120, 220),
    "staff": lognormal(150, 400),
    "salary": lognormal(150e3, 500e3),
    "rd_mult": lognormal(3, 15),
    "mfu": lognormal(0.28, 0.42),
    "usd_h": lognormal(1.5, 2.5),
    "tokens": lognormal(14.5e12, 15.1e12),
}

OUTPUTS = ("run", "dev", "capex", "opex4", "tco", "ratio")
QUANTILES = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
BINS = 40
RANGES = {
    "run": (0.0, 12e6),
    "dev": (0.0, 160e6),
    "capex": (0.9e9, 2.3e9),
    "opex4": (0.3e9, 2.1e9),
    "tco": (1.4e9, 4e9),
    "ratio": (100.0, 1100.0),
}
"""Where the bins of each output begin and end; what lies outside counts in the first or the last."""

MEAN_AND_SD = {
    "run": (5311126.74, 1065455.92),
    "dev": (40157547.0, 22771488.5),
    "capex": (1.48185234e9, 181633129.0),
    "opex4": (937566509.0, 198706347.0),
    "tco": (2.41941885e9, 299831581.0),
    "ratio": (473.870287, 112.357897),
}
"""Exact, from the moments of the inputs."""


def equations(x):
    """Give the six outputs, in the order of `OUTPUTS`, of inputs by name: numbers or arrays."""
    gpu_hours = (6 * PARAMETERS / FLOPS_PER_SECOND / 3600) * x["tokens"] / x["mfu"]
    run = gpu_hours * x["usd_h"]
    dev = run * x["rd_mult"]
    accelerators = x["n_h800"] * x["c_h800"] + x["n_h100"] * x["c_h100"]
    accelerators = accelerators + x["n_h20"] * x["c_h20"] + x["n_a100"] * x["c_a100"]
    capex = accelerators * (1 + x["f_net"])
    kw = (1.30 * (x["n_h800"] + x["n_h100"]) + 0.95 * x["n_h20"] + 0.80 * x["n_a100"]) * x["k_power"]
    energy = (0.35 + 0.65 * x["util"]) * x["pue"] * x["p_elec"] * HOURS_OF_FOUR_YEARS
    opex4 = kw * (energy + x["colo"] * MONTHS_OF_FOUR_YEARS) + x["staff"] * x["salary"] * 4
    tco = capex + opex4
    return run, dev, capex, opex4, tco, tco / run
