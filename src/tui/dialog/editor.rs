//! The editor of a note: multi-line text with undo, tags typed as `#word`, drafts that survive.

mod input;
pub mod lent;
pub mod place;
pub mod rows;
pub mod view;

use ratatui_textarea::{CursorMove, TextArea};

use crate::library::{Annotation, Draft};
use crate::text::ByteRange;
use crate::tui::app::command::{Command, Hint, Run, always};
use crate::tui::app::leftover;
use crate::tui::app::state::{Screen, State};
use crate::tui::dialog::{Dialog, TagPicker};
use crate::tui::kit::keys::{Code, Key, Mode};
use crate::tui::port::{Effect, Env, Saving};
use crate::tui::screen::reader;

/// The editor of a note.
#[derive(Debug)]
pub struct Editor {
    /// The annotation, as it was when the editor was opened; its tags follow what is chosen.
    pub annotation: Annotation,
    /// Its passage in the text (bytes).
    pub range: Option<ByteRange>,
    /// Whether the annotation is not in the library yet.
    pub is_new: bool,
    /// Whether its words are a draft of an earlier session.
    pub is_recovered: bool,
    /// The text, with its cursor and its own undo.
    pub area: TextArea<'static>,
    /// Names this editor among all there ever were: its draft stands under it.
    pub key: String,
    /// How many times the text or the tags were changed.
    pub edits: u64,
    /// The changes whose words the disk has: set only once it said so.
    pub kept: u64,
    /// The changes whose words are on their way to the disk.
    pub saving: Option<u64>,
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
        lent::external,
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
    /// An editor on an annotation, the cursor behind its words. `key` is unique to it.
    pub fn new(
        annotation: Annotation,
        range: Option<ByteRange>,
        is_new: bool,
        key: String,
    ) -> Self {
        let mut area = area_of(&annotation.note);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self {
            annotation,
            range,
            is_new,
            is_recovered: false,
            area,
            key,
            edits: 0,
            kept: 0,
            saving: None,
            top: 0,
            goal: None,
        }
    }

    /// An editor on the words of a draft.
    pub fn recovered(draft: &Draft, range: Option<ByteRange>) -> Self {
        let annotation = draft.annotation.clone();
        Self {
            is_recovered: true,
            edits: draft.edits,
            ..Self::new(annotation, range, draft.is_new, draft.key.clone())
        }
    }

    /// Whether it holds words or tags that the disk does not have.
    pub fn is_changed(&self) -> bool {
        self.edits > self.kept
    }

    /// Takes in that the disk has the words of so many changes.
    pub fn keep(&mut self, edits: u64) {
        self.kept = self.kept.max(edits);
        self.is_new = false;
        self.is_recovered &= self.is_changed();
        self.saving.take_if(|saving| *saving <= edits);
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

    /// The annotation with the text as it stands, its `#words` among its tags.
    pub fn finished(&self) -> Annotation {
        self.annotation.with_words(&self.text())
    }

    /// The draft of the note as it stands.
    pub fn draft(&self) -> Draft {
        Draft {
            key: self.key.clone(),
            edits: self.edits,
            annotation: Annotation {
                note: self.text(),
                ..self.annotation.clone()
            },
            is_new: self.is_new,
        }
    }

    /// Whether there is nothing to keep in it: no words and no tags.
    fn is_empty(&self) -> bool {
        let finished = self.finished();
        finished.note.trim().is_empty() && finished.tags.is_empty()
    }

    /// The note as it goes to the disk now.
    fn send(&mut self) -> Saving {
        self.saving = Some(self.edits);
        Saving {
            annotation: self.finished(),
            is_new: self.is_new,
            draft: Some((self.key.clone(), self.edits)),
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

fn area_of(text: &str) -> TextArea<'static> {
    TextArea::new(text.split('\n').map(str::to_owned).collect())
}

/// Gives a key that is no command to the text.
pub fn press(state: &mut State, key: Key) -> Vec<Effect> {
    if !key.ctrl && !key.alt && moves(state, key.code) {
        return Vec::new();
    }
    edit(state, |area| area.input(input::of(key)))
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
    editor.edits += u64::from(changed);
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
    if editor.is_new && editor.is_empty() {
        let text = state.around.manner.messages.text("say-nothing-written");
        state.status.note(text);
        return Vec::new();
    }
    let annotation = editor.finished();
    editor.annotation.tags.clone_from(&annotation.tags);
    let saving = editor.send();
    let range = editor.range;
    let mut effects = draft_now(editor);
    effects.extend(reader::keep_written(state, saving, range));
    effects
}

/// Keeps the note if it holds something that is not kept, and closes the editor. The draft stays until the disk
/// has its words.
pub fn close(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(mut editor) = state.editor.take() else {
        return Vec::new();
    };
    if let Some(reader) = &mut state.reader {
        reader.deselect();
    }
    let id = editor.annotation.id.clone();
    let mut effects = if editor.is_new && editor.is_empty() && editor.saving.is_none() {
        vec![Effect::DropDraft(editor.key, editor.edits)]
    } else if editor.saving == Some(editor.edits) {
        // These very words are on their way: the answer is heard when it comes.
        Vec::new()
    } else if editor.is_changed() || editor.is_new {
        let saving = editor.send();
        let mut effects = draft_now(&editor);
        effects.extend(reader::keep_written(state, saving, editor.range));
        focus(state, id.as_str());
        effects
    } else {
        vec![Effect::DropDraft(editor.key, editor.edits)]
    };
    effects.extend(leftover::next(state));
    effects
}

/// Lets the text go.
fn discard(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(editor) = state.editor.take() else {
        return Vec::new();
    };
    if let Some(reader) = &mut state.reader {
        reader.deselect();
    }
    let mut effects = let_go(state, editor);
    effects.extend(leftover::next(state));
    effects
}

/// Lets the text of an editor go, durably: its draft goes too. `u` brings it back in this session.
pub fn let_go(state: &mut State, mut editor: Editor) -> Vec<Effect> {
    let text = state.around.manner.messages.text("say-discarded");
    state.status.done(text, true);
    let effect = Effect::DropDraft(editor.key.clone(), editor.edits);
    // When it is brought back, it holds words that have no draft.
    editor.edits += 1;
    state.discarded = Some(Box::new(editor));
    vec![effect]
}

/// Brings back the text that was let go last, and its draft.
pub fn bring_back(state: &mut State) -> Option<Vec<Effect>> {
    let editor = *state.discarded.take()?;
    let effects = draft_now(&editor);
    state.editor = Some(editor);
    Some(effects)
}

/// Has the words written as a draft at once.
fn draft_now(editor: &Editor) -> Vec<Effect> {
    vec![Effect::Draft(Box::new(editor.draft())), Effect::KeepDraft]
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
        let text = state.around.manner.messages.text("say-no-passage");
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

/// Gives the focus to a note of the open article.
fn focus(state: &mut State, id: &str) {
    if let Some(reader) = &mut state.reader {
        reader.focused_note = reader
            .notes
            .iter()
            .position(|note| note.annotation.id.as_str() == id);
    }
}
