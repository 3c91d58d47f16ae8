//! The version of a file's form: `v:` in its front matter; a file without one is of the first.

use super::front_matter::{FrontMatter, Values};

/// The version of the files that this program writes, and the newest that it changes.
pub const SCHEMA: u64 = 1;

/// The key of the version.
pub(super) const KEY: &str = "v";

/// The version that front matter names; the first where it names none or no number.
pub(super) fn version(values: &Values) -> u64 {
    let value = values.get(KEY);
    let number = value.and_then(|value| {
        value
            .as_u64()
            .or_else(|| value.as_str()?.trim().parse().ok())
    });
    number.unwrap_or(1)
}

/// Whether a file is of a later version than ours: it is shown, and never written.
pub(super) fn is_newer(file: &[u8]) -> bool {
    let text = String::from_utf8_lossy(file);
    let Ok((Some(front), _)) = FrontMatter::split(&text) else {
        return false;
    };
    front.values().is_ok_and(|values| version(&values) > SCHEMA)
}

/// Names the version in front matter that has nothing in it yet: that of a new file.
pub(super) fn mark(front: &mut FrontMatter) {
    if front.entries().next().is_none() {
        front.set(KEY, &SCHEMA.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_later_version_is_newer() {
        for (file, newer) in [
            ("---\nv: 99\n---\n", true),
            ("---\nv: \"2\"\n---\n", true),
            ("---\n{v: 99}\n---\n", true),
            ("---\nv: 1\n---\n", false),
            ("---\nv: later\n---\n", false),
            ("---\nid: A\n---\nv: 99\n", false),
            ("v: 99", false),
            ("", false),
        ] {
            assert_eq!(is_newer(file.as_bytes()), newer, "{file}");
        }
    }
}
