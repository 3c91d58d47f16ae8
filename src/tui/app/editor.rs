//! The editor of a note: multi-line text with undo, tags typed as `#word`, drafts that survive.

pub mod place;
pub mod rows;

use ratatui_textarea::{CursorMove, Input, Key as AreaKey, TextArea};

use super::command::{Command, Hint, Run, always};
use super::dialog::{Dialog, TagPicker};
use super::keys::{Code, Key, Mode};
use super::msg::{Effect, Env, Excursion};
use super::reader;
use super::state::{Screen, State};
use crate::library::{Annotation, clean_tag};
use crate::text::ByteRange;

/// The editor of a note.
#[derive(Debug)]
pub struct Editor {
    /// The annotation, as it was when the editor was opened; its tags follow what is chosen.
    pub annotation: Annotation,
    /// Its passage in the text (bytes).
    pub range: Option<ByteRange>,
    /// Whether the annotation is not in the library yet.
    pub new: bool,
    /// The text, with its cursor and its own undo.
    pub area: TextArea<'static>,
    /// Whether the text differs from what was last kept.
    pub changed: bool,
    /// The first row on the screen.
    pub top: usize,
    /// The column (cells) that moving up and down keeps to.
    pub goal: Option<u16>,
}

/// The commands of the editor.
pub const ROWS: &[Command] = &[
    row(
        "close_keep",
        "cmd-close-keep",
        Some(("bar-keep-close", 1)),
        close,
    ),
    row("save", "cmd-save", Some(("bar-save", 2)), save),
    row("tags", "cmd-tags", Some(("bar-tag", 3)), tags),
    row(
        "external",
        "cmd-external",
        Some(("bar-editor", 4)),
        external,
    ),
    row("discard", "cmd-discard", Some(("bar-discard", 5)), discard),
    row("save_close", "cmd-save-close", None, close),
    row("undo", "cmd-editor-undo", None, |s, _| {
        edit(s, TextArea::undo)
    }),
    row("redo", "cmd-editor-redo", None, |s, _| {
        edit(s, TextArea::redo)
    }),
    row("insert_excerpt", "cmd-insert-excerpt", None, insert_excerpt),
    row("word_del", "cmd-word-del", None, |s, _| {
        edit(s, TextArea::delete_word)
    }),
];

const fn row(id: &'static str, label: &'static str, hint: Hint, run: Run) -> Command {
    Command::row(Mode::Editor, id, label, hint, always, run)
}

impl Editor {
    /// An editor on an annotation, the cursor behind its words.
    pub fn new(annotation: Annotation, range: Option<ByteRange>, new: bool) -> Self {
        let mut area = area_of(&annotation.note);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self {
            annotation,
            range,
            new,
            area,
            changed: false,
            top: 0,
            goal: None,
        }
    }

    /// The reader, where it is in front and has the article of the note open.
    pub fn reader<'a>(&self, state: &'a State) -> Option<&'a reader::Reader> {
        let open = state.reader.as_ref();
        open.filter(|reader| {
            state.screen == Screen::Reader && reader.article.meta.slug == self.annotation.slug
        })
    }

    /// The text as it stands.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// The annotation with the text as it stands; `#words` of the first line become tags when the line
    /// holds nothing else.
    pub fn finished(&self) -> Annotation {
        let mut annotation = self.annotation.clone();
        let text = self.text();
        let text = text.trim_matches(['\n', ' ']);
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        let typed: Vec<&str> = first
            .split_whitespace()
            .take_while(|word| is_tag(word))
            .collect();
        for tag in text.split_whitespace().filter(|word| is_tag(word)) {
            let tag = clean_tag(tag.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']));
            if !tag.is_empty() && !annotation.tags.contains(&tag) {
                annotation.tags.push(tag);
            }
        }
        let only_tags = !typed.is_empty() && typed.len() == first.split_whitespace().count();
        annotation.note = if only_tags {
            rest.trim_matches('\n').to_owned()
        } else {
            text.to_owned()
        };
        annotation
    }

    /// The draft of the note as it stands.
    pub fn draft(&self) -> Annotation {
        Annotation {
            note: self.text(),
            ..self.annotation.clone()
        }
    }

    /// How many characters the text has.
    pub fn length(&self) -> usize {
        self.area
            .lines()
            .iter()
            .map(|line| line.chars().count() + 1)
            .sum::<usize>()
            - 1
    }
}

