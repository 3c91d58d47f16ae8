//! Placing a passage along the comparison of the text it was made on with the new one.

use std::ops::Range;

use super::by_selectors::{is_guarded, is_plausible, rank_candidates, rival_score};
use super::diff::Alignment;
use super::occurrences::occurrences;
use super::outcome::{heading_offset_at, source_range};
use super::quote::Quote;
use super::score::{Match, Scorer};
use super::shared_runs::remainder_elsewhere;
use super::state::{Placement, State};
use super::thresholds::{
    ACCEPT_MIN, DISTINCTIVE_LEN, KEPT_MIN, LEAD_MIN, MATCH_MIN_WORDS, QUOTE_LIKENESS_MIN,
    REVIEW_MIN, TAKEN_MAX, widest_span,
};
use super::view::TextView;
use super::words::{cuts_a_word, touched};
use crate::text::CharRange;

/// The share of kept characters from which a passage is the same.
const EXACT_SHARE: f32 = 0.995;
/// The share from which it is still itself.
const CHANGED_SHARE: f32 = 0.50;
/// The share that is offered to the reader.
const REVIEW_SHARE: f32 = 0.20;
/// The likeness from which words found elsewhere are the passage, moved.
const VERBATIM_LIKENESS: f32 = 0.85;
/// Contexts that show where a passage was replaced.
const REPLACED_CONTEXT: f32 = 0.80;
/// Places the passage at `range` (scalar values of `old`) in `new`.
pub(super) fn place(
    range: CharRange,
    old: &TextView<'_>,
    alignment: &Alignment,
    new: &TextView<'_>,
) -> Placement {
    let passage = old.folded().trim_spaces(old.folded().fold_of(range));
    let words = touched(&alignment.old_words, &passage);
    let gap = folded_gap(alignment, alignment.gap(&words), new);
    if passage.is_empty() {
        return Placement::lost(0.0, heading_offset_at(new, gap.start));
    }
    if let Some(range) = signs_between_words(&passage, &words, old, alignment, new) {
        return Placement::at(State::Exact, source_range(new, &range), 1.0);
    }
    let kept = KeptPart::of(&passage, &words, alignment, old, new);
    if let Some(kept) = &kept
        && kept.whole
        && kept.share >= EXACT_SHARE
    {
        return Placement::at(State::Exact, source_range(new, &kept.range), 1.0);
    }
    let gap_words = alignment.gap(&words);
    if let Some(range) = verbatim_range(&passage, &words, kept.as_ref(), old, new) {
        let stays = touched(&alignment.new_words, &range);
        let here = kept
            .as_ref()
            .is_some_and(|kept| overlap(&kept.range, &range))
            || (gap_words.start <= stays.start && stays.end <= gap_words.end);
        let state = if here { State::Exact } else { State::Moved };
        return Placement::at(state, source_range(new, &range), 1.0);
    }
    if let Some(kept) = &kept
        && kept.share >= CHANGED_SHARE
    {
        return Placement::at(State::Changed, source_range(new, &kept.range), kept.share);
    }
    let quote = Quote::read(old, passage);
    let search = GapSearch {
        quote: &quote,
        words,
        gap,
        alignment,
        new,
    };
    search.place(kept.as_ref())
}

/// A passage that the comparison did not keep, and where to look for it.
struct GapSearch<'a> {
    quote: &'a Quote,
    /// Its words in the old text.
    words: Range<usize>,
    /// Where it would stand in the new text, folded.
    gap: Range<usize>,
    alignment: &'a Alignment,
    new: &'a TextView<'a>,
}

