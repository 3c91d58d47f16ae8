//! How the text is set, changed while it is read: the column's width, its edge, hyphens, spacing.

use crate::config::Value;
use crate::i18n::Arg;
use crate::text::{Alignment, Spacing};
use crate::tui::app::settings;
use crate::tui::app::state::State;
use crate::tui::kit::columns::MEASURE;
use crate::tui::port::Effect;

/// Makes the text column wider, or narrower, by so many cells, now and from now on.
pub fn widen(state: &mut State, by: i16) -> Vec<Effect> {
    let width = state.around.manner.measure.saturating_add_signed(by);
    let width = width.clamp(*MEASURE.start(), *MEASURE.end());
    let effects = settings::put(state, "measure", Value::Number(i64::from(width)));
    say(
        state,
        "say-measure",
        &[("width", usize::from(width).into())],
    );
    effects
}

/// Lets lines end at the column's edge, or where their last word does.
pub fn align(state: &mut State) -> Vec<Effect> {
    let effects = settings::turn(state, "alignment");
    let said = match state.around.manner.typesetting.alignment {
        Alignment::Ragged => "say-ragged",
        Alignment::Justified => "say-justified",
    };
    say(state, said, &[]);
    effects
}

/// Divides words at the end of lines, or does not.
pub fn hyphenate(state: &mut State) -> Vec<Effect> {
    let effects = settings::turn(state, "hyphenation");
    let said = if state.around.manner.typesetting.hyphenation {
        "say-hyphens"
    } else {
        "say-no-hyphens"
    };
    say(state, said, &[]);
    effects
}

/// Moves lines and paragraphs apart, and together again.
pub fn space(state: &mut State) -> Vec<Effect> {
    let effects = settings::turn(state, "spacing");
    let said = match state.around.manner.typesetting.spacing {
        Spacing::Close => "say-spacing-close",
        Spacing::Normal => "say-spacing-normal",
        Spacing::Open => "say-spacing-open",
    };
    say(state, said, &[]);
    effects
}

fn say(state: &mut State, key: &str, args: &[(&'static str, Arg)]) {
    let said = state.around.manner.messages.with(key, args);
    state.status.note(said);
}
