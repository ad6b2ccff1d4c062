"""Prints what a call from Python costs. Measured, not asserted: another machine has other numbers."""

import subprocess
import sys
import timeit

import fullcost as fc


def microseconds(call) -> float:
    """Give the best of five rounds, for one call."""
    timer = timeit.Timer(call)
    times, _ = timer.autorange()
    return min(timer.repeat(5, times)) / times * 1e6


def import_milliseconds() -> float:
    """Give the best of ten fresh interpreters."""
    words = "import time; start = time.perf_counter(); import fullcost; print(time.perf_counter() - start)"
    runs = [
        subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True) for _ in range(10)
    ]
    return min(float(run.stdout) for run in runs) * 1e3


def main() -> None:
    """Measure and print."""
    deepseek = fc.scenario("deepseek")
    document = deepseek.document
    blob = deepseek.to_blob()
    print(f"{'import fullcost':<42}{import_milliseconds():>10.1f} ms   (target 30)")
    for name, call, target in (
        ("evaluate, with the object", deepseek.evaluate, 30),
        ("evaluate and one total", lambda: deepseek.evaluate().total("fleet_tco"), 30),
        ("set and evaluate", lambda: deepseek.set("busy_share", 0.7).evaluate(), None),
        ("reconcile", deepseek.reconcile, None),
        ("evaluate to dicts", lambda: deepseek.evaluate().to_dict(), None),
        ("the ledger as a table", lambda: deepseek.evaluate().ledger, None),
        ("read the scenario from dicts", lambda: fc.scenario(document), None),
        ("open the resolved scenario", lambda: fc.blob(blob), None),
    ):
        print(f"{name:<42}{microseconds(call):>10.1f} us{f'   (target {target})' if target else ''}")


if __name__ == "__main__":
    main()
