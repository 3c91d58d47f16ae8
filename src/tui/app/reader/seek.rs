//! From a selection: to the next place of a character, and to a dictionary.

use std::fmt::Write as _;

use super::{Reader, Selection};
use crate::text::Language;
use crate::text::fold::fold;
use crate::tui::app::keys::{Code, Key};
use crate::tui::app::msg::{Effect, Env};
use crate::tui::app::state::State;
use unicode_segmentation::UnicodeSegmentation as _;

/// The longest words that a dictionary is asked for, in scalar values.
const LONGEST: usize = 80;

/// Waits for a character: the moving end goes to where it stands next.
pub(super) fn find_char(state: &mut State, _: &Env) -> Vec<Effect> {
    let count = state.take_count();
    if let Some(reader) = &mut state.reader {
        reader.seeking = Some(count);
    }
    let text = state.manner.messages.text("say-which-character");
    state.status.note(text);
    Vec::new()
}

/// Takes the key that was waited for; any that is no character lets go.
pub fn sought(state: &mut State, key: Key) -> Vec<Effect> {
    state.status.clear(false);
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let count = reader.seeking.take().unwrap_or(1);
    let wanted = match (key.typed(), key.code) {
        (Some(c), _) => c,
        (None, Code::Enter) => '\n',
        _ => return Vec::new(),
    };
    if !reader.seek(wanted, count) {
        let args = [("text", wanted.to_string().into())];
        let text = state.manner.messages.with("say-no-character", &args);
        state.status.note(text);
    }
    Vec::new()
}

impl Reader {
    /// Moves the moving end to behind the next place of a character (before it, where the end is the first one),
    /// accents and case aside; false where the block has none.
    fn seek(&mut self, wanted: char, count: usize) -> bool {
        let Some(Selection { anchor, head }) = self.selection else {
            return false;
        };
        let block = self.document.blocks().get(self.document.block_at(head));
        let end = block.map_or(head, |block| block.range.end);
        let rest = self.document.text().get(head..end).unwrap_or_default();
        let folded = fold(&wanted.to_string());
        let is_it = |grapheme: &str| {
            grapheme.starts_with(wanted) || (!folded.is_empty() && fold(grapheme) == folded)
        };
        // The end that comes first stands before its character: that one does not count.
        let skip = usize::from(head < anchor);
        let mut places = rest.grapheme_indices(true).skip(skip);
        let found = places
            .by_ref()
            .filter(|(_, grapheme)| is_it(grapheme))
            .nth(count.saturating_sub(1));
        let Some((at, grapheme)) = found else {
            return false;
        };
        let behind = if head < anchor { 0 } else { grapheme.len() };
        self.go(head + at + behind);
        true
    }
}

/// Opens the dictionary of the passage's language on the selected words.
pub(super) fn look_up(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(reader) = &state.reader else {
        return Vec::new();
    };
    let range = reader.chosen();
    let words = reader.document.slice(range).split_whitespace();
    let words = words.collect::<Vec<_>>().join("_");
    if words.is_empty() || words.chars().count() > LONGEST {
        let text = state.manner.messages.text("say-too-long-to-look-up");
        state.status.note(text);
        return Vec::new();
    }
    let block = reader.document.block_at(range.start);
    let block = reader.document.blocks().get(block);
    let language = block.map_or(Language::French, |block| block.language);
    let address = format!(
        "https://{}.wiktionary.org/wiki/{}",
        language.code(),
        escaped(&words)
    );
    vec![Effect::OpenUrl(address)]
}

/// A text as a part of an address.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::tui::app::tests::{open, press, state};
    use crate::tui::app::{Effect, State};

    fn passage(state: &State) -> &str {
        let reader = state.reader.as_ref().unwrap();
        reader.document.slice(reader.chosen())
    }

    #[test]
    fn the_moving_end_goes_to_a_character_accents_aside() {
        let mut state = state();
        open(&mut state);
        press(&mut state, "v f m");
        assert_eq!(passage(&state), "Le capteur com");
        press(&mut state, "2 f e");
        assert_eq!(passage(&state), "Le capteur compte. Pe");
        press(&mut state, "f Z");
        assert_eq!(passage(&state), "Le capteur compte. Pe");
        assert!(state.status.message.is_some());
        press(&mut state, "f Esc f é");
        assert_eq!(passage(&state), "Le capteur compte. Personne");
        press(&mut state, "o f c");
        assert_eq!(passage(&state), "capteur compte. Personne");
    }

    #[test]
    fn a_word_is_looked_up_in_the_dictionary_of_its_language() {
        let mut state = state();
        open(&mut state);
        press(&mut state, "s s v");
        let effects = press(&mut state, "L");
        let address = "https://fr.wiktionary.org/wiki/Il".to_owned();
        assert_eq!(effects, [Effect::OpenUrl(address)]);
        assert_eq!(super::escaped("été"), "%C3%A9t%C3%A9");
    }
}
