//! Static tables of the catalog and the locales, as Rust.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use fullcost::accelerator::{Accelerator, Group};
use fullcost::catalog::GROUPS;
use fullcost::estimate::Estimate;
use fullcost::price::{PriceEntry, Terms, What, last_day};
use fullcost::read::Read;
use fullcost::source::{Seen, Source, Status};
use fullcost::training::presets::PresetEntry;

use crate::Derived;

/// The tables, or what is wrong with the data. A figure without a source that is not marked assumed stops the build.
pub fn files(root: &Path) -> Result<Vec<Derived>, String> {
    let data = root.join("crates/fullcost/data");
    Ok(vec![
        Derived { path: "crates/fullcost/src/catalog/tables.rs", text: catalog(&data)? },
        Derived { path: "crates/fullcost/src/catalog/prices/table.rs", text: prices(&data)? },
        Derived { path: "crates/fullcost/src/currency/table.rs", text: money(&data)? },
        Derived { path: "crates/fullcost/src/outcome/locale/tables.rs", text: locale(&data)? },
        Derived { path: "crates/fullcost/src/training/presets/table.rs", text: presets(&data)? },
    ])
}

fn list<T: Read>(path: &Path) -> Result<Vec<T>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let value = fullcost::document(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    fullcost::read::read::<Vec<T>>(&value).map_err(|error| format!("{}: {error}", path.display()))
}

fn catalog(data: &Path) -> Result<String, String> {
    let chips: Vec<Accelerator> = list(&data.join("accelerators.json"))?;
    let sources: Vec<Source> = list(&data.join("sources.json"))?;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut out = String::from(
        "//! Derived by fullcost-gen from `data/accelerators.json` and `data/sources.json`. Do not edit.\n\n\
         /// A chip in each line, its fields in the order of [`super::Chip`], then where each group of them comes from.\n\
         #[rustfmt::skip]\npub const CHIPS: &str = concat!(\n",
    );
    let mut cited: Vec<String> = Vec::new();
    for chip in &chips {
        for name in chip.aliases.iter().chain([&chip.key]) {
            if let Some(other) = names.insert(name.to_ascii_lowercase(), chip.key.clone()) {
                return Err(format!("accelerators[{}]: the name `{name}` is also `{other}`", chip.key));
            }
        }
        let groups = chip.groups.as_ref().ok_or_else(|| format!("accelerators[{}].groups: is missing", chip.key))?;
        let architecture =
            chip.architecture.as_ref().ok_or_else(|| format!("accelerators[{}].architecture: is missing", chip.key))?;
        let named = [
            ("peaks", &groups.peaks, has_peak(chip)),
            ("memory", &groups.memory, chip.memory_gb.or(chip.memory_tb_per_s).is_some()),
            ("link", &groups.link, chip.scale_up_gb_per_s.or(chip.scale_up_domain).is_some()),
            ("power", &groups.power, chip.tdp_w.is_some()),
            ("date", &groups.date, chip.released.is_some()),
            ("scale_out", &groups.scale_out, chip.scale_out_gb_per_s.is_some()),
            ("export", &groups.export, chip.export_note.is_some()),
        ];
        let mut told = Vec::new();
        for (name, group, needed) in named {
            let path = format!("accelerators[{}].groups.{name}", chip.key);
            let Some(group) = group else {
                if needed {
                    return Err(format!("{path}: is missing"));
                }
                continue;
            };
            if !needed {
                return Err(format!("{path}: has no field"));
            }
            sourced(&path, group, &sources)?;
            if !GROUPS.contains(&name) {
                return Err(format!("{path}: is no group of the catalog"));
            }
            let source = group.source.as_ref().map_or(0, |id| {
                let known = cited.iter().position(|other| other == id);
                1 + known.unwrap_or_else(|| {
                    cited.push(id.clone());
                    cited.len() - 1
                })
            });
            told.extend([name, &source.to_string(), group.status.id(), group.seen.id()].map(str::to_owned));
        }
        let numbers = [
            point(&chip.peaks.bf16_tflop_per_s),
            point(&chip.peaks.fp16_tflop_per_s),
            point(&chip.peaks.fp8_tflop_per_s),
            point(&chip.peaks.fp4_tflop_per_s),
            chip.memory_gb,
            chip.memory_tb_per_s,
            chip.scale_up_gb_per_s,
            chip.scale_up_domain,
            chip.scale_out_gb_per_s,
            chip.tdp_w,
        ];
        let aliases = chip.aliases.join("\t");
        let released = chip.released.clone().unwrap_or_default();
        let texts = [&chip.key, &chip.name, &chip.vendor, architecture, &aliases, &released].map(String::clone);
        let fields: Vec<String> = texts.into_iter().chain(numbers.map(written)).chain(told).collect();
        line(&mut out, &[fields])?;
    }
    out.push_str(");\n\n");
    let _ = writeln!(
        out,
        "/// Ids of the sources that the catalog cites.\n#[rustfmt::skip]\npub const SOURCES: &str = {:?};",
        cited.join(";")
    );
    Ok(out)
}

