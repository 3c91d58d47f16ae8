//! Terms that mean the same, across languages and countries: the shipped glossary and the reader's own.
//!
//! Both are TOML: `groups = [["courriel", "e-mail"], …]`. A term of several words is looked for as a
//! phrase. The reader's groups stand beside the shipped ones; `off = ["nuage"]` takes terms out of those.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::analyzer::{Analyzer, Forms, is_stop_word};

/// The glossary that comes with Glose.
const SHIPPED: &str = include_str!("equivalents.toml");

/// Groups of terms as a file holds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Equivalents {
    /// Terms of one meaning each.
    pub groups: Vec<Vec<String>>,
    /// Shipped terms that are not to be equivalent to anything.
    pub off: Vec<String>,
}

/// Something in a file of equivalents that cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct EquivalentsError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: EquivalentsProblem,
}

/// What can be wrong in a file of equivalents.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EquivalentsProblem {
    /// It is not TOML, or not of this form; what the reader of TOML said.
    #[error("{0}")]
    Syntax(String),
    /// A group of fewer than two terms.
    #[error("a group needs two terms or more")]
    TooFew,
    /// A term without a letter or digit.
    #[error("the term {0:?} has no word in it")]
    NoWord(String),
}

/// The file, with places.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    groups: Vec<Spanned<Vec<Spanned<String>>>>,
    #[serde(default)]
    off: Vec<String>,
}

impl Equivalents {
    /// Reads a file of equivalents; what cannot be used is left out and named by its line.
    pub fn parse(text: &str) -> (Self, Vec<EquivalentsError>) {
        let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => {
                let line = line(error.span().map_or(0, |span| span.start));
                let problem = EquivalentsProblem::Syntax(error.message().to_owned());
                return (Self::default(), vec![EquivalentsError { line, problem }]);
            }
        };
        let (mut groups, mut errors) = (Vec::new(), Vec::new());
        for group in file.groups {
            let at = group.span().start;
            let mut terms = Vec::new();
            for term in group.into_inner() {
                let at = term.span().start;
                let term = term.into_inner();
                if term.chars().any(char::is_alphanumeric) {
                    terms.push(term);
                } else {
                    let problem = EquivalentsProblem::NoWord(term);
                    errors.push(EquivalentsError {
                        line: line(at),
                        problem,
                    });
                }
            }
            if terms.len() < 2 {
                errors.push(EquivalentsError {
                    line: line(at),
                    problem: EquivalentsProblem::TooFew,
                });
            } else {
                groups.push(terms);
            }
        }
        (
            Self {
                groups,
                off: file.off,
            },
            errors,
        )
    }

    /// The shipped glossary.
    pub fn shipped() -> Self {
        Self::parse(SHIPPED).0
    }
}

/// A term, analysed.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub shown: String,
    pub words: Vec<Arc<Forms>>,
}

/// A term of the glossary that stands in a row of words, and the other terms of its group.
#[derive(Debug)]
pub(super) struct GlossaryMatch {
    pub words: Range<usize>,
    pub others: Vec<Term>,
}

/// All groups, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Glossary {
    groups: Vec<Vec<Term>>,
    /// Terms by the forms of their first word: group, term.
    by_first: HashMap<Box<str>, Vec<(usize, usize)>>,
}

impl Glossary {
    /// The shipped glossary and the reader's terms.
    pub fn new(reader: &Equivalents, analyzer: &mut Analyzer) -> Self {
        let mut glossary = Self::default();
        let off: HashSet<String> = reader
            .off
            .iter()
            .map(|term| crate::text::fold::fold(term.trim()))
            .collect();
        let kept = |term: &&String| !off.contains(&crate::text::fold::fold(term));
        for group in Equivalents::shipped().groups {
            let terms: Vec<&String> = group.iter().filter(kept).collect();
            glossary.add(&terms, analyzer);
        }
        for group in &reader.groups {
            glossary.add(&group.iter().collect::<Vec<_>>(), analyzer);
        }
        glossary
    }

    fn add(&mut self, group: &[&String], analyzer: &mut Analyzer) {
        let terms: Vec<Term> = group
            .iter()
            .map(|shown| {
                let words = analyzer
                    .analyze(shown)
                    .tokens
                    .into_iter()
                    .map(|token| token.forms);
                Term {
                    shown: (*shown).clone(),
                    words: words.collect(),
                }
            })
            .filter(|term| !term.words.is_empty())
            .collect();
        for (nth, term) in terms.iter().enumerate() {
            for key in term.words.first().into_iter().flat_map(|forms| keys(forms)) {
                self.by_first
                    .entry(key.into())
                    .or_default()
                    .push((self.groups.len(), nth));
            }
        }
        self.groups.push(terms);
    }

