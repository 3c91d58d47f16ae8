//! The index on disk: opening it, keeping it in step with the library, giving searchers.

mod experienced;
mod held;
mod policy;
mod seen;
mod settle;
#[cfg(test)]
mod tests;
mod verified;

use std::collections::HashMap;
use std::fs;
use std::io;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use tantivy::directory::error::LockError;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyError, Term};

use seen::{META_FILE, Seen};

use super::analyzer::Analyzer;
use super::answer::Locale;
use super::entry::IndexEntry;
use super::equivalents::Equivalents;
use super::error::{SearchError, catch_damage, engine};
use super::glossary::LazyGlossary;
use super::leftover;
use super::schema::{self, Fields};
use super::searcher::Searcher;
use super::snapshot::{NewestTable, Snapshot};
use super::writer::documents;
use crate::library::ColorNames;
use experienced::Experienced;
use policy::merge_policy;

/// The index of a library. One per process; opening it never waits for another process.
pub struct Index {
    inner: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    /// Absent in memory.
    dir: Option<PathBuf>,
    rebuilt: bool,
    newest: Mutex<(Option<Seen>, Arc<Snapshot>)>,
    /// The columns that were read last.
    table: Arc<NewestTable>,
    glossary: RwLock<Arc<LazyGlossary>>,
    names: RwLock<Arc<ColorNames>>,
    locale: RwLock<Arc<Locale>>,
    analyzer: Arc<Mutex<Analyzer>>,
    /// Those that analysed many texts: what they met is met again in the next ones.
    experienced: Experienced,
}

/// Name of the file that tells which version made an index.
const VERSION_FILE: &str = "version";
/// Bytes of memory the indexing thread may fill before it writes a segment: for a few articles, for many.
const BUDGETS: (usize, usize) = (16_000_000, 96_000_000);
/// How many articles are few.
const FEW: usize = 32;
/// How long a writer waits for another process to let go of the lock.
const PATIENCE: Duration = Duration::from_mins(1);
/// Articles analysed at a time; bounds the memory of a large update.
const BATCH: usize = 256;

impl Index {
    /// Opens the index in `dir`, or makes it. An index that is damaged or of another version is set aside
    /// (renamed to `index.bad-1` beside `dir`, replacing an older one) and made anew, empty.
    ///
    /// # Errors
    /// Where the folder cannot be made, read or written, or the disk is full: the old index is kept.
    pub fn open(dir: &Path) -> Result<Self, SearchError> {
        leftover::make_folder(dir).map_err(|cause| SearchError::place(dir, cause))?;
        // Of a file with a wrong byte the engine may make a fault of its own: that is damage too.
        let opened = catch_unwind(|| Self::open_existing(dir)).unwrap_or_else(|_| {
            Err(SearchError::Damaged {
                dir: dir.to_owned(),
                detail: "its files cannot be opened".to_owned(),
            })
        });
        match opened {
            Ok(Some(index)) => Ok(index),
            Ok(None) => Self::create(dir, false),
            Err(error) if error.is_damage() => {
                tracing::warn!(%error, "index set aside, made anew");
                leftover::set_aside(dir).map_err(|cause| SearchError::place(dir, cause))?;
                Self::create(dir, true)
            }
            Err(error) => Err(error),
        }
    }

    /// Sets the index in `dir` aside, as [`Index::open`] does with a damaged one, and makes it anew, empty.
    ///
    /// # Errors
    /// As [`Index::open`].
    pub fn replace(dir: &Path) -> Result<Self, SearchError> {
        leftover::set_aside(dir).map_err(|cause| SearchError::place(dir, cause))?;
        Self::create(dir, true)
    }

    /// Whether its files are gone: someone deleted them while it was open.
    pub fn is_gone(&self) -> bool {
        self.dir
            .as_deref()
            .is_some_and(|dir| matches!(dir.join(META_FILE).try_exists(), Ok(false)))
    }

    /// An index that lives in memory only: for places that cannot be written, and for tests.
    pub fn in_memory() -> Result<Self, SearchError> {
        let (schema, fields) = schema::schema();
        Self::with(tantivy::Index::create_in_ram(schema), fields, None, false)
    }

    /// Whether opening found a damaged or foreign index and made a new one: everything has to be indexed.
    pub fn rebuilt(&self) -> bool {
        self.rebuilt
    }

