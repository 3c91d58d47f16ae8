//! What function words add to the best of what was found: they decide nothing, but *comment* and *combien* tell a little
//! of what is asked.

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::candidate::{Candidate, by_segment};
use super::plan::{Expr, Plan};
use super::schema::Zone;
use super::score::{rarity, saturate, weight};
use super::snapshot::Snapshot;

/// Adds to each score what the function words of the query are worth in its body. Only the best are looked at, so that
/// the cost does not grow with how many texts hold *the*.
pub(super) fn add_function_words(
    snapshot: &Snapshot,
    plan: &Plan,
    kind: usize,
    best: &mut [Candidate],
) -> tantivy::Result<()> {
    let words = function_words(plan);
    if words.is_empty() {
        return Ok(());
    }
    let table = snapshot.table()?;
    let total = table.counts.documents.get(kind).copied().unwrap_or(0) as usize;
    let mean = table.mean_length.get(kind).copied().unwrap_or(1.0);
    let mut by_segment = by_segment(best);
    for word in words {
        let rarity = rarity(snapshot.holders(kind, word)?, total);
        for (segment, candidates) in &mut by_segment {
            let reader = snapshot.searcher.segment_reader(*segment);
            let index = reader.inverted_index(snapshot.fields.zone(Zone::Body))?;
            let (Some(info), Some(columns)) = (
                index.terms().get(word)?,
                table.segments.get(*segment as usize),
            ) else {
                continue;
            };
            let mut postings =
                index.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
            for candidate in candidates.iter_mut() {
                if postings.doc() < candidate.doc {
                    postings.seek(candidate.doc);
                }
                if postings.doc() == TERMINATED {
                    break;
                }
                if postings.doc() == candidate.doc {
                    let length = columns.numbers.length.get(candidate.doc as usize);
                    let length = length.copied().unwrap_or(0) as f32;
                    let norm = 1.0 - weight::B + weight::B * length / mean;
                    let frequency = postings.term_freq() as f32 / norm;
                    candidate.score +=
                        weight::FUNCTION * (1.0 + weight::EXACT) * rarity * saturate(frequency);
                }
            }
        }
    }
    Ok(())
}

/// The terms of the function words that decide nothing, each once.
fn function_words(plan: &Plan) -> Vec<&str> {
    let mut words = Vec::new();
    for wanted in plan.wanted.iter().filter(|wanted| !wanted.decides) {
        let Expr::TermGroup(group) = wanted.expr else {
            continue;
        };
        let group = plan.groups.get(group).filter(|group| group.stop);
        let positions = group.and_then(|group| group.readings.first());
        if let Some([position]) = positions.map(Vec::as_slice)
            && let Some(term) = position.exact.as_deref()
            && !words.contains(&term)
        {
            words.push(term);
        }
    }
    words
}
