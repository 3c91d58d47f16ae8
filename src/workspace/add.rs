//! Adding articles: new ones, and new versions of those that are there.

mod catalogue;
mod refusal;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use super::{Done, Problem, Progress, Watch, Workspace};
use crate::anchor::State;
use crate::ingest::{self, Draft};
use crate::library::{Article, ArticleId, ArticleMeta, Change, FrontMatter, Step, paths};
use crate::text::slug;
use catalogue::{Catalogue, fingerprint};

pub(super) use refusal::refusal;

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The file as it was named or found; `-` for standard input.
    pub path: PathBuf,
    /// What became of it.
    pub outcome: Outcome,
}

/// What becomes of a file that is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A new article.
    Added(ArticleId, String),
    /// A new version of an article that was there, from the same source: how many of its notes stand in
    /// place, on changed words, and are to be checked or lost.
    Updated(ArticleId, String, [usize; 3]),
    /// The same text was there already.
    Unchanged(ArticleId, String),
    /// Nothing was taken from it.
    Refused(Problem),
}

/// How many articles are written and indexed at a time.
const BATCH: usize = 256;

impl Workspace {
    /// Adds files and folders, in their order. What cannot be read is refused by name; the rest is taken.
    /// Also gives what was done, for undo; `None` where nothing was written.
    ///
    /// # Errors
    /// The library cannot be read or written.
    pub fn add(
        &self,
        named: &[PathBuf],
        now: Timestamp,
        watch: Watch<'_>,
    ) -> Result<(Vec<Added>, Option<Done>), Problem> {
        let (files, refused) = ingest::walk(named);
        let mut results: Vec<Added> = refused
            .into_iter()
            .map(|one| Added {
                path: one.path().to_owned(),
                outcome: Outcome::Refused(refusal(&one)),
            })
            .collect();
        let mut catalogue = Catalogue::read(self)?;
        let mut change = Change {
            trash: Some(Self::trash_entry()),
            ..Change::default()
        };
        let total = files.len();
        let mut done = 0;
        for batch in files.chunks(BATCH) {
            let stopped = watch(Progress {
                what: "progress-add",
                done,
                total,
            })
            .is_break();
            if stopped {
                break;
            }
            let drafts: Vec<(PathBuf, Result<Draft, Problem>)> = batch
                .par_iter()
                .map(|path| (path.clone(), ingest::read(path).map_err(Problem::from)))
                .collect();
            let (added, batch_change) = self.add_batch(drafts, &mut catalogue, now)?;
            results.extend(added);
            change.steps.extend(batch_change.steps);
            done += batch.len();
        }
        watch(Progress {
            what: "progress-add",
            done,
            total,
        })
        .is_break();
        Ok((results, added(change)))
    }

    /// Adds one text from standard input or from an editor.
    ///
    /// # Errors
    /// The library cannot be read or written.
    pub fn add_text(&self, bytes: &[u8], now: Timestamp) -> Result<(Added, Option<Done>), Problem> {
        let draft = ingest::read_bytes(bytes, None, None).map_err(Problem::from);
        let mut catalogue = Catalogue::read(self)?;
        let drafts = vec![(PathBuf::from("-"), draft)];
        let (mut results, change) = self.add_batch(drafts, &mut catalogue, now)?;
        let Some(one) = results.pop() else {
            return Err(Problem::new("problem-empty", "-", "hint-try-again"));
        };
        Ok((one, added(change)))
    }

    fn add_batch(
        &self,
        drafts: Vec<(PathBuf, Result<Draft, Problem>)>,
        catalogue: &mut Catalogue,
        now: Timestamp,
    ) -> Result<(Vec<Added>, Change), Problem> {
        let mut results = Vec::with_capacity(drafts.len());
        let mut change = Change {
            trash: Some(Self::trash_entry()),
            ..Change::default()
        };
        let mut slugs = Vec::new();
        let mut updated: BTreeMap<String, usize> = BTreeMap::new();
        for (path, draft) in drafts {
            let outcome = match draft {
                Err(problem) => Outcome::Refused(problem),
                Ok(draft) => self.plan(draft, catalogue, now, &mut change)?,
            };
            match &outcome {
                Outcome::Added(_, slug) => slugs.push(slug.clone()),
                Outcome::Updated(_, slug, _) => {
                    updated.insert(slug.clone(), results.len());
                    slugs.push(slug.clone());
                }
                Outcome::Unchanged(..) | Outcome::Refused(_) => {}
            }
            results.push(Added { path, outcome });
        }
        if !change.steps.is_empty() {
            self.library().apply(&change)?;
            self.reindex(&slugs)?;
        }
        for (slug, at) in updated {
            let counts = self.note_counts(&slug)?;
            if let Some(Added {
                outcome: Outcome::Updated(_, _, found),
                ..
            }) = results.get_mut(at)
            {
                *found = counts;
            }
        }
        Ok((results, change))
    }

