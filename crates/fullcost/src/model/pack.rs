//! The compact binary form of a resolved scenario: how each part writes itself to bytes and reads itself back.

use crate::error::{Code, Error, Result};

/// Bytes that are still to be read, and how many leaves their places may point into.
pub struct Bytes<'a> {
    rest: &'a [u8],
    leaves: u32,
}

impl<'a> Bytes<'a> {
    /// Bytes of a plan with so many leaves.
    pub fn new(rest: &'a [u8], leaves: u32) -> Bytes<'a> {
        Bytes { rest, leaves }
    }

    /// The same bytes, for a plan with so many leaves.
    pub fn with_leaves(self, leaves: u32) -> Bytes<'a> {
        Bytes { leaves, ..self }
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Whether a leaf of that number exists.
    pub fn has_leaf(&self, index: u32) -> bool {
        index < self.leaves
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or_else(|| bad("ends too early"))?;
        self.rest = rest;
        Ok(taken)
    }
}

/// An error about the bytes.
pub fn bad(what: &str) -> Error {
    Error::new(
        Code::BadBlob,
        "",
        format!("the resolved scenario {what}"),
        "bytes made by `fullcost resolve` of this version",
    )
}

/// What can be written to bytes and read back.
pub trait Pack: Sized {
    /// Appends itself.
    fn pack(&self, out: &mut Vec<u8>);
    /// Reads itself.
    fn unpack(from: &mut Bytes<'_>) -> Result<Self>;
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
    fn unpack(from: &mut Bytes<'_>) -> Result<u32> {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let [byte] = from.take(1)? else {
                return Err(bad("ends too early"));
            };
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(bad("has a number that is too long"))
    }
}

impl Pack for f64 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }
    fn unpack(from: &mut Bytes<'_>) -> Result<f64> {
        let bytes = from
            .take(8)?
            .try_into()
            .map_err(|_| bad("ends too early"))?;
        let value = f64::from_le_bytes(bytes);
        if value.is_finite() {
            Ok(value)
        } else {
            Err(bad("has a number that is not finite"))
        }
    }
}

impl Pack for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        u32::from(*self).pack(out);
    }
    fn unpack(from: &mut Bytes<'_>) -> Result<bool> {
        Ok(u32::unpack(from)? != 0)
    }
}

impl Pack for String {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u32).pack(out);
        out.extend(self.as_bytes());
    }
    fn unpack(from: &mut Bytes<'_>) -> Result<String> {
        let length = u32::unpack(from)? as usize;
        String::from_utf8(from.take(length)?.to_vec())
            .map_err(|_| bad("has a text that is not UTF-8"))
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }
    fn unpack(from: &mut Bytes<'_>) -> Result<Self> {
        Ok(if bool::unpack(from)? {
            Some(T::unpack(from)?)
        } else {
            None
        })
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        (self.len() as u32).pack(out);
        for item in self {
            item.pack(out);
        }
    }
    fn unpack(from: &mut Bytes<'_>) -> Result<Self> {
        let count = u32::unpack(from)?;
        (0..count).map(|_| T::unpack(from)).collect()
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }
    fn unpack(from: &mut Bytes<'_>) -> Result<Self> {
        Ok((A::unpack(from)?, B::unpack(from)?))
    }
}

/// Defines structs that pack field by field, in order.
macro_rules! packed {
    ($($(#[$doc:meta])+ pub struct $name:ident { $($(#[$fdoc:meta])+ $field:ident: $type:ty,)* })+) => {
        $($(#[$doc])+
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[$fdoc])+ pub $field: $type,)* }

        impl crate::model::pack::Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                $(self.$field.pack(out);)*
            }
            fn unpack(from: &mut crate::model::pack::Bytes<'_>) -> crate::error::Result<Self> {
                Ok($name { $($field: crate::model::pack::Pack::unpack(from)?,)* })
            }
        })+
    };
}

/// Packs a list of words by their place in it.
macro_rules! packed_words {
    ($($name:ty),+) => {
        $(impl crate::model::pack::Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                (Self::ALL.iter().position(|word| word == self).unwrap_or(0) as u32).pack(out);
            }
            fn unpack(from: &mut crate::model::pack::Bytes<'_>) -> crate::error::Result<Self> {
                let place = u32::unpack(from)? as usize;
                Self::ALL.get(place).copied().ok_or_else(|| crate::model::pack::bad("has an unknown word"))
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
            fn unpack(from: &mut crate::model::pack::Bytes<'_>) -> crate::error::Result<Self> {
                match u32::unpack(from)? {
                    $($tag => Ok($name::$variant($(<$type as crate::model::pack::Pack>::unpack(from)?),+)),)+
                    _ => Err(crate::model::pack::bad("has an unknown choice")),
                }
            }
        }
    };
}

pub(crate) use {packed, packed_choice, packed_words};