    fn open_existing(dir: &Path) -> Result<Option<Self>, SearchError> {
        let version = match fs::read_to_string(dir.join(VERSION_FILE)) {
            Ok(version) => Some(version),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => None,
            Err(cause) if cause.kind() == io::ErrorKind::InvalidData => Some(String::new()),
            Err(cause) => return Err(SearchError::place(dir, cause)),
        };
        let exists = dir.join(META_FILE).exists();
        if version.as_deref() != Some(schema::VERSION) {
            let found = version.unwrap_or_default();
            return if exists || !found.is_empty() {
                Err(SearchError::Version {
                    dir: dir.to_owned(),
                    found,
                })
            } else {
                Ok(None)
            };
        }
        if !exists {
            return Ok(None);
        }
        let (schema, fields) = schema::schema();
        let inner = tantivy::Index::open_in_dir(dir).map_err(|cause| engine(Some(dir), cause))?;
        if inner.schema() != schema {
            return Err(SearchError::Version {
                dir: dir.to_owned(),
                found: "other fields".to_owned(),
            });
        }
        verified::verify(dir, &inner)?;
        Self::with(inner, fields, Some(dir.to_owned()), false).map(Some)
    }

    fn create(dir: &Path, rebuilt: bool) -> Result<Self, SearchError> {
        leftover::make_folder(dir).map_err(|cause| SearchError::place(dir, cause))?;
        let (schema, fields) = schema::schema();
        let inner = match tantivy::Index::create_in_dir(dir, schema) {
            // Another process was quicker.
            Err(TantivyError::IndexAlreadyExists) => tantivy::Index::open_in_dir(dir),
            made => made,
        };
        let inner = inner.map_err(|cause| engine(Some(dir), cause))?;
        fs::write(dir.join(VERSION_FILE), schema::VERSION)
            .map_err(|cause| SearchError::place(dir, cause))?;
        Self::with(inner, fields, Some(dir.to_owned()), rebuilt)
    }

    fn with(
        inner: tantivy::Index,
        fields: Fields,
        dir: Option<PathBuf>,
        rebuilt: bool,
    ) -> Result<Self, SearchError> {
        schema::register(&inner);
        let seen = dir.as_deref().and_then(Seen::of);
        let fail = |cause| engine(dir.as_deref(), cause);
        let reader = inner
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(fail)?;
        let table = Arc::<NewestTable>::default();
        let snapshot = Snapshot::new(reader.searcher(), fields, Arc::clone(&table));
        snapshot.is_complete().map_err(fail)?;
        Ok(Self {
            inner,
            reader,
            fields,
            dir,
            rebuilt,
            newest: Mutex::new((seen, Arc::new(snapshot))),
            table,
            glossary: RwLock::default(),
            names: RwLock::default(),
            locale: RwLock::default(),
            analyzer: Arc::new(Mutex::new(Analyzer::new())),
            experienced: Experienced::default(),
        })
    }

    /// The stamp given with each article, by slug.
    pub fn stamps(&self) -> Result<HashMap<String, String>, SearchError> {
        catch_damage(|| self.snapshot().stamps()).map_err(|cause| self.fail(cause))
    }

    /// The stamp given with the article of a slug; none where it is not known.
    pub fn stamp(&self, slug: &str) -> Result<Option<String>, SearchError> {
        catch_damage(|| self.snapshot().stamp(slug)).map_err(|cause| self.fail(cause))
    }

