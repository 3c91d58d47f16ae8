//! All notes: every annotation of the library under one query.

use super::command::{Command, always};
use super::field::Field;
use super::keys::Mode;
use super::msg::{Effect, Env, OpenAt};
use super::state::{Screen, State};
pub use crate::config::Group;
use crate::search::AnnotationHit;

/// The screen of all notes.
#[derive(Debug, Default)]
pub struct NotesScreen {
    /// The query.
    pub query: Field,
    /// Whether letters go into the query.
    pub typing: bool,
    /// The annotations found.
    pub hits: Vec<AnnotationHit>,
    /// How many there are in all.
    pub total: usize,
    /// Raised with every request.
    pub generation: u64,
    /// The row that has the focus.
    pub selected: usize,
    /// The first row on the screen.
    pub top: usize,
    /// What they are grouped by.
    pub group: Group,
    /// Whether only those are shown whose passage is to be checked or is lost.
    pub review: bool,
}

impl Group {
    /// The key of the message that names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Article => "group-article",
            Self::Tag => "group-tag",
            Self::Color => "group-color",
            Self::Month => "group-month",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Article => Self::Tag,
            Self::Tag => Self::Color,
            Self::Color => Self::Month,
            Self::Month => Self::Article,
        }
    }

    /// The name of the group that an annotation stands in.
    pub fn name_of(self, hit: &AnnotationHit) -> String {
        match self {
            Self::Article => hit.article.title.clone(),
            Self::Tag => hit.tags.first().cloned().unwrap_or_default(),
            Self::Color => hit.color.as_str().to_owned(),
            Self::Month => hit
                .created
                .map_or_else(String::new, |at| at.strftime("%Y-%m").to_string()),
        }
    }
}

/// The commands of the notes screen.
pub const ROWS: &[Command] = &[
    row("open", "cmd-open-note", Some(("bar-open", 1)), open),
    row("group", "cmd-group", Some(("bar-group", 4)), group),
    row("out", "cmd-out", None, super::global::back),
];

type Run = fn(&mut State, &Env) -> Vec<Effect>;

const fn row(
    id: &'static str,
    label: &'static str,
    hint: Option<(&'static str, u8)>,
    run: Run,
) -> Command {
    Command {
        id,
        mode: Mode::Notes,
        label,
        hint,
        when: always,
        run,
    }
}

/// Shows all notes under a query.
pub fn go(state: &mut State, query: &str) -> Vec<Effect> {
    state.screen = Screen::Notes;
    state.notes.query.set(query);
    state.notes.typing = false;
    state.notes.selected = 0;
    state.notes.top = 0;
    state.notes.review = false;
    search(state)
}

/// Shows the notes whose passage is to be checked or is lost.
pub fn go_review(state: &mut State) -> Vec<Effect> {
    let effects = go(state, "");
    state.notes.review = true;
    effects
}

/// Asks for the query as it stands.
pub fn search(state: &mut State) -> Vec<Effect> {
    let notes = &mut state.notes;
    notes.generation += 1;
    vec![Effect::SearchNotes {
        generation: notes.generation,
        query: notes.query.text().to_owned(),
    }]
}

/// Takes an answer in, if it is to the query as it stands.
pub fn answered(state: &mut State, generation: u64, hits: Vec<AnnotationHit>, total: usize) {
    let notes = &mut state.notes;
    if generation != notes.generation {
        return;
    }
    let kept = notes.hits.get(notes.selected).map(|hit| hit.id.clone());
    let to_review = |hit: &AnnotationHit| hit.range.is_none() && !hit.quote.is_empty();
    let review = notes.review;
    notes.hits = hits
        .into_iter()
        .filter(|hit| !review || to_review(hit))
        .collect();
    notes.total = if review { notes.hits.len() } else { total };
    arrange(state);
    let notes = &mut state.notes;
    let again = kept.and_then(|id| notes.hits.iter().position(|hit| hit.id == id));
    notes.selected = again.unwrap_or(0);
    show_selected(state);
}

/// Puts annotations of one group together, the groups in the order of their first one.
fn arrange(state: &mut State) {
    let group = state.notes.group;
    let mut order: Vec<String> = Vec::new();
    for hit in &state.notes.hits {
        let name = group.name_of(hit);
        if !order.contains(&name) {
            order.push(name);
        }
    }
    if matches!(group, Group::Tag | Group::Color) {
        order.sort_by_key(|name| (name.is_empty(), name.clone()));
    }
    if group == Group::Month {
        order.sort_by(|a, b| b.cmp(a));
    }
    state
        .notes
        .hits
        .sort_by_key(|hit| order.iter().position(|name| *name == group.name_of(hit)));
}

fn group(state: &mut State, _: &Env) -> Vec<Effect> {
    state.notes.group = state.notes.group.next();
    let kept = state
        .notes
        .hits
        .get(state.notes.selected)
        .map(|hit| hit.id.clone());
    arrange(state);
    let again = kept.and_then(|id| state.notes.hits.iter().position(|hit| hit.id == id));
    state.notes.selected = again.unwrap_or(0);
    show_selected(state);
    Vec::new()
}

/// Opens the article of the annotation that has the focus, at it.
pub fn open(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(hit) = state.notes.hits.get(state.notes.selected) else {
        return Vec::new();
    };
    vec![Effect::Open(
        hit.article.slug.clone(),
        OpenAt::Note(hit.id.0.clone()),
    )]
}

/// Moves the focus by rows.
pub fn move_by(state: &mut State, by: isize) -> Vec<Effect> {
    let last = state.notes.hits.len().saturating_sub(1);
    state.notes.selected = state.notes.selected.saturating_add_signed(by).min(last);
    show_selected(state);
    Vec::new()
}

/// Rows of the screen that one annotation takes, at the most: passage, words, tags, a blank one.
pub const ROWS_EACH: u16 = 4;

/// How many annotations the screen shows at once, at the least.
pub fn visible(state: &State) -> usize {
    // The query and its rule take two rows; a group's name one, and each may have one annotation alone.
    usize::from(state.body_height().saturating_sub(2) / (ROWS_EACH + 1)).max(1)
}

fn show_selected(state: &mut State) {
    let visible = visible(state);
    let notes = &mut state.notes;
    notes.top = notes
        .top
        .min(notes.selected)
        .max((notes.selected + 1).saturating_sub(visible));
}
