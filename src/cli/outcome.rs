//! How a command ends: exit codes, and what is said on standard error.

use std::io;
use std::path::Path;

use crate::i18n::Messages;
use crate::text::SafeText;
use crate::workspace::{Hint, Problem, ProblemClass, ProblemKind};

/// How the program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The exit code.
    pub code: u8,
    /// What to say on standard error, with what to do; `None` where nothing went wrong.
    pub message: Option<String>,
}

impl Outcome {
    /// An exit code with what is to be said.
    pub(super) fn new(exit: Exit, message: Option<String>) -> Self {
        Self {
            code: exit as u8,
            message: message.map(|text| SafeText::block(&text).as_str().to_owned()),
        }
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// Done.
    Done = 0,
    /// Nothing was found.
    Nothing = 1,
    /// It was used wrongly.
    Misuse = 2,
    /// It failed, wholly or in part.
    Failed = 3,
    /// A fault of ours.
    Fault = 70,
}

/// Why a command stops before its end.
#[derive(Debug)]
pub(super) enum Failure {
    /// Something went wrong, to be told.
    Problem(Box<Problem>),
    /// Nobody reads the output any more: nothing to tell.
    Closed,
}

/// What a command gives.
pub(super) type Ending<T = Exit> = Result<T, Failure>;

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl Failure {
    /// A problem with something that was typed.
    pub(super) fn of(kind: ProblemKind, name: &str, hint: impl Into<Option<Hint>>) -> Self {
        Problem::new(kind, name, hint).into()
    }

    /// Whether something was used wrongly.
    pub(super) fn is_misuse(&self) -> bool {
        matches!(self, Self::Problem(problem) if exit_of(problem) == Exit::Misuse)
    }

    /// What writing to standard output came to.
    pub(super) fn of_output(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::Closed;
        }
        Problem::of_system(ProblemKind::OutputFailed, Path::new("-"), error).into()
    }
}

/// The exit code of a problem: what is not there is 1, what was typed wrongly 2, the rest 3.
pub(super) fn exit_of(problem: &Problem) -> Exit {
    match problem.kind.class() {
        ProblemClass::Absent => Exit::Nothing,
        ProblemClass::Misuse => Exit::Misuse,
        ProblemClass::Failure => Exit::Failed,
    }
}

/// Describes a problem in the reader's language, with what to do on a second line.
pub(super) fn describe(messages: &Messages, problem: &Problem) -> String {
    let (what, hint) = problem.sentences(messages);
    let said = messages.with("cli-error", &[("text", what.into())]);
    if hint.is_empty() {
        said
    } else {
        format!("{said}\n{hint}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_no_problem_and_a_full_disk_is_one() {
        let closed = Failure::of_output(&io::ErrorKind::BrokenPipe.into());
        assert!(matches!(closed, Failure::Closed));
        let Failure::Problem(problem) = Failure::of_output(&io::ErrorKind::StorageFull.into())
        else {
            panic!("not told");
        };
        assert_eq!(
            (problem.kind, problem.hint),
            (ProblemKind::OutputFailed, Some(Hint::DiskFull))
        );
        assert_eq!(exit_of(&problem), Exit::Failed);
    }
}
