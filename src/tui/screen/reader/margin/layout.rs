//! The margin of a reader as it stands on the screen: what is drawn, and what the mouse points at.

use super::desired_row::{DesiredRow, desired_rows};
use super::stack::{Placement, Wanted, stack};
use crate::i18n::Messages;
use crate::tui::kit::note_card::Card;
use crate::tui::screen::reader::Reader;

/// Rows of a note that is not the focused one, its head among them.
const ROWS: u16 = 6;
/// Cells of a note's frame at its left.
pub const FRAME: u16 = 2;

/// The margin of a reader as it stands on the screen.
#[derive(Debug, Clone)]
pub struct MarginLayout {
    /// Every note by the row that it asks for.
    pub desired_rows: Vec<DesiredRow>,
    /// The notes of `desired_rows` laid out; `None` for those off the screen, and where there are so many that each
    /// gets little more than a row.
    pub cards: Vec<Option<Card>>,
    /// Where the notes of `desired_rows` stand.
    pub placement: Placement,
}

impl MarginLayout {
    /// The margin in `width` cells beside `rows` rows of text.
    pub fn new(reader: &Reader, width: u16, rows: u16, messages: &Messages) -> Self {
        let desired_rows = desired_rows(reader, rows);
        let on_screen = |desired: &DesiredRow| (0..i32::from(rows)).contains(&desired.row);
        let first = desired_rows.partition_point(|desired| desired.row < 0);
        let end = desired_rows.partition_point(|desired| desired.row < i32::from(rows));
        let crowded = (end - first) * 2 > usize::from(rows);
        let is_focused = |desired: &DesiredRow| reader.focused_note == Some(desired.note);
        let cards: Vec<Option<Card>> = desired_rows
            .iter()
            .map(|desired| {
                let focused = is_focused(desired);
                let placed = reader.notes.get(desired.note)?;
                (width > FRAME && on_screen(desired) && (focused || !crowded)).then(|| {
                    let rows = if focused { rows } else { ROWS };
                    Card::new(placed, width.saturating_sub(FRAME), rows, messages)
                })
            })
            .collect();
        let wanted: Vec<Wanted> = desired_rows
            .iter()
            .zip(&cards)
            .map(|(desired, card)| Wanted {
                row: desired.row,
                height: height(card.as_ref(), is_focused(desired)),
            })
            .collect();
        let focused = desired_rows.iter().position(is_focused);
        let placement = stack(&wanted, rows, focused);
        Self {
            desired_rows,
            cards,
            placement,
        }
    }

    /// The note that stands on a row of the margin, from the text's top.
    pub fn note_at(&self, row: u16) -> Option<usize> {
        let stands = self.desired_rows.iter().zip(&self.placement.slots);
        let mut here = stands.filter(|(_, slot)| {
            slot.is_some_and(|slot| (slot.row..slot.row + slot.height).contains(&row))
        });
        here.next().map(|(desired, _)| desired.note)
    }
}

/// Rows that a note asks for.
fn height(card: Option<&Card>, focused: bool) -> u16 {
    let full = card.map_or(1, |card| card.height().saturating_add(1));
    if focused { full } else { full.min(ROWS) }
}
