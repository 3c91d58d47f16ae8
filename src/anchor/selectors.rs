//! What a note stores of its place: written once, never changed by placing.

use serde::{Deserialize, Serialize};

use crate::text::CharRange;

/// A passage's address: `target:` in a note's front matter.
///
/// Only `exact` is required, so that a note written by hand with nothing but a quote is found too.
/// Unknown keys are tolerated. Offsets and lengths are in scalar values of the revision `rev`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selectors {
    /// Version of this format.
    #[serde(default = "format_version")]
    pub v: u32,
    /// The revision of the text it was made on, as [`revision`](super::revision) names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rev: Option<String>,
    /// What read the source into that text, e.g. `html/3`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extractor: Option<String>,
    /// The passage; of a very long one, its beginning (then `tail` and `hash` hold the rest).
    pub exact: String,
    /// The end of a passage too long to be stored whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tail: Option<String>,
    /// Hash of the whole folded passage, when it is too long to be stored whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// What stands just before the passage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// What stands just after the passage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
    /// First scalar value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// One past the last scalar value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// Length of the whole text, for the relative position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub len: Option<usize>,
    /// The headings above, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<String>,
    /// The block the passage begins in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<BlockAddress>,
    /// Which occurrence it is, when the passage stands more than once in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nth: Option<Nth>,
    /// The language of the passage, `fr` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// A block (paragraph, heading, list item…) by number and by hash.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockAddress {
    /// Its number in the text, from 0.
    #[serde(default)]
    pub n: usize,
    /// Hash of its folded text.
    #[serde(default)]
    pub hash: String,
    /// Scalar values from its beginning to the beginning of the passage.
    #[serde(default)]
    pub off: usize,
    /// Hashes of the blocks before and after; empty text where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<String>,
}

/// One of several occurrences.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nth {
    /// Which, from 1.
    pub i: usize,
    /// Of how many.
    pub of: usize,
}

/// What a reader decided by hand: an entry of `reanchored:` in a note's front matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The revision it was decided on.
    pub rev: String,
    /// First scalar value in that revision; of a passage that is gone, about where it was.
    pub start: usize,
    /// One past the last scalar value in that revision.
    pub end: usize,
    /// What was decided.
    #[serde(default, rename = "as", skip_serializing_if = "Decision::is_passage")]
    pub decision: Decision,
    /// Who confirmed, e.g. `user`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// When, as RFC 3339.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// The passage as it reads there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub exact: String,
}

/// What a reader decided on a note that waited for a place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// Its passage stands here now.
    #[default]
    Passage,
    /// Its passage is gone; it is not asked for again.
    Lost,
    /// It is a note on the whole article from now on.
    Article,
}

impl Decision {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "the shape that serde asks for"
    )]
    fn is_passage(&self) -> bool {
        *self == Self::Passage
    }
}

/// All that a note knows of its place: its selectors and what its reader confirmed since.
#[derive(Debug, Clone, Copy)]
pub struct Address<'a> {
    /// The place as it was selected.
    pub selectors: &'a Selectors,
    /// The reader's confirmations, in the order of the file.
    pub confirmations: &'a [Confirmation],
}

impl<'a> From<&'a Selectors> for Address<'a> {
    fn from(selectors: &'a Selectors) -> Self {
        Self {
            selectors,
            confirmations: &[],
        }
    }
}

impl<'a> Address<'a> {
    /// An address with the reader's confirmations.
    pub fn new(selectors: &'a Selectors, confirmations: &'a [Confirmation]) -> Self {
        Self {
            selectors,
            confirmations,
        }
    }

    /// The revision to place from: the text of this one makes the best `old` for
    /// [`place`](super::place()). `None` when the note names none.
    pub fn base_rev(&self) -> Option<&'a str> {
        self.newest(|_| true)
            .map_or(self.selectors.rev.as_deref(), |newest| Some(&newest.rev))
    }

    /// The passage's words as they were last confirmed, else as they were selected.
    pub fn words(&self) -> &'a str {
        self.newest(|entry| !entry.exact.trim().is_empty())
            .map_or(&self.selectors.exact, |entry| &entry.exact)
    }

    /// The newest confirmation of a passage that `fits`: by its date, then by its place in the list.
    pub(super) fn newest(&self, fits: impl Fn(&Confirmation) -> bool) -> Option<&'a Confirmation> {
        newest(self.confirmations, |entry| {
            entry.decision.is_passage() && fits(entry)
        })
    }
}

