//! The folded view that texts are compared in, with a map back to their scalar values.
//!
//! A site's typographic clean-up must be a non-event, above all in French: no-break spaces, curly
//! apostrophes, guillemets, dashes, ligatures, soft hyphens and case are set aside. Accents are kept:
//! dropping them raises false hits.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::text::CharRange;

/// A folded text. Indexes into it are called *folded offsets*.
#[derive(Debug, Clone, Default)]
pub(super) struct Folded {
    chars: Vec<char>,
    /// Where each folded character begins in the source (scalar values).
    starts: Vec<u32>,
    /// One past where it ends.
    ends: Vec<u32>,
}

impl Folded {
    /// Folds a text.
    pub(super) fn new(text: &str) -> Self {
        let mut folder = Folder::default();
        folder.out.chars.reserve(text.len());
        if is_nfc_quick(text.chars()) == IsNormalized::Yes {
            for (at, scalar) in text.chars().enumerate() {
                folder.push(scalar, at, at + 1);
            }
        } else {
            folder.push_composed(text);
        }
        folder.out
    }

    /// The folded characters.
    pub(super) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// How many folded characters.
    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The folded characters in `range`, cut to the text.
    pub(super) fn slice(&self, range: Range<usize>) -> &[char] {
        let end = range.end.min(self.len());
        self.chars
            .get(range.start.min(end)..end)
            .unwrap_or_default()
    }

    /// The scalar values a folded range comes from.
    pub(super) fn source_of(&self, range: Range<usize>) -> CharRange {
        let last = self.ends.last().map_or(0, |end| *end as usize);
        let start = self
            .starts
            .get(range.start)
            .map_or(last, |start| *start as usize);
        if range.is_empty() {
            return CharRange::new(start, start);
        }
        let end = self
            .ends
            .get(range.end - 1)
            .map_or(last, |end| *end as usize);
        CharRange::new(start, end)
    }

    /// The folded range of a range of scalar values: every folded character that comes from inside it.
    pub(super) fn fold_of(&self, range: CharRange) -> Range<usize> {
        let start = self
            .ends
            .partition_point(|end| (*end as usize) <= range.start);
        let end = self
            .starts
            .partition_point(|start| (*start as usize) < range.end);
        start..end.max(start)
    }

    /// `range` without the spaces at its edges.
    pub(super) fn trim_spaces(&self, mut range: Range<usize>) -> Range<usize> {
        while range.start < range.end && self.chars.get(range.start) == Some(&' ') {
            range.start += 1;
        }
        while range.end > range.start && self.chars.get(range.end - 1) == Some(&' ') {
            range.end -= 1;
        }
        range
    }
}

/// Folds a short text for comparing, without a map and without spaces at its edges.
pub(super) fn folded(text: &str) -> Vec<char> {
    let all = Folded::new(text);
    let range = all.trim_spaces(0..all.len());
    all.slice(range).to_vec()
}

/// The hash of folded characters: 12 hex digits of BLAKE3.
pub(super) fn hash(chars: &[char]) -> String {
    let text: String = chars.iter().collect();
    let mut hex = blake3::hash(text.as_bytes()).to_hex().to_string();
    hex.truncate(12);
    hex
}

#[derive(Default)]
struct Folder {
    out: Folded,
    /// The character that was last written was `«`: a space after it is dropped.
    opened: bool,
}

impl Folder {
    /// Composes what is decomposed (NFC), one combining sequence at a time so that the map holds.
    fn push_composed(&mut self, text: &str) {
        let mut sequence = String::new();
        let (mut start, mut at) = (0, 0);
        for scalar in text.chars() {
            if !continues(scalar) && !sequence.is_empty() {
                self.push_sequence(&sequence, start, at);
                sequence.clear();
                start = at;
            }
            sequence.push(scalar);
            at += 1;
        }
        self.push_sequence(&sequence, start, at);
    }

    fn push_sequence(&mut self, sequence: &str, start: usize, end: usize) {
        if sequence.nfc().eq(sequence.chars()) {
            for (at, scalar) in sequence.chars().enumerate() {
                self.push(scalar, start + at, start + at + 1);
            }
            return;
        }
        for scalar in sequence.nfc() {
            self.push(scalar, start, end);
        }
    }

