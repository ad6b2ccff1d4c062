//! Records the model's equations as a program: the same generic code that answers for a point, run once over numbers that write
//! down what is done to them.

use std::cell::Cell;
use std::ops::{Add, Div, Mul, Neg, Sub};

use fullcost_kernel::{Op, Program};

use crate::real::Real;
use compile::Compiler;

mod behind;
mod compile;

pub use behind::behind;

thread_local! {
    /// What has been written down so far.
    static NOTES: Cell<Notes> = Cell::default();
}

/// Arithmetic on constants is done at once; the same arithmetic on the same numbers is written once.
#[derive(Default)]
struct Notes {
    nodes: Vec<Node>,
    /// The value of each node; NaN where it varies.
    values: Vec<f64>,
    /// Places of nodes, found by hash; 0 where there is none, else one more than the place. A power of two long.
    known: Vec<u32>,
}

#[derive(Clone, Copy)]
enum Node {
    Input(u32),
    /// A number of a point whose way through the equations is followed.
    Leaf(u32),
    Constant(f64),
    Step(Op, u32, u32),
}

/// A number that is being recorded: the bits of a constant, or of a NaN that no arithmetic makes, with a place among the notes.
/// As long as all numbers are constants, nothing is written down.
#[derive(Clone, Copy, Debug)]
pub struct Taped(u64);

/// The upper half of a number that has a place.
const PLACED: u64 = 0xfff8_5eed;

/// Records what `run` does, and makes the program of the numbers that it returns. One at a time in a thread.
pub fn recorded(run: impl FnOnce() -> Vec<Taped>) -> Program {
    NOTES.take();
    let outputs = run();
    let mut notes = NOTES.take();
    let outputs: Vec<u32> = outputs.into_iter().map(|output| notes.place_of(output)).collect();
    Compiler::new(&notes.nodes, &outputs).program(&outputs)
}

/// The notes are taken, changed and put back: a cell that counts who borrows brings the formatting of its panic with it.
fn noted(change: impl FnOnce(&mut Notes) -> u32) -> Taped {
    let mut notes = NOTES.take();
    let place = change(&mut notes);
    NOTES.set(notes);
    Taped(PLACED << 32 | u64::from(place))
}

impl Notes {
    fn place_of(&mut self, taped: Taped) -> u32 {
        match taped.constant() {
            Some(value) => self.place(Node::Constant(value)),
            None => taped.0 as u32,
        }
    }

    /// The place of a node, which is written down if it is new.
    fn place(&mut self, node: Node) -> u32 {
        if self.known.len() < 2 * self.nodes.len() + 2 {
            let places = vec![0; (4 * self.nodes.len() + 64).next_power_of_two()];
            self.known = places;
            for place in 0..self.nodes.len() as u32 {
                if let (Some(slot), _) = self.slot(self.node(place)) {
                    self.set(slot, place);
                }
            }
        }
        match self.slot(node) {
            (_, Some(place)) => place,
            (slot, None) => {
                let place = self.nodes.len() as u32;
                let known = |place: u32| self.values.get(place as usize).copied().unwrap_or(f64::NAN);
                let value = match node {
                    Node::Constant(value) => value,
                    Node::Step(Op::UpToOne, a, _) => known(a),
                    Node::Step(op, a, b) if !known(a).is_nan() && !known(b).is_nan() => folded(op, known(a), known(b)),
                    _ => f64::NAN,
                };
                self.values.push(value);
                self.nodes.push(node);
                if let Some(slot) = slot {
                    self.set(slot, place);
                }
                place
            }
        }
    }

    fn set(&mut self, slot: usize, place: u32) {
        if let Some(known) = self.known.get_mut(slot) {
            *known = place + 1;
        }
    }

    /// The slot of a node that is not there, or its place.
    fn slot(&self, node: Node) -> (Option<usize>, Option<u32>) {
        let mask = self.known.len() - 1;
        let (kind, a, b) = node.key();
        let mixed =
            [kind, a, b].iter().fold(0x811c_9dc5u32, |hash, part| (hash ^ part).wrapping_mul(0x0100_0193) ^ hash >> 15);
        let mut slot = mixed as usize & mask;
        loop {
            match self.known.get(slot) {
                Some(0) => return (Some(slot), None),
                Some(&place) if self.node(place - 1).key() == (kind, a, b) => return (None, Some(place - 1)),
                Some(_) => slot = (slot + 1) & mask,
                None => return (None, None),
            }
        }
    }

    fn node(&self, place: u32) -> Node {
        self.nodes.get(place as usize).copied().unwrap_or(Node::Constant(0.0))
    }

