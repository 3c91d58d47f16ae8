//! Searching articles.

use std::collections::BTreeMap;
use std::sync::PoisonError;
use std::time::Instant;

use super::{ARTICLES, Searcher, catch_damage};
use crate::search::analyzer::Analyzer;
use crate::search::answer::{Answer, Hit, Passage, Request};
use crate::search::candidate::Candidate;
use crate::search::evaluate::{Evaluation, Tier, evaluate};
use crate::search::facets;
use crate::search::matcher::Matcher;
use crate::search::passages::{GroupCursors, choose, tidy};
use crate::search::plan::Plan;
use crate::search::postings::Cursor;
use crate::search::rank::{Ranked, rank};
use crate::search::schema::Zone;
use crate::search::stored::{Offsets, Stored};
use crate::text::Language;

impl Searcher {
    /// Searches articles. `None` only where `cancelled` said so: it is asked now and then. Any query has an
    /// answer; an index that cannot be read gives an empty one with a remark.
    pub fn search(&self, request: &Request, cancelled: &dyn Fn() -> bool) -> Option<Answer> {
        let since = Instant::now();
        let mut answer = match catch_damage(|| self.find(request, cancelled)) {
            Ok(answer) => answer?,
            Err(remark) => Answer {
                notes: vec![remark],
                ..Answer::default()
            },
        };
        answer.took = since.elapsed();
        Some(answer)
    }

    fn find(
        &self,
        request: &Request,
        cancelled: &dyn Fn() -> bool,
    ) -> tantivy::Result<Option<Answer>> {
        let mut plan = self.plan(&self.read(request), request)?;
        let Some(evaluation) = evaluate(&self.snapshot, &mut plan, ARTICLES, cancelled)? else {
            return Ok(None);
        };
        let upto = request.offset.saturating_add(request.limit);
        let ranked = rank(
            &self.snapshot,
            &plan,
            &evaluation,
            (ARTICLES, request.sort),
            upto,
        )?;
        if cancelled() {
            return Ok(None);
        }
        let shown: Vec<Candidate> = ranked
            .candidates
            .iter()
            .skip(request.offset)
            .take(request.limit)
            .copied()
            .collect();
        let Ranked {
            candidates,
            partial_from,
        } = ranked;
        let facets = facets::count(self.snapshot.table()?, &candidates);
        let hits = Hits {
            searcher: self,
            plan: &plan,
            evaluation: &evaluation,
            passages: request.passages,
        };
        let hits = hits.make(&shown)?;
        Ok(Some(Answer {
            total: candidates.len(),
            partial_from,
            hits,
            facets,
            notes: plan.remarks,
            took: std::time::Duration::ZERO,
        }))
    }
}

/// What an equivalent that a text was found through is worth in a passage, beside a typed word that it lacks company for.
const FOUND_THROUGH: f32 = 1.5;

/// Making the hits that are shown.
pub(super) struct Hits<'a> {
    pub searcher: &'a Searcher,
    pub plan: &'a Plan,
    pub evaluation: &'a Evaluation,
    pub passages: usize,
}

