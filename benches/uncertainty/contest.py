"""How a contestant in Python is timed, and what it prints: one JSON line."""

import argparse
import json
import time

ROUND_SECONDS = 0.2


def round_nanoseconds(run, draws: int, seed: int) -> float:
    """Give the CPU time of one draw, from runs that fill a round."""
    runs, start = 0, time.process_time_ns()
    while True:
        run(draws, seed + runs)
        runs += 1
        spent = time.process_time_ns() - start
        if spent >= ROUND_SECONDS * 1e9:
            return spent / runs / draws


def main(name: str, run) -> None:
    """Read `--draws` and `--rounds`, warm up, measure, and print the line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--draws", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=1)
    arguments = parser.parse_args()
    # The first run touches fresh pages and is not timed. What it found shows whether the model is the same.
    means = {output: summary["mean"] for output, summary in run(arguments.draws, 0).items()}
    rounds = [round_nanoseconds(run, arguments.draws, 1 + 1000 * number) for number in range(arguments.rounds)]
    print(json.dumps({"name": name, "draws": arguments.draws, "ns_per_draw": rounds, "means": means}))
