//! The commands that hold on every screen.

mod moving;
mod verbs;

use super::command::{Command, Hint, Run, When, always};
use super::state::{Screen, State};
use super::{history, settings, visit};
use crate::config::Value;
use crate::text::Language;
use crate::tui::dialog::editor;
use crate::tui::dialog::{Dialog, Menu, Palette, Prompt, SettingsBox, TextBox};
use crate::tui::kit::keys::Mode;
use crate::tui::port::{Effect, Env};
use crate::tui::screen::reader;
use crate::tui::screen::reader::Way;
use crate::tui::screen::{library, notes, review};
pub use moving::page;
use moving::{end, line, pane, rows};
pub use verbs::{copied, copy, copy_source};
use verbs::{
    delete, edit, edit_external, export, info, open_original, read_toggle, star, tag, tag_article,
};

/// The commands that hold everywhere but in text fields.
pub const ROWS: &[Command] = &[
    row(
        "search",
        "cmd-search",
        Some(("bar-search", 6)),
        always,
        search,
    ),
    row("tag", "cmd-tag", Some(("bar-tag", 5)), has_something, tag),
    row(
        "export",
        "cmd-export",
        Some(("bar-export", 7)),
        has_something,
        export,
    ),
    row(
        "help",
        "cmd-help",
        Some(("bar-help", 99)),
        always,
        |s, _| Dialog::open_help(s),
    ),
    row("palette", "cmd-palette", None, always, palette),
    row("quit", "cmd-quit", None, always, |s, _| quit(s)),
    row("back", "cmd-back", None, always, back),
    row("undo", "cmd-undo", None, always, undo),
    row("redo", "cmd-redo", None, always, redo),
    row("suspend", "cmd-suspend", None, always, |_, _| {
        vec![Effect::Suspend]
    }),
    row("go_inbox", "cmd-go-inbox", None, always, |s, e| {
        library::go(s, "is:inbox", e)
    }),
    row("go_library", "cmd-go-library", None, always, |s, e| {
        library::go(s, "", e)
    }),
    row("go_notes", "cmd-go-notes", None, always, |s, _| {
        notes::go(s, "")
    }),
    row("go_review", "cmd-go-review", None, always, |s, _| {
        review::go(s)
    }),
    row("go_tags", "cmd-go-tags", None, always, go_tags),
    row("go_trash", "cmd-go-trash", None, always, |_, _| {
        vec![Effect::Trash]
    }),
    row("top", "cmd-top", None, always, |s, e| end(s, e, Way::Back)),
    row("bottom", "cmd-bottom", None, always, |s, e| {
        end(s, e, Way::Forward)
    }),
    row("down", "cmd-down", None, always, |s, e| line(s, e, 1)),
    row("up", "cmd-up", None, always, |s, e| line(s, e, -1)),
    row("half_down", "cmd-half-down", None, always, |s, e| {
        rows(s, e, 1, 2)
    }),
    row("half_up", "cmd-half-up", None, always, |s, e| {
        rows(s, e, -1, 2)
    }),
    row("page_down", "cmd-page-down", None, always, |s, e| {
        page(s, e, 1)
    }),
    row("page_up", "cmd-page-up", None, always, |s, e| {
        page(s, e, -1)
    }),
    row("tag_article", "cmd-tag-article", None, always, tag_article),
    row("copy", "cmd-copy", None, always, copy),
    row("copy_source", "cmd-copy-source", None, always, copy_source),
    row("delete", "cmd-delete", None, always, delete),
    row("edit", "cmd-edit", None, always, edit),
    row(
        "edit_external",
        "cmd-edit-external",
        None,
        always,
        edit_external,
    ),
    row("info", "cmd-info", None, always, info),
    row(
        "open_original",
        "cmd-open-original",
        None,
        always,
        open_original,
    ),
    row("read_toggle", "cmd-read-toggle", None, always, read_toggle),
    row("star", "cmd-star", None, always, star),
    row("next_pane", "cmd-next-pane", None, always, |s, e| {
        pane(s, e, Way::Forward)
    }),
    row("prev_pane", "cmd-prev-pane", None, always, |s, e| {
        pane(s, e, Way::Back)
    }),
    row("redraw", "cmd-redraw", None, always, |_, _| {
        vec![Effect::Redraw]
    }),
    row("lang_toggle", "cmd-lang-toggle", None, always, lang_toggle),
    row(
        "mouse_toggle",
        "cmd-mouse-toggle",
        None,
        always,
        mouse_toggle,
    ),
    row("settings", "cmd-settings", None, always, open_settings),
    row("messages", "cmd-messages", None, always, messages),
    row("go_unsettled", "cmd-go-unsettled", None, always, |_, _| {
        vec![Effect::Unsettled]
    }),
];

