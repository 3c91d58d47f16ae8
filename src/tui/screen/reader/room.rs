//! The reader as a screen.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::annotate::{edit, smallest};
use super::rows::TABLES;
use super::{Reader, info, links, pointer, seek, view};
use crate::text::{CharRange, SafeText};
use crate::tui::kit::keys::{Key, Mode};
use crate::tui::kit::look::{Look, body, rule};
use crate::tui::kit::motion::{Direction, Motion};
use crate::tui::port::choices::Offer;
use crate::tui::port::command;
use crate::tui::port::{Access, Ask, Context, Mouse, Show, Subject, Surroundings};
use crate::tui::screen::reader::moves::Unit;
use crate::tui::screen::{Hints, NamedHint, Screen};
use crate::workspace::Scope;

/// What the key bar says while a note has the focus: what can be done with it, and the way on.
const NOTE_HINTS: &[NamedHint] = &[
    (Mode::Reader, "note_open", "bar-edit"),
    (Mode::Reader, "reshape", "bar-reshape"),
    (Mode::Global, "tag", "bar-tag"),
    (Mode::Reader, "mark_colour", "bar-colour"),
    (Mode::Global, "delete", "bar-delete"),
    (Mode::Global, "copy", "bar-copy"),
    (Mode::Global, "next_pane", "bar-next-note"),
    (Mode::Global, "help", "bar-help"),
];

/// What the key bar says while a passage is given other ends.
const PASSAGE_HINTS: &[NamedHint] = &[
    (Mode::Passage, "keep", "bar-keep"),
    (Mode::Select, "grow", "bar-grow"),
    (Mode::Select, "shrink", "bar-shrink"),
    (Mode::Select, "swap", "bar-swap"),
    (Mode::Select, "word_next", "bar-word"),
    (Mode::Select, "sentence_next", "bar-sentence"),
    (Mode::Passage, "cancel", "bar-leave"),
    (Mode::Global, "help", "bar-help"),
];

impl Screen for Reader {
    fn mode(&self) -> Mode {
        match (self.selection, &self.reshaping) {
            (None, _) => Mode::Reader,
            (Some(_), Some(_)) => Mode::Passage,
            (Some(_), None) => Mode::Select,
        }
    }

    fn subject(&self) -> (Subject<'_>, Access) {
        let subject = Subject::Passage {
            article: &self.article.meta,
            document: &self.document,
            range: self.chosen(),
            note: smallest(self).and_then(|at| self.notes.get(at)),
            is_note_focused: self.focused_note.is_some(),
        };
        (subject, self.access())
    }

    fn can(&self, mode: Mode, id: &str, around: &Surroundings) -> Option<bool> {
        command::can(TABLES, self, (mode, id), around)
    }

    fn run(&mut self, mode: Mode, id: &str, cx: &mut Context<'_>) {
        command::run(TABLES, self, (mode, id), cx);
    }

    fn motion(&mut self, motion: Motion, cx: &mut Context<'_>) {
        match motion {
            Motion::Line(way) => self.step(way, cx.count()),
            Motion::HalfPage(way) => self.scroll_rows(way, usize::from(self.rows) / 2),
            Motion::Page(way) => self.scroll_rows(way, usize::from(self.rows).saturating_sub(2)),
            Motion::End(way) => self.jump_to_end(way, cx.typed_count()),
            Motion::Pane(way) => self.note_step(way),
        }
        self.note_progress(cx);
    }

    fn pointer(&mut self, mouse: Mouse, cx: &mut Context<'_>) {
        pointer::take(self, mouse, cx);
    }

    fn intercept(&mut self, key: Key, cx: &mut Context<'_>) -> bool {
        if !self.link_hints.is_empty() {
            links::follow(self, &key.to_string(), cx);
            return true;
        }
        let waits = self.seeking.is_some();
        if waits {
            seek::seek_key(self, key, cx);
        }
        waits
    }

    fn search(&mut self, cx: &mut Context<'_>) {
        self.begin_find(cx);
    }

    fn back(&mut self, _: &mut Context<'_>) -> bool {
        if self.temporary.is_some() {
            return false;
        }
        let was_focused = self.focused_note.take().is_some();
        let had_letters = !self.link_hints.is_empty();
        self.link_hints.clear();
        was_focused || had_letters
    }

