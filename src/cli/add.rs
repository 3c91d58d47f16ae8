//! `glose add`: files, folders and standard input into the library.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::arguments;
use super::json;
use super::outcome::{Ending, Exit, Failure, describe};
use super::output::{Role, say};
use super::progress::Bar;
use super::session::Session;
use crate::ingest::LIMIT;
use crate::workspace::{Added, Outcome, Problem, ProblemKind, Tally, Workspace};

/// On a terminal, of more files than this only those are named that need a look.
const NAMED_ONE_BY_ONE: usize = 40;

/// Adds, says what became of each file, and how many.
pub(super) fn run(session: &mut Session, add: &arguments::Add) -> Ending {
    let workspace = session.made()?;
    let mut bar = Bar::new(&session.messages).stoppable();
    let (from_input, files): (Vec<PathBuf>, Vec<PathBuf>) = add
        .paths
        .iter()
        .cloned()
        .partition(|path| path == Path::new("-"));
    let mut results =
        workspace.add_for_good(&files, session.now, &mut |progress| bar.show(progress))?;
    let stopped = bar.was_stopped();
    bar.clear();
    if !from_input.is_empty() && !stopped {
        results.extend(standard_input(session, &workspace)?);
    }
    let brief = session.out.is_terminal() && results.len() > NAMED_ONE_BY_ONE;
    for one in &results {
        if add.json {
            tell_programs(session, one)?;
        } else {
            tell_people(session, one, brief)?;
        }
    }
    if !add.json {
        let counts = counts(session, &results);
        session.out.line(&counts)?;
        let held: Tally = results.iter().filter_map(|one| one.annotations).sum();
        let annotations = session.messages.annotations(held.ends());
        if !annotations.is_empty() {
            session.out.line(&annotations)?;
        }
    }
    if stopped {
        say(&session.text("cli-stopped"));
    }
    let refused = results
        .iter()
        .any(|one| matches!(one.outcome, Outcome::Refused(_)));
    Ok(if refused || stopped {
        Exit::Failed
    } else {
        Exit::Done
    })
}

fn standard_input(session: &Session, workspace: &Workspace) -> Ending<Vec<Added>> {
    let mut bytes = Vec::new();
    let read = std::io::stdin()
        .lock()
        .take(LIMIT + 1)
        .read_to_end(&mut bytes);
    read.map_err(|error| {
        Failure::from(Problem::of_system(
            ProblemKind::Unreadable,
            Path::new("-"),
            &error,
        ))
    })?;
    Ok(workspace.add_text(&bytes, session.now)?.0)
}

fn tell_programs(session: &mut Session, one: &Added) -> Ending<()> {
    let (outcome, named, problem) = match &one.outcome {
        Outcome::Added(id, slug) => ("added", Some((id, slug)), None),
        Outcome::Updated(id, slug, _) => ("updated", Some((id, slug)), None),
        Outcome::Unchanged(id, slug) => ("unchanged", Some((id, slug)), None),
        Outcome::Refused(problem) => ("refused", None, Some(problem)),
    };
    let reason = problem.map(|problem| problem.sentences(&session.messages).0);
    session.out.json(&json::Added {
        path: one.path.to_string_lossy().into_owned(),
        outcome,
        id: named.map(|(id, _)| id.as_str()),
        slug: named.map(|(_, slug)| slug.as_str()),
        same_text: one.twin.as_deref(),
        annotations: one.annotations.map(json::Counts::of),
        reason,
    })
}

fn tell_people(session: &mut Session, one: &Added, brief: bool) -> Ending<()> {
    let path = one.path.display().to_string();
    let (key, slug, beside) = match &one.outcome {
        Outcome::Refused(problem) => {
            session.out.flush()?;
            say(&describe(&session.messages, problem));
            return Ok(());
        }
        Outcome::Updated(_, slug, counts) => {
            let notes = session.messages.standing(*counts);
            let notes = (!notes.is_empty()).then_some(notes);
            ("cli-updated", slug, notes)
        }
        Outcome::Added(..) if brief && one.twin.is_none() => return Ok(()),
        Outcome::Unchanged(..) if brief => return Ok(()),
        Outcome::Added(_, slug) => {
            let twin = one.twin.as_ref();
            let said =
                twin.map(|slug| session.with("cli-same-text", &[("slug", slug.clone().into())]));
            ("cli-added", slug, said)
        }
        Outcome::Unchanged(_, slug) => ("cli-unchanged", slug, None),
    };
    let beside = beside.map_or(path.clone(), |notes| format!("{path} ({notes})"));
    let word = session.text(key);
    session.out.pieces(&[
        (Role::Plain, format!("{word:<10} ")),
        (Role::Title, slug.clone()),
        (Role::Faint, format!("  {beside}")),
    ])
}

/// How many articles and files were added, updated, there already, refused: those that are not none.
fn counts(session: &Session, results: &[Added]) -> String {
    let mut counts = [0_usize; 4];
    for one in results.iter().filter(|one| !one.is_annotation) {
        let at = match one.outcome {
            Outcome::Added(..) => 0,
            Outcome::Updated(..) => 1,
            Outcome::Unchanged(..) => 2,
            Outcome::Refused(_) => 3,
        };
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let keys = [
        "cli-count-added",
        "cli-count-updated",
        "cli-count-unchanged",
        "cli-count-refused",
    ];
    let said: Vec<String> = keys
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| session.with(key, &[("count", count.into())]))
        .collect();
    if said.is_empty() && results.is_empty() {
        session.text("cli-count-none")
    } else {
        said.join(", ")
    }
}