    fn step(&mut self, op: Op, a: u32, b: u32) -> u32 {
        let node = match (self.node(a), self.node(b)) {
            // Exact, but for the sign of a zero.
            (_, Node::Constant(1.0)) if matches!(op, Op::Mul | Op::Div) => return a,
            (Node::Constant(1.0), _) if op == Op::Mul => return b,
            (_, Node::Constant(0.0)) if matches!(op, Op::Add | Op::Sub) => return a,
            (Node::Constant(0.0), _) if op == Op::Add => return b,
            // Sums and products do not depend on the order of two.
            _ if matches!(op, Op::Add | Op::Mul) && b < a => Node::Step(op, b, a),
            _ => Node::Step(op, a, b),
        };
        self.place(node)
    }
}

impl Node {
    /// The same as three words that can be compared.
    fn key(self) -> (u32, u32, u32) {
        match self {
            Node::Input(place) => (u32::MAX, place, 0),
            Node::Leaf(place) => (u32::MAX - 2, place, 0),
            Node::Constant(value) => (u32::MAX - 1, value.to_bits() as u32, (value.to_bits() >> 32) as u32),
            Node::Step(op, a, b) => (op as u32, a, b),
        }
    }
}

impl Taped {
    /// The input of that number.
    pub fn input(place: u32) -> Taped {
        noted(|notes| notes.place(Node::Input(place)))
    }

    /// The leaf of that number with its value.
    pub fn leaf(place: u32, value: f64) -> Taped {
        noted(|notes| {
            let at = notes.place(Node::Leaf(place));
            notes.values.iter_mut().skip(at as usize).take(1).for_each(|of| *of = value);
            at
        })
    }

    /// The number where `limit` is at most 1, else none.
    pub fn up_to_one(self, limit: Self) -> Self {
        self.with(Op::UpToOne, limit)
    }

    fn constant(self) -> Option<f64> {
        (self.0 >> 32 != PLACED).then_some(f64::from_bits(self.0))
    }

    /// The value of what comes from leaves alone, which stands still.
    fn followed(self) -> Option<f64> {
        let mut value = f64::NAN;
        if self.constant().is_none() {
            noted(|notes| {
                value = notes.values.get(self.0 as u32 as usize).copied().unwrap_or(value);
                0
            });
        }
        (!value.is_nan()).then_some(value)
    }

    /// Not inlined: an equation is a row of calls then, and the copy of the model that recording needs stays small.
    #[inline(never)]
    fn with(self, op: Op, other: Self) -> Self {
        if let (Some(a), Some(b)) = (self.constant(), other.constant()) {
            return Taped::of(folded(op, a, b));
        }
        noted(|notes| {
            let (a, b) = (notes.place_of(self), notes.place_of(other));
            notes.step(op, a, b)
        })
    }
}

/// A step on two constants.
fn folded(op: Op, a: f64, b: f64) -> f64 {
    match op {
        Op::Add | Op::AddMul => a + b,
        Op::Sub => a - b,
        Op::Mul => a * b,
        Op::Div => a / b,
        Op::Larger => a.larger(b),
        Op::Smaller => a.smaller(b),
        Op::UpToOne if b <= 1.0 => a,
        Op::UpToOne => f64::NAN,
    }
}

macro_rules! taped_op {
    ($trait:ident, $method:ident) => {
        impl $trait for Taped {
            type Output = Taped;
            fn $method(self, other: Taped) -> Taped {
                self.with(Op::$trait, other)
            }
        }
    };
}
taped_op!(Add, add);
taped_op!(Sub, sub);
taped_op!(Mul, mul);
taped_op!(Div, div);

impl Neg for Taped {
    type Output = Taped;
    fn neg(self) -> Taped {
        Taped::of(-1.0) * self
    }
}

impl Real for Taped {
    fn of(value: f64) -> Taped {
        Taped(value.to_bits())
    }
    fn larger(self, other: Taped) -> Taped {
        self.with(Op::Larger, other)
    }
    fn smaller(self, other: Taped) -> Taped {
        self.with(Op::Smaller, other)
    }
    /// A choice never varies by draw, so it is a constant, or a leaf when leaves are followed.
    fn given(self, reason: Taped) -> Taped {
        if reason.followed().is_some() { self.with(Op::UpToOne, reason) } else { self }
    }
    fn switch(self) -> f64 {
        self.constant().or_else(|| self.followed()).unwrap_or(0.0)
    }
    fn is_nothing(self) -> bool {
        self.constant() == Some(0.0)
    }
}
