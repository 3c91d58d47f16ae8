//! `glose list`: the articles, or those that a query finds, one below the other.

use super::arguments;
use super::json;
use super::outcome::{Ending, Exit, Failure};
use super::output::{Piece, Role};
use super::query::checked;
use super::search::{pieces, sort};
use super::session::Session;
use crate::library::Status;
use crate::search::{Hit, Request, Sort};
use crate::text::ByteRange;

/// Lists articles, those that were added last first.
pub(super) fn run(session: &mut Session, typed: &arguments::List) -> Ending {
    let workspace = session.workspace()?;
    let query = checked(session, &typed.query)?;
    let request = Request {
        limit: typed.limit.unwrap_or(usize::MAX),
        sort: typed.sort.map_or(Sort::Saved, |order| sort(Some(order))),
        passages: 0,
        now: session.now,
        ..Request::new(&query)
    };
    let answer = workspace
        .searcher()
        .search(&request, &|| false)
        .unwrap_or_default();
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
        0 if query.trim().is_empty() => {
            Err(Failure::of("problem-nothing-here", "", "hint-add-some"))
        }
        0 => Err(Failure::of("problem-nothing", &query, "hint-nothing")),
        _ => Ok(Exit::Done),
    }
}

/// A title with the words that matched.
pub(super) fn title(title: &str, marks: &[ByteRange]) -> Vec<Piece> {
    pieces(title, marks, Role::Title)
}

/// What is known of an article beside its title.
pub(super) fn about(session: &Session, hit: &Hit) -> Vec<Piece> {
    let meta = &hit.meta;
    let mut parts = vec![meta.slug.clone()];
    parts.extend(meta.author.clone());
    parts.extend(meta.published.map(|date| session.messages.date(date)));
    parts.extend(meta.language.map(|language| language.code().to_owned()));
    if meta.status != Status::Inbox {
        parts.push(session.text(&format!("status-{}", meta.status.as_str())));
    }
    if hit.annotations > 0 {
        parts.push(session.with("count-notes", &[("count", hit.annotations.into())]));
    }
    let mut line = vec![(Role::Faint, parts.join(" · "))];
    line.extend(tags(&meta.tags));
    line
}

/// Tags, each after two spaces or one.
pub(super) fn tags(tags: &[String]) -> impl Iterator<Item = Piece> {
    tags.iter().map(|tag| (Role::Tag, format!(" #{tag}")))
}
