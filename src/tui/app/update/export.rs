//! What became of exports.

use std::path::{Path, PathBuf};

use super::after::failed;
use crate::export::cite::Style;
use crate::i18n::Arg;
use crate::tui::app::dialogs::Dialog;
use crate::tui::app::state::State;
use crate::tui::dialog::Prompt;
use crate::tui::port::Request;
use crate::tui::port::choices::Tally;
use crate::workspace::Problem;

/// Shows how an export would read.
pub(super) fn show_preview(state: &mut State, text: String, tally: Tally) {
    if let Some(Dialog::Export(dialog)) = &mut state.dialog {
        dialog.preview = Some((text, tally));
    }
}

/// Takes the reader's own styles of references.
pub(super) fn take_styles(
    state: &mut State,
    styles: Vec<Style>,
    problems: &[Problem],
) -> Vec<Request> {
    state.around.styles = styles;
    let Some(Dialog::Export(dialog)) = &mut state.dialog else {
        return Vec::new();
    };
    dialog.offer_styles(&state.around.styles);
    // What is wrong with a style is told where one is chosen, and nowhere else.
    if let Some(problem) = problems.first() {
        return failed(state, problem);
    }
    Vec::new()
}

/// Says that an export was written.
pub(super) fn say_written(state: &mut State, path: &Path, count: usize) {
    let args = [
        ("path", path.display().to_string().into()),
        ("count", Arg::from(count)),
    ];
    state.status.done(
        state.around.manner.messages.with("say-exported", &args),
        false,
    );
}

/// Asks whether a file that is there is overwritten.
pub(super) fn ask_overwrite(state: &mut State, path: PathBuf, request: Request) {
    state.dialog = Some(Dialog::Prompt(Prompt::overwrite(path, request)));
}
