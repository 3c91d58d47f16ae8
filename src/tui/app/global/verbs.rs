//! The verbs that are the same on every screen: tag, export, copy, delete, edit, open, mark as read.

use crate::export::reference;
use crate::library::Status;
use crate::tui::app::dialog::{Dialog, ExportDialog, TagPicker};
use crate::tui::app::msg::{Effect, Env, Excursion, Op};
use crate::tui::app::state::{Screen, State};
use crate::tui::app::{info, notes, reader};

pub fn tag(state: &mut State, _: &Env) -> Vec<Effect> {
    let picker = match state.screen {
        Screen::Library => TagPicker::for_list(state),
        Screen::Reader => TagPicker::for_note(state).or_else(|| TagPicker::for_article(state)),
        Screen::Notes => None,
    };
    state.dialog = picker.map(Dialog::Tags);
    Vec::new()
}

pub fn tag_article(state: &mut State, _: &Env) -> Vec<Effect> {
    let picker = match state.screen {
        Screen::Library => TagPicker::for_list(state),
        Screen::Reader => TagPicker::for_article(state),
        Screen::Notes => None,
    };
    state.dialog = picker.map(Dialog::Tags);
    Vec::new()
}

pub fn export(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(dialog) = ExportDialog::new(state) else {
        return Vec::new();
    };
    let effects = dialog.ask();
    state.dialog = Some(Dialog::Export(dialog));
    effects
}

/// Copies what is chosen: the passage, or the note that has the focus.
pub fn copy(state: &mut State, _: &Env) -> Vec<Effect> {
    let text = match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) => {
            let note = reader.focused_note.and_then(|at| reader.notes.get(at));
            let words = note
                .map(|note| note.annotation.note.clone())
                .filter(|note| !note.is_empty());
            words.unwrap_or_else(|| reader.document.slice(reader.chosen()).to_owned())
        }
        (Screen::Notes, _) => {
            let hit = state.notes.hits.get(state.notes.selected);
            hit.map(|hit| {
                if hit.note.is_empty() {
                    hit.quote.clone()
                } else {
                    hit.note.clone()
                }
            })
            .unwrap_or_default()
        }
        _ => state
            .library
            .hit()
            .map(|hit| hit.meta.title.clone())
            .unwrap_or_default(),
    };
    copied(state, text)
}

/// Copies what is chosen with its source.
pub fn copy_source(state: &mut State, _: &Env) -> Vec<Effect> {
    let text = match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) => {
            let meta = &reader.article.meta;
            let language = meta
                .language
                .or_else(|| reader.document.language())
                .unwrap_or_default();
            reference(meta, reader.document.slice(reader.chosen()), language)
        }
        (Screen::Notes, _) => {
            let hit = state.notes.hits.get(state.notes.selected);
            hit.map(|hit| {
                reference(
                    &hit.article,
                    &hit.quote,
                    hit.article.language.unwrap_or_default(),
                )
            })
            .unwrap_or_default()
        }
        _ => {
            let hit = state.library.hit();
            hit.map(|hit| reference(&hit.meta, "", hit.meta.language.unwrap_or_default()))
                .unwrap_or_default()
        }
    };
    copied(state, text)
}

fn copied(state: &mut State, text: String) -> Vec<Effect> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut shown: String = text.chars().take(60).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    let args = [("text", shown.replace('\n', " ").into())];
    state
        .status
        .done(state.manner.messages.with("say-copied", &args), false);
    if let Some(reader) = &mut state.reader {
        reader.deselect();
    }
    vec![Effect::Copy(text)]
}

pub fn delete(state: &mut State, env: &Env) -> Vec<Effect> {
    match state.screen {
        Screen::Reader => reader::delete(state, env),
        Screen::Notes => {
            let Some(hit) = state.notes.hits.get(state.notes.selected) else {
                return Vec::new();
            };
            vec![Effect::DeleteNote(
                hit.article.slug.clone(),
                hit.id.0.clone(),
            )]
        }
        Screen::Library => {
            let slugs = state.library.chosen();
            if slugs.is_empty() {
                return Vec::new();
            }
            state.library.checked.clear();
            state.status.saving = true;
            vec![Effect::Do(Box::new(Op::DeleteArticles(slugs)))]
        }
    }
}

pub fn edit(state: &mut State, env: &Env) -> Vec<Effect> {
    match state.screen {
        Screen::Reader => reader::edit(state, env),
        Screen::Notes => notes::open(state, env),
        Screen::Library => edit_external(state, env),
    }
}

/// Opens the article's Markdown in the reader's editor.
pub fn edit_external(state: &mut State, env: &Env) -> Vec<Effect> {
    match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) => {
            let slug = reader.article.meta.slug.clone();
            vec![Effect::Edit(
                Excursion::Article(slug),
                reader.article.body.clone(),
            )]
        }
        (Screen::Notes, _) => notes::open(state, env),
        _ => {
            let Some(hit) = state.library.hit() else {
                return Vec::new();
            };
            vec![Effect::Edit(
                Excursion::Article(hit.meta.slug.clone()),
                String::new(),
            )]
        }
    }
}

pub fn info(state: &mut State, _: &Env) -> Vec<Effect> {
    match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) => {
            let text = info::of_article(reader, &state.manner.messages);
            state.dialog = Some(Dialog::Text(text));
            Vec::new()
        }
        (Screen::Library, _) => {
            let Some(hit) = state.library.hit() else {
                return Vec::new();
            };
            let query = state.library.query.text().to_owned();
            vec![Effect::Explain(query, hit.meta.slug.clone())]
        }
        _ => Vec::new(),
    }
}

pub fn open_original(state: &mut State, _: &Env) -> Vec<Effect> {
    let source = match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) => {
            let source = || reader.article.meta.source.clone();
            reader.address().or_else(source)
        }
        (Screen::Notes, _) => state
            .notes
            .hits
            .get(state.notes.selected)
            .and_then(|hit| hit.article.source.clone()),
        _ => state.library.hit().and_then(|hit| hit.meta.source.clone()),
    };
    if let Some(source) = source {
        vec![Effect::OpenUrl(source)]
    } else {
        state
            .status
            .note(state.manner.messages.text("say-no-source"));
        Vec::new()
    }
}

/// Marks what is chosen as read, or as to read again.
pub fn read_toggle(state: &mut State, _: &Env) -> Vec<Effect> {
    let (slugs, now) = match (state.screen, &mut state.reader) {
        (Screen::Reader, Some(reader)) => {
            let next = toggled(reader.article.meta.status);
            reader.article.meta.status = next;
            (vec![reader.article.meta.slug.clone()], next)
        }
        (Screen::Library, _) => {
            let slugs = state.library.chosen();
            let status = state
                .library
                .hit()
                .map_or(Status::Inbox, |hit| hit.meta.status);
            (slugs, toggled(status))
        }
        _ => return Vec::new(),
    };
    if slugs.is_empty() {
        return Vec::new();
    }
    state.status.saving = true;
    vec![Effect::Do(Box::new(Op::SetStatus { slugs, status: now }))]
}

fn toggled(status: Status) -> Status {
    match status {
        Status::Inbox | Status::Reading => Status::Done,
        Status::Done => Status::Inbox,
    }
}
