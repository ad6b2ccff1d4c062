//! The foot of the page: version and date, sharing, citing, embedding.

use crate::model::{DATA_VERSION, MODEL_VERSION};
use crate::outcome::locale::text_of;
use crate::page::Scene;
use crate::page::view::{Actions, Download, FooterView, HeroView, Share};
use crate::text::joined;

/// The foot. What is shared are the words of the first screen.
pub fn view(scene: &Scene<'_>, opening: &HeroView) -> FooterView {
    let words = scene.words;
    let plan = scene.plan;
    let word = |key: &str| words.of("action", key).to_owned();
    let about =
        [("date", DATA_VERSION), ("version", MODEL_VERSION), ("id", plan.id.as_str()), ("title", plan.title.as_str())];
    let download = |id: &str, end: &str| Download {
        id: id.to_owned(),
        label: words.of("download", id).to_owned(),
        file: joined(&[&plan.id, "-", end]),
    };
    FooterView {
        note: words.fill("footer.note", &about),
        actions: Actions {
            share: word("share"),
            download: word("download"),
            cite: word("cite"),
            embed: word("embed"),
            reset: word("reset"),
            copy: word("copy"),
            copied: word("copied"),
            close: word("close"),
        },
        share: Share { text: joined(&[&opening.status, " ", &text_of(&opening.finding)]).trim().to_owned() },
        cite: words.fill("footer.cite", &about),
        embed: joined(&[
            "<script type=\"module\" src=\"fullcost.js\"></script>\n<fullcost-widget scenario=\"",
            &plan.id,
            "\"></fullcost-widget>",
        ]),
        downloads: vec![
            download("png", "picture.png"),
            download("csv", "ledger.csv"),
            download("outcome", "outcome.json"),
            download("scenario", "scenario.json"),
        ],
    }
}
