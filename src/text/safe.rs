//! Text that may stand on a terminal: nothing in it can act on the terminal or shift what is beside it.
//!
//! Control characters, escape sequences' beginnings (C1 too), bidirectional overrides, invisible and
//! zero-width characters are gone; joiners stay where scripts and emoji need them; a cell holds no more
//! than eight marks and 32 bytes; what has no glyph (unassigned, private use) is `□`.

mod characters;
mod clusters;
mod width;

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use super::span::ByteRange;

pub use characters::hides_direction;
pub use width::{cell_width, pad, truncate, width};

/// How much of a cluster is read first, in bytes: more than any cell holds.
const READ: usize = 256;

/// A text made safe to draw: the only thing that drawing code accepts. Making one twice changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SafeText(String);

impl SafeText {
    /// One line: line breaks and tabs, and the spaces around them, are one space.
    ///
    /// ```
    /// use glose::text::SafeText;
    /// assert_eq!(&*SafeText::line("l’été\u{1b}[31m \u{202e}à\n\tQuébec"), "l’été[31m à Québec");
    /// ```
    pub fn line(text: &str) -> Self {
        if text.bytes().all(is_plain) {
            return Self(text.to_owned());
        }
        let one_line = if text.contains(is_break) {
            Cow::Owned(join_lines(text))
        } else {
            text.into()
        };
        Self(clean(&one_line))
    }

    /// One grapheme cluster; of a very long one no more is read than is shown.
    pub fn cluster(cluster: &str) -> Self {
        if cluster.len() > READ {
            let head = cluster.get(..cluster.floor_char_boundary(READ));
            let head = Self::line(head.unwrap_or_default());
            if head.ends_with(clusters::CUT) {
                return head;
            }
        }
        Self::line(cluster)
    }

