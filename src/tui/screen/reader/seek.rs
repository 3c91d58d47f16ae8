//! From a selection: to the next place of a character, and to a dictionary.

use std::fmt::Write as _;

use super::{Reader, Selection};
use crate::text::fold::fold;
use crate::text::{ByteRange, Document, Language, segment};
use crate::tui::kit::keys::{Code, Key};
use crate::tui::port::{Ask, Context, Request, TerminalRequest};

/// The longest words that a dictionary is asked for, in scalar values.
const LONGEST: usize = 80;

/// Waits for a character: the moving end goes to where it stands next.
pub(super) fn find_char(reader: &mut Reader, cx: &mut Context<'_>) {
    reader.seeking = Some(cx.count());
    cx.note("say-which-character");
}

/// Takes the key that was waited for; any that is no character lets go.
pub(super) fn seek_key(reader: &mut Reader, key: Key, cx: &mut Context<'_>) {
    cx.ask(Ask::ClearMessage);
    let count = reader.seeking.take().unwrap_or(1);
    let wanted = match (key.typed(), key.code) {
        (Some(c), _) => c,
        (None, Code::Enter) => '\n',
        (None, _) => return,
    };
    if !reader.seek(wanted, count) {
        cx.note_with("say-no-character", &[("text", wanted.to_string().into())]);
    }
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
        let mut search = CharacterSearch::new(wanted);
        // The end that comes first stands before its character: that one does not count.
        let skipped = (head < anchor).then(|| segment::cluster_after(&self.document, head));
        let mut from = skipped.flatten().unwrap_or(head);
        let mut left = count.max(1);
        while let Some(cluster) = search.next(&self.document, ByteRange::new(from, end)) {
            left -= 1;
            if left == 0 {
                let behind = if head < anchor { 0 } else { cluster.len() };
                self.go(cluster.start + behind);
                return true;
            }
            from = cluster.end;
        }
        false
    }
}

/// A character that is looked for.
struct CharacterSearch {
    wanted: char,
    folded: String,
    /// Answers of [`Self::may_match`] for characters beyond ASCII: the last one met for each value of the
    /// character modulo 64.
    known: [Option<(char, bool)>; 64],
}

impl CharacterSearch {
    fn new(wanted: char) -> Self {
        Self {
            wanted,
            folded: fold(&wanted.to_string()),
            known: [None; 64],
        }
    }

    /// The first cluster in a part of a text that matches.
    fn next(&mut self, document: &Document, mut part: ByteRange) -> Option<ByteRange> {
        loop {
            let rest = part.of(document.text());
            let (at, _) = rest.char_indices().find(|(_, c)| self.may_match(*c))?;
            let at = part.start + at;
            let cluster = segment::cluster_at(document, at)?;
            let cluster = ByteRange::new(cluster.start.max(part.start), cluster.end.min(part.end));
            if self.matches(cluster.of(document.text())) {
                return Some(cluster);
            }
            part = ByteRange::new(cluster.end.max(at + 1), part.end);
        }
    }

    fn matches(&self, cluster: &str) -> bool {
        cluster.starts_with(self.wanted)
            || (!self.folded.is_empty() && fold(cluster) == self.folded)
    }

    /// Whether a matching cluster may contain this character. A quick test, so that few clusters are compared whole.
    fn may_match(&mut self, c: char) -> bool {
        if c.is_ascii() {
            let low = c.to_ascii_lowercase();
            return c == self.wanted || self.folded.starts_with(low);
        }
        let known = self.known.get_mut(c as usize % 64);
        if let Some(Some((_, answer))) = known
            .as_ref()
            .filter(|one| one.is_some_and(|one| one.0 == c))
        {
            return *answer;
        }
        let folded = fold(c.encode_utf8(&mut [0; 4]));
        let begins = !folded.is_empty() && self.folded.starts_with(&folded);
        let answer = c == self.wanted || begins;
        if let Some(place) = known {
            *place = Some((c, answer));
        }
        answer
    }
}

/// Opens the dictionary of the passage's language on the selected words.
pub(super) fn look_up(reader: &mut Reader, cx: &mut Context<'_>) {
    let range = reader.chosen();
    let mut words = String::new();
    for word in reader.document.slice(range).split_whitespace() {
        words.push_str(if words.is_empty() { "" } else { "_" });
        words.push_str(word);
        // What is selected may be the whole article.
        if words.len() > LONGEST * 4 {
            break;
        }
    }
    if words.is_empty() || words.chars().count() > LONGEST {
        return cx.note("say-too-long-to-look-up");
    }
    let block = reader.document.block_at(range.start);
    let block = reader.document.blocks().get(block);
    let language = block.map_or(Language::French, |block| block.language);
    cx.request(Request::Terminal(TerminalRequest::OpenUrl(format!(
        "https://{}.wiktionary.org/wiki/{}",
        language.code(),
        escaped(&words)
    ))));
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
    use super::CharacterSearch;
    use crate::text::{ByteRange, Document};
    use crate::tui::app::State;
    use crate::tui::app::tests::{open, press, state};
    use crate::tui::port::Request;
    use crate::tui::port::TerminalRequest;

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

    proptest::proptest! {
        #[test]
        fn every_place_of_a_character_is_found(
            text in "([a-cA-CéèœŒßﬁ日🇫🇷 ]|e\u{301}|\u{301}){0,24}",
            wanted in "[a-cA-CeéEœoSﬁf\u{301}日🇫 ]",
        ) {
            use unicode_segmentation::UnicodeSegmentation as _;
            let wanted = wanted.chars().next().unwrap();
            let text = format!("x{text}");
            let whole = ByteRange::new(0, text.len());
            let document = Document::new(text, Vec::new(), Vec::new(), Vec::new());
            let mut search = CharacterSearch::new(wanted);
            let mut found = Vec::new();
            let mut rest = whole;
            while let Some(cluster) = search.next(&document, rest) {
                found.push(cluster);
                rest.start = cluster.end;
            }
            let clusters = document.text().grapheme_indices(true);
            let clusters = clusters.filter(|(_, cluster)| search.matches(cluster));
            let all: Vec<ByteRange> = clusters
                .map(|(at, cluster)| ByteRange::new(at, at + cluster.len()))
                .collect();
            proptest::prop_assert_eq!(found, all);
        }
    }

    #[test]
    fn a_word_is_looked_up_in_the_dictionary_of_its_language() {
        let mut state = state();
        open(&mut state);
        press(&mut state, "s s v");
        let effects = press(&mut state, "L");
        let address = "https://fr.wiktionary.org/wiki/Il".to_owned();
        assert_eq!(
            effects,
            [Request::Terminal(TerminalRequest::OpenUrl(address))]
        );
        assert_eq!(super::escaped("été"), "%C3%A9t%C3%A9");
    }
}
