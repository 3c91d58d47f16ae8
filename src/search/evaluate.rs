//! Running a plan over a snapshot: which documents are found, how well, and in which tier.

use tantivy::DocId;

use super::bits::Bits;
use super::columns::Columns;
use super::compile::status_number;
use super::plan::{Condition, Expr, Plan};
use super::postings::Reading;
use super::score::{Rarity, contribution, promote_twins, rarities, weight};
use super::scratch::Scratch;
use super::snapshot::Snapshot;
use super::term_match::TermMatch;
use crate::text::Language;

/// How a document was found. Smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// By all the words as typed (or corrected).
    Typed,
    /// By all of them, some through equivalents or through words spelt nearly so.
    Equivalent,
    /// By some of them.
    Some,
}

/// The documents of each term group: by group, then by segment.
pub(super) type Lists = Vec<Vec<Vec<TermMatch>>>;

/// Everything a plan finds.
pub(super) struct Evaluation {
    pub lists: Lists,
    /// By segment.
    pub segments: Vec<SegmentMatches>,
    /// For each term group, how rare it is.
    pub rarity: Vec<Rarity>,
}

/// The documents of one segment that a plan finds.
pub(super) struct SegmentMatches {
    /// Documents that satisfy what is required and hold at least something that is wanted.
    pub docs: Bits,
    pub typed: Bits,
    pub with_equivalents: Bits,
    pub scores: Vec<f32>,
}

impl SegmentMatches {
    pub fn tier(&self, doc: DocId) -> Tier {
        if self.typed.contains(doc) {
            Tier::Typed
        } else if self.with_equivalents.contains(doc) {
            Tier::Equivalent
        } else {
            Tier::Some
        }
    }
}

/// Runs a plan; `None` when cancelled. Of a phrase that no text holds, the plan has its words decide from then on.
pub(super) fn evaluate(
    snapshot: &Snapshot,
    plan: &mut Plan,
    kind: usize,
    cancelled: &dyn Fn() -> bool,
) -> tantivy::Result<Option<Evaluation>> {
    let Some(mut lists) = read_lists(snapshot, plan, kind, cancelled)? else {
        return Ok(None);
    };
    for segments in &mut lists {
        promote_twins(segments);
    }
    plan.loosen(|group| {
        let list = lists.get(group);
        list.is_some_and(|segments| segments.iter().all(Vec::is_empty))
    });
    let table = snapshot.table()?;
    let total = table.counts.documents.get(kind).copied().unwrap_or(0) as usize;
    let rarity = plan
        .groups
        .iter()
        .zip(&lists)
        .map(|(group, segments)| rarities(group, segments, total))
        .collect::<Vec<_>>();
    let mut segments = Vec::with_capacity(table.segments.len());
    for (nth, columns) in table.segments.iter().enumerate() {
        let run = Run {
            plan,
            columns,
            kind,
            nth,
            lists: &lists,
            rarity: &rarity,
        };
        segments.push(run.matches_in_segment());
        if cancelled() {
            return Ok(None);
        }
    }
    Ok(Some(Evaluation {
        lists,
        segments,
        rarity,
    }))
}

fn read_lists(
    snapshot: &Snapshot,
    plan: &Plan,
    kind: usize,
    cancelled: &dyn Fn() -> bool,
) -> tantivy::Result<Option<Lists>> {
    let mut lists: Lists = plan.groups.iter().map(|_| Vec::new()).collect();
    let table = snapshot.table()?;
    let mean = table.mean_length.get(kind).copied().unwrap_or(1.0);
    for (reader, columns) in snapshot
        .searcher
        .segment_readers()
        .iter()
        .zip(&table.segments)
    {
        let norms: Vec<f32> = columns
            .numbers
            .length
            .iter()
            .map(|length| 1.0 - weight::B + weight::B * *length as f32 / mean)
            .collect();
        let Some(alive) = columns.alive.get(kind) else {
            continue;
        };
        let reading = Reading {
            reader,
            fields: snapshot.fields,
            alive,
            norms: &norms,
        };
        let mut scratch = Scratch::new(columns.len());
        for (group, list) in plan.groups.iter().zip(&mut lists) {
            if cancelled() {
                return Ok(None);
            }
            // Function words neither find nor rank where something else does.
            list.push(if group.stop {
                Vec::new()
            } else {
                reading.matches_of(group, &mut scratch)?
            });
        }
    }
    Ok(Some(lists))
}

