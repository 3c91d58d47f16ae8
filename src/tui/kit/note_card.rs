//! A note laid out for the margin: its words in Markdown, its tags, the quote of a passage that is lost.

use std::sync::Arc;

use crate::i18n::Messages;
use crate::text::wrap::wrap;
use crate::text::{ByteRange, Document, SafeText, markdown};
use crate::tui::kit::page::{LineAt, LineKind, Page};
use crate::workspace::Placed;

/// Bytes of a note that are looked at: more than fits on any screen.
const LOOKED_AT: usize = 40_000;
/// Most rows of a quote, and of tags.
const QUOTE_ROWS: usize = 2;

/// The words of a note laid out for a width.
#[derive(Debug, Clone)]
pub struct Card {
    /// The passage that is not in the text any more, quoted; empty for others.
    pub quote: Vec<SafeText>,
    /// The note.
    pub document: Arc<Document>,
    /// The note in lines.
    pub page: Page,
    /// Those of its lines that are shown.
    pub lines: Vec<LineAt>,
    /// Its tags, each with its `#`.
    pub tags: Vec<SafeText>,
}

impl Card {
    /// Lays out a note in `width` cells; reads no more of it than `rows` rows may need.
    pub fn new(placed: &Placed, width: u16, rows: u16, messages: &Messages) -> Self {
        let annotation = &placed.annotation;
        let looked_at = (usize::from(rows) + 1) * usize::from(width) * 4;
        let document = markdown::parse_note(start_of(&annotation.note, looked_at.min(LOOKED_AT)));
        let document = Arc::new(document);
        let page = if document.text().is_empty() {
            Page::default()
        } else {
            Page::new(&document, width)
        };
        let all = || page.lines_from(page.first());
        // Where room is short, blank lines are the first to go.
        let short = all().nth(usize::from(rows).saturating_sub(1)).is_some();
        let kept = all().filter(|(_, line)| !short || line.kind != LineKind::Blank);
        let lines: Vec<LineAt> = kept.map(|(at, _)| at).collect();
        let lost = annotation.passage().filter(|_| placed.range.is_none());
        let quote = lost.map_or_else(String::new, |_| {
            let words = start_of(annotation.words(), usize::from(width) * 8);
            messages.quoted(words)
        });
        Self {
            quote: wrapped(&quote, width),
            document,
            page,
            lines,
            tags: wrapped(&tags(placed), width),
        }
    }

    /// Rows that it takes in full, its head not among them.
    pub fn height(&self) -> u16 {
        let rows = self.quote.len() + self.lines.len() + self.tags.len();
        u16::try_from(rows).unwrap_or(u16::MAX)
    }
}

/// A note's tags on one line, each with its `#`.
pub fn tags(placed: &Placed) -> String {
    let tags = placed.annotation.tags.iter();
    let tags: Vec<String> = tags.map(|tag| format!("#{tag}")).collect();
    tags.join(" ")
}

/// At most the first `bytes` of a text, whole characters.
pub fn start_of(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// The first lines of a text; `…` where there are more.
fn wrapped(text: &str, width: u16) -> Vec<SafeText> {
    let safe = SafeText::line(text);
    if safe.is_empty() {
        return Vec::new();
    }
    let width = usize::from(width);
    let lines = wrap(&safe, ByteRange::new(0, safe.len()), width, width);
    let shown = lines.iter().take(QUOTE_ROWS);
    let mut shown: Vec<SafeText> = shown.map(|line| safe.part(*line)).collect();
    if let Some(last) = shown.last_mut().filter(|_| lines.len() > QUOTE_ROWS) {
        *last = SafeText::line(&format!("{last}…")).truncated(width);
    }
    shown
}

/// The letter of a note by its place among an article's notes: a to z, then aa, ab and so on.
pub fn letter(nth: usize) -> String {
    let mut left = nth;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (left % 26) as u8));
        match (left / 26).checked_sub(1) {
            Some(next) => left = next,
            None => break,
        }
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::State;
    use crate::library::Annotation;

    #[test]
    fn a_line_of_a_note_is_a_line_of_its_card() {
        let file = "---\nid: 01JA\n---\nun\ndeux <Dupont>\n5*3*2\n";
        let annotation = Annotation::parse("article", "01JA", file).unwrap();
        let placed = Placed::new(annotation, State::Exact, None);
        let messages = Messages::new(crate::text::Language::French);
        let card = Card::new(&placed, 30, 20, &messages);
        assert_eq!(card.document.text(), "un\ndeux <Dupont>\n5*3*2");
        assert_eq!(card.lines.len(), 3);
    }

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<String> = [0, 25, 26, 27, 701, 702].into_iter().map(letter).collect();
        assert_eq!(letters, ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
