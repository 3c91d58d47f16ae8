//! Foreign formats → article drafts. One file per format, one table ([`Format`]).
//!
//! [`walk`] turns what the reader named into files, [`read_all`] turns a file into [`Draft`]s (one, or as many
//! as an export holds), and [`read_all_bytes`] does the same for standard input; [`read`] and [`read_bytes`]
//! give the first. Nothing here writes; nothing panics on any input.

mod decode;
mod draft;
mod error;
mod excerpts;
mod format;
mod front;
#[cfg(test)]
mod hostile;
mod html;
mod kind;
mod markdown;
mod name;
mod plain;
mod reading;
mod source;
#[cfg(test)]
mod tests;
mod walk;

pub use draft::{Draft, DraftAnnotation};
pub use error::{Guess, IngestError};
pub use format::Format;
pub use reading::Gathered;
pub use source::{EXCERPTS_LIMIT, LIMIT, read, read_all, read_all_bytes, read_bytes};
pub use walk::walk;
