//! Which processes are alive: each holds a lock on a file of its own for as long as it runs.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use super::store;

/// The folder of the files that sessions hold locks on.
const OPEN: &str = "open";

/// The session of this process: its name, and the lock that says that it lives. The system lets the lock go when
/// the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Session {
    name: String,
    lock: Option<(File, PathBuf)>,
}

impl Session {
    /// A session whose lock stands in the first of the folders that can be written. Where no lock can be had, it
    /// counts as gone for everyone else.
    pub(super) fn begin(folders: [Option<&Path>; 2]) -> Self {
        let name = ulid::Ulid::generate().to_string();
        let mut folders = folders.into_iter().flatten();
        let lock = folders.find_map(|folder| lock(&lock_file(folder, &name)));
        Self { name, lock }
    }

    /// Its name: letters and digits.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some((_, path)) = &self.lock {
            let _ = fs::remove_file(path);
        }
    }
}

/// Whether the process of a session lives. The file of one that is gone is cleared away.
pub(super) fn is_open(folder: &Path, name: &str) -> bool {
    let path = lock_file(folder, name);
    let Ok(file) = File::open(&path) else {
        return false;
    };
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Err(Errno::WOULDBLOCK) => true,
        Ok(()) => {
            let _ = fs::remove_file(&path);
            false
        }
        Err(_) => false,
    }
}

fn lock_file(folder: &Path, name: &str) -> PathBuf {
    folder.join(OPEN).join(format!("{name}.lock"))
}

fn lock(path: &Path) -> Option<(File, PathBuf)> {
    store::make_folder(path.parent()?).ok()?;
    let mut options = OpenOptions::new();
    let file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .ok()?;
    flock(&file, FlockOperation::NonBlockingLockExclusive).ok()?;
    Some((file, path.to_owned()))
}