impl GapSearch<'_> {
    fn place(&self, kept: Option<&KeptPart>) -> Placement {
        let near = heading_offset_at(self.new, self.gap.start);
        if let Some((range, _)) = self.quote.find_in_block(self.new)
            && self.is_new(&range)
        {
            return Placement::at(State::Moved, source_range(self.new, &range), 1.0);
        }
        let all = rank_candidates(self.quote, self.new, &self.alignment.inserted);
        let (mut found, others): (Vec<Match>, Vec<Match>) = all
            .into_iter()
            .filter(|one| is_plausible(self.quote, one))
            .partition(|one| self.is_new(&one.range));
        if let Some(placement) = found
            .first()
            .and_then(|best| self.accept(best, rival_score(&found)))
        {
            return placement;
        }
        let is_sure = |kept: &&KeptPart| kept.run >= MATCH_MIN_WORDS || self.fills_its_gap(kept);
        if let Some(kept) = kept.filter(|kept| kept.share >= KEPT_MIN && is_sure(kept)) {
            return Placement::at(
                State::Changed,
                source_range(self.new, &kept.range),
                kept.share,
            );
        }
        let best = found.first().map_or(0.0, |one| one.score);
        let trace = kept.filter(|kept| kept.share >= REVIEW_SHARE);
        if let Some(kept) = trace {
            found.insert(
                0,
                Scorer::new(self.quote, self.new).score_range(kept.range.clone()),
            );
        } else if let Some(at) = found
            .iter()
            .position(|one| one.worst_side() >= REPLACED_CONTEXT)
        {
            found[..=at].rotate_right(1);
        } else if best < REVIEW_MIN || (best < ACCEPT_MIN && !self.is_in_gap(&found[0].range)) {
            // The same words stood there before and still do: a twin, which the reader may take.
            found = others;
            found.retain(|one| {
                one.is_exact()
                    && (self.quote.len >= DISTINCTIVE_LEN || one.worst_side() >= VERBATIM_LIKENESS)
            });
        }
        if found.is_empty() {
            found.extend(self.remainder_elsewhere());
        }
        if found.is_empty() {
            return Placement::lost(best, near);
        }
        Placement::review(&found, self.new, near)
    }

    /// What is left of the passage in another place, as much as the reader should see.
    fn remainder_elsewhere(&self) -> Option<Match> {
        let left = remainder_elsewhere(self.quote, self.new)?;
        self.is_new(&left.range)
            .then(|| Scorer::new(self.quote, self.new).score_range(left.range))
    }

    /// Takes the best place without asking: in the gap that the passage left by what it is and what
    /// stands around it, elsewhere by its words.
    fn accept(&self, best: &Match, rival: f32) -> Option<Placement> {
        if best.score - rival < LEAD_MIN || is_guarded(self.quote, best, self.new) {
            return None;
        }
        let at = |state| {
            Some(Placement::at(
                state,
                source_range(self.new, &best.range),
                best.score,
            ))
        };
        if self.is_in_gap(&best.range) {
            let sure = best.score >= ACCEPT_MIN
                && best.quote >= QUOTE_LIKENESS_MIN
                && (self.quote.len >= DISTINCTIVE_LEN || best.best_side() >= 0.70);
            let state = if best.is_exact() {
                State::Exact
            } else {
                State::Changed
            };
            return sure.then(|| at(state))?;
        }
        let proven = best.quote >= VERBATIM_LIKENESS && self.quote.len >= DISTINCTIVE_LEN;
        let vouched = best.is_exact() && best.best_side() >= 0.85 && best.worst_side() >= 0.60;
        (proven || vouched).then(|| at(State::Moved))?
    }

    /// Whether a place was not something else before.
    fn is_new(&self, range: &Range<usize>) -> bool {
        self.alignment.taken_share(range, &self.words) <= TAKEN_MAX
    }

    /// Whether nothing but what was kept of the passage stands between what was kept on both sides of it.
    fn fills_its_gap(&self, kept: &KeptPart) -> bool {
        let inside = touched(&self.alignment.new_words, &kept.range);
        inside == self.alignment.gap(&self.words)
    }

    /// Whether a place lies where the passage was.
    fn is_in_gap(&self, range: &Range<usize>) -> bool {
        self.gap.start <= range.start && range.end <= self.gap.end
    }
}

