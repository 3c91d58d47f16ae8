//! A passage to search for: its folded characters, its contexts and its block.

use std::ops::Range;

use super::fold::{Folded, folded};
use super::occurrences::occurrences;
use super::selectors::Selectors;
use super::view::TextView;
use super::words::cuts_a_word;
use crate::text::CharRange;

/// How much context is stored on each side, in scalar values. On the pairs that the algorithm was designed with, 32
/// to 160 moved no figure by half a point.
pub(super) const CONTEXT_LEN: usize = 64;
/// The longest passage that is stored whole, in scalar values.
pub(super) const EXACT_MAX: usize = 1_500;
/// How much of each end of a longer one is stored, in scalar values.
pub(super) const EXACT_END_LEN: usize = 300;
/// The shortest block that is known by its hash, in folded characters: shorter ones stand anywhere.
const BLOCK_MIN_LEN: usize = 40;
/// How far apart two blocks that were neighbours may be, in blocks: something was put between them.
const NEIGHBOUR_DISTANCE_MAX: usize = 3;

/// A passage to search for.
#[derive(Debug, Clone, Default)]
pub(super) struct Quote {
    /// The folded passage; of a very long one, its beginning.
    pub(super) chars: Vec<char>,
    /// The folded end of a very long passage; otherwise empty.
    pub(super) tail: Vec<char>,
    /// The hash of the folded whole of a very long passage.
    pub(super) hash: Option<String>,
    /// Folded length of the whole.
    pub(super) len: usize,
    /// The passage as it was written, for reading its capitals.
    pub(super) raw: String,
    /// What stood before, nearest first; `None` when it was not recorded.
    pub(super) before: Option<Vec<char>>,
    /// What stood after.
    pub(super) after: Option<Vec<char>>,
    /// Where it began, 0–1.
    pub(super) position: Option<f32>,
    /// The folded headings above.
    pub(super) path: Vec<Vec<char>>,
    /// Which occurrence of how many, when it was not unique.
    pub(super) nth: Option<(usize, usize)>,
    /// The block it began in.
    pub(super) block: Option<QuoteBlock>,
    /// Whether it began or ended inside a word.
    pub(super) cuts_word: bool,
}

/// The block a passage began in.
#[derive(Debug, Clone)]
pub(super) struct QuoteBlock {
    pub(super) hash: String,
    pub(super) off: usize,
    pub(super) near: Vec<String>,
}

impl Quote {
    /// The passage that selectors describe.
    pub(super) fn from_selectors(selectors: &Selectors) -> Self {
        let chars = folded(&selectors.exact);
        let tail = selectors.tail.as_deref().map(folded).unwrap_or_default();
        let known = selectors.range().map_or(0, CharRange::len);
        let len = if tail.is_empty() {
            chars.len()
        } else {
            known.max(chars.len() + tail.len())
        };
        let position = selectors.start.zip(selectors.len);
        let block = selectors
            .block
            .as_ref()
            .filter(|block| !block.hash.is_empty());
        Self {
            len,
            chars,
            hash: selectors.hash.clone().filter(|_| !tail.is_empty()),
            tail,
            raw: selectors.exact.clone(),
            before: selectors.prefix.as_deref().map(|text| {
                let chars = folded(text);
                chars.into_iter().rev().take(CONTEXT_LEN).collect()
            }),
            after: selectors.suffix.as_deref().map(|text| {
                let chars = folded(text);
                chars.into_iter().take(CONTEXT_LEN).collect()
            }),
            position: position.map(|(start, len)| start as f32 / len.max(1) as f32),
            path: selectors
                .path
                .iter()
                .map(|heading| folded(heading))
                .collect(),
            nth: selectors.nth.map(|nth| (nth.i, nth.of)),
            cuts_word: cuts_word(selectors),
            block: block.map(|block| QuoteBlock {
                hash: block.hash.clone(),
                off: block.off,
                near: block.near.clone(),
            }),
        }
    }

