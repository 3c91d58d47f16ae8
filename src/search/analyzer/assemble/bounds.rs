//! Which words of a text typography holds together, and where they end.

use std::ops::Range;

use crate::search::analyzer::words::{Glue, Raw};
use crate::text::ByteRange;
use crate::text::fold::fold;

/// Longest spelling in one word (bytes) and most parts of a compound that get one.
pub(super) const JOINED: (usize, usize) = (40, 5);

/// Whether words held together are also written as one: by hyphens and apostrophes, but not two numbers (*3-9* is not
/// *39*); by a point before a short ending of a name (`Node.js` is `NodeJS`).
pub(super) fn is_one_word(text: &str, raw: &[Raw], parts: Range<usize>) -> bool {
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

pub(super) fn raw_text<'a>(text: &'a str, raw: &[Raw], nth: usize) -> &'a str {
    raw.get(nth).map_or("", |word| word.range.of(text))
}

pub(super) fn range_of(raw: &[Raw], parts: Range<usize>) -> ByteRange {
    let first = raw
        .get(parts.start)
        .map(|word| word.range)
        .unwrap_or_default();
    raw.get(parts.end.saturating_sub(1))
        .map_or(first, |last| first.union(last.range))
}

pub(super) fn is_followed_by(raw: &[Raw], at: usize, glue: Glue) -> bool {
    raw.get(at + 1).is_some_and(|next| next.glue == glue)
}

/// The words that French elides before a vowel.
pub(super) fn is_elided(word: &str) -> bool {
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
pub(super) fn is_clitic(word: &str) -> bool {
    word.len() <= 2
        && matches!(
            fold(word).as_str(),
            "s" | "t" | "re" | "ve" | "ll" | "d" | "m"
        )
}

/// Words that French puts after a verb with a hyphen; they are words of their own: *peut-on*, *est-ce*.
pub(super) fn is_inverted(word: &str) -> bool {
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
pub(super) fn inclusive_end(text: &str, raw: &[Raw], at: usize) -> Option<usize> {
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
pub(super) fn run_of_letters(
    text: &str,
    raw: &[Raw],
    at: usize,
    glue: Glue,
    is: fn(char) -> bool,
) -> usize {
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
pub(super) fn number_end(text: &str, raw: &[Raw], at: usize) -> Option<usize> {
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
pub(super) fn measure_end(text: &str, raw: &[Raw], at: usize) -> Option<usize> {
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
pub(super) fn compound_end(text: &str, raw: &[Raw], at: usize) -> usize {
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

pub(super) fn is_number(text: &str, raw: &[Raw], nth: usize) -> bool {
    let word = raw_text(text, raw, nth);
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
