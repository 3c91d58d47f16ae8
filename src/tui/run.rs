//! The loop, the terminal and the threads: what `update` asks for is done here.
//!
//! One thread draws and takes messages; it never reads a file and never waits for one. Beside it: keys,
//! searches and previews (the newest request wins), work on the files in order, long work (indexing, adding),
//! drafts, and a watcher of the library's folder.

mod background;
mod clipboard;
mod coalesce;
mod export_job;
mod farewell;
#[cfg(debug_assertions)]
mod fault;
mod guard;
mod input;
mod job;
mod log;
mod newest;
mod open;
mod paths;
mod perform;
mod preview_worker;
mod search;
mod session_writer;
#[cfg(test)]
mod subjects;
mod terminal;
mod watch;
mod wide_glyph_backend;
mod work;

use crate::tui::port::TerminalEvent;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::app::settings;
use super::app::view;
use super::app::{State, begin, update};
use super::kit::keys::Keymap;
use super::port::surroundings::Settings;
use super::port::{Env, Event, Manner};
use crate::config::{self, Config, Places, Theme};
use crate::i18n::{Messages, system_language};
use crate::search::Locale;
use crate::text::{Language, SafeText};
use crate::workspace::{Hint, Problem, ProblemKind, Workspace, warn_if_slow};

use perform::Outside;
use terminal::Terminal;

/// What keys wait for is late after this long: an answer takes a few milliseconds where a disk answers.
const LATE: Duration = Duration::from_millis(600);

/// What the interface is started with.
#[derive(Debug, Clone)]
pub struct Session {
    /// The folders.
    pub places: Places,
    /// The settings.
    pub config: Config,
    /// The language of the interface.
    pub language: Language,
    /// Whether this is the sample library.
    pub demo: bool,
}

/// Runs the interface until the reader quits.
///
/// # Errors
/// The library cannot be opened, or there is no terminal to draw on.
pub fn start(session: &Session) -> Result<(), Problem> {
    let places = &session.places;
    log::begin(&places.state);
    let late = |key| {
        let folder = SafeText::line(&places.library.display().to_string());
        let args = [("folder", folder.as_str().into())];
        let said = Messages::new(session.language).with(key, &args);
        let _ = writeln!(io::stderr(), "{said}");
    };
    let was_there = places.library.exists();
    let workspace = warn_if_slow(
        || late("late-begin"),
        || Workspace::open(&places.library, &places.index, &places.state),
    )?;
    let workspace = workspace.with_refuge(&places.refuge);
    workspace.set_color_names(&session.config.colors);
    workspace.set_locale(Locale {
        zone: TimeZone::system(),
        language: session.language,
    });
    let workspace = Arc::new(workspace);
    let (sender, messages) = mpsc::channel();
    let mut terminal = Terminal::enter(session.config.mouse).map_err(|error| {
        Problem::of_system(ProblemKind::TerminalUnusable, &PathBuf::from("-"), &error)
    })?;
    let mut state = first_state(session, terminal.size());
    let mut outside = Outside::new(Arc::clone(&workspace), &places.config, sender.clone());
    outside.greet();
    if !was_there {
        let _ = sender.send(Event::Terminal(TerminalEvent::Said(
            "say-library-made",
            short(&places.library),
        )));
    }
    watch::start(&workspace, outside.long());
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        turn(&mut state, &mut terminal, &mut outside, &messages, &sender)
    }));
    terminal.leave();
    let finished = outside.finish(&messages, || late("late-end"));
    farewell::say(session.language, &finished);
    match ended {
        Ok(Ok(())) if !finished.is_whole => Err(Problem::new(
            ProblemKind::NotAnswering,
            &places.library.display().to_string(),
            Hint::DraftKept,
        )),
        Ok(result) => result,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// The loop: takes all that waits, changes the state, draws once.
fn turn(
    state: &mut State,
    terminal: &mut Terminal,
    outside: &mut Outside,
    messages: &Receiver<Event>,
    sender: &Sender<Event>,
) -> Result<(), Problem> {
    let input = input::start(sender.clone());
    if state.around.manner.theme == Theme::Auto
        && state.around.manner.depth != config::Depth::Sixteen
    {
        Terminal::ask_ground();
    }
    let effects = begin(state, &env());
    outside.perform_all(effects, terminal, &input);
    let failed = |error: io::Error| {
        Problem::of_system(ProblemKind::TerminalUnusable, &PathBuf::from("-"), &error)
    };
    let mut awaited = None;
    loop {
        terminal
            .draw(|frame| view::draw(state, Timestamp::now(), frame))
            .map_err(failed)?;
        awaited = (state.awaited.is_on() && !state.awaited.late)
            .then(|| awaited.unwrap_or_else(|| Instant::now() + LATE));
        let Some(first) = outside.wait(messages, awaited) else {
            continue;
        };
        let waiting = std::iter::once(first).chain(messages.try_iter()).collect();
        for msg in coalesce::coalesce(state, waiting) {
            #[cfg(debug_assertions)]
            fault::asked(&msg);
            let effects = update(state, msg, &env());
            if !outside.perform_all(effects, terminal, &input) {
                return Ok(());
            }
        }
    }
}

/// The time, and an id for what is made now.
fn env() -> Env {
    Env {
        now: Timestamp::now(),
        id: ulid::Ulid::generate().to_string(),
    }
}

fn first_state(session: &Session, size: (u16, u16)) -> State {
    let config = &session.config;
    let (map, wrong) = Keymap::new(&config.keys);
    // What the surroundings make of the settings is worked out once, by `settings::apply`.
    let manner = Manner {
        messages: Messages::new(session.language),
        theme: config.theme,
        depth: config::depth(),
        ground: config::ground(),
        glyphs: config.glyphs,
        measure: config.measure,
        typesetting: config.typesetting(),
    };
    let mut state = State::new(manner, map, size);
    state.around.settings = Settings {
        config: config.clone(),
        file: short(&session.places.config),
        language: system_language(),
        colourless: config::no_color(),
        console: config::is_console(),
        unicode: config::speaks_unicode(),
    };
    settings::apply(&mut state);
    state.around.demo = session.demo;
    state.around.folder = short(&session.places.library);
    for key in wrong {
        state.note_with("say-unknown-key", &[("text", key.into())]);
    }
    state
}

/// A path with the home folder as `~`.
fn short(path: &std::path::Path) -> String {
    let home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match home.and_then(|home| path.strip_prefix(home).ok().map(std::path::Path::to_owned)) {
        Some(below) => format!("~/{}", below.display()),
        None => path.display().to_string(),
    }
}