const fn row(id: &'static str, label: &'static str, hint: Hint, when: When, run: Run) -> Command {
    Command::row(Mode::Global, id, label, hint, when, run)
}

/// Whether something stands on the screen that a verb can be said of.
fn has_something(state: &State) -> bool {
    match state.screen {
        Screen::Library => state.library.hit().is_some(),
        Screen::Reader => state.reader.is_some(),
        Screen::Notes => state.notes.hit().is_some(),
        Screen::Review => false,
    }
}

/// Puts the cursor into the box of the query; in the reader, asks for words to look for in the text.
fn search(state: &mut State, _: &Env) -> Vec<Effect> {
    match state.screen {
        Screen::Library => {
            state.library.typing = true;
            state.library.panel = None;
        }
        Screen::Notes => state.notes.typing = true,
        Screen::Review => {
            state.screen = Screen::Library;
            state.library.typing = true;
            state.library.panel = None;
        }
        Screen::Reader => {
            let prompt = state.reader.as_ref().map(Prompt::find_in_text);
            state.dialog = prompt.map(Dialog::Prompt);
        }
    }
    Vec::new()
}

fn palette(state: &mut State, _: &Env) -> Vec<Effect> {
    state.dialog = Some(Dialog::Palette(Palette::new(state)));
    Vec::new()
}

/// Ends the program; the place in the open article is kept first.
pub fn quit(state: &mut State) -> Vec<Effect> {
    let mut effects = reader::leave(state);
    effects.push(Effect::Quit);
    effects
}

/// Goes back one step: the focus of a note, the reader, checks, filters, the query.
pub fn back(state: &mut State, env: &Env) -> Vec<Effect> {
    state.status.clear(true);
    if state.status.progress.take().is_some() {
        return vec![Effect::Cancel];
    }
    match state.screen {
        Screen::Reader => {
            if let Some(effects) = visit::end(state) {
                return effects;
            }
            if let Some(reader) = &mut state.reader
                && (reader.focused_note.take().is_some() || !reader.leads.is_empty())
            {
                reader.leads.clear();
                return Vec::new();
            }
            let effects = reader::leave(state);
            state.reader = None;
            state.screen = if state.from_notes {
                Screen::Notes
            } else {
                Screen::Library
            };
            state.from_notes = false;
            effects
        }
        Screen::Notes => {
            if !state.notes.checked.is_empty() {
                state.notes.checked.clear();
                return Vec::new();
            }
            if !state.notes.query.text().is_empty() {
                return notes::go(state, "");
            }
            state.screen = Screen::Library;
            Vec::new()
        }
        Screen::Review => review::out(state),
        Screen::Library => {
            if state.library.panel.take().is_some() {
                return Vec::new();
            }
            if !state.library.checked.is_empty() {
                state.library.checked.clear();
                return Vec::new();
            }
            if state.library.searching() {
                return library::go(state, "", env);
            }
            let text = state.around.manner.messages.text("say-how-to-quit");
            state.status.note(text);
            Vec::new()
        }
    }
}

fn undo(state: &mut State, _: &Env) -> Vec<Effect> {
    if let Some(effects) = editor::bring_back(state) {
        return effects;
    }
    history::undo(state)
}

fn redo(state: &mut State, _: &Env) -> Vec<Effect> {
    history::redo(state)
}

fn go_tags(state: &mut State, _: &Env) -> Vec<Effect> {
    state.dialog = Some(Dialog::Menu(Menu::tags(
        &state.around.tags,
        &state.around.manner.messages,
    )));
    Vec::new()
}

fn lang_toggle(state: &mut State, _: &Env) -> Vec<Effect> {
    let next = match state.around.manner.messages.language() {
        Language::French => Language::English,
        Language::English => Language::French,
    };
    let effects = settings::put(state, "language", Value::Text(next.code().to_owned()));
    let text = state.around.manner.messages.text("say-language");
    state.status.note(text);
    effects
}

/// Listens to the mouse, or no longer: then the terminal selects with it.
fn mouse_toggle(state: &mut State, _: &Env) -> Vec<Effect> {
    let effects = settings::turn(state, "mouse");
    let text = if state.around.settings.config.mouse {
        "say-mouse-on"
    } else {
        "say-mouse-off"
    };
    state.status.note(state.around.manner.messages.text(text));
    effects
}

fn open_settings(state: &mut State, _: &Env) -> Vec<Effect> {
    state.dialog = Some(Dialog::Settings(SettingsBox::default()));
    Vec::new()
}

/// Shows what was said so far.
fn messages(state: &mut State, _: &Env) -> Vec<Effect> {
    let lines: Vec<String> = state
        .status
        .log
        .iter()
        .rev()
        .map(|one| one.text.clone())
        .collect();
    let title = state.around.manner.messages.text("title-messages");
    state.dialog = Some(Dialog::Text(TextBox::new(title, lines)));
    Vec::new()
}
