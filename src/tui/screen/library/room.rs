//! The library as a screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::layout::layout;
use super::list::visible;
use super::rows::TABLES;
use super::scene::Scene;
use super::{LibraryScreen, view};
use crate::text::SafeText;
use crate::tui::kit::keys::{Key, Mode};
use crate::tui::kit::look::Look;
use crate::tui::kit::motion::Motion;
use crate::tui::port::article_info::{self, Counted};
use crate::tui::port::choices::Offer;
use crate::tui::port::command;
use crate::tui::port::{
    Access, Ask, Context, InfoText, Mouse, MouseKind, Request, SearchRequest, Show, Subject,
    Surroundings,
};
use crate::tui::screen::Screen;
use crate::tui::screen::library::facets::entries;
use crate::workspace::Scope;

impl Screen for LibraryScreen {
    fn mode(&self) -> Mode {
        if self.typing {
            Mode::Query
        } else {
            Mode::Library
        }
    }

    fn subject(&self) -> (Subject<'_>, Access) {
        let subject = Subject::Articles {
            focused: self.hit().map(|hit| &hit.meta),
            checked: &self.checked,
        };
        (subject, Access::Write)
    }

    fn can(&self, mode: Mode, id: &str, around: &Surroundings) -> Option<bool> {
        command::can(TABLES, self, (mode, id), around)
    }

    fn run(&mut self, mode: Mode, id: &str, cx: &mut Context<'_>) {
        command::run(TABLES, self, (mode, id), cx);
    }

    fn motion(&mut self, motion: Motion, cx: &mut Context<'_>) {
        let visible = visible(self, cx.around);
        match (motion, self.panel) {
            (Motion::Line(way), Some(at)) => {
                let last = entries(self).len().saturating_sub(1);
                let by = way.sign() * cx.count() as isize;
                self.panel = Some(at.saturating_add_signed(by).min(last));
            }
            (Motion::Line(way), None) => self.move_by(way.sign() * cx.count() as isize, cx),
            (Motion::HalfPage(way), _) => {
                self.move_by(way.sign() * (visible / 2).max(1) as isize, cx);
            }
            (Motion::Page(way), _) => self.move_by(way.sign() * visible as isize, cx),
            (Motion::End(way), _) => self.move_by(way.sign() * self.answer.total as isize, cx),
            (Motion::Pane(_), panel) => self.panel = panel.is_none().then_some(0),
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
        self.begin_typing();
    }

    fn back(&mut self, cx: &mut Context<'_>) -> bool {
        if self.panel.take().is_some() {
            return true;
        }
        if !self.checked.is_empty() {
            self.checked.clear();
            return true;
        }
        let searches = self.searching();
        if searches {
            self.look_for("", cx);
        }
        searches
    }

    fn resize(&mut self, around: &Surroundings) {
        self.show_selected(around);
    }

    fn shows(&self, slugs: &[String], around: &Surroundings) -> bool {
        let rows = self.top..self.top + visible(self, around);
        let mut hits = rows.filter_map(|row| self.at(row));
        hits.any(|hit| slugs.contains(&hit.meta.slug))
    }

    fn offers(&self) -> Vec<Offer> {
        let mut offers = Vec::new();
        if !self.checked.is_empty() {
            let slugs: Vec<String> = self.checked.keys().cloned().collect();
            let count = slugs.len().to_string();
            offers.push(("scope-checked", count, Scope::Articles(slugs)));
        }
        if self.searching() {
            let query = self.query.text().to_owned();
            offers.push(("scope-query", query.clone(), Scope::Query(query)));
        }
        if let Some(hit) = self.hit() {
            let article = Scope::Articles(vec![hit.meta.slug.clone()]);
            offers.push(("scope-article", hit.meta.title.clone(), article));
            for tag in &hit.meta.tags {
                let scope = Scope::Query(format!("tag:{tag}"));
                offers.push(("scope-tag", tag.clone(), scope));
            }
        }
        offers
    }

    fn chosen(&self, look: &Look<'_>) -> Option<SafeText> {
        let checked = self.checked.len();
        let args = [("count", checked.into())];
        (checked > 0).then(|| look.with("count-checked", &args))
    }

    fn view_title(
        &self,
        _: &str,
        around: &Surroundings,
        look: &Look<'_>,
        line: Rect,
        buf: &mut Buffer,
    ) {
        let library = self;
        view::title::draw(&Scene { library, around }, look, line, buf);
    }

    fn uncheck(&mut self) {
        self.checked.clear();
    }

    fn info(&self, cx: &mut Context<'_>) {
        match self.hit() {
            Some(hit) if self.query.text().trim().is_empty() => {
                let counted = Counted {
                    words: hit.words as usize,
                    notes: hit.annotations as usize,
                    language: None,
                };
                let lines = article_info::lines(&hit.meta, counted, cx.messages());
                let text = InfoText::new(hit.meta.title.clone(), lines);
                cx.ask(Ask::Show(Show::Text(text)));
            }
            Some(hit) => {
                let query = self.query.text().to_owned();
                cx.request(Request::Search(SearchRequest::Explain(
                    query,
                    hit.meta.slug.clone(),
                )));
            }
            None => cx.note("say-nothing-chosen"),
        }
    }

    fn view(
        &self,
        around: &Surroundings,
        look: &Look<'_>,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let library = self;
        view::draw(&Scene { library, around }, look, area, buf)
    }
}

/// Gives the focus to the row that was pressed; a second press opens it.
fn press(library: &mut LibraryScreen, mouse: Mouse, cx: &mut Context<'_>) {
    let regions = layout(library, cx.around.size);
    let head = regions.list_top();
    let each = regions.rows_per_hit(library).max(1);
    if mouse.y < head || mouse.x < regions.panel {
        return;
    }
    let row = library.top + usize::from((mouse.y - head) / each);
    if row >= library.answer.total {
        return;
    }
    if mouse.clicks == 2 {
        library.selected = row;
        library.show_selected(cx.around);
        library.open_hit(row, cx);
    } else {
        library.move_by(row as isize - library.selected as isize, cx);
    }
}