    /// The passage at a folded range of a text.
    pub(super) fn from_text(view: &TextView<'_>, range: Range<usize>) -> Self {
        let text = view.folded();
        let range = text.trim_spaces(range);
        let source = text.source_of(range.clone());
        let whole = range.len() <= EXACT_MAX;
        let chars = if whole {
            range.clone()
        } else {
            range.start..range.start + EXACT_END_LEN
        };
        let tail = if whole {
            range.end..range.end
        } else {
            range.end - EXACT_END_LEN..range.end
        };
        let hash = (!whole).then(|| super::fold::hash(text.slice(range.clone())));
        Self {
            chars: text.slice(chars).to_vec(),
            tail: text.slice(tail).to_vec(),
            hash,
            len: range.len(),
            raw: if whole {
                view.slice(source).to_owned()
            } else {
                String::new()
            },
            before: Some(chars_before(text, range.start).take(CONTEXT_LEN).collect()),
            after: Some(chars_after(text, range.end).take(CONTEXT_LEN).collect()),
            position: Some(range.start as f32 / text.len().max(1) as f32),
            path: view
                .headings(range.start)
                .iter()
                .map(|at| view.block_chars(*at).to_vec())
                .collect(),
            nth: None,
            cuts_word: cuts_a_word(text.chars(), &range),
            block: view.block_at(range.start).and_then(|at| {
                let block = view.blocks().get(at)?;
                let start = text.source_of(block.range.clone()).start;
                Some(QuoteBlock {
                    hash: block.hash.clone(),
                    off: source.start.saturating_sub(start),
                    near: view.neighbours(at).map(str::to_owned).to_vec(),
                })
            }),
        }
    }

    /// Whether nothing was recorded of where the passage stood.
    pub(super) fn is_bare(&self) -> bool {
        self.before.is_none() && self.after.is_none() && self.block.is_none()
    }

    /// The passage in the one block of `view` that is the block it began in, and whether that block has
    /// a neighbour it had, at most [`NEIGHBOUR_DISTANCE_MAX`] blocks away. `None` when no block is, when several
    /// could be, or when the passage is not in it.
    pub(super) fn find_in_block(&self, view: &TextView<'_>) -> Option<(Range<usize>, bool)> {
        let known = self.block.as_ref()?;
        let same = view.with_hash(&known.hash);
        let alike = |at: usize| {
            let near = view.neighbours(at);
            near.iter()
                .zip(&known.near)
                .filter(|(a, b)| **a == b.as_str())
                .count()
        };
        let best = same.iter().map(|at| alike(*at)).max()?;
        let mut fitting = same.iter().filter(|at| alike(**at) == best);
        let (at, None) = (*fitting.next()?, fitting.next()) else {
            return None;
        };
        let block = view.blocks().get(at)?;
        if block.range.len() < BLOCK_MIN_LEN || (self.nth.is_some() && best == 0) {
            return None;
        }
        let close = |hash: &String| {
            view.with_hash(hash)
                .iter()
                .any(|other| other.abs_diff(at) <= NEIGHBOUR_DISTANCE_MAX)
        };
        let settled = best > 0 || known.near.is_empty() || known.near.iter().any(close);
        Some((self.inside(view, &block.range, known.off)?, settled))
    }

    /// The occurrence that begins in `block` and is nearest to `off` scalar values from its beginning.
    fn inside(
        &self,
        view: &TextView<'_>,
        block: &Range<usize>,
        off: usize,
    ) -> Option<Range<usize>> {
        let text = view.folded();
        let origin = text.source_of(block.clone()).start;
        let window = text.slice(block.start..block.end + self.chars.len());
        let start = occurrences(window, &self.chars)
            .into_iter()
            .map(|at| block.start + at)
            .min_by_key(|at| text.source_of(*at..at + 1).start.abs_diff(origin + off))?;
        let range = start..start + self.len;
        // It may go on in a block that changed.
        if !self.cuts_word && cuts_a_word(text.chars(), &range) {
            return None;
        }
        match &self.hash {
            None => Some(range),
            Some(hash) => (super::fold::hash(text.slice(range.clone())) == *hash).then_some(range),
        }
    }
}

/// Whether what selectors describe began or ended inside a word.
fn cuts_word(selectors: &Selectors) -> bool {
    let passage = selectors.exact.as_str();
    let end = selectors.tail.as_deref().unwrap_or(passage);
    let inside = |one: Option<char>, next: Option<char>| {
        one.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)
    };
    let (before, after) = (selectors.prefix.as_deref(), selectors.suffix.as_deref());
    inside(
        before.unwrap_or_default().chars().next_back(),
        passage.chars().next(),
    ) || inside(
        end.chars().next_back(),
        after.unwrap_or_default().chars().next(),
    )
}

/// The characters before a folded offset, nearest first, without a space at the edge.
pub(super) fn chars_before(text: &Folded, offset: usize) -> impl Iterator<Item = char> + '_ {
    text.slice(0..offset)
        .iter()
        .rev()
        .copied()
        .skip_while(|letter| *letter == ' ')
}

/// The characters after a folded offset, without a space at the edge.
pub(super) fn chars_after(text: &Folded, offset: usize) -> impl Iterator<Item = char> + '_ {
    text.slice(offset..text.len())
        .iter()
        .copied()
        .skip_while(|letter| *letter == ' ')
}
