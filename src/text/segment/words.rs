//! From one word of a document to the next.

use super::letters;
use super::word_bounds::Words;
use crate::text::document::Document;
use crate::text::landmarks;
use crate::text::span::ByteRange;

/// The word at an offset; the nearest one, the one before if as near, where there is none. Empty in a
/// text without words.
pub fn word_at(document: &Document, offset: usize) -> ByteRange {
    let text = document.text();
    let offset = text.floor_char_boundary(offset.min(text.len()));
    let before = prev_word(document, offset + 1).filter(|word| word.start <= offset);
    if let Some(word) = before.filter(|word| word.contains(offset)) {
        return word;
    }
    let after = next_word(document, offset);
    match (before, after) {
        (Some(before), Some(after)) if after.start - offset < offset - before.end => after,
        (Some(before), _) => before,
        (None, Some(after)) => after,
        (None, None) => ByteRange::new(offset, offset),
    }
}

/// The first word that starts after an offset.
pub fn next_word(document: &Document, offset: usize) -> Option<ByteRange> {
    let text = document.text();
    let here = Stretch::at(document, text.floor_char_boundary(offset));
    here.first_after(offset).or_else(|| {
        let letter = letters::next(document, here.range.end)?;
        Stretch::at(document, letter).first_after(offset)
    })
}

/// The last word that starts before an offset.
pub fn prev_word(document: &Document, offset: usize) -> Option<ByteRange> {
    let text = document.text();
    let here = Stretch::at(document, text.ceil_char_boundary(offset));
    here.last_before(offset).or_else(|| {
        let letter = letters::prev(document, here.range.start)?;
        Stretch::at(document, letter).last_before(offset)
    })
}

/// What stands between two spaces: no word goes beyond it.
struct Stretch<'a> {
    text: &'a str,
    range: ByteRange,
    /// Its words, where they are known.
    words: Option<&'a [ByteRange]>,
}

impl<'a> Stretch<'a> {
    /// The stretch that an offset stands in, or at the end of.
    fn at(document: &'a Document, offset: usize) -> Self {
        let text = document.text();
        let found = landmarks::around(document, offset);
        if let Some(run) = found.and_then(|found| found.run(offset)) {
            return Self {
                text,
                range: run.range,
                words: Some(&run.words),
            };
        }
        let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
        let start = before.rfind([' ', '\n']).map_or(0, |space| space + 1);
        let end = after.find([' ', '\n']);
        let end = end.map_or(text.len(), |space| offset + space);
        Self {
            text,
            range: ByteRange::new(start, end),
            words: None,
        }
    }

    fn first_after(&self, offset: usize) -> Option<ByteRange> {
        if let Some(words) = self.words {
            let first = words.partition_point(|word| word.start <= offset);
            return words.get(first).copied();
        }
        Words::new(self.text, self.range).find(|word| word.start > offset)
    }

    fn last_before(&self, offset: usize) -> Option<ByteRange> {
        if let Some(words) = self.words {
            let after = words.partition_point(|word| word.start < offset);
            return words.get(after.checked_sub(1)?).copied();
        }
        let words = Words::new(self.text, self.range);
        words.take_while(|word| word.start < offset).last()
    }
}
