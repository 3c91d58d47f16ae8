//! Opening an article, laying it out, and reading it again when its files changed.

use super::Reader;
use super::find::Then;
use super::geometry::geometry;
use crate::i18n::Messages;
use crate::library::{ArticleMeta, Position, Status};
use crate::text::{ByteRange, CharRange, Typesetting};
use crate::tui::app::state::{Screen, State};
use crate::tui::app::status::describe;
use crate::tui::app::visit;
use crate::tui::app::visit::{Visit, Why};
use crate::tui::dialog::editor::Editor;
use crate::tui::kit::keys::Mode;
use crate::tui::kit::page::Page;
use crate::tui::port::{Effect, Env, Op, OpenAt};
use crate::workspace::{Reading, find_quote};

/// Takes an article that was opened, at the place that was asked for.
pub fn opened(state: &mut State, reading: Reading, at: &OpenAt) -> Vec<Effect> {
    for problem in &reading.problems {
        // Of an article that is read again only what is new.
        let text = describe(&state.around.manner.messages, problem);
        let is_known = state.status.log.iter().any(|one| one.text == text);
        if *at != OpenAt::Stay || !is_known {
            state.status.problem(&state.around.manner.messages, problem);
        }
    }
    if *at == OpenAt::Stay {
        return reread(state, reading);
    }
    if let OpenAt::Attach(attach) = at {
        return visit::begin(state, reading, Why::Attach((**attach).clone()), None);
    }
    let mut effects = leave(state);
    effects.push(Effect::Similar(reading.article.meta.slug.clone()));
    let id = reading.article.meta.id.0.clone();
    let known = state.around.positions.get(&id).copied();
    let last = state.reader.take();
    let mut reader = Reader::new(reading);
    reader.margin = state.around.settings.config.margin;
    if let Some(last) = last {
        reader.zen = last.zen;
        reader.outline = last.outline;
    }
    if let Some(position) = known {
        reader.furthest = reader
            .document
            .to_bytes(CharRange::new(0, position.furthest))
            .end;
    }
    state.reader = Some(reader);
    state.screen = Screen::Reader;
    layout(state);
    if let Some(reader) = &mut state.reader {
        effects.extend(reader.arrive(at, known));
    }
    if let OpenAt::Draft(draft) = at {
        let document = state.reader.as_ref().map(|reader| &reader.document);
        let target = draft.annotation.target.as_ref();
        let exact = target.map(|target| target.exact.as_str());
        let range = document
            .zip(exact)
            .and_then(|(text, quote)| find_quote(text, quote));
        state.editor = Some(Editor::recovered(draft, range));
    }
    effects
}

impl Reader {
    /// Goes to the place where the article was opened.
    fn arrive(&mut self, at: &OpenAt, known: Option<Position>) -> Vec<Effect> {
        match at {
            OpenAt::Position | OpenAt::Stay => {
                let chars = known.map_or(0, |position| position.at);
                self.cursor = self.document.to_bytes(CharRange::new(chars, chars)).start;
                self.show_near_top(self.cursor);
            }
            OpenAt::Passage(range, words) => {
                self.cursor = range.start;
                self.show_near_top(range.start);
                return self.ask(words, Then::Mark);
            }
            OpenAt::Draft(draft) => {
                let found = draft
                    .annotation
                    .target
                    .as_ref()
                    .and_then(|target| find_quote(&self.document, &target.exact));
                self.cursor = found.map_or(0, |range| range.start);
                self.show_near_top(self.cursor);
            }
            // A visit arrives by itself.
            OpenAt::Version { .. } | OpenAt::Attach(_) => {}
            OpenAt::Note(id) => {
                let found = self
                    .notes
                    .iter()
                    .position(|note| note.annotation.id.as_str() == id);
                self.focused_note = found;
                if let Some(start) = found.and_then(|at| self.notes.get(at)?.start()) {
                    self.cursor = start;
                    self.show_near_top(start);
                }
            }
        }
        Vec::new()
    }

    /// Whether the last line of the text is on the screen.
    pub fn is_at_end(&self) -> bool {
        let mut lines = self.page.lines_back_from(self.page.last());
        let last = lines.find(|(_, line)| !line.range.is_empty());
        last.is_none_or(|(last, _)| last <= self.bottom())
    }

    /// The place as it is kept between sessions.
    pub fn position(&self) -> Position {
        let chars = |at: usize| self.document.to_chars(ByteRange::new(at, at)).start;
        Position {
            at: chars(self.cursor),
            furthest: chars(self.furthest),
            of: self.document.char_len(),
        }
    }
}

/// Lines that are further from the place than this are as good as any, when the text is laid out anew.
const FAR: usize = 1000;
/// How many widths and ways of setting a text are kept laid out.
const KEPT: usize = 8;

