//! Putting words together where typography takes them apart: elisions, hyphens, acronyms, numbers.

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use super::forms::{Analyzer, Forms};
use super::words::{Glue, Raw, raw_words};
use crate::text::ByteRange;
use crate::text::fold::fold;

/// One word of a text, at one position.
#[derive(Debug, Clone)]
pub struct Token {
    /// Its bytes in the text.
    pub range: ByteRange,
    /// What it is found by.
    pub forms: Arc<Forms>,
}

/// Tokens that typography holds together: `porte-clés`, `150 000`, `beta.gouv.fr`.
#[derive(Debug, Clone)]
pub struct Compound {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its spelling in one word, where it has one: `email` for `e-mail`, `150000` for `150 000`.
    pub joined: Option<Arc<Forms>>,
}

/// The words of a text.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// One per position, in order.
    pub tokens: Vec<Token>,
    /// In order; they do not overlap.
    pub compounds: Vec<Compound>,
}

/// Longest spelling in one word (bytes) and most parts of a compound that get one.
const JOINED: (usize, usize) = (40, 5);

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
        analysis
    }

    /// Takes the words that belong together from `at` on; returns how many.
    fn next_piece(&mut self, text: &str, raw: &[Raw], at: usize, out: &mut Analysis) -> usize {
        if is_followed_by(raw, at, Glue::Apostrophe) && is_elided(raw_text(text, raw, at)) {
            self.push(text, raw, at..at + 1, out);
            return 1;
        }
        if let Some(taken) = self.acronym(text, raw, at, out) {
            return taken;
        }
        if let Some(end) = number_end(text, raw, at) {
            self.compound(text, raw, at..end, true, out);
            return end - at;
        }
        if let Some(end) = inclusive_end(text, raw, at) {
            let range = range_of(raw, at..end);
            let forms = self.forms(raw_text(text, raw, at));
            out.tokens.push(Token { range, forms });
            return end - at;
        }
        let end = compound_end(text, raw, at);
        if end == at + 1 {
            return self.word(text, raw, at, out);
        }
        let joins = raw.get(at + 1..end).is_some_and(|rest| {
            rest.iter()
                .all(|r| matches!(r.glue, Glue::Hyphen | Glue::Apostrophe))
        });
        self.compound(text, raw, at..end, joins, out);
        end - at
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
            out.tokens.push(Token { range, forms });
        } else {
            let forms = self.forms(range.of(text));
            out.tokens.push(Token { range, forms });
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
            out.tokens.push(Token {
                range,
                forms: self.forms(&letters),
            });
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
        });
    }

    fn push(&mut self, text: &str, raw: &[Raw], parts: Range<usize>, out: &mut Analysis) {
        for part in raw.get(parts).unwrap_or_default() {
            let forms = self.forms(part.range.of(text));
            out.tokens.push(Token {
                range: part.range,
                forms,
            });
        }
    }
}

fn raw_text<'a>(text: &'a str, raw: &[Raw], nth: usize) -> &'a str {
    raw.get(nth).map_or("", |word| word.range.of(text))
}

fn range_of(raw: &[Raw], parts: Range<usize>) -> ByteRange {
    let first = raw
        .get(parts.start)
        .map(|word| word.range)
        .unwrap_or_default();
    raw.get(parts.end.saturating_sub(1))
        .map_or(first, |last| first.union(last.range))
}

fn is_followed_by(raw: &[Raw], at: usize, glue: Glue) -> bool {
    raw.get(at + 1).is_some_and(|next| next.glue == glue)
}

/// The words that French elides before a vowel.
fn is_elided(word: &str) -> bool {
    word.len() <= 8
        && matches!(
            fold(word).as_str(),
            "l" | "d"
                | "j"
                | "m"
                | "t"
                | "s"
                | "n"
                | "c"
                | "qu"
                | "jusqu"
                | "lorsqu"
                | "puisqu"
                | "quoiqu"
        )
}

/// The endings that English sets off by an apostrophe.
fn is_clitic(word: &str) -> bool {
    word.len() <= 2
        && matches!(
            fold(word).as_str(),
            "s" | "t" | "re" | "ve" | "ll" | "d" | "m"
        )
}

