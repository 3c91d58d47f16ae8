//! Where in a text a passage might be.

use std::ops::Range;

use super::find::occurrences;
use super::fold::Folded;
use super::myers::Pattern;
use super::quote::{Quote, after, before};

/// The most exact occurrences that are weighed; a word of a long text has thousands.
const MOST: usize = 200;
/// The most places that are weighed because they are like the passage.
const LIKE: usize = 24;
/// The longest passage that is looked for whole with errors, in folded characters.
const SHORT: usize = 160;
/// How much of each end of a longer one is looked for.
const ENDS: usize = 64;
/// Errors allowed in each of these ends.
const END_ERRORS: usize = 20;
/// Context characters that hold a passage between them.
const BREAD: usize = 40;
/// The fewest that do.
const CRUMB: usize = 12;

/// Stretches of `text` that might be the passage, as folded ranges, without doubles, in no order: exact
/// occurrences, what stands between its two contexts, and, if there is no exact one, what is like it.
pub(super) fn candidates(quote: &Quote, text: &Folded) -> Vec<Range<usize>> {
    let mut found = exact(quote, text);
    let none = found.is_empty();
    found.extend(between(quote, text));
    if none && quote.tail.is_empty() && quote.chars.len() <= SHORT {
        found.extend(like(quote, text));
    } else if none {
        found.extend(by_ends(quote, text));
    }
    found.retain(|range| !range.is_empty() && range.end <= text.len());
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    found
}

/// Exact occurrences; when there are too many, those whose surroundings fit best.
fn exact(quote: &Quote, text: &Folded) -> Vec<Range<usize>> {
    if !quote.tail.is_empty() {
        return Vec::new();
    }
    let mut starts = occurrences(text.chars(), &quote.chars);
    if starts.len() > MOST {
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
            let fit = equal(quote.before.as_ref(), &mut before(text, *start))
                + equal(quote.after.as_ref(), &mut after(text, end));
            (std::cmp::Reverse(fit), start.abs_diff(expected as usize))
        });
        starts.truncate(MOST);
    }
    starts
        .into_iter()
        .map(|start| start..start + quote.chars.len())
        .collect()
}

/// What stands between the passage's two contexts, whatever it is.
fn between(quote: &Quote, text: &Folded) -> Vec<Range<usize>> {
    let (Some(before), Some(after)) = (&quote.before, &quote.after) else {
        return Vec::new();
    };
    let before: Vec<char> = before.iter().take(BREAD).rev().copied().collect();
    let after: Vec<char> = after.iter().take(BREAD).copied().collect();
    if before.len() < CRUMB || after.len() < CRUMB {
        return Vec::new();
    }
    let ends = minima(&before, text.chars(), before.len() / 4, false);
    if ends.is_empty() {
        return Vec::new();
    }
    let starts = minima(&after, text.chars(), after.len() / 4, true);
    let widest = quote.len * 5 / 2 + 60;
    pairs(&ends, &starts, 1, widest)
        .map(|range| text.trimmed(range))
        .collect()
}

/// What is like the passage: local minima of the edit distance.
fn like(quote: &Quote, text: &Folded) -> Vec<Range<usize>> {
    let most = quote.chars.len() * 45 / 100;
    let backward = Pattern::new(quote.chars.iter().rev().copied());
    minima(&quote.chars, text.chars(), most, false)
        .into_iter()
        .map(|(end, _)| {
            let (_, len) = backward.prefix_distance(text.slice(0..end).iter().rev().copied());
            text.trimmed(end - len..end)
        })
        .collect()
}

/// Stretches that begin and end like the passage.
fn by_ends(quote: &Quote, text: &Folded) -> Vec<Range<usize>> {
    let tail = if quote.tail.is_empty() {
        &quote.chars
    } else {
        &quote.tail
    };
    let tail = &tail[tail.len().saturating_sub(ENDS)..];
    let head = &quote.chars[..quote.chars.len().min(ENDS)];
    let starts = minima(head, text.chars(), END_ERRORS.min(head.len() / 3), true);
    let ends = minima(tail, text.chars(), END_ERRORS.min(tail.len() / 3), false);
    pairs(&starts, &ends, quote.len * 2 / 5, quote.len * 2)
        .map(|range| text.trimmed(range))
        .collect()
}

/// The pairs of a first and a second offset that are neither too near nor too far: for every first the
/// nearest second and the best.
fn pairs<'a>(
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

/// The best places where `pattern` is within `most` errors, far enough from each other to be different
/// places: `(offset, errors)`, sorted by offset. The offset is one past the end, or with `backward` the
/// beginning.
fn minima(pattern: &[char], text: &[char], most: usize, backward: bool) -> Vec<(usize, usize)> {
    let mut hits: Vec<(usize, usize)> = Vec::new();
    let keep = |at: usize, errors: usize| match hits.last_mut() {
        // Neighbouring offsets are the same place: the first of the least errors stays.
        Some(last) if at <= last.0 + 2 => {
            if errors < last.1 {
                *last = (at, errors);
            }
        }
        _ => hits.push((at, errors)),
    };
    if backward {
        let pattern = Pattern::new(pattern.iter().rev().copied());
        pattern.search(text.iter().rev().copied(), most, keep);
        for hit in &mut hits {
            hit.0 = text.len() - hit.0;
        }
    } else {
        Pattern::new(pattern.iter().copied()).search(text.iter().copied(), most, keep);
    }
    hits.sort_by_key(|hit| (hit.1, hit.0));
    let apart = (pattern.len() / 2).max(1);
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for hit in hits {
        if kept.iter().all(|other| other.0.abs_diff(hit.0) >= apart) {
            kept.push(hit);
            if kept.len() == LIKE {
                break;
            }
        }
    }
    kept.sort_unstable();
    kept
}
