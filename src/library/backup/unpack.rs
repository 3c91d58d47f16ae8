//! Reading a backup: nothing in it is believed. It is unpacked beside its place, checked, and put there whole.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Component, Path, PathBuf};

use flate2::bufread::GzDecoder;
use tar::{Archive, EntryType};

use super::fault::ArchiveFault;
use super::manifest::{Manifest, hash_of, key};
use super::{MANIFEST, is_held};
use crate::library::error::LibraryError;
use crate::library::{paths, store};

/// How much an archive may hold: counted on the bytes that really come out of it.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The largest file: bytes.
    pub file: u64,
    /// The most files.
    pub files: usize,
    /// How many times its own size everything together may have, beyond [`Limits::free`].
    pub ratio: u64,
    /// Bytes that any archive may hold.
    pub free: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 256_000_000,
            files: 10_000_000,
            ratio: 100,
            // A library of texts that repeat themselves is larger than its backup by far.
            free: 4 << 30,
        }
    }
}

/// What came out of a backup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// How many files were restored.
    pub files: usize,
    /// Entries that no backup of ours holds: they were passed over.
    pub passed: Vec<PathBuf>,
}

/// The longest path: bytes.
const LONGEST: u64 = 4096;
/// How much is written at a time: bytes, files.
const BATCH: (usize, usize) = (16 << 20, 64);

/// Whether a file is a gzip archive, by its first bytes.
pub fn is_backup(file: &Path) -> bool {
    let mut start = [0; 2];
    let read = File::open(file).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && start == [0x1f, 0x8b]
}

/// Restores a backup into a folder that is not there or is empty (folders without files in them count as
/// nothing). It is there whole and checked, or not at all. Entries that are no file of a library are passed over.
///
/// # Errors
/// The folder holds something; the archive is not what Glose writes; the system refused.
pub fn unpack(file: &Path, into: &Path, limits: &Limits) -> Result<Unpacked, LibraryError> {
    File::open(file).map_err(LibraryError::read(file))?;
    if !is_backup(file) {
        return Err(LibraryError::Archive {
            path: file.to_owned(),
            entry: String::new(),
            fault: ArchiveFault::Foreign,
        });
    }
    let into = into
        .canonicalize()
        .or_else(|_| std::path::absolute(into))
        .map_err(LibraryError::write(into))?;
    if !is_free(&into)? {
        return Err(LibraryError::NotEmpty { path: into });
    }
    match unpack_beside(file, &into, limits) {
        // Where a disk is mounted, or the folder above cannot be written, nothing can take the folder's place.
        Err(LibraryError::Write { .. }) if into.is_dir() => unpack_inside(file, &into, limits),
        done => done,
    }
}

/// Unpacks beside the folder, and gives it the folder's name once it is whole and checked.
fn unpack_beside(file: &Path, into: &Path, limits: &Limits) -> Result<Unpacked, LibraryError> {
    // What was written a moment ago is read again from its place: that is what will be the library.
    let beside = into.with_file_name(format!(".{}.restoring", ulid::Ulid::generate()));
    let done = fill(file, &beside, limits).and_then(|unpacked| {
        clear(into);
        store::rename(&beside, into)?;
        Ok(unpacked)
    });
    if done.is_err() {
        let _ = fs::remove_dir_all(&beside);
    }
    done
}

/// Unpacks into a folder of the folder's own, and moves what it holds up once it is whole and checked; articles last,
/// so that a restoration that was stopped is never taken for a whole library.
fn unpack_inside(file: &Path, into: &Path, limits: &Limits) -> Result<Unpacked, LibraryError> {
    let inside = into.join(format!(".{}.restoring", ulid::Ulid::generate()));
    let done = fill(file, &inside, limits).and_then(|unpacked| {
        let entries = fs::read_dir(&inside).map_err(LibraryError::read(&inside))?;
        let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
        names.sort_by_key(|name| name == paths::ARTICLES);
        for name in names {
            let place = into.join(&name);
            clear(&place);
            store::rename(&inside.join(&name), &place)?;
        }
        Ok(unpacked)
    });
    let _ = fs::remove_dir_all(&inside);
    done
}

