//! The unit chart as a list of marks: written as SVG here, painted on a canvas by the JavaScript door.

use std::fmt::Write as _;

use crate::digits::tenths;
use crate::error::Result;
use crate::outcome::locale::{capitalise, text_of};
use crate::page::Page;
use crate::page::text::escape;
use crate::page::view::{BandView, Block, MarkOf, ToldItem, View};
use crate::real::Real;
use crate::text::{characters, joined};

/// Size of a cell, and of the square in it.
const CELL: f64 = 13.6;
const SIDE: f64 = 11.4;
/// Width of the picture, and the gap between the two blocks.
const WIDTH: f64 = 400.0;
const GAP: f64 = 10.0;

const PAPER: &str = "#ffffff";
const INK: &str = "#16181a";
const MUTED: &str = "#565d64";
const ACCENT: &str = "#c42b17";
const FIELD: &str = "#7a8692";
const DEEP: &str = "#4a545d";

/// A thing to be drawn. Lengths are in CSS pixels.
pub enum Shape {
    /// Words that start at a point on their base line.
    Text {
        /// Left end.
        x: f64,
        /// Base line.
        y: f64,
        /// Size of the type.
        size: f64,
        /// Whether it is bold.
        bold: bool,
        /// Colour.
        fill: &'static str,
        /// The words.
        words: String,
    },
    /// Outlines in SVG's path language, filled by the even-odd rule or stroked one pixel wide.
    Path {
        /// The outlines.
        d: String,
        /// Colour.
        paint: &'static str,
        /// Whether it is stroked and not filled.
        stroke: bool,
    },
}

/// A picture: its size, its words for those who do not see it, and its shapes from back to front.
pub struct Picture {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// In one sentence.
    pub label: String,
    /// What is drawn.
    pub shapes: Vec<Shape>,
}

/// Colour of the ground that the picture is drawn on.
pub const GROUND: &str = PAPER;

/// The picture of the page's present state.
pub fn picture(page: &Page) -> Result<Picture> {
    let view = page.view()?;
    let chart = &view.hero.picture;
    let mut shapes = Vec::new();
    let mut y = 18.0;
    text(&mut shapes, 0.0, y, INK, 15.0, true, text_of(&view.hero.question).trim());
    y += 18.0;
    let mut answer = joined(&[&view.hero.answer.lead, " ", &view.hero.answer.amount]);
    capitalise(&mut answer, 0);
    text(&mut shapes, 0.0, y, INK, 12.0, false, &answer);
    y += 3.0;
    let mut line = String::new();
    for word in text_of(&view.hero.key).split(' ') {
        line.push_str(word);
        line.push(' ');
        if word.ends_with('.') {
            y += 14.0;
            text(&mut shapes, 0.0, y, MUTED, 11.0, false, line.trim_end());
            line.clear();
        }
    }
    y += 20.0;
    text(&mut shapes, 0.0, y, MUTED, 11.0, false, &text_of(&chart.told.title));
    y += 7.0;
    told(&mut shapes, y, &chart.told.items);
    y += CELL + 6.0;
    for band in &chart.bands {
        y += 12.0;
        text(&mut shapes, 0.0, y, MUTED, 11.0, false, &text_of(&band.title));
        y += 6.0;
        y += blocks(&mut shapes, y, band, &chart.columns);
    }
    y += 16.0;
    feet(&mut shapes, y, &view);
    Ok(Picture { width: WIDTH, height: y + 16.0, label: chart.label.clone(), shapes })
}

/// The picture as SVG without script or style sheet.
pub fn svg(page: &Page) -> Result<String> {
    let Picture { width, height, label, shapes } = picture(page)?;
    let mut body = String::new();
    for shape in &shapes {
        let _ = match shape {
            Shape::Text { x, y, size, bold, fill, words } => {
                let weight = if *bold { " font-weight=\"700\"" } else { "" };
                let words = escape(words);
                write!(body, "<text x=\"{x}\" y=\"{y}\" fill=\"{fill}\" font-size=\"{size}\"{weight}>{words}</text>")
            }
            Shape::Path { d, paint, stroke: true } => {
                write!(body, "<path d=\"{d}\" fill=\"none\" stroke=\"{paint}\"/>")
            }
            Shape::Path { d, paint, stroke: false } => {
                write!(body, "<path d=\"{d}\" fill=\"{paint}\" fill-rule=\"evenodd\"/>")
            }
        };
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" font-family=\"system-ui, sans-serif\"><title>{}</title>\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>{body}</svg>\n",
        escape(&label)
    ))
}

