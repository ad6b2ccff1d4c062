//! One loop, compiled for the vectors that every machine has and for wider ones, chosen at run time.

/// How wide the vectors are. The answer does not depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// What every machine of this kind has.
    Baseline,
    /// 256 bits, on x86-64. Only [`Width::best`] can make it, where the machine has them.
    #[cfg(target_arch = "x86_64")]
    Avx2(Seen),
}

/// Says that somebody looked what the machine has.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen(());

impl Width {
    /// The widest that this machine has.
    pub fn best() -> Width {
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") {
            return Width::Avx2(Seen(()));
        }
        Width::Baseline
    }
}

/// Defines a function whose body is compiled twice. Its first argument is the width.
macro_rules! wide {
    ($(#[$doc:meta])* $vis:vis fn $name:ident($($arg:ident: $type:ty),* $(,)?) $body:block) => {
        $(#[$doc])*
        #[inline(never)]
        $vis fn $name(width: $crate::wide::Width, $($arg: $type),*) {
            #[inline(always)]
            fn body($($arg: $type),*) $body

            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2")]
            fn avx2($($arg: $type),*) {
                body($($arg),*);
            }

            match width {
                #[cfg(target_arch = "x86_64")]
                #[allow(unsafe_code, reason = "the feature is there: `Width::best` looked")]
                // SAFETY: nobody else can make a `Seen`.
                $crate::wide::Width::Avx2(_) => unsafe { avx2($($arg),*) },
                _ => body($($arg),*),
            }
        }
    };
}

pub(crate) use wide;
