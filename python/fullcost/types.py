# Derived by fullcost-gen from the Rust types. Do not edit.
"""Types of the documents that go in and come out."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict, Union

#: A number, a range such as ``6 to 10`` (a 90 % interval), a distribution, or any of these with its source.
Estimate = Union[float, str, "Distribution", "SourcedEstimate"]


class SourcedEstimate(TypedDict):
    """An estimate with its source."""

    value: Union[float, str, Distribution]
    source: NotRequired[str]
    status: NotRequired[Status]
    seen: NotRequired[Seen]
    note: NotRequired[str]
    dollars_of: NotRequired[float]
    currency: NotRequired[Currency]
    on: NotRequired[str]
    known_from: NotRequired[str]
    factors: NotRequired[list[str]]


class Accelerator(TypedDict):
    """One kind of accelerator. A chip of your own has the same form."""

    key: str
    """Its name in scenarios: `h800-sxm`."""
    name: str
    """Its full name."""
    vendor: str
    """Its maker."""
    architecture: NotRequired[Union[str, None]]
    """Its generation: `Hopper`, `CDNA3`, `TPU v5p`."""
    aliases: NotRequired[list[str]]
    """Other names that mean exactly this chip."""
    released: NotRequired[Union[str, None]]
    """When it could first be had: a year or a month."""
    peaks: Peaks
    """Dense peaks."""
    memory_gb: NotRequired[Union[float, None]]
    """Memory in GB (10^9 bytes)."""
    memory_tb_per_s: NotRequired[Union[float, None]]
    """Memory bandwidth in TB/s."""
    scale_up_gb_per_s: NotRequired[Union[float, None]]
    """Bandwidth of the links to the chips of the same domain, one direction, summed over all links, in GB/s."""
    scale_up_domain: NotRequired[Union[float, None]]
    """Chips in one domain of fast links."""
    scale_out_gb_per_s: NotRequired[Union[float, None]]
    """Network bandwidth for one chip, one direction, in GB/s."""
    tdp_w: NotRequired[Union[float, None]]
    """Rated power of one chip in W."""
    export_note: NotRequired[Union[str, None]]
    """Where it may be sold."""
    groups: NotRequired[Union[Groups, None]]
    """Where the fields come from."""


class Actions(TypedDict):
    """The words of the buttons."""

    share: str
    """Share."""
    download: str
    """Download."""
    cite: str
    """Cite."""
    embed: str
    """Embed."""
    reset: str
    """Reset."""
    copy: str
    """Copy."""
    copied: str
    """After copying."""
    close: str
    """Close."""


class Allocation(TypedDict):
    """What every use of the hours has of the cost."""

    cells: list[AllocationCell]
    """Year by year, use by use, nature by nature."""
    loaded: list[LoadedStep]
    """The fully loaded prices, row by row, each in steps."""
    scopes: list[ScopePrice]
    """The same runs in every scope."""
    organisation_usd: float
    """What the organisation spends over the window: the sum of all rows' last steps."""
    undisclosed: list[str]
    """Lines that nobody has disclosed, so that the organisation spends more than that."""


class AllocationCell(TypedDict):
    """Money of one nature for one use in one year, at owner's cost: a cell of the ledger, with its hours."""

    year: int
    """The year of the window, from 1."""
    use: str
    """The use, or the line."""
    purpose: Purpose
    """What it was for."""
    nature: Nature
    """What the money bought."""
    gpu_hours: float
    """GPU-hours of the use in that year, the same in the cells of all its natures. 0 for a line."""
    share: float
    """The use's share of the fleet's hours. 0 for a line."""
    usd: float
    """US dollars."""


#: Why owning is better at any such point.
Always = Literal["owning_pays"]


class AmountUsd(TypedDict):
    """Once, over the whole window."""

    usd: Estimate
    """Once, over the whole window."""


class AmountUsdPerYear(TypedDict):
    """Each year."""

    usd_per_year: Estimate
    """Each year."""


class AmountUndisclosed(TypedDict):
    """Nobody has said: listed, not summed, until somebody supplies a value."""

    undisclosed: Undisclosed
    """Nobody has said: listed, not summed, until somebody supplies a value."""


#: How much a line is.
Amount = Union["AmountUsd", "AmountUsdPerYear", "AmountUndisclosed"]


class AnswerView(TypedDict):
    """The answer of the sentence."""

    lead: str
    """The words before it."""
    amount: str
    """The amount."""
    usd: float
    """The same as a number."""
    accent: bool
    """Whether it is the page's unit figure."""
    range: str
    """The words after it."""
    likely: str
    """The likely range: 80 %; empty when nothing that is counted varies."""
    means: str
    """What “likely” means; empty in a scenario without ranges."""
    longest: int
    """Characters of the longest amount of any scope, so that the type size never changes."""


class Architecture(TypedDict):
    """A decoder-only transformer."""

    layers: float
    """Layers."""
    hidden: float
    """Width of the hidden vector."""
    heads: float
    """Query heads."""
    kv_heads: NotRequired[Union[float, None]]
    """Key and value heads. None for as many as there are query heads."""
    head_dim: NotRequired[Union[float, None]]
    """Width of a head. None for the hidden width over the heads."""
    ffn: NotRequired[float]
    """Width of the dense feed-forward layers; 0 where all have experts."""
    gated: NotRequired[bool]
    """Whether feed-forward layers have a gate, and so three matrices instead of two."""
    vocab: float
    """Tokens of the vocabulary, as padded in the model."""
    tied: NotRequired[bool]
    """Whether the embedding and the head share their weights."""
    experts: NotRequired[Union[Experts, None]]
    """Experts, if there are any."""
    latent: NotRequired[Union[Latent, None]]
    """Latent attention, if it is used."""
    window: NotRequired[Union[Window, None]]
    """Layers with a window, if there are any."""
    multi_token: NotRequired[float]
    """Layers for the prediction of further tokens, each with a pass through the head."""


class ArchitectureRow(TypedDict):
    """A published architecture with what follows from it."""

    key: str
    """Its name in documents."""
    name: str
    """Its full name."""
    parameters_b: float
    """Parameters in 10^9, computed from the shape."""
    active_parameters_b: float
    """Parameters that a token meets, in 10^9."""
    layers: float
    """Layers."""
    hidden: float
    """Width of the hidden vector."""
    heads: float
    """Query heads."""
    experts: float
    """Experts of a layer; 0 for a dense model."""
    source: Union[str, None]
    """Id of the source."""
    status: Status
    """Who stands behind it."""
    seen: Seen
    """How far it was checked."""


class AsKnownOn(TypedDict):
    """A scenario as it was known on a date."""

    scenario: str
    """The scenario."""
    day: str
    """The day: the last one of the date that was asked for."""
    readings: list[EarlierReading]
    """Readings that were what one knew: they are to be put on, in this order."""
    figures: list[KnownFigure]
    """All numbers but the factors of readings that multiply: nobody told these."""
    claims: list[KnownClaim]
    """All claims."""
    scopes: list[ScopeThen]
    """The scopes that have an answer."""
    sentence: str
    """The same in words."""
    model_version: str
    """Version of the equations."""
    data_version: str
    """Date of the shipped data."""


class Ask(TypedDict):
    """How to sample a scenario, and what to tell."""

    draws: NotRequired[float]
    """How many draws. What takes years is not refused."""
    seed: NotRequired[float]
    """Another seed, other draws. A whole number."""
    method: NotRequired[Method]
    """How points are spread. Drivers, conditions and shares of claims say what chance may have done, which takes `monte_carlo`."""
    summary: NotRequired[Union[Summaries, None]]
    """How quantiles are found: exact up to 100,000 draws unless said otherwise."""
    threads: NotRequired[float]
    """How many threads. The answer does not depend on it."""
    outputs: NotRequired[list[str]]
    """The outputs: scopes, `claims[id]`, `usd_per_gpu_hour`, `usd_per_busy_gpu_hour`, `told_share`. None for all scopes and rates, or, where one is told and in sweeps, for the scope that the scenario counts first."""
    quantiles: NotRequired[list[float]]
    """The probabilities whose quantiles are told, each once. None for 5, 10, 25, 50, 75, 90 and 95 %, in sweeps for 5, 50 and 95 %."""
    bins: NotRequired[float]
    """Bars of the histogram."""
    groups: NotRequired[list[str]]
    """Beginnings of paths whose numbers are taken together where drivers are told."""
    total: NotRequired[bool]
    """Whether drivers are told with their total indices, for which the model runs once more for each number. Groups have them in any case."""
    path: NotRequired[str]
    """The number that a response curve follows."""
    points: NotRequired[float]
    """At how many of its values."""
    low: NotRequired[Union[float, None]]
    """Least value of the output where a condition is asked for. One of the two ends may be left out."""
    high: NotRequired[Union[float, None]]
    """Greatest value."""


class Audit(TypedDict):
    """A published table: do its parts add up to its total?"""

    id: str
    """Short name."""
    label: str
    """As a reader reads it."""
    total: str
    """The claim that states the total."""
    parts: NotRequired[list[str]]
    """The claims that are its parts."""
    note: NotRequired[Union[str, None]]
    """What follows."""


class AuditAnswer(TypedDict):
    """A published table, added up again."""

    id: str
    """Its id."""
    label: str
    """As a reader reads it."""
    sum: float
    """The sum of its parts."""
    total: float
    """The total as published."""
    difference: float
    """The sum less the total."""
    holds: bool
    """Whether the sum is within the total's rounding."""
    note: str
    """What follows."""


#: The ways in which two figures can differ; a bridge moves along one at a time.
Axis = Literal["valuation", "purposes", "chips", "window", "natures", "timing"]


class BandBlock(TypedDict):
    """Squares of a band in one block."""

    nature: Block
    """The block."""
    squares: int
    """Squares."""
    counted: bool
    """Whether they are counted."""


class BandView(TypedDict):
    """A band: what the hours were for."""

    id: str
    """The row."""
    title: list[Span]
    """Its title."""
    kind: MarkOf
    """How it is drawn."""
    blocks: list[BandBlock]
    """Its squares by block."""


class BarsView(TypedDict):
    """A section whose rows have bars, all on one scale."""

    heading: str
    """Heading."""
    summary: str
    """One line while it is folded."""
    intro: str
    """Introduction."""
    legend: list[str]
    """Names of the bars, from the first on; empty where there is but one."""
    head: list[str]
    """Heads of its columns."""
    parts: list[BridgePart]
    """Its parts. Bars of what-ifs go to both sides of nothing, and the scale reaches as far to either."""
    note: str
    """The note below; empty if there is none."""


class Beta(TypedDict):
    """A beta distribution."""

    alpha: float
    """Shape at the low end."""
    beta: float
    """Shape at the high end."""
    low: NotRequired[float]
    """Least value."""
    high: NotRequired[float]
    """Greatest value."""


class BillLine(TypedDict):
    """A line of the bill with what stands behind it."""

    id: str
    """The cost item, or the reader's own line."""
    label: str
    """As a reader reads it."""
    nature: Nature
    """What it buys."""
    usd: float
    """Owner's cost over the window."""
    formula: str
    """Its formula in words."""
    leaves: list[str]
    """Paths of the numbers behind it, found by tracing the equations."""
    sources: list[str]
    """Sources of those numbers."""
    weakest: Status
    """The weakest status among those numbers."""


#: The two blocks of the picture, and what is in neither.
Block = Literal["hardware", "operation", "other"]


class BoardPrice(TypedDict):
    """A price of an accelerator on a board."""

    usd_per_gpu: float
    """Price of the board, for each accelerator."""
    server_markup: NotRequired[float]
    """Server over boards. 1.38 in a list of parts of the DGX H100 (SemiAnalysis, 2023; estimated)."""


class BoughtChips(TypedDict):
    """Chips of one kind with what they cost, in dollars of `year`."""

    name: str
    """What they are called."""
    count: Estimate
    """How many."""
    usd_per_gpu: Estimate
    """Price of one with its part of the server."""
    operation_usd_per_gpu_year: NotRequired[Union[Estimate, None]]
    """What it costs a year to operate one."""
    operation_years: NotRequired[Union[Estimate, None]]
    """For how many years."""
    year: float
    """The year whose dollars these are."""


class Bounds(TypedDict):
    """Two ends."""

    low: float
    """Least value."""
    high: float
    """Greatest value."""


class BreakEvenAt(TypedDict):
    """The point."""

    at: float
    """The point."""


class BreakEvenNever(TypedDict):
    """There is none."""

    never: Never
    """There is none."""


class BreakEvenAlways(TypedDict):
    """Owning is better at any."""

    always: Always
    """Owning is better at any."""


#: A point at which both are the same, or why there is none.
BreakEven = Union["BreakEvenAt", "BreakEvenNever", "BreakEvenAlways"]


#: A pair of money claims to be reconciled.
Bridge = TypedDict("Bridge", {
    "id": "str",
    "label": "str",
    "from": "str",
    "to": "str",
    "order": "NotRequired[Union[list[Axis], None]]",
})


class BridgePart(TypedDict):
    """Rows of the bridge on one scale."""

    title: str
    """Its title."""
    start: str
    """Words at the scale's start."""
    end: str
    """Words at the scale's end."""
    max: float
    """The scale's end."""
    rows: list[BridgeRow]
    """Its rows."""


class BridgeRow(TypedDict):
    """A row of the bridge, or of another section whose rows have bars."""

    id: str
    """Its id."""
    kind: str
    """`from`, `step`, `rest` or `to`; `year`; `on` or `off` for one that can be switched."""
    title: str
    """What it does."""
    why: str
    """Why it is as large as it is."""
    adds: str
    """What it adds, in millions."""
    adds_pad: str
    """Unseen text that aligns the decimals."""
    makes: str
    """What it makes, in millions."""
    makes_pad: str
    """Unseen text that aligns the decimals."""
    ends: list[float]
    """Ends of its bars, in dollars: each bar starts where the one before it ends."""


class BridgeView(TypedDict):
    """The bridge between the two figures."""

    heading: str
    """Heading."""
    intro: str
    """Introduction."""
    head: list[str]
    """Heads of its columns."""
    parts: list[BridgePart]
    """Its parts, one or two."""
    wedge: float
    """How many times smaller the second scale is drawn; 1 if there is none."""
    note: str
    """The note below."""
    order: list[OrderItem]
    """The order of the axes."""
    order_label: str
    """Accessible name of the order."""


class ByYearConstant(TypedDict):
    """The same every year."""

    constant: float
    """The same every year."""


class ByYearYears(TypedDict):
    """Year by year; a year that is asked for and not there is an error, not a guess."""

    years: list[YearValue]
    """Year by year; a year that is asked for and not there is an error, not a guess."""


#: A number over the years.
ByYear = Union["ByYearConstant", "ByYearYears"]


class CapitalCost(TypedDict):
    """What all of it costs."""

    usd: float
    """All parts together."""
    cost_share: float
    """Weighted cost in a year: sum of amount x cost over the sum of the amounts."""
    after_tax_share: float
    """The same after taxes: interest costs 1 - tax of itself."""


class CapitalMix(TypedDict):
    """Where a company's money comes from."""

    parts: NotRequired[list[CapitalPart]]
    """Loans, notes and equity."""
    tax_share: NotRequired[float]
    """Tax on profit, which interest lowers."""


class CapitalPart(TypedDict):
    """Money of one kind."""

    id: str
    """Its name."""
    usd: float
    """How much of it there is."""
    cost_share: float
    """What it costs in a year: interest, or the return that owners expect."""
    interest: NotRequired[bool]
    """Whether its cost is interest, and so lowers taxes."""


class Card(TypedDict):
    """A scope as a card."""

    id: str
    """The scope."""
    title: str
    """Its name."""
    question: str
    """The question that it answers."""
    amount: str
    """Its amount."""
    detail: str
    """Status or range."""
    selected: bool
    """Whether it is the present one."""
    picture: CardPicture
    """What it draws."""


class CardGroup(TypedDict):
    """Some cards with a legend."""

    legend: str
    """The legend."""
    cards: list[Card]
    """The cards."""


class CardPicture(TypedDict):
    """What a card draws."""

    hardware: bool
    """The block of hardware."""
    operation: bool
    """The block of operation."""
    runs: int
    """Squares of a run."""
    dashed: bool
    """A dashed frame for what is not disclosed."""


class CardPrice(TypedDict):
    """A list price of a single card."""

    usd_per_gpu: float
    """Price of the card."""
    server_markup: NotRequired[float]
    """Server over cards. 1.64 is Epoch AI's mean (arXiv 2405.21015; estimated)."""


class CatalogRow(TypedDict):
    """A row of the catalog. Peaks are dense; bandwidths are for one direction."""

    key: str
    """Name in scenarios."""
    name: str
    """Full name."""
    vendor: str
    """Maker."""
    architecture: str
    """Generation."""
    aliases: list[str]
    """Other names of exactly this chip."""
    released: Union[str, None]
    """When it could first be had."""
    bf16_tflop_per_s: Union[float, None]
    """Dense BF16 peak."""
    fp16_tflop_per_s: Union[float, None]
    """Dense FP16 peak."""
    fp8_tflop_per_s: Union[float, None]
    """Dense FP8 peak."""
    fp4_tflop_per_s: Union[float, None]
    """Dense FP4 peak."""
    memory_gb: Union[float, None]
    """Memory in GB."""
    memory_tb_per_s: Union[float, None]
    """Memory bandwidth in TB/s."""
    scale_up_gb_per_s: Union[float, None]
    """Links inside the domain, in GB/s."""
    scale_up_domain: Union[float, None]
    """Chips in the domain."""
    scale_out_gb_per_s: Union[float, None]
    """Network for one chip, in GB/s."""
    tdp_w: Union[float, None]
    """Rated power in W."""
    told: list[ToldRow]
    """Where each group of fields comes from."""


