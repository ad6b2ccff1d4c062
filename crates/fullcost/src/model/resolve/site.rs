//! Resolves sites, rates by calendar year, and moments.

use super::Resolver;
use crate::digits::number;
use crate::error::Code;
use crate::estimate::Estimate;
use crate::model::plan::{At, BuildingPlan, SitePlan};
use crate::price::years_after;
use crate::scenario::{Site, SiteFacility, When};
use crate::text::joined;
use crate::units::{Pue, Unit, UsdPerKwMonth, UsdPerKwh, YearsFromStart};

/// The rates of a site, which its pools use.
#[derive(Default)]
pub(super) struct Rates {
    pub pue: Vec<At<Pue>>,
    pub electricity: Vec<At<UsdPerKwh>>,
    pub hall: Vec<At<UsdPerKwMonth>>,
}

/// The calendar years that a window may start in.
const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2200.0;

impl Resolver<'_> {
    /// A calendar year is a whole number of our time.
    pub(super) fn start_year(&self) {
        if let Some(year) = self.scenario.start_year
            && !(YEARS.contains(&year) && year.fract() == 0.0)
        {
            let message = joined(&["must be a calendar year, got ", &number(year)]);
            self.fail(Code::OutOfRange, "start_year".to_owned(), &message, ">= 1900 and <= 2200");
        }
    }

    pub(super) fn site(&mut self, site: &Site) -> SitePlan {
        let at = joined(&["sites[", &site.id, "]"]);
        let pue: Vec<_> = site.pue_by_year.iter().map(|of| (of.year, &of.pue)).collect();
        let electricity: Vec<_> = site.usd_per_kwh_by_year.iter().map(|of| (of.year, &of.usd_per_kwh)).collect();
        let mut rates = Rates {
            pue: self.by_year(&at, ["pue", "pue_by_year"], site.pue.as_ref(), &pue),
            electricity: self.by_year(
                &at,
                ["usd_per_kwh", "usd_per_kwh_by_year"],
                site.usd_per_kwh.as_ref(),
                &electricity,
            ),
            hall: Vec::new(),
        };
        let mut building = None;
        match &site.facility {
            Some(SiteFacility::Own(own)) => {
                let at = joined(&[&at, ".facility.own"]);
                building = Some(BuildingPlan {
                    mw: self.maybe(joined(&[&at, ".mw"]), &own.mw),
                    built: self.when(joined(&[&at, ".built"]), own.built.as_ref()),
                    shell: (
                        self.leaf(joined(&[&at, ".shell_usd_per_mw"]), &own.shell_usd_per_mw),
                        self.leaf(joined(&[&at, ".shell_life_years"]), &own.shell_life_years),
                    ),
                    plant: (
                        self.leaf(joined(&[&at, ".plant_usd_per_mw"]), &own.plant_usd_per_mw),
                        self.leaf(joined(&[&at, ".plant_life_years"]), &own.plant_life_years),
                    ),
                });
            }
            Some(SiteFacility::Colocation(hall)) => {
                let at = joined(&[&at, ".facility.colocation"]);
                let years: Vec<_> = hall.by_year.iter().map(|of| (of.year, &of.usd_per_kw_month)).collect();
                rates.hall = self.by_year(&at, ["usd_per_kw_month", "by_year"], hall.usd_per_kw_month.as_ref(), &years);
                if rates.hall.is_empty() {
                    self.fail(Code::Missing, at, "has no rent", "`usd_per_kw_month` or `by_year`");
                }
            }
            None => {}
        }
        self.sites.push(rates);
        SitePlan {
            id: site.id.clone(),
            label: site.label.clone().unwrap_or_else(|| site.id.clone()),
            building,
            staff: self.maybe(joined(&[&at, ".staff_usd_per_year"]), &site.staff_usd_per_year),
        }
    }

    /// A rate: one for all years, or one for every year of the window. `names` are those of the two fields.
    pub(super) fn by_year<U: Unit>(
        &mut self,
        at: &str,
        names: [&str; 2],
        one: Option<&Estimate<U>>,
        years: &[(f64, &Estimate<U>)],
    ) -> Vec<At<U>> {
        let [name, list] = names;
        if years.is_empty() {
            return one.map(|rate| self.leaf(joined(&[at, ".", name]), rate)).into_iter().collect();
        }
        let list = joined(&[at, ".", list]);
        if one.is_some() {
            self.fail(Code::Impossible, list.clone(), &joined(&["stands beside `", name, "`"]), "one of the two");
        }
        let Some(start) = self.scenario.start_year.filter(|year| YEARS.contains(year)) else {
            // A year that is none has been told already.
            if self.scenario.start_year.is_none() {
                let message = joined(&["is missing, and `", &list, "` tells calendar years"]);
                let accepted = "the calendar year in which the window starts";
                self.fail(Code::Missing, "start_year".to_owned(), &message, accepted);
            }
            return Vec::new();
        };
        for (place, (year, _)) in years.iter().enumerate() {
            if years.iter().take(place).any(|(other, _)| other == year) {
                let message = joined(&["two rates have the year ", &number(*year)]);
                self.fail(Code::DuplicateId, list.clone(), &message, "each year once");
            }
        }
        let mut rates = Vec::new();
        let mut year = start;
        while year < start + self.scenario.window_years.point {
            match years.iter().find(|(of, _)| *of == year) {
                Some((_, rate)) => rates.push(self.leaf(joined(&[&list, "[", &number(year), "].", name]), rate)),
                None => {
                    let message = joined(&["has no rate for ", &number(year)]);
                    self.fail(Code::Missing, list.clone(), &message, "a rate for every year of the window");
                }
            }
            year += 1.0;
        }
        rates
    }

    /// A moment, in years after the start of the window.
    pub(super) fn when(&mut self, at: String, when: Option<&When>) -> Option<At<YearsFromStart>> {
        Some(match when? {
            When::Years(years) => self.leaf(joined(&[&at, ".years"]), years),
            When::Date(date) => {
                let at = joined(&[&at, ".date"]);
                if self.scenario.start_year.is_none() {
                    let message = joined(&["is missing, and `", &at, "` is a date"]);
                    let accepted = "the calendar year in which the window starts";
                    self.fail(Code::Missing, "start_year".to_owned(), &message, accepted);
                }
                let years = years_after(date, self.scenario.start_year.unwrap_or_default());
                if years.is_none() {
                    let message = joined(&["must be a date, got `", date, "`"]);
                    self.fail(Code::WrongType, at.clone(), &message, "2026, 2026-07 or 2026-07-01");
                }
                self.leaf(at, &Estimate::of(years.unwrap_or_default()))
            }
        })
    }
}
