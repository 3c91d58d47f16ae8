//! The commands that hold on every screen.

pub mod verbs;

use super::dialogs::Dialog;
use super::leaving::leave;
use super::reach::{in_front, on_reader};
use super::state::State;
use super::{settings, undoing, writing};
use crate::config::Value;
use crate::search::query::translate;
use crate::text::Language;
use crate::tui::dialog::{Menu, SettingsBox, TextBox};
use crate::tui::kit::keys::Mode;
use crate::tui::kit::motion::Direction::{Back, Forward};
use crate::tui::kit::motion::Motion;
use crate::tui::port::{
    Access, Ask, BackgroundRequest, Env, InfoText, Place, Request, Row, Show, TerminalRequest,
    WorkRequest, Writes,
};
use verbs::{
    copy, copy_source, delete, edit, edit_external, export, has_something, info, open_original,
    read_toggle, star, tag, tag_article,
};

/// A command that holds on every screen.
pub struct GlobalCommand {
    /// What is known of it.
    pub row: Row,
    /// Whether it means anything now.
    when: When,
    /// Does it.
    run: Run,
}

/// The commands that hold everywhere but in text fields.
pub const ROWS: &[GlobalCommand] = &[
    row("search", "cmd-search", search).hinted("bar-search", 6),
    row("tag", "cmd-tag", tag)
        .hinted("bar-tag", 5)
        .when(has_something)
        .writing(),
    row("export", "cmd-export", export)
        .hinted("bar-export", 7)
        .when(has_something)
        .writing(),
    row("help", "cmd-help", help).hinted("bar-help", 99),
    row("palette", "cmd-palette", palette),
    row("quit", "cmd-quit", quit),
    row("back", "cmd-back", back),
    row("undo", "cmd-undo", undo),
    row("redo", "cmd-redo", undoing::redo),
    row("suspend", "cmd-suspend", |_, _| {
        vec![Request::Terminal(TerminalRequest::Suspend)]
    }),
    row("go_inbox", "cmd-go-inbox", |s, _| {
        let inbox = translate("is:inbox", s.around.manner.messages.language());
        go(s, Place::Library(inbox))
    }),
    row("go_library", "cmd-go-library", |s, _| {
        go(s, Place::Library(String::new()))
    }),
    row("go_notes", "cmd-go-notes", |s, _| {
        go(s, Place::Notes(String::new()))
    }),
    row("go_review", "cmd-go-review", |s, _| go(s, Place::Review)),
    row("go_tags", "cmd-go-tags", go_tags),
    row("go_trash", "cmd-go-trash", |_, _| {
        vec![Request::Work(WorkRequest::Trash)]
    }),
    row("top", "cmd-top", |s, e| motion(s, e, Motion::End(Back))),
    row("bottom", "cmd-bottom", |s, e| {
        motion(s, e, Motion::End(Forward))
    }),
    row("down", "cmd-down", |s, e| {
        motion(s, e, Motion::Line(Forward))
    }),
    row("up", "cmd-up", |s, e| motion(s, e, Motion::Line(Back))),
    row("half_down", "cmd-half-down", |s, e| {
        motion(s, e, Motion::HalfPage(Forward))
    }),
    row("half_up", "cmd-half-up", |s, e| {
        motion(s, e, Motion::HalfPage(Back))
    }),
    row("page_down", "cmd-page-down", |s, e| {
        motion(s, e, Motion::Page(Forward))
    }),
    row("page_up", "cmd-page-up", |s, e| {
        motion(s, e, Motion::Page(Back))
    }),
    row("tag_article", "cmd-tag-article", tag_article).writing(),
    row("copy", "cmd-copy", copy),
    row("copy_source", "cmd-copy-source", copy_source),
    row("delete", "cmd-delete", delete).writing(),
    row("edit", "cmd-edit", edit).writing(),
    row("edit_external", "cmd-edit-external", edit_external).writing(),
    row("info", "cmd-info", info),
    row("open_original", "cmd-open-original", open_original),
    row("read_toggle", "cmd-read-toggle", read_toggle).writing(),
    row("star", "cmd-star", star).writing(),
    row("next_pane", "cmd-next-pane", |s, e| {
        motion(s, e, Motion::Pane(Forward))
    }),
    row("prev_pane", "cmd-prev-pane", |s, e| {
        motion(s, e, Motion::Pane(Back))
    }),
    row("redraw", "cmd-redraw", |_, _| {
        vec![Request::Terminal(TerminalRequest::Redraw)]
    }),
    row("lang_toggle", "cmd-lang-toggle", lang_toggle),
    row("mouse_toggle", "cmd-mouse-toggle", mouse_toggle),
    row("settings", "cmd-settings", open_settings),
    row("messages", "cmd-messages", messages),
    row("go_unsettled", "cmd-go-unsettled", |_, _| {
        vec![Request::Work(WorkRequest::Unsettled)]
    }),
];

type Run = fn(&mut State, &Env) -> Vec<Request>;
type When = fn(&State) -> bool;

