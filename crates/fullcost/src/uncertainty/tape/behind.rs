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
    // Not sorted at the end: a sort's code would be larger than all of this.
    let (mut needed, mut found) = (vec![false; nodes.len()], Vec::new());
    if output.constant().is_none() {
        mark(&mut needed, output.0 as u32);
    }
    for (place, &node) in nodes.iter().enumerate().rev() {
        match node {
            _ if needed.get(place) != Some(&true) => {}
            Node::Leaf(leaf) => {
                if found.len() <= leaf as usize {
                    found.resize(leaf as usize + 1, false);
                }
                mark(&mut found, leaf);
            }
            Node::Step(_, a, b) => {
                mark(&mut needed, a);
                mark(&mut needed, b);
            }
            Node::Input(_) | Node::Constant(_) => {}
        }
    }
    (0..).zip(found).filter(|(_, found)| *found).map(|(leaf, _)| leaf).collect()
}

fn mark(marks: &mut [bool], place: u32) {
    if let Some(mark) = marks.get_mut(place as usize) {
        *mark = true;
    }
}
