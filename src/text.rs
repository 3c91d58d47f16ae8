//! What a text is. Pure: no files, no clock, no terminal.
//!
//! Everything speaks of one *canonical text*: what a reader sees, with markup gone, one `\n\n` between
//! blocks, in NFC, every run of spaces one space, no-break spaces kept. Offsets in memory are bytes
//! ([`ByteRange`]); offsets in files and in `--json` are Unicode scalar values ([`CharRange`]).

mod block;
mod char_index;
pub mod date;
pub mod document;
pub mod fold;
pub mod html;
pub mod hyphens;
pub mod landmarks;
pub mod language;
mod long_blocks;
pub mod markdown;
pub mod normalize;
pub mod plain;
pub mod safe;
pub mod segment;
pub mod slug;
pub mod span;
#[cfg(test)]
mod tests;
pub mod typesetting;
pub mod wrap;

pub use block::{Block, BlockKind, Container, Mark, MarkKind};
pub use char_index::CharIndex;
pub use date::{Date, month};
pub use document::Document;
pub use language::Language;
pub use safe::SafeText;
pub use span::{ByteRange, CharRange};
pub use typesetting::{Alignment, Spacing, Typesetting};
