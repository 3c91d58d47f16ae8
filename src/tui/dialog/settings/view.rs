//! The settings with their values; below, what the focused one means, and the file that keeps them.
//!
//! ```text
//! ╭─ Réglages ───────────────────────────────────────────────╮
//! │   Langue                                      ‹ auto ›   │
//! │ ▐ Couleurs                                    ‹ sombre › │
//! │──────────────────────────────────────────────────────────│
//! │ Celles du terminal, ou faites pour un fond sombre.       │
//! ╰─ ← → changer · ↑ ↓ choisir · Échap fermer ───────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::config::Value;
use crate::text::SafeText;

use crate::tui::dialog::list;
use crate::tui::dialog::list::Row;
use crate::tui::dialog::settings::SettingsBox;
use crate::tui::kit::boxed;
use crate::tui::kit::look::{Look, cells, put, row, wrapped};
use crate::tui::kit::settings::{Kind, SETTINGS, Setting};
use crate::tui::kit::theme::Role;
use crate::tui::port::Surroundings;

/// The width of the box, in cells.
const WIDTH: u16 = 76;
/// Rows below the list: a rule, two of what a setting means, the file.
const BELOW: u16 = 4;

/// Draws the box in the middle of `room`; gives the place of its focused row.
pub(in crate::tui) fn draw(
    settings: &SettingsBox,
    around: &Surroundings,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let rows: Vec<Row> = SETTINGS
        .iter()
        .map(|setting| Row {
            name: look.text(&format!("setting-{}", setting.key)),
            detail: value(setting, around, look),
            ..Row::default()
        })
        .collect();
    let area = boxed::centred(room, WIDTH, rows.len() as u16 + BELOW + 2);
    let title = look.text("title-settings");
    let inner = boxed::draw(buf, look, area, (&title, &look.text("settings-keys")));
    let below = BELOW.min(inner.height.saturating_sub(1));
    let above = Rect {
        height: inner.height - below,
        ..inner
    };
    let cursor = list::draw(&rows, settings.selected, look, above, buf);
    if below == BELOW {
        boxed::divide(buf, look, inner, above.bottom(), &SafeText::default());
    }
    let foot = Rect {
        y: above.bottom() + u16::from(below == BELOW),
        height: below - u16::from(below == BELOW),
        ..inner
    };
    about(settings, around, look, foot, buf);
    cursor
}

/// What the focused setting means, and the file that keeps it.
fn about(
    settings: &SettingsBox,
    around: &Surroundings,
    look: &Look<'_>,
    foot: Rect,
    buf: &mut Buffer,
) {
    let Some(setting) = SETTINGS.get(settings.selected) else {
        return;
    };
    let said = look.text(&format!("setting-{}-about", setting.key));
    let lines = wrapped(&said, foot.width);
    let shown = foot.height.min(2);
    for (line, nth) in lines.iter().zip(0..shown) {
        let on = row(foot, nth);
        put(buf, on, (on.x, on.y), line, look.style(Role::Text));
    }
    let file = row(foot, 2);
    let said = look.cut(
        &SafeText::line(&around.settings.file),
        usize::from(file.width),
    );
    put(buf, file, (file.x, file.y), &said, look.style(Role::Dim));
}

/// A setting's value in words, between the signs that it turns.
fn value(setting: &Setting, around: &Surroundings, look: &Look<'_>) -> SafeText {
    let config = &around.settings.config;
    let said = match (setting.kind, setting.value(config)) {
        (Kind::Names, _) => {
            let names = crate::library::Color::ALL.map(|color| look.messages.color(color));
            return look.cut(&look.joined(&names), 40);
        }
        (_, Value::Text(word)) => look.text(&format!("setting-{}-{word}", setting.key)),
        (_, Value::Number(number)) => SafeText::line(&number.to_string()),
        (_, Value::Flag(true)) => look.text("setting-yes"),
        (_, Value::Flag(false)) => look.text("setting-no"),
        (_, Value::Default) => SafeText::default(),
    };
    let [open, close] = look.glyphs.turns;
    let turned = SafeText::line(&format!("{open} {said} {close}"));
    debug_assert!(cells(&turned) > 0);
    turned
}
