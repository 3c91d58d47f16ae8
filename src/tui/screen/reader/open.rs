//! Opening an article, laying it out, and reading it again when its files changed.

use super::Reader;
use super::find::Then;
use super::geometry::geometry;
use super::visit::TemporaryReading;
use crate::config::Glyphs;
use crate::i18n::Messages;
use crate::library::{ArticleMeta, Position, Status};
use crate::text::{ByteRange, CharRange, Typesetting};
use crate::tui::kit::keys::Mode;
use crate::tui::kit::page::Page;
use crate::tui::port::{Ask, Context, Op, OpenAt, Request, SearchRequest, Surroundings};
use crate::workspace::{Reading, find_quote};

impl Reader {
    /// The reader of an article that was opened, at the place that was asked for; `last`: the reader before it.
    pub fn open(reading: Reading, at: &OpenAt, last: Option<&Self>, cx: &mut Context<'_>) -> Self {
        cx.request(Request::Search(SearchRequest::Similar(
            reading.article.meta.slug.clone(),
        )));
        let known = cx.around.positions.get(&reading.article.meta.id.0).copied();
        let mut reader = Self::new(reading);
        reader.margin = cx.around.settings.config.margin;
        if let Some(last) = last {
            reader.zen = last.zen;
            reader.outline = last.outline;
        }
        if let Some(position) = known {
            let read = CharRange::new(0, position.furthest);
            reader.furthest = reader.document.to_bytes(read).end;
        }
        reader.lay_out(cx.around);
        reader.arrive(at, known, cx);
        reader
    }

    /// Goes to the place where the article was opened.
    fn arrive(&mut self, at: &OpenAt, known: Option<Position>, cx: &mut Context<'_>) {
        match at {
            OpenAt::Position | OpenAt::Stay => {
                let chars = known.map_or(0, |position| position.at);
                self.cursor = self.document.to_bytes(CharRange::new(chars, chars)).start;
                self.show_near_top(self.cursor);
            }
            OpenAt::Passage(range, words) => {
                self.cursor = range.start;
                self.show_near_top(range.start);
                self.ask(words, Then::Mark, cx);
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

impl Reader {
    /// Lays the text out for the size of the screen; the place under the eyes stays where it was.
    pub fn lay_out(&mut self, around: &Surroundings) {
        let manner = &around.manner;
        let was_empty = self.page.is_empty();
        let place = self.page.line_of(self.place());
        let rows_above = self.page.distance(self.top, place, FAR).max(0);
        let (columns, rows) = geometry(self, around.size, manner.measure);
        let dot = match manner.glyphs {
            Glyphs::Ascii => " - ",
            Glyphs::Auto | Glyphs::Unicode => " · ",
        };
        let byline = byline(&self.article.meta, &manner.messages, dot);
        self.set(columns.text, manner.typesetting, &byline);
        self.rows = rows.text;
        if !was_empty {
            let line = self.page.line_of(self.place());
            self.top = self.page.step(line, -rows_above);
        }
        self.show(self.place());
    }

    /// Takes the article as it was read again: its text may have changed, the place stays on its words. Another
    /// article, and any while a version is shown that is kept, is passed over.
    pub fn reread(&mut self, reading: Reading, cx: &mut Context<'_>) {
        let stays = matches!(self.temporary, Some(TemporaryReading::Version(_)));
        let (here, there) = (&self.article.meta, &reading.article.meta);
        if stays || (here.slug != there.slug && here.id != there.id) {
            return;
        }
        let focused = self.focused_note.and_then(|at| self.notes.get(at));
        let focused = focused.map(|note| note.annotation.id.clone());
        if self.document.text() != reading.document.text() {
            let old = self.position();
            self.selection = None;
            self.reshaping = None;
            self.document = reading.document;
            let chars = old.at.min(self.document.char_len());
            self.cursor = self.document.to_bytes(CharRange::new(chars, chars)).start;
            self.furthest = self.furthest.min(self.document.text().len());
            self.page = Page::default();
            self.kept_pages.clear();
            let words = std::mem::take(&mut self.words);
            self.matches.clear();
            self.ask(&words, Then::Mark, cx);
        }
        self.article = reading.article;
        self.notes = reading.notes;
        self.focused_note = focused.and_then(|id| {
            let mut notes = self.notes.iter();
            notes.position(|note| note.annotation.id == id)
        });
        self.lay_out(cx.around);
    }

    /// Has the place in the article kept, when it is left.
    pub fn leave(&self, cx: &mut Context<'_>) {
        if self.temporary.is_some() {
            return;
        }
        let (id, position) = (self.article.meta.id.0.clone(), self.position());
        if cx.around.positions.get(&id) != Some(&position) {
            cx.ask(Ask::KeepPosition(id, position));
        }
    }

    /// Moves the article to those that are being read once more than a page of it was read; at its end, says once
    /// which key marks it as read.
    pub fn note_progress(&mut self, cx: &mut Context<'_>) {
        if self.temporary.is_some() {
            return;
        }
        if self.is_to_be_finished() && !self.end_said && cx.is_quiet() {
            self.end_said = true;
            let keys = cx.around.keymap.keys_of(Mode::Global, "read_toggle");
            if let Some(key) = keys.into_iter().next() {
                cx.note_with("say-end-of-text", &[("key", key.into())]);
            }
        }
        let (page, rows) = (&self.page, usize::from(self.rows));
        let lines = |to| page.distance(page.first(), to, 2 * rows).unsigned_abs();
        let above = lines(self.top);
        let read_on = above > 0 && above >= rows.min(lines(page.last()).div_ceil(2));
        if self.article.meta.status == Status::Inbox && read_on {
            self.article.meta.status = Status::Reading;
            cx.perform(Op::BeginReading(self.article.meta.slug.clone()));
        }
    }

    /// Whether the end of an article is on the screen that is not marked as read.
    pub fn is_to_be_finished(&self) -> bool {
        self.is_at_end() && self.article.meta.status != Status::Done
    }
}

/// What stands below an article's title: who wrote it, when, with a dot between.
fn byline(meta: &ArticleMeta, messages: &Messages, dot: &str) -> String {
    let date = meta.published.map(|date| messages.date_in_full(date));
    let parts = meta.author.clone().into_iter().chain(date);
    parts.collect::<Vec<_>>().join(dot)
}
