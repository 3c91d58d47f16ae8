//! What is in the library already, by source, by text and by name.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::address;
use super::outcome::{Added, Outcome};
use crate::ingest::Draft;
use crate::library::{Article, ArticleId, LibraryError, Listed};
use crate::workspace::{Problem, Workspace};

/// The articles of a library by what they have in common with a draft.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    by_source: HashMap<String, (ArticleId, String)>,
    /// By address, what says nothing of the page set aside.
    by_address: HashMap<String, (ArticleId, String)>,
    by_text: HashMap<String, Vec<Text>>,
    by_id: HashMap<String, String>,
    /// By slug in lower case.
    by_slug: HashMap<String, (ArticleId, String)>,
    /// By title in lower case; `None` where several have it.
    by_title: HashMap<String, Option<(ArticleId, String)>>,
    /// Slugs in lower case, also of files that cannot be read.
    slugs: HashSet<String>,
    /// Files that the system did not let us read, by slug in lower case.
    unread: HashMap<String, Problem>,
    /// The stamps of the files that were read, by slug.
    stamps: HashMap<String, String>,
}

/// An article of a text that others may have too.
#[derive(Debug)]
struct Text {
    name: (ArticleId, String),
    title: String,
    source: Option<String>,
}

/// A hash of an article's Markdown, outer blank lines set aside.
pub(super) fn fingerprint(body: &str) -> String {
    blake3::hash(body.trim().as_bytes()).to_hex().to_string()
}

/// A path or address in composed form: some systems write the accents of names apart.
fn composed(source: &str) -> String {
    source.nfc().collect()
}

impl Catalogue {
    /// Reads every article of a library; those that cannot be read keep their slugs taken.
    pub(super) fn read(workspace: &Workspace) -> Result<Self, Problem> {
        let mut catalogue = Self::default();
        catalogue.catch_up(workspace)?;
        Ok(catalogue)
    }

    /// Reads what was written since it was last read, by this process or by others, and forgets what is gone.
    pub(super) fn catch_up(&mut self, workspace: &Workspace) -> Result<(), Problem> {
        let listed = workspace.library().list()?;
        let there: HashMap<&str, &str> = listed
            .iter()
            .map(|one| (one.slug.as_str(), one.stamp.as_str()))
            .collect();
        let stays = |slug: &str, stamp: &str| there.get(slug) == Some(&stamp);
        let former = self.stamps.iter();
        let former = former.filter(|(slug, stamp)| !stays(slug, stamp));
        let former: HashSet<String> = former.map(|(slug, _)| slug.clone()).collect();
        if !former.is_empty() {
            self.forget(&former);
        }
        let new: Vec<_> = listed
            .par_iter()
            .filter(|one| !self.stamps.contains_key(&one.slug))
            .map(|one| (one, workspace.library().article(&one.slug)))
            .collect();
        for (one, article) in new {
            self.stamps.insert(one.slug.clone(), one.stamp.clone());
            match article {
                Ok(article) => self.insert(&article),
                Err(error) => {
                    self.slugs.insert(one.slug.to_lowercase());
                    if matches!(error, LibraryError::Read { .. }) {
                        self.unread.insert(one.slug.to_lowercase(), error.into());
                    }
                }
            }
        }
        Ok(())
    }

    /// Knows the files of new articles as they now stand, so that they are not read again: to be told with the lock held
    /// under which they were written. Of one that was changed too, what it held before has to be forgotten first.
    pub(super) fn know_added(&mut self, workspace: &Workspace, results: &[Added]) {
        let slug = |one: &Added, is_new: bool| match &one.outcome {
            Outcome::Added(_, slug) if is_new && one.annotations.is_none() => Some(slug.clone()),
            Outcome::Updated(_, slug, _) if !is_new => Some(slug.clone()),
            _ => None,
        };
        let changed: HashSet<String> = results.iter().filter_map(|one| slug(one, false)).collect();
        let new = results.iter().filter_map(|one| slug(one, true));
        let new: Vec<String> = new.filter(|slug| !changed.contains(slug)).collect();
        let listed = new.into_par_iter().with_min_len(64);
        let listed = listed.filter_map(|slug| workspace.library().listed(&slug).ok().flatten());
        let listed: Vec<Listed> = listed.collect();
        self.stamps
            .extend(listed.into_iter().map(|one| (one.slug, one.stamp)));
    }

