//! What dialogs answer, carried out.

use super::dialogs::{Answer, Dialog};
use super::reach::{on_reader, perform, perform_on_checked};
use super::state::State;
use super::{command, offering, settings, writing};
use crate::library::retag;
use crate::tui::dialog::menu::Act;
use crate::tui::dialog::tags::Target;
use crate::tui::dialog::{
    Menu, Outcome, Prompt, TextBox, export, menu, prompt, settings as settings_box, tags,
};
use crate::tui::kit::keys::Key;
use crate::tui::port::{
    Ask, BackgroundRequest, Env, Export, InfoText, Op, OpenAt, Place, Request, Saving,
    SessionRequest, Subject, TerminalRequest, WorkRequest,
};
use crate::tui::screen::reader::Reader;
use crate::workspace::NoteChange;

/// Gives a key to the dialog in front.
pub(super) fn press(state: &mut State, key: Key, env: &Env) -> Vec<Request> {
    let around = &state.around;
    let outcome = state
        .dialog
        .as_mut()
        .map(|dialog| dialog.press(key, around));
    outcome.map_or_else(Vec::new, |outcome| take(state, outcome, env))
}

/// Gives a pasted text to the dialog in front.
pub(super) fn paste(state: &mut State, text: &str, env: &Env) -> Vec<Request> {
    let outcome = state.dialog.as_mut().map(|dialog| dialog.paste(text));
    outcome.map_or_else(Vec::new, |outcome| take(state, outcome, env))
}

fn take(state: &mut State, outcome: Outcome<Answer>, env: &Env) -> Vec<Request> {
    match outcome {
        Outcome::Stays => Vec::new(),
        Outcome::Asks(answer) => carry_out(state, answer, env),
        Outcome::Closes => {
            state.dialog = None;
            Vec::new()
        }
        Outcome::Answers(answer) => {
            state.dialog = None;
            carry_out(state, answer, env)
        }
    }
}

fn carry_out(state: &mut State, answer: Answer, env: &Env) -> Vec<Request> {
    match answer {
        Answer::Command(mode, id) => {
            let row = command::find(mode, id);
            row.map_or_else(Vec::new, |row| command::run(state, row, env))
        }
        Answer::Tags(answer) => tagged(state, answer, env),
        Answer::Export(answer) => exported(state, answer),
        Answer::Prompt(answer) => typed(state, answer, env),
        Answer::Menu(menu::Answer::Chose(act)) => chosen(state, act, env),
        Answer::Menu(menu::Answer::Rename(color, title)) => {
            let names = &state.around.settings.config.colors;
            let now = names.get(color).unwrap_or_default();
            let prompt = Prompt::name_color(color, title, now);
            state.dialog = Some(Dialog::Prompt(prompt));
            Vec::new()
        }
        Answer::Settings(settings_box::Answer::Set(key, value)) => settings::put(state, key, value),
        Answer::Settings(settings_box::Answer::ColorNames) => {
            let menu = Menu::color_names(&state.around.manner.messages);
            state.dialog = Some(Dialog::Menu(menu));
            Vec::new()
        }
        Answer::Version([slug, rev, note]) => {
            let note = Some(note);
            vec![Request::Work(WorkRequest::Open(
                slug,
                OpenAt::Version { rev, note },
            ))]
        }
    }
}

/// Has the tags that changed put on and taken off.
fn tagged(state: &mut State, answer: tags::Answer, env: &Env) -> Vec<Request> {
    let tags::Answer {
        target,
        add,
        remove,
    } = answer;
    match target {
        Target::Articles(slugs) => perform(state, Op::TagArticles { slugs, add, remove }),
        Target::Notes(notes) => {
            let change = NoteChange::Tags { add, remove };
            perform_on_checked(state, Op::ChangeNotes(notes, change), env)
        }
        Target::Editor => {
            writing::with_editor(state, env, |editor, cx| editor.retag(&add, &remove, cx)).1
        }
        Target::Note(annotation, range) => {
            let mut annotation = *annotation;
            retag(&mut annotation.tags, &add, &remove);
            let saving = Saving {
                annotation,
                is_new: false,
                draft: None,
            };
            writing::keep_written(state, saving, range)
        }
    }
}

fn exported(state: &mut State, answer: export::Answer) -> Vec<Request> {
    let key = match answer {
        export::Answer::Preview(scope, choices) => {
            return vec![Request::Work(WorkRequest::ExportPreview(scope, choices))];
        }
        export::Answer::Write(scope, choices, path) => {
            state.around.choices.clone_from(&choices);
            return vec![
                Request::Session(SessionRequest::Choices(choices.clone())),
                Request::Work(WorkRequest::Export(Box::new(Export {
                    scope,
                    choices,
                    path,
                    overwrite: false,
                }))),
            ];
        }
        export::Answer::Nothing => "say-nothing-to-export",
        export::Answer::NoPath => "say-no-path",
    };
    state.note(key);
    Vec::new()
}

fn typed(state: &mut State, answer: prompt::Answer, env: &Env) -> Vec<Request> {
    match answer {
        prompt::Answer::Add(paths) => vec![Request::Background(BackgroundRequest::Add(paths))],
        prompt::Answer::SaveSearch(name, query) => {
            vec![Request::Work(WorkRequest::SaveSearch(name, query))]
        }
        prompt::Answer::FindWhileTyping(words) => {
            on_reader(state, env, |reader, cx| reader.find_from_start(&words, cx))
        }
        prompt::Answer::Find(words) => {
            on_reader(state, env, |reader, cx| reader.accept_find(&words, cx))
        }
        prompt::Answer::CancelFind => on_reader(state, env, Reader::cancel_find),
        prompt::Answer::NameColor(color, title, name) => {
            let effects = settings::name_color(state, color, &name);
            let menu = Menu::named_again(title, &state.around.manner.messages, color);
            state.dialog = Some(Dialog::Menu(menu));
            effects
        }
        prompt::Answer::Overwrite(effect) => vec![*effect],
    }
}

fn chosen(state: &mut State, act: Act, env: &Env) -> Vec<Request> {
    match act {
        Act::Color(color) => match state.front().subject().0 {
            subject @ Subject::Notes { .. } => {
                let op = Op::ChangeNotes(subject.notes(), NoteChange::Color(color));
                perform_on_checked(state, op, env)
            }
            Subject::Passage { .. } => on_reader(state, env, |reader, cx| reader.colour(color, cx)),
            Subject::Nothing | Subject::Articles { .. } | Subject::Waiting { .. } => Vec::new(),
        },
        Act::NameColor(_) | Act::Stay => Vec::new(),
        Act::Leftover(decision) => offering::decide(state, decision, env),
        Act::Jump(to) => {
            if let Some(reader) = &mut state.reader {
                reader.jump(to);
                reader.show_near_top(to);
            }
            Vec::new()
        }
        Act::Search(query) => {
            state.asks.push_back(Ask::Go(Place::Library(query)));
            Vec::new()
        }
        Act::Restore(entry) => perform(state, Op::Restore(entry)),
        Act::BringBack => perform(state, Op::BringBack),
        Act::LetGo => perform(state, Op::LetGo),
        Act::Show(title, lines) => {
            state.dialog = Some(Dialog::Text(TextBox::new(InfoText::new(title, lines))));
            Vec::new()
        }
        Act::EditFile(path) => vec![Request::Terminal(TerminalRequest::EditFile(path))],
        Act::Version(slug, rev) => {
            vec![Request::Work(WorkRequest::Open(
                slug,
                OpenAt::Version { rev, note: None },
            ))]
        }
    }
}
