//! Running a plan over a snapshot: which documents are found, how well, and in which tier.

use tantivy::DocId;

use super::bits::Bits;
use super::columns::Columns;
use super::compile::status_number;
use super::plan::{Condition, Expr, Plan, TermGroup};
use super::postings::Reading;
use super::scratch::Scratch;
use super::snapshot::Snapshot;
use super::term_match::TermMatch;
use crate::text::Language;

/// Weights of the ranking; one place for all of them.
pub(super) mod weight {
    /// How fast more of a word counts less (BM25).
    pub const K1: f32 = 1.2;
    /// How much long texts are held back (BM25).
    pub const B: f32 = 0.75;
    /// The exact form, beside the stem.
    pub const EXACT: f32 = 0.25;
    /// A word of the title, beside one of the text. By how rare it is in titles: where all titles share a word,
    /// it tells nothing.
    pub const TITLE: f32 = 0.9;
    /// An equivalent, beside the typed words.
    pub const EQUIVALENT: f32 = 0.35;
}

/// How a document was found. Smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// By all the words as typed (or corrected).
    Typed,
    /// By all of them, some through equivalents.
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

/// Runs a plan; `None` when cancelled.
pub(super) fn evaluate(
    snapshot: &Snapshot,
    plan: &Plan,
    kind: usize,
    cancelled: &dyn Fn() -> bool,
) -> tantivy::Result<Option<Evaluation>> {
    let Some(lists) = read_lists(snapshot, plan, kind, cancelled)? else {
        return Ok(None);
    };
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

/// How rare a term group is (inverse document frequency): in texts, in its exact form, in titles.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Rarity {
    pub stem: f32,
    pub exact: f32,
    pub title: f32,
}

/// How rare a term group is. Bodies decide, other zones only where no body holds it: a word that every title shares is
/// no more common in texts for that. What only begins so is counted everywhere.
fn rarities(group: &TermGroup, segments: &[Vec<TermMatch>], total: usize) -> Rarity {
    let count = |keep: fn(&TermMatch) -> bool| {
        segments
            .iter()
            .flatten()
            .filter(|entry| keep(entry))
            .count()
    };
    let begins = group
        .readings
        .iter()
        .flatten()
        .any(|position| position.prefix.is_some());
    let stem = match count(|entry| entry.places.body) {
        counted if counted > 0 && !begins => counted,
        _ => count(|_| true),
    };
    let exact = match count(|entry| entry.places.exact_in_body) {
        0 => count(|entry| entry.exact > 0.0),
        counted => counted,
    };
    let title = count(|entry| entry.places.title);
    let stem = rarity(stem, total);
    Rarity {
        stem,
        exact: rarity(exact, total),
        title: rarity(title, total).min(stem),
    }
}

/// How rare a word is that stands in `documents` of `total` (BM25's inverse document frequency).
fn rarity(documents: usize, total: usize) -> f32 {
    let (documents, total) = (documents as f32, total as f32);
    (1.0 + (total - documents + 0.5).max(0.0) / (documents + 0.5)).ln()
}

/// A frequency as BM25 counts it: each further occurrence adds less.
pub(super) fn saturate(frequency: f32) -> f32 {
    frequency * (weight::K1 + 1.0) / (frequency + weight::K1)
}

/// What a match adds to a score: by its stems, a title counting more; by its exact form.
pub(super) fn contribution(found: TermMatch, rarity: Rarity) -> (f32, f32) {
    let title = if found.places.title {
        weight::TITLE * rarity.title
    } else {
        0.0
    };
    let stems = rarity.stem * saturate(found.frequency) + title;
    (stems, weight::EXACT * rarity.exact * saturate(found.exact))
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
            typed.intersect(&here);
            for span in self
                .plan
                .spans
                .iter()
                .filter(|span| span.clauses.contains(&nth))
            {
                for term in &span.terms {
                    self.list(term.group)
                        .iter()
                        .for_each(|entry| here.insert(entry.doc));
                }
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

    fn scores(&self, docs: &Bits) -> Vec<f32> {
        let mut scores = vec![0.0; self.columns.len()];
        for group in self.plan.typed_groups() {
            self.add(group, 1.0, docs, &mut scores);
        }
        for term in self.plan.spans.iter().flat_map(|span| &span.terms) {
            self.add(term.group, weight::EQUIVALENT, docs, &mut scores);
        }
        scores
    }

    fn add(&self, group: usize, factor: f32, docs: &Bits, scores: &mut [f32]) {
        let rarity = self.rarity.get(group).copied().unwrap_or_default();
        for entry in self
            .list(group)
            .iter()
            .filter(|entry| docs.contains(entry.doc))
        {
            if let Some(score) = scores.get_mut(entry.doc as usize) {
                let (stems, exact) = contribution(*entry, rarity);
                *score += factor * (stems + exact);
            }
        }
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
