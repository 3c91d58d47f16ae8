//! The margin of a reader as it stands on the screen: what is drawn, and what the mouse points at.

use super::stack::{Placement, Wanted, stack};
use super::wish::{Wish, wishes};
use crate::i18n::Messages;
use crate::tui::kit::note_card::Card;
use crate::tui::screen::reader::Reader;

/// Rows of a note that is not the focused one, its head among them.
const ROWS: u16 = 6;
/// Cells of a note's frame at its left.
pub const FRAME: u16 = 2;

/// The margin of a reader as it stands on the screen.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Every note by the row that it asks for.
    pub wishes: Vec<Wish>,
    /// The notes of `wishes` laid out; `None` for those off the screen, and where there are so many that each
    /// gets little more than a row.
    pub cards: Vec<Option<Card>>,
    /// Where the notes of `wishes` stand.
    pub placement: Placement,
}

impl Standing {
    /// The margin in `width` cells beside `rows` rows of text.
    pub fn new(reader: &Reader, width: u16, rows: u16, messages: &Messages) -> Self {
        let wishes = wishes(reader, rows);
        let on_screen = |wish: &Wish| (0..i32::from(rows)).contains(&wish.row);
        let first = wishes.partition_point(|wish| wish.row < 0);
        let end = wishes.partition_point(|wish| wish.row < i32::from(rows));
        let crowded = (end - first) * 2 > usize::from(rows);
        let is_focused = |wish: &Wish| reader.focused_note == Some(wish.note);
        let cards: Vec<Option<Card>> = wishes
            .iter()
            .map(|wish| {
                let focused = is_focused(wish);
                let placed = reader.notes.get(wish.note)?;
                (width > FRAME && on_screen(wish) && (focused || !crowded)).then(|| {
                    let rows = if focused { rows } else { ROWS };
                    Card::new(placed, width.saturating_sub(FRAME), rows, messages)
                })
            })
            .collect();
        let wanted: Vec<Wanted> = wishes
            .iter()
            .zip(&cards)
            .map(|(wish, card)| Wanted {
                row: wish.row,
                height: height(card.as_ref(), is_focused(wish)),
            })
            .collect();
        let focused = wishes.iter().position(is_focused);
        let placement = stack(&wanted, rows, focused);
        Self {
            wishes,
            cards,
            placement,
        }
    }

    /// The note that stands on a row of the margin, from the text's top.
    pub fn note_at(&self, row: u16) -> Option<usize> {
        let stands = self.wishes.iter().zip(&self.placement.slots);
        let mut here = stands.filter(|(_, slot)| {
            slot.is_some_and(|slot| (slot.row..slot.row + slot.height).contains(&row))
        });
        here.next().map(|(wish, _)| wish.note)
    }
}

/// Rows that a note asks for.
fn height(card: Option<&Card>, focused: bool) -> u16 {
    let full = card.map_or(1, |card| card.height().saturating_add(1));
    if focused { full } else { full.min(ROWS) }
}
