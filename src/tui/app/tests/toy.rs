//! A screen that only the tests have: it shows that a new one is its own folder and a row of the list.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::*;
use crate::library::ArticleMeta;
use crate::tui::kit::keys::Mode;
use crate::tui::kit::look::Look;
use crate::tui::kit::motion::Motion;
use crate::tui::kit::title;
use crate::tui::port::{Access, Context, Mouse, Subject, Surroundings, WorkRequest};
use crate::tui::screen::Screen;

/// A list of articles, the keys of which are those of the notes.
#[derive(Debug, Default)]
pub(in crate::tui) struct Toy {
    pub(in crate::tui) rows: Vec<ArticleMeta>,
    selected: usize,
    none: std::collections::BTreeMap<String, Vec<String>>,
}

impl Screen for Toy {
    fn mode(&self) -> Mode {
        Mode::Notes
    }

    fn subject(&self) -> (Subject<'_>, Access) {
        let subject = Subject::Articles {
            focused: self.rows.get(self.selected),
            checked: &self.none,
        };
        (subject, Access::Write)
    }

    fn can(&self, _: Mode, id: &str, _: &Surroundings) -> Option<bool> {
        (id == "open").then_some(!self.rows.is_empty())
    }

    fn run(&mut self, _: Mode, _: &str, cx: &mut Context<'_>) {
        if let Some(row) = self.rows.get(self.selected) {
            cx.request(Request::Work(WorkRequest::Open(
                row.slug.clone(),
                OpenAt::Position,
            )));
        }
    }

    fn motion(&mut self, motion: Motion, cx: &mut Context<'_>) {
        if let Motion::Line(way) = motion {
            let by = way.sign() * cx.count() as isize;
            self.selected = self.selected.saturating_add_signed(by);
        }
    }

    fn pointer(&mut self, _: Mouse, _: &mut Context<'_>) {}

    fn search(&mut self, _: &mut Context<'_>) {}

    fn back(&mut self, _: &mut Context<'_>) -> bool {
        false
    }

    fn resize(&mut self, _: &Surroundings) {}

    fn shows(&self, _: &[String], _: &Surroundings) -> bool {
        false
    }

    fn info(&self, cx: &mut Context<'_>) {
        cx.note("say-not-here");
    }

    fn view_title(&self, _: &str, _: &Surroundings, look: &Look<'_>, line: Rect, buf: &mut Buffer) {
        title::named(&look.said("Toy"), &[], look, line, buf);
    }

    fn view(&self, _: &Surroundings, _: &Look<'_>, _: Rect, _: &mut Buffer) -> Option<Position> {
        None
    }
}

fn toy(slugs: &[&str]) -> State {
    let mut state = state();
    answer(&mut state, &["hidden"]);
    state.toy.rows = slugs.iter().map(|slug| meta(slug)).collect();
    state.screen = ScreenId::Toy;
    state
}

#[test]
fn a_new_screen_is_driven_by_keys_and_verbs_act_on_what_it_shows() {
    let mut state = toy(&["a", "b"]);
    let effects = press(&mut state, "j *");
    let Some(Request::Work(WorkRequest::Do(op))) = effects.first() else {
        panic!("{effects:?}");
    };
    assert!(matches!(&**op, Op::TagArticles { slugs, .. } if slugs == &["b"]));
    assert_eq!(opened(&press(&mut state, "Enter")), Some("b"));
}

#[test]
fn a_verb_on_an_empty_new_screen_changes_nothing_that_another_screen_has() {
    let mut state = toy(&[]);
    assert!(press(&mut state, "* t d e").is_empty());
    assert!(state.dialog.is_none() && state.editor.is_none());
    press(&mut state, "q");
    assert_eq!(state.screen, ScreenId::Library);
}
