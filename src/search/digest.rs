//! An article and the state of its files as one number.

/// A number that tells an article and the state of its files from all others.
pub(super) fn digest(slug: &str, stamp: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(slug.as_bytes());
    // No name of a file holds a slash.
    hasher.update(b"/");
    hasher.update(stamp.as_bytes());
    let hash = hasher.finalize();
    let first = hash.as_bytes().first_chunk();
    first.map_or(0, |bytes| u64::from_le_bytes(*bytes))
}
