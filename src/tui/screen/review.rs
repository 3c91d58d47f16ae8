//! The notes whose passage has no sure place, one after the other: what each was on, where it might be now.

mod room;
pub mod view;

use crate::library::{Change, paths};
use crate::text::CharRange;
use crate::tui::kit::keys::Mode;
use crate::tui::port::command::{Hint, Run, When, always};
use crate::tui::port::{
    Ask, Attach, Command, Context, Op, OpenAt, Request, Surroundings, WorkRequest, Writes,
};
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
pub const ROWS: &[Command<ReviewScreen>] = &[
    writes(
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
        |s, _| s.step_candidate(1),
    ),
    row(
        "choose",
        "cmd-choose",
        Some(("bar-choose-place", 3)),
        has_case,
        choose,
    ),
    writes(
        "attach_para",
        "cmd-attach-para",
        Some(("bar-attach-para", 4)),
        has_case,
        attach_para,
    ),
    writes(
        "article_note",
        "cmd-article-note",
        Some(("bar-article-note", 6)),
        has_case,
        |s, cx| decide(s, Choice::Article, cx),
    ),
    writes(
        "leave",
        "cmd-leave-lost",
        Some(("bar-leave-lost", 5)),
        has_case,
        |s, cx| decide(s, Choice::Lost, cx),
    ),
    row(
        "next_note",
        "cmd-next-waiting",
        Some(("bar-other-note", 7)),
        has_notes,
        |s, cx| s.step(1, cx),
    ),
    row(
        "old_version",
        "cmd-old-version",
        Some(("bar-old-version", 6)),
        has_case,
        old_version,
    ),
    writes("accept_sure", "cmd-accept-sure", None, has_case, |_, cx| {
        cx.perform(Op::AcceptSure);
    }),
    row(
        "prev_candidate",
        "cmd-prev-candidate",
        None,
        has_places,
        |s, _| s.step_candidate(-1),
    ),
    row("prev_note", "cmd-prev-waiting", None, has_notes, |s, cx| {
        s.step(-1, cx);
    }),
    row("out", "cmd-out", None, always, |_, cx| cx.ask(Ask::Back)),
];

fn has_case(review: &ReviewScreen, _: &Surroundings) -> bool {
    review.case().is_some()
}

fn has_place(review: &ReviewScreen, _: &Surroundings) -> bool {
    review.offer().is_some()
}

fn has_places(review: &ReviewScreen, _: &Surroundings) -> bool {
    review.case().is_some_and(|case| case.offers.len() > 1)
}

fn has_notes(review: &ReviewScreen, _: &Surroundings) -> bool {
    review.rows.len() > 1
}

const fn row(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    when: When<ReviewScreen>,
    run: Run<ReviewScreen>,
) -> Command<ReviewScreen> {
    Command::new(Mode::Review, id, label, hint, run).when(when)
}

const fn writes(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    when: When<ReviewScreen>,
    run: Run<ReviewScreen>,
) -> Command<ReviewScreen> {
    row(id, label, hint, when, run).writing(Writes::Yes)
}

impl ReviewScreen {
    /// Begins anew: nothing of the list is known.
    pub fn begin(&mut self) {
        self.ready = false;
        self.rows.clear();
        self.selected = 0;
    }

    /// Takes the list in; the focus stays on its note, or goes to the one that stands in its place.
    pub fn take_list(&mut self, rows: Vec<Waiting>, cx: &mut Context<'_>) {
        let kept = self.row().map(|row| row.id.0.clone());
        let position = |id: String| rows.iter().position(|row| row.id.0 == id);
        let wanted = self.wanted.take().and_then(position);
        let again = wanted.or(kept.and_then(position));
        self.rows = rows;
        self.ready = true;
        self.selected = again
            .unwrap_or(self.selected)
            .min(self.rows.len().saturating_sub(1));
        if again.is_none() || wanted.is_some() {
            self.candidate = 0;
        }
        self.slug.clear();
        self.weigh(cx);
    }

