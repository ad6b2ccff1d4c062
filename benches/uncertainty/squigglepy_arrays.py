"""Squigglepy draws the inputs as arrays; NumPy does the rest.

Its own way, the model as a function called for every draw, is 1,000 times slower.
"""

import contest
import model
import numpy_plain
import squigglepy as sq


def distribution(kind: str, *parameters: float):
    """Express one input in the words of squigglepy."""
    match kind:
        case "lognormal":
            return sq.lognorm(norm_mean=parameters[0], norm_sd=parameters[1])
        case "uniform":
            return sq.uniform(*parameters)
        case "triangular":
            return sq.triangular(*parameters)
        case _:
            mean, sd, low, high = parameters
            return sq.norm(mean=mean, sd=sd, lclip=low, rclip=high)


def run(draws: int, seed: int) -> dict:
    """Draw, compute and summarise."""
    sq.set_seed(seed)
    return numpy_plain.summarise_all(
        {name: sq.sample(distribution(*spec), n=draws) for name, spec in model.INPUTS.items()}
    )


if __name__ == "__main__":
    contest.main("squigglepy, arrays", run)
