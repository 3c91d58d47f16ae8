//! What is in the library already, by source, by text and by name.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::library::ArticleId;
use crate::workspace::{Problem, Workspace};

/// The articles of a library by what they have in common with a draft.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    by_source: HashMap<String, (ArticleId, String)>,
    by_text: HashMap<String, (ArticleId, String)>,
    slugs: HashSet<String>,
    ids: HashSet<String>,
}

/// A hash of an article's Markdown, outer blank lines set aside.
pub(super) fn fingerprint(body: &str) -> String {
    blake3::hash(body.trim().as_bytes()).to_hex().to_string()
}

impl Catalogue {
    /// Reads every article of a library; those that cannot be read keep their slugs taken.
    pub(super) fn read(workspace: &Workspace) -> Result<Self, Problem> {
        let listed = workspace.library().list()?;
        let mut catalogue = Self::default();
        let articles: Vec<_> = listed
            .par_iter()
            .map(|one| (one.slug.clone(), workspace.library().article(&one.slug)))
            .collect();
        for (slug, article) in articles {
            match article {
                Ok(article) => {
                    let source = article.meta.source.as_deref();
                    catalogue.insert(fingerprint(&article.body), source, &article.meta.id, &slug);
                }
                Err(_) => {
                    catalogue.slugs.insert(slug.to_lowercase());
                }
            }
        }
        Ok(catalogue)
    }

    pub(super) fn insert(
        &mut self,
        fingerprint: String,
        source: Option<&str>,
        id: &ArticleId,
        slug: &str,
    ) {
        let name = (id.clone(), slug.to_owned());
        if let Some(source) = source.filter(|source| *source != "-") {
            self.by_source.insert(source.to_owned(), name.clone());
        }
        self.by_text.insert(fingerprint, name);
        self.slugs.insert(slug.to_lowercase());
        self.ids.insert(id.0.clone());
    }

    pub(super) fn by_text(&self, fingerprint: &str) -> Option<(ArticleId, String)> {
        self.by_text.get(fingerprint).cloned()
    }

    pub(super) fn by_source(&self, source: &str) -> Option<(ArticleId, String)> {
        self.by_source.get(source).cloned()
    }

    /// Whether a slug is taken, on file systems that ignore case too.
    pub(super) fn has_slug(&self, slug: &str) -> bool {
        self.slugs.contains(&slug.to_lowercase())
    }

    pub(super) fn has_id(&self, id: &str) -> bool {
        self.ids.contains(id)
    }
}
