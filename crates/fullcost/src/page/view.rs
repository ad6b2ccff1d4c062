//! Everything that a page shows, with all words final: what the widget draws.

use crate::outcome::Diagnostic;
use crate::outcome::locale::Spans;
use crate::record::{answer, words};
use crate::scope::Axis;

words! {
    /// How squares of a use are drawn.
    pub enum MarkOf {
        /// The first run: outlined at rental, filled at the fleet's own cost.
        Run = "run",
        /// A later run.
        Sliver = "sliver",
        /// Experiments and earlier models.
        Deep = "deep",
        /// Serving.
        Field = "field",
        /// Hours in use that nobody accounts for: cut by a diagonal.
        Cut = "cut",
        /// Idle hours: open.
        Idle = "idle",
    }
}

words! {
    /// The two blocks of the picture, and what is in neither.
    pub enum Block {
        /// Bought hardware.
        Hardware = "hardware",
        /// What it costs to run.
        Operation = "operation",
        /// Pay, data and the rest: never drawn as squares.
        Other = "other",
    }
}

answer! {
    /// A choice in a list.
    pub struct Choice {
        /// Its id.
        id: String,
        /// As a reader reads it.
        name: String,
        /// Whether it is the present one.
        selected: bool,
    }
}

answer! {
    /// The answer of the sentence.
    pub struct AnswerView {
        /// The words before it.
        lead: String,
        /// The amount.
        amount: String,
        /// The same as a number.
        usd: f64,
        /// Whether it is the page's unit figure.
        accent: bool,
        /// The words after it.
        range: String,
        /// The likely range: 80 %; empty when nothing that is counted varies.
        likely: String,
        /// What “likely” means; empty in a scenario without ranges.
        means: String,
        /// Characters of the longest amount of any scope, so that the type size never changes.
        longest: u32,
    }
}

answer! {
    /// Squares of a use that is told or assumed.
    pub struct ToldItem {
        /// The row.
        id: String,
        /// Its name.
        label: String,
        /// Squares and status, in words.
        detail: String,
        /// A shorter name, for narrow frames.
        short: String,
        /// Shorter words, for narrow frames.
        short_detail: String,
        /// Squares drawn; what they would be when it is not counted.
        squares: f64,
        /// Squares with both blocks counted.
        full: f64,
        /// How it is drawn.
        mark: MarkOf,
        /// Whether it is counted.
        counted: bool,
        /// The fleet's own cost over the rental figure, for the run; else 1.
        filled_share: f64,
    }
}

answer! {
    /// The strip of what is told or assumed.
    pub struct ToldView {
        /// Its title.
        title: Spans,
        /// How many times it is enlarged in width.
        zoom: f64,
        /// Its parts.
        items: Vec<ToldItem>,
    }
}

answer! {
    /// Squares of a band in one block.
    pub struct BandBlock {
        /// The block.
        nature: Block,
        /// Squares.
        squares: u32,
        /// Whether they are counted.
        counted: bool,
    }
}

answer! {
    /// A band: what the hours were for.
    pub struct BandView {
        /// The row.
        id: String,
        /// Its title.
        title: Spans,
        /// How it is drawn.
        kind: MarkOf,
        /// Its squares by block.
        blocks: Vec<BandBlock>,
    }
}

answer! {
    /// The foot of a block.
    pub struct NatureView {
        /// The block.
        id: Block,
        /// Its name.
        label: String,
        /// Its money and squares.
        detail: String,
        /// Whether it is counted.
        counted: bool,
    }
}

answer! {
    /// The unit chart.
    pub struct PictureView {
        /// In one sentence, for screen readers.
        label: String,
        /// What is told or assumed.
        told: ToldView,
        /// The bands.
        bands: Vec<BandView>,
        /// The blocks' feet.
        natures: Vec<NatureView>,
        /// Squares in a row of each block.
        columns: Vec<u32>,
        /// What is counted but not disclosed; empty if nothing.
        undisclosed: Spans,
    }
}

answer! {
    /// A row of the list.
    pub struct ListRow {
        /// Its id.
        id: String,
        /// Its name.
        label: String,
        /// A few words more.
        detail: Spans,
        /// How its squares are drawn.
        mark: MarkOf,
        /// Millions of dollars.
        usd: String,
        /// Unseen text that aligns the decimals.
        usd_pad: String,
        /// Squares.
        squares: String,
        /// Whether it is counted.
        counted: bool,
    }
}

answer! {
    /// The sum of the list.
    pub struct ListTotal {
        /// Its name.
        label: String,
        /// Millions of dollars.
        usd: String,
        /// Unseen text that aligns the decimals.
        usd_pad: String,
        /// Squares.
        squares: String,
    }
}

