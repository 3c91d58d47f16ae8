//! The notes whose passage has no sure place: what one was on at the left, where it might be at the right;
//! one above the other on narrow screens.
//!
//! ```text
//!  1/3 · Lire la plume à la main                                            ? à vérifier
//!
//!  AVANT · version 1, 3 mars 2026         │ PLACES POSSIBLES
//!  Les étiquettes en disent −mieux que le │ ▐ ████░ ¶2 · 84 %
//!  titre. Un titre annonce ; une          │   Les étiquettes en disent −mieux +plus que
//!  étiquette range…                       │   le titre. Un titre annonce…
//!                                         │   ██░░░ ¶9 · 61 %
//!  Note : Argument central.               │   … que le titre en dit…
//! ```

mod before;
mod offers;
mod parts;
mod spans;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::SafeText;
use crate::tui::kit::look::{Look, below, inset, put, put_before, row, rule, upright};
use crate::tui::kit::theme::Role;
use crate::tui::screen::review::ReviewScreen;
use crate::workspace::Case;

/// From this width on the two sides stand beside each other, in cells.
const BESIDE_FROM: u16 = 100;

/// Draws the note that is looked at between the title bar and the key bar; gives the place of the cursor.
pub(in crate::tui) fn draw(
    review: &ReviewScreen,
    look: &Look<'_>,
    body: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let area = inset(body, 1, 1);
    let Some(case) = review.case() else {
        nothing(review, look, area, buf);
        return None;
    };
    head(review, case, look, row(area, 0), buf);
    let gap = u16::from(area.height > 16);
    let rest = below(area, 1 + gap);
    if area.width >= BESIDE_FROM {
        let left = rest.width * 9 / 20;
        let before = Rect {
            width: left.saturating_sub(2),
            ..rest
        };
        before::draw(review, case, look, before, buf);
        upright(buf, look, rest, rest.x + left);
        return offers::draw(review, case, look, inset(rest, left + 2, 0), buf);
    }
    let upper = (rest.height * 2 / 5).max(3).min(rest.height);
    let before = Rect {
        height: upper,
        ..rest
    };
    let used = before::draw(review, case, look, before, buf).min(upper);
    let line = row(rest, used);
    rule(buf, look, line, line.y);
    offers::draw(review, case, look, below(rest, used + 1), buf)
}

/// Which note of how many, its article, its state.
fn head(review: &ReviewScreen, case: &Case, look: &Look<'_>, line: Rect, buf: &mut Buffer) {
    let state = look
        .messages
        .text(&format!("state-{}", case.state.as_str()));
    let mark = look.glyphs.state(case.state);
    let said = look.said(&format!("{mark} {state}"));
    let end = put_before(
        buf,
        line,
        (line.right(), line.y),
        &said,
        look.style(Role::Warning),
    );
    let at = review.selected + 1;
    let args = [("at", at.into()), ("count", review.rows.len().into())];
    let place = look.with("review-at", &args);
    let x = put(buf, line, (line.x, line.y), &place, look.style(Role::Dim));
    let between = SafeText::line(&look.between());
    let x = put(buf, line, (x, line.y), &between, look.style(Role::Dim));
    let title = review.row().map_or("", |row| row.article.title.as_str());
    let title = look.cut(
        &SafeText::line(title),
        usize::from(end.saturating_sub(x + 2)),
    );
    put(buf, line, (x, line.y), &title, look.style(Role::Heading));
}

/// That nothing waits, or that it is being looked for.
fn nothing(review: &ReviewScreen, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let key = if review.ready && review.rows.is_empty() {
        "review-empty"
    } else {
        "review-looking"
    };
    let area = below(area, u16::from(area.height > 2));
    let said = look.cut(&look.text(key), usize::from(area.width));
    put(buf, area, (area.x, area.y), &said, look.style(Role::Text));
}
