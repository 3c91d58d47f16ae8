//! A text with words marked in it: what was looked for stands out, in brackets where there are no colours.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::wrap::wrap;
use crate::text::{ByteRange, SafeText};
use crate::tui::kit::look::{Look, put};
use crate::tui::kit::theme::Role;

/// A text of one paragraph, safe to draw, with the places of marked words in it (bytes).
#[derive(Debug, Clone, Default)]
pub(in crate::tui) struct Marked {
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
        let all = self.wrapped(width);
        let first_mark = self.marks.first().map_or(0, |mark| mark.start);
        let line = all.partition_point(|line| line.end <= first_mark);
        let start = all.get((line + 1).saturating_sub(most));
        match start.filter(|_| line >= most) {
            Some(start) => self
                .from(look, start.start)
                .first_lines(look, width, (most, last)),
            None => self.first_lines(look, width, (most, last)),
        }
    }

    fn wrapped(&self, width: u16) -> Vec<ByteRange> {
        let cells = usize::from(width);
        wrap(&self.text, ByteRange::new(0, self.text.len()), cells, cells)
    }

    fn first_lines(&self, look: &Look<'_>, width: u16, (most, last): (usize, u16)) -> Vec<Self> {
        let mut lines = Vec::new();
        for (nth, range) in self.wrapped(width).into_iter().enumerate().take(most) {
            let is_last = nth + 1 == most;
            let room = if is_last { last } else { width };
            let range = if is_last {
                ByteRange::new(range.start, self.text.len())
            } else {
                range
            };
            lines.push(self.part(range).cut(look, usize::from(room)));
        }
        lines
    }

    /// What stands from a place (bytes) on, marked as cut before it.
    fn from(&self, look: &Look<'_>, start: usize) -> Self {
        let rest = self.part(ByteRange::new(start, self.text.len()));
        let cut = look.glyphs.cut;
        let shifted =
            |mark: &ByteRange| ByteRange::new(mark.start + cut.len(), mark.end + cut.len());
        let joined = format!("{cut}{}", rest.text);
        let text = SafeText::line(&joined);
        // A letter that joins the sign of the cut may become another one: then no place is sure.
        let sure = *text == *joined;
        let marks = rest.marks.iter().filter(|_| sure).map(shifted).collect();
        Self { text, marks }
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
        let same = |mark: &ByteRange| {
            text.get(mark.start..mark.end)
                .is_some_and(|word| word == mark.of(&self.text))
        };
        let marks = self
            .marks
            .iter()
            .filter_map(|mark| mark.intersect(kept))
            .filter(same);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::i18n::Messages;
    use crate::text::Language;
    use crate::tui::kit::theme::{Glyphs, Theme};
    use proptest::prelude::*;

    fn with_look(theme: config::Theme, check: impl FnOnce(&Look<'_>)) {
        let messages = Messages::new(Language::French);
        check(&Look {
            theme: Theme::new(theme, config::Depth::Table),
            glyphs: Glyphs::new(config::Glyphs::Unicode),
            messages: &messages,
            now: jiff::Timestamp::UNIX_EPOCH,
        });
    }

    #[test]
    fn marks_follow_their_words_through_cleaning_and_wrapping() {
        with_look(config::Theme::Dark, |look| {
            let text = "un\u{1b}  objet\nconnecté et un autre objet";
            let mark = ByteRange::new(11, 20);
            assert_eq!(mark.of(text), "connecté");
            let marked = Marked::new(look, text, &[mark], ("…", ""));
            assert_eq!(&*marked.text, "…un objet connecté et un autre objet");
            assert_eq!(marked.marks[0].of(&marked.text), "connecté");
            let lines = marked.lines(look, 14, (2, 12));
            assert_eq!(&*lines[1].text, "connecté et…");
            assert_eq!(lines[1].marks[0].of(&lines[1].text), "connecté");
        });
    }

    #[test]
    fn without_colours_marked_words_stand_in_brackets() {
        with_look(config::Theme::None, |look| {
            let marked = Marked::new(look, "deux mots", &[ByteRange::new(5, 9)], ("", ""));
            assert_eq!(&*marked.text, "deux [mots]");
        });
    }

    proptest! {
        #[test]
        fn any_text_with_any_marks_fits_where_it_is_put(
            text in "\\PC{0,80}", at in 0_usize..80, len in 0_usize..20, width in 0_u16..30
        ) {
            with_look(config::Theme::None, |look| {
                let marks = [ByteRange::new(at, at + len), ByteRange::new(at / 2, at)];
                let marked = Marked::new(look, &text, &marks, ("…", "…"));
                for line in marked.lines(look, width, (2, width / 2)) {
                    for mark in &line.marks {
                        assert!(line.text.get(mark.start..mark.end).is_some());
                    }
                }
            });
        }
    }
}
