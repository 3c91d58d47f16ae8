//! Terms that mean the same, across languages and countries: the shipped glossary and the reader's own.
//!
//! Both are TOML: `groups = [["courriel", "e-mail"], …]`. A term of several words is looked for as a
//! phrase. The reader's groups stand beside the shipped ones; `off = ["nuage"]` takes terms out of those.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use super::analyzer::{Analyzer, Forms, inflections};
use crate::text::fold::fold;

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
    /// In one word, where hyphens hold it together.
    pub joined: Option<Arc<Forms>>,
}

impl Term {
    /// Whether it is one word in capitals.
    pub fn is_acronym(&self) -> bool {
        matches!(self.words.as_slice(), [only] if only.capitals)
    }
}

/// A word of a query, as the glossary is asked for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct QueryWord<'a> {
    pub forms: &'a Forms,
    /// Whether it may be meant as an acronym.
    pub may_be_acronym: bool,
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
    /// Terms by each form of their first word: group, term, number of words.
    by_first: HashMap<Box<str>, Vec<(usize, usize, usize)>>,
    /// All words of all terms, in each form.
    words: HashSet<Box<str>>,
}

impl Glossary {
    /// The shipped glossary and the reader's terms.
    pub fn new(reader: &Equivalents, analyzer: &mut Analyzer) -> Self {
        let mut glossary = Self::default();
        let off: HashSet<String> = reader.off.iter().map(|term| fold(term.trim())).collect();
        let kept = |term: &&String| !off.contains(&fold(term));
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
            .map(|shown| term(shown, analyzer))
            .filter(|term| !term.words.is_empty())
            .collect();
        for (nth, term) in terms.iter().enumerate() {
            let mut list = |form: String, len: usize| {
                let known = self.by_first.entry(form.into()).or_default();
                known.push((self.groups.len(), nth, len));
            };
            for word in &term.words {
                self.words
                    .extend(inflections(&word.folded).into_iter().map(Into::into));
            }
            if let Some(first) = term.words.first() {
                let len = term.words.len();
                for form in inflections(&first.folded) {
                    list(form, len);
                }
            }
            if let Some(joined) = &term.joined {
                for form in inflections(&joined.folded) {
                    list(form, 1);
                }
            }
        }
        self.groups.push(terms);
    }

    /// Whether a word (folded) is one of some term, in any number and gender.
    pub fn knows(&self, folded: &str) -> bool {
        self.words.contains(folded)
    }

    /// All words of all terms, folded, in any number and gender.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(AsRef::as_ref)
    }

    /// The terms that stand in a row of words, from the left, the longest first; they do not overlap.
    pub fn find(&self, words: &[QueryWord<'_>]) -> Vec<GlossaryMatch> {
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
    fn terms_at_start(&self, words: &[QueryWord<'_>]) -> Vec<(usize, usize, usize)> {
        let Some(first) = words.first() else {
            return Vec::new();
        };
        let listed = self.by_first.get(&first.forms.folded);
        let mut here: Vec<_> = listed.into_iter().flatten().copied().collect();
        here.sort_unstable();
        here.dedup();
        here.retain(|(group, nth, len)| {
            let term = self.groups.get(*group).and_then(|terms| terms.get(*nth));
            term.is_some_and(|term| stands(term, *len, words))
        });
        here
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

fn term(shown: &str, analyzer: &mut Analyzer) -> Term {
    let analysis = analyzer.analyze(shown);
    let joined = match analysis.compounds.as_slice() {
        [compound] if compound.tokens == (0..analysis.tokens.len()) => compound.joined.clone(),
        _ => None,
    };
    Term {
        shown: shown.to_owned(),
        words: analysis
            .tokens
            .into_iter()
            .map(|token| token.forms)
            .collect(),
        joined,
    }
}

/// Whether the first `len` words are a term: each in its own number or gender, an acronym as one.
fn stands(term: &Term, len: usize, words: &[QueryWord<'_>]) -> bool {
    let Some(words) = words.get(..len) else {
        return false;
    };
    let is_acronym = term.is_acronym();
    if len == 1 && term.words.len() > 1 {
        return true;
    }
    term.words.iter().zip(words).all(|(known, word)| {
        let same = known.folded == word.forms.folded
            || inflections(&known.folded).contains(&*word.forms.folded);
        same && (!is_acronym || word.may_be_acronym)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lookup(query: &str, reader: &str) -> Vec<String> {
        let mut analyzer = Analyzer::new();
        let glossary = Glossary::new(&Equivalents::parse(reader).0, &mut analyzer);
        let analysis = analyzer.analyze(query);
        let words: Vec<QueryWord<'_>> = analysis
            .tokens
            .iter()
            .map(|token| QueryWord {
                forms: &token.forms,
                may_be_acronym: token.acronym,
            })
            .collect();
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
    fn a_term_is_met_by_its_own_inflections_alone() {
        for query in [
            "utiliser",
            "tiers",
            "wife",
            "chiffre",
            "following",
            "make",
            "applies",
            "j'ai",
        ] {
            assert!(
                lookup(query, "").is_empty(),
                "{query} {:?}",
                lookup(query, "")
            );
        }
        for query in [
            "applis",
            "abonnée",
            "villes intelligentes",
            "OBJET CONNECTÉ",
            "email",
            "e-mails",
        ] {
            assert!(!lookup(query, "").is_empty(), "{query}");
        }
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
            let folded: HashSet<String> = group.iter().map(|term| fold(term)).collect();
            assert_eq!(folded.len(), group.len(), "{group:?}");
        }
    }
}