impl Hits<'_> {
    pub fn make(&self, shown: &[Candidate]) -> tantivy::Result<Vec<Hit>> {
        let mut analyzer = self
            .searcher
            .analyzer
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut by_segment: BTreeMap<u32, Vec<(usize, &Candidate)>> = BTreeMap::new();
        for (place, candidate) in shown.iter().enumerate() {
            by_segment
                .entry(candidate.segment)
                .or_default()
                .push((place, candidate));
        }
        let mut hits: Vec<(usize, Hit)> = Vec::with_capacity(shown.len());
        for (segment, mut candidates) in by_segment {
            // Cursors only go forward.
            candidates.sort_unstable_by_key(|(_, candidate)| candidate.doc);
            let mut cursors = self.cursors(segment)?;
            for (place, candidate) in candidates {
                hits.push((place, self.hit(candidate, &mut cursors, &mut analyzer)?));
            }
        }
        hits.sort_unstable_by_key(|(place, _)| *place);
        Ok(hits.into_iter().map(|(_, hit)| hit).collect())
    }

    fn cursors(&self, segment: u32) -> tantivy::Result<Vec<GroupCursors<'_>>> {
        let snapshot = &self.searcher.snapshot;
        let reader = snapshot.searcher.segment_reader(segment);
        let index = reader.inverted_index(snapshot.fields.zone(Zone::Body))?;
        let mut groups = self.plan.shown_groups();
        groups.extend(
            self.plan
                .spans
                .iter()
                .flat_map(|span| &span.terms)
                .map(|term| term.group),
        );
        groups.sort_unstable();
        groups.dedup();
        let mut all = Vec::new();
        for (nth, group) in groups
            .into_iter()
            .filter_map(|nth| Some((nth, self.plan.groups.get(nth)?)))
        {
            if group.stop || !group.zones.contains(&Zone::Body) || self.passages == 0 {
                continue;
            }
            let mut cursors = Vec::with_capacity(group.readings.len());
            for reading in &group.readings {
                let mut of_reading = Vec::with_capacity(reading.len());
                for position in reading {
                    let alone = reading.len() == 1;
                    let cursor = if alone {
                        Cursor::terms(&index, position, Zone::Body)
                    } else {
                        Cursor::open(&index, position, Zone::Body)
                    };
                    of_reading.push(cursor?);
                }
                cursors.push(of_reading);
            }
            all.push(GroupCursors {
                nth,
                group,
                cursors,
            });
        }
        Ok(all)
    }

    fn hit(
        &self,
        candidate: &Candidate,
        cursors: &mut [GroupCursors<'_>],
        analyzer: &mut Analyzer,
    ) -> tantivy::Result<Hit> {
        let stored = self
            .searcher
            .snapshot
            .stored(candidate.segment as usize, candidate.doc)?;
        let (via, equivalents) = via(self.plan, self.evaluation, candidate);
        let marked = |group: usize| {
            let equivalent = self
                .plan
                .spans
                .iter()
                .flat_map(|span| &span.terms)
                .any(|t| t.group == group);
            !equivalent || equivalents.contains(&group) || self.plan.shown_groups().contains(&group)
        };
        let passages = self.passages(&stored, candidate, cursors, analyzer, &marked)?;
        let (words, annotations) = (stored.card.words, stored.card.annotations);
        let meta = stored.card.into_meta()?;
        let language = meta
            .language
            .map_or(BOTH.to_vec(), |language| vec![language]);
        let in_title = self.plan.groups.iter().enumerate().filter(|(nth, group)| {
            !group.stop && group.zones.contains(&Zone::Title) && marked(*nth) && self.counts(*nth)
        });
        let title_marks = Matcher::new(in_title).marks(&analyzer.analyze(&meta.title), &language);
        Ok(Hit {
            meta,
            words,
            annotations,
            score: candidate.score,
            passages,
            via,
            title_marks,
        })
    }

    /// Whether a term group speaks for a document: it is typed or equivalent, not excluded.
    fn counts(&self, group: usize) -> bool {
        self.plan.shown_groups().contains(&group)
            || self
                .plan
                .spans
                .iter()
                .flat_map(|span| &span.terms)
                .any(|term| term.group == group)
    }

    fn passages(
        &self,
        stored: &Stored,
        candidate: &Candidate,
        cursors: &mut [GroupCursors<'_>],
        analyzer: &mut Analyzer,
        marked: &dyn Fn(usize) -> bool,
    ) -> tantivy::Result<Vec<Passage>> {
        if self.passages == 0 {
            return Ok(Vec::new());
        }
        let mut marks = Vec::new();
        if !cursors.is_empty() {
            let offsets = Offsets::read(&stored.offsets)?;
            for group in cursors.iter_mut().filter(|group| marked(group.nth)) {
                group.marks(candidate.doc, &stored.text, &offsets, analyzer, &mut marks);
            }
        }
        tidy(&mut marks);
        let equivalents = self.plan.spans.iter().flat_map(|span| &span.terms);
        let equivalents: Vec<usize> = equivalents.map(|term| term.group).collect();
        let rarity = |group: usize| {
            let rarity = self.evaluation.rarity.get(group);
            let factor = if equivalents.contains(&group) {
                FOUND_THROUGH
            } else {
                1.0
            };
            factor * rarity.map_or(0.0, |rarity| rarity.stem)
        };
        let passages = self.passages.min(3);
        Ok(choose(&stored.text, &marks, &rarity, passages))
    }
}

const BOTH: &[Language] = &[Language::French, Language::English];

/// The equivalents that a document was found through, where the typed words do not find it: their names and
/// term groups.
pub(super) fn via(
    plan: &Plan,
    evaluation: &Evaluation,
    candidate: &Candidate,
) -> (Vec<String>, Vec<usize>) {
    let (mut names, mut groups) = (Vec::new(), Vec::new());
    if candidate.tier == Tier::Typed {
        return (names, groups);
    }
    for term in plan.spans.iter().flat_map(|span| &span.terms) {
        let list = evaluation
            .lists
            .get(term.group)
            .and_then(|segments| segments.get(candidate.segment as usize));
        let here =
            list.is_some_and(|list| list.binary_search_by_key(&candidate.doc, |e| e.doc).is_ok());
        if here && !names.contains(&term.shown) {
            names.push(term.shown.clone());
            groups.push(term.group);
        }
    }
    (names, groups)
}
