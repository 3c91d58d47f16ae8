//! The row under the text: how far the reader is, in which part, how many minutes are left.

use ratatui::buffer::Buffer;

use super::scene::Scene;
use crate::text::BlockKind;
use crate::text::SafeText;
use crate::tui::kit::look::{fill, put, sign};
use crate::tui::kit::theme::Role;

/// Bytes that are read in a minute: some 230 words of six.
const BYTES_A_MINUTE: usize = 1400;

/// Draws the row, if there is one.
pub(in crate::tui) fn draw(scene: &Scene<'_>, buf: &mut Buffer) {
    if scene.rows.progress == 0 || scene.reader.zen {
        return;
    }
    let (look, messages) = (scene.look, scene.look.messages);
    let total = scene.document().text().len();
    let seen = scene.seen().end.min(total);
    let percent = (seen * 100).checked_div(total).unwrap_or(100);
    let mut parts = vec![messages.with("reader-percent", &[("percent", percent.into())])];
    parts.extend(section(scene));
    let left = (total - seen).div_ceil(BYTES_A_MINUTE);
    if left > 0 {
        parts.push(messages.with("reader-left", &[("count", left.into())]));
    }
    let y = scene.area.y + scene.rows.top + scene.rows.text;
    let area = scene.area;
    let style = look.style(Role::Dim);
    let rule = look.glyphs.rule;
    let mut x = area.x + scene.columns.text_left();
    x = fill(buf, area, (x, y), 2, (rule, style)) + 1;
    let stop = area.x + scene.columns.text_left() + scene.columns.text;
    for (nth, part) in parts.iter().enumerate() {
        let part = SafeText::line(part);
        if x + part.width() as u16 + 2 > stop {
            break;
        }
        if nth > 0 {
            x = sign(buf, area, (x, y), rule, style) + 1;
        }
        x = put(buf, area, (x, y), &part, style) + 1;
    }
}

/// `§2/5`: the part that the focused place is in, of those that headings make.
fn section(scene: &Scene<'_>) -> Option<String> {
    let blocks = scene.document().blocks().iter();
    let headings = blocks.filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    let (mut here, mut all) = (0, 0);
    for heading in headings {
        all += 1;
        here += usize::from(heading.range.start <= scene.reader.cursor);
    }
    (here > 0).then(|| format!("{}{here}/{all}", scene.look.glyphs.section))
}
