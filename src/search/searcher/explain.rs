//! Saying why a query finds what it finds.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use super::{ARTICLES, Searcher, catch_damage};
use crate::search::answer::{Request, Sort};
use crate::search::candidate::Candidate;
use crate::search::evaluate::{Evaluation, Tier, evaluate};
use crate::search::explanation::{
    Explanation, HitReading, MatchedBy, ScorePart, WordReading, WordRole,
};
use crate::search::matcher::Matcher;
use crate::search::plan::{Plan, TermGroup};
use crate::search::rank::rank;
use crate::search::schema::Zone;
use crate::search::score::{contribution, weight};
use crate::search::stored::Stored;
use crate::text::fold::lower;
use crate::text::{ByteRange, Language};

impl Searcher {
    /// Says how a query is read and, where a slug is given, why that article answers it.
    pub fn explain(&self, request: &Request, slug: Option<&str>) -> Explanation {
        catch_damage(|| self.try_explain(request, slug)).unwrap_or_else(|remark| Explanation {
            notes: vec![remark],
            ..Explanation::default()
        })
    }

    fn try_explain(&self, request: &Request, slug: Option<&str>) -> tantivy::Result<Explanation> {
        let query = self.read(request);
        let mut plan = self.plan(&query, request)?;
        let mut explanation = Explanation {
            query: query.to_string().trim_end().to_owned(),
            notes: plan.remarks.clone(),
            ..Explanation::default()
        };
        let Some(evaluation) = evaluate(&self.snapshot, &mut plan, ARTICLES, &|| false)? else {
            return Ok(explanation);
        };
        explanation.words = words(&plan, &evaluation);
        if let Some(slug) = slug {
            explanation.hit = self.hit_reading(&plan, &evaluation, slug)?;
        }
        Ok(explanation)
    }

    fn hit_reading(
        &self,
        plan: &Plan,
        evaluation: &Evaluation,
        slug: &str,
    ) -> tantivy::Result<Option<HitReading>> {
        let ranked = rank(
            &self.snapshot,
            plan,
            evaluation,
            (ARTICLES, Sort::Relevance),
            usize::MAX,
        )?;
        for (segment, doc) in self.snapshot.documents_by_slug(slug)? {
            let is_it =
                |candidate: &Candidate| (candidate.segment, candidate.doc) == (segment, doc);
            let Some(place) = ranked.candidates.iter().position(is_it) else {
                continue;
            };
            let Some(candidate) = ranked.candidates.get(place) else {
                continue;
            };
            let stored = self.snapshot.stored(segment as usize, doc)?;
            let mut parts = self.parts(plan, evaluation, candidate, stored)?;
            let sum: f32 = parts.iter().map(|part| part.stems + part.exact).sum();
            // What a text lacks, and words that it holds by their stem alone, take from all of its parts.
            let kept = (candidate.score / sum.max(f32::EPSILON)).min(1.0);
            for part in &mut parts {
                part.stems *= kept;
                part.exact *= kept;
            }
            return Ok(Some(HitReading {
                slug: slug.to_owned(),
                place: place + 1,
                how: match candidate.tier {
                    Tier::Typed => MatchedBy::AllWords,
                    Tier::Equivalent => MatchedBy::Equivalents,
                    Tier::Some => MatchedBy::SomeWords,
                },
                score: candidate.score,
                nearness: (candidate.score - sum).max(0.0),
                parts,
            }));
        }
        Ok(None)
    }

