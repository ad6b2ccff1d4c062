//! The resolved scenario as bytes: what the article build loads, since it has no reader.

use crate::error::Result;
use crate::model::pack::{Bytes, Pack, bad};
use crate::model::plan::Plan;

/// The first bytes: a name and the version of the format.
const MAGIC: &[u8] = b"FULLCOST\x04";

/// The plan as bytes: magic, checksum, number of leaves, plan.
pub fn write(plan: &Plan) -> Vec<u8> {
    let mut body = Vec::new();
    (plan.leaves.len() as u32).pack(&mut body);
    plan.pack(&mut body);
    let mut blob = MAGIC.to_vec();
    blob.extend(checksum(&body).to_le_bytes());
    blob.extend(body);
    blob
}

/// The plan of these bytes.
pub fn open(blob: &[u8]) -> Result<Plan> {
    let rest = blob.strip_prefix(MAGIC).ok_or_else(|| bad("is of another kind or version"))?;
    let (sum, body) = rest.split_first_chunk::<4>().ok_or_else(|| bad("ends too early"))?;
    if u32::from_le_bytes(*sum) != checksum(body) {
        return Err(bad("is damaged: its checksum does not match"));
    }
    let mut head = Bytes::new(body, 0);
    let leaves = u32::unpack(&mut head);
    let mut from = head.with_leaves(leaves);
    let plan = Plan::unpack(&mut from);
    from.end()?;
    if plan.leaves.len() == leaves as usize { Ok(plan) } else { Err(bad("does not have the length that it states")) }
}

/// FNV-1a in 32 bits. Against accidents, not against malice.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
