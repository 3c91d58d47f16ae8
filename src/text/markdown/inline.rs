//! A block's inline content: gathered raw, then made canonical with its marks and its map to the source.

use crate::text::block::{Mark, MarkKind};
use crate::text::document::Segment;
use crate::text::normalize::{Piece, Spaces, is_canonical, pieces};
use crate::text::span::ByteRange;

/// Marks nested deeper than this are read but not told.
const DEEPEST: usize = 32;

/// Inline content as it comes from the parser, before its characters are made canonical.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// What stands in the block.
    pub text: String,
    segments: Vec<Segment>,
    marks: Vec<Mark>,
    open: Vec<Open>,
}

/// A mark that is not closed yet.
#[derive(Debug)]
struct Open {
    /// Its place among the marks; none if nested too deeply.
    slot: Option<usize>,
    /// The HTML element that opened it; none if Markdown did.
    element: Option<&'static str>,
}

/// Inline content made canonical; everything counts from its own start.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// The canonical text.
    pub text: String,
    /// Where it comes from.
    pub segments: Vec<Segment>,
    /// Its marks, none of them empty.
    pub marks: Vec<Mark>,
}

impl Raw {
    /// Adds text that stands at `at` in the source: as it is, or standing for all of it.
    pub fn push(&mut self, text: &str, source: &str, at: ByteRange) {
        if text.is_empty() {
            return;
        }
        let here = ByteRange::new(self.text.len(), self.text.len() + text.len());
        self.text.push_str(text);
        add(
            &mut self.segments,
            Segment {
                text: here,
                source: at,
            },
            text,
            source,
        );
    }

    /// Adds a part of another raw text, with its map.
    pub fn push_part(&mut self, other: &Raw, range: ByteRange, source: &str) {
        let shift = self.text.len();
        self.text.push_str(range.of(&other.text));
        for segment in project(&other.segments, range) {
            let text = ByteRange::new(
                segment.text.start - range.start + shift,
                segment.text.end - range.start + shift,
            );
            add(
                &mut self.segments,
                Segment { text, ..segment },
                text.of(&self.text),
                source,
            );
        }
    }

    /// The source of a part of the text; none where nothing maps.
    pub fn source_of(&self, range: ByteRange) -> Option<ByteRange> {
        project(&self.segments, range)
            .map(|part| part.source)
            .reduce(ByteRange::union)
    }

    /// Takes back the text from `at` on (bytes).
    pub fn truncate(&mut self, at: usize) {
        self.text.truncate(at);
        self.segments.retain(|segment| segment.text.start < at);
    }

    /// Where in the source what was added last ends.
    pub fn last_source(&self) -> Option<usize> {
        self.segments.last().map(|segment| segment.source.end)
    }

    /// Adds a mark over a part of the text that is already there.
    pub fn mark(&mut self, range: ByteRange, kind: MarkKind) {
        self.marks.push(Mark { range, kind });
    }

    /// Opens a mark here, made by Markdown or by an HTML element.
    pub fn open(&mut self, kind: MarkKind, element: Option<&'static str>) {
        let slot = (self.open.len() < DEEPEST).then_some(self.marks.len());
        if slot.is_some() {
            let here = self.text.len();
            self.marks.push(Mark {
                range: ByteRange::new(here, here),
                kind,
            });
        }
        self.open.push(Open { slot, element });
    }

    /// Closes the innermost mark that Markdown opened, and what HTML left open inside it.
    pub fn close(&mut self) {
        while let Some(open) = self.open.pop() {
            self.end(&open);
            if open.element.is_none() {
                break;
            }
        }
    }

    /// Closes the mark that an HTML element opened, if Markdown opened none since.
    pub fn close_element(&mut self, element: &str) {
        let since = self
            .open
            .iter()
            .rposition(|open| open.element.is_none())
            .map_or(0, |at| at + 1);
        let found = self
            .open
            .iter()
            .rposition(|open| open.element == Some(element));
        if let Some(at) = found.filter(|at| *at >= since) {
            for open in self.open.split_off(at) {
                self.end(&open);
            }
        }
    }

    fn end(&mut self, open: &Open) {
        if let Some(mark) = open.slot.and_then(|slot| self.marks.get_mut(slot)) {
            mark.range.end = self.text.len();
        }
    }

    /// Makes the content canonical and leaves nothing behind.
    pub fn finish(&mut self, spaces: Spaces, source: &str) -> Inline {
        for open in std::mem::take(&mut self.open) {
            self.end(&open);
        }
        let raw = std::mem::take(self);
        let mut inline = if is_canonical(&raw.text, spaces) {
            Inline {
                text: raw.text,
                segments: raw.segments,
                marks: raw.marks,
            }
        } else {
            raw.compose(spaces, source)
        };
        inline.marks.retain(|mark| !mark.range.is_empty());
        inline
    }

