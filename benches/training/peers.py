"""Times predictions of a training run beside llm-analysis, in turns in one run, and prints a table.

``.venv/bin/python benches/training/peers.py``, after ``./just web python``. The rival is installed into target/peers, the
first time, and is no dependency of the project; without it, its line is left out. Step times by themselves:
``cargo bench -p fullcost --bench evaluate -- step_time``.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import fullcost as fc

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "benches/training"
RIVAL = ROOT / "target/peers/llm-analysis"
TURNS = 3
RUN = {
    "architecture": {
        "layers": 96,
        "hidden": 12288,
        "heads": 96,
        "ffn": 49152,
        "gated": False,
        "vocab": 51200,
        "tied": True,
    },
    "chip": "h100-sxm",
    "released": 2025,
    "tokens": 3e11,
    "layout": {
        "gpus": 512,
        "tp": 8,
        "pp": 8,
        "vpp": 1,
        "batch": 512,
        "seq_len": 2048,
        "micro_batch": 1,
        "recompute": "none",
    },
}


def rival() -> str | None:
    """Install the rival where it is not, and tell its Python."""
    python = RIVAL / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", RIVAL], check=True)
        if subprocess.run([python, "-m", "pip", "install", "--quiet", "llm-analysis==0.2.2"], check=False).returncode:
            return None
    return str(python)


def told(*command: str) -> dict:
    """Give the last line that a contestant prints."""
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def from_python() -> dict:
    """Predict from Python, over a fifth of a second."""
    start, calls = time.process_time(), 0
    while time.process_time() - start < 0.2:
        fc.predict_training(RUN)
        calls += 1
    return {"name": "fullcost from Python", "predict_ms": (time.process_time() - start) * 1e3 / calls}


def main() -> None:
    """Let everybody have their turns."""
    python = rival()
    turns: list[dict] = []
    for _ in range(TURNS):
        turns += [told("node", str(HERE / "fullcost.mjs")), from_python()]
        if python is not None:
            turns.append(told(python, str(HERE / "llm_analysis.py")))
    of = {turn["name"]: [] for turn in turns}
    for turn in turns:
        of[turn["name"]].append(turn["predict_ms"])
    middle = {name: statistics.median(times) for name, times in of.items()}
    slowest = max(middle.values())
    for name, ms in middle.items():
        print(f"{name:24} {1e3 / ms:10,.0f} runs/s   {slowest / ms:5.1f} x")
    search = statistics.median(turn["search_ms"] for turn in turns if "search_ms" in turn)
    wasm = next(turn for turn in turns if "search_ms" in turn)
    rate = wasm["fit"] / search * 1e3
    print(f"search in wasm: {wasm['candidates']:,} candidates, {wasm['fit']:,} of them timed, in {search:.1f} ms")
    print(f"step times in wasm: {rate:,.0f} a second at least")


if __name__ == "__main__":
    main()
