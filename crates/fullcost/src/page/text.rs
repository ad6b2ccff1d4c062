//! The page as static HTML that survives any content system.

use crate::error::Result;
use crate::model::resolve::is_web;
use crate::outcome::locale::text_of;
use crate::page::{Page, hero};

/// The page without a script: `p`, `table`, `a` and `img` only, so that syndication leaves it whole. `poster` is the address of
/// the picture, or empty. `sources` are figure, who says so, and the address (or an empty text) of each claim to be listed.
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
    if let Some(own) = &view.own_or_rent {
        paragraph(&mut out, &text_of(&own.prose));
    }
    for bars in view.by_year.iter().chain(&view.what_ifs) {
        paragraph(&mut out, &bars.intro);
        out.push_str("<table>\n");
        row(&mut out, "th", &bars.head);
        for part in &bars.parts {
            if !part.title.is_empty() {
                row(&mut out, "th", std::slice::from_ref(&part.title));
            }
            for line in &part.rows {
                row(&mut out, "td", &[line.title.clone(), line.adds.clone(), line.makes.clone()]);
            }
        }
        out.push_str("</table>\n");
    }
    for (figure, who, url) in sources {
        let who = if !is_web(url) { escape(who) } else { format!("<a href=\"{}\">{}</a>", escape(url), escape(who)) };
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
