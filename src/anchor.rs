//! A passage's address in a text, and finding it again in another version. Pure.
//!
//! A note stores [`Selectors`]: what was selected, what stood around it, where it was, and the hash of its
//! paragraph. They are written once and never change. When the text changes, [`place`] finds the passage
//! again, by a diff when the annotated revision is at hand and by a search for the quote when it is not.
//!
//! A wrong place is worse than no place: below a floor, [`place`] answers [`State::Review`] with
//! candidates, or [`State::Lost`], and never guesses.
//!
//! Everything is counted in Unicode scalar values of the canonical text
//! ([`CharRange`](crate::text::CharRange)), and compared *folded*: typography, case and spaces set aside,
//! accents kept.

mod boundaries;
mod by_diff;
mod by_selectors;
mod candidates;
mod compare;
mod context_evidence;
mod describe;
mod diff;
mod edit_distance;
mod fold;
mod identity_guard;
mod locate;
mod occurrences;
mod outcome;
mod place;
mod quote;
mod ranking;
mod run_index;
mod scalars;
mod score;
mod selectors;
mod shared_runs;
mod state;
mod subsequence;
mod thresholds;
mod view;
mod words;

pub use compare::{Piece, compare};
pub use describe::{Origin, describe};
pub use diff::Alignment;
pub use locate::{locate, locate_wrapped};
pub use place::{place, place_all};
pub use selectors::{Address, BlockAddress, Confirmation, Decision, Nth, Selectors};
pub use state::{Candidate, Placement, State};
pub use view::{BlockSpan, TextView, revision};

#[cfg(test)]
mod tests;
