//! The page as plain text for a terminal, and as static HTML that survives any content system.

use crate::error::Result;
use crate::json::ToJson;
use crate::outcome::locale::text_of;
use crate::page::view::{BridgeRow, View};
use crate::page::{Page, hero};

/// Widths of the two columns of figures.
const FIGURES: usize = 12;
/// The widest that a line of prose gets.
const PROSE: usize = 88;

/// The page for a terminal of that many columns.
pub fn report(page: &Page, columns: usize) -> Result<String> {
    let view = page.view()?;
    let columns = columns.clamp(48, 160);
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(format!("{} {}", text_of(&view.hero.question), view.hero.deck).trim());
    line("");
    for text in hero::sentence(&view.hero).lines() {
        wrap(text, columns.min(PROSE)).iter().for_each(|text| line(text));
    }
    if let Some(bridge) = &view.bridge {
        line("");
        line(&bridge.heading);
        line("");
        for part in &bridge.parts {
            let [_, adds, makes] = bridge.head.as_slice() else {
                break;
            };
            let scale = if bridge.parts.len() > 1 { part.title.as_str() } else { "" };
            let unit = if scale.is_empty() { "$ million".to_owned() } else { format!("{scale}, $ million") };
            line(&table(columns, &unit, adds, makes));
            line(&"-".repeat(columns));
            part.rows.iter().for_each(|row| bridge_row(row, columns).iter().for_each(|text| line(text)));
            line("");
        }
    }
    line(&view.scopes.heading);
    for group in &view.scopes.groups {
        for card in &group.cards {
            line(&table(columns, &format!("  {}: {}", card.title, card.question), &card.amount, &card.detail));
        }
    }
    if let Some(hinge) = &view.hinge {
        line("");
        line(&hinge.heading);
        wrap(&text_of(&hinge.prose), columns.min(PROSE)).iter().for_each(|text| line(text));
        wrap(&text_of(&hinge.note), columns.min(PROSE)).iter().for_each(|text| line(text));
    }
    if !view.diagnostics.is_empty() {
        line("");
        line(&view.diagnostics_label);
        for diagnostic in &view.diagnostics {
            let text = format!("{}: {}", diagnostic.path, diagnostic.message);
            wrap(&text, columns - 2).iter().for_each(|text| line(&format!("  {text}")));
        }
    }
    line("");
    wrap(&view.footer.note, columns.min(PROSE)).iter().for_each(|text| line(text));
    Ok(out)
}

fn bridge_row(row: &BridgeRow, columns: usize) -> Vec<String> {
    let pad = |text: &str, pad: &str| format!("{text}{}", " ".repeat(pad.chars().count()));
    let mut list = vec![table(columns, &row.title, &pad(&row.adds, &row.adds_pad), &pad(&row.makes, &row.makes_pad))];
    list.extend(wrap(&row.why, columns - 2 * FIGURES - 4).iter().map(|text| format!("  {text}")));
    list
}

/// A line of a table: text to the left, two figures to the right.
fn table(columns: usize, text: &str, first: &str, second: &str) -> String {
    let width = columns - 2 * FIGURES;
    let text: String = text.chars().take(width).collect();
    let left = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.chars().count()));
    format!("{text}{}{}{first}{}{second}", left(&text, width), left(first, FIGURES), left(second, FIGURES))
}

/// Breaks text at spaces. Non-breaking ones hold.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let fits = lines
            .last()
            .is_some_and(|line| line.is_empty() || line.chars().count() + 1 + word.chars().count() <= width);
        if !fits {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// The page without a script: `p`, `table`, `a` and `img` only, so that syndication leaves it whole. `poster` is the address of
/// the picture, or empty. `claims` is the JSON that [`crate::page::claims_json`] makes.
pub fn fallback(page: &Page, poster: &str, sources: &[(String, String, String)]) -> Result<String> {
    let view = page.view()?;
    let mut out = String::new();
    let hero = &view.hero;
    paragraph(&mut out, &format!("{} {}", text_of(&hero.question), hero.deck));
    for text in hero::sentence(hero).lines() {
        paragraph(&mut out, text);
    }
    if !poster.is_empty() {
        out.push_str(&format!(
            "<p><img src=\"{}\" alt=\"{}\" width=\"328\"></p>\n",
            escape(poster),
            escape(&hero.picture.label)
        ));
    }
    if let Some(bridge) = &view.bridge {
        paragraph(&mut out, &bridge.heading);
        out.push_str("<table>\n");
        row(&mut out, "th", &bridge.head);
        for line in bridge.parts.iter().flat_map(|part| &part.rows) {
            row(&mut out, "td", &[line.title.clone(), line.adds.clone(), line.makes.clone()]);
        }
        out.push_str("</table>\n");
    }
    if let Some(hinge) = &view.hinge {
        paragraph(&mut out, &text_of(&hinge.prose));
    }
    for (figure, who, url) in sources {
        let who = if url.is_empty() { escape(who) } else { format!("<a href=\"{}\">{}</a>", escape(url), escape(who)) };
        out.push_str(&format!("<p>{}: {who}</p>\n", escape(figure)));
    }
    paragraph(&mut out, &view.footer.note);
    Ok(out)
}

fn paragraph(out: &mut String, text: &str) {
    out.push_str(&format!("<p>{}</p>\n", escape(text.trim())));
}

fn row(out: &mut String, cell: &str, texts: &[String]) {
    out.push_str("<tr>");
    texts.iter().for_each(|text| out.push_str(&format!("<{cell}>{}</{cell}>", escape(text))));
    out.push_str("</tr>\n");
}

/// Text as it stands in HTML and in SVG.
pub fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// A view as JSON.
pub fn view_json(view: &View) -> String {
    view.json()
}
