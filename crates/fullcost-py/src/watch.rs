//! Long runs: Ctrl-C reaches them.

use std::sync::{Mutex, PoisonError};
use std::thread::{ThreadId, current};
use std::time::{Duration, Instant};

use fullcost::uncertainty::engine::Watch;
use pyo3::prelude::*;

use crate::door::pass;

/// How often signals are looked at.
const PAUSE: Duration = Duration::from_millis(20);

/// Looks at Python's signals from the thread that called.
struct Signals {
    caller: ThreadId,
    looked: Mutex<Instant>,
    raised: Mutex<Option<PyErr>>,
}

impl Watch for Signals {
    fn go_on(&self, _: u64) -> bool {
        if current().id() != self.caller {
            return true; // the caller looks, and stops the others
        }
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        if looked.elapsed() < PAUSE {
            return true;
        }
        *looked = Instant::now();
        match Python::attach(|py| py.check_signals()) {
            Ok(()) => true,
            Err(error) => {
                *self.raised.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                false
            }
        }
    }
}

/// Runs `work` without holding the interpreter, until a signal such as Ctrl-C raises.
pub fn watched<T: Send>(py: Python<'_>, work: impl FnOnce(&dyn Watch) -> fullcost::Result<T> + Send) -> PyResult<T> {
    let signals = Signals { caller: current().id(), looked: Mutex::new(Instant::now()), raised: Mutex::new(None) };
    let done = pass(py, || work(&signals));
    match signals.raised.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(error) => Err(error),
        None => done,
    }
}
