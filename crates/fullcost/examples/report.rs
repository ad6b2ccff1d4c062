//! Prints the page of a shipped scenario: `cargo run --example report deepseek`.

use fullcost::page::{Page, text};

fn main() -> fullcost::Result<()> {
    let id = std::env::args().nth(1).unwrap_or_else(|| "deepseek".to_owned());
    let mut page = Page::new(fullcost::shipped(&id)?);
    let readings: Vec<String> = std::env::args().skip(2).collect();
    page.model.set_readings(&readings.iter().map(String::as_str).collect::<Vec<_>>())?;
    print!("{}", text::report(&page, 92)?);
    Ok(())
}