class Cell(TypedDict):
    """A cell of the ledger: money of one nature for one use in one year, under one valuation."""

    valuation: Valuation
    """How hours became money. Cells of different valuations are different views of the same and are never added."""
    nature: Nature
    """What the money bought."""
    purpose: Purpose
    """What it was for."""
    use: str
    """The use, or the line."""
    year: int
    """The year of the window, from 1."""
    usd: float
    """US dollars."""


#: What is different about something.
Change = Literal["added", "removed", "value", "origin", "text", "date"]


class ChangedClaim(TypedDict):
    """A claim that is different."""

    id: str
    """Its id."""
    label: str
    """As a heading."""
    change: Change
    """What is different."""
    before: Union[float, None]
    """Its number in the old version. None for an event."""
    after: Union[float, None]
    """In the new one."""


class ChangedFigure(TypedDict):
    """A figure that is different."""

    path: str
    """Its address."""
    unit: str
    """Its unit."""
    change: Change
    """What is different."""
    before: Union[float, None]
    """Its number in the old version; of a range, the median."""
    after: Union[float, None]
    """In the new one."""
    relative: Union[float, None]
    """The difference over what it was before. None where that was nothing, or a choice."""
    told_before: Union[str, None]
    """As it is told in the old version: a number, a distribution as JSON, the name of a choice."""
    told_after: Union[str, None]
    """In the new one."""
    status_before: Union[Status, None]
    """Who stood behind it."""
    status_after: Union[Status, None]
    """Who stands behind it."""
    source_before: Union[str, None]
    """Id of the old source."""
    source_after: Union[str, None]
    """Id of the new one."""


class ChangedNumber(TypedDict):
    """A number that a patch changed."""

    path: str
    """Its path."""
    unit: str
    """The key of its unit."""
    old: float
    """What it was before this patch; the median where it is drawn."""
    new: float
    """What it is after it."""
    drawn: bool
    """Whether it is drawn after it."""


class ChangedScope(TypedDict):
    """A scope that both versions answer."""

    id: Preset
    """The scope."""
    label: str
    """As a reader reads it."""
    before_usd: float
    """US dollars by the old version."""
    after_usd: float
    """By the new one."""
    difference_usd: float
    """After less before."""
    relative: Union[float, None]
    """The difference over what it was before. None where that was nothing."""


class ChangedSource(TypedDict):
    """A source that is different."""

    id: str
    """Its id."""
    change: Change
    """What is different."""
    before: Union[str, None]
    """Who, what and where in the old version."""
    after: Union[str, None]
    """In the new one."""
    date_before: Union[str, None]
    """Its date in the old version."""
    date_after: Union[str, None]
    """In the new one."""


#: What a claim is checked against.
CheckKind = Literal["supply", "power", "money", "time"]


class CheckLine(TypedDict):
    """A line of the arithmetic."""

    label: str
    """What it is."""
    value: Union[float, None]
    """Its value: the median. Null for a stated none."""
    low: Union[float, None]
    """The 5 % quantile. Null where it has no range."""
    high: Union[float, None]
    """The 95 % quantile."""
    unit: str
    """Its unit."""
    source: Union[str, None]
    """Id of the source. Null where it was given without one, or worked out."""
    status: Union[Status, None]
    """Who stands behind it. Null where it was given without saying."""
    note: Union[str, None]
    """What else a reader should know."""


class Choice(TypedDict):
    """A choice in a list."""

    id: str
    """Its id."""
    name: str
    """As a reader reads it."""
    selected: bool
    """Whether it is the present one."""


class Claim(TypedDict):
    """A published figure."""

    id: str
    """Short name."""
    label: str
    """As a heading."""
    text: str
    """What it says, in one sentence."""
    by: str
    """Who says so."""
    date: str
    """When."""
    known_from: NotRequired[Union[str, None]]
    """From when on it was known, where `date` does not say that: the document was corrected later."""
    source: NotRequired[Union[str, None]]
    """Id of the source."""
    place: NotRequired[Union[str, None]]
    """Where in the source."""
    status: Status
    """Who stands behind it."""
    seen: Seen
    """How far it was checked."""
    excludes: NotRequired[Union[str, None]]
    """What it leaves out, by its own words."""
    as_told: NotRequired[Union[str, None]]
    """How the article tells it, where that differs."""
    corrects: NotRequired[Union[str, None]]
    """The claim that it corrects."""
    figure: Figure
    """The figure itself."""


class ClaimEnd(TypedDict):
    """A claim at one end of a reconciliation."""

    id: str
    """Its id."""
    label: str
    """As a heading."""
    by: str
    """Who says so."""
    text: str
    """The figure in words."""
    usd: float
    """The figure."""


class ClaimGroup(TypedDict):
    """A group of claims."""

    id: str
    """`money`, `quantity` or `event`."""
    title: str
    """Its title."""
    summary: str
    """One line while it is folded."""


class ClaimMark(TypedDict):
    """A published figure beside the distribution of what it counts."""

    id: str
    """Its id."""
    number: int
    """Its number on the page."""
    usd: float
    """Where it stands."""
    figure: str
    """Its figure."""
    by: str
    """Who says so."""
    share: str
    """How many of the draws agree with it, within its rounding."""
    accent: bool
    """Whether it is the page's unit figure."""


class ClaimRow(TypedDict):
    """A claim as a row of the page."""

    id: str
    """Its id."""
    number: int
    """Its number on the page."""
    figure: str
    """Its figure."""
    accent: bool
    """Whether it is the page's unit figure."""
    status: str
    """Status: `stated`, `estimated`, `assumed` or `computed`."""
    status_word: str
    """Status in words."""
    what: str
    """What it says."""
    who: str
    """Who says so, and when."""
    place: str
    """Where in the source."""
    source_title: str
    """Title of the source."""
    url: str
    """Address of the source; empty if there is none."""
    excludes: str
    """What it leaves out."""
    as_told: str
    """How the article tells it."""
    seen: str
    """How far it was checked."""
    seen_word: str
    """The same in words."""
    group: str
    """`money`, `quantity` or `event`."""


class ClaimShare(TypedDict):
    """How many draws agree with a claim, within its printed rounding or its own range."""

    id: str
    """The claim."""
    share: float
    """Share of draws in which it holds."""
    standard_error: float
    """Standard error of the share."""
    label: str
    """As a heading."""
    by: str
    """Who says so."""
    usd: float
    """Its figure."""
    low: float
    """Least value at which it holds."""
    high: Union[float, None]
    """Greatest value."""
    point: float
    """What the model gives for what the claim counts, every number at its median or as stated."""
    varies: bool
    """Whether anything that it counts varies."""


class ClaimsView(TypedDict):
    """The section of claims. The claims themselves come as a list of their own, since they do not change."""

    heading: str
    """Heading."""
    summary: str
    """One line while it is folded."""
    head: list[str]
    """Heads of its columns."""
    groups: list[ClaimGroup]
    """Its groups."""
    computed: list[ClaimRow]
    """What the model makes of the claims."""


class Clip(TypedDict):
    """A distribution whose outer parts are piled up at two ends."""

    of: Distribution
    """The distribution."""
    low: float
    """What lies below is put here."""
    high: float
    """What lies above is put here."""


class CloudPrice(TypedDict):
    """A price of an hour in a cloud."""

    usd_per_gpu_hour: ByYear
    """Price of an hour of one accelerator, used or not."""


class Colocation(TypedDict):
    """A rented hall."""

    usd_per_kw_month: ByYear
    """Rent for a kW of provisioned IT power, in a month."""
    power_included: NotRequired[bool]
    """Whether the rent holds the electricity."""


class Comparison(TypedDict):
    """A ratio that puts a figure in proportion."""

    id: str
    """Short name."""
    label: str
    """In words."""
    value: float
    """The value."""
    unit: str
    """Its unit."""


class Condition(TypedDict):
    """What would have to be true for an output to lie between two values."""

    output: str
    """The output."""
    low: Union[float, None]
    """Least value."""
    high: Union[float, None]
    """Greatest value."""
    draws: float
    """Draws in which it holds."""
    share: float
    """Their share."""
    standard_error: float
    """Standard error of the share."""
    mean: float
    """Mean of the output where it holds."""
    sd: float
    """Its standard deviation there."""
    inputs: list[ContrastRow]
    """The inputs, those that differ most first."""
    sentence: str
    """The finding in words."""


class ContrastRow(TypedDict):
    """An input where something holds, against where it does not."""

    path: str
    """Its path."""
    label: str
    """As a reader reads it."""
    mean: float
    """Mean where it holds."""
    sd: float
    """Standard deviation where it holds."""
    holds: list[float]
    """10, 50 and 90 % quantiles where it holds."""
    fails: list[float]
    """The same where it does not; empty where it always holds."""
    shift_sd: float
    """Difference of the means, in standard deviations of all draws."""
    sentence: str
    """The same in words."""


class Conversion(TypedDict):
    """Money to convert."""

    amount: float
    """How much of the currency. May be below 0: a loss."""
    currency: NotRequired[Currency]
    """The currency."""
    year: float
    """The year that it was paid or told in."""
    to_year: NotRequired[Union[float, None]]
    """The year whose dollars the answer is in. None for the same."""


class Converted(TypedDict):
    """Money in dollars."""

    usd: float
    """Dollars of `dollars_of`."""
    dollars_of: float
    """The year whose dollars they are."""
    per_usd: float
    """The currency for a dollar, as the mean of the year."""
    index_ratio: float
    """The price index of `dollars_of` over that of the year."""
    lines: list[CheckLine]
    """The arithmetic, line by line."""
    sources: list[Source]
    """The documents that its figures come from."""


class Correlation(TypedDict):
    """How two uncertain numbers move together: their rank correlation, by a Gaussian copula."""

    between: NotRequired[list[str]]
    """Paths of the two numbers."""
    rank: float
    """Spearman's rank correlation, from -1 to 1."""
    source: NotRequired[Union[str, None]]
    """Id of its source."""
    note: NotRequired[Union[str, None]]
    """Why they move together."""


class CostFactor(TypedDict):
    """One difference between two methods, and what it multiplies the cost with."""

    name: str
    """What differs."""
    factor: float
    """By how much."""


class CostInput(TypedDict):
    """A number that a cost was made of."""

    name: str
    """What it is."""
    value: float
    """Its value."""
    unit: str
    """Its unit."""
    by: str
    """Who told it."""
    as_of: Union[str, None]
    """When it held."""
    source: Union[str, None]
    """Id of the source, or its address."""
    status: Status
    """Who stands behind it."""


#: A way to put dollars on chip-hours.
CostMethod = Literal["rental", "amortised_as_epoch", "amortised_corrected", "straight_line", "declining_balance", "acquisition"]


class CostMethodRow(TypedDict):
    """What a method makes of the chip-hours."""

    id: str
    """Its name: the method with what tells it from its like."""
    method: CostMethod
    """The method."""
    usd: Union[float, None]
    """Dollars of the run."""
    usd_per_gpu_hour: Union[float, None]
    """Dollars over the chip-hours of the run."""
    counts: list[str]
    """What is counted."""
    leaves_out: list[str]
    """What is left out."""
    compared_with: Union[str, None]
    """The row that it is compared with."""
    ratio: Union[float, None]
    """Its dollars over those of that row."""
    factors: list[CostFactor]
    """Why: factors whose product is the ratio."""
    reason: Union[str, None]
    """The same in words."""
    inputs: list[CostInput]
    """The numbers that it is made of."""
    refused: Union[str, None]
    """Why there are no dollars: a code and words."""


class CostMethods(TypedDict):
    """The same chip-hours by every method."""

    chip: Union[str, None]
    """Key of the chip, where it is one of the catalog."""
    gpu_hours: float
    """The chip-hours of all methods."""
    gpu_hours_basis: HoursBasis
    """Where they come from."""
    rows: list[CostMethodRow]
    """A row for each method."""
    experiments: list[ExperimentCost]
    """The multiples of experiments."""
    notes: list[str]
    """What does not agree."""


#: What a cost is for.
CostNature = Literal["servers", "network", "storage", "spares", "installation", "import_premium", "taxes", "shell", "plant", "resale", "power", "hall", "cloud", "staff", "software", "support", "repairs"]


class CostedRun(TypedDict):
    """A training run whose chip-hours are costed by every method. Prices that it does not bring come from the catalog."""

    chip: NotRequired[Union[str, None]]
    """A name of the catalog. None for a chip that brings its own prices."""
    priced_as: NotRequired[Union[str, None]]
    """A chip whose prices stand in, beside its own: `H100` for an H800."""
    gpus: NotRequired[Union[float, None]]
    """Chips."""
    hours: NotRequired[Union[float, None]]
    """Hours of training."""
    gpu_hours: NotRequired[Union[float, None]]
    """Chip-hours, reported or predicted. None for chips times hours."""
    published: NotRequired[Union[str, None]]
    """When the model was published."""
    started: NotRequired[Union[str, None]]
    """When the training began. None for 60 days before publication, less its hours, as Epoch AI has it."""
    bought: NotRequired[Union[str, None]]
    """When the chips were bought, for the corrected method. None for 90 days after their release."""
    prices_as_of: NotRequired[Union[str, None]]
    """Rental prices are those known by then. None for the day of publication; without one, all."""
    rent_usd_per_gpu_hour: NotRequired[Union[float, None]]
    """Rent of a chip for an hour, where one is stated. It comes first, and the others are told against it."""
    vendor: NotRequired[Union[str, None]]
    """Only the rental prices of this vendor."""
    purchase_usd: NotRequired[Union[float, None]]
    """Purchase price of a chip, in place of the catalog's."""
    purchase_kind: NotRequired[Terms]
    """What that price holds: `card`, `board`, `server_share`, ..."""
    depreciation_days: NotRequired[Union[float, None]]
    """Days from the purchase to the training, in the method of Epoch AI. None for those between its dates."""
    hyperscaler: NotRequired[bool]
    """Whether the developer has sites of its own, which the method of Epoch AI gives a PUE of 1.1."""
    place: NotRequired[str]
    """The country that the energy is used in, by its name, its two or its three letters, for the corrected method."""
    usd_per_kwh: NotRequired[Union[float, None]]
    """Price of electricity there. None for the price to industry in the year of the training."""
    pue: NotRequired[Union[float, None]]
    """Power usage effectiveness there."""
    tdp_w: NotRequired[Union[float, None]]
    """Rated power of a chip in W. None for the catalog's."""
    lives_years: NotRequired[list[float]]
    """Years of use for straight lines. None for 3, 4 and 5."""
    residual_share: NotRequired[float]
    """What is left of the price after them."""
    declining_share_per_year: NotRequired[float]
    """The part of the rest that a declining balance takes in a year. 0.4 is twice a fifth: double declining over five years."""


#: A currency: its code, in any case.
Currency = Literal["usd", "cny", "eur"]


class CurvePoint(TypedDict):
    """A point of a response curve."""

    input: float
    """The number's value."""
    low: float
    """10 % quantile of the output over the draws of all other numbers."""
    median: float
    """Median."""
    high: float
    """90 % quantile."""


class CurveView(TypedDict):
    """The cost of an hour in use against the busy share."""

    x: list[float]
    """Busy share in per cent."""
    y: list[float]
    """US dollars an hour."""
    low: float
    """Low end of the likely range over the curve: 1 without a range."""
    high: float
    """High end over the curve."""
    y_max: float
    """End of the axis."""
    ticks: list[Tick]
    """Marks."""
    rent_usd: float
    """The market rate; 0 if there is none."""
    rent_label: str
    """Its words."""
    curve_label: str
    """Words at the curve."""
    left_label: str
    """Words left of the crossing."""
    right_label: str
    """Words right of the crossing."""
    even: list[float]
    """Where it crosses the rent, in per cent, and the ends of the likely range of that place; empty where it is not marked."""
    even_label: str
    """Words at the crossing."""


class Deployment(TypedDict):
    """Servers x days."""

    nodes: Estimate
    """Servers in use on average."""
    gpus_per_node: Estimate
    """Accelerators in each."""
    days: Estimate
    """Days."""


class Depreciation(TypedDict):
    """An asset and the rule by which it loses value."""

    purchase_usd: float
    """What was paid."""
    life_years: float
    """Years until nothing but the residual is left."""
    residual_share: NotRequired[Union[float, None]]
    """What is left at the end of the life, as a share of the purchase. None for nothing or, by price performance, for what its curve leaves."""
    method: NotRequired[DepreciationMethod]
    """The rule."""
    declining_factor: NotRequired[float]
    """Declining balance: times the rate of a straight line. 2 is double declining."""


#: The rule by which an asset loses value.
DepreciationMethod = Literal["straight_line", "declining_balance", "price_performance"]


class DepreciationYear(TypedDict):
    """A year of an asset's life."""

    age_years: float
    """Years since the purchase at its end; the last may end within a year."""
    depreciation_usd: float
    """Value lost in it."""
    book_usd: float
    """Value left at its end."""


class DevelopmentCosts(TypedDict):
    """What a development cost, part by part."""

    mode: DevelopmentMode
    """How the parts move together."""
    draws: float
    """How many draws."""
    people: float
    """All people."""
    parts: list[DevelopmentPart]
    """The parts; without people none for them, and without a final run none for compute."""


#: How the parts of a development cost move together.
DevelopmentMode = Literal["as_epoch", "corrected"]


class DevelopmentPart(TypedDict):
    """What a part of a development cost."""

    id: str
    """The part: `ai_accelerator`, `other_server`, `interconnect`, `energy`, `compute` (the four), `rd_staff` or `total`."""
    p05_usd: float
    """Of 20 draws, one lies below."""
    p50_usd: float
    """The median."""
    p95_usd: float
    """Of 20 draws, one lies above."""
    mean_usd: float
    """The mean."""
    spread: float
    """The high end over the low one."""


