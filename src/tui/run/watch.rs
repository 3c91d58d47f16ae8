//! Watching the library's folder for changes by other programs.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
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

/// Watches the folders of articles, annotations and kept texts as long as the program runs. Where the system cannot, or
/// cannot any more (its limit is reached), they are looked through every three seconds instead.
pub(super) fn start(root: &Path, long: Long) {
    let root = root.to_owned();
    // A thread of its own from the first look at the folders: their disk may be slow.
    let _ = std::thread::Builder::new()
        .name("watch".into())
        .spawn(move || {
            let (sender, changes) = mpsc::channel();
            let blind = Arc::new(AtomicBool::new(false));
            let watcher = watcher(&root, sender.clone(), Arc::clone(&blind));
            if let Err(error) = &watcher {
                tracing::warn!(%error, "the library is looked through instead of watched");
                blind.store(true, Ordering::Relaxed);
            }
            // What changed while the folders were being gone through was not told.
            let _ = sender.send(());
            while wait(&changes, &blind) {
                long.put(Job::Refresh(false));
            }
        });
}

fn watcher(
    root: &Path,
    told: Sender<()>,
    blind: Arc<AtomicBool>,
) -> notify::Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let tells = match event {
            Ok(event) => !event.kind.is_access(),
            Err(error) => {
                tracing::warn!(%error, "the library is looked through instead of watched");
                blind.store(true, Ordering::Relaxed);
                true
            }
        };
        if tells {
            let _ = told.send(());
        }
    })?;
    for folder in [paths::ARTICLES, paths::NOTES] {
        watcher.watch(&root.join(folder), RecursiveMode::Recursive)?;
    }
    // There is none as long as nothing was annotated.
    let _ = watcher.watch(&root.join(paths::REVISIONS), RecursiveMode::Recursive);
    let _ = watcher.watch(root, RecursiveMode::NonRecursive);
    Ok(watcher)
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
