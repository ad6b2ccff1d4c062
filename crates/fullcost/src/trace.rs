//! A number that remembers which leaves it came from, so that provenance follows from the equations themselves.

use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::real::Real;

/// Marks a node of the tape as a leaf; its number stands in the other half.
const LEAF: u32 = u32::MAX;

thread_local! {
    /// Unions in the order in which they were made. Node 0 is the empty set. A union costs one push, whatever its size.
    static TAPE: RefCell<Vec<(u32, u32)>> = RefCell::new(vec![(0, 0)]);
}

/// A value with the set of leaves behind it. Both sides of a comparison count, whichever is taken.
#[derive(Clone, Copy, Debug)]
pub struct Traced {
    value: f64,
    node: u32,
}

impl Traced {
    /// The leaf number `index` with its value.
    pub fn leaf(value: f64, index: u32) -> Traced {
        Traced { value, node: push((LEAF, index)) }
    }

    /// Nothing, from nowhere.
    pub fn leafless() -> Traced {
        Traced::of(0.0)
    }

    /// The plain value.
    pub fn value(self) -> f64 {
        self.value
    }

    /// The numbers of all leaves that this value depends on, in ascending order.
    pub fn leaves(self) -> Vec<u32> {
        TAPE.with_borrow(|tape| {
            let mut found: Vec<bool> = Vec::new();
            let mut seen = vec![false; tape.len()];
            let mut open = vec![self.node];
            while let Some(node) = open.pop() {
                match seen.get_mut(node as usize) {
                    Some(seen) if node != 0 && !*seen => *seen = true,
                    _ => continue,
                }
                match tape.get(node as usize) {
                    Some(&(LEAF, index)) => {
                        let index = index as usize;
                        found.resize(found.len().max(index + 1), false);
                        if let Some(found) = found.get_mut(index) {
                            *found = true;
                        }
                    }
                    Some(&(left, right)) => open.extend([left, right]),
                    None => {}
                }
            }
            (0u32..).zip(found).filter(|(_, found)| *found).map(|(index, _)| index).collect()
        })
    }
}

/// Runs one traced evaluation on an empty tape and frees the tape afterwards.
pub fn traced<T>(run: impl FnOnce() -> T) -> T {
    let clear = || TAPE.with_borrow_mut(|tape| tape.truncate(1));
    clear();
    let answer = run();
    clear();
    answer
}

fn push(node: (u32, u32)) -> u32 {
    TAPE.with_borrow_mut(|tape| {
        tape.push(node);
        (tape.len() - 1) as u32
    })
}

fn union(a: u32, b: u32) -> u32 {
    match (a, b) {
        (0, other) | (other, 0) => other,
        (a, b) if a == b => a,
        pair => push(pair),
    }
}

macro_rules! traced_op {
    ($trait:ident, $method:ident, $op:tt) => {
        impl $trait for Traced {
            type Output = Traced;
            fn $method(self, other: Traced) -> Traced {
                Traced { value: self.value $op other.value, node: union(self.node, other.node) }
            }
        }
    };
}
traced_op!(Add, add, +);
traced_op!(Sub, sub, -);
traced_op!(Mul, mul, *);
traced_op!(Div, div, /);

impl Neg for Traced {
    type Output = Traced;
    fn neg(self) -> Traced {
        Traced { value: -self.value, node: self.node }
    }
}

impl Real for Traced {
    fn of(value: f64) -> Traced {
        Traced { value, node: 0 }
    }
    fn larger(self, other: Traced) -> Traced {
        Traced { value: self.value.larger(other.value), node: union(self.node, other.node) }
    }
    fn smaller(self, other: Traced) -> Traced {
        Traced { value: self.value.smaller(other.value), node: union(self.node, other.node) }
    }
    fn given(self, reason: Traced) -> Traced {
        Traced { value: self.value, node: union(self.node, reason.node) }
    }
    fn switch(self) -> f64 {
        self.value
    }
    fn is_nothing(self) -> bool {
        self.value == 0.0 && self.node == 0
    }
}
