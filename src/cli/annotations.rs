//! `glose annotations`: the annotations, or those that a query finds.

use jiff::Timestamp;

use super::arguments;
use super::json;
use super::outcome::{Ending, Exit, Failure, describe};
use super::output::Role;
use super::query::read_query;
use super::row::tags;
use super::session::Session;
use super::{output, wrap};
use crate::anchor::State;
use crate::library::Color;
use crate::search::{AnnotationHit, Request, Searcher};
use crate::workspace::{Hint, Placed, Problem, ProblemKind};

/// Lists annotations.
pub(super) fn run(session: &mut Session, typed: &arguments::Annotations) -> Ending {
    let workspace = session.open_workspace()?;
    let query = read_query(session, &typed.query)?;
    let request = Request {
        limit: typed.limit.unwrap_or(usize::MAX),
        now: session.now,
        ..Request::new(&query)
    };
    let ask = |searcher: &Searcher| {
        searcher
            .annotations(&request, &|| false)
            .unwrap_or_default()
    };
    let (_, answer) = session.asked(&workspace, ask)?;
    if !typed.json {
        for remark in &answer.notes {
            output::say(&session.messages.remark(remark));
        }
    }
    let mut article = "";
    for hit in &answer.hits {
        if typed.json {
            session.out.json(&json::note_hit(hit))?;
            continue;
        }
        if article != hit.article.slug {
            article = &hit.article.slug;
            session.out.pieces(&[
                (Role::Title, hit.article.title.clone()),
                (Role::Faint, format!("  {article}")),
            ])?;
        }
        show(session, &Shown::hit(hit), "  ")?;
        session.out.line("")?;
    }
    // What cannot be read is not the same as what is not there.
    let mut unread = workspace.library().unread_notes().into_iter();
    if let Some(first) = unread.next() {
        for other in unread {
            output::say(&describe(&session.messages, &other.into()));
        }
        return Err(Problem::from(first).into());
    }
    match answer.total {
        0 if query.trim().is_empty() => Err(Failure::of(ProblemKind::NoNotes, "", Hint::WriteNote)),
        0 => Err(Failure::of(
            ProblemKind::NothingFound,
            &query,
            Hint::FewerWords,
        )),
        _ => Ok(Exit::Done),
    }
}

/// What is shown of an annotation.
pub(super) struct Shown<'a> {
    id: &'a str,
    quote: &'a str,
    note: &'a str,
    created: Option<Timestamp>,
    color: Color,
    /// Absent where it is on the whole article.
    state: Option<State>,
    tags: &'a [String],
}

impl<'a> Shown<'a> {
    fn hit(hit: &'a AnnotationHit) -> Self {
        Self {
            id: hit.id.as_str(),
            quote: &hit.quote,
            note: &hit.note,
            created: hit.created,
            color: hit.color,
            state: (!hit.quote.is_empty()).then_some(hit.state),
            tags: &hit.tags,
        }
    }

    /// An annotation of an article that was opened; `quote` is what its passage reads as.
    pub(super) fn placed(note: &'a Placed, quote: &'a str) -> Self {
        let annotation = &note.annotation;
        Self {
            id: annotation.id.as_str(),
            quote,
            note: &annotation.note,
            created: annotation.created,
            color: annotation.color,
            state: annotation.passage().map(|_| note.state),
            tags: &annotation.tags,
        }
    }
}

/// Shows an annotation: its passage, its words, what is known of it.
pub(super) fn show(session: &mut Session, shown: &Shown<'_>, margin: &str) -> Ending<()> {
    let width = session.out.width();
    if !shown.quote.is_empty() {
        let quote = session.with("cli-quote", &[("text", shown.quote.into())]);
        for line in wrap::lines(&[(Role::Mark, quote)], width, margin, margin) {
            session.out.pieces(&line)?;
        }
    }
    for text in shown.note.lines().filter(|line| !line.trim().is_empty()) {
        for line in wrap::lines(&[(Role::Plain, text.to_owned())], width, margin, margin) {
            session.out.pieces(&line)?;
        }
    }
    let mut parts = vec![shown.id.to_owned()];
    parts.extend(shown.created.map(|at| session.messages.day(at)));
    parts.push(session.messages.color(shown.color));
    let state = shown.state.map(|state| format!("state-{}", state.as_str()));
    parts.extend(state.map(|key| session.text(&key)));
    let mut line = vec![(Role::Faint, format!("{margin}{}", parts.join(" · ")))];
    line.extend(tags(shown.tags));
    session.out.pieces(&line)
}
