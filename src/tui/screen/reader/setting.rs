//! How the text is set, changed while it is read: the column's width, its edge, hyphens, spacing.

use super::Reader;
use crate::config::Value;
use crate::text::{Alignment, Spacing};
use crate::tui::kit::columns::MEASURE;
use crate::tui::kit::settings;
use crate::tui::port::{Ask, Context};

/// Makes the text column wider, or narrower, by so many cells, now and from now on.
pub(super) fn widen(cx: &mut Context<'_>, by: i16) {
    let width = cx.around.manner.measure.saturating_add_signed(by);
    let width = width.clamp(*MEASURE.start(), *MEASURE.end());
    cx.ask(Ask::Set("measure", Value::Number(i64::from(width))));
    cx.note_with("say-measure", &[("width", usize::from(width).into())]);
}

/// Lets lines end at the column's edge, or where their last word does.
pub(super) fn align(_: &mut Reader, cx: &mut Context<'_>) {
    turn(cx, "alignment");
    cx.note(match cx.around.manner.typesetting.alignment {
        Alignment::Justified => "say-ragged",
        Alignment::Ragged => "say-justified",
    });
}

/// Divides words at the end of lines, or does not.
pub(super) fn hyphenate(_: &mut Reader, cx: &mut Context<'_>) {
    turn(cx, "hyphenation");
    cx.note(if cx.around.manner.typesetting.hyphenation {
        "say-no-hyphens"
    } else {
        "say-hyphens"
    });
}

/// Moves lines and paragraphs apart, and together again.
pub(super) fn space(_: &mut Reader, cx: &mut Context<'_>) {
    turn(cx, "spacing");
    cx.note(match cx.around.manner.typesetting.spacing {
        Spacing::Close => "say-spacing-normal",
        Spacing::Normal => "say-spacing-open",
        Spacing::Open => "say-spacing-close",
    });
}

/// Has the notes stand somewhere else, now and from now on.
pub(super) fn margin_cycle(_: &mut Reader, cx: &mut Context<'_>) {
    turn(cx, "margin");
}

/// Gives a setting its next value.
fn turn(cx: &mut Context<'_>, key: &'static str) {
    if let Some(value) = settings::next(&cx.around.settings.config, key) {
        cx.ask(Ask::Set(key, value));
    }
}