answer! {
    /// The list, which is the picture's legend.
    pub struct ListView {
        /// Heads of its columns.
        head: Vec<String>,
        /// Its rows.
        rows: Vec<ListRow>,
        /// Its sum.
        total: ListTotal,
    }
}

answer! {
    /// The first screen.
    pub struct HeroView {
        /// The two figures as a question.
        question: Spans,
        /// The answer to it.
        deck: String,
        /// The word before the choice.
        counting: String,
        /// What follows the choice.
        counting_end: String,
        /// Accessible name of the choice.
        scopes_label: String,
        /// The choices.
        scopes: Vec<Choice>,
        /// The answer.
        answer: AnswerView,
        /// The finding.
        finding: Spans,
        /// What a square is.
        key: Spans,
        /// The picture.
        picture: PictureView,
        /// The list.
        list: ListView,
        /// The note below.
        note: Spans,
        /// One sentence for the live region.
        status: String,
    }
}

answer! {
    /// What a card draws.
    pub struct CardPicture {
        /// The block of hardware.
        hardware: bool,
        /// The block of operation.
        operation: bool,
        /// Squares of a run.
        runs: u32,
        /// A dashed frame for what is not disclosed.
        dashed: bool,
    }
}

answer! {
    /// A scope as a card.
    pub struct Card {
        /// The scope.
        id: String,
        /// Its name.
        title: String,
        /// The question that it answers.
        question: String,
        /// Its amount.
        amount: String,
        /// Status or range.
        detail: String,
        /// Whether it is the present one.
        selected: bool,
        /// What it draws.
        picture: CardPicture,
    }
}

answer! {
    /// Some cards with a legend.
    pub struct CardGroup {
        /// The legend.
        legend: String,
        /// The cards.
        cards: Vec<Card>,
    }
}

answer! {
    /// The section of scopes.
    pub struct ScopesView {
        /// Heading.
        heading: String,
        /// Introduction.
        intro: String,
        /// Cards.
        groups: Vec<CardGroup>,
    }
}

answer! {
    /// A row of the bridge, or of another section whose rows have bars.
    pub struct BridgeRow {
        /// Its id.
        id: String,
        /// `from`, `step`, `rest` or `to`; `year`; `on` or `off` for one that can be switched.
        kind: String,
        /// What it does.
        title: String,
        /// Why it is as large as it is.
        why: String,
        /// What it adds, in millions.
        adds: String,
        /// Unseen text that aligns the decimals.
        adds_pad: String,
        /// What it makes, in millions.
        makes: String,
        /// Unseen text that aligns the decimals.
        makes_pad: String,
        /// Ends of its bars, in dollars: each bar starts where the one before it ends.
        ends: Vec<f64>,
    }
}

answer! {
    /// Rows of the bridge on one scale.
    pub struct BridgePart {
        /// Its title.
        title: String,
        /// Words at the scale's start.
        start: String,
        /// Words at the scale's end.
        end: String,
        /// The scale's end.
        max: f64,
        /// Its rows.
        rows: Vec<BridgeRow>,
    }
}

answer! {
    /// An axis in the present order.
    pub struct OrderItem {
        /// The axis.
        axis: Axis,
        /// In a word or two.
        label: String,
    }
}

answer! {
    /// The bridge between the two figures.
    pub struct BridgeView {
        /// Heading.
        heading: String,
        /// Introduction.
        intro: String,
        /// Heads of its columns.
        head: Vec<String>,
        /// Its parts, one or two.
        parts: Vec<BridgePart>,
        /// How many times smaller the second scale is drawn; 1 if there is none.
        wedge: f64,
        /// The note below.
        note: String,
        /// The order of the axes.
        order: Vec<OrderItem>,
        /// Accessible name of the order.
        order_label: String,
    }
}

answer! {
    /// A line of the hinge's sum.
    pub struct EquationRow {
        /// Sign.
        op: String,
        /// Value.
        value: String,
        /// What it is.
        what: String,
        /// Whether it is a result.
        result: bool,
        /// Whether it is the page's unit figure.
        accent: bool,
    }
}

answer! {
    /// A mark on an axis.
    pub struct Tick {
        /// Where.
        usd: f64,
        /// Its words.
        label: String,
    }
}

answer! {
    /// The cost of an hour in use against the busy share.
    pub struct CurveView {
        /// Busy share in per cent.
        x: Vec<f64>,
        /// US dollars an hour.
        y: Vec<f64>,
        /// Low end of the likely range over the curve: 1 without a range.
        low: f64,
        /// High end over the curve.
        high: f64,
        /// End of the axis.
        y_max: f64,
        /// Marks.
        ticks: Vec<Tick>,
        /// The market rate; 0 if there is none.
        rent_usd: f64,
        /// Its words.
        rent_label: String,
        /// Words at the curve.
        curve_label: String,
        /// Words left of the crossing.
        left_label: String,
        /// Words right of the crossing.
        right_label: String,
        /// Where it crosses the rent, in per cent, and the ends of the likely range of that place; empty where it is not marked.
        even: Vec<f64>,
        /// Words at the crossing.
        even_label: String,
    }
}

