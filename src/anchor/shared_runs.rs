//! What is left of a passage in a text, by the runs of words that the text has exactly once.
//!
//! It is the comparison of two texts with no more of the old one than a note carries: its passage and its contexts.

use std::ops::Range;

use super::quote::Quote;
use super::run_index::RunIndex;
use super::subsequence::longest_increasing;
use super::thresholds::{KEPT_MIN, MATCH_MIN_WORDS, widest_span};
use super::view::TextView;
use super::words::words;

/// What is left of a passage.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Remainder {
    /// Folded range, from its first word that is left to its last.
    pub(super) range: Range<usize>,
    /// The share of its characters in words that are left.
    pub(super) share: f32,
    /// The most of its words that still stand in a row.
    pub(super) run: usize,
    /// Whether it was searched for without its contexts: then it may be far from where it was.
    pub(super) without_context: bool,
}

/// What is left of the passage, by its words and those of its contexts. `None` when nothing is, or when only its ends
/// are recorded.
pub(super) fn remainder(quote: &Quote, view: &TextView<'_>) -> Option<Remainder> {
    if !quote.tail.is_empty() {
        return None;
    }
    let (own, inner) = with_context(quote);
    let own_words = words(&own);
    let text = view.run_index();
    let pairs = match_words(&own, &own_words, view.folded().chars(), text);
    let is_inner = |word: &Range<usize>| inner.start <= word.start && word.end <= inner.end;
    let weight = |word: usize| own_words.get(word).map_or(0, ExactSizeIterator::len);
    let kept: Vec<(usize, usize)> = pairs
        .into_iter()
        .filter(|(own, _)| own_words.get(*own).is_some_and(is_inner))
        .collect();
    let widest = widest_span(quote.len);
    let parts = kept.chunk_by(|one, next| {
        let gap = text.words().get(one.1).zip(text.words().get(next.1));
        gap.is_some_and(|(one, next)| next.start.saturating_sub(one.end) <= widest)
    });
    let heavy = |part: &&[(usize, usize)]| part.iter().map(|kept| weight(kept.0)).sum::<usize>();
    let part = parts.max_by_key(heavy)?;
    let all: usize = own_words
        .iter()
        .filter(|word| is_inner(word))
        .map(ExactSizeIterator::len)
        .sum();
    let (first, last) = (
        text.words().get(part.first()?.1)?,
        text.words().get(part.last()?.1)?,
    );
    Some(Remainder {
        range: first.start..last.end,
        run: longest_run(part),
        share: heavy(&part) as f32 / all.max(1) as f32,
        without_context: false,
    })
}

/// What is left of the passage wherever it is, without its contexts, which may have stayed where they were; `None` when
/// it is too little to show a reader.
pub(super) fn remainder_elsewhere(quote: &Quote, view: &TextView<'_>) -> Option<Remainder> {
    let alone = Quote {
        before: None,
        after: None,
        ..quote.clone()
    };
    let left = remainder(&alone, view)
        .filter(|left| left.share >= KEPT_MIN && left.run > MATCH_MIN_WORDS)?;
    Some(Remainder {
        without_context: true,
        ..left
    })
}

/// The passage between its contexts, and its range in that.
fn with_context(quote: &Quote) -> (Vec<char>, Range<usize>) {
    let mut own: Vec<char> = quote.before.iter().flatten().rev().copied().collect();
    own.push(' ');
    let start = own.len();
    own.extend(&quote.chars);
    let end = own.len();
    own.push(' ');
    own.extend(quote.after.iter().flatten());
    (own, start..end)
}

