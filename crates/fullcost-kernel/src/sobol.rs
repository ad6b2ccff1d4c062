pub const DIMENSIONS: usize = 64;
pub struct Sobol;
