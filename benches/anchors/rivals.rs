//! What others do, written from their published descriptions.

use glose::anchor::Selectors;
use glose::text::CharRange;

use crate::corpus::Pair;
use crate::passages::Passage;

/// The stored offset, and nothing else; lost when it is past the end.
pub fn offset(pair: &Pair, passage: &Passage) -> Option<CharRange> {
    (passage.range.end <= pair.new.chars.len()).then_some(passage.range)
}

/// An exact quote in as little exact context as made it unique, as Apache Annotator writes it.
pub fn in_context(pair: &Pair, passage: &Passage) -> Option<CharRange> {
    let old = &pair.old.chars;
    let (mut start, mut end) = (passage.range.start, passage.range.end);
    let mut forward = true;
    while starts(old, &old[start..end]).nth(1).is_some() {
        if (forward && end < old.len()) || start == 0 {
            end = (end + 1).min(old.len());
        } else {
            start -= 1;
        }
        forward = !forward;
        if start == 0 && end == old.len() {
            break;
        }
    }
    let found = starts(&pair.new.chars, &old[start..end]).next()?;
    let at = found + (passage.range.start - start);
    Some(CharRange::new(at, at + passage.range.len()))
}

fn starts<'a>(text: &'a [char], wanted: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    text.windows(wanted.len().max(1))
        .enumerate()
        .filter(move |(_, w)| *w == wanted)
        .map(|(at, _)| at)
}

/// The quote with up to half of it wrong, the best hit by weights of 50 for the quote, 20 for each
/// context of 32 characters and 2 for the position, as Hypothesis does; with the score, 0–1.
pub fn by_similarity(
    pair: &Pair,
    passage: &Passage,
    selectors: &Selectors,
) -> Option<(CharRange, f32)> {
    let (old, new) = (&pair.old.chars, &pair.new.chars);
    let quote = &old[passage.range.start..passage.range.end];
    // The stored position is tried first, and taken when the same words stand there.
    if new.get(passage.range.start..passage.range.end) == Some(quote) {
        return Some((passage.range, 1.0));
    }
    let before = &old[passage.range.start.saturating_sub(32)..passage.range.start];
    let after = &old[passage.range.end..(passage.range.end + 32).min(old.len())];
    let hint = selectors.start.unwrap_or(0);
    let score = |hit: &Hit| {
        let words = 1.0 - hit.errors as f32 / quote.len() as f32;
        let prefix = likeness(
            &new[hit.start.saturating_sub(before.len())..hit.start],
            before,
        );
        let suffix = likeness(&new[hit.end..(hit.end + after.len()).min(new.len())], after);
        let position = 1.0 - hit.start.abs_diff(hint) as f32 / new.len().max(1) as f32;
        (50.0 * words + 20.0 * prefix + 20.0 * suffix + 2.0 * position) / 92.0
    };
    let hits = search(new, quote, (quote.len() / 2).min(256));
    let scored = hits
        .iter()
        .map(|hit| (CharRange::new(hit.start, hit.end), score(hit)));
    scored.max_by(|one, other| one.1.total_cmp(&other.1))
}

fn likeness(text: &[char], wanted: &[char]) -> f32 {
    if wanted.is_empty() {
        return 1.0;
    }
    if text.is_empty() {
        return 0.0;
    }
    let best = search(text, wanted, wanted.len())
        .first()
        .map_or(wanted.len(), |hit| hit.errors);
    1.0 - best as f32 / wanted.len() as f32
}

struct Hit {
    start: usize,
    end: usize,
    errors: usize,
}

/// The exact occurrences, or else the stretches with the fewest errors.
fn search(text: &[char], wanted: &[char], most: usize) -> Vec<Hit> {
    let exact: Vec<Hit> = starts(text, wanted)
        .map(|start| Hit {
            start,
            end: start + wanted.len(),
            errors: 0,
        })
        .collect();
    if !exact.is_empty() {
        return exact;
    }
    // Every cell holds the errors and where the match began.
    let fresh = |at: usize| (0_u32, at);
    let mut column: Vec<(u32, usize)> = (0..=wanted.len() as u32).map(|row| (row, 0)).collect();
    let mut best = most as u32;
    let mut hits = Vec::new();
    for (at, letter) in text.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = fresh(at + 1);
        for (row, expected) in wanted.iter().enumerate() {
            let same = (diagonal.0 + u32::from(expected != letter), diagonal.1);
            let up = (column[row].0 + 1, column[row].1);
            let left = (column[row + 1].0 + 1, column[row + 1].1);
            diagonal = column[row + 1];
            column[row + 1] = [up, left]
                .into_iter()
                .fold(same, |a, b| if b.0 < a.0 { b } else { a });
        }
        let (errors, start) = column[wanted.len()];
        if errors < best {
            hits.clear();
            best = errors;
        }
        if errors == best && errors <= most as u32 {
            hits.push(Hit {
                start,
                end: at + 1,
                errors: errors as usize,
            });
        }
    }
    hits
}
