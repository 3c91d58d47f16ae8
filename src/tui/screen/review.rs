//! The notes whose passage has no sure place, one after the other: what each was on, where it might be now.

pub mod view;

use crate::library::{Change, paths};
use crate::text::CharRange;
use crate::tui::app::command::{Command, Hint, Run, When, always};
use crate::tui::app::global;
use crate::tui::app::state::{Screen, State};
use crate::tui::app::visit::Attach;
use crate::tui::kit::keys::Mode;
use crate::tui::port::{Effect, Env, Op, OpenAt};
use crate::tui::screen::reader;
use crate::workspace::{Case, Choice, Offer, Waiting};

/// The queue of notes that wait for a reader to look at their place.
#[derive(Debug, Default)]
pub struct ReviewScreen {
    /// The notes that wait.
    pub rows: Vec<Waiting>,
    /// The one that is looked at.
    pub selected: usize,
    /// What there is to see of the notes of one article.
    pub cases: Vec<Case>,
    /// The slug of that article.
    pub slug: String,
    /// The place that has the focus, among those the note might have.
    pub candidate: usize,
    /// The note to look at once the list is known: the one of what was taken back.
    pub wanted: Option<String>,
    /// Whether the list is known.
    pub ready: bool,
    /// The screen that one came from.
    pub before: Screen,
}

impl ReviewScreen {
    /// The note that is looked at.
    pub fn row(&self) -> Option<&Waiting> {
        self.rows.get(self.selected)
    }

    /// What there is to see of it, once that is known.
    pub fn case(&self) -> Option<&Case> {
        let row = self.row()?;
        let here = self.slug == row.article.slug;
        let mut cases = self.cases.iter().filter(|_| here);
        cases.find(|case| case.annotation.id == row.id)
    }

    /// The place that has the focus.
    pub fn offer(&self) -> Option<&Offer> {
        self.case()?.offers.get(self.candidate)
    }
}

/// The commands of the review.
pub const ROWS: &[Command] = &[
    row(
        "accept",
        "cmd-accept",
        Some(("bar-accept", 1)),
        has_place,
        accept,
    ),
    row(
        "next_candidate",
        "cmd-next-candidate",
        Some(("bar-next", 2)),
        has_places,
        |s, _| candidate(s, 1),
    ),
    row(
        "choose",
        "cmd-choose",
        Some(("bar-choose-place", 3)),
        has_case,
        choose,
    ),
    row(
        "attach_para",
        "cmd-attach-para",
        Some(("bar-attach-para", 4)),
        has_case,
        attach_para,
    ),
    row(
        "article_note",
        "cmd-article-note",
        Some(("bar-article-note", 6)),
        has_case,
        |s, _| decide(s, Choice::Article),
    ),
    row(
        "leave",
        "cmd-leave-lost",
        Some(("bar-leave-lost", 5)),
        has_case,
        |s, _| decide(s, Choice::Lost),
    ),
    row(
        "next_note",
        "cmd-next-waiting",
        Some(("bar-other-note", 7)),
        has_notes,
        |s, _| step(s, 1),
    ),
    row(
        "old_version",
        "cmd-old-version",
        Some(("bar-old-version", 6)),
        has_case,
        old_version,
    ),
    row(
        "accept_sure",
        "cmd-accept-sure",
        None,
        has_case,
        accept_sure,
    ),
    row(
        "prev_candidate",
        "cmd-prev-candidate",
        None,
        has_places,
        |s, _| candidate(s, -1),
    ),
    row("prev_note", "cmd-prev-waiting", None, has_notes, |s, _| {
        step(s, -1)
    }),
    row("out", "cmd-out", None, always, global::back),
];

fn has_case(state: &State) -> bool {
    state.review.case().is_some()
}

fn has_place(state: &State) -> bool {
    state.review.offer().is_some()
}

fn has_places(state: &State) -> bool {
    state
        .review
        .case()
        .is_some_and(|case| case.offers.len() > 1)
}

fn has_notes(state: &State) -> bool {
    state.review.rows.len() > 1
}

const fn row(id: &'static str, label: &'static str, hint: Hint, when: When, run: Run) -> Command {
    Command::row(Mode::Review, id, label, hint, when, run)
}

/// Shows the notes that wait.
pub fn go(state: &mut State) -> Vec<Effect> {
    let mut effects = Vec::new();
    if state.screen == Screen::Reader {
        effects.extend(reader::leave(state));
    }
    if state.screen != Screen::Review {
        state.review.before = state.screen;
        state.review.ready = false;
        state.review.rows.clear();
        state.review.selected = 0;
    }
    state.screen = Screen::Review;
    effects.push(Effect::Waiting);
    effects
}

/// Goes back to the screen that one came from.
pub fn out(state: &mut State) -> Vec<Effect> {
    let before = state.review.before;
    match (&state.reader, before) {
        (Some(reader), Screen::Reader) => {
            let slug = reader.article.meta.slug.clone();
            state.screen = Screen::Reader;
            reader::layout(state);
            vec![Effect::Open(slug, OpenAt::Stay)]
        }
        (_, Screen::Notes) => {
            state.screen = Screen::Notes;
            super::notes::search(state)
        }
        _ => {
            state.screen = Screen::Library;
            Vec::new()
        }
    }
}

