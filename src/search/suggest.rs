//! The nearest known words of a word that no text holds.

use tantivy::schema::Field;

use super::postings::each_with_prefix;
use super::schema::{Fields, Zone};

/// Most words that are looked at as corrections.
const MOST: usize = 12;

/// The words of the index with how many documents hold them.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    text: String,
    letters: u32,
    documents: u32,
}

/// A known word that is near to one that is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Near {
    /// As most texts spell it, accents and all.
    pub spelt: String,
    /// How many edits lie between the two.
    pub edits: usize,
    /// Whether some text holds it.
    pub is_held: bool,
}

impl Vocabulary {
    /// Reads the vocabulary of a commit: words of two letters or more, and of letters alone.
    pub fn read(searcher: &tantivy::Searcher, fields: &Fields) -> tantivy::Result<Self> {
        let mut all: Vec<(String, u32)> = Vec::new();
        for zone in [
            Zone::Title,
            Zone::Body,
            Zone::Notes,
            Zone::Tags,
            Zone::Author,
        ] {
            read_zone(searcher, fields.zone(zone), &mut all)?;
        }
        all.sort_unstable();
        let mut words: Vec<Word> = Vec::with_capacity(all.len());
        for (text, documents) in all {
            match words.last_mut() {
                Some(last) if last.text == text => last.documents += documents,
                _ => words.push(Word {
                    letters: letters(&text),
                    text,
                    documents,
                }),
            }
        }
        Ok(Self { words })
    }

    /// The known words nearest to `word` (folded), the most frequent first, with how many edits lie between: at most
    /// one from four letters on, two from eight (a swap of neighbours is one). The first letter stays, unless it is
    /// swapped; a word with digits has none; and no prefix that turns a meaning round comes or goes.
    pub fn nearest(&self, word: &str) -> Vec<(&str, usize)> {
        let known = |known: &'_ Word| (known.letters, known.documents);
        let words = self.words.iter().map(|word| (known(word), &*word.text));
        nearest(word, words)
    }
}

/// As [`Vocabulary::nearest`], among words that no text holds, each folded and as it is spelt; in order of their letters.
pub(super) fn nearest_of<'a>(
    word: &str,
    known: &(impl Iterator<Item = (&'a str, &'a str)> + Clone),
) -> Vec<Near> {
    let folded = known
        .clone()
        .map(|(folded, _)| ((letters(folded), 1), folded));
    let near = nearest(word, folded).into_iter();
    near.map(|(found, edits)| {
        let spelt = known.clone().find(|(folded, _)| *folded == found);
        Near {
            spelt: spelt.map_or(found, |(_, spelt)| spelt).to_owned(),
            edits,
            is_held: false,
        }
    })
    .collect()
}

/// The nearest of some words, each with its letters and how many documents hold it.
fn nearest<'a>(
    word: &str,
    words: impl Iterator<Item = ((u32, u32), &'a str)>,
) -> Vec<(&'a str, usize)> {
    let wanted: Vec<char> = word.chars().collect();
    let most = match wanted.len() {
        0..4 => return Vec::new(),
        _ if wanted.iter().any(|c| !c.is_alphabetic()) => return Vec::new(),
        4..8 => 1,
        _ => 2,
    };
    let bits = letters(word);
    let mut found: Vec<(usize, u32, &str)> = Vec::new();
    for ((known_bits, documents), known) in words {
        // An edit changes at most two letters of the set.
        if (known_bits ^ bits).count_ones() as usize > 2 * most
            || known == word
            || !begins_alike(&wanted, known)
        {
            continue;
        }
        if let Some(edits) = edits(&wanted, known)
            && !turns_meaning(word, known)
        {
            found.push((edits, u32::MAX - documents, known));
        }
    }
    found.sort_unstable();
    let best = found.first().map(|(edits, ..)| *edits);
    let near = found
        .into_iter()
        .take_while(|(edits, ..)| Some(*edits) == best)
        .take(MOST);
    near.map(|(edits, _, word)| (word, edits)).collect()
}

/// Whether two words share their first letter, or swap it with the second.
fn begins_alike(wanted: &[char], known: &str) -> bool {
    let mut known = known.chars();
    let (first, second) = (known.next(), known.next());
    wanted.first().copied() == first
        || (wanted.first().copied() == second && wanted.get(1).copied() == first)
}