    /// The terms that stand in a row of words, from the left, the longest first; they do not overlap.
    pub fn find(&self, words: &[&Forms]) -> Vec<GlossaryMatch> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let here = self.terms_at_start(words.get(at..).unwrap_or_default());
            let longest = here.iter().map(|(_, _, len)| *len).max().unwrap_or(0);
            if longest > 0 {
                let same = here.into_iter().filter(|(_, _, len)| *len == longest);
                found.push(GlossaryMatch {
                    words: at..at + longest,
                    others: self.others(&same.collect::<Vec<_>>()),
                });
            }
            at += longest.max(1);
        }
        found
    }

    /// The terms that begin a row of words: group, term, number of words.
    fn terms_at_start(&self, words: &[&Forms]) -> Vec<(usize, usize, usize)> {
        let Some(first) = words.first() else {
            return Vec::new();
        };
        let mut here: Vec<(usize, usize)> = keys(first)
            .filter_map(|key| self.by_first.get(key))
            .flatten()
            .copied()
            .collect();
        here.sort_unstable();
        here.dedup();
        let begins = |term: &Term| {
            term.words.len() <= words.len() && term.words.iter().zip(words).all(|(a, b)| same(a, b))
        };
        let term =
            |group: usize, nth: usize| self.groups.get(group).and_then(|terms| terms.get(nth));
        here.into_iter()
            .filter_map(|(group, nth)| term(group, nth).map(|term| (group, nth, term)))
            .filter(|(_, _, term)| begins(term))
            .map(|(group, nth, term)| (group, nth, term.words.len()))
            .collect()
    }

    /// The other terms of some groups, each once.
    fn others(&self, here: &[(usize, usize, usize)]) -> Vec<Term> {
        let mut others: Vec<Term> = Vec::new();
        for (group, ..) in here {
            for (nth, term) in self.groups.get(*group).into_iter().flatten().enumerate() {
                let is_typed = here.iter().any(|(g, n, _)| (g, n) == (group, &nth));
                if !is_typed && !others.iter().any(|known| known.words == term.words) {
                    others.push(term.clone());
                }
            }
        }
        others
    }
}

/// What a word is looked up by.
fn keys(forms: &Forms) -> impl Iterator<Item = &str> {
    forms
        .french
        .iter()
        .map(AsRef::as_ref)
        .chain([&*forms.english, &*forms.folded])
}

/// Whether two words are forms of one: the same, or of one stem and not function words.
fn same(a: &Forms, b: &Forms) -> bool {
    a.folded == b.folded
        || (!is_stop_word(&a.folded)
            && !is_stop_word(&b.folded)
            && (a.french.iter().any(|stem| b.french.contains(stem)) || a.english == b.english))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lookup(query: &str, reader: &str) -> Vec<String> {
        let mut analyzer = Analyzer::new();
        let glossary = Glossary::new(&Equivalents::parse(reader).0, &mut analyzer);
        let analysis = analyzer.analyze(query);
        let words: Vec<&Forms> = analysis.tokens.iter().map(|token| &*token.forms).collect();
        glossary
            .find(&words)
            .into_iter()
            .flat_map(|found| found.others)
            .map(|term| term.shown)
            .collect()
    }

    #[test]
    fn inflected_terms_are_found_and_give_the_others() {
        let others = lookup("un objet connecté", "");
        assert!(
            others.iter().any(|term| term == "connected objects"),
            "{others:?}"
        );
        assert!(lookup("une chaise", "").is_empty());
    }

    #[test]
    fn the_reader_adds_and_takes_away() {
        assert_eq!(
            lookup("glose", "groups = [[\"glose\", \"note marginale\"]]"),
            ["note marginale"]
        );
        assert!(!lookup("courriel", "").is_empty());
        assert!(lookup("courriel", "off = [\"courriel\"]").is_empty());
    }

    #[test]
    fn errors_are_named_by_line_and_the_rest_is_kept() {
        let (equivalents, errors) = Equivalents::parse(
            "groups = [\n  [\"a\", \"b\"],\n  [\"seul\"],\n  [\"c\", \"?\", \"d\"],\n]",
        );
        assert_eq!(equivalents.groups.len(), 2);
        let lines: Vec<usize> = errors.iter().map(|error| error.line).collect();
        assert_eq!(lines, [3, 4]);
        let (_, errors) = Equivalents::parse("groups = [\n  [\"a\", \"b\"\n  [\"c\"\n");
        assert!(
            matches!(errors.as_slice(), [EquivalentsError { line: 2..=5, .. }]),
            "{errors:?}"
        );
    }

    #[test]
    fn the_shipped_glossary_is_whole_large_and_holds_no_term_twice_in_a_group() {
        let (shipped, errors) = Equivalents::parse(SHIPPED);
        assert!(errors.is_empty(), "{errors:?}");
        assert!(
            shipped.groups.len() >= 200,
            "{} groups",
            shipped.groups.len()
        );
        for group in shipped.groups {
            let folded: HashSet<String> = group
                .iter()
                .map(|term| crate::text::fold::fold(term))
                .collect();
            assert_eq!(folded.len(), group.len(), "{group:?}");
        }
    }
}