    /// Decides what becomes of a draft and notes the step that does it.
    fn plan(
        &self,
        draft: Draft,
        catalogue: &mut Catalogue,
        now: Timestamp,
        change: &mut Change,
    ) -> Result<Outcome, Problem> {
        let print = fingerprint(&draft.body);
        if let Some((id, slug)) = catalogue.by_text(&print) {
            return Ok(Outcome::Unchanged(id, slug));
        }
        let known = draft
            .source
            .as_deref()
            .and_then(|source| catalogue.by_source(source));
        if let Some((id, slug)) = known {
            let mut article = self.library().article(&slug)?;
            let path = paths::article(&slug);
            let before = self.library().bytes(&path)?;
            renew(&mut article, draft);
            let after = Some(Arc::from(article.render().into_bytes()));
            change.steps.push(Step {
                path,
                before: before.map(Arc::from),
                after,
            });
            catalogue.insert(print, article.meta.source.as_deref(), &id, &slug);
            return Ok(Outcome::Updated(id, slug, [0; 3]));
        }
        let base = slug::slug(&draft.title);
        let name = slug::unique(&base, &|taken| catalogue.has_slug(taken));
        let article = new_article(draft, &name, catalogue, now);
        let path = paths::article(&name);
        let after = Some(Arc::from(article.render().into_bytes()));
        change.steps.push(Step {
            path,
            before: None,
            after,
        });
        catalogue.insert(
            print,
            article.meta.source.as_deref(),
            &article.meta.id,
            &name,
        );
        Ok(Outcome::Added(article.meta.id, name))
    }

    /// How many notes of an article stand in place, on changed words, and are to be checked or lost.
    fn note_counts(&self, slug: &str) -> Result<[usize; 3], Problem> {
        let reading = self.read(slug)?;
        let count = |states: &[State]| {
            reading
                .notes
                .iter()
                .filter(|note| states.contains(&note.state))
                .count()
        };
        Ok([
            count(&[State::Exact, State::Moved]),
            count(&[State::Changed]),
            count(&[State::Review, State::Lost]),
        ])
    }
}

/// What adding did, for undo.
fn added(change: Change) -> Option<Done> {
    if change.steps.is_empty() {
        return None;
    }
    let slugs = super::touched(&change);
    Some(Done {
        what: "done-added",
        count: change.steps.len(),
        name: String::new(),
        change,
        slugs,
    })
}

/// A new article from a draft.
fn new_article(draft: Draft, slug: &str, catalogue: &Catalogue, now: Timestamp) -> Article {
    let id = draft
        .id
        .filter(|id| !catalogue.has_id(id))
        .unwrap_or_else(|| ulid::Ulid::generate().to_string());
    let mut front = FrontMatter::default();
    let meta = ArticleMeta {
        id: ArticleId(id),
        slug: slug.to_owned(),
        title: draft.title,
        author: draft.author,
        source: draft.source,
        published: draft.published,
        saved: Some(draft.saved.unwrap_or(now)),
        language: draft.language,
        status: draft.status.unwrap_or_default(),
        tags: draft.tags,
    };
    let known = Article {
        meta: meta.clone(),
        body: String::new(),
        front: front.clone(),
    }
    .render();
    if let Ok((Some(known), _)) = FrontMatter::split(&known) {
        front = known;
    }
    for (key, raw) in draft.extra {
        if !front.has(&key) {
            front.push_raw(&key, &raw);
        }
    }
    // Foreign front matter that cannot be read back with ours would make the article unreadable.
    let front = if front.values().is_ok() {
        front
    } else {
        FrontMatter::default()
    };
    Article {
        meta,
        body: draft.body,
        front,
    }
}

/// A new version of an article: its text and what its source says of it; the reader's tags, status and
/// dates stay.
fn renew(article: &mut Article, draft: Draft) {
    article.body = draft.body;
    let meta = &mut article.meta;
    meta.title = draft.title;
    meta.author = draft.author.or(meta.author.take());
    meta.published = draft.published.or(meta.published);
    meta.language = draft.language.or(meta.language);
    for tag in draft.tags {
        if !meta.tags.contains(&tag) {
            meta.tags.push(tag);
        }
    }
}
