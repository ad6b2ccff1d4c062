//! Writes the resolved scenario and its claims: `cargo run --example resolve deepseek FOLDER`.

use fullcost::page::claims_json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let id = arguments.next().unwrap_or_else(|| "deepseek".to_owned());
    let folder = arguments.next().unwrap_or_else(|| ".".to_owned());
    let text = fullcost::scenario_text(&id).ok_or("not a shipped scenario")?;
    std::fs::write(format!("{folder}/{id}.fullcost"), fullcost::open(text)?.to_blob())?;
    let scenario = fullcost::scenario_of(&fullcost::document(text)?)?;
    std::fs::write(format!("{folder}/{id}.claims.json"), claims_json(&scenario, &fullcost::ENGLISH))?;
    Ok(())
}
