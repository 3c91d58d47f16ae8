//! The glossary ready to be looked up, made when a query first asks for it: reading and analysing its terms takes as long as a small search, and
//! what adds, tags or shows an article needs none.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::analyzer::{Analyzer, Forms, inflections};
use super::equivalents::Equivalents;
use crate::text::fold::fold;

/// The shipped glossary with the reader's own terms, before someone asks for it and after.
#[derive(Default)]
pub(super) struct LazyGlossary {
    own: Equivalents,
    made: OnceLock<Glossary>,
}

impl LazyGlossary {
    /// With terms of the reader's own.
    pub fn new(own: &Equivalents) -> Self {
        Self {
            own: own.clone(),
            made: OnceLock::new(),
        }
    }

    /// The glossary, whose terms are analysed as a query's words are.
    pub fn get(&self, analyzer: &mut Analyzer) -> &Glossary {
        self.made.get_or_init(|| Glossary::new(&self.own, analyzer))
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
    /// All words of all terms in each form, folded, with their spelling.
    words: HashMap<Box<str>, Box<str>>,
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
                for form in inflections(word.lower()) {
                    self.words.insert(fold(&form).into(), form.into());
                }
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
        self.words.contains_key(folded)
    }

    /// All words of all terms in any number and gender: folded, and as they are spelt.
    pub fn words(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        self.words
            .iter()
            .map(|(folded, spelt)| (&**folded, &**spelt))
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
}
