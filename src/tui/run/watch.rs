//! Watching the library's folder for changes by other programs.

use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::long::{Job, Long};
use crate::library::paths;

/// Changes that come nearer to each other than this are taken together.
const QUIET: Duration = Duration::from_millis(250);
/// However many come, the index is brought up to date at least this often.
const MOST: u32 = 8;

/// Watches the folders of articles and annotations; `None` where the system cannot.
pub(super) fn start(root: &Path, long: Long) -> Option<RecommendedWatcher> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let told = event.is_ok_and(|event| !event.kind.is_access());
        if told {
            let _ = sender.send(());
        }
    })
    .ok()?;
    for folder in [paths::ARTICLES, paths::NOTES] {
        watcher
            .watch(&root.join(folder), RecursiveMode::Recursive)
            .ok()?;
    }
    let _ = watcher.watch(root, RecursiveMode::NonRecursive);
    std::thread::Builder::new()
        .name("watch".into())
        .spawn(move || {
            while changes.recv().is_ok() {
                let mut rounds = 0;
                while rounds < MOST && changes.recv_timeout(QUIET) != Err(RecvTimeoutError::Timeout)
                {
                    rounds += 1;
                    while changes.try_recv().is_ok() {}
                }
                long.put(Job::Refresh(false));
            }
        })
        .ok()?;
    Some(watcher)
}