/// Unpacks into a new folder and checks what then stands there.
fn fill(file: &Path, folder: &Path, limits: &Limits) -> Result<Unpacked, LibraryError> {
    store::make_folder(folder)?;
    let mut waiting: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut size = 0;
    let mut written = Vec::new();
    let mut passed = Vec::new();
    let manifest = read(file, limits, &mut |path, bytes| {
        if !is_held(path) {
            passed.push(path.to_owned());
            return Ok(());
        }
        size += bytes.len();
        waiting.push((folder.join(path), bytes));
        written.push(path.to_owned());
        if size >= BATCH.0 || waiting.len() >= BATCH.1 {
            size = 0;
            store::write_many(&std::mem::take(&mut waiting))?;
        }
        Ok(())
    })?;
    store::write_many(&waiting)?;
    for path in &written {
        let full = folder.join(path);
        let bytes = fs::read(&full).map_err(LibraryError::read(&full))?;
        compare(file, &manifest, path, &bytes)?;
    }
    Ok(Unpacked {
        files: written.len(),
        passed,
    })
}

/// Reads an archive to its end without writing anything: its manifest, which its files agree with.
///
/// # Errors
/// As [`unpack`].
pub(super) fn check(file: &Path, limits: &Limits) -> Result<Manifest, LibraryError> {
    read(file, limits, &mut |_, _| Ok(()))
}

/// What takes a file of the archive: its path, its bytes.
type Take<'a> = &'a mut dyn FnMut(&Path, Vec<u8>) -> Result<(), LibraryError>;

/// Opens an archive that gives no more bytes than its size allows.
fn open_archive(
    file: &Path,
    limits: &Limits,
) -> Result<Archive<Counted<GzDecoder<BufReader<File>>>>, LibraryError> {
    let opened = File::open(file).map_err(LibraryError::read(file))?;
    let size = opened.metadata().map_or(0, |meta| meta.len());
    let most = size
        .saturating_mul(limits.ratio)
        .saturating_add(limits.free);
    Ok(Archive::new(Counted {
        inner: GzDecoder::new(BufReader::new(opened)),
        left: most,
    }))
}

/// Reads an archive, gives each file to `take`, and compares them with the manifest at its end.
fn read(file: &Path, limits: &Limits, take: Take<'_>) -> Result<Manifest, LibraryError> {
    let fault = |entry: &str, fault| LibraryError::Archive {
        path: file.to_owned(),
        entry: entry.to_owned(),
        fault,
    };
    let mut archive = open_archive(file, limits)?;
    let mut found = Manifest::default();
    let mut seen = HashSet::new();
    let mut listed: Option<Manifest> = None;
    let mut long_name: Option<Vec<u8>> = None;
    let entries = archive
        .entries()
        .map_err(|e| fault("", said(&e)))?
        .raw(true);
    for entry in entries {
        let mut entry = entry.map_err(|error| fault("", said(&error)))?;
        let raw = long_name
            .take()
            .unwrap_or_else(|| entry.path_bytes().into_owned());
        let shown = String::from_utf8_lossy(&raw).into_owned();
        match entry.header().entry_type() {
            EntryType::GNULongName => {
                long_name = Some(read_at_most(&mut entry, LONGEST).map_err(|f| fault(&shown, f))?);
                continue;
            }
            EntryType::Directory => continue,
            EntryType::Regular => {}
            _ => return Err(fault(&shown, ArchiveFault::Kind)),
        }
        let path = inside(&raw).ok_or_else(|| fault(&shown, ArchiveFault::Outside))?;
        if !seen.insert(path.clone()) {
            return Err(fault(&shown, ArchiveFault::Twice));
        }
        if seen.len() > limits.files {
            return Err(fault(&shown, ArchiveFault::TooLarge));
        }
        let bytes = read_at_most(&mut entry, limits.file).map_err(|f| fault(&shown, f))?;
        if path == Path::new(MANIFEST) {
            listed = Some(Manifest::parse(&bytes).map_err(|f| fault("", f))?);
        } else {
            found.add(&path, &bytes);
            take(&path, bytes)?;
        }
    }
    // The check sum stands at the end: an archive that was cut there is found out here.
    let mut rest = archive.into_inner();
    io::copy(&mut rest, &mut io::sink()).map_err(|error| fault("", said(&error)))?;
    let listed = listed.ok_or_else(|| fault("", ArchiveFault::Foreign))?;
    agree(&listed, &found).map_err(|(entry, wrong)| fault(&entry, wrong))?;
    Ok(listed)
}

