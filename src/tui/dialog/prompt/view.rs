//! A line to type, or a question to answer.
//!
//! ```text
//! ╭─ Ajouter ──────────────────────────────────────────────────────────────╮
//! │ Un fichier ou un dossier ; guillemets si le nom contient des espaces   │
//! │                                                                        │
//! │ › ~/articles                                                           │
//! ╰─ Entrée valider · Échap fermer ────────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::library::Color;
use crate::text::SafeText;
use crate::tui::dialog::prompt::{Prompt, Question};
use crate::tui::kit::look::{Look, put, row, sign, wrapped};
use crate::tui::kit::theme::Role;
use crate::tui::kit::{boxed, field_view};

/// The width of the box, in cells.
const WIDTH: u16 = 76;

/// Draws the prompt in the middle of `room`; gives the place of the cursor.
pub(in crate::tui) fn draw(
    prompt: &Prompt,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let (title, about, keys) = words(prompt, look);
    let is_question = matches!(prompt.question, Question::Overwrite(..));
    let width = WIDTH.min(room.width);
    let mut lines: Vec<(SafeText, Role)> = wrapped(&about, width.saturating_sub(4))
        .into_iter()
        .map(|line| (line, Role::Text))
        .collect();
    let said = match &prompt.refusal {
        Some(refusal) => Some((refusal.clone(), Role::Error)),
        None if prompt.is_busy => Some((look.messages.text("prompt-busy"), Role::Dim)),
        None => None,
    };
    if let Some((said, role)) = said {
        let said = wrapped(&SafeText::line(&said), width.saturating_sub(4));
        lines.extend(said.into_iter().map(|line| (line, role)));
    }
    let typed = if is_question { 0 } else { 2 };
    let area = boxed::centred(room, width, lines.len() as u16 + typed + 2);
    let inner = boxed::draw(buf, look, area, (&title, &keys));
    // Where not all of it fits, the field is what is needed.
    let shown = inner.height.saturating_sub(u16::from(!is_question));
    for ((line, role), nth) in lines.iter().zip(0..shown) {
        let on = row(inner, nth);
        put(buf, on, (on.x, on.y), line, look.style(*role));
    }
    if is_question {
        return Some(inner.as_position());
    }
    let line = row(inner, inner.height.saturating_sub(1));
    let [_, open] = look.glyphs.turns;
    let x = sign(buf, line, (line.x, line.y), open, look.style(Role::Focus)) + 1;
    let typed = Rect {
        x,
        width: line.right().saturating_sub(x),
        ..line
    };
    field_view::draw(buf, look, typed, &prompt.field, look.style(Role::Text))
}

/// What a colour is called where it has no name of the reader's own.
fn plain(look: &Look<'_>, color: Color) -> String {
    look.messages.text(&format!("color-{}", color.as_str()))
}

/// The title, what is asked, and the keys.
fn words(prompt: &Prompt, look: &Look<'_>) -> (SafeText, SafeText, SafeText) {
    let keys = look.text("prompt-keys");
    match &prompt.question {
        Question::Add => (look.text("title-add"), look.text("prompt-add"), keys),
        Question::AddMany => (look.text("title-add"), look.text("prompt-add-many"), keys),
        Question::SaveSearch(query) => (
            look.text("title-save-search"),
            look.with("prompt-save-search", &[("name", query.as_str().into())]),
            keys,
        ),
        Question::NameColor(color, _) => (
            look.text("title-name-color"),
            look.with("prompt-name-color", &[("name", plain(look, *color).into())]),
            keys,
        ),
        Question::FindInText => (look.text("title-find"), look.text("prompt-find"), keys),
        Question::Overwrite(path, _) => (
            look.text("title-overwrite"),
            SafeText::line(&path.display().to_string()),
            look.text("overwrite-keys"),
        ),
    }
}
