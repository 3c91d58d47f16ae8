//! Adding articles: new ones, and new versions of those that are there.

mod address;
mod batch;
mod catalogue;
mod excerpts;
mod ids;
mod imported;
mod outcome;
mod read;
mod refusal;
#[cfg(test)]
mod roundtrip;
mod tally;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

use jiff::Timestamp;

use super::{About, Deed, Done, Problem, ProblemKind, Progress, Watch, Workspace, standing};
use crate::ingest::{self, Draft};
use crate::library::{Article, ArticleId, ArticleMeta, Change, FrontMatter, Step, paths};
use crate::text::slug;
use batch::Batch;
use catalogue::{Catalogue, fingerprint};
use imported::{Imported, renew};
use read::{Read, entries, read_ahead};

pub use outcome::{Added, Outcome};
pub(super) use refusal::refusal;
pub use tally::Tally;

/// How many articles are written and indexed at a time. What others wrote is looked for once for each batch: fewer would be
/// listed more often than they are worth in a large library.
const BATCH: usize = 1024;
/// After more files than this the index is brought together.
const MANY: usize = 64;

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
        let mut batch = Batch::new(Self::trash_entry());
        let results = self.add_files(named, now, watch, &mut batch, |_| {})?;
        Ok((results, added(batch.done)))
    }

    /// As [`Workspace::add`], for who does not undo it: what was written is not kept in memory.
    ///
    /// # Errors
    /// As [`Workspace::add`].
    pub fn add_for_good(
        &self,
        named: &[PathBuf],
        now: Timestamp,
        watch: Watch<'_>,
    ) -> Result<Vec<Added>, Problem> {
        let mut batch = Batch::new(Self::trash_entry());
        self.add_files(named, now, watch, &mut batch, Batch::forget_done)
    }

    fn add_files(
        &self,
        named: &[PathBuf],
        now: Timestamp,
        watch: Watch<'_>,
        batch: &mut Batch,
        settle: impl Fn(&mut Batch),
    ) -> Result<Vec<Added>, Problem> {
        let (files, refused) = ingest::walk(named);
        let files = &files;
        let mut results: Vec<Added> = refused
            .into_iter()
            .map(|one| Added {
                path: one.path().to_owned(),
                outcome: Outcome::Refused(refusal(&one)),
                twin: None,
                annotations: None,
                is_annotation: false,
            })
            .collect();
        let mut catalogue = Catalogue::read(self)?;
        let total = files.len();
        let mut done = 0;
        let progress = |done| Progress {
            what: "progress-add",
            done,
            total,
        };
        // While some are written, the next ones are read and the last ones indexed: no more than that at a time.
        thread::scope(|scope| {
            let (reader, read) = sync_channel(1);
            let (follower, behind) = sync_channel::<Vec<String>>(1);
            scope.spawn(move || read_ahead(files, BATCH, &reader));
            scope.spawn(move || behind.iter().for_each(|slugs| self.follow(&slugs)));
            for (count, some) in read {
                if watch(progress(done)).is_break() {
                    break;
                }
                results.extend(self.add_batch(&some, &mut catalogue, now, batch)?);
                let _ = follower.send(batch.take_behind());
                settle(batch);
                done += count;
            }
            Ok::<(), Problem>(())
        })?;
        if done > MANY {
            self.settle_index();
        }
        let _ = watch(progress(done));
        Ok(results)
    }

    /// Adds one text, or the excerpts, from standard input or from an editor.
    ///
    /// # Errors
    /// The library cannot be read or written.
    pub fn add_text(
        &self,
        bytes: &[u8],
        now: Timestamp,
    ) -> Result<(Vec<Added>, Option<Done>), Problem> {
        let read = entries(Path::new("-"), ingest::read_all_bytes(bytes, None, None));
        let mut catalogue = Catalogue::read(self)?;
        let mut batch = Batch::new(Self::trash_entry());
        let results = self.add_batch(&read, &mut catalogue, now, &mut batch)?;
        self.follow(&batch.take_behind());
        Ok((results, added(batch.done)))
    }

    fn add_batch(
        &self,
        read: &[Read],
        catalogue: &mut Catalogue,
        now: Timestamp,
        batch: &mut Batch,
    ) -> Result<Vec<Added>, Problem> {
        // What others wrote since is known before it is decided what becomes of each file.
        let held = self.library().hold()?;
        catalogue.catch_up(self)?;
        let mut results = Vec::with_capacity(read.len());
        for entries in read.chunk_by(|one, next| one.path == next.path) {
            if entries.iter().any(Read::is_of_excerpts) {
                results.extend(self.add_whole(entries, catalogue, now, batch)?);
            } else {
                results.extend(self.add_entries(entries, catalogue, now, batch)?);
            }
        }
        self.flush(batch)?;
        catalogue.know_added(self, &results);
        drop(held);
        for one in &mut results {
            if let Outcome::Updated(_, slug, found) = &mut one.outcome {
                *found = self.note_counts(slug)?;
            }
        }
        Ok(results)
    }

    /// Adds what a file of excerpts holds, all of it or nothing: where a part cannot be written, the file is
    /// refused by name and what was written of it is taken back.
    fn add_whole(
        &self,
        entries: &[Read],
        catalogue: &mut Catalogue,
        now: Timestamp,
        batch: &mut Batch,
    ) -> Result<Vec<Added>, Problem> {
        self.flush(batch)?;
        let before = batch.done.steps.len();
        let added = self
            .add_entries(entries, catalogue, now, batch)
            .and_then(|added| self.flush(batch).map(|()| added));
        let Err(problem) = added else {
            return added;
        };
        self.take_back(batch, before);
        *catalogue = Catalogue::read(self)?;
        let path = entries.first().map(|entry| entry.path.clone());
        let path = path.unwrap_or_default();
        let cause = format!("{}: {}", problem.name, problem.cause);
        let outcome = Outcome::Refused(Problem {
            kind: ProblemKind::NotImported,
            name: path.display().to_string(),
            cause,
            hint: problem.hint,
        });
        let drafts = entries.iter().filter_map(|entry| entry.draft.as_ref().ok());
        let whole = Added {
            path,
            outcome,
            twin: None,
            annotations: Some(Tally::of_refused(
                drafts.map(|draft| draft.annotations.len()).sum(),
            )),
            is_annotation: false,
        };
        // What could not be read in it is told beside.
        let refused = entries.iter().cloned().filter_map(|entry| {
            let problem = entry.draft.as_ref().err()?.clone();
            Some(entry.refused(problem))
        });
        Ok(std::iter::once(whole).chain(refused).collect())
    }

    fn add_entries(
        &self,
        entries: &[Read],
        catalogue: &mut Catalogue,
        now: Timestamp,
        batch: &mut Batch,
    ) -> Result<Vec<Added>, Problem> {
        let mut results = Vec::with_capacity(entries.len());
        for entry in entries.iter().cloned() {
            let draft = match entry.draft.clone() {
                Ok(draft) => draft,
                Err(problem) => {
                    results.push(entry.refused(problem));
                    continue;
                }
            };
            let file = named_file(&entry.path, &draft);
            let twin = catalogue.twin(&draft);
            let (outcome, annotations) = if draft.excerpts {
                let (outcome, tally) = self.plan_excerpts(draft, catalogue, now, batch)?;
                (outcome, Some(tally))
            } else {
                (self.plan(draft, catalogue, now, batch)?, None)
            };
            if let Some(file) = file {
                self.remember_file(&file);
            }
            let twin = twin.filter(|_| matches!(outcome, Outcome::Added(..)));
            results.push(Added {
                path: entry.path,
                outcome,
                twin,
                annotations,
                is_annotation: false,
            });
            if batch.len() >= BATCH {
                self.flush(batch)?;
            }
        }
        Ok(results)
    }

    /// Decides what becomes of a text and notes the step that does it.
    fn plan(
        &self,
        draft: Draft,
        catalogue: &mut Catalogue,
        now: Timestamp,
        batch: &mut Batch,
    ) -> Result<Outcome, Problem> {
        let given = Imported::of(&draft);
        if let Some((id, slug)) = catalogue.same(&draft) {
            if batch.touches(&slug) {
                self.flush(batch)?;
            }
            let mut article = self.library().article(&slug)?;
            let path = paths::article(&slug);
            let before = self.library().bytes(&path)?;
            let was = article.clone();
            renew(&mut article, draft, self.imported(&id).as_ref());
            if fingerprint(&article.body) == fingerprint(&was.body) {
                article.body.clone_from(&was.body);
            }
            if article == was {
                self.remember_import(&id, &given);
                return Ok(Outcome::Unchanged(id, slug));
            }
            batch.given(&id, given);
            let after = Some(Arc::from(article.render().into_bytes()));
            batch.step(Step {
                path,
                before: before.map(Arc::from),
                after,
            });
            catalogue.insert(&article);
            return Ok(Outcome::Updated(id, slug, [0; 3]));
        }
        let base = slug::slug(&draft.title);
        catalogue.may_be_new(&base)?;
        let name = slug::unique(&base, &|taken| catalogue.has_slug(taken));
        let article = new_article(draft, &name, catalogue, now);
        let after = Some(Arc::from(article.render().into_bytes()));
        batch.step(Step {
            path: paths::article(&name),
            before: None,
            after,
        });
        catalogue.insert(&article);
        batch.given(&article.meta.id, given);
        Ok(Outcome::Added(article.meta.id, name))
    }

    /// How many notes of an article stand in place, on changed words, and are to be checked or lost.
    fn note_counts(&self, slug: &str) -> Result<[usize; 3], Problem> {
        let reading = self.read(slug)?;
        let notes = reading.notes.iter();
        let notes = notes.map(|note| (note.state, note.annotation.is_given_up()));
        Ok(standing::counts(notes))
    }
}

/// The file that a draft was read from, where that is its source.
fn named_file(path: &Path, draft: &Draft) -> Option<String> {
    let absolute = std::path::absolute(path).ok()?;
    let source = draft.source.clone().filter(|_| !draft.excerpts)?;
    (absolute.to_str() == Some(source.as_str())).then_some(source)
}

/// What adding did, for undo.
fn added(change: Change) -> Option<Done> {
    if change.steps.is_empty() {
        return None;
    }
    let slugs = change.slugs();
    Some(Done {
        what: Deed::Added,
        count: change.steps.len(),
        name: String::new(),
        change,
        slugs,
        about: About::default(),
        reading: None,
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
    let mut there: HashSet<String> = front
        .entries()
        .filter_map(|(key, _)| Some(key?.to_owned()))
        .collect();
    for (key, raw) in draft.extra {
        if there.insert(key.clone()) {
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
