//! A distribution in a resolved scenario: its place in the list of kinds, then its fields.

use super::{Distribution, Normal};
use crate::model::pack::{Bytes, Pack};

macro_rules! packed_kinds {
    ($($kind:ident = $place:literal),+) => {
        impl Pack for Distribution {
            fn pack(&self, out: &mut Vec<u8>) {
                match self {
                    $(Distribution::$kind(inner) => {
                        u32::pack(&$place, out);
                        inner.pack(out);
                    })+
                }
            }
            fn unpack(from: &mut Bytes<'_>) -> Self {
                let read = from.nested(|from| match u32::unpack(from) {
                    $($place => Some(Distribution::$kind(Pack::unpack(from))),)+
                    _ => None,
                });
                match read.flatten() {
                    Some(read) if read.holds() => read,
                    _ => {
                        from.fail("has a distribution that is none");
                        Distribution::Normal(Normal { mean: 0.0, sd: 1.0 })
                    }
                }
            }
        }
    };
}

packed_kinds! {
    Interval = 0, Quantiles = 1, Metalog = 2, Normal = 3, Lognormal = 4, Uniform = 5, LogUniform = 6, Triangular = 7,
    Pert = 8, Beta = 9, Gamma = 10, Discrete = 11, Samples = 12, Mixture = 13, Truncate = 14, Clip = 15
}