    /// Several lines: line breaks stay, a tab is four spaces.
    pub fn block(text: &str) -> Self {
        if text.bytes().all(|byte| is_plain(byte) || byte == b'\n') {
            return Self(text.to_owned());
        }
        let lines = text.replace("\r\n", "\n").replace('\t', "    ");
        let lines: Vec<String> = lines
            .split(['\n', '\r', '\u{2028}', '\u{2029}'])
            .map(clean)
            .collect();
        Self(lines.join("\n"))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A part of it, by its own bytes; empty where the range falls outside or cuts a character.
    #[must_use]
    pub fn part(&self, range: ByteRange) -> Self {
        Self::block(range.of(&self.0))
    }

    /// At most `cells` wide: what does not fit gives way to `…`. (A cut may leave an isolate open, which would
    /// turn what stands beside it: it is then left out.)
    #[must_use]
    pub fn truncated(&self, cells: usize) -> Self {
        Self(clean(&truncate(&self.0, cells)))
    }

    /// Exactly `cells` wide: cut as by [`SafeText::truncated`], or filled with spaces.
    #[must_use]
    pub fn padded(&self, cells: usize) -> Self {
        Self(pad(&self.truncated(cells).0, cells))
    }

    /// How many cells it takes on one line.
    pub fn width(&self) -> usize {
        width(&self.0)
    }

    /// The string, given away.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl Deref for SafeText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for SafeText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<SafeText> for String {
    fn from(text: SafeText) -> Self {
        text.0
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Printable ASCII.
fn is_plain(byte: u8) -> bool {
    (0x20..0x7F).contains(&byte)
}

fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The lines of a text in one, a space between two of them, none at the ends where a break was.
fn join_lines(text: &str) -> String {
    let parts: Vec<&str> = text.split(is_break).collect();
    let last = parts.len().saturating_sub(1);
    let mut out = String::with_capacity(text.len());
    for (nth, part) in parts.iter().enumerate() {
        let part = if nth > 0 {
            part.trim_start_matches(' ')
        } else {
            part
        };
        let part = if nth < last {
            part.trim_end_matches(' ')
        } else {
            part
        };
        if !part.is_empty() && nth > 0 && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

/// One paragraph made safe.
fn clean(paragraph: &str) -> String {
    if paragraph.bytes().all(is_plain) {
        return paragraph.to_owned();
    }
    clusters::bounded(&characters::visible(paragraph))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn nothing_that_acts_on_a_terminal_is_left() {
        let cases = [
            ("a\u{1b}]52;c;Zm9v\u{7}b", "a]52;c;Zm9vb"),
            ("a\u{9b}31mb\u{9d}0;x\u{9c}", "a31mb0;x"),
            ("a\u{7f}\0b\u{8}", "ab"),
            ("gauche\u{202e}etiord\u{202c}", "gaucheetiord"),
            ("a\u{2066}b\u{2069}c", "a\u{2066}b\u{2069}c"),
            ("a\u{2066}b", "ab"),
            ("a\u{2069}b\u{2066}c", "abc"),
            ("a\u{200e}b", "ab"),
            ("שלום\u{200e}!", "שלום\u{200e}!"),
            ("a\u{200b}\u{feff}\u{2060}\u{ad}\u{fff9}b\u{e0041}", "ab"),
            ("\u{e000}\u{f8ff} \u{378} \u{fdd0} \u{10ffff}", "□□ □ □ □"),
            ("12\u{a0}000\u{202f}€", "12\u{a0}000\u{202f}€"),
        ];
        for (text, safe) in cases {
            assert_eq!(&*SafeText::line(text), safe, "{text:?}");
            assert_eq!(&*SafeText::block(text), safe, "{text:?}");
        }
    }

    #[test]
    fn a_cut_leaves_no_isolate_open() {
        let safe = SafeText::line("\u{2067}שלום\u{2069}, a");
        assert!(!safe.truncated(3).contains('\u{2067}'));
        assert!(!safe.padded(3).contains('\u{2067}') && safe.padded(3).width() == 3);
        assert_eq!(safe.truncated(80), safe);
    }

    #[test]
    fn joiners_stay_where_a_script_or_an_emoji_needs_them() {
        for kept in [
            "👩\u{200d}💻",
            "❤\u{fe0f}\u{200d}🔥",
            "می\u{200c}خواهم",
            "क\u{94d}\u{200d}ष",
            "👍🏽",
            "🇫🇷",
            "각",
            "é",
            "e\u{323}\u{301}",
        ] {
            assert_eq!(&*SafeText::line(kept), kept, "{kept:?}");
        }
        assert_eq!(&*SafeText::line("a\u{200d}b\u{200c}c 👩\u{200d}"), "abc 👩");
        assert_eq!(&*SafeText::line("❤\u{fe0f}\u{fe0f}"), "❤\u{fe0f}");
    }

    #[test]
    fn a_cell_holds_a_bounded_cluster() {
        let safe = SafeText::line(&format!("e{}x", "\u{301}".repeat(10_000)));
        assert_eq!(&*safe, format!("e{}◌…x", "\u{301}".repeat(8)));
        let jamo = SafeText::line(&"\u{1100}".repeat(1000));
        assert!(jamo.len() < 40 && jamo.ends_with("◌…"));
        assert_eq!(&*SafeText::line("\u{301}a"), "◌\u{301}a");
        for base in ["e", "", "👩", "क"] {
            for marks in [0, 1, 8, 9, 200, 10_000] {
                let cluster = format!("{base}{}", "\u{301}".repeat(marks));
                assert_eq!(SafeText::cluster(&cluster), SafeText::line(&cluster));
            }
        }
        let woman = "👩\u{200d}".repeat(1000);
        assert_eq!(SafeText::cluster(&woman), SafeText::line(&woman));
    }

    #[test]
    fn lines_are_joined_or_kept() {
        assert_eq!(&*SafeText::line(" a \r\n\t b\n\nc\n"), " a b c");
        assert_eq!(&*SafeText::block("é\r\n\tb\u{2028}c\n"), "é\n    b\nc\n");
        assert_eq!(&*SafeText::block("a\n\u{301}b"), "a\n◌\u{301}b");
    }

    #[test]
    fn parts_and_widths_are_safe_too() {
        let safe = SafeText::line("L’été 日本");
        assert_eq!(
            (safe.width(), safe.to_string()),
            (10, "L’été 日本".to_owned())
        );
        assert_eq!(&*safe.truncated(8), "L’été …");
        assert_eq!(&*safe.padded(11), "L’été 日本 ");
        assert_eq!(&*safe.part(ByteRange::new(0, 4)), "L’");
        assert_eq!(&*safe.part(ByteRange::new(2, 99)), "");
        assert_eq!(format!("{:>12}|", SafeText::line("ab")), "          ab|");
    }

    fn anything() -> impl Strategy<Value = String> {
        let odd = prop_oneof![
            any::<char>(),
            prop::sample::select(
                "a \n\t\u{1b}\u{9b}\u{202e}\u{2066}\u{2069}\u{200d}\u{200c}\u{200e}\u{301}\u{fe0f}👩💻🏽🇫\u{1100}\u{1161}\u{94d}क\u{600}م\u{20d0}◌…\u{e0100}"
                    .chars()
                    .collect::<Vec<_>>()
            ),
        ];
        prop::collection::vec(odd, 0..60).prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn any_text_becomes_safe_and_stays_as_it_is(text in anything()) {
            let (line, block) = (SafeText::line(&text), SafeText::block(&text));
            prop_assert!(!line.contains(char::is_control));
            prop_assert!(!block.contains(|c: char| c.is_control() && c != '\n'));
            for safe in [&line, &block] {
                let invisible = ['\u{200b}', '\u{feff}', '\u{202a}', '\u{202e}', '\u{ad}'];
                prop_assert!(!safe.contains(invisible));
                prop_assert!(safe.graphemes(true).all(|cluster| cluster.len() <= 32));
            }
            prop_assert_eq!(&SafeText::line(&line), &line);
            prop_assert_eq!(&SafeText::block(&block), &block);
        }
    }
}
