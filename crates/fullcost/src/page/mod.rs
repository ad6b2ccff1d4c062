//! The page: a model, what the reader chose to count, and the words and marks that follow.

mod bridge;
mod by_year;
#[cfg(feature = "read")]
mod claims;
mod draws;
mod footer;
mod hero;
mod hinge;
mod own_or_rent;
mod picture;
#[cfg(feature = "read")]
pub mod poster;
mod rows;
mod scopes;
mod study;
mod sure;
#[cfg(feature = "read")]
pub mod text;
pub mod view;
mod what_ifs;

use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::model::bill::Bill;
use crate::model::check;
use crate::model::cut::{HARDWARE, OPERATION, answerable, cut_of, main_rows};
use crate::model::plan::{CutPlan, Plan};
use crate::outcome::locale::{ENGLISH, Locale};
use crate::page::draws::{Keeper, Ranges};
use crate::page::view::{Block, ClaimsView, ReadingItem, ReadingsView, View};
use crate::scope::{Axis, Nature, Preset, Valuation};
use crate::section::Section;
use crate::text::joined;

#[cfg(feature = "read")]
pub use claims::{claim_rows, claims_json};

/// What the reader chose to count: a named scope, or boxes of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The scope, unless boxes were ticked.
    pub preset: Option<Preset>,
    /// Which rows: those of the plan, then unaccounted, then idle.
    pub rows: Vec<bool>,
    /// Whether hardware is counted.
    pub hardware: bool,
    /// Whether operation is counted.
    pub operation: bool,
    /// Whether lines without hours are counted.
    pub other: bool,
}

/// A page over a model.
#[derive(Clone, Debug)]
pub struct Page {
    /// The model.
    pub model: Model,
    counted: Counted,
    order: Vec<Axis>,
    words: Locale,
    draws: Keeper,
}

/// Everything that the parts of a page need, evaluated once.
pub(crate) struct Scene<'a> {
    pub page: &'a Page,
    pub plan: &'a Plan,
    pub bill: Bill<f64>,
    pub words: &'a Locale,
    pub counted: &'a Counted,
    /// What the answer counts.
    pub cut: CutPlan,
    /// What one square stands for, in dollars.
    pub square_usd: f64,
    /// Owner's cost of hardware and of operation over the window.
    pub blocks: [f64; 2],
    /// Likely ranges; none in a scenario without any.
    pub ranges: Option<Ranges>,
}

impl Scene<'_> {
    /// Whether the scenario asks for a section.
    pub fn has(&self, section: Section) -> bool {
        self.plan.sections.contains(&section)
    }

    /// Whether the bill is a published total and not added up from parts.
    pub fn has_published_bill(&self) -> bool {
        self.page.model.values().get(self.plan.bill.index()).is_some_and(|&bill| bill >= 0.0)
    }
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Locale({})", self.lang)
    }
}

impl Page {
    /// A page that opens with the scenario's first scope.
    pub fn new(model: Model) -> Page {
        let first = model.plan().headline.as_ref().map(|headline| headline.scope);
        let fallback = if model.plan().pools.is_empty() { Preset::OfficialTraining } else { Preset::FleetTco };
        let preset = first.unwrap_or(fallback);
        let counted = Counted::of(model.plan(), preset);
        Page { model, counted, order: Vec::new(), words: ENGLISH, draws: Keeper::default() }
    }

    /// Back to what the scenario says.
    pub fn reset(&mut self) {
        self.model.reset();
        let draws = std::mem::take(&mut self.draws);
        *self = Page { draws, ..Page::new(self.model.clone()) };
    }

    /// Counts a named scope.
    pub fn set_preset(&mut self, id: &str) -> Result<()> {
        let plan = self.model.plan();
        let preset = answerable(plan).find(|preset| preset.id() == id).ok_or_else(|| {
            let names: Vec<&str> = answerable(plan).map(|preset| preset.id()).collect();
            let message = joined(&["`", id, "` is no scope of this scenario"]);
            Error::new(Code::UnknownName, "scope", message, names.join(", "))
        })?;
        self.counted = Counted::of(self.model.plan(), preset);
        Ok(())
    }

    /// Ticks or clears a row: a run, a piece of work, `unaccounted` or `idle`.
    pub fn tick_use(&mut self, id: &str, on: bool) -> Result<()> {
        let ids = rows::ids(self.model.plan());
        let place = ids.iter().position(|row| *row == id).ok_or_else(|| {
            Error::new(Code::UnknownName, "scope", joined(&["`", id, "` is not a row of the bill"]), ids.join(", "))
        })?;
        self.counted.preset = None;
        if let Some(slot) = self.counted.rows.get_mut(place) {
            *slot = on;
        }
        Ok(())
    }

    /// Ticks or clears `hardware`, `operation` or `other`.
    pub fn tick_nature(&mut self, id: &str, on: bool) -> Result<()> {
        let block = Block::from_id(id).ok_or_else(|| {
            let names: Vec<&str> = Block::ALL.iter().map(|block| block.id()).collect();
            Error::new(Code::UnknownName, "scope", joined(&["`", id, "` is not a block of the bill"]), names.join(", "))
        })?;
        self.counted.preset = None;
        match block {
            Block::Hardware => self.counted.hardware = on,
            Block::Operation => self.counted.operation = on,
            Block::Other => self.counted.other = on,
        }
        Ok(())
    }

    /// The order of the bridge's axes; empty for the natural one.
    pub fn set_order(&mut self, axes: &[&str]) -> Result<()> {
        self.order = Axis::list(axes)?;
        Ok(())
    }

