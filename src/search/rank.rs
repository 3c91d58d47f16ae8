//! The order of what was found: tiers, scores, nearness, and the order of equals.

use std::collections::BTreeMap;

use super::answer::Sort;
use super::candidate::{Candidate, by_segment};
use super::columns::Columns;
use super::evaluate::{Evaluation, Tier};
use super::function_words::add_function_words;
use super::own_forms;
use super::plan::{Expr, Plan, TermGroup, TermPosition};
use super::postings::Cursor;
use super::schema::Zone;
use super::score::weight;
use super::snapshot::Snapshot;

/// Where fewer texts than this have all the words, those with some of them come after.
pub(super) const FEW: usize = 20;

/// How many of the best are looked at again for words that stand near each other.
const NEAR_WINDOW: usize = 100;
/// Farthest that two words count as near (positions).
const NEAR: u32 = 8;
/// Most pairs of neighbouring words that are looked at.
const NEAR_PAIRS: usize = 12;

/// What was found, in order up to `upto`, and where hits with only some of the words begin.
pub(super) struct Ranked {
    pub candidates: Vec<Candidate>,
    pub partial_from: Option<usize>,
}

/// Puts what was found in order. Only the first `upto` places are settled.
pub(super) fn rank(
    snapshot: &Snapshot,
    plan: &Plan,
    evaluation: &Evaluation,
    (kind, sort): (usize, Sort),
    upto: usize,
) -> tantivy::Result<Ranked> {
    let whole: usize = evaluation
        .segments
        .iter()
        .map(|found| found.with_equivalents.iter().count())
        .sum();
    let with_partial =
        whole < FEW && plan.wanted.iter().filter(|wanted| wanted.decides).count() > 1;
    let segments = &snapshot.table()?.segments;
    let mut candidates = Vec::new();
    for (segment, (found, columns)) in (0..).zip(evaluation.segments.iter().zip(segments)) {
        let docs = if with_partial {
            &found.docs
        } else {
            &found.with_equivalents
        };
        for doc in docs.iter() {
            let score = found.scores.get(doc as usize).copied().unwrap_or(0.0);
            let mut candidate = Candidate {
                tier: found.tier(doc),
                score,
                segment,
                doc,
                key: Default::default(),
            };
            candidate.key = key(&candidate, columns, sort);
            candidates.push(candidate);
        }
    }
    let partial = candidates
        .iter()
        .filter(|candidate| candidate.tier == Tier::Some)
        .count();
    let partial_from = (partial > 0).then(|| candidates.len() - partial);
    let settled = upto.max(NEAR_WINDOW).min(candidates.len());
    settle(&mut candidates, settled);
    if sort == Sort::Relevance {
        let window = NEAR_WINDOW.min(candidates.len());
        if let Some(best) = candidates.get_mut(..window) {
            look_again(snapshot, plan, evaluation, kind, best)?;
        }
    }
    Ok(Ranked {
        candidates,
        partial_from,
    })
}

/// Puts the best in order anew by what is asked of them alone: nearness, function words, own forms.
fn look_again(
    snapshot: &Snapshot,
    plan: &Plan,
    evaluation: &Evaluation,
    kind: usize,
    best: &mut [Candidate],
) -> tantivy::Result<()> {
    add_nearness(snapshot, plan, evaluation, best)?;
    add_function_words(snapshot, plan, kind, best)?;
    own_forms::lower_others(snapshot, plan, evaluation, best)?;
    let segments = &snapshot.table()?.segments;
    for candidate in best.iter_mut() {
        if let Some(columns) = segments.get(candidate.segment as usize) {
            candidate.key = key(candidate, columns, Sort::Relevance);
        }
    }
    best.sort_unstable_by_key(|candidate| candidate.key);
    Ok(())
}

/// The best by score alone, at most `upto`: what all term groups together find.
pub(super) fn by_score(
    snapshot: &Snapshot,
    evaluation: &Evaluation,
    upto: usize,
) -> tantivy::Result<Vec<Candidate>> {
    let segments = &snapshot.table()?.segments;
    let mut candidates = Vec::new();
    for (segment, (found, columns)) in (0..).zip(evaluation.segments.iter().zip(segments)) {
        for doc in found.docs.iter() {
            let score = found.scores.get(doc as usize).copied().unwrap_or(0.0);
            let tier = Tier::Some;
            let mut candidate = Candidate {
                tier,
                score,
                segment,
                doc,
                key: Default::default(),
            };
            candidate.key = key(&candidate, columns, Sort::Relevance);
            candidates.push(candidate);
        }
    }
    let upto = upto.min(candidates.len());
    settle(&mut candidates, upto);
    candidates.truncate(upto);
    Ok(candidates)
}

/// Sorts the first `upto` places.
fn settle(candidates: &mut [Candidate], upto: usize) {
    if upto == 0 {
        return;
    }
    if upto < candidates.len() {
        candidates.select_nth_unstable_by_key(upto - 1, |candidate| candidate.key);
    }
    if let Some(first) = candidates.get_mut(..upto) {
        first.sort_unstable_by_key(|candidate| candidate.key);
    }
}

