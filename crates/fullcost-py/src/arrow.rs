//! A table as an Arrow C stream, written by hand: the Arrow crates would cost eight times the wheel.
//!
//! The structs and their rules are those of the Arrow C data interface and the Arrow C stream interface. A stream owns
//! the table until its one batch is taken; a batch owns its buffers; whoever takes either sets our `release` to null,
//! and what nobody took is released when the capsule goes.
#![expect(
    unsafe_code,
    reason = "the interface is made of raw pointers; every one of them is made and freed in this file"
)]

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::ptr::{null, null_mut};
use std::sync::Arc;

use crate::table::{Cells, Column, Columns};

const NULLABLE: i64 = 2;

#[repr(C)]
struct Schema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *mut *mut Schema,
    dictionary: *mut Schema,
    release: Option<unsafe extern "C" fn(*mut Schema)>,
    private: *mut c_void,
}

#[repr(C)]
struct Array {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *mut *const c_void,
    children: *mut *mut Array,
    dictionary: *mut Array,
    release: Option<unsafe extern "C" fn(*mut Array)>,
    private: *mut c_void,
}

/// The stream itself, as the capsule `arrow_array_stream` holds it.
#[repr(C)]
pub struct Stream {
    get_schema: Option<unsafe extern "C" fn(*mut Stream, *mut Schema) -> c_int>,
    get_next: Option<unsafe extern "C" fn(*mut Stream, *mut Array) -> c_int>,
    get_last_error: Option<unsafe extern "C" fn(*mut Stream) -> *const c_char>,
    release: Option<unsafe extern "C" fn(*mut Stream)>,
    private: *mut c_void,
}

// SAFETY: the private data is an `Arc` of plain columns and a flag; no thread owns any of it.
unsafe impl Send for Stream {}

impl Drop for Stream {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: `release` is set only as long as nobody took the stream, so the private data is still ours.
            unsafe { release(self) }
        }
    }
}

struct Pending {
    table: Arc<Columns>,
    taken: bool,
}

impl Stream {
    /// A stream of one batch.
    pub fn new(table: Arc<Columns>) -> Stream {
        Stream {
            get_schema: Some(get_schema),
            get_next: Some(get_next),
            get_last_error: Some(get_last_error),
            release: Some(release_stream),
            private: Box::into_raw(Box::new(Pending { table, taken: false })).cast(),
        }
    }
}

unsafe extern "C" fn get_schema(stream: *mut Stream, out: *mut Schema) -> c_int {
    // SAFETY: the consumer passes a stream that is not released yet, and room for a schema.
    unsafe {
        let pending = &*(*stream).private.cast::<Pending>();
        out.write(table_schema(&pending.table));
    }
    0
}

unsafe extern "C" fn get_next(stream: *mut Stream, out: *mut Array) -> c_int {
    // SAFETY: the consumer passes a stream that is not released yet, and room for an array.
    unsafe {
        let pending = &mut *(*stream).private.cast::<Pending>();
        let batch = if pending.taken { Array::END } else { table_array(&pending.table) };
        pending.taken = true;
        out.write(batch);
    }
    0
}

unsafe extern "C" fn get_last_error(_: *mut Stream) -> *const c_char {
    null()
}

unsafe extern "C" fn release_stream(stream: *mut Stream) {
    // SAFETY: called once, since it forgets itself; the private data came from `Box::into_raw`.
    unsafe {
        drop(Box::from_raw((*stream).private.cast::<Pending>()));
        (*stream).release = None;
    }
}

/// What a schema owns.
struct SchemaParts {
    _name: CString,
    children: Vec<*mut Schema>,
}

impl Schema {
    fn new(format: &'static CStr, name: &str, flags: i64, children: Vec<Schema>) -> Schema {
        let name = CString::new(name).unwrap_or_default();
        let children = children.into_iter().map(|child| Box::into_raw(Box::new(child))).collect();
        let mut parts = Box::new(SchemaParts { _name: name, children });
        Schema {
            format: format.as_ptr(),
            name: parts._name.as_ptr(),
            metadata: null(),
            flags,
            n_children: parts.children.len() as i64,
            children: parts.children.as_mut_ptr(),
            dictionary: null_mut(),
            release: Some(release_schema),
            private: Box::into_raw(parts).cast(),
        }
    }
}

unsafe extern "C" fn release_schema(schema: *mut Schema) {
    // SAFETY: called once, since it forgets itself; a child that the consumer moved out has no `release` any more.
    unsafe {
        let parts = Box::from_raw((*schema).private.cast::<SchemaParts>());
        for &child in &parts.children {
            if let Some(release) = (*child).release {
                release(child);
            }
            drop(Box::from_raw(child));
        }
        (*schema).release = None;
    }
}

fn table_schema(table: &Columns) -> Schema {
    Schema::new(c"+s", "", 0, table.columns.iter().map(column_schema).collect())
}

fn column_schema(column: &Column) -> Schema {
    let (format, children) = match column.cells {
        Cells::Number(_) => (c"g", vec![]),
        Cells::Whole(_) => (c"l", vec![]),
        Cells::Flag(_) => (c"b", vec![]),
        Cells::Text(_) => (c"u", vec![]),
        Cells::Texts(_) => (c"+l", vec![Schema::new(c"u", "item", NULLABLE, vec![])]),
    };
    Schema::new(format, &column.name, NULLABLE, children)
}

/// The bytes of one Arrow buffer, in words so that they start where any number may start.
type Buffer = Vec<u64>;

