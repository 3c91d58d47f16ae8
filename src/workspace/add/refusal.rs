//! Why a file was not taken, as data.

use crate::ingest::IngestError;
use crate::workspace::{Hint, Problem};

/// Why a file was not taken, with what to do about it.
pub(in crate::workspace) fn refusal(error: &IngestError) -> Problem {
    let path = error.path();
    let name = path.display().to_string();
    match error {
        IngestError::NotFound { .. } => Problem::new("problem-not-found", &name, "hint-not-found"),
        IngestError::Address { .. } => Problem::new("problem-address", &name, "hint-address"),
        IngestError::Unreadable { source, .. } => Problem::of_system("problem-read", path, source),
        IngestError::NotAFile { .. } => {
            Problem::new("problem-not-a-file", &name, "hint-name-files")
        }
        IngestError::LeadsOut { target, .. } => Problem {
            what: "problem-leads-out",
            name,
            cause: target.display().to_string(),
            hint: Hint("hint-leads-out"),
        },
        IngestError::NotText { guess, .. } => Problem {
            what: "problem-binary",
            name,
            cause: guess.to_string(),
            hint: Hint("hint-text-files"),
        },
        IngestError::Empty { .. } => Problem::new("problem-empty", &name, "hint-empty"),
        IngestError::TooLarge { limit, .. } => Problem {
            what: "problem-too-large",
            name,
            cause: (limit / 1_000_000).to_string(),
            hint: Hint("hint-too-large"),
        },
        IngestError::FrontMatter { line, reason, .. } => Problem {
            what: "problem-front-matter",
            name: format!("{name}:{line}"),
            cause: reason.clone(),
            hint: Hint("hint-mend-file"),
        },
        IngestError::Excerpts { line, reason, .. } => Problem {
            what: "problem-excerpts",
            name: format!("{name}:{line}"),
            cause: reason.clone(),
            hint: Hint("hint-mend-file"),
        },
        IngestError::Record { line, reason, .. } => Problem {
            what: "problem-record",
            name: format!("{name}:{line}"),
            cause: reason.clone(),
            hint: Hint("hint-mend-entry"),
        },
        IngestError::BareRecord { line, .. } => Problem::new(
            "problem-record-bare",
            &format!("{name}:{line}"),
            "hint-mend-entry",
        ),
    }
}

impl From<IngestError> for Problem {
    fn from(error: IngestError) -> Self {
        refusal(&error)
    }
}
