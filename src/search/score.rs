//! What a word that stands in a text adds to its score.

use super::plan::TermGroup;
use super::term_match::TermMatch;

/// Weights of the ranking; one place for all of them. `docs/search.md` says what each was tuned on.
pub(super) mod weight {
    /// How fast more of a word counts less (BM25).
    pub const K1: f32 = 1.0;
    /// How much long texts are held back (BM25).
    pub const B: f32 = 0.7;
    /// The exact form, beside the stem.
    pub const EXACT: f32 = 0.4;
    /// A word by its stem alone, where a text holds none of its own inflections.
    pub const OTHER_FORM: f32 = 0.8;
    /// What may be a word but is spelt otherwise: other accents, another language, small letters for an acronym.
    pub const TWIN: f32 = 0.3;
    /// The nearest known words of one that no text holds, beside a word that is there.
    pub const CORRECTED: f32 = 0.6;
    /// A function word, beside others.
    pub const FUNCTION: f32 = 0.35;
    /// A word of the title, beside one of the text. By how rare it is in titles: where all titles share a word,
    /// it tells nothing.
    pub const TITLE: f32 = 0.9;
    /// An equivalent, beside the typed words.
    pub const EQUIVALENT: f32 = 0.35;
    /// How much a text that holds few of the words is held back: the power of the share of their rarity that it holds.
    pub const COVERAGE: f32 = 0.3;
    /// Two neighbouring words of the query near each other in a text, beside the rarer of them.
    pub const NEAR: f32 = 0.3;
    /// The same in the other order.
    pub const NEAR_REVERSED: f32 = 0.1;
}

/// Takes what is spelt nearly so for the word itself where no text spells it so: *pomérium* where all write *pomerium*.
pub(super) fn promote_twins(segments: &mut [Vec<TermMatch>]) {
    let all = || segments.iter().flatten();
    if all().any(TermMatch::is_own) {
        return;
    }
    for found in segments.iter_mut().flatten() {
        found.frequency = std::mem::take(&mut found.twin);
        found.places.body |= found.places.twin_in_body;
    }
}

/// How rare a term group is (inverse document frequency): in texts, in its exact form, in titles.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Rarity {
    pub stem: f32,
    pub exact: f32,
    pub title: f32,
}

/// How rare a term group is, what is only spelt nearly so aside. Bodies decide, other zones only where no body holds it: a word that every title shares is
/// no more common in texts for that. What only begins so is counted everywhere.
pub(super) fn rarities(group: &TermGroup, segments: &[Vec<TermMatch>], total: usize) -> Rarity {
    let all = || segments.iter().flatten();
    let is_spelt_so = all().any(TermMatch::is_own);
    let count = |keep: fn(&TermMatch) -> bool| {
        all()
            .filter(|entry| (entry.is_own() || !is_spelt_so) && keep(entry))
            .count()
    };
    let begins = group
        .readings
        .iter()
        .flatten()
        .any(|position| position.prefix.is_some());
    let stem = match count(|entry| entry.places.body) {
        counted if counted > 0 && !begins => counted,
        _ => count(|_| true),
    };
    let exact = match count(|entry| entry.places.exact_in_body) {
        0 => count(|entry| entry.exact > 0.0),
        counted => counted,
    };
    let title = count(|entry| entry.places.title);
    let stem = rarity(stem, total);
    Rarity {
        stem,
        exact: rarity(exact, total),
        title: rarity(title, total).min(stem),
    }
}

/// How rare a word is that stands in `documents` of `total` (BM25's inverse document frequency).
pub(super) fn rarity(documents: usize, total: usize) -> f32 {
    let (documents, total) = (documents as f32, total as f32);
    (1.0 + (total - documents + 0.5).max(0.0) / (documents + 0.5)).ln()
}

/// A frequency as BM25 counts it: each further occurrence adds less.
pub(super) fn saturate(frequency: f32) -> f32 {
    frequency * (weight::K1 + 1.0) / (frequency + weight::K1)
}

/// What a match adds to a score: by its stems, a title counting more; by its exact form.
pub(super) fn contribution(found: TermMatch, rarity: Rarity, group: &TermGroup) -> (f32, f32) {
    let factor = if group.corrected {
        weight::CORRECTED
    } else {
        1.0
    };
    if !found.is_own() {
        let twins = weight::TWIN * rarity.stem * saturate(found.twin);
        return (factor * twins, 0.0);
    }
    let title = if found.places.title {
        weight::TITLE * rarity.title
    } else {
        0.0
    };
    let stems = rarity.stem * saturate(found.frequency) + title;
    let exact = weight::EXACT * rarity.exact * saturate(found.exact);
    (factor * stems, factor * exact)
}

#[cfg(test)]
mod tests;