/// Words that French puts after a verb with a hyphen; they are words of their own: *peut-on*, *est-ce*.
fn is_inverted(word: &str) -> bool {
    word.len() <= 5
        && matches!(
            fold(word).as_str(),
            "je" | "tu"
                | "il"
                | "elle"
                | "on"
                | "nous"
                | "ils"
                | "elles"
                | "ce"
                | "t"
                | "moi"
                | "toi"
                | "lui"
                | "leur"
                | "y"
                | "en"
                | "ci"
                | "la"
        )
}

/// The end of a word with the endings that inclusive writing adds: `étudiant·e·s`, `acteur·rice`,
/// `citoyen.ne.s`. It is found by the word before them.
fn inclusive_end(text: &str, raw: &[Raw], at: usize) -> Option<usize> {
    let is_ending = |nth: usize| {
        let word = raw_text(text, raw, nth);
        word.len() <= 6
            && matches!(
                fold(word).as_str(),
                "e" | "s"
                    | "es"
                    | "ne"
                    | "nes"
                    | "rice"
                    | "rices"
                    | "trice"
                    | "trices"
                    | "euse"
                    | "euses"
                    | "se"
                    | "ses"
                    | "ere"
                    | "eres"
                    | "le"
                    | "les"
                    | "ve"
                    | "ves"
                    | "te"
                    | "tes"
            )
    };
    let glue = raw.get(at + 1)?.glue;
    let is_word = raw_text(text, raw, at).chars().nth(2).is_some();
    if !is_word || !matches!(glue, Glue::Median | Glue::Dot) {
        return None;
    }
    let held = |nth: usize| raw.get(nth).is_some_and(|next| next.glue == glue);
    let mut end = at + 1;
    while held(end) && is_ending(end) {
        end += 1;
    }
    // What goes on after a point is an address.
    (end > at + 1 && !held(end)).then_some(end)
}

/// How many words from `at` on are single letters glued by `glue`.
fn run_of_letters(text: &str, raw: &[Raw], at: usize, glue: Glue, is: fn(char) -> bool) -> usize {
    let single = |nth: usize| {
        let mut characters = raw_text(text, raw, nth).chars();
        characters
            .next()
            .is_some_and(|c| c.is_alphabetic() && is(c))
            && characters.next().is_none()
    };
    let mut end = at;
    while end < raw.len()
        && single(end)
        && (end == at || raw.get(end).is_some_and(|r| r.glue == glue))
    {
        end += 1;
    }
    // `S.N.C.F` is whole; in `a.b.cd` the letters belong to something longer.
    if raw
        .get(end)
        .is_some_and(|next| next.glue == glue && glue == Glue::Dot)
    {
        0
    } else {
        end - at
    }
}

/// The end of a number written in groups of three digits: `150 000`, `1,204`.
fn number_end(text: &str, raw: &[Raw], at: usize) -> Option<usize> {
    let digits = |nth: usize| {
        let word = raw_text(text, raw, nth);
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            word.len()
        } else {
            0
        }
    };
    if !(1..=3).contains(&digits(at)) {
        return None;
    }
    let glue = raw.get(at + 1)?.glue;
    let mut end = at + 1;
    while matches!(glue, Glue::Space | Glue::Comma | Glue::Dot)
        && raw.get(end).is_some_and(|next| next.glue == glue)
        && digits(end) == 3
        && end - at < JOINED.1
    {
        end += 1;
    }
    (end > at + 1).then_some(end)
}

/// The end of the words held together from `at` on by single signs.
fn compound_end(text: &str, raw: &[Raw], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(next) = raw.get(end) {
        let held = match next.glue {
            Glue::Hyphen => !is_inverted(raw_text(text, raw, end)),
            Glue::Apostrophe => !is_clitic(raw_text(text, raw, end)),
            Glue::Dot | Glue::Sign => true,
            Glue::Comma => is_number(text, raw, end - 1) && is_number(text, raw, end),
            Glue::Apart | Glue::Space | Glue::Median => false,
        };
        let elided =
            is_followed_by(raw, end, Glue::Apostrophe) && is_elided(raw_text(text, raw, end));
        if !held || (elided && next.glue != Glue::Hyphen) {
            break;
        }
        end += 1;
    }
    end
}

fn is_number(text: &str, raw: &[Raw], nth: usize) -> bool {
    raw_text(text, raw, nth)
        .bytes()
        .all(|byte| byte.is_ascii_digit())
}
