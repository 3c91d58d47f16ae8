//! What can go wrong while an export is made.

use thiserror::Error;

/// Why there is no export.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The data cannot be written in the format.
    #[error("the {format} export cannot be written: {reason}")]
    Format {
        /// The format's name.
        format: &'static str,
        /// What its writer said.
        reason: String,
    },
}