    fn push(&mut self, scalar: char, start: usize, end: usize) {
        if scalar.is_ascii_lowercase() {
            return self.write(scalar, start, end);
        }
        if is_space(scalar) {
            return self.push_space(start, end);
        }
        if is_invisible(scalar) {
            if clings(scalar) {
                self.cling(start, end);
            }
            return;
        }
        if matches!(scalar, ':' | ';' | '?' | '!' | '»' | '%') {
            self.drop_space();
        }
        match scalar {
            '’' | '‘' | 'ʼ' | '‛' | '′' | '`' | '´' | '‹' | '›' => {
                self.write('\'', start, end);
            }
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' => self.write('"', start, end),
            '–' | '—' | '‑' | '‐' | '‒' | '―' | '−' => self.write('-', start, end),
            '…' => self.write_all("...", start, end),
            'œ' | 'Œ' => self.write_all("oe", start, end),
            'æ' | 'Æ' => self.write_all("ae", start, end),
            'ﬁ' => self.write_all("fi", start, end),
            'ﬂ' => self.write_all("fl", start, end),
            'ﬀ' => self.write_all("ff", start, end),
            'ﬃ' => self.write_all("ffi", start, end),
            'ﬄ' => self.write_all("ffl", start, end),
            _ if scalar.is_uppercase() => {
                for lower in scalar.to_lowercase() {
                    self.write(lower, start, end);
                }
            }
            _ => self.write(scalar, start, end),
        }
        self.opened = scalar == '«';
    }

    fn write_all(&mut self, letters: &str, start: usize, end: usize) {
        for letter in letters.chars() {
            self.write(letter, start, end);
        }
    }

    fn write(&mut self, letter: char, start: usize, end: usize) {
        self.opened = false;
        self.out.chars.push(letter);
        self.out.starts.push(start as u32);
        self.out.ends.push(end as u32);
    }

    /// What belongs to the letter before it is covered by that letter, though it is not written.
    fn cling(&mut self, start: usize, end: usize) {
        if let Some(last) = self
            .out
            .ends
            .last_mut()
            .filter(|last| **last == start as u32)
        {
            *last = end as u32;
        }
    }

    /// A run of spaces is one space that covers the run.
    fn push_space(&mut self, start: usize, end: usize) {
        if self.opened {
            return;
        }
        if self.out.chars.last() == Some(&' ') {
            if let Some(last) = self.out.ends.last_mut() {
                *last = end as u32;
            }
        } else {
            self.write(' ', start, end);
        }
    }

    fn drop_space(&mut self) {
        if self.out.chars.last() == Some(&' ') {
            self.out.chars.pop();
            self.out.starts.pop();
            self.out.ends.pop();
        }
    }
}

/// Whether a scalar value belongs to the combining sequence before it.
fn continues(scalar: char) -> bool {
    canonical_combining_class(scalar) != 0
        || matches!(scalar, '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}')
}

fn is_space(scalar: char) -> bool {
    scalar.is_whitespace() || scalar.is_control()
}

/// Whether an invisible mark is a part of the letter before it: variation selectors, joiners.
fn clings(scalar: char) -> bool {
    matches!(
        scalar,
        '\u{34F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}'
    )
}

/// Soft hyphen, zero-width and bidirectional marks.
pub(super) fn is_invisible(scalar: char) -> bool {
    matches!(
        scalar,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text_of(text: &str) -> String {
        Folded::new(text).chars().iter().collect()
    }

    #[test]
    fn french_typography_folds_away() {
        let spaced = "Qu’est-ce\u{a0}? «\u{202f}L’œuvre\u{202f}» – 12\u{a0}%… fin\u{ad}ale";
        let plain = "qu'est-ce? \"l'oeuvre\" - 12%... finale";
        assert_eq!(text_of(spaced), plain);
        assert_eq!(text_of(plain), plain);
    }

    #[test]
    fn accents_are_kept_whatever_their_normal_form() {
        assert_eq!(text_of("E\u{301}te\u{301}"), "été");
        assert_eq!(text_of("ÉTÉ"), "été");
        assert_ne!(text_of("ete"), text_of("été"));
    }

    #[test]
    fn a_folded_range_maps_back_to_whole_scalar_values() {
        let text = "Le  cœur a e\u{301}té\u{a0}: ici";
        let folded = Folded::new(text);
        let all: String = folded.chars().iter().collect();
        assert_eq!(all, "le coeur a été: ici");
        let source: Vec<char> = text.chars().collect();
        let back = |range: Range<usize>| {
            let range = folded.source_of(range);
            source[range.start..range.end].iter().collect::<String>()
        };
        assert_eq!(back(3..8), "cœur");
        assert_eq!(back(11..14), "e\u{301}té");
        assert_eq!(folded.fold_of(CharRange::new(4, 8)), 3..8);
    }

    proptest! {
        #[test]
        fn any_text_folds_and_its_map_stays_inside(text in "\\PC*|[\\s«»:é\u{301}a-c]*") {
            let folded = Folded::new(&text);
            let total = text.chars().count();
            for at in 0..folded.len() {
                let range = folded.source_of(at..at + 1);
                prop_assert!(range.start < range.end && range.end <= total);
                prop_assert!(folded.fold_of(range).contains(&at));
            }
            prop_assert!(folded.starts.is_sorted() && folded.ends.is_sorted());
        }
    }
}
