//! Moving in a text: lines, pages, words, sentences, paragraphs, headings, matches, notes.

use super::Reader;
use crate::text::{BlockKind, ByteRange, segment};
use crate::tui::kit::motion::Direction;
use crate::tui::kit::page::{LineAt, PageLine};

/// What a move goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A line of the page.
    Line,
    /// A character.
    Character,
    /// A word.
    Word,
    /// A sentence.
    Sentence,
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
}

impl Reader {
    /// The place from which moves go: the moving end of the selection, else the focused place.
    pub fn place(&self) -> usize {
        self.selection
            .map_or(self.cursor, |selection| selection.head)
    }

    /// The place `count` units on from `from`, as far as the text goes (bytes).
    pub fn moved(&self, from: usize, unit: Unit, way: Direction, count: usize) -> usize {
        let mut at = from;
        for _ in 0..count {
            let Some(next) = self.next(at, unit, way) else {
                break;
            };
            at = next;
        }
        at
    }

    fn next(&self, at: usize, unit: Unit, way: Direction) -> Option<usize> {
        let document = &self.document;
        let found = match (unit, way) {
            (Unit::Line, Direction::Forward) => return self.line_start(at, 1),
            (Unit::Line, Direction::Back) => return self.line_start(at, -1),
            (Unit::Character, Direction::Forward) => return segment::cluster_after(document, at),
            (Unit::Character, Direction::Back) => return segment::cluster_before(document, at),
            (Unit::Word, Direction::Forward) => segment::next_word(document, at),
            (Unit::Word, Direction::Back) => segment::prev_word(document, at),
            (Unit::Sentence, Direction::Forward) => segment::next_sentence(document, at),
            (Unit::Sentence, Direction::Back) => segment::prev_sentence(document, at),
            (Unit::Paragraph, Direction::Forward) => segment::next_paragraph(document, at),
            (Unit::Paragraph, Direction::Back) => segment::prev_paragraph(document, at),
            (Unit::Heading, Direction::Forward) => self.headings().find(|range| range.start > at),
            (Unit::Heading, Direction::Back) => self.headings().take_while(|r| r.start < at).last(),
        };
        found.map(|range| range.start)
    }

    /// Where the text ends: for the focus, the beginning of the last paragraph, or its last line where it is
    /// longer than the screen; for the moving end of a selection, the very end (bytes).
    pub fn end(&self) -> usize {
        if self.selection.is_some() {
            return self.document.text().len();
        }
        let last = self.document.blocks().last();
        let start = last.map_or(0, |block| block.range.start);
        let rows = usize::from(self.rows);
        let mut lines = self.page.lines_back_from(self.page.last()).take(rows / 2);
        if lines.any(|(_, line)| line.range.start <= start) {
            return start;
        }
        let mut lines = self.page.lines_back_from(self.page.last());
        let foot = lines.find(|(_, line)| !line.range.is_empty());
        foot.map_or(start, |(_, line)| line.range.start)
    }

    fn headings(&self) -> impl Iterator<Item = ByteRange> {
        let blocks = self.document.blocks().iter();
        blocks
            .filter(|block| matches!(block.kind, BlockKind::Heading(_)))
            .map(|block| block.range)
    }

    /// The start of the line of text that is `by` lines away from the one of `at`.
    fn line_start(&self, at: usize, by: isize) -> Option<usize> {
        let mut line = self.page.line_of(at);
        loop {
            line = self.page.reach(line, by)?;
            let range = self.page.shown(line);
            if !range.is_empty() {
                return Some(range.start);
            }
        }
    }

    /// Goes to a place: the moving end of the selection goes there, else the focus.
    pub fn go(&mut self, to: usize) {
        match &mut self.selection {
            Some(selection) => selection.head = to,
            None => self.cursor = to,
        }
        self.show(self.place());
    }

    /// Scrolls by rows; the focus is carried along when it would leave the screen.
    pub fn scroll(&mut self, by: isize) {
        let page = &self.page;
        let rows = signed(self.rows);
        let lowest = page.step(page.last(), -(rows / 2));
        self.top = page.step(self.top, by).min(lowest);
        let line = page.line_of(self.place());
        let bottom = self.bottom();
        if line < self.top || line > bottom {
            let wanted = line.clamp(self.top, bottom);
            self.carry(wanted, line > bottom);
        }
        self.note_reached();
    }

    /// Puts the place on the line of text nearest to `line`, looking up or down from it.
    fn carry(&mut self, line: LineAt, up: bool) {
        let has_text = |(_, line): &(LineAt, &PageLine)| !line.range.is_empty();
        let found = if up {
            self.page.lines_back_from(line).find(has_text)
        } else {
            self.page.lines_from(line).find(has_text)
        };
        if let Some(range) = found.map(|(_, line)| line.range) {
            match &mut self.selection {
                Some(selection) => selection.head = range.start,
                None => self.cursor = range.start,
            }
        }
    }

    /// Scrolls so that a place is on the screen, with some lines around it.
    pub fn show(&mut self, at: usize) {
        let line = self.page.line_of(at);
        let rows = signed(self.rows).max(1);
        let around = (rows / 5).min(4);
        let highest = self.page.step(line, (1 + around - rows).min(0));
        let lowest = self.page.step(line, -around).max(highest);
        self.top = self.top.clamp(highest, lowest);
        self.note_reached();
    }

    /// Scrolls so that a place stands in the upper third of the screen.
    pub fn show_near_top(&mut self, at: usize) {
        let line = self.page.line_of(at);
        let rows = signed(self.rows);
        self.top = self.page.step(line, -(rows / 4));
        self.note_reached();
    }

    /// The last line that is on the screen.
    pub fn bottom(&self) -> LineAt {
        self.page.step(self.top, (signed(self.rows) - 1).max(0))
    }

    /// Remembers how far the reader has come.
    fn note_reached(&mut self) {
        let mut shown = self.page.lines_back_from(self.bottom());
        let last = shown.find(|(_, line)| !line.range.is_empty());
        let end = last.map_or(0, |(_, line)| line.range.end);
        self.furthest = self.furthest.max(end);
    }

    /// How much of the text was reached, in percent.
    pub fn percent(&self) -> usize {
        let all = self.document.text().len();
        (self.furthest.min(all) * 100)
            .checked_div(all)
            .unwrap_or(100)
    }

    /// The sentence that has the focus.
    pub fn focused(&self) -> ByteRange {
        segment::sentence_at(&self.document, self.cursor)
    }

    /// What a verb applies to: the selection, else the focused sentence.
    pub fn chosen(&self) -> ByteRange {
        let chosen = self
            .selection
            .map_or_else(|| self.focused(), super::Selection::range);
        trimmed(self.document.text(), chosen)
    }
}

/// Rows as a number of steps.
fn signed(rows: u16) -> isize {
    isize::try_from(rows).unwrap_or(isize::MAX)
}

/// A range without the spaces and line ends at its edges.
fn trimmed(text: &str, range: ByteRange) -> ByteRange {
    let part = range.of(text);
    let start = range.start + (part.len() - part.trim_start().len());
    ByteRange::new(start, start + part.trim().len())
}
