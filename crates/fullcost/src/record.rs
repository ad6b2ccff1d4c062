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
                const KEYS: &[&str] = &[$(crate::record::key(stringify!($field))),*];
                node.known_keys(KEYS);
                $name { $($field: crate::record::read_field!(node, $field $(, $default)?),)* }
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
                out.push('{');
                $(crate::json::field(out, const { crate::record::key(stringify!($field)) }, &self.$field);)*
                out.push('}');
            }
        }
    };
}

#[cfg(feature = "read")]
macro_rules! read_field {
    ($node:ident, $field:ident) => {
        $node.field(const { crate::record::key(stringify!($field)) })
    };
    ($node:ident, $field:ident, $default:expr) => {
        $node.field_or(const { crate::record::key(stringify!($field)) }, $default)
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
                out.push('{');
                match self {
                    $($name::$variant(inner) => crate::json::field(out, $key, inner),)+
                }
                out.push('}');
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

/// A field's key: the Rust name, without the mark of a raw identifier.
pub(crate) const fn key(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

#[cfg(feature = "read")]
pub(crate) use read_field;
#[cfg(feature = "read")]
pub(crate) use word_of;
pub(crate) use {answer, choice, record, words, written};
