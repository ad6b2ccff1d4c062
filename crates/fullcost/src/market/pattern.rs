//! Patterns of paths: `runs[*].rent_usd_per_gpu_hour`, `work[purpose=serving].hours.deployment.nodes`.

use crate::catalog;
use crate::error::{Code, Error, Result};
use crate::model::plan::Plan;
use crate::read::hint;
use crate::scope::Purpose;
use crate::text::joined;

/// A path whose brackets may hold more than one id.
pub struct Pattern<'a> {
    parts: Vec<Part<'a>>,
}

enum Part<'a> {
    /// As it is written.
    Text(&'a str),
    /// Any id.
    Any,
    /// One of these ids.
    Ids(Vec<&'a str>),
}

impl<'a> Pattern<'a> {
    /// Reads a pattern for a scenario. `at` is where it is written.
    ///
    /// Errors: no text, a bracket that does not close, and a purpose or a chip that nobody knows.
    pub fn new(text: &'a str, plan: &'a Plan, at: &str) -> Result<Pattern<'a>> {
        if text.is_empty() {
            return Err(Error::new(Code::Missing, at, "is empty", "a path such as fleet[*].count"));
        }
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some((before, after)) = rest.split_once('[') {
            let Some((inside, after)) = after.split_once(']') else {
                return Err(Error::new(Code::Syntax, at, "has a bracket that does not close", "fleet[*].count"));
            };
            parts.push(Part::Text(before));
            parts.push(match inside.split_once('=') {
                None if inside == "*" => Part::Any,
                None => Part::Ids(vec![inside]),
                Some((key, of)) => Part::Ids(chosen(plan, before, key, of, at)?),
            });
            rest = after;
        }
        parts.push(Part::Text(rest));
        Ok(Pattern { parts })
    }

    /// Whether a path is one of those.
    pub fn matches(&self, path: &str) -> bool {
        let mut rest = Some(path);
        for part in &self.parts {
            rest = rest.and_then(|rest| match part {
                Part::Text(text) => rest.strip_prefix(text),
                Part::Any => bracket(rest).map(|(_, after)| after),
                Part::Ids(ids) => bracket(rest).filter(|(id, _)| ids.contains(id)).map(|(_, after)| after),
            });
        }
        rest == Some("")
    }
}

/// The id in brackets at the start of a path, and what follows.
fn bracket(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix('[')?.split_once(']')
}

/// The ids of the items of a list that a key chooses.
fn chosen<'a>(plan: &'a Plan, list: &str, key: &str, of: &str, at: &str) -> Result<Vec<&'a str>> {
    match (list, key) {
        ("runs" | "work", "purpose") => {
            let purpose = purpose(of, at)?;
            let rows = plan.rows.iter().filter(|row| row.run == (list == "runs") && row.purpose == purpose);
            Ok(rows.map(|row| row.id.as_str()).collect())
        }
        ("lines", "purpose") => {
            let purpose = purpose(of, at)?;
            Ok(plan.lines.iter().filter(|line| line.purpose == purpose).map(|line| line.id.as_str()).collect())
        }
        ("fleet", "accelerator") => {
            let chip = catalog::find(of).ok_or_else(|| {
                let message = joined(&["`", of, "` is not in the catalog", &catalog::hint(of)]);
                Error::new(Code::UnknownName, at, message, "a name of the catalog")
            })?;
            Ok(plan.pools.iter().filter(|pool| pool.accelerator == chip.key).map(|pool| pool.id.as_str()).collect())
        }
        _ => {
            let message = joined(&["`", list, "` is not chosen from by `", key, "`"]);
            let accepted = "runs, work or lines by purpose, fleet by accelerator";
            Err(Error::new(Code::UnknownKey, at, message, accepted))
        }
    }
}

fn purpose(id: &str, at: &str) -> Result<Purpose> {
    let ids = || Purpose::ALL.iter().map(|purpose| purpose.id());
    Purpose::from_id(id).ok_or_else(|| {
        let message = joined(&["`", id, "` is no purpose", &hint(id, ids())]);
        Error::new(Code::UnknownName, at, message, ids().collect::<Vec<_>>().join(", "))
    })
}
