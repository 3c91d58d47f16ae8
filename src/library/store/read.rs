//! Reading a file of the library: a plain one, of a size that a text may have.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use rustix::fs::OFlags;

use crate::library::error::LibraryError;

/// The largest file of the library that is read: bytes. No text comes near it, and every command reads them.
pub const LARGEST: u64 = 64_000_000;

/// The bytes of a file; links are followed.
///
/// # Errors
/// It cannot be read; it is no plain file (a pipe would be waited for, a device may have no end); it is larger
/// than [`LARGEST`].
pub fn read(path: &Path) -> Result<Vec<u8>, LibraryError> {
    read_up_to(path, LARGEST).map(|(bytes, _)| bytes)
}

/// The bytes of a file of at most `limit` bytes, and what the system says of it.
///
/// # Errors
/// As [`read`].
pub(in crate::library) fn read_up_to(
    path: &Path,
    limit: u64,
) -> Result<(Vec<u8>, Metadata), LibraryError> {
    let file = open(path).map_err(LibraryError::read(path))?;
    let meta = file.metadata().map_err(LibraryError::read(path))?;
    if !meta.is_file() {
        return Err(LibraryError::NotAFile {
            path: path.to_owned(),
        });
    }
    let too_large = || LibraryError::TooLarge {
        path: path.to_owned(),
        limit,
    };
    if meta.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(meta.len() as usize);
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(LibraryError::read(path))?;
    if bytes.len() as u64 > limit {
        return Err(too_large());
    }
    Ok((bytes, meta))
}

/// Opens a file without waiting for the other end of a pipe.
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .read(true)
        .custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed())
        .open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipes_folders_and_giants_are_refused_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        std::fs::write(path("plain"), "words").unwrap();
        assert_eq!(read(&path("plain")).unwrap(), b"words");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            path("pipe"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR,
            0,
        )
        .unwrap();
        for name in ["pipe", "."] {
            let refused = read(&path(name));
            assert!(
                matches!(refused, Err(LibraryError::NotAFile { .. })),
                "{name}"
            );
        }
        let giant = File::create(path("giant")).unwrap();
        giant.set_len(3 << 30).unwrap();
        assert!(matches!(
            read(&path("giant")),
            Err(LibraryError::TooLarge { .. })
        ));
    }
}
