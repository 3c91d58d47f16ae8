//! What an import gave of an article, remembered so that the next one knows what its reader changed since.
//!
//! An article's file holds what stands, not who put it there. A title that differs from a new import's was
//! changed either by the source or by the reader; only what the last import gave tells which. That is kept with
//! the state, one small file an article, for it is of no use to a reader; where it is not there any more, a new
//! version brings what it says, as it did before anything was remembered.

use std::collections::HashSet;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::catalogue::fingerprint;
use crate::ingest::Draft;
use crate::library::{Article, ArticleId, ArticleMeta, FrontMatter, Status, write_lightly};
use crate::text::{Date, Language};
use crate::workspace::Workspace;

/// What an import gave of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Imported {
    title: String,
    author: Option<String>,
    published: Option<String>,
    language: Option<String>,
    tags: Vec<String>,
    /// The hash of its text.
    text: String,
}

impl Imported {
    /// What a draft gives.
    pub(super) fn of(draft: &Draft) -> Self {
        let mut meta = ArticleMeta {
            id: ArticleId("x".to_owned()),
            slug: "x".to_owned(),
            title: draft.title.clone(),
            author: draft.author.clone(),
            source: None,
            published: draft.published,
            saved: None,
            language: draft.language,
            status: Status::default(),
            tags: draft.tags.clone(),
        };
        let written = Article {
            meta: meta.clone(),
            body: String::new(),
            front: FrontMatter::default(),
        };
        // As it will be read again from the file.
        if let Ok(read) = Article::parse("x", &written.render()) {
            meta = read.meta;
        }
        Self {
            title: meta.title,
            author: meta.author,
            published: meta.published.map(|date| date.to_string()),
            language: meta.language.map(|language| language.code().to_owned()),
            tags: meta.tags,
            text: fingerprint(&draft.body),
        }
    }
}

/// A new version of an article: field by field what its source says now, unless the reader changed it since
/// the last import, `last`; tags that the reader took away do not come back. Status and dates of the reader's
/// stay.
pub(super) fn renew(article: &mut Article, draft: Draft, last: Option<&Imported>) {
    let is_kept = last.is_some_and(|last| last.text != fingerprint(&article.body));
    if !is_kept {
        article.body = draft.body;
    }
    let meta = &mut article.meta;
    if last.is_none_or(|last| last.title == meta.title) {
        meta.title = draft.title;
    }
    if last.is_none_or(|last| last.author == meta.author) {
        meta.author = draft.author.or(meta.author.take());
    }
    let published = |date: Option<Date>| date.map(|date| date.to_string());
    if last.is_none_or(|last| last.published == published(meta.published)) {
        meta.published = draft.published.or(meta.published);
    }
    let code = |language: Option<Language>| language.map(|language| language.code().to_owned());
    if last.is_none_or(|last| last.language == code(meta.language)) {
        meta.language = draft.language.or(meta.language);
    }
    let mut known: HashSet<String> = meta.tags.iter().cloned().collect();
    // Those that the reader took away since.
    known.extend(last.into_iter().flat_map(|last| last.tags.iter().cloned()));
    let new = draft.tags.into_iter();
    meta.tags
        .extend(new.filter(|tag| known.insert(tag.clone())));
    let named = meta
        .source
        .as_deref()
        .is_some_and(super::address::is_source);
    if let Some(source) = draft
        .source
        .filter(|source| !named && super::address::is_source(source))
    {
        meta.source = Some(source);
    }
}

impl Workspace {
    fn imported_path(&self, id: &ArticleId) -> PathBuf {
        let name = blake3::hash(id.as_str().as_bytes()).to_hex();
        let name = name.as_str().get(..32).unwrap_or_default();
        self.imports.join(format!("{name}.json"))
    }

    /// What the last import gave of an article, if that is remembered.
    pub(super) fn imported(&self, id: &ArticleId) -> Option<Imported> {
        let bytes = std::fs::read(self.imported_path(id)).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    fn file_path(&self, path: &str) -> PathBuf {
        let name = blake3::hash(path.as_bytes()).to_hex();
        self.imports.join("files").join(name.as_str())
    }

    /// Remembers that the reader added a file from there.
    pub(super) fn remember_file(&self, path: &str) {
        let marker = self.file_path(path);
        if !marker.exists()
            && let Err(error) = write_lightly(&marker, path.as_bytes())
        {
            tracing::warn!(%error, "a file that was added is not remembered");
        }
    }

    /// Whether the reader added a file from there, whatever an article says of its source.
    pub fn was_added_from(&self, path: &str) -> bool {
        std::fs::read(self.file_path(path)).is_ok_and(|there| there == path.as_bytes())
    }

    /// Remembers what an import gave. Where that fails the next import only knows less.
    pub(super) fn remember_import(&self, id: &ArticleId, imported: &Imported) {
        if let Ok(bytes) = serde_json::to_vec(imported)
            && let Err(error) = write_lightly(&self.imported_path(id), &bytes)
        {
            tracing::warn!(%error, "an import is not remembered");
        }
    }
}
