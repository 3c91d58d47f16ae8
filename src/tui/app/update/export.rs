//! What the threads tell of exports.

use super::failed;
use crate::i18n::Arg;
use crate::tui::app::dialogs::Dialog;
use crate::tui::app::state::State;
use crate::tui::dialog::Prompt;
use crate::tui::port::{Effect, Msg};

/// Takes what is told of an export.
pub(in crate::tui) fn take(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::ExportPreview(text, tally) => {
            if let Some(Dialog::Export(dialog)) = &mut state.dialog {
                dialog.preview = Some((text, tally));
            }
        }
        Msg::Choices(choices) => state.around.choices = *choices,
        Msg::Styles(styles, problems) => {
            state.around.styles = styles;
            let Some(Dialog::Export(dialog)) = &mut state.dialog else {
                return Vec::new();
            };
            dialog.offer_styles(&state.around.styles);
            // What is wrong with a style is told where one is chosen, and nowhere else.
            if let Some(problem) = problems.first() {
                return failed(state, problem);
            }
        }
        Msg::Exported(path, count) => {
            let args = [
                ("path", path.display().to_string().into()),
                ("count", Arg::from(count)),
            ];
            state.status.done(
                state.around.manner.messages.with("say-exported", &args),
                false,
            );
        }
        Msg::ExportExists(path, effect) => {
            state.dialog = Some(Dialog::Prompt(Prompt::overwrite(path, *effect)));
        }
        _ => {}
    }
    Vec::new()
}
