//! Writes JSON. Small, since it travels in every widget; numbers keep their bits.

use crate::digits::push_number;
use crate::record::Keys;

/// What can be written as JSON.
pub trait ToJson {
    /// Appends itself to `out`.
    fn to_json(&self, out: &mut String);

    /// Itself as one text.
    fn json(&self) -> String {
        let mut out = String::new();
        self.to_json(&mut out);
        out
    }
}

impl ToJson for str {
    fn to_json(&self, out: &mut String) {
        out.push('"');
        for c in self.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                c if (c as u32) < 0x20 => {
                    out.push_str(if (c as u32) < 0x10 { "\\u000" } else { "\\u001" });
                    out.extend(char::from_digit(c as u32 % 16, 16));
                }
                c => out.push(c),
            }
        }
        out.push('"');
    }
}

impl ToJson for String {
    fn to_json(&self, out: &mut String) {
        self.as_str().to_json(out);
    }
}

impl ToJson for f64 {
    /// The shortest text that reads back to the same bits; null where there is no number: the mean of draws without an answer.
    fn to_json(&self, out: &mut String) {
        if self.is_finite() {
            push_number(out, *self);
        } else {
            out.push_str("null");
        }
    }
}

impl ToJson for u32 {
    fn to_json(&self, out: &mut String) {
        push_number(out, f64::from(*self));
    }
}

impl ToJson for bool {
    fn to_json(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self, out: &mut String) {
        match self {
            Some(value) => value.to_json(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: ToJson> ToJson for Box<T> {
    fn to_json(&self, out: &mut String) {
        T::to_json(self, out);
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self, out: &mut String) {
        out.push('[');
        for item in self {
            comma(out);
            item.to_json(out);
        }
        out.push(']');
    }
}

/// The comma before all but the first of a list or an object.
#[inline(never)]
fn comma(out: &mut String) {
    if !out.ends_with(['[', '{']) {
        out.push(',');
    }
}

/// Writes a record as an object, field by field.
pub(crate) struct Object<'a> {
    out: &'a mut String,
    keys: Keys,
}

impl Object<'_> {
    #[inline(never)]
    pub fn new(out: &mut String, keys: Keys) -> Object<'_> {
        out.push('{');
        Object { out, keys }
    }

    /// The next field.
    #[inline(never)] // once, and not in the writer of every type: a page has 250 fields
    pub fn field(&mut self, value: &dyn ToJson) {
        field(self.out, self.keys.next().unwrap_or_default(), value);
    }

    #[inline(never)]
    pub fn end(self) {
        self.out.push('}');
    }
}

/// Writes an object of one field.
#[inline(never)]
pub(crate) fn one(out: &mut String, key: &str, value: &dyn ToJson) {
    out.push('{');
    field(out, key, value);
    out.push('}');
}

/// Writes one field of an object: the comma, the key and the value.
pub fn field(out: &mut String, key: &str, value: &dyn ToJson) {
    comma(out);
    out.push('"');
    out.push_str(key);
    out.push_str("\":");
    value.to_json(out);
}