fn text(out: &mut Vec<Shape>, x: f64, y: f64, fill: &'static str, size: f64, bold: bool, words: &str) {
    out.push(Shape::Text { x, y, size, bold, fill, words: words.to_owned() });
}

fn rect(out: &mut Vec<Shape>, [x, y, width, height]: [f64; 4], paint: &'static str, stroke: bool) {
    let mut d = String::new();
    box_at(&mut d, [x, y, width, height]);
    out.push(Shape::Path { d, paint, stroke });
}

/// The outline of a rectangle.
fn box_at(path: &mut String, corner_and_size: [f64; 4]) {
    let [x, y, width, height] = &corner_and_size.map(tenths);
    path.push_str(&joined(&["M", x, " ", y, "h", width, "v", height, "h-", width, "z"]));
}

/// The strip: each told use from left to right, at the size of the squares below.
fn told(out: &mut Vec<Shape>, y: f64, items: &[ToldItem]) {
    let mut x = 0.0;
    for item in items {
        if item.mark == MarkOf::Run {
            let height = SIDE * item.filled_share;
            rect(out, [x, y + SIDE - height, SIDE, height], ACCENT, false);
            rect(out, [x + 0.5, y + 0.5, SIDE - 1.0, SIDE - 1.0], ACCENT, true);
            x += CELL;
            continue;
        }
        let fill = match item.mark {
            MarkOf::Deep => DEEP,
            MarkOf::Sliver => INK,
            _ => FIELD,
        };
        let mut left = item.full.smaller(24.0);
        while left > 0.0 {
            rect(out, [x, y, (SIDE * left.smaller(1.0)).larger(0.8), SIDE], fill, false);
            x += if left < 1.0 { (CELL * left).larger(4.0) } else { CELL };
            left -= 1.0;
        }
    }
}

/// The squares of a band, in two blocks; returns their height.
fn blocks(out: &mut Vec<Shape>, y: f64, band: &BandView, columns: &[u32]) -> f64 {
    let mut height = 0.0f64;
    let mut left = 0.0;
    for (block, &columns) in band.blocks.iter().zip(columns) {
        if columns == 0 {
            continue;
        }
        let mut path = String::new();
        for square in 0..block.squares {
            let (column, row) = (square % columns, square / columns);
            let (x, y) = (left + CELL * f64::from(column), y + CELL * f64::from(row));
            outline(&mut path, x, y, band.kind, block.nature);
        }
        let rows = block.squares.div_ceil(columns);
        out.push(Shape::Path { d: path, paint: FIELD, stroke: band.kind == MarkOf::Idle });
        left += CELL * f64::from(columns) + GAP;
        height = height.larger(CELL * f64::from(rows));
    }
    height
}

/// A square: cut by a diagonal when used, open when idle; operation has a hole.
fn outline(path: &mut String, x: f64, y: f64, kind: MarkOf, nature: Block) {
    let (side, gap, quarter) = (SIDE, 0.9, SIDE / 4.0);
    if kind == MarkOf::Idle {
        box_at(path, [x + 0.5, y + 0.5, side - 1.0, side - 1.0]);
    } else {
        let leg = &tenths(side - gap);
        let [left, top, right, bottom] = &[x, y, x + side, y + gap].map(tenths);
        path.push_str(&joined(&["M", left, " ", top, "h", leg, "l-", leg, " ", leg, "z"]));
        path.push_str(&joined(&["M", right, " ", bottom, "v", leg, "h-", leg, "z"]));
    }
    if nature == Block::Operation {
        let half = side / 2.0;
        box_at(path, [x + quarter, y + quarter, half, half]);
    }
}

fn feet(out: &mut Vec<Shape>, y: f64, view: &View) {
    let mut left = 0.0;
    for (foot, &columns) in view.hero.picture.natures.iter().zip(&view.hero.picture.columns) {
        if columns > 0 {
            text(out, left, y, INK, 11.0, true, &foot.label);
            let shift = 7.0 * characters(&foot.label) as f64 + 6.0;
            text(out, left + shift, y, MUTED, 11.0, false, &foot.detail);
            left += CELL * f64::from(columns) + GAP;
        }
    }
}