/// One segment of a run.
struct Run<'a> {
    plan: &'a Plan,
    columns: &'a Columns,
    kind: usize,
    nth: usize,
    lists: &'a Lists,
    rarity: &'a [Rarity],
}

impl Run<'_> {
    fn matches_in_segment(&self) -> SegmentMatches {
        let len = self.columns.len();
        let mut docs = self
            .columns
            .alive
            .get(self.kind)
            .cloned()
            .unwrap_or_default();
        for expr in &self.plan.required {
            docs.intersect(&self.matches(expr));
        }
        for expr in &self.plan.excluded {
            docs.subtract(&self.matches(expr));
        }
        let (mut typed, mut with_equivalents, mut any) =
            (docs.clone(), docs.clone(), Bits::new(len));
        let mut decides = false;
        for (nth, wanted) in self
            .plan
            .wanted
            .iter()
            .enumerate()
            .filter(|(_, wanted)| wanted.decides)
        {
            decides = true;
            let mut here = self.matches(&wanted.expr);
            typed.intersect(&self.own_matches(&wanted.expr));
            for term in self.equivalents_of(nth) {
                let list = self.list(term).iter();
                list.for_each(|entry| here.insert(entry.doc));
            }
            with_equivalents.intersect(&here);
            any.unite(&here);
        }
        if decides {
            docs.intersect(&any);
        }
        let scores = self.scores(&docs);
        SegmentMatches {
            docs,
            typed,
            with_equivalents,
            scores,
        }
    }

    fn list(&self, group: usize) -> &[TermMatch] {
        self.lists
            .get(group)
            .and_then(|segments| segments.get(self.nth))
            .map_or(&[], Vec::as_slice)
    }

    /// The term groups of the equivalents of a wanted clause.
    fn equivalents_of(&self, clause: usize) -> impl Iterator<Item = usize> {
        let spans = self.plan.spans.iter();
        let spans = spans.filter(move |span| span.clauses.contains(&clause));
        spans.flat_map(|span| &span.terms).map(|term| term.group)
    }

    fn scores(&self, docs: &Bits) -> Vec<f32> {
        let mut scores = vec![0.0; self.columns.len()];
        for group in self.plan.typed_groups() {
            self.add(group, 1.0, docs, &mut scores);
        }
        for term in self.plan.spans.iter().flat_map(|span| &span.terms) {
            self.add(term.group, weight::EQUIVALENT, docs, &mut scores);
        }
        self.hold_back(&mut scores);
        scores
    }

    /// Holds back the scores of documents that hold few of the words, by how rare those are that they lack. Words that no
    /// document holds tell nothing.
    fn hold_back(&self, scores: &mut [f32]) {
        let deciding = self.plan.wanted.iter().enumerate();
        let deciding = deciding.filter(|(_, wanted)| wanted.decides);
        let groups = deciding.filter_map(|(nth, wanted)| match wanted.expr {
            Expr::TermGroup(group) => Some((nth, group)),
            Expr::Condition(_) | Expr::All(_) | Expr::Any(_) | Expr::Not(_) => None,
        });
        let mut groups: Vec<(usize, usize)> = groups.collect();
        groups.sort_unstable_by_key(|(_, group)| *group);
        groups.dedup_by_key(|(_, group)| *group);
        if groups.len() < 2 {
            return;
        }
        let mut held = vec![0.0_f32; scores.len()];
        let mut all = 0.0;
        for (clause, group) in groups {
            let segments = self.lists.get(group).map_or(&[][..], Vec::as_slice);
            if segments.iter().all(Vec::is_empty) {
                continue;
            }
            let rarity = self.rarity.get(group).copied().unwrap_or_default().stem;
            all += rarity;
            let mut docs = Bits::new(scores.len());
            self.list(group)
                .iter()
                .for_each(|entry| docs.insert(entry.doc));
            for term in self.equivalents_of(clause) {
                self.list(term)
                    .iter()
                    .for_each(|entry| docs.insert(entry.doc));
            }
            for doc in docs.iter() {
                if let Some(held) = held.get_mut(doc as usize) {
                    *held += rarity;
                }
            }
        }
        if all > 0.0 {
            for (score, held) in scores.iter_mut().zip(held) {
                *score *= (held / all).powf(weight::COVERAGE);
            }
        }
    }

    fn add(&self, group: usize, factor: f32, docs: &Bits, scores: &mut [f32]) {
        let rarity = self.rarity.get(group).copied().unwrap_or_default();
        let Some(read) = self.plan.groups.get(group) else {
            return;
        };
        for entry in self
            .list(group)
            .iter()
            .filter(|entry| docs.contains(entry.doc))
        {
            if let Some(score) = scores.get_mut(entry.doc as usize) {
                let (stems, exact) = contribution(*entry, rarity, read);
                *score += factor * (stems + exact);
            }
        }
    }

    /// The documents that hold a word itself, those aside that hold what is spelt nearly so.
    fn own_matches(&self, expr: &Expr) -> Bits {
        let Expr::TermGroup(group) = expr else {
            return self.matches(expr);
        };
        let mut bits = Bits::new(self.columns.len());
        let own = self.list(*group).iter().filter(|entry| entry.is_own());
        own.for_each(|entry| bits.insert(entry.doc));
        bits
    }

    fn matches(&self, expr: &Expr) -> Bits {
        let len = self.columns.len();
        match expr {
            Expr::TermGroup(group) => {
                let mut bits = Bits::new(len);
                self.list(*group)
                    .iter()
                    .for_each(|entry| bits.insert(entry.doc));
                bits
            }
            Expr::All(parts) => {
                let mut all = Bits::of(len, |_| true);
                for part in parts {
                    all.intersect(&self.matches(part));
                }
                all
            }
            Expr::Any(parts) => {
                let mut any = Bits::new(len);
                for part in parts {
                    any.unite(&self.matches(part));
                }
                any
            }
            Expr::Not(part) => self.matches(part).complement(),
            Expr::Condition(condition) => self.condition(condition),
        }
    }

    fn condition(&self, condition: &Condition) -> Bits {
        let columns = self.columns;
        let numbers = &columns.numbers;
        let of = |keep: &dyn Fn(usize) -> bool| Bits::of(columns.len(), |doc| keep(doc as usize));
        match condition {
            Condition::Tags(tags) => of(&|doc| {
                columns
                    .tags(doc as DocId)
                    .any(|tag| tags.binary_search(&tag).is_ok())
            }),
            Condition::Language(language) => {
                let wanted = u8::from(*language == Language::English);
                of(&|doc| numbers.language.get(doc) == Some(&wanted))
            }
            Condition::Status(status) => {
                let wanted = status_number(*status);
                of(&|doc| numbers.status.get(doc) == Some(&wanted))
            }
            Condition::Flags(flags) => {
                of(&|doc| numbers.flags.get(doc).is_some_and(|has| has & flags != 0))
            }
            Condition::Published(from, to) => of(&|doc| {
                numbers
                    .published
                    .get(doc)
                    .is_some_and(|day| from <= day && day <= to)
            }),
            Condition::Saved(from, to) => of(&|doc| {
                let seconds = numbers
                    .saved
                    .get(doc)
                    .and_then(|saved| saved.checked_sub(1));
                seconds.is_some_and(|seconds| (*from..=*to).contains(&(seconds as i64)))
            }),
            Condition::Words(from, to) => of(&|doc| {
                numbers
                    .words
                    .get(doc)
                    .is_some_and(|words| from <= words && words <= to)
            }),
            Condition::Documents(documents) => {
                let mut bits = Bits::new(columns.len());
                let here = documents
                    .iter()
                    .filter(|(segment, _)| *segment as usize == self.nth);
                here.for_each(|(_, doc)| bits.insert(*doc));
                bits
            }
        }
    }
}