    fn parts(
        &self,
        plan: &Plan,
        evaluation: &Evaluation,
        candidate: &Candidate,
        stored: Stored,
    ) -> tantivy::Result<Vec<ScorePart>> {
        let text = stored.text;
        let meta = stored.card.into_meta()?;
        let zones = [
            (Zone::Title, meta.title),
            (Zone::Body, text),
            (Zone::Tags, meta.tags.join(" ")),
            (Zone::Author, meta.author.unwrap_or_default()),
        ];
        let equivalents = equivalents(plan);
        let typed = plan.typed_groups();
        let mut parts = Vec::new();
        for (nth, group) in plan.groups.iter().enumerate() {
            let is_equivalent = equivalents.contains(&nth);
            if !typed.contains(&nth) && !is_equivalent {
                continue;
            }
            let list = evaluation
                .lists
                .get(nth)
                .and_then(|by| by.get(candidate.segment as usize));
            let entry = list.and_then(|list| {
                let at = list
                    .binary_search_by_key(&candidate.doc, |entry| entry.doc)
                    .ok()?;
                list.get(at)
            });
            let Some(entry) = entry else { continue };
            let rarity = evaluation.rarity.get(nth).copied().unwrap_or_default();
            let (stems, exact) = contribution(*entry, rarity, group);
            let factor = if typed.contains(&nth) {
                1.0
            } else {
                weight::EQUIVALENT
            };
            parts.push(ScorePart {
                word: group.shown.clone(),
                equivalent: !typed.contains(&nth),
                forms: self.forms(nth, group, &zones),
                stems: factor * stems,
                exact: factor * exact,
            });
        }
        Ok(parts)
    }

    /// The forms of a term group that stand in some zones of an article, with how often they do.
    fn forms(
        &self,
        nth: usize,
        group: &TermGroup,
        zones: &[(Zone, String)],
    ) -> Vec<(Zone, String, usize)> {
        let mut analyzer = self.analyzer.lock().unwrap_or_else(PoisonError::into_inner);
        let matcher = Matcher::new([(nth, group)]);
        let mut forms: BTreeMap<(Zone, String), usize> = BTreeMap::new();
        for (zone, text) in zones.iter().filter(|(zone, _)| group.zones.contains(zone)) {
            let analysis = analyzer.analyze(text);
            for (_, words) in matcher.runs(&analysis, &[Language::French, Language::English]) {
                let run = words
                    .into_iter()
                    .reduce(ByteRange::union)
                    .unwrap_or_default();
                *forms.entry((*zone, lower(run.of(text)))).or_default() += 1;
            }
        }
        let mut forms: Vec<(Zone, String, usize)> = forms
            .into_iter()
            .map(|((zone, form), count)| (zone, form, count))
            .collect();
        forms.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then(b.2.cmp(&a.2))
                .then_with(|| a.1.cmp(&b.1))
        });
        forms
    }
}

fn equivalents(plan: &Plan) -> Vec<usize> {
    plan.spans
        .iter()
        .flat_map(|span| &span.terms)
        .map(|term| term.group)
        .collect()
}

fn words(plan: &Plan, evaluation: &Evaluation) -> Vec<WordReading> {
    let (typed, equivalents) = (plan.typed_groups(), equivalents(plan));
    let mut words = Vec::with_capacity(plan.groups.len());
    for (nth, group) in plan.groups.iter().enumerate() {
        let role = match (typed.contains(&nth), equivalents.contains(&nth)) {
            (true, _) if group.stop => WordRole::Function,
            (true, _) => WordRole::Wanted,
            (false, true) => WordRole::Equivalent,
            (false, false) => WordRole::Excluded,
        };
        words.push(WordReading {
            typed: group.shown.clone(),
            terms: terms(group),
            role,
            articles: evaluation
                .lists
                .get(nth)
                .map_or(0, |by| by.iter().map(Vec::len).sum()),
            rarity: evaluation.rarity.get(nth).map_or(0.0, |rarity| rarity.stem),
        });
    }
    words.sort_by_key(|word| word.role == WordRole::Equivalent);
    words
}

/// What a term group is looked up by.
fn terms(group: &TermGroup) -> Vec<String> {
    let mut all = Vec::new();
    for reading in &group.readings {
        let positions = reading.iter().map(|position| {
            let prefix = position.prefix.iter().map(|prefix| format!("{prefix}*"));
            position
                .terms
                .iter()
                .cloned()
                .chain(prefix)
                .collect::<Vec<_>>()
        });
        match reading.as_slice() {
            [_] => all.extend(positions.flatten()),
            _ => all.push(
                positions
                    .map(|terms| terms.join(" "))
                    .collect::<Vec<_>>()
                    .join(" + "),
            ),
        }
    }
    all
}
