//! Where in a text a passage might be.

use std::ops::Range;

use super::edit_distance::Pattern;
use super::fold::Folded;
use super::occurrences::occurrences;
use super::quote::{Quote, chars_after, chars_before};
use super::thresholds::widest_span;

/// The most exact occurrences that are scored; a word of a long text has thousands.
const EXACT_HITS_MAX: usize = 200;
/// The most places that are scored because they are like the passage.
const FUZZY_HITS_MAX: usize = 24;
/// The longest passage that is searched for whole with errors, in folded characters.
const FUZZY_WHOLE_MAX: usize = 160;
/// How much of each end of a longer one is searched for, in folded characters.
const FUZZY_END_LEN: usize = 64;
/// The most errors in each of these ends.
const FUZZY_END_ERRORS: usize = 20;
/// How much of each context encloses a passage, in folded characters. Tuned: with 24, answers that are right or
/// first in review fall from 96.3 to 95.9 % quote only; 64 changes no figure.
const CONTEXT_MAX: usize = 40;
/// The shortest context that does. From 8 to 20 no figure changes.
const CONTEXT_MIN: usize = 12;

/// Exact occurrences, as folded ranges; when there are too many, those whose surroundings fit best.
pub(super) fn exact_hits(quote: &Quote, text: &Folded) -> Vec<Range<usize>> {
    if !quote.tail.is_empty() {
        return Vec::new();
    }
    let mut starts = occurrences(text.chars(), &quote.chars);
    if starts.len() > EXACT_HITS_MAX {
        let expected = quote.position.unwrap_or(0.0) * text.len() as f32;
        let equal = |known: Option<&Vec<char>>, here: &mut dyn Iterator<Item = char>| {
            known.map_or(0, |known| {
                known
                    .iter()
                    .zip(here)
                    .take_while(|(a, b)| **a == *b)
                    .count()
            })
        };
        starts.sort_by_cached_key(|start| {
            let end = start + quote.chars.len();
            let fit = equal(quote.before.as_ref(), &mut chars_before(text, *start))
                + equal(quote.after.as_ref(), &mut chars_after(text, end));
            (std::cmp::Reverse(fit), start.abs_diff(expected as usize))
        });
        starts.truncate(EXACT_HITS_MAX);
    }
    starts
        .into_iter()
        .map(|start| start..start + quote.chars.len())
        .collect()
}

/// What stands between the passage's two contexts in `regions` (folded ranges, in order), whatever it
/// is. Without doubles.
pub(super) fn between_contexts(
    quote: &Quote,
    text: &Folded,
    regions: &[Range<usize>],
) -> Vec<Range<usize>> {
    sort_and_dedup(Area { text, regions }.between_contexts(quote), text)
}

/// What is like the passage in `regions` (folded ranges, in order). Without doubles.
pub(super) fn similar_hits(
    quote: &Quote,
    text: &Folded,
    regions: &[Range<usize>],
) -> Vec<Range<usize>> {
    let place = Area { text, regions };
    let is_short = quote.tail.is_empty() && quote.chars.len() <= FUZZY_WHOLE_MAX;
    sort_and_dedup(
        if is_short {
            place.similar_whole(quote)
        } else {
            place.similar_ends(quote)
        },
        text,
    )
}

fn sort_and_dedup(mut found: Vec<Range<usize>>, text: &Folded) -> Vec<Range<usize>> {
    found.retain(|range| !range.is_empty() && range.end <= text.len());
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    found
}

/// Where to look.
struct Area<'a> {
    text: &'a Folded,
    regions: &'a [Range<usize>],
}