impl Reader {
    /// Sets the text in a column of `width` cells; one that was set so before is taken out again.
    fn set(&mut self, width: u16, typesetting: Typesetting, byline: &str) {
        let head = [self.article.meta.title.as_str(), byline];
        let is_so = |page: &Page| page.is_of(&self.document, width, typesetting, head);
        if is_so(&self.page) {
            return;
        }
        let known = self.kept_pages.iter().position(is_so);
        let page = match known {
            Some(at) => self.kept_pages.remove(at),
            None => Page::with_head(&self.document, width, typesetting, head),
        };
        let before = std::mem::replace(&mut self.page, page);
        if !before.is_empty() {
            self.kept_pages.push(before);
        }
        if self.kept_pages.len() > KEPT {
            self.kept_pages.remove(0);
        }
    }
}

/// Lays the text out for the size of the screen; the place under the eyes stays where it was.
pub fn layout(state: &mut State) {
    let measure = state.around.manner.measure;
    let Some(reader) = &mut state.reader else {
        return;
    };
    let was_empty = reader.page.is_empty();
    let place = reader.page.line_of(reader.place());
    let rows_above = reader.page.distance(reader.top, place, FAR).max(0);
    let (columns, rows) = geometry(reader, state.around.size, measure);
    let byline = byline(&reader.article.meta, &state.around.manner.messages);
    reader.set(columns.text, state.around.manner.typesetting, &byline);
    reader.rows = rows.text;
    if !was_empty {
        let line = reader.page.line_of(reader.place());
        reader.top = reader.page.step(line, -rows_above);
    }
    reader.show(reader.place());
}

/// What stands below an article's title: who wrote it, when.
fn byline(meta: &ArticleMeta, messages: &Messages) -> String {
    let date = meta.published.map(|date| messages.date_in_full(date));
    let parts = meta.author.clone().into_iter().chain(date);
    parts.collect::<Vec<_>>().join(" · ")
}

/// Takes an article that was read again: its text may have changed, the place stays on its words.
fn reread(state: &mut State, reading: Reading) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let is_version = |visit: &Visit| matches!(visit.why, Why::Version(_));
    let stays = reader.visit.as_ref().is_some_and(is_version);
    let (here, there) = (&reader.article.meta, &reading.article.meta);
    if stays || (here.slug != there.slug && here.id != there.id) {
        return Vec::new();
    }
    let mut effects = Vec::new();
    let focused = reader.focused_note.and_then(|at| reader.notes.get(at));
    let focused = focused.map(|note| note.annotation.id.clone());
    let changed = reader.document.text() != reading.document.text();
    if changed {
        let old = reader.position();
        reader.selection = None;
        reader.reshaping = None;
        reader.document = reading.document;
        let chars = old.at.min(reader.document.char_len());
        reader.cursor = reader.document.to_bytes(CharRange::new(chars, chars)).start;
        reader.furthest = reader.furthest.min(reader.document.text().len());
        reader.page = Page::default();
        reader.kept_pages.clear();
        let words = std::mem::take(&mut reader.words);
        reader.matches.clear();
        effects = reader.ask(&words, Then::Mark);
    }
    reader.article = reading.article;
    reader.notes = reading.notes;
    reader.focused_note = focused.and_then(|id| {
        reader
            .notes
            .iter()
            .position(|note| note.annotation.id == id)
    });
    layout(state);
    effects
}

/// What has to be kept when the open article is left: the place in it.
pub fn leave(state: &mut State) -> Vec<Effect> {
    let Some(reader) = state.reader.as_ref().filter(|one| one.visit.is_none()) else {
        return Vec::new();
    };
    let position = reader.position();
    let id = reader.article.meta.id.0.clone();
    if state.around.positions.get(&id) == Some(&position) {
        return Vec::new();
    }
    state.around.positions.insert(id, position);
    vec![Effect::Positions(state.around.positions.clone())]
}

/// Moves the article to the reading ones once more than a page of it was read; at its end, says once which key
/// marks it as read.
pub fn begun(state: &mut State, _: &Env) -> Vec<Effect> {
    let key = state.around.keymap.keys_of(Mode::Global, "read_toggle");
    let open = state.reader.as_mut();
    let Some(reader) = open.filter(|reader| reader.visit.is_none()) else {
        return Vec::new();
    };
    let ends = reader.is_at_end() && reader.article.meta.status != Status::Done;
    if ends && !reader.end_said && state.status.message.is_none() {
        reader.end_said = true;
        if let Some(key) = key.into_iter().next() {
            let args = [("key", key.into())];
            let text = state.around.manner.messages.with("say-end-of-text", &args);
            state.status.note(text);
        }
    }
    let (page, rows) = (&reader.page, usize::from(reader.rows));
    let lines = |to| page.distance(page.first(), to, 2 * rows).unsigned_abs();
    let above = lines(reader.top);
    let read_on = above > 0 && above >= rows.min(lines(page.last()).div_ceil(2));
    if reader.article.meta.status != Status::Inbox || !read_on {
        return Vec::new();
    }
    reader.article.meta.status = Status::Reading;
    let slug = reader.article.meta.slug.clone();
    vec![Effect::Do(Box::new(Op::BeginReading(slug)))]
}
