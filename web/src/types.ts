// Derived by fullcost-gen from the Rust types. Do not edit.

/** A number, a range such as `6 to 10` (a 90 % interval), a distribution, or any of these with its source. */
export type Estimate = number | string | Distribution | {
  value: number | string | Distribution;
  source?: string;
  status?: Status;
  seen?: Seen;
  note?: string;
  dollars_of?: number;
  currency?: Currency;
  on?: string;
  known_from?: string;
  factors?: string[];
};

/** One kind of accelerator. A chip of your own has the same form. */
export interface Accelerator {
  /** Its name in scenarios: `h800-sxm`. */
  key: string;
  /** Its full name. */
  name: string;
  /** Its maker. */
  vendor: string;
  /** Its generation: `Hopper`, `CDNA3`, `TPU v5p`. */
  architecture?: string | null;
  /** Other names that mean exactly this chip. */
  aliases?: string[];
  /** When it could first be had: a year or a month. */
  released?: string | null;
  /** Dense peaks. */
  peaks: Peaks;
  /** Memory in GB (10^9 bytes). */
  memory_gb?: number | null;
  /** Memory bandwidth in TB/s. */
  memory_tb_per_s?: number | null;
  /** Bandwidth of the links to the chips of the same domain, one direction, summed over all links, in GB/s. */
  scale_up_gb_per_s?: number | null;
  /** Chips in one domain of fast links. */
  scale_up_domain?: number | null;
  /** Network bandwidth for one chip, one direction, in GB/s. */
  scale_out_gb_per_s?: number | null;
  /** Rated power of one chip in W. */
  tdp_w?: number | null;
  /** Where it may be sold. */
  export_note?: string | null;
  /** Where the fields come from. */
  groups?: Groups | null;
}

/** The words of the buttons. */
export interface Actions {
  /** Share. */
  share: string;
  /** Download. */
  download: string;
  /** Cite. */
  cite: string;
  /** Embed. */
  embed: string;
  /** Reset. */
  reset: string;
  /** Copy. */
  copy: string;
  /** After copying. */
  copied: string;
  /** Close. */
  close: string;
}

/** What every use of the hours has of the cost. */
export interface Allocation {
  /** Year by year, use by use, nature by nature. */
  cells: AllocationCell[];
  /** The fully loaded prices, row by row, each in steps. */
  loaded: LoadedStep[];
  /** The same runs in every scope. */
  scopes: ScopePrice[];
  /** What the organisation spends over the window: the sum of all rows' last steps. */
  organisation_usd: number;
  /** Lines that nobody has disclosed, so that the organisation spends more than that. */
  undisclosed: string[];
}

/** Money of one nature for one use in one year, at owner's cost: a cell of the ledger, with its hours. */
export interface AllocationCell {
  /** The year of the window, from 1. */
  year: number;
  /** The use, or the line. */
  use: string;
  /** What it was for. */
  purpose: Purpose;
  /** What the money bought. */
  nature: Nature;
  /** GPU-hours of the use in that year, the same in the cells of all its natures. 0 for a line. */
  gpu_hours: number;
  /** The use's share of the fleet's hours. 0 for a line. */
  share: number;
  /** US dollars. */
  usd: number;
}

/** Why owning is better at any such point. */
export type Always =
  /** Owning brings in more than it costs, by credits and resale. */
  | "owning_pays";

/** How much a line is. */
export type Amount =
  /** Once, over the whole window. */
  | { usd: Estimate }
  /** Each year. */
  | { usd_per_year: Estimate }
  /** Nobody has said: listed, not summed, until somebody supplies a value. */
  | { undisclosed: Undisclosed };

/** The answer of the sentence. */
export interface AnswerView {
  /** The words before it. */
  lead: string;
  /** The amount. */
  amount: string;
  /** The same as a number. */
  usd: number;
  /** Whether it is the page's unit figure. */
  accent: boolean;
  /** The words after it. */
  range: string;
  /** The likely range: 80 %; empty when nothing that is counted varies. */
  likely: string;
  /** What “likely” means; empty in a scenario without ranges. */
  means: string;
  /** Characters of the longest amount of any scope, so that the type size never changes. */
  longest: number;
}

/** A decoder-only transformer. */
export interface Architecture {
  /** Layers. */
  layers: number;
  /** Width of the hidden vector. */
  hidden: number;
  /** Query heads. */
  heads: number;
  /** Key and value heads. None for as many as there are query heads. */
  kv_heads?: number | null;
  /** Width of a head. None for the hidden width over the heads. */
  head_dim?: number | null;
  /** Width of the dense feed-forward layers; 0 where all have experts. */
  ffn?: number;
  /** Whether feed-forward layers have a gate, and so three matrices instead of two. */
  gated?: boolean;
  /** Tokens of the vocabulary, as padded in the model. */
  vocab: number;
  /** Whether the embedding and the head share their weights. */
  tied?: boolean;
  /** Experts, if there are any. */
  experts?: Experts | null;
  /** Latent attention, if it is used. */
  latent?: Latent | null;
  /** Layers with a window, if there are any. */
  window?: Window | null;
  /** Layers for the prediction of further tokens, each with a pass through the head. */
  multi_token?: number;
}

/** A published architecture with what follows from it. */
export interface ArchitectureRow {
  /** Its name in documents. */
  key: string;
  /** Its full name. */
  name: string;
  /** Parameters in 10^9, computed from the shape. */
  parameters_b: number;
  /** Parameters that a token meets, in 10^9. */
  active_parameters_b: number;
  /** Layers. */
  layers: number;
  /** Width of the hidden vector. */
  hidden: number;
  /** Query heads. */
  heads: number;
  /** Experts of a layer; 0 for a dense model. */
  experts: number;
  /** Id of the source. */
  source: string | null;
  /** Who stands behind it. */
  status: Status;
  /** How far it was checked. */
  seen: Seen;
}

/** A scenario as it was known on a date. */
export interface AsKnownOn {
  /** The scenario. */
  scenario: string;
  /** The day: the last one of the date that was asked for. */
  day: string;
  /** Readings that were what one knew: they are to be put on, in this order. */
  readings: EarlierReading[];
  /** All numbers but the factors of readings that multiply: nobody told these. */
  figures: KnownFigure[];
  /** All claims. */
  claims: KnownClaim[];
  /** The scopes that have an answer. */
  scopes: ScopeThen[];
  /** The same in words. */
  sentence: string;
  /** Version of the equations. */
  model_version: string;
  /** Date of the shipped data. */
  data_version: string;
}

/** How to sample a scenario, and what to tell. */
export interface Ask {
  /** How many draws. What takes years is not refused. */
  draws?: number;
  /** Another seed, other draws. A whole number. */
  seed?: number;
  /** How points are spread. Drivers, conditions and shares of claims say what chance may have done, which takes `monte_carlo`. */
  method?: Method;
  /** How quantiles are found: exact up to 100,000 draws unless said otherwise. */
  summary?: Summaries | null;
  /** How many threads. The answer does not depend on it. */
  threads?: number;
  /** The outputs: scopes, `claims[id]`, `usd_per_gpu_hour`, `usd_per_busy_gpu_hour`, `told_share`. None for all scopes and rates, or, where one is told and in sweeps, for the scope that the scenario counts first. */
  outputs?: string[];
  /** The probabilities whose quantiles are told, each once. None for 5, 10, 25, 50, 75, 90 and 95 %, in sweeps for 5, 50 and 95 %. */
  quantiles?: number[];
  /** Bars of the histogram. */
  bins?: number;
  /** Beginnings of paths whose numbers are taken together where drivers are told. */
  groups?: string[];
  /** Whether drivers are told with their total indices, for which the model runs once more for each number. Groups have them in any case. */
  total?: boolean;
  /** The number that a response curve follows. */
  path?: string;
  /** At how many of its values. */
  points?: number;
  /** Least value of the output where a condition is asked for. One of the two ends may be left out. */
  low?: number | null;
  /** Greatest value. */
  high?: number | null;
}

/** A published table: do its parts add up to its total? */
export interface Audit {
  /** Short name. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** The claim that states the total. */
  total: string;
  /** The claims that are its parts. */
  parts?: string[];
  /** What follows. */
  note?: string | null;
}

/** A published table, added up again. */
export interface AuditAnswer {
  /** Its id. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** The sum of its parts. */
  sum: number;
  /** The total as published. */
  total: number;
  /** The sum less the total. */
  difference: number;
  /** Whether the sum is within the total's rounding. */
  holds: boolean;
  /** What follows. */
  note: string;
}

/** The ways in which two figures can differ; a bridge moves along one at a time. */
export type Axis =
  /** A rental rate against the owner's cost. */
  | "valuation"
  /** What the hours were for. */
  | "purposes"
  /** Which chips, how many, whose prices: the reading of the scenario. */
  | "chips"
  /** How long. */
  | "window"
  /** What the money bought. */
  | "natures"
  /** Hardware when it wears against hardware when it is paid. */
  | "timing";

/** Squares of a band in one block. */
export interface BandBlock {
  /** The block. */
  nature: Block;
  /** Squares. */
  squares: number;
  /** Whether they are counted. */
  counted: boolean;
}

/** A band: what the hours were for. */
export interface BandView {
  /** The row. */
  id: string;
  /** Its title. */
  title: Span[];
  /** How it is drawn. */
  kind: MarkOf;
  /** Its squares by block. */
  blocks: BandBlock[];
}

/** A section whose rows have bars, all on one scale. */
export interface BarsView {
  /** Heading. */
  heading: string;
  /** One line while it is folded. */
  summary: string;
  /** Introduction. */
  intro: string;
  /** Names of the bars, from the first on; empty where there is but one. */
  legend: string[];
  /** Heads of its columns. */
  head: string[];
  /** Its parts. Bars of what-ifs go to both sides of nothing, and the scale reaches as far to either. */
  parts: BridgePart[];
  /** The note below; empty if there is none. */
  note: string;
}

/** A beta distribution. */
export interface Beta {
  /** Shape at the low end. */
  alpha: number;
  /** Shape at the high end. */
  beta: number;
  /** Least value. */
  low?: number;
  /** Greatest value. */
  high?: number;
}

/** A line of the bill with what stands behind it. */
export interface BillLine {
  /** The cost item, or the reader's own line. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** What it buys. */
  nature: Nature;
  /** Owner's cost over the window. */
  usd: number;
  /** Its formula in words. */
  formula: string;
  /** Paths of the numbers behind it, found by tracing the equations. */
  leaves: string[];
  /** Sources of those numbers. */
  sources: string[];
  /** The weakest status among those numbers. */
  weakest: Status;
}

/** The two blocks of the picture, and what is in neither. */
export type Block =
  /** Bought hardware. */
  | "hardware"
  /** What it costs to run. */
  | "operation"
  /** Pay, data and the rest: never drawn as squares. */
  | "other";

/** A price of an accelerator on a board. */
export interface BoardPrice {
  /** Price of the board, for each accelerator. */
  usd_per_gpu: number;
  /** Server over boards. 1.38 in a list of parts of the DGX H100 (SemiAnalysis, 2023; estimated). */
  server_markup?: number;
}

/** Chips of one kind with what they cost, in dollars of `year`. */
export interface BoughtChips {
  /** What they are called. */
  name: string;
  /** How many. In GPUs; >= 0 and <= 1000000000000. */
  count: Estimate;
  /** Price of one with its part of the server. In US dollars a GPU; >= 0 and <= 1000000000. */
  usd_per_gpu: Estimate;
  /** What it costs a year to operate one. In US dollars a GPU and year; >= 0 and <= 1000000000. */
  operation_usd_per_gpu_year?: Estimate | null;
  /** For how many years. In years; > 0 and <= 100. */
  operation_years?: Estimate | null;
  /** The year whose dollars these are. */
  year: number;
}

/** Two ends. */
export interface Bounds {
  /** Least value. */
  low: number;
  /** Greatest value. */
  high: number;
}

/** A point at which both are the same, or why there is none. */
export type BreakEven =
  /** The point. */
  | { at: number }
  /** There is none. */
  | { never: Never }
  /** Owning is better at any. */
  | { always: Always };

/** A pair of money claims to be reconciled. */
export interface Bridge {
  /** Short name. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** The claim to start from. */
  from: string;
  /** The claim to arrive at. */
  to: string;
  /** The order of the switches. The natural one if left out. */
  order?: Axis[] | null;
}

/** Rows of the bridge on one scale. */
export interface BridgePart {
  /** Its title. */
  title: string;
  /** Words at the scale's start. */
  start: string;
  /** Words at the scale's end. */
  end: string;
  /** The scale's end. */
  max: number;
  /** Its rows. */
  rows: BridgeRow[];
}

/** A row of the bridge, or of another section whose rows have bars. */
export interface BridgeRow {
  /** Its id. */
  id: string;
  /** `from`, `step`, `rest` or `to`; `year`; `on` or `off` for one that can be switched. */
  kind: string;
  /** What it does. */
  title: string;
  /** Why it is as large as it is. */
  why: string;
  /** What it adds, in millions. */
  adds: string;
  /** Unseen text that aligns the decimals. */
  adds_pad: string;
  /** What it makes, in millions. */
  makes: string;
  /** Unseen text that aligns the decimals. */
  makes_pad: string;
  /** Ends of its bars, in dollars: each bar starts where the one before it ends. */
  ends: number[];
}

/** The bridge between the two figures. */
export interface BridgeView {
  /** Heading. */
  heading: string;
  /** Introduction. */
  intro: string;
  /** Heads of its columns. */
  head: string[];
  /** Its parts, one or two. */
  parts: BridgePart[];
  /** How many times smaller the second scale is drawn; 1 if there is none. */
  wedge: number;
  /** The note below. */
  note: string;
  /** The order of the axes. */
  order: OrderItem[];
  /** Accessible name of the order. */
  order_label: string;
}

/** A number over the years. */
export type ByYear =
  /** The same every year. */
  | { constant: number }
  /** Year by year; a year that is asked for and not there is an error, not a guess. */
  | { years: YearValue[] };

/** What all of it costs. */
export interface CapitalCost {
  /** All parts together. */
  usd: number;
  /** Weighted cost in a year: sum of amount x cost over the sum of the amounts. */
  cost_share: number;
  /** The same after taxes: interest costs 1 - tax of itself. */
  after_tax_share: number;
}

/** Where a company's money comes from. */
export interface CapitalMix {
  /** Loans, notes and equity. */
  parts?: CapitalPart[];
  /** Tax on profit, which interest lowers. */
  tax_share?: number;
}

/** Money of one kind. */
export interface CapitalPart {
  /** Its name. */
  id: string;
  /** How much of it there is. */
  usd: number;
  /** What it costs in a year: interest, or the return that owners expect. */
  cost_share: number;
  /** Whether its cost is interest, and so lowers taxes. */
  interest?: boolean;
}

/** A scope as a card. */
export interface Card {
  /** The scope. */
  id: string;
  /** Its name. */
  title: string;
  /** The question that it answers. */
  question: string;
  /** Its amount. */
  amount: string;
  /** Status or range. */
  detail: string;
  /** Whether it is the present one. */
  selected: boolean;
  /** What it draws. */
  picture: CardPicture;
}

/** Some cards with a legend. */
export interface CardGroup {
  /** The legend. */
  legend: string;
  /** The cards. */
  cards: Card[];
}

/** What a card draws. */
export interface CardPicture {
  /** The block of hardware. */
  hardware: boolean;
  /** The block of operation. */
  operation: boolean;
  /** Squares of a run. */
  runs: number;
  /** A dashed frame for what is not disclosed. */
  dashed: boolean;
}

/** A list price of a single card. */
export interface CardPrice {
  /** Price of the card. */
  usd_per_gpu: number;
  /** Server over cards. 1.64 is Epoch AI's mean (arXiv 2405.21015; estimated). */
  server_markup?: number;
}

/** A row of the catalog. Peaks are dense; bandwidths are for one direction. */
export interface CatalogRow {
  /** Name in scenarios. */
  key: string;
  /** Full name. */
  name: string;
  /** Maker. */
  vendor: string;
  /** Generation. */
  architecture: string;
  /** Other names of exactly this chip. */
  aliases: string[];
  /** When it could first be had. */
  released: string | null;
  /** Dense BF16 peak. */
  bf16_tflop_per_s: number | null;
  /** Dense FP16 peak. */
  fp16_tflop_per_s: number | null;
  /** Dense FP8 peak. */
  fp8_tflop_per_s: number | null;
  /** Dense FP4 peak. */
  fp4_tflop_per_s: number | null;
  /** Memory in GB. */
  memory_gb: number | null;
  /** Memory bandwidth in TB/s. */
  memory_tb_per_s: number | null;
  /** Links inside the domain, in GB/s. */
  scale_up_gb_per_s: number | null;
  /** Chips in the domain. */
  scale_up_domain: number | null;
  /** Network for one chip, in GB/s. */
  scale_out_gb_per_s: number | null;
  /** Rated power in W. */
  tdp_w: number | null;
  /** Where each group of fields comes from. */
  told: ToldRow[];
}

/** A cell of the ledger: money of one nature for one use in one year, under one valuation. */
export interface Cell {
  /** How hours became money. Cells of different valuations are different views of the same and are never added. */
  valuation: Valuation;
  /** What the money bought. */
  nature: Nature;
  /** What it was for. */
  purpose: Purpose;
  /** The use, or the line. */
  use: string;
  /** The year of the window, from 1. */
  year: number;
  /** US dollars. */
  usd: number;
}

/** What is different about something. */
export type Change =
  /** It is only in the new version. */
  | "added"
  /** It is only in the old one. */
  | "removed"
  /** Another number, range or choice. */
  | "value"
  /** The same number from another source, of another status or by another conversion. */
  | "origin"
  /** Other words. */
  | "text"
  /** Another date, and nothing else. */
  | "date";

/** A claim that is different. */
export interface ChangedClaim {
  /** Its id. */
  id: string;
  /** As a heading. */
  label: string;
  /** What is different. */
  change: Change;
  /** Its number in the old version. None for an event. */
  before: number | null;
  /** In the new one. */
  after: number | null;
}

/** A figure that is different. */
export interface ChangedFigure {
  /** Its address. */
  path: string;
  /** Its unit. */
  unit: string;
  /** What is different. */
  change: Change;
  /** Its number in the old version; of a range, the median. */
  before: number | null;
  /** In the new one. */
  after: number | null;
  /** The difference over what it was before. None where that was nothing, or a choice. */
  relative: number | null;
  /** As it is told in the old version: a number, a distribution as JSON, the name of a choice. */
  told_before: string | null;
  /** In the new one. */
  told_after: string | null;
  /** Who stood behind it. */
  status_before: Status | null;
  /** Who stands behind it. */
  status_after: Status | null;
  /** Id of the old source. */
  source_before: string | null;
  /** Id of the new one. */
  source_after: string | null;
}