/// A number as it stands in a table that is a text.
fn written(number: Option<f64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

/// A line of such a table: fields with semicolons between, in parts with bars between.
fn line(out: &mut String, parts: &[Vec<String>]) -> Result<(), String> {
    if let Some(field) = parts.iter().flatten().find(|field| field.contains([';', '|', '\n'])) {
        return Err(format!("`{field}` has a semicolon, a bar or a line break"));
    }
    let parts: Vec<String> = parts.iter().map(|part| part.join(";").trim_end_matches(';').to_owned()).collect();
    let _ = writeln!(out, "    {:?},", parts.join("|").trim_end_matches('|').to_owned() + "\n");
    Ok(())
}

fn has_peak(chip: &Accelerator) -> bool {
    let peaks = &chip.peaks;
    [&peaks.bf16_tflop_per_s, &peaks.fp16_tflop_per_s, &peaks.fp8_tflop_per_s, &peaks.fp4_tflop_per_s]
        .iter()
        .any(|peak| peak.is_some())
}

fn point<U>(estimate: &Option<Estimate<U>>) -> Option<f64> {
    estimate.as_ref().map(|estimate| estimate.point)
}

/// A fact has a source, or is assumed; one that was only recalled is assumed and has no citation.
fn sourced(path: &str, group: &Group, sources: &[Source]) -> Result<(), String> {
    match &group.source {
        Some(id) if !sources.iter().any(|source| source.id == *id) => {
            Err(format!("{path}.source: `{id}` does not exist"))
        }
        Some(_) if group.seen == Seen::Memory => Err(format!("{path}: recalled only, so it must not cite a source")),
        None if group.status != Status::Assumed => Err(format!("{path}: has no source, so it must be `assumed`")),
        _ if group.seen == Seen::Memory && group.status != Status::Assumed => {
            Err(format!("{path}: recalled only, so it must be `assumed`"))
        }
        _ => Ok(()),
    }
}

fn prices(data: &Path) -> Result<String, String> {
    let entries: Vec<PriceEntry> = list(&data.join("prices.json"))?;
    let chips: Vec<Accelerator> = list(&data.join("accelerators.json"))?;
    let sources: Vec<Source> = list(&data.join("sources.json"))?;
    let mut rows = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let path = format!("prices[{place}]");
        let chip = chips.iter().position(|chip| chip.key == entry.chip);
        let chip = chip.ok_or_else(|| format!("{path}.chip: `{}` is no key of the catalog", entry.chip))?;
        let day = last_day(&entry.as_of).ok_or_else(|| format!("{path}.as_of: `{}` is no date", entry.as_of))?;
        let told =
            Group { source: entry.source.clone(), status: entry.status, seen: entry.seen, note: entry.note.clone() };
        sourced(&path, &told, &sources)?;
        rows.push(((chip, entry.kind, &entry.vendor, day), row(&path, entry)?));
    }
    rows.sort();
    if let Some((one, _)) = rows.iter().zip(rows.iter().skip(1)).find(|(one, next)| one.0 == next.0) {
        return Err(format!("prices: two of one chip, kind, vendor and date:\n{}", one.1));
    }
    let mut out = String::from(
        "//! Derived by fullcost-gen from `data/prices.json`. Do not edit.\n\n\
         use super::Price;\nuse crate::price::{Terms, What};\nuse crate::source::{Seen, Status};\n\n\
         /// The prices, by chip, kind, vendor and date.\n#[rustfmt::skip]\npub const PRICES: &[Price] = &[\n",
    );
    rows.iter().for_each(|(_, row)| out.push_str(row));
    out.push_str("];\n");
    Ok(out)
}

