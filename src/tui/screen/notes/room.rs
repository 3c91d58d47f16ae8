//! The list of all notes as a screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::layout::{ABOVE_NOTES, layout};
use super::rows::TABLES;
use super::state::NotesScreen;
use super::{verbs, view, visible};
use crate::search::AnnotationHit;
use crate::text::SafeText;
use crate::tui::kit::keys::{Key, Mode};
use crate::tui::kit::look::{Look, body, rule};
use crate::tui::kit::motion::Motion;
use crate::tui::kit::title;
use crate::tui::port::choices::Offer;
use crate::tui::port::command;
use crate::tui::port::{Access, Context, Mouse, MouseKind, Subject, Surroundings};
use crate::tui::screen::Screen;
use crate::tui::screen::notes::lines::NoteLine;
use crate::workspace::Scope;

impl Screen for NotesScreen {
    fn mode(&self) -> Mode {
        if self.typing {
            Mode::Query
        } else {
            Mode::Notes
        }
    }

    fn subject(&self) -> (Subject<'_>, Access) {
        let subject = self
            .hit()
            .map_or(Subject::Nothing, |focused| Subject::Notes {
                focused,
                chosen: self.chosen_hits(),
            });
        (subject, Access::Write)
    }

    fn can(&self, mode: Mode, id: &str, around: &Surroundings) -> Option<bool> {
        command::can(TABLES, self, (mode, id), around)
    }

    fn run(&mut self, mode: Mode, id: &str, cx: &mut Context<'_>) {
        command::run(TABLES, self, (mode, id), cx);
    }

    fn motion(&mut self, motion: Motion, cx: &mut Context<'_>) {
        let visible = visible(cx.around);
        match motion {
            Motion::Line(way) => self.move_by(way.sign() * cx.count() as isize, cx),
            Motion::HalfPage(way) => self.move_by(way.sign() * (visible / 2).max(1) as isize, cx),
            Motion::Page(way) => self.move_by(way.sign() * visible as isize, cx),
            Motion::End(way) => self.move_by(way.sign() * self.rows.len() as isize, cx),
            Motion::Pane(_) => {}
        }
    }

    fn pointer(&mut self, mouse: Mouse, cx: &mut Context<'_>) {
        match mouse.kind {
            MouseKind::WheelDown => self.move_by(Mouse::WHEEL_ROWS, cx),
            MouseKind::WheelUp => self.move_by(-Mouse::WHEEL_ROWS, cx),
            MouseKind::Press => press(self, mouse, cx),
            MouseKind::Drag | MouseKind::Release => {}
        }
    }

    fn input(&mut self, key: Key, cx: &mut Context<'_>) -> bool {
        if self.typing && self.query.edit(key) {
            self.ask(cx);
        }
        self.typing
    }

    fn paste(&mut self, text: &str, cx: &mut Context<'_>) {
        if self.typing {
            self.query.insert(text);
            self.ask(cx);
        }
    }

    fn search(&mut self, _: &mut Context<'_>) {
        self.typing = true;
    }

    fn back(&mut self, cx: &mut Context<'_>) -> bool {
        if !self.checked.is_empty() {
            self.checked.clear();
            return true;
        }
        let searches = !self.query.text().is_empty();
        if searches {
            self.look_for("", cx);
        }
        searches
    }

    fn resize(&mut self, around: &Surroundings) {
        self.group_by(around.settings.config.group, around);
        self.show_selected(around);
    }

    fn shows(&self, slugs: &[String], _: &Surroundings) -> bool {
        self.hit()
            .is_some_and(|hit| slugs.contains(&hit.article.slug))
    }

    fn info(&self, cx: &mut Context<'_>) {
        verbs::info(self, cx);
    }

    fn edit_note(&mut self, is_external: bool, cx: &mut Context<'_>) {
        verbs::edit(self, is_external, cx);
    }

    fn offers(&self) -> Vec<Offer> {
        let mut offers = Vec::new();
        let pair = |hit: &AnnotationHit| (hit.article.slug.clone(), hit.id.0.clone());
        if !self.checked.is_empty() {
            let chosen: Vec<_> = self.chosen_hits().into_iter().map(pair).collect();
            let count = chosen.len().to_string();
            offers.push(("scope-checked-notes", count, Scope::Chosen(chosen)));
        }
        let query = self.query.text().to_owned();
        if !query.trim().is_empty() {
            offers.push(("scope-query", query.clone(), Scope::Query(query)));
        }
        if let Some(hit) = self.hit() {
            let one = Scope::Chosen(vec![pair(hit)]);
            offers.push(("scope-note", String::new(), one));
        }
        offers
    }

    fn come_back(&mut self, cx: &mut Context<'_>) {
        self.ask(cx);
    }

    fn chosen(&self, look: &Look<'_>) -> Option<SafeText> {
        let checked = self.checked.len();
        let args = [("count", checked.into())];
        (checked > 0).then(|| look.with("count-checked-notes", &args))
    }

    fn view_title(&self, _: &str, _: &Surroundings, look: &Look<'_>, line: Rect, buf: &mut Buffer) {
        let total = [("count", self.total.into())];
        let counts = [look.with("count-notes", &total), title::language(look)];
        title::named(&look.text("title-notes"), &counts, look, line, buf);
    }

    fn uncheck(&mut self) {
        self.checked.clear();
    }

    fn view(
        &self,
        around: &Surroundings,
        look: &Look<'_>,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        rule(buf, look, area, area.y + 1);
        view::draw(self, around, look, body(area), buf)
    }
}

/// Gives the focus to the annotation that was pressed; a second press opens it.
fn press(notes: &mut NotesScreen, mouse: Mouse, cx: &mut Context<'_>) {
    let regions = layout(cx.around.size);
    let row = mouse.y.checked_sub(ABOVE_NOTES);
    let lines = notes.lines(regions.list_rows);
    let line = row.and_then(|row| lines.get(usize::from(row)));
    let Some(NoteLine::Note(at, _)) = line.filter(|_| mouse.x < regions.list) else {
        return;
    };
    notes.move_by(*at as isize - notes.selected as isize, cx);
    if mouse.clicks == 2 {
        notes.open(cx);
    }
}
