//! The commands that hold on every screen.

use super::command::{Command, always};
use super::dialog::{Dialog, ExportDialog, Menu, Palette, Prompt, TagPicker, TextBox};
use super::keys::Mode;
use super::msg::{Effect, Env, Excursion, Op};
use super::reader::{self, Unit, Way};
use super::state::{Screen, State};
use super::{info, library, notes};
use crate::export::reference;
use crate::library::Status;

/// The commands that hold everywhere but in text fields.
pub const ROWS: &[Command] = &[
    row(
        "search",
        "cmd-search",
        Some(("bar-search", 6)),
        always,
        search,
    ),
    row("tag", "cmd-tag", Some(("bar-tag", 5)), always, tag),
    row(
        "export",
        "cmd-export",
        Some(("bar-export", 7)),
        always,
        export,
    ),
    row("help", "cmd-help", Some(("bar-help", 9)), always, |s, _| {
        Dialog::open_help(s)
    }),
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
        notes::go_review(s)
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
    row("messages", "cmd-messages", None, always, messages),
];

type When = fn(&State) -> bool;
type Run = fn(&mut State, &Env) -> Vec<Effect>;

const fn row(
    id: &'static str,
    label: &'static str,
    hint: Option<(&'static str, u8)>,
    when: When,
    run: Run,
) -> Command {
    Command {
        id,
        mode: Mode::Global,
        label,
        hint,
        when,
        run,
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
        Screen::Reader => {
            let words = state
                .reader
                .as_ref()
                .map_or("", |reader| reader.words.as_str());
            state.dialog = Some(Dialog::Prompt(Prompt::find_in_text(words)));
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
            if let Some(reader) = &mut state.reader
                && (reader.focused_note.take().is_some() || !reader.hints.is_empty())
            {
                reader.hints.clear();
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
            state.screen = Screen::Library;
            Vec::new()
        }
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
            let text = state.manner.messages.text("say-how-to-quit");
            state.status.note(text);
            Vec::new()
        }
    }
}

fn undo(state: &mut State, _: &Env) -> Vec<Effect> {
    if let Some(editor) = state.discarded.take() {
        state.editor = Some(*editor);
        return Vec::new();
    }
    match state.history.take_undo() {
        Some(change) => vec![Effect::Do(Box::new(Op::Undo(change)))],
        None => {
            state
                .status
                .note(state.manner.messages.text("say-nothing-to-undo"));
            Vec::new()
        }
    }
}

fn redo(state: &mut State, _: &Env) -> Vec<Effect> {
    match state.history.take_redo() {
        Some(change) => vec![Effect::Do(Box::new(Op::Redo(change)))],
        None => {
            state
                .status
                .note(state.manner.messages.text("say-nothing-to-redo"));
            Vec::new()
        }
    }
}

fn go_tags(state: &mut State, _: &Env) -> Vec<Effect> {
    state.dialog = Some(Dialog::Menu(Menu::tags(
        &state.tags,
        &state.manner.messages,
    )));
    Vec::new()
}

fn end(state: &mut State, env: &Env, way: Way) -> Vec<Effect> {
    match state.screen {
        Screen::Library => library::move_to_end(state, way == Way::Forward, env),
        Screen::Notes => {
            let all = state.notes.hits.len() as isize;
            notes::move_by(state, if way == Way::Forward { all } else { -all })
        }
        Screen::Reader => {
            if let Some(reader) = &mut state.reader {
                let last = reader
                    .document
                    .blocks()
                    .last()
                    .map_or(0, |block| block.range.start);
                let percent = state.keys.count.take();
                let at = percent.filter(|_| way == Way::Forward).map(|percent| {
                    let chars = reader.document.char_len() * percent.min(100) / 100;
                    reader
                        .document
                        .to_bytes(crate::text::CharRange::new(chars, chars))
                        .start
                });
                let to = at.unwrap_or(if way == Way::Forward { last } else { 0 });
                reader.jump(to);
            }
            Vec::new()
        }
    }
}

/// Moves by lines: of the list or of the text.
fn line(state: &mut State, env: &Env, by: isize) -> Vec<Effect> {
    let count = state.take_count() as isize;
    match state.screen {
        Screen::Library => match state.library.panel {
            Some(at) => {
                let rows = library::entries(&state.library).len();
                let to = at
                    .saturating_add_signed(by * count)
                    .min(rows.saturating_sub(1));
                state.library.panel = Some(to);
                Vec::new()
            }
            None => library::move_by(state, by * count, env),
        },
        Screen::Notes => notes::move_by(state, by * count),
        Screen::Reader => {
            let way = if by > 0 { Way::Forward } else { Way::Back };
            if let Some(reader) = &mut state.reader {
                reader.focused_note = None;
                let to = reader.moved(reader.place(), Unit::Line, way, count as usize);
                if to == reader.place() {
                    reader.scroll(by);
                } else {
                    reader.go(to);
                }
            }
            reader::begun(state, env)
        }
    }
}

/// Moves by a part of the screen's rows.
fn rows(state: &mut State, env: &Env, by: isize, part: usize) -> Vec<Effect> {
    match state.screen {
        Screen::Library => {
            let visible = library::visible(state);
            library::move_by(state, by * (visible / part).max(1) as isize, env)
        }
        Screen::Notes => {
            let visible = notes::visible(state);
            notes::move_by(state, by * (visible / part).max(1) as isize)
        }
        Screen::Reader => {
            if let Some(reader) = &mut state.reader {
                let rows = usize::from(reader.rows).saturating_sub(if part == 1 { 2 } else { 0 });
                reader.scroll(by * (rows / part).max(1) as isize);
            }
            reader::begun(state, env)
        }
    }
}

/// Moves by a page.
pub fn page(state: &mut State, env: &Env, by: isize) -> Vec<Effect> {
    rows(state, env, by, 1)
}

fn tag(state: &mut State, _: &Env) -> Vec<Effect> {
    let picker = match state.screen {
        Screen::Library => TagPicker::for_list(state),
        Screen::Reader => TagPicker::for_note(state).or_else(|| TagPicker::for_article(state)),
        Screen::Notes => None,
    };
    state.dialog = picker.map(Dialog::Tags);
    Vec::new()
}

fn tag_article(state: &mut State, _: &Env) -> Vec<Effect> {
    let picker = match state.screen {
        Screen::Library => TagPicker::for_list(state),
        Screen::Reader => TagPicker::for_article(state),
        Screen::Notes => None,
    };
    state.dialog = picker.map(Dialog::Tags);
    Vec::new()
}

fn export(state: &mut State, _: &Env) -> Vec<Effect> {
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

fn delete(state: &mut State, env: &Env) -> Vec<Effect> {
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

fn edit(state: &mut State, env: &Env) -> Vec<Effect> {
    match state.screen {
        Screen::Reader => reader::edit(state, env),
        Screen::Notes => notes::open(state, env),
        Screen::Library => edit_external(state, env),
    }
}

/// Opens the article's Markdown in the reader's editor.
fn edit_external(state: &mut State, env: &Env) -> Vec<Effect> {
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

fn info(state: &mut State, _: &Env) -> Vec<Effect> {
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

fn open_original(state: &mut State, _: &Env) -> Vec<Effect> {
    let source = match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) => reader.article.meta.source.clone(),
        (Screen::Notes, _) => state
            .notes
            .hits
            .get(state.notes.selected)
            .and_then(|hit| hit.article.source.clone()),
        _ => state.library.hit().and_then(|hit| hit.meta.source.clone()),
    };
    match source {
        Some(source) => vec![Effect::OpenUrl(source)],
        None => {
            state
                .status
                .note(state.manner.messages.text("say-no-source"));
            Vec::new()
        }
    }
}

/// Marks what is chosen as read, or as to read again.
fn read_toggle(state: &mut State, _: &Env) -> Vec<Effect> {
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

/// Goes to the other pane; in the reader, to the next note.
fn pane(state: &mut State, _: &Env, way: Way) -> Vec<Effect> {
    match (state.screen, &mut state.reader) {
        (Screen::Reader, Some(reader)) => reader.note_step(way),
        (Screen::Library, _) => {
            state.library.panel = if state.library.panel.is_some() {
                None
            } else {
                Some(0)
            };
        }
        _ => {}
    }
    Vec::new()
}

fn lang_toggle(state: &mut State, _: &Env) -> Vec<Effect> {
    use crate::text::Language;
    let next = match state.manner.messages.language() {
        Language::French => Language::English,
        Language::English => Language::French,
    };
    state.speak(next);
    let text = state.manner.messages.text("say-language");
    state.status.note(text);
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
    let title = state.manner.messages.text("title-messages");
    state.dialog = Some(Dialog::Text(TextBox::new(title, lines)));
    Vec::new()
}
