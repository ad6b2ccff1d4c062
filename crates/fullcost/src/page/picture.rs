//! The unit chart: how many squares of what kind stand where.

use crate::outcome::locale::Spans;
use crate::page::Scene;
use crate::page::rows::Row;
use crate::page::view::{BandBlock, BandView, Block, MarkOf, NatureView, PictureView, ToldItem, ToldView};
use crate::real::Real;
use crate::text::joined;

/// More squares than this are no picture any more: then a square stands for ten times as much, or a hundred.
const MOST_SQUARES: f64 = 1500.0;
/// Squares in a row of both blocks together.
const COLUMNS: f64 = 24.0;

/// What a square stands for: the unit, or a power of ten of it when there would be too many.
pub fn square(unit_usd: f64, all_usd: f64) -> f64 {
    let mut square = if unit_usd > 0.0 { unit_usd } else { 1.0 };
    while all_usd / square > MOST_SQUARES {
        square *= 10.0;
    }
    square
}

/// The picture of these rows.
pub fn view(scene: &Scene<'_>, rows: &[Row]) -> PictureView {
    let words = scene.words;
    let counted = scene.counted;
    let told: Vec<&Row> = rows.iter().filter(|row| !is_band(row)).collect();
    let squares = |usd: f64| usd / scene.square_usd;
    let shown = |row: &Row| drawn(scene, row);
    let told_sum = told.iter().filter(|row| row.counted).fold(0.0, |sum, row| sum + squares(shown(row)));
    let full_sum = told.iter().fold(0.0, |sum, row| sum + squares(row.blocks.iter().sum()));
    let bands = rows.iter().filter(|row| is_band(row)).map(|row| band(scene, row)).collect();
    let values = scene.page.model.values();
    let undisclosed = scene.plan.lines.iter().filter(|line| scene.plan.is_undisclosed(line, values));
    let sum = words.trimmed(told_sum, 1);
    let undisclosed: Vec<&str> = undisclosed.map(|line| line.label.as_str()).collect();
    PictureView {
        label: label(scene, rows),
        told: ToldView {
            title: words.spans(if sum == "1" { "picture.told.one" } else { "picture.told" }, &[("squares", &sum)]),
            zoom: (COLUMNS / (full_sum + 1.5)).clamp(0.2, 3.0),
            items: told.iter().map(|row| item(scene, row)).collect(),
        },
        bands,
        natures: [Block::Hardware, Block::Operation].map(|block| foot(scene, block)).to_vec(),
        columns: columns(scene.blocks),
        undisclosed: if counted.other && !undisclosed.is_empty() {
            words.spans("picture.undisclosed", &[("names", &undisclosed.join(", "))])
        } else {
            Spans::new()
        },
    }
}

/// Whether the row is drawn as a band and not in the strip.
pub fn is_band(row: &Row) -> bool {
    matches!(row.mark, MarkOf::Cut | MarkOf::Idle)
}

/// What of a row is counted by the blocks that are on.
pub fn drawn(scene: &Scene<'_>, row: &Row) -> f64 {
    let [hardware, operation] = row.blocks;
    let on = |counted: bool, usd: f64| if counted { usd } else { 0.0 };
    on(scene.counted.hardware, hardware) + on(scene.counted.operation, operation)
}

fn item(scene: &Scene<'_>, row: &Row) -> ToldItem {
    let words = scene.words;
    let squares = drawn(scene, row) / scene.square_usd;
    let full: f64 = row.blocks.iter().sum::<f64>() / scene.square_usd;
    let number = number(scene, squares);
    let key = if row.told { "picture.item.told" } else { "picture.item.assumed" };
    ToldItem {
        id: row.id.clone(),
        label: row.short.clone(),
        detail: words.fill(key, &[("squares", &number)]),
        short: row.short.split([' ', ',']).next().unwrap_or_default().to_owned(),
        short_detail: number,
        squares,
        full,
        mark: row.mark,
        counted: row.counted,
        filled_share: if row.mark == MarkOf::Run { full.smaller(1.0) } else { 1.0 },
    }
}