impl Confirmation {
    /// What a reader decided last; that the passage has a place where nothing was decided.
    pub fn last_decision(confirmations: &[Self]) -> Decision {
        newest(confirmations, |_| true).map_or(Decision::Passage, |entry| entry.decision)
    }
}

/// The newest entry that `fits`: by its date, then by its place in the list.
fn newest(
    confirmations: &[Confirmation],
    fits: impl Fn(&Confirmation) -> bool,
) -> Option<&Confirmation> {
    confirmations
        .iter()
        .filter(|entry| fits(entry))
        .max_by_key(|entry| entry.at.parse::<jiff::Timestamp>().ok())
}

impl Selectors {
    /// The place in the revision it was made on, when it is known.
    pub fn range(&self) -> Option<CharRange> {
        Some(CharRange::new(self.start?, self.end?))
    }
}

/// The version of the format that this program writes.
pub(super) fn format_version() -> u32 {
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_written_by_hand_needs_only_a_quote() {
        let read: Selectors = serde_saphyr::from_str("exact: les étiquettes\n").unwrap();
        assert_eq!(
            read,
            Selectors {
                v: 1,
                exact: "les étiquettes".into(),
                ..Selectors::default()
            }
        );
    }

    #[test]
    fn unknown_keys_and_digits_for_names_are_tolerated() {
        let yaml = "article: 01J9Z6\nmood: sunny\nrev: 1234567890123456\nexact: 42\nblock: {hash: 12e4, colour: blue}\n";
        let read: Selectors = serde_saphyr::from_str(yaml).unwrap();
        assert_eq!(read.rev.as_deref(), Some("1234567890123456"));
        assert_eq!(read.exact, "42");
        assert_eq!(read.block.unwrap().hash, "12e4");
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let selectors = Selectors {
            v: 1,
            rev: Some("0000000000000012".into()),
            extractor: Some("html/3".into()),
            exact: "les étiquettes : « plus » que\n\nle titre".into(),
            prefix: Some(" avant, ".into()),
            suffix: Some(" # après".into()),
            start: Some(10_412),
            end: Some(10_454),
            len: Some(23_871),
            path: vec!["Méthode".into(), "Lecture annotée".into()],
            block: Some(BlockAddress {
                n: 37,
                hash: "100000000000".into(),
                off: 118,
                near: vec!["a1".into(), String::new()],
            }),
            nth: Some(Nth { i: 2, of: 3 }),
            lang: Some("fr".into()),
            ..Selectors::default()
        };
        let yaml = serde_saphyr::to_string(&selectors).unwrap();
        assert_eq!(
            serde_saphyr::from_str::<Selectors>(&yaml).unwrap(),
            selectors,
            "{yaml}"
        );
    }

    #[test]
    fn the_newest_confirmation_is_the_base() {
        let yaml = "- {rev: bb, start: 1, end: 2, by: user, at: 2026-11-24T02:40Z, exact: x}\n\
                    - {rev: aa, start: 1, end: 2, at: 2026-11-23T02:40:10Z}\n";
        let confirmations: Vec<Confirmation> = serde_saphyr::from_str(yaml).unwrap();
        let selectors = Selectors {
            rev: Some("00".into()),
            ..Selectors::default()
        };
        assert_eq!(Address::from(&selectors).base_rev(), Some("00"));
        assert_eq!(
            Address::new(&selectors, &confirmations).base_rev(),
            Some("bb")
        );
    }

    #[test]
    fn what_was_decided_last_counts_and_only_passages_are_bases() {
        let yaml = "- {rev: aa, start: 1, end: 2, at: 2026-11-23T02:40:10Z}\n\
                    - {rev: bb, start: 9, end: 9, as: lost, at: 2026-11-24T02:40Z}\n";
        let confirmations: Vec<Confirmation> = serde_saphyr::from_str(yaml).unwrap();
        let selectors = Selectors::default();
        assert_eq!(Confirmation::last_decision(&confirmations), Decision::Lost);
        assert_eq!(
            Address::new(&selectors, &confirmations).base_rev(),
            Some("aa")
        );
        assert_eq!(Confirmation::last_decision(&[]), Decision::Passage);
    }
}