fn row(path: &str, entry: &PriceEntry) -> Result<String, String> {
    let usd = match (entry.what, entry.usd, entry.usd_per_gpu_hour) {
        (What::Purchase, Some(usd), None) | (What::Rental, None, Some(usd)) => usd,
        _ => return Err(format!("{path}: a purchase has `usd`, a rental has `usd_per_gpu_hour`")),
    };
    let rented = entry.kind <= Terms::Accounting;
    if rented != (entry.what == What::Rental) {
        return Err(format!("{path}.kind: `{}` is no kind of {}", entry.kind.id(), entry.what.id()));
    }
    let range = match (entry.low, entry.high) {
        (None, None) => None,
        (Some(low), Some(high)) if low < usd && usd < high => Some((low, high)),
        _ => return Err(format!("{path}: the price must lie between `low` and `high`")),
    };
    if !(usd > 0.0 && usd.is_finite()) {
        return Err(format!("{path}: must be above 0, got {usd}"));
    }
    Ok(format!(
        "    Price {{ chip: {:?}, what: What::{:?}, kind: Terms::{:?}, vendor: {:?}, usd: {usd:?}, range: {range:?}, as_of: {:?}, \
         source: {:?}, status: Status::{:?}, seen: Seen::{:?}, note: {:?} }},\n",
        entry.chip,
        entry.what,
        entry.kind,
        entry.vendor,
        entry.as_of,
        entry.source,
        entry.status,
        entry.seen,
        entry.note.as_deref().unwrap_or_default(),
    ))
}

fn presets(data: &Path) -> Result<String, String> {
    let entries: Vec<PresetEntry> = list(&data.join("architectures.json"))?;
    let sources: Vec<Source> = list(&data.join("sources.json"))?;
    let mut out = String::from(
        "//! Derived by fullcost-gen from `data/architectures.json`. Do not edit.\n\n\
         /// An architecture in each line, its fields in the order of [`super::Preset::read`].\n\
         #[rustfmt::skip]\npub const PRESETS: &str = concat!(\n",
    );
    for entry in entries {
        let path = format!("architectures[{}]", entry.key);
        entry.architecture.check().map_err(|error| format!("{path}.architecture.{error}"))?;
        let PresetEntry { key, name, source, status, seen, note, architecture, .. } = entry;
        let told = Group { source, status, seen, note };
        sourced(&path, &told, &sources)?;
        let of = &architecture;
        let numbers = [
            Some(of.layers),
            Some(of.hidden),
            Some(of.heads),
            of.kv_heads,
            of.head_dim,
            Some(of.ffn),
            of.gated.then_some(1.0),
            Some(of.vocab),
            of.tied.then_some(1.0),
            Some(of.multi_token),
        ];
        let of = of.experts.as_ref();
        let experts = [
            of.map(|of| of.count),
            of.map(|of| of.top_k),
            of.map(|of| of.ffn),
            of.map(|of| of.shared_ffn),
            of.and_then(|of| of.layers),
            of.and_then(|of| of.node_limit),
        ];
        let of = architecture.latent.as_ref();
        let latent = [
            of.map(|of| of.kv_rank),
            of.map(|of| of.q_rank),
            of.map(|of| of.qk_nope),
            of.map(|of| of.qk_rope),
            of.map(|of| of.value),
        ];
        let of = architecture.window.as_ref();
        let window = [of.map(|of| of.tokens), of.map(|of| of.layers)];
        let source = told.source.unwrap_or_default();
        let texts = [&key, &name, &source, status.id(), seen.id()].map(str::to_owned);
        let own = texts.into_iter().chain(numbers.map(written)).collect::<Vec<_>>();
        let parts = [own, experts.map(written).to_vec(), latent.map(written).to_vec(), window.map(written).to_vec()];
        line(&mut out, &parts)?;
    }
    out.push_str(");\n");
    Ok(out)
}