    /// The hot path of a slider: the answer in dollars for what is counted, then the fleet's cost of an hour, and of one in use.
    pub fn totals(&self) -> Result<Vec<f64>> {
        let bill = self.model.bill()?;
        let answer = bill.amount(self.model.plan(), &self.counted.cut(self.model.plan())).0;
        Ok(vec![answer, bill.rate, bill.rate / bill.used])
    }

    /// Draws a little more of what the first view needs, in a time that no frame notices. False when there is nothing left to
    /// do. A view without it does everything at once, and shows the same.
    pub fn prepare(&self) -> bool {
        self.draws.prepare(self)
    }

    /// Everything that the page shows.
    pub fn view(&self) -> Result<View> {
        let scene = self.scene()?;
        let words = &self.words;
        let hero = hero::view(&scene);
        Ok(View {
            lang: words.lang.to_owned(),
            dir: words.dir.to_owned(),
            scopes: scopes::view(&scene),
            bridge: bridge::view(&scene)?,
            hinge: hinge::view(&scene),
            own_or_rent: own_or_rent::view(&scene),
            by_year: by_year::view(&scene),
            what_ifs: what_ifs::view(&scene),
            claims: ClaimsView {
                heading: words.text("claims.heading"),
                summary: words.text("claims.summary"),
                head: words.list("claims.head", &["figure", "what", "who"]),
                groups: hero::claim_groups(words),
                computed: hinge::computed(&scene),
            },
            readings: readings(&scene),
            diagnostics: check::diagnostics(&self.model, &scene.bill, words),
            diagnostics_label: words.text("diagnostics.heading"),
            footer: footer::view(&scene, &hero),
            hero,
        })
    }

    pub(crate) fn scene(&self) -> Result<Scene<'_>> {
        let plan = self.model.plan();
        let bill = self.model.bill()?;
        let of = |natures: &[Nature]| {
            let cut = CutPlan { natures: natures.to_vec(), ..cut_of(plan, Preset::FleetTco, &[]) };
            bill.amount(plan, &CutPlan { lines: Vec::new(), ..cut }).0
        };
        let blocks = [of(HARDWARE), of(&operation())];
        let unit = plan.headline.as_ref().and_then(|headline| plan.claims.get(headline.unit as usize));
        let all: f64 = blocks.iter().sum();
        let unit = unit.map_or_else(|| rows::first_run_usd(plan, &bill), |claim| claim.usd);
        Ok(Scene {
            page: self,
            plan,
            words: &self.words,
            counted: &self.counted,
            cut: self.counted.cut(plan),
            square_usd: picture::square(unit, all),
            blocks,
            bill,
            ranges: self.draws.look(self, |draws| draws.ranges(self)),
        })
    }
}

/// Natures of the picture's second block: running costs, and the cost of capital where there is one.
fn operation() -> Vec<Nature> {
    [OPERATION, &[Nature::Capital]].concat()
}

impl Counted {
    /// What a named scope counts, as boxes.
    pub fn of(plan: &Plan, preset: Preset) -> Counted {
        let cut = cut_of(plan, preset, &main_rows(plan));
        let mut rows = vec![false; plan.rows.len()];
        for (of, counted) in plan.uses.iter().zip(&cut.uses) {
            if let Some(row) = rows.get_mut(of.row as usize) {
                *row |= *counted;
            }
        }
        rows.extend(cut.uses.iter().skip(plan.uses.len()));
        Counted {
            preset: Some(preset),
            rows,
            hardware: preset != Preset::FleetOperation,
            operation: preset != Preset::FleetPurchase,
            other: cut.lines.iter().any(|counted| *counted),
        }
    }

    /// The cut that the answer is made of.
    pub fn cut(&self, plan: &Plan) -> CutPlan {
        match self.preset {
            Some(preset) => cut_of(plan, preset, &main_rows(plan)),
            None => self.boxes(plan),
        }
    }

    /// The cut that the boxes describe, at the owner's cost: what the picture and the list show.
    pub fn boxes(&self, plan: &Plan) -> CutPlan {
        let rows = plan.rows.len();
        let on = |row: usize| self.rows.get(row).copied().unwrap_or(false);
        let mut uses: Vec<bool> = plan.uses.iter().map(|of| on(of.row as usize)).collect();
        uses.extend([on(rows), on(rows + 1)]);
        let mut natures = Vec::new();
        if self.hardware {
            natures.extend(HARDWARE);
        }
        if self.operation {
            natures.extend(operation());
        }
        if self.other {
            natures.extend([Nature::Data, Nature::Equity, Nature::Other, Nature::Staff]);
        }
        CutPlan {
            preset: Preset::FleetTco,
            valuation: Valuation::Owner,
            natures,
            uses,
            lines: vec![self.other; plan.lines.len()],
            per_year: false,
        }
    }
}

fn readings(scene: &Scene<'_>) -> ReadingsView {
    let words = scene.words;
    let on = scene.page.model.readings();
    let item = |(place, reading): (usize, &crate::model::plan::ReadingPlan)| ReadingItem {
        id: reading.id.clone(),
        label: reading.label.clone(),
        note: reading.note.clone(),
        on: on.contains(&place),
        what_if: reading.what_if,
    };
    let items = scene.plan.readings.iter().enumerate().map(item).collect();
    let apart = scene.has(Section::WhatIfs);
    let on = on.iter().filter_map(|&place| scene.plan.readings.get(place)).filter(|of| !(apart && of.what_if));
    let names: Vec<&str> = on.map(|reading| reading.label.as_str()).collect();
    ReadingsView {
        label: words.text("readings.heading"),
        summary: if names.is_empty() { words.text("readings.none") } else { names.join(", ") },
        intro: words.text("readings.intro"),
        items,
    }
}
