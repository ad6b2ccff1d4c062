//! Records the model's equations as a program: the same generic code that answers for a point, run once over numbers that write
//! down what is done to them.

use std::cell::Cell;
use std::ops::{Add, Div, Mul, Neg, Sub};

use fullcost_kernel::{Op, Operand, Program, Step};

use crate::real::Real;

thread_local! {
    /// What has been written down so far.
    static NOTES: Cell<Notes> = Cell::default();
}

/// Arithmetic on constants is done at once; the same arithmetic on the same numbers is written once.
#[derive(Default)]
struct Notes {
    nodes: Vec<Node>,
    /// Places of nodes, found by hash; 0 where there is none, else one more than the place. A power of two long.
    known: Vec<u32>,
}

#[derive(Clone, Copy)]
enum Node {
    Input(u32),
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

    /// The number where `limit` is at most 1, else none.
    pub fn up_to_one(self, limit: Self) -> Self {
        self.with(Op::UpToOne, limit)
    }

    fn constant(self) -> Option<f64> {
        (self.0 >> 32 != PLACED).then_some(f64::from_bits(self.0))
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
    fn given(self, _reason: Taped) -> Taped {
        self
    }
    /// A choice never varies by draw.
    fn switch(self) -> f64 {
        self.constant().unwrap_or(0.0)
    }
    fn is_nothing(self) -> bool {
        self.constant() == Some(0.0)
    }
}

/// From notes to a program: what no output needs is dropped, products that are only added somewhere are fused with their sum,
/// registers are used again.
struct Compiler<'a> {
    nodes: &'a [Node],
    /// How often each node is taken by steps that are needed; outputs count as well.
    uses: Vec<u32>,
    /// Nodes that are done by the step that adds them.
    fused: Vec<bool>,
    program: Program,
    /// The register of each node.
    at: Vec<u32>,
    free: Vec<u32>,
}

impl<'a> Compiler<'a> {
    fn new(nodes: &'a [Node], outputs: &[u32]) -> Compiler<'a> {
        let mut compiler = Compiler {
            nodes,
            uses: vec![0; nodes.len()],
            fused: vec![false; nodes.len()],
            program: Program::default(),
            at: vec![0; nodes.len()],
            free: Vec::new(),
        };
        for &output in outputs {
            compiler.take(output, 1);
        }
        for place in (0..nodes.len()).rev() {
            if let (Some(Node::Step(_, a, b)), true) = (nodes.get(place), compiler.used(place as u32) > 0) {
                compiler.take(*a, 1);
                compiler.take(*b, 1);
            }
        }
        compiler
    }

    fn used(&self, place: u32) -> u32 {
        self.uses.get(place as usize).copied().unwrap_or(0)
    }

    /// Counts a use, or one less.
    fn take(&mut self, place: u32, change: i32) {
        if let Some(uses) = self.uses.get_mut(place as usize) {
            *uses = uses.wrapping_add_signed(change);
        }
    }

    /// The factors of a product that nobody else takes.
    fn product(&self, place: u32) -> Option<(u32, u32)> {
        match self.nodes.get(place as usize) {
            Some(&Node::Step(Op::Mul, a, b)) if self.used(place) == 1 => Some((a, b)),
            _ => None,
        }
    }

    fn program(mut self, outputs: &[u32]) -> Program {
        let nodes = self.nodes;
        for (place, &node) in nodes.iter().enumerate() {
            if let Node::Step(Op::Add, a, b) = node
                && self.used(place as u32) > 0
                && let Some(product) = [b, a].into_iter().find(|&taken| self.product(taken).is_some())
                && let Some(fused) = self.fused.get_mut(product as usize)
            {
                *fused = true;
            }
        }
        for (place, &node) in nodes.iter().enumerate() {
            if let Node::Step(op, a, b) = node
                && self.used(place as u32) > 0
                && !self.is_fused(place as u32)
            {
                self.step(place, op, a, b);
            }
        }
        self.program.outputs = outputs.iter().map(|&output| self.operand(output)).collect();
        self.program
    }

    fn is_fused(&self, place: u32) -> bool {
        self.fused.get(place as usize).copied().unwrap_or(false)
    }

    fn step(&mut self, place: usize, op: Op, a: u32, b: u32) {
        let (op, taken) = match op {
            Op::Add if self.is_fused(b) => (Op::AddMul, self.product(b).map(|(x, y)| [x, y, a])),
            Op::Add if self.is_fused(a) => (Op::AddMul, self.product(a).map(|(x, y)| [x, y, b])),
            op => (op, Some([a, b, a])),
        };
        let Some([a, b, c]) = taken else { return };
        let step = Step { op, a: self.operand(a), b: self.operand(b), c: self.operand(c), to: 0 };
        for taken in [a, b].into_iter().chain((op == Op::AddMul).then_some(c)) {
            self.take(taken, -1);
            self.release(taken);
        }
        let to = self.free.pop().unwrap_or_else(|| {
            self.program.registers += 1;
            self.program.registers as u32 - 1
        });
        if let Some(at) = self.at.get_mut(place) {
            *at = to;
        }
        self.program.steps.push(Step { to, ..step });
    }

    /// Frees the register of a result that nobody takes any more.
    fn release(&mut self, place: u32) {
        if self.used(place) == 0
            && let Some(Node::Step(..)) = self.nodes.get(place as usize)
            && let Some(&register) = self.at.get(place as usize)
            && !self.free.contains(&register)
        {
            self.free.push(register);
        }
    }

    fn operand(&mut self, place: u32) -> Operand {
        match self.nodes.get(place as usize) {
            Some(&Node::Input(input)) => Operand::Input(input),
            Some(&Node::Constant(value)) => {
                let constants = &mut self.program.constants;
                let same = constants.iter().position(|other| other.to_bits() == value.to_bits());
                let place = same.unwrap_or_else(|| {
                    constants.push(value);
                    constants.len() - 1
                });
                Operand::Constant(place as u32)
            }
            _ => Operand::Register(self.at.get(place as usize).copied().unwrap_or(0)),
        }
    }
}
