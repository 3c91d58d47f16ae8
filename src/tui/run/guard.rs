//! Faults of ours on the threads beside the drawing one: caught, told, and survived.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::workspace::{Hint, Problem, ProblemKind};

/// Runs a job; `None` where it panicked.
pub(super) fn guarded<T>(job: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(job)).ok()
}

/// What is told of a job that panicked.
pub(super) fn fault() -> Problem {
    Problem::new(ProblemKind::Fault, "", Hint::TryAgain)
}
