//! Watching the library's folder for changes by other programs.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::long::{Job, Long};
use crate::library::paths;

/// Changes that come nearer to each other than this are taken together.
const QUIET: Duration = Duration::from_millis(250);
/// However many come, the index is brought up to date at least this often.
const MOST: u32 = 8;
/// Where the system does not tell of changes, they are looked for this often.
const LOOK: Duration = Duration::from_secs(3);

/// The watcher, which watches as long as it is kept.
pub(super) struct Watching {
    _watcher: Option<RecommendedWatcher>,
}

/// Watches the folders of articles and annotations. Where the system cannot, or cannot any more (its limit is
/// reached), the folders are looked through every three seconds instead.
pub(super) fn start(root: &Path, long: Long) -> Watching {
    let (sender, changes) = mpsc::channel();
    let blind = Arc::new(AtomicBool::new(false));
    let lost = Arc::clone(&blind);
    let told = sender.clone();
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let tells = match event {
            Ok(event) => !event.kind.is_access(),
            Err(error) => {
                tracing::warn!(%error, "the library is looked through instead of watched");
                lost.store(true, Ordering::Relaxed);
                true
            }
        };
        if tells {
            let _ = told.send(());
        }
    });
    let watcher = watcher.and_then(|mut watcher| {
        for folder in [paths::ARTICLES, paths::NOTES] {
            watcher.watch(&root.join(folder), RecursiveMode::Recursive)?;
        }
        let _ = watcher.watch(root, RecursiveMode::NonRecursive);
        Ok(watcher)
    });
    if let Err(error) = &watcher {
        tracing::warn!(%error, "the library is looked through instead of watched");
        blind.store(true, Ordering::Relaxed);
    }
    let _ = std::thread::Builder::new()
        .name("watch".into())
        .spawn(move || {
            // Keeps the line open where there is no watcher.
            let _line = sender;
            while wait(&changes, &blind) {
                long.put(Job::Refresh(false));
            }
        });
    Watching {
        _watcher: watcher.ok(),
    }
}

/// Waits until something changed and it is quiet again, or until it is time to look; false at the end.
fn wait(changes: &Receiver<()>, blind: &AtomicBool) -> bool {
    match changes.recv_timeout(LOOK) {
        Ok(()) => {}
        Err(RecvTimeoutError::Timeout) if blind.load(Ordering::Relaxed) => return true,
        Err(RecvTimeoutError::Timeout) => return changes.recv().is_ok() && settle(changes),
        Err(RecvTimeoutError::Disconnected) => return false,
    }
    settle(changes)
}

/// Waits until it is quiet, for a while at most.
fn settle(changes: &Receiver<()>) -> bool {
    let mut rounds = 0;
    while rounds < MOST && changes.recv_timeout(QUIET) != Err(RecvTimeoutError::Timeout) {
        rounds += 1;
        while changes.try_recv().is_ok() {}
    }
    true
}