/// What decides the order, smallest first: the tier, what is sorted by, the newest, the slug. Scores are
/// rounded, so that the order of additions never decides.
fn key(candidate: &Candidate, columns: &Columns, sort: Sort) -> (u8, u64, u32, u32) {
    let doc = candidate.doc as usize;
    let number = |column: &[u32]| column.get(doc).copied().unwrap_or(0);
    let numbers = &columns.numbers;
    let saved = numbers.saved.get(doc).copied().unwrap_or(0);
    let date = number(&numbers.newest);
    let main = match sort {
        Sort::Relevance => u64::MAX - (f64::from(candidate.score.max(0.0)) * 1024.0).round() as u64,
        Sort::Published => u64::from(u32::MAX - number(&numbers.published)),
        Sort::Saved => u64::MAX - saved,
        Sort::Title => u64::from(columns.title.of(candidate.doc)),
        Sort::Length => u64::from(u32::MAX - number(&numbers.words)),
    };
    let tier = match (sort, candidate.tier) {
        (Sort::Relevance, tier) => tier as u8,
        (_, Tier::Some) => Tier::Some as u8,
        _ => Tier::Typed as u8,
    };
    (tier, main, u32::MAX - date, columns.slug.of(candidate.doc))
}

/// Adds to each score what neighbouring words of the query are worth where they stand near each other in
/// order.
fn add_nearness(
    snapshot: &Snapshot,
    plan: &Plan,
    evaluation: &Evaluation,
    best: &mut [Candidate],
) -> tantivy::Result<()> {
    let pairs = neighbours(plan);
    if pairs.is_empty() {
        return Ok(());
    }
    for (segment, candidates) in by_segment(best) {
        let index = snapshot
            .searcher
            .segment_reader(segment)
            .inverted_index(snapshot.fields.zone(Zone::Body))?;
        let mut cursors: BTreeMap<usize, Cursor> = BTreeMap::new();
        for group in pairs.iter().flat_map(|(a, b)| [*a, *b]) {
            if let Some(position) = plan.groups.get(group).and_then(only_position) {
                cursors.insert(group, Cursor::terms(&index, position, Zone::Body)?);
            }
        }
        for candidate in candidates {
            let places: BTreeMap<usize, Vec<u32>> = cursors
                .iter_mut()
                .map(|(group, cursor)| (*group, cursor.at(candidate.doc).to_vec()))
                .collect();
            for (a, b) in &pairs {
                let (Some(first), Some(then)) = (places.get(a), places.get(b)) else {
                    continue;
                };
                let rarity = |group: &usize| {
                    let rarity = evaluation.rarity.get(*group);
                    rarity.map_or(0.0, |rarity| rarity.stem)
                };
                let worth = rarity(a).min(rarity(b));
                if let Some(distance) = nearest(first, then) {
                    candidate.score += weight::NEAR * worth / distance as f32;
                } else if let Some(distance) = nearest(then, first) {
                    candidate.score += weight::NEAR_REVERSED * worth / distance as f32;
                }
            }
        }
    }
    Ok(())
}

/// The groups of the query that stand beside each other in it and decide, two by two.
fn neighbours(plan: &Plan) -> Vec<(usize, usize)> {
    let decides = plan.wanted.iter().filter(|wanted| wanted.decides);
    let groups = decides.filter_map(|wanted| {
        if let Expr::TermGroup(group) = wanted.expr {
            Some(group)
        } else {
            None
        }
    });
    let groups: Vec<usize> = groups.collect();
    let pairs = groups.windows(2);
    let mut pairs: Vec<(usize, usize)> = pairs
        .filter_map(|pair| Some((*pair.first()?, *pair.last()?)))
        .collect();
    pairs.retain(|(a, b)| a != b);
    pairs.truncate(NEAR_PAIRS);
    pairs
}

/// The only position of a group that is one word.
fn only_position(group: &TermGroup) -> Option<&TermPosition> {
    match group.readings.first()?.as_slice() {
        [position] if !position.terms.is_empty() => Some(position),
        _ => None,
    }
}

/// The least distance from a position of `first` to a later one of `then`, if it is near.
fn nearest(first: &[u32], then: &[u32]) -> Option<u32> {
    let mut best = None;
    let mut rest = then;
    for place in first {
        rest = rest
            .get(rest.partition_point(|other| other <= place)..)
            .unwrap_or_default();
        let Some(next) = rest.first() else { break };
        let distance = next - place;
        if distance <= NEAR && best.is_none_or(|best| distance < best) {
            best = Some(distance);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearness_is_in_order_and_within_reach() {
        assert_eq!(nearest(&[1, 20], &[3, 21]), Some(1));
        assert_eq!(nearest(&[5], &[1, 4]), None);
        assert_eq!(nearest(&[5], &[30]), None);
    }
}