    /// Forgets what was read of some articles.
    fn forget(&mut self, slugs: &HashSet<String>) {
        let small: HashSet<String> = slugs.iter().map(|slug| slug.to_lowercase()).collect();
        let stays = |name: &(ArticleId, String)| !slugs.contains(&name.1);
        self.by_source.retain(|_, name| stays(name));
        self.by_address.retain(|_, name| stays(name));
        self.by_text.retain(|_, texts| {
            texts.retain(|text| stays(&text.name));
            !texts.is_empty()
        });
        self.by_id.retain(|_, slug| !slugs.contains(slug));
        self.by_slug.retain(|_, name| stays(name));
        self.by_title
            .retain(|_, name| name.as_ref().is_none_or(stays));
        self.slugs.retain(|slug| !small.contains(slug));
        self.unread.retain(|slug, _| !small.contains(slug));
        self.stamps.retain(|slug, _| !slugs.contains(slug));
    }

    /// Notes an article, or a new version of one.
    pub(super) fn insert(&mut self, article: &Article) {
        let meta = &article.meta;
        let name = (meta.id.clone(), meta.slug.clone());
        let source = meta.source.as_deref().filter(|source| *source != "-");
        if let Some(source) = source {
            self.by_source.insert(composed(source), name.clone());
            self.by_address
                .entry(address::normal(source))
                .or_insert_with(|| name.clone());
        }
        let text = self.by_text.entry(fingerprint(&article.body));
        text.or_default().push(Text {
            name: name.clone(),
            title: meta.title.trim().to_owned(),
            source: source.map(str::to_owned),
        });
        self.slugs.insert(meta.slug.to_lowercase());
        self.by_id.insert(meta.id.0.clone(), meta.slug.clone());
        self.by_slug.insert(meta.slug.to_lowercase(), name.clone());
        let titled = self.by_title.entry(meta.title.trim().to_lowercase());
        titled
            .and_modify(|other| {
                if other.as_ref().is_some_and(|(id, _)| *id != meta.id) {
                    *other = None;
                }
            })
            .or_insert(Some(name));
    }

    /// The article that an export's is: of the same id, or the same as a file's; of one without its text also the
    /// one of its slug, or the only one of its title.
    pub(super) fn known(&self, draft: &Draft) -> Option<(ArticleId, String)> {
        let by_id = || {
            let id = draft.id.as_ref()?;
            Some((ArticleId(id.clone()), self.by_id.get(id)?.clone()))
        };
        let has_text = !draft.body.trim().is_empty();
        let by_slug = || {
            self.by_slug
                .get(&draft.slug.as_ref()?.to_lowercase())
                .cloned()
        };
        let by_title = || {
            self.by_title
                .get(&draft.title.trim().to_lowercase())
                .cloned()
                .flatten()
        };
        let same = || {
            if has_text {
                self.same(draft)
            } else {
                self.by_source(draft.source.as_deref()?)
            }
        };
        let sure = by_id().or_else(same);
        sure.or_else(|| (!has_text).then(|| by_slug().or_else(by_title)).flatten())
    }

    /// The article that a draft is a version of: the one of its source; where one of the two has none but a
    /// file's path, the one of its title and text. A title without a text says too little between two files.
    pub(super) fn same(&self, draft: &Draft) -> Option<(ArticleId, String)> {
        let source = draft.source.as_deref().filter(|source| *source != "-");
        if let Some(found) = source.and_then(|source| self.by_source(source)) {
            return Some(found);
        }
        let is_named = |source: Option<&str>| source.is_some_and(address::is_source);
        let is_stub = draft.body.trim().is_empty();
        let fits = |one: &&Text| {
            let there = one.source.as_deref();
            let apart = if is_stub {
                source.is_some() && there.is_some()
            } else {
                is_named(source) && is_named(there)
            };
            !apart && one.title == draft.title.trim()
        };
        let texts = self.by_text.get(&fingerprint(&draft.body))?;
        texts.iter().find(fits).map(|one| one.name.clone())
    }

    /// The slug of another article with the text of a draft.
    pub(super) fn twin(&self, draft: &Draft) -> Option<String> {
        if draft.body.trim().is_empty() {
            return None;
        }
        let texts = self.by_text.get(&fingerprint(&draft.body))?;
        texts.first().map(|one| one.name.1.clone())
    }

    fn by_source(&self, source: &str) -> Option<(ArticleId, String)> {
        let same = self.by_source.get(&composed(source));
        let known = || self.by_address.get(&address::normal(source));
        same.or_else(known).cloned()
    }

    /// Whether a slug is taken, on file systems that ignore case too.
    pub(super) fn has_slug(&self, slug: &str) -> bool {
        self.slugs.contains(&slug.to_lowercase())
    }

    /// Checks that a new article of a slug is not one that stands there and could not be read: it would then
    /// be added twice.
    pub(super) fn may_be_new(&self, slug: &str) -> Result<(), Problem> {
        match self.unread.get(&slug.to_lowercase()) {
            Some(problem) => Err(problem.clone()),
            None => Ok(()),
        }
    }

    pub(super) fn has_id(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }
}
