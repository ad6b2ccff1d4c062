//! Long runs: Ctrl-C ends them at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread::spawn;
use std::time::Duration;

use fullcost::uncertainty::engine::Watch;
use fullcost::{Code, Error};
use pyo3::prelude::*;

use crate::door::{catch, raised};

/// How often signals are looked at.
const PAUSE: Duration = Duration::from_millis(20);

/// Stops a run.
struct Stop(AtomicBool);

impl Watch for Stop {
    fn go_on(&self, _: u64) -> bool {
        !self.0.load(Ordering::Relaxed)
    }
}

/// Runs `work` on a thread of its own, until a signal such as Ctrl-C raises. The caller does not wait for a step that is under
/// way then: the thread ends by itself when it next looks at its watch.
pub fn watched<T: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce(&dyn Watch) -> fullcost::Result<T> + Send + 'static,
) -> PyResult<T> {
    let stop = Arc::new(Stop(AtomicBool::new(false)));
    let theirs = stop.clone();
    let (done, answer) = sync_channel(1);
    spawn(move || done.send(catch(|| work(&*theirs))).ok());
    let answer = std::sync::Mutex::new(answer);
    loop {
        let next = || answer.lock().map_or(Err(RecvTimeoutError::Disconnected), |answer| answer.recv_timeout(PAUSE));
        match py.detach(next) {
            Ok(done) => return done.map_err(raised),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(raised(Error::new(Code::Internal, "", "a thread was lost", "")));
            }
            Err(RecvTimeoutError::Timeout) => {
                py.check_signals().inspect_err(|_| stop.0.store(true, Ordering::Relaxed))?;
            }
        }
    }
}
