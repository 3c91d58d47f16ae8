//! Tags, status, editing, deleting and bringing back.

use std::sync::Arc;

use super::{Deed, Done, Hint, Problem, ProblemKind, Workspace};
use crate::library::{
    Article, Change, LibraryError, Status, Step, Trashed, clean_tag, paths, retag,
};
use crate::text::Language;

impl Workspace {
    /// Adds and removes tags of articles.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub fn tag_articles(
        &self,
        slugs: &[String],
        add: &[String],
        remove: &[String],
    ) -> Result<Done, Problem> {
        let add: Vec<String> = add
            .iter()
            .map(|tag| clean_tag(tag))
            .filter(|t| !t.is_empty())
            .collect();
        let remove: Vec<String> = remove.iter().map(|tag| clean_tag(tag)).collect();
        let change = |article: &mut Article| retag(&mut article.meta.tags, &add, &remove);
        let name = add.first().or(remove.first()).cloned().unwrap_or_default();
        let what = if add.is_empty() {
            Deed::Untagged
        } else {
            Deed::Tagged
        };
        self.change(|| {
            let change = self.change_articles(slugs, change)?;
            Ok(Done::of(what, slugs.len(), name.clone(), change))
        })
    }

    /// Changes where the reader is with articles.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub fn set_status(&self, slugs: &[String], status: Status) -> Result<Done, Problem> {
        self.change(|| {
            let change = self.change_articles(slugs, |article| article.meta.status = status)?;
            let what = Deed::StatusSet(status);
            Ok(Done::of(what, slugs.len(), String::new(), change))
        })
    }

    /// Says in which language articles are.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub fn set_language(&self, slugs: &[String], language: Language) -> Result<Done, Problem> {
        self.change(|| {
            let set = |article: &mut Article| article.meta.language = Some(language);
            let change = self.change_articles(slugs, set)?;
            let what = Deed::LanguageSet(language);
            Ok(Done::of(what, slugs.len(), String::new(), change))
        })
    }

    /// Deletes articles with their annotations: they go to the trash together.
    ///
    /// # Errors
    /// A file cannot be read or moved.
    pub fn delete_articles(&self, slugs: &[String]) -> Result<Done, Problem> {
        let entry = Self::trash_entry();
        self.change(|| {
            let files: Vec<_> = slugs
                .iter()
                .flat_map(|slug| self.library.files_of(slug))
                .collect();
            let name = match slugs {
                [slug] => self
                    .library
                    .article(slug)
                    .map_or_else(|_| slug.clone(), |a| a.meta.title),
                _ => String::new(),
            };
            let change = self.library.removal(&files, &entry)?;
            Ok(Done::of(Deed::ArticlesDeleted, slugs.len(), name, change))
        })
    }

    /// Brings a deletion back to where it was. `name` is the trash's entry, a slug or an id.
    ///
    /// # Errors
    /// Nothing of that name is in the trash; a file stands where it was.
    pub fn restore(&self, name: &str) -> Result<Done, Problem> {
        self.change(|| self.restoration(name))
    }

    fn restoration(&self, name: &str) -> Result<Done, Problem> {
        let trash = self.library.trash();
        let fits = |trashed: &&Trashed| {
            trashed.entry == name || names(self, trashed).iter().any(|n| is_named(n, name))
        };
        let Some(trashed) = trash.iter().find(fits) else {
            return Err(Problem::new(ProblemKind::NotInTrash, name, Hint::ListTrash));
        };
        let change = self.library.restoration(trashed)?;
        let count = change.steps.len();
        Ok(Done::of(Deed::Restored, count, String::new(), change))
    }

    /// A change of the files of articles, made by changing the articles.
    pub(super) fn change_articles(
        &self,
        slugs: &[String],
        change: impl Fn(&mut Article),
    ) -> Result<Change, Problem> {
        let mut steps = Vec::new();
        for slug in slugs {
            let (mut article, before) = self.library.article_file(slug)?;
            change(&mut article);
            let path = paths::article(slug);
            if let Some(key) = article.unwritable() {
                return Err(LibraryError::ForeignValue { path, key }.into());
            }
            steps.push(Step {
                path,
                before: Some(Arc::from(before)),
                after: Some(Arc::from(article.render().into_bytes())),
            });
        }
        Ok(Change { steps, trash: None })
    }
}

/// Whether an id or slug is the one typed, or begins with it.
fn is_named(name: &str, typed: &str) -> bool {
    name == typed || typed.len() >= 4 && name.to_lowercase().starts_with(&typed.to_lowercase())
}

/// The slugs and ids of what was deleted together.
fn names(workspace: &Workspace, trashed: &Trashed) -> Vec<String> {
    let mut names = Vec::new();
    let has_article = trashed
        .files
        .iter()
        .any(|file| file.starts_with(paths::ARTICLES));
    for file in &trashed.files {
        // Of a deleted article only itself is named, so that its notes come back with it.
        if has_article && !file.starts_with(paths::ARTICLES) {
            continue;
        }
        let Some(stem) = paths::stem(file) else {
            continue;
        };
        let copy = std::path::Path::new(paths::TRASH)
            .join(&trashed.entry)
            .join(file);
        if let Ok(Some(bytes)) = workspace.library().bytes(&copy)
            && let Ok(article) = Article::parse(&stem, &String::from_utf8_lossy(&bytes))
        {
            names.push(article.meta.id.0);
        }
        names.push(stem);
    }
    names
}