class DevelopmentRun(TypedDict):
    """A development whose cost is asked for. Of the compute and the people, either may be left out."""

    mode: NotRequired[DevelopmentMode]
    """How the parts move together."""
    final_run: NotRequired[Union[FinalRun, None]]
    """What the final run cost."""
    experiment_factor: NotRequired[Distribution]
    """All compute of the project over that of the final run."""
    energy_price_factor: NotRequired[Distribution]
    """The price of electricity over the one that the final run was costed with."""
    team: NotRequired[list[Role]]
    """The people."""
    project: NotRequired[Union[Project, None]]
    """When they worked."""
    pay_index_ratio: NotRequired[float]
    """Price index of the dollars told over that of the pay."""
    draws: NotRequired[float]
    """How many draws."""


class Diagnostic(TypedDict):
    """Something that does not fit together, though the model carries on."""

    code: str
    """Its kind: `hours_disagree`, `price_disagrees`, `operation_disagrees`, `total_disagrees`, `count_mismatch`, `busy_below_told`, `pools_left_out`, `audit_fails`, `no_rent`, `chip_not_in_fleet`."""
    path: str
    """Where."""
    message: str
    """In words."""


class Difference(TypedDict):
    """The difference between two versions of a scenario."""

    old: str
    """Id of the old version."""
    new: str
    """Id of the new one."""
    figures: list[ChangedFigure]
    """Figures that are different, in the order of the new version; those that were removed come last."""
    claims: list[ChangedClaim]
    """Claims that are different."""
    sources: list[ChangedSource]
    """Sources that are different."""
    scopes: list[ChangedScope]
    """The scopes that both answer."""
    effects: list[EffectOnScope]
    """What moves them, largest first. A figure that does not move a scope has no line."""
    notes: list[str]
    """What else a reader should know."""
    sentence: str
    """The same in words."""
    model_version: str
    """Version of the equations."""
    data_version: str
    """Date of the shipped data."""


#: What was disclosed of a run.
Disclosed = Literal["gpu_mwh", "it_mwh", "mwh", "location_t", "market_t", "embodied_t"]


class DisclosureRow(TypedDict):
    """A figure that was disclosed beside what comes out here."""

    key: str
    """The run's name in the table."""
    name: str
    """Its full name."""
    convention: EnergyConvention
    """What is counted."""
    what: Disclosed
    """Which figure: `mwh`, `location_t`."""
    disclosed: float
    """As it was disclosed."""
    computed: float
    """As it comes out."""
    error: Union[float, None]
    """Computed over disclosed, less 1. Null where nothing was disclosed to be 0."""
    source: Union[str, None]
    """Id of the source."""
    status: Status
    """Who stands behind it."""
    seen: Seen
    """How far it was checked."""
    note: Union[str, None]
    """What else a reader should know."""


class Discrete(TypedDict):
    """Some values with weights; the reader puts them into order."""

    values: NotRequired[list[float]]
    """The values."""
    weights: NotRequired[list[float]]
    """How much each weighs. Their sum may be anything above zero."""


class DistributionInterval(TypedDict):
    """Lognormal when both ends are above zero, else normal."""

    interval: Interval
    """Lognormal when both ends are above zero, else normal."""


class DistributionQuantiles(TypedDict):
    """Three quantiles: a shifted lognormal through them, or on the logarithm, so that positive stays positive."""

    quantiles: Quantiles
    """Three quantiles: a shifted lognormal through them, or on the logarithm, so that positive stays positive."""


class DistributionMetalog(TypedDict):
    """Three quantiles: a metalog through them."""

    metalog: Metalog
    """Three quantiles: a metalog through them."""


class DistributionNormal(TypedDict):
    """Normal."""

    normal: Normal
    """Normal."""


class DistributionLognormal(TypedDict):
    """Lognormal, by the mean and standard deviation of the logarithm or of the value itself."""

    lognormal: Lognormal
    """Lognormal, by the mean and standard deviation of the logarithm or of the value itself."""


class DistributionUniform(TypedDict):
    """All values between two equally likely."""

    uniform: Bounds
    """All values between two equally likely."""


class DistributionLogUniform(TypedDict):
    """The logarithm uniform between two values above zero."""

    log_uniform: Bounds
    """The logarithm uniform between two values above zero."""


class DistributionTriangular(TypedDict):
    """Triangular."""

    triangular: Triangular
    """Triangular."""


class DistributionPert(TypedDict):
    """PERT: a smooth hump between two ends."""

    pert: Pert
    """PERT: a smooth hump between two ends."""


class DistributionBeta(TypedDict):
    """Beta, stretched from 0..1 to other ends where they are given."""

    beta: Beta
    """Beta, stretched from 0..1 to other ends where they are given."""


class DistributionGamma(TypedDict):
    """Gamma."""

    gamma: Gamma
    """Gamma."""


class DistributionDiscrete(TypedDict):
    """Some values, each with its weight."""

    discrete: Discrete
    """Some values, each with its weight."""


class DistributionSamples(TypedDict):
    """Observed values, equally likely, nothing between them."""

    samples: Samples
    """Observed values, equally likely, nothing between them."""


class DistributionMixture(TypedDict):
    """One of several distributions, by weight."""

    mixture: Mixture
    """One of several distributions, by weight."""


class DistributionTruncate(TypedDict):
    """A distribution without what lies outside; the rest becomes likelier."""

    truncate: Truncate
    """A distribution without what lies outside; the rest becomes likelier."""


class DistributionClip(TypedDict):
    """A distribution where what lies outside is moved to the ends."""

    clip: Clip
    """A distribution where what lies outside is moved to the ends."""


#: A distribution, under its name.
Distribution = Union["DistributionInterval", "DistributionQuantiles", "DistributionMetalog", "DistributionNormal", "DistributionLognormal", "DistributionUniform", "DistributionLogUniform", "DistributionTriangular", "DistributionPert", "DistributionBeta", "DistributionGamma", "DistributionDiscrete", "DistributionSamples", "DistributionMixture", "DistributionTruncate", "DistributionClip"]


class DoesNotFit(TypedDict):
    """By how much a layout misses the memory, and what would help."""

    missing_bytes: float
    """Bytes that are missing."""
    helps: list[str]
    """Changes that would each make it fit. Empty where none does alone."""


class Download(TypedDict):
    """A file to download."""

    id: str
    """`png`, `csv`, `outcome` or `scenario`."""
    label: str
    """Its name for the reader."""
    file: str
    """Its file name."""


class Driver(TypedDict):
    """What one uncertain number, or a group of them, does to an output."""

    path: str
    """Its path, or the beginning that paths share. With totals, numbers that move together are one row, joined by ` + `."""
    label: str
    """As a reader reads it."""
    first_order: float
    """Share of the variance that would go if it were known."""
    first_order_low: float
    """Low end of the 90 % interval of that share."""
    first_order_high: float
    """High end."""
    total: Union[float, None]
    """Share of the variance that would stay if all others were known. None where it was not computed."""
    total_low: Union[float, None]
    """Low end of its 90 % interval."""
    total_high: Union[float, None]
    """High end."""
    narrowing: Union[float, None]
    """By how much the 90 % range would narrow if it were known, as a share. None for groups."""
    at_low: Union[float, None]
    """The output with the number at its 5 % quantile, all others at their medians. None for groups."""
    at_high: Union[float, None]
    """The same at its 95 % quantile."""
    noise: bool
    """Whether its influence cannot be told from none."""
    sentence: str
    """The same in words."""


class DriverView(TypedDict):
    """A number that moves the answer."""

    name: str
    """What it is called."""
    narrows: str
    """By how much the range would narrow if it were known, in words."""
    likely: str
    """Its likely range, in words."""
    likely_low: float
    """Start of that range on the slider."""
    likely_high: float
    """Its end."""
    line: list[int]
    """The answer at places from the slider's one end to the other, evenly: in thousandths of the scale that all share."""
    low: list[int]
    """Low end of its likely range there."""
    high: list[int]
    """High end."""
    text: str
    """The curve in words."""
    slider: SliderView
    """Its slider."""


class Drivers(TypedDict):
    """What drives an output, the strongest first."""

    output: str
    """The output."""
    label: str
    """As a reader reads it."""
    draws: float
    """How many draws stand behind it."""
    seed: float
    """The seed."""
    varies: bool
    """Whether the output varies at all."""
    drivers: list[Driver]
    """The numbers."""


class EarlierReading(TypedDict):
    """A reading that was what one knew."""

    id: str
    """Its id."""
    label: str
    """As a reader reads it."""
    note: Union[str, None]
    """What it means."""
    source: Union[str, None]
    """Id of the source that shows it."""
    known_from: Union[str, None]
    """From when on it held."""
    known_until: Union[str, None]
    """Until when."""


class EffectOnScope(TypedDict):
    """A part of the difference of a scope. The parts of a scope add up to its difference."""

    scope: Preset
    """The scope."""
    part: Part
    """What moves it."""
    path: Union[str, None]
    """The figure's address. None for the rests."""
    usd: Union[float, None]
    """US dollars. None where the old version has no answer with that figure alone."""


class ElectricityAsked(TypedDict):
    """What is asked of the table. Nothing asks for all of it."""

    country: NotRequired[Union[str, None]]
    """The country: its name, or its letters by ISO 3166-1."""
    from_year: NotRequired[Union[float, None]]
    """The first of the years that a site needs rates for; with `to_year`."""
    to_year: NotRequired[Union[float, None]]
    """The last of them."""


class ElectricityRow(TypedDict):
    """The price of electricity in a country and a year."""

    country: str
    """The country's two letters."""
    name: str
    """Its name."""
    year: int
    """The year."""
    usd_per_kwh: float
    """The price for industry."""
    low80: Union[float, None]
    """Low end of the 80 % range, where one is given."""
    high80: Union[float, None]
    """Its high end."""
    status: Status
    """Who stands behind it."""
    seen: Seen
    """How far it was checked."""
    source: Union[str, None]
    """Id of the source. None where nobody can be cited."""
    by: Union[str, None]
    """Who tells it."""
    url: Union[str, None]
    """Its address."""
    note: str
    """What else a reader should know."""


class ElectricityYear(TypedDict):
    """The price of electricity in a year."""

    year: float
    """The calendar year."""
    usd_per_kwh: Estimate
    """The price."""


#: What is counted as the energy of a run.
EnergyConvention = Literal["modelled", "tdp", "metered"]


class EnergyFactor(TypedDict):
    """A factor that an energy or a footprint is made of."""

    name: str
    """Its name: that of the field."""
    value: float
    """Its value."""
    unit: str
    """Its unit."""
    low80: Union[float, None]
    """Low end of its 80 % range, where it is a default."""
    high80: Union[float, None]
    """High end."""
    basis: FactorBasis
    """Where it comes from."""
    source: Union[str, None]
    """Id of the source. Null where it is given, or nobody can be cited."""
    status: Union[Status, None]
    """Who stands behind it. Null where it is given."""
    note: Union[str, None]
    """What else a reader should know."""


class EnergyRun(TypedDict):
    """A run whose energy and carbon are asked for. What is left out is taken from its convention, or from sourced defaults."""

    convention: NotRequired[EnergyConvention]
    """What is counted."""
    chip: NotRequired[Union[str, None]]
    """The accelerator: a key of the catalog, or another of its names. In its place, `tdp_w`."""
    tdp_w: NotRequired[Union[float, None]]
    """Rated power of an accelerator in W."""
    gpu_hours: NotRequired[Union[float, None]]
    """Accelerator-hours. Only a metered energy can do without, and then nothing is embodied."""
    draw_w: NotRequired[Union[float, None]]
    """Metered: mean draw of an accelerator in W."""
    gpu_mwh: NotRequired[Union[float, None]]
    """Metered: energy in MWh."""
    load: NotRequired[Union[float, None]]
    """Modelled: mean over rated power of an accelerator."""
    mfu_6nd: NotRequired[Union[float, None]]
    """Modelled: utilisation of the 16-bit peak with 6 operations for a parameter and token, from which the load follows."""
    server_factor: NotRequired[Union[float, None]]
    """Power of a server over that of its accelerators."""
    network_share: NotRequired[Union[float, None]]
    """Network and storage in the power of all IT."""
    pue: NotRequired[Union[float, None]]
    """Power usage effectiveness of the site. In its place, `operator`."""
    operator: NotRequired[Union[str, None]]
    """Who runs the site: `google`, `meta`."""
    g_per_kwh: NotRequired[Union[float, None]]
    """Carbon of the grid in g CO2e for a kWh. In its place, `place`."""
    place: NotRequired[Union[str, None]]
    """Where: a country by its name, its two or its three letters, or another place of the table."""
    year: NotRequired[Union[float, None]]
    """The year that PUE and grid are taken from: the nearest that is known. None for the latest."""
    contracted_share: NotRequired[Union[float, None]]
    """Part of the electricity that contracts make carbon-free, for the market-based count. None for not known."""
    embodied_gpu_kg: NotRequired[Union[float, None]]
    """Carbon that an accelerator embodies in kg CO2e."""
    embodied_server_kg: NotRequired[Union[float, None]]
    """Carbon that a server without accelerators embodies in kg CO2e."""
    gpus_per_server: NotRequired[float]
    """Accelerators of a server."""
    life_years: NotRequired[Union[float, None]]
    """Years that hardware is used."""
    busy_share: NotRequired[Union[float, None]]
    """Part of those years in which somebody uses it."""


class EpochCosts(TypedDict):
    """Costs in dollars; null where something that is needed is not known."""

    chip_hours: Union[float, None]
    """Chip-hours that hardware and energy are counted for."""
    chip_hours_basis: Union[HoursBasis, None]
    """Where they come from."""
    ai_accelerator_usd: Union[float, None]
    """The chips' loss of value."""
    other_server_usd: Union[float, None]
    """The rest of the servers'."""
    interconnect_usd: Union[float, None]
    """The network's."""
    energy_usd: Union[float, None]
    """Electricity."""
    capex_energy_usd: Union[float, None]
    """The four together."""
    acquisition_usd: Union[float, None]
    """Buying all chips with servers and network."""
    cloud_usd: Union[float, None]
    """Renting them."""


class EpochRun(TypedDict):
    """A run with what its costs are made of. What is not known is left out, and so are the costs that need it."""

    chips: NotRequired[Union[float, None]]
    """Chips."""
    hours: NotRequired[Union[float, None]]
    """Hours of training."""
    chip_hours: NotRequired[Union[float, None]]
    """Chip-hours, where they were reported."""
    training_flop: NotRequired[Union[float, None]]
    """Operations of the run."""
    peak_flop_per_s: NotRequired[Union[float, None]]
    """Peak of a chip in FLOP/s."""
    mfu: NotRequired[float]
    """Utilisation. None for the median of 33 known ones."""
    purchase_usd: NotRequired[Union[float, None]]
    """Purchase price of a chip."""
    server_factor: NotRequired[float]
    """What a price of a chip alone is multiplied with, for its share of the server; 1 for a price that holds it."""
    server_share_factor: NotRequired[float]
    """What chip and server cost against the chip alone: tells them apart in the answer."""
    depreciation_days: NotRequired[Union[float, None]]
    """Whole days from the purchase to the beginning of the training."""
    tdp_w: NotRequired[Union[float, None]]
    """Rated power of a chip in W."""
    server_power_factor: NotRequired[Union[float, None]]
    """Power of a server over that of its chips."""
    load: NotRequired[Union[float, None]]
    """Mean power over rated power."""
    pue: NotRequired[Union[float, None]]
    """Power usage effectiveness of the site."""
    usd_per_kwh: NotRequired[Union[float, None]]
    """Price of electricity."""
    rental_usd_per_gpu_hour: NotRequired[Union[float, None]]
    """Rent of a chip for an hour, by list."""
    rental_factor: NotRequired[float]
    """From the list to a commitment of three years."""
    price_index_ratio: NotRequired[float]
    """Price index of the year that dollars are told in, over that of the publication. 1 for dollars of the publication."""


class EquationRow(TypedDict):
    """A line of the hinge's sum."""

    op: str
    """Sign."""
    value: str
    """Value."""
    what: str
    """What it is."""
    result: bool
    """Whether it is a result."""
    accent: bool
    """Whether it is the page's unit figure."""


class Event(TypedDict):
    """Something that happened."""

    text: NotRequired[Union[str, None]]
    """As a heading shows it: a date, a word."""


class ExperimentCost(TypedDict):
    """What the compute before and around the final run would cost, by somebody's multiple."""

    scope: str
    """`project`: of one model; `lab`: of all that a lab did meanwhile. They answer different questions."""
    of: str
    """Whose multiple."""
    multiple: float
    """All compute over that of the final run."""
    low: Union[float, None]
    """The low end, where a range was told."""
    high: Union[float, None]
    """The high end, where a range was told."""
    usd: float
    """Dollars of the first method times the multiple."""
    by: str
    """Who told it."""
    as_of: str
    """When they did."""
    source: str
    """Where it can be read."""
    status: Status
    """Who stands behind it."""
    seen: Seen
    """How far it was checked."""
    note: str
    """What else a reader should know."""


class Experts(TypedDict):
    """Routed experts in the place of feed-forward layers."""

    count: float
    """Experts of one layer, without shared ones."""
    top_k: float
    """How many of them a token goes to."""
    ffn: float
    """Width of one expert."""
    shared_ffn: NotRequired[float]
    """Width of the experts that every token goes to, together."""
    layers: NotRequired[Union[float, None]]
    """How many layers have experts. None for all of them."""
    node_limit: NotRequired[Union[float, None]]
    """A token's experts stand in at most this many nodes. None for no limit."""


class FacilityOwn(TypedDict):
    """In a building of one's own."""

    own: OwnFacility
    """In a building of one's own."""


class FacilityColocation(TypedDict):
    """In a rented hall."""

    colocation: Colocation
    """In a rented hall."""


#: Where owned accelerators stand.
Facility = Union["FacilityOwn", "FacilityColocation"]


class Factor(TypedDict):
    """A factor that many numbers share. It is drawn once, and multiplies every number that names it."""

    id: str
    """Its name, as numbers name it."""
    label: str
    """As a reader reads it."""
    value: Estimate
    """Its value, around 1."""