/** A number that a patch changed. */
export interface ChangedNumber {
  /** Its path. */
  path: string;
  /** The key of its unit. */
  unit: string;
  /** What it was before this patch; the median where it is drawn. */
  old: number;
  /** What it is after it. */
  new: number;
  /** Whether it is drawn after it. */
  drawn: boolean;
}

/** A scope that both versions answer. */
export interface ChangedScope {
  /** The scope. */
  id: Preset;
  /** As a reader reads it. */
  label: string;
  /** US dollars by the old version. */
  before_usd: number;
  /** By the new one. */
  after_usd: number;
  /** After less before. */
  difference_usd: number;
  /** The difference over what it was before. None where that was nothing. */
  relative: number | null;
}

/** A source that is different. */
export interface ChangedSource {
  /** Its id. */
  id: string;
  /** What is different. */
  change: Change;
  /** Who, what and where in the old version. */
  before: string | null;
  /** In the new one. */
  after: string | null;
  /** Its date in the old version. */
  date_before: string | null;
  /** In the new one. */
  date_after: string | null;
}

/** What a claim is checked against. */
export type CheckKind =
  /** The chips that were sold. */
  | "supply"
  /** The power of the site. */
  | "power"
  /** The owner's means. */
  | "money"
  /** The time until a date. */
  | "time";

/** A line of the arithmetic. */
export interface CheckLine {
  /** What it is. */
  label: string;
  /** Its value: the median. Null for a stated none. */
  value: number | null;
  /** The 5 % quantile. Null where it has no range. */
  low: number | null;
  /** The 95 % quantile. */
  high: number | null;
  /** Its unit. */
  unit: string;
  /** Id of the source. Null where it was given without one, or worked out. */
  source: string | null;
  /** Who stands behind it. Null where it was given without saying. */
  status: Status | null;
  /** What else a reader should know. */
  note: string | null;
}

/** A choice in a list. */
export interface Choice {
  /** Its id. */
  id: string;
  /** As a reader reads it. */
  name: string;
  /** Whether it is the present one. */
  selected: boolean;
}

/** A published figure. */
export interface Claim {
  /** Short name. */
  id: string;
  /** As a heading. */
  label: string;
  /** What it says, in one sentence. */
  text: string;
  /** Who says so. */
  by: string;
  /** When. */
  date: string;
  /** From when on it was known, where `date` does not say that: the document was corrected later. */
  known_from?: string | null;
  /** Id of the source. */
  source?: string | null;
  /** Where in the source. */
  place?: string | null;
  /** Who stands behind it. */
  status: Status;
  /** How far it was checked. */
  seen: Seen;
  /** What it leaves out, by its own words. */
  excludes?: string | null;
  /** How the article tells it, where that differs. */
  as_told?: string | null;
  /** The claim that it corrects. */
  corrects?: string | null;
  /** The figure itself. */
  figure: Figure;
}

/** A claim at one end of a reconciliation. */
export interface ClaimEnd {
  /** Its id. */
  id: string;
  /** As a heading. */
  label: string;
  /** Who says so. */
  by: string;
  /** The figure in words. */
  text: string;
  /** The figure. */
  usd: number;
}

/** A group of claims. */
export interface ClaimGroup {
  /** `money`, `quantity` or `event`. */
  id: string;
  /** Its title. */
  title: string;
  /** One line while it is folded. */
  summary: string;
}

/** A published figure beside the distribution of what it counts. */
export interface ClaimMark {
  /** Its id. */
  id: string;
  /** Its number on the page. */
  number: number;
  /** Where it stands. */
  usd: number;
  /** Its figure. */
  figure: string;
  /** Who says so. */
  by: string;
  /** How many of the draws agree with it, within its rounding. */
  share: string;
  /** Whether it is the page's unit figure. */
  accent: boolean;
}

/** A claim as a row of the page. */
export interface ClaimRow {
  /** Its id. */
  id: string;
  /** Its number on the page. */
  number: number;
  /** Its figure. */
  figure: string;
  /** Whether it is the page's unit figure. */
  accent: boolean;
  /** Status: `stated`, `estimated`, `assumed` or `computed`. */
  status: string;
  /** Status in words. */
  status_word: string;
  /** What it says. */
  what: string;
  /** Who says so, and when. */
  who: string;
  /** Where in the source. */
  place: string;
  /** Title of the source. */
  source_title: string;
  /** Address of the source; empty if there is none. */
  url: string;
  /** What it leaves out. */
  excludes: string;
  /** How the article tells it. */
  as_told: string;
  /** How far it was checked. */
  seen: string;
  /** The same in words. */
  seen_word: string;
  /** `money`, `quantity` or `event`. */
  group: string;
}

/** How many draws agree with a claim, within its printed rounding or its own range. */
export interface ClaimShare {
  /** The claim. */
  id: string;
  /** Share of draws in which it holds. */
  share: number;
  /** Standard error of the share. */
  standard_error: number;
  /** As a heading. */
  label: string;
  /** Who says so. */
  by: string;
  /** Its figure. */
  usd: number;
  /** Least value at which it holds. */
  low: number;
  /** Greatest value. */
  high: number | null;
  /** What the model gives for what the claim counts, every number at its median or as stated. */
  point: number;
  /** Whether anything that it counts varies. */
  varies: boolean;
}

/** The section of claims. The claims themselves come as a list of their own, since they do not change. */
export interface ClaimsView {
  /** Heading. */
  heading: string;
  /** One line while it is folded. */
  summary: string;
  /** Heads of its columns. */
  head: string[];
  /** Its groups. */
  groups: ClaimGroup[];
  /** What the model makes of the claims. */
  computed: ClaimRow[];
}

/** A distribution whose outer parts are piled up at two ends. */
export interface Clip {
  /** The distribution. */
  of: Distribution;
  /** What lies below is put here. */
  low: number;
  /** What lies above is put here. */
  high: number;
}

/** A price of an hour in a cloud. */
export interface CloudPrice {
  /** Price of an hour of one accelerator, used or not. */
  usd_per_gpu_hour: ByYear;
}

/** A rented hall. */
export interface Colocation {
  /** Rent for a kW of provisioned IT power, in a month. */
  usd_per_kw_month: ByYear;
  /** Whether the rent holds the electricity. */
  power_included?: boolean;
}

/** A ratio that puts a figure in proportion. */
export interface Comparison {
  /** Short name. */
  id: string;
  /** In words. */
  label: string;
  /** The value. */
  value: number;
  /** Its unit. */
  unit: string;
}

/** What would have to be true for an output to lie between two values. */
export interface Condition {
  /** The output. */
  output: string;
  /** Least value. */
  low: number | null;
  /** Greatest value. */
  high: number | null;
  /** Draws in which it holds. */
  draws: number;
  /** Their share. */
  share: number;
  /** Standard error of the share. */
  standard_error: number;
  /** Mean of the output where it holds. */
  mean: number;
  /** Its standard deviation there. */
  sd: number;
  /** The inputs, those that differ most first. */
  inputs: ContrastRow[];
  /** The finding in words. */
  sentence: string;
}

/** An input where something holds, against where it does not. */
export interface ContrastRow {
  /** Its path. */
  path: string;
  /** As a reader reads it. */
  label: string;
  /** Mean where it holds. */
  mean: number;
  /** Standard deviation where it holds. */
  sd: number;
  /** 10, 50 and 90 % quantiles where it holds. */
  holds: number[];
  /** The same where it does not; empty where it always holds. */
  fails: number[];
  /** Difference of the means, in standard deviations of all draws. */
  shift_sd: number;
  /** The same in words. */
  sentence: string;
}

/** Money to convert. */
export interface Conversion {
  /** How much of the currency. May be below 0: a loss. */
  amount: number;
  /** The currency. */
  currency?: Currency;
  /** The year that it was paid or told in. */
  year: number;
  /** The year whose dollars the answer is in. None for the same. */
  to_year?: number | null;
}

/** Money in dollars. */
export interface Converted {
  /** Dollars of `dollars_of`. */
  usd: number;
  /** The year whose dollars they are. */
  dollars_of: number;
  /** The currency for a dollar, as the mean of the year. */
  per_usd: number;
  /** The price index of `dollars_of` over that of the year. */
  index_ratio: number;
  /** The arithmetic, line by line. */
  lines: CheckLine[];
  /** The documents that its figures come from. */
  sources: Source[];
}

/** How two uncertain numbers move together: their rank correlation, by a Gaussian copula. */
export interface Correlation {
  /** Paths of the two numbers. */
  between?: string[];
  /** Spearman's rank correlation, from -1 to 1. */
  rank: number;
  /** Id of its source. */
  source?: string | null;
  /** Why they move together. */
  note?: string | null;
}

/** One difference between two methods, and what it multiplies the cost with. */
export interface CostFactor {
  /** What differs. */
  name: string;
  /** By how much. */
  factor: number;
}

/** A number that a cost was made of. */
export interface CostInput {
  /** What it is. */
  name: string;
  /** Its value. */
  value: number;
  /** Its unit. */
  unit: string;
  /** Who told it. */
  by: string;
  /** When it held. */
  as_of: string | null;
  /** Id of the source, or its address. */
  source: string | null;
  /** Who stands behind it. */
  status: Status;
}

/** A way to put dollars on chip-hours. */
export type CostMethod =
  /** They are rented. */
  | "rental"
  /** What chips, servers and network lose in value, and electricity, as Epoch AI counts them. */
  | "amortised_as_epoch"
  /** The same with the price of the purchase year, the mark-up that belongs to it, and the energy of the place. */
  | "amortised_corrected"
  /** The purchase in equal parts over the years of use. */
  | "straight_line"
  /** The same part of what is left, year by year. */
  | "declining_balance"
  /** The whole purchase of the cluster. */
  | "acquisition";

/** What a method makes of the chip-hours. */
export interface CostMethodRow {
  /** Its name: the method with what tells it from its like. */
  id: string;
  /** The method. */
  method: CostMethod;
  /** Dollars of the run. */
  usd: number | null;
  /** Dollars over the chip-hours of the run. */
  usd_per_gpu_hour: number | null;
  /** What is counted. */
  counts: string[];
  /** What is left out. */
  leaves_out: string[];
  /** The row that it is compared with. */
  compared_with: string | null;
  /** Its dollars over those of that row. */
  ratio: number | null;
  /** Why: factors whose product is the ratio. */
  factors: CostFactor[];
  /** The same in words. */
  reason: string | null;
  /** The numbers that it is made of. */
  inputs: CostInput[];
  /** Why there are no dollars: a code and words. */
  refused: string | null;
}

/** The same chip-hours by every method. */
export interface CostMethods {
  /** Key of the chip, where it is one of the catalog. */
  chip: string | null;
  /** The chip-hours of all methods. */
  gpu_hours: number;
  /** Where they come from. */
  gpu_hours_basis: HoursBasis;
  /** A row for each method. */
  rows: CostMethodRow[];
  /** The multiples of experiments. */
  experiments: ExperimentCost[];
  /** What does not agree. */
  notes: string[];
}

/** What a cost is for. */
export type CostNature =
  /** Accelerators with their servers. */
  | "servers"
  /** Network. */
  | "network"
  /** Storage. */
  | "storage"
  /** Spare parts. */
  | "spares"
  /** Installation. */
  | "installation"
  /** Premium of an import. */
  | "import_premium"
  /** Taxes and levies, less credits. */
  | "taxes"
  /** Shell and site. */
  | "shell"
  /** Power and cooling plant. */
  | "plant"
  /** What used machines bring in: below 0. */
  | "resale"
  /** Electricity. */
  | "power"
  /** Rent of a hall. */
  | "hall"
  /** Hours in a cloud. */
  | "cloud"
  /** Staff. */
  | "staff"
  /** Software. */
  | "software"
  /** Support. */
  | "support"
  /** Repairs. */
  | "repairs";

/** A training run whose chip-hours are costed by every method. Prices that it does not bring come from the catalog. */
export interface CostedRun {
  /** A name of the catalog. None for a chip that brings its own prices. */
  chip?: string | null;
  /** A chip whose prices stand in, beside its own: `H100` for an H800. */
  priced_as?: string | null;
  /** Chips. */
  gpus?: number | null;
  /** Hours of training. */
  hours?: number | null;
  /** Chip-hours, reported or predicted. None for chips times hours. */
  gpu_hours?: number | null;
  /** When the model was published. */
  published?: string | null;
  /** When the training began. None for 60 days before publication, less its hours, as Epoch AI has it. */
  started?: string | null;
  /** When the chips were bought, for the corrected method. None for 90 days after their release. */
  bought?: string | null;
  /** Rental prices are those known by then. None for the day of publication; without one, all. */
  prices_as_of?: string | null;
  /** Rent of a chip for an hour, where one is stated. It comes first, and the others are told against it. */
  rent_usd_per_gpu_hour?: number | null;
  /** Only the rental prices of this vendor. */
  vendor?: string | null;
  /** Purchase price of a chip, in place of the catalog's. */
  purchase_usd?: number | null;
  /** What that price holds: `card`, `board`, `server_share`, ... */
  purchase_kind?: Terms;
  /** Days from the purchase to the training, in the method of Epoch AI. None for those between its dates. */
  depreciation_days?: number | null;
  /** Whether the developer has sites of its own, which the method of Epoch AI gives a PUE of 1.1. */
  hyperscaler?: boolean;
  /** The country that the energy is used in, by its name, its two or its three letters, for the corrected method. */
  place?: string;
  /** Price of electricity there. None for the price to industry in the year of the training. */
  usd_per_kwh?: number | null;
  /** Power usage effectiveness there. */
  pue?: number | null;
  /** Rated power of a chip in W. None for the catalog's. */
  tdp_w?: number | null;
  /** Years of use for straight lines. None for 3, 4 and 5. */
  lives_years?: number[];
  /** What is left of the price after them. */
  residual_share?: number;
  /** The part of the rest that a declining balance takes in a year. 0.4 is twice a fifth: double declining over five years. */
  declining_share_per_year?: number;
}

/** A currency: its code, in any case. */
export type Currency =
  /** US dollars. */
  | "usd"
  /** Chinese yuan. */
  | "cny"
  /** Euros. */
  | "eur";

/** A point of a response curve. */
export interface CurvePoint {
  /** The number's value. */
  input: number;
  /** 10 % quantile of the output over the draws of all other numbers. */
  low: number;
  /** Median. */
  median: number;
  /** 90 % quantile. */
  high: number;
}

/** The cost of an hour in use against the busy share. */
export interface CurveView {
  /** Busy share in per cent. */
  x: number[];
  /** US dollars an hour. */
  y: number[];
  /** Low end of the likely range over the curve: 1 without a range. */
  low: number;
  /** High end over the curve. */
  high: number;
  /** End of the axis. */
  y_max: number;
  /** Marks. */
  ticks: Tick[];
  /** The market rate; 0 if there is none. */
  rent_usd: number;
  /** Its words. */
  rent_label: string;
  /** Words at the curve. */
  curve_label: string;
  /** Words left of the crossing. */
  left_label: string;
  /** Words right of the crossing. */
  right_label: string;
  /** Where it crosses the rent, in per cent, and the ends of the likely range of that place; empty where it is not marked. */
  even: number[];
  /** Words at the crossing. */
  even_label: string;
}

/** Servers x days. */
export interface Deployment {
  /** Servers in use on average. In nodes; >= 0 and <= 1000000000000. */
  nodes: Estimate;
  /** Accelerators in each. In GPUs a node; >= 0 and <= 1000000. */
  gpus_per_node: Estimate;
  /** Days. In days; >= 0 and <= 1000000. */
  days: Estimate;
}

/** An asset and the rule by which it loses value. */
export interface Depreciation {
  /** What was paid. */
  purchase_usd: number;
  /** Years until nothing but the residual is left. */
  life_years: number;
  /** What is left at the end of the life, as a share of the purchase. None for nothing or, by price performance, for what its curve leaves. */
  residual_share?: number | null;
  /** The rule. */
  method?: DepreciationMethod;
  /** Declining balance: times the rate of a straight line. 2 is double declining. */
  declining_factor?: number;
}

/** The rule by which an asset loses value. */
export type DepreciationMethod =
  /** The same amount every year, down to the residual. */
  | "straight_line"
  /** A share of what is left, `declining_factor` / life, until a straight line to the residual takes off more. */
  | "declining_balance"
  /** As newer chips become better for their price: value falls to 10^(-0.14 t) of the purchase (Epoch AI, arXiv 2405.21015), but never below the residual. */
  | "price_performance";

/** A year of an asset's life. */
export interface DepreciationYear {
  /** Years since the purchase at its end; the last may end within a year. */
  age_years: number;
  /** Value lost in it. */
  depreciation_usd: number;
  /** Value left at its end. */
  book_usd: number;
}

/** What a development cost, part by part. */
export interface DevelopmentCosts {
  /** How the parts move together. */
  mode: DevelopmentMode;
  /** How many draws. */
  draws: number;
  /** All people. */
  people: number;
  /** The parts; without people none for them, and without a final run none for compute. */
  parts: DevelopmentPart[];
}

/** How the parts of a development cost move together. */
export type DevelopmentMode =
  /** As the paper draws them: each part of the compute by itself. Its equity is one draw for each person in all samples, which chance decides in a small team; here it is drawn anew in each. */
  | "as_epoch"
  /** One experiment factor for all parts of the compute. */
  | "corrected";

/** What a part of a development cost. */
export interface DevelopmentPart {
  /** The part: `ai_accelerator`, `other_server`, `interconnect`, `energy`, `compute` (the four), `rd_staff` or `total`. */
  id: string;
  /** Of 20 draws, one lies below. */
  p05_usd: number;
  /** The median. */
  p50_usd: number;
  /** Of 20 draws, one lies above. */
  p95_usd: number;
  /** The mean. */
  mean_usd: number;
  /** The high end over the low one. */
  spread: number;
}

/** A development whose cost is asked for. Of the compute and the people, either may be left out. */
export interface DevelopmentRun {
  /** How the parts move together. */
  mode?: DevelopmentMode;
  /** What the final run cost. */
  final_run?: FinalRun | null;
  /** All compute of the project over that of the final run. */
  experiment_factor?: Distribution;
  /** The price of electricity over the one that the final run was costed with. */
  energy_price_factor?: Distribution;
  /** The people. */
  team?: Role[];
  /** When they worked. */
  project?: Project | null;
  /** Price index of the dollars told over that of the pay. */
  pay_index_ratio?: number;
  /** How many draws. */
  draws?: number;
}

