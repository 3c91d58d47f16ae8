//! How a reader likes a text to be set, beside the width of its column.

use serde::{Deserialize, Serialize};

/// How a text is set in its column. What a line holds changes with it, what the text says never does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Typesetting {
    /// Where lines end.
    pub alignment: Alignment,
    /// Whether words may be divided at the end of a line.
    pub hyphenation: bool,
    /// How far apart lines and paragraphs stand.
    pub spacing: Spacing,
}

/// Where lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alignment {
    /// Where their last word does.
    #[default]
    Ragged,
    /// All at the column's edge: the spaces between words are made wider.
    Justified,
}

/// How far apart lines and paragraphs stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Spacing {
    /// Paragraphs follow one another as in a book, their first lines indented.
    Close,
    /// A blank line between paragraphs.
    #[default]
    Normal,
    /// A blank line between lines, two between paragraphs.
    Open,
}

/// What tests take.
#[cfg(test)]
pub(crate) mod ways {
    use proptest::prelude::*;

    use super::{Alignment, Spacing, Typesetting};

    /// Every way of setting a text.
    pub(crate) fn any_typesetting() -> impl Strategy<Value = Typesetting> {
        let alignment = prop::sample::select(vec![Alignment::Ragged, Alignment::Justified]);
        let spacing = prop::sample::select(vec![Spacing::Close, Spacing::Normal, Spacing::Open]);
        let ways = (alignment, any::<bool>(), spacing);
        ways.prop_map(|(alignment, hyphenation, spacing)| Typesetting {
            alignment,
            hyphenation,
            spacing,
        })
    }
}
