//! The first screen: the question, the sentence with its answer, the finding, the picture, the list.

use crate::digits::number;
use crate::model::cut::{answerable, undisclosed_in};
use crate::model::facts;
use crate::model::plan::{ClaimPlan, Plan};
use crate::outcome::locale::{Locale, Mark, Span, Spans};
use crate::page::view::{AnswerView, Choice, ClaimGroup, HeroView, ListRow, ListTotal, ListView};
use crate::page::{Scene, picture, rows};
use crate::scope::{Preset, Valuation};
use crate::source::Status;
use crate::text::{characters, joined};

/// Below this part of a claim, the answer is that claim.
const SAME: f64 = 1e-9;

/// The first screen.
pub fn view(scene: &Scene<'_>) -> HeroView {
    let words = scene.words;
    let rows = rows::rows(scene);
    let (question, deck) = question(scene);
    let answer = answer(scene);
    let finding = finding(scene);
    let status = words.fill(
        "hero.status",
        &[
            ("scope", &scope_name(scene, scene.counted.preset)),
            ("lead", &answer.lead),
            ("amount", &answer.amount),
            ("range", &answer.range),
        ],
    );
    HeroView {
        question,
        deck,
        counting: words.text("hero.counting"),
        counting_end: words.text("hero.counting.end"),
        scopes_label: words.text("hero.scopes"),
        scopes: choices(scene),
        key: key(scene),
        picture: picture::view(scene, &rows),
        list: list(scene, &rows),
        note: note(scene),
        answer,
        finding,
        status,
    }
}

/// The page's small, large and unit claims.
pub fn headline<'a>(scene: &Scene<'a>) -> Option<[&'a ClaimPlan; 3]> {
    let headline = scene.plan.headline.as_ref()?;
    let claim = |place: u32| scene.plan.claims.get(place as usize);
    Some([claim(headline.small)?, claim(headline.large)?, claim(headline.unit)?])
}

/// The claims that the page is about, the large one first; none without a headline.
pub fn headline_claims(plan: &Plan) -> Vec<&ClaimPlan> {
    let places = plan.headline.iter().flat_map(|headline| [headline.large, headline.small]);
    places.filter_map(|place| plan.claims.get(place as usize)).collect()
}

/// The page's unit claim.
pub fn headline_unit(plan: &Plan) -> Option<&ClaimPlan> {
    plan.claims.get(plan.headline.as_ref()?.unit as usize)
}

fn question(scene: &Scene<'_>) -> (Spans, String) {
    let words = scene.words;
    match headline(scene) {
        Some([small, large, _]) => {
            let figures = [("small", words.claim_figure(small)), ("large", words.claim_figure(large))];
            let figures = figures.each_ref().map(|(name, text)| (*name, text.as_str()));
            // Two figures for the same thing need no such sentence.
            let same = (small.cut.preset, &small.cut.uses) == (large.cut.preset, &large.cut.uses);
            let deck = if same { "" } else { words.word("hero.deck") };
            (words.spans("hero.question", &figures), deck.to_owned())
        }
        None => (words.spans("hero.title", &[("title", &scene.plan.title)]), String::new()),
    }
}

/// A scope as a sentence names it.
pub fn scope_name(scene: &Scene<'_>, preset: Option<Preset>) -> String {
    let window = scene.words.window(scene.bill.window);
    match preset {
        Some(preset) => scene.words.fill_of("choice", preset.id(), &[("window", &window)]),
        None => scene.words.text("choice.ticked"),
    }
}

fn choices(scene: &Scene<'_>) -> Vec<Choice> {
    let chosen = scene.counted.preset;
    let mut list: Vec<Choice> = answerable(scene.plan)
        .map(|preset| Choice {
            id: preset.id().to_owned(),
            name: scope_name(scene, Some(preset)),
            selected: chosen == Some(preset),
        })
        .collect();
    if chosen.is_none() {
        list.push(Choice { id: "ticked".to_owned(), name: scope_name(scene, None), selected: true });
    }
    list
}

