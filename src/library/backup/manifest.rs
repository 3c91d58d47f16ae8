//! The list of files inside a backup, each with its size and hash.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::VERSION;
use super::fault::ArchiveFault;

/// What the manifest says it belongs to.
const FORMAT: &str = "glose-backup";

/// The list as it stands in the archive.
#[derive(Debug, Serialize, Deserialize)]
struct Listed {
    format: String,
    v: u64,
    #[serde(default)]
    files: Vec<File>,
}

/// One file of the list.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct File {
    path: String,
    size: u64,
    blake3: String,
}

/// The files of a backup by their path (see [`key`]): size in bytes, and hash.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(pub(super) BTreeMap<String, (u64, String)>);

impl Manifest {
    /// Notes a file.
    pub(super) fn add(&mut self, path: &Path, bytes: &[u8]) {
        self.0
            .insert(key(path), (bytes.len() as u64, hash_of(bytes)));
    }

    /// The manifest as JSON: the same files give the same bytes.
    ///
    /// # Errors
    /// It cannot be put into words, which of texts and numbers alone always works.
    pub(super) fn to_json(&self) -> io::Result<Vec<u8>> {
        let files = self.0.iter().map(|(path, (size, hash))| File {
            path: path.clone(),
            size: *size,
            blake3: hash.clone(),
        });
        let listed = Listed {
            format: FORMAT.to_owned(),
            v: VERSION,
            files: files.collect(),
        };
        let mut json = serde_json::to_vec_pretty(&listed)?;
        json.push(b'\n');
        Ok(json)
    }

    /// Reads a manifest.
    ///
    /// # Errors
    /// It is no manifest of ours, or a later version's.
    pub(super) fn parse(json: &[u8]) -> Result<Self, ArchiveFault> {
        let listed: Listed = serde_json::from_slice(json).map_err(|_| ArchiveFault::Foreign)?;
        if listed.format != FORMAT {
            return Err(ArchiveFault::Foreign);
        }
        if listed.v > VERSION {
            return Err(ArchiveFault::Newer);
        }
        let files = listed.files.into_iter();
        Ok(Self(
            files
                .map(|file| (file.path, (file.size, file.blake3)))
                .collect(),
        ))
    }
}

/// The hash of a file's bytes, as the manifest has it.
pub(super) fn hash_of(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// A path as the manifest has it: as it is, `%` and what is not UTF-8 as `%XX`.
pub(super) fn key(path: &Path) -> String {
    let mut key = String::new();
    for chunk in OsStr::as_bytes(path.as_os_str()).utf8_chunks() {
        key.push_str(&chunk.valid().replace('%', "%25"));
        for byte in chunk.invalid() {
            let _ = write!(key, "%{byte:02X}");
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_comes_back_and_another_is_told_from_it() {
        let mut manifest = Manifest::default();
        manifest.add(Path::new("articles/été 100%.md"), b"words");
        manifest.add(Path::new(OsStr::from_bytes(b"articles/\xff.md")), b"");
        let json = manifest.to_json().unwrap();
        assert_eq!(Manifest::parse(&json).unwrap(), manifest);
        assert!(manifest.0.contains_key("articles/été 100%25.md"));
        assert!(manifest.0.contains_key("articles/%FF.md"));
        let text = String::from_utf8(json).unwrap();
        let newer = text.replace("\"v\": 1", "\"v\": 99");
        assert_eq!(Manifest::parse(newer.as_bytes()), Err(ArchiveFault::Newer));
        for other in ["", "[]", "{\"format\":\"x\",\"v\":1}", "\u{0}"] {
            assert_eq!(
                Manifest::parse(other.as_bytes()),
                Err(ArchiveFault::Foreign)
            );
        }
    }
}
