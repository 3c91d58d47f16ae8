//! Holding back, among the best, what holds a word of the query by its stem alone: French stems collide (*marais*,
//! *mars*), and a word's own number and gender come first.

use tantivy::postings::SegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::analyzer::inflections;
use super::candidate::{Candidate, by_segment};
use super::evaluate::Evaluation;
use super::plan::{Expr, Plan, TermGroup};
use super::schema::{Zone, kind};
use super::score::{contribution, weight};
use super::snapshot::Snapshot;

/// Lowers the score of each candidate whose body and title hold none of a word's own inflections, by a part of what its
/// stem adds.
pub(super) fn lower_others(
    snapshot: &Snapshot,
    plan: &Plan,
    evaluation: &Evaluation,
    best: &mut [Candidate],
) -> tantivy::Result<()> {
    let mut by_segment = by_segment(best);
    for (nth, group, terms) in words(plan) {
        let rarity = evaluation.rarity.get(nth).copied().unwrap_or_default();
        for (segment, candidates) in &mut by_segment {
            let list = evaluation
                .lists
                .get(nth)
                .and_then(|by| by.get(*segment as usize));
            let mut held = Held::open(snapshot, *segment, &terms)?;
            for candidate in candidates.iter_mut() {
                let entry = list.and_then(|list| {
                    let at = list.binary_search_by_key(&candidate.doc, |entry| entry.doc);
                    list.get(at.ok()?)
                });
                let Some(entry) = entry.filter(|entry| entry.is_own() && entry.exact == 0.0) else {
                    continue;
                };
                if !held.holds(candidate.doc) {
                    let (stems, _) = contribution(*entry, rarity, group);
                    candidate.score -= (1.0 - weight::OTHER_FORM) * stems;
                }
            }
        }
    }
    Ok(())
}

/// The single words that decide, each with the terms of its own inflections.
fn words(plan: &Plan) -> Vec<(usize, &TermGroup, Vec<String>)> {
    let mut words: Vec<(usize, &TermGroup, Vec<String>)> = Vec::new();
    for wanted in plan.wanted.iter().filter(|wanted| wanted.decides) {
        let Expr::TermGroup(nth) = wanted.expr else {
            continue;
        };
        let Some(group) = plan.groups.get(nth).filter(|group| !group.corrected) else {
            continue;
        };
        let [reading] = group.readings.as_slice() else {
            continue;
        };
        let [position] = reading.as_slice() else {
            continue;
        };
        let is_inflected = position.terms.iter().any(|term| kind::is_stem(term));
        if is_inflected
            && position.prefix.is_none()
            && words.iter().all(|(known, ..)| *known != nth)
        {
            words.push((nth, group, own_terms(&position.shown)));
        }
    }
    words
}

/// The terms of a word's inflections, as it is typed: with its accents where it has any.
fn own_terms(shown: &str) -> Vec<String> {
    let term = |form: String| {
        let kind = if form.is_ascii() {
            kind::FOLDED
        } else {
            kind::ACCENTED
        };
        format!("{kind}{form}")
    };
    inflections(shown).into_iter().map(term).collect()
}

/// Postings of some terms in body and title, asked for documents in rising order.
struct Held(Vec<SegmentPostings>);

impl Held {
    fn open(snapshot: &Snapshot, segment: u32, terms: &[String]) -> tantivy::Result<Self> {
        let reader = snapshot.searcher.segment_reader(segment);
        let mut all = Vec::new();
        for zone in [Zone::Body, Zone::Title] {
            let index = reader.inverted_index(snapshot.fields.zone(zone))?;
            for term in terms {
                if let Some(info) = index.terms().get(term)? {
                    all.push(index.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?);
                }
            }
        }
        Ok(Self(all))
    }

    fn holds(&mut self, doc: u32) -> bool {
        let mut holds = false;
        for postings in &mut self.0 {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            holds |= postings.doc() == doc && doc != TERMINATED;
        }
        holds
    }
}
