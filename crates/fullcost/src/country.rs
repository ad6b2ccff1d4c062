//! Countries as documents name them: by two letters, three letters (ISO 3166-1) or their English name.

/// A country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its two letters.
    pub iso2: &'static str,
    /// Its three letters.
    pub iso3: &'static str,
    /// Its English name.
    pub name: &'static str,
    /// What else it is called; empty for nothing.
    alias: &'static str,
}

impl Country {
    fn is(&self, wanted: &str) -> bool {
        let named = [self.iso2, self.iso3, self.name, self.alias];
        !wanted.is_empty() && named.iter().any(|name| name.eq_ignore_ascii_case(wanted))
    }
}

/// The country of that name, in whatever case. None for one that no table of this library knows.
pub fn country(wanted: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.is(wanted.trim()))
}

const fn of(iso2: &'static str, iso3: &'static str, name: &'static str, alias: &'static str) -> Country {
    Country { iso2, iso3, name, alias }
}

const COUNTRIES: &[Country] = &[
    of("AE", "ARE", "United Arab Emirates", "UAE"),
    of("AU", "AUS", "Australia", ""),
    of("BR", "BRA", "Brazil", ""),
    of("CA", "CAN", "Canada", ""),
    of("CH", "CHE", "Switzerland", ""),
    of("CN", "CHN", "China", "People's Republic of China"),
    of("DE", "DEU", "Germany", ""),
    of("DK", "DNK", "Denmark", ""),
    of("ES", "ESP", "Spain", ""),
    of("FI", "FIN", "Finland", ""),
    of("FR", "FRA", "France", ""),
    of("GB", "GBR", "United Kingdom", "UK"),
    of("HK", "HKG", "Hong Kong", ""),
    of("ID", "IDN", "Indonesia", ""),
    of("IE", "IRL", "Ireland", ""),
    of("IL", "ISR", "Israel", ""),
    of("IN", "IND", "India", ""),
    of("IS", "ISL", "Iceland", ""),
    of("IT", "ITA", "Italy", ""),
    of("JP", "JPN", "Japan", ""),
    of("KR", "KOR", "South Korea", "Korea"),
    of("KZ", "KAZ", "Kazakhstan", ""),
    of("MX", "MEX", "Mexico", ""),
    of("MY", "MYS", "Malaysia", ""),
    of("NL", "NLD", "Netherlands", "The Netherlands"),
    of("NO", "NOR", "Norway", ""),
    of("PL", "POL", "Poland", ""),
    of("QA", "QAT", "Qatar", ""),
    of("SA", "SAU", "Saudi Arabia", ""),
    of("SE", "SWE", "Sweden", ""),
    of("SG", "SGP", "Singapore", ""),
    of("TH", "THA", "Thailand", ""),
    of("TW", "TWN", "Taiwan", ""),
    of("US", "USA", "United States", "United States of America"),
    of("VN", "VNM", "Vietnam", "Viet Nam"),
    of("ZA", "ZAF", "South Africa", ""),
];

/// The English names of all.
pub fn names() -> impl Iterator<Item = &'static str> {
    COUNTRIES.iter().map(|country| country.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_one_country() {
        for of in COUNTRIES {
            for name in [of.iso2, of.iso3, of.name, of.alias] {
                let lower = name.to_lowercase();
                let found: Vec<&Country> = COUNTRIES.iter().filter(|other| other.is(&lower)).collect();
                assert!(name.is_empty() || found == [of], "{name}");
            }
        }
        assert_eq!(country(" united states ").map(|of| of.iso2), Some("US"));
        assert_eq!(country("").or(country("Atlantis")), None);
    }
}
