//! Folding: accents, case, ligatures and typography taken away, with maps back to the text.
//!
//! [`fold`] is what two spellings of one word share (`Été`, `ETE`, `e\u{301}te\u{301}`); [`lower`] keeps
//! the accents. [`Folded`] remembers where every byte came from.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_compatible, is_combining_mark};

use super::span::ByteRange;

/// Lower case without accents, ligatures opened, compatibility forms replaced, invisible characters
/// dropped: `Œuvres` → `oeuvres`, `ﬁn` → `fin`, `co\u{AD}opérer` → `cooperer`, `’` → `'`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        push_folded(character, &mut folded);
    }
    folded
}

/// Lower case with its accents in NFC; otherwise as [`fold`]: `ŒUVRÉ` → `oeuvré`.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            lower.push(character.to_ascii_lowercase());
        } else if let Some(plain) = spell_out(character) {
            lower.push_str(plain);
        } else if !is_ignorable(character) {
            for part in std::iter::once(character)
                .nfkc()
                .flat_map(char::to_lowercase)
            {
                push_composed(part, &mut lower);
            }
        }
    }
    lower
}

/// Whether a character only shapes or hides: soft hyphen, zero-width characters, direction marks,
/// variation selectors. Search and comparison do not see them.
pub fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a character is an apostrophe as people type or print it.
pub fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ' | '‘' | '′' | '＇' | '‛')
}

/// Appends what [`fold`] makes of one character; nothing for marks and invisible characters.
pub fn push_folded(character: char, folded: &mut String) {
    if character.is_ascii() {
        folded.push(character.to_ascii_lowercase());
    } else if let Some(plain) = spell_out(character) {
        folded.push_str(plain);
    } else if !is_ignorable(character) {
        decompose_compatible(character, |part| {
            if !is_combining_mark(part) {
                for low in part.to_lowercase().filter(|low| !is_combining_mark(*low)) {
                    folded.push_str(spell_out(low).unwrap_or_default());
                    if spell_out(low).is_none() {
                        folded.push(low);
                    }
                }
            }
        });
    }
}

/// Letters that Unicode does not decompose but readers type otherwise; apostrophes.
fn spell_out(character: char) -> Option<&'static str> {
    Some(match character {
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ if is_apostrophe(character) => "'",
        _ => return None,
    })
}

/// Appends a character, composed with the last one where Unicode has a letter for both.
fn push_composed(character: char, text: &mut String) {
    if is_combining_mark(character)
        && let Some(composed) = text
            .chars()
            .next_back()
            .and_then(|last| compose(last, character))
    {
        text.pop();
        text.push(composed);
    } else {
        text.push(character);
    }
}

/// A folded text that knows where every byte of it comes from.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    /// Runs in order; each stands for all bytes up to the next one.
    runs: Vec<Run>,
    source_len: usize,
}

/// A stretch of the folded text and of its source.
#[derive(Debug, Clone, Copy)]
struct Run {
    folded: usize,
    source: usize,
    /// Whether byte follows byte in both; else the whole stretch stands for one character.
    plain: bool,
}

impl Folded {
    /// Folds `text` as [`fold`] does.
    pub fn new(text: &str) -> Self {
        let mut folded = Self {
            source_len: text.len(),
            ..Self::default()
        };
        folded.text.reserve(text.len());
        for (at, character) in text.char_indices() {
            let plain = character.is_ascii();
            let run = Run {
                folded: folded.text.len(),
                source: at,
                plain,
            };
            if !(plain && folded.runs.last().is_some_and(|last| last.plain)) {
                folded.runs.push(run);
            }
            push_folded(character, &mut folded.text);
        }
        folded
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the source that a range of the folded text comes from: whole characters, with the
    /// marks and invisible characters that stand among them and right after them.
    pub fn to_source(&self, range: ByteRange) -> ByteRange {
        if range.is_empty() {
            let at = self.source_of(range.start, false);
            return ByteRange::new(at, at);
        }
        let end = self.source_of(range.end, true);
        ByteRange::new(self.source_of(range.start, false).min(end), end)
    }

    /// The source offset of a folded offset: a start begins its character, an end closes its own.
    fn source_of(&self, folded: usize, end: bool) -> usize {
        if folded >= self.text.len() {
            return self.source_len;
        }
        let after = self.runs.partition_point(|run| run.folded <= folded);
        let Some(run) = after.checked_sub(1).and_then(|at| self.runs.get(at)) else {
            return 0;
        };
        if end && folded == run.folded {
            // The run that begins here belongs to what follows, and so do empty runs before it only
            // as marks of the character that ends here.
            return run.source;
        }
        if run.plain {
            run.source + (folded - run.folded)
        } else if end {
            self.runs
                .get(after)
                .map_or(self.source_len, |next| next.source)
        } else {
            run.source
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_a_word_fold_to_one() {
        for spelling in [
            "Été",
            "ÉTÉ",
            "ete",
            "e\u{301}te\u{301}",
            "é\u{AD}t\u{200B}é",
            "ｅｔｅ",
        ] {
            assert_eq!(fold(spelling), "ete", "{spelling}");
        }
        assert_eq!(fold("CŒUR ﬁn æther Straße"), "coeur fin aether strasse");
        assert_eq!(fold("l’été l'ete lʼÉTÉ"), "l'ete l'ete l'ete");
        assert_eq!(fold("150\u{202F}000\u{A0}€"), "150 000 €");
    }

    #[test]
    fn lower_keeps_accents_and_composes_them() {
        assert_eq!(lower("CO\u{302}TE\u{301}"), "côté");
        assert_eq!(lower("ŒUVRÉ ﬁn"), "oeuvré fin");
    }

    #[test]
    fn ranges_lead_back_to_whole_characters() {
        let source = "Le cœur ﬁn e\u{301}tait";
        let folded = Folded::new(source);
        let range = |word: &str| {
            let at = folded.text().find(word).unwrap_or_default();
            folded
                .to_source(ByteRange::new(at, at + word.len()))
                .of(source)
                .to_owned()
        };
        assert_eq!(range("coeur"), "cœur");
        assert_eq!(range("fin"), "ﬁn");
        assert_eq!(range("i"), "ﬁ");
        assert_eq!(range("etait"), "e\u{301}tait");
        assert_eq!(range("e cœu".get(..2).unwrap_or_default()), "e ");
    }

    proptest! {
        #[test]
        fn every_folded_range_comes_from_characters_of_the_source(text in "\\PC{0,40}", a in 0usize..60, b in 0usize..60) {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.text(), fold(&text));
            let range = folded.to_source(ByteRange::new(a.min(b), a.max(b)));
            prop_assert!(text.get(range.start..range.end).is_some());
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
