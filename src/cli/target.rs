//! Where an export goes, and the question before another file is replaced.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;

use super::outcome::{Ending, Failure};
use super::session::Session;
use crate::workspace::{Over, Problem, ProblemKind, Wrote, is_taken};

/// Writes with `write`; where a file is there already, the reader is asked, if someone can answer.
///
/// # Errors
/// What `write` gives; the answer cannot be read.
pub(super) fn or_ask(
    session: &Session,
    path: &Path,
    force: bool,
    write: impl Fn(Over) -> Result<Wrote, Problem>,
) -> Ending<Wrote> {
    let over = if force { Over::Replace } else { Over::Keep };
    match write(over) {
        Err(problem) if is_taken(&problem) && may_overwrite(session, path)? => {
            Ok(write(Over::Replace)?)
        }
        done => Ok(done?),
    }
}

/// Asks whether a file may be overwritten; where nobody can answer, it may not.
pub(super) fn may_overwrite(session: &Session, path: &Path) -> Ending<bool> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(false);
    }
    let name = path.display().to_string();
    let question = session.with("cli-overwrite", &[("path", name.into())]);
    let question = crate::text::SafeText::line(&question);
    let _ = write!(io::stderr(), "{} ", question.as_str());
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(|error| {
        Failure::from(Problem::of_system(
            ProblemKind::Unreadable,
            Path::new("-"),
            &error,
        ))
    })?;
    let answer = answer.trim().to_lowercase();
    Ok(matches!(answer.as_str(), "o" | "oui" | "y" | "yes"))
}