fn band(scene: &Scene<'_>, row: &Row) -> BandView {
    let words = scene.words;
    let [all, hardware] = [row.blocks.iter().sum::<f64>(), row.blocks.first().copied().unwrap_or(0.0)];
    let squares = |usd: f64| (usd / scene.square_usd).round().larger(0.0);
    let (all, hardware) = (squares(all), squares(hardware));
    let blocks = vec![
        BandBlock { nature: Block::Hardware, squares: hardware as u32, counted: row.counted && scene.counted.hardware },
        BandBlock {
            nature: Block::Operation,
            squares: (all - hardware).larger(0.0) as u32,
            counted: row.counted && scene.counted.operation,
        },
    ];
    let sum = f64::from(blocks.iter().filter(|block| block.counted).map(|block| block.squares).sum::<u32>());
    let busy = crate::page::rows::busy(words, scene.bill.busy);
    let any = blocks.iter().any(|block| block.counted);
    let key = joined(&["picture.", &row.id, if any { "" } else { ".not" }]);
    let title = words.spans(&key, &[("squares", &words.whole(sum)), ("busy", &busy)]);
    BandView { id: row.id.clone(), title, kind: row.mark, blocks }
}

fn foot(scene: &Scene<'_>, block: Block) -> NatureView {
    let words = scene.words;
    let [hardware, operation] = scene.blocks;
    let (usd, counted) = match block {
        Block::Hardware => (hardware, scene.counted.hardware),
        _ => (operation, scene.counted.operation),
    };
    let squares = words.whole((usd / scene.square_usd).round());
    NatureView {
        id: block,
        label: words.of("block", block.id()).to_owned(),
        detail: words.fill("block.detail", &[("usd", &words.money(usd)), ("squares", &squares)]),
        counted,
    }
}

/// Squares in a row of each block, so that the two are about as wide as their money.
fn columns([hardware, operation]: [f64; 2]) -> Vec<u32> {
    let all = hardware + operation;
    if hardware <= 0.0 || operation <= 0.0 || !all.is_finite() {
        return vec![if hardware > 0.0 { 24 } else { 0 }, if operation > 0.0 { 24 } else { 0 }];
    }
    let left = (COLUMNS * hardware / all).round().clamp(1.0, COLUMNS - 1.0);
    vec![left as u32, (COLUMNS - left) as u32]
}

/// Squares in words: two decimals when it is a sliver.
pub fn number(scene: &Scene<'_>, squares: f64) -> String {
    let decimals = match squares {
        sliver if sliver < 0.095 => 2,
        few if few < 9.95 => 1,
        _ => 0,
    };
    scene.words.fixed(squares, decimals)
}

fn label(scene: &Scene<'_>, rows: &[Row]) -> String {
    let words = scene.words;
    let squares = |usd: f64| words.whole((usd / scene.square_usd).round());
    let [hardware, operation] = scene.blocks;
    let of = |mark: MarkOf| {
        rows.iter().filter(|row| row.mark == mark).fold(0.0, |sum, row| sum + row.blocks.iter().sum::<f64>())
    };
    let told = rows.iter().filter(|row| !is_band(row)).fold(0.0, |sum, row| sum + row.blocks.iter().sum::<f64>());
    words.fill(
        "picture.label",
        &[
            ("all", &squares(hardware + operation)),
            ("unit", &words.money(scene.square_usd)),
            ("hardware", &squares(hardware)),
            ("operation", &squares(operation)),
            ("told", &words.trimmed(told / scene.square_usd, 1)),
            ("cut", &squares(of(MarkOf::Cut))),
            ("idle", &squares(of(MarkOf::Idle))),
            ("busy", &crate::page::rows::busy(words, scene.bill.busy)),
        ],
    )
}