#: Where a factor comes from.
FactorBasis = Literal["given", "table", "derived", "convention", "default"]


class FigureMoney(TypedDict):
    """Money, with what it counts."""

    money: Money
    """Money, with what it counts."""


class FigureQuantity(TypedDict):
    """A number that is no cost."""

    quantity: Quantity
    """A number that is no cost."""


class FigureEvent(TypedDict):
    """Something that happened."""

    event: Event
    """Something that happened."""


#: A figure: money, another quantity, or an event without a number.
Figure = Union["FigureMoney", "FigureQuantity", "FigureEvent"]


class FinalRun(TypedDict):
    """What the final run cost, part by part."""

    ai_accelerator_usd: NotRequired[float]
    """The chips' loss of value."""
    other_server_usd: NotRequired[float]
    """The rest of the servers'."""
    interconnect_usd: NotRequired[float]
    """The network's."""
    energy_usd: NotRequired[float]
    """Electricity."""


class Finding(TypedDict):
    """The finding: how long all that is told or assumed would keep the fleet busy."""

    gpu_hours: float
    """Hours told or assumed."""
    told_gpu_hours: float
    """Hours that somebody stated."""
    assumed_gpu_hours: float
    """Hours in which something is assumed."""
    share: float
    """Share of the fleet's hours."""
    weeks: float
    """Weeks of the whole fleet."""
    weighted_share: float
    """Share when each hour is weighted by its chip's dense BF16 peak."""
    weighted_weeks: float
    """Weeks when weighted."""
    sentence: str
    """The finding in words."""


class Flop(TypedDict):
    """FLOP / (dense BF16 peak x MFU)."""

    flop: Estimate
    """The model's own work."""
    mfu: Estimate
    """Model FLOP utilisation, over the dense BF16 peak."""


class FooterView(TypedDict):
    """The foot of the page."""

    note: str
    """Version, date and limits."""
    actions: Actions
    """Buttons."""
    share: Share
    """What is shared."""
    cite: str
    """Citation, on one line."""
    embed: str
    """Code to paste."""
    downloads: list[Download]
    """Files."""


class Gamma(TypedDict):
    """A gamma distribution."""

    shape: float
    """Shape."""
    scale: float
    """Scale: mean over shape."""


class Goodput(TypedDict):
    """Where the billed hours go: the eight shares add up to 1."""

    goodput_share: float
    """Training that counts."""
    lost_work_share: float
    """Work that an interruption threw away."""
    restart_share: float
    """Restarts after interruptions."""
    checkpoint_share: float
    """Writing checkpoints."""
    evaluation_share: float
    """Evaluation."""
    planned_share: float
    """Planned stops."""
    node_wait_share: float
    """Waiting for another node."""
    spare_share: float
    """Accelerators that stand by."""
    billed_over_clean: float
    """Billed hours over hours of training that counts."""
    hours_between_interruptions: float
    """Hours between two unexpected interruptions of the whole cluster."""
    checkpoint_s: float
    """Seconds that a checkpoint holds the run up."""
    checkpoint_minutes: float
    """Minutes of work between two checkpoints."""
    optimal_checkpoint_minutes: float
    """The best interval (Daly 2006)."""
    young_checkpoint_minutes: float
    """The best interval in first order (Young 1974)."""
    by_gpus: list[GoodputAt]
    """The same run on more and fewer accelerators."""


class GoodputAt(TypedDict):
    """Goodput on another number of accelerators."""

    gpus: float
    """Accelerators."""
    hours_between_interruptions: float
    """Hours between two unexpected interruptions of the whole cluster."""
    optimal_checkpoint_minutes: float
    """The best interval (Daly 2006)."""
    goodput_share: float
    """Training that counts."""


class GpuHoursOfWork(TypedDict):
    """Hours as a number."""

    gpu_hours: Estimate
    """Accelerator-hours."""


class Group(TypedDict):
    """Where one group of fields comes from."""

    source: NotRequired[Union[str, None]]
    """Id of the source."""
    status: Status
    """Who stands behind it."""
    seen: Seen
    """How far it was checked."""
    note: NotRequired[Union[str, None]]
    """What else a reader should know."""


class Groups(TypedDict):
    """The sources of an accelerator's fields, group by group. A group without a field has none."""

    peaks: NotRequired[Union[Group, None]]
    """Of the peaks."""
    memory: NotRequired[Union[Group, None]]
    """Of memory size and speed."""
    link: NotRequired[Union[Group, None]]
    """Of the links inside a server."""
    power: NotRequired[Union[Group, None]]
    """Of the power rating."""
    date: NotRequired[Union[Group, None]]
    """Of the date."""
    scale_out: NotRequired[Union[Group, None]]
    """Of the network cards."""
    export: NotRequired[Union[Group, None]]
    """Of the export status."""


#: What becomes of guesses at costs that nobody has disclosed.
Guesses = Literal["left_out", "counted"]


class HallYear(TypedDict):
    """The rent of a hall in a year."""

    year: float
    """The calendar year."""
    usd_per_kw_month: Estimate
    """For each provisioned kilowatt."""


class Headline(TypedDict):
    """The two figures that a page opens with."""

    small: str
    """The small one."""
    large: str
    """The large one."""
    unit: str
    """The claim that one square of the picture stands for."""
    scope: Preset
    """The scope that is counted first."""


class HeroView(TypedDict):
    """The first screen."""

    question: list[Span]
    """The two figures as a question."""
    deck: str
    """The answer to it."""
    counting: str
    """The word before the choice."""
    counting_end: str
    """What follows the choice."""
    scopes_label: str
    """Accessible name of the choice."""
    scopes: list[Choice]
    """The choices."""
    answer: AnswerView
    """The answer."""
    finding: list[Span]
    """The finding."""
    key: list[Span]
    """What a square is."""
    picture: PictureView
    """The picture."""
    list: ListView
    """The list."""
    note: list[Span]
    """The note below."""
    status: str
    """One sentence for the live region."""


class Hinge(TypedDict):
    """The hinge: price times hours, between the fleet and the run."""

    usd: float
    """Purchase and operation over the window."""
    gpus: float
    """GPUs that it is divided by."""
    gpu_hours: float
    """Their hours in the window."""
    usd_per_gpu_hour: float
    """Cost of an hour if no GPU ever stood idle. Under `weighting: compute`, of an hour of the first run's chip."""
    rent_usd_per_gpu_hour: Union[float, None]
    """The market rate that it is held against."""
    break_even_busy_share: Union[float, None]
    """The busy share at which owning costs as much as renting."""
    busy_share: float
    """The busy share of the scenario."""
    usd_per_busy_gpu_hour: float
    """Cost of an hour in use."""
    covers_gpus: Union[float, None]
    """GPUs that the money covers, where the scenario says so and it is another number."""


class HingeView(TypedDict):
    """The hinge between price and hours."""

    heading: str
    """Heading."""
    summary: str
    """One line while it is folded."""
    prose: list[Span]
    """The formula as prose, with the busy share as a control."""
    equation: list[EquationRow]
    """The same as a sum."""
    curve: CurveView
    """The curve."""
    slider: SliderView
    """The slider under it."""
    note: list[Span]
    """The note below."""


class HistogramView(TypedDict):
    """How the draws of an output lie."""

    low: float
    """Start of the first bar."""
    high: float
    """End of the last bar."""
    counts: list[float]
    """Draws in each of the bars, which are equally wide. What lies beyond the ends is counted in the bars at the ends."""


#: Where the hours of a run come from: the first of these that is known.
HoursBasis = Literal["reported", "quantity_x_time", "flop"]


class Interval(TypedDict):
    """A range with the probability that the value lies inside it."""

    low: float
    """Low end."""
    high: float
    """High end."""
    confidence: NotRequired[float]
    """Probability that the value lies between the two, spread evenly over both tails."""


class KnownClaim(TypedDict):
    """A claim of the scenario, and whether it was out."""

    id: str
    """Its id."""
    label: str
    """As a heading."""
    by: str
    """Who says so."""
    known_from: str
    """From when on it is known."""
    source: Union[str, None]
    """Id of its source."""
    standing: Standing
    """How it stood."""


class KnownFigure(TypedDict):
    """A figure of the scenario, and how it stood."""

    path: str
    """Its address."""
    unit: str
    """Its unit."""
    value: float
    """The value that the scenario gives it, with its factors."""
    value_then: Union[float, None]
    """The value that stood there. None where it was not known yet."""
    told: str
    """The same as it is told: a number, a distribution as JSON, the name of a choice."""
    told_then: Union[str, None]
    """How it was told then."""
    standing: Standing
    """How it stood."""
    known_from: Union[str, None]
    """From when on it is known, as it is written. None without a date."""
    status: Status
    """Who stands behind it."""
    source: Union[str, None]
    """Id of its source."""
    by: Union[str, None]
    """Who published that."""
    reading: Union[str, None]
    """The reading that puts another value in its place."""


class Latent(TypedDict):
    """Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434): keys and values from one short vector."""

    q_rank: NotRequired[float]
    """Rank of the queries. 0 where they come from the hidden vector at once."""
    kv_rank: float
    """Rank of keys and values together."""
    qk_nope: float
    """Width of a head's query and key without position."""
    qk_rope: float
    """Width of the part with a rotary position, whose key all heads share."""
    value: float
    """Width of a head's value."""


class Layout(TypedDict):
    """Degrees of parallelism and what goes with them. Sequences and tokens are counted in the whole job where nothing else is said."""

    gpus: float
    """Accelerators."""
    tp: NotRequired[float]
    """Tensor parallel."""
    pp: NotRequired[float]
    """Pipeline parallel: stages."""
    vpp: NotRequired[Union[float, None]]
    """Virtual stages of a rank. None where it is not known."""
    cp: NotRequired[float]
    """Context parallel."""
    ep: NotRequired[float]
    """Expert parallel."""
    etp: NotRequired[float]
    """Tensor parallel inside an expert."""
    micro_batch: NotRequired[Union[float, None]]
    """Sequences that one rank works on at a time. None where it is not known: one."""
    batch: float
    """Sequences of one step."""
    seq_len: float
    """Tokens of a sequence."""
    sharding: NotRequired[Sharding]
    """Sharding over data-parallel ranks."""
    recompute: NotRequired[Union[Recompute, None]]
    """Recomputation. None where it is not known."""
    flash: NotRequired[bool]
    """Whether attention is computed in blocks that never leave the chip (flash attention)."""
    sequence_parallel: NotRequired[Union[bool, None]]
    """Whether tensor parallelism splits what lies between the matrices as well. None for yes, where there is any."""
    schedule: NotRequired[Schedule]
    """The pipeline's order."""
    precision: NotRequired[Precision]
    """Precision of the matrices."""


#: Where the layout of a run comes from.
LayoutBasis = Literal["published", "searched"]


class LeafRow(TypedDict):
    """A number of the scenario."""

    path: str
    """Its address."""
    unit: str
    """Its unit."""
    value: float
    """Its present value."""
    scenario_value: float
    """The value that the scenario gives it."""
    min: float
    """The least value that is accepted."""
    max: float
    """The greatest value that is accepted."""
    low: Union[float, None]
    """Low end of its range, where it has one; of another distribution, the 5 % quantile."""
    high: Union[float, None]
    """High end of its range, or the 95 % quantile."""
    confidence: Union[float, None]
    """The probability of that range."""
    distribution: Union[str, None]
    """Its distribution as JSON, where it has one."""
    status: Status
    """Who stands behind it."""
    source: Union[str, None]
    """Id of its source."""
    converted: list[str]
    """How it was brought to the scenario's dollars, each step with its sources in brackets: an exchange rate, a price index."""


class Line(TypedDict):
    """A cost without GPU-hours."""

    id: str
    """Short name."""
    label: str
    """As a reader reads it."""
    nature: Nature
    """What it buys."""
    purpose: Purpose
    """What it is for."""
    amount: Amount
    """How much, or that nobody has said."""


class ListRow(TypedDict):
    """A row of the list."""

    id: str
    """Its id."""
    label: str
    """Its name."""
    detail: list[Span]
    """A few words more."""
    mark: MarkOf
    """How its squares are drawn."""
    usd: str
    """Millions of dollars."""
    usd_pad: str
    """Unseen text that aligns the decimals."""
    squares: str
    """Squares."""
    counted: bool
    """Whether it is counted."""


class ListTotal(TypedDict):
    """The sum of the list."""

    label: str
    """Its name."""
    usd: str
    """Millions of dollars."""
    usd_pad: str
    """Unseen text that aligns the decimals."""
    squares: str
    """Squares."""


class ListView(TypedDict):
    """The list, which is the picture's legend."""

    head: list[str]
    """Heads of its columns."""
    rows: list[ListRow]
    """Its rows."""
    total: ListTotal
    """Its sum."""


#: A step of the fully loaded price.
Load = Literal["electricity", "operation", "hardware", "idle", "unaccounted", "experiments", "organisation"]


class LoadStep(TypedDict):
    """A part of the time with its load."""

    time_share: float
    """Part of the time. All of them are 1."""
    load_share: float
    """Accelerators in use, over all that would be owned."""


class LoadedStep(TypedDict):
    """A step of the fully loaded price of a row."""

    row: str
    """The run, the work, or one of the rests: `unaccounted`, `idle`."""
    label: str
    """As a reader reads it."""
    purpose: Purpose
    """What it was for; a run counts as the purpose of its first phase."""
    step: Load
    """The step."""
    gpu_hours: float
    """GPU-hours of the row."""
    usd: float
    """What the step adds, in US dollars. What is shared over other rows is taken away from its own."""
    loaded_usd: float
    """The sum so far."""
    usd_per_gpu_hour: Union[float, None]
    """That over the hours; none without hours."""


class Lognormal(TypedDict):
    """A lognormal distribution: `mu` and `sigma`, or `mean` and `sd`."""

    mu: NotRequired[Union[float, None]]
    """Mean of the natural logarithm."""
    sigma: NotRequired[Union[float, None]]
    """Standard deviation of the natural logarithm."""
    mean: NotRequired[Union[float, None]]
    """Mean of the value."""
    sd: NotRequired[Union[float, None]]
    """Standard deviation of the value."""


#: What a piece of a sentence is.
Mark = Literal["plain", "strong", "accent", "note", "control", "deck"]


#: How squares of a use are drawn.
MarkOf = Literal["run", "sliver", "deep", "field", "cut", "idle"]


class MarketPatch(TypedDict):
    """A named change of a scenario: what would be if the market were another."""

    id: str
    """Short name."""
    label: NotRequired[Union[str, None]]
    """As a reader reads it. The id if left out."""
    note: NotRequired[Union[str, None]]
    """What it means, and where its figures come from."""
    source: NotRequired[Union[str, None]]
    """Id of the source."""
    status: NotRequired[Status]
    """Who stands behind its figures."""
    seen: NotRequired[Union[Seen, None]]
    """How far they were checked."""
    changes: NotRequired[list[PatchChange]]
    """What it changes, in this order."""


class MarketRow(TypedDict):
    """A patch that comes with fullcost."""

    id: str
    """Short name."""
    label: str
    """As a reader reads it."""
    changes: list[str]
    """What it changes, by pattern."""
    note: str
    """What it means, and where its figures come from."""
    status: Status
    """Who stands behind its figures."""
    source: Union[str, None]
    """Id of the source. None where nobody can be cited."""
    by: Union[str, None]
    """Who published it."""
    date: Union[str, None]
    """When."""
    url: Union[str, None]
    """Where it can be read."""


class Means(TypedDict):
    """What an owner has or earns."""

    name: str
    """What it is."""
    kind: MeansKind
    """Its kind, from which the part follows that could be spent."""
    amount: Estimate
    """How much."""
    currency: NotRequired[Currency]
    """Of which currency."""
    year: float
    """The year that it holds for."""
    years: NotRequired[float]
    """For how many years it holds. 1 for what came once."""
    share: NotRequired[Union[Estimate, None]]
    """The part of it that could be spent on this, in each of the years. None for the default of its kind."""


#: What an owner's means are.
MeansKind = Literal["capex", "funding", "revenue", "assets"]


#: What a table of measured runs is for.
MeasuredIn = Literal["fit", "mlperf", "experts", "memory", "sweep"]


class MeasuredRow(TypedDict):
    """A measured run beside its prediction."""

    table: MeasuredIn
    """The table that it stands in."""
    source: str
    """Id of the source."""
    model: str
    """Name of the architecture; empty where it has none."""
    chip: str
    """The accelerator's key in the catalog."""
    gpus: float
    """Accelerators."""
    precision: str
    """Precision."""
    moe: bool
    """Whether the model has experts."""
    step_s: float
    """Measured seconds of a step."""
    predicted_step_s: float
    """Predicted seconds of a step."""
    low80_s: float
    """Low end of the 80 % range of the prediction."""
    high80_s: float
    """High end."""
    memory_gib: Union[float, None]
    """Measured memory of the fullest accelerator in GiB. Null where only the time was measured."""
    predicted_memory_gib: float
    """Predicted memory."""


class Memory(TypedDict):
    """Bytes on the fullest accelerator: that of the first pipeline stage, or of the last."""

    total_bytes: float
    """All of it."""
    weight_bytes: float
    """Weights in 16 bits."""
    gradient_bytes: float
    """Gradients."""
    optimizer_bytes: float
    """The optimizer's two moments and its own copy of the weights, in 32 bits."""
    activation_bytes: float
    """What the forward pass keeps for the backward pass."""
    logit_bytes: float
    """Logits and their gradients, where the head is on the same accelerator."""
    runtime_bytes: float
    """The runtime, its libraries' buffers, and what fragments."""


