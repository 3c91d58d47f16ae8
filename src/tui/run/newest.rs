//! A mailbox where a newer request takes the place of an older one of its kind that was not begun.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// A mailbox of the newest request of each kind.
#[derive(Debug)]
pub(super) struct Newest<R> {
    shared: Arc<(Mutex<Waiting<R>>, Condvar)>,
    /// Whether two requests are of one kind.
    is_same: fn(&R, &R) -> bool,
}

#[derive(Debug)]
struct Waiting<R> {
    requests: Vec<R>,
    is_closed: bool,
}

impl<R> Clone for Newest<R> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            is_same: self.is_same,
        }
    }
}

impl<R> Newest<R> {
    /// An empty mailbox; `is_same` says whether two requests are of one kind.
    pub(super) fn new(is_same: fn(&R, &R) -> bool) -> Self {
        let waiting = Waiting {
            requests: Vec::new(),
            is_closed: false,
        };
        Self {
            shared: Arc::new((Mutex::new(waiting), Condvar::new())),
            is_same,
        }
    }

    /// Puts a request in, in the place of one of its kind.
    pub(super) fn put(&self, request: R) {
        self.change(|waiting| {
            waiting
                .requests
                .retain(|one| !(self.is_same)(one, &request));
            waiting.requests.push(request);
        });
    }

    /// Lets the thread that takes from it end.
    pub(super) fn close(&self) {
        self.change(|waiting| waiting.is_closed = true);
    }

    /// Waits for requests and takes all that are there, the oldest first; `None` at the end.
    pub(super) fn take(&self) -> Option<Vec<R>> {
        let (waiting, changed) = &*self.shared;
        let waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = changed.wait_while(waiting, |waiting| {
            waiting.requests.is_empty() && !waiting.is_closed
        });
        let mut waiting = waited.unwrap_or_else(PoisonError::into_inner);
        (!waiting.is_closed).then(|| std::mem::take(&mut waiting.requests))
    }

    fn change(&self, act: impl FnOnce(&mut Waiting<R>)) {
        let (waiting, changed) = &*self.shared;
        act(&mut waiting.lock().unwrap_or_else(PoisonError::into_inner));
        changed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_request_takes_the_place_of_one_of_its_kind() {
        let mailbox = Newest::new(|a: &(char, u8), b| a.0 == b.0);
        for request in [('a', 1), ('b', 1), ('a', 2)] {
            mailbox.put(request);
        }
        assert_eq!(mailbox.take(), Some(vec![('b', 1), ('a', 2)]));
        mailbox.put(('c', 1));
        mailbox.close();
        assert_eq!(mailbox.take(), None);
    }
}