/** Something that does not fit together, though the model carries on. */
export interface Diagnostic {
  /** Its kind: `hours_disagree`, `price_disagrees`, `operation_disagrees`, `total_disagrees`, `count_mismatch`, `busy_below_told`, `pools_left_out`, `audit_fails`, `no_rent`, `chip_not_in_fleet`. */
  code: string;
  /** Where. */
  path: string;
  /** In words. */
  message: string;
}

/** The difference between two versions of a scenario. */
export interface Difference {
  /** Id of the old version. */
  old: string;
  /** Id of the new one. */
  new: string;
  /** Figures that are different, in the order of the new version; those that were removed come last. */
  figures: ChangedFigure[];
  /** Claims that are different. */
  claims: ChangedClaim[];
  /** Sources that are different. */
  sources: ChangedSource[];
  /** The scopes that both answer. */
  scopes: ChangedScope[];
  /** What moves them, largest first. A figure that does not move a scope has no line. */
  effects: EffectOnScope[];
  /** What else a reader should know. */
  notes: string[];
  /** The same in words. */
  sentence: string;
  /** Version of the equations. */
  model_version: string;
  /** Date of the shipped data. */
  data_version: string;
}

/** What was disclosed of a run. */
export type Disclosed =
  /** Energy of the accelerators in MWh. */
  | "gpu_mwh"
  /** Energy of all IT in MWh. */
  | "it_mwh"
  /** Energy with the building in MWh. */
  | "mwh"
  /** Location-based carbon in t CO2e. */
  | "location_t"
  /** Market-based carbon in t CO2e. */
  | "market_t"
  /** Embodied carbon in t CO2e. */
  | "embodied_t";

/** A figure that was disclosed beside what comes out here. */
export interface DisclosureRow {
  /** The run's name in the table. */
  key: string;
  /** Its full name. */
  name: string;
  /** What is counted. */
  convention: EnergyConvention;
  /** Which figure: `mwh`, `location_t`. */
  what: Disclosed;
  /** As it was disclosed. */
  disclosed: number;
  /** As it comes out. */
  computed: number;
  /** Computed over disclosed, less 1. Null where nothing was disclosed to be 0. */
  error: number | null;
  /** Id of the source. */
  source: string | null;
  /** Who stands behind it. */
  status: Status;
  /** How far it was checked. */
  seen: Seen;
  /** What else a reader should know. */
  note: string | null;
}

/** Some values with weights; the reader puts them into order. */
export interface Discrete {
  /** The values. */
  values?: number[];
  /** How much each weighs. Their sum may be anything above zero. */
  weights?: number[];
}

/** A distribution, under its name. */
export type Distribution =
  /** Lognormal when both ends are above zero, else normal. */
  | { interval: Interval }
  /** Three quantiles: a shifted lognormal through them, or on the logarithm, so that positive stays positive. */
  | { quantiles: Quantiles }
  /** Three quantiles: a metalog through them. */
  | { metalog: Metalog }
  /** Normal. */
  | { normal: Normal }
  /** Lognormal, by the mean and standard deviation of the logarithm or of the value itself. */
  | { lognormal: Lognormal }
  /** All values between two equally likely. */
  | { uniform: Bounds }
  /** The logarithm uniform between two values above zero. */
  | { log_uniform: Bounds }
  /** Triangular. */
  | { triangular: Triangular }
  /** PERT: a smooth hump between two ends. */
  | { pert: Pert }
  /** Beta, stretched from 0..1 to other ends where they are given. */
  | { beta: Beta }
  /** Gamma. */
  | { gamma: Gamma }
  /** Some values, each with its weight. */
  | { discrete: Discrete }
  /** Observed values, equally likely, nothing between them. */
  | { samples: Samples }
  /** One of several distributions, by weight. */
  | { mixture: Mixture }
  /** A distribution without what lies outside; the rest becomes likelier. */
  | { truncate: Truncate }
  /** A distribution where what lies outside is moved to the ends. */
  | { clip: Clip };

/** By how much a layout misses the memory, and what would help. */
export interface DoesNotFit {
  /** Bytes that are missing. */
  missing_bytes: number;
  /** Changes that would each make it fit. Empty where none does alone. */
  helps: string[];
}

/** A file to download. */
export interface Download {
  /** `png`, `csv`, `outcome` or `scenario`. */
  id: string;
  /** Its name for the reader. */
  label: string;
  /** Its file name. */
  file: string;
}

/** What one uncertain number, or a group of them, does to an output. */
export interface Driver {
  /** Its path, or the beginning that paths share. With totals, numbers that move together are one row, joined by ` + `. */
  path: string;
  /** As a reader reads it. */
  label: string;
  /** Share of the variance that would go if it were known. */
  first_order: number;
  /** Low end of the 90 % interval of that share. */
  first_order_low: number;
  /** High end. */
  first_order_high: number;
  /** Share of the variance that would stay if all others were known. None where it was not computed. */
  total: number | null;
  /** Low end of its 90 % interval. */
  total_low: number | null;
  /** High end. */
  total_high: number | null;
  /** By how much the 90 % range would narrow if it were known, as a share. None for groups. */
  narrowing: number | null;
  /** The output with the number at its 5 % quantile, all others at their medians. None for groups. */
  at_low: number | null;
  /** The same at its 95 % quantile. */
  at_high: number | null;
  /** Whether its influence cannot be told from none. */
  noise: boolean;
  /** The same in words. */
  sentence: string;
}

/** A number that moves the answer. */
export interface DriverView {
  /** What it is called. */
  name: string;
  /** By how much the range would narrow if it were known, in words. */
  narrows: string;
  /** Its likely range, in words. */
  likely: string;
  /** Start of that range on the slider. */
  likely_low: number;
  /** Its end. */
  likely_high: number;
  /** The answer at places from the slider's one end to the other, evenly: in thousandths of the scale that all share. */
  line: number[];
  /** Low end of its likely range there. */
  low: number[];
  /** High end. */
  high: number[];
  /** The curve in words. */
  text: string;
  /** Its slider. */
  slider: SliderView;
}

/** What drives an output, the strongest first. */
export interface Drivers {
  /** The output. */
  output: string;
  /** As a reader reads it. */
  label: string;
  /** How many draws stand behind it. */
  draws: number;
  /** The seed. */
  seed: number;
  /** Whether the output varies at all. */
  varies: boolean;
  /** The numbers. */
  drivers: Driver[];
}

/** A reading that was what one knew. */
export interface EarlierReading {
  /** Its id. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** What it means. */
  note: string | null;
  /** Id of the source that shows it. */
  source: string | null;
  /** From when on it held. */
  known_from: string | null;
  /** Until when. */
  known_until: string | null;
}

/** A part of the difference of a scope. The parts of a scope add up to its difference. */
export interface EffectOnScope {
  /** The scope. */
  scope: Preset;
  /** What moves it. */
  part: Part;
  /** The figure's address. None for the rests. */
  path: string | null;
  /** US dollars. None where the old version has no answer with that figure alone. */
  usd: number | null;
}

/** What is asked of the table. Nothing asks for all of it. */
export interface ElectricityAsked {
  /** The country: its name, or its letters by ISO 3166-1. */
  country?: string | null;
  /** The first of the years that a site needs rates for; with `to_year`. */
  from_year?: number | null;
  /** The last of them. */
  to_year?: number | null;
}

/** The price of electricity in a country and a year. */
export interface ElectricityRow {
  /** The country's two letters. */
  country: string;
  /** Its name. */
  name: string;
  /** The year. */
  year: number;
  /** The price for industry. */
  usd_per_kwh: number;
  /** Low end of the 80 % range, where one is given. */
  low80: number | null;
  /** Its high end. */
  high80: number | null;
  /** Who stands behind it. */
  status: Status;
  /** How far it was checked. */
  seen: Seen;
  /** Id of the source. None where nobody can be cited. */
  source: string | null;
  /** Who tells it. */
  by: string | null;
  /** Its address. */
  url: string | null;
  /** What else a reader should know. */
  note: string;
}

/** The price of electricity in a year. */
export interface ElectricityYear {
  /** The calendar year. */
  year: number;
  /** The price. In US dollars a kWh; >= 0 and <= 10000. */
  usd_per_kwh: Estimate;
}

/** What is counted as the energy of a run. */
export type EnergyConvention =
  /** Everything at the meter: the accelerators' mean draw, their servers, the network, the building. */
  | "modelled"
  /** Rated power times hours, as model cards do: no server, no network, and no building unless a PUE is given. */
  | "tdp"
  /** What was metered, and nothing added but the building where a PUE is given. */
  | "metered";

/** A factor that an energy or a footprint is made of. */
export interface EnergyFactor {
  /** Its name: that of the field. */
  name: string;
  /** Its value. */
  value: number;
  /** Its unit. */
  unit: string;
  /** Low end of its 80 % range, where it is a default. */
  low80: number | null;
  /** High end. */
  high80: number | null;
  /** Where it comes from. */
  basis: FactorBasis;
  /** Id of the source. Null where it is given, or nobody can be cited. */
  source: string | null;
  /** Who stands behind it. Null where it is given. */
  status: Status | null;
  /** What else a reader should know. */
  note: string | null;
}

/** A run whose energy and carbon are asked for. What is left out is taken from its convention, or from sourced defaults. */
export interface EnergyRun {
  /** What is counted. */
  convention?: EnergyConvention;
  /** The accelerator: a key of the catalog, or another of its names. In its place, `tdp_w`. */
  chip?: string | null;
  /** Rated power of an accelerator in W. */
  tdp_w?: number | null;
  /** Accelerator-hours. Only a metered energy can do without, and then nothing is embodied. */
  gpu_hours?: number | null;
  /** Metered: mean draw of an accelerator in W. */
  draw_w?: number | null;
  /** Metered: energy in MWh. */
  gpu_mwh?: number | null;
  /** Modelled: mean over rated power of an accelerator. */
  load?: number | null;
  /** Modelled: utilisation of the 16-bit peak with 6 operations for a parameter and token, from which the load follows. */
  mfu_6nd?: number | null;
  /** Power of a server over that of its accelerators. */
  server_factor?: number | null;
  /** Network and storage in the power of all IT. */
  network_share?: number | null;
  /** Power usage effectiveness of the site. In its place, `operator`. */
  pue?: number | null;
  /** Who runs the site: `google`, `meta`. */
  operator?: string | null;
  /** Carbon of the grid in g CO2e for a kWh. In its place, `place`. */
  g_per_kwh?: number | null;
  /** Where: a country by its name, its two or its three letters, or another place of the table. */
  place?: string | null;
  /** The year that PUE and grid are taken from: the nearest that is known. None for the latest. */
  year?: number | null;
  /** Part of the electricity that contracts make carbon-free, for the market-based count. None for not known. */
  contracted_share?: number | null;
  /** Carbon that an accelerator embodies in kg CO2e. */
  embodied_gpu_kg?: number | null;
  /** Carbon that a server without accelerators embodies in kg CO2e. */
  embodied_server_kg?: number | null;
  /** Accelerators of a server. */
  gpus_per_server?: number;
  /** Years that hardware is used. */
  life_years?: number | null;
  /** Part of those years in which somebody uses it. */
  busy_share?: number | null;
}

/** Costs in dollars; null where something that is needed is not known. */
export interface EpochCosts {
  /** Chip-hours that hardware and energy are counted for. */
  chip_hours: number | null;
  /** Where they come from. */
  chip_hours_basis: HoursBasis | null;
  /** The chips' loss of value. */
  ai_accelerator_usd: number | null;
  /** The rest of the servers'. */
  other_server_usd: number | null;
  /** The network's. */
  interconnect_usd: number | null;
  /** Electricity. */
  energy_usd: number | null;
  /** The four together. */
  capex_energy_usd: number | null;
  /** Buying all chips with servers and network. */
  acquisition_usd: number | null;
  /** Renting them. */
  cloud_usd: number | null;
}

/** A run with what its costs are made of. What is not known is left out, and so are the costs that need it. */
export interface EpochRun {
  /** Chips. */
  chips?: number | null;
  /** Hours of training. */
  hours?: number | null;
  /** Chip-hours, where they were reported. */
  chip_hours?: number | null;
  /** Operations of the run. */
  training_flop?: number | null;
  /** Peak of a chip in FLOP/s. */
  peak_flop_per_s?: number | null;
  /** Utilisation. None for the median of 33 known ones. */
  mfu?: number;
  /** Purchase price of a chip. */
  purchase_usd?: number | null;
  /** What a price of a chip alone is multiplied with, for its share of the server; 1 for a price that holds it. */
  server_factor?: number;
  /** What chip and server cost against the chip alone: tells them apart in the answer. */
  server_share_factor?: number;
  /** Whole days from the purchase to the beginning of the training. */
  depreciation_days?: number | null;
  /** Rated power of a chip in W. */
  tdp_w?: number | null;
  /** Power of a server over that of its chips. */
  server_power_factor?: number | null;
  /** Mean power over rated power. */
  load?: number | null;
  /** Power usage effectiveness of the site. */
  pue?: number | null;
  /** Price of electricity. */
  usd_per_kwh?: number | null;
  /** Rent of a chip for an hour, by list. */
  rental_usd_per_gpu_hour?: number | null;
  /** From the list to a commitment of three years. */
  rental_factor?: number;
  /** Price index of the year that dollars are told in, over that of the publication. 1 for dollars of the publication. */
  price_index_ratio?: number;
}

/** A line of the hinge's sum. */
export interface EquationRow {
  /** Sign. */
  op: string;
  /** Value. */
  value: string;
  /** What it is. */
  what: string;
  /** Whether it is a result. */
  result: boolean;
  /** Whether it is the page's unit figure. */
  accent: boolean;
}

/** Something that happened. */
export interface Event {
  /** As a heading shows it: a date, a word. */
  text?: string | null;
}

/** What the compute before and around the final run would cost, by somebody's multiple. */
export interface ExperimentCost {
  /** `project`: of one model; `lab`: of all that a lab did meanwhile. They answer different questions. */
  scope: string;
  /** Whose multiple. */
  of: string;
  /** All compute over that of the final run. */
  multiple: number;
  /** The low end, where a range was told. */
  low: number | null;
  /** The high end, where a range was told. */
  high: number | null;
  /** Dollars of the first method times the multiple. */
  usd: number;
  /** Who told it. */
  by: string;
  /** When they did. */
  as_of: string;
  /** Where it can be read. */
  source: string;
  /** Who stands behind it. */
  status: Status;
  /** How far it was checked. */
  seen: Seen;
  /** What else a reader should know. */
  note: string;
}

/** Routed experts in the place of feed-forward layers. */
export interface Experts {
  /** Experts of one layer, without shared ones. */
  count: number;
  /** How many of them a token goes to. */
  top_k: number;
  /** Width of one expert. */
  ffn: number;
  /** Width of the experts that every token goes to, together. */
  shared_ffn?: number;
  /** How many layers have experts. None for all of them. */
  layers?: number | null;
  /** A token's experts stand in at most this many nodes. None for no limit. */
  node_limit?: number | null;
}

/** Where owned accelerators stand. */
export type Facility =
  /** In a building of one's own. */
  | { own: OwnFacility }
  /** In a rented hall. */
  | { colocation: Colocation };

/** A factor that many numbers share. It is drawn once, and multiplies every number that names it. */
export interface Factor {
  /** Its name, as numbers name it. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** Its value, around 1. In times; >= 0 and <= 1000000. */
  value: Estimate;
}

/** Where a factor comes from. */
export type FactorBasis =
  /** From the run. */
  | "given"
  /** From the table of chips, sites or grids. */
  | "table"
  /** From the utilisation. */
  | "derived"
  /** What the convention says. */
  | "convention"
  /** A default. */
  | "default";

/** A figure: money, another quantity, or an event without a number. */
export type Figure =
  /** Money, with what it counts. */
  | { money: Money }
  /** A number that is no cost. */
  | { quantity: Quantity }
  /** Something that happened. */
  | { event: Event };

/** What the final run cost, part by part. */
export interface FinalRun {
  /** The chips' loss of value. */
  ai_accelerator_usd?: number;
  /** The rest of the servers'. */
  other_server_usd?: number;
  /** The network's. */
  interconnect_usd?: number;
  /** Electricity. */
  energy_usd?: number;
}

/** The finding: how long all that is told or assumed would keep the fleet busy. */
export interface Finding {
  /** Hours told or assumed. */
  gpu_hours: number;
  /** Hours that somebody stated. */
  told_gpu_hours: number;
  /** Hours in which something is assumed. */
  assumed_gpu_hours: number;
  /** Share of the fleet's hours. */
  share: number;
  /** Weeks of the whole fleet. */
  weeks: number;
  /** Share when each hour is weighted by its chip's dense BF16 peak. */
  weighted_share: number;
  /** Weeks when weighted. */
  weighted_weeks: number;
  /** The finding in words. */
  sentence: string;
}

/** FLOP / (dense BF16 peak x MFU). */
export interface Flop {
  /** The model's own work. In FLOP; >= 0 and <= 1e36. */
  flop: Estimate;
  /** Model FLOP utilisation, over the dense BF16 peak. In MFU; > 0 and <= 1. */
  mfu: Estimate;
}

/** The foot of the page. */
export interface FooterView {
  /** Version, date and limits. */
  note: string;
  /** Buttons. */
  actions: Actions;
  /** What is shared. */
  share: Share;
  /** Citation, on one line. */
  cite: string;
  /** Code to paste. */
  embed: string;
  /** Files. */
  downloads: Download[];
}

/** A gamma distribution. */
export interface Gamma {
  /** Shape. */
  shape: number;
  /** Scale: mean over shape. */
  scale: number;
}

/** Where the billed hours go: the eight shares add up to 1. */
export interface Goodput {
  /** Training that counts. */
  goodput_share: number;
  /** Work that an interruption threw away. */
  lost_work_share: number;
  /** Restarts after interruptions. */
  restart_share: number;
  /** Writing checkpoints. */
  checkpoint_share: number;
  /** Evaluation. */
  evaluation_share: number;
  /** Planned stops. */
  planned_share: number;
  /** Waiting for another node. */
  node_wait_share: number;
  /** Accelerators that stand by. */
  spare_share: number;
  /** Billed hours over hours of training that counts. */
  billed_over_clean: number;
  /** Hours between two unexpected interruptions of the whole cluster. */
  hours_between_interruptions: number;
  /** Seconds that a checkpoint holds the run up. */
  checkpoint_s: number;
  /** Minutes of work between two checkpoints. */
  checkpoint_minutes: number;
  /** The best interval (Daly 2006). */
  optimal_checkpoint_minutes: number;
  /** The best interval in first order (Young 1974). */
  young_checkpoint_minutes: number;
  /** The same run on more and fewer accelerators. */
  by_gpus: GoodputAt[];
}