class Metalog(TypedDict):
    """Three quantiles of a metalog (Keelin 2016, three terms)."""

    p05: float
    """One in twenty lies below."""
    p50: float
    """The median."""
    p95: float
    """One in twenty lies above."""
    lower: NotRequired[Union[float, None]]
    """The least value possible, if there is one: then the logarithm of the distance to it is a metalog."""


#: How points are spread.
Method = Literal["monte_carlo", "latin_hypercube", "sobol"]


class Mixture(TypedDict):
    """Several distributions with weights."""

    of: NotRequired[list[Distribution]]
    """The distributions."""
    weights: NotRequired[list[float]]
    """How much each weighs. Their sum may be anything above zero."""


class MomentYears(TypedDict):
    """Years after the beginning of the first."""

    years: float
    """Years after the beginning of the first."""


class MomentDate(TypedDict):
    """A year, a month (`2026-07`) or a day: its beginning."""

    date: str
    """A year, a month (`2026-07`) or a day: its beginning."""


#: A moment of the plan.
Moment = Union["MomentYears", "MomentDate"]


class Money(TypedDict):
    """A cost."""

    usd: float
    """The figure."""
    low: NotRequired[Union[float, None]]
    """The low end, where the claim states a range."""
    high: NotRequired[Union[float, None]]
    """The high end, where the claim states a range."""
    rounded_to: NotRequired[Union[float, None]]
    """The place that it is rounded to: a claim of 6 million that is rounded to 1 million holds from 5.5 to 6.5."""
    at_least: NotRequired[bool]
    """Whether it is a lower bound: then it holds for anything above it."""
    text: NotRequired[Union[str, None]]
    """The figure as it was printed. Made from the number if left out."""
    per_year: NotRequired[bool]
    """Whether it is for a year of the window, not for all of it."""
    scope: Scope
    """What it counts."""
    readings: NotRequired[list[str]]
    """Readings under which the scenario speaks of the same thing."""


class MoneyClaim(TypedDict):
    """A claim that an owner paid for a fleet."""

    claim: NotRequired[str]
    """The claim in words."""
    fleet: NotRequired[list[BoughtChips]]
    """Chips by their number and price."""
    costs: NotRequired[list[ToldCost]]
    """Costs as they were told."""
    means: NotRequired[list[Means]]
    """What the owner has. None where nothing is known: then the answer says what it would take."""
    dollars_of: NotRequired[Union[float, None]]
    """The year whose dollars costs and means are compared in. None to add them as they were told."""
    sources: NotRequired[list[Source]]
    """Sources that the estimates name."""


#: What money was spent on.
Nature = Literal["servers", "network", "storage", "spares", "installation", "levies", "building", "facility", "power", "staff", "software", "repairs", "operation", "rent", "capital", "data", "equity", "other"]


class NatureTotal(TypedDict):
    """All cash of one kind."""

    nature: CostNature
    """What it is for."""
    usd: float
    """Dollars of all years."""


class NatureView(TypedDict):
    """The foot of a block."""

    id: Block
    """The block."""
    label: str
    """Its name."""
    detail: str
    """Its money and squares."""
    counted: bool
    """Whether it is counted."""


#: Why there is no such point.
Never = Literal["dearer_at_full_use", "no_hours", "no_rent", "not_within_the_plan", "no_rate", "several_rates"]


class Normal(TypedDict):
    """A normal distribution."""

    mean: float
    """Mean."""
    sd: float
    """Standard deviation."""


class Operation(TypedDict):
    """Running costs. With both a stated amount and parts, the stated one counts and the two are compared."""

    stated: NotRequired[Union[OperationStated, None]]
    """A published amount for one GPU over some years."""
    parts: NotRequired[Union[OperationParts, None]]
    """The same, built from parts."""


class OperationParts(TypedDict):
    """Running costs from their causes."""

    draw_kw: Estimate
    """Average draw at the socket, for one GPU with its part of server and network."""
    site: NotRequired[Union[str, None]]
    """The site where they stand: its PUE, its electricity, its building or hall and its staff."""
    pue: NotRequired[Union[Estimate, None]]
    """Power at the meter over power at the equipment. The site's if left out."""
    usd_per_kwh: NotRequired[Union[Estimate, None]]
    """Price of electricity. The site's if left out."""
    provisioned_kw: NotRequired[Union[Estimate, None]]
    """Power that has to be provided for one GPU. The draw if left out."""
    colocation_usd_per_kw_month: NotRequired[Union[Estimate, None]]
    """Rent of the place, for each provisioned kilowatt, electricity extra. The site's if left out."""
    staff_usd_per_gpu_year: NotRequired[Union[Estimate, None]]
    """Staff who keep the machines."""
    software_usd_per_gpu_year: NotRequired[Union[Estimate, None]]
    """Software licences."""
    support_share: NotRequired[Union[Estimate, None]]
    """A year's contract of support over the price of the servers."""
    failures_per_gpu_year: NotRequired[Union[Estimate, None]]
    """Failures, in a year in service."""
    usd_per_failure: NotRequired[Union[Estimate, None]]
    """What a failure costs beyond contract and spares."""


class OperationStated(TypedDict):
    """A published running cost."""

    usd_per_gpu: Estimate
    """For one GPU, over all the years."""
    years: Estimate
    """How many years."""


class OrderItem(TypedDict):
    """An axis in the present order."""

    axis: Axis
    """The axis."""
    label: str
    """In a word or two."""


class Organisation(TypedDict):
    """The organisation around the machines. Staff who keep the machines running are in the pools' `operation`; data and other costs without people are `lines`; research compute as a multiple of a run is `work` with `times_run`."""

    staff: NotRequired[list[StaffRole]]
    """Its people by role."""
    employer_cost_ratio: NotRequired[Estimate]
    """All that their work costs it over their cash (1.3: 30 % on top), for all roles that do not say otherwise: one number, so that it is drawn once for all of them. Epoch AI's 1.25 to 1.4, at 90 % (arXiv 2405.21015), if left out."""


class Outcome(TypedDict):
    """The whole answer to a scenario."""

    scenario: str
    """Id of the scenario."""
    title: str
    """What it is about."""
    as_of: str
    """The day that "today" means."""
    readings: list[str]
    """The readings that are on."""
    model_version: str
    """Version of the equations."""
    data_version: str
    """Date of the data."""
    window_years: float
    """Length of the window."""
    gpus: float
    """GPUs of the fleet."""
    gpu_hours: float
    """Their hours in the window."""
    busy_share: float
    """Part of the hours in use."""
    uses: list[Use]
    """What the hours were for."""
    ledger: list[Cell]
    """The ledger."""
    years: list[YearAnswer]
    """Year by year."""
    scopes: list[ScopeAnswer]
    """The named scopes."""
    hinge: Union[Hinge, None]
    """The hinge; null without a fleet."""
    finding: Union[Finding, None]
    """The finding; null without a fleet."""
    comparisons: list[Comparison]
    """Ratios that put figures in proportion."""
    lines: list[BillLine]
    """The bill's lines with what stands behind them."""
    undisclosed: list[UndisclosedLine]
    """Lines that nobody has disclosed."""
    audits: list[AuditAnswer]
    """Published tables, added up again."""
    diagnostics: list[Diagnostic]
    """What does not fit together."""


class OutputDifference(TypedDict):
    """An output before and after, and the difference. All ranges are 80 % of the same draws."""

    id: str
    """Its name."""
    label: str
    """As a reader reads it."""
    unit: str
    """The key of its unit."""
    before: float
    """Its value before, every number at its median or as stated."""
    before_low80: float
    """Low end of its range."""
    before_high80: float
    """High end."""
    after: float
    """Its value after."""
    after_low80: float
    """Low end of its range."""
    after_high80: float
    """High end."""
    difference: float
    """After less before."""
    low80: float
    """Low end of the range of the difference, draw by draw."""
    high80: float
    """High end."""
    relative: Union[float, None]
    """The difference over what it was before. None where that was 0."""
    changes: bool
    """Whether anything of it changes."""
    unanswered: float
    """Draws without an answer before or after: they count nowhere else."""
    sentence: str
    """The same in words."""


class Own(TypedDict):
    """Bought hardware. With both a stated price and parts, the stated one counts and the two are compared."""

    server_usd_per_gpu: NotRequired[Union[Estimate, None]]
    """All-in price of the servers for one GPU."""
    parts: NotRequired[Union[ServerParts, None]]
    """The same price, built from parts."""
    network_share: NotRequired[Union[Estimate, None]]
    """Network over the price of the servers. Nothing if the price is all-in."""
    storage_share: NotRequired[Union[Estimate, None]]
    """Storage over the price of the servers. Nothing if the price is all-in."""
    spares_share: NotRequired[Union[Estimate, None]]
    """Spare parts over the price of the servers."""
    installation_share: NotRequired[Union[Estimate, None]]
    """Installation over the price of the servers."""
    import_premium_share: NotRequired[Union[Estimate, None]]
    """Import or grey-market premium over the price of the servers: 0.5 where they cost half as much again."""
    tax_share: NotRequired[Union[Estimate, None]]
    """Taxes and levies over the price of the servers. Below 0 for a credit."""
    residual_share: NotRequired[Union[Estimate, None]]
    """Value left at the end of service over the price paid."""


class OwnAndRent(TypedDict):
    """A base that is owned, and rent beyond it. The site costs the same however small the base is, and nothing where there is none."""

    owned_share: float
    """Part of the plan that is owned."""
    rented_hours_share: float
    """Part of the used hours that is rented."""
    own_npv_usd: float
    """Net present value of owning that part, with all of the site."""
    rent_npv_usd: float
    """The same of renting the rest; where nothing is owned, at the lower of both rents."""
    npv_usd: float
    """Both."""


class OwnFacility(TypedDict):
    """A building, in two parts with lives of their own. Each is built anew when its life ends and accelerators still stand in it."""

    mw: NotRequired[Union[float, None]]
    """IT power that it holds. None for the most that the plan needs."""
    built: NotRequired[Moment]
    """When it is paid and ready: no later than the first that stand in it."""
    shell_usd_per_mw: float
    """Shell and site, for a MW of IT power."""
    shell_life_years: NotRequired[float]
    """Its life."""
    plant_usd_per_mw: float
    """Power, cooling and other plant, for a MW of IT power."""
    plant_life_years: NotRequired[float]
    """Its life."""


class OwnOrRent(TypedDict):
    """A plan of owning against renting the same hours."""

    ownership: Ownership
    """What would be owned. Its `busy_share` is what is used, unless `load` tells."""
    rent_usd_per_gpu_hour: ByYear
    """Rent of an hour. It may rise and fall."""
    burst_usd_per_gpu_hour: NotRequired[Union[ByYear, None]]
    """Rent of an hour beyond what is owned. None for the same."""
    load: NotRequired[list[LoadStep]]
    """How the load varies. None for one that does not, so that no mix is looked for."""


class OwnOrRentAnswer(TypedDict):
    """Owning against renting."""

    own_npv_usd: float
    """Net present value of what owning costs."""
    rent_npv_usd: float
    """The same of renting the hours that are used."""
    saving_npv_usd: float
    """What owning saves; below 0 where renting is cheaper."""
    own: bool
    """Whether owning is cheaper."""
    own_usd_per_available_gpu_hour: Union[float, None]
    """Levelised cost of an owned hour, used or not. Null without hours."""
    break_even_busy_share: BreakEven
    """Part of the hours that must be used for owning to cost no more."""
    break_even_rent_usd_per_gpu_hour: BreakEven
    """Rent, the same every year, at which both cost the same."""
    break_even_rent_factor: BreakEven
    """What all rents of the path would be multiplied with for the same."""
    payback_years: BreakEven
    """Years after which what owning saves has paid for it."""
    discounted_payback_years: BreakEven
    """The same with interest."""
    irr: BreakEven
    """Rate of return of owning instead of renting."""
    years: list[OwnOrRentYear]
    """Year by year."""
    mixed: Union[OwnAndRent, None]
    """The best mix for the load. Null where no load is told."""


class OwnOrRentYear(TypedDict):
    """Cash of a year."""

    year: float
    """The calendar year."""
    gpu_hours: float
    """Hours that are used."""
    rent_usd_per_gpu_hour: float
    """Rent of one."""
    own_usd: float
    """Cash for owning."""
    rent_usd: float
    """Cash for renting."""


class OwnedYear(TypedDict):
    """A year of owning."""

    year: float
    """The calendar year."""
    gpus: float
    """Mean number of accelerators in service."""
    capex_usd: float
    """Cash for purchases."""
    resale_usd: float
    """Cash from used machines."""
    power_usd: float
    """Electricity."""
    hall_usd: float
    """Rent of a hall."""
    cloud_usd: float
    """Hours in a cloud."""
    staff_usd: float
    """Staff."""
    software_usd: float
    """Software."""
    support_usd: float
    """Support."""
    repairs_usd: float
    """Repairs."""
    total_cash_usd: float
    """Cash in all: purchases less resale, and running costs."""
    depreciation_usd: float
    """Loss of value over the economic life; in the last year down, or up, to what is left."""
    capital_charge_usd: float
    """Cost of the capital that is tied up from the start of the year."""
    total_cost_usd: float
    """Loss of value, cost of capital and running costs."""
    annuity_usd: float
    """The even payments that purchases are worth over their lives, and running costs."""
    book_usd: float
    """Value at the end of the year; of the last, what all of it would sell for."""
    reported_depreciation_usd: float
    """Loss of value in the owner's own books."""
    reported_book_usd: float
    """Value in the owner's own books at the end of the year."""
    available_gpu_hours: float
    """GPU-hours in service."""
    gpu_hours: float
    """Those that are used."""
    usd_per_gpu_hour: Union[float, None]
    """Cost of a used hour. Null without hours."""


class Ownership(TypedDict):
    """A plan of owning accelerators over whole years. Shares are of the servers' price where nothing else is said. No price may be negative; a credit is told as a negative `tax_share`, and a resale comes in by `residual_share`."""

    start_year: NotRequired[float]
    """The first calendar year."""
    years: float
    """How many."""
    tranches: NotRequired[list[Tranche]]
    """What is bought."""
    network_share: NotRequired[float]
    """Network. 0.11 in two tiers (a priced list of parts; estimated)."""
    storage_share: NotRequired[float]
    """Storage (assumed)."""
    spares_share: NotRequired[float]
    """Spare parts (assumed)."""
    installation_share: NotRequired[float]
    """Installation (assumed)."""
    import_premium_share: NotRequired[float]
    """Import or grey-market premium."""
    tax_share: NotRequired[float]
    """Taxes and levies on the purchase. Below 0 for a credit."""
    facility: NotRequired[Union[Facility, None]]
    """Where they stand. None for no cost of a place."""
    pue: NotRequired[ByYear]
    """Power usage effectiveness. 1.3 in rented halls (assumed)."""
    usd_per_kwh: NotRequired[ByYear]
    """Price of electricity. 0.083 is what American industry paid in 2025 (EIA; stated)."""
    staff_usd_per_year: NotRequired[float]
    """Staff of the site."""
    staff_usd_per_gpu_year: NotRequired[float]
    """Staff, for each accelerator in service."""
    software_usd_per_gpu_year: NotRequired[float]
    """Software, for each accelerator in service."""
    support_share: NotRequired[float]
    """Contract of support, in a year in service (assumed)."""
    failures_per_gpu_year: NotRequired[float]
    """Failures of an accelerator in a year in service: 0.11 of H100 (Meta, arXiv 2407.21783; computed from its 268 in 54 days)."""
    usd_per_failure: NotRequired[float]
    """What a failure costs beyond the contract and the spares."""
    busy_share: NotRequired[float]
    """Part of the hours in service that is used."""
    cost_of_capital_share: float
    """Cost of capital in a year: 0.1 is 10 %."""
    depreciation: NotRequired[DepreciationMethod]
    """By which rule value is lost."""
    declining_factor: NotRequired[float]
    """Declining balance: times the rate of a straight line."""


class OwnershipCosts(TypedDict):
    """What owning costs."""

    years: list[OwnedYear]
    """Year by year."""
    natures: list[NatureTotal]
    """The same cash by what it is for."""
    cash_flows_usd: list[float]
    """Cash paid, a year apart, the first now; the last less `left_usd`. Its net present value is `npv_usd`."""
    capex_usd: float
    """Purchases of all years."""
    resale_usd: float
    """What used machines bring in."""
    opex_usd: float
    """Running costs."""
    total_cash_usd: float
    """Purchases less resale, and running costs."""
    left_usd: float
    """What all that is still owned at the end of the plan would sell for: servers at the price of used ones, a building at the straight line's. By no rule of depreciation."""
    total_cost_usd: float
    """Loss of value, cost of capital and running costs of all years."""
    npv_usd: float
    """Net present value of all costs."""
    available_gpu_hours: float
    """GPU-hours in service."""
    gpu_hours: float
    """Those that are used."""
    levelised_usd_per_gpu_hour: Union[float, None]
    """Price of a used GPU-hour that would pay for everything: net present value over discounted hours. Null without hours."""
    levelised_usd_per_available_gpu_hour: Union[float, None]
    """The same of an hour in service, used or not."""
    peak_mw: float
    """IT power that is provided for at once, at most."""


#: When in a period a payment is made.
PaidAt = Literal["end", "begin"]


#: What moves the answer of a scope.
Part = Literal["figure", "together", "structure"]


class Patch(TypedDict):
    """One change: a path, and either its new value or by how much the number is multiplied."""

    path: str
    """Path of a leaf, or of a choice (`bill`, `weighting`)."""
    value: NotRequired[Union[Union[float, str], None]]
    """The new value: a number, or the name of a choice."""
    times: NotRequired[Union[float, None]]
    """The number, whatever it is and however it is spread, is multiplied by this. Several such changes multiply one another."""