answer! {
    /// A slider.
    pub struct SliderView {
        /// Path of its leaf.
        path: String,
        /// Number of its leaf.
        index: u32,
        /// Left end, in the slider's own scale.
        min: f64,
        /// Right end.
        max: f64,
        /// Step.
        step: f64,
        /// Present value.
        value: f64,
        /// The leaf's value over the slider's.
        scale: f64,
        /// Accessible name.
        label: String,
        /// Present value in words.
        value_text: String,
        /// Words at the left end.
        start: String,
        /// Words at the right end.
        end: String,
    }
}

answer! {
    /// The hinge between price and hours.
    pub struct HingeView {
        /// Heading.
        heading: String,
        /// One line while it is folded.
        summary: String,
        /// The formula as prose, with the busy share as a control.
        prose: Spans,
        /// The same as a sum.
        equation: Vec<EquationRow>,
        /// The curve.
        curve: CurveView,
        /// The slider under it.
        slider: SliderView,
        /// The note below.
        note: Spans,
    }
}

answer! {
    /// The distribution of the answer.
    pub struct SpreadView {
        /// Start of the axis, in dollars.
        start: f64,
        /// End of the axis.
        end: f64,
        /// Draws in each of the bars, which fill the axis.
        counts: Vec<u32>,
        /// Start of the likely range: 80 %.
        likely_low: f64,
        /// Its end.
        likely_high: f64,
        /// Marks of the axis.
        ticks: Vec<Tick>,
        /// Words at the likely range.
        likely_label: String,
        /// In one sentence, for screen readers.
        label: String,
    }
}

answer! {
    /// A published figure beside the distribution of what it counts.
    pub struct ClaimMark {
        /// Its id.
        id: String,
        /// Its number on the page.
        number: u32,
        /// Where it stands.
        usd: f64,
        /// Its figure.
        figure: String,
        /// Who says so.
        by: String,
        /// How many of the draws agree with it, within its rounding.
        share: String,
        /// Whether it is the page's unit figure.
        accent: bool,
    }
}

answer! {
    /// A number that moves the answer.
    pub struct DriverView {
        /// What it is called.
        name: String,
        /// By how much the range would narrow if it were known, in words.
        narrows: String,
        /// Its likely range, in words.
        likely: String,
        /// Start of that range on the slider.
        likely_low: f64,
        /// Its end.
        likely_high: f64,
        /// The answer at places from the slider's one end to the other, evenly: in thousandths of the scale that all share.
        line: Vec<u32>,
        /// Low end of its likely range there.
        low: Vec<u32>,
        /// High end.
        high: Vec<u32>,
        /// The curve in words.
        text: String,
        /// Its slider.
        slider: SliderView,
    }
}

answer! {
    /// What would have to be true for a claim.
    pub struct TruthView {
        /// The question.
        question: String,
        /// How often it holds.
        found: String,
        /// What would have to be different.
        lines: Vec<String>,
    }
}

answer! {
    /// How sure we are.
    pub struct SureView {
        /// Heading.
        heading: String,
        /// One line while it is folded.
        summary: String,
        /// Introduction.
        intro: Spans,
        /// The distribution; null when the answer does not vary.
        spread: Option<SpreadView>,
        /// Words over the published figures.
        claims_label: String,
        /// The published figures that count the same.
        claims: Vec<ClaimMark>,
        /// Heading of the drivers.
        drivers_heading: String,
        /// What they share.
        drivers_intro: String,
        /// The drivers, the strongest first.
        drivers: Vec<DriverView>,
        /// Those that hardly change the answer, in one sentence; empty if there are none.
        flat: String,
        /// What gives a number its range back.
        free_label: String,
        /// Heading of the conditions.
        truths_heading: String,
        /// The conditions.
        truths: Vec<TruthView>,
        /// How sure the differences are that the what-ifs make, in their order.
        what_ifs: Vec<WhatIfRange>,
    }
}

answer! {
    /// The likely range of the difference that a what-if makes.
    pub struct WhatIfRange {
        /// Its low end in dollars; equal to the high one where it does not vary.
        low: f64,
        /// Its high end.
        high: f64,
        /// The same in words; empty where it does not vary.
        text: String,
    }
}

