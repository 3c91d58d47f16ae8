//! Finding the words of a plan in a text at hand: titles, notes, the open article.

use std::collections::HashSet;

use super::analyzer::{Analysis, Forms};
use super::plan::{Leaf, Slot};
use super::schema::kind;
use crate::text::{ByteRange, Language};

/// The slots of some leaves, ready to be compared with the words of a text.
pub(super) struct Matcher<'a> {
    readings: Vec<(usize, Vec<SlotSet<'a>>)>,
}

/// The terms of a slot by kind.
#[derive(Debug, Default)]
pub(super) struct SlotSet<'a> {
    folded: HashSet<&'a str>,
    accented: HashSet<&'a str>,
    capitals: HashSet<&'a str>,
    french: HashSet<&'a str>,
    english: HashSet<&'a str>,
    prefix: Option<&'a str>,
}

impl<'a> SlotSet<'a> {
    pub fn new(slot: &'a Slot) -> Self {
        let mut set = Self {
            prefix: slot.prefix.as_deref(),
            ..Self::default()
        };
        for term in &slot.terms {
            let mut characters = term.chars();
            let (kind, word) = (characters.next(), characters.as_str());
            match kind {
                Some(kind::FOLDED) => set.folded.insert(word),
                Some(kind::ACCENTED) => set.accented.insert(word),
                Some(kind::CAPITALS) => set.capitals.insert(word),
                Some(kind::FRENCH) => set.french.insert(word),
                _ => set.english.insert(word),
            };
        }
        set
    }

    /// Whether a word of a text in some languages is a word of the slot.
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
                Language::French => forms
                    .french
                    .iter()
                    .any(|stem| self.french.contains(&**stem)),
                Language::English => self.english.contains(&*forms.english),
            })
    }
}

impl<'a> Matcher<'a> {
    /// Over leaves, each with a number of the caller's.
    pub fn new(leaves: impl IntoIterator<Item = (usize, &'a Leaf)>) -> Self {
        let mut readings = Vec::new();
        for (nth, leaf) in leaves {
            for reading in &leaf.readings {
                readings.push((nth, reading.iter().map(SlotSet::new).collect()));
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

    /// Each place where a leaf matches: its number and the words there.
    pub fn runs(
        &self,
        analysis: &Analysis,
        languages: &[Language],
    ) -> Vec<(usize, Vec<ByteRange>)> {
        let mut runs = Vec::new();
        for (nth, slots) in &self.readings {
            let Some((first, rest)) = slots.split_first() else {
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

/// The words of a run that begins with the token at `at`, if the slots after it follow.
fn run(
    analysis: &Analysis,
    at: usize,
    rest: &[SlotSet<'_>],
    languages: &[Language],
) -> Option<Vec<ByteRange>> {
    let mut words = vec![analysis.tokens.get(at)?.range];
    for (step, slot) in (1..).zip(rest) {
        let token = analysis.tokens.get(at + step)?;
        if !slot.matches(&token.forms, languages) {
            return None;
        }
        words.push(token.range);
    }
    Some(words)
}
