//! The nearest known words of a word that no text holds.

use tantivy::schema::Field;

use super::postings::each_with_prefix;
use super::schema::{Fields, Zone};

/// Most words that one is corrected to.
const MOST: usize = 3;

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

    /// The known words nearest to `word` (folded): at one edit from four letters on, at two from eight; a
    /// swap of neighbours is one edit. Those with the same first letter before the others, then the most
    /// frequent.
    pub fn nearest(&self, word: &str) -> Vec<String> {
        let length = word.chars().count();
        let most = match length {
            0..4 => return Vec::new(),
            4..8 => 1,
            _ => 2,
        };
        let wanted: Vec<char> = word.chars().collect();
        let bits = letters(word);
        let mut found: Vec<(usize, bool, u32, &str)> = Vec::new();
        for known in &self.words {
            // An edit changes at most two letters of the set.
            if (known.letters ^ bits).count_ones() as usize > 2 * most || known.text == word {
                continue;
            }
            let distance = distance(&wanted, &known.text, most);
            if let Some(distance) = distance.filter(|distance| *distance > 0) {
                let elsewhere = known.text.chars().next() != wanted.first().copied();
                found.push((distance, elsewhere, u32::MAX - known.documents, &known.text));
            }
        }
        found.sort_unstable();
        let best = found
            .first()
            .map(|(distance, elsewhere, ..)| (*distance, *elsewhere));
        let near = found
            .into_iter()
            .take_while(|(d, e, ..)| Some((*d, *e)) == best)
            .take(MOST);
        near.map(|(.., word)| word.to_owned()).collect()
    }
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

/// The number of edits between two words (insertion, deletion, change, swap of neighbours: the optimal
/// string alignment distance), or `None` where it is more than `most`.
fn distance(a: &[char], b: &str, most: usize) -> Option<usize> {
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let width = b.len() + 1;
    let mut rows = vec![(0..width).collect::<Vec<usize>>(); 3];
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let (above, before) = (rows.last().map_or(&[][..], Vec::as_slice), row.as_slice());
            let change = at(above, j) + usize::from(x != y);
            let mut cost = change.min(at(above, j + 1) + 1).min(at(before, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                cost = cost.min(at(rows.get(1).map_or(&[][..], Vec::as_slice), j - 1) + 1);
            }
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = cost;
            }
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        rows.remove(0);
        rows.push(row);
    }
    rows.last()
        .and_then(|row| row.last())
        .copied()
        .filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted_with_swaps_as_one() {
        let count = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), b, 2);
        assert_eq!(count("objest", "objets"), Some(1));
        assert_eq!(count("objet", "objets"), Some(1));
        assert_eq!(count("numerque", "numerique"), Some(1));
        assert_eq!(count("chat", "chien"), None);
        assert_eq!(count("conecte", "connecte"), Some(1));
        assert_eq!(count("", ""), Some(0));
    }
}
