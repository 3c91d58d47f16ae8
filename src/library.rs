//! The reader's files: the only code that writes what belongs to the reader.
//!
//! Articles and annotations are Markdown with YAML front matter, one file each. The files are the
//! truth; everything else can be rebuilt from them. Paths are arguments: nothing here asks the
//! environment.

pub mod annotation;
pub mod article;
pub mod changes;
mod error;
mod files;
pub mod front_matter;
pub mod paths;
mod searches;
pub mod state;
mod store;
mod strays;
mod tag;
mod trash;

pub use annotation::{Annotation, AnnotationId, Color};
pub use article::{Article, ArticleId, ArticleMeta, Status};
pub use changes::{Change, Step};
pub use error::LibraryError;
pub use files::{Library, Listed};
pub use front_matter::FrontMatter;
pub use state::{Position, Positions, Sessions, Setting};
pub use store::write;
pub use tag::clean_tag;
pub use trash::Trashed;
