//! A text with words marked in it: what was looked for stands out, in brackets where there are no colours.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::look::{Look, put};
use super::theme::Role;
use crate::text::wrap::wrap;
use crate::text::{ByteRange, SafeText};

/// A text of one paragraph, safe to draw, with the places of marked words in it (bytes).
#[derive(Debug, Clone, Default)]
pub(super) struct Marked {
    text: SafeText,
    marks: Vec<ByteRange>,
}

impl Marked {
    /// A text with marks (bytes of it, in order), with what stands before and behind it.
    pub fn new(
        look: &Look<'_>,
        text: &str,
        marks: &[ByteRange],
        (before, behind): (&str, &str),
    ) -> Self {
        let brackets = look.theme.is_colourless();
        let mut out = String::from(before);
        let mut found = Vec::with_capacity(marks.len());
        let mut at = 0;
        for mark in marks {
            let inside = mark.start >= at && !mark.of(text).is_empty();
            if !inside {
                continue;
            }
            push(&mut out, ByteRange::new(at, mark.start).of(text));
            let start = out.len();
            if brackets {
                out.push('[');
            }
            push(&mut out, mark.of(text));
            if brackets {
                out.push(']');
            }
            found.push(ByteRange::new(start, out.len()));
            at = mark.end;
        }
        push(&mut out, ByteRange::new(at, text.len()).of(text));
        out.push_str(behind);
        let safe = SafeText::line(&out);
        // Where parts that are safe by themselves are not so together, the places of the marks are lost.
        if *safe != *out {
            found.clear();
        }
        Self {
            text: safe,
            marks: found,
        }
    }

    /// Its lines of a width, at most `most` of them, the last of those at most `last` cells wide; where
    /// the first mark would not be seen, they begin a little before it. What is left out is marked as cut.
    pub fn lines(&self, look: &Look<'_>, width: u16, (most, last): (usize, u16)) -> Vec<Self> {
        let cells = usize::from(width);
        let all = wrap(&self.text, ByteRange::new(0, self.text.len()), cells, cells);
        let first_mark = self.marks.first().map_or(0, |mark| mark.start);
        let line = all.partition_point(|line| line.end <= first_mark);
        if line >= most
            && let Some(start) = all.get((line + 1).saturating_sub(most))
        {
            return self
                .from(look, start.start)
                .lines(look, width, (most, last));
        }
        let mut lines = Vec::new();
        for (nth, range) in all.iter().enumerate().take(most) {
            let is_last = nth + 1 == most;
            let room = if is_last { usize::from(last) } else { cells };
            let range = if is_last {
                ByteRange::new(range.start, self.text.len())
            } else {
                *range
            };
            lines.push(self.part(range).cut(look, room));
        }
        lines
    }

    /// What stands from a place (bytes) on, marked as cut before it.
    fn from(&self, look: &Look<'_>, start: usize) -> Self {
        let rest = self.part(ByteRange::new(start, self.text.len()));
        let cut = look.glyphs.cut;
        let shifted =
            |mark: &ByteRange| ByteRange::new(mark.start + cut.len(), mark.end + cut.len());
        Self {
            text: SafeText::line(&format!("{cut}{}", rest.text)),
            marks: rest.marks.iter().map(shifted).collect(),
        }
    }

    /// In at most `cells`.
    pub fn cut(&self, look: &Look<'_>, cells: usize) -> Self {
        let text = look.cut(&self.text, cells);
        let end = if text == self.text {
            text.len()
        } else {
            text.len().saturating_sub(look.glyphs.cut.len())
        };
        let kept = ByteRange::new(0, end);
        let marks = self.marks.iter().filter_map(|mark| mark.intersect(kept));
        let marks = marks.collect();
        Self { text, marks }
    }

    fn part(&self, range: ByteRange) -> Self {
        let marks = self.marks.iter().filter_map(|mark| mark.intersect(range));
        Self {
            text: self.text.part(range),
            marks: marks
                .map(|mark| ByteRange::new(mark.start - range.start, mark.end - range.start))
                .collect(),
        }
    }

    /// Draws it on one row; gives the column after it.
    pub fn draw(
        &self,
        buf: &mut Buffer,
        look: &Look<'_>,
        area: Rect,
        (x, y): (u16, u16),
        style: Style,
    ) -> u16 {
        let marked = style.patch(look.style(Role::Match));
        let (mut x, mut at) = (x, 0);
        for mark in &self.marks {
            let before = self.text.part(ByteRange::new(at, mark.start));
            x = put(buf, area, (x, y), &before, style);
            x = put(buf, area, (x, y), &self.text.part(*mark), marked);
            at = mark.end;
        }
        let rest = self.text.part(ByteRange::new(at, self.text.len()));
        put(buf, area, (x, y), &rest, style)
    }
}

/// Adds a part of a text, its line breaks and runs of spaces as one space each.
fn push(out: &mut String, part: &str) {
    let mut spaced = out.is_empty() || out.ends_with(' ');
    let mut words = String::with_capacity(part.len());
    for c in part.chars() {
        if matches!(c, ' ' | '\n' | '\r' | '\t') {
            if !spaced {
                words.push(' ');
            }
            spaced = true;
        } else {
            words.push(c);
            spaced = false;
        }
    }
    out.push_str(&SafeText::line(&words));
}