fn locale(data: &Path) -> Result<String, String> {
    let path = data.join("locales/en.json");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let entries: BTreeMap<String, String> =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let (asked, shown): (Vec<_>, Vec<_>) = entries.iter().partition(|(key, _)| is_asked(key));
    let mut out = String::from("//! Derived by fullcost-gen from `data/locales/`. Do not edit.\n");
    for (head, name, entries) in [
        ("/// English as pages show it: a key, a tab and its text in each line, sorted by key.", "EN", shown),
        ("/// The rest of it, in answers that no page shows.\n#[cfg(feature = \"read\")]", "EN_ASKED", asked),
    ] {
        let _ = write!(out, "\n{head}\n#[rustfmt::skip]\npub const {name}: &str = concat!(\n");
        for (key, text) in entries {
            let line = format!("{key}\t{text}\n");
            if line.matches(['\t', '\n']).count() != 2 {
                return Err(format!("{}: `{key}` has a tab or a line break", path.display()));
            }
            let _ = writeln!(out, "    {line:?},");
        }
        out.push_str(");\n");
    }
    Ok(out)
}

/// Whether only questions have a use for these words: the article build does without them.
fn is_asked(key: &str) -> bool {
    const GROUPS: [&str; 3] = ["comparison.", "output.", "solve."];
    const KEYS: [&str; 9] = [
        "condition.always",
        "condition.same",
        "condition.sentence",
        "curve.apart",
        "curve.sentence",
        "driver.narrow",
        "driver.noise",
        "driver.share",
        "list.or",
    ];
    KEYS.contains(&key) || GROUPS.iter().any(|group| key.starts_with(group))
}

/// A line of a table of figures by year or month: what it is of, its period and the figure as it is written.
struct Figure<'a> {
    of: &'a str,
    period: &'a str,
    figure: &'a str,
    source: &'a str,
    status: &'a str,
    note: &'a str,
}

