//! The thresholds that more than one way of placing uses.
//!
//! "Tuned" means: chosen on the tuning pairs of `cargo bench --bench anchors` (seven in ten of the real pairs),
//! never by looking at those held out. `docs/anchoring.md` says what happens to the figures on both sides of each.

/// The fewest words in a row that two texts must share for a match; fewer are chance.
pub(super) const MATCH_MIN_WORDS: usize = 3;
/// The share of a passage's characters in kept words from which it is still itself, if nothing else is like it.
pub(super) const KEPT_MIN: f32 = 0.40;
/// The least score that is accepted without asking.
pub(super) const ACCEPT_MIN: f32 = 0.60;
/// By how much the best place must lead any other that does not overlap it.
pub(super) const LEAD_MIN: f32 = 0.04;
/// The least score that is offered to the reader.
pub(super) const REVIEW_MIN: f32 = 0.50;
/// The length from which a passage's words prove something by themselves, in folded characters.
pub(super) const DISTINCTIVE_LEN: usize = 24;
/// The least likeness of words that are the passage, changed, without both contexts.
pub(super) const QUOTE_LIKENESS_MIN: f32 = 0.55;
/// The likeness from which both contexts vouch for a passage whose words changed.
pub(super) const CONTEXT_STRONG: f32 = 0.75;
/// How much of a place may have been something else in the old text.
pub(super) const TAKEN_MAX: f32 = 0.5;

/// The widest place that a passage of `len` folded characters is looked for in: what is larger had another
/// text put into it.
pub(super) fn widest_span(len: usize) -> usize {
    len * 5 / 2 + 60
}