/// What an array owns.
struct ArrayParts {
    _buffers: Vec<Buffer>,
    pointers: Vec<*const c_void>,
    children: Vec<*mut Array>,
}

impl Array {
    /// A released array: the end of a stream.
    const END: Array = Array {
        length: 0,
        null_count: 0,
        offset: 0,
        n_buffers: 0,
        n_children: 0,
        buffers: null_mut(),
        children: null_mut(),
        dictionary: null_mut(),
        release: None,
        private: null_mut(),
    };

    /// An array over `buffers`; the first one says which cells are there, and is left out where all are.
    fn new(length: usize, valid: Option<Valid>, buffers: Vec<Buffer>, children: Vec<Array>) -> Array {
        let (bits, null_count) = match valid {
            Some(Valid { bits, nulls }) if nulls > 0 => (Some(bits), nulls),
            _ => (None, 0),
        };
        let first = bits.as_ref().map_or(null(), |bits| bits.as_ptr().cast());
        let pointers = std::iter::once(first).chain(buffers.iter().map(|buffer| buffer.as_ptr().cast())).collect();
        let children = children.into_iter().map(|child| Box::into_raw(Box::new(child))).collect();
        let mut parts =
            Box::new(ArrayParts { _buffers: buffers.into_iter().chain(bits).collect(), pointers, children });
        Array {
            length: length as i64,
            null_count: null_count as i64,
            offset: 0,
            n_buffers: parts.pointers.len() as i64,
            n_children: parts.children.len() as i64,
            buffers: parts.pointers.as_mut_ptr(),
            children: parts.children.as_mut_ptr(),
            dictionary: null_mut(),
            release: Some(release_array),
            private: Box::into_raw(parts).cast(),
        }
    }
}

unsafe extern "C" fn release_array(array: *mut Array) {
    // SAFETY: called once, since it forgets itself; a child that the consumer moved out has no `release` any more.
    unsafe {
        let parts = Box::from_raw((*array).private.cast::<ArrayParts>());
        for &child in &parts.children {
            if let Some(release) = (*child).release {
                release(child);
            }
            drop(Box::from_raw(child));
        }
        (*array).release = None;
    }
}

fn table_array(table: &Columns) -> Array {
    Array::new(table.rows, None, vec![], table.columns.iter().map(column_array).collect())
}

fn column_array(column: &Column) -> Array {
    match &column.cells {
        Cells::Number(cells) => {
            let there = |cell: &f64| !cell.is_nan();
            let bits = cells.iter().map(|cell| if there(cell) { cell.to_bits() } else { 0 }).collect();
            let nulls = cells.iter().filter(|cell| cell.is_nan()).count();
            let valid = (nulls > 0).then(|| Valid { bits: bitmap(cells.iter().map(there)), nulls });
            Array::new(cells.len(), valid, vec![bits], vec![])
        }
        Cells::Whole(cells) => {
            let bits = cells.iter().map(|cell| cell.unwrap_or(0).cast_unsigned()).collect();
            Array::new(cells.len(), Some(valid(cells)), vec![bits], vec![])
        }
        Cells::Flag(cells) => {
            let flags = bitmap(cells.iter().map(|cell| *cell == Some(true)));
            Array::new(cells.len(), Some(valid(cells)), vec![flags], vec![])
        }
        Cells::Text(cells) => text_array(cells.iter().map(Option::as_deref), Some(valid(cells))),
        Cells::Texts(cells) => {
            let starts = offsets(cells.iter().map(Vec::len));
            let items = text_array(cells.iter().flatten().map(|text| Some(text.as_str())), None);
            Array::new(cells.len(), None, vec![starts], vec![items])
        }
    }
}

fn text_array<'a>(cells: impl Iterator<Item = Option<&'a str>>, valid: Option<Valid>) -> Array {
    let texts: Vec<&str> = cells.map(Option::unwrap_or_default).collect();
    let starts = offsets(texts.iter().map(|text| text.len()));
    Array::new(texts.len(), valid, vec![starts, words(texts.concat().as_bytes())], vec![])
}

/// Which cells are there.
struct Valid {
    bits: Buffer,
    nulls: usize,
}

fn valid<T>(cells: &[Option<T>]) -> Valid {
    let nulls = cells.iter().filter(|cell| cell.is_none()).count();
    Valid { bits: bitmap(cells.iter().map(Option::is_some)), nulls }
}

/// Arrow counts bits from the lowest of each byte, which is the lowest of each little-endian word.
fn bitmap(flags: impl ExactSizeIterator<Item = bool>) -> Buffer {
    let mut words = vec![0u64; flags.len().div_ceil(64).max(1)];
    for (place, flag) in flags.enumerate() {
        if let Some(word) = words.get_mut(place / 64) {
            *word |= u64::from(flag) << (place % 64);
        }
    }
    words.into_iter().map(u64::to_le).collect()
}

/// Where each cell starts, and where the last one ends, as 32-bit numbers.
fn offsets(lengths: impl Iterator<Item = usize>) -> Buffer {
    let mut end = 0i32;
    let mut bytes = end.to_ne_bytes().to_vec();
    for length in lengths {
        end += length as i32;
        bytes.extend(end.to_ne_bytes());
    }
    words(&bytes)
}

fn words(bytes: &[u8]) -> Buffer {
    let word = |chunk: &[u8]| {
        let mut word = [0; 8];
        word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        u64::from_ne_bytes(word)
    };
    let words: Buffer = bytes.chunks(8).map(word).collect();
    if words.is_empty() { vec![0] } else { words }
}