    fn after_command(&mut self, cx: &mut Context<'_>) {
        if self.mode() == Mode::Reader {
            self.note_progress(cx);
        }
    }

    fn resize(&mut self, around: &Surroundings) {
        self.margin = around.settings.config.margin;
        self.lay_out(around);
    }

    fn shows(&self, slugs: &[String], _: &Surroundings) -> bool {
        slugs.contains(&self.article.meta.slug)
    }

    fn offers(&self) -> Vec<Offer> {
        offers(self)
    }

    fn address(&self) -> Option<String> {
        Reader::address(self)
    }

    fn is_alone(&self) -> bool {
        self.zen
    }

    fn chosen(&self, look: &Look<'_>) -> Option<SafeText> {
        view::chosen::selection(self, look)
    }

    fn view_title(
        &self,
        before: &str,
        _: &Surroundings,
        look: &Look<'_>,
        line: Rect,
        buf: &mut Buffer,
    ) {
        if !self.zen {
            view::title::draw(self, before, look, line, buf);
        }
    }

    fn edit_note(&mut self, _: bool, cx: &mut Context<'_>) {
        edit(self, cx);
    }

    fn info(&self, cx: &mut Context<'_>) {
        let note = self.focused_note.and_then(|at| self.notes.get(at));
        let text = match note {
            Some(note) => info::of_note(self, note, cx.messages()),
            None => info::of_article(self, cx.messages()),
        };
        cx.ask(Ask::Show(Show::Text(text)));
    }

    fn hints(&self) -> Hints {
        match self.mode() {
            Mode::Reader if self.focused_note.is_some() => Hints::Only(NOTE_HINTS),
            Mode::Reader if self.is_to_be_finished() => {
                Hints::Ranked(Some((Mode::Global, "read_toggle", "bar-done")))
            }
            Mode::Passage => Hints::Only(PASSAGE_HINTS),
            Mode::Reader
            | Mode::Select
            | Mode::Global
            | Mode::Library
            | Mode::Query
            | Mode::Notes
            | Mode::Review
            | Mode::Editor => Hints::Ranked(None),
        }
    }

    fn view(
        &self,
        _: &Surroundings,
        look: &Look<'_>,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        if !self.zen {
            rule(buf, look, area, area.y + 1);
        }
        view::draw(self, look, body(area), buf)
    }
}

impl Reader {
    /// Moves by lines; where there is no further line, scrolls.
    fn step(&mut self, way: Direction, count: usize) {
        self.focused_note = None;
        let to = self.moved(self.place(), Unit::Line, way, count);
        if to == self.place() {
            self.scroll(way.sign());
        } else {
            self.go(to);
        }
    }

    fn scroll_rows(&mut self, way: Direction, rows: usize) {
        self.scroll(way.sign() * rows.max(1) as isize);
    }

    /// Goes to the end or the beginning; with a number, to so many percent of the text.
    fn jump_to_end(&mut self, way: Direction, percent: Option<usize>) {
        let to = match (way, percent) {
            (Direction::Back, _) => 0,
            (Direction::Forward, None) => self.end(),
            (Direction::Forward, Some(percent)) => {
                let chars = self.document.char_len() * percent.min(100) / 100;
                self.document.to_bytes(CharRange::new(chars, chars)).start
            }
        };
        self.jump(to);
    }
}

/// What can go out from the reader: the focused note, the article, what shares a tag with it.
fn offers(reader: &Reader) -> Vec<Offer> {
    let mut offers = Vec::new();
    let meta = &reader.article.meta;
    let focused = reader.focused_note.and_then(|at| reader.notes.get(at));
    if let Some(note) = focused {
        let ids = vec![note.annotation.id.0.clone()];
        let scope = Scope::Notes(meta.slug.clone(), ids);
        offers.push(("scope-note", String::new(), scope));
    }
    let article = Scope::Articles(vec![meta.slug.clone()]);
    offers.push(("scope-article", meta.title.clone(), article));
    let notes = focused.into_iter().chain(&reader.notes);
    let tags = notes.flat_map(|note| &note.annotation.tags);
    let mut seen: HashSet<&String> = HashSet::new();
    for tag in tags.chain(&meta.tags).filter(|tag| seen.insert(tag)) {
        let scope = Scope::Query(format!("tag:{tag}"));
        offers.push(("scope-tag", tag.clone(), scope));
    }
    offers
}
