//! What placing answers: a state, a range, how sure, and other places it might be.

use serde::{Deserialize, Serialize};

use crate::text::CharRange;

/// How a note stands in a text: each a sign *and* a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The same words in the same place.
    Exact,
    /// The same words, elsewhere in the text.
    Moved,
    /// The passage reads differently now.
    Changed,
    /// Not sure: a reader must choose among candidates.
    Review,
    /// The passage is gone.
    Lost,
}

impl State {
    /// Every state, best first.
    pub const ALL: [Self; 5] = [
        Self::Exact,
        Self::Moved,
        Self::Changed,
        Self::Review,
        Self::Lost,
    ];

    /// Its word in files and in `--json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Review => "review",
            Self::Lost => "lost",
        }
    }

    /// Its sign in the interface: one cell.
    pub fn sign(self) -> char {
        match self {
            Self::Exact => '●',
            Self::Moved => '»',
            Self::Changed => '≈',
            Self::Review => '?',
            Self::Lost => '○',
        }
    }

    /// Whether the note stands in the text without anyone having to look.
    pub fn is_placed(self) -> bool {
        matches!(self, Self::Exact | Self::Moved | Self::Changed)
    }
}

/// A place a passage might be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Where, in scalar values of the new text.
    pub range: CharRange,
    /// How sure, 0–1.
    pub score: f32,
}

/// Where a passage stands in a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// How it stands.
    pub state: State,
    /// Where, in scalar values of the new text; `None` unless [`State::is_placed`].
    pub range: Option<CharRange>,
    /// How sure, 0–1: of the range when placed, of the best candidate otherwise.
    pub score: f32,
    /// In review, up to five places it might be, best first; otherwise empty.
    pub candidates: Vec<Candidate>,
    /// Where to show a note that has no place: a scalar offset in the new text, at the heading
    /// nearest to where the passage was.
    pub near: Option<usize>,
}

impl Placement {
    /// A passage that stands where its note says.
    pub fn certain(range: CharRange) -> Self {
        Self {
            state: State::Exact,
            range: Some(range),
            score: 1.0,
            candidates: Vec::new(),
            near: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_its_own_word_and_sign() {
        let words: Vec<_> = State::ALL.iter().map(|state| state.as_str()).collect();
        assert_eq!(words, ["exact", "moved", "changed", "review", "lost"]);
        let signs: String = State::ALL.iter().map(|state| state.sign()).collect();
        assert_eq!(signs, "●»≈?○");
        for state in State::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
        }
    }
}
