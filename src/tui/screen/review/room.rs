//! The review as a screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{ROWS, ReviewScreen, view};
use crate::tui::kit::keys::Mode;
use crate::tui::kit::look::{Look, body, rule};
use crate::tui::kit::motion::Motion;
use crate::tui::kit::title;
use crate::tui::port::command;
use crate::tui::port::{Access, Ask, Context, Mouse, Place, Subject, Surroundings};
use crate::tui::screen::Screen;

impl Screen for ReviewScreen {
    fn mode(&self) -> Mode {
        Mode::Review
    }

    fn subject(&self) -> (Subject<'_>, Access) {
        let subject = self.row().map_or(Subject::Nothing, |row| Subject::Waiting {
            article: &row.article,
            case: self.case(),
        });
        (subject, Access::Write)
    }

    fn can(&self, mode: Mode, id: &str, around: &Surroundings) -> Option<bool> {
        command::can(&[ROWS], self, (mode, id), around)
    }

    fn run(&mut self, mode: Mode, id: &str, cx: &mut Context<'_>) {
        command::run(&[ROWS], self, (mode, id), cx);
    }

    fn motion(&mut self, motion: Motion, cx: &mut Context<'_>) {
        match motion {
            Motion::Line(way) => self.step_candidate(way.sign() * cx.count() as isize),
            Motion::HalfPage(way) | Motion::Page(way) => self.step(way.sign(), cx),
            Motion::End(way) => self.step(way.sign() * self.rows.len() as isize, cx),
            Motion::Pane(_) => {}
        }
    }

    fn pointer(&mut self, _: Mouse, _: &mut Context<'_>) {}

    fn search(&mut self, cx: &mut Context<'_>) {
        cx.ask(Ask::Go(Place::Search));
    }

    fn back(&mut self, _: &mut Context<'_>) -> bool {
        false
    }

    fn resize(&mut self, _: &Surroundings) {}

    fn shows(&self, slugs: &[String], _: &Surroundings) -> bool {
        slugs.contains(&self.slug)
    }

    fn info(&self, cx: &mut Context<'_>) {
        cx.note("say-not-here");
    }

    fn view_title(&self, _: &str, _: &Surroundings, look: &Look<'_>, line: Rect, buf: &mut Buffer) {
        let total = [("count", self.rows.len().into())];
        let counts = [look.with("count-notes", &total), title::language(look)];
        title::named(&look.text("title-review"), &counts, look, line, buf);
    }

    fn view(
        &self,
        _: &Surroundings,
        look: &Look<'_>,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        rule(buf, look, area, area.y + 1);
        view::draw(self, look, body(area), buf)
    }
}
