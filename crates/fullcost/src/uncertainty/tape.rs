//! Records the model's equations as a program: the same generic code that answers for a point, run once over numbers that write
//! down what is done to them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::{Add, Div, Mul, Neg, Sub};

use fullcost_kernel::{Op, Operand, Program, Step};

use crate::real::Real;

/// What has been written down so far. Arithmetic on constants is done at once; the same arithmetic on the same numbers is
/// written once.
#[derive(Default)]
pub struct Tape(RefCell<Notes>);

#[derive(Default)]
struct Notes {
    nodes: Vec<Node>,
    /// Places of steps by what they do.
    known: BTreeMap<(u8, Key, Key), u32>,
}

#[derive(Clone, Copy)]
enum Node {
    Input(u32),
    Step(Op, Taken, Taken),
}

/// What a step takes: a number on the tape, or a constant.
#[derive(Clone, Copy)]
enum Taken {
    Node(u32),
    Constant(f64),
}

/// The same as something that can be looked up.
type Key = (bool, u64);

/// A number that is being recorded.
#[derive(Clone, Copy)]
pub struct Taped<'a> {
    tape: Option<&'a Tape>,
    taken: Taken,
}

impl Tape {
    /// The input of that number.
    pub fn input(&self, place: u32) -> Taped<'_> {
        let mut notes = self.0.borrow_mut();
        notes.nodes.push(Node::Input(place));
        Taped { tape: Some(self), taken: Taken::Node(notes.nodes.len() as u32 - 1) }
    }

    fn step(&self, op: Op, a: Taken, b: Taken) -> Taken {
        let mut notes = self.0.borrow_mut();
        let key = (op as u8, a.key(), b.key());
        if let Some(&place) = notes.known.get(&key) {
            return Taken::Node(place);
        }
        let place = notes.nodes.len() as u32;
        notes.nodes.push(Node::Step(op, a, b));
        notes.known.insert(key, place);
        Taken::Node(place)
    }

    /// The program that makes these outputs.
    pub fn program(&self, outputs: &[Taped<'_>]) -> Program {
        Compiler::new(&self.0.borrow().nodes, outputs).program(outputs)
    }
}

impl Taken {
    fn key(self) -> Key {
        match self {
            Taken::Node(place) => (false, u64::from(place)),
            Taken::Constant(value) => (true, value.to_bits()),
        }
    }
}

impl<'a> Taped<'a> {
    /// The number where `limit` is at most 1, else none.
    pub fn up_to_one(self, limit: Self) -> Self {
        self.with(Op::UpToOne, limit)
    }

    /// Not inlined: an equation is a row of calls then, and the second copy of the model that recording needs stays small.
    #[inline(never)]
    fn with(self, op: Op, other: Self) -> Self {
        let (a, b) = (self.taken, other.taken);
        let tape = self.tape.or(other.tape);
        let taken = match (a, b, tape) {
            (Taken::Constant(a), Taken::Constant(b), _) => Taken::Constant(folded(op, a, b)),
            // Exact, but for the sign of a zero.
            (Taken::Node(_), Taken::Constant(1.0), _) if matches!(op, Op::Mul | Op::Div) => a,
            (Taken::Constant(1.0), Taken::Node(_), _) if op == Op::Mul => b,
            (Taken::Node(_), Taken::Constant(0.0), _) if matches!(op, Op::Add | Op::Sub) => a,
            (Taken::Constant(0.0), Taken::Node(_), _) if op == Op::Add => b,
            // Sums and products do not depend on the order of two.
            (_, _, Some(tape)) if matches!(op, Op::Add | Op::Mul) && b.key() < a.key() => tape.step(op, b, a),
            (_, _, Some(tape)) => tape.step(op, a, b),
            (_, _, None) => a,
        };
        Taped { tape, taken }
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
        impl<'a> $trait for Taped<'a> {
            type Output = Taped<'a>;
            fn $method(self, other: Self) -> Self {
                self.with(Op::$trait, other)
            }
        }
    };
}
taped_op!(Add, add);
taped_op!(Sub, sub);
taped_op!(Mul, mul);
taped_op!(Div, div);