/// Whether a word is a tag: `#` and a letter.
fn is_tag(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next() == Some('#') && chars.next().is_some_and(char::is_alphanumeric)
}

fn area_of(text: &str) -> TextArea<'static> {
    TextArea::new(text.split('\n').map(str::to_owned).collect())
}

/// Gives a key that is no command to the text.
pub fn press(state: &mut State, key: Key) -> Vec<Effect> {
    if !key.ctrl && !key.alt && moves(state, key.code) {
        return Vec::new();
    }
    edit(state, |area| area.input(input(key)))
}

/// Moves the cursor by rows of the screen, where a key does that.
fn moves(state: &mut State, code: Code) -> bool {
    let Some(editor) = &state.editor else {
        return false;
    };
    let moving = [Code::Up, Code::Down, Code::PageUp, Code::PageDown];
    if !moving.contains(&code) && !matches!(code, Code::Home | Code::End) {
        return false;
    }
    let (width, height) = place::text_size(state, editor);
    let by = match code {
        Code::Up => -1,
        Code::Down => 1,
        Code::PageUp => -(height as isize),
        Code::PageDown => height as isize,
        _ => 0,
    };
    let Some(editor) = &mut state.editor else {
        return false;
    };
    if by == 0 {
        rows::move_to_edge(&mut editor.area, width, code == Code::End);
        editor.goal = None;
    } else {
        let all = rows::visual_rows(editor.area.lines(), width);
        let (_, column) = rows::cursor_place(&editor.area, &all);
        let goal = *editor.goal.get_or_insert(column);
        rows::move_rows(&mut editor.area, width, by, goal);
    }
    follow(state);
    true
}

/// Scrolls so that the cursor is in sight.
fn follow(state: &mut State) {
    let Some(editor) = &state.editor else {
        return;
    };
    let (width, height) = place::text_size(state, editor);
    if let Some(editor) = &mut state.editor {
        let all = rows::visual_rows(editor.area.lines(), width);
        let (row, _) = rows::cursor_place(&editor.area, &all);
        editor.top = rows::first_shown(editor.top, row, height);
    }
}

/// Puts a pasted text in, control characters away.
pub fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    let clean: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
        .collect();
    edit(state, |area| area.insert_str(&clean))
}

