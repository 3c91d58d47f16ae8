//! `glose list`: the articles, or those that a query finds, one below the other.

use super::arguments;
use super::json;
use super::outcome::{Ending, Exit, Failure};
use super::output::Role;
use super::query::{read_query, sort};
use super::row::{about, title};
use super::session::Session;
use crate::search::{Request, Searcher, Sort};
use crate::workspace::{Hint, ProblemKind};

/// Lists articles, those that were added last first.
pub(super) fn run(session: &mut Session, typed: &arguments::List) -> Ending {
    let workspace = session.open_workspace()?;
    let query = read_query(session, &typed.query)?;
    let request = Request {
        limit: typed.limit.unwrap_or(usize::MAX),
        sort: typed.sort.map_or(Sort::Saved, |order| sort(Some(order))),
        passages: 0,
        now: session.now,
        ..Request::new(&query)
    };
    let ask = |searcher: &Searcher| searcher.search(&request, &|| false).unwrap_or_default();
    let (_, answer) = session.asked(&workspace, ask)?;
    for hit in &answer.hits {
        if typed.json {
            session.out.json(&json::found(hit))?;
        } else {
            let mut line = title(&hit.meta.title, &hit.title_marks);
            line.push((Role::Plain, "  ".to_owned()));
            line.extend(about(session, hit));
            session.out.pieces(&line)?;
        }
    }
    match answer.total {
        0 if query.trim().is_empty() => Err(Failure::of(
            ProblemKind::LibraryEmpty,
            "",
            Hint::AddArticles,
        )),
        0 => Err(Failure::of(
            ProblemKind::NothingFound,
            &query,
            Hint::FewerWords,
        )),
        _ => Ok(Exit::Done),
    }
}
