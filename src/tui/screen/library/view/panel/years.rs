//! Years as bars of one cell, and every count on one line for screens without a panel.
//!
//! ```text
//!  fr 298 ███████  en 114 ███   2018 ▁▃█▄██▆▂ 2026
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::bar::bar;
use crate::text::SafeText;
use crate::tui::kit::look::{Look, put, sign};
use crate::tui::kit::theme::Role;
use crate::tui::screen::library::scene::Scene;

/// Cells of a language's full bar on the line.
const BAR: u16 = 8;
/// The most bars for years on the line.
const YEARS: u16 = 14;

/// Draws the years in a row of the panel.
pub(in crate::tui::screen::library) fn draw(
    scene: &Scene<'_>,
    look: &Look<'_>,
    on: Rect,
    buf: &mut Buffer,
) {
    let room = on.width.saturating_sub(3 + 5 + 5 + 1);
    scale(scene, look, (on, on.x + 3), room, buf);
}

/// Draws languages and years on one line.
pub(in crate::tui::screen::library::view) fn on_one_line(
    scene: &Scene<'_>,
    look: &Look<'_>,
    line: Rect,
    buf: &mut Buffer,
) {
    let languages = &scene.library.answer.facets.languages;
    let all: usize = languages.iter().map(|(_, count)| count).sum();
    let mut x = line.x;
    for (language, count) in languages {
        let name = format!("{} {} ", language.code(), look.messages.number(*count));
        let name = SafeText::line(&name);
        x = put(buf, line, (x, line.y), &name, look.style(Role::Text));
        let width = if line.width >= 50 { BAR } else { 4 };
        let area = Rect { x, width, ..line }.intersection(line);
        x = bar(look, (*count, all), (area, false), buf) + 2;
    }
    let left = line.right().saturating_sub(x + 1);
    if left > 16 {
        scale(scene, look, (line, x + 1), YEARS.min(left - 11), buf);
    }
}

/// The first year, a bar for each year (or each few years) in at most `room` cells, the last year.
fn scale(scene: &Scene<'_>, look: &Look<'_>, (on, x): (Rect, u16), room: u16, buf: &mut Buffer) {
    let years = &scene.library.answer.facets.years;
    let first = years.iter().map(|(year, _)| *year).min();
    let last = years.iter().map(|(year, _)| *year).max();
    let (Some(first), Some(last)) = (first, last) else {
        return;
    };
    if first == last || room == 0 {
        return;
    }
    let span = usize::from(last.abs_diff(first)) + 1;
    let each = span.div_ceil(usize::from(room));
    let mut bars = vec![0_usize; span.div_ceil(each)];
    for (year, count) in years {
        let at = usize::from(year.abs_diff(first)) / each;
        if let Some(bar) = bars.get_mut(at) {
            *bar += count;
        }
    }
    let highest = bars.iter().copied().max().unwrap_or(0).max(1);
    let dim = look.style(Role::Dim);
    let mut x = sign(buf, on, (x, on.y), &first.to_string(), dim) + 1;
    for count in bars {
        let level = (count * 8).div_ceil(highest).min(8);
        let symbol = look.glyphs.levels.get(level).copied().unwrap_or(" ");
        x = sign(buf, on, (x, on.y), symbol, look.style(Role::Text));
    }
    sign(buf, on, (x + 1, on.y), &last.to_string(), dim);
}
