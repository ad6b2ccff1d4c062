//! A scenario as a document of another day: without the claims that were not out yet, and without what leans on them. Where their
//! author corrected a figure of their own, what leans on the correction leans on the earlier figure then.

use crate::error::Result;
use crate::json::ToJson;
use crate::scenario::{Claim, Figure, Scenario};
use crate::value::Value;
use crate::versions::at::{field, text};
use crate::versions::known::{Day, Standing, known_claim, written};

/// The document without later claims, as of that day.
pub fn then(document: &Value, scenario: &Scenario, day: Day) -> Result<Value> {
    let claims = Claims { all: &scenario.claims, day };
    let Value::Map(entries) = document else { return Ok(document.clone()) };
    let mut kept = Vec::new();
    for (key, value) in entries {
        let value = match key.as_str() {
            "as_of" => Some(Value::Text(written(day))),
            "claims" => Some(items(value, |claim| claims.claim(claim))),
            "bridges" => Some(claims.bridges(value)),
            "audits" => Some(items(value, |audit| (!claims.is_late(audit)).then(|| audit.clone()))),
            "headline" => claims.headline(value),
            _ => Some(value.clone()),
        };
        kept.extend(value.map(|value| (key.clone(), value)));
    }
    Ok(Value::Map(kept))
}

/// What becomes of each item of a list.
fn items(list: &Value, of: impl Fn(&Value) -> Option<Value>) -> Value {
    let Value::List(items) = list else { return list.clone() };
    Value::List(items.iter().filter_map(of).collect())
}

/// The claims of a scenario on a day.
struct Claims<'a> {
    all: &'a [Claim],
    day: Day,
}

impl Claims<'_> {
    fn is_later(&self, id: &str) -> bool {
        self.find(id).is_some_and(|claim| known_claim(claim, self.day).standing == Standing::NotYet)
    }

    fn find(&self, id: &str) -> Option<&Claim> {
        self.all.iter().find(|claim| claim.id == id)
    }

    /// The claim that stood in a claim's place: itself, or the money for the same thing that its author corrected by it. None where
    /// nothing was out.
    fn stood(&self, id: &str) -> Option<&str> {
        let mut claim = self.find(id)?;
        // No chain of corrections is longer, unless it goes round.
        for _ in self.all {
            if !self.is_later(&claim.id) {
                return Some(&claim.id);
            }
            let before = self.find(claim.corrects.as_ref()?)?;
            if before.by != claim.by || !counts_the_same(before, claim) {
                return None;
            }
            claim = before;
        }
        None
    }

    /// The headline of that day. None where the figures of that day would turn its question round.
    fn headline(&self, value: &Value) -> Option<Value> {
        let then = self.leaning(value, &["small", "large", "unit"])?;
        let usd = |headline: &Value, key: &str| text(headline, key).and_then(|id| self.find(id)).and_then(usd);
        let rises = |headline: &Value| usd(headline, "small") < usd(headline, "large");
        (rises(&then) || !rises(value)).then_some(then)
    }

    /// The bridges of that day. Of two that have become one, the first.
    fn bridges(&self, value: &Value) -> Value {
        let Value::List(bridges) = value else { return value.clone() };
        let ends = |bridge: &Value| (text(bridge, "from").map(str::to_owned), text(bridge, "to").map(str::to_owned));
        let mut kept: Vec<(&Value, Value)> = Vec::new();
        for now in bridges {
            let Some(then) = self.leaning(now, &["from", "to"]) else { continue };
            if !kept.iter().any(|(other, kept)| ends(kept) == ends(&then) && ends(other) != ends(now)) {
                kept.push((now, then));
            }
        }
        Value::List(kept.into_iter().map(|(_, then)| then).collect())
    }

    /// A claim that was out, without a later one that it corrects.
    fn claim(&self, claim: &Value) -> Option<Value> {
        if text(claim, "id").is_some_and(|id| self.is_later(id)) {
            return None;
        }
        let Value::Map(entries) = claim else { return Some(claim.clone()) };
        let gone = |key: &str| key == "corrects" && text(claim, key).is_some_and(|id| self.is_later(id));
        Some(Value::Map(entries.iter().filter(|(key, _)| !gone(key)).cloned().collect()))
    }

    /// What leans on claims of money, with those that stood in their places. None where one has none, or two have become one.
    fn leaning(&self, value: &Value, keys: &[&str]) -> Option<Value> {
        let Value::Map(entries) = value else { return Some(value.clone()) };
        let (mut kept, mut named) = (Vec::new(), Vec::new());
        for (key, value) in entries {
            let value = match value {
                Value::Text(id) if keys.contains(&key.as_str()) => {
                    let stood = self.stood(id)?;
                    named.push((id, stood));
                    Value::Text(stood.to_owned())
                }
                other => other.clone(),
            };
            kept.push((key.clone(), value));
        }
        let same = |(now, then): &(&String, &str)| named.iter().any(|(other, stood)| other != now && stood == then);
        (!named.iter().any(same)).then_some(Value::Map(kept))
    }

    /// Whether a sum has a later claim in it. An earlier figure would not add up to the same.
    fn is_late(&self, audit: &Value) -> bool {
        let parts = match field(audit, "parts") {
            Some(Value::List(parts)) => parts.as_slice(),
            _ => &[],
        };
        let mut named = text(audit, "total").into_iter().chain(parts.iter().filter_map(|part| match part {
            Value::Text(id) => Some(id.as_str()),
            _ => None,
        }));
        named.any(|id| self.is_later(id))
    }
}

fn usd(claim: &Claim) -> Option<f64> {
    match &claim.figure {
        Figure::Money(money) => Some(money.usd),
        _ => None,
    }
}

/// Whether two claims are money, for the same scope and time.
fn counts_the_same(a: &Claim, b: &Claim) -> bool {
    match (&a.figure, &b.figure) {
        (Figure::Money(a), Figure::Money(b)) => a.per_year == b.per_year && a.scope.json() == b.scope.json(),
        _ => false,
    }
}
