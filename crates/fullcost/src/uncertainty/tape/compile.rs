//! From what was written down to a program.

use fullcost_kernel::{Op, Operand, Program, Step};

use super::Node;

/// From notes to a program: what no output needs is dropped, products that are only added somewhere are fused with their sum,
/// registers are used again.
pub struct Compiler<'a> {
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
    /// Counts who takes what.
    pub fn new(nodes: &'a [Node], outputs: &[u32]) -> Compiler<'a> {
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

    /// The program whose outputs these are.
    pub fn program(mut self, outputs: &[u32]) -> Program {
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
            Some(&(Node::Input(input) | Node::Leaf(input))) => Operand::Input(input),
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
