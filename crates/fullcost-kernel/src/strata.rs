pub struct Strata;
