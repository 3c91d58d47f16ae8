//! Writing a backup: every file of the library in the order of their names, then the manifest.

use std::collections::HashSet;
use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use flate2::{Compression, GzBuilder};
use tar::{Builder, Header};

use super::manifest::Manifest;
use super::unpack::{self, Limits};
use super::{FOLDERS, MANIFEST, Packed, Step, is_held};
use crate::library::error::LibraryError;
use crate::library::files::Library;
use crate::library::store;

impl Library {
    /// Writes the whole library into one file, durably, for the reader alone (0600): it has its name only
    /// when it is whole and was read back. The same files give the same bytes. `None` where `step` stopped it.
    ///
    /// # Errors
    /// The folder of `file` cannot be written, or what was written cannot be read back.
    pub fn back_up(&self, file: &Path, step: Step<'_>) -> Result<Option<Packed>, LibraryError> {
        let (files, mut packed) = walk(self.root());
        let mut held = (0, 0);
        let wrote = store::write_checked(
            file,
            |out| {
                let done = self.pack(out, &files, &mut packed, step);
                done.map_err(LibraryError::write(file))
            },
            |written| {
                let found = unpack::check(written, &Limits::default())
                    .map_err(|error| error.of_archive(file))?;
                held = (found.0.len(), found.0.values().map(|(size, _)| size).sum());
                Ok(())
            },
        )?;
        (packed.files, packed.bytes) = held;
        Ok(wrote.then_some(packed))
    }

    /// Writes the archive; false where it was stopped.
    fn pack(
        &self,
        out: &mut File,
        files: &[PathBuf],
        packed: &mut Packed,
        step: Step<'_>,
    ) -> io::Result<bool> {
        let zip = GzBuilder::new()
            .mtime(0)
            .write(BufWriter::new(out), Compression::default());
        let mut archive = Builder::new(zip);
        let mut manifest = Manifest::default();
        for (done, path) in files.iter().enumerate() {
            if step(done, files.len()).is_break() {
                return Ok(false);
            }
            let full = self.root().join(path);
            match store::read_up_to(&full, Limits::default().file) {
                Ok((bytes, meta)) => {
                    append(&mut archive, path, &bytes, seconds(&meta))?;
                    manifest.add(path, &bytes);
                }
                // Another program took it away meanwhile.
                Err(error) if error.is_missing() && !full.is_symlink() => {}
                Err(error) => packed.failed.push(error),
            }
        }
        let _ = step(files.len(), files.len());
        append(&mut archive, Path::new(MANIFEST), &manifest.to_json()?, 0)?;
        archive.into_inner()?.finish()?.flush()?;
        Ok(true)
    }
}

fn append<W: Write>(
    archive: &mut Builder<W>,
    path: &Path,
    bytes: &[u8],
    time: u64,
) -> io::Result<()> {
    let mut header = Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o600);
    header.set_mtime(time);
    archive.append_data(&mut header, path, bytes)
}

/// When a file was last changed: seconds since 1970, 0 for what is earlier.
fn seconds(meta: &Metadata) -> u64 {
    u64::try_from(meta.mtime()).unwrap_or(0)
}

/// The files of a library, below `root`, in order: those that a backup may hold. Temporary files of a stopped write
/// are none of them. Links are followed, each folder once.
fn walk(root: &Path) -> (Vec<PathBuf>, Packed) {
    let mut found = Vec::new();
    let mut packed = Packed::default();
    let mut seen = HashSet::new();
    let mut open = vec![PathBuf::new()];
    while let Some(below) = open.pop() {
        let folder = root.join(&below);
        let entries = fs::metadata(&folder).and_then(|meta| {
            let is_new = seen.insert((meta.dev(), meta.ino()));
            Ok(if is_new {
                Some(fs::read_dir(&folder)?)
            } else {
                None
            })
        });
        let entries = match entries {
            Ok(Some(entries)) => entries,
            Ok(None) => continue,
            Err(error) => {
                packed.failed.push(LibraryError::read(&folder)(error));
                continue;
            }
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let path = below.join(&name);
            let text = name.to_string_lossy();
            let is_known = below != Path::new("") || FOLDERS.iter().any(|one| *one == text);
            match fs::metadata(entry.path()) {
                Ok(meta) if meta.is_dir() && is_known && !text.starts_with('.') => open.push(path),
                Ok(meta) if meta.is_file() && is_held(&path) && path != Path::new(MANIFEST) => {
                    found.push(path);
                }
                Ok(_) if store::is_temporary(&text) || path == Path::new(MANIFEST) => {}
                Ok(_) => packed.left_out.push(path),
                Err(error) => packed.failed.push(LibraryError::read(&entry.path())(error)),
            }
        }
    }
    found.sort();
    packed.left_out.sort();
    (found, packed)
}