    /// Takes in what there is to see of an article's notes; those that no longer wait go from the list.
    pub fn take_cases(&mut self, slug: String, cases: Vec<Case>, cx: &mut Context<'_>) {
        let kept = self.row().map(|row| row.id.clone());
        let waits = |id| cases.iter().any(|case: &Case| case.annotation.id == id);
        self.rows
            .retain(|row| row.article.slug != slug || waits(row.id.clone()));
        let again = kept.and_then(|id| self.rows.iter().position(|row| row.id == id));
        self.selected = again
            .unwrap_or(self.selected)
            .min(self.rows.len().saturating_sub(1));
        self.cases = cases;
        self.slug = slug;
        let offers = self.case().map_or(0, |case| case.offers.len());
        self.candidate = self.candidate.min(offers.saturating_sub(1));
        self.weigh(cx);
    }

    /// Remembers the note of a change that was taken back, to look at it again.
    pub fn remember(&mut self, change: &Change) {
        let mut steps = change.steps.iter();
        let step = steps.find(|step| step.path.starts_with(paths::NOTES));
        self.wanted = step.and_then(|step| paths::stem(&step.path));
    }

    /// Asks for what there is to see of the note that has the focus, where it is not known.
    fn weigh(&self, cx: &mut Context<'_>) {
        if let Some(row) = self.row().filter(|row| row.article.slug != self.slug) {
            cx.request(Request::Work(WorkRequest::Weigh(row.article.slug.clone())));
        }
    }

    /// Moves the focus among the places that the note might have, and round at the ends.
    fn step_candidate(&mut self, by: isize) {
        let count = self.case().map_or(0, |case| case.offers.len());
        if count > 0 {
            let to = self.candidate as isize + by;
            self.candidate = to.rem_euclid(count as isize) as usize;
        }
    }

    /// Goes to another note of the list.
    fn step(&mut self, by: isize, cx: &mut Context<'_>) {
        let last = self.rows.len().saturating_sub(1);
        let to = self.selected.saturating_add_signed(by).min(last);
        if to != self.selected {
            self.selected = to;
            self.candidate = 0;
        }
        self.weigh(cx);
    }
}

fn accept(review: &mut ReviewScreen, cx: &mut Context<'_>) {
    match review.offer().map(|offer| offer.range) {
        Some(range) => decide(review, Choice::Place(range), cx),
        None => cx.note("say-no-candidate"),
    }
}

fn attach_para(review: &mut ReviewScreen, cx: &mut Context<'_>) {
    let offered = review.offer().map(|offer| offer.block);
    let near = review.case().map(|case| case.block);
    match offered.or(near).filter(|range| !range.is_empty()) {
        Some(range) => decide(review, Choice::Place(range), cx),
        None => cx.note("say-no-candidate"),
    }
}

/// Has what was decided on the note that has the focus written.
fn decide(review: &mut ReviewScreen, choice: Choice, cx: &mut Context<'_>) {
    if let Some(case) = review.case() {
        cx.perform(Op::Decide {
            slug: review.slug.clone(),
            id: case.annotation.id.0.clone(),
            rev: case.rev.clone(),
            choice,
        });
    }
}

/// Opens the text with a selection at the place that has the focus, to be moved by hand.
fn choose(review: &mut ReviewScreen, cx: &mut Context<'_>) {
    let Some(case) = review.case() else {
        return;
    };
    let best = review.offer().map(|offer| offer.range);
    let attach = Attach {
        id: case.annotation.id.0.clone(),
        rev: case.rev.clone(),
        at: best.unwrap_or(CharRange::new(case.block.start, case.block.start)),
    };
    let at = OpenAt::Attach(Box::new(attach));
    cx.request(Request::Work(WorkRequest::Open(review.slug.clone(), at)));
}

fn old_version(review: &mut ReviewScreen, cx: &mut Context<'_>) {
    let Some(case) = review.case() else {
        return;
    };
    let Some(version) = &case.before.version else {
        return cx.note("say-no-version");
    };
    let at = OpenAt::Version {
        rev: version.rev.clone(),
        note: Some(case.annotation.id.0.clone()),
    };
    cx.request(Request::Work(WorkRequest::Open(review.slug.clone(), at)));
}