/** Goodput on another number of accelerators. */
export interface GoodputAt {
  /** Accelerators. */
  gpus: number;
  /** Hours between two unexpected interruptions of the whole cluster. */
  hours_between_interruptions: number;
  /** The best interval (Daly 2006). */
  optimal_checkpoint_minutes: number;
  /** Training that counts. */
  goodput_share: number;
}

/** Hours as a number. */
export interface GpuHoursOfWork {
  /** Accelerator-hours. In GPU-hours; >= 0 and <= 1e18. */
  gpu_hours: Estimate;
}

/** Where one group of fields comes from. */
export interface Group {
  /** Id of the source. */
  source?: string | null;
  /** Who stands behind it. */
  status: Status;
  /** How far it was checked. */
  seen: Seen;
  /** What else a reader should know. */
  note?: string | null;
}

/** The sources of an accelerator's fields, group by group. A group without a field has none. */
export interface Groups {
  /** Of the peaks. */
  peaks?: Group | null;
  /** Of memory size and speed. */
  memory?: Group | null;
  /** Of the links inside a server. */
  link?: Group | null;
  /** Of the power rating. */
  power?: Group | null;
  /** Of the date. */
  date?: Group | null;
  /** Of the network cards. */
  scale_out?: Group | null;
  /** Of the export status. */
  export?: Group | null;
}

/** What becomes of guesses at costs that nobody has disclosed. */
export type Guesses =
  /** They are listed as not disclosed, and not summed. */
  | "left_out"
  /** They are summed like any other cost. */
  | "counted";

/** The rent of a hall in a year. */
export interface HallYear {
  /** The calendar year. */
  year: number;
  /** For each provisioned kilowatt. In US dollars a kW and month; >= 0 and <= 1000000. */
  usd_per_kw_month: Estimate;
}

/** The two figures that a page opens with. */
export interface Headline {
  /** The small one. */
  small: string;
  /** The large one. */
  large: string;
  /** The claim that one square of the picture stands for. */
  unit: string;
  /** The scope that is counted first. */
  scope: Preset;
}

/** The first screen. */
export interface HeroView {
  /** The two figures as a question. */
  question: Span[];
  /** The answer to it. */
  deck: string;
  /** The word before the choice. */
  counting: string;
  /** What follows the choice. */
  counting_end: string;
  /** Accessible name of the choice. */
  scopes_label: string;
  /** The choices. */
  scopes: Choice[];
  /** The answer. */
  answer: AnswerView;
  /** The finding. */
  finding: Span[];
  /** What a square is. */
  key: Span[];
  /** The picture. */
  picture: PictureView;
  /** The list. */
  list: ListView;
  /** The note below. */
  note: Span[];
  /** One sentence for the live region. */
  status: string;
}

/** The hinge: price times hours, between the fleet and the run. */
export interface Hinge {
  /** Purchase and operation over the window. */
  usd: number;
  /** GPUs that it is divided by. */
  gpus: number;
  /** Their hours in the window. */
  gpu_hours: number;
  /** Cost of an hour if no GPU ever stood idle. Under `weighting: compute`, of an hour of the first run's chip. */
  usd_per_gpu_hour: number;
  /** The market rate that it is held against. */
  rent_usd_per_gpu_hour: number | null;
  /** The busy share at which owning costs as much as renting. */
  break_even_busy_share: number | null;
  /** The busy share of the scenario. */
  busy_share: number;
  /** Cost of an hour in use. */
  usd_per_busy_gpu_hour: number;
  /** GPUs that the money covers, where the scenario says so and it is another number. */
  covers_gpus: number | null;
}

/** The hinge between price and hours. */
export interface HingeView {
  /** Heading. */
  heading: string;
  /** One line while it is folded. */
  summary: string;
  /** The formula as prose, with the busy share as a control. */
  prose: Span[];
  /** The same as a sum. */
  equation: EquationRow[];
  /** The curve. */
  curve: CurveView;
  /** The slider under it. */
  slider: SliderView;
  /** The note below. */
  note: Span[];
}

/** How the draws of an output lie. */
export interface HistogramView {
  /** Start of the first bar. */
  low: number;
  /** End of the last bar. */
  high: number;
  /** Draws in each of the bars, which are equally wide. What lies beyond the ends is counted in the bars at the ends. */
  counts: number[];
}

/** Where the hours of a run come from: the first of these that is known. */
export type HoursBasis =
  /** As they were reported. */
  | "reported"
  /** Chips times hours. */
  | "quantity_x_time"
  /** Operations over what the chips do at a utilisation. */
  | "flop";

/** A range with the probability that the value lies inside it. */
export interface Interval {
  /** Low end. */
  low: number;
  /** High end. */
  high: number;
  /** Probability that the value lies between the two, spread evenly over both tails. */
  confidence?: number;
}

/** A claim of the scenario, and whether it was out. */
export interface KnownClaim {
  /** Its id. */
  id: string;
  /** As a heading. */
  label: string;
  /** Who says so. */
  by: string;
  /** From when on it is known. */
  known_from: string;
  /** Id of its source. */
  source: string | null;
  /** How it stood. */
  standing: Standing;
}

/** A figure of the scenario, and how it stood. */
export interface KnownFigure {
  /** Its address. */
  path: string;
  /** Its unit. */
  unit: string;
  /** The value that the scenario gives it, with its factors. */
  value: number;
  /** The value that stood there. None where it was not known yet. */
  value_then: number | null;
  /** The same as it is told: a number, a distribution as JSON, the name of a choice. */
  told: string;
  /** How it was told then. */
  told_then: string | null;
  /** How it stood. */
  standing: Standing;
  /** From when on it is known, as it is written. None without a date. */
  known_from: string | null;
  /** Who stands behind it. */
  status: Status;
  /** Id of its source. */
  source: string | null;
  /** Who published that. */
  by: string | null;
  /** The reading that puts another value in its place. */
  reading: string | null;
}

/** Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434): keys and values from one short vector. */
export interface Latent {
  /** Rank of the queries. 0 where they come from the hidden vector at once. */
  q_rank?: number;
  /** Rank of keys and values together. */
  kv_rank: number;
  /** Width of a head's query and key without position. */
  qk_nope: number;
  /** Width of the part with a rotary position, whose key all heads share. */
  qk_rope: number;
  /** Width of a head's value. */
  value: number;
}

/** Degrees of parallelism and what goes with them. Sequences and tokens are counted in the whole job where nothing else is said. */
export interface Layout {
  /** Accelerators. */
  gpus: number;
  /** Tensor parallel. */
  tp?: number;
  /** Pipeline parallel: stages. */
  pp?: number;
  /** Virtual stages of a rank. None where it is not known. */
  vpp?: number | null;
  /** Context parallel. */
  cp?: number;
  /** Expert parallel. */
  ep?: number;
  /** Tensor parallel inside an expert. */
  etp?: number;
  /** Sequences that one rank works on at a time. None where it is not known: one. */
  micro_batch?: number | null;
  /** Sequences of one step. */
  batch: number;
  /** Tokens of a sequence. */
  seq_len: number;
  /** Sharding over data-parallel ranks. */
  sharding?: Sharding;
  /** Recomputation. None where it is not known. */
  recompute?: Recompute | null;
  /** Whether attention is computed in blocks that never leave the chip (flash attention). */
  flash?: boolean;
  /** Whether tensor parallelism splits what lies between the matrices as well. None for yes, where there is any. */
  sequence_parallel?: boolean | null;
  /** The pipeline's order. */
  schedule?: Schedule;
  /** Precision of the matrices. */
  precision?: Precision;
}

/** Where the layout of a run comes from. */
export type LayoutBasis =
  /** From its authors. */
  | "published"
  /** The best one that was found for its accelerators, batch and length. */
  | "searched";

/** A number of the scenario. */
export interface LeafRow {
  /** Its address. */
  path: string;
  /** Its unit. */
  unit: string;
  /** Its present value. */
  value: number;
  /** The value that the scenario gives it. */
  scenario_value: number;
  /** The least value that is accepted. */
  min: number;
  /** The greatest value that is accepted. */
  max: number;
  /** Low end of its range, where it has one; of another distribution, the 5 % quantile. */
  low: number | null;
  /** High end of its range, or the 95 % quantile. */
  high: number | null;
  /** The probability of that range. */
  confidence: number | null;
  /** Its distribution as JSON, where it has one. */
  distribution: string | null;
  /** Who stands behind it. */
  status: Status;
  /** Id of its source. */
  source: string | null;
  /** How it was brought to the scenario's dollars, each step with its sources in brackets: an exchange rate, a price index. */
  converted: string[];
}

/** A cost without GPU-hours. */
export interface Line {
  /** Short name. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** What it buys. */
  nature: Nature;
  /** What it is for. */
  purpose: Purpose;
  /** How much, or that nobody has said. */
  amount: Amount;
}

/** A row of the list. */
export interface ListRow {
  /** Its id. */
  id: string;
  /** Its name. */
  label: string;
  /** A few words more. */
  detail: Span[];
  /** How its squares are drawn. */
  mark: MarkOf;
  /** Millions of dollars. */
  usd: string;
  /** Unseen text that aligns the decimals. */
  usd_pad: string;
  /** Squares. */
  squares: string;
  /** Whether it is counted. */
  counted: boolean;
}

/** The sum of the list. */
export interface ListTotal {
  /** Its name. */
  label: string;
  /** Millions of dollars. */
  usd: string;
  /** Unseen text that aligns the decimals. */
  usd_pad: string;
  /** Squares. */
  squares: string;
}

/** The list, which is the picture's legend. */
export interface ListView {
  /** Heads of its columns. */
  head: string[];
  /** Its rows. */
  rows: ListRow[];
  /** Its sum. */
  total: ListTotal;
}

/** A step of the fully loaded price. */
export type Load =
  /** Electricity of its own hours. */
  | "electricity"
  /** And the other running costs of its hours. */
  | "operation"
  /** And the hardware of its hours, hired chips and the cost of capital: with it, the owner's cost. */
  | "hardware"
  /** And its part of the idle hours. */
  | "idle"
  /** And its part of the hours that nobody accounts for, where that is asked for. */
  | "unaccounted"
  /** And, for a run, its part of experiments and earlier models. */
  | "experiments"
  /** And its part of pay, data and whatever else has no hours. */
  | "organisation";

/** A part of the time with its load. */
export interface LoadStep {
  /** Part of the time. All of them are 1. */
  time_share: number;
  /** Accelerators in use, over all that would be owned. */
  load_share: number;
}

/** A step of the fully loaded price of a row. */
export interface LoadedStep {
  /** The run, the work, or one of the rests: `unaccounted`, `idle`. */
  row: string;
  /** As a reader reads it. */
  label: string;
  /** What it was for; a run counts as the purpose of its first phase. */
  purpose: Purpose;
  /** The step. */
  step: Load;
  /** GPU-hours of the row. */
  gpu_hours: number;
  /** What the step adds, in US dollars. What is shared over other rows is taken away from its own. */
  usd: number;
  /** The sum so far. */
  loaded_usd: number;
  /** That over the hours; none without hours. */
  usd_per_gpu_hour: number | null;
}

/** A lognormal distribution: `mu` and `sigma`, or `mean` and `sd`. */
export interface Lognormal {
  /** Mean of the natural logarithm. */
  mu?: number | null;
  /** Standard deviation of the natural logarithm. */
  sigma?: number | null;
  /** Mean of the value. */
  mean?: number | null;
  /** Standard deviation of the value. */
  sd?: number | null;
}

/** What a piece of a sentence is. */
export type Mark =
  /** Ordinary text. */
  | "plain"
  /** Stressed. */
  | "strong"
  /** The page's unit figure, in the accent colour. */
  | "accent"
  /** The number of a claim, set small and raised. */
  | "note"
  /** Where an input stands; the text is its present value. */
  | "control"
  /** The second line of a heading. */
  | "deck";

/** How squares of a use are drawn. */
export type MarkOf =
  /** The first run: outlined at rental, filled at the fleet's own cost. */
  | "run"
  /** A later run. */
  | "sliver"
  /** Experiments and earlier models. */
  | "deep"
  /** Serving. */
  | "field"
  /** Hours in use that nobody accounts for: cut by a diagonal. */
  | "cut"
  /** Idle hours: open. */
  | "idle";

/** A named change of a scenario: what would be if the market were another. */
export interface MarketPatch {
  /** Short name. */
  id: string;
  /** As a reader reads it. The id if left out. */
  label?: string | null;
  /** What it means, and where its figures come from. */
  note?: string | null;
  /** Id of the source. */
  source?: string | null;
  /** Who stands behind its figures. */
  status?: Status;
  /** How far they were checked. */
  seen?: Seen | null;
  /** What it changes, in this order. */
  changes?: PatchChange[];
}

/** A patch that comes with fullcost. */
export interface MarketRow {
  /** Short name. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** What it changes, by pattern. */
  changes: string[];
  /** What it means, and where its figures come from. */
  note: string;
  /** Who stands behind its figures. */
  status: Status;
  /** Id of the source. None where nobody can be cited. */
  source: string | null;
  /** Who published it. */
  by: string | null;
  /** When. */
  date: string | null;
  /** Where it can be read. */
  url: string | null;
}

/** What an owner has or earns. */
export interface Means {
  /** What it is. */
  name: string;
  /** Its kind, from which the part follows that could be spent. */
  kind: MeansKind;
  /** How much. In of the currency; >= 0 and <= 1e18. */
  amount: Estimate;
  /** Of which currency. */
  currency?: Currency;
  /** The year that it holds for. */
  year: number;
  /** For how many years it holds. 1 for what came once. */
  years?: number;
  /** The part of it that could be spent on this, in each of the years. None for the default of its kind. In share; >= 0 and <= 1. */
  share?: Estimate | null;
}

/** What an owner's means are. */
export type MeansKind =
  /** Money that was spent on equipment. */
  | "capex"
  /** Money that was raised or given. */
  | "funding"
  /** Turnover of a year. */
  | "revenue"
  /** Assets under management: other people's money. */
  | "assets";

/** What a table of measured runs is for. */
export type MeasuredIn =
  /** The constants were fitted on it. */
  | "fit"
  /** Audited runs of MLPerf Training, left out of the fit. */
  | "mlperf"
  /** Models with experts, left out of the fit. */
  | "experts"
  /** Memory of the fullest accelerator. */
  | "memory"
  /** Layouts of one model on one cluster, left out of the fit. */
  | "sweep";

/** A measured run beside its prediction. */
export interface MeasuredRow {
  /** The table that it stands in. */
  table: MeasuredIn;
  /** Id of the source. */
  source: string;
  /** Name of the architecture; empty where it has none. */
  model: string;
  /** The accelerator's key in the catalog. */
  chip: string;
  /** Accelerators. */
  gpus: number;
  /** Precision. */
  precision: string;
  /** Whether the model has experts. */
  moe: boolean;
  /** Measured seconds of a step. */
  step_s: number;
  /** Predicted seconds of a step. */
  predicted_step_s: number;
  /** Low end of the 80 % range of the prediction. */
  low80_s: number;
  /** High end. */
  high80_s: number;
  /** Measured memory of the fullest accelerator in GiB. Null where only the time was measured. */
  memory_gib: number | null;
  /** Predicted memory. */
  predicted_memory_gib: number;
}

/** Bytes on the fullest accelerator: that of the first pipeline stage, or of the last. */
export interface Memory {
  /** All of it. */
  total_bytes: number;
  /** Weights in 16 bits. */
  weight_bytes: number;
  /** Gradients. */
  gradient_bytes: number;
  /** The optimizer's two moments and its own copy of the weights, in 32 bits. */
  optimizer_bytes: number;
  /** What the forward pass keeps for the backward pass. */
  activation_bytes: number;
  /** Logits and their gradients, where the head is on the same accelerator. */
  logit_bytes: number;
  /** The runtime, its libraries' buffers, and what fragments. */
  runtime_bytes: number;
}

/** Three quantiles of a metalog (Keelin 2016, three terms). */
export interface Metalog {
  /** One in twenty lies below. */
  p05: number;
  /** The median. */
  p50: number;
  /** One in twenty lies above. */
  p95: number;
  /** The least value possible, if there is one: then the logarithm of the distance to it is a metalog. */
  lower?: number | null;
}

/** How points are spread. */
export type Method =
  /** Independent draws. */
  | "monte_carlo"
  /** Latin hypercube: each input has one draw in each of n equal parts of its probability. */
  | "latin_hypercube"
  /** Owen-scrambled Sobol points, best with a power of two. Inputs after the 64th are drawn independently. */
  | "sobol";

/** Several distributions with weights. */
export interface Mixture {
  /** The distributions. */
  of?: Distribution[];
  /** How much each weighs. Their sum may be anything above zero. */
  weights?: number[];
}

/** A moment of the plan. */
export type Moment =
  /** Years after the beginning of the first. */
  | { years: number }
  /** A year, a month (`2026-07`) or a day: its beginning. */
  | { date: string };

/** A cost. */
export interface Money {
  /** The figure. */
  usd: number;
  /** The low end, where the claim states a range. */
  low?: number | null;
  /** The high end, where the claim states a range. */
  high?: number | null;
  /** The place that it is rounded to: a claim of 6 million that is rounded to 1 million holds from 5.5 to 6.5. */
  rounded_to?: number | null;
  /** Whether it is a lower bound: then it holds for anything above it. */
  at_least?: boolean;
  /** The figure as it was printed. Made from the number if left out. */
  text?: string | null;
  /** Whether it is for a year of the window, not for all of it. */
  per_year?: boolean;
  /** What it counts. */
  scope: Scope;
  /** Readings under which the scenario speaks of the same thing. */
  readings?: string[];
}

/** A claim that an owner paid for a fleet. */
export interface MoneyClaim {
  /** The claim in words. */
  claim?: string;
  /** Chips by their number and price. */
  fleet?: BoughtChips[];
  /** Costs as they were told. */
  costs?: ToldCost[];
  /** What the owner has. None where nothing is known: then the answer says what it would take. */
  means?: Means[];
  /** The year whose dollars costs and means are compared in. None to add them as they were told. */
  dollars_of?: number | null;
  /** Sources that the estimates name. */
  sources?: Source[];
}

