//! The verbs that are the same on every screen: tag, export, copy, delete, edit, open, mark as read.

use crate::export::reference;
use crate::library::{ArticleMeta, Status};
use crate::text::Language;
use crate::tui::app::state::{Screen, State};
use crate::tui::dialog::{Dialog, ExportDialog, TagPicker};
use crate::tui::port::{Effect, Env, Op};
use crate::tui::screen::reader::info;
use crate::tui::screen::{notes, reader};
use crate::workspace::NoteChange;

pub fn tag(state: &mut State, _: &Env) -> Vec<Effect> {
    let picker = match state.screen {
        Screen::Library => TagPicker::for_list(state),
        Screen::Reader => TagPicker::for_note(state).or_else(|| TagPicker::for_article(state)),
        Screen::Notes => notes::tag(state),
        Screen::Review => None,
    };
    state.dialog = picker.map(Dialog::Tags);
    Vec::new()
}

pub fn tag_article(state: &mut State, _: &Env) -> Vec<Effect> {
    let picker = match state.screen {
        Screen::Library => TagPicker::for_list(state),
        Screen::Reader => TagPicker::for_article(state),
        Screen::Notes => notes::tag_article(state),
        Screen::Review => None,
    };
    state.dialog = picker.map(Dialog::Tags);
    Vec::new()
}

pub fn export(state: &mut State, _: &Env) -> Vec<Effect> {
    let dialog = ExportDialog::new(state);
    let mut effects = dialog.ask();
    effects.push(Effect::Styles);
    state.dialog = Some(Dialog::Export(Box::new(dialog)));
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
        (Screen::Review, _) => {
            let case = state.review.case();
            case.map(|case| case.annotation.words().to_owned())
                .unwrap_or_default()
        }
        (Screen::Notes, _) => notes::copied(state),
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
    let style = state.around.choices.style(&state.around.styles);
    let said = |meta: &ArticleMeta, quote: &str, read: Option<Language>| {
        let language = state.around.choices.language().or(meta.language).or(read);
        reference(meta, quote, style.as_ref(), language.unwrap_or_default())
    };
    let text = match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) => {
            let quote = reader.document.slice(reader.chosen());
            said(&reader.article.meta, quote, reader.document.language())
        }
        (Screen::Review, _) => {
            let row = state.review.row().zip(state.review.case());
            row.map(|(row, case)| said(&row.article, case.annotation.words(), None))
                .unwrap_or_default()
        }
        (Screen::Notes, _) => {
            let hits = state.notes.chosen_hits();
            let said = hits.iter().map(|hit| said(&hit.article, &hit.quote, None));
            said.collect::<Vec<_>>().join("\n\n")
        }
        _ => {
            let hit = state.library.hit();
            hit.map(|hit| said(&hit.meta, "", None)).unwrap_or_default()
        }
    };
    copied(state, text)
}

/// Scalar values of a copied text that the message shows.
const SHOWN: usize = 60;

/// Has a text copied, and says how much of what.
pub fn copied(state: &mut State, text: String) -> Vec<Effect> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    let args = [
        ("count", text.chars().count().into()),
        ("text", shown.replace('\n', " ").into()),
    ];
    state.status.done(
        state.around.manner.messages.with("say-copied", &args),
        false,
    );
    if let Some(reader) = &mut state.reader {
        reader.deselect();
    }
    vec![Effect::Copy(text)]
}

pub fn delete(state: &mut State, env: &Env) -> Vec<Effect> {
    match state.screen {
        Screen::Reader => reader::delete(state, env),
        Screen::Notes => notes::delete(state),
        Screen::Review => {
            let Some(case) = state.review.case() else {
                return Vec::new();
            };
            let note = (state.review.slug.clone(), case.annotation.id.0.clone());
            state.status.saving = true;
            vec![Effect::Do(Box::new(Op::ChangeNotes(
                vec![note],
                NoteChange::Delete,
            )))]
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
        Screen::Notes => notes::edit(state, false),
        Screen::Review => Vec::new(),
        Screen::Library => edit_external(state, env),
    }
}

/// Opens the article's Markdown in the reader's editor.
pub fn edit_external(state: &mut State, _: &Env) -> Vec<Effect> {
    match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) => {
            // Read anew: what the editor is given is what stands in the file.
            vec![Effect::ReadToEdit(reader.article.meta.slug.clone())]
        }
        (Screen::Notes, _) => notes::edit_external(state),
        (Screen::Review, _) => {
            let row = state.review.row().map(|row| row.article.slug.clone());
            row.map(Effect::ReadToEdit).into_iter().collect()
        }
        _ => {
            let hit = state.library.hit();
            let slug = hit.map(|hit| hit.meta.slug.clone());
            slug.map(Effect::ReadToEdit).into_iter().collect()
        }
    }
}

pub fn info(state: &mut State, _: &Env) -> Vec<Effect> {
    match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) => {
            let messages = &state.around.manner.messages;
            let note = reader.focused_note.and_then(|at| reader.notes.get(at));
            let text = match note {
                Some(note) => info::of_note(reader, note, messages),
                None => info::of_article(reader, messages),
            };
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
        (Screen::Notes, _) => notes::info(state),
        _ => Vec::new(),
    }
}

pub fn open_original(state: &mut State, _: &Env) -> Vec<Effect> {
    let source = match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) => {
            let source = || reader.article.meta.source.clone();
            reader.address().or_else(source)
        }
        (Screen::Notes, _) => state.notes.hit().and_then(|hit| hit.article.source.clone()),
        (Screen::Review, _) => state
            .review
            .row()
            .and_then(|row| row.article.source.clone()),
        _ => state.library.hit().and_then(|hit| hit.meta.source.clone()),
    };
    if let Some(source) = source {
        vec![Effect::OpenUrl(source)]
    } else {
        state
            .status
            .note(state.around.manner.messages.text("say-no-source"));
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

/// The tag that a star is.
const STAR: &str = "favori";

/// Puts a star on what is chosen, or takes it away: a tag like others, so that queries find it.
pub fn star(state: &mut State, _: &Env) -> Vec<Effect> {
    let starred = |tags: &[String]| tags.iter().any(|tag| tag == STAR);
    let (slugs, is_on) = match (state.screen, &mut state.reader) {
        (Screen::Reader, Some(reader)) => {
            let meta = &mut reader.article.meta;
            let is_on = starred(&meta.tags);
            if is_on {
                meta.tags.retain(|tag| tag != STAR);
            } else {
                meta.tags.push(STAR.to_owned());
            }
            (vec![meta.slug.clone()], is_on)
        }
        (Screen::Notes, _) => {
            let hit = state.notes.hit();
            let is_on = hit.is_some_and(|hit| starred(&hit.article.tags));
            let slug = hit.map(|hit| hit.article.slug.clone());
            (slug.into_iter().collect(), is_on)
        }
        _ => {
            let hit = state.library.hit();
            let is_on = hit.is_some_and(|hit| starred(&hit.meta.tags));
            (state.library.chosen(), is_on)
        }
    };
    if slugs.is_empty() {
        return Vec::new();
    }
    let star = vec![STAR.to_owned()];
    let (add, remove) = if is_on {
        (Vec::new(), star)
    } else {
        (star, Vec::new())
    };
    state.status.saving = true;
    vec![Effect::Do(Box::new(Op::TagArticles { slugs, add, remove }))]
}

fn toggled(status: Status) -> Status {
    match status {
        Status::Inbox | Status::Reading => Status::Done,
        Status::Done => Status::Inbox,
    }
}