/// What a scope comes to, and the claim that says exactly the same, if there is one.
pub fn scope_amount<'a>(scene: &Scene<'a>, preset: Option<Preset>) -> (f64, Option<&'a ClaimPlan>) {
    let cut = match preset {
        Some(preset) => crate::page::Counted::of(scene.plan, preset).cut(scene.plan),
        None => scene.counted.cut(scene.plan),
    };
    let usd = rows::amount(scene, &cut);
    let same = scene.plan.claims.iter().find(|claim| {
        Some(claim.cut.preset) == preset
            && !claim.cut.per_year
            && claim.cut.uses == cut.uses
            && (claim.usd - usd).abs() <= usd.abs() * SAME
    });
    (usd, same)
}

fn answer(scene: &Scene<'_>) -> AnswerView {
    let words = scene.words;
    let preset = scene.counted.preset;
    let (usd, same) = scope_amount(scene, preset);
    let stated = same.filter(|claim| claim.status == Status::Stated);
    let more = !undisclosed_in(scene.plan, &scene.counted.cut(scene.plan), scene.page.model.values()).is_empty();
    let lead = match (&stated, more) {
        (Some(claim), _) => words.fill("answer.stated", &[("by", &claim.by)]),
        (None, true) if preset != Some(Preset::Development) => {
            words.fill("answer.more", &[("subject", &scene.plan.subject)])
        }
        (None, _) => words.fill("answer.would", &[("subject", &scene.plan.subject)]),
    };
    let rented = preset.is_some_and(|preset| preset.valuation() == Valuation::Rental);
    let rent = scene.bill.rents.first().copied().unwrap_or(0.0);
    let by = headline(scene).map(|[_, large, _]| large.by.clone()).unwrap_or_default();
    let arguments = [("rent", words.price_short(rent)), ("gpus", words.whole(scene.bill.gpus)), ("by", by)];
    let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
    let rented = rented || scene.plan.pools.is_empty();
    let edited = scene.page.model.is_edited(scene.plan.busy.index());
    let likely = scene.ranges.as_ref().and_then(|ranges| ranges.answer);
    let likely = likely.map_or_else(String::new, |[low, high]| words.likely("usd", low, high));
    let range = match (rented, headline(scene)) {
        _ if !likely.is_empty() => {
            let key = match (edited, &stated, more) {
                (true, ..) => "answer.likely.edited",
                (_, Some(_), _) => "answer.likely.stated",
                (_, _, true) => "answer.likely.more",
                _ => "answer.likely",
            };
            words.fill(key, &[("likely", &likely)])
        }
        (true, _) if more && preset == Some(Preset::Development) => words.text("answer.development"),
        (true, _) => words.fill("answer.rent", &arguments),
        (false, _) if edited => words.text("answer.edited"),
        (false, Some(_)) if scene.has_published_bill() => words.fill("answer.fleet.by", &arguments),
        (false, _) => words.fill("answer.fleet", &arguments),
    };
    let is_unit = headline(scene).is_some_and(|[_, _, unit]| same.is_some_and(|claim| claim.id == unit.id));
    let longest =
        answerable(scene.plan).map(|preset| characters(&words.money(scope_amount(scene, Some(preset)).0))).max();
    let means = match &scene.ranges {
        Some(_) => words.text(if likely.is_empty() { "likely.none" } else { "likely.means" }),
        None => String::new(),
    };
    let longest = longest.unwrap_or(0) as u32;
    AnswerView { lead, amount: words.money(usd), usd, accent: is_unit, range, likely, means, longest }
}

fn finding(scene: &Scene<'_>) -> Spans {
    match facts::finding(&scene.page.model, &scene.bill, scene.words) {
        Some(finding) => facts::finding_spans(&finding, &scene.bill, scene.words),
        None => Spans::new(),
    }
}

fn key(scene: &Scene<'_>) -> Spans {
    let words = scene.words;
    let all: f64 = scene.blocks.iter().sum();
    let squares = words.whole((all / scene.square_usd).round());
    let window = words.window(scene.bill.window);
    let square = words.money(scene.square_usd);
    let arguments = |by: &str| {
        words.spans(
            if scene.plan.pools.is_empty() {
                "key.run"
            } else if by.is_empty() {
                "key.plain"
            } else {
                "key"
            },
            &[("square", &square), ("by", by), ("window", &window), ("squares", &squares)],
        )
    };
    match headline(scene) {
        Some([_, _, unit]) if unit.usd == scene.square_usd => arguments(&unit.by),
        _ => arguments(""),
    }
}

