//! Finding the words of a plan in a text at hand: titles, notes, the open article.

use std::collections::HashSet;

use super::analyzer::{Analysis, Forms};
use super::plan::{TermGroup, TermPosition};
use super::schema::kind;
use crate::text::{ByteRange, Language};

/// Term groups, ready to be compared with the words of a text.
pub(super) struct Matcher<'a> {
    readings: Vec<(usize, Vec<PositionTerms<'a>>)>,
}

/// The terms of a position by kind.
#[derive(Debug, Default)]
pub(super) struct PositionTerms<'a> {
    folded: HashSet<&'a str>,
    accented: HashSet<&'a str>,
    capitals: HashSet<&'a str>,
    french: HashSet<&'a str>,
    accented_stem: HashSet<&'a str>,
    english: HashSet<&'a str>,
    prefix: Option<&'a str>,
}

impl<'a> PositionTerms<'a> {
    pub fn new(position: &'a TermPosition) -> Self {
        let mut set = Self {
            prefix: position.prefix.as_deref(),
            ..Self::default()
        };
        for term in position.all_terms() {
            let mut characters = term.chars();
            let (kind, word) = (characters.next(), characters.as_str());
            match kind {
                Some(kind::FOLDED) => set.folded.insert(word),
                Some(kind::ACCENTED) => set.accented.insert(word),
                Some(kind::CAPITALS) => set.capitals.insert(word),
                Some(kind::FRENCH) => set.french.insert(word),
                Some(kind::ACCENTED_STEM) => set.accented_stem.insert(word),
                _ => set.english.insert(word),
            };
        }
        set
    }

    /// Whether a word of a text in some languages stands for the position.
    pub fn matches(&self, forms: &Forms, languages: &[Language]) -> bool {
        self.folded.contains(&*forms.folded)
            || forms
                .accented
                .as_ref()
                .is_some_and(|accented| self.accented.contains(&**accented))
            || (forms.capitals && self.capitals.contains(&*forms.folded))
            || self
                .prefix
                .is_some_and(|prefix| forms.folded.starts_with(prefix))
            || languages.iter().any(|language| match language {
                Language::French => {
                    let stem = forms.accented_stem.as_deref();
                    stem.is_some_and(|stem| self.accented_stem.contains(stem))
                        || forms
                            .french
                            .iter()
                            .any(|stem| self.french.contains(&**stem))
                }
                Language::English => self.english.contains(&*forms.english),
            })
    }
}

impl<'a> Matcher<'a> {
    /// Over term groups, each with a number of the caller's.
    pub fn new(groups: impl IntoIterator<Item = (usize, &'a TermGroup)>) -> Self {
        let mut readings = Vec::new();
        for (nth, group) in groups {
            for reading in &group.readings {
                readings.push((nth, reading.iter().map(PositionTerms::new).collect()));
            }
        }
        Self { readings }
    }

    /// The words that match, in order, each once.
    pub fn marks(&self, analysis: &Analysis, languages: &[Language]) -> Vec<ByteRange> {
        let mut marks: Vec<ByteRange> = self
            .runs(analysis, languages)
            .into_iter()
            .flat_map(|(_, words)| words)
            .collect();
        marks.sort_unstable();
        marks.dedup();
        // A compound covers its parts.
        let mut kept: Vec<ByteRange> = Vec::with_capacity(marks.len());
        for mark in marks {
            match kept.last_mut() {
                Some(last) if last.intersect(mark).is_some() => *last = last.union(mark),
                _ => kept.push(mark),
            }
        }
        kept
    }

    /// Each place where a group matches: its number and the words there.
    pub fn runs(
        &self,
        analysis: &Analysis,
        languages: &[Language],
    ) -> Vec<(usize, Vec<ByteRange>)> {
        let mut runs = Vec::new();
        for (nth, positions) in &self.readings {
            let Some((first, rest)) = positions.split_first() else {
                continue;
            };
            for (at, token) in analysis.tokens.iter().enumerate() {
                if first.matches(&token.forms, languages)
                    && let Some(words) = run(analysis, at, rest, languages)
                {
                    runs.push((*nth, words));
                }
            }
            if rest.is_empty() {
                for compound in &analysis.compounds {
                    let inside = analysis
                        .tokens
                        .get(compound.tokens.clone())
                        .unwrap_or_default();
                    let joined = compound.joined.as_ref();
                    if joined.is_some_and(|joined| first.matches(joined, languages)) {
                        let range = inside
                            .iter()
                            .map(|token| token.range)
                            .reduce(ByteRange::union);
                        runs.extend(range.map(|range| (*nth, vec![range])));
                    }
                }
            }
        }
        runs
    }
}

/// The words of a run that begins with the token at `at`, if words for the other positions follow.
fn run(
    analysis: &Analysis,
    at: usize,
    rest: &[PositionTerms<'_>],
    languages: &[Language],
) -> Option<Vec<ByteRange>> {
    let mut words = vec![analysis.tokens.get(at)?.range];
    for (step, position) in (1..).zip(rest) {
        let token = analysis.tokens.get(at + step)?;
        if !position.matches(&token.forms, languages) {
            return None;
        }
        words.push(token.range);
    }
    Some(words)
}
