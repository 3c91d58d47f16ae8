//! What makes a style unusable.

use thiserror::Error;

use crate::export::clean;

/// A style that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {reason}")]
pub struct CslError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, in the words of the library that reads it.
    pub reason: String,
}

impl CslError {
    /// What is wrong at a line, on one line.
    pub(super) fn at(line: usize, reason: &str) -> Self {
        Self {
            line,
            reason: clean::line(reason),
        }
    }
}
