//! Runs of words that are terms of the glossary, and the other terms of their groups.

use std::ops::Range;

use super::compiler::Compiler;
use super::positions::{capitals_position, folded_term};
use super::word::Word;
use super::words::Atom;
use crate::search::analyzer::inflections;
use crate::search::glossary::{QueryWord, Term};
use crate::search::plan::{Equivalent, Span, TermGroup, TermPosition};
use crate::search::query::Remark;
use crate::search::schema::{Zone, kind};

impl Compiler<'_> {
    /// Adds the equivalents of every run of atoms that is a term of the glossary, the longest first.
    /// `first`: the wanted clause that the first atom becomes.
    pub(super) fn equivalents(&mut self, atoms: &[Atom], first: usize) {
        let words: Vec<&Word> = atoms.iter().flat_map(|atom| &atom.words).collect();
        let words: Vec<QueryWord<'_>> = words
            .into_iter()
            .map(|word| QueryWord {
                forms: &word.forms,
                may_be_acronym: self.may_be_acronym(word),
            })
            .collect();
        for found in self.glossary.find(&words) {
            let Some(clauses) = clauses_of(atoms, &found.words) else {
                continue;
            };
            let typed = atoms.get(clauses.clone()).unwrap_or_default();
            let typed: Vec<&str> = typed.iter().map(|atom| atom.typed.as_str()).collect();
            let terms: Vec<Equivalent> = found
                .others
                .iter()
                .map(|other| Equivalent {
                    shown: other.shown.clone(),
                    group: self.plan.add_group(term_group(other)),
                })
                .collect();
            self.plan.remarks.push(Remark::Equivalent {
                of: typed.join(" "),
                terms: terms.iter().map(|term| term.shown.clone()).collect(),
            });
            self.plan.spans.push(Span {
                clauses: first + clauses.start..first + clauses.end,
                terms,
            });
        }
    }
}

/// The atoms that cover exactly these tokens.
fn clauses_of(atoms: &[Atom], tokens: &Range<usize>) -> Option<Range<usize>> {
    let first = atoms
        .iter()
        .position(|atom| atom.tokens.start == tokens.start)?;
    let last = atoms
        .iter()
        .position(|atom| atom.tokens.end == tokens.end)?;
    (first <= last).then_some(first..last + 1)
}

/// An equivalent term as it is looked for: in its own inflections, and no other word of its family. A short acronym only
/// counts in capitals.
fn term_group(term: &Term) -> TermGroup {
    let is_acronym = term.is_acronym();
    let positions = term.words.iter().map(|forms| {
        if is_acronym && forms.folded.len() <= 3 {
            return capitals_position(forms);
        }
        TermPosition {
            shown: forms.folded.to_string(),
            exact: Some(folded_term(forms)),
            terms: inflections(&forms.folded)
                .into_iter()
                .map(|form| format!("{}{form}", kind::FOLDED))
                .collect(),
            ..TermPosition::default()
        }
    });
    let mut readings = vec![positions.collect()];
    readings.extend(term.joined.as_ref().map(|forms| {
        vec![TermPosition {
            shown: forms.folded.to_string(),
            exact: Some(folded_term(forms)),
            terms: vec![folded_term(forms)],
            ..TermPosition::default()
        }]
    }));
    TermGroup {
        shown: term.shown.clone(),
        zones: Zone::ALL.to_vec(),
        readings,
        stop: false,
        corrected: false,
    }
}
