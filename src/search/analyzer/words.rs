//! Cutting a text into raw words and what glues each to the one before it.

use unicode_normalization::char::is_combining_mark;

use crate::text::ByteRange;
use crate::text::fold::{is_apostrophe, is_ignorable};

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glue {
    /// Anything else: several characters, a line, a stop; or nothing before.
    Apart,
    /// One space, a no-break or thin one included.
    Space,
    /// A hyphen: `porte-clés`, `e‑mail`; or `&` in `R&D`.
    Hyphen,
    /// An apostrophe.
    Apostrophe,
    /// A full stop.
    Dot,
    /// A comma.
    Comma,
    /// A median point, as inclusive writing has it: `étudiant·e·s`.
    Median,
    /// Another single sign inside a chunk: `/ _ : @ + =`.
    Sign,
}

/// A run of letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Raw {
    /// Its bytes; invisible characters inside included, at its ends not.
    pub range: ByteRange,
    /// What glues it to the word before.
    pub glue: Glue,
}

/// The words of `text` in order. Linear in its length.
pub(super) fn raw_words(text: &str) -> Vec<Raw> {
    let mut words: Vec<Raw> = Vec::with_capacity(text.len() / 6 + 1);
    let mut open: Option<ByteRange> = None;
    let mut between = Between::default();
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        if is_word(character) || (open.is_some() && is_combining_mark(character)) {
            match &mut open {
                Some(range) => range.end = end,
                None => open = Some(ByteRange::new(at, end)),
            }
        } else if !is_ignorable(character) {
            if let Some(range) = open.take() {
                words.push(Raw {
                    range,
                    glue: between.take(),
                });
                between = Between::after_word();
            }
            between.add(character);
        }
    }
    if let Some(range) = open {
        words.push(Raw {
            range,
            glue: between.take(),
        });
    }
    words
}

/// Letters and digits; superscripts and the like are compatibility forms of them.
fn is_word(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_alphanumeric()
    } else {
        character.is_alphanumeric()
    }
}

/// The separators since the last word.
#[derive(Debug, Default)]
struct Between {
    after_word: bool,
    only: Option<Glue>,
    several: bool,
}

impl Between {
    fn after_word() -> Self {
        Self {
            after_word: true,
            ..Self::default()
        }
    }

    fn add(&mut self, character: char) {
        self.several |= self.only.is_some();
        self.only = Some(glue_of(character));
    }

    fn take(&mut self) -> Glue {
        let glue = match self.only {
            Some(glue) if self.after_word && !self.several => glue,
            _ => Glue::Apart,
        };
        *self = Self::default();
        glue
    }
}

fn glue_of(character: char) -> Glue {
    match character {
        ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}' => Glue::Space,
        '-' | '\u{2010}' | '\u{2011}' | '\u{FE63}' | '\u{FF0D}' | '&' => Glue::Hyphen,
        '.' => Glue::Dot,
        ',' => Glue::Comma,
        '·' | '•' | '‧' | '⋅' => Glue::Median,
        '/' | '_' | ':' | '@' | '+' | '=' => Glue::Sign,
        _ if is_apostrophe(character) => Glue::Apostrophe,
        _ => Glue::Apart,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, Glue)> {
        raw_words(text)
            .iter()
            .map(|raw| (raw.range.of(text), raw.glue))
            .collect()
    }

    #[test]
    fn words_know_what_glues_them() {
        assert_eq!(
            cut("L’e-mail, 150\u{202F}000 fois"),
            [
                ("L", Glue::Apart),
                ("e", Glue::Apostrophe),
                ("mail", Glue::Hyphen),
                ("150", Glue::Apart),
                ("000", Glue::Space),
                ("fois", Glue::Space)
            ]
        );
    }

    #[test]
    fn invisible_characters_and_marks_stay_inside_words() {
        assert_eq!(
            cut("co\u{AD}opé\u{200B}rer"),
            [("co\u{AD}opé\u{200B}rer", Glue::Apart)]
        );
        assert_eq!(
            cut("e\u{301}te\u{301}\u{AD} a"),
            [("e\u{301}te\u{301}", Glue::Apart), ("a", Glue::Space)]
        );
        assert!(cut(" \u{301} … ‼ ").is_empty());
    }
}
