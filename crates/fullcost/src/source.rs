//! Where figures come from: sources, how sure a figure is, and how far it was checked.

use crate::record::{record, words};

words! {
    /// Who stands behind a figure.
    pub enum Status {
        /// The owner of the fact said so.
        Stated = "stated",
        /// Somebody else worked it out.
        Estimated = "estimated",
        /// The model made it from other figures.
        Computed = "computed",
        /// Nobody who could be cited: our supposition.
        Assumed = "assumed",
    }
}

words! {
    /// How far a figure was checked.
    pub enum Seen {
        /// The original document's text was read.
        Primary = "primary",
        /// A page that quotes it was read.
        Secondary = "secondary",
        /// Only the article tells it; it was not found elsewhere.
        ArticleOnly = "article_only",
        /// Recalled, no text found. Must be assumed and has no citation.
        Memory = "memory",
        /// Worked out here from other figures.
        Computed = "computed",
    }
}

record! {
    /// A document that a figure comes from.
    pub struct Source {
        /// Short name, used by estimates and claims.
        id: String,
        /// Its title.
        title: String,
        /// Who published it.
        by: String,
        /// When: a year, a month (`2024-12`) or a day.
        date: String,
        /// Where it can be read.
        url: Option<String>,
        /// What else a reader should know about it.
        note: Option<String>,
    }
}

/// The sources that several tables cite, from `data/sources.json`. A test holds that they can be read.
#[cfg(feature = "json")]
pub(crate) fn shared() -> &'static [Source] {
    static ALL: std::sync::OnceLock<Vec<Source>> = std::sync::OnceLock::new();
    ALL.get_or_init(|| {
        let list = crate::document(include_str!("../data/sources.json"));
        list.and_then(|list| crate::read::read(&list)).unwrap_or_default()
    })
}
