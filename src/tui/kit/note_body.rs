//! The body of a note that is laid out: its passage, its words, its tags.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::passage_lines::{Sheet, marks};
use crate::text::ByteRange;
use crate::tui::kit::look::{Look, put, sign};
use crate::tui::kit::note_card::Card;
use crate::tui::kit::theme::Role;

/// A note laid out, about to be drawn.
pub(in crate::tui) struct Body<'a> {
    pub look: &'a Look<'a>,
    pub card: &'a Card,
}

impl Body<'_> {
    /// Draws its body in `area`; what does not fit is counted on the last row, beside the tags, or cut
    /// where there is only one row.
    pub(in crate::tui) fn draw(&self, area: Rect, buf: &mut Buffer) {
        let height = self.card.height();
        let counted = height > area.height && area.height > 1;
        let shown = if counted {
            area.height - 1
        } else {
            area.height.min(height)
        };
        let sheet = self.sheet();
        for row in 0..shown {
            let one = Rect {
                y: area.y + row,
                height: 1,
                ..area
            };
            self.row(&sheet, row, one, buf);
        }
        if height > shown && !area.is_empty() {
            self.rest(shown, counted, area, buf);
        }
    }

    /// Says how many rows are not shown, and the tags if they are among them.
    fn rest(&self, shown: u16, counted: bool, area: Rect, buf: &mut Buffer) {
        let look = self.look;
        let dim = look.style(Role::Dim);
        let words = usize::from(self.card.height()) - self.card.tags.len();
        let hidden = words.saturating_sub(usize::from(shown));
        let y = if counted { area.y + shown } else { area.y };
        let end = (area.x..area.right()).rev().find(|x| {
            let cell = buf.cell((*x, y));
            cell.is_some_and(|cell| cell.symbol() != " ")
        });
        let mut x = end.map_or(area.x, |x| x + 2);
        if hidden > 0 {
            let more = if counted {
                let count = look.messages.number(hidden);
                format!("{} +{count}", look.glyphs.cut)
            } else {
                look.glyphs.cut.to_owned()
            };
            x = sign(buf, area, (x.min(area.right() - 1), y), &more, dim) + 2;
        }
        if let Some(tags) = self.card.tags.first() {
            let room = usize::from(area.right().saturating_sub(x));
            if tags.width() <= room {
                put(buf, area, (x, y), tags, look.style(Role::Tag));
            }
        }
    }

    fn sheet(&self) -> Sheet<'_> {
        let document = &self.card.document;
        let all = ByteRange::new(0, document.text().len());
        Sheet {
            document,
            page: &self.card.page,
            look: self.look,
            layers: marks(document, self.look, all),
            sideways: 0,
        }
    }

    fn row(&self, sheet: &Sheet<'_>, row: u16, area: Rect, buf: &mut Buffer) {
        let (card, look) = (self.card, self.look);
        let row = usize::from(row);
        if let Some(quote) = card.quote.get(row) {
            let quote = look.own(quote);
            put(buf, area, (area.x, area.y), &quote, look.style(Role::Dim));
            return;
        }
        let row = row - card.quote.len();
        if let Some(line) = card.lines.get(row) {
            sheet.draw(*line, area, area.y, buf);
        } else if let Some(tags) = card.tags.get(row - card.lines.len()) {
            let tags = look.own(tags);
            put(buf, area, (area.x, area.y), &tags, look.style(Role::Tag));
        }
    }
}
