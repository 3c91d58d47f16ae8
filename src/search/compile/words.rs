//! Words to terms.

use std::ops::Range;
use std::sync::Arc;

use super::compiler::Compiler;
use crate::search::analyzer::{Analysis, Forms, is_stop_word};
use crate::search::plan::{Equivalent, Span, TermGroup, TermPosition};
use crate::search::query::Remark;
use crate::search::schema::{Zone, kind};
use crate::text::{ByteRange, Language};

/// How words are matched.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent ways of matching, named at each use"
)]
pub(super) struct MatchMode {
    /// Exactly as typed.
    pub exact: bool,
    /// Unknown words may be corrected.
    pub correct: bool,
    /// The last word may go on.
    pub prefix: bool,
    /// The last word is only a beginning: its inflected forms do not count.
    pub only_prefix: bool,
}

impl MatchMode {
    fn of(self, is_last: bool) -> Self {
        Self {
            prefix: self.prefix && is_last,
            only_prefix: self.only_prefix && is_last,
            ..self
        }
    }
}

/// Words that typography holds together, or a word by itself, ready to be read.
pub(super) struct Atom {
    pub group: TermGroup,
    /// Its tokens in the run, for equivalents.
    pub tokens: Range<usize>,
    /// The forms of those tokens.
    pub forms: Vec<Arc<Forms>>,
    /// Its bytes in the run, for equivalents as typed.
    pub typed: String,
}

