//! Why a file was not taken, as data.

use crate::ingest::IngestError;
use crate::workspace::{Hint, Problem, ProblemKind};

/// Why a file was not taken, with what to do about it.
pub(in crate::workspace) fn refusal(error: &IngestError) -> Problem {
    let path = error.path();
    let name = path.display().to_string();
    match error {
        IngestError::NotFound { .. } => Problem::new(ProblemKind::NotFound, &name, Hint::NotFound),
        IngestError::Address { .. } => Problem::new(ProblemKind::WebAddress, &name, Hint::SavePage),
        IngestError::Unreadable { source, .. } => {
            Problem::of_system(ProblemKind::Unreadable, path, source)
        }
        IngestError::NotAFile { .. } => Problem::new(ProblemKind::NotAFile, &name, Hint::NameFiles),
        IngestError::LeadsOut { target, .. } => Problem {
            kind: ProblemKind::LeadsOut,
            name,
            cause: target.display().to_string(),
            hint: Some(Hint::NameLinkTarget),
        },
        IngestError::NotText { guess, .. } => Problem {
            kind: ProblemKind::Binary,
            name,
            cause: guess.to_string(),
            hint: Some(Hint::ConvertToText),
        },
        IngestError::Empty { .. } => Problem::new(ProblemKind::Empty, &name, Hint::RightFile),
        IngestError::TooLarge { limit, .. } => Problem {
            kind: ProblemKind::TooLarge,
            name,
            cause: (limit / 1_000_000).to_string(),
            hint: Some(Hint::CutUp),
        },
        IngestError::FrontMatter { line, reason, .. } => Problem {
            kind: ProblemKind::FrontMatter,
            name: format!("{name}:{line}"),
            cause: reason.clone(),
            hint: Some(Hint::MendFile),
        },
        IngestError::Excerpts { line, reason, .. } => Problem {
            kind: ProblemKind::Excerpts,
            name: format!("{name}:{line}"),
            cause: reason.clone(),
            hint: Some(Hint::MendFile),
        },
        IngestError::Record { line, reason, .. } => Problem {
            kind: ProblemKind::Entry,
            name: format!("{name}:{line}"),
            cause: reason.clone(),
            hint: Some(Hint::MendEntry),
        },
        IngestError::BareRecord { line, .. } => Problem::new(
            ProblemKind::BareEntry,
            &format!("{name}:{line}"),
            Hint::MendEntry,
        ),
    }
}

impl From<IngestError> for Problem {
    fn from(error: IngestError) -> Self {
        refusal(&error)
    }
}