/** What money was spent on. */
export type Nature =
  /** Accelerators with the servers around them. */
  | "servers"
  /** Switches, cables and cards. */
  | "network"
  /** Disks and flash. */
  | "storage"
  /** Spare parts. */
  | "spares"
  /** Installation. */
  | "installation"
  /** Import premiums, taxes and levies on hardware, less credits. */
  | "levies"
  /** Owned buildings with their power and cooling. */
  | "building"
  /** The rent of a place with power, or what running costs hold for it. */
  | "facility"
  /** Electricity. */
  | "power"
  /** Pay. */
  | "staff"
  /** Software, and contracts of support. */
  | "software"
  /** Repairs beyond contracts and spares. */
  | "repairs"
  /** Running costs that nobody has split. */
  | "operation"
  /** Accelerators hired by the hour. */
  | "rent"
  /** Cost of capital. */
  | "capital"
  /** Data and licences. */
  | "data"
  /** Pay in shares and options. */
  | "equity"
  /** Anything else. */
  | "other";

/** All cash of one kind. */
export interface NatureTotal {
  /** What it is for. */
  nature: CostNature;
  /** Dollars of all years. */
  usd: number;
}

/** The foot of a block. */
export interface NatureView {
  /** The block. */
  id: Block;
  /** Its name. */
  label: string;
  /** Its money and squares. */
  detail: string;
  /** Whether it is counted. */
  counted: boolean;
}

/** Why there is no such point. */
export type Never =
  /** Owning costs more even if every hour is used. */
  | "dearer_at_full_use"
  /** No hour is used. */
  | "no_hours"
  /** Renting is free. */
  | "no_rent"
  /** The outlay does not come back within the plan. */
  | "not_within_the_plan"
  /** No rate of return makes the value 0. */
  | "no_rate"
  /** More than one does. */
  | "several_rates";

/** A normal distribution. */
export interface Normal {
  /** Mean. */
  mean: number;
  /** Standard deviation. */
  sd: number;
}

/** Running costs. With both a stated amount and parts, the stated one counts and the two are compared. */
export interface Operation {
  /** A published amount for one GPU over some years. */
  stated?: OperationStated | null;
  /** The same, built from parts. */
  parts?: OperationParts | null;
}

/** Running costs from their causes. */
export interface OperationParts {
  /** Average draw at the socket, for one GPU with its part of server and network. In kW a GPU; >= 0 and <= 1000. */
  draw_kw: Estimate;
  /** The site where they stand: its PUE, its electricity, its building or hall and its staff. */
  site?: string | null;
  /** Power at the meter over power at the equipment. The site's if left out. In PUE; >= 1 and <= 10. */
  pue?: Estimate | null;
  /** Price of electricity. The site's if left out. In US dollars a kWh; >= 0 and <= 10000. */
  usd_per_kwh?: Estimate | null;
  /** Power that has to be provided for one GPU. The draw if left out. In kW a GPU; >= 0 and <= 1000. */
  provisioned_kw?: Estimate | null;
  /** Rent of the place, for each provisioned kilowatt, electricity extra. The site's if left out. In US dollars a kW and month; >= 0 and <= 1000000. */
  colocation_usd_per_kw_month?: Estimate | null;
  /** Staff who keep the machines. In US dollars a GPU and year; >= 0 and <= 1000000000. */
  staff_usd_per_gpu_year?: Estimate | null;
  /** Software licences. In US dollars a GPU and year; >= 0 and <= 1000000000. */
  software_usd_per_gpu_year?: Estimate | null;
  /** A year's contract of support over the price of the servers. In share; >= 0 and <= 1. */
  support_share?: Estimate | null;
  /** Failures, in a year in service. In failures a GPU and year; >= 0 and <= 10000. */
  failures_per_gpu_year?: Estimate | null;
  /** What a failure costs beyond contract and spares. In US dollars a failure; >= 0 and <= 1000000000. */
  usd_per_failure?: Estimate | null;
}

/** A published running cost. */
export interface OperationStated {
  /** For one GPU, over all the years. In US dollars a GPU; >= 0 and <= 1000000000. */
  usd_per_gpu: Estimate;
  /** How many years. In years; > 0 and <= 100. */
  years: Estimate;
}

/** An axis in the present order. */
export interface OrderItem {
  /** The axis. */
  axis: Axis;
  /** In a word or two. */
  label: string;
}

/** The organisation around the machines. Staff who keep the machines running are in the pools' `operation`; data and other costs without people are `lines`; research compute as a multiple of a run is `work` with `times_run`. */
export interface Organisation {
  /** Its people by role. */
  staff?: StaffRole[];
  /** All that their work costs it over their cash (1.3: 30 % on top), for all roles that do not say otherwise: one number, so that it is drawn once for all of them. Epoch AI's 1.25 to 1.4, at 90 % (arXiv 2405.21015), if left out. In times, at least 1; >= 1 and <= 1000. */
  employer_cost_ratio?: Estimate;
}

/** The whole answer to a scenario. */
export interface Outcome {
  /** Id of the scenario. */
  scenario: string;
  /** What it is about. */
  title: string;
  /** The day that "today" means. */
  as_of: string;
  /** The readings that are on. */
  readings: string[];
  /** Version of the equations. */
  model_version: string;
  /** Date of the data. */
  data_version: string;
  /** Length of the window. */
  window_years: number;
  /** GPUs of the fleet. */
  gpus: number;
  /** Their hours in the window. */
  gpu_hours: number;
  /** Part of the hours in use. */
  busy_share: number;
  /** What the hours were for. */
  uses: Use[];
  /** The ledger. */
  ledger: Cell[];
  /** Year by year. */
  years: YearAnswer[];
  /** The named scopes. */
  scopes: ScopeAnswer[];
  /** The hinge; null without a fleet. */
  hinge: Hinge | null;
  /** The finding; null without a fleet. */
  finding: Finding | null;
  /** Ratios that put figures in proportion. */
  comparisons: Comparison[];
  /** The bill's lines with what stands behind them. */
  lines: BillLine[];
  /** Lines that nobody has disclosed. */
  undisclosed: UndisclosedLine[];
  /** Published tables, added up again. */
  audits: AuditAnswer[];
  /** What does not fit together. */
  diagnostics: Diagnostic[];
}

/** An output before and after, and the difference. All ranges are 80 % of the same draws. */
export interface OutputDifference {
  /** Its name. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** The key of its unit. */
  unit: string;
  /** Its value before, every number at its median or as stated. */
  before: number;
  /** Low end of its range. */
  before_low80: number;
  /** High end. */
  before_high80: number;
  /** Its value after. */
  after: number;
  /** Low end of its range. */
  after_low80: number;
  /** High end. */
  after_high80: number;
  /** After less before. */
  difference: number;
  /** Low end of the range of the difference, draw by draw. */
  low80: number;
  /** High end. */
  high80: number;
  /** The difference over what it was before. None where that was 0. */
  relative: number | null;
  /** Whether anything of it changes. */
  changes: boolean;
  /** Draws without an answer before or after: they count nowhere else. */
  unanswered: number;
  /** The same in words. */
  sentence: string;
}

/** Bought hardware. With both a stated price and parts, the stated one counts and the two are compared. */
export interface Own {
  /** All-in price of the servers for one GPU. In US dollars a GPU; >= 0 and <= 1000000000. */
  server_usd_per_gpu?: Estimate | null;
  /** The same price, built from parts. */
  parts?: ServerParts | null;
  /** Network over the price of the servers. Nothing if the price is all-in. In share; >= 0 and <= 1. */
  network_share?: Estimate | null;
  /** Storage over the price of the servers. Nothing if the price is all-in. In share; >= 0 and <= 1. */
  storage_share?: Estimate | null;
  /** Spare parts over the price of the servers. In share; >= 0 and <= 1. */
  spares_share?: Estimate | null;
  /** Installation over the price of the servers. In share; >= 0 and <= 1. */
  installation_share?: Estimate | null;
  /** Import or grey-market premium over the price of the servers: 0.5 where they cost half as much again. In times; >= 0 and <= 1000000. */
  import_premium_share?: Estimate | null;
  /** Taxes and levies over the price of the servers. Below 0 for a credit. In share, below 0 for a credit; >= -0.99 and <= 10. */
  tax_share?: Estimate | null;
  /** Value left at the end of service over the price paid. In share; >= 0 and <= 1. */
  residual_share?: Estimate | null;
}

/** A base that is owned, and rent beyond it. The site costs the same however small the base is, and nothing where there is none. */
export interface OwnAndRent {
  /** Part of the plan that is owned. */
  owned_share: number;
  /** Part of the used hours that is rented. */
  rented_hours_share: number;
  /** Net present value of owning that part, with all of the site. */
  own_npv_usd: number;
  /** The same of renting the rest; where nothing is owned, at the lower of both rents. */
  rent_npv_usd: number;
  /** Both. */
  npv_usd: number;
}

/** A building, in two parts with lives of their own. Each is built anew when its life ends and accelerators still stand in it. */
export interface OwnFacility {
  /** IT power that it holds. None for the most that the plan needs. */
  mw?: number | null;
  /** When it is paid and ready: no later than the first that stand in it. */
  built?: Moment;
  /** Shell and site, for a MW of IT power. */
  shell_usd_per_mw: number;
  /** Its life. */
  shell_life_years?: number;
  /** Power, cooling and other plant, for a MW of IT power. */
  plant_usd_per_mw: number;
  /** Its life. */
  plant_life_years?: number;
}

/** A plan of owning against renting the same hours. */
export interface OwnOrRent {
  /** What would be owned. Its `busy_share` is what is used, unless `load` tells. */
  ownership: Ownership;
  /** Rent of an hour. It may rise and fall. */
  rent_usd_per_gpu_hour: ByYear;
  /** Rent of an hour beyond what is owned. None for the same. */
  burst_usd_per_gpu_hour?: ByYear | null;
  /** How the load varies. None for one that does not, so that no mix is looked for. */
  load?: LoadStep[];
}

/** Owning against renting. */
export interface OwnOrRentAnswer {
  /** Net present value of what owning costs. */
  own_npv_usd: number;
  /** The same of renting the hours that are used. */
  rent_npv_usd: number;
  /** What owning saves; below 0 where renting is cheaper. */
  saving_npv_usd: number;
  /** Whether owning is cheaper. */
  own: boolean;
  /** Levelised cost of an owned hour, used or not. Null without hours. */
  own_usd_per_available_gpu_hour: number | null;
  /** Part of the hours that must be used for owning to cost no more. */
  break_even_busy_share: BreakEven;
  /** Rent, the same every year, at which both cost the same. */
  break_even_rent_usd_per_gpu_hour: BreakEven;
  /** What all rents of the path would be multiplied with for the same. */
  break_even_rent_factor: BreakEven;
  /** Years after which what owning saves has paid for it. */
  payback_years: BreakEven;
  /** The same with interest. */
  discounted_payback_years: BreakEven;
  /** Rate of return of owning instead of renting. */
  irr: BreakEven;
  /** Year by year. */
  years: OwnOrRentYear[];
  /** The best mix for the load. Null where no load is told. */
  mixed: OwnAndRent | null;
}

/** Cash of a year. */
export interface OwnOrRentYear {
  /** The calendar year. */
  year: number;
  /** Hours that are used. */
  gpu_hours: number;
  /** Rent of one. */
  rent_usd_per_gpu_hour: number;
  /** Cash for owning. */
  own_usd: number;
  /** Cash for renting. */
  rent_usd: number;
}

/** A year of owning. */
export interface OwnedYear {
  /** The calendar year. */
  year: number;
  /** Mean number of accelerators in service. */
  gpus: number;
  /** Cash for purchases. */
  capex_usd: number;
  /** Cash from used machines. */
  resale_usd: number;
  /** Electricity. */
  power_usd: number;
  /** Rent of a hall. */
  hall_usd: number;
  /** Hours in a cloud. */
  cloud_usd: number;
  /** Staff. */
  staff_usd: number;
  /** Software. */
  software_usd: number;
  /** Support. */
  support_usd: number;
  /** Repairs. */
  repairs_usd: number;
  /** Cash in all: purchases less resale, and running costs. */
  total_cash_usd: number;
  /** Loss of value over the economic life; in the last year down, or up, to what is left. */
  depreciation_usd: number;
  /** Cost of the capital that is tied up from the start of the year. */
  capital_charge_usd: number;
  /** Loss of value, cost of capital and running costs. */
  total_cost_usd: number;
  /** The even payments that purchases are worth over their lives, and running costs. */
  annuity_usd: number;
  /** Value at the end of the year; of the last, what all of it would sell for. */
  book_usd: number;
  /** Loss of value in the owner's own books. */
  reported_depreciation_usd: number;
  /** Value in the owner's own books at the end of the year. */
  reported_book_usd: number;
  /** GPU-hours in service. */
  available_gpu_hours: number;
  /** Those that are used. */
  gpu_hours: number;
  /** Cost of a used hour. Null without hours. */
  usd_per_gpu_hour: number | null;
}

/** A plan of owning accelerators over whole years. Shares are of the servers' price where nothing else is said. No price may be negative; a credit is told as a negative `tax_share`, and a resale comes in by `residual_share`. */
export interface Ownership {
  /** The first calendar year. */
  start_year?: number;
  /** How many. */
  years: number;
  /** What is bought. */
  tranches?: Tranche[];
  /** Network. 0.11 in two tiers (a priced list of parts; estimated). */
  network_share?: number;
  /** Storage (assumed). */
  storage_share?: number;
  /** Spare parts (assumed). */
  spares_share?: number;
  /** Installation (assumed). */
  installation_share?: number;
  /** Import or grey-market premium. */
  import_premium_share?: number;
  /** Taxes and levies on the purchase. Below 0 for a credit. */
  tax_share?: number;
  /** Where they stand. None for no cost of a place. */
  facility?: Facility | null;
  /** Power usage effectiveness. 1.3 in rented halls (assumed). */
  pue?: ByYear;
  /** Price of electricity. 0.083 is what American industry paid in 2025 (EIA; stated). */
  usd_per_kwh?: ByYear;
  /** Staff of the site. */
  staff_usd_per_year?: number;
  /** Staff, for each accelerator in service. */
  staff_usd_per_gpu_year?: number;
  /** Software, for each accelerator in service. */
  software_usd_per_gpu_year?: number;
  /** Contract of support, in a year in service (assumed). */
  support_share?: number;
  /** Failures of an accelerator in a year in service: 0.11 of H100 (Meta, arXiv 2407.21783; computed from its 268 in 54 days). */
  failures_per_gpu_year?: number;
  /** What a failure costs beyond the contract and the spares. */
  usd_per_failure?: number;
  /** Part of the hours in service that is used. */
  busy_share?: number;
  /** Cost of capital in a year: 0.1 is 10 %. */
  cost_of_capital_share: number;
  /** By which rule value is lost. */
  depreciation?: DepreciationMethod;
  /** Declining balance: times the rate of a straight line. */
  declining_factor?: number;
}

/** What owning costs. */
export interface OwnershipCosts {
  /** Year by year. */
  years: OwnedYear[];
  /** The same cash by what it is for. */
  natures: NatureTotal[];
  /** Cash paid, a year apart, the first now; the last less `left_usd`. Its net present value is `npv_usd`. */
  cash_flows_usd: number[];
  /** Purchases of all years. */
  capex_usd: number;
  /** What used machines bring in. */
  resale_usd: number;
  /** Running costs. */
  opex_usd: number;
  /** Purchases less resale, and running costs. */
  total_cash_usd: number;
  /** What all that is still owned at the end of the plan would sell for: servers at the price of used ones, a building at the straight line's. By no rule of depreciation. */
  left_usd: number;
  /** Loss of value, cost of capital and running costs of all years. */
  total_cost_usd: number;
  /** Net present value of all costs. */
  npv_usd: number;
  /** GPU-hours in service. */
  available_gpu_hours: number;
  /** Those that are used. */
  gpu_hours: number;
  /** Price of a used GPU-hour that would pay for everything: net present value over discounted hours. Null without hours. */
  levelised_usd_per_gpu_hour: number | null;
  /** The same of an hour in service, used or not. */
  levelised_usd_per_available_gpu_hour: number | null;
  /** IT power that is provided for at once, at most. */
  peak_mw: number;
}

/** When in a period a payment is made. */
export type PaidAt =
  /** At its end. */
  | "end"
  /** At its beginning. */
  | "begin";

/** What moves the answer of a scope. */
export type Part =
  /** A figure by itself: the old version with its new value alone. */
  | "figure"
  /** All of these figures together, beyond what they do alone. */
  | "together"
  /** What else is different: figures that were added or removed, other lists, other factors. */
  | "structure";

/** One change: a path, and either its new value or by how much the number is multiplied. */
export interface Patch {
  /** Path of a leaf, or of a choice (`bill`, `weighting`). */
  path: string;
  /** The new value: a number, or the name of a choice. */
  value?: number | string | null;
  /** The number, whatever it is and however it is spread, is multiplied by this. Several such changes multiply one another. */
  times?: number | null;
}

/** One change of a patch: a pattern and one of `times`, `value` and `rebound`. */
export interface PatchChange {
  /** The paths of the numbers that it changes: `fleet[*].count`. In brackets stands an id, `*` for all, `purpose=serving` for the runs, work and lines of a purpose, or `accelerator=H20` for the pools of a chip. */
  path: string;
  /** What the numbers are multiplied with, ranges and all. 0 or more. */
  times?: number | null;
  /** What they are instead. They are not drawn then. */
  value?: number | null;
  /** A gain in efficiency and the demand that it calls up; for hours of work. */
  rebound?: Rebound | null;
}

/** What a patch changed. */
export interface PatchEffect {
  /** Short name of the patch. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** What it means. */
  note: string | null;
  /** Id of its source. */
  source: string | null;
  /** Who stands behind its figures. */
  status: Status;
  /** How many of its patterns the scenario has numbers for. */
  touches: Touches;
  /** The patterns for which it has none. */
  untouched: string[];
  /** The numbers that it changed, in order. */
  changes: ChangedNumber[];
}

/** Dense peaks of one accelerator. Figures with sparsity are twice as high and do not belong here. */
export interface Peaks {
  /** 16-bit brain float, dense. Older chips have none. In TFLOP/s; > 0 and <= 1000000000. */
  bf16_tflop_per_s?: Estimate | null;
  /** 16-bit IEEE float, dense. In TFLOP/s; > 0 and <= 1000000000. */
  fp16_tflop_per_s?: Estimate | null;
  /** 8-bit float, dense. In TFLOP/s; > 0 and <= 1000000000. */
  fp8_tflop_per_s?: Estimate | null;
  /** 4-bit float, dense. In TFLOP/s; > 0 and <= 1000000000. */
  fp4_tflop_per_s?: Estimate | null;
}

/** A PERT distribution: a beta with shapes 1 + lambda (mode - low)/(high - low) and 1 + lambda (high - mode)/(high - low). */
export interface Pert {
  /** Least value. */
  low: number;
  /** Likeliest value. */
  mode: number;
  /** Greatest value. */
  high: number;
  /** How strongly the mode counts. */
  lambda?: number;
}

