//! `glose doctor` and `glose reindex`: is everything as it should be, and making the index anew.

use std::io::IsTerminal as _;

use super::arguments;
use super::outcome::{Ending, Exit, describe};
use super::output::Role;
use super::progress::Bar;
use super::session::Session;
use super::{output, settings};
use crate::config::{self, Config};
use crate::workspace::{Deed, Problem};

/// Checks files, index, settings and terminal.
pub(super) fn run(session: &mut Session, typed: &arguments::Doctor) -> Ending {
    let places = session.places()?.clone();
    let workspace = session.workspace()?;
    if typed.accept_gone {
        let done = workspace.let_go()?;
        session.done(&done)?;
    }
    let mut checked = workspace.check()?;
    if typed.fix {
        let mut bar = Bar::new(&session.messages);
        let done = workspace.mend(&checked, &mut |progress| bar.show(progress))?;
        bar.clear();
        for one in &done {
            session.done(one)?;
        }
        if !done.is_empty() {
            checked = workspace.check()?;
        }
    }
    let counts = [
        ("path", places.library.display().to_string().into()),
        (
            "articles",
            session
                .with("count-articles", &[("count", checked.articles.into())])
                .into(),
        ),
        (
            "notes",
            session
                .with("count-notes", &[("count", checked.notes.into())])
                .into(),
        ),
    ];
    let line = session.with("check-library", &counts);
    session.out.line(&line)?;
    let line = session.with(
        "check-index",
        &[("path", places.index.display().to_string().into())],
    );
    session.out.line(&line)?;
    let mut faults = checked.faults;
    match Config::read(&places.config) {
        Ok(_) => {
            let path = places.config.display().to_string();
            let line = session.with("check-settings", &[("path", path.into())]);
            session.out.line(&line)?;
        }
        Err(error) => faults.push(settings::problem(error)),
    }
    terminal(session)?;
    for problem in &checked.advice {
        show(session, problem, "check-advice", Role::Plain)?;
    }
    for problem in &faults {
        show(session, problem, "check-fault", Role::Fault)?;
    }
    let line = match faults.len() {
        0 => session.text("check-well"),
        count => session.with("check-faults", &[("count", count.into())]),
    };
    session.out.line(&line)?;
    Ok(if faults.is_empty() {
        Exit::Done
    } else {
        Exit::Failed
    })
}

/// What the terminal can do.
fn terminal(session: &mut Session) -> Ending<()> {
    let word = |yes: bool| if yes { "setting-yes" } else { "setting-no" };
    let is_terminal = std::io::stdout().is_terminal();
    let args = [
        ("term", std::env::var("TERM").unwrap_or_default().into()),
        (
            "unicode",
            session.text(word(config::speaks_unicode())).into(),
        ),
        (
            "colour",
            session
                .text(word(is_terminal && !config::no_color()))
                .into(),
        ),
    ];
    let line = session.with("check-terminal", &args);
    session.out.line(&line)
}

fn show(session: &mut Session, problem: &Problem, key: &'static str, role: Role) -> Ending<()> {
    let (what, hint) = problem.sentences(&session.messages);
    let line = session.with(key, &[("text", what.into())]);
    session.out.pieces(&[(role, line)])?;
    if !hint.is_empty() {
        session.out.pieces(&[(Role::Faint, format!("  {hint}"))])?;
    }
    Ok(())
}

/// Makes the index anew from the files.
pub(super) fn reindex(session: &mut Session) -> Ending {
    let workspace = session.open_workspace()?;
    let mut bar = Bar::new(&session.messages).stoppable();
    let refreshed = workspace.rebuild(&mut |progress| bar.show(progress))?;
    bar.clear();
    for problem in &refreshed.problems {
        output::say(&describe(&session.messages, problem));
    }
    let count = refreshed.indexed.saturating_sub(refreshed.problems.len());
    let line = Deed::IndexRebuilt.sentence(&session.messages, &[("count", count.into())]);
    session.out.line(&line)?;
    let whole = refreshed.problems.is_empty() && !refreshed.stopped;
    Ok(if whole { Exit::Done } else { Exit::Failed })
}