class PatchChange(TypedDict):
    """One change of a patch: a pattern and one of `times`, `value` and `rebound`."""

    path: str
    """The paths of the numbers that it changes: `fleet[*].count`. In brackets stands an id, `*` for all, `purpose=serving` for the runs, work and lines of a purpose, or `accelerator=H20` for the pools of a chip."""
    times: NotRequired[Union[float, None]]
    """What the numbers are multiplied with, ranges and all. 0 or more."""
    value: NotRequired[Union[float, None]]
    """What they are instead. They are not drawn then."""
    rebound: NotRequired[Union[Rebound, None]]
    """A gain in efficiency and the demand that it calls up; for hours of work."""


class PatchEffect(TypedDict):
    """What a patch changed."""

    id: str
    """Short name of the patch."""
    label: str
    """As a reader reads it."""
    note: Union[str, None]
    """What it means."""
    source: Union[str, None]
    """Id of its source."""
    status: Status
    """Who stands behind its figures."""
    touches: Touches
    """How many of its patterns the scenario has numbers for."""
    untouched: list[str]
    """The patterns for which it has none."""
    changes: list[ChangedNumber]
    """The numbers that it changed, in order."""


class Peaks(TypedDict):
    """Dense peaks of one accelerator. Figures with sparsity are twice as high and do not belong here."""

    bf16_tflop_per_s: NotRequired[Union[Estimate, None]]
    """16-bit brain float, dense. Older chips have none."""
    fp16_tflop_per_s: NotRequired[Union[Estimate, None]]
    """16-bit IEEE float, dense."""
    fp8_tflop_per_s: NotRequired[Union[Estimate, None]]
    """8-bit float, dense."""
    fp4_tflop_per_s: NotRequired[Union[Estimate, None]]
    """4-bit float, dense."""


#: A PERT distribution: a beta with shapes 1 + lambda (mode - low)/(high - low) and 1 + lambda (high - mode)/(high - low).
Pert = TypedDict("Pert", {
    "low": "float",
    "mode": "float",
    "high": "float",
    "lambda": "NotRequired[float]",
})


class Phase(TypedDict):
    """A phase of a run. At least one of its five descriptions; the first given counts, the others are compared."""

    id: str
    """Short name."""
    label: NotRequired[Union[str, None]]
    """As a reader reads it."""
    purpose: Purpose
    """`final_run` for the final pre-training, `official` for the other phases."""
    gpu_hours: NotRequired[Union[Estimate, None]]
    """Accelerator-hours."""
    time: NotRequired[Union[Time, None]]
    """Chips and time."""
    flop: NotRequired[Union[Flop, None]]
    """Work and how well it ran."""
    tokens: NotRequired[Union[Tokens, None]]
    """Tokens and hours per token."""
    predicted: NotRequired[Union[Predicted, None]]
    """Tokens and hours per token as they are predicted."""


class PictureView(TypedDict):
    """The unit chart."""

    label: str
    """In one sentence, for screen readers."""
    told: ToldView
    """What is told or assumed."""
    bands: list[BandView]
    """The bands."""
    natures: list[NatureView]
    """The blocks' feet."""
    columns: list[int]
    """Squares in a row of each block."""
    undisclosed: list[Span]
    """What is counted but not disclosed; empty if nothing."""


class Plausibility(TypedDict):
    """Whether a claim can hold, by one check."""

    check: CheckKind
    """What it is checked against."""
    claim: str
    """The claim, as it was given."""
    verdict: Verdict
    """What comes of it."""
    reason: str
    """Why, in a sentence."""
    ratio: Union[float, None]
    """What the claim takes over what there is: medians. Null where either is not known."""
    low_ratio: Union[float, None]
    """The 5 % quantile of the ratio."""
    high_ratio: Union[float, None]
    """The 95 % quantile."""
    probability: Union[float, None]
    """The probability that there is enough of what it takes, given the ranges. Null where what there is is not known."""
    basis: Union[SupplyBasis, None]
    """Supply: what the figures of sales say."""
    outside: list[str]
    """Supply: the chips of which Epoch AI's estimates have none there."""
    end_date: Union[str, None]
    """Time: the day on which the work would be done, by medians."""
    earliest_end_date: Union[str, None]
    """Time: the earliest day, of 20 draws one lies before."""
    lines: list[CheckLine]
    """The arithmetic, line by line."""
    sources: list[Source]
    """The documents that its figures come from."""
    notes: list[str]
    """What else a reader should know."""


class Pool(TypedDict):
    """Identical accelerators that are bought or hired together: a tranche."""

    id: str
    """Short name, used in paths: `fleet[h800]`."""
    label: NotRequired[Union[str, None]]
    """As a reader reads it."""
    accelerator: str
    """Key or alias of the accelerator in the catalog."""
    count: Estimate
    """How many."""
    life_years: NotRequired[Union[Estimate, None]]
    """Useful life, from the first day in service. The window if left out."""
    bought: NotRequired[Union[When, None]]
    """When they are paid, or hired from. The start of the window if left out."""
    delivery_months: NotRequired[Union[Estimate, None]]
    """From the payment to the first of them in service."""
    ramp_months: NotRequired[Union[Estimate, None]]
    """From the first in service to the last, evenly. Each serves its whole life, so they leave as evenly."""
    retired: NotRequired[Union[When, None]]
    """When all leave service, if that is before the end of their life."""
    supply: Supply
    """Bought or hired."""
    operation: NotRequired[Union[Operation, None]]
    """What they cost to run."""


class PowerClaim(TypedDict):
    """A claim that a fleet stands at a site."""

    claim: NotRequired[str]
    """The claim in words."""
    fleet: NotRequired[list[PoweredChips]]
    """The chips."""
    site_mw: NotRequired[Union[Estimate, None]]
    """Power of the site, building and cooling in it. None where it is not known: then the answer says what it would take."""
    load: NotRequired[Union[Estimate, None]]
    """Mean over rated power of a chip. None for the default."""
    server_factor: NotRequired[Union[Estimate, None]]
    """Power of a server over that of its chips, drawn and provided. None for the defaults of both."""
    network_share: NotRequired[Union[Estimate, None]]
    """Network and storage in the power of all IT. None for the default."""
    pue: NotRequired[Union[Estimate, None]]
    """Power usage effectiveness of the site. None for the default."""
    sources: NotRequired[list[Source]]
    """Sources that the estimates name."""


class PoweredChips(TypedDict):
    """Chips of one kind that stand at a site."""

    chip: NotRequired[Union[str, None]]
    """The chip: a name of the catalog. In its place, `tdp_kw`."""
    tdp_kw: NotRequired[Union[Estimate, None]]
    """Rated power of one."""
    count: Estimate
    """How many."""


#: The numbers in which matrices are multiplied.
Precision = Literal["bf16", "fp16", "fp8", "mxfp8", "int8", "nvfp4"]


class Predicted(TypedDict):
    """Tokens x predicted hours per token x what a bill holds over them. The hours are those of the architecture on the run's accelerator, laid out as told; they have the range of measured runs."""

    model: NotRequired[Union[str, None]]
    """Name of a published architecture. In its place, `architecture`."""
    architecture: NotRequired[Union[Architecture, None]]
    """An architecture of your own."""
    layout: Layout
    """How the run is laid out."""
    source: NotRequired[Union[str, None]]
    """Id of the source of the layout."""
    note: NotRequired[Union[str, None]]
    """What else a reader should know about it."""
    network_gb_per_s: NotRequired[Union[float, None]]
    """Network of one accelerator, one direction, in GB/s. None for what is usual for it."""
    released: NotRequired[Union[float, None]]
    """When the software was released, as a year. None for not known: the newest."""
    trillion_tokens: Estimate
    """Tokens in units of 10^12."""
    billed_over_clean: NotRequired[Estimate]
    """Hours of the bill over hours of its steps: restarts, evaluations, failed nodes."""
    what_ifs: NotRequired[list[WhatIf]]
    """The same run made otherwise: each is one more reading, which multiplies the phase's hours by what it does to the prediction. Of two that are on, the later counts."""


class Prediction(TypedDict):
    """What a run is predicted to take. Ranges are those of measured runs of other sources than the fit has seen."""

    chip: str
    """The accelerator's key in the catalog."""
    step_s: float
    """Seconds of a step."""
    low80_s: float
    """Low end of the 80 % range of a step."""
    high80_s: float
    """High end."""
    low90_s: float
    """Low end of the 90 % range."""
    high90_s: float
    """High end."""
    tokens_per_s_per_gpu: float
    """Tokens a second on one accelerator."""
    gpu_hours_per_trillion_tokens: float
    """GPU-hours for 10^12 tokens, as if no hour were lost."""
    gpu_hours: Union[float, None]
    """GPU-hours of the whole run, as if no hour were lost."""
    mfu_6nd: float
    """Utilisation of the 16-bit peak (MFU) with 6 operations for a parameter and token."""
    mfu_causal: float
    """The same with attention's scores of what came before."""
    mfu_full: float
    """The same with scores over the full square."""
    parameters_b: float
    """Parameters in 10^9."""
    active_parameters_b: float
    """Parameters that a token meets, in 10^9."""
    dp: float
    """Data-parallel ranks."""
    micro_batch: float
    """Sequences that a rank works on at a time: as given, or the fastest that fits."""
    time: StepTime
    """Where the seconds go."""
    memory: Memory
    """Where the bytes go."""
    fits: bool
    """Whether they fit."""
    does_not_fit: Union[DoesNotFit, None]
    """By how much they do not, and what would help."""
    notes: list[str]
    """What is uncertain beyond measured residuals, in words."""


#: The named scopes.
Preset = Literal["final_run", "official_training", "development", "fleet_purchase", "fleet_operation", "fleet_tco", "organisation"]


class PriceEntry(TypedDict):
    """A price of an accelerator on a date."""

    chip: str
    """Key of the accelerator in the catalog."""
    what: What
    """What is paid for."""
    kind: Terms
    """On which terms."""
    vendor: str
    """Who asks or pays it, or who says so."""
    usd: NotRequired[Union[float, None]]
    """Dollars for one accelerator."""
    usd_per_gpu_hour: NotRequired[Union[float, None]]
    """Dollars for an hour of one accelerator."""
    low: NotRequired[Union[float, None]]
    """The low end, where a range was told."""
    high: NotRequired[Union[float, None]]
    """The high end, where a range was told."""
    as_of: str
    """When it held: a year, a month or a day, as exactly as it is known."""
    source: NotRequired[Union[str, None]]
    """Id of the source."""
    status: Status
    """Who stands behind it."""
    seen: Seen
    """How far it was checked."""
    note: NotRequired[Union[str, None]]
    """What else a reader should know."""


class PriceIndexYear(TypedDict):
    """A price index of one year."""

    year: float
    """The year."""
    index: Estimate
    """The index."""


class PricesAsked(TypedDict):
    """Which prices are asked for. What is left out asks for all."""

    chip: NotRequired[Union[str, None]]
    """Key or alias of an accelerator."""
    what: NotRequired[Union[str, None]]
    """`rental` or `purchase`."""
    kind: NotRequired[Union[str, None]]
    """The terms: `on_demand`, `spot`, `list`, ..."""
    vendor: NotRequired[Union[str, None]]
    """Who asks or pays, or who says so."""
    as_of: NotRequired[Union[str, None]]
    """A date. Then only the latest price known by then is given, for each chip, kind and vendor."""


class Project(TypedDict):
    """When a project was worked on: for so many years, or from a day between two dates until its end."""

    years: NotRequired[Union[Distribution, None]]
    """Years of work, where they are known as such."""
    start_from: NotRequired[Union[str, None]]
    """The beginning is later than this in 19 of 20 draws."""
    start_to: NotRequired[Union[str, None]]
    """The beginning is earlier than this in 19 of 20 draws."""
    end: NotRequired[Union[str, None]]
    """The end: the day of publication."""
    publication_delay_days: NotRequired[Union[Distribution, None]]
    """Days from the end of the work to that day."""
    least_years: NotRequired[float]
    """No draw is shorter."""


class PueYear(TypedDict):
    """The PUE of a year."""

    year: float
    """The calendar year."""
    pue: Estimate
    """Power at the meter over power at the equipment."""


#: What hours and money were for.
Purpose = Literal["final_run", "official", "experiments", "earlier_models", "serving", "unaccounted", "idle"]


class PurposeShares(TypedDict):
    """Parts of a whole by purpose. They must not sum over 1; the rest is for the role's own purpose."""

    final_run_share: NotRequired[Union[Estimate, None]]
    """For the final pre-training run of a released model."""
    official_share: NotRequired[Union[Estimate, None]]
    """For its other official phases."""
    experiments_share: NotRequired[Union[Estimate, None]]
    """For experiments, failed and restarted runs."""
    earlier_models_share: NotRequired[Union[Estimate, None]]
    """For earlier models that this one builds on."""
    serving_share: NotRequired[Union[Estimate, None]]
    """For answering users."""


class QuantileRow(TypedDict):
    """A quantile of an output."""

    p: float
    """The probability."""
    value: float
    """The value below which the output lies with it."""
    error: float
    """How far the value can be off because draws were counted in bins. 0 where exact."""


class Quantiles(TypedDict):
    """Three quantiles."""

    p05: float
    """One in twenty lies below."""
    p50: float
    """The median."""
    p95: float
    """One in twenty lies above."""


class Quantity(TypedDict):
    """A number that is no cost."""

    value: float
    """The number."""
    low: NotRequired[Union[float, None]]
    """The low end, where the claim states a range."""
    high: NotRequired[Union[float, None]]
    """The high end, where the claim states a range."""
    unit: str
    """Its unit: `gpus`, `gpu_hours`, `share`, `years`."""
    text: NotRequired[Union[str, None]]
    """The figure as it was printed. Made from the number if left out."""


class RankedLayout(TypedDict):
    """A layout with its time, its memory, and where its time is lost: shares of the step."""

    tp: float
    """Tensor parallel."""
    pp: float
    """Pipeline parallel."""
    vpp: float
    """Virtual stages of a rank."""
    ep: float
    """Expert parallel."""
    dp: float
    """Data parallel."""
    micro_batch: float
    """Sequences that a rank works on at a time."""
    sharding: Sharding
    """Sharding over data-parallel ranks."""
    recompute: Recompute
    """What is recomputed."""
    step_s: float
    """Seconds of a step."""
    tokens_per_s_per_gpu: float
    """Tokens a second on one accelerator."""
    memory_gb: float
    """Memory of the fullest accelerator in 10^9 bytes."""
    bubble_share: float
    """Lost to the pipeline's bubble."""
    tensor_share: float
    """Lost to tensor-parallel traffic."""
    expert_share: float
    """Lost to expert traffic and to waiting for the host."""
    data_share: float
    """Lost to data-parallel traffic."""
    recompute_share: float
    """Lost to recomputation."""
    loses: Union[str, None]
    """Where it loses most against the best one, in words: `pipeline bubble`. Null for the best."""


class Reading(TypedDict):
    """A named change of the scenario. It changes values, never the list of pools, so that any two can be combined."""

    id: str
    """Short name."""
    label: str
    """As a reader reads it."""
    note: NotRequired[Union[str, None]]
    """What it means."""
    source: NotRequired[Union[str, None]]
    """Id of the source that shows it."""
    known_from: NotRequired[Union[str, None]]
    """From when on it was what one knew. A year or a month counts from its last day."""
    known_until: NotRequired[Union[str, None]]
    """Until when: from that day on, what the scenario says in its place was known."""
    what_if: NotRequired[bool]
    """Whether it asks what would be if the world were another one, and not how the same figures can be read. A page whose `sections` have `what_ifs` lists it there."""
    patch: NotRequired[list[Patch]]
    """What it changes, in order."""


class ReadingItem(TypedDict):
    """A reading that can be switched on."""

    id: str
    """Its id."""
    label: str
    """Its name."""
    note: str
    """What it means."""
    on: bool
    """Whether it is on."""
    what_if: bool
    """Whether it is a what-if: listed with the others of its kind where the page has that section."""


class ReadingsView(TypedDict):
    """The readings."""

    label: str
    """Heading."""
    summary: str
    """One line while it is folded."""
    intro: str
    """Introduction."""
    items: list[ReadingItem]
    """The readings."""


class Rebound(TypedDict):
    """A gain in efficiency whose saving is passed on to buyers, who buy more."""

    gain: float
    """How many times as much the same hour does. Above 0; 2 halves the hours of a unit of work."""
    elasticity: float
    """By how many per cent demand grows when the price falls by one. 0 for none. Above 1, hours rise in the end."""


#: What is computed again in the backward pass instead of being kept.
Recompute = Literal["none", "selective", "full"]


#: The way from one claim to another, one axis at a time.
Reconciliation = TypedDict("Reconciliation", {
    "from": "ClaimEnd",
    "to": "ClaimEnd",
    "order": "list[Axis]",
    "model_from_usd": "float",
    "rest_from_usd": "float",
    "steps": "list[Step]",
    "model_to_usd": "float",
    "rest_to_usd": "float",
    "holds": "bool",
    "sentence": "str",
})


class Rent(TypedDict):
    """Hired hardware."""

    usd_per_gpu_hour: NotRequired[Union[Estimate, None]]
    """Rate."""
    by_year: NotRequired[list[RentYear]]
    """Rates of calendar years, where they differ: one for every year of the window."""


class RentYear(TypedDict):
    """The rate of hired accelerators in a year."""

    year: float
    """The calendar year."""
    usd_per_gpu_hour: Estimate
    """The rate."""


class ResponseCurve(TypedDict):
    """An output against one number."""

    output: str
    """The output."""
    path: str
    """The number's path."""
    label: str
    """As a reader reads it."""
    sentence: str
    """The curve in words, or that the output does not depend on the number."""
    points: list[CurvePoint]
    """The curve, from low to high."""


class Role(TypedDict):
    """People who do the same. Each is drawn by himself; the defaults are those of arXiv 2405.21015."""

    people: float
    """How many."""
    time_share: NotRequired[Distribution]
    """The part of his time that one gives to the project."""
    salary_usd_per_year: NotRequired[Distribution]
    """Salary for a year."""
    equity_usd_per_year: NotRequired[Distribution]
    """Equity for a year."""
    overhead_factor: NotRequired[Distribution]
    """What an employer pays over the salary."""


