//! The commands of the editor and what each answers.

use ratatui_textarea::TextArea;

use super::Editor;
use crate::tui::kit::keys::Mode;
use crate::tui::port::command::Hint;
use crate::tui::port::{Context, Request, Row, Saving, SessionRequest};

/// What a command of the editor answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Nothing: it goes on.
    GoOn {
        /// Whether the text changed.
        has_changed: bool,
    },
    /// The note is kept; the editor stays open.
    Save(Box<Saving>),
    /// The editor closes; the note is kept, if anything in it is not.
    Close(Option<Box<Saving>>),
    /// The editor closes and lets its text go.
    Discard,
    /// The tags of the note are asked for.
    Tags,
    /// The text goes to the reader's own editor.
    Lend,
    /// The passage is to be put in.
    InsertPassage,
}

/// A command of the editor.
pub struct EditorCommand {
    /// What is known of it.
    pub row: Row,
    /// Does it.
    pub run: fn(&mut Editor, &mut Context<'_>) -> Answer,
}

/// The commands of the editor.
pub const ROWS: &[EditorCommand] = &[
    row(
        "close_keep",
        "cmd-close-keep",
        Some(("bar-keep-close", 1)),
        close,
    ),
    row("save", "cmd-save", Some(("bar-save", 2)), save),
    row("tags", "cmd-tags", Some(("bar-tag", 3)), |_, _| {
        Answer::Tags
    }),
    row(
        "external",
        "cmd-external",
        Some(("bar-editor", 4)),
        |_, _| Answer::Lend,
    ),
    row(
        "discard",
        "cmd-discard",
        Some(("bar-discard", 5)),
        |_, _| Answer::Discard,
    ),
    row("save_close", "cmd-save-close", None, close),
    row("undo", "cmd-editor-undo", None, |e, cx| {
        edit(e, TextArea::undo, cx)
    }),
    row("redo", "cmd-editor-redo", None, |e, cx| {
        edit(e, TextArea::redo, cx)
    }),
    row("insert_excerpt", "cmd-insert-excerpt", None, |_, _| {
        Answer::InsertPassage
    }),
    row("word_del", "cmd-word-del", None, |e, cx| {
        edit(e, TextArea::delete_word, cx)
    }),
];

const fn row(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    run: fn(&mut Editor, &mut Context<'_>) -> Answer,
) -> EditorCommand {
    EditorCommand {
        row: Row::new(Mode::Editor, id, label, hint),
        run,
    }
}

/// The command of a name.
pub fn find(id: &str) -> Option<&'static EditorCommand> {
    ROWS.iter().find(|command| command.row.id == id)
}

fn edit(
    editor: &mut Editor,
    act: fn(&mut TextArea<'static>) -> bool,
    cx: &mut Context<'_>,
) -> Answer {
    let has_changed = editor.edit(act, cx);
    Answer::GoOn { has_changed }
}

/// Keeps the note; the editor stays open.
fn save(editor: &mut Editor, cx: &mut Context<'_>) -> Answer {
    if editor.is_new && editor.is_empty() {
        cx.note("say-nothing-written");
        return Answer::GoOn { has_changed: false };
    }
    let annotation = editor.finished();
    editor.annotation.tags.clone_from(&annotation.tags);
    let saving = editor.send();
    editor.keep_draft(cx);
    Answer::Save(Box::new(saving))
}

/// Keeps the note if it holds something that is not kept, and closes the editor. The draft stays until the disk
/// has its words.
fn close(editor: &mut Editor, cx: &mut Context<'_>) -> Answer {
    if editor.is_new && editor.is_empty() && editor.saving.is_none() {
        drop_draft(editor, cx);
    } else if editor.saving == Some(editor.edits) {
        // These very words are on their way: the answer is heard when it comes.
    } else if editor.is_changed() || editor.is_new {
        let saving = editor.send();
        editor.keep_draft(cx);
        return Answer::Close(Some(Box::new(saving)));
    } else {
        drop_draft(editor, cx);
    }
    Answer::Close(None)
}

fn drop_draft(editor: &Editor, cx: &mut Context<'_>) {
    cx.request(Request::Session(SessionRequest::DropDraft(
        editor.key.clone(),
        editor.edits,
    )));
}
