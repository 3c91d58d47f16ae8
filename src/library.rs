//! The reader's files: the only code that writes what belongs to the reader.
//!
//! Articles and annotations are Markdown with YAML front matter, one file each. The files are the
//! truth; everything else can be rebuilt from them. Paths are arguments: nothing here asks the
//! environment.

pub mod annotation;
pub mod article;
pub mod front_matter;

pub use annotation::{Annotation, AnnotationId, Color};
pub use article::{Article, ArticleId, ArticleMeta, Status};
pub use front_matter::FrontMatter;