    /// Puts articles in (replacing those of the same slug) and takes others out by slug; on return every
    /// new searcher sees it. The writer's lock is held only meanwhile; where another process holds it, this
    /// waits for it.
    ///
    /// # Errors
    /// [`SearchError::Busy`] after a minute of waiting; otherwise what the disk says. Then nothing changed.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the texts are let go as soon as they are indexed"
    )]
    pub fn update(&self, add: Vec<IndexEntry>, remove: &[String]) -> Result<(), SearchError> {
        if add.is_empty() && remove.is_empty() {
            return Ok(());
        }
        let prepared = if add.len() <= BATCH {
            Some(self.prepare(&add))
        } else {
            None
        };
        let budget = if add.len() <= FEW {
            BUDGETS.0
        } else {
            BUDGETS.1
        };
        let mut writer = self.writer(budget)?;
        let mut wrote = self.write(&mut writer, &add, prepared, remove);
        while self
            .dir
            .as_deref()
            .is_some_and(|dir| leftover::remove_blocking_file(dir, &wrote))
        {
            drop(writer);
            writer = self.writer(budget)?;
            wrote = self.write(&mut writer, &add, None, remove);
        }
        wrote.map_err(|cause| self.fail(cause))?;
        // Merging is a part of the update: what is left behind is a settled index.
        writer
            .wait_merging_threads()
            .map_err(|cause| self.fail(cause))?;
        self.reload()
    }

    fn prepare(&self, entries: &[IndexEntry]) -> Vec<Vec<tantivy::TantivyDocument>> {
        entries
            .par_iter()
            .with_min_len(8)
            .map_init(
                || self.experienced.take(),
                |analyzer, entry| documents(&self.fields, analyzer, entry),
            )
            .collect()
    }

    fn write(
        &self,
        writer: &mut IndexWriter,
        add: &[IndexEntry],
        mut prepared: Option<Vec<Vec<tantivy::TantivyDocument>>>,
        remove: &[String],
    ) -> tantivy::Result<()> {
        let added = add.iter().map(|entry| entry.meta.slug.as_str());
        for slug in remove.iter().map(String::as_str).chain(added) {
            writer.delete_term(Term::from_field_text(self.fields.slug, slug));
        }
        for batch in add.chunks(BATCH) {
            for document in prepared
                .take()
                .unwrap_or_else(|| self.prepare(batch))
                .into_iter()
                .flatten()
            {
                writer.add_document(document)?;
            }
        }
        writer.commit()?;
        Ok(())
    }

    /// The writer, as soon as no other process has it.
    fn writer(&self, budget: usize) -> Result<IndexWriter, SearchError> {
        let since = Instant::now();
        let mut pause = Duration::from_millis(2);
        loop {
            // One thread, so that documents stay in the order they were given in.
            match self.inner.writer_with_num_threads(1, budget) {
                Ok(writer) => {
                    writer.set_merge_policy(merge_policy());
                    return Ok(writer);
                }
                Err(TantivyError::LockFailure(LockError::LockBusy, _))
                    if since.elapsed() < PATIENCE =>
                {
                    std::thread::sleep(pause);
                    pause = (pause * 2).min(Duration::from_millis(100));
                }
                Err(cause) => return Err(self.fail(cause)),
            }
        }
    }

    /// A searcher over the newest commit, of this process or of another.
    pub fn searcher(&self) -> Searcher {
        if let (Some(dir), Ok(newest)) = (&self.dir, self.newest.lock()) {
            let changed = Seen::of(dir).is_some_and(|now| newest.0 != Some(now));
            drop(newest);
            if changed && let Err(error) = self.reload() {
                // The index is being replaced or has gone bad: what was read last still serves.
                tracing::warn!(%error, "index not read again");
            }
        }
        let glossary = Arc::clone(&self.glossary.read().unwrap_or_else(PoisonError::into_inner));
        let names = Arc::clone(&self.names.read().unwrap_or_else(PoisonError::into_inner));
        let locale = Arc::clone(&self.locale.read().unwrap_or_else(PoisonError::into_inner));
        let analyzer = Arc::clone(&self.analyzer);
        let dir = self.dir.clone();
        Searcher::new(self.snapshot(), glossary, names, locale, analyzer, dir)
    }

    /// Takes other names for the colours of highlights, as queries may call them.
    pub fn set_color_names(&self, names: &ColorNames) {
        *self.names.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(names.clone());
    }

    /// Takes the reader's time zone and language, for what queries leave unsaid.
    pub fn set_locale(&self, locale: Locale) {
        *self.locale.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(locale);
    }

    /// Takes other terms of the reader's own (or none) beside the shipped glossary.
    pub fn set_equivalents(&self, reader: &Equivalents) {
        let glossary = Arc::new(LazyGlossary::new(reader));
        *self
            .glossary
            .write()
            .unwrap_or_else(PoisonError::into_inner) = glossary;
    }

    /// Reads the whole index and compares its checksums.
    ///
    /// # Errors
    /// [`SearchError::Damaged`] where a file is not what was written: then delete the folder and index anew.
    pub fn verify(&self) -> Result<(), SearchError> {
        let bad = self
            .inner
            .validate_checksum()
            .map_err(|cause| self.fail(cause))?;
        match bad.into_iter().min() {
            None => Ok(()),
            Some(file) => {
                let dir = self.dir.as_deref().unwrap_or(Path::new(""));
                Err(verified::differs(dir, &file))
            }
        }
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.newest.lock().unwrap_or_else(PoisonError::into_inner).1)
    }

    fn reload(&self) -> Result<(), SearchError> {
        let seen = self.dir.as_deref().and_then(Seen::of);
        self.reader.reload().map_err(|cause| self.fail(cause))?;
        let table = Arc::clone(&self.table);
        let snapshot = Snapshot::new(self.reader.searcher(), self.fields, table);
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner) = (seen, Arc::new(snapshot));
        Ok(())
    }

    fn fail(&self, cause: TantivyError) -> SearchError {
        engine(self.dir.as_deref(), cause)
    }
}
