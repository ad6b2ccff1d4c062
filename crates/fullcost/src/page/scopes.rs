//! The scopes as cards, each with its question and its amount.

use crate::model::cut::{answerable, undisclosed_in};
use crate::page::draws::Likely;
use crate::page::hero::scope_amount;
use crate::page::view::{Card, CardGroup, CardPicture, ScopesView};
use crate::page::{Counted, Scene};
use crate::scope::Preset;
use crate::source::Status;

/// The section of scopes.
pub fn view(scene: &Scene<'_>) -> ScopesView {
    let words = scene.words;
    let (work, fleet): (Vec<Preset>, Vec<Preset>) = answerable(scene.plan).partition(|preset| preset.is_work());
    let likely = |preset: Preset| {
        let place = answerable(scene.plan).position(|other| other == preset)?;
        scene.ranges.as_ref().and_then(|ranges| ranges.scopes.get(place).copied()?)
    };
    let group = |id: &str, presets: Vec<Preset>| CardGroup {
        legend: words.of("cards", id).to_owned(),
        cards: presets.into_iter().map(|preset| card(scene, preset, likely(preset))).collect(),
    };
    let groups = [group("work", work), group("fleet", fleet)];
    ScopesView {
        heading: words.text("cards.heading"),
        intro: words.text("cards.intro"),
        groups: groups.into_iter().filter(|group| !group.cards.is_empty()).collect(),
    }
}

fn card(scene: &Scene<'_>, preset: Preset, likely: Likely) -> Card {
    let words = scene.words;
    let (usd, same) = scope_amount(scene, Some(preset));
    let open = undisclosed_in(scene.plan, &Counted::of(scene.plan, preset).cut(scene.plan), scene.page.model.values());
    let detail = match (same, likely) {
        (Some(claim), _) if claim.status == Status::Stated => words.of("status", claim.status.id()).to_owned(),
        (_, Some([low, high])) => words.range_beside(usd, low, high),
        (Some(claim), None) => words.of("status", claim.status.id()).to_owned(),
        (None, None) if preset == Preset::Development && !open.is_empty() => words.text("cards.development"),
        (None, None) if !open.is_empty() => words.text("cards.more"),
        (None, None) => words.text("status.computed"),
    };
    // A card counts whole squares of the unit: one for the run, as many as the development is worth.
    let runs = if preset.is_work() { (usd / scene.square_usd).round().clamp(1.0, 24.0) as u32 } else { 0 };
    Card {
        id: preset.id().to_owned(),
        title: words.of("scope", preset.id()).to_owned(),
        question: words.of("question", preset.id()).to_owned(),
        amount: if preset == Preset::Organisation && !open.is_empty() {
            words.text("cards.undisclosed")
        } else {
            words.money_short(usd)
        },
        detail: if preset == Preset::Organisation && !open.is_empty() {
            words.fill("cards.add", &[("usd", &words.money_short(usd))])
        } else {
            detail
        },
        selected: scene.counted.preset == Some(preset),
        picture: CardPicture {
            hardware: matches!(preset, Preset::FleetPurchase | Preset::FleetTco | Preset::Organisation),
            operation: matches!(preset, Preset::FleetOperation | Preset::FleetTco | Preset::Organisation),
            runs,
            dashed: preset == Preset::Organisation && !open.is_empty(),
        },
    }
}