impl Area<'_> {
    /// What stands between the passage's two contexts, whatever it is.
    fn between_contexts(&self, quote: &Quote) -> Vec<Range<usize>> {
        let (Some(before), Some(after)) = (&quote.before, &quote.after) else {
            return Vec::new();
        };
        let before: Vec<char> = before.iter().take(CONTEXT_MAX).rev().copied().collect();
        let after: Vec<char> = after.iter().take(CONTEXT_MAX).copied().collect();
        if before.len() < CONTEXT_MIN || after.len() < CONTEXT_MIN {
            return Vec::new();
        }
        let ends = self.local_minima(&before, before.len() / 4, false);
        if ends.is_empty() {
            return Vec::new();
        }
        let starts = self.local_minima(&after, after.len() / 4, true);
        let widest = widest_span(quote.len);
        pair_up(&ends, &starts, 1, widest)
            .map(|range| self.text.trim_spaces(range))
            .collect()
    }

    /// What is like the passage: local minima of the edit distance.
    fn similar_whole(&self, quote: &Quote) -> Vec<Range<usize>> {
        let most = quote.chars.len() * 45 / 100;
        let backward = Pattern::new(quote.chars.iter().rev().copied());
        self.local_minima(&quote.chars, most, false)
            .into_iter()
            .map(|(end, _)| {
                let letters = self.text.slice(0..end).iter().rev().copied();
                let (_, len) = backward.prefix_distance(letters);
                self.text.trim_spaces(end - len..end)
            })
            .collect()
    }

    /// Stretches that begin and end like the passage.
    fn similar_ends(&self, quote: &Quote) -> Vec<Range<usize>> {
        let tail = if quote.tail.is_empty() {
            &quote.chars
        } else {
            &quote.tail
        };
        let tail = &tail[tail.len().saturating_sub(FUZZY_END_LEN)..];
        let head = &quote.chars[..quote.chars.len().min(FUZZY_END_LEN)];
        let starts = self.local_minima(head, FUZZY_END_ERRORS.min(head.len() / 3), true);
        let ends = self.local_minima(tail, FUZZY_END_ERRORS.min(tail.len() / 3), false);
        pair_up(&starts, &ends, quote.len * 2 / 5, quote.len * 2)
            .map(|range| self.text.trim_spaces(range))
            .collect()
    }

    /// The best places where `pattern` is within `most` errors, far enough from each other to be
    /// different places: `(offset, errors)`, sorted by offset. The offset is one past the end, or with
    /// `backward` the beginning.
    fn local_minima(&self, pattern: &[char], most: usize, backward: bool) -> Vec<(usize, usize)> {
        let reach = pattern.len() + most;
        let mut hits: Vec<(usize, usize)> = Vec::new();
        let forward = Pattern::new(pattern.iter().copied());
        let reversed = Pattern::new(pattern.iter().rev().copied());
        for region in grow(self.regions, reach, self.text.len()) {
            let letters = self.text.slice(region.clone()).iter().copied();
            let mut valley = Valley::default();
            let keep = |at: usize, errors: usize| valley.add(at, errors);
            if backward {
                reversed.search(letters.rev(), most, keep);
                hits.extend(valley.found().map(|(at, errors)| (region.end - at, errors)));
            } else {
                forward.search(letters, most, keep);
                hits.extend(
                    valley
                        .found()
                        .map(|(at, errors)| (region.start + at, errors)),
                );
            }
        }
        best_apart(hits, (pattern.len() / 2).max(1))
    }
}

/// Local minima of errors over offsets that come in order.
#[derive(Default)]
struct Valley {
    hits: Vec<(usize, usize)>,
    /// The lowest hit since the errors began to fall.
    low: Option<(usize, usize)>,
    /// The last hit.
    last: (usize, usize),
}

impl Valley {
    fn add(&mut self, at: usize, errors: usize) {
        let follows = self.last.0 + 1 == at;
        if !follows || errors > self.last.1 {
            self.close();
        }
        // On level ground the first offset stays.
        if !follows || errors < self.last.1 {
            self.low = Some((at, errors));
        }
        self.last = (at, errors);
    }

    fn close(&mut self) {
        self.hits.extend(self.low.take());
    }

    fn found(mut self) -> impl Iterator<Item = (usize, usize)> {
        self.close();
        self.hits.into_iter()
    }
}

/// The [`FUZZY_HITS_MAX`] hits with the fewest errors that stand apart, sorted by offset.
fn best_apart(mut hits: Vec<(usize, usize)>, apart: usize) -> Vec<(usize, usize)> {
    hits.sort_by_key(|hit| (hit.1, hit.0));
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for hit in hits {
        if kept.iter().all(|other| other.0.abs_diff(hit.0) >= apart) {
            kept.push(hit);
            if kept.len() == FUZZY_HITS_MAX {
                break;
            }
        }
    }
    kept.sort_unstable();
    kept
}

/// Regions grown by `reach` on both sides; those that then touch are one.
fn grow(regions: &[Range<usize>], reach: usize, len: usize) -> Vec<Range<usize>> {
    let mut grown: Vec<Range<usize>> = Vec::new();
    for region in regions {
        let region = region.start.saturating_sub(reach)..(region.end + reach).min(len);
        match grown.last_mut() {
            Some(last) if region.start <= last.end => last.end = last.end.max(region.end),
            _ => grown.push(region),
        }
    }
    grown
}

/// The pairs of a first and a second offset that are neither too near nor too far: for every first the
/// nearest second and the best.
fn pair_up<'a>(
    first: &'a [(usize, usize)],
    second: &'a [(usize, usize)],
    least: usize,
    most: usize,
) -> impl Iterator<Item = Range<usize>> + 'a {
    first.iter().flat_map(move |(start, _)| {
        let fits = |end: &&(usize, usize)| (start + least..=start + most).contains(&end.0);
        let nearest = second.iter().filter(fits).min_by_key(|end| end.0);
        let best = second.iter().filter(fits).min_by_key(|end| end.1);
        nearest.into_iter().chain(best).map(|end| *start..end.0)
    })
}