    fn compose(self, spaces: Spaces, source: &str) -> Inline {
        let (text, pieces) = pieces(&self.text, spaces);
        let mut segments = Vec::with_capacity(self.segments.len());
        for piece in &pieces {
            let parts = project(&self.segments, piece.raw);
            if piece.same {
                for part in parts {
                    let start = piece.out.start + (part.text.start - piece.raw.start);
                    let out = ByteRange::new(start, start + part.text.len());
                    add(
                        &mut segments,
                        Segment { text: out, ..part },
                        out.of(&text),
                        source,
                    );
                }
            } else if let Some(whole) = parts.map(|part| part.source).reduce(ByteRange::union) {
                let segment = Segment {
                    text: piece.out,
                    source: whole,
                };
                add(&mut segments, segment, piece.out.of(&text), source);
            }
        }
        let marks = self.marks.into_iter().map(|mark| {
            let range = ByteRange::new(
                start_in(&pieces, mark.range.start, text.len()),
                end_in(&pieces, mark.range.end),
            );
            Mark { range, ..mark }
        });
        let marks = marks.collect();
        Inline {
            text,
            segments,
            marks,
        }
    }
}

impl Inline {
    /// Drops the empty lines before preformatted text and the spaces and lines after it.
    pub fn trim_code(&mut self) {
        let start = self.text.len() - self.text.trim_start_matches('\n').len();
        let end = self.text.trim_end().len().max(start);
        let kept = ByteRange::new(start, end);
        self.segments = project(&self.segments, kept)
            .map(|segment| {
                let text = ByteRange::new(segment.text.start - start, segment.text.end - start);
                Segment { text, ..segment }
            })
            .collect();
        self.text = kept.of(&self.text).to_owned();
    }

    /// Adds the content to the end of a text, with its marks and its map.
    pub fn append_to(self, text: &mut String, segments: &mut Vec<Segment>, marks: &mut Vec<Mark>) {
        let by = text.len();
        text.push_str(&self.text);
        segments.extend(self.segments.into_iter().map(|segment| Segment {
            text: shift(segment.text, by),
            ..segment
        }));
        marks.extend(self.marks.into_iter().map(|mark| Mark {
            range: shift(mark.range, by),
            ..mark
        }));
    }
}

/// A range, `by` bytes further on.
fn shift(range: ByteRange, by: usize) -> ByteRange {
    ByteRange::new(range.start + by, range.end + by)
}

/// Where a mark that starts at a raw byte starts in the canonical text.
fn start_in(pieces: &[Piece], at: usize, len: usize) -> usize {
    let first = pieces.partition_point(|piece| piece.raw.end <= at);
    pieces.get(first).map_or(len, |piece| {
        let inside = if piece.same {
            at.saturating_sub(piece.raw.start)
        } else {
            0
        };
        piece.out.start + inside
    })
}

/// Where a mark that ends at a raw byte ends in the canonical text.
fn end_in(pieces: &[Piece], at: usize) -> usize {
    let after = pieces.partition_point(|piece| piece.raw.start < at);
    after
        .checked_sub(1)
        .and_then(|last| pieces.get(last))
        .map_or(0, |piece| {
            if piece.same {
                piece.out.start + (at.min(piece.raw.end) - piece.raw.start)
            } else {
                piece.out.end
            }
        })
}

/// The parts of segments that lie in a range of their text, cut to it where they can be cut.
fn project(segments: &[Segment], range: ByteRange) -> impl Iterator<Item = Segment> + '_ {
    let first = segments.partition_point(|segment| segment.text.end <= range.start);
    segments.iter().skip(first).map_while(move |segment| {
        let text = segment.text.intersect(range)?;
        let source = if segment.text.len() == segment.source.len() {
            let start = segment.source.start + (text.start - segment.text.start);
            ByteRange::new(start, start + text.len())
        } else {
            segment.source
        };
        Some(Segment { text, source })
    })
}

/// Adds a segment, joined to the last one where both run on. One that is as long as its source by
/// chance, with character boundaries elsewhere, is cut in two that are not.
fn add(segments: &mut Vec<Segment>, segment: Segment, text: &str, source: &str) {
    let even = segment.text.len() == segment.source.len();
    if even && let Some((head, tail)) = split_uneven(segment, text, source) {
        segments.extend([head, tail]);
        return;
    }
    if even
        && let Some(last) = segments.last_mut()
        && last.text.len() == last.source.len()
        && last.text.end == segment.text.start
        && last.source.end == segment.source.start
    {
        last.text.end = segment.text.end;
        last.source.end = segment.source.end;
        return;
    }
    segments.push(segment);
}

/// Two segments that cover one, each of another length than its source; none if it need not be cut.
fn split_uneven(segment: Segment, text: &str, source: &str) -> Option<(Segment, Segment)> {
    let original = segment.source.of(source);
    if original == text
        || text
            .char_indices()
            .all(|(at, _)| original.is_char_boundary(at))
    {
        return None;
    }
    let cut = text.chars().next().map(char::len_utf8)?;
    let source_cut =
        (1..=original.len()).find(|at| *at != cut && original.is_char_boundary(*at))?;
    let (text, source) = (segment.text, segment.source);
    Some((
        Segment {
            text: ByteRange::new(text.start, text.start + cut),
            source: ByteRange::new(source.start, source.start + source_cut),
        },
        Segment {
            text: ByteRange::new(text.start + cut, text.end),
            source: ByteRange::new(source.start + source_cut, source.end),
        },
    ))
}
