//! `glose backup`: the whole library in one file, read back before it counts.

use super::outcome::{Ending, Exit, Failure, describe};
use super::progress::Bar;
use super::session::Session;
use super::{arguments, output, target};
use crate::workspace::{Hint, ProblemKind};

/// Writes the backup.
pub(super) fn run(session: &mut Session, typed: &arguments::Backup) -> Ending {
    let file = &typed.file;
    let path = file.display().to_string();
    if file.is_dir() {
        return Err(Failure::of(
            ProblemKind::TargetIsFolder,
            &path,
            Hint::NameAFile,
        ));
    }
    if file.exists() && !typed.force && !target::may_overwrite(session, file)? {
        return Err(Failure::of(
            ProblemKind::TargetExists,
            &path,
            Hint::Overwrite,
        ));
    }
    let workspace = session.open_workspace()?;
    let mut bar = Bar::new(&session.messages).stoppable();
    let backed_up = workspace.back_up(file, &mut |progress| bar.show(progress))?;
    bar.clear();
    let Some(backed_up) = backed_up else {
        return Err(Failure::of(ProblemKind::BackupStopped, &path, None));
    };
    for name in &backed_up.left_out {
        let args = [("path", name.as_str().into())];
        output::say(&session.with("cli-left-out", &args));
    }
    for problem in &backed_up.problems {
        output::say(&describe(&session.messages, problem));
    }
    let args = [("count", backed_up.files.into()), ("path", path.into())];
    session.print("cli-backed-up", &args)?;
    Ok(if backed_up.problems.is_empty() {
        Exit::Done
    } else {
        Exit::Failed
    })
}