/// Prefixes that deny, undo, repeat or oppose, in either language (folded); the longest first.
const PREFIXES: &[&str] = &[
    "contre", "counter", "under", "super", "hyper", "infra", "ultra", "inter", "intra", "micro",
    "macro", "anti", "hypo", "over", "sous", "trans", "para", "post", "auto", "non", "des", "dis",
    "mes", "mis", "mal", "pre", "pro", "sur", "bio", "un", "in", "im", "ir", "il", "de", "re",
    "me", "ex", "en", "em", "a",
];

/// Whether two words are one with different prefixes that turn its meaning: *désactivation* is not *réactivation*.
fn turns_meaning(one: &str, other: &str) -> bool {
    /// Fewest bytes of what prefixes stand before.
    const REST: usize = 4;
    let rests = |word: &str| -> Vec<usize> {
        let cut = PREFIXES.iter().filter(|prefix| word.starts_with(**prefix));
        cut.map(|prefix| prefix.len()).chain([0]).collect()
    };
    rests(one).into_iter().any(|a| {
        rests(other).into_iter().any(|b| {
            let (rest, same) = (one.get(a..), other.get(b..));
            one.get(..a) != other.get(..b)
                && rest == same
                && rest.is_some_and(|rest| rest.len() >= REST)
        })
    })
}

