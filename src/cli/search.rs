//! `glose search`: what a query finds, for people, for programs, and for many queries at once.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use super::arguments;
use super::explain;
use super::json;
use super::outcome::{Ending, Exit, Failure};
use super::output::{Role, say};
use super::query::{check, read_query, sort};
use super::row::show_hit;
use super::session::Session;
use crate::search::{Answer, Explanation, Request, Searcher};
use crate::workspace::{Hint, Problem, ProblemKind};

/// Passages of each hit.
const PASSAGES: usize = 3;

/// Searches and shows what is found.
pub(super) fn run(session: &mut Session, typed: &arguments::Search) -> Ending {
    if let Some(file) = &typed.batch {
        let searcher = session.workspace()?.searcher();
        return batch(session, &searcher, typed, file);
    }
    let workspace = session.open_workspace()?;
    let query = read_query(session, &typed.query)?;
    let request = Request {
        limit: typed.limit,
        sort: sort(typed.sort),
        passages: PASSAGES,
        now: session.now,
        ..Request::new(&query)
    };
    let ask = |searcher: &Searcher| searcher.search(&request, &|| false).unwrap_or_default();
    let (searcher, answer) = session.asked(&workspace, ask)?;
    if typed.json {
        for (at, hit) in answer.hits.iter().enumerate() {
            let mut object = json::found(hit);
            object.remarks = json::said(&answer.notes);
            object.why = typed.explain.then(|| explain::why(&answer, at, hit));
            session.out.json(&object)?;
        }
    } else {
        if typed.explain {
            explain::show_query(session, &searcher.explain(&request, None))?;
        }
        let why = |slug: &str| {
            typed
                .explain
                .then(|| searcher.explain(&request, Some(slug)))
        };
        show(session, &answer, &why)?;
    }
    if answer.total == 0 {
        return Err(Failure::of(
            ProblemKind::NothingFound,
            &query,
            Hint::FewerWords,
        ));
    }
    Ok(Exit::Done)
}

/// Answers a file of queries, one a line, in their order.
fn batch(
    session: &mut Session,
    searcher: &Searcher,
    typed: &arguments::Search,
    file: &Path,
) -> Ending {
    let is_input = file == Path::new("-");
    let unreadable =
        |error: io::Error| Failure::from(Problem::of_system(ProblemKind::Unreadable, file, &error));
    let lines: Box<dyn BufRead> = if is_input {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(file).map_err(unreadable)?))
    };
    let mut refused = None;
    for line in lines.split(b'\n') {
        let line = line.map_err(unreadable)?;
        let query = String::from_utf8_lossy(&line);
        let query = query.trim_end_matches('\r');
        // The others are answered all the same.
        let wrong = check(session, query).err().filter(Failure::is_misuse);
        refused = refused.or(wrong);
        let request = Request {
            limit: typed.limit,
            sort: sort(typed.sort),
            passages: 0,
            now: session.now,
            ..Request::new(query)
        };
        let answer = searcher.search(&request, &|| false).unwrap_or_default();
        let hits = answer.hits.iter().map(json::brief).collect();
        session.out.json(&json::Batch {
            query,
            total: answer.total,
            hits,
            remarks: json::said(&answer.notes),
        })?;
        if is_input {
            session.out.flush()?;
        }
    }
    refused.map_or(Ok(Exit::Done), Err)
}

fn show(
    session: &mut Session,
    answer: &Answer,
    why: &dyn Fn(&str) -> Option<Explanation>,
) -> Ending<()> {
    for remark in &answer.notes {
        say(&session.messages.remark(remark));
    }
    for (at, hit) in answer.hits.iter().enumerate() {
        if answer.partial_from == Some(at) {
            let line = session.text("cli-some-words");
            session.out.pieces(&[(Role::Faint, line)])?;
            session.out.line("")?;
        }
        show_hit(session, hit)?;
        if let Some(explanation) = why(&hit.meta.slug) {
            explain::show_why(session, &explanation)?;
            session.out.line("")?;
        }
    }
    if answer.total > 0 {
        let shown = answer.hits.len();
        let total = [("count", answer.total.into()), ("shown", shown.into())];
        let key = if shown < answer.total {
            "cli-results-of"
        } else {
            "count-results"
        };
        let line = session.with(key, &total);
        session.out.pieces(&[(Role::Faint, line)])?;
    }
    Ok(())
}
