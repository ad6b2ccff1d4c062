//! The static side of the demo pages: the text inside the tag for readers without scripts, and the picture.

use std::path::Path;

use fullcost::page::view::View;
use fullcost::page::{Page, poster, text};

use crate::Derived;

/// The picture, as the pages address it.
const POSTER: &str = "deepseek.svg";
/// Pages that carry the text between these two marks.
const PAGES: [&str; 4] =
    ["web/demo/index.html", "web/demo/article.html", "web/demo/strict.html", "web/demo/static.html"];
const START: &str = "<!-- fallback:deepseek -->";
const END: &str = "<!-- /fallback -->";

/// The pages with fresh text, and the picture.
pub fn files(root: &Path) -> Result<Vec<Derived>, String> {
    let page = Page::new(fullcost::shipped("deepseek").map_err(|error| error.to_string())?);
    let view = page.view().map_err(|error| error.to_string())?;
    let fallback = text::fallback(&page, POSTER, &sources(&view)?).map_err(|error| error.to_string())?;
    let picture = poster::svg(&page).map_err(|error| error.to_string())?;
    let mut list = vec![Derived { path: "web/demo/deepseek.svg", text: picture }];
    for path in PAGES {
        let whole = std::fs::read_to_string(root.join(path)).map_err(|error| format!("{path}: {error}"))?;
        let Some((before, rest)) = whole.split_once(START) else { continue };
        let (_, after) = rest.split_once(END).ok_or_else(|| format!("{path}: `{START}` without `{END}`"))?;
        list.push(Derived { path, text: format!("{before}{START}\n{fallback}{END}{after}") });
    }
    Ok(list)
}

/// Figure, claimant and address of the claims that the page shows first.
fn sources(view: &View) -> Result<Vec<(String, String, String)>, String> {
    let text = fullcost::scenario_text("deepseek").ok_or("the scenario is not shipped")?;
    let document = fullcost::document(text).map_err(|error| error.to_string())?;
    let scenario = fullcost::scenario_of(&document).map_err(|error| error.to_string())?;
    let rows = fullcost::page::claim_rows(&scenario, &fullcost::ENGLISH);
    let shown = rows.into_iter().filter(|row| row.group == "money" && !row.url.is_empty()).take(4);
    let list: Vec<_> = shown.map(|row| (row.figure, format!("{} {}", row.who, row.what), row.url)).collect();
    if list.is_empty() || view.hero.answer.amount.is_empty() {
        return Err("the scenario has no claims to cite".to_owned());
    }
    Ok(list)
}
