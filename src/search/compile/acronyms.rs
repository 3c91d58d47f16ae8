//! Telling acronyms from words that are spelt alike: *AI* is not *j’ai*, *IT* no pronoun, *OS* not *os*.

use super::compiler::Compiler;
use super::word::Word;
use crate::search::analyzer::{is_function_word, is_function_word_of_any};
use crate::search::schema::kind;
use crate::text::Language;

/// Most letters of an acronym that may be a word as well.
const LONGEST: usize = 4;

/// What people write in capitals between the words of a query, in either language.
const OPERATORS: [&str; 6] = ["and", "or", "not", "et", "ou", "sans"];

/// How a word is read that may be an acronym.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Acronym {
    /// As any word.
    No,
    /// In capitals alone: what is spelt alike is a function word.
    Only,
    /// In capitals first.
    First,
}

impl Compiler<'_> {
    /// How a word is meant: an acronym is one by its capitals where it stands, and never behind an elided pronoun.
    pub(super) fn acronym(&self, word: &Word) -> Acronym {
        let forms = &*word.forms;
        let is_short = forms.folded.chars().count() <= LONGEST;
        if word.after_pronoun || !is_short || OPERATORS.contains(&&*forms.folded) {
            return Acronym::No;
        }
        if is_function_word_of_any(&forms.folded) {
            // In a query of the other language, small letters are no function word: *ai ethics*.
            let is_function = is_function_word(&forms.folded, self.language);
            let is_held = self.count(kind::CAPITALS, &forms.folded) > 0;
            return if word.acronym || (!is_function && is_held) {
                Acronym::Only
            } else {
                Acronym::No
            };
        }
        let has_acronym = self.count(kind::CAPITALS, &forms.folded) > 0;
        if word.acronym && has_acronym && self.is_word(&forms.folded) {
            Acronym::First
        } else {
            Acronym::No
        }
    }

    /// Whether an acronym may be met by a word of a query: by its capitals, or in small letters where they spell no
    /// other word.
    pub(super) fn may_be_acronym(&self, word: &Word) -> bool {
        if word.after_pronoun {
            return false;
        }
        let folded = &word.forms.folded;
        word.acronym
            || !(is_function_word(folded, self.language)
                || is_function_word_of_any(folded) && self.language == Language::French
                || self.is_word(folded))
    }

    /// Whether texts hold it in small letters more often than in capitals.
    fn is_word(&self, folded: &str) -> bool {
        self.count(kind::FOLDED, folded) > 2 * self.count(kind::CAPITALS, folded)
    }

    fn count(&self, kind: char, folded: &str) -> u64 {
        self.frequency(&format!("{kind}{folded}")).unwrap_or(0)
    }
}
