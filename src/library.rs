//! The reader's files: the only code that writes what belongs to the reader.
//!
//! Articles and annotations are Markdown with YAML front matter, one file each. The files are the
//! truth; everything else can be rebuilt from them. Paths are arguments: nothing here asks the
//! environment.

pub mod annotation;
pub mod article;
pub mod backup;
mod blank;
pub mod changes;
mod color_names;
pub mod conflict;
pub mod draft;
mod error;
mod files;
pub mod front_matter;
mod hold;
pub mod kept;
mod listed;
mod listing;
mod lock;
mod own;
mod own_writes;
pub mod paths;
mod root;
mod schema;
mod searches;
mod session;
pub mod state;
mod store;
mod strays;
mod tag;
#[cfg(test)]
mod tests;
mod toml_file;
mod trash;

pub use annotation::{Annotation, AnnotationId, Color};
pub use article::{Article, ArticleId, ArticleMeta, Status};
pub use changes::{Change, Step};
pub use color_names::ColorNames;
pub use conflict::{Conflict, ConflictKind};
pub use draft::{Draft, LeftDrafts};
pub use error::LibraryError;
pub use files::Library;
pub use front_matter::FrontMatter;
pub use listing::{Listed, NoteFolder, NoteFolders};
pub use lock::{Held, Lock};
pub use schema::SCHEMA;
pub use state::{Position, Positions, Sessions};
pub use store::{make_folder, write, write_lightly};
pub use tag::{clean_tag, retag};
pub use toml_file::{edit_toml, read_toml};
pub use trash::Trashed;
