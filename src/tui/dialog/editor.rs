//! The editor of a note: multi-line text with undo, tags typed as `#word`, drafts that survive.

mod answers;
mod input;
pub mod place;
pub mod rows;
pub mod view;

use ratatui_textarea::{CursorMove, TextArea};

use crate::library::{Annotation, Draft, retag};
use crate::text::ByteRange;
use crate::tui::kit::keys::{Code, Key};
use crate::tui::port::{Context, Request, Saving, SessionRequest, TerminalRequest};
use crate::workspace::TextOf;

pub use answers::{Answer, EditorCommand, ROWS, find};

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
    /// Columns and rows of its text on the screen, in cells, as it was last shown.
    size: (u16, u16),
    /// The column (cells) that moving up and down keeps to.
    pub goal: Option<u16>,
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
            size: (1, 1),
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

impl Editor {
    /// Gives a key that is no command to the text.
    pub fn press(&mut self, key: Key, cx: &mut Context<'_>) -> bool {
        if !key.ctrl && !key.alt && self.moves(key.code) {
            return false;
        }
        self.edit(|area| area.input(input::of(key)), cx)
    }

    /// Moves the cursor by rows of the screen, where a key does that.
    fn moves(&mut self, code: Code) -> bool {
        let (width, height) = self.size;
        let by = match code {
            Code::Up => -1,
            Code::Down => 1,
            Code::PageUp => -(height as isize),
            Code::PageDown => height as isize,
            Code::Home | Code::End => {
                rows::move_to_edge(&mut self.area, width, code == Code::End);
                self.goal = None;
                return true;
            }
            Code::Char(_)
            | Code::Enter
            | Code::Esc
            | Code::Tab
            | Code::BackTab
            | Code::Backspace
            | Code::Delete
            | Code::Left
            | Code::Right
            | Code::F(_) => return false,
        };
        let all = rows::visual_rows(self.area.lines(), width);
        let (_, column) = rows::cursor_place(&self.area, &all);
        let goal = *self.goal.get_or_insert(column);
        rows::move_rows(&mut self.area, width, by, goal);
        true
    }

    /// Takes how much of its text the screen shows, in cells, and scrolls so that the cursor is in sight.
    pub fn fit(&mut self, size: (u16, u16)) {
        self.size = size;
        let all = rows::visual_rows(self.area.lines(), size.0);
        let (row, _) = rows::cursor_place(&self.area, &all);
        self.top = rows::first_shown(self.top, row, size.1);
    }

    /// Puts a pasted text in, control characters away; whether that changed anything.
    pub fn paste(&mut self, text: &str, cx: &mut Context<'_>) -> bool {
        let clean: String = text
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .chars()
            .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
            .collect();
        self.edit(|area| area.insert_str(&clean), cx)
    }

    /// Changes the text and has the draft kept; whether anything changed.
    fn edit(
        &mut self,
        act: impl FnOnce(&mut TextArea<'static>) -> bool,
        cx: &mut Context<'_>,
    ) -> bool {
        self.goal = None;
        let changed = act(&mut self.area);
        self.edits += u64::from(changed);
        if changed {
            cx.request(Request::Session(SessionRequest::Draft(Box::new(
                self.draft(),
            ))));
        }
        changed
    }

    /// Has the words written as a draft at once.
    pub fn keep_draft(&self, cx: &mut Context<'_>) {
        cx.request(Request::Session(SessionRequest::Draft(Box::new(
            self.draft(),
        ))));
        cx.request(Request::Terminal(TerminalRequest::KeepDraft));
    }

    /// Takes other tags.
    pub fn retag(&mut self, add: &[String], remove: &[String], cx: &mut Context<'_>) {
        retag(&mut self.annotation.tags, add, remove);
        self.edits += 1;
        cx.request(Request::Session(SessionRequest::Draft(Box::new(
            self.draft(),
        ))));
    }

    /// Puts a passage in as a Markdown quote, on lines of its own.
    pub fn insert_quote(&mut self, passage: &str, cx: &mut Context<'_>) -> bool {
        let quote: Vec<String> = passage.lines().map(|line| format!("> {line}")).collect();
        let quote = quote.join("\n");
        let insert = |area: &mut TextArea<'static>| {
            let lead = if area.cursor().1 == 0 { "" } else { "\n" };
            area.insert_str(format!("{lead}{quote}\n\n"))
        };
        self.edit(insert, cx)
    }

    /// Asks for its text to be opened in the reader's own editor.
    pub fn lend(&self) -> Request {
        Request::Terminal(TerminalRequest::Edit(
            Box::new(TextOf::note(&self.draft())),
            self.text(),
        ))
    }

    /// Takes the text that the reader's own editor came back with; as an edit, so that it can be undone in the text.
    pub fn take_back(&mut self, text: &str) {
        if text != self.text() {
            self.area.select_all();
            self.area.insert_str(text);
            self.edits += 1;
        }
    }

    /// The editor as it is brought back after it was let go: it holds words that have no draft.
    #[must_use]
    pub fn let_go(mut self) -> Self {
        self.edits += 1;
        self
    }
}