/// Takes the list in; the focus stays on its note, or goes to the one that stands in its place.
pub fn listed(state: &mut State, rows: Vec<Waiting>) -> Vec<Effect> {
    let review = &mut state.review;
    let kept = review.row().map(|row| row.id.0.clone());
    let position = |id: String| rows.iter().position(|row| row.id.0 == id);
    let wanted = review.wanted.take().and_then(position);
    let again = wanted.or(kept.and_then(position));
    review.rows = rows;
    review.ready = true;
    review.selected = again
        .unwrap_or(review.selected)
        .min(review.rows.len().saturating_sub(1));
    if again.is_none() || wanted.is_some() {
        review.candidate = 0;
    }
    review.slug.clear();
    weigh(state)
}

/// Takes in what there is to see of an article's notes; those that no longer wait go from the list.
pub fn weighed(state: &mut State, slug: String, cases: Vec<Case>) -> Vec<Effect> {
    let review = &mut state.review;
    let kept = review.row().map(|row| row.id.clone());
    let waits = |id| cases.iter().any(|case: &Case| case.annotation.id == id);
    review
        .rows
        .retain(|row| row.article.slug != slug || waits(row.id.clone()));
    let again = kept.and_then(|id| review.rows.iter().position(|row| row.id == id));
    review.selected = again
        .unwrap_or(review.selected)
        .min(review.rows.len().saturating_sub(1));
    review.cases = cases;
    review.slug = slug;
    let offers = review.case().map_or(0, |case| case.offers.len());
    review.candidate = review.candidate.min(offers.saturating_sub(1));
    weigh(state)
}

/// Remembers the note of a change that was taken back, to look at it again.
pub fn undone(state: &mut State, change: &Change) {
    let step = change
        .steps
        .iter()
        .find(|step| step.path.starts_with(paths::NOTES));
    state.review.wanted = step.and_then(|step| paths::stem(&step.path));
}

/// Asks for what there is to see of the note that has the focus, where it is not known.
fn weigh(state: &State) -> Vec<Effect> {
    let row = state.review.row();
    let unknown = row.filter(|row| row.article.slug != state.review.slug);
    let asked = unknown.map(|row| Effect::Weigh(row.article.slug.clone()));
    asked.into_iter().collect()
}

/// Moves the focus among the places that the note might have, and round at the ends.
pub fn candidate(state: &mut State, by: isize) -> Vec<Effect> {
    let review = &mut state.review;
    let count = review.case().map_or(0, |case| case.offers.len());
    if count > 0 {
        let to = review.candidate as isize + by;
        review.candidate = to.rem_euclid(count as isize) as usize;
    }
    Vec::new()
}

/// Goes to another note of the list.
pub fn step(state: &mut State, by: isize) -> Vec<Effect> {
    let review = &mut state.review;
    let last = review.rows.len().saturating_sub(1);
    let to = review.selected.saturating_add_signed(by).min(last);
    if to != review.selected {
        review.selected = to;
        review.candidate = 0;
    }
    weigh(state)
}

fn accept(state: &mut State, _: &Env) -> Vec<Effect> {
    match state.review.offer().map(|offer| offer.range) {
        Some(range) => decide(state, Choice::Place(range)),
        None => say(state, "say-no-candidate"),
    }
}

fn attach_para(state: &mut State, _: &Env) -> Vec<Effect> {
    let offered = state.review.offer().map(|offer| offer.block);
    let near = state.review.case().map(|case| case.block);
    match offered.or(near).filter(|range| !range.is_empty()) {
        Some(range) => decide(state, Choice::Place(range)),
        None => say(state, "say-no-candidate"),
    }
}

/// Has what was decided on the note that has the focus written.
fn decide(state: &mut State, choice: Choice) -> Vec<Effect> {
    let Some(case) = state.review.case() else {
        return Vec::new();
    };
    let op = Op::Decide {
        slug: state.review.slug.clone(),
        id: case.annotation.id.0.clone(),
        rev: case.rev.clone(),
        choice,
    };
    state.status.saving = true;
    vec![Effect::Do(Box::new(op))]
}

fn accept_sure(state: &mut State, _: &Env) -> Vec<Effect> {
    if state.review.rows.is_empty() {
        return Vec::new();
    }
    state.status.saving = true;
    vec![Effect::Do(Box::new(Op::AcceptSure))]
}

/// Opens the text with a selection at the place that has the focus, to be moved by hand.
fn choose(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(case) = state.review.case() else {
        return Vec::new();
    };
    let best = state.review.offer().map(|offer| offer.range);
    let attach = Attach {
        id: case.annotation.id.0.clone(),
        rev: case.rev.clone(),
        at: best.unwrap_or(CharRange::new(case.block.start, case.block.start)),
    };
    let at = OpenAt::Attach(Box::new(attach));
    vec![Effect::Open(state.review.slug.clone(), at)]
}

fn old_version(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(case) = state.review.case() else {
        return Vec::new();
    };
    let Some(version) = &case.before.version else {
        return say(state, "say-no-version");
    };
    let at = OpenAt::Version {
        rev: version.rev.clone(),
        note: Some(case.annotation.id.0.clone()),
    };
    vec![Effect::Open(state.review.slug.clone(), at)]
}

fn say(state: &mut State, key: &str) -> Vec<Effect> {
    state.status.note(state.around.manner.messages.text(key));
    Vec::new()
}