class Run(TypedDict):
    """A training run of one released model."""

    id: str
    """Short name, used in paths: `runs[v3]`."""
    label: str
    """As a row of a table: `V3's training`."""
    short: NotRequired[Union[str, None]]
    """In one or two words: `V3`. The label if left out."""
    detail: NotRequired[Union[str, None]]
    """A few words more about it."""
    model: NotRequired[Union[str, None]]
    """The released model."""
    accelerator: str
    """Key or alias of the accelerator."""
    gpus: NotRequired[Union[Estimate, None]]
    """How many of them."""
    rent_usd_per_gpu_hour: NotRequired[Union[Estimate, None]]
    """Rental rate."""
    phases: NotRequired[list[Phase]]
    """Its phases."""


class RunEnergy(TypedDict):
    """Energy in MWh and carbon in tonnes CO2e."""

    convention: EnergyConvention
    """What is counted."""
    gpu_mwh: float
    """Energy of the accelerators, or what was metered."""
    it_mwh: float
    """With servers, network and storage."""
    mwh: float
    """With the building."""
    low80_mwh: float
    """Low end of its 80 % range: that of the defaults in it."""
    high80_mwh: float
    """High end."""
    location_t: float
    """Carbon of the electricity by the grid that it comes from."""
    market_t: Union[float, None]
    """Carbon of the electricity by contracts. Null where they are not known."""
    embodied_t: Union[float, None]
    """The run's part of the carbon that its hardware embodies. Null where there are no hours."""
    factors: list[EnergyFactor]
    """What all of it is made of, each with its source."""
    note: str
    """What the convention counts and what it leaves out, in words."""


class RunLosses(TypedDict):
    """What takes hours away from a training run."""

    gpus: float
    """Accelerators that work at a time."""
    gpu_hours_between_interruptions: NotRequired[float]
    """Accelerator-hours between two unexpected interruptions."""
    restart_minutes: NotRequired[float]
    """Minutes from an interruption until the run works again, without the work that is repeated."""
    checkpoint_s: NotRequired[Union[float, None]]
    """Seconds that a checkpoint holds the run up. None for 10, or for what its bytes take."""
    checkpoint_gb: NotRequired[Union[float, None]]
    """Size of a checkpoint in 10^9 bytes, where the run waits until it is written."""
    storage_gb_per_s: NotRequired[Union[float, None]]
    """Speed at which the storage takes it, in 10^9 bytes a second."""
    checkpoint_minutes: NotRequired[Union[float, None]]
    """Minutes of work between two checkpoints. None for the best interval."""
    evaluation_share: NotRequired[float]
    """Part of the running time that goes into evaluation."""
    planned_stops_per_day: NotRequired[float]
    """Planned stops a day, each as long as a restart; a checkpoint comes first, so no work is repeated."""
    node_wait_hours: NotRequired[float]
    """Hours that an interruption waits for another node, on average. 0 where spares stand by."""
    spare_gpus: NotRequired[float]
    """Accelerators that stand by and are billed."""


class RunRow(TypedDict):
    """A published run beside its steady state."""

    key: str
    """Its name in the table."""
    name: str
    """Its full name."""
    chip: str
    """The accelerator's key in the catalog."""
    gpus: float
    """Accelerators."""
    tokens: float
    """Tokens of the run."""
    gpu_hours: float
    """Accelerator-hours as they were reported."""
    predicted_gpu_hours: float
    """Accelerator-hours as if none were lost: predicted."""
    reported_over_predicted: float
    """Reported over predicted hours."""
    low80: float
    """Low end of its 80 % range: that of the prediction."""
    high80: float
    """High end."""
    reported_over_own: Union[float, None]
    """Reported hours over those of the throughput that its authors tell. Null where they tell none."""
    layout: LayoutBasis
    """Where the layout comes from."""
    tp: float
    """Tensor parallel."""
    pp: float
    """Pipeline parallel."""
    ep: float
    """Expert parallel."""
    micro_batch: float
    """Sequences that a rank works on at a time."""
    batch: float
    """Sequences of a step."""
    seq_len: float
    """Tokens of a sequence."""
    source: Union[str, None]
    """Id of the source of the hours."""
    status: Status
    """Who stands behind them."""
    seen: Seen
    """How far they were checked."""
    tokens_source: Union[str, None]
    """Id of the source of the tokens."""
    gpus_source: Union[str, None]
    """Id of the source of the number of accelerators. Null where it is assumed."""
    layout_source: Union[str, None]
    """Id of the source of the layout. Null where it is searched."""
    note: str
    """What else a reader should know."""


class Sampled(TypedDict):
    """A scenario's outputs with their ranges."""

    scenario: str
    """The scenario."""
    draws: float
    """How many draws."""
    seed: float
    """The seed."""
    method: Method
    """How points were spread."""
    summary: Summaries
    """How quantiles were found."""
    inputs: int
    """How many uncertain numbers were drawn."""
    outputs: list[SampledOutput]
    """The outputs."""
    model_version: str
    """Version of the equations."""
    data_version: str
    """Date of the shipped data."""


class SampledOutput(TypedDict):
    """An output with its range."""

    id: str
    """Its name."""
    label: str
    """As a reader reads it."""
    unit: str
    """The key of its unit."""
    point: float
    """Its value where every number is at its median or as stated."""
    mean: float
    """Mean of the draws."""
    sd: float
    """Standard deviation of the draws."""
    quantiles: list[QuantileRow]
    """Quantiles."""
    histogram: HistogramView
    """How the draws lie."""
    varies: bool
    """Whether it varies at all."""
    unanswered: float
    """Draws without an answer: a fleet too small for its work. They count nowhere else."""
    sentence: str
    """The answer with its likely range, in words."""


class Samples(TypedDict):
    """Observed values; the reader puts them into order."""

    values: NotRequired[list[float]]
    """The values."""


class Scenario(TypedDict):
    """A scenario: what hardware, which runs, for how long, and who says so."""

    id: str
    """Short name."""
    title: str
    """What it is about, in one line."""
    subject: str
    """Whose costs they are, as sentences name it: `DeepSeek`."""
    as_of: str
    """The day that "today" means."""
    dollars_of: NotRequired[Union[float, None]]
    """The year whose dollars the answers are in. Estimates in other years' dollars are converted by `price_index`."""
    price_index: NotRequired[list[PriceIndexYear]]
    """A price index by year."""
    start_year: NotRequired[Union[float, None]]
    """The calendar year in which the window starts. Needed by dates and by rates of calendar years."""
    window_years: NotRequired[Estimate]
    """How long the fleet is kept and counted."""
    bill: NotRequired[str]
    """Where the fleet's money comes from: `parts`, or the id of a stated total."""
    weighting: NotRequired[Weighting]
    """How the fleet's cost is shared over its hours."""
    rent_usd_per_gpu_hour: NotRequired[Union[Estimate, None]]
    """Market rate for hours that have none of their own."""
    busy_share: NotRequired[Estimate]
    """Part of the fleet's hours in use."""
    cost_of_capital_share: NotRequired[Union[Estimate, None]]
    """What the money tied up in hardware could earn in a year."""
    factors: NotRequired[list[Factor]]
    """Factors that many numbers share."""
    correlations: NotRequired[list[Correlation]]
    """Which uncertain numbers move together."""
    fleet: NotRequired[list[Pool]]
    """Pools of identical accelerators."""
    sites: NotRequired[list[Site]]
    """Where they stand."""
    stated_totals: NotRequired[list[StatedTotal]]
    """Published totals over several pools."""
    runs: NotRequired[list[Run]]
    """Training runs. The first is the page's own: its outline and its hinge are about it, and hours are weighted by what its chip can do. A claim of the headline that names a run should name this one."""
    work: NotRequired[list[Work]]
    """Other uses of the hours."""
    organisation: NotRequired[Union[Organisation, None]]
    """Who works on it."""
    lines: NotRequired[list[Line]]
    """Costs without GPU-hours, and a reader's own lines."""
    guesses: NotRequired[Guesses]
    """Whether guesses at what nobody has disclosed count."""
    accelerators: NotRequired[list[Accelerator]]
    """Accelerators that the catalog does not have."""
    claims: NotRequired[list[Claim]]
    """Published figures, with what they count."""
    audits: NotRequired[list[Audit]]
    """Published tables whose parts are added up again."""
    sources: NotRequired[list[Source]]
    """Where the figures come from."""
    readings: NotRequired[list[Reading]]
    """Named changes of the scenario."""
    bridges: NotRequired[list[Bridge]]
    """Pairs of claims to be reconciled."""
    headline: NotRequired[Union[Headline, None]]
    """The two figures that the page opens with."""
    sections: NotRequired[list[Section]]
    """Sections that a page shows besides those that every page has."""


#: In which order the stages of a pipeline work.
Schedule = Literal["1f1b", "dualpipe"]


class Scope(TypedDict):
    """What a money figure counts. Start from a preset and change what differs."""

    preset: Preset
    """The preset."""
    run: NotRequired[Union[str, None]]
    """The run that it is about, for the presets of a piece of work. The scenario's first run if left out."""
    runs: NotRequired[list[str]]
    """All of these runs together instead of one."""
    valuation: NotRequired[Union[Valuation, None]]
    """Another valuation than the preset's."""
    natures: NotRequired[Union[list[Nature], None]]
    """Only these natures."""
    purposes: NotRequired[Union[list[Purpose], None]]
    """Only these purposes."""


class ScopeAnswer(TypedDict):
    """The answer of a scope."""

    id: Preset
    """The scope."""
    label: str
    """As a reader reads it."""
    usd: float
    """US dollars over the window."""
    more_than: bool
    """Whether lines that nobody has disclosed belong to it, so that it is more than this."""
    undisclosed: list[str]
    """Those lines."""


class ScopePrice(TypedDict):
    """What a run costs in a scope."""

    row: str
    """The run."""
    label: str
    """As a reader reads it."""
    scope: Preset
    """The scope. Those of a fleet are taken for the run's own hours; `organisation` is the fully loaded price."""
    valuation: Valuation
    """How hours became money."""
    gpu_hours: float
    """GPU-hours that are counted."""
    usd: float
    """US dollars."""
    usd_per_gpu_hour: Union[float, None]
    """That over the hours; none without hours."""


class ScopeThen(TypedDict):
    """What a scope came to, and what it comes to."""

    id: Preset
    """The scope."""
    label: str
    """As a reader reads it."""
    usd_then: float
    """US dollars with the values that stood then; what was not known yet keeps its value."""
    usd: float
    """US dollars by the scenario as it is."""
    not_yet: float
    """How many of the figures behind it were not known yet."""


class ScopesView(TypedDict):
    """The section of scopes."""

    heading: str
    """Heading."""
    intro: str
    """Introduction."""
    groups: list[CardGroup]
    """Cards."""


#: A section that a page shows where its scenario asks for it.
Section = Literal["own_or_rent", "by_year", "what_ifs"]


#: How far a figure was checked.
Seen = Literal["primary", "secondary", "article_only", "memory", "computed"]


class ServerParts(TypedDict):
    """The price of the servers, from the accelerator's price."""

    accelerator_usd: Estimate
    """Price of one accelerator."""
    server_markup: Estimate
    """Price of a server over the price of its accelerators."""


class ServerPrice(TypedDict):
    """A price that holds the share of the server."""

    usd_per_gpu: float
    """Price of the server, for each accelerator."""


#: What of weights, gradients and optimizer each data-parallel rank holds for all (Rajbhandari and others 2020, arXiv 1910.02054).
Sharding = Literal["none", "zero1", "zero2", "zero3"]


class Share(TypedDict):
    """The sentence to share."""

    text: str
    """The sentence."""


class Site(TypedDict):
    """A place with power and cooling. Rates by year, where they are given, need one for every year of the window and the scenario's `start_year`; beyond the last, its rate holds on."""

    id: str
    """Short name, used in paths: `sites[abilene]`."""
    label: NotRequired[Union[str, None]]
    """As a reader reads it."""
    pue: NotRequired[Union[Estimate, None]]
    """Power at the meter over power at the equipment."""
    pue_by_year: NotRequired[list[PueYear]]
    """The same by calendar year."""
    usd_per_kwh: NotRequired[Union[Estimate, None]]
    """Price of electricity."""
    usd_per_kwh_by_year: NotRequired[list[ElectricityYear]]
    """The same by calendar year."""
    facility: NotRequired[Union[SiteFacility, None]]
    """A building or a hall. No cost of a place if left out."""
    staff_usd_per_year: NotRequired[Union[Estimate, None]]
    """Staff of the site, whatever stands in it: from the day on which its building is ready to the end of the window; without a building, from the first day in service of its pools to the end of the last."""


class SiteBuilding(TypedDict):
    """A building in two parts with lives of their own. Each wears in a straight line and is not built anew: what outlives it stands in another site."""

    mw: NotRequired[Union[Estimate, None]]
    """IT power that it holds. What its pools need in the year in which they need most, if left out."""
    built: NotRequired[Union[When, None]]
    """When it is paid and ready. The start of the window if left out."""
    shell_usd_per_mw: Estimate
    """Shell and site, for a MW of IT power."""
    shell_life_years: NotRequired[Estimate]
    """Life of the shell (assumed: 30 years)."""
    plant_usd_per_mw: Estimate
    """Power, cooling and other plant, for a MW of IT power."""
    plant_life_years: NotRequired[Estimate]
    """Life of the plant (assumed: 15 years)."""


class SiteFacilityOwn(TypedDict):
    """A building."""

    own: SiteBuilding
    """A building."""


class SiteFacilityColocation(TypedDict):
    """A hall."""

    colocation: SiteHall
    """A hall."""


#: A building of one's own or a rented hall.
SiteFacility = Union["SiteFacilityOwn", "SiteFacilityColocation"]


class SiteHall(TypedDict):
    """A rented hall, electricity extra."""

    usd_per_kw_month: NotRequired[Union[Estimate, None]]
    """Rent for each provisioned kilowatt."""
    by_year: NotRequired[list[HallYear]]
    """The same by calendar year."""


class SliderView(TypedDict):
    """A slider."""

    path: str
    """Path of its leaf."""
    index: int
    """Number of its leaf."""
    min: float
    """Left end, in the slider's own scale."""
    max: float
    """Right end."""
    step: float
    """Step."""
    value: float
    """Present value."""
    scale: float
    """The leaf's value over the slider's."""
    label: str
    """Accessible name."""
    value_text: str
    """Present value in words."""
    start: str
    """Words at the left end."""
    end: str
    """Words at the right end."""


class Solution(TypedDict):
    """A value of an input, or values of two, at which an output meets its goal."""

    values: list[float]
    """The values, in the order of the inputs."""
    probabilities: list[Union[float, None]]
    """The probabilities below them in the inputs' ranges; none for inputs without a range."""
    plausible: bool
    """Whether every value lies within the 90 % range of its input."""


class Solved(TypedDict):
    """What one or two inputs would have to be for an output to be something."""

    output: str
    """The output."""
    goal: float
    """What it shall be."""
    inputs: list[str]
    """Paths of the inputs."""
    searched: list[list[float]]
    """Between which values each was searched."""
    solutions: list[Solution]
    """The solutions. Of two inputs, a curve of pairs, the most plausible first."""
    least: float
    """The least that the output can be within the search."""
    greatest: float
    """The greatest."""
    sentence: str
    """The finding in words."""


class Source(TypedDict):
    """A document that a figure comes from."""

    id: str
    """Short name, used by estimates and claims."""
    title: str
    """Its title."""
    by: str
    """Who published it."""
    date: str
    """When: a year, a month (`2024-12`) or a day."""
    url: NotRequired[Union[str, None]]
    """Where it can be read."""
    note: NotRequired[Union[str, None]]
    """What else a reader should know about it."""


#: A piece of a sentence.
Span = TypedDict("Span", {
    "text": "str",
    "mark": "Mark",
    "ref": "str",
})


class SpreadView(TypedDict):
    """The distribution of the answer."""

    start: float
    """Start of the axis, in dollars."""
    end: float
    """End of the axis."""
    counts: list[int]
    """Draws in each of the bars, which fill the axis."""
    likely_low: float
    """Start of the likely range: 80 %."""
    likely_high: float
    """Its end."""
    ticks: list[Tick]
    """Marks of the axis."""
    likely_label: str
    """Words at the likely range."""
    label: str
    """In one sentence, for screen readers."""


class StaffRole(TypedDict):
    """People who do the same work. Each of pay, equity and overhead is a line of its own for each purpose, over all years alike."""

    id: str
    """Short name, used in paths: `organisation.staff[researchers]`."""
    label: str
    """As a row of a table: `Researchers’ pay`."""
    purpose: NotRequired[Purpose]
    """What their work is for, as far as `purposes` does not say otherwise."""
    purposes: NotRequired[Union[PurposeShares, None]]
    """Parts of their work that are for other purposes."""
    headcount: Estimate
    """How many they are, on average over the window."""
    cash_usd_per_person_year: Estimate
    """Salary and bonus."""
    equity_usd_per_person_year: NotRequired[Union[Estimate, None]]
    """Shares and options, at their value when granted. Of the nature `equity`, so that a scope can leave out what is no cash."""
    employer_cost_ratio: NotRequired[Union[Estimate, None]]
    """All that their work costs the employer over that cash (1.3: 30 % on top): taxes on pay, insurance, pensions. The organisation's if left out."""
    overhead_ratio: NotRequired[Union[Estimate, None]]
    """Offices, software and administration, over that cash. None if left out."""
    guess: NotRequired[bool]
    """Whether it is a guess at what nobody has disclosed. Then it counts only where the scenario's `guesses` do."""


#: How a figure stood on a date.
Standing = Literal["known", "replaced", "not_yet", "undated"]


