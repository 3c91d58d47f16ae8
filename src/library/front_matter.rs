//! YAML front matter, edited key by key: what is not changed keeps its bytes.

/// The front matter of a file: its top-level entries as they stand, so that unknown keys, their order,
/// comments and line ends survive a rewrite.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    entries: Vec<String>,
}
