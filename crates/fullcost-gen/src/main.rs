//! The scribe: writes every file that is derived from the model and its data.
//!
//! `fullcost-gen derive` writes tables, schemas and types; `fullcost-gen derive --check` only says whether they are fresh.
//! `fullcost-gen glue IN.wasm OUT NAME`, with the feature `glue`, writes the JavaScript around a compiled core.

#[cfg(feature = "glue")]
mod glue;
mod json_schema;
#[cfg(feature = "pages")]
mod pages;
mod python;
mod tables;
mod typescript;

use std::path::Path;
use std::process::ExitCode;

/// A derived file: its path from the project's root, and its text.
pub struct Derived {
    /// Path from the root.
    pub path: &'static str,
    /// What it should hold.
    pub text: String,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["derive"] => derive(false),
        ["derive", "--check"] => derive(true),
        #[cfg(feature = "glue")]
        ["glue", wasm, out, name] => glue::write(Path::new(wasm), Path::new(out), name),
        _ => Err("usage: fullcost-gen derive [--check]".to_owned()),
    };
    match done {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn derive(check: bool) -> Result<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = tables::files(&root)?;
    files.extend(typescript::files());
    files.extend(python::files());
    files.extend(json_schema::files());
    #[cfg(feature = "pages")]
    files.extend(pages::files(&root)?);
    settle(&root, &files, check)
}

/// Writes the files that are not fresh, or only names them.
fn settle(root: &Path, files: &[Derived], check: bool) -> Result<String, String> {
    let mut stale = Vec::new();
    for file in files {
        let path = root.join(file.path);
        if std::fs::read_to_string(&path).ok().as_deref() == Some(file.text.as_str()) {
            continue;
        }
        stale.push(file.path);
        if !check {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", file.path))?;
            }
            std::fs::write(&path, &file.text).map_err(|error| format!("{}: {error}", file.path))?;
        }
    }
    match (stale.is_empty(), check) {
        (true, _) => Ok(format!("{} derived files are fresh", files.len())),
        (false, false) => Ok(format!("wrote {}", stale.join(", "))),
        (false, true) => Err(format!("stale, run `./just gen`: {}", stale.join(", "))),
    }
}
