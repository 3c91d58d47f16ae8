//! Selecting: growing from word to article, shrinking back, whole objects, the other end.

use super::{Reader, Selection};
use crate::text::{ByteRange, Document, segment};

/// How large a selection is, from the smallest up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// A word.
    Word,
    /// A sentence.
    Sentence,
    /// A paragraph.
    Paragraph,
    /// A section: a heading and what stands below it.
    Section,
    /// The whole article.
    Article,
}

impl Size {
    /// All of them, the smallest first.
    pub const ALL: [Self; 5] = [
        Self::Word,
        Self::Sentence,
        Self::Paragraph,
        Self::Section,
        Self::Article,
    ];

    /// The key of the message that names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Word => "size-word",
            Self::Sentence => "size-sentence",
            Self::Paragraph => "size-paragraph",
            Self::Section => "size-section",
            Self::Article => "size-article",
        }
    }

    /// The stretch of this size around a place (bytes).
    pub fn around(self, document: &Document, at: usize) -> ByteRange {
        match self {
            Self::Word => segment::word_at(document, at),
            Self::Sentence => segment::sentence_at(document, at),
            Self::Paragraph => segment::paragraph_at(document, at),
            Self::Section => segment::section_at(document, at),
            Self::Article => ByteRange::new(0, document.text().len()),
        }
    }
}

impl Reader {
    /// Selects the stretch of a size around the place.
    pub fn select(&mut self, size: Size) {
        self.select_around(size, self.place());
    }

    /// Selects the stretch of a size around a place (a byte).
    pub fn select_around(&mut self, size: Size, at: usize) {
        let range = size.around(&self.document, at);
        self.take(range);
    }

    /// Grows the selection to the next size that is larger than it.
    pub fn grow(&mut self) {
        let now = self
            .selection
            .map_or(ByteRange::new(self.cursor, self.cursor), Selection::range);
        let larger = Size::ALL
            .into_iter()
            .map(|size| size.around(&self.document, now.start));
        let mut larger = larger.filter(|range| range.covers(now) && range.len() > now.len());
        if let Some(range) = larger.next() {
            if let Some(selection) = self.selection {
                self.grown.push(selection);
            }
            self.take(range);
        }
    }

    /// Takes the last growth back, else shrinks to the next smaller size around the focus.
    pub fn shrink(&mut self) {
        if let Some(before) = self.grown.pop() {
            self.selection = Some(before);
            self.show(before.head);
            return;
        }
        let Some(now) = self.selection.map(Selection::range) else {
            return;
        };
        let smaller = Size::ALL
            .into_iter()
            .rev()
            .map(|size| size.around(&self.document, self.cursor));
        let mut smaller = smaller.filter(|range| now.covers(*range) && range.len() < now.len());
        match smaller.next() {
            Some(range) if !range.is_empty() => self.take(range),
            // The passage of a note does not go away by shrinking.
            _ if self.reshaping.is_some() => {}
            _ => self.selection = None,
        }
    }

    /// Selects a range, the moving end at its end.
    pub fn take(&mut self, range: ByteRange) {
        self.selection = Some(Selection {
            anchor: range.start,
            head: range.end,
        });
        let line = self
            .page
            .line_of(range.end.saturating_sub(1).max(range.start));
        let rows = usize::from(self.rows);
        let first = self.page.line_of(range.start);
        let fits = self.page.distance(first, line, rows).unsigned_abs() + 4 < rows;
        if fits {
            self.show(range.end.saturating_sub(1).max(range.start));
        }
        if fits || range.start > self.cursor {
            self.show(range.start);
        }
    }

    /// Makes the other end the one that moves.
    pub fn swap_ends(&mut self) {
        if let Some(selection) = &mut self.selection {
            std::mem::swap(&mut selection.anchor, &mut selection.head);
            let head = selection.head;
            self.show(head);
        }
    }

    /// Lets the selection go; the focus goes to its beginning.
    pub fn deselect(&mut self) {
        if let Some(selection) = self.selection.take() {
            self.cursor = selection.range().start;
        }
        self.reshaping = None;
        self.grown.clear();
    }

    /// How large the selection is, by name.
    pub fn size(&self) -> Option<Size> {
        let range = self.selection?.range();
        Size::ALL
            .into_iter()
            .find(|size| size.around(&self.document, range.start) == range)
    }
}