/** A phase of a run. At least one of its five descriptions; the first given counts, the others are compared. */
export interface Phase {
  /** Short name. */
  id: string;
  /** As a reader reads it. */
  label?: string | null;
  /** `final_run` for the final pre-training, `official` for the other phases. */
  purpose: Purpose;
  /** Accelerator-hours. In GPU-hours; >= 0 and <= 1e18. */
  gpu_hours?: Estimate | null;
  /** Chips and time. */
  time?: Time | null;
  /** Work and how well it ran. */
  flop?: Flop | null;
  /** Tokens and hours per token. */
  tokens?: Tokens | null;
  /** Tokens and hours per token as they are predicted. */
  predicted?: Predicted | null;
}

/** The unit chart. */
export interface PictureView {
  /** In one sentence, for screen readers. */
  label: string;
  /** What is told or assumed. */
  told: ToldView;
  /** The bands. */
  bands: BandView[];
  /** The blocks' feet. */
  natures: NatureView[];
  /** Squares in a row of each block. */
  columns: number[];
  /** What is counted but not disclosed; empty if nothing. */
  undisclosed: Span[];
}

/** Whether a claim can hold, by one check. */
export interface Plausibility {
  /** What it is checked against. */
  check: CheckKind;
  /** The claim, as it was given. */
  claim: string;
  /** What comes of it. */
  verdict: Verdict;
  /** Why, in a sentence. */
  reason: string;
  /** What the claim takes over what there is: medians. Null where either is not known. */
  ratio: number | null;
  /** The 5 % quantile of the ratio. */
  low_ratio: number | null;
  /** The 95 % quantile. */
  high_ratio: number | null;
  /** The probability that there is enough of what it takes, given the ranges. Null where what there is is not known. */
  probability: number | null;
  /** Supply: what the figures of sales say. */
  basis: SupplyBasis | null;
  /** Supply: the chips of which Epoch AI's estimates have none there. */
  outside: string[];
  /** Time: the day on which the work would be done, by medians. */
  end_date: string | null;
  /** Time: the earliest day, of 20 draws one lies before. */
  earliest_end_date: string | null;
  /** The arithmetic, line by line. */
  lines: CheckLine[];
  /** The documents that its figures come from. */
  sources: Source[];
  /** What else a reader should know. */
  notes: string[];
}

/** Identical accelerators that are bought or hired together: a tranche. */
export interface Pool {
  /** Short name, used in paths: `fleet[h800]`. */
  id: string;
  /** As a reader reads it. */
  label?: string | null;
  /** Key or alias of the accelerator in the catalog. */
  accelerator: string;
  /** How many. In GPUs; >= 0 and <= 1000000000000. */
  count: Estimate;
  /** Useful life, from the first day in service. The window if left out. In years; > 0 and <= 100. */
  life_years?: Estimate | null;
  /** When they are paid, or hired from. The start of the window if left out. */
  bought?: When | null;
  /** From the payment to the first of them in service. In months; >= 0 and <= 1200. */
  delivery_months?: Estimate | null;
  /** From the first in service to the last, evenly. Each serves its whole life, so they leave as evenly. In months; >= 0 and <= 1200. */
  ramp_months?: Estimate | null;
  /** When all leave service, if that is before the end of their life. */
  retired?: When | null;
  /** Bought or hired. */
  supply: Supply;
  /** What they cost to run. */
  operation?: Operation | null;
}

/** A claim that a fleet stands at a site. */
export interface PowerClaim {
  /** The claim in words. */
  claim?: string;
  /** The chips. */
  fleet?: PoweredChips[];
  /** Power of the site, building and cooling in it. None where it is not known: then the answer says what it would take. In MW; >= 0 and <= 1000000000. */
  site_mw?: Estimate | null;
  /** Mean over rated power of a chip. None for the default. In share; >= 0 and <= 1. */
  load?: Estimate | null;
  /** Power of a server over that of its chips, drawn and provided. None for the defaults of both. In times; >= 0 and <= 1000000. */
  server_factor?: Estimate | null;
  /** Network and storage in the power of all IT. None for the default. In share; >= 0 and <= 1. */
  network_share?: Estimate | null;
  /** Power usage effectiveness of the site. None for the default. In PUE; >= 1 and <= 10. */
  pue?: Estimate | null;
  /** Sources that the estimates name. */
  sources?: Source[];
}

/** Chips of one kind that stand at a site. */
export interface PoweredChips {
  /** The chip: a name of the catalog. In its place, `tdp_kw`. */
  chip?: string | null;
  /** Rated power of one. In kW a GPU; >= 0 and <= 1000. */
  tdp_kw?: Estimate | null;
  /** How many. In GPUs; >= 0 and <= 1000000000000. */
  count: Estimate;
}

/** The numbers in which matrices are multiplied. */
export type Precision =
  /** 16-bit brain float. */
  | "bf16"
  /** 16-bit IEEE float. */
  | "fp16"
  /** 8-bit float with a scale for a tensor or a block of it. */
  | "fp8"
  /** 8-bit float with a scale for 32 numbers. */
  | "mxfp8"
  /** 8-bit integers with a scale. */
  | "int8"
  /** 4-bit float with a scale for 16 numbers. */
  | "nvfp4";

/** Tokens x predicted hours per token x what a bill holds over them. The hours are those of the architecture on the run's accelerator, laid out as told; they have the range of measured runs. */
export interface Predicted {
  /** Name of a published architecture. In its place, `architecture`. */
  model?: string | null;
  /** An architecture of your own. */
  architecture?: Architecture | null;
  /** How the run is laid out. */
  layout: Layout;
  /** Id of the source of the layout. */
  source?: string | null;
  /** What else a reader should know about it. */
  note?: string | null;
  /** Network of one accelerator, one direction, in GB/s. None for what is usual for it. */
  network_gb_per_s?: number | null;
  /** When the software was released, as a year. None for not known: the newest. */
  released?: number | null;
  /** Tokens in units of 10^12. In trillion tokens; >= 0 and <= 1000000000. */
  trillion_tokens: Estimate;
  /** Hours of the bill over hours of its steps: restarts, evaluations, failed nodes. In times; >= 0 and <= 1000000. */
  billed_over_clean?: Estimate;
  /** The same run made otherwise: each is one more reading, which multiplies the phase's hours by what it does to the prediction. Of two that are on, the later counts. */
  what_ifs?: WhatIf[];
}

/** What a run is predicted to take. Ranges are those of measured runs of other sources than the fit has seen. */
export interface Prediction {
  /** The accelerator's key in the catalog. */
  chip: string;
  /** Seconds of a step. */
  step_s: number;
  /** Low end of the 80 % range of a step. */
  low80_s: number;
  /** High end. */
  high80_s: number;
  /** Low end of the 90 % range. */
  low90_s: number;
  /** High end. */
  high90_s: number;
  /** Tokens a second on one accelerator. */
  tokens_per_s_per_gpu: number;
  /** GPU-hours for 10^12 tokens, as if no hour were lost. */
  gpu_hours_per_trillion_tokens: number;
  /** GPU-hours of the whole run, as if no hour were lost. */
  gpu_hours: number | null;
  /** Utilisation of the 16-bit peak (MFU) with 6 operations for a parameter and token. */
  mfu_6nd: number;
  /** The same with attention's scores of what came before. */
  mfu_causal: number;
  /** The same with scores over the full square. */
  mfu_full: number;
  /** Parameters in 10^9. */
  parameters_b: number;
  /** Parameters that a token meets, in 10^9. */
  active_parameters_b: number;
  /** Data-parallel ranks. */
  dp: number;
  /** Sequences that a rank works on at a time: as given, or the fastest that fits. */
  micro_batch: number;
  /** Where the seconds go. */
  time: StepTime;
  /** Where the bytes go. */
  memory: Memory;
  /** Whether they fit. */
  fits: boolean;
  /** By how much they do not, and what would help. */
  does_not_fit: DoesNotFit | null;
  /** What is uncertain beyond measured residuals, in words. */
  notes: string[];
}

/** The named scopes. */
export type Preset =
  /** Compute of the final pre-training run, at rental. */
  | "final_run"
  /** And the released model's other official phases. */
  | "official_training"
  /** And experiments, failed runs, earlier models, data, researchers' pay. */
  | "development"
  /** Hardware bought, and buildings where they are owned, for every purpose. */
  | "fleet_purchase"
  /** Power, space and operations staff. */
  | "fleet_operation"
  /** Hardware and operation over the window. */
  | "fleet_tco"
  /** And all staff, data and overhead. */
  | "organisation";

/** A price of an accelerator on a date. */
export interface PriceEntry {
  /** Key of the accelerator in the catalog. */
  chip: string;
  /** What is paid for. */
  what: What;
  /** On which terms. */
  kind: Terms;
  /** Who asks or pays it, or who says so. */
  vendor: string;
  /** Dollars for one accelerator. */
  usd?: number | null;
  /** Dollars for an hour of one accelerator. */
  usd_per_gpu_hour?: number | null;
  /** The low end, where a range was told. */
  low?: number | null;
  /** The high end, where a range was told. */
  high?: number | null;
  /** When it held: a year, a month or a day, as exactly as it is known. */
  as_of: string;
  /** Id of the source. */
  source?: string | null;
  /** Who stands behind it. */
  status: Status;
  /** How far it was checked. */
  seen: Seen;
  /** What else a reader should know. */
  note?: string | null;
}

/** A price index of one year. */
export interface PriceIndexYear {
  /** The year. */
  year: number;
  /** The index. In index; > 0 and <= 1000000000. */
  index: Estimate;
}

/** Which prices are asked for. What is left out asks for all. */
export interface PricesAsked {
  /** Key or alias of an accelerator. */
  chip?: string | null;
  /** `rental` or `purchase`. */
  what?: string | null;
  /** The terms: `on_demand`, `spot`, `list`, ... */
  kind?: string | null;
  /** Who asks or pays, or who says so. */
  vendor?: string | null;
  /** A date. Then only the latest price known by then is given, for each chip, kind and vendor. */
  as_of?: string | null;
}

/** When a project was worked on: for so many years, or from a day between two dates until its end. */
export interface Project {
  /** Years of work, where they are known as such. */
  years?: Distribution | null;
  /** The beginning is later than this in 19 of 20 draws. */
  start_from?: string | null;
  /** The beginning is earlier than this in 19 of 20 draws. */
  start_to?: string | null;
  /** The end: the day of publication. */
  end?: string | null;
  /** Days from the end of the work to that day. */
  publication_delay_days?: Distribution | null;
  /** No draw is shorter. */
  least_years?: number;
}

/** The PUE of a year. */
export interface PueYear {
  /** The calendar year. */
  year: number;
  /** Power at the meter over power at the equipment. In PUE; >= 1 and <= 10. */
  pue: Estimate;
}

/** What hours and money were for. */
export type Purpose =
  /** The final pre-training run of a released model. */
  | "final_run"
  /** The other official phases of a released model. */
  | "official"
  /** Experiments, failed and restarted runs. */
  | "experiments"
  /** Earlier models that this one builds on. */
  | "earlier_models"
  /** Answering users. */
  | "serving"
  /** Hours in use that nobody accounts for. */
  | "unaccounted"
  /** Hours not in use. */
  | "idle";

/** Parts of a whole by purpose. They must not sum over 1; the rest is for the role's own purpose. */
export interface PurposeShares {
  /** For the final pre-training run of a released model. In share; >= 0 and <= 1. */
  final_run_share?: Estimate | null;
  /** For its other official phases. In share; >= 0 and <= 1. */
  official_share?: Estimate | null;
  /** For experiments, failed and restarted runs. In share; >= 0 and <= 1. */
  experiments_share?: Estimate | null;
  /** For earlier models that this one builds on. In share; >= 0 and <= 1. */
  earlier_models_share?: Estimate | null;
  /** For answering users. In share; >= 0 and <= 1. */
  serving_share?: Estimate | null;
}

/** A quantile of an output. */
export interface QuantileRow {
  /** The probability. */
  p: number;
  /** The value below which the output lies with it. */
  value: number;
  /** How far the value can be off because draws were counted in bins. 0 where exact. */
  error: number;
}

/** Three quantiles. */
export interface Quantiles {
  /** One in twenty lies below. */
  p05: number;
  /** The median. */
  p50: number;
  /** One in twenty lies above. */
  p95: number;
}

/** A number that is no cost. */
export interface Quantity {
  /** The number. */
  value: number;
  /** The low end, where the claim states a range. */
  low?: number | null;
  /** The high end, where the claim states a range. */
  high?: number | null;
  /** Its unit: `gpus`, `gpu_hours`, `share`, `years`. */
  unit: string;
  /** The figure as it was printed. Made from the number if left out. */
  text?: string | null;
}

/** A layout with its time, its memory, and where its time is lost: shares of the step. */
export interface RankedLayout {
  /** Tensor parallel. */
  tp: number;
  /** Pipeline parallel. */
  pp: number;
  /** Virtual stages of a rank. */
  vpp: number;
  /** Expert parallel. */
  ep: number;
  /** Data parallel. */
  dp: number;
  /** Sequences that a rank works on at a time. */
  micro_batch: number;
  /** Sharding over data-parallel ranks. */
  sharding: Sharding;
  /** What is recomputed. */
  recompute: Recompute;
  /** Seconds of a step. */
  step_s: number;
  /** Tokens a second on one accelerator. */
  tokens_per_s_per_gpu: number;
  /** Memory of the fullest accelerator in 10^9 bytes. */
  memory_gb: number;
  /** Lost to the pipeline's bubble. */
  bubble_share: number;
  /** Lost to tensor-parallel traffic. */
  tensor_share: number;
  /** Lost to expert traffic and to waiting for the host. */
  expert_share: number;
  /** Lost to data-parallel traffic. */
  data_share: number;
  /** Lost to recomputation. */
  recompute_share: number;
  /** Where it loses most against the best one, in words: `pipeline bubble`. Null for the best. */
  loses: string | null;
}

/** A named change of the scenario. It changes values, never the list of pools, so that any two can be combined. */
export interface Reading {
  /** Short name. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** What it means. */
  note?: string | null;
  /** Id of the source that shows it. */
  source?: string | null;
  /** From when on it was what one knew. A year or a month counts from its last day. */
  known_from?: string | null;
  /** Until when: from that day on, what the scenario says in its place was known. */
  known_until?: string | null;
  /** Whether it asks what would be if the world were another one, and not how the same figures can be read. A page whose `sections` have `what_ifs` lists it there. */
  what_if?: boolean;
  /** What it changes, in order. */
  patch?: Patch[];
}

/** A reading that can be switched on. */
export interface ReadingItem {
  /** Its id. */
  id: string;
  /** Its name. */
  label: string;
  /** What it means. */
  note: string;
  /** Whether it is on. */
  on: boolean;
  /** Whether it is a what-if: listed with the others of its kind where the page has that section. */
  what_if: boolean;
}

/** The readings. */
export interface ReadingsView {
  /** Heading. */
  label: string;
  /** One line while it is folded. */
  summary: string;
  /** Introduction. */
  intro: string;
  /** The readings. */
  items: ReadingItem[];
}

/** A gain in efficiency whose saving is passed on to buyers, who buy more. */
export interface Rebound {
  /** How many times as much the same hour does. Above 0; 2 halves the hours of a unit of work. */
  gain: number;
  /** By how many per cent demand grows when the price falls by one. 0 for none. Above 1, hours rise in the end. */
  elasticity: number;
}

/** What is computed again in the backward pass instead of being kept. */
export type Recompute =
  /** Nothing. */
  | "none"
  /** What is large and cheap: attention's scores, norms. */
  | "selective"
  /** All but each layer's input. */
  | "full";

/** The way from one claim to another, one axis at a time. */
export interface Reconciliation {
  /** The claim that it starts from. */
  from: ClaimEnd;
  /** The claim that it arrives at. */
  to: ClaimEnd;
  /** The order of the axes. */
  order: Axis[];
  /** The model's own value of the first claim. */
  model_from_usd: number;
  /** The first claim less the model. */
  rest_from_usd: number;
  /** The steps, from the model's value of the first to its value of the second. */
  steps: Step[];
  /** The model's own value of the second claim. */
  model_to_usd: number;
  /** The second claim less the model. */
  rest_to_usd: number;
  /** Whether the model's value lies within the second claim's rounding. */
  holds: boolean;
  /** The whole way in one sentence. */
  sentence: string;
}

/** Hired hardware. */
export interface Rent {
  /** Rate. In US dollars a GPU-hour; >= 0 and <= 1000000. */
  usd_per_gpu_hour?: Estimate | null;
  /** Rates of calendar years, where they differ: one for every year of the window. */
  by_year?: RentYear[];
}

/** The rate of hired accelerators in a year. */
export interface RentYear {
  /** The calendar year. */
  year: number;
  /** The rate. In US dollars a GPU-hour; >= 0 and <= 1000000. */
  usd_per_gpu_hour: Estimate;
}

/** An output against one number. */
export interface ResponseCurve {
  /** The output. */
  output: string;
  /** The number's path. */
  path: string;
  /** As a reader reads it. */
  label: string;
  /** The curve in words, or that the output does not depend on the number. */
  sentence: string;
  /** The curve, from low to high. */
  points: CurvePoint[];
}

/** People who do the same. Each is drawn by himself; the defaults are those of arXiv 2405.21015. */
export interface Role {
  /** How many. */
  people: number;
  /** The part of his time that one gives to the project. */
  time_share?: Distribution;
  /** Salary for a year. */
  salary_usd_per_year?: Distribution;
  /** Equity for a year. */
  equity_usd_per_year?: Distribution;
  /** What an employer pays over the salary. */
  overhead_factor?: Distribution;
}

/** A training run of one released model. */
export interface Run {
  /** Short name, used in paths: `runs[v3]`. */
  id: string;
  /** As a row of a table: `V3's training`. */
  label: string;
  /** In one or two words: `V3`. The label if left out. */
  short?: string | null;
  /** A few words more about it. */
  detail?: string | null;
  /** The released model. */
  model?: string | null;
  /** Key or alias of the accelerator. */
  accelerator: string;
  /** How many of them. In GPUs; >= 0 and <= 1000000000000. */
  gpus?: Estimate | null;
  /** Rental rate. In US dollars a GPU-hour; >= 0 and <= 1000000. */
  rent_usd_per_gpu_hour?: Estimate | null;
  /** Its phases. */
  phases?: Phase[];
}