answer! {
    /// A claim as a row of the page.
    pub struct ClaimRow {
        /// Its id.
        id: String,
        /// Its number on the page.
        number: u32,
        /// Its figure.
        figure: String,
        /// Whether it is the page's unit figure.
        accent: bool,
        /// Status: `stated`, `estimated`, `assumed` or `computed`.
        status: String,
        /// Status in words.
        status_word: String,
        /// What it says.
        what: String,
        /// Who says so, and when.
        who: String,
        /// Where in the source.
        place: String,
        /// Title of the source.
        source_title: String,
        /// Address of the source; empty if there is none.
        url: String,
        /// What it leaves out.
        excludes: String,
        /// How the article tells it.
        as_told: String,
        /// How far it was checked.
        seen: String,
        /// The same in words.
        seen_word: String,
        /// `money`, `quantity` or `event`.
        group: String,
    }
}

answer! {
    /// A group of claims.
    pub struct ClaimGroup {
        /// `money`, `quantity` or `event`.
        id: String,
        /// Its title.
        title: String,
        /// One line while it is folded.
        summary: String,
    }
}

answer! {
    /// The section of claims. The claims themselves come as a list of their own, since they do not change.
    pub struct ClaimsView {
        /// Heading.
        heading: String,
        /// One line while it is folded.
        summary: String,
        /// Heads of its columns.
        head: Vec<String>,
        /// Its groups.
        groups: Vec<ClaimGroup>,
        /// What the model makes of the claims.
        computed: Vec<ClaimRow>,
    }
}

answer! {
    /// A reading that can be switched on.
    pub struct ReadingItem {
        /// Its id.
        id: String,
        /// Its name.
        label: String,
        /// What it means.
        note: String,
        /// Whether it is on.
        on: bool,
        /// Whether it is a what-if: listed with the others of its kind where the page has that section.
        what_if: bool,
    }
}

answer! {
    /// A section whose rows have bars, all on one scale.
    pub struct BarsView {
        /// Heading.
        heading: String,
        /// One line while it is folded.
        summary: String,
        /// Introduction.
        intro: String,
        /// Names of the bars, from the first on; empty where there is but one.
        legend: Vec<String>,
        /// Heads of its columns.
        head: Vec<String>,
        /// Its parts. Bars of what-ifs go to both sides of nothing, and the scale reaches as far to either.
        parts: Vec<BridgePart>,
        /// The note below; empty if there is none.
        note: String,
    }
}

answer! {
    /// The readings.
    pub struct ReadingsView {
        /// Heading.
        label: String,
        /// One line while it is folded.
        summary: String,
        /// Introduction.
        intro: String,
        /// The readings.
        items: Vec<ReadingItem>,
    }
}

answer! {
    /// The words of the buttons.
    pub struct Actions {
        /// Share.
        share: String,
        /// Download.
        download: String,
        /// Cite.
        cite: String,
        /// Embed.
        embed: String,
        /// Reset.
        reset: String,
        /// Copy.
        copy: String,
        /// After copying.
        copied: String,
        /// Close.
        close: String,
    }
}

answer! {
    /// A file to download.
    pub struct Download {
        /// `png`, `csv`, `outcome` or `scenario`.
        id: String,
        /// Its name for the reader.
        label: String,
        /// Its file name.
        file: String,
    }
}

answer! {
    /// The sentence to share.
    pub struct Share {
        /// The sentence.
        text: String,
    }
}

answer! {
    /// The foot of the page.
    pub struct FooterView {
        /// Version, date and limits.
        note: String,
        /// Buttons.
        actions: Actions,
        /// What is shared.
        share: Share,
        /// Citation, on one line.
        cite: String,
        /// Code to paste.
        embed: String,
        /// Files.
        downloads: Vec<Download>,
    }
}

answer! {
    /// Everything that a page shows.
    pub struct View {
        /// Language.
        lang: String,
        /// Direction.
        dir: String,
        /// The first screen.
        hero: HeroView,
        /// The scopes.
        scopes: ScopesView,
        /// The bridge; null when the scenario has none.
        bridge: Option<BridgeView>,
        /// The hinge; null without a fleet and a market rate.
        hinge: Option<HingeView>,
        /// Owning beside renting; null unless the scenario asks for it and has a fleet and a market rate.
        own_or_rent: Option<HingeView>,
        /// The years; null unless the scenario asks for them and has a fleet.
        by_year: Option<BarsView>,
        /// The what-ifs; null unless the scenario asks for them and has any.
        what_ifs: Option<BarsView>,
        /// The claims.
        claims: ClaimsView,
        /// The readings.
        readings: ReadingsView,
        /// What does not fit together.
        diagnostics: Vec<Diagnostic>,
        /// Their heading.
        diagnostics_label: String,
        /// The foot.
        footer: FooterView,
    }
}
