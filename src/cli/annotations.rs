//! `glose annotations`: the annotations, or those that a query finds.

use super::arguments;
use super::json;
use super::list::tags;
use super::outcome::{Ending, Exit, Failure};
use super::output::Role;
use super::search::joined;
use super::session::Session;
use super::wrap;
use crate::search::{AnnotationHit, Request};

/// Lists annotations.
pub(super) fn run(session: &mut Session, typed: &arguments::Annotations) -> Ending {
    let workspace = session.workspace()?;
    let query = joined(&typed.query);
    let request = Request {
        limit: typed.limit.unwrap_or(usize::MAX),
        ..Request::new(&query, session.now)
    };
    let (hits, total) = workspace.searcher().annotations(&request);
    let mut article = "";
    for hit in &hits {
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
        show(session, hit)?;
    }
    match total {
        0 if query.trim().is_empty() => Err(Failure::of("problem-no-notes", "", "hint-write-some")),
        0 => Err(Failure::of("problem-nothing", &query, "hint-nothing")),
        _ => Ok(Exit::Done),
    }
}

fn show(session: &mut Session, hit: &AnnotationHit) -> Ending<()> {
    let width = session.out.width();
    if !hit.quote.is_empty() {
        let quote = session.with("cli-quote", &[("text", hit.quote.as_str().into())]);
        for line in wrap::lines(&[(Role::Mark, quote)], width, "  ", "  ") {
            session.out.pieces(&line)?;
        }
    }
    for text in hit.note.lines().filter(|line| !line.trim().is_empty()) {
        for line in wrap::lines(&[(Role::Plain, text.to_owned())], width, "  ", "  ") {
            session.out.pieces(&line)?;
        }
    }
    let mut parts = vec![hit.id.0.clone()];
    parts.extend(hit.created.map(|at| session.messages.day(at)));
    parts.push(session.text(&format!("color-{}", hit.color.as_str())));
    if !hit.quote.is_empty() {
        parts.push(session.text(&format!("state-{}", hit.state.as_str())));
    }
    let mut line = vec![(Role::Faint, format!("  {}", parts.join(" · ")))];
    line.extend(tags(&hit.tags));
    session.out.pieces(&line)?;
    session.out.line("")
}
