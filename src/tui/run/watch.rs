//! Watching the library's folder for changes by other programs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::background::BackgroundWorker;
use crate::library::{Library, paths};
use crate::tui::port::BackgroundRequest;
use crate::workspace::Workspace;

/// Changes that come nearer to each other than this are taken together.
const QUIET: Duration = Duration::from_millis(250);
/// However long they go on, the index is brought up to date at least this often.
const LONGEST: Duration = Duration::from_secs(10);
/// Where more files than these are touched, all are looked at.
const MANY: usize = 1000;
/// Where the system does not tell of changes, they are looked for this often.
const LOOK: Duration = Duration::from_secs(3);

/// Watches the folders of articles, annotations and kept texts as long as the program runs, and whether the index is
/// still there. Where the system cannot, or cannot any more (its limit is reached), they are looked through every three
/// seconds instead; so is the place of a library that went away.
pub(super) fn start(workspace: &Arc<Workspace>, background: BackgroundWorker) {
    let library = workspace.library().clone();
    let index = workspace.index_folder().to_owned();
    // A thread of its own from the first look at the folders: their disk may be slow.
    let _ = std::thread::Builder::new()
        .name("watch".into())
        .spawn(move || {
            let (sender, changes) = mpsc::channel();
            let blind = Arc::new(AtomicBool::new(false));
            let mut watched = Watched::new(&library, &index, sender, Arc::clone(&blind));
            watched.renew();
            // What changed while the folders were being gone through was not told.
            background.put(BackgroundRequest::Refresh { is_first: false });
            let mut away = false;
            loop {
                let look = (away || blind.load(Ordering::Relaxed)).then_some(LOOK);
                let mut touched = Touched::default();
                let heard = hear(&changes, look, &mut touched);
                if heard == Heard::End {
                    return;
                }
                if heard == Heard::Change {
                    let begun = Instant::now();
                    let hear = |quiet| hear(&changes, Some(quiet), &mut touched);
                    settle(hear, || begun.elapsed());
                }
                let was_away = std::mem::replace(&mut away, library.is_there().is_err());
                if away {
                    watched.lose();
                }
                let news = if away {
                    !was_away
                } else {
                    watched.renew() || was_away
                };
                let foreign = heard == Heard::Change && !touched.is_own(&library);
                if news || !away && (foreign || blind.load(Ordering::Relaxed)) {
                    background.put(BackgroundRequest::Refresh { is_first: false });
                }
            }
        });
}

/// What was heard of the folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    /// Something changed.
    Change,
    /// Nothing for as long as was waited.
    Nothing,
    /// Nobody tells of changes any more.
    End,
}

/// What was touched, as far as the system tells.
#[derive(Debug, Default)]
struct Touched {
    paths: BTreeSet<PathBuf>,
    /// Whether more was than is told.
    more: bool,
}

impl Touched {
    fn take(&mut self, paths: Vec<PathBuf>) {
        self.more |= paths.is_empty() || self.paths.len() > MANY;
        if !self.more {
            self.paths.extend(paths);
        }
    }

    /// Whether all of it stands as this process left it: the index knows it already.
    fn is_own(&self, library: &Library) -> bool {
        !self.more && self.paths.iter().all(|path| library.is_own(path))
    }
}

/// Waits for a change, at most for a time.
fn hear(
    changes: &Receiver<Vec<PathBuf>>,
    at_most: Option<Duration>,
    touched: &mut Touched,
) -> Heard {
    let heard = match at_most {
        Some(time) => changes.recv_timeout(time),
        None => changes.recv().map_err(|_| RecvTimeoutError::Disconnected),
    };
    match heard {
        Ok(paths) => {
            touched.take(paths);
            for paths in changes.try_iter() {
                touched.take(paths);
            }
            Heard::Change
        }
        Err(RecvTimeoutError::Timeout) => Heard::Nothing,
        Err(RecvTimeoutError::Disconnected) => Heard::End,
    }
}

/// Waits until it is quiet, however much is told meanwhile, for a while at most.
fn settle(mut hear: impl FnMut(Duration) -> Heard, elapsed: impl Fn() -> Duration) {
    while elapsed() < LONGEST && hear(QUIET) == Heard::Change {}
}

/// Device, number and time of birth: a number may be given again at once.
type Identity = (u64, u64, Option<SystemTime>);

fn identity(meta: &Metadata) -> Identity {
    (meta.dev(), meta.ino(), meta.created().ok())
}

/// The folders that are watched, each with what tells it from another one at its place.
struct Watched {
    watcher: Option<RecommendedWatcher>,
    folders: BTreeMap<PathBuf, (RecursiveMode, Option<Identity>)>,
    blind: Arc<AtomicBool>,
    told: Sender<Vec<PathBuf>>,
}

