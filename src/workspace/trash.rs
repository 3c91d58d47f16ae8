//! What is in the trash, as a reader knows it.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::Workspace;
use crate::library::{Article, Trashed, paths};

/// What was deleted together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// The name that [`Workspace::restore`] takes.
    pub entry: String,
    /// When it was deleted.
    pub at: Option<Timestamp>,
    /// The title of the article, where an article is among it; of several, the first by slug.
    pub title: Option<String>,
    /// The slugs of the articles that it is, or that its annotations belong to.
    pub slugs: Vec<String>,
    /// How many annotations are among it.
    pub notes: usize,
}

impl Workspace {
    /// What is in the trash, the newest first.
    pub fn trash(&self) -> Vec<Deleted> {
        let trash = self.library.trash();
        trash.into_iter().map(|one| self.deleted(one)).collect()
    }

    fn deleted(&self, trashed: Trashed) -> Deleted {
        let slugs = paths::slugs_of(trashed.files.iter().map(std::path::PathBuf::as_path));
        let notes = trashed
            .files
            .iter()
            .filter(|file| file.starts_with(paths::NOTES))
            .count();
        let article = trashed
            .files
            .iter()
            .find(|file| file.starts_with(paths::ARTICLES));
        let title = article.and_then(|file| {
            let copy = std::path::Path::new(paths::TRASH)
                .join(&trashed.entry)
                .join(file);
            let bytes = self.library.bytes(&copy).ok()??;
            let text = String::from_utf8_lossy(&bytes);
            let article = Article::parse(&paths::stem(file)?, &text).ok()?;
            Some(article.meta.title)
        });
        Deleted {
            at: moment(&trashed.entry),
            entry: trashed.entry,
            title,
            slugs,
            notes,
        }
    }
}

/// The moment that an entry of the trash is named after.
fn moment(entry: &str) -> Option<Timestamp> {
    let time = DateTime::strptime("%Y-%m-%dT%H%M%S", entry.get(..17)?).ok()?;
    TimeZone::UTC.to_timestamp(time).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_says_when_it_was_made() {
        let at = moment("2026-11-24T091244-01J9").unwrap();
        assert_eq!(at.to_string(), "2026-11-24T09:12:44Z");
        assert_eq!(moment("by hand"), None);
        let made = moment(&Workspace::trash_entry()).unwrap();
        assert!(Timestamp::now().as_second() - made.as_second() < 60);
    }
}
