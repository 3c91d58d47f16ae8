//! Excerpts → foreign formats: what a reader took the trouble to note comes out whole and citable.
//!
//! The data ([`Excerpts`]) are made by the workspace; [`FORMATS`] is the one table of formats, a file
//! of this folder each. Everything here is pure: no files, no clock, no network.

mod arrange;
mod biblio;
pub mod cite;
mod clean;
mod context;
mod csl_item;
pub mod csv;
mod error;
mod excerpts;
mod facts;
mod files;
mod flow;
mod html;
pub mod json;
mod labels;
mod latex;
pub mod living;
mod logseq;
mod markdown;
mod obsidian;
mod odt;
mod options;
mod org;
mod plain;
mod record;
mod registry;
#[cfg(test)]
mod sample;
pub mod template;
mod typography;
pub mod w3c;

pub use cite::reference;
pub use clean::without_controls;
pub use error::ExportError;
pub use excerpts::{ArticleExcerpts, Excerpt, Excerpts};
pub use files::OutputFile;
pub use labels::Labels;
pub use options::{Group, Options, Order};
pub use registry::{FORMATS, Format, UnknownFormat, parse_format, render};
pub use typography::{day, quoted};

#[cfg(test)]
mod tests;