impl Watched {
    fn new(
        library: &Library,
        index: &Path,
        told: Sender<Vec<PathBuf>>,
        blind: Arc<AtomicBool>,
    ) -> Self {
        let root = library.root();
        let inside = [paths::ARTICLES, paths::NOTES, paths::REVISIONS].map(|name| root.join(name));
        let inside = inside
            .into_iter()
            .map(|folder| (folder, RecursiveMode::Recursive));
        let above = [Some(root), Some(index), index.parent()]
            .into_iter()
            .flatten();
        let above = above.map(|folder| (folder.to_owned(), RecursiveMode::NonRecursive));
        let folders = inside
            .chain(above)
            .map(|(folder, mode)| (folder, (mode, None)));
        let mut these = Self {
            watcher: None,
            folders: folders.collect(),
            blind,
            told,
        };
        match these.watcher(root, index) {
            Ok(watcher) => these.watcher = Some(watcher),
            Err(error) => these.look_instead(&error),
        }
        these
    }

    fn watcher(&self, root: &Path, index: &Path) -> notify::Result<RecommendedWatcher> {
        let (told, blind) = (self.told.clone(), Arc::clone(&self.blind));
        let (root, index) = (root.to_owned(), index.to_owned());
        notify::recommended_watcher(move |event: notify::Result<Event>| match event {
            Ok(event) if tells(&event, &root, &index) => drop(told.send(event.paths)),
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, "the library is looked through instead of watched");
                blind.store(true, Ordering::Relaxed);
                let _ = told.send(Vec::new());
            }
        })
    }

    /// Watches folders that were made since, or made anew; whether there were any.
    fn renew(&mut self) -> bool {
        let Some(watcher) = &mut self.watcher else {
            return false;
        };
        let mut failed = None;
        let mut changed = false;
        for (folder, (mode, seen)) in &mut self.folders {
            let now = fs::metadata(folder).ok().map(|meta| identity(&meta));
            if now == *seen {
                continue;
            }
            changed = true;
            *seen = now;
            let _ = watcher.unwatch(folder);
            if now.is_some()
                && let Err(error) = watcher.watch(folder, *mode)
            {
                failed = Some(error);
            }
        }
        if let Some(error) = failed {
            self.look_instead(&error);
        }
        changed
    }

    /// Forgets what was watched: a disk that comes back has to be watched anew.
    fn lose(&mut self) {
        for (_, seen) in self.folders.values_mut() {
            *seen = None;
        }
    }

    fn look_instead(&self, error: &notify::Error) {
        tracing::warn!(%error, "the library is looked through instead of watched");
        self.blind.store(true, Ordering::Relaxed);
    }
}

/// Whether an event tells of a change of the library, or that the index was taken away or made: it changes with each
/// note that is written.
fn tells(event: &Event, root: &Path, index: &Path) -> bool {
    if event.kind.is_access() {
        return false;
    }
    let of_index = |path: &Path| path == index || path.parent() == Some(index);
    let beside = |path: &Path| path.parent() == index.parent() && path.parent().is_some();
    let foreign = |path: &PathBuf| !path.starts_with(root) && (of_index(path) || beside(path));
    if event.paths.is_empty() || !event.paths.iter().all(foreign) {
        return true;
    }
    let is_it = |path: &PathBuf| path == index || path.ends_with("meta.json");
    match event.kind {
        EventKind::Remove(_) => event.paths.iter().any(is_it),
        EventKind::Create(_) => event.paths.iter().any(|path| path == index),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use notify::event::{CreateKind, ModifyKind, RemoveKind};

    use super::*;

    #[test]
    fn many_changes_are_waited_for_by_time_and_not_by_number() {
        let (time, told) = (Cell::new(Duration::ZERO), Cell::new(0));
        // Nine thousand changes, a tenth of a millisecond apart, then silence.
        let hear = |quiet: Duration| {
            told.set(told.get() + 1);
            let wait = if told.get() <= 9_000 {
                Duration::from_micros(100)
            } else {
                quiet
            };
            time.set(time.get() + wait);
            if told.get() <= 9_000 {
                Heard::Change
            } else {
                Heard::Nothing
            }
        };
        settle(hear, || time.get());
        assert_eq!(told.get(), 9_001);
        // What never ends is looked at after a while all the same.
        time.set(Duration::ZERO);
        let endless = |_| {
            time.set(time.get() + Duration::from_millis(100));
            Heard::Change
        };
        settle(endless, || time.get());
        assert_eq!(time.get(), LONGEST);
    }

    #[test]
    fn the_index_tells_only_when_it_is_gone_or_made() {
        let (root, index) = (Path::new("/data/glose"), Path::new("/cache/glose/abc"));
        let event = |kind, path: &str| Event::new(kind).add_path(path.into());
        let gone = EventKind::Remove(RemoveKind::Any);
        let made = EventKind::Create(CreateKind::Any);
        let written = EventKind::Modify(ModifyKind::Any);
        for (kind, path, expected) in [
            (written, "/cache/glose/abc/meta.json", false),
            (gone, "/cache/glose/abc/1.term", false),
            (gone, "/cache/glose/abc/meta.json", true),
            (gone, "/cache/glose/abc", true),
            (made, "/cache/glose/abc", true),
            (made, "/cache/glose/abc.bad-1", false),
            (gone, "/data/glose/notes/a/1.md", true),
            (written, "/data/glose/articles/a.md", true),
            (gone, "/data/glose", true),
        ] {
            assert_eq!(
                tells(&event(kind, path), root, index),
                expected,
                "{kind:?} {path}"
            );
        }
    }
}
