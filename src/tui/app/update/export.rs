//! What the threads tell of exports.

use super::failed;
use crate::i18n::Arg;
use crate::tui::app::dialogs::Dialog;
use crate::tui::app::state::State;
use crate::tui::dialog::Prompt;
use crate::tui::port::{Event, Request, SessionEvent, WorkEvent};

/// Takes what is told of an export.
pub(in crate::tui) fn take(state: &mut State, msg: Event) -> Vec<Request> {
    match msg {
        Event::Work(WorkEvent::ExportPreview(text, tally)) => {
            if let Some(Dialog::Export(dialog)) = &mut state.dialog {
                dialog.preview = Some((text, tally));
            }
        }
        Event::Session(SessionEvent::Choices(choices)) => state.around.choices = *choices,
        Event::Work(WorkEvent::Styles(styles, problems)) => {
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
        Event::Work(WorkEvent::Exported(path, count)) => {
            let args = [
                ("path", path.display().to_string().into()),
                ("count", Arg::from(count)),
            ];
            state.status.done(
                state.around.manner.messages.with("say-exported", &args),
                false,
            );
        }
        Event::Work(WorkEvent::ExportExists(path, effect)) => {
            state.dialog = Some(Dialog::Prompt(Prompt::overwrite(path, *effect)));
        }
        _ => {}
    }
    Vec::new()
}
