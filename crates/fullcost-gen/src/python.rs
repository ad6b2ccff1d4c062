//! Python types of every document, as TypedDicts.

use std::fmt::Write as _;

use fullcost::describe::{Field, Shape, Type};

use crate::Derived;
use crate::typescript::documents;

/// `python/fullcost/types.py`.
pub fn files() -> Vec<Derived> {
    let mut out = String::from(
        "# Derived by fullcost-gen from the Rust types. Do not edit.\n\"\"\"Types of the documents that go in and come out.\"\"\"\n\n\
         from __future__ import annotations\n\nfrom typing import Literal, NotRequired, TypedDict, Union\n\n\
         #: A number, a range such as ``6 to 10`` (a 90 % interval), a distribution, or any of these with its source.\n\
         Estimate = Union[float, str, \"Distribution\", \"SourcedEstimate\"]\n\n\n\
         class SourcedEstimate(TypedDict):\n    \"\"\"An estimate with its source.\"\"\"\n\n    value: Union[float, str, Distribution]\n    source: NotRequired[str]\n    status: NotRequired[Status]\n    seen: NotRequired[Seen]\n    note: NotRequired[str]\n    dollars_of: NotRequired[float]\n    currency: NotRequired[Currency]\n    on: NotRequired[str]\n    known_from: NotRequired[str]\n    factors: NotRequired[list[str]]\n",
    );
    for (name, (doc, of)) in &documents().0 {
        match of {
            Type::Object(fields) => class(&mut out, name, doc, fields),
            Type::Choice(keys) => {
                for key in keys {
                    class(&mut out, &variant(name, key.name), &key.doc, std::slice::from_ref(key));
                }
                let parts: Vec<String> = keys.iter().map(|key| format!("\"{}\"", variant(name, key.name))).collect();
                let _ = write!(out, "\n\n#: {doc}\n{name} = Union[{}]\n", parts.join(", "));
            }
            Type::Words(words) => {
                let words: Vec<String> = words.iter().map(|(word, _)| format!("{word:?}")).collect();
                let _ = write!(out, "\n\n#: {doc}\n{name} = Literal[{}]\n", words.join(", "));
            }
        }
    }
    vec![Derived { path: "python/fullcost/types.py", text: out }]
}

fn variant(name: &str, key: &str) -> String {
    let words = key.split('_').map(|word| word[..1].to_uppercase() + &word[1..]);
    format!("{name}{}", words.collect::<String>())
}

/// Keys that are Python keywords need the functional form.
fn class(out: &mut String, name: &str, doc: &str, fields: &[Field]) {
    if fields.iter().any(|field| matches!(field.name, "from" | "ref" | "lambda")) {
        let entries: Vec<String> =
            fields.iter().map(|field| format!("    {:?}: {:?},\n", field.name, typed(field))).collect();
        let _ = write!(out, "\n\n#: {doc}\n{name} = TypedDict({name:?}, {{\n{}}})\n", entries.concat());
        return;
    }
    let _ = write!(out, "\n\nclass {name}(TypedDict):\n    \"\"\"{doc}\"\"\"\n\n");
    for field in fields {
        let _ = writeln!(out, "    {}: {}\n    \"\"\"{}\"\"\"", field.name, typed(field), field.doc);
    }
    if fields.is_empty() {
        out.push_str("    pass\n");
    }
}

fn typed(field: &Field) -> String {
    if field.optional { format!("NotRequired[{}]", shape(&field.shape)) } else { shape(&field.shape) }
}

fn shape(of: &Shape) -> String {
    match of {
        Shape::Number => "float".to_owned(),
        Shape::Integer => "int".to_owned(),
        Shape::Text => "str".to_owned(),
        Shape::Bool => "bool".to_owned(),
        Shape::NumberOrText => "Union[float, str]".to_owned(),
        Shape::Estimate { .. } => "Estimate".to_owned(),
        Shape::Nullable(inner) => format!("Union[{}, None]", shape(inner)),
        Shape::List(inner) => format!("list[{}]", shape(inner)),
        Shape::Named(name) => (*name).to_owned(),
    }
}
