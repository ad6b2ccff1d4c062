//! What a number of a scenario is called in a sentence.

use crate::model::plan::{Leaf, LinePlan, Plan};
use crate::outcome::locale::Locale;

impl Locale {
    /// A leaf as a reader reads it: whose it is, and what. `H800: price with the server`.
    pub fn leaf(&self, plan: &Plan, leaf: &Leaf) -> String {
        let path = leaf.path.as_str();
        // A moment is called by what happens then.
        let moment = path.strip_suffix(".years").or_else(|| path.strip_suffix(".date"));
        let told = |path: &&str| [".bought", ".retired", ".built"].iter().any(|name| path.ends_with(name));
        let path = moment.filter(told).unwrap_or(path);
        let field = path.rfind(['.', ']']).and_then(|place| path.get(place + 1..)).unwrap_or(path);
        let key = ["field.", field].concat();
        let words = if self.has(&key) { self.text(&key) } else { spaced(field) };
        let Some(owner) = owner(plan, path) else { return words };
        if field == "value" {
            return owner;
        }
        self.fill("field", &[("owner", &owner), ("field", &words)])
    }
}

impl Leaf {
    /// The last word of its path: the field that it stands in.
    pub fn field(&self) -> &str {
        self.path.rfind(['.', ']']).and_then(|place| self.path.get(place + 1..)).unwrap_or(&self.path)
    }
}

/// The label of the list item that a path leads into, the innermost that has one.
fn owner(plan: &Plan, path: &str) -> Option<String> {
    let (list, rest) = path.split_once('[')?;
    let (id, rest) = rest.split_once(']')?;
    let found = match list {
        "fleet" => plan.pools.iter().find(|pool| pool.id == id).map(|pool| &pool.label),
        "sites" => plan.sites.iter().find(|site| site.id == id).map(|site| &site.label),
        "stated_totals" => plan.totals.iter().find(|total| total.id == id).map(|total| &total.label),
        "organisation.staff" => {
            let pays = |line: &&LinePlan| line.staff && line.id.strip_prefix(id) == Some(".pay");
            plan.lines.iter().find(pays).map(|line| &line.label)
        }
        "lines" => plan.lines.iter().find(|line| line.id == id).map(|line| &line.label),
        "factors" => plan.factors.iter().find(|factor| factor.id == id).map(|factor| &factor.label),
        "runs" => {
            let phase = rest.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(phase, _)| phase);
            let whole = [id, ".", phase.unwrap_or_default()].concat();
            let used = plan.uses.iter().find(|of| of.id == whole).map(|of| &of.label);
            used.or_else(|| plan.rows.iter().find(|row| row.id == id).map(|row| &row.short))
        }
        _ => plan.uses.iter().find(|of| of.id == id).map(|of| &of.label),
    };
    let owner = found.map_or(id, String::as_str);
    // A rate of a year says which.
    let year = rest.split_once("by_year[").and_then(|(_, rest)| rest.split_once(']'));
    Some(year.map_or_else(|| owner.to_owned(), |(year, _)| [owner, " ", year].concat()))
}

fn spaced(field: &str) -> String {
    field.chars().map(|letter| if letter == '_' { ' ' } else { letter }).collect()
}
