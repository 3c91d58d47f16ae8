//! Groups of the list of notes, and its rows.

use crate::config::Group;

/// A group of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteGroup {
    /// What its members share: an article's title, a tag, a colour's word, `2026-11`; empty for those that
    /// have none.
    pub name: String,
    /// How many annotations it has.
    pub count: usize,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteRow {
    /// Its group: an index of the groups.
    pub group: usize,
    /// Its annotation: an index of the hits.
    pub hit: usize,
}

impl Group {
    /// The key of the message that names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Article => "group-article",
            Self::Tag => "group-tag",
            Self::Color => "group-color",
            Self::Month => "group-month",
        }
    }
}
