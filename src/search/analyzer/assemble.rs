//! Putting words together where typography takes them apart: elisions, hyphens, acronyms, numbers.

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

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

/// Whether words held together are also written as one: by hyphens and apostrophes, but not two numbers (*3-9* is not
/// *39*); by a point before a short ending of a name (*Node.js* is *NodeJS*).
fn is_one_word(text: &str, raw: &[Raw], parts: Range<usize>) -> bool {
    let glued = |nth: usize, glues: &[Glue]| raw.get(nth).is_some_and(|r| glues.contains(&r.glue));
    let numbers = |nth: usize| is_number(text, raw, nth - 1) && is_number(text, raw, nth);
    let rest = || parts.start + 1..parts.end;
    if rest().all(|nth| glued(nth, &[Glue::Hyphen, Glue::Apostrophe])) {
        return !rest().any(numbers);
    }
    let ending = raw_text(text, raw, parts.start + 1);
    let is_name = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
    parts.len() == 2
        && glued(parts.start + 1, &[Glue::Dot])
        && ending.len() <= 3
        && is_name(ending)
        && is_name(raw_text(text, raw, parts.start))
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

/// The end of a number with the letter or the `h` that belongs to it, as some write with spaces: `14 h 30`, `5 G`.
fn measure_end(text: &str, raw: &[Raw], at: usize) -> Option<usize> {
    let word = |nth: usize| raw_text(text, raw, nth);
    let spaced = |nth: usize| raw.get(nth).is_some_and(|next| next.glue == Glue::Space);
    if !is_number(text, raw, at) || word(at).len() > 2 || !spaced(at + 1) {
        return None;
    }
    match word(at + 1) {
        "h" | "H" => {
            let minutes = spaced(at + 2) && is_number(text, raw, at + 2) && word(at + 2).len() == 2;
            Some(at + 2 + usize::from(minutes))
        }
        "G" | "K" | "D" if !is_followed_by(raw, at + 1, Glue::Apostrophe) => Some(at + 2),
        _ => None,
    }
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
    let word = raw_text(text, raw, nth);
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
