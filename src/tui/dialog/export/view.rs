//! What goes out, in which form, where to, and how it will read.
//!
//! ```text
//! ╭─ Exporter des extraits ──────────────────────────────────────────────────╮
//! │   Quoi        2 articles cochés                                          │
//! │ ▐ Format      ‹ Markdown ›                                               │
//! │   Contient    [x] extraits [x] notes [x] étiquettes [ ] contexte         │
//! │   Groupés par article                                                    │
//! │   Ordre       du texte                                                   │
//! │   Références  APA                                                        │
//! │   Langue      de l’article                                               │
//! │   Fichier     ~/glose.md                                                 │
//! │── Aperçu · 11 extraits · 9 notes · 6 Ko ─────────────────────────────────│
//! │ # Lire la plume à la main                                                │
//! ╰─ Entrée exporter · ← → changer · ↑ ↓ choisir · p aperçu · Échap fermer ──╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::export::{Group, Order};
use crate::text::SafeText;
use crate::tui::dialog::export::{Contained, ExportDialog, Row};
use crate::tui::kit::look::{Look, below, cells, inset, put, row, sign, wrapped};
use crate::tui::kit::theme::Role;
use crate::tui::kit::{boxed, field_view};
use crate::tui::port::choices::Tally;

/// The widest box, in cells.
const WIDTH: u16 = 92;
/// Its most rows.
const HEIGHT: u16 = 40;

/// Draws the dialog in the middle of `room`; gives the place of the cursor.
pub(in crate::tui) fn draw(
    dialog: &ExportDialog,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let area = boxed::centred(room, WIDTH, HEIGHT);
    let keys = if dialog.large {
        "export-keys-preview"
    } else {
        "export-keys"
    };
    let labels = (&look.text("title-export"), &look.text(keys));
    let inner = boxed::draw(buf, look, area, labels);
    if dialog.large {
        preview(dialog, look, inner, buf);
        return None;
    }
    let column = Row::ALL.iter().map(|one| cells(&look.text(name(*one))));
    let column = column.max().unwrap_or(0) + 2;
    let at = Row::ALL.iter().position(|one| *one == dialog.row);
    let at = at.unwrap_or(0);
    // On a low screen the focused row is among those that are shown.
    let shown = usize::from(inner.height).min(Row::ALL.len());
    let first = (at + 1).saturating_sub(shown);
    let mut cursor = None;
    for (nth, one) in Row::ALL.iter().enumerate().skip(first).take(shown) {
        let line = row(inner, (nth - first) as u16);
        let focused = *one == dialog.row;
        let role = if focused { Role::Focus } else { Role::Dim };
        if focused {
            sign(
                buf,
                line,
                (line.x, line.y),
                look.glyphs.pointer,
                look.style(role),
            );
        }
        let x = line.x + 2;
        let name = look.text(name(*one));
        put(buf, line, (x, line.y), &name, look.style(role));
        let value = inset(line, 2 + column, 0);
        let place = setting(dialog, *one, look, value, buf);
        if focused {
            cursor = place.or(Some(Position::new(x, line.y)));
        }
    }
    let rest = below(inner, shown as u16);
    if rest.height >= 2 {
        preview(dialog, look, rest, buf);
    }
    cursor
}

/// The key of a row's name.
fn name(one: Row) -> &'static str {
    match one {
        Row::Offer => "export-what",
        Row::Format => "export-format",
        Row::Contained => "export-contains",
        Row::Group => "export-group",
        Row::Order => "export-order",
        Row::Style => "export-style",
        Row::Language => "export-language",
        Row::Path => "export-path",
    }
}

/// The value of a row; gives the place of the cursor.
fn setting(
    dialog: &ExportDialog,
    one: Row,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let style = look.style(Role::Text);
    let focused = one == dialog.row;
    if one == Row::Path {
        let place = field_view::draw(buf, look, area, &dialog.path, style);
        return place.filter(|_| focused);
    }
    if one == Row::Contained {
        return boxes(dialog, look, area, buf).filter(|_| focused);
    }
    let turns = focused && (one != Row::Group || dialog.groups());
    let around = if turns { 4 } else { 0 };
    let room = usize::from(area.width.saturating_sub(around));
    let value = look.cut(&value(dialog, one, look), room);
    if !turns {
        put(buf, area, (area.x, area.y), &value, style);
        return None;
    }
    let [left, right] = look.glyphs.turns;
    let key = look.style(Role::Key);
    let x = sign(buf, area, (area.x, area.y), left, key) + 1;
    let x = put(buf, area, (x, area.y), &value, style) + 1;
    sign(buf, area, (x, area.y), right, key);
    None
}