fn read_zone(
    searcher: &tantivy::Searcher,
    field: Field,
    all: &mut Vec<(String, u32)>,
) -> tantivy::Result<()> {
    for reader in searcher.segment_readers() {
        let index = reader.inverted_index(field)?;
        each_with_prefix(&index, "", |word, info| {
            if word.len() > 2 && word.chars().all(char::is_alphabetic) {
                all.push((word.to_owned(), info.doc_freq));
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// A set of letters, as bits; letters beyond a–z share one.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |bits, byte| {
        bits | 1
            << if byte.is_ascii_lowercase() {
                u32::from(byte - b'a')
            } else {
                26
            }
    })
}

/// What each kind of edit costs; ten and more is one edit, twenty and more two. Typing slips and misspellings swap
/// neighbours, double letters or forget to, and take one vowel or one letter that sounds alike for another; what changes
/// the sound more is mostly another word (*hope* is not *home*, *tourbe* not *tourné*).
mod cost {
    /// Neighbours swapped, a letter doubled or not, a vowel or silent letter more or less.
    pub const SLIP: usize = 10;
    /// A letter for one that sounds or is typed alike.
    pub const ALIKE: usize = 11;
    /// Any other letter more or less.
    pub const EXTRA: usize = 13;
    /// Any other letter for another.
    pub const OTHER: usize = 16;
}

/// Whether edits of some cost may have made a word of so many letters: the longer the word, the more it still tells.
fn may_be_slip(cost: usize, letters: usize) -> bool {
    let one = match letters {
        0..4 => 0,
        4 => cost::SLIP,
        5..8 => cost::ALIKE,
        8..10 => cost::EXTRA,
        _ => cost::OTHER,
    };
    let two = 2 * cost::SLIP..=2 * cost::ALIKE;
    cost <= one || (letters >= 8 && two.contains(&cost))
}

/// The number of edits between a word and a known one (insertion, deletion, change, swap of neighbours: the optimal
/// string alignment distance), from one on, or `None` where they are too many or change too much of its sound.
fn edits(a: &[char], b: &str) -> Option<usize> {
    let most = if a.len() < 8 { 1 } else { 2 };
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let limit = most * cost::ALIKE.max(cost::OTHER / most);
    let width = b.len() + 1;
    let mut first = vec![0; width];
    for (j, y) in b.iter().enumerate() {
        let before = j.checked_sub(1).and_then(|j| b.get(j));
        let cost = first.get(j).copied().unwrap_or(0) + added(*y, before.copied());
        if let Some(cell) = first.get_mut(j + 1) {
            *cell = cost;
        }
    }
    let mut rows = [
        vec![usize::MAX / 2; width],
        vec![usize::MAX / 2; width],
        first,
    ];
    for (i, x) in a.iter().enumerate() {
        let [_, above_last, above] = &rows;
        let row = next_row(a, &b, i, *x, above, above_last);
        if row.iter().min().is_some_and(|least| *least > limit) {
            return None;
        }
        rows.rotate_left(1);
        if let Some(last) = rows.last_mut() {
            *last = row;
        }
    }
    let cost = rows.last()?.last().copied()?;
    (cost > 0 && may_be_slip(cost, a.len())).then_some(cost / 10)
}

fn next_row(
    a: &[char],
    b: &[char],
    i: usize,
    x: char,
    above: &[usize],
    above_last: &[usize],
) -> Vec<usize> {
    let at = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
    let before = |word: &[char], at: usize| at.checked_sub(1).and_then(|at| word.get(at)).copied();
    let dropped = added(x, before(a, i));
    let mut row = vec![at(above, 0) + dropped];
    for (j, y) in b.iter().enumerate() {
        let change = at(above, j) + changed(x, *y);
        let drop = at(above, j + 1) + dropped;
        let add = row.last().copied().unwrap_or(0) + added(*y, before(b, j));
        let is_swap = before(a, i) == Some(*y) && before(b, j) == Some(x) && x != *y;
        let swap = if is_swap {
            at(above_last, j - 1) + cost::SLIP
        } else {
            usize::MAX
        };
        row.push(change.min(drop).min(add).min(swap));
    }
    row
}

/// What a letter more or less costs: little where it doubles the one before, or is a vowel or silent.
fn added(letter: char, before: Option<char>) -> usize {
    if before == Some(letter) || "aeiouyhst".contains(letter) {
        cost::SLIP
    } else {
        cost::EXTRA
    }
}

/// Letters that sound or are typed alike.
const ALIKE: [&str; 8] = ["aeiouy", "ckqsz", "fvp", "gj", "bp", "dt", "mn", "xcs"];

/// What another letter in its place costs.
fn changed(x: char, y: char) -> usize {
    if x == y {
        0
    } else if ALIKE
        .iter()
        .any(|alike| alike.contains(x) && alike.contains(y))
    {
        cost::ALIKE
    } else {
        cost::OTHER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted_with_swaps_as_one() {
        let count = |a: &str, b: &str| edits(&a.chars().collect::<Vec<_>>(), b);
        assert_eq!(count("objest", "objets"), Some(1));
        assert_eq!(count("objet", "objets"), Some(1));
        assert_eq!(count("hope", "home"), None);
        assert_eq!(count("tourbe", "tourne"), None);
        assert_eq!(count("numerque", "numerique"), Some(1));
        assert_eq!(count("chat", "chien"), None);
        assert_eq!(count("conecte", "connecte"), Some(1));
        assert_eq!(count("", ""), None);
    }

    #[test]
    fn of_two_edits_one_keeps_the_sound() {
        let count = |a: &str, b: &str| edits(&a.chars().collect::<Vec<_>>(), b);
        assert_eq!(count("inteligense", "intelligence"), Some(2));
        assert_eq!(count("glucides", "guides"), None);
        assert_eq!(count("renewable", "recevable"), None);
    }

    #[test]
    fn correct_words_are_not_made_others() {
        let word = |text: &str| Word {
            text: text.to_owned(),
            letters: letters(text),
            documents: 9,
        };
        let known = [
            "reactivation",
            "realistic",
            "home",
            "king",
            "annonce",
            "carburant",
            "recevable",
            "guides",
            "humeur",
            "meme",
            "objets",
            "apparences",
        ];
        let vocabulary = Vocabulary {
            words: known.map(word).into_iter().collect(),
        };
        for typed in [
            "desactivation",
            "unrealistic",
            "hope",
            "kind",
            "comburant",
            "renewable",
            "glucides",
            "rumeur",
            "3eme",
        ] {
            assert_eq!(vocabulary.nearest(typed), [], "{typed}");
        }
        assert_eq!(vocabulary.nearest("objest"), [("objets", 1)]);
        assert_eq!(vocabulary.nearest("bojets"), [("objets", 1)]);
        assert_eq!(vocabulary.nearest("apparances"), [("apparences", 1)]);
    }
}
