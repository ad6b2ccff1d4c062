"""Makes HTML for notebooks: no scripts, nothing loaded from elsewhere, at home on light and dark pages."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

STYLE = """
.fullcost { --fullcost-accent: light-dark(#c42b17, #ff7d66); max-width: 50em; line-height: 1.45; }
[data-jp-theme-light="false"] .fullcost, .vscode-dark .fullcost { color-scheme: dark; }
.fullcost p { margin: 0.5em 0; }
.fullcost .fullcost-title { font-weight: bold; }
.fullcost .fullcost-answer { font-size: 1.6em; font-weight: bold; }
.fullcost .fullcost-note { font-size: 0.87em; font-weight: normal; opacity: 0.8; }
.fullcost .fullcost-accent { color: var(--fullcost-accent); font-weight: bold; }
.fullcost .fullcost-scroll { overflow-x: auto; }
.fullcost table { border-collapse: collapse; font-variant-numeric: lining-nums tabular-nums; font-size: 0.95em; }
.fullcost caption { text-align: start; font-weight: bold; padding: 0.5em 0; }
.fullcost tr, .fullcost tbody tr:nth-child(odd) { background: none; }
.fullcost :is(th, td) { text-align: start; vertical-align: top; padding: 0.3em 1em 0.3em 0; font-weight: normal;
  border: 0; border-bottom: 1px solid color-mix(in srgb, currentColor 22%, transparent); }
.fullcost thead th, .fullcost tr.fullcost-sum > * { font-weight: bold; }
.fullcost tr.fullcost-sum > * { border-top: 1px solid currentColor; }
.fullcost .fullcost-unseen { visibility: hidden; }
.fullcost .fullcost-number { text-align: end; white-space: nowrap; }
.fullcost svg { display: block; max-width: 100%; height: auto; }
.fullcost .fullcost-point { stroke: var(--fullcost-accent); stroke-width: 2; }
""".strip()


def escape(words: str) -> str:
    """Make words safe between tags and in attributes. The standard library's own takes ten milliseconds to import."""
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        words = words.replace(mark, name)
    return words


def page(*parts: str, lang: str = "en", dir: str = "ltr") -> str:
    """Put parts into one block with its style."""
    body = "".join(parts)
    return f'<div class="fullcost" lang="{escape(lang)}" dir="{escape(dir)}"><style>{STYLE}</style>{body}</div>'


def paragraph(words: str, kind: str = "") -> str:
    """Make a paragraph of plain words."""
    return _tag("p", escape(words), kind) if words else ""


def sentence(spans: Iterable[Mapping[str, Any]], kind: str = "") -> str:
    """Make a paragraph of marked words, as the core gives them."""
    inner = "".join(map(span, spans))
    return _tag("p", inner, kind) if inner else ""


def span(span: Mapping[str, Any]) -> str:
    """Make the HTML of one run of marked words."""
    words = escape(span["text"])
    match span["mark"]:
        case "strong" | "control":
            return f"<strong>{words}</strong>"
        case "accent":
            return f'<span class="fullcost-accent">{words}</span>'
        case "note":
            return f"<sup>{words}</sup>"
    return words


def link(words: str, url: str | None) -> str:
    """Make a link, if the address is one that a page may open."""
    if url and url.startswith(("https://", "http://")):
        return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(words)}</a>'
    return escape(words)


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    caption: str = "",
    notes: Sequence[str] | None = None,
    pads: Sequence[Sequence[str]] | None = None,
    sums: Iterable[int] = (),
) -> str:
    """Make a table whose first column heads its rows.

    Parameters
    ----------
    head, rows
        Plain words.
    right
        Which columns hold numbers.
    caption
        What the table shows, above it.
    notes
        A smaller line under the first cell of each row.
    pads
        What follows each cell unseen, so that decimals stand under one another.
    sums
        The places of rows that are totals.
    """
    totals = set(sums)
    number = ["fullcost-number" if is_number else "" for is_number in right]

    def pad(place: int, column: int) -> str:
        unseen = pads[place][column] if pads else ""
        return f'<span class="fullcost-unseen" aria-hidden="true">{escape(unseen)}</span>' if unseen else ""

    def body(place: int, row: Sequence[str]) -> str:
        note = f'<br><span class="fullcost-note">{escape(notes[place])}</span>' if notes and notes[place] else ""
        first = _tag("th", escape(row[0]) + note, number[0], ' scope="row"')
        cells = (escape(cell) + pad(place, column) for column, cell in enumerate(row))
        rest = "".join(_tag("td", cell, number[column]) for column, cell in enumerate(cells) if column)
        return _tag("tr", first + rest, "fullcost-sum" if place in totals else "")

    heads = "".join(_tag("th", escape(cell), kind, ' scope="col"') for cell, kind in zip(head, number, strict=True))
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    lines = "".join(body(place, row) for place, row in enumerate(rows))
    inner = f"<table>{title}<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
    return f'<div class="fullcost-scroll">{inner}</div>'


def bars(counts: Sequence[float], likely: tuple[float, float], at: float, label: str) -> str:
    """Draw a histogram as inline SVG, in the colour of the text.

    Parameters
    ----------
    counts
        Draws in each bar.
    likely
        The ends of the likely range, as parts of the width: bars whose middles lie between are darker.
    at
        Where the point stands, as a part of the width.
    label
        What a screen reader says.
    """
    wide, high = 320, 56
    step, most = wide / len(counts), max([*counts, 1])

    def path(dark: bool) -> str:
        drawn = [
            f"M{place * step:.5g} {high}v{-count / most * (high - 4):.4g}h{step * 0.86:.4g}V{high}z"
            for place, count in enumerate(counts)
            if count and (likely[0] <= (place + 0.5) / len(counts) <= likely[1]) == dark
        ]
        return f'<path d="{"".join(drawn)}" fill="currentColor" fill-opacity="{0.7 if dark else 0.3}"></path>'

    x = f"{min(max(at, 0.0), 1.0) * wide:.5g}"
    line = f'<path d="M{x} 0V{high}" class="fullcost-point"></path>'
    rule = f'<path d="M0 {high}H{wide}" stroke="currentColor" stroke-opacity="0.5"></path>'
    size = f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
    return f'<svg {size} role="img" aria-label="{escape(label)}">{path(False)}{path(True)}{rule}{line}</svg>'


def _tag(name: str, inner: str, kind: str = "", more: str = "") -> str:
    if kind and not kind.startswith("fullcost-"):
        kind = f"fullcost-{kind}"
    return f"<{name}{more}{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}>{inner}</{name}>"