/// A command that always holds, changes nothing and has no place in the key bar.
const fn row(id: &'static str, label: &'static str, run: Run) -> GlobalCommand {
    GlobalCommand {
        row: Row::new(Mode::Global, id, label, None),
        when: always,
        run,
    }
}

impl GlobalCommand {
    /// The same with a short word in the key bar and its rank there.
    const fn hinted(self, word: &'static str, rank: u8) -> Self {
        let hint = Some((word, rank));
        let row = Row { hint, ..self.row };
        Self { row, ..self }
    }

    /// The same for a command that means something only at times.
    const fn when(self, when: When) -> Self {
        Self { when, ..self }
    }

    /// The same for a command that changes what is chosen.
    const fn writing(self) -> Self {
        let row = self.row.writing(Writes::Yes);
        Self { row, ..self }
    }
}

fn always(_: &State) -> bool {
    true
}

fn find(id: &str) -> Option<&'static GlobalCommand> {
    ROWS.iter().find(|command| command.row.id == id)
}

/// Whether a command of a name means anything now.
pub(super) fn applies(state: &State, id: &str) -> bool {
    find(id).is_some_and(|command| (command.when)(state))
}

/// Runs the command of a name.
pub(super) fn run(state: &mut State, id: &str, env: &Env) -> Vec<Request> {
    find(id).map_or_else(Vec::new, |command| (command.run)(state, env))
}

/// The key of the message that says why nothing may be changed now.
pub(super) fn refusal(state: &State) -> &'static str {
    match state.front().subject().1 {
        Access::Choosing => "say-only-choosing",
        Access::ReadOnly | Access::Write => "say-only-reading",
    }
}

/// The word of the key bar for a command.
pub(super) fn word<'a>(state: &State, row: &Row, usual: &'a str) -> &'a str {
    let chooses = row.writes == Writes::OrChooses;
    if chooses && state.front().subject().1 == Access::Choosing {
        "bar-attach"
    } else {
        usual
    }
}

fn motion(state: &mut State, env: &Env, motion: Motion) -> Vec<Request> {
    in_front(state, env, |screen, cx| screen.motion(motion, cx))
}

/// Puts the cursor into the box of the query; in the reader, asks for words to look for in the text.
fn search(state: &mut State, env: &Env) -> Vec<Request> {
    in_front(state, env, |screen, cx| screen.search(cx))
}

fn help(state: &mut State, _: &Env) -> Vec<Request> {
    ask(state, Ask::Show(Show::Help))
}

fn palette(state: &mut State, _: &Env) -> Vec<Request> {
    ask(state, Ask::Show(Show::Palette))
}

fn go(state: &mut State, place: Place) -> Vec<Request> {
    ask(state, Ask::Go(place))
}

fn ask(state: &mut State, ask: Ask) -> Vec<Request> {
    state.asks.push_back(ask);
    Vec::new()
}

/// Ends the program; the place in the open article is kept first.
pub fn quit(state: &mut State, env: &Env) -> Vec<Request> {
    let effects = on_reader(state, env, |reader, cx| reader.leave(cx));
    state.asks.push_back(Ask::Quit);
    effects
}

/// Goes back one step: within the screen, else to the screen before.
pub fn back(state: &mut State, env: &Env) -> Vec<Request> {
    state.status.clear(true);
    if state.status.progress.take().is_some() {
        return vec![Request::Background(BackgroundRequest::Cancel)];
    }
    let mut went = false;
    let effects = in_front(state, env, |screen, cx| went = screen.back(cx));
    if went {
        return effects;
    }
    leave(state, env)
}

fn undo(state: &mut State, env: &Env) -> Vec<Request> {
    if let Some(effects) = writing::bring_back(state, env) {
        return effects;
    }
    undoing::undo(state)
}

fn go_tags(state: &mut State, _: &Env) -> Vec<Request> {
    let menu = Menu::tags(&state.around.tags, &state.around.manner.messages);
    state.dialog = Some(Dialog::Menu(menu));
    Vec::new()
}

fn lang_toggle(state: &mut State, _: &Env) -> Vec<Request> {
    let next = match state.around.manner.messages.language() {
        Language::French => Language::English,
        Language::English => Language::French,
    };
    let effects = settings::put(state, "language", Value::Text(next.code().to_owned()));
    state.note("say-language");
    effects
}

/// Listens to the mouse, or no longer: then the terminal selects with it.
fn mouse_toggle(state: &mut State, _: &Env) -> Vec<Request> {
    let effects = settings::turn(state, "mouse");
    let text = if state.around.settings.config.mouse {
        "say-mouse-on"
    } else {
        "say-mouse-off"
    };
    state.note(text);
    effects
}

fn open_settings(state: &mut State, _: &Env) -> Vec<Request> {
    state.dialog = Some(Dialog::Settings(SettingsBox::default()));
    Vec::new()
}

/// Shows what was said so far.
fn messages(state: &mut State, _: &Env) -> Vec<Request> {
    let log = state.status.log.iter().rev();
    let lines: Vec<String> = log.map(|one| one.text.clone()).collect();
    let title = state.around.manner.messages.text("title-messages");
    state.dialog = Some(Dialog::Text(TextBox::new(InfoText::new(title, lines))));
    Vec::new()
}
