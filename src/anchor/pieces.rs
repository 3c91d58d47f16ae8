//! What is left of a passage in a text, by the stretches of three words that the text has once: the
//! comparison of two texts, with no more of the old one than a note carries with it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use super::diff::{HALF, RUN};
use super::quote::Quote;
use super::view::TextView;
use super::words::words;

/// The words of a text, and where its stretches of three of them are.
#[derive(Debug, Clone)]
pub(super) struct Stretches {
    words: Vec<Range<usize>>,
    /// The first word of every stretch, by the hash of its words; `None` where there are several.
    once: HashMap<u64, Option<usize>>,
    hasher: RandomState,
}

impl Stretches {
    /// Reads folded characters. Linear.
    pub(super) fn new(text: &[char]) -> Self {
        let words = words(text);
        let hasher = RandomState::new();
        let mut once = HashMap::with_capacity(words.len());
        for (at, stretch) in words.windows(RUN).enumerate() {
            match once.entry(hash(&hasher, text, stretch)) {
                Entry::Vacant(free) => {
                    free.insert(Some(at));
                }
                Entry::Occupied(mut taken) => {
                    taken.insert(None);
                }
            }
        }
        Self {
            words,
            once,
            hasher,
        }
    }

    /// Where the words `stretch` of another text stand, if once.
    fn find(&self, other: &[char], stretch: &[Range<usize>]) -> Option<usize> {
        self.once
            .get(&hash(&self.hasher, other, stretch))
            .copied()
            .flatten()
    }
}

fn hash(hasher: &RandomState, text: &[char], stretch: &[Range<usize>]) -> u64 {
    let word = |word: &Range<usize>| text.get(word.clone());
    hasher.hash_one(stretch.iter().map(word).collect::<Vec<_>>())
}

/// What is left of a passage.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Left {
    /// Folded range, from its first word that is left to its last.
    pub(super) range: Range<usize>,
    /// The share of its characters in words that are left.
    pub(super) share: f32,
    /// The most of its words that still stand in a row.
    pub(super) run: usize,
    /// Whether it was looked for without what stood around it: then it may be far from where it was.
    pub(super) strayed: bool,
}

/// What is left of the passage, told by its words and those recorded around it. `None` when nothing is, or
/// when only its ends are recorded.
pub(super) fn left(quote: &Quote, view: &TextView<'_>) -> Option<Left> {
    if !quote.tail.is_empty() {
        return None;
    }
    let (own, inner) = recorded(quote);
    let own_words = words(&own);
    let text = view.stretches();
    let pairs = matched(&own, &own_words, view.folded().chars(), text);
    let is_inner = |word: &Range<usize>| inner.start <= word.start && word.end <= inner.end;
    let weight = |word: usize| own_words.get(word).map_or(0, ExactSizeIterator::len);
    let kept: Vec<(usize, usize)> = pairs
        .into_iter()
        .filter(|(own, _)| own_words.get(*own).is_some_and(is_inner))
        .collect();
    let widest = quote.len * 5 / 2 + 60;
    let parts = kept.chunk_by(|one, next| {
        let gap = text.words.get(one.1).zip(text.words.get(next.1));
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
        text.words.get(part.first()?.1)?,
        text.words.get(part.last()?.1)?,
    );
    Some(Left {
        range: first.start..last.end,
        run: part
            .chunk_by(|a, b| *b == (a.0 + 1, a.1 + 1))
            .map(<[_]>::len)
            .max()
            .unwrap_or(0),
        share: heavy(&part) as f32 / all.max(1) as f32,
        strayed: false,
    })
}

/// What is left of the passage wherever it is, if that is as much as a reader should see: what stood around it
/// may have stayed where it was.
pub(super) fn left_elsewhere(quote: &Quote, view: &TextView<'_>) -> Option<Left> {
    let alone = Quote {
        before: None,
        after: None,
        ..quote.clone()
    };
    let left = left(&alone, view).filter(|left| left.share >= HALF && left.run > RUN)?;
    Some(Left {
        strayed: true,
        ..left
    })
}

/// The passage with what was recorded around it, and where in that it is.
fn recorded(quote: &Quote) -> (Vec<char>, Range<usize>) {
    let mut own: Vec<char> = quote.before.iter().flatten().rev().copied().collect();
    own.push(' ');
    let start = own.len();
    own.extend(&quote.chars);
    let end = own.len();
    own.push(' ');
    own.extend(quote.after.iter().flatten());
    (own, start..end)
}

/// The words of `own` that the text has, in order, as pairs of indexes: stretches that it has once, and as
/// far around them as the words go on being the same.
fn matched(
    own: &[char],
    own_words: &[Range<usize>],
    text: &[char],
    stretches: &Stretches,
) -> Vec<(usize, usize)> {
    let found = own_words
        .windows(RUN)
        .enumerate()
        .filter_map(|(at, stretch)| Some((at, stretches.find(own, stretch)?)));
    let chain = in_order(&found.collect::<Vec<_>>());
    let same = |one: usize, other: usize| {
        let (one, other) = (own_words.get(one), stretches.words.get(other));
        one.zip(other)
            .is_some_and(|(one, other)| own.get(one.clone()) == text.get(other.clone()))
    };
    let mut to_text: Vec<Option<usize>> = vec![None; own_words.len()];
    for (at, there) in &chain {
        for step in 0..RUN {
            if let Some(slot) = to_text.get_mut(at + step) {
                *slot = Some(there + step);
            }
        }
    }
    for at in 1..own_words.len() {
        let next = to_text
            .get(at - 1)
            .copied()
            .flatten()
            .map(|before| before + 1);
        if let (Some(slot @ None), Some(next)) = (to_text.get_mut(at), next)
            && same(at, next)
        {
            *slot = Some(next);
        }
    }
    for at in (1..own_words.len()).rev() {
        let last = to_text
            .get(at)
            .copied()
            .flatten()
            .and_then(|after| after.checked_sub(1));
        if let (Some(slot @ None), Some(last)) = (to_text.get_mut(at - 1), last)
            && same(at - 1, last)
        {
            *slot = Some(last);
        }
    }
    let pairs = to_text.into_iter().enumerate();
    in_order(
        &pairs
            .filter_map(|(at, there)| Some((at, there?)))
            .collect::<Vec<_>>(),
    )
}

/// The most pairs whose second members rise as the first do (patience).
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For every length, the pair with the lowest end of a rising row of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let len = ends.partition_point(|end| pairs.get(*end).is_some_and(|end| end.1 < pair.1));
        before.push(len.checked_sub(1).and_then(|len| ends.get(len).copied()));
        match ends.get_mut(len) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        row.extend(pairs.get(at));
        next = before.get(at).copied().flatten();
    }
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::super::{Origin, Placement, State, TextView, describe, place};
    use super::*;
    use crate::text::CharRange;
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn a_row_in_order_rises_and_is_as_long_as_any(
            ends in prop::collection::vec(0_usize..12, 0..9),
        ) {
            let pairs: Vec<(usize, usize)> = ends.iter().copied().enumerate().collect();
            let rises = |row: &[(usize, usize)]| row.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1);
            let row = in_order(&pairs);
            prop_assert!(rises(&row) && row.iter().all(|pair| pairs.contains(pair)));
            let longest = (0_usize..1 << pairs.len())
                .map(|set| pairs.iter().filter(|pair| set >> pair.0 & 1 == 1).copied().collect::<Vec<_>>())
                .filter(|row| rises(row))
                .map(|row| row.len())
                .max();
            prop_assert_eq!(Some(row.len()), longest);
        }
    }
}
