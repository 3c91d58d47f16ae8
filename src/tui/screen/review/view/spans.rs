//! A paragraph whose parts look different, wrapped to a width.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::wrap::wrap;
use crate::text::{ByteRange, SafeText};
use crate::tui::kit::look::{Look, put};
use crate::tui::kit::theme::Role;

/// A paragraph whose parts look different.
#[derive(Debug, Clone, Default)]
pub(in crate::tui) struct Spans {
    text: String,
    parts: Vec<(ByteRange, Role)>,
    /// Where what must be seen begins (bytes).
    focus: usize,
}

impl Spans {
    /// Adds a part; line breaks and runs of spaces in it are one space each.
    pub(in crate::tui) fn push(&mut self, part: &str, role: Role) {
        let start = self.text.len();
        let mut spaced = self.text.is_empty() || self.text.ends_with(' ');
        let mut words = String::with_capacity(part.len());
        for c in part.chars() {
            let is_space = matches!(c, ' ' | '\n' | '\r' | '\t');
            if !is_space {
                words.push(c);
            } else if !spaced {
                words.push(' ');
            }
            spaced = is_space;
        }
        self.text.push_str(&SafeText::line(&words));
        self.parts
            .push((ByteRange::new(start, self.text.len()), role));
    }

    /// Says that what comes next must be seen.
    pub(in crate::tui) fn focus_here(&mut self) {
        self.focus = self.text.len();
    }

    /// Draws at most the rows of an area; begins later where what must be seen would be cut off. Gives how
    /// many rows it took.
    pub(in crate::tui) fn draw(&self, look: &Look<'_>, area: Rect, buf: &mut Buffer) -> u16 {
        let width = usize::from(area.width);
        if width == 0 || area.height == 0 {
            return 0;
        }
        let safe = SafeText::line(&self.text);
        // Where parts that are safe by themselves are not so together, their places are lost.
        let sure = *safe == *self.text;
        let lines = wrap(&safe, ByteRange::new(0, safe.len()), width, width);
        let rows = usize::from(area.height);
        let focus = lines.partition_point(|line| line.end <= self.focus);
        let first = if lines.len() <= rows || !sure {
            0
        } else {
            focus.saturating_sub(1).min(lines.len() - rows)
        };
        let shown = lines.iter().skip(first).take(rows);
        let mut y = area.y;
        for line in shown {
            let mut x = area.x;
            if !sure {
                let words = look.cut(&safe.part(*line), width);
                put(buf, area, (x, y), &words, look.style(Role::Text));
            }
            for (range, role) in self.parts.iter().filter(|_| sure) {
                if let Some(part) = range.intersect(*line) {
                    x = put(buf, area, (x, y), &safe.part(part), look.style(*role));
                }
            }
            y += 1;
        }
        cut_marks(look, (first, lines.len(), rows), area, buf);
        y - area.y
    }
}

/// Marks that there is more above and below.
fn cut_marks(
    look: &Look<'_>,
    (first, all, rows): (usize, usize, usize),
    area: Rect,
    buf: &mut Buffer,
) {
    let mark = SafeText::line(look.glyphs.cut);
    let dim = look.style(Role::Dim);
    if first > 0 {
        put(buf, area, (area.x, area.y), &mark, dim);
    }
    if all > first + rows {
        let place = (
            area.right().saturating_sub(1),
            area.bottom().saturating_sub(1),
        );
        put(buf, area, place, &mark, dim);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::i18n::Messages;
    use crate::text::Language;
    use crate::tui::kit::theme::{Glyphs, Theme};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_parts_fit_where_they_are_put(
            parts in prop::collection::vec("\\PC{0,20}", 0..6), width in 0_u16..30, height in 0_u16..5
        ) {
            let messages = Messages::new(Language::French);
            let look = Look {
                theme: Theme::new(config::Theme::Dark, config::Depth::Table),
                glyphs: Glyphs::new(config::Glyphs::Unicode),
                messages: &messages,
                now: jiff::Timestamp::UNIX_EPOCH,
            };
            let mut spans = Spans::default();
            for (nth, part) in parts.iter().enumerate() {
                if nth == 2 {
                    spans.focus_here();
                }
                spans.push(part, if nth % 2 == 0 { Role::Dim } else { Role::Ok });
            }
            let area = Rect::new(1, 1, width, height);
            let mut buf = Buffer::empty(Rect::new(0, 0, 34, 7));
            prop_assert!(spans.draw(&look, area, &mut buf) <= height);
            for y in 0..7 {
                prop_assert_eq!(buf[(0, y)].symbol(), " ");
            }
        }
    }
}
