//! A passage's address in a text, and finding it again in another version. Pure.

/// What a note stores of its passage's place.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct Selectors {
    /// The passage as it read.
    pub exact: String,
}
