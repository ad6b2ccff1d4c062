//! The macros that define a document type once: its fields, their words, how it is read, written and described.

/// An object with named fields. `name: Type` is required unless the type knows what it is when absent (`Option`, `Vec`);
/// `name: Type = default` may be left out.
macro_rules! record {
    ($(#[doc = $doc:literal])+ pub struct $name:ident { $($(#[doc = $fdoc:literal])+ $field:ident: $type:ty $(= $default:expr)?,)* }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[doc = $fdoc])+ pub $field: $type,)* }

        #[cfg(feature = "read")]
        impl crate::read::Read for $name {
            fn read(node: crate::read::Node<'_>) -> Self {
                let mut fields = node.fields(crate::record::keys!($($field),*));
                $name { $($field: crate::record::read_field!(fields, $field $(, $default)?),)* }
            }
        }

        crate::record::written!($name { $($field),* });

        #[cfg(feature = "describe")]
        impl crate::describe::Describe for $name {
            fn describe(types: &mut crate::describe::Types) -> crate::describe::Shape {
                types.object(stringify!($name), &[$($doc),+], |types| vec![$(crate::describe::Field {
                    name: crate::record::key(stringify!($field)),
                    doc: crate::describe::joined(&[$($fdoc),+]),
                    shape: <$type as crate::describe::Describe>::describe(types),
                    optional: <$type as crate::describe::Describe>::OPTIONAL $(|| { let _ = stringify!($default); true })?,
                },)*])
            }
        }
    };
}

/// A record that is only written, never read: answers.
macro_rules! answer {
    ($(#[doc = $doc:literal])+ pub struct $name:ident { $($(#[doc = $fdoc:literal])+ $field:ident: $type:ty,)* }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[doc = $fdoc])+ pub $field: $type,)* }

        crate::record::written!($name { $($field),* });

        #[cfg(feature = "describe")]
        impl crate::describe::Describe for $name {
            fn describe(types: &mut crate::describe::Types) -> crate::describe::Shape {
                types.object(stringify!($name), &[$($doc),+], |types| vec![$(crate::describe::Field {
                    name: crate::record::key(stringify!($field)),
                    doc: crate::describe::joined(&[$($fdoc),+]),
                    shape: <$type as crate::describe::Describe>::describe(types),
                    optional: false,
                },)*])
            }
        }
    };
}

macro_rules! written {
    ($name:ident { $($field:ident),* }) => {
        impl crate::json::ToJson for $name {
            fn to_json(&self, out: &mut String) {
                let mut object = crate::json::Object::new(out, crate::record::keys!($($field),*));
                $(object.field(&self.$field);)*
                object.end();
            }
        }
    };
}

/// The keys of a record in one text, each with a comma after it: a list of texts would bring their addresses and lengths into
/// the wasm, which do not compress.
macro_rules! keys {
    ($($field:ident),*) => {
        crate::record::Keys(concat!($(stringify!($field), ","),*))
    };
}

#[cfg(feature = "read")]
macro_rules! read_field {
    ($fields:ident, $field:ident) => {
        $fields.next()
    };
    ($fields:ident, $field:ident, $default:expr) => {
        $fields.next_or($default)
    };
}

/// A choice: an object with one key, so that the path to a mistake reaches the leaf.
/// A function after `=>` sees what was read, and may refuse or tidy it.
macro_rules! choice {
    ($(#[doc = $doc:literal])+ pub enum $name:ident { $($(#[doc = $vdoc:literal])+ $variant:ident($type:ty) = $key:literal,)+ } $(=> $read:path)?) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug)]
        #[allow(clippy::large_enum_variant, reason = "documents are read once and are few")]
        pub enum $name { $($(#[doc = $vdoc])+ $variant($type),)+ }

        #[cfg(feature = "read")]
        impl $name {
            /// Its keys.
            pub const KEYS: &'static [&'static str] = &[$($key),+];

            /// The key under which it is written.
            pub fn key(&self) -> &'static str {
                match self { $($name::$variant(_) => $key,)+ }
            }

            #[allow(unreachable_code, unused_assignments, reason = "the last line stands in for a place that is none")]
            pub(crate) fn read_key(node: crate::read::Node<'_>) -> Self {
                let place = node.choice(Self::KEYS);
                let mut next = 0;
                $(if place == next {
                    return $name::$variant(node.field($key));
                }
                next += 1;)+
                $(return $name::$variant(node.field($key));)+
            }
        }

        #[cfg(feature = "read")]
        impl crate::read::Read for $name {
            fn read(node: crate::read::Node<'_>) -> Self {
                $(return $read(node);)?
                #[allow(unreachable_code, reason = "where the choice is read in a way of its own")]
                Self::read_key(node)
            }
        }

        impl crate::json::ToJson for $name {
            fn to_json(&self, out: &mut String) {
                match self {
                    $($name::$variant(inner) => crate::json::one(out, $key, inner),)+
                }
            }
        }

        #[cfg(feature = "describe")]
        impl crate::describe::Describe for $name {
            fn describe(types: &mut crate::describe::Types) -> crate::describe::Shape {
                types.choice(stringify!($name), &[$($doc),+], |types| vec![$(crate::describe::Field {
                    name: $key,
                    doc: crate::describe::joined(&[$($vdoc),+]),
                    shape: <$type as crate::describe::Describe>::describe(types),
                    optional: false,
                },)+])
            }
        }
    };
}

/// Reads a word as it is written, or by the reader of that name.
#[cfg(feature = "read")]
macro_rules! word_of {
    ($node:ident, $keys:ident) => {
        $node.word($keys)
    };
    ($node:ident, $keys:ident, $read:ident) => {
        $node.$read($keys)
    };
}

/// A word out of a fixed list.
macro_rules! words {
    ($(#[doc = $doc:literal])+ pub enum $name:ident $(as $read:ident)? { $($(#[doc = $vdoc:literal])+ $variant:ident = $key:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[doc = $vdoc])+ $variant,)+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The first of them, which stands in for one that could not be read.
            #[expect(clippy::indexing_slicing, reason = "a list of words is never empty")]
            pub fn first() -> $name {
                Self::ALL[0]
            }

            /// The word as it is written.
            pub fn id(self) -> &'static str {
                match self { $($name::$variant => $key,)+ }
            }

            /// The one that is written `id`.
            pub fn from_id(id: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|word| word.id() == id)
            }
        }

        #[cfg(feature = "read")]
        impl crate::read::Read for $name {
            fn read(node: crate::read::Node<'_>) -> Self {
                const KEYS: &[&str] = &[$($key),+];
                Self::ALL.get(crate::record::word_of!(node, KEYS $(, $read)?)).copied().unwrap_or_else(Self::first)
            }
        }

        impl crate::json::ToJson for $name {
            fn to_json(&self, out: &mut String) {
                self.id().to_json(out);
            }
        }

        #[cfg(feature = "describe")]
        impl crate::describe::Describe for $name {
            fn describe(types: &mut crate::describe::Types) -> crate::describe::Shape {
                types.words(stringify!($name), &[$($doc),+], &[$(($key, crate::describe::joined(&[$($vdoc),+]))),+])
            }
        }
    };
}

/// The keys of a record's fields, in their order.
pub(crate) struct Keys(pub &'static str);

impl Iterator for Keys {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let (name, rest) = self.0.split_once(',')?;
        self.0 = rest;
        Some(key(name))
    }
}

/// A field's key: the Rust name, without the mark of a raw identifier.
pub(crate) fn key(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

#[cfg(feature = "read")]
pub(crate) use read_field;
#[cfg(feature = "read")]
pub(crate) use word_of;
pub(crate) use {answer, choice, keys, record, words, written};
