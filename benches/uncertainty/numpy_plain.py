"""The model as most would write it in NumPy: whole arrays, the default generator (PCG64)."""

import contest
import model
import numpy as np


def sample(rng: np.random.Generator, kind: str, parameters: tuple, draws: int) -> np.ndarray:
    """Draw one input."""
    if kind == "clipped_normal":
        mean, sd, low, high = parameters
        return np.clip(rng.normal(mean, sd, draws), low, high)
    return getattr(rng, kind)(*parameters, draws)


def summarise(x: np.ndarray, low: float, high: float) -> dict:
    """Give mean, sd, seven quantiles (type 7) and the counts of 40 equal bins."""
    place = np.clip(np.floor((x - low) * (model.BINS / (high - low))), 0, model.BINS - 1)
    return {
        "mean": float(x.mean()),
        "sd": float(x.std()),
        "quantiles": np.quantile(x, model.QUANTILES),
        "bins": np.bincount(place.astype(np.intp), minlength=model.BINS),
    }


def summarise_all(inputs: dict[str, np.ndarray]) -> dict:
    """Apply the equations to arrays of draws and summarise every output."""
    outputs = zip(model.OUTPUTS, model.equations(inputs), strict=True)
    return {name: summarise(x, *model.RANGES[name]) for name, x in outputs}


def run(draws: int, seed: int) -> dict:
    """Draw, compute and summarise."""
    rng = np.random.default_rng(seed)
    return summarise_all({name: sample(rng, kind, rest, draws) for name, (kind, *rest) in model.INPUTS.items()})


if __name__ == "__main__":
    contest.main("NumPy, plain", run)
