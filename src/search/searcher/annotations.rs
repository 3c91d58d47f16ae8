//! Searching annotations: the same query, over the reader's notes and the passages they stand on.

use std::sync::PoisonError;
use std::time::{Duration, Instant};

use super::articles::via;
use super::{ANNOTATIONS, Searcher, catch_damage};
use crate::library::AnnotationId;
use crate::search::analyzer::Analyzer;
use crate::search::answer::{AnnotationAnswer, AnnotationHit, Request};
use crate::search::evaluate::evaluate;
use crate::search::facets;
use crate::search::matcher::Matcher;
use crate::search::plan::{Plan, TermGroup};
use crate::search::rank::rank;
use crate::search::schema::Zone;
use crate::search::stored::{AnnotationCard, Stored};
use crate::text::Language;

impl Searcher {
    /// Searches annotations: words in their note, their passage, their tags, the title and author of their
    /// article; filters of either. `None` only where `cancelled` said so.
    pub fn annotations(
        &self,
        request: &Request,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<AnnotationAnswer> {
        let since = Instant::now();
        let mut answer = match catch_damage(|| self.find_annotations(request, cancelled)) {
            Ok(answer) => answer?,
            Err(remark) => AnnotationAnswer {
                notes: vec![remark],
                ..AnnotationAnswer::default()
            },
        };
        answer.took = since.elapsed();
        Some(answer)
    }

    fn find_annotations(
        &self,
        request: &Request,
        cancelled: &dyn Fn() -> bool,
    ) -> tantivy::Result<Option<AnnotationAnswer>> {
        let mut plan = self.plan(&self.read(request), request)?;
        let Some(evaluation) = evaluate(&self.snapshot, &mut plan, ANNOTATIONS, cancelled)? else {
            return Ok(None);
        };
        let upto = request.offset.saturating_add(request.limit);
        let ranked = rank(
            &self.snapshot,
            &plan,
            &evaluation,
            (ANNOTATIONS, request.sort),
            upto,
        )?;
        let mut analyzer = self.analyzer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut hits = Vec::new();
        for candidate in ranked
            .candidates
            .iter()
            .skip(request.offset)
            .take(request.limit)
        {
            let stored = self
                .snapshot
                .stored(candidate.segment as usize, candidate.doc)?;
            let Some(annotation) = stored.card.annotation.clone() else {
                continue;
            };
            let (via, equivalents) = via(&plan, &evaluation, candidate);
            let marks = |analyzer: &mut Analyzer, zone: Zone, text: &str| {
                let matcher = Matcher::new(groups_of(&plan, zone, &equivalents));
                matcher.marks(&analyzer.analyze(text), BOTH)
            };
            let quote_marks = marks(&mut analyzer, Zone::Body, &stored.text);
            let note_marks = marks(&mut analyzer, Zone::Notes, &annotation.note);
            hits.push(AnnotationHit {
                score: candidate.score,
                quote_marks,
                note_marks,
                via,
                ..hit_of(stored, annotation)?
            });
        }
        Ok(Some(AnnotationAnswer {
            total: ranked.candidates.len(),
            partial_from: ranked.partial_from,
            hits,
            facets: facets::count(self.snapshot.table()?, &ranked.candidates),
            notes: plan.remarks,
            took: Duration::ZERO,
        }))
    }
}

const BOTH: &[Language] = &[Language::French, Language::English];

/// The term groups that are marked in a zone: those typed, and the equivalents that found the annotation.
fn groups_of<'a>(plan: &'a Plan, zone: Zone, equivalents: &[usize]) -> Vec<(usize, &'a TermGroup)> {
    let shown = plan.shown_groups();
    let counts = |nth: usize| shown.contains(&nth) || equivalents.contains(&nth);
    let groups = plan.groups.iter().enumerate();
    groups
        .filter(|(nth, group)| !group.stop && group.zones.contains(&zone) && counts(*nth))
        .collect()
}

/// A hit as the index stores it, before it is known why it was found.
fn hit_of(stored: Stored, annotation: AnnotationCard) -> tantivy::Result<AnnotationHit> {
    Ok(AnnotationHit {
        color: annotation.color()?,
        created: annotation.created()?,
        state: annotation.state,
        given_up: annotation.given_up,
        id: AnnotationId(annotation.id),
        note: annotation.note,
        tags: annotation.tags,
        quote: stored.text,
        range: annotation.range,
        article: stored.card.into_meta()?,
        score: 0.0,
        quote_marks: Vec::new(),
        note_marks: Vec::new(),
        via: Vec::new(),
    })
}
