//! The JavaScript around a compiled core, by wasm-bindgen as a library: its version is then pinned by Cargo.lock.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

/// Writes `NAME.js`, `NAME.d.ts` and `NAME_bg.wasm` into the folder `out`. `way`: `web`, where the page hands over the
/// compiled module, or `bundler`, where the core is imported like any script; the twin without wasm is made that way.
pub fn write(way: &str, wasm: &Path, out: &Path, name: &str) -> Result<String, String> {
    let mut bindgen = Bindgen::new();
    match way {
        "web" => bindgen.web(true).map_err(words)?.omit_default_module_path(true),
        "bundler" => bindgen.bundler(true).map_err(words)?,
        _ => return Err(format!("`{way}` is no kind of glue: web or bundler")),
    };
    bindgen.input_path(wasm).typescript(true).out_name(name);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(out).map_err(words)?;
    Ok(format!("wrote {name} ({way})"))
}

fn words(error: impl std::fmt::Display) -> String {
    format!("{error:#}")
}
