//! Describes the document types to the scribe, which writes schemas and types for the other languages from it.

use std::collections::BTreeMap;

use crate::units::Range;

/// The shape of a value.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Any finite number.
    Number,
    /// A whole number.
    Integer,
    /// Text.
    Text,
    /// True or false.
    Bool,
    /// A number or the name of a choice.
    NumberOrText,
    /// An estimate of a unit.
    Estimate {
        /// The unit's key.
        unit: &'static str,
        /// The unit's words.
        words: &'static str,
        /// What is accepted.
        range: Range,
    },
    /// A value that may be null.
    Nullable(Box<Shape>),
    /// A list.
    List(Box<Shape>),
    /// A named type, described in [`Types`].
    Named(&'static str),
}

/// A field of an object or a key of a choice.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// What it means.
    pub doc: String,
    /// What it holds.
    pub shape: Shape,
    /// Whether it may be left out.
    pub optional: bool,
}

/// A named type.
#[derive(Clone, Debug)]
pub enum Type {
    /// An object with fields.
    Object(Vec<Field>),
    /// An object with exactly one of the keys.
    Choice(Vec<Field>),
    /// One of some words, each with its meaning.
    Words(Vec<(&'static str, String)>),
}

/// All named types, with their documentation.
#[derive(Default)]
pub struct Types(pub BTreeMap<&'static str, (String, Type)>);

impl Types {
    /// Describes an object once.
    pub fn object(&mut self, name: &'static str, doc: &[&str], fields: impl FnOnce(&mut Types) -> Vec<Field>) -> Shape {
        self.named(name, doc, |types| Type::Object(fields(types)))
    }

    /// Describes a choice once.
    pub fn choice(&mut self, name: &'static str, doc: &[&str], keys: impl FnOnce(&mut Types) -> Vec<Field>) -> Shape {
        self.named(name, doc, |types| Type::Choice(keys(types)))
    }

    /// Describes a list of words once.
    pub fn words(&mut self, name: &'static str, doc: &[&str], words: &[(&'static str, String)]) -> Shape {
        self.named(name, doc, |_| Type::Words(words.to_vec()))
    }

    /// Panics if two types share a name: one would silently stand for both.
    fn named(&mut self, name: &'static str, doc: &[&str], make: impl FnOnce(&mut Types) -> Type) -> Shape {
        if let Some((known, _)) = self.0.get(name) {
            assert!(*known == joined(doc), "two types are called {name}");
        } else {
            self.0.insert(name, (joined(doc), Type::Words(Vec::new())));
            let made = make(self);
            self.0.insert(name, (joined(doc), made));
        }
        Shape::Named(name)
    }
}

/// Documentation lines as one text.
pub fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// What can describe itself.
pub trait Describe {
    /// Whether a field of this type may be left out.
    const OPTIONAL: bool = false;
    /// Its shape; named types are entered into `types`.
    fn describe(types: &mut Types) -> Shape;
}

macro_rules! simple {
    ($($type:ty => $shape:ident),+) => {
        $(impl Describe for $type {
            fn describe(_: &mut Types) -> Shape {
                Shape::$shape
            }
        })+
    };
}
simple!(f64 => Number, u32 => Integer, String => Text, bool => Bool);

impl<T: Describe> Describe for Option<T> {
    const OPTIONAL: bool = true;
    fn describe(types: &mut Types) -> Shape {
        Shape::Nullable(Box::new(T::describe(types)))
    }
}

impl<T: Describe> Describe for Box<T> {
    fn describe(types: &mut Types) -> Shape {
        T::describe(types)
    }
}

impl<T: Describe> Describe for Vec<T> {
    const OPTIONAL: bool = true;
    fn describe(types: &mut Types) -> Shape {
        Shape::List(Box::new(T::describe(types)))
    }
}
