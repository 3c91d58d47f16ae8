//! How the text is set, changed while it is read: the column's width, its edge, hyphens, spacing.

use crate::i18n::Arg;
use crate::library::Setting;
use crate::text::{Alignment, Spacing};
use crate::tui::app::columns::MEASURE;
use crate::tui::app::msg::Effect;
use crate::tui::app::state::State;

/// Makes the column wider, or narrower, by so many cells.
pub fn widen(state: &mut State, by: i16) -> Vec<Effect> {
    let measure = state.manner.measure.saturating_add_signed(by);
    state.manner.measure = measure.clamp(*MEASURE.start(), *MEASURE.end());
    let width = usize::from(state.manner.measure);
    set(state, "say-measure", &[("width", width.into())])
}

/// Lets lines end at the column's edge, or where their last word does.
pub fn align(state: &mut State) -> Vec<Effect> {
    let alignment = state.manner.typesetting.alignment.next();
    state.manner.typesetting.alignment = alignment;
    let said = match alignment {
        Alignment::Ragged => "say-ragged",
        Alignment::Justified => "say-justified",
    };
    set(state, said, &[])
}

/// Divides words at the end of lines, or does not.
pub fn hyphenate(state: &mut State) -> Vec<Effect> {
    let hyphenation = !state.manner.typesetting.hyphenation;
    state.manner.typesetting.hyphenation = hyphenation;
    let said = if hyphenation {
        "say-hyphens"
    } else {
        "say-no-hyphens"
    };
    set(state, said, &[])
}

/// Moves lines and paragraphs apart, and together again.
pub fn space(state: &mut State) -> Vec<Effect> {
    let spacing = state.manner.typesetting.spacing.next();
    state.manner.typesetting.spacing = spacing;
    let said = match spacing {
        Spacing::Close => "say-spacing-close",
        Spacing::Normal => "say-spacing-normal",
        Spacing::Open => "say-spacing-open",
    };
    set(state, said, &[])
}

/// Lays the text out as it is to be set now, says how, and has it kept.
fn set(state: &mut State, said: &str, args: &[(&'static str, Arg)]) -> Vec<Effect> {
    super::layout(state);
    let said = state.manner.messages.with(said, args);
    state.status.note(said);
    vec![Effect::Setting(Setting {
        measure: state.manner.measure,
        typesetting: state.manner.typesetting,
    })]
}