class StatedTotal(TypedDict):
    """A published total over several pools. When the scenario's `bill` names it, only its pools are in the fleet."""

    id: str
    """Short name."""
    label: str
    """As a reader reads it."""
    pools: NotRequired[list[str]]
    """The pools that are divided by."""
    purchase_usd: Estimate
    """Money for the hardware."""
    operation_usd: Estimate
    """Money for running it, over all the years."""
    years: Estimate
    """How many years of operation."""
    covers_gpus: NotRequired[Union[Estimate, None]]
    """How many GPUs the money covers, to be compared with the pools."""


#: Who stands behind a figure.
Status = Literal["stated", "estimated", "computed", "assumed"]


class Step(TypedDict):
    """A step from one claim to the other: one thing changed."""

    id: str
    """What changed: `valuation`, `purposes.r1`, `natures.operation`."""
    axis: Axis
    """Along which axis."""
    title: str
    """What it does."""
    why: str
    """Why it is as large as it is."""
    usd: float
    """What it adds."""
    running_usd: float
    """What it makes: the model evaluated after the step."""
    shown: bool
    """Whether it changes anything worth showing."""


class StepTime(TypedDict):
    """Where the seconds of a step go. The parts add up to the whole."""

    step_s: float
    """The whole step."""
    matrix_s: float
    """Matrix products."""
    attention_s: float
    """Attention's scores."""
    elementwise_s: float
    """What lies between the matrices: norms, activations, residuals."""
    head_s: float
    """The vocabulary head and the loss."""
    host_s: float
    """Waiting for the host to launch the work of layers with experts."""
    tensor_s: float
    """Tensor-parallel traffic that nothing hides."""
    expert_s: float
    """Expert traffic that nothing hides."""
    context_s: float
    """Context-parallel traffic that nothing hides."""
    recompute_s: float
    """Computing again what was not kept."""
    bubble_s: float
    """Stages of a pipeline that wait: for their turn, for a longer stage, for what another sends."""
    data_s: float
    """Data-parallel traffic that nothing hides."""
    optimizer_s: float
    """The optimizer, and what else happens once a step."""
    straggler_s: float
    """Waiting for the last of many nodes."""


#: How quantiles are found.
Summaries = Literal["exact", "streaming"]


class SupplyOwn(TypedDict):
    """Bought."""

    own: Own
    """Bought."""


class SupplyRent(TypedDict):
    """Hired by the hour, all hours of the window."""

    rent: Rent
    """Hired by the hour, all hours of the window."""


#: Bought or hired.
Supply = Union["SupplyOwn", "SupplyRent"]


#: What the figures of sales say about a claim.
SupplyBasis = Literal["sold", "owner", "none_for_country", "none_by_date", "before_figures"]


class SupplyClaim(TypedDict):
    """A claim that somebody holds so many chips by a date."""

    claim: NotRequired[str]
    """The claim in words."""
    chips: NotRequired[list[str]]
    """The chips that are counted, of any mixture: names of the catalog, or of the figures of sales."""
    count: Estimate
    """How many of them."""
    owner: NotRequired[Union[str, None]]
    """Who holds them. Where there are estimates of that owner, and no country is given, they are what is held against."""
    country: NotRequired[Union[str, None]]
    """The country: `China`, or its two or three letters. None for the whole world."""
    by: str
    """By when: a year, a month or a day, which stand for their last day."""
    sources: NotRequired[list[Source]]
    """Sources that the estimates name."""


class SureView(TypedDict):
    """How sure we are."""

    heading: str
    """Heading."""
    summary: str
    """One line while it is folded."""
    intro: list[Span]
    """Introduction."""
    spread: Union[SpreadView, None]
    """The distribution; null when the answer does not vary."""
    claims_label: str
    """Words over the published figures."""
    claims: list[ClaimMark]
    """The published figures that count the same."""
    drivers_heading: str
    """Heading of the drivers."""
    drivers_intro: str
    """What they share."""
    drivers: list[DriverView]
    """The drivers, the strongest first."""
    flat: str
    """Those that hardly change the answer, in one sentence; empty if there are none."""
    free_label: str
    """What gives a number its range back."""
    truths_heading: str
    """Heading of the conditions."""
    truths: list[TruthView]
    """The conditions."""
    what_ifs: list[WhatIfRange]
    """How sure the differences are that the what-ifs make, in their order."""


#: On which terms.
Terms = Literal["on_demand", "spot", "marketplace", "block", "reserved_1y", "reserved_3y", "accounting", "list", "card", "board", "server_share", "rack_share", "average", "grey", "used"]


class Tick(TypedDict):
    """A mark on an axis."""

    usd: float
    """Where."""
    label: str
    """Its words."""


class Time(TypedDict):
    """Chips x time."""

    gpus: Estimate
    """Chips."""
    hours: Estimate
    """Wall-clock hours."""


class TimeClaim(TypedDict):
    """A claim that a run was done on so many chips by a date, or within so many days."""

    claim: NotRequired[str]
    """The claim in words."""
    count: Estimate
    """How many chips worked on it."""
    gpu_hours: NotRequired[Union[Estimate, None]]
    """Accelerator-hours that it took. Or `training_flop`, or `run`."""
    training_flop: NotRequired[Union[Estimate, None]]
    """Operations that it took."""
    run: NotRequired[Union[TrainingRun, None]]
    """The run, to be predicted. Its tokens must be known."""
    chip: NotRequired[Union[str, None]]
    """The chip whose peak the operations are done at: a name of the catalog."""
    mfu: NotRequired[Union[Estimate, None]]
    """Utilisation of its 16-bit peak. None for what operations alone tell: a wide range."""
    goodput: NotRequired[Union[Estimate, None]]
    """Part of the time in which the run moves on. None: all of it for hours that were told, what whole runs report for others."""
    start: NotRequired[Union[str, None]]
    """The first day, which counts. A year or a month stands for its first day."""
    by: NotRequired[Union[str, None]]
    """The last day, which counts. A year or a month stands for its last day."""
    days: NotRequired[Union[Estimate, None]]
    """In place of `by`: how many days there were."""
    sources: NotRequired[list[Source]]
    """Sources that the estimates name."""


class TimesRun(TypedDict):
    """Hours as a multiple of a run's."""

    run: str
    """Id of the run."""
    times: Estimate
    """How many times its official hours."""


class Tokens(TypedDict):
    """Tokens x hours per token."""

    trillion_tokens: Estimate
    """Tokens in units of 10^12."""
    gpu_hours_per_trillion_tokens: Estimate
    """GPU-hours for a trillion tokens."""


class ToldCost(TypedDict):
    """A cost that somebody told."""

    name: str
    """What it is."""
    amount: Estimate
    """How much."""
    currency: NotRequired[Currency]
    """Of which currency."""
    year: float
    """The year that it was told in."""


class ToldItem(TypedDict):
    """Squares of a use that is told or assumed."""

    id: str
    """The row."""
    label: str
    """Its name."""
    detail: str
    """Squares and status, in words."""
    short: str
    """A shorter name, for narrow frames."""
    short_detail: str
    """Shorter words, for narrow frames."""
    squares: float
    """Squares drawn; what they would be when it is not counted."""
    full: float
    """Squares with both blocks counted."""
    mark: MarkOf
    """How it is drawn."""
    counted: bool
    """Whether it is counted."""
    filled_share: float
    """The fleet's own cost over the rental figure, for the run; else 1."""


class ToldRow(TypedDict):
    """Where a group of fields comes from."""

    group: str
    """The group."""
    source: Union[str, None]
    """Id of the source."""
    status: Status
    """Who stands behind it."""
    seen: Seen
    """How far it was checked."""


class ToldView(TypedDict):
    """The strip of what is told or assumed."""

    title: list[Span]
    """Its title."""
    zoom: float
    """How many times it is enlarged in width."""
    items: list[ToldItem]
    """Its parts."""


#: How many of its patterns a patch finds in a scenario.
Touches = Literal["none", "some", "all"]


class TrainingRun(TypedDict):
    """A training run to predict."""

    model: NotRequired[Union[str, None]]
    """Name of a published architecture. In its place, `architecture`."""
    architecture: NotRequired[Union[Architecture, None]]
    """An architecture of your own."""
    chip: str
    """The accelerator: a key of the catalog, or another of its names."""
    layout: Layout
    """How the run is laid out."""
    network_gb_per_s: NotRequired[Union[float, None]]
    """Network of one accelerator, one direction, in GB/s. None for what is usual for the chip."""
    released: NotRequired[Union[float, None]]
    """When the software was released, as a year: 2024.5 is the middle of 2024. None for not known: the newest."""
    tokens: NotRequired[Union[float, None]]
    """Tokens of the whole run. None where only the step is asked for."""


class Tranche(TypedDict):
    """Accelerators of one kind that are bought together."""

    id: str
    """Its name."""
    bought: NotRequired[Moment]
    """When they are paid."""
    gpus: float
    """How many."""
    supply: TrancheSupply
    """For what."""
    life_years: NotRequired[float]
    """Years in service: the economic life."""
    accounting_life_years: NotRequired[Union[float, None]]
    """Years over which the owner's own books depreciate them. None for the economic life."""
    residual_share: NotRequired[Union[float, None]]
    """What they sell for at the end of their life, as a share of the servers' price; before it, what a straight line from that price leaves. None for the curve of used GPUs."""
    delivery_months: NotRequired[float]
    """From the payment to the first of them in service, within the plan."""
    ramp_months: NotRequired[float]
    """From the first in service to the last, evenly; no longer than they are in service."""
    retired: NotRequired[Union[Moment, None]]
    """When they leave service, if not at the end of their life."""
    draw_kw: NotRequired[Union[float, None]]
    """Mean power of one with its share of the server and the network. Needed unless it is in a cloud."""
    provisioned_kw: NotRequired[Union[float, None]]
    """Power that is provided for one. None for what the mean power is 0.75 of (Epoch AI, arXiv 2405.21015)."""


class TrancheSupplyBoard(TypedDict):
    """From the price of a board of accelerators."""

    board: BoardPrice
    """From the price of a board of accelerators."""


class TrancheSupplyCard(TypedDict):
    """From the price of a single card, as Epoch AI does."""

    card: CardPrice
    """From the price of a single card, as Epoch AI does."""


class TrancheSupplyServer(TypedDict):
    """The server's own price."""

    server: ServerPrice
    """The server's own price."""


class TrancheSupplyCloud(TypedDict):
    """Not bought: an hour in a cloud, with all that it needs."""

    cloud: CloudPrice
    """Not bought: an hour in a cloud, with all that it needs."""


#: What an accelerator with its share of the server costs. A mark-up belongs to the price that it is told with, so the two cannot be mixed.
TrancheSupply = Union["TrancheSupplyBoard", "TrancheSupplyCard", "TrancheSupplyServer", "TrancheSupplyCloud"]


class Triangular(TypedDict):
    """A triangular distribution."""

    low: float
    """Least value."""
    mode: float
    """Likeliest value."""
    high: float
    """Greatest value."""


class Truncate(TypedDict):
    """A distribution cut off at one end or both."""

    of: Distribution
    """The distribution."""
    low: NotRequired[Union[float, None]]
    """Nothing lies below."""
    high: NotRequired[Union[float, None]]
    """Nothing lies above."""


class TruthView(TypedDict):
    """What would have to be true for a claim."""

    question: str
    """The question."""
    found: str
    """How often it holds."""
    lines: list[str]
    """What would have to be different."""


class Undisclosed(TypedDict):
    """Not disclosed."""

    note: NotRequired[Union[str, None]]
    """Why, or where one looked."""
    guess_usd_per_year: NotRequired[Union[Estimate, None]]
    """A guess at how much it is each year. It counts only where the scenario's `guesses` do."""


class UndisclosedLine(TypedDict):
    """A line that nobody has disclosed."""

    id: str
    """Its id."""
    label: str
    """As a reader reads it."""
    nature: Nature
    """What it would buy."""
    purpose: Purpose
    """What it would be for."""


class Use(TypedDict):
    """A use of the fleet's hours."""

    id: str
    """Its id: `v3.pretraining`, `serving`, `unaccounted`, `idle`."""
    label: str
    """As a reader reads it."""
    purpose: Purpose
    """What it was for."""
    row: str
    """The run or work it belongs to; empty for the rests."""
    gpu_hours: float
    """GPU-hours."""
    share: float
    """Share of the fleet's hours under the chosen weighting."""
    told: bool
    """Whether somebody stated all of its hours; else something in them is assumed."""


#: How hours are turned into money.
Valuation = Literal["rental", "owner", "purchase"]


#: What comes of a check.
Verdict = Literal["plausible", "strained", "implausible", "unknown"]


class View(TypedDict):
    """Everything that a page shows."""

    lang: str
    """Language."""
    dir: str
    """Direction."""
    hero: HeroView
    """The first screen."""
    scopes: ScopesView
    """The scopes."""
    bridge: Union[BridgeView, None]
    """The bridge; null when the scenario has none."""
    hinge: Union[HingeView, None]
    """The hinge; null without a fleet and a market rate."""
    own_or_rent: Union[HingeView, None]
    """Owning beside renting; null unless the scenario asks for it and has a fleet and a market rate."""
    by_year: Union[BarsView, None]
    """The years; null unless the scenario asks for them and has a fleet."""
    what_ifs: Union[BarsView, None]
    """The what-ifs; null unless the scenario asks for them and has any."""
    claims: ClaimsView
    """The claims."""
    readings: ReadingsView
    """The readings."""
    diagnostics: list[Diagnostic]
    """What does not fit together."""
    diagnostics_label: str
    """Their heading."""
    footer: FooterView
    """The foot."""


#: How the fleet's cost is shared over its hours.
Weighting = Literal["hours", "compute"]


#: What is paid for.
What = Literal["rental", "purchase"]


class WhatIf(TypedDict):
    """A run on other accelerators, or laid out otherwise. What is left out stays."""

    id: str
    """Short name, that of the reading."""
    label: str
    """As a reader reads it."""
    note: NotRequired[Union[str, None]]
    """What it means."""
    accelerator: NotRequired[Union[str, None]]
    """Another accelerator of the catalog."""
    layout: NotRequired[Union[Layout, None]]
    """Another layout, whole."""
    network_gb_per_s: NotRequired[Union[float, None]]
    """Another network of one accelerator, one direction, in GB/s."""


class WhatIfAnswer(TypedDict):
    """A scenario before and after some patches."""

    scenario: str
    """The scenario."""
    patches: list[PatchEffect]
    """The patches in the order in which they were put on."""
    outputs: list[OutputDifference]
    """The outputs."""
    draws: float
    """How many draws."""
    seed: float
    """The seed."""
    notes: list[str]
    """What a reader should know."""
    sources: list[Source]
    """The documents that the patches name, as far as they are known."""
    model_version: str
    """Version of the equations."""
    data_version: str
    """Date of the shipped data."""


class WhatIfRange(TypedDict):
    """The likely range of the difference that a what-if makes."""

    low: float
    """Its low end in dollars; equal to the high one where it does not vary."""
    high: float
    """Its high end."""
    text: str
    """The same in words; empty where it does not vary."""


class WhenYears(TypedDict):
    """Years after the start of the window; before it, below 0."""

    years: Estimate
    """Years after the start of the window; before it, below 0."""


class WhenDate(TypedDict):
    """The beginning of a year, a month (`2026-07`) or a day. Needs the scenario's `start_year`."""

    date: str
    """The beginning of a year, a month (`2026-07`) or a day. Needs the scenario's `start_year`."""


#: A moment.
When = Union["WhenYears", "WhenDate"]


class Window(TypedDict):
    """Layers that look back only so far."""

    tokens: float
    """How many tokens they see."""
    layers: float
    """How many layers do."""


class Work(TypedDict):
    """A use of the hours that is no official run."""

    id: str
    """Short name, used in paths: `work[serving]`."""
    label: str
    """As a row of a table."""
    short: NotRequired[Union[str, None]]
    """In one or two words. The label if left out."""
    detail: NotRequired[Union[str, None]]
    """A few words more about it."""
    purpose: Purpose
    """What it was for."""
    hours: WorkHours
    """How many hours."""
    accelerator: NotRequired[Union[str, None]]
    """Key or alias of the accelerator. The first run's if left out."""
    rent_usd_per_gpu_hour: NotRequired[Union[Estimate, None]]
    """Rental rate."""


class WorkHoursGpuHours(TypedDict):
    """As a number."""

    gpu_hours: GpuHoursOfWork
    """As a number."""


class WorkHoursTimesRun(TypedDict):
    """As a multiple of a run's official hours."""

    times_run: TimesRun
    """As a multiple of a run's official hours."""


class WorkHoursDeployment(TypedDict):
    """As servers that run for some days."""

    deployment: Deployment
    """As servers that run for some days."""


#: Hours of work, in one of three ways.
WorkHours = Union["WorkHoursGpuHours", "WorkHoursTimesRun", "WorkHoursDeployment"]


class YearAnswer(TypedDict):
    """A year of the window. Its sums are those of the ledger's cells."""

    year: int
    """The calendar year, where the scenario tells when the window starts; else from 1."""
    gpus: float
    """GPUs in service on average over the part of the year that the window covers."""
    gpu_hours: float
    """Their hours, idle ones included."""
    hardware_usd: float
    """Hardware and buildings as they wear: servers, network, storage, spares, installation, levies, owned buildings."""
    operation_usd: float
    """What it costs to run."""
    capital_usd: float
    """Cost of capital."""
    lines_usd: float
    """Lines without hours: pay, data and the rest."""
    owner_usd: float
    """All of these: the owner's cost of the year."""
    paid_usd: float
    """Cash paid in the year for hardware and buildings."""
    usd_per_gpu_hour: Union[float, None]
    """The fleet's cost of an hour, lines left out; null in a year without hours."""


class YearValue(TypedDict):
    """The number of a calendar year."""

    year: float
    """The year."""
    value: float
    """The number."""
