"""How far a long run is: a line on a terminal or in a notebook, or a function of the caller's."""

from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

SILENT = 0.5
"""Seconds after which a line appears: what is done sooner needs none."""

WIDTH = 24


class Progress:
    """Tells how many of ``total`` rows are done.

    ``shown`` is a function that is called with both numbers, ``True`` for a line on the standard error stream,
    ``False`` for nothing, or ``None`` for a line where a person looks.
    """

    def __init__(self, total: int, shown: bool | Callable[[int, int], object] | None) -> None:
        self.total = total
        self._call = shown if callable(shown) else None
        self._line = self._call is None and (_watched() if shown is None else bool(shown))
        self._start = time.monotonic()
        self._drawn = 0.0
        self._told: int | None = None

    def watch(self, before: int) -> Callable[[int], None] | None:
        """Give a function for rows that come after ``before`` others."""
        if self._call is None and not self._line:
            return None
        return lambda done: self.tell(before + done)

    def tell(self, done: int) -> None:
        """Say that so many rows are done."""
        self._told = done
        if self._call is not None:
            self._call(done, self.total)
        now = time.monotonic()
        if self._line and now - self._start > SILENT and now - self._drawn > 0.1:
            self._drawn = now
            share = done / self.total if self.total else 1.0
            left = (now - self._start) * (1 / share - 1) if share else 0.0
            bar = "#" * int(share * WIDTH)
            line = f"[{bar:<{WIDTH}}] {share:4.0%}  {done:,} of {self.total:,} rows, {left:,.0f} s left"
            print(f"\r{line:<78}", end="", file=sys.stderr, flush=True)

    def finish(self) -> None:
        """Say that all rows are done, unless that was said."""
        if self._told != self.total:
            self.tell(self.total)

    def end(self) -> None:
        """Take the line away."""
        if self._drawn:
            print(f"\r{'':<78}\r", end="", file=sys.stderr, flush=True)


def _watched() -> bool:
    """Whether a person looks at the standard error stream: on a terminal or in a notebook."""
    stream = sys.stderr
    return stream is not None and (stream.isatty() or type(stream).__module__.startswith("ipykernel"))