/** Energy in MWh and carbon in tonnes CO2e. */
export interface RunEnergy {
  /** What is counted. */
  convention: EnergyConvention;
  /** Energy of the accelerators, or what was metered. */
  gpu_mwh: number;
  /** With servers, network and storage. */
  it_mwh: number;
  /** With the building. */
  mwh: number;
  /** Low end of its 80 % range: that of the defaults in it. */
  low80_mwh: number;
  /** High end. */
  high80_mwh: number;
  /** Carbon of the electricity by the grid that it comes from. */
  location_t: number;
  /** Carbon of the electricity by contracts. Null where they are not known. */
  market_t: number | null;
  /** The run's part of the carbon that its hardware embodies. Null where there are no hours. */
  embodied_t: number | null;
  /** What all of it is made of, each with its source. */
  factors: EnergyFactor[];
  /** What the convention counts and what it leaves out, in words. */
  note: string;
}

/** What takes hours away from a training run. */
export interface RunLosses {
  /** Accelerators that work at a time. */
  gpus: number;
  /** Accelerator-hours between two unexpected interruptions. */
  gpu_hours_between_interruptions?: number;
  /** Minutes from an interruption until the run works again, without the work that is repeated. */
  restart_minutes?: number;
  /** Seconds that a checkpoint holds the run up. None for 10, or for what its bytes take. */
  checkpoint_s?: number | null;
  /** Size of a checkpoint in 10^9 bytes, where the run waits until it is written. */
  checkpoint_gb?: number | null;
  /** Speed at which the storage takes it, in 10^9 bytes a second. */
  storage_gb_per_s?: number | null;
  /** Minutes of work between two checkpoints. None for the best interval. */
  checkpoint_minutes?: number | null;
  /** Part of the running time that goes into evaluation. */
  evaluation_share?: number;
  /** Planned stops a day, each as long as a restart; a checkpoint comes first, so no work is repeated. */
  planned_stops_per_day?: number;
  /** Hours that an interruption waits for another node, on average. 0 where spares stand by. */
  node_wait_hours?: number;
  /** Accelerators that stand by and are billed. */
  spare_gpus?: number;
}

/** A published run beside its steady state. */
export interface RunRow {
  /** Its name in the table. */
  key: string;
  /** Its full name. */
  name: string;
  /** The accelerator's key in the catalog. */
  chip: string;
  /** Accelerators. */
  gpus: number;
  /** Tokens of the run. */
  tokens: number;
  /** Accelerator-hours as they were reported. */
  gpu_hours: number;
  /** Accelerator-hours as if none were lost: predicted. */
  predicted_gpu_hours: number;
  /** Reported over predicted hours. */
  reported_over_predicted: number;
  /** Low end of its 80 % range: that of the prediction. */
  low80: number;
  /** High end. */
  high80: number;
  /** Reported hours over those of the throughput that its authors tell. Null where they tell none. */
  reported_over_own: number | null;
  /** Where the layout comes from. */
  layout: LayoutBasis;
  /** Tensor parallel. */
  tp: number;
  /** Pipeline parallel. */
  pp: number;
  /** Expert parallel. */
  ep: number;
  /** Sequences that a rank works on at a time. */
  micro_batch: number;
  /** Sequences of a step. */
  batch: number;
  /** Tokens of a sequence. */
  seq_len: number;
  /** Id of the source of the hours. */
  source: string | null;
  /** Who stands behind them. */
  status: Status;
  /** How far they were checked. */
  seen: Seen;
  /** Id of the source of the tokens. */
  tokens_source: string | null;
  /** Id of the source of the number of accelerators. Null where it is assumed. */
  gpus_source: string | null;
  /** Id of the source of the layout. Null where it is searched. */
  layout_source: string | null;
  /** What else a reader should know. */
  note: string;
}

/** A scenario's outputs with their ranges. */
export interface Sampled {
  /** The scenario. */
  scenario: string;
  /** How many draws. */
  draws: number;
  /** The seed. */
  seed: number;
  /** How points were spread. */
  method: Method;
  /** How quantiles were found. */
  summary: Summaries;
  /** How many uncertain numbers were drawn. */
  inputs: number;
  /** The outputs. */
  outputs: SampledOutput[];
  /** Version of the equations. */
  model_version: string;
  /** Date of the shipped data. */
  data_version: string;
}

/** An output with its range. */
export interface SampledOutput {
  /** Its name. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** The key of its unit. */
  unit: string;
  /** Its value where every number is at its median or as stated. */
  point: number;
  /** Mean of the draws. */
  mean: number;
  /** Standard deviation of the draws. */
  sd: number;
  /** Quantiles. */
  quantiles: QuantileRow[];
  /** How the draws lie. */
  histogram: HistogramView;
  /** Whether it varies at all. */
  varies: boolean;
  /** Draws without an answer: a fleet too small for its work. They count nowhere else. */
  unanswered: number;
  /** The answer with its likely range, in words. */
  sentence: string;
}

/** Observed values; the reader puts them into order. */
export interface Samples {
  /** The values. */
  values?: number[];
}

/** A scenario: what hardware, which runs, for how long, and who says so. */
export interface Scenario {
  /** Short name. */
  id: string;
  /** What it is about, in one line. */
  title: string;
  /** Whose costs they are, as sentences name it: `DeepSeek`. */
  subject: string;
  /** The day that "today" means. */
  as_of: string;
  /** The year whose dollars the answers are in. Estimates in other years' dollars are converted by `price_index`. */
  dollars_of?: number | null;
  /** A price index by year. */
  price_index?: PriceIndexYear[];
  /** The calendar year in which the window starts. Needed by dates and by rates of calendar years. */
  start_year?: number | null;
  /** How long the fleet is kept and counted. In years; > 0 and <= 100. */
  window_years?: Estimate;
  /** Where the fleet's money comes from: `parts`, or the id of a stated total. */
  bill?: string;
  /** How the fleet's cost is shared over its hours. */
  weighting?: Weighting;
  /** Market rate for hours that have none of their own. In US dollars a GPU-hour; >= 0 and <= 1000000. */
  rent_usd_per_gpu_hour?: Estimate | null;
  /** Part of the fleet's hours in use. In share of the hours in use; > 0 and <= 1. */
  busy_share?: Estimate;
  /** What the money tied up in hardware could earn in a year. In share; >= 0 and <= 1. */
  cost_of_capital_share?: Estimate | null;
  /** Factors that many numbers share. */
  factors?: Factor[];
  /** Which uncertain numbers move together. */
  correlations?: Correlation[];
  /** Pools of identical accelerators. */
  fleet?: Pool[];
  /** Where they stand. */
  sites?: Site[];
  /** Published totals over several pools. */
  stated_totals?: StatedTotal[];
  /** Training runs. The first is the page's own: its outline and its hinge are about it, and hours are weighted by what its chip can do. A claim of the headline that names a run should name this one. */
  runs?: Run[];
  /** Other uses of the hours. */
  work?: Work[];
  /** Who works on it. */
  organisation?: Organisation | null;
  /** Costs without GPU-hours, and a reader's own lines. */
  lines?: Line[];
  /** Whether guesses at what nobody has disclosed count. */
  guesses?: Guesses;
  /** Accelerators that the catalog does not have. */
  accelerators?: Accelerator[];
  /** Published figures, with what they count. */
  claims?: Claim[];
  /** Published tables whose parts are added up again. */
  audits?: Audit[];
  /** Where the figures come from. */
  sources?: Source[];
  /** Named changes of the scenario. */
  readings?: Reading[];
  /** Pairs of claims to be reconciled. */
  bridges?: Bridge[];
  /** The two figures that the page opens with. */
  headline?: Headline | null;
  /** Sections that a page shows besides those that every page has. */
  sections?: Section[];
}

/** In which order the stages of a pipeline work. */
export type Schedule =
  /** One forward, one backward, with as many turns as there are virtual stages. */
  | "1f1b"
  /** Two directions at once, with the experts' traffic hidden behind computation (DeepSeek-V3, arXiv 2412.19437). */
  | "dualpipe";

/** What a money figure counts. Start from a preset and change what differs. */
export interface Scope {
  /** The preset. */
  preset: Preset;
  /** The run that it is about, for the presets of a piece of work. The scenario's first run if left out. */
  run?: string | null;
  /** All of these runs together instead of one. */
  runs?: string[];
  /** Another valuation than the preset's. */
  valuation?: Valuation | null;
  /** Only these natures. */
  natures?: Nature[] | null;
  /** Only these purposes. */
  purposes?: Purpose[] | null;
}

/** The answer of a scope. */
export interface ScopeAnswer {
  /** The scope. */
  id: Preset;
  /** As a reader reads it. */
  label: string;
  /** US dollars over the window. */
  usd: number;
  /** Whether lines that nobody has disclosed belong to it, so that it is more than this. */
  more_than: boolean;
  /** Those lines. */
  undisclosed: string[];
}

/** What a run costs in a scope. */
export interface ScopePrice {
  /** The run. */
  row: string;
  /** As a reader reads it. */
  label: string;
  /** The scope. Those of a fleet are taken for the run's own hours; `organisation` is the fully loaded price. */
  scope: Preset;
  /** How hours became money. */
  valuation: Valuation;
  /** GPU-hours that are counted. */
  gpu_hours: number;
  /** US dollars. */
  usd: number;
  /** That over the hours; none without hours. */
  usd_per_gpu_hour: number | null;
}

/** What a scope came to, and what it comes to. */
export interface ScopeThen {
  /** The scope. */
  id: Preset;
  /** As a reader reads it. */
  label: string;
  /** US dollars with the values that stood then; what was not known yet keeps its value. */
  usd_then: number;
  /** US dollars by the scenario as it is. */
  usd: number;
  /** How many of the figures behind it were not known yet. */
  not_yet: number;
}

/** The section of scopes. */
export interface ScopesView {
  /** Heading. */
  heading: string;
  /** Introduction. */
  intro: string;
  /** Cards. */
  groups: CardGroup[];
}

/** A section that a page shows where its scenario asks for it. */
export type Section =
  /** What an hour of work costs owned, at every busy share, beside the rent. Needs a fleet and a market rate. */
  | "own_or_rent"
  /** What every year of the window costs, and what is paid in it. Needs a fleet. */
  | "by_year"
  /** The readings that are what-ifs, each with the difference that it makes to what is counted. */
  | "what_ifs";

/** How far a figure was checked. */
export type Seen =
  /** The original document's text was read. */
  | "primary"
  /** A page that quotes it was read. */
  | "secondary"
  /** Only the article tells it; it was not found elsewhere. */
  | "article_only"
  /** Recalled, no text found. Must be assumed and has no citation. */
  | "memory"
  /** Worked out here from other figures. */
  | "computed";

/** The price of the servers, from the accelerator's price. */
export interface ServerParts {
  /** Price of one accelerator. In US dollars a GPU; >= 0 and <= 1000000000. */
  accelerator_usd: Estimate;
  /** Price of a server over the price of its accelerators. In times; >= 0 and <= 1000000. */
  server_markup: Estimate;
}

/** A price that holds the share of the server. */
export interface ServerPrice {
  /** Price of the server, for each accelerator. */
  usd_per_gpu: number;
}

/** What of weights, gradients and optimizer each data-parallel rank holds for all (Rajbhandari and others 2020, arXiv 1910.02054). */
export type Sharding =
  /** Every rank holds everything. */
  | "none"
  /** The optimizer's state is split. */
  | "zero1"
  /** Gradients too. */
  | "zero2"
  /** Weights too: fully sharded data parallel. */
  | "zero3";

/** The sentence to share. */
export interface Share {
  /** The sentence. */
  text: string;
}

/** A place with power and cooling. Rates by year, where they are given, need one for every year of the window and the scenario's `start_year`; beyond the last, its rate holds on. */
export interface Site {
  /** Short name, used in paths: `sites[abilene]`. */
  id: string;
  /** As a reader reads it. */
  label?: string | null;
  /** Power at the meter over power at the equipment. In PUE; >= 1 and <= 10. */
  pue?: Estimate | null;
  /** The same by calendar year. */
  pue_by_year?: PueYear[];
  /** Price of electricity. In US dollars a kWh; >= 0 and <= 10000. */
  usd_per_kwh?: Estimate | null;
  /** The same by calendar year. */
  usd_per_kwh_by_year?: ElectricityYear[];
  /** A building or a hall. No cost of a place if left out. */
  facility?: SiteFacility | null;
  /** Staff of the site, whatever stands in it: from the day on which its building is ready to the end of the window; without a building, from the first day in service of its pools to the end of the last. In US dollars a year; >= 0 and <= 1e18. */
  staff_usd_per_year?: Estimate | null;
}

/** A building in two parts with lives of their own. Each wears in a straight line and is not built anew: what outlives it stands in another site. */
export interface SiteBuilding {
  /** IT power that it holds. What its pools need in the year in which they need most, if left out. In MW; >= 0 and <= 1000000000. */
  mw?: Estimate | null;
  /** When it is paid and ready. The start of the window if left out. */
  built?: When | null;
  /** Shell and site, for a MW of IT power. In US dollars a MW; >= 0 and <= 1000000000000. */
  shell_usd_per_mw: Estimate;
  /** Life of the shell (assumed: 30 years). In years; > 0 and <= 100. */
  shell_life_years?: Estimate;
  /** Power, cooling and other plant, for a MW of IT power. In US dollars a MW; >= 0 and <= 1000000000000. */
  plant_usd_per_mw: Estimate;
  /** Life of the plant (assumed: 15 years). In years; > 0 and <= 100. */
  plant_life_years?: Estimate;
}

/** A building of one's own or a rented hall. */
export type SiteFacility =
  /** A building. */
  | { own: SiteBuilding }
  /** A hall. */
  | { colocation: SiteHall };

/** A rented hall, electricity extra. */
export interface SiteHall {
  /** Rent for each provisioned kilowatt. In US dollars a kW and month; >= 0 and <= 1000000. */
  usd_per_kw_month?: Estimate | null;
  /** The same by calendar year. */
  by_year?: HallYear[];
}

/** A slider. */
export interface SliderView {
  /** Path of its leaf. */
  path: string;
  /** Number of its leaf. */
  index: number;
  /** Left end, in the slider's own scale. */
  min: number;
  /** Right end. */
  max: number;
  /** Step. */
  step: number;
  /** Present value. */
  value: number;
  /** The leaf's value over the slider's. */
  scale: number;
  /** Accessible name. */
  label: string;
  /** Present value in words. */
  value_text: string;
  /** Words at the left end. */
  start: string;
  /** Words at the right end. */
  end: string;
}

/** A value of an input, or values of two, at which an output meets its goal. */
export interface Solution {
  /** The values, in the order of the inputs. */
  values: number[];
  /** The probabilities below them in the inputs' ranges; none for inputs without a range. */
  probabilities: (number | null)[];
  /** Whether every value lies within the 90 % range of its input. */
  plausible: boolean;
}

/** What one or two inputs would have to be for an output to be something. */
export interface Solved {
  /** The output. */
  output: string;
  /** What it shall be. */
  goal: number;
  /** Paths of the inputs. */
  inputs: string[];
  /** Between which values each was searched. */
  searched: number[][];
  /** The solutions. Of two inputs, a curve of pairs, the most plausible first. */
  solutions: Solution[];
  /** The least that the output can be within the search. */
  least: number;
  /** The greatest. */
  greatest: number;
  /** The finding in words. */
  sentence: string;
}

/** A document that a figure comes from. */
export interface Source {
  /** Short name, used by estimates and claims. */
  id: string;
  /** Its title. */
  title: string;
  /** Who published it. */
  by: string;
  /** When: a year, a month (`2024-12`) or a day. */
  date: string;
  /** Where it can be read. */
  url?: string | null;
  /** What else a reader should know about it. */
  note?: string | null;
}

/** A piece of a sentence. */
export interface Span {
  /** Its text. */
  text: string;
  /** What it is. */
  mark: Mark;
  /** Id of the claim, for a note; else empty. */
  ref: string;
}

/** The distribution of the answer. */
export interface SpreadView {
  /** Start of the axis, in dollars. */
  start: number;
  /** End of the axis. */
  end: number;
  /** Draws in each of the bars, which fill the axis. */
  counts: number[];
  /** Start of the likely range: 80 %. */
  likely_low: number;
  /** Its end. */
  likely_high: number;
  /** Marks of the axis. */
  ticks: Tick[];
  /** Words at the likely range. */
  likely_label: string;
  /** In one sentence, for screen readers. */
  label: string;
}

/** People who do the same work. Each of pay, equity and overhead is a line of its own for each purpose, over all years alike. */
export interface StaffRole {
  /** Short name, used in paths: `organisation.staff[researchers]`. */
  id: string;
  /** As a row of a table: `Researchers’ pay`. */
  label: string;
  /** What their work is for, as far as `purposes` does not say otherwise. */
  purpose?: Purpose;
  /** Parts of their work that are for other purposes. */
  purposes?: PurposeShares | null;
  /** How many they are, on average over the window. In people; >= 0 and <= 1000000000. */
  headcount: Estimate;
  /** Salary and bonus. In US dollars a person and year; >= 0 and <= 1000000000. */
  cash_usd_per_person_year: Estimate;
  /** Shares and options, at their value when granted. Of the nature `equity`, so that a scope can leave out what is no cash. In US dollars a person and year; >= 0 and <= 1000000000. */
  equity_usd_per_person_year?: Estimate | null;
  /** All that their work costs the employer over that cash (1.3: 30 % on top): taxes on pay, insurance, pensions. The organisation's if left out. In times, at least 1; >= 1 and <= 1000. */
  employer_cost_ratio?: Estimate | null;
  /** Offices, software and administration, over that cash. None if left out. In times; >= 0 and <= 1000000. */
  overhead_ratio?: Estimate | null;
  /** Whether it is a guess at what nobody has disclosed. Then it counts only where the scenario's `guesses` do. */
  guess?: boolean;
}

/** How a figure stood on a date. */
export type Standing =
  /** It had been told. */
  | "known"
  /** Another value stood in its place, by a reading of it or of a factor that multiplies it. */
  | "replaced"
  /** Nobody had told it. */
  | "not_yet"
  /** It has no date: it is assumed, a default, or a choice. */
  | "undated";

/** A published total over several pools. When the scenario's `bill` names it, only its pools are in the fleet. */
export interface StatedTotal {
  /** Short name. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** The pools that are divided by. */
  pools?: string[];
  /** Money for the hardware. In US dollars; >= 0 and <= 1e18. */
  purchase_usd: Estimate;
  /** Money for running it, over all the years. In US dollars; >= 0 and <= 1e18. */
  operation_usd: Estimate;
  /** How many years of operation. In years; > 0 and <= 100. */
  years: Estimate;
  /** How many GPUs the money covers, to be compared with the pools. In GPUs; >= 0 and <= 1000000000000. */
  covers_gpus?: Estimate | null;
}

