"""Times the rivals of the uncertainty benchmark and our own programs, in turns, and prints a table.

A contestant is a command. With `--draws N --rounds 1` it prints one JSON line:
`{"name": ..., "draws": N, "ns_per_draw": [...], "means": {"run": ..., ...}}`. Nanoseconds are CPU time of one draw of
the whole model with its summary; `means` may be absent, and is held against the exact means. Rivals are installed into
target/peers and are no dependency of the project. What cannot be installed or was not built is named and left out.
"""

import argparse
import json
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import model

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "target/peers"
PYTHON = PEERS / ("venv/Scripts/python.exe" if os.name == "nt" else "venv/bin/python")
PYTHON_PACKAGES = ("numpy==2.4.6", "squigglepy==0.30")
NODE_PACKAGES = ("@quri/squiggle-lang@0.10.0",)
PLAIN, TUNED = "NumPy, plain", "NumPy, tuned"


@dataclass(frozen=True)
class Contestant:
    """A command, and what must be there before it can run."""

    name: str
    command: tuple[str, ...]
    needs: tuple[str, ...]
    rounds_at_most: int = 99
    """Of the slow ones, fewer rounds: their ratio needs no third digit."""


HERE = "benches/uncertainty"
NATIVE = "target/release/examples/bench_uncertainty"
WASM = "target/wasm-bench/wasm32-unknown-unknown/release/bench_uncertainty_wasm.wasm"
IN_PYTHON = str(PYTHON)
NUMPY, SQUIGGLEPY, SQUIGGLE = ("python: numpy", "python: squigglepy", "node: @quri/squiggle-lang")

CONTESTANTS = (
    Contestant(PLAIN, (IN_PYTHON, f"{HERE}/numpy_plain.py"), (NUMPY,)),
    Contestant(TUNED, (IN_PYTHON, f"{HERE}/numpy_tuned.py"), (NUMPY,)),
    Contestant("squigglepy, arrays", (IN_PYTHON, f"{HERE}/squigglepy_arrays.py"), (SQUIGGLEPY,)),
    Contestant("Squiggle", ("node", f"{HERE}/squiggle.mjs"), (SQUIGGLE,), rounds_at_most=3),
    Contestant("fullcost, native", (NATIVE,), (NATIVE,)),
    Contestant("fullcost, native baseline", (NATIVE, "--baseline"), (NATIVE,)),
    Contestant("fullcost, two threads", (NATIVE, "--threads", "2"), (NATIVE,)),
    Contestant("fullcost, native, exact", (NATIVE, "--exact"), (NATIVE,)),
    Contestant("fullcost, wasm in Node", ("node", f"{HERE}/fullcost.mjs"), (WASM,)),
    Contestant("fullcost, wasm, exact", ("node", f"{HERE}/fullcost.mjs", "--exact"), (WASM,)),
)

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
FAR_OFF = 6
"""Means that miss the exact ones by more standard errors than this come from another model."""


def succeeds(*command: str) -> bool:
    """Run quietly; say on one line what went wrong."""
    if not shutil.which(command[0]):
        print(f"   {command[0]} is not here", file=sys.stderr)
        return False
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "failed").splitlines()[-1]
        print(f"   {' '.join(command[:3])}: {last}", file=sys.stderr)
    return done.returncode == 0


def install() -> None:
    """Put the rivals into target/peers, each by itself: one that fails takes no other along."""
    PEERS.mkdir(parents=True, exist_ok=True)
    if PYTHON.exists() or succeeds("uv", "venv", "--quiet", str(PEERS / "venv")):
        for package in PYTHON_PACKAGES:
            succeeds("uv", "pip", "install", "--quiet", "--python", str(PYTHON), package)
    node = PEERS / "node"
    node.mkdir(exist_ok=True)
    if all((node / "node_modules" / package.rpartition("@")[0]).exists() for package in NODE_PACKAGES):
        return
    succeeds("npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", str(node), *NODE_PACKAGES)


