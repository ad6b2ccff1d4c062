//! The distributions as they are written.

use crate::model::pack::packed_record;
use crate::record::choice;

/// What `6 to 10` means: nine times in ten the value lies inside.
pub const SHORTHAND_CONFIDENCE: f64 = 0.9;

choice! {
    /// A distribution, under its name.
    pub enum Distribution {
        /// Lognormal when both ends are above zero, else normal.
        Interval(Interval) = "interval",
        /// Three quantiles: a shifted lognormal through them, or on the logarithm, so that positive stays positive.
        Quantiles(Quantiles) = "quantiles",
        /// Three quantiles: a metalog through them.
        Metalog(Metalog) = "metalog",
        /// Normal.
        Normal(Normal) = "normal",
        /// Lognormal, by the mean and standard deviation of the logarithm or of the value itself.
        Lognormal(Lognormal) = "lognormal",
        /// All values between two equally likely.
        Uniform(Bounds) = "uniform",
        /// The logarithm uniform between two values above zero.
        LogUniform(Bounds) = "log_uniform",
        /// Triangular.
        Triangular(Triangular) = "triangular",
        /// PERT: a smooth hump between two ends.
        Pert(Pert) = "pert",
        /// Beta, stretched from 0..1 to other ends where they are given.
        Beta(Beta) = "beta",
        /// Gamma.
        Gamma(Gamma) = "gamma",
        /// Some values, each with its weight.
        Discrete(Discrete) = "discrete",
        /// Observed values, equally likely, nothing between them.
        Samples(Samples) = "samples",
        /// One of several distributions, by weight.
        Mixture(Mixture) = "mixture",
        /// A distribution without what lies outside; the rest becomes likelier.
        Truncate(Truncate) = "truncate",
        /// A distribution where what lies outside is moved to the ends.
        Clip(Clip) = "clip",
    } => crate::estimate::read_distribution
}

packed_record! {
    /// A range with the probability that the value lies inside it.
    pub struct Interval {
        /// Low end.
        low: f64,
        /// High end.
        high: f64,
        /// Probability that the value lies between the two, spread evenly over both tails.
        confidence: f64 = SHORTHAND_CONFIDENCE,
    }
}

packed_record! {
    /// Three quantiles.
    pub struct Quantiles {
        /// One in twenty lies below.
        p05: f64,
        /// The median.
        p50: f64,
        /// One in twenty lies above.
        p95: f64,
    }
}

packed_record! {
    /// Three quantiles of a metalog (Keelin 2016, three terms).
    pub struct Metalog {
        /// One in twenty lies below.
        p05: f64,
        /// The median.
        p50: f64,
        /// One in twenty lies above.
        p95: f64,
        /// The least value possible, if there is one: then the logarithm of the distance to it is a metalog.
        lower: Option<f64>,
    }
}

packed_record! {
    /// A normal distribution.
    pub struct Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    }
}

packed_record! {
    /// A lognormal distribution: `mu` and `sigma`, or `mean` and `sd`.
    pub struct Lognormal {
        /// Mean of the natural logarithm.
        mu: Option<f64>,
        /// Standard deviation of the natural logarithm.
        sigma: Option<f64>,
        /// Mean of the value.
        mean: Option<f64>,
        /// Standard deviation of the value.
        sd: Option<f64>,
    }
}

packed_record! {
    /// Two ends.
    pub struct Bounds {
        /// Least value.
        low: f64,
        /// Greatest value.
        high: f64,
    }
}

packed_record! {
    /// A triangular distribution.
    pub struct Triangular {
        /// Least value.
        low: f64,
        /// Likeliest value.
        mode: f64,
        /// Greatest value.
        high: f64,
    }
}

packed_record! {
    /// A PERT distribution: a beta with shapes 1 + lambda (mode - low)/(high - low) and 1 + lambda (high - mode)/(high - low).
    pub struct Pert {
        /// Least value.
        low: f64,
        /// Likeliest value.
        mode: f64,
        /// Greatest value.
        high: f64,
        /// How strongly the mode counts.
        lambda: f64 = 4.0,
    }
}

packed_record! {
    /// A beta distribution.
    pub struct Beta {
        /// Shape at the low end.
        alpha: f64,
        /// Shape at the high end.
        beta: f64,
        /// Least value.
        low: f64 = 0.0,
        /// Greatest value.
        high: f64 = 1.0,
    }
}

packed_record! {
    /// A gamma distribution.
    pub struct Gamma {
        /// Shape.
        shape: f64,
        /// Scale: mean over shape.
        scale: f64,
    }
}

packed_record! {
    /// Some values with weights; the reader puts them into order.
    pub struct Discrete {
        /// The values.
        values: Vec<f64>,
        /// How much each weighs. Their sum may be anything above zero.
        weights: Vec<f64>,
    }
}

packed_record! {
    /// Observed values; the reader puts them into order.
    pub struct Samples {
        /// The values.
        values: Vec<f64>,
    }
}

packed_record! {
    /// Several distributions with weights.
    pub struct Mixture {
        /// The distributions.
        of: Vec<Distribution>,
        /// How much each weighs. Their sum may be anything above zero.
        weights: Vec<f64>,
    }
}

packed_record! {
    /// A distribution cut off at one end or both.
    pub struct Truncate {
        /// The distribution.
        of: Box<Distribution>,
        /// Nothing lies below.
        low: Option<f64>,
        /// Nothing lies above.
        high: Option<f64>,
    }
}

packed_record! {
    /// A distribution whose outer parts are piled up at two ends.
    pub struct Clip {
        /// The distribution.
        of: Box<Distribution>,
        /// What lies below is put here.
        low: f64,
        /// What lies above is put here.
        high: f64,
    }
}
