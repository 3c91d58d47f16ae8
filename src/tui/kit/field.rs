//! A text field of one line.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::tui::kit::keys::{Code, Key};

/// A text field of one line: its text and the place of the cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    cursor: usize,
    /// Whether all of it is selected: what is typed takes its place.
    selected: bool,
}

impl Field {
    /// A field that holds `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            cursor: text.len(),
            selected: false,
        }
    }

    /// A field whose text is selected: what is typed takes its place.
    pub fn selected(text: &str) -> Self {
        Self {
            selected: !text.is_empty(),
            ..Self::new(text)
        }
    }

    /// Whether all of the text is selected.
    pub fn is_selected(&self) -> bool {
        self.selected
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of the cursor, in bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether the cursor stands behind the last character.
    pub fn at_end(&self) -> bool {
        self.cursor == self.text.len()
    }

    /// Replaces the text; the cursor goes to its end.
    pub fn set(&mut self, text: &str) {
        *self = Self::new(text);
    }

    /// Puts a text in at the cursor; line ends become spaces, control characters go.
    pub fn insert(&mut self, text: &str) {
        let clean: String = text
            .chars()
            .map(|c| {
                if matches!(c, '\n' | '\r' | '\t') {
                    ' '
                } else {
                    c
                }
            })
            .filter(|c| !c.is_control())
            .collect();
        if std::mem::take(&mut self.selected) {
            self.text.clear();
            self.cursor = 0;
        }
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    /// Takes a key as a text field does; whether the text or the cursor changed.
    pub fn press(&mut self, key: Key) -> bool {
        let before = (self.text.len(), self.cursor);
        let erases = matches!(key.code, Code::Backspace | Code::Delete);
        if self.selected && erases {
            self.set("");
            return true;
        }
        if !matches!((key.code, key.ctrl, key.alt), (Code::Char(_), false, false)) {
            self.selected = false;
        }
        let was_selected = self.selected;
        match (key.code, key.ctrl, key.alt) {
            (Code::Char(c), false, false) => self.insert(c.encode_utf8(&mut [0; 4])),
            (Code::Backspace, false, false) | (Code::Char('h'), true, false) => {
                let to = self.cursor;
                self.cursor = self.before(to);
                self.text.replace_range(self.cursor..to, "");
            }
            (Code::Delete, false, false) => {
                let end = self.after(self.cursor);
                self.text.replace_range(self.cursor..end, "");
            }
            (Code::Left, false, false) => self.cursor = self.before(self.cursor),
            (Code::Right, false, false) => self.cursor = self.after(self.cursor),
            (Code::Left, true, false) | (Code::Char('b'), false, true) => {
                self.cursor = self.word_start();
            }
            (Code::Right, true, false) | (Code::Char('f'), false, true) => {
                self.cursor = self.word_end();
            }
            (Code::Home, ..) | (Code::Char('a'), true, false) => self.cursor = 0,
            (Code::End, ..) | (Code::Char('e'), true, false) => self.cursor = self.text.len(),
            (Code::Char('u'), true, false) => {
                self.text.replace_range(..self.cursor, "");
                self.cursor = 0;
            }
            (Code::Char('w'), true, false) | (Code::Backspace, _, _) => {
                let start = self.word_start();
                self.text.replace_range(start..self.cursor, "");
                self.cursor = start;
            }
            _ => return false,
        }
        was_selected || before != (self.text.len(), self.cursor)
    }

    /// Takes a key as [`Self::press`] does; whether the text changed.
    pub fn edit(&mut self, key: Key) -> bool {
        let before = self.text.clone();
        self.press(key);
        self.text != before
    }

    fn before(&self, at: usize) -> usize {
        let text = self.text.get(..at).unwrap_or_default();
        text.grapheme_indices(true)
            .next_back()
            .map_or(0, |(start, _)| start)
    }

    fn after(&self, at: usize) -> usize {
        let text = self.text.get(at..).unwrap_or_default();
        at + text.graphemes(true).next().map_or(0, str::len)
    }

    fn word_start(&self) -> usize {
        let text = self.text.get(..self.cursor).unwrap_or_default();
        text.unicode_word_indices()
            .next_back()
            .map_or(0, |(start, _)| start)
    }

    fn word_end(&self) -> usize {
        let text = self.text.get(self.cursor..).unwrap_or_default();
        let first = text.unicode_word_indices().next();
        first.map_or(self.text.len(), |(start, word)| {
            self.cursor + start + word.len()
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_typed_takes_the_place_of_what_is_selected() {
        let mut field = Field::selected("open data");
        assert!(field.press(Key::char('c')));
        field.press(Key::char('r'));
        assert_eq!(field.text(), "cr");
        let mut field = Field::selected("open data");
        field.press(Key::plain(Code::End));
        field.press(Key::char('s'));
        assert_eq!(field.text(), "open datas");
        let mut field = Field::selected("open data");
        assert!(field.press(Key::plain(Code::Backspace)));
        assert_eq!(field.text(), "");
    }

    #[test]
    fn a_field_edits_by_whole_characters_and_words() {
        let mut field = Field::new("objets connectés");
        field.press(Key::plain(Code::Backspace));
        assert_eq!(field.text(), "objets connecté");
        field.press(Key::parse("C-w").unwrap());
        assert_eq!(field.text(), "objets ");
        field.press(Key::plain(Code::Home));
        field.insert("é\n\u{1b}🇨🇦");
        assert_eq!(field.text(), "é 🇨🇦objets ");
        field.press(Key::plain(Code::Backspace));
        assert_eq!(field.text(), "é objets ");
        field.press(Key::plain(Code::Left));
        field.press(Key::plain(Code::Left));
        field.press(Key::plain(Code::Delete));
        assert_eq!(field.text(), " objets ");
        field.press(Key::parse("C-e").unwrap());
        assert!(field.at_end());
        field.press(Key::parse("C-u").unwrap());
        assert_eq!(field.text(), "");
    }

    /// What stands in a field after keys, the cursor shown as `|`.
    fn after(text: &str, keys: &str) -> String {
        let mut field = Field::new(text);
        for key in keys.split_whitespace() {
            field.press(Key::parse(key).unwrap());
        }
        let (before, behind) = field.text().split_at(field.cursor());
        format!("{before}|{behind}")
    }

    #[test]
    fn each_key_of_a_field_does_what_readers_know_it_for() {
        for (text, keys, expected) in [
            ("un mot", "", "un mot|"),
            ("un mot", "Left", "un mo|t"),
            ("un mot", "Left Right Right", "un mot|"),
            ("un mot", "Home", "|un mot"),
            ("un mot", "C-a", "|un mot"),
            ("un mot", "Home End", "un mot|"),
            ("un mot", "C-a C-e", "un mot|"),
            ("un mot", "C-Left", "un |mot"),
            ("un mot", "A-b A-b", "|un mot"),
            ("un mot", "Home C-Right", "un| mot"),
            ("un mot", "Home A-f A-f", "un mot|"),
            ("un mot", "Backspace", "un mo|"),
            ("un mot", "C-h", "un mo|"),
            ("un mot", "C-w", "un |"),
            ("un mot", "A-Backspace", "un |"),
            ("un mot", "C-Backspace", "un |"),
            ("un mot", "Left C-u", "|t"),
            ("un mot", "Home Delete", "|n mot"),
            ("un mot", "Delete", "un mot|"),
            ("", "Backspace Left C-w C-u Delete", "|"),
            ("l’été", "C-w", "|"),
            ("tag:iot lang:fr", "C-w", "tag:iot |"),
        ] {
            assert_eq!(after(text, keys), expected, "{text:?} {keys}");
        }
    }

    #[test]
    fn what_a_reader_sees_as_one_letter_is_passed_and_erased_as_one() {
        for letter in ["é", "e\u{301}", "🇨🇦", "👩\u{200d}🚀", "ã\u{323}"] {
            let text = format!("a{letter}");
            assert_eq!(after(&text, "Left"), format!("a|{letter}"));
            assert_eq!(after(&text, "Backspace"), "a|");
            assert_eq!(after(&text, "Home Right Delete"), "a|");
        }
    }

    #[test]
    fn what_is_pasted_stays_on_the_line_and_acts_on_nothing() {
        let mut field = Field::new("ab");
        field.press(Key::plain(Code::Left));
        field.insert("1\r\n2\t3\u{1b}[31m\u{7f}");
        assert_eq!(field.text(), "a1  2 3[31mb");
        assert_eq!(field.text().get(field.cursor()..), Some("b"));
    }

    #[test]
    fn keys_that_are_not_for_a_field_change_nothing_and_say_so() {
        for key in ["Enter", "Esc", "Tab", "Up", "PageDown", "F1", "C-s", "A-x"] {
            let mut field = Field::new("un mot");
            assert!(!field.press(Key::parse(key).unwrap()), "{key}");
            assert_eq!((field.text(), field.at_end()), ("un mot", true), "{key}");
        }
    }

    #[test]
    fn a_field_says_whether_its_words_or_only_its_cursor_changed() {
        let mut field = Field::new("mot");
        assert!(!field.edit(Key::plain(Code::Left)));
        assert!(field.press(Key::plain(Code::Left)));
        assert!(field.edit(Key::char('x')));
        assert_eq!(field.text(), "mxot");
        field.press(Key::plain(Code::Home));
        assert!(
            !field.press(Key::plain(Code::Left)),
            "it stands there already"
        );
    }

    #[test]
    fn moving_takes_the_selection_away_and_keeps_the_words() {
        for key in ["Left", "Home", "C-Left", "C-a"] {
            let mut field = Field::selected("un mot");
            assert!(field.is_selected());
            field.press(Key::parse(key).unwrap());
            assert!(!field.is_selected(), "{key}");
            assert_eq!(field.text(), "un mot", "{key}");
        }
        assert!(
            !Field::selected("").is_selected(),
            "there is nothing to replace"
        );
    }

    proptest! {
        /// Whatever is pressed, the cursor stands between two letters, and the text holds no control character.
        #[test]
        fn the_cursor_never_stands_within_a_letter(
            letters in prop::collection::vec(
                prop::sample::select(vec!["a", "b", " ", "é", "e\u{301}", "🇨🇦", "👩\u{200d}🚀", ":", "/", "-"]),
                0..12,
            ),
            keys in prop::collection::vec(
                prop::sample::select(vec![
                    "Left", "Right", "C-Left", "C-Right", "Home", "End", "Backspace", "Delete", "C-w", "C-u", "a", "é",
                    "Space", "C-h", "A-b", "A-f",
                ]),
                0..30,
            ),
        ) {
            let mut field = Field::new(&letters.concat());
            for key in keys {
                field.press(Key::parse(key).unwrap());
                let at = field.cursor();
                let starts = field.text().grapheme_indices(true).map(|(start, _)| start);
                let stands = starts.chain([field.text().len()]).any(|start| start == at);
                prop_assert!(stands, "{:?} {}", field.text(), at);
                prop_assert!(!field.text().contains(char::is_control));
            }
        }
    }
}
