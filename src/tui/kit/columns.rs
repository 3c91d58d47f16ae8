//! How the reader's screen is divided: columns by its width, rows by its height.
//!
//! Shared by `update`, which lays the page out for the text column, and by the view, which draws.
//! Gutter, text, connectors and margin stand together in the middle of what the outline leaves.

use std::ops::RangeInclusive;

use crate::config::Margin as MarginMode;

/// Rows above the body of a screen: the title bar and its rule.
pub const ABOVE: u16 = 2;
/// Rows below the body of a screen: a rule or the message, and the key bar.
pub const BELOW: u16 = 2;
/// The narrowest screen that has a side panel, or two columns of a list and its preview, in cells.
pub const SIDE_FROM: u16 = 100;

/// From this width on the outline has room beside text and margin, in cells.
pub const OUTLINE_FROM: u16 = 170;
/// From this width on notes have a margin beside the text, in cells.
pub const MARGIN_FROM: u16 = 100;
/// From this width on notes have a panel below the text, in cells.
pub const PANEL_FROM: u16 = 60;

/// The outline grows with the screen between these.
const OUTLINE: (u16, u16) = (30, 46);
const GUTTER: u16 = 5;
const SLIM_GUTTER: u16 = 4;
/// A blank column, then the lines that lead to the notes.
const CONNECTOR: u16 = 5;
const MARGIN_LEAST: u16 = 30;
const MARGIN_MOST: u16 = 56;
/// How wide a reader may make the text column, in cells.
pub const MEASURE: RangeInclusive<u16> = 40..=100;

/// Where a passage stands on the reader's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PassagePlace {
    /// The columns of the screen.
    pub columns: Columns,
    /// Its rows.
    pub rows: Rows,
    /// The passage's first row and the one after its last, from the body's top; `None` where it is not in sight.
    pub passage: Option<(u16, u16)>,
}

/// The widths of the columns from left to right, in cells; 0 for those that are not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Columns {
    /// Headings and notes at a glance; its right rule included.
    pub outline: u16,
    /// Left blank.
    pub pad: u16,
    /// The focus bar and the letters.
    pub gutter: u16,
    /// The text; what the page is laid out for.
    pub text: u16,
    /// A blank column and the lines from passages to notes.
    pub connector: u16,
    /// The notes.
    pub margin: u16,
    /// Whether the notes stand in a panel below the text.
    pub panel: bool,
}

/// The rows from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    /// Left blank above the text; counts what the margin hides above.
    pub top: u16,
    /// The text: how many lines of the page are on the screen.
    pub text: u16,
    /// How far the reader is; counts what the margin hides below.
    pub progress: u16,
    /// The notes' panel.
    pub panel: u16,
}

impl Columns {
    /// The columns of a screen.
    ///
    /// `width` and `wanted` (the measure that the reader likes) are in cells. Asking again with the text width
    /// of the answer gives the same answer.
    pub fn measure(width: u16, wanted: u16, mode: MarginMode, outline: bool) -> Self {
        let wanted = wanted.clamp(*MEASURE.start(), *MEASURE.end());
        let outline = if outline && width >= OUTLINE_FROM {
            (width * 21 / 100).clamp(OUTLINE.0, OUTLINE.1)
        } else {
            0
        };
        let room = width - outline;
        if mode == MarginMode::Column && width >= MARGIN_FROM {
            let fixed = GUTTER + CONNECTOR;
            let text = wanted.min(room - fixed - MARGIN_LEAST);
            let margin = (room - fixed - text).min(MARGIN_MOST);
            // One column stays free at the screen's right edge where there is room for it.
            let margin = margin - u16::from(margin > MARGIN_LEAST && margin < MARGIN_MOST);
            return Self {
                outline,
                pad: (room - fixed - text - margin) / 2,
                gutter: GUTTER,
                text,
                connector: CONNECTOR,
                margin,
                panel: false,
            };
        }
        let gutter = if width >= PANEL_FROM {
            GUTTER
        } else {
            SLIM_GUTTER.min(room.saturating_sub(1))
        };
        let text = wanted.min(room.saturating_sub(gutter + 1)).max(1);
        Self {
            outline,
            pad: room.saturating_sub(gutter + text) / 2,
            gutter,
            text,
            panel: mode != MarginMode::Hidden && width >= PANEL_FROM,
            ..Self::default()
        }
    }

    /// The rows of a screen of `height` rows; `notes` says whether there is something for a panel.
    pub fn rows(&self, height: u16, notes: bool) -> Rows {
        if self.panel && notes && height >= 8 {
            let panel = (height * 3 / 10).clamp(3, 8);
            return Rows {
                text: height - panel,
                panel,
                ..Rows::default()
            };
        }
        let roomy = u16::from(height >= 12 && self.gutter == GUTTER);
        Rows {
            top: roomy,
            text: height - 2 * roomy,
            progress: roomy,
            panel: 0,
        }
    }

    /// The column where the text begins, in cells from the left edge.
    pub fn text_left(&self) -> u16 {
        self.outline + self.pad + self.gutter
    }

    /// The column where the margin begins, in cells from the left edge.
    pub fn margin_left(&self) -> u16 {
        self.text_left() + self.text + self.connector
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_width_has_its_layout() {
        let at = |width| Columns::measure(width, 66, MarginMode::Column, true);
        let wide = at(200);
        assert_eq!((wide.outline, wide.text, wide.margin), (42, 66, 56));
        let column = at(120);
        assert_eq!((column.outline, column.text, column.margin), (0, 66, 43));
        assert_eq!((at(100).text, at(100).margin), (60, 30));
        let panel = at(80);
        assert!(panel.panel && panel.margin == 0 && panel.text == 66);
        let bare = at(45);
        assert!(!bare.panel && bare.text == 40 && bare.gutter == 4);
        assert_eq!(at(30).text, 25);
    }

    #[test]
    fn the_mode_outweighs_the_width() {
        let panel = Columns::measure(120, 66, MarginMode::Panel, false);
        assert!(panel.panel && panel.margin == 0);
        let hidden = Columns::measure(120, 66, MarginMode::Hidden, false);
        assert!(!hidden.panel && hidden.margin == 0);
        assert_eq!(hidden.rows(40, true).panel, 0);
        assert_eq!(panel.rows(20, true).panel, 6);
        assert_eq!(panel.rows(20, false).panel, 0);
    }

    proptest! {
        #[test]
        fn columns_fit_any_screen_and_asking_again_changes_nothing(
            width in 0_u16..400, wanted in 0_u16..300, height in 0_u16..120, outline: bool, notes: bool,
            mode in prop::sample::select(vec![MarginMode::Column, MarginMode::Panel, MarginMode::Hidden])
        ) {
            let columns = Columns::measure(width, wanted, mode, outline);
            let end = columns.margin_left() + columns.margin;
            prop_assert!(end <= width.max(1), "{:?}", columns);
            prop_assert!(columns.text >= 1);
            prop_assert_eq!(Columns::measure(width, columns.text, mode, outline), columns);
            let rows = columns.rows(height, notes);
            prop_assert_eq!(rows.top + rows.text + rows.progress + rows.panel, height);
        }
    }
}
