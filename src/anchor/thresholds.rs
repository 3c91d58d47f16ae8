//! The thresholds that more than one way of placing uses.
//!
//! "Tuned" means: chosen on the tuning pairs of `cargo bench --bench anchors` (seven in ten of the real pairs), never by
//! looking at those held out. The figures are of those pairs, with the old text unless it says otherwise.

/// The fewest words in a row that two texts must share for a match; fewer are chance. Tuned: with 2, deleted passages
/// that are placed rise from 0.9 to 1.4 %; with 4, edited ones that are right fall from 96.3 to 92.9.
pub(super) const MATCH_MIN_WORDS: usize = 3;
/// The share of a passage's characters in kept words from which it is still itself, if nothing else is like it. Tuned:
/// with 0.50, edited passages that are right fall from 96.3 to 91.3 %; with 0.30 no figure changes.
pub(super) const KEPT_MIN: f32 = 0.40;
/// The least score that is accepted without asking. Tuned: quote only, with 0.55 deleted passages that are placed rise
/// from 2.6 to 3.4 %, with 0.65 edited ones that are right fall from 93.1 to 92.0.
pub(super) const ACCEPT_MIN: f32 = 0.60;
/// By how much the best place must lead any other that does not overlap it. Tuned: quote only, with 0.08 edited passages
/// that are right fall from 93.1 to 92.6 %; with 0.02 they rise by 0.2, at the price of less distance from a lookalike.
pub(super) const LEAD_MIN: f32 = 0.04;
/// The least score that is offered to the reader. With 0.40 quote-only answers that are right or first in review rise by
/// 0.3, with 0.55 no figure changes; below, what is offered is mostly noise.
pub(super) const REVIEW_MIN: f32 = 0.50;
/// The length from which a passage's words prove something by themselves, in folded characters. Tuned: with 16, deleted
/// passages that are placed rise from 0.9 to 1.3 %; with 32, edited ones that are right fall from 93.1 to 92.0 quote only.
pub(super) const DISTINCTIVE_LEN: usize = 24;
/// The least likeness of words that are the passage, changed, without both contexts. Tuned: quote only, edited passages
/// that are right fall from 93.1 to 92.4 % with 0.45 and to 92.0 with 0.65.
pub(super) const QUOTE_LIKENESS_MIN: f32 = 0.55;
/// The likeness from which both contexts vouch for a passage whose words changed. Tuned: quote only, with 0.65 deleted
/// passages that are placed rise by 0.1, with 0.85 edited ones that are right fall from 93.1 to 92.6 %.
pub(super) const CONTEXT_STRONG: f32 = 0.75;
/// How much of a place may have been something else in the old text. From 0.25 to 0.75 no figure changes.
pub(super) const TAKEN_MAX: f32 = 0.5;

/// The widest place that a passage of `len` folded characters is looked for in: what is larger had another
/// text put into it.
pub(super) fn widest_span(len: usize) -> usize {
    len * 5 / 2 + 60
}
