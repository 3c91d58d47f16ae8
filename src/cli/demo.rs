//! `glose demo`: the sample library, opened in a temporary folder.

use super::arguments;
use super::open;
use super::outcome::{Ending, Exit, Failure};
use super::sample::{Passing, build};
use super::session::Session;
use crate::search::Request;
use crate::text::Language;
use crate::workspace::{Hint, Problem, ProblemKind};

/// Opens the sample library; with `--check` only builds and searches it.
pub(super) fn run(session: &mut Session, typed: &arguments::Demo) -> Ending {
    let folder = Passing::make()?;
    let (places, workspace) = build(folder.path())?;
    if typed.check {
        return check(session, &workspace);
    }
    drop(workspace);
    open::interface(session, &places, true)
}

fn check(session: &mut Session, workspace: &crate::workspace::Workspace) -> Ending {
    let query = match session.messages.language() {
        Language::French => "objets connectés",
        Language::English => "connected objects",
    };
    let request = Request {
        now: session.now,
        ..Request::new(query)
    };
    let searcher = workspace.searcher();
    let answer = searcher.search(&request, &|| false).unwrap_or_default();
    let all = searcher.overview().map_err(Problem::from)?;
    if answer.total == 0 {
        return Err(Failure::of(
            ProblemKind::NothingFound,
            query,
            Hint::FewerWords,
        ));
    }
    let args = [
        (
            "articles",
            session
                .with("count-articles", &[("count", all.articles.into())])
                .into(),
        ),
        (
            "notes",
            session
                .with("count-notes", &[("count", all.annotations.into())])
                .into(),
        ),
        (
            "results",
            session
                .with("count-results", &[("count", answer.total.into())])
                .into(),
        ),
        ("query", query.into()),
    ];
    session.print("cli-demo-checked", &args)?;
    Ok(Exit::Done)
}