/// What a row says, where it is one of several things.
fn value(dialog: &ExportDialog, one: Row, look: &Look<'_>) -> SafeText {
    let choices = &dialog.choices;
    match one {
        Row::Offer => {
            let (key, name) = dialog
                .offers
                .get(dialog.offer)
                .map_or(("scope-all", ""), |(key, name, _)| (*key, name.as_str()));
            look.with(key, &[("name", name.into())])
        }
        Row::Format => {
            let format = choices.format();
            format.map_or_else(SafeText::default, |it| look.text(it.message))
        }
        Row::Group if !dialog.groups() => look.text("export-by-article"),
        Row::Group => look.text(match choices.group {
            Group::Article => "export-by-article",
            Group::Tag => "export-by-tag",
            Group::Color => "export-by-color",
            Group::Date => "export-by-date",
        }),
        Row::Order => look.text(match choices.order {
            Order::Text => "export-as-text",
            Order::Date => "export-as-date",
            Order::Tag => "export-as-tag",
            Order::Color => "export-as-color",
        }),
        Row::Style => match &choices.style {
            None => look.text("export-no-style"),
            Some(name) => {
                let title = dialog.styles.iter().find(|(known, _)| known == name);
                look.said(title.map_or(name, |(_, title)| title))
            }
        },
        Row::Language => look.text(match choices.language.as_deref() {
            Some("fr") => "language-fr",
            Some("en") => "language-en",
            _ => "export-language-article",
        }),
        Row::Contained | Row::Path => SafeText::default(),
    }
}

/// The boxes of what goes out; gives the place of the one in focus. Where there is no room for all, that one is
/// among those that are shown.
fn boxes(dialog: &ExportDialog, look: &Look<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let texts = Contained::ALL.map(|one| {
        let mark = if one.of(&dialog.choices) {
            "[x]"
        } else {
            "[ ]"
        };
        let name = match one {
            Contained::Quotes => "export-quotes",
            Contained::Notes => "export-notes",
            Contained::Tags => "export-tags",
            Contained::Context => "export-context",
            Contained::Bodies => "export-bodies",
        };
        look.said(&format!("{mark} {}", look.messages.text(name)))
    });
    let focused = dialog.row == Row::Contained;
    let at = if focused { dialog.boxed } else { 0 };
    let widths = texts.each_ref().map(|text| cells(text) + 1);
    let upto: u16 = widths.iter().take(at + 1).sum::<u16>().saturating_sub(1);
    let mut hidden = 0;
    let mut first = 0;
    while upto.saturating_sub(hidden) > area.width && first < at {
        hidden += widths.get(first).copied().unwrap_or(0);
        first += 1;
    }
    let mut x = area.x;
    let mut place = None;
    for (nth, text) in texts.iter().enumerate().skip(first) {
        let is_at = focused && nth == at;
        let room = usize::from(area.right().saturating_sub(x));
        if room == 0 {
            break;
        }
        let role = if is_at { Role::Key } else { Role::Text };
        if is_at {
            place = Some(Position::new(x + 1, area.y));
        }
        let text = look.cut(text, room);
        x = put(buf, area, (x, area.y), &text, look.style(role)) + 1;
    }
    place
}

/// How the export will read.
fn preview(dialog: &ExportDialog, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let said = match &dialog.preview {
        Some((_, tally)) => tallied(*tally, look),
        None => look.text("export-preview"),
    };
    boxed::divide(buf, look, area, area.y, &said);
    let rest = below(area, 1);
    let Some((text, tally)) = &dialog.preview else {
        let said = look.cut(&look.text("loading"), usize::from(rest.width));
        put(buf, rest, (rest.x, rest.y), &said, look.style(Role::Dim));
        return;
    };
    if tally.excerpts == 0 {
        let said = look.text("say-nothing-to-export");
        let said = look.cut(&said, usize::from(rest.width));
        put(buf, rest, (rest.x, rest.y), &said, look.style(Role::Dim));
        return;
    }
    let lines = text.lines().skip(dialog.top).map(SafeText::block);
    let mut lines = lines.flat_map(|line| wrapped(&line, rest.width));
    for nth in 0..rest.height {
        let Some(line) = lines.next() else {
            return;
        };
        let on = row(rest, nth);
        put(buf, on, (on.x, on.y), &line, look.style(Role::Text));
    }
    if lines.next().is_some() {
        let [_, under] = look.glyphs.more;
        let wider = Rect {
            width: rest.width + 1,
            ..rest
        };
        let place = (rest.right(), rest.bottom().saturating_sub(1));
        sign(buf, wider, place, under, look.style(Role::Dim));
    }
}

/// What an export comes to, on one line.
fn tallied(tally: Tally, look: &Look<'_>) -> SafeText {
    let counted = |key: &str, count: usize| look.messages.with(key, &[("count", count.into())]);
    let mut parts = vec![
        look.messages.text("export-preview"),
        counted("count-excerpts", tally.excerpts),
        counted("count-notes", tally.notes),
    ];
    if tally.lost > 0 {
        parts.push(counted("count-lost", tally.lost));
    }
    if tally.files > 1 {
        parts.push(counted("count-files", tally.files));
    }
    parts.push(counted("kilobytes", tally.bytes.div_ceil(1000)));
    look.joined(&parts)
}