/// Whether the files that were found are those of the manifest.
fn agree(listed: &Manifest, found: &Manifest) -> Result<(), (String, ArchiveFault)> {
    for (path, file) in &found.0 {
        match listed.0.get(path) {
            Some(said) if said == file => {}
            Some(_) => return Err((path.clone(), ArchiveFault::Changed)),
            None => return Err((path.clone(), ArchiveFault::Extra)),
        }
    }
    let missing = listed.0.keys().find(|path| !found.0.contains_key(*path));
    missing.map_or(Ok(()), |path| Err((path.clone(), ArchiveFault::Missing)))
}

/// Compares a file that was read back with the manifest.
fn compare(
    file: &Path,
    manifest: &Manifest,
    path: &Path,
    bytes: &[u8],
) -> Result<(), LibraryError> {
    let expected = manifest.0.get(&key(path));
    if expected.is_some_and(|(_, hash)| *hash == hash_of(bytes)) {
        return Ok(());
    }
    Err(LibraryError::Archive {
        path: file.to_owned(),
        entry: key(path),
        fault: ArchiveFault::Changed,
    })
}

/// A path of an archive as one below the folder; `None` where it leads out of it, or nowhere.
fn inside(raw: &[u8]) -> Option<PathBuf> {
    let raw = raw.strip_suffix(b"\0").unwrap_or(raw);
    let raw = raw.strip_prefix(b"./").unwrap_or(raw);
    let plain = !raw.is_empty() && !raw.contains(&0) && !raw.ends_with(b"/");
    let path = Path::new(OsStr::from_bytes(raw));
    let stays = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    // The same name in two spellings (`a//b`, `a/./b`) would escape the look for doubles.
    let clean: PathBuf = path.components().collect();
    (plain && stays && clean.as_os_str() == path.as_os_str()).then_some(clean)
}

/// The bytes of an entry, which may be no more than `most`.
fn read_at_most(entry: &mut impl Read, most: u64) -> Result<Vec<u8>, ArchiveFault> {
    let mut bytes = Vec::new();
    let read = entry.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| said(&error))?;
    if bytes.len() as u64 > most {
        return Err(ArchiveFault::TooLarge);
    }
    Ok(bytes)
}

/// What an error of reading an archive says of it.
fn said(error: &io::Error) -> ArchiveFault {
    match error.kind() {
        io::ErrorKind::FileTooLarge => ArchiveFault::TooLarge,
        io::ErrorKind::InvalidInput => ArchiveFault::Foreign,
        _ => ArchiveFault::Damaged,
    }
}

/// A reader that gives no more than so many bytes, whatever the archive says of its size.
struct Counted<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}

/// Whether a folder is not there or holds no file.
fn is_free(folder: &Path) -> Result<bool, LibraryError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(LibraryError::NotAFolder {
                path: folder.to_owned(),
            });
        }
        other => other.map_err(LibraryError::read(folder))?,
    };
    for entry in entries {
        let entry = entry.map_err(LibraryError::read(folder))?;
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if !is_folder || !is_free(&entry.path())? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes a folder and those in it as far as they are empty.
fn clear(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            clear(&entry.path());
        }
    }
    let _ = fs::remove_dir(folder);
}

#[cfg(test)]
mod tests;
