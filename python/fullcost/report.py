"""The report that the command prints: the answer, two figures and the steps between them, and what they rest on."""

from __future__ import annotations

from . import text
from .outcome import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .outcome import Outcome
    from .reconciliation import Reconciliation

BOLD, FAINT, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def report(outcome: Outcome, walk: Reconciliation | None, colour: bool = False) -> list[str]:
    """Lay out the report as lines.

    Parameters
    ----------
    outcome
        A bill.
    walk
        A walk of the same scenario. ``None`` where it joins no two figures.
    colour : bool
        Whether the terminal shows bold and faint text.

    Returns
    -------
    list of str
        Lines no longer than the terminal is wide.
    """
    to = text.width()
    view = outcome.scenario.view()
    data = outcome.to_dict()

    def bold(lines: list[str]) -> list[str]:
        return [f"{BOLD}{line}{RESET}" for line in lines] if colour else lines

    def faint(lines: list[str]) -> list[str]:
        return [f"{FAINT}{line}{RESET}" for line in lines] if colour else lines

    readings = [row["label"] for row in outcome.scenario.readings if row["on"]]
    when = ", ".join([data["as_of"], *readings])
    notes = [f"{row['path']}: {row['message']}" for row in data["diagnostics"]]
    disagree = [view["diagnostics_label"], *notes] if notes else []
    blocks = [
        [*bold(text.wrap(data["title"], to)), *faint(text.wrap(when, to))],
        text.wrap(outcome.sentence, to),
        text.wrap(f"{view['hero']['deck']} {walk.sentence}", to) if walk else [],
        walk.laid_out(to) if walk else [],
        text.wrap(plain(view["hero"]["finding"]), to),
        text.wrap(plain(view["hinge"]["prose"]), to) if view["hinge"] else [],
        [line for words in _predicted(outcome) for line in text.wrap(words, to)],
        [*bold(text.wrap(view["scopes"]["heading"], to)), *_scopes(outcome, to)],
        [*bold(["Year by year"]), *_years(outcome, to)] if _dated(outcome) else [],
        [*bold(text.wrap(view["readings"]["label"], to)), *_readings(outcome, to)] if outcome.scenario.readings else [],
        faint([line for note in disagree for line in text.wrap(note, to)]),
        faint(text.wrap(view["footer"]["note"], to)),
    ]
    return text.paragraphs(blocks).split("\n")


def _predicted(outcome: Outcome) -> list[str]:
    """Say the hours that an architecture predicts, and what those that count are over them."""
    kinds = {"predicted_gpu_hours": "", "over_predicted": " times"}
    told = [(row, kinds[row["id"].split(".")[0]]) for row in outcome.comparisons if row["id"].split(".")[0] in kinds]
    return [f"{row['label']}: {text.cell(row['value'])}{unit}." for row, unit in told]


def _dated(outcome: Outcome) -> bool:
    """Tell whether the window has a calendar."""
    document = outcome.scenario.document
    return document is not None and document.get("start_year") is not None


def _years(outcome: Outcome, to: int) -> list[str]:
    """Lay out the years of a window that has a calendar, and their sums: those of the scopes."""
    years = list(outcome.years)
    columns = {
        "fleet, $M": [year["hardware_usd"] + year["operation_usd"] + year["capital_usd"] for year in years],
        "pay and data, $M": [year["lines_usd"] for year in years],
        "paid, $M": [year["paid_usd"] for year in years],
    }
    if not any(columns["pay and data, $M"]):
        del columns["pay and data, $M"]
    hours = sum(year["gpu_hours"] for year in years)
    rates = [year["usd_per_gpu_hour"] for year in years]
    rates.append(sum(columns["fleet, $M"]) / hours if hours else None)
    labels = [[str(year["year"]), f"{year['gpus']:,.0f}"] for year in years]
    money = zip(*([*column, sum(column)] for column in columns.values()), strict=True)
    head = ["year", "GPUs", *columns, "an hour, $"]
    rows = [head]
    for label, usd, rate in zip([*labels, ["in all", ""]], money, rates, strict=True):
        rows.append([*label, *(f"{one / 1e6:,.1f}" for one in usd), "" if rate is None else f"{rate:.2f}"])
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    lines = (
        "  ".join(text.pad(cell, width, right=True) for cell, width in zip(row, widths, strict=True)) for row in rows
    )
    return [text.cut(line, to) for line in lines]


def _readings(outcome: Outcome, to: int) -> list[str]:
    """List the readings: by which name they are asked for, and what they are."""
    rows = list(outcome.scenario.readings)
    names = max(text.columns_of(row["id"]) for row in rows)
    lines = (f"{text.pad(row['id'], names)}  {row['label']}: {row['note']}" for row in rows)
    return [text.cut(text.clean(line), to) for line in lines]


def _scopes(outcome: Outcome, to: int) -> list[str]:
    cards = [card for group in outcome.scenario.view()["scopes"]["groups"] for card in group["cards"]]
    amounts = max((text.columns_of(card["amount"]) for card in cards), default=0)
    titles = max((text.columns_of(card["title"]) for card in cards), default=0)
    rest = to - amounts - titles - 4
    lines = []
    for card in cards:
        question = text.cut(card["question"], rest) if rest > 12 else ""
        line = f"{text.pad(card['title'], titles)}  {text.pad(card['amount'], amounts, right=True)}  {question}"
        lines.append(text.cut(text.clean(line).rstrip(), to))
    return lines
