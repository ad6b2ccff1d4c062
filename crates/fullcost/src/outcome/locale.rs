//! Words of a language: templates from `data/locales/`, filled in here so that every face says the same.

#[cfg(feature = "tables")]
mod tables;

use crate::record::{answer, words};
use crate::text::joined;

/// The templates of a language.
#[derive(Clone, Copy)]
pub struct Locale {
    /// The language's tag.
    pub lang: &'static str,
    /// The direction that it is written in: `ltr` or `rtl`.
    pub dir: &'static str,
    /// A key, a tab and its template in each line, sorted by key: a list of texts would bring their addresses and lengths
    /// into the wasm, which do not compress.
    lines: &'static str,
    /// The same for answers that no page shows.
    #[cfg(feature = "read")]
    asked: &'static str,
}

/// What stands where words are missing.
pub const MISSING: &str = "[no words]";

/// English, the language of the shipped scenarios.
#[cfg(feature = "tables")]
pub const ENGLISH: Locale = Locale {
    lang: "en",
    dir: "ltr",
    lines: tables::EN,
    #[cfg(feature = "read")]
    asked: tables::EN_ASKED,
};
/// English before the scribe has written its table.
#[cfg(not(feature = "tables"))]
pub const ENGLISH: Locale = Locale {
    lang: "en",
    dir: "ltr",
    lines: "",
    #[cfg(feature = "read")]
    asked: "",
};

words! {
    /// What a piece of a sentence is.
    pub enum Mark {
        /// Ordinary text.
        Plain = "plain",
        /// Stressed.
        Strong = "strong",
        /// The page's unit figure, in the accent colour.
        Accent = "accent",
        /// The number of a claim, set small and raised.
        Note = "note",
        /// Where an input stands; the text is its present value.
        Control = "control",
        /// The second line of a heading.
        Deck = "deck",
    }
}

answer! {
    /// A piece of a sentence.
    pub struct Span {
        /// Its text.
        text: String,
        /// What it is.
        mark: Mark,
        /// Id of the claim, for a note; else empty.
        r#ref: String,
    }
}

/// A sentence in pieces.
pub type Spans = Vec<Span>;

/// The plain text of a sentence; notes are left out.
pub fn text_of(spans: &[Span]) -> String {
    spans.iter().filter(|span| span.mark != Mark::Note).map(|span| span.text.as_str()).collect()
}

/// Looks at the line around the middle of what is left, and goes on before or after it. A tab sorts before every key.
#[inline(never)] // once for both tables
fn line_of(lines: &'static str, key: &str) -> Option<&'static str> {
    let mut left = lines;
    while !left.is_empty() {
        let half = left.as_bytes().iter().take(left.len() / 2);
        let start = half.rev().position(|&byte| byte == b'\n').map_or(0, |back| left.len() / 2 - back);
        let (before, from) = left.split_at_checked(start)?;
        match from.strip_prefix(key).and_then(|rest| rest.strip_prefix('\t')) {
            Some(text) => return text.split_once('\n').map(|(text, _)| text),
            None if from < key => left = from.split_once('\n')?.1,
            None => left = before,
        }
    }
    None
}

impl Locale {
    /// The template under a key; a visible gap if there is none (a test sees to it that there is).
    pub fn word(&self, key: &str) -> &'static str {
        self.find(key).unwrap_or(MISSING)
    }

    /// The same as a text of its own.
    #[inline(never)] // once, and not for each of a page's sixty
    pub fn text(&self, key: &str) -> String {
        self.word(key).to_owned()
    }

    /// The templates of a group under these names.
    pub fn list(&self, group: &str, names: &[&str]) -> Vec<String> {
        names.iter().map(|name| self.of(group, name).to_owned()).collect()
    }

    /// The template under a key in two parts: `status` and `stated`.
    pub fn of(&self, group: &str, name: &str) -> &'static str {
        self.word(&joined(&[group, ".", name]))
    }

    /// Fills the template under a key in two parts.
    pub fn fill_of(&self, group: &str, name: &str, arguments: &[(&str, &str)]) -> String {
        self.fill(&joined(&[group, ".", name]), arguments)
    }

    /// Whether there is a template under that key.
    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    fn find(&self, key: &str) -> Option<&'static str> {
        let found = line_of(self.lines, key);
        #[cfg(feature = "read")]
        let found = found.or_else(|| line_of(self.asked, key));
        found
    }

    /// A template with its `{names}` filled in, as plain text.
    pub fn fill(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        text_of(&self.spans(key, arguments))
    }

    /// A template with its `{names}` filled in, those written `{Name}` as a sentence begins, in pieces: `<b>` is strong, `<a>` accent,
    /// `<c>` a control, `<d>` the deck.
    pub fn spans(&self, key: &str, arguments: &[(&str, &str)]) -> Spans {
        let mut spans = Spans::new();
        let mut mark = Mark::Plain;
        let mut text = String::new();
        let mut rest = self.word(key);
        while let Some(place) = rest.find(['{', '<']) {
            let Some((before, from)) = rest.split_at_checked(place) else { break };
            text.push_str(before);
            let close = if from.starts_with('{') { '}' } else { '>' };
            let Some((name, after)) = from.get(1..).and_then(|inner| inner.split_once(close)) else {
                break;
            };
            if close == '}' {
                let start = text.len();
                let argument = arguments.iter().find(|(given, _)| given.eq_ignore_ascii_case(name));
                text.push_str(argument.map_or(name, |(_, value)| value));
                if name.starts_with(|first: char| first.is_ascii_uppercase()) {
                    capitalise(&mut text, start);
                }
            } else {
                push(&mut spans, &mut text, mark);
                mark = match name {
                    "b" => Mark::Strong,
                    "a" => Mark::Accent,
                    "c" => Mark::Control,
                    "d" => Mark::Deck,
                    _ => Mark::Plain,
                };
            }
            rest = after;
        }
        text.push_str(rest);
        push(&mut spans, &mut text, mark);
        spans
    }
}

/// Makes the letter at this place a capital.
pub fn capitalise(text: &mut str, at: usize) {
    if let Some(letter) = text.get_mut(at..at + 1) {
        letter.make_ascii_uppercase();
    }
}

fn push(spans: &mut Spans, text: &mut String, mark: Mark) {
    if !text.is_empty() {
        spans.push(Span { text: std::mem::take(text), mark, r#ref: String::new() });
    }
}
