//! The JavaScript around a compiled core, by wasm-bindgen as a library: its version is then pinned by Cargo.lock.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

/// Writes `NAME.js`, `NAME_bg.js`, `NAME.d.ts` and `NAME_bg.wasm` into the folder `out`. The second is the glue: it is told
/// by `__wbg_set_wasm` what it stands before, compiled wasm or its twin without wasm.
pub fn write(wasm: &Path, out: &Path, name: &str) -> Result<String, String> {
    let mut bindgen = Bindgen::new();
    bindgen.bundler(true).map_err(words)?;
    bindgen.input_path(wasm).typescript(true).out_name(name);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(out).map_err(words)?;
    Ok(format!("wrote {name}"))
}

fn words(error: impl std::fmt::Display) -> String {
    format!("{error:#}")
}
