//! What goes out, in which form, where to, with a live preview.

use std::path::PathBuf;

use super::{Dialog, moved};
use crate::export::FORMATS;
use crate::tui::app::field::Field;
use crate::tui::app::keys::{Code, Key};
use crate::tui::app::msg::Effect;
use crate::tui::app::state::{Screen, State};
use crate::workspace::Scope;

/// What goes out, in which form, where to.
#[derive(Debug, Clone)]
pub struct ExportDialog {
    /// What can go out: the key of its message, a name for it, the choice itself.
    pub scopes: Vec<(&'static str, String, Scope)>,
    /// Which of them goes out.
    pub scope: usize,
    /// Which format.
    pub format: usize,
    /// Whether the sentences around each passage go out too.
    pub context: bool,
    /// Where to.
    pub path: Field,
    /// The row that has the focus.
    pub row: Row,
    /// How it will read, and how many excerpts there are; `None` until it is known.
    pub preview: Option<(String, usize)>,
    /// The first line of the preview on the screen.
    pub top: usize,
}

/// The rows of the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// What goes out.
    Scope,
    /// In which form.
    Format,
    /// With what around.
    Context,
    /// Where to.
    Path,
}

const ROWS: [Row; 4] = [Row::Scope, Row::Format, Row::Context, Row::Path];

/// The row that is `by` away from the row `at`.
fn row_at(at: usize, by: isize) -> Row {
    ROWS.get(moved(at, by, ROWS.len()))
        .copied()
        .unwrap_or(Row::Path)
}

impl ExportDialog {
    /// What can go out from the screen in front; `None` where nothing can.
    pub fn new(state: &State) -> Option<Self> {
        let mut scopes: Vec<(&'static str, String, Scope)> = Vec::new();
        match (state.screen, &state.reader) {
            (Screen::Reader, Some(reader)) => {
                let meta = &reader.article.meta;
                if let Some(note) = reader.focused_note.and_then(|at| reader.notes.get(at)) {
                    let ids = vec![note.annotation.id.0.clone()];
                    scopes.push((
                        "scope-note",
                        String::new(),
                        Scope::Notes(meta.slug.clone(), ids),
                    ));
                }
                let article = Scope::Articles(vec![meta.slug.clone()]);
                scopes.push(("scope-article", meta.title.clone(), article));
                let tags = reader.notes.iter().flat_map(|note| &note.annotation.tags);
                let mut tags: Vec<&String> = tags.chain(&meta.tags).collect();
                tags.dedup();
                if let Some(tag) = tags.first() {
                    scopes.push((
                        "scope-tag",
                        (*tag).clone(),
                        Scope::Query(format!("tag:{tag}")),
                    ));
                }
            }
            (Screen::Notes, _) => {
                let query = state.notes.query.text().to_owned();
                scopes.push(("scope-query", query.clone(), Scope::Query(query)));
            }
            _ => {
                if !state.library.checked.is_empty() {
                    let slugs = state.library.checked.clone();
                    scopes.push((
                        "scope-checked",
                        slugs.len().to_string(),
                        Scope::Articles(slugs),
                    ));
                }
                if state.library.searching() {
                    let query = state.library.query.text().to_owned();
                    scopes.push(("scope-query", query.clone(), Scope::Query(query)));
                }
                if let Some(hit) = state.library.hit() {
                    let article = Scope::Articles(vec![hit.meta.slug.clone()]);
                    scopes.push(("scope-article", hit.meta.title.clone(), article));
                }
            }
        }
        scopes.push(("scope-all", String::new(), Scope::Query(String::new())));
        let mut dialog = Self {
            scopes,
            scope: 0,
            format: 0,
            context: false,
            path: Field::default(),
            row: Row::Format,
            preview: None,
            top: 0,
        };
        dialog.path.set(&dialog.natural_path());
        Some(dialog)
    }

    /// What is asked to show how the export would read.
    pub fn ask(&self) -> Vec<Effect> {
        let Some((.., scope)) = self.scopes.get(self.scope) else {
            return Vec::new();
        };
        vec![Effect::ExportPreview(
            scope.clone(),
            self.format_id().to_owned(),
            self.context,
        )]
    }

    /// The id of the chosen format.
    pub fn format_id(&self) -> &'static str {
        FORMATS
            .get(self.format)
            .map_or("markdown", |format| format.id)
    }

    /// A file's name from what goes out and the format.
    fn natural_path(&self) -> String {
        let name = match self.scopes.get(self.scope) {
            Some(("scope-all" | "scope-checked" | "scope-note", ..)) | None => "glose".to_owned(),
            Some((_, name, _)) => crate::text::slug::slug(name),
        };
        let extension = FORMATS
            .get(self.format)
            .map_or("md", |format| format.extension);
        format!("~/{name}.{extension}")
    }

    fn change(&mut self, by: isize) -> bool {
        let turn =
            |at: usize, len: usize| (at as isize + by).rem_euclid(len.max(1) as isize) as usize;
        let natural = self.path.text() == self.natural_path();
        match self.row {
            Row::Scope => self.scope = turn(self.scope, self.scopes.len()),
            Row::Format => self.format = turn(self.format, FORMATS.len()),
            Row::Context => self.context = !self.context,
            Row::Path => return false,
        }
        if natural {
            self.path.set(&self.natural_path());
        }
        self.top = 0;
        true
    }

    pub(super) fn press(mut self, state: &mut State, key: Key) -> Vec<Effect> {
        let at = ROWS.iter().position(|row| *row == self.row).unwrap_or(0);
        let mut effects = Vec::new();
        match (key.code, key.ctrl) {
            (Code::Enter, false) => return self.export(state),
            (Code::Down | Code::Tab, false) => self.row = row_at(at, 1),
            (Code::Up | Code::BackTab, false) => self.row = row_at(at, -1),
            (Code::PageDown, _) => self.top += 5,
            (Code::PageUp, _) => self.top = self.top.saturating_sub(5),
            (Code::Right | Code::Char(' '), false) if self.change(1) => effects = self.ask(),
            (Code::Left, false) if self.change(-1) => effects = self.ask(),
            _ if self.row == Row::Path => {
                self.path.press(key);
            }
            (Code::Char('q'), false) => return Vec::new(),
            _ => {}
        }
        let lines = self
            .preview
            .as_ref()
            .map_or(0, |(text, _)| text.lines().count());
        self.top = self.top.min(lines.saturating_sub(1));
        state.dialog = Some(Dialog::Export(self));
        effects
    }

    fn export(self, state: &mut State) -> Vec<Effect> {
        let Some((.., scope)) = self.scopes.get(self.scope) else {
            return Vec::new();
        };
        if self.preview.as_ref().is_some_and(|(_, count)| *count == 0) {
            state
                .status
                .note(state.manner.messages.text("say-nothing-to-export"));
            state.dialog = Some(Dialog::Export(self));
            return Vec::new();
        }
        vec![Effect::Export {
            scope: scope.clone(),
            format: self.format_id().to_owned(),
            path: PathBuf::from(self.path.text().trim()),
            overwrite: false,
            context: self.context,
        }]
    }
}
