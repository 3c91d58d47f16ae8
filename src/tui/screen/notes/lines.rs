//! What stands on the rows of the screen: names of groups, annotations, blank rows between groups.

use super::state::NotesScreen;
use crate::config::Group;
use crate::search::AnnotationHit;

/// What stands on a row of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteLine {
    /// Nothing: above a group.
    Blank,
    /// The name of a group: an index of the groups.
    Group(usize),
    /// A line of an annotation: its row in the list, and which of its lines.
    Note(usize, u16),
}

/// Lines of an annotation: its passage, or its words where it has none; its words or, without any, its tags.
pub fn rows_of(hit: &AnnotationHit, group: Group) -> u16 {
    let words = !hit.note.trim().is_empty() && !hit.quote.trim().is_empty();
    let about = !hit.tags.is_empty() || group != Group::Article;
    1 + u16::from(words || about)
}

impl NotesScreen {
    /// The lines that a screen of so many rows shows, from the first row shown on.
    pub fn lines(&self, rows: u16) -> Vec<NoteLine> {
        let mut lines = Vec::new();
        let mut last = None;
        for (at, row) in self.rows.iter().enumerate().skip(self.top) {
            if lines.len() >= usize::from(rows) {
                break;
            }
            if last != Some(row.group) {
                if last.is_some() {
                    lines.push(NoteLine::Blank);
                }
                lines.push(NoteLine::Group(row.group));
                last = Some(row.group);
            }
            let each = self
                .hits
                .get(row.hit)
                .map_or(1, |hit| rows_of(hit, self.group));
            lines.extend((0..each).map(|nth| NoteLine::Note(at, nth)));
        }
        lines.truncate(usize::from(rows));
        lines
    }
}

/// The first row shown on a screen of so many rows: as it was, but so that the focused one is seen whole.
pub(in crate::tui) fn first_shown(notes: &NotesScreen, rows: u16) -> usize {
    let selected = notes.selected.min(notes.rows.len().saturating_sub(1));
    let mut first = selected;
    let mut used = 0_u16;
    for at in (notes.top.min(selected)..=selected).rev() {
        let Some(row) = notes.rows.get(at) else {
            break;
        };
        let hit = notes.hits.get(row.hit);
        used += hit.map_or(1, |hit| rows_of(hit, notes.group));
        let before = at.checked_sub(1).and_then(|at| notes.rows.get(at));
        let begins = before.is_none_or(|before| before.group != row.group);
        // The name of the first one's group always stands above it; that of another also has a blank row.
        let above = if begins { 2 } else { 0 };
        if used + 1 > rows && at < selected {
            break;
        }
        first = at;
        used += above;
    }
    first
}
