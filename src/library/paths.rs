//! Where each kind of file stands below the library's folder.

use std::path::{Path, PathBuf};

/// The folder of articles.
pub const ARTICLES: &str = "articles";
/// The folder of annotations: one folder an article, one file an annotation.
pub const NOTES: &str = "notes";
/// The folder of kept revisions: one folder an article, one file a revision.
pub const REVISIONS: &str = "revisions";
/// The folder of what was deleted.
pub const TRASH: &str = "trash";
/// The reader's own equivalent terms.
pub const EQUIVALENTS: &str = "equivalents.toml";

/// The saved queries.
pub const SEARCHES: &str = "searches.toml";

/// The file of an article, below the library.
pub fn article(slug: &str) -> PathBuf {
    Path::new(ARTICLES).join(format!("{slug}.md"))
}

/// The folder of an article's annotations, below the library.
pub fn notes(slug: &str) -> PathBuf {
    Path::new(NOTES).join(slug)
}

/// The file of an annotation, below the library.
pub fn note(slug: &str, id: &str) -> PathBuf {
    notes(slug).join(format!("{}.md", file_name(id)))
}

/// The file of a kept revision, below the library.
pub fn revision(slug: &str, rev: &str) -> PathBuf {
    Path::new(REVISIONS)
        .join(slug)
        .join(format!("{}.txt", file_name(rev)))
}

/// A name that stays inside its folder, whatever an id written by hand holds.
fn file_name(id: &str) -> String {
    let safe: String = id
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ' | '(' | ')') {
                c
            } else {
                '-'
            }
        })
        .take(120)
        .collect();
    safe.trim_start_matches('.').to_owned()
}

/// The name of a file without its `.md`; `None` for files of other kinds and for hidden ones.
pub fn stem(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    is_markdown(name).then(|| name.strip_suffix(ENDING).unwrap_or(name).to_owned())
}

/// The ending of the files that hold articles and annotations.
pub(super) const ENDING: &str = ".md";

/// Whether a file's name is that of an article or an annotation; hidden ones are none.
pub(super) fn is_markdown(name: &str) -> bool {
    name.len() > ENDING.len() && name.ends_with(ENDING) && !name.starts_with('.')
}

/// The slugs of the articles that files below a library belong to, each once, in order.
pub fn slugs_of<'a>(files: impl Iterator<Item = &'a Path>) -> Vec<String> {
    let mut slugs: Vec<String> = files
        .filter_map(|file| {
            let mut parts = file.iter();
            let folder = parts.next()?.to_str()?;
            let name = parts.next()?.to_str()?;
            match folder {
                ARTICLES => Some(name.strip_suffix(".md")?.to_owned()),
                NOTES => Some(name.to_owned()),
                _ => None,
            }
        })
        .collect();
    slugs.sort();
    slugs.dedup();
    slugs
}
