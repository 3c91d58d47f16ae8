//! One word to the terms that stand for it.

use super::acronyms::Acronym;
use super::compiler::Compiler;
use super::word::Word;
use super::words::{MatchMode, Read};
use crate::search::analyzer::{Forms, is_elided_form};
use crate::search::plan::TermPosition;
use crate::search::schema::kind;
use crate::text::Language;

impl Compiler<'_> {
    pub(super) fn position(&mut self, word: &Word, mode: MatchMode) -> tantivy::Result<Read> {
        let forms = &*word.forms;
        if mode.exact {
            return Ok(Read::plain(exact_position(forms)));
        }
        let prefix = mode.prefix.then(|| forms.folded.to_string());
        if mode.only_prefix {
            let shown = forms.folded.to_string();
            return Ok(Read::plain(TermPosition {
                shown,
                prefix,
                ..TermPosition::default()
            }));
        }
        let mut position = match self.acronym(word) {
            Acronym::Only => capitals_position(forms),
            Acronym::First => {
                let any = typed_position(forms);
                TermPosition {
                    twins: any.all_terms().cloned().collect(),
                    ..capitals_position(forms)
                }
            }
            Acronym::No => typed_position(forms),
        };
        if self.is_language_sure {
            self.prefer_language(&mut position);
        }
        position.prefix = prefix;
        let may_correct = mode.correct && !is_elided_form(&forms.folded);
        let corrected = match self.snapshot.filter(|_| may_correct) {
            Some(snapshot) => self.correct(snapshot, forms, &mut position)?,
            None => None,
        };
        Ok(Read {
            position,
            corrected,
        })
    }

    /// Takes stems of the other language for twins.
    fn prefer_language(&self, position: &mut TermPosition) {
        let other = match self.language {
            Language::French => kind::ENGLISH,
            Language::English => kind::FRENCH,
        };
        let is_other = |term: &mut String| term.starts_with(other);
        position
            .twins
            .extend(position.terms.extract_if(.., is_other));
    }

    /// Whether texts hold each of some positions.
    pub(super) fn knows_all(&self, positions: &[TermPosition]) -> tantivy::Result<bool> {
        let Some(snapshot) = self.snapshot else {
            return Ok(true);
        };
        for position in positions {
            if !snapshot.knows(position)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Read {
    fn plain(position: TermPosition) -> Self {
        Self {
            position,
            corrected: None,
        }
    }
}

/// A word in all its forms, however it is spelt.
pub(in crate::search) fn inflected_position(forms: &Forms) -> TermPosition {
    let exact = folded_term(forms);
    TermPosition {
        shown: forms.folded.to_string(),
        terms: stems(forms).chain([exact.clone()]).collect(),
        exact: Some(exact),
        ..TermPosition::default()
    }
}

/// A word in all its forms, as it is typed: accents that were typed are meant. Texts that spell it without them, or with
/// others (*péché* for *pêche*), are its twins, and so are words of English, which has none.
fn typed_position(forms: &Forms) -> TermPosition {
    let Some(accented) = &forms.accented else {
        return inflected_position(forms);
    };
    let exact = format!("{}{accented}", kind::ACCENTED);
    let own = |term: &String| match &forms.accented_stem {
        Some(_) => false,
        None => term.starts_with(kind::FRENCH),
    };
    let (mut terms, mut twins): (Vec<String>, Vec<String>) = stems(forms).partition(own);
    if let Some(stem) = &forms.accented_stem {
        terms.push(format!("{}{stem}", kind::ACCENTED_STEM));
    }
    terms.push(exact.clone());
    twins.push(folded_term(forms));
    TermPosition {
        shown: accented.to_string(),
        terms,
        exact: Some(exact),
        twins,
        prefix: None,
    }
}

fn stems(forms: &Forms) -> impl Iterator<Item = String> {
    [Language::French, Language::English]
        .into_iter()
        .flat_map(|language| {
            forms
                .stems(language)
                .map(move |stem| format!("{}{stem}", kind::stem(language)))
        })
}

pub(super) fn folded_term(forms: &Forms) -> String {
    format!("{}{}", kind::FOLDED, forms.folded)
}

/// A word in capitals alone.
pub(super) fn capitals_position(forms: &Forms) -> TermPosition {
    let term = format!("{}{}", kind::CAPITALS, forms.folded);
    TermPosition {
        shown: forms.folded.to_string(),
        exact: Some(term.clone()),
        terms: vec![term],
        ..TermPosition::default()
    }
}

/// A word as typed; its accents count where it has any.
fn exact_position(forms: &Forms) -> TermPosition {
    let term = match &forms.accented {
        Some(accented) => format!("{}{accented}", kind::ACCENTED),
        None => folded_term(forms),
    };
    TermPosition {
        shown: forms.lower().to_owned(),
        exact: Some(term.clone()),
        terms: vec![term],
        ..TermPosition::default()
    }
}
