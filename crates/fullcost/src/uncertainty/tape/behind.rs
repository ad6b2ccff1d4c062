//! Which leaves a number comes from, so that provenance follows from the equations themselves.

use super::{NOTES, Node, Taped};

/// Writes down what `run` does over leaves, and returns for each number that it returns the leaves that it depends on, in ascending
/// order. Both sides of a comparison count, whichever is taken. One at a time in a thread.
pub fn behind(run: impl FnOnce() -> Vec<Taped>) -> Vec<Vec<u32>> {
    NOTES.take();
    let outputs = run();
    let nodes = NOTES.take().nodes;
    outputs.into_iter().map(|output| leaves(&nodes, output)).collect()
}

/// A node stands after all that it is made of, so one walk backwards finds them.
fn leaves(nodes: &[Node], output: Taped) -> Vec<u32> {
    let mut needed = vec![false; nodes.len()];
    let need = |needed: &mut Vec<bool>, place: u32| {
        if let Some(needed) = needed.get_mut(place as usize) {
            *needed = true;
        }
    };
    if output.constant().is_none() {
        need(&mut needed, output.0 as u32);
    }
    let mut found = Vec::new();
    for (place, &node) in nodes.iter().enumerate().rev() {
        match node {
            _ if needed.get(place) != Some(&true) => {}
            Node::Leaf(index, _) => found.push(index),
            Node::Step(_, a, b) => {
                need(&mut needed, a);
                need(&mut needed, b);
            }
            _ => {}
        }
    }
    found.sort_unstable();
    found
}
