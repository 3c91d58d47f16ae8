//! One change at a time: an advisory lock that every process of Glose holds from reading what it changes to
//! having written it.
//!
//! The lock is on the folder itself, so that nothing stands in it that a synchroniser could carry and a folder
//! that cannot be written can be locked too. Where a file system locks no folders (some network disks), a file
//! beside the drafts is locked instead.

use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Once, OnceLock};
use std::time::{Duration, Instant};

use parking_lot::{ReentrantMutex, ReentrantMutexGuard};
use rustix::fs::{FlockOperation, OFlags, flock};
use rustix::io::Errno;

use super::error::LibraryError;

/// How long a change waits for those of other processes.
const PATIENCE: Duration = Duration::from_secs(20);
/// The longest pause between two tries.
const PAUSE: Duration = Duration::from_millis(8);
/// Who held the lock for longer than this lets others have it before taking it again.
const LONG: Duration = Duration::from_millis(10);

/// The lock of a folder. A thread that holds it may take it again.
#[derive(Debug)]
pub struct Lock {
    folder: PathBuf,
    /// The file that is locked where the folder cannot be.
    beside: OnceLock<PathBuf>,
    taken: ReentrantMutex<RefCell<Taken>>,
}

/// What this process has of the lock.
#[derive(Debug, Default)]
struct Taken {
    depth: usize,
    /// The open file that the system's lock belongs to; absent where nothing can be locked.
    file: Option<File>,
    since: Option<Instant>,
    /// When it was last let go after a long time.
    yielded: Option<Instant>,
}

/// The lock, held until this is dropped.
#[derive(Debug)]
pub struct Held<'a>(ReentrantMutexGuard<'a, RefCell<Taken>>);

impl Lock {
    /// The lock of a folder, which need not be there yet.
    pub fn of(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            beside: OnceLock::new(),
            taken: ReentrantMutex::default(),
        }
    }

    /// Names the file that is locked where the folder cannot be.
    pub fn fall_back_to(&self, file: &Path) {
        let _ = self.beside.set(file.to_owned());
    }

    /// Waits for the lock and holds it.
    ///
    /// # Errors
    /// [`LibraryError::Busy`] where another process holds it for 20 seconds.
    pub fn hold(&self) -> Result<Held<'_>, LibraryError> {
        let busy = || LibraryError::Busy {
            path: self.folder.clone(),
        };
        let guard = self.taken.try_lock_for(PATIENCE).ok_or_else(busy)?;
        let is_first = guard.borrow().depth == 0;
        if is_first {
            let yielded = guard.borrow_mut().yielded.take();
            if yielded.is_some_and(|at| at.elapsed() < LONG) {
                std::thread::sleep(LONG);
            }
            let file = self.file();
            if let Some(file) = &file
                && !wait_for(file)
            {
                return Err(busy());
            }
            let mut taken = guard.borrow_mut();
            taken.file = file;
            taken.since = Some(Instant::now());
        }
        guard.borrow_mut().depth += 1;
        Ok(Held(guard))
    }

    /// The open file to lock: the folder, else the file beside; none where neither can be locked.
    fn file(&self) -> Option<File> {
        let folder = OpenOptions::new()
            .read(true)
            .custom_flags(OFlags::DIRECTORY.bits().cast_signed())
            .open(&self.folder);
        let folder = folder.ok().filter(can_be_locked);
        folder.or_else(|| {
            let beside = self.beside.get().and_then(|file| open_beside(file).ok());
            let beside = beside.filter(can_be_locked);
            if beside.is_none() {
                static SAID: Once = Once::new();
                SAID.call_once(|| {
                    tracing::warn!(folder = %self.folder.display(), "no lock can be had here");
                });
            }
            beside
        })
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        let mut taken = self.0.borrow_mut();
        taken.depth -= 1;
        if taken.depth == 0 {
            if let Some(file) = taken.file.take() {
                // A child that is being started may have the file open too: closing it would not do.
                let _ = flock(&file, FlockOperation::Unlock);
            }
            let long = taken.since.is_some_and(|since| since.elapsed() > LONG);
            taken.yielded = long.then(Instant::now);
        }
    }
}

fn open_beside(file: &Path) -> io::Result<File> {
    if let Some(folder) = file.parent() {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(file)
}

/// Tries the lock once; what is tried is had or held by another, or the system knows no such locks.
fn try_once(file: &File) -> Result<bool, Errno> {
    match flock(file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(true),
        Err(Errno::WOULDBLOCK | Errno::INTR) => Ok(false),
        Err(other) => Err(other),
    }
}

fn can_be_locked(file: &File) -> bool {
    try_once(file).is_ok()
}

/// Waits until the lock is had; whether it was.
fn wait_for(file: &File) -> bool {
    let since = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        match try_once(file) {
            // Where the system cannot lock after all, nobody else can either.
            Ok(true) | Err(_) => return true,
            Ok(false) if since.elapsed() > PATIENCE => return false,
            Ok(false) => std::thread::sleep(pause),
        }
        pause = (pause * 2).min(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn one_holds_it_at_a_time_and_may_take_it_again() {
        let dir = tempfile::tempdir().unwrap();
        let inside = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                // A lock of its own each, as processes have it.
                scope.spawn(|| {
                    let lock = Lock::of(dir.path());
                    for _ in 0..25 {
                        let _outer = lock.hold().unwrap();
                        let _inner = lock.hold().unwrap();
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        std::thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn threads_of_one_process_exclude_each_other() {
        let dir = tempfile::tempdir().unwrap();
        let lock = Lock::of(dir.path());
        let inside = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..25 {
                        let _held = lock.hold().unwrap();
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        inside.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
    }

    #[test]
    fn where_a_folder_cannot_be_locked_a_file_beside_is() {
        let dir = tempfile::tempdir().unwrap();
        let lock = Lock::of(&dir.path().join("gone"));
        lock.fall_back_to(&dir.path().join("state/lock"));
        drop(lock.hold().unwrap());
        assert!(dir.path().join("state/lock").is_file());
    }
}
