//! Putting words together where typography takes them apart: elisions, hyphens, acronyms, numbers.

mod bounds;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use bounds::{
    JOINED, compound_end, inclusive_end, is_elided, is_followed_by, is_one_word, measure_end,
    number_end, range_of, raw_text, run_of_letters,
};

use super::forms::{Analyzer, Forms};
use super::names::signed_name;
use super::words::{Glue, Raw, raw_words};
use crate::text::ByteRange;
use crate::text::fold::{fold, is_apostrophe};

/// One word of a text, at one position.
#[derive(Debug, Clone)]
pub struct Token {
    /// Its bytes in the text.
    pub range: ByteRange,
    /// What it is found by.
    pub forms: Arc<Forms>,
    /// Whether it is an acronym here: in capitals, where the words around it are not, and no part of a word that an
    /// apostrophe cuts (`J’AI`).
    pub acronym: bool,
}

/// Tokens that typography holds together: `porte-clés`, `150 000`, `beta.gouv.fr`.
#[derive(Debug, Clone)]
pub struct Compound {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its spelling in one word, where it has one: `email` for `e-mail`, `150000` for `150 000`.
    pub joined: Option<Arc<Forms>>,
    /// Whether only the whole is its name: `C++` is not `C`.
    pub is_name: bool,
}

/// The words of a text.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// One per position, in order.
    pub tokens: Vec<Token>,
    /// In order; they do not overlap.
    pub compounds: Vec<Compound>,
    /// Whether the text is all in capitals, so that they tell no acronym.
    pub shouted: bool,
}

/// From how many words on a text without a small letter is one in capitals rather than a row of acronyms.
const SHOUTED: usize = 3;

impl Analyzer {
    /// Analyses a text. Linear in its length.
    pub fn analyze(&mut self, text: &str) -> Analysis {
        let raw = raw_words(text);
        let mut analysis = Analysis::default();
        analysis.tokens.reserve(raw.len());
        let mut at = 0;
        while at < raw.len() {
            at += self.next_piece(text, &raw, at, &mut analysis);
        }
        let words = || analysis.tokens.iter().filter(|token| token.range.len() > 1);
        if words().nth(SHOUTED - 1).is_some() && !text.chars().any(char::is_lowercase) {
            analysis.shouted = true;
            for token in &mut analysis.tokens {
                token.acronym = false;
            }
        }
        analysis
    }

    /// Takes the words that belong together from `at` on; returns how many.
    fn next_piece(&mut self, text: &str, raw: &[Raw], at: usize, out: &mut Analysis) -> usize {
        let alone = range_of(raw, at..at + 1);
        let next = text.get(alone.end..).and_then(|rest| rest.chars().next());
        if let Some(apostrophe) = next.filter(|next| is_apostrophe(*next))
            && is_elided(alone.of(text))
        {
            // With its apostrophe: the word that *c’* stands for is never the letter C.
            let range = ByteRange::new(alone.start, alone.end + apostrophe.len_utf8());
            let forms = self.forms(&format!("{}'", fold(alone.of(text))));
            out.tokens.push(Token::new(range, forms));
            return 1;
        }
        if let Some(name) = signed_name(text, alone) {
            self.name(text, alone, name, out);
            return 1;
        }
        if let Some(taken) = self.acronym(text, raw, at, out) {
            return taken;
        }
        if let Some(end) = number_end(text, raw, at).or_else(|| measure_end(text, raw, at)) {
            self.compound(text, raw, at..end, true, out);
            return end - at;
        }
        if let Some(end) = inclusive_end(text, raw, at) {
            let range = range_of(raw, at..end);
            let forms = self.forms(raw_text(text, raw, at));
            out.tokens.push(Token::new(range, forms));
            return end - at;
        }
        let end = compound_end(text, raw, at);
        if end == at + 1 {
            return self.word(text, raw, at, out);
        }
        let joins = is_one_word(text, raw, at..end);
        self.compound(text, raw, at..end, joins, out);
        end - at
    }

    /// A name with signs: found by the whole, and by its letters as well.
    fn name(&mut self, text: &str, part: ByteRange, name: ByteRange, out: &mut Analysis) {
        let at = out.tokens.len();
        let mut token = Token::new(name, self.forms(part.of(text)));
        token.acronym &= part.start > name.start;
        out.tokens.push(token);
        out.compounds.push(Compound {
            tokens: at..at + 1,
            joined: Some(self.forms(name.of(text))),
            is_name: true,
        });
    }

    /// A word by itself, with the English ending that an apostrophe sets off: `city's`, `don't`.
    fn word(&mut self, text: &str, raw: &[Raw], at: usize, out: &mut Analysis) -> usize {
        if !is_followed_by(raw, at, Glue::Apostrophe) {
            self.push(text, raw, at..at + 1, out);
            return 1;
        }
        let range = range_of(raw, at..at + 1);
        if fold(raw_text(text, raw, at + 1)) == "t" {
            let range = range_of(raw, at..at + 2);
            let forms = self.forms(&fold(range.of(text)));
            out.tokens.push(Token::new(range, forms));
        } else {
            let forms = self.forms(range.of(text));
            out.tokens.push(Token::new(range, forms));
        }
        2
    }

    /// `I.O.T.` as one word; `I O T` as letters that may also be read as one.
    fn acronym(&mut self, text: &str, raw: &[Raw], at: usize, out: &mut Analysis) -> Option<usize> {
        let dotted = run_of_letters(text, raw, at, Glue::Dot, |_| true);
        if dotted >= 2 {
            let range = range_of(raw, at..at + dotted);
            let letters: String = (at..at + dotted)
                .map(|nth| raw_text(text, raw, nth))
                .collect();
            let forms = self.forms(&letters);
            out.tokens.push(Token::new(range, forms));
            return Some(dotted);
        }
        let spaced = run_of_letters(text, raw, at, Glue::Space, char::is_uppercase);
        (3..=6).contains(&spaced).then(|| {
            self.compound(text, raw, at..at + spaced, true, out);
            spaced
        })
    }

    fn compound(
        &mut self,
        text: &str,
        raw: &[Raw],
        parts: Range<usize>,
        joins: bool,
        out: &mut Analysis,
    ) {
        let first = out.tokens.len();
        let joined: String = parts.clone().map(|nth| raw_text(text, raw, nth)).collect();
        let joins = joins && joined.len() <= JOINED.0 && parts.len() <= JOINED.1;
        self.push(text, raw, parts, out);
        out.compounds.push(Compound {
            tokens: first..out.tokens.len(),
            joined: joins.then(|| self.forms(&joined)),
            is_name: false,
        });
    }

    fn push(&mut self, text: &str, raw: &[Raw], parts: Range<usize>, out: &mut Analysis) {
        for at in parts {
            let range = range_of(raw, at..at + 1);
            let mut token = Token::new(range, self.forms(range.of(text)));
            token.acronym &= !follows_pronoun(text, raw, at);
            out.tokens.push(token);
        }
    }
}

impl Token {
    fn new(range: ByteRange, forms: Arc<Forms>) -> Self {
        let acronym = forms.capitals;
        Self {
            range,
            forms,
            acronym,
        }
    }
}

/// Whether an elided pronoun or *ne* stands before a word: what follows is a verb (*j’ai*, *n’ont*), in capitals too.
fn follows_pronoun(text: &str, raw: &[Raw], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    is_followed_by(raw, before, Glue::Apostrophe)
        && matches!(
            fold(raw_text(text, raw, before)).as_str(),
            "j" | "m" | "t" | "s" | "n" | "c"
        )
}
