//! Telling the reader when a disk does not answer.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// A disk that answers does so long before.
const LATE: Duration = Duration::from_millis(1500);

/// Does a piece of work; where it is not done after a second and a half, `tell` is called once, while it goes on.
pub fn warn_if_slow<T>(tell: impl FnOnce() + Send, work: impl FnOnce() -> T) -> T {
    std::thread::scope(|scope| {
        let (done, waiting) = mpsc::channel::<()>();
        scope.spawn(move || {
            if waiting.recv_timeout(LATE) == Err(RecvTimeoutError::Timeout) {
                tell();
            }
        });
        let result = work();
        drop(done);
        result
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_late_is_told() {
        let (sender, told) = mpsc::channel();
        let again = sender.clone();
        assert_eq!(warn_if_slow(move || again.send(1).unwrap(), || 2), 2);
        assert!(told.try_recv().is_err());
        let late = warn_if_slow(move || sender.send(1).unwrap(), || told.recv());
        assert_eq!(late, Ok(1));
    }
}