def is_here(need: str) -> bool:
    """Tell whether a module of the rivals, or a file of ours, can be used."""
    kind, _, name = need.rpartition(": ")
    if kind == "python":
        return PYTHON.exists() and subprocess.run([PYTHON, "-c", f"import {name}"], capture_output=True).returncode == 0
    return (PEERS / "node/node_modules" / name if kind == "node" else ROOT / need).exists()


def ready(contestants: Iterable[Contestant]) -> list[Contestant]:
    """Keep those that can run; name the others with what they lack."""
    found = []
    for contestant in contestants:
        missing = [need for need in contestant.needs if not is_here(need)]
        if missing:
            print(f"missing: {contestant.name} ({', '.join(missing)})")
        else:
            found.append(contestant)
    return found


def errors_in_se(means: dict[str, float], draws: int) -> float:
    """Give the largest error of a mean, in standard errors."""
    exact = model.MEAN_AND_SD
    return max(abs(means[name] - mean) / (sd / math.sqrt(draws)) for name, (mean, sd) in exact.items() if name in means)


def measure(contestant: Contestant, draws: int) -> list[float]:
    """Run one round; give nanoseconds a draw, none when the contestant fails."""
    command = [*contestant.command, "--draws", str(draws), "--rounds", "1"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **ONE_THREAD}, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip() or "no message").splitlines()[-1]
        print(f"failed: {contestant.name} at {draws} draws: {last}")
        return []
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    if answer["draws"] != draws:
        print(f"note: {contestant.name} made {answer['draws']} draws, not {draws}")
    if means := answer.get("means"):
        off = errors_in_se(means, answer["draws"])
        if off > FAR_OFF:
            print(f"note: {contestant.name} computes another model: a mean is off by {off:.1f} standard errors")
    return answer["ns_per_draw"]


def compete(contestants: list[Contestant], draws: int, rounds: int) -> dict[str, list[float]]:
    """Let all run in turns, so that a noisy minute hits all of them."""
    times: dict[str, list[float]] = {contestant.name: [] for contestant in contestants}
    failed: set[str] = set()
    for number in range(rounds):
        for contestant in contestants:
            if contestant.name in failed or number >= contestant.rounds_at_most:
                continue
            measured = measure(contestant, draws)
            times[contestant.name] += measured
            if not measured:
                failed.add(contestant.name)
    return {name: values for name, values in times.items() if values}


def table(times: dict[str, list[float]], draws: int) -> str:
    """Lay the medians out, the fastest first, with what they are to the two NumPys."""
    medians = {name: statistics.median(values) for name, values in times.items()}

    def against(name: str, rival: str) -> str:
        return f"{medians[rival] / medians[name]:>12.3g}x" if rival in medians else f"{'':>13}"

    title = f"{draws:,} draws"
    lines = [f"{title:<28}{'ns a draw':>12}{'plain NumPy':>13}{'tuned NumPy':>13}   {'spread':<22}rounds"]
    for name in sorted(medians, key=medians.get):
        values = times[name]
        spread = f"{min(values):,.1f} to {max(values):,.1f}"
        lines.append(
            f"{name:<28}{medians[name]:>12,.1f}{against(name, PLAIN)}{against(name, TUNED)}   {spread:<22}{len(values)}"
        )
    return "\n".join(lines)


def main() -> None:
    """Install, measure, print."""
    parser = argparse.ArgumentParser(description="Time the uncertainty benchmark against its rivals.")
    parser.add_argument("--draws", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", default=[""], help="contestants whose names hold one of these words")
    parser.add_argument("--no-install", action="store_true")
    arguments = parser.parse_args()
    if not arguments.no_install:
        install()
    chosen = [one for one in CONTESTANTS if any(word.lower() in one.name.lower() for word in arguments.only)]
    contestants = ready(chosen)
    versions = ", ".join(PYTHON_PACKAGES + NODE_PACKAGES)
    print(f"CPU time on one thread, medians; 2x is twice as fast as that NumPy; {platform.machine()}; {versions}")
    for draws in arguments.draws:
        print(f"\n{table(compete(contestants, draws, arguments.rounds), draws)}", flush=True)


if __name__ == "__main__":
    main()
