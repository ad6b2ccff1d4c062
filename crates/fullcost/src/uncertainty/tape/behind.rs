//! Which leaves a number comes from, so that provenance follows from the equations themselves.

use super::{NOTES, Node, Taped};
use crate::uncertainty::order::places_by;

/// Writes down what `run` does over leaves, and returns for each number that it returns the leaves that it depends on, in ascending
/// order. Both sides of a comparison count, whichever is taken. One at a time in a thread.
pub fn behind(run: impl FnOnce() -> Vec<Taped>) -> Vec<Vec<u32>> {
    NOTES.take();
    let outputs = run();
    let nodes = NOTES.take().nodes;
    let mut seen = vec![0; nodes.len()];
    (1..).zip(outputs).map(|(walk, output)| leaves(&nodes, output, &mut seen, walk)).collect()
}

/// Walks from a number back to its leaves. `seen` holds by which walk a node was last met.
fn leaves(nodes: &[Node], output: Taped, seen: &mut [u32], walk: u32) -> Vec<u32> {
    let mut found: Vec<u32> = Vec::new();
    let mut open: Vec<u32> = output.constant().is_none().then_some(output.0 as u32).into_iter().collect();
    while let Some(place) = open.pop() {
        match (nodes.get(place as usize), seen.get_mut(place as usize)) {
            (Some(&node), Some(met)) if *met != walk => {
                *met = walk;
                match node {
                    Node::Leaf(leaf) => found.push(leaf),
                    Node::Step(_, a, b) => open.extend([a, b]),
                    Node::Input(_) | Node::Constant(_) => {}
                }
            }
            _ => {}
        }
    }
    let keys: Vec<f64> = found.iter().map(|&leaf| f64::from(leaf)).collect();
    places_by(&keys).into_iter().filter_map(|place| found.get(place as usize).copied()).collect()
}
