//! `glose similar`: the articles that are like another.

use super::arguments;
use super::json;
use super::outcome::{Ending, Exit, Failure};
use super::row::show_hit;
use super::session::Session;
use crate::workspace::{Hint, ProblemKind};

/// Shows the articles that share most with one.
pub(super) fn run(session: &mut Session, typed: &arguments::Similar) -> Ending {
    let workspace = session.workspace()?;
    let slug = Session::article(&workspace, &typed.id)?;
    let hits = workspace.similar(&slug, typed.limit)?;
    for hit in &hits {
        if typed.json {
            session.out.json(&json::found(hit))?;
        } else {
            show_hit(session, hit)?;
        }
    }
    if hits.is_empty() {
        return Err(Failure::of(
            ProblemKind::NothingFound,
            &typed.id,
            Hint::NothingSimilar,
        ));
    }
    Ok(Exit::Done)
}
