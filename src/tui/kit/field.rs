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
}