/** Who stands behind a figure. */
export type Status =
  /** The owner of the fact said so. */
  | "stated"
  /** Somebody else worked it out. */
  | "estimated"
  /** The model made it from other figures. */
  | "computed"
  /** Nobody who could be cited: our supposition. */
  | "assumed";

/** A step from one claim to the other: one thing changed. */
export interface Step {
  /** What changed: `valuation`, `purposes.r1`, `natures.operation`. */
  id: string;
  /** Along which axis. */
  axis: Axis;
  /** What it does. */
  title: string;
  /** Why it is as large as it is. */
  why: string;
  /** What it adds. */
  usd: number;
  /** What it makes: the model evaluated after the step. */
  running_usd: number;
  /** Whether it changes anything worth showing. */
  shown: boolean;
}

/** Where the seconds of a step go. The parts add up to the whole. */
export interface StepTime {
  /** The whole step. */
  step_s: number;
  /** Matrix products. */
  matrix_s: number;
  /** Attention's scores. */
  attention_s: number;
  /** What lies between the matrices: norms, activations, residuals. */
  elementwise_s: number;
  /** The vocabulary head and the loss. */
  head_s: number;
  /** Waiting for the host to launch the work of layers with experts. */
  host_s: number;
  /** Tensor-parallel traffic that nothing hides. */
  tensor_s: number;
  /** Expert traffic that nothing hides. */
  expert_s: number;
  /** Context-parallel traffic that nothing hides. */
  context_s: number;
  /** Computing again what was not kept. */
  recompute_s: number;
  /** Stages of a pipeline that wait: for their turn, for a longer stage, for what another sends. */
  bubble_s: number;
  /** Data-parallel traffic that nothing hides. */
  data_s: number;
  /** The optimizer, and what else happens once a step. */
  optimizer_s: number;
  /** Waiting for the last of many nodes. */
  straggler_s: number;
}

/** How quantiles are found. */
export type Summaries =
  /** Those of the draws themselves, which are held in memory. */
  | "exact"
  /** From a histogram, in memory that does not grow with the draws. */
  | "streaming";

/** Bought or hired. */
export type Supply =
  /** Bought. */
  | { own: Own }
  /** Hired by the hour, all hours of the window. */
  | { rent: Rent };

/** What the figures of sales say about a claim. */
export type SupplyBasis =
  /** Chips that were sold there by then. */
  | "sold"
  /** What that owner is estimated to have bought by then. */
  | "owner"
  /** Epoch AI's estimates have none for that country, by an assumption there. They may have come another way. */
  | "none_for_country"
  /** None had been sold by then. */
  | "none_by_date"
  /** The figures begin later, or have no estimate of it. */
  | "before_figures";

/** A claim that somebody holds so many chips by a date. */
export interface SupplyClaim {
  /** The claim in words. */
  claim?: string;
  /** The chips that are counted, of any mixture: names of the catalog, or of the figures of sales. */
  chips?: string[];
  /** How many of them. In GPUs; >= 0 and <= 1000000000000. */
  count: Estimate;
  /** Who holds them. Where there are estimates of that owner, and no country is given, they are what is held against. */
  owner?: string | null;
  /** The country: `China`, or its two or three letters. None for the whole world. */
  country?: string | null;
  /** By when: a year, a month or a day, which stand for their last day. */
  by: string;
  /** Sources that the estimates name. */
  sources?: Source[];
}

/** How sure we are. */
export interface SureView {
  /** Heading. */
  heading: string;
  /** One line while it is folded. */
  summary: string;
  /** Introduction. */
  intro: Span[];
  /** The distribution; null when the answer does not vary. */
  spread: SpreadView | null;
  /** Words over the published figures. */
  claims_label: string;
  /** The published figures that count the same. */
  claims: ClaimMark[];
  /** Heading of the drivers. */
  drivers_heading: string;
  /** What they share. */
  drivers_intro: string;
  /** The drivers, the strongest first. */
  drivers: DriverView[];
  /** Those that hardly change the answer, in one sentence; empty if there are none. */
  flat: string;
  /** What gives a number its range back. */
  free_label: string;
  /** Heading of the conditions. */
  truths_heading: string;
  /** The conditions. */
  truths: TruthView[];
  /** How sure the differences are that the what-ifs make, in their order. */
  what_ifs: WhatIfRange[];
}

/** On which terms. */
export type Terms =
  /** Rented by the hour. */
  | "on_demand"
  /** Rented until somebody pays more, or as an index of such prices. */
  | "spot"
  /** Rented from many small owners. */
  | "marketplace"
  /** Rented for days or months, paid in advance. */
  | "block"
  /** Rented for one year. */
  | "reserved_1y"
  /** Rented for three years. */
  | "reserved_3y"
  /** A rate that a user sets for its own accounts. */
  | "accounting"
  /** The list price of one. */
  | "list"
  /** One card or module, from a shop or in the market. */
  | "card"
  /** A board of several, over their number. */
  | "board"
  /** A whole server, over its accelerators. */
  | "server_share"
  /** A whole rack or system of racks, over its accelerators. */
  | "rack_share"
  /** An average over many sales, estimated. */
  | "average"
  /** Past export rules or the maker's own channels. */
  | "grey"
  /** Second-hand. */
  | "used";

/** A mark on an axis. */
export interface Tick {
  /** Where. */
  usd: number;
  /** Its words. */
  label: string;
}

/** Chips x time. */
export interface Time {
  /** Chips. In GPUs; >= 0 and <= 1000000000000. */
  gpus: Estimate;
  /** Wall-clock hours. In hours; >= 0 and <= 10000000. */
  hours: Estimate;
}

/** A claim that a run was done on so many chips by a date, or within so many days. */
export interface TimeClaim {
  /** The claim in words. */
  claim?: string;
  /** How many chips worked on it. In GPUs; >= 0 and <= 1000000000000. */
  count: Estimate;
  /** Accelerator-hours that it took. Or `training_flop`, or `run`. In GPU-hours; >= 0 and <= 1e18. */
  gpu_hours?: Estimate | null;
  /** Operations that it took. In FLOP; >= 0 and <= 1e36. */
  training_flop?: Estimate | null;
  /** The run, to be predicted. Its tokens must be known. */
  run?: TrainingRun | null;
  /** The chip whose peak the operations are done at: a name of the catalog. */
  chip?: string | null;
  /** Utilisation of its 16-bit peak. None for what operations alone tell: a wide range. In MFU; > 0 and <= 1. */
  mfu?: Estimate | null;
  /** Part of the time in which the run moves on. None: all of it for hours that were told, what whole runs report for others. In share of the hours in use; > 0 and <= 1. */
  goodput?: Estimate | null;
  /** The first day, which counts. A year or a month stands for its first day. */
  start?: string | null;
  /** The last day, which counts. A year or a month stands for its last day. */
  by?: string | null;
  /** In place of `by`: how many days there were. In days; >= 0 and <= 1000000. */
  days?: Estimate | null;
  /** Sources that the estimates name. */
  sources?: Source[];
}

/** Hours as a multiple of a run's. */
export interface TimesRun {
  /** Id of the run. */
  run: string;
  /** How many times its official hours. In times; >= 0 and <= 1000000. */
  times: Estimate;
}

/** Tokens x hours per token. */
export interface Tokens {
  /** Tokens in units of 10^12. In trillion tokens; >= 0 and <= 1000000000. */
  trillion_tokens: Estimate;
  /** GPU-hours for a trillion tokens. In GPU-hours a trillion tokens; >= 0 and <= 1e15. */
  gpu_hours_per_trillion_tokens: Estimate;
}

/** A cost that somebody told. */
export interface ToldCost {
  /** What it is. */
  name: string;
  /** How much. In of the currency; >= 0 and <= 1e18. */
  amount: Estimate;
  /** Of which currency. */
  currency?: Currency;
  /** The year that it was told in. */
  year: number;
}

/** Squares of a use that is told or assumed. */
export interface ToldItem {
  /** The row. */
  id: string;
  /** Its name. */
  label: string;
  /** Squares and status, in words. */
  detail: string;
  /** A shorter name, for narrow frames. */
  short: string;
  /** Shorter words, for narrow frames. */
  short_detail: string;
  /** Squares drawn; what they would be when it is not counted. */
  squares: number;
  /** Squares with both blocks counted. */
  full: number;
  /** How it is drawn. */
  mark: MarkOf;
  /** Whether it is counted. */
  counted: boolean;
  /** The fleet's own cost over the rental figure, for the run; else 1. */
  filled_share: number;
}

/** Where a group of fields comes from. */
export interface ToldRow {
  /** The group. */
  group: string;
  /** Id of the source. */
  source: string | null;
  /** Who stands behind it. */
  status: Status;
  /** How far it was checked. */
  seen: Seen;
}

/** The strip of what is told or assumed. */
export interface ToldView {
  /** Its title. */
  title: Span[];
  /** How many times it is enlarged in width. */
  zoom: number;
  /** Its parts. */
  items: ToldItem[];
}

/** How many of its patterns a patch finds in a scenario. */
export type Touches =
  /** Not one: the patch changes nothing. */
  | "none"
  /** Some. Of the others the scenario has no such number. */
  | "some"
  /** All. */
  | "all";

/** A training run to predict. */
export interface TrainingRun {
  /** Name of a published architecture. In its place, `architecture`. */
  model?: string | null;
  /** An architecture of your own. */
  architecture?: Architecture | null;
  /** The accelerator: a key of the catalog, or another of its names. */
  chip: string;
  /** How the run is laid out. */
  layout: Layout;
  /** Network of one accelerator, one direction, in GB/s. None for what is usual for the chip. */
  network_gb_per_s?: number | null;
  /** When the software was released, as a year: 2024.5 is the middle of 2024. None for not known: the newest. */
  released?: number | null;
  /** Tokens of the whole run. None where only the step is asked for. */
  tokens?: number | null;
}

/** Accelerators of one kind that are bought together. */
export interface Tranche {
  /** Its name. */
  id: string;
  /** When they are paid. */
  bought?: Moment;
  /** How many. */
  gpus: number;
  /** For what. */
  supply: TrancheSupply;
  /** Years in service: the economic life. */
  life_years?: number;
  /** Years over which the owner's own books depreciate them. None for the economic life. */
  accounting_life_years?: number | null;
  /** What they sell for at the end of their life, as a share of the servers' price; before it, what a straight line from that price leaves. None for the curve of used GPUs. */
  residual_share?: number | null;
  /** From the payment to the first of them in service, within the plan. */
  delivery_months?: number;
  /** From the first in service to the last, evenly; no longer than they are in service. */
  ramp_months?: number;
  /** When they leave service, if not at the end of their life. */
  retired?: Moment | null;
  /** Mean power of one with its share of the server and the network. Needed unless it is in a cloud. */
  draw_kw?: number | null;
  /** Power that is provided for one. None for what the mean power is 0.75 of (Epoch AI, arXiv 2405.21015). */
  provisioned_kw?: number | null;
}

/** What an accelerator with its share of the server costs. A mark-up belongs to the price that it is told with, so the two cannot be mixed. */
export type TrancheSupply =
  /** From the price of a board of accelerators. */
  | { board: BoardPrice }
  /** From the price of a single card, as Epoch AI does. */
  | { card: CardPrice }
  /** The server's own price. */
  | { server: ServerPrice }
  /** Not bought: an hour in a cloud, with all that it needs. */
  | { cloud: CloudPrice };

/** A triangular distribution. */
export interface Triangular {
  /** Least value. */
  low: number;
  /** Likeliest value. */
  mode: number;
  /** Greatest value. */
  high: number;
}

/** A distribution cut off at one end or both. */
export interface Truncate {
  /** The distribution. */
  of: Distribution;
  /** Nothing lies below. */
  low?: number | null;
  /** Nothing lies above. */
  high?: number | null;
}

/** What would have to be true for a claim. */
export interface TruthView {
  /** The question. */
  question: string;
  /** How often it holds. */
  found: string;
  /** What would have to be different. */
  lines: string[];
}

/** Not disclosed. */
export interface Undisclosed {
  /** Why, or where one looked. */
  note?: string | null;
  /** A guess at how much it is each year. It counts only where the scenario's `guesses` do. In US dollars a year; >= 0 and <= 1e18. */
  guess_usd_per_year?: Estimate | null;
}

/** A line that nobody has disclosed. */
export interface UndisclosedLine {
  /** Its id. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** What it would buy. */
  nature: Nature;
  /** What it would be for. */
  purpose: Purpose;
}

/** A use of the fleet's hours. */
export interface Use {
  /** Its id: `v3.pretraining`, `serving`, `unaccounted`, `idle`. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** What it was for. */
  purpose: Purpose;
  /** The run or work it belongs to; empty for the rests. */
  row: string;
  /** GPU-hours. */
  gpu_hours: number;
  /** Share of the fleet's hours under the chosen weighting. */
  share: number;
  /** Whether somebody stated all of its hours; else something in them is assumed. */
  told: boolean;
}

/** How hours are turned into money. */
export type Valuation =
  /** Hours at a market rate. */
  | "rental"
  /** The fleet's own cost over all its hours, idle ones included. */
  | "owner"
  /** Cash paid for hardware, in the year it is paid. */
  | "purchase";

/** What comes of a check. */
export type Verdict =
  /** There is enough of what it takes, more likely than not. */
  | "plausible"
  /** It takes much of what there is, or something that these figures do not hold. */
  | "strained"
  /** There is not enough, in 19 of 20 draws; or too much of the world's would have come another way than these figures hold. */
  | "implausible"
  /** What there is is not known, or what is known of it is not enough to tell. */
  | "unknown";

/** Everything that a page shows. */
export interface View {
  /** Language. */
  lang: string;
  /** Direction. */
  dir: string;
  /** The first screen. */
  hero: HeroView;
  /** The scopes. */
  scopes: ScopesView;
  /** The bridge; null when the scenario has none. */
  bridge: BridgeView | null;
  /** The hinge; null without a fleet and a market rate. */
  hinge: HingeView | null;
  /** Owning beside renting; null unless the scenario asks for it and has a fleet and a market rate. */
  own_or_rent: HingeView | null;
  /** The years; null unless the scenario asks for them and has a fleet. */
  by_year: BarsView | null;
  /** The what-ifs; null unless the scenario asks for them and has any. */
  what_ifs: BarsView | null;
  /** The claims. */
  claims: ClaimsView;
  /** The readings. */
  readings: ReadingsView;
  /** What does not fit together. */
  diagnostics: Diagnostic[];
  /** Their heading. */
  diagnostics_label: string;
  /** The foot. */
  footer: FooterView;
}

/** How the fleet's cost is shared over its hours. */
export type Weighting =
  /** Every GPU-hour alike. */
  | "hours"
  /** Each GPU-hour by its chip's dense BF16 peak. */
  | "compute";

/** What is paid for. */
export type What =
  /** An hour of one accelerator. */
  | "rental"
  /** One accelerator. */
  | "purchase";

/** A run on other accelerators, or laid out otherwise. What is left out stays. */
export interface WhatIf {
  /** Short name, that of the reading. */
  id: string;
  /** As a reader reads it. */
  label: string;
  /** What it means. */
  note?: string | null;
  /** Another accelerator of the catalog. */
  accelerator?: string | null;
  /** Another layout, whole. */
  layout?: Layout | null;
  /** Another network of one accelerator, one direction, in GB/s. */
  network_gb_per_s?: number | null;
}

/** A scenario before and after some patches. */
export interface WhatIfAnswer {
  /** The scenario. */
  scenario: string;
  /** The patches in the order in which they were put on. */
  patches: PatchEffect[];
  /** The outputs. */
  outputs: OutputDifference[];
  /** How many draws. */
  draws: number;
  /** The seed. */
  seed: number;
  /** What a reader should know. */
  notes: string[];
  /** The documents that the patches name, as far as they are known. */
  sources: Source[];
  /** Version of the equations. */
  model_version: string;
  /** Date of the shipped data. */
  data_version: string;
}

/** The likely range of the difference that a what-if makes. */
export interface WhatIfRange {
  /** Its low end in dollars; equal to the high one where it does not vary. */
  low: number;
  /** Its high end. */
  high: number;
  /** The same in words; empty where it does not vary. */
  text: string;
}

/** A moment. */
export type When =
  /** Years after the start of the window; before it, below 0. */
  | { years: Estimate }
  /** The beginning of a year, a month (`2026-07`) or a day. Needs the scenario's `start_year`. */
  | { date: string };

/** Layers that look back only so far. */
export interface Window {
  /** How many tokens they see. */
  tokens: number;
  /** How many layers do. */
  layers: number;
}

/** A use of the hours that is no official run. */
export interface Work {
  /** Short name, used in paths: `work[serving]`. */
  id: string;
  /** As a row of a table. */
  label: string;
  /** In one or two words. The label if left out. */
  short?: string | null;
  /** A few words more about it. */
  detail?: string | null;
  /** What it was for. */
  purpose: Purpose;
  /** How many hours. */
  hours: WorkHours;
  /** Key or alias of the accelerator. The first run's if left out. */
  accelerator?: string | null;
  /** Rental rate. In US dollars a GPU-hour; >= 0 and <= 1000000. */
  rent_usd_per_gpu_hour?: Estimate | null;
}

/** Hours of work, in one of three ways. */
export type WorkHours =
  /** As a number. */
  | { gpu_hours: GpuHoursOfWork }
  /** As a multiple of a run's official hours. */
  | { times_run: TimesRun }
  /** As servers that run for some days. */
  | { deployment: Deployment };

/** A year of the window. Its sums are those of the ledger's cells. */
export interface YearAnswer {
  /** The calendar year, where the scenario tells when the window starts; else from 1. */
  year: number;
  /** GPUs in service on average over the part of the year that the window covers. */
  gpus: number;
  /** Their hours, idle ones included. */
  gpu_hours: number;
  /** Hardware and buildings as they wear: servers, network, storage, spares, installation, levies, owned buildings. */
  hardware_usd: number;
  /** What it costs to run. */
  operation_usd: number;
  /** Cost of capital. */
  capital_usd: number;
  /** Lines without hours: pay, data and the rest. */
  lines_usd: number;
  /** All of these: the owner's cost of the year. */
  owner_usd: number;
  /** Cash paid in the year for hardware and buildings. */
  paid_usd: number;
  /** The fleet's cost of an hour, lines left out; null in a year without hours. */
  usd_per_gpu_hour: number | null;
}

/** The number of a calendar year. */
export interface YearValue {
  /** The year. */
  year: number;
  /** The number. */
  value: number;
}
