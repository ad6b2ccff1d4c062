//! A program: straight-line arithmetic, recorded once from the model's equations and run over many draws.

use crate::wide::{Width, wide};
use crate::{BLOCK, Column, STRIP, Strip};

/// What a step does. Steps on a draw give the bits that the same arithmetic gives on a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// `a + b`.
    Add,
    /// `a - b`.
    Sub,
    /// `a * b`.
    Mul,
    /// `a / b`.
    Div,
    /// The larger; `b` when equal.
    Larger,
    /// The smaller; `b` when equal.
    Smaller,
    /// `a` where `b` is at most 1, else NaN: no answer.
    UpToOne,
    /// `c + a * b`, rounded twice.
    AddMul,
}

/// Where a step takes a number from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Operand {
    /// The input of that number.
    Input(u32),
    /// The result in that register.
    Register(u32),
    /// A constant of that number.
    Constant(u32),
}

/// One step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What it does.
    pub op: Op,
    /// First operand.
    pub a: Operand,
    /// Second operand.
    pub b: Operand,
    /// Third operand, of [`Op::AddMul`].
    pub c: Operand,
    /// The register that it writes.
    pub to: u32,
}

/// Steps in order, the constants in them, and where the outputs are found at the end.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// The steps.
    pub steps: Vec<Step>,
    /// The constants.
    pub constants: Vec<f64>,
    /// The outputs.
    pub outputs: Vec<Operand>,
    /// How many registers it needs.
    pub registers: usize,
}

impl Program {
    /// Whether any step or output takes the input of that number.
    #[inline]
    pub fn reads(&self, input: u32) -> bool {
        let is = |operand: &Operand| *operand == Operand::Input(input);
        self.outputs.iter().any(is) || self.steps.iter().any(|step| [step.a, step.b, step.c].iter().any(is))
    }
}

/// A program with its registers.
#[derive(Clone)]
#[expect(clippy::vec_box, reason = "strips change places, and only their pointers should move")]
pub struct Machine {
    program: Program,
    registers: Vec<Box<Strip>>,
    constants: Vec<Box<Strip>>,
    spare: Box<Strip>,
}

impl Machine {
    /// Sets up a program.
    #[inline]
    pub fn new(program: Program) -> Machine {
        let filled = |value: f64| Box::new([value; STRIP]);
        Machine {
            registers: (0..program.registers).map(|_| filled(0.0)).collect(),
            constants: program.constants.iter().map(|&value| filled(value)).collect(),
            spare: filled(0.0),
            program,
        }
    }

    /// Runs the program over a block. `inputs` holds a column for each input, `outputs` gets one for each output.
    pub fn run(&mut self, width: Width, inputs: &[Column], outputs: &mut [Column]) {
        run(width, self, inputs, outputs);
    }
}

wide! {
    fn run(machine: &mut Machine, inputs: &[Column], outputs: &mut [Column]) {
        let Machine { program, registers, constants, spare } = machine;
        for strip in 0..BLOCK / STRIP {
            for step in &program.steps {
                let of = |operand| strip_of(inputs, registers, constants, operand, strip);
                step_over(step, of, spare);
                // The result stands in the spare strip: the two change places, nothing is copied.
                if let Some(register) = registers.get_mut(step.to as usize) {
                    std::mem::swap(register, spare);
                }
            }
            for (output, &operand) in outputs.iter_mut().zip(&program.outputs) {
                if let Some(out) = output.as_chunks_mut().0.get_mut(strip) {
                    *out = *strip_of(inputs, registers, constants, operand, strip);
                }
            }
        }
    }
}

/// The strip of an operand. A recorded program names none that is not there.
#[inline(always)]
fn strip_of<'a>(
    inputs: &'a [Column],
    registers: &'a [Box<Strip>],
    constants: &'a [Box<Strip>],
    operand: Operand,
    strip: usize,
) -> &'a Strip {
    const NOTHING: &Strip = &[0.0; STRIP];
    let found = match operand {
        Operand::Input(place) => inputs.get(place as usize).and_then(|column| column.as_chunks().0.get(strip)),
        Operand::Register(place) => registers.get(place as usize).map(|strip| &**strip),
        Operand::Constant(place) => constants.get(place as usize).map(|strip| &**strip),
    };
    found.unwrap_or(NOTHING)
}

#[inline(always)]
fn step_over<'a>(step: &Step, of: impl Fn(Operand) -> &'a Strip, out: &mut Strip) {
    let (a, b) = (of(step.a), of(step.b));
    match step.op {
        Op::Add => each(a, b, out, |a, b| a + b),
        Op::Sub => each(a, b, out, |a, b| a - b),
        Op::Mul => each(a, b, out, |a, b| a * b),
        Op::Div => each(a, b, out, |a, b| a / b),
        Op::Larger => each(a, b, out, |a, b| if a > b { a } else { b }),
        Op::Smaller => each(a, b, out, |a, b| if a < b { a } else { b }),
        Op::UpToOne => each(a, b, out, |a, b| if b <= 1.0 { a } else { f64::NAN }),
        Op::AddMul => {
            for (((out, a), b), c) in out.iter_mut().zip(a).zip(b).zip(of(step.c)) {
                *out = c + a * b;
            }
        }
    }
}

#[inline(always)]
fn each(a: &Strip, b: &Strip, out: &mut Strip, op: impl Fn(f64, f64) -> f64) {
    for ((out, &a), &b) in out.iter_mut().zip(a).zip(b) {
        *out = op(a, b);
    }
}
