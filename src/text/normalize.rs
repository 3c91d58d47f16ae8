//! Which characters stand in a canonical text, and how a text becomes one.
//!
//! NFC; every run of spaces, tabs and breaking Unicode spaces is one space; no-break spaces (U+00A0,
//! U+202F, U+2007) stay; control characters, soft hyphens, zero-width spaces, byte-order marks, invisible
//! operators, tags and bidirectional overrides go; joiners (U+200C, U+200D) stay. The control characters
//! that part words (form feed, next line and the like) count as spaces.

mod pieces;

use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

pub use pieces::{Piece, pieces};

/// What a canonical text does with spaces and line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spaces {
    /// One line: line breaks are spaces, a run is one space, none at the ends.
    Line,
    /// A paragraph: a run with a line break in it is one line break, any other one space; none at the ends.
    Paragraph,
    /// Preformatted: all are kept, a tab is four spaces.
    Code,
}

/// What becomes of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Keep,
    Space,
    Break,
    Drop,
}

/// A text as one canonical line: for titles, names, tags and comparisons.
///
/// ```
/// use glose::text::normalize::canonical;
/// assert_eq!(canonical(" Ce\u{301}le\u{301}brer\tl’e\u{301}te\u{301}\u{AD} !\n"), "Célébrer l’été !");
/// ```
pub fn canonical(text: &str) -> String {
    canonical_as(text, Spaces::Line).into_owned()
}

/// A text made canonical with its spaces and line breaks treated as told; borrowed if it already was.
pub fn canonical_as(text: &str, spaces: Spaces) -> Cow<'_, str> {
    if is_canonical(text, spaces) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(pieces(text, spaces).0)
    }
}

/// Whether a text surely is canonical already: a quick look, which may say no to rare texts that are.
pub fn is_canonical(text: &str, spaces: Spaces) -> bool {
    let collapse = spaces != Spaces::Code;
    let mut after_space = collapse;
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        match byte {
            b' ' if collapse && after_space => return false,
            b'\n' if spaces == Spaces::Line || (collapse && after_space) => return false,
            b' ' | b'\n' => after_space = collapse,
            0x21..=0x7E => after_space = false,
            0x80.. => {
                let at = text.len() - rest.len();
                let Some(c) = text.get(at..).and_then(|text| text.chars().next()) else {
                    return false;
                };
                if fate(c, spaces) != Fate::Keep || !is_inert(c) {
                    return false;
                }
                after_space = false;
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
                continue;
            }
            _ => return false,
        }
        rest = tail;
    }
    // The loop sees a space after a space or a line break, not a space before a line break.
    !collapse || text.is_empty() || !(after_space || text.contains(" \n"))
}

/// What becomes of a character under a treatment of spaces.
fn fate(c: char, spaces: Spaces) -> Fate {
    if matches!(c, '!'..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}') {
        return Fate::Keep;
    }
    match c {
        '\n' if spaces != Spaces::Line => Fate::Break,
        ' ' | '\n' | '\t' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Fate::Space
        }
        '\u{1680}'
        | '\u{2000}'..='\u{2006}'
        | '\u{2008}'..='\u{200A}'
        | '\u{205F}'
        | '\u{3000}' => {
            if spaces == Spaces::Code {
                Fate::Keep
            } else {
                Fate::Space
            }
        }
        '\0'..='\u{1F}'
        | '\u{7F}'..='\u{9F}'
        | '\u{AD}'
        | '\u{200B}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => Fate::Drop,
        _ => Fate::Keep,
    }
}

/// Whether a character neither changes under NFC nor composes with what stands before it, so that a
/// text may be cut in front of it and each part normalised on its own.
fn is_inert(c: char) -> bool {
    c < '\u{300}'
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{202F}'..='\u{205E}' | '\u{20AC}')
        || (canonical_combining_class(c) == 0
            && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_loses_what_is_not_seen_and_keeps_what_is() {
        let cases = [
            ("", ""),
            ("  a \t b\r\n c ", "a b c"),
            (
                "12\u{a0}000\u{202f}€ ; «\u{a0}oui\u{a0}»",
                "12\u{a0}000\u{202f}€ ; «\u{a0}oui\u{a0}»",
            ),
            ("e\u{301}te\u{301}", "été"),
            ("e\u{200b}\u{301}", "é"),
            ("inter\u{ad}net", "internet"),
            ("\u{feff}a\u{1b}[31mb\u{9b}c\u{7f}\0", "a[31mbc"),
            ("a\u{202e}b\u{2066}c\u{2069}", "ab\u{2066}c\u{2069}"),
            (
                "👩\u{200d}💻 \u{646}\u{200c}\u{647}",
                "👩\u{200d}💻 \u{646}\u{200c}\u{647}",
            ),
            ("a\u{c}b\u{85}c\u{2009}d\u{3000}e\u{2028}f", "a b c d e f"),
            ("\u{212b} \u{1100}\u{1161}\u{11a8}", "Å 각"),
            ("a \n b", "a b"),
            ("\u{301}a", "\u{301}a"),
        ];
        for (text, expected) in cases {
            assert_eq!(canonical(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_paragraph_keeps_line_breaks_and_code_keeps_all_spaces() {
        assert_eq!(canonical_as(" a  b \n\n c ", Spaces::Paragraph), "a b\nc");
        assert_eq!(
            canonical_as(" a  b\n\tc\u{3000}\r", Spaces::Code),
            " a  b\n    c\u{3000} "
        );
        assert!(matches!(
            canonical_as("a b\nc", Spaces::Paragraph),
            Cow::Borrowed(_)
        ));
        assert!(matches!(
            canonical_as("a \n b", Spaces::Paragraph),
            Cow::Owned(_)
        ));
    }

    fn anything() -> impl Strategy<Value = String> {
        let odd = prop_oneof![
            any::<char>(),
            prop::sample::select(
                " \n\t\r\u{a0}\u{202f}\u{2009}\u{200b}\u{ad}\u{301}\u{323}\u{340}\u{f73}\u{200d}eaAé\u{1161}\u{1100}"
                    .chars()
                    .collect::<Vec<_>>()
            ),
        ];
        prop::collection::vec(odd, 0..40).prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn canonical_texts_stay_as_they_are(text in anything()) {
            for spaces in [Spaces::Line, Spaces::Paragraph, Spaces::Code] {
                let once = canonical_as(&text, spaces).into_owned();
                prop_assert_eq!(canonical_as(&once, spaces).into_owned(), once.clone());
                prop_assert!(unicode_normalization::is_nfc(&once));
                prop_assert_eq!(pieces(&once, spaces).0, once);
            }
        }

        #[test]
        fn pieces_lie_in_order_and_say_where_each_part_came_from(text in anything()) {
            for spaces in [Spaces::Line, Spaces::Paragraph, Spaces::Code] {
                let (out, pieces) = pieces(&text, spaces);
                let mut at = (0, 0);
                for piece in &pieces {
                    prop_assert!(piece.out.start == at.0 && piece.raw.start >= at.1);
                    prop_assert!(!piece.out.is_empty() && !piece.raw.is_empty());
                    if piece.same {
                        prop_assert_eq!(piece.out.of(&out), piece.raw.of(&text));
                    }
                    at = (piece.out.end, piece.raw.end);
                }
                prop_assert_eq!(at.0, out.len());
            }
        }
    }
}