impl<'a> Neg for Taped<'a> {
    type Output = Taped<'a>;
    fn neg(self) -> Self {
        Taped::of(-1.0) * self
    }
}

impl<'a> Real for Taped<'a> {
    fn of(value: f64) -> Self {
        Taped { tape: None, taken: Taken::Constant(value) }
    }
    fn larger(self, other: Self) -> Self {
        self.with(Op::Larger, other)
    }
    fn smaller(self, other: Self) -> Self {
        self.with(Op::Smaller, other)
    }
    fn given(self, _reason: Self) -> Self {
        self
    }
    /// A choice never varies by draw.
    fn switch(self) -> f64 {
        match self.taken {
            Taken::Constant(value) => value,
            Taken::Node(_) => 0.0,
        }
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
    fn new(nodes: &'a [Node], outputs: &[Taped<'_>]) -> Compiler<'a> {
        let mut compiler = Compiler {
            nodes,
            uses: vec![0; nodes.len()],
            fused: vec![false; nodes.len()],
            program: Program::default(),
            at: vec![0; nodes.len()],
            free: Vec::new(),
        };
        for output in outputs {
            compiler.take(output.taken, 1);
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
    fn take(&mut self, taken: Taken, change: i32) {
        if let Taken::Node(place) = taken
            && let Some(uses) = self.uses.get_mut(place as usize)
        {
            *uses = uses.wrapping_add_signed(change);
        }
    }

    /// The factors of a product that nobody else takes.
    fn product(&self, taken: Taken) -> Option<(Taken, Taken)> {
        match taken {
            Taken::Node(place) if self.used(place) == 1 => match self.nodes.get(place as usize) {
                Some(&Node::Step(Op::Mul, a, b)) => Some((a, b)),
                _ => None,
            },
            _ => None,
        }
    }

    fn program(mut self, outputs: &[Taped<'_>]) -> Program {
        let nodes = self.nodes;
        for (place, &node) in nodes.iter().enumerate() {
            if let Node::Step(Op::Add, a, b) = node
                && self.used(place as u32) > 0
                && let Some(Taken::Node(product)) = [b, a].into_iter().find(|&taken| self.product(taken).is_some())
                && let Some(fused) = self.fused.get_mut(product as usize)
            {
                *fused = true;
            }
        }
        for (place, &node) in nodes.iter().enumerate() {
            if let Node::Step(op, a, b) = node
                && self.used(place as u32) > 0
                && !self.is_fused(Taken::Node(place as u32))
            {
                self.step(place, op, a, b);
            }
        }
        self.program.outputs = outputs.iter().map(|output| self.operand(output.taken)).collect();
        self.program
    }

    fn is_fused(&self, taken: Taken) -> bool {
        matches!(taken, Taken::Node(place) if self.fused.get(place as usize).copied().unwrap_or(false))
    }

    fn step(&mut self, place: usize, op: Op, a: Taken, b: Taken) {
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
    fn release(&mut self, taken: Taken) {
        if let Taken::Node(place) = taken
            && self.used(place) == 0
            && let Some(Node::Step(..)) = self.nodes.get(place as usize)
            && let Some(&register) = self.at.get(place as usize)
            && !self.free.contains(&register)
        {
            self.free.push(register);
        }
    }

    fn operand(&mut self, taken: Taken) -> Operand {
        match taken {
            Taken::Node(place) => match self.nodes.get(place as usize) {
                Some(&Node::Input(input)) => Operand::Input(input),
                _ => Operand::Register(self.at.get(place as usize).copied().unwrap_or(0)),
            },
            Taken::Constant(value) => {
                let constants = &mut self.program.constants;
                let same = constants.iter().position(|other| other.to_bits() == value.to_bits());
                let place = same.unwrap_or_else(|| {
                    constants.push(value);
                    constants.len() - 1
                });
                Operand::Constant(place as u32)
            }
        }
    }
}
