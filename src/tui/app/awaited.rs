//! What keys wait for: an article that is being opened; and what becomes of an answer that was given up.

use crate::tui::kit::keys::{Code, Key};
use crate::tui::port::{Event, Expected, Request};

/// What is waited for. From the moment an article is asked for, keys are meant for it: they wait until it is there,
/// or until the reader gives it up because its disk does not answer.
#[derive(Debug, Clone, Default)]
pub struct Awaited {
    keys: Option<Vec<Key>>,
    asked: Vec<Expected>,
    given_up: Vec<Expected>,
    /// Whether it has taken so long that the reader is told.
    pub late: bool,
}

impl Awaited {
    /// Whether something is waited for.
    pub fn is_on(&self) -> bool {
        self.keys.is_some()
    }

    /// Begins to wait.
    pub fn begin(&mut self) {
        self.keys.get_or_insert_default();
    }

    /// Waits where effects ask for something that keys are meant for. What was given up before and is asked for
    /// again is on its way already: it is not asked for twice.
    pub fn hold(&mut self, effects: &mut Vec<Request>) {
        let asked: Vec<Expected> = effects.iter().filter_map(Request::expects).collect();
        if asked.is_empty() {
            return;
        }
        self.begin();
        let is_on_its_way = |effect: &Request| {
            let expected = effect.expects();
            expected.is_some_and(|one| self.given_up.contains(&one))
        };
        effects.retain(|effect| !is_on_its_way(effect));
        self.given_up.retain(|one| !asked.contains(one));
        self.asked = asked;
    }

    /// Ends the waiting; the keys that were pressed meanwhile.
    pub fn end(&mut self) -> Vec<Key> {
        self.late = false;
        self.asked.clear();
        self.keys.take().unwrap_or_default()
    }

    /// Keeps a key for what is waited for. Once it is late, Escape gives it up: whether that was so.
    pub fn press(&mut self, key: Key) -> bool {
        let gives_up = self.late && key.code == Code::Esc;
        if gives_up {
            // What is done is done: only what would be shown can be given up.
            let asked = std::mem::take(&mut self.asked).into_iter();
            self.given_up
                .extend(asked.filter(|one| *one != Expected::Decision));
            self.end();
        } else if let Some(keys) = &mut self.keys {
            keys.push(key);
        }
        gives_up
    }

    /// What went wrong is told: there is nothing more to wait for.
    pub fn fail(&mut self) {
        self.end();
        self.given_up.clear();
    }

    /// Whether a message is the answer to something that was given up; it is then over with.
    pub fn is_unwanted(&mut self, msg: &Event) -> bool {
        let brought = msg.brings();
        let mut given_up = self.given_up.iter();
        let found = given_up.position(|one| Some(one) == brought.as_ref());
        found.map(|at| self.given_up.remove(at)).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::tests::{answer, env, open, press, state};
    use crate::tui::app::{ScreenId, State, update};
    use crate::tui::port::{InputEvent, Op, WorkRequest};

    fn listed() -> State {
        let mut state = state();
        answer(&mut state, &["capteur", "plume"]);
        state
    }

    fn late(state: &mut State) {
        update(state, Event::Input(InputEvent::Late), &env());
    }

    #[test]
    fn what_is_late_is_given_up_and_shows_up_no_more() {
        let mut state = listed();
        press(&mut state, "Enter");
        // Before it is late, Escape is meant for the article.
        press(&mut state, "j Esc");
        assert!(state.awaited.is_on());
        late(&mut state);
        assert!(state.awaited.late);
        assert!(press(&mut state, "Esc").is_empty());
        assert!(!state.awaited.is_on() && state.status.message.is_some());
        press(&mut state, "j");
        assert_eq!(state.library.selected, 1);
        open(&mut state);
        assert_eq!(state.screen, ScreenId::Library);
    }

    #[test]
    fn what_was_given_up_and_is_wanted_again_is_asked_for_once() {
        let mut state = listed();
        assert_eq!(press(&mut state, "Enter").len(), 1);
        late(&mut state);
        press(&mut state, "Esc");
        assert!(press(&mut state, "Enter").is_empty());
        assert!(state.awaited.is_on() && !state.awaited.late);
        open(&mut state);
        assert_eq!(state.screen, ScreenId::Reader);
    }

    #[test]
    fn what_is_done_for_the_reader_is_never_given_up() {
        let sure = || Request::Work(WorkRequest::Do(Box::new(Op::AcceptSure)));
        let mut awaited = Awaited::default();
        for _ in 0..2 {
            let mut effects = vec![sure()];
            awaited.hold(&mut effects);
            assert_eq!(effects, [sure()]);
            awaited.late = true;
            let escape = Key {
                code: Code::Esc,
                ctrl: false,
                alt: false,
            };
            assert!(awaited.press(escape) && !awaited.is_on());
        }
    }

    #[test]
    fn an_answer_that_is_late_to_a_search_is_given_up_too() {
        let mut state = state();
        press(&mut state, "/ \"objets\" Enter");
        late(&mut state);
        press(&mut state, "Esc");
        assert!(
            answer(&mut state, &["capteur"])
                .iter()
                .all(|effect| !matches!(effect, Request::Work(WorkRequest::Open(..))))
        );
    }
}
