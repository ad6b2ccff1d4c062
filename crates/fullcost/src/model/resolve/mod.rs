//! From a scenario and the catalog to a plan: every number known, every name looked up.
//!
//! As in the reader, the first mistake is remembered and the work goes on with stand-ins: code that unwinds at every step would
//! be most of the full build.

mod claims;
mod fleet;
mod leaves;
mod money;
mod organisation;
mod predicted;
mod site;
mod uncertainty;
mod work;

use crate::error::{Code, Error, Result};
use crate::model::plan::{At, Leaf, Plan, ReadingPlan, TightPlan};
use crate::model::provenance::Provenance;
use crate::read::{Faults, nearest, told_near};
use crate::scenario::Scenario;
use crate::source::{Seen, Status};
use crate::text::joined;
use leaves::Leaves;
use site::Rates;

/// Resolves a scenario.
pub fn resolve(scenario: &Scenario) -> Result<Plan> {
    let mut resolver = Resolver {
        scenario,
        leaves: Leaves::default(),
        what_ifs: Vec::new(),
        tight: Vec::new(),
        sites: Vec::new(),
        faults: Faults::default(),
    };
    if scenario.fleet.is_empty() && scenario.runs.is_empty() {
        let message = "is empty, and there are no runs";
        resolver.fail(Code::Impossible, "fleet".to_owned(), message, "at least one pool or one run");
    }
    let mut plan = resolver.plan();
    match resolver.faults.first() {
        Some(error) => Err(error),
        None => {
            tell(&mut plan);
            Ok(plan)
        }
    }
}

struct Resolver<'a> {
    scenario: &'a Scenario,
    leaves: Leaves,
    /// Readings that predicted runs bring along.
    what_ifs: Vec<ReadingPlan>,
    /// Layouts of theirs that do not fit.
    tight: Vec<TightPlan>,
    /// The rates of the sites.
    sites: Vec<Rates>,
    faults: Faults,
}

impl Resolver<'_> {
    fn plan(&mut self) -> Plan {
        let s = self.scenario;
        // First, so that every number can name them.
        let factors = s.factors.iter().map(|factor| self.factor(factor)).collect();
        let window = self.leaf("window_years", "", &s.window_years);
        let bill = self.bill_place("bill".to_owned(), &s.bill);
        let mut plan = Plan {
            id: s.id.clone(),
            title: s.title.clone(),
            subject: s.subject.clone(),
            as_of: s.as_of.clone(),
            start_year: s.start_year,
            leaves: Vec::new(),
            factors,
            groups: Vec::new(),
            window,
            bill: self.switch("bill", bill, s.stated_totals.len() as f64),
            weighting: self.switch("weighting", s.weighting.switch(), 1.0),
            rent: self.maybe("rent_usd_per_gpu_hour", "", &s.rent_usd_per_gpu_hour),
            busy: self.leaf("busy_share", "", &s.busy_share),
            capital: self.maybe("cost_of_capital_share", "", &s.cost_of_capital_share),
            pools: Vec::new(),
            sites: Vec::new(),
            totals: Vec::new(),
            rows: Vec::new(),
            uses: Vec::new(),
            lines: Vec::new(),
            guesses: At::new(0),
            claims: Vec::new(),
            readings: Vec::new(),
            bridges: Vec::new(),
            audits: Vec::new(),
            headline: None,
            sections: s.sections.clone(),
            tight: Vec::new(),
        };
        self.addresses();
        self.start_year();
        self.price_index();
        for site in &s.sites {
            let site = self.site(site);
            plan.sites.push(site);
        }
        for pool in &s.fleet {
            plan.pools.push(self.pool(pool));
        }
        for total in &s.stated_totals {
            plan.totals.push(self.total(total));
        }
        for run in &s.runs {
            self.run(&mut plan, run);
        }
        for work in &s.work {
            self.work(&mut plan, work);
        }
        for role in s.organisation.iter().flat_map(|organisation| &organisation.staff) {
            self.staff(&mut plan, role);
        }
        for line in &s.lines {
            self.line(&mut plan, line);
        }
        plan.guesses = self.switch("guesses", s.guesses.switch(), 1.0);
        for reading in &s.readings {
            plan.readings.push(self.reading(reading));
        }
        plan.readings.append(&mut self.what_ifs);
        plan.tight = std::mem::take(&mut self.tight);
        for place in 0..s.claims.len() {
            self.claim(&mut plan, place);
        }
        for bridge in &s.bridges {
            let bridge = self.bridge(&plan, bridge);
            plan.bridges.push(bridge);
        }
        for audit in &s.audits {
            plan.audits.push(self.audit(audit));
        }
        plan.headline = s.headline.as_ref().map(|headline| self.headline(&plan, headline));
        plan.groups = self.groups();
        self.within_range();
        plan.leaves = self.leaves.take();
        plan
    }

    /// An address becomes a link on a page, so it must be one of the web.
    fn addresses(&self) {
        for source in &self.scenario.sources {
            let web = source.url.as_ref().is_none_or(|url| is_web(url));
            if !web {
                let path = joined(&["sources[", &source.id, "].url"]);
                let message = "must start with https:// or http://";
                self.fail(Code::WrongType, path, message, "an address of the web");
            }
        }
    }

    /// A figure that somebody stated or estimated has a source; one that was only recalled is assumed and has none.
    fn sourced(&self, path: &str, source: Option<&String>, status: Option<Status>, seen: Option<Seen>) {
        let recalled = seen == Some(Seen::Memory);
        if recalled && (source.is_some() || status != Some(Status::Assumed)) {
            let message = "was only recalled, so it must be `assumed` and cite nothing";
            self.fail(Code::WrongType, path.to_owned(), message, "status `assumed`, no source");
        }
        if source.is_none() && matches!(status, Some(Status::Stated | Status::Estimated)) {
            let message = "has no source, so it must be `assumed` or `computed`";
            self.fail(Code::Missing, joined(&[path, ".source"]), message, "the id of a source");
        }
    }

    fn fail(&self, code: Code, path: String, message: &str, accepted: &str) {
        self.faults.put(Error::new(code, path, message, accepted));
    }

    /// A name that is not in its list.
    fn unknown(&self, path: String, name: &str, list: &str, names: &[&str]) {
        let near = nearest(name, &mut names.iter().copied());
        let accepted = if names.len() <= 12 { names.join(", ") } else { joined(&["a name in ", list]) };
        self.fail(Code::UnknownName, path, &joined(&["`", name, "` is not in ", list, &told_near(&near)]), &accepted);
    }

    /// The place of a name in a list, or 0 with a mistake.
    fn place_in(&self, path: String, name: &str, list: &str, names: &[&str]) -> usize {
        names.iter().position(|other| *other == name).unwrap_or_else(|| {
            self.unknown(path, name, list, names);
            0
        })
    }
}

/// Whether an address is one of the web.
pub fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Marks the uses whose hours rest on stated numbers alone, as the traced equations say.
fn tell(plan: &mut Plan) {
    let behind = Provenance::of(plan, &plan.values()).hours;
    let known = |leaf: &Leaf| leaf.status == Status::Stated;
    let stated = |leaf: &u32| plan.leaves.get(*leaf as usize).is_some_and(known);
    let told: Vec<bool> = behind.iter().map(|leaves| leaves.iter().all(stated)).collect();
    for (of, told) in plan.uses.iter_mut().zip(told) {
        of.told = told;
    }
}