fn list(scene: &Scene<'_>, rows: &[rows::Row]) -> ListView {
    let words = scene.words;
    let row = |row: &rows::Row| {
        let usd = picture::drawn(scene, row);
        let (text, pad) = millions(words, usd, 1);
        ListRow {
            id: row.id.clone(),
            label: row.label.clone(),
            detail: row.detail.clone(),
            mark: row.mark,
            usd: text,
            usd_pad: pad,
            squares: picture::number(scene, usd / scene.square_usd),
            counted: row.counted,
        }
    };
    let sum = rows.iter().filter(|row| row.counted).fold(0.0, |sum, row| sum + picture::drawn(scene, row));
    let (usd, usd_pad) = millions(words, sum, 1);
    let rented = scene.counted.preset.is_some_and(Preset::is_work) && !scene.plan.pools.is_empty();
    ListView {
        head: words.list("list.head", &["hours", "millions", "squares"]),
        rows: rows.iter().map(row).collect(),
        total: ListTotal {
            label: words.text(if rented { "list.total.fleet" } else { "list.total" }),
            usd,
            usd_pad,
            squares: picture::number(scene, sum / scene.square_usd),
        },
    }
}

/// Millions of dollars in a table, and the unseen text that aligns their decimals: from a hundred on, none are shown.
pub fn millions(words: &Locale, usd: f64, decimals: usize) -> (String, String) {
    let millions = usd / 1e6;
    if millions.abs() < 99.95 {
        return (words.fixed(millions, decimals), String::new());
    }
    (words.whole(millions), joined(&[words.word("number.decimal"), &"0".repeat(decimals)]))
}

/// What the red outline is, and whose estimate the fleet is, with the claims' numbers.
fn note(scene: &Scene<'_>) -> Spans {
    let words = scene.words;
    let mut spans = Spans::new();
    let rate = words.price(scene.bill.rate);
    let rent = words.price_short(scene.bill.rents.first().copied().unwrap_or(0.0));
    if let (Some([_, large, unit]), false) = (headline(scene), scene.plan.pools.is_empty()) {
        spans.extend(words.spans("note.run", &[("rent", &rent), ("rate", &rate), ("by", &unit.by)]));
        spans.extend(note_of(unit));
        spans.extend(words.spans("note.gap", &[]));
        spans.extend(words.spans("note.fleet", &[("by", &large.by), ("gpus", &words.whole(scene.bill.gpus))]));
        spans.extend(note_of(large));
        let even = facts::hinge(&scene.page.model, &scene.bill).and_then(|hinge| hinge.break_even_busy_share);
        match even.filter(|&even| even <= 1.0) {
            Some(even) => spans.extend(words.spans("note.busy", &[("even", &words.percent(even)), ("rent", &rent)])),
            None => spans.extend(words.spans("note.busy.never", &[])),
        }
    } else if !scene.plan.pools.is_empty() {
        spans.extend(words.spans("note.plain", &[("rate", &rate), ("gpus", &words.whole(scene.bill.gpus))]));
    }
    spans
}

fn note_of(claim: &ClaimPlan) -> Spans {
    vec![Span { text: number(f64::from(claim.number)), mark: Mark::Note, r#ref: claim.id.clone() }]
}

/// The groups of claims.
pub fn claim_groups(words: &Locale) -> Vec<ClaimGroup> {
    let group = |id: &str| ClaimGroup {
        id: id.to_owned(),
        title: words.of("claims.group", id).to_owned(),
        summary: words.text(&joined(&["claims.group.", id, ".summary"])),
    };
    ["money", "quantity", "event"].map(group).to_vec()
}

/// The first screen's sentence as plain text.
#[cfg(feature = "read")]
pub fn sentence(view: &HeroView) -> String {
    let scope = view.scopes.iter().find(|scope| scope.selected).map_or("", |scope| scope.name.as_str());
    let finding = crate::outcome::locale::text_of(&view.finding);
    let lead = &view.answer;
    format!("{} {scope}{} {} {} {}\n{finding}", view.counting, view.counting_end, lead.lead, lead.amount, lead.range)
        .trim_end()
        .to_owned()
}