fn money(data: &Path) -> Result<String, String> {
    let sources: Vec<Source> = list(&data.join("sources.json"))?;
    let read = |name: &str| {
        let path = data.join("money").join(name);
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let (rates, index) = (read("exchange_rates.csv")?, read("price_index.csv")?);
    let rates =
        figures("exchange_rates.csv", &rates, ["currency", "period", "per_usd", "days", "source", "status", "note"])?;
    let index = figures("price_index.csv", &index, ["", "year", "index", "", "source", "status", "note"])?;
    let mut out = String::from(
        "//! Derived by fullcost-gen from `data/money/`. Do not edit.\n\n\
         use super::Series;\nuse crate::source::Status;\n\n\
         /// Money of a currency for a dollar.\n#[rustfmt::skip]\npub const RATES: &[Series] = &[\n",
    );
    let currencies = ["cny", "eur"];
    if let Some(other) = rates.iter().find(|line| !currencies.contains(&line.of)) {
        return Err(format!("exchange_rates.csv: `{}` is no currency that is converted", other.of));
    }
    for currency in currencies {
        let of: Vec<&Figure<'_>> = rates.iter().filter(|line| line.of == currency).collect();
        let _ = writeln!(out, "    {},", series(currency, &of, &sources)?);
    }
    let of: Vec<&Figure<'_>> = index.iter().collect();
    let _ = writeln!(
        out,
        "];\n\n/// The price index.\n#[rustfmt::skip]\npub const INDEX: Series = {};",
        series("cpi-u", &of, &sources)?
    );
    Ok(out)
}

/// The lines of a table whose columns are named so; a column without a name is not there.
fn figures<'a>(file: &str, table: &'a str, columns: [&str; 7]) -> Result<Vec<Figure<'a>>, String> {
    let expected: Vec<&str> = columns.into_iter().filter(|column| !column.is_empty()).collect();
    let mut lines = table.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split(',').filter(|column| *column != "seen").collect();
    if head != expected {
        return Err(format!("{file}: must have the columns {expected:?}, got {head:?}"));
    }
    let seen = table.lines().next().unwrap_or_default().split(',').position(|column| column == "seen");
    let read = |line: &'a str| {
        let cells = line.split(',').enumerate().filter(|(place, _)| Some(*place) != seen).map(|(_, cell)| cell);
        let cells: BTreeMap<&str, &str> = expected.iter().copied().zip(cells).collect();
        let cell = |place: usize| columns.get(place).and_then(|column| cells.get(column)).copied().unwrap_or_default();
        Figure { of: cell(0), period: cell(1), figure: cell(2), source: cell(4), status: cell(5), note: cell(6) }
    };
    Ok(lines.map(read).collect())
}

/// Figures as whole numbers, which take less room. Years and months must follow one another, the last year of months may be short.
fn series(id: &str, lines: &[&Figure<'_>], sources: &[Source]) -> Result<String, String> {
    let first = lines.first().ok_or_else(|| format!("{id}: has no figures"))?;
    let digits = lines.iter().map(|line| line.figure.split_once('.').map_or(0, |(_, part)| part.len())).max();
    let places = 10_u32.pow(digits.unwrap_or(0) as u32);
    let told = Group {
        source: Some(first.source.to_owned()),
        status: Status::from_id(first.status).ok_or_else(|| format!("{id}: `{}` is no status", first.status))?,
        seen: Seen::Primary,
        note: None,
    };
    sourced(id, &told, sources)?;
    let (mut years, mut months, mut notes, mut start) = (Vec::new(), Vec::new(), Vec::new(), None);
    for line in lines {
        let at = format!("{id} {}", line.period);
        if (line.source, line.status) != (first.source, first.status) {
            return Err(format!("{at}: has another source or status than the first"));
        }
        let figure: f64 = line.figure.parse().map_err(|_| format!("{at}: `{}` is no number", line.figure))?;
        let whole = (figure * f64::from(places)).round() as u32;
        if whole == 0 || f64::from(whole) / f64::from(places) != figure {
            return Err(format!("{at}: `{}` must be above 0, with few digits", line.figure));
        }
        let [year, month, _] = last_day(line.period).ok_or_else(|| format!("{at}: is no year or month"))?;
        let start = *start.get_or_insert(year);
        let (list, place) = match line.period.len() {
            4 => (&mut years, usize::from(year - start)),
            7 => (&mut months, usize::from(year - start) * 12 + usize::from(month) - 1),
            _ => return Err(format!("{at}: is no year or month")),
        };
        if list.len() != place {
            return Err(format!("{at}: does not follow the line before"));
        }
        list.push(whole);
        if !line.note.is_empty() {
            notes.push((year, line.note));
        }
    }
    Ok(format!(
        "Series {{\n        id: {id:?}, source: {:?}, status: Status::{:?}, first_year: {}, places: {places}.0,\n        \
         years: &{years:?},\n        months: &{months:?},\n        notes: &{notes:?},\n    }}",
        first.source,
        told.status,
        start.unwrap_or_default(),
    ))
}
