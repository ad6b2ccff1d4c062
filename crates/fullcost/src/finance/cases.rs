//! Cases with a published answer, as JSON text with their sources.

/// Plans and mixes of capital, what was published of them, and what in them is assumed.
pub fn cases_text() -> &'static str {
    include_str!("../../data/finance/cases.json")
}

/// What owning and renting an hour of seven accelerators costs by one public table, and purchase prices to compare with.
pub fn own_rent_text() -> &'static str {
    include_str!("../../data/finance/own_rent.json")
}
