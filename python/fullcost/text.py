"""Lays out text for a terminal: tables, wrapped paragraphs, and numbers in cells."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

NARROWEST = 40
WIDEST = 120
BESIDE = 100
"""The width where there is no terminal to ask, as in a file or a notebook."""


def width() -> int:
    """Give the columns at hand: the terminal's, within reason."""
    import os
    import shutil

    columns = shutil.get_terminal_size((BESIDE, 24)).columns if _asked(os.environ) else BESIDE
    return max(NARROWEST, min(columns, WIDEST))


def _asked(environ: object) -> bool:
    import sys

    stdout = sys.stdout
    return "COLUMNS" in environ or (stdout is not None and stdout.isatty())  # type: ignore[operator]


def clean(line: object) -> str:
    """Give text on one line without control characters: a label may not move the cursor or colour the terminal."""
    return "".join(c if c.isprintable() or c == "\u00a0" else " " for c in str(line))


def cell(value: object) -> str:
    """Give what a cell shows: short numbers, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def _number(value: float) -> str:
    size = abs(value)
    digits = (
        f"{value:,.0f}" if size >= 1000 or value == int(value) else f"{value:,.2f}" if size >= 10 else f"{value:.4g}"
    )
    return digits.replace("-", "\u2212")


def columns_of(line: str) -> int:
    """Count the columns that a line takes: wide characters take two, marks that sit on a letter none."""
    if line.isascii():
        return len(line)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in line)


def pad(line: str, to: int, right: bool = False) -> str:
    """Fill a line with spaces up to a width."""
    space = " " * max(0, to - columns_of(line))
    return space + line if right else line + space


def cut(line: str, to: int) -> str:
    """Shorten a line to a width, with an ellipsis where something is left out."""
    if columns_of(line) <= to:
        return line
    kept = ""
    for c in line:
        if columns_of(kept + c) > to - 1:
            break
        kept += c
    return kept.rstrip() + "…"


def wrap(paragraph: str, to: int, indent: str = "") -> list[str]:
    """Break a paragraph into lines of at most a width. What is joined by a non-breaking space stays together."""
    lines: list[str] = []
    line = indent
    for word in clean(paragraph).split(" "):
        if not word:
            continue
        start = line if line == indent else f"{line} "
        if line != indent and columns_of(start + word) > to:
            lines.append(line)
            start = indent
        line = start + word
    return [*lines, line] if line != indent else lines


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], width: int) -> list[str]:
    """Lay out a table: a head, a rule, rows. The widest text columns give way until it fits.

    Columns that still do not fit are left out from the right, and the head says so with an ellipsis.
    """
    lines = [[clean(cell) for cell in row] for row in (head, *rows)]
    widths = [max(columns_of(line[place]) for line in lines) for place in range(len(head))]
    shown = _fitted(widths, right, width)
    left_out = len(shown) < len(head)
    if left_out:
        shown = _fitted(widths, right, width - 3)

    def laid(line: Sequence[str]) -> str:
        cells = (pad(cut(line[place], shown[place]), shown[place], right[place]) for place in range(len(shown)))
        return "  ".join(cells).rstrip()

    rule = "  ".join("-" * columns for columns in shown)
    return [laid(lines[0]) + ("  …" if left_out else ""), rule, *map(laid, lines[1:])]


def cells(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> tuple[list[list[str]], list[bool]]:
    """Give the cells of those columns, and which of them hold numbers."""
    listed = [[row[column] for column in columns] for row in rows]
    right = [any(isinstance(row[place], (int, float)) for row in listed) for place in range(len(columns))]
    return [[cell(value) for value in row] for row in listed], right


def _fitted(widths: Sequence[int], right: Sequence[bool], to: int) -> list[int]:
    shown = list(widths)
    least = 12

    def total() -> int:
        return sum(shown) + 2 * (len(shown) - 1)

    while total() > to:
        wide = [place for place, columns in enumerate(shown) if not right[place] and columns > least]
        if wide:
            place = max(wide, key=lambda place: shown[place])
            shown[place] = max(least, shown[place] - (total() - to))
        elif len(shown) > 1:
            shown.pop()
        else:
            shown[0] = to
    return shown


def paragraphs(blocks: Iterable[Sequence[str]]) -> str:
    """Join blocks of lines with an empty line between them. Empty blocks vanish."""
    return "\n\n".join("\n".join(block) for block in blocks if block)
