//! `glose annotations`: the annotations, or those that a query finds.

use std::collections::HashMap;

use super::arguments;
use super::json;
use super::list::tags;
use super::outcome::{Ending, Exit, Failure};
use super::output::Role;
use super::search::{joined, remarked};
use super::session::Session;
use super::{output, wrap};
use crate::search::{AnnotationHit, Request};
use crate::workspace::{Placed, Reading, Workspace};

/// Lists annotations.
pub(super) fn run(session: &mut Session, typed: &arguments::Annotations) -> Ending {
    let workspace = session.workspace()?;
    let query = joined(&typed.query);
    let request = Request {
        limit: typed.limit.unwrap_or(usize::MAX),
        now: session.now,
        ..Request::new(&query)
    };
    let answer = workspace
        .searcher()
        .annotations(&request, &|| false)
        .unwrap_or_default();
    if !typed.json {
        for remark in &answer.notes {
            output::say(&remarked(session, remark));
        }
    }
    let readings = readings(&workspace, &answer.hits);
    let notes = answer.hits.iter().filter_map(|hit| {
        let (reading, notes) = readings.get(&hit.article.slug)?;
        let note = reading.notes.get(*notes.get(hit.id.as_str())?)?;
        Some((reading, note))
    });
    let mut article = "";
    for (reading, note) in notes {
        let quote = note.quote(&reading.document);
        if typed.json {
            session.out.json(&json::placed(reading, note, &quote))?;
            continue;
        }
        let meta = &reading.article.meta;
        if article != meta.slug {
            article = &meta.slug;
            session.out.pieces(&[
                (Role::Title, meta.title.clone()),
                (Role::Faint, format!("  {article}")),
            ])?;
        }
        show(session, note, &quote, "  ")?;
        session.out.line("")?;
    }
    match answer.total {
        0 if query.trim().is_empty() => Err(Failure::of("problem-no-notes", "", "hint-write-some")),
        0 => Err(Failure::of("problem-nothing", &query, "hint-nothing")),
        _ => Ok(Exit::Done),
    }
}

/// An article as it stands, with the place of each of its annotations by id.
type Opened = (Reading, HashMap<String, usize>);

/// The articles of annotations that were found: the files say how each stands now.
fn readings(workspace: &Workspace, hits: &[AnnotationHit]) -> HashMap<String, Opened> {
    let mut slugs: Vec<String> = hits.iter().map(|hit| hit.article.slug.clone()).collect();
    slugs.sort();
    slugs.dedup();
    let readings = workspace.readings(&slugs).into_iter().flatten();
    let opened = readings.map(|reading| {
        let ids = reading.notes.iter().enumerate();
        let ids = ids
            .map(|(at, note)| (note.annotation.id.0.clone(), at))
            .collect();
        (reading.article.meta.slug.clone(), (reading, ids))
    });
    opened.collect()
}

/// Shows an annotation: its passage, its words, what is known of it.
pub(super) fn show(session: &mut Session, note: &Placed, quote: &str, margin: &str) -> Ending<()> {
    let width = session.out.width();
    let annotation = &note.annotation;
    if !quote.is_empty() {
        let quote = session.with("cli-quote", &[("text", quote.into())]);
        for line in wrap::lines(&[(Role::Mark, quote)], width, margin, margin) {
            session.out.pieces(&line)?;
        }
    }
    for text in annotation
        .note
        .lines()
        .filter(|line| !line.trim().is_empty())
    {
        for line in wrap::lines(&[(Role::Plain, text.to_owned())], width, margin, margin) {
            session.out.pieces(&line)?;
        }
    }
    let mut parts = vec![annotation.id.0.clone()];
    parts.extend(annotation.created.map(|at| session.messages.day(at)));
    parts.push(session.text(&format!("color-{}", annotation.color.as_str())));
    if annotation.target.is_some() {
        parts.push(session.text(&format!("state-{}", note.state.as_str())));
    }
    let mut line = vec![(Role::Faint, format!("{margin}{}", parts.join(" · ")))];
    line.extend(tags(&annotation.tags));
    session.out.pieces(&line)
}