/// Changes the text and has the draft kept.
fn edit(state: &mut State, act: impl FnOnce(&mut TextArea<'static>) -> bool) -> Vec<Effect> {
    let Some(editor) = &mut state.editor else {
        return Vec::new();
    };
    editor.goal = None;
    let changed = act(&mut editor.area);
    editor.changed |= changed;
    let draft = changed.then(|| Effect::Draft(Box::new(editor.draft())));
    state.status.draft &= !changed;
    follow(state);
    draft.into_iter().collect()
}

/// Keeps the note; the editor stays open.
fn save(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(editor) = &mut state.editor else {
        return Vec::new();
    };
    let annotation = editor.finished();
    editor.changed = false;
    editor.new = false;
    let range = editor.range;
    editor.annotation.tags.clone_from(&annotation.tags);
    reader::keep(state, annotation, range)
}

/// Keeps the note if it holds something, and closes the editor.
pub fn close(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(editor) = state.editor.take() else {
        return Vec::new();
    };
    if let Some(reader) = &mut state.reader {
        reader.deselect();
    }
    let annotation = editor.finished();
    let empty = annotation.note.is_empty() && annotation.tags.is_empty() && editor.new;
    if empty || !(editor.changed || editor.new || annotation.tags != editor.annotation.tags) {
        return vec![Effect::DropDraft(editor.annotation.id.0)];
    }
    let range = editor.range;
    let mut effects = reader::keep(state, annotation, range);
    focus(state, editor.annotation.id.as_str());
    // The draft goes once the note is on the disk, not before.
    effects.insert(0, Effect::SettleDraft);
    effects
}

/// Lets the text go; the draft stays on the disk until the next note, so that it can be had again.
fn discard(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(editor) = state.editor.take() else {
        return Vec::new();
    };
    if let Some(reader) = &mut state.reader {
        reader.deselect();
    }
    let text = state.manner.messages.text("say-discarded");
    state.status.done(text, true);
    state.discarded = Some(Box::new(editor));
    Vec::new()
}

fn tags(state: &mut State, _: &Env) -> Vec<Effect> {
    state.dialog = TagPicker::for_editor(state).map(Dialog::Tags);
    Vec::new()
}

/// Puts the passage in as a Markdown quote, on lines of its own.
fn insert_excerpt(state: &mut State, _: &Env) -> Vec<Effect> {
    let passage = state.editor.as_ref().and_then(|editor| {
        let here = editor.reader(state).zip(editor.range);
        let target = editor.annotation.target.as_ref();
        here.map(|(reader, range)| reader.document.slice(range).to_owned())
            .or_else(|| target.map(|target| target.exact.clone()))
    });
    let Some(passage) = passage.filter(|passage| !passage.trim().is_empty()) else {
        let text = state.manner.messages.text("say-no-passage");
        state.status.note(text);
        return Vec::new();
    };
    let quote: Vec<String> = passage.lines().map(|line| format!("> {line}")).collect();
    let quote = quote.join("\n");
    edit(state, |area| {
        let lead = if area.cursor().1 == 0 { "" } else { "\n" };
        area.insert_str(format!("{lead}{quote}\n\n"))
    })
}

fn external(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(editor) = &state.editor else {
        return Vec::new();
    };
    vec![Effect::Edit(Excursion::Note, editor.text())]
}

/// Takes the text that the reader's editor came back with.
pub fn returned(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(editor) = &mut state.editor else {
        return Vec::new();
    };
    let text = text.trim_end_matches('\n');
    if text == editor.text() {
        return Vec::new();
    }
    editor.area = area_of(text);
    editor.area.move_cursor(CursorMove::Bottom);
    editor.area.move_cursor(CursorMove::End);
    editor.changed = true;
    vec![Effect::Draft(Box::new(editor.draft()))]
}

/// Gives the focus to a note of the open article.
fn focus(state: &mut State, id: &str) {
    if let Some(reader) = &mut state.reader {
        reader.focused_note = reader
            .notes
            .iter()
            .position(|note| note.annotation.id.as_str() == id);
    }
}

/// A key as the text area takes it.
fn input(key: Key) -> Input {
    let (key_code, shift) = match key.code {
        Code::Char(c) => (AreaKey::Char(c), false),
        Code::Enter => (AreaKey::Enter, false),
        Code::Tab => (AreaKey::Tab, false),
        Code::Backspace => (AreaKey::Backspace, false),
        Code::Delete => (AreaKey::Delete, false),
        Code::Up => (AreaKey::Up, false),
        Code::Down => (AreaKey::Down, false),
        Code::Left => (AreaKey::Left, false),
        Code::Right => (AreaKey::Right, false),
        Code::Home => (AreaKey::Home, false),
        Code::End => (AreaKey::End, false),
        Code::PageUp => (AreaKey::PageUp, false),
        Code::PageDown => (AreaKey::PageDown, false),
        Code::Esc | Code::BackTab | Code::F(_) => (AreaKey::Null, false),
    };
    Input {
        key: key_code,
        ctrl: key.ctrl,
        alt: key.alt,
        shift,
    }
}
