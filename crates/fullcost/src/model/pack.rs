//! The compact binary form of a resolved scenario: how each part writes itself to bytes and reads itself back.

use crate::error::{Code, Error, Result};
use crate::text::joined;

/// Bytes that are still to be read, and how many leaves their places may point into.
///
/// A fault is remembered here and not returned at every step: the code that opens a plan is in every widget, and small.
pub struct Bytes<'a> {
    rest: &'a [u8],
    leaves: u32,
    depth: u32,
    fault: Option<&'static str>,
}

/// How deep a part may contain others of its kind.
pub const DEEPEST: u32 = 8;

impl<'a> Bytes<'a> {
    /// Bytes of a plan with so many leaves.
    pub fn new(rest: &'a [u8], leaves: u32) -> Bytes<'a> {
        Bytes { rest, leaves, depth: 0, fault: None }
    }

    /// The same bytes, for a plan with so many leaves.
    pub fn with_leaves(self, leaves: u32) -> Bytes<'a> {
        Bytes { leaves, ..self }
    }

    /// What was wrong with the bytes, or that some are left.
    pub fn end(&self) -> Result<()> {
        match self.fault {
            Some(fault) => Err(bad(fault)),
            None if self.rest.is_empty() => Ok(()),
            None => Err(bad("does not have the length that it states")),
        }
    }

    /// Remembers a fault. What is read after it does not matter.
    pub fn fail(&mut self, fault: &'static str) {
        self.fault.get_or_insert(fault);
        self.rest = &[];
    }

    /// Reads a part that may contain others of its kind; `None`, and a fault, where they go too deep.
    pub fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth == DEEPEST {
            self.fail("is nested too deep");
            return None;
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        Some(read)
    }

    /// Whether a leaf of that number exists.
    pub fn has_leaf(&self, index: u32) -> bool {
        index < self.leaves
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        match self.rest.split_at_checked(count) {
            Some((taken, rest)) => {
                self.rest = rest;
                taken
            }
            None => {
                self.fail("ends too early");
                &[]
            }
        }
    }

    fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }
}

/// An error about the bytes.
pub fn bad(what: &str) -> Error {
    Error::new(
        Code::BadBlob,
        "",
        joined(&["the resolved scenario ", what]),
        "bytes made by `fullcost resolve` of this version",
    )
}

/// What can be written to bytes and read back.
pub trait Pack: Sized {
    /// Appends itself.
    fn pack(&self, out: &mut Vec<u8>);
    /// Reads itself.
    fn unpack(from: &mut Bytes<'_>) -> Self;
}

impl Pack for u32 {
    /// Seven bits a byte, lowest first.
    fn pack(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }
    fn unpack(from: &mut Bytes<'_>) -> u32 {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = from.byte();
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return value;
            }
        }
        from.fail("has a number that is too long");
        0
    }
}

impl Pack for f64 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }
    fn unpack(from: &mut Bytes<'_>) -> f64 {
        let value = from.take(8).try_into().map_or(0.0, f64::from_le_bytes);
        if !value.is_finite() {
            from.fail("has a number that is not finite");
        }
        value
    }
}

impl Pack for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        u32::from(*self).pack(out);
    }
    fn unpack(from: &mut Bytes<'_>) -> bool {
        u32::unpack(from) != 0
    }
}

impl Pack for String {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u32).pack(out);
        out.extend(self.as_bytes());
    }
    fn unpack(from: &mut Bytes<'_>) -> String {
        let length = u32::unpack(from) as usize;
        match std::str::from_utf8(from.take(length)) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                from.fail("has a text that is not UTF-8");
                String::new()
            }
        }
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        if bool::unpack(from) { Some(T::unpack(from)) } else { None }
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u32).pack(out);
        for item in self {
            item.pack(out);
        }
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        let mut list = Vec::new();
        for _ in 0..u32::unpack(from) {
            if from.fault.is_some() {
                break;
            }
            list.push(T::unpack(from));
        }
        list
    }
}

impl<T: Pack> Pack for Box<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        T::pack(self, out);
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        Box::new(T::unpack(from))
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        (A::unpack(from), B::unpack(from))
    }
}

/// Defines structs that pack field by field, in order.
macro_rules! packed {
    ($($(#[$doc:meta])+ pub struct $name:ident { $($(#[$fdoc:meta])+ $field:ident: $type:ty,)* })+) => {
        $($(#[$doc])+
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[$fdoc])+ pub $field: $type,)* }

        crate::model::pack::packed_fields!($name { $($field),* });
        )+
    };
}

/// Packs a struct field by field, in order.
macro_rules! packed_fields {
    ($name:ident { $($field:ident),* }) => {
        impl crate::model::pack::Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                $(crate::model::pack::Pack::pack(&self.$field, out);)*
            }
            fn unpack(from: &mut crate::model::pack::Bytes<'_>) -> Self {
                $name { $($field: crate::model::pack::Pack::unpack(from),)* }
            }
        }
    };
}

/// A record (see `record!`) that also packs.
macro_rules! packed_record {
    ($(#[doc = $doc:literal])+ pub struct $name:ident { $($(#[doc = $fdoc:literal])+ $field:ident: $type:ty $(= $default:expr)?,)* }) => {
        crate::record::record! {
            $(#[doc = $doc])+
            pub struct $name { $($(#[doc = $fdoc])+ $field: $type $(= $default)?,)* }
        }
        crate::model::pack::packed_fields!($name { $($field),* });
    };
}

/// Packs a list of words by their place in it.
macro_rules! packed_words {
    ($($name:ty),+) => {
        $(impl crate::model::pack::Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                (Self::ALL.iter().position(|word| word == self).unwrap_or(0) as u32).pack(out);
            }
            fn unpack(from: &mut crate::model::pack::Bytes<'_>) -> Self {
                let place = u32::unpack(from) as usize;
                Self::ALL.get(place).copied().unwrap_or_else(|| {
                    from.fail("has an unknown word");
                    Self::first()
                })
            }
        })+
    };
}

/// Packs a choice between some shapes: its place, then its parts.
macro_rules! packed_choice {
    ($(#[$doc:meta])+ pub enum $name:ident { $($(#[$vdoc:meta])+ $variant:ident($($part:ident: $type:ty),+) = $tag:literal,)+ }) => {
        $(#[$doc])+
        #[derive(Clone, Debug)]
        pub enum $name { $($(#[$vdoc])+ $variant($($type),+),)+ }

        impl crate::model::pack::Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                match self {
                    $($name::$variant($($part),+) => {
                        u32::pack(&$tag, out);
                        $($part.pack(out);)+
                    })+
                }
            }
            fn unpack(from: &mut crate::model::pack::Bytes<'_>) -> Self {
                let tag = u32::unpack(from);
                $(if tag == $tag {
                    return $name::$variant($(<$type as crate::model::pack::Pack>::unpack(from)),+);
                })+
                from.fail("has an unknown choice");
                Self::NONE
            }
        }
    };
}

pub(crate) use {packed, packed_choice, packed_fields, packed_record, packed_words};
