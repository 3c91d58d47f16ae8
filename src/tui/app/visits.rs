//! Texts that are opened for a while, over what was there before.

use super::beneath::Beneath;
use super::reach::{on_reader, reread};
use super::screens::ScreenId;
use super::state::State;
use crate::tui::port::{Context, Env, Request, WorkRequest};
use crate::tui::screen::reader::{Reader, TemporaryReading};
use crate::workspace::Reading;

/// What the text in front was opened for, if it is open for a while.
pub fn purpose(state: &State) -> Option<&TemporaryReading> {
    let reader = state.reader.as_ref()?;
    let purpose = reader.temporary.as_ref();
    purpose.filter(|_| state.screen == ScreenId::Reader)
}

/// Opens a text for a while, at a note by its id.
pub fn begin(
    state: &mut State,
    reading: Reading,
    purpose: TemporaryReading,
    note: Option<&str>,
    env: &Env,
) {
    let last = state.reader.take();
    let cx = Context::new(&state.around, env, None, true);
    let reader = Reader::open_for(purpose, reading, note, last.as_ref(), &cx);
    let beneath = state.beneath.take();
    state.beneath = Some(Beneath {
        screen: state.screen,
        reader: last.map(|last| Box::new((last, beneath))),
    });
    state.reader = Some(reader);
    state.screen = ScreenId::Reader;
}

/// Ends what is open for a while: what was there before is there again. `None` where nothing is.
pub fn end(state: &mut State, env: &Env) -> Option<Vec<Request>> {
    state.reader.as_mut()?.temporary.take()?;
    let beneath = state.beneath.take();
    let screen = beneath.as_ref().map_or(ScreenId::Library, |it| it.screen);
    let (reader, below) = beneath
        .and_then(|it| it.reader)
        .map_or((None, None), |it| (Some(it.0), it.1));
    state.reader = reader;
    state.beneath = below;
    state.screen = screen;
    let mut effects = on_reader(state, env, |reader, cx| reader.lay_out(cx.around));
    if screen == ScreenId::Reader {
        effects.extend(reread(state, |_| true));
    }
    if screen == ScreenId::Review {
        effects.push(Request::Work(WorkRequest::Waiting));
    }
    Some(effects)
}
