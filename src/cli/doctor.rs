//! `glose doctor` and `glose reindex`: is everything as it should be, and making the index anew.

use std::io::IsTerminal as _;
use std::path::Path;

use super::arguments;
use super::outcome::{Ending, Exit, describe};
use super::output::Role;
use super::progress::Bar;
use super::session::Session;
use super::{output, settings};
use crate::config::{self, Config, Places};
use crate::i18n::Arg;
use crate::workspace::{Checked, Deed, Problem, Workspace};

/// Checks files, index, settings and terminal.
pub(super) fn run(session: &mut Session, typed: &arguments::Doctor) -> Ending {
    let places = session.places()?.clone();
    let workspace = session.workspace()?;
    if typed.accept_gone {
        let done = workspace.let_go()?;
        session.done(&done)?;
    }
    let mut checked = workspace.check()?;
    if typed.fix && fix(session, &workspace, &checked)? {
        checked = workspace.check()?;
    }
    report(session, &places, &checked)?;
    let mut faults = checked.faults;
    match Config::read(&places.config) {
        Ok(_) => session.print("check-settings", &[path(&places.config)])?,
        Err(error) => faults.push(settings::problem(error)),
    }
    terminal(session)?;
    for problem in &checked.advice {
        show(session, problem, "check-advice", Role::Plain)?;
    }
    for problem in &faults {
        show(session, problem, "check-fault", Role::Fault)?;
    }
    if faults.is_empty() {
        session.print("check-well", &[])?;
        return Ok(Exit::Done);
    }
    session.print("check-faults", &[("count", faults.len().into())])?;
    Ok(Exit::Failed)
}

/// Mends what can be mended and says what was done; whether anything was.
fn fix(session: &mut Session, workspace: &Workspace, checked: &Checked) -> Ending<bool> {
    let mut bar = Bar::new(&session.messages);
    let done = workspace.mend(checked, &mut |progress| bar.show(progress))?;
    bar.clear();
    for one in &done {
        session.done(one)?;
    }
    Ok(!done.is_empty())
}

/// Says where the library and its index are, and how much there is.
fn report(session: &mut Session, places: &Places, checked: &Checked) -> Ending<()> {
    let count = |key, number: usize| session.with(key, &[("count", number.into())]);
    let articles = count("count-articles", checked.articles);
    let notes = count("count-notes", checked.notes);
    let counts = [
        path(&places.library),
        ("articles", articles.into()),
        ("notes", notes.into()),
    ];
    session.print("check-library", &counts)?;
    session.print("check-index", &[path(&places.index)])
}

fn path(path: &Path) -> (&'static str, Arg) {
    ("path", path.display().to_string().into())
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
    session.print("check-terminal", &args)
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
