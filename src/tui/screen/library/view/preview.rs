//! The preview below the list: what the focused article is, how it begins, what was noted on it.
//!
//! ```text
//!  Lire la plume à la main
//!  P. Carrère · revue-marges.fr · 3 mars 2024 · fr · 1 240 mots · 6 min
//!
//!  Extrait     « Les étiquettes en disent plus que le titre. Un titre annonce ; une é…
//!  Notes       a● À rapprocher de Jackson…   b● Les manicules !
//!  Étiquettes  lecture · histoire
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::search::Hit;
use crate::text::SafeText;
use crate::tui::kit::article_facts;
use crate::tui::kit::look::{Look, below, cells, inset, put, row};
use crate::tui::kit::note_card::letter;
use crate::tui::kit::theme::Role;
use crate::tui::screen::library::scene::Scene;
use crate::workspace::Placed;

/// Words that are read in a minute.
const WORDS_A_MINUTE: u32 = 230;

/// Draws the preview of the focused article in `area`.
pub(in crate::tui::screen::library) fn draw(
    scene: &Scene<'_>,
    look: &Look<'_>,
    (area, wide): (Rect, bool),
    buf: &mut Buffer,
) {
    let Some(hit) = scene.library.hit() else {
        return;
    };
    let area = inset(area, 1, 1);
    article_facts::head(look, area, &hit.meta.title, &about(hit, look), buf);
    let blank = u16::from(area.height > 5);
    let rest = below(area, 2 + blank);
    let notes = scene
        .library
        .preview
        .as_ref()
        .filter(|(slug, _)| *slug == hit.meta.slug)
        .map_or(&[][..], |(_, notes)| notes);
    let names = [
        look.text("preview-excerpt"),
        look.text("preview-notes"),
        look.text("preview-tags"),
    ];
    let column = if wide {
        names.iter().map(cells).max().unwrap_or(0) + 2
    } else {
        0
    };
    let mut nth = 0;
    for (part, name) in names.iter().enumerate() {
        let line = row(rest, nth);
        let content = inset(line, column, 0);
        let drawn = match part {
            0 => excerpt(hit, look, content, buf),
            1 => noted(notes, look, content, buf),
            _ => tags(hit, look, content, buf),
        };
        if drawn {
            if wide {
                put(buf, line, (line.x, line.y), name, look.style(Role::Dim));
            }
            nth += 1;
        }
    }
}

/// Author, site, date, language, words, minutes.
fn about(hit: &Hit, look: &Look<'_>) -> SafeText {
    let minutes = hit.words.div_ceil(WORDS_A_MINUTE).max(1);
    let mut parts = article_facts::byline(&hit.meta, look);
    parts.push(article_facts::language(&hit.meta).into_string());
    let words = [("count", hit.words.into())];
    parts.push(look.messages.with("count-words", &words));
    parts.push(look.messages.with("minutes", &[("count", minutes.into())]));
    look.joined(&parts)
}

/// How the text begins.
fn excerpt(hit: &Hit, look: &Look<'_>, line: Rect, buf: &mut Buffer) -> bool {
    let Some(passage) = hit.passages.first() else {
        return false;
    };
    let text = passage.text.trim();
    let said = SafeText::line(&look.messages.quoted(text));
    let said = look.cut(&said, usize::from(line.width));
    put(buf, line, (line.x, line.y), &said, look.style(Role::Text));
    !text.is_empty()
}

/// The notes, each with its letter and the sign of its state; highlights by their words.
fn noted(notes: &[Placed], look: &Look<'_>, line: Rect, buf: &mut Buffer) -> bool {
    let mut x = line.x;
    // With two or three notes each gets its share of the line; with more, those that fit.
    let share = line.width / (notes.len().clamp(1, 3) as u16);
    for (nth, placed) in notes.iter().enumerate() {
        let annotation = &placed.annotation;
        let left = line.right().saturating_sub(x);
        if left < 12 {
            break;
        }
        let label = format!("{}{}", letter(nth), look.glyphs.state(placed.state));
        let style = look.style(Role::Letter(annotation.color));
        x = put(buf, line, (x, line.y), &SafeText::line(&label), style) + 1;
        let (words, role) = match annotation.note.trim() {
            "" => (annotation.words(), Role::Dim),
            note => (note, Role::Text),
        };
        let first: String = words.chars().take(usize::from(line.width)).collect();
        let room = line
            .right()
            .saturating_sub(x)
            .min(share.saturating_sub(6).max(8));
        let words = look.cut(&SafeText::line(&first), usize::from(room));
        x = put(buf, line, (x, line.y), &words, look.style(role)) + 3;
    }
    !notes.is_empty()
}

fn tags(hit: &Hit, look: &Look<'_>, line: Rect, buf: &mut Buffer) -> bool {
    let tags = look.joined(&hit.meta.tags);
    let tags = look.cut(&tags, usize::from(line.width));
    put(buf, line, (line.x, line.y), &tags, look.style(Role::Tag));
    !hit.meta.tags.is_empty()
}