impl Compiler<'_> {
    /// The atoms of a text, each a term group.
    pub(super) fn atoms(
        &mut self,
        text: &str,
        mode: MatchMode,
        zones: &[Zone],
    ) -> tantivy::Result<Vec<Atom>> {
        let analysis = self.analyzer.analyze(text);
        let shouted = is_shouted(text);
        let mut atoms = Vec::new();
        for (tokens, joined) in pieces(&analysis) {
            let is_last = tokens.end == analysis.tokens.len();
            let inside = analysis.tokens.get(tokens.clone()).unwrap_or_default();
            let forms: Vec<Arc<Forms>> = inside
                .iter()
                .map(|token| Arc::clone(&token.forms))
                .collect();
            let bytes = inside
                .iter()
                .map(|token| token.range)
                .reduce(ByteRange::union)
                .unwrap_or_default();
            let typed = bytes.of(text).to_owned();
            let mut readings = vec![self.positions(&forms, mode.of(is_last), shouted)?];
            if let Some(joined) = joined {
                readings.push(self.positions(
                    &[joined],
                    MatchMode {
                        correct: false,
                        ..mode.of(is_last)
                    },
                    shouted,
                )?);
            }
            let only = if let [only] = forms.as_slice() {
                Some(only)
            } else {
                None
            };
            let stop = only.is_some_and(|forms| {
                is_stop_word(&forms.folded)
                    && !mode.exact
                    && !mode.only_prefix
                    && !self.is_acronym(forms, shouted)
            });
            let group = TermGroup {
                shown: typed.clone(),
                zones: zones.to_vec(),
                readings,
                stop,
            };
            atoms.push(Atom {
                group,
                tokens,
                forms,
                typed,
            });
        }
        Ok(atoms)
    }

    /// All words of a text side by side; `None` where it has none.
    pub(super) fn phrase(
        &mut self,
        text: &str,
        mode: MatchMode,
        zones: &[Zone],
    ) -> tantivy::Result<Option<TermGroup>> {
        let analysis = self.analyzer.analyze(text);
        let forms: Vec<Arc<Forms>> = analysis
            .tokens
            .iter()
            .map(|token| Arc::clone(&token.forms))
            .collect();
        if forms.is_empty() {
            return Ok(None);
        }
        let mut readings = vec![self.positions(&forms, mode, is_shouted(text))?];
        if let [compound] = analysis.compounds.as_slice()
            && compound.tokens == (0..forms.len())
            && let Some(joined) = &compound.joined
        {
            readings.push(self.positions(&[Arc::clone(joined)], mode, false)?);
        }
        Ok(Some(TermGroup {
            shown: text.to_owned(),
            zones: zones.to_vec(),
            readings,
            stop: false,
        }))
    }

    fn positions(
        &mut self,
        forms: &[Arc<Forms>],
        mode: MatchMode,
        shouted: bool,
    ) -> tantivy::Result<Vec<TermPosition>> {
        let mut positions = Vec::with_capacity(forms.len());
        for (at, forms_of_one) in forms.iter().enumerate() {
            positions.push(self.position(forms_of_one, mode.of(at + 1 == forms.len()), shouted)?);
        }
        Ok(positions)
    }

    fn position(
        &mut self,
        forms: &Forms,
        mode: MatchMode,
        shouted: bool,
    ) -> tantivy::Result<TermPosition> {
        if mode.exact {
            return Ok(exact_position(forms));
        }
        let prefix = mode.prefix.then(|| forms.folded.to_string());
        if mode.only_prefix {
            let shown = forms.folded.to_string();
            return Ok(TermPosition {
                shown,
                prefix,
                ..TermPosition::default()
            });
        }
        if self.is_acronym(forms, shouted) {
            let term = format!("{}{}", kind::CAPITALS, forms.folded);
            return Ok(TermPosition {
                shown: forms.folded.to_string(),
                exact: Some(term.clone()),
                terms: vec![term],
                prefix,
            });
        }
        let mut position = TermPosition {
            prefix,
            ..inflected_position(forms)
        };
        if let Some(snapshot) = self.snapshot.filter(|_| mode.correct)
            && !snapshot.knows(&position)?
        {
            self.correct(snapshot.nearest(&forms.folded)?, forms, &mut position);
        }
        Ok(position)
    }

    /// Whether a word is meant as an acronym although it reads like another: *IT* is no function word, *AI* is
    /// not *j’ai*. Not in a query that is all capitals.
    fn is_acronym(&self, forms: &Forms, shouted: bool) -> bool {
        let typed_so = forms.capitals && !shouted;
        match &*forms.folded {
            "ai" if typed_so => true,
            "ai" => self.has_acronym(forms),
            folded => typed_so && is_stop_word(folded) && self.has_acronym(forms),
        }
    }

    fn has_acronym(&self, forms: &Forms) -> bool {
        let term = format!("{}{}", kind::CAPITALS, forms.folded);
        self.frequency(&term).is_ok_and(|frequency| frequency > 0)
    }

    /// Reads a word that no text holds as its nearest known words.
    fn correct(&mut self, nearest: Vec<String>, forms: &Forms, position: &mut TermPosition) {
        if nearest.is_empty() {
            return;
        }
        let mut shown: Vec<String> = Vec::new();
        for word in nearest {
            let analysis = self.analyzer.analyze(&word);
            let Some(token) = analysis.tokens.first() else {
                continue;
            };
            let known = inflected_position(&token.forms);
            if known.terms.iter().any(|term| position.terms.contains(term)) && !shown.is_empty() {
                // Another form of a word that was taken already.
                continue;
            }
            if shown.is_empty() {
                position.exact.clone_from(&known.exact);
                position.shown.clone_from(&word);
            }
            for term in known.terms {
                if !position.terms.contains(&term) {
                    position.terms.push(term);
                }
            }
            shown.push(word);
        }
        let remark = Remark::Corrected {
            from: forms.folded.to_string(),
            to: shown,
        };
        if !self.plan.remarks.contains(&remark) {
            self.plan.remarks.push(remark);
        }
    }

    /// Adds the equivalents of every run of atoms that is a term of the glossary, the longest first.
    /// `first`: the wanted clause that the first atom becomes.
    pub(super) fn equivalents(&mut self, atoms: &[Atom], first: usize) {
        let words: Vec<&Forms> = atoms
            .iter()
            .flat_map(|atom| &atom.forms)
            .map(AsRef::as_ref)
            .collect();
        for found in self.glossary.find(&words) {
            let Some(clauses) = clauses_of(atoms, &found.words) else {
                continue;
            };
            let typed = atoms.get(clauses.clone()).unwrap_or_default();
            let typed = typed
                .iter()
                .map(|atom| atom.typed.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            let mut terms = Vec::new();
            for other in found.others {
                let positions: Vec<TermPosition> = other
                    .words
                    .iter()
                    .map(|forms| equivalent_position(forms, &other))
                    .collect();
                let group = TermGroup {
                    shown: other.shown.clone(),
                    zones: Zone::ALL.to_vec(),
                    readings: vec![positions],
                    stop: false,
                };
                terms.push(Equivalent {
                    shown: other.shown.clone(),
                    group: self.plan.add_group(group),
                });
            }
            let shown = terms.iter().map(|term| term.shown.clone()).collect();
            self.plan.remarks.push(Remark::Equivalent {
                of: typed,
                terms: shown,
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

/// Cuts an analysis into compounds and single tokens.
fn pieces(analysis: &Analysis) -> Vec<(Range<usize>, Option<Arc<Forms>>)> {
    let mut pieces = Vec::new();
    let mut compounds = analysis.compounds.iter().peekable();
    let mut at = 0;
    while at < analysis.tokens.len() {
        if let Some(compound) = compounds.next_if(|compound| compound.tokens.start == at) {
            pieces.push((compound.tokens.clone(), compound.joined.clone()));
            at = compound.tokens.end.max(at + 1);
        } else {
            pieces.push((at..at + 1, None));
            at += 1;
        }
    }
    pieces
}

/// A word in all its forms.
pub(in crate::search) fn inflected_position(forms: &Forms) -> TermPosition {
    let exact = format!("{}{}", kind::FOLDED, forms.folded);
    let stems = [Language::French, Language::English]
        .into_iter()
        .flat_map(|language| {
            forms
                .stems(language)
                .map(move |stem| format!("{}{stem}", kind::stem(language)))
        });
    TermPosition {
        shown: forms.folded.to_string(),
        terms: stems.chain([exact.clone()]).collect(),
        exact: Some(exact),
        prefix: None,
    }
}

/// A word as typed; its accents count where it has any.
fn exact_position(forms: &Forms) -> TermPosition {
    let term = match &forms.accented {
        Some(accented) => format!("{}{accented}", kind::ACCENTED),
        None => format!("{}{}", kind::FOLDED, forms.folded),
    };
    let shown = forms.accented.as_ref().unwrap_or(&forms.folded).to_string();
    TermPosition {
        shown,
        exact: Some(term.clone()),
        terms: vec![term],
        prefix: None,
    }
}

/// A word of an equivalent term. A short acronym only counts in capitals: *AI* is not *j’ai*.
fn equivalent_position(forms: &Forms, term: &crate::search::equivalents::Term) -> TermPosition {
    if term.words.len() == 1 && forms.capitals && forms.folded.len() <= 3 {
        let capitals = format!("{}{}", kind::CAPITALS, forms.folded);
        let shown = forms.folded.to_string();
        return TermPosition {
            shown,
            exact: Some(capitals.clone()),
            terms: vec![capitals],
            prefix: None,
        };
    }
    inflected_position(forms)
}

/// Whether a text of several words is all in capitals.
fn is_shouted(text: &str) -> bool {
    text.split_whitespace().nth(1).is_some() && !text.chars().any(char::is_lowercase)
}
