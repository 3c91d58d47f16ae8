//! The title bar of the reader: an article's title, the screen before it, what the article holds.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::SafeText;
use crate::tui::kit::look::{Look, put, put_before, sign};
use crate::tui::kit::note_card::letter;
use crate::tui::kit::theme::Role;
use crate::tui::kit::title::program;
use crate::tui::screen::reader::Reader;

/// From this width on an article's title has the screen before it, in cells.
const CRUMBS_FROM: u16 = 100;
/// Bytes that are read in a minute: some 230 words of six.
const BYTES_A_MINUTE: usize = 1400;

/// An article's title, the screen before it, what the article holds.
pub(in crate::tui::screen::reader) fn draw(
    reader: &Reader,
    before: &str,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) {
    let dim = look.style(Role::Dim);
    let facts = facts(reader, look, area.width >= CRUMBS_FROM);
    let room = usize::from(area.width / 2);
    let mut skipped = 0;
    let mut right = look.joined(&facts);
    while right.width() > room && skipped < facts.len() {
        skipped += 1;
        right = look.joined(facts.get(skipped..).unwrap_or_default());
    }
    let end = put_before(
        buf,
        area,
        (area.right().saturating_sub(1), area.y),
        &right,
        dim,
    );
    let mut x = area.x + 1;
    if area.width >= CRUMBS_FROM {
        x = program(look, area, x, buf);
    }
    x = sign(buf, area, (x, area.y), look.glyphs.back, dim) + 1;
    if area.width >= CRUMBS_FROM {
        x = put(buf, area, (x, area.y), &look.text(before), dim) + 3;
    }
    let title = SafeText::line(&reader.article.meta.title);
    let title = look.cut(&title, usize::from(end.saturating_sub(x + 2)));
    put(buf, area, (x, area.y), &title, look.style(Role::Heading));
}

/// What there is to say of an article: its language, its notes, how long it is or how far one has come.
fn facts(reader: &Reader, look: &Look<'_>, wide: bool) -> Vec<SafeText> {
    let meta = &reader.article.meta;
    let language = meta.language.or_else(|| reader.document.language());
    let count = reader.notes.len();
    let notes = match reader.focused_note.filter(|nth| *nth < count) {
        Some(nth) => {
            let args = [
                ("letter", letter(nth).into()),
                ("at", (nth + 1).into()),
                ("count", count.into()),
            ];
            look.with("title-note", &args)
        }
        None => look.with("count-notes", &[("count", count.into())]),
    };
    let length = if wide {
        let minutes = reader.document.text().len().div_ceil(BYTES_A_MINUTE).max(1);
        look.with("minutes", &[("count", minutes.into())])
    } else {
        look.with("percent", &[("percent", percent(reader).into())])
    };
    let language = language.map_or_else(SafeText::default, |l| SafeText::line(l.code()));
    vec![language, notes, length]
}

/// How much of the text lies above the end of the screen, in percent.
fn percent(reader: &Reader) -> usize {
    let seen = reader.page.shown(reader.bottom()).end;
    let total = reader.document.text().len();
    (seen.min(total) * 100).checked_div(total).unwrap_or(100)
}