/// Where the passage stands word for word, whatever the comparison kept of it: in the one place where it does,
/// as it did in one before; or in the one of several that what was kept lies in. A word or two prove nothing.
fn verbatim_range(
    passage: &Range<usize>,
    words: &Range<usize>,
    kept: Option<&KeptPart>,
    old: &TextView<'_>,
    new: &TextView<'_>,
) -> Option<Range<usize>> {
    let quote = old.folded().slice(passage.clone());
    let is_proof = words.len() >= MATCH_MIN_WORDS || quote.len() >= DISTINCTIVE_LEN;
    let stand = |view: &TextView<'_>| whole_word_occurrences(quote, view);
    let found = if is_proof { stand(new) } else { Vec::new() };
    let of = |start: &usize| *start..*start + quote.len();
    if let [only] = found[..]
        && stand(old).len() == 1
    {
        return Some(of(&only));
    }
    let kept = kept?;
    let mut fitting = found
        .iter()
        .map(of)
        .filter(|range| overlap(range, &kept.range));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Where a stretch stands in a text as whole words.
fn whole_word_occurrences(quote: &[char], view: &TextView<'_>) -> Vec<usize> {
    let text = view.folded().chars();
    let mut found = occurrences(text, quote);
    found.retain(|start| !cuts_a_word(text, &(*start..*start + quote.len())));
    found
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Signs without a word, next to a word that was kept.
fn signs_between_words(
    passage: &Range<usize>,
    words: &Range<usize>,
    old: &TextView<'_>,
    alignment: &Alignment,
    new: &TextView<'_>,
) -> Option<Range<usize>> {
    if !words.is_empty() {
        return None;
    }
    let kept = |word: usize| {
        let was = alignment.old_words.get(word)?;
        Some((was, alignment.new_words.get(alignment.to_new(word)?)?))
    };
    let after = |(was, is): (&Range<usize>, &Range<usize>)| is.end + (passage.start - was.end);
    let before =
        |(was, is): (&Range<usize>, &Range<usize>)| is.start.checked_sub(was.start - passage.start);
    let starts = [
        words.start.checked_sub(1).and_then(kept).map(after),
        kept(words.start).and_then(before),
    ];
    let same = |range: &Range<usize>| {
        new.folded().slice(range.clone()) == old.folded().slice(passage.clone())
    };
    starts
        .into_iter()
        .flatten()
        .map(|start| start..start + passage.len())
        .find(same)
}

/// New words as a folded range, with what stands between them and the words around.
fn folded_gap(alignment: &Alignment, words: Range<usize>, new: &TextView<'_>) -> Range<usize> {
    let before = words
        .start
        .checked_sub(1)
        .and_then(|word| alignment.new_words.get(word));
    let after = alignment.new_words.get(words.end);
    let start = before.map_or(0, |word| word.end);
    start
        ..after
            .map_or(new.folded().len(), |word| word.start)
            .max(start)
}

/// What the comparison kept of a passage.
struct KeptPart {
    /// The kept share of its characters, by words.
    share: f32,
    /// The most kept words that stand next to each other in both texts.
    run: usize,
    /// Whether the kept words stand next to each other, as they did.
    whole: bool,
    /// Folded range in the new text, from the first kept word to the last.
    range: Range<usize>,
}

impl KeptPart {
    fn of(
        passage: &Range<usize>,
        words: &Range<usize>,
        alignment: &Alignment,
        old: &TextView<'_>,
        new: &TextView<'_>,
    ) -> Option<Self> {
        let weight = |word: usize| {
            let word = alignment.old_words.get(word).cloned().unwrap_or_default();
            word.end
                .min(passage.end)
                .saturating_sub(word.start.max(passage.start))
        };
        let all: usize = words.clone().map(weight).sum();
        let kept: Vec<(usize, usize)> = words
            .clone()
            .filter_map(|word| Some((word, alignment.to_new(word)?)))
            .collect();
        let widest = widest_span(passage.len());
        let parts = kept.chunk_by(|one, next| {
            let gap = alignment
                .new_words
                .get(one.1)
                .zip(alignment.new_words.get(next.1));
            let near = gap.is_some_and(|(one, next)| next.start.saturating_sub(one.end) <= widest);
            // Words of one block that stand in two now: the passage does not follow strayed ones.
            let block = |view: &TextView<'_>, word: Option<&Range<usize>>| {
                word.and_then(|word| view.block_at(word.start))
            };
            let was = |at: usize| block(old, alignment.old_words.get(at));
            let is = |at: usize| block(new, alignment.new_words.get(at));
            // Words that still follow each other do not stray where their paragraph was divided.
            let follows = next.0 == one.0 + 1 && next.1 == one.1 + 1;
            near && (follows || was(one.0) != was(next.0) || is(one.1) == is(next.1))
        });
        // What was inserted is too large to be part of the passage: its heavier side is the passage.
        let heavy =
            |part: &&[(usize, usize)]| part.iter().map(|kept| weight(kept.0)).sum::<usize>();
        let part = parts.max_by_key(heavy)?;
        let (first, last) = (part.first()?, part.last()?);
        let edge = EndMapper {
            passage,
            words,
            alignment,
            old,
            new,
        };
        Some(Self {
            share: heavy(&part) as f32 / all.max(1) as f32,
            run: longest_run(part),
            whole: last.1 - first.1 == last.0 - first.0 && part.len() == words.len(),
            range: edge.start(*first)?..edge.end(*last)?,
        })
    }
}

fn longest_run(kept: &[(usize, usize)]) -> usize {
    let runs = kept.chunk_by(|one, next| *next == (one.0 + 1, one.1 + 1));
    runs.map(<[_]>::len).max().unwrap_or(0)
}

/// Carries the two ends of a passage over, from its outermost kept words.
struct EndMapper<'a> {
    passage: &'a Range<usize>,
    words: &'a Range<usize>,
    alignment: &'a Alignment,
    old: &'a TextView<'a>,
    new: &'a TextView<'a>,
}

impl EndMapper<'_> {
    /// The new beginning, from the first kept word `(old, new)`: inside the word as it was, or before it
    /// as far as the same signs stand there.
    fn start(&self, (old, new): (usize, usize)) -> Option<usize> {
        let (was, is) = (
            self.alignment.old_words.get(old)?,
            self.alignment.new_words.get(new)?,
        );
        if self.passage.start >= was.start {
            return Some(is.start + (self.passage.start - was.start));
        }
        if old != self.words.start {
            return Some(is.start);
        }
        let led = self
            .old
            .folded()
            .slice(self.passage.start..was.start)
            .iter()
            .rev();
        let leads = self.new.folded().slice(0..is.start).iter().rev();
        Some(is.start - led.zip(leads).take_while(|(a, b)| a == b).count())
    }

    /// The new end, from the last kept word `(old, new)`.
    fn end(&self, (old, new): (usize, usize)) -> Option<usize> {
        let (was, is) = (
            self.alignment.old_words.get(old)?,
            self.alignment.new_words.get(new)?,
        );
        if self.passage.end <= was.end {
            return Some(is.end - (was.end - self.passage.end));
        }
        if old + 1 != self.words.end {
            return Some(is.end);
        }
        let trailed = self.old.folded().slice(was.end..self.passage.end).iter();
        let trails = self
            .new
            .folded()
            .slice(is.end..self.new.folded().len())
            .iter();
        Some(is.end + trailed.zip(trails).take_while(|(a, b)| a == b).count())
    }
}