/// The words of `own` that the text has, in order, as pairs of indexes `(own, text)`: runs that it has exactly once,
/// and the words around them as far as they are the same.
fn match_words(
    own: &[char],
    own_words: &[Range<usize>],
    text: &[char],
    index: &RunIndex,
) -> Vec<(usize, usize)> {
    let runs = own_words.windows(MATCH_MIN_WORDS).enumerate();
    let found = runs.filter_map(|(at, run)| Some((at, index.find(own, run)?)));
    let is_same = |one: usize, other: usize| {
        let (one, other) = (own_words.get(one), index.words().get(other));
        one.zip(other)
            .is_some_and(|(one, other)| own.get(one.clone()) == text.get(other.clone()))
    };
    let mut to_text: Vec<Option<usize>> = vec![None; own_words.len()];
    for (at, there) in longest_increasing(&found.collect::<Vec<_>>()) {
        for (step, slot) in to_text
            .iter_mut()
            .skip(at)
            .take(MATCH_MIN_WORDS)
            .enumerate()
        {
            *slot = Some(there + step);
        }
    }
    let mut extend = |from: usize, at: usize, step: isize| {
        let from = to_text.get(from).copied().flatten();
        let next = from.and_then(|there| there.checked_add_signed(step));
        if let (Some(slot @ None), Some(next)) = (to_text.get_mut(at), next)
            && is_same(at, next)
        {
            *slot = Some(next);
        }
    };
    for at in 1..own_words.len() {
        extend(at - 1, at, 1);
    }
    for at in (1..own_words.len()).rev() {
        extend(at, at - 1, -1);
    }
    let pairs = to_text.into_iter().enumerate();
    let pairs = pairs.filter_map(|(at, there)| Some((at, there?)));
    longest_increasing(&pairs.collect::<Vec<_>>())
}

/// The most pairs in a row of which both members go on by one.
pub(super) fn longest_run(pairs: &[(usize, usize)]) -> usize {
    let runs = pairs.chunk_by(|one, next| *next == (one.0 + 1, one.1 + 1));
    runs.map(<[_]>::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::{Origin, Placement, State, TextView, describe, place};
    use crate::text::CharRange;

    const OLD: &str = "Le moulin a rouvert au printemps, après deux hivers de travaux.\n\n\
        Les bénévoles ont refait la roue à la main, planche après planche, avec du chêne de la vallée et \
        des outils prêtés par le musée voisin, ce que personne ne croyait possible.\n\n\
        Les enfants de l’école viennent y moudre leur farine le jeudi.";

    /// The middle paragraph of [`OLD`], placed in a text with another one, and another last one.
    fn placed(middle: &str) -> (Placement, String) {
        let parts: Vec<&str> = OLD.split("\n\n").collect();
        let end = "Depuis, on le visite sur rendez-vous, même en hiver.";
        let new = [parts[0], middle, end].join("\n\n");
        let start = parts[0].chars().count() + 2;
        let range = CharRange::new(start, start + parts[1].chars().count());
        let selectors = describe(&TextView::plain(OLD), range, Origin::default());
        let view = TextView::plain(&new);
        let placement = place(&selectors, None, &view);
        let found = placement.range.map(|range| view.slice(range).to_owned());
        (placement, found.unwrap_or_default())
    }

    #[test]
    fn a_sentence_with_another_end_is_found_by_its_beginning() {
        let (placement, found) = placed(
            "Les bénévoles ont refait la roue à la main, planche après planche, avec du chêne de la \
             vallée. On ne dit pas combien cela coûta ; le comité publiera ses comptes cet automne, au \
             plus tard avant la fête, et chacun pourra les lire à loisir.",
        );
        assert_eq!(placement.state, State::Changed, "{placement:?}");
        assert!(
            found.starts_with("Les bénévoles") && found.ends_with("de la vallée."),
            "{found}"
        );
    }

    #[test]
    fn a_sentence_of_which_little_is_left_is_not_placed() {
        let (placement, _) = placed(
            "La commune a vendu le bief à un voisin, et la main passe : le nouveau maire voudrait des \
             outils prêtés par le musée voisin pour curer le canal, s’il trouve des bras.",
        );
        assert!(!placement.state.is_placed(), "{placement:?}");
    }
}
