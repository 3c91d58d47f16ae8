//! The library's folder: what stands in it, read file by file.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::annotation::Annotation;
use super::article::{Article, ArticleId};
use super::changes::{self, Change};
use super::conflict::{Copies, copies};
use super::error::LibraryError;
use super::listing::{
    self, Listed, NoteFolder, NoteFolders, markdown_files, one_side, stamp, text_of,
};
use super::lock::Lock;
use super::own_writes::OwnWrites;
use super::root::Root;
use super::strays::Strays;
use super::toml_file::read_toml;
use super::{paths, store};

/// The folder that holds everything of a reader.
#[derive(Debug, Clone)]
pub struct Library {
    pub(super) root: Arc<Root>,
    pub(super) lock: Arc<Lock>,
    pub(super) strays: Arc<Strays>,
    pub(super) copies: Arc<Copies>,
    pub(super) own: Arc<OwnWrites>,
}

impl Library {
    /// Opens the library at `root`, making its folders where they are missing and can be made.
    ///
    /// # Errors
    /// `root` is a file or a link to nothing, or it is missing and cannot be made.
    pub fn open(root: &Path) -> Result<Self, LibraryError> {
        if !root.is_dir() && fs::symlink_metadata(root).is_err() {
            store::make_folder(root)?;
        }
        let library = Self::open_existing(root)?;
        // A library that cannot be written is still read: the first write will say why it fails.
        for folder in [paths::ARTICLES, paths::NOTES] {
            let _ = store::make_folder_below(root, &root.join(folder));
        }
        Ok(library)
    }

    /// Opens the library at `root`, which must be there; nothing is made.
    ///
    /// # Errors
    /// `root` is missing, a file, or a link to nothing.
    pub fn open_existing(root: &Path) -> Result<Self, LibraryError> {
        let path = root.to_owned();
        if !root.is_dir() {
            return Err(match fs::symlink_metadata(root) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    LibraryError::NoLibrary { path }
                }
                Err(source) => LibraryError::Read { path, source },
                Ok(_) => LibraryError::NotAFolder { path },
            });
        }
        Ok(Self {
            root: Arc::new(Root::of(root)?),
            lock: Arc::new(Lock::of(root)),
            strays: Arc::default(),
            copies: Arc::default(),
            own: Arc::default(),
        })
    }

    /// The library's folder.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// Every article with its stamp, by slug; copies that synchronisers left are set aside. Reads folders and
    /// file times, and of files only those that may be such copies.
    ///
    /// # Errors
    /// The folder of articles cannot be listed.
    pub fn list(&self) -> Result<Vec<Listed>, LibraryError> {
        // Why folders of annotations cannot be listed, [`Library::unread_notes`] says; the articles are listed.
        self.list_beside(&self.note_folders().unwrap_or_default())
    }

    /// As [`Library::list`], where the folders of annotations have been listed already.
    ///
    /// # Errors
    /// As [`Library::list`].
    pub fn list_beside(&self, notes: &NoteFolders) -> Result<Vec<Listed>, LibraryError> {
        let folder = self.root().join(paths::ARTICLES);
        let copies = notes.iter().map(|(slug, one)| {
            let place = self.root().join(paths::notes(slug));
            one.names
                .as_ref()
                .map_or(0, |names| copies::count(&place, names))
        });
        self.copies.set_notes(copies.sum());
        // A library in which nothing was kept yet has no such folder.
        let mut files = match markdown_files(&folder) {
            Err(error) if error.is_missing() => Vec::new(),
            listed => listed?,
        };
        self.copies.set_aside(&folder, &mut files);
        let listed = files.into_par_iter().with_min_len(512);
        let listed = listed.map(|(slug, meta)| {
            let stamp = self.stamp(&slug, &meta, notes.get(&slug));
            Listed { slug, stamp }
        });
        Ok(listed.collect())
    }

    /// How many copies that synchronisers left the last [`Library::list`] saw.
    pub fn copies_seen(&self) -> usize {
        self.copies.count()
    }

    /// Remembers that an article's file holds the id of the article `of`: it is shown among the conflicts.
    pub fn set_aside(&self, copy: Listed, of: &str) {
        self.copies.add(copy, of);
    }

    /// The article of which a file, as it is listed, was set aside.
    pub fn copied_by(&self, file: &Listed) -> Option<String> {
        self.copies.copied_by(file)
    }

    /// Reads one article.
    ///
    /// # Errors
    /// Its file cannot be read, is not UTF-8, or its front matter is broken.
    pub fn article(&self, slug: &str) -> Result<Article, LibraryError> {
        self.article_file(slug).map(|(article, _)| article)
    }

    /// Reads one article, with the bytes of its file.
    ///
    /// # Errors
    /// As [`Library::article`].
    pub fn article_file(&self, slug: &str) -> Result<(Article, Vec<u8>), LibraryError> {
        let path = self.root().join(paths::article(slug));
        let bytes = store::read(&path).or_else(|error| self.is_there().and(Err(error)))?;
        let text = one_side(text_of(&path, bytes.clone())?);
        let article = Article::parse(slug, &text).map_err(|error| LibraryError::FrontMatter {
            path,
            line: error.line,
            reason: error.reason,
        })?;
        Ok((article, bytes))
    }

    /// Reads the annotations of an article, oldest first, with the failures of those that cannot be read.
    /// Annotations that stand under the article's former slug are found by its id.
    pub fn annotations(&self, article: &Article) -> (Vec<Annotation>, Vec<LibraryError>) {
        let (found, failed, _) = self.gather_annotations(article);
        (found, failed)
    }

    /// Every annotation of an article, for who must know that there are no others; files that are no annotation
    /// are not among them.
    ///
    /// # Errors
    /// The system refused to read a folder or a file that may hold one.
    pub fn every_annotation(&self, article: &Article) -> Result<Vec<Annotation>, LibraryError> {
        let (found, failed, elsewhere) = self.gather_annotations(article);
        let mut failed = failed.into_iter().chain(elsewhere);
        match failed.find(|error| error.is_unread() && !error.is_missing()) {
            Some(refused) => Err(refused),
            None => Ok(found),
        }
    }

    /// The annotations of an article, the failures in its own folder, and those in the folders of no article.
    fn gather_annotations(
        &self,
        article: &Article,
    ) -> (Vec<Annotation>, Vec<LibraryError>, Vec<LibraryError>) {
        let (mut found, mut failed) = self.annotations_under(&article.meta.slug);
        let mut elsewhere = Vec::new();
        let folders = self.strays.names(self.root()).unwrap_or_else(|error| {
            elsewhere.push(error);
            Vec::new()
        });
        for folder in folders {
            let (others, unread) = self.annotations_under(&folder);
            elsewhere.extend(unread);
            found.extend(
                others
                    .into_iter()
                    .filter(|note| note.article == article.meta.id),
            );
        }
        found.sort_by(|a, b| a.created.cmp(&b.created).then_with(|| a.id.cmp(&b.id)));
        failed.sort_by(|a, b| a.path().cmp(b.path()));
        (found, failed, elsewhere)
    }

    /// The kept text of a revision of an article, if it is there.
    pub fn revision(&self, slug: &str, rev: &str) -> Option<String> {
        let bytes = store::read(&self.root().join(paths::revision(slug, rev))).ok()?;
        String::from_utf8(bytes).ok()
    }

    /// The names of the revisions that are kept of an article, in order.
    pub fn revisions(&self, slug: &str) -> Vec<String> {
        let folder = self.root().join(paths::REVISIONS).join(slug);
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                Some(name.strip_suffix(".txt")?.to_owned())
            })
            .filter(|name| !name.is_empty() && !name.starts_with('.'))
            .collect();
        names.sort();
        names
    }

    /// The bytes of a file below the library, `None` where it is not there.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    pub fn bytes(&self, path: &Path) -> Result<Option<Vec<u8>>, LibraryError> {
        let path = self.root().join(path);
        match store::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.is_missing() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether an article of this slug is there.
    pub fn has_article(&self, slug: &str) -> bool {
        self.root().join(paths::article(slug)).exists()
    }

    /// Does a change, durably: when this returns, it is on the disk.
    ///
    /// # Errors
    /// A file is not as the change expects it, or the system refused; then nothing of it was done.
    pub fn apply(&self, change: &Change) -> Result<(), LibraryError> {
        let _held = self.hold()?;
        let known = self.strays.are_known(self.root());
        self.own.remember(change);
        let applied = changes::apply(self.root(), change);
        if known && applied.is_ok() {
            self.strays.follow(self.root(), change);
        }
        self.root.wrote();
        applied
    }

    /// The reader's own equivalent terms; empty where there is no file.
    ///
    /// # Errors
    /// The file is there and cannot be read, or is not UTF-8.
    pub fn equivalents(&self) -> Result<String, LibraryError> {
        read_toml(&self.root().join(paths::EQUIVALENTS))
    }

    /// The annotations in a folder of them that can be read.
    pub fn annotations_in(&self, folder: &str) -> Vec<Annotation> {
        self.annotations_under(folder).0
    }

    fn annotations_under(&self, folder: &str) -> (Vec<Annotation>, Vec<LibraryError>) {
        let mut found: Vec<(String, Annotation)> = Vec::new();
        let mut failed = Vec::new();
        let place = self.root().join(paths::notes(folder));
        let mut listed = markdown_files(&place).unwrap_or_else(|error| {
            if !error.is_missing() {
                failed.push(error);
            }
            Vec::new()
        });
        copies::take_out(&place, &mut listed);
        for (stem, _) in listed {
            let path = place.join(format!("{stem}.md"));
            let parsed = store::read(&path).and_then(|bytes| {
                let text = text_of(&path, bytes)?;
                Annotation::read(folder, &stem, &text).map_err(|error| LibraryError::FrontMatter {
                    path,
                    line: error.line,
                    reason: error.reason,
                })
            });
            match parsed {
                Ok(note) => found.push((stem, note)),
                Err(error) => failed.push(error),
            }
        }
        let ids = found
            .iter()
            .map(|(stem, note)| (stem.as_str(), note.id.as_str()));
        let aside = copies::by_id(ids);
        let aside: HashSet<String> = aside.into_keys().map(str::to_owned).collect();
        found.retain(|(stem, _)| !aside.contains(stem));
        (found.into_iter().map(|(_, note)| note).collect(), failed)
    }

    /// The folders of annotations that belong to no article there is, with how many they hold: those whose
    /// name is no article's and whose annotations name none of the `known`.
    pub fn strays(&self, known: &HashSet<ArticleId>) -> Vec<(PathBuf, usize)> {
        // Why they cannot be listed, [`Library::unread_notes`] says.
        let folders = self.strays.names(self.root()).unwrap_or_default();
        let strays = folders.into_iter().filter_map(|folder| {
            let (found, _) = self.annotations_under(&folder);
            let count = found
                .iter()
                .filter(|note| !known.contains(&note.article))
                .count();
            (count > 0).then(|| (self.root().join(paths::notes(&folder)), count))
        });
        strays.collect()
    }

    /// Why annotations cannot be listed: the system's answer for the folder of all of them, or for each of its
    /// folders. Empty where all can be.
    pub fn unread_notes(&self) -> Vec<LibraryError> {
        listing::unread_notes(self.root())
    }

    /// Every folder of annotations that holds something, by name; `None` where they cannot be listed.
    pub fn note_folders(&self) -> Option<NoteFolders> {
        let entries = match fs::read_dir(self.root().join(paths::NOTES)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Some(BTreeMap::new()),
            listed => listed.ok()?,
        };
        let mut names = Vec::new();
        for entry in entries {
            names.extend(entry.ok()?.file_name().into_string());
        }
        let folders = names.into_par_iter().with_min_len(16);
        let folders = folders.filter_map(|folder| {
            let seen = self.note_folder(&folder)?;
            (seen != NoteFolder::default()).then_some((folder, seen))
        });
        Some(folders.collect())
    }

    /// What a folder of annotations holds: nothing where it is not there, `None` where its place is no folder.
    pub(super) fn note_folder(&self, folder: &str) -> Option<NoteFolder> {
        let place = self.root().join(paths::notes(folder));
        let listed = match markdown_files(&place) {
            Ok(listed) => listed,
            Err(error) if error.is_missing() => Vec::new(),
            Err(_) if !place.is_dir() => return None,
            Err(_) => {
                return Some(NoteFolder {
                    stamp: String::new(),
                    names: None,
                });
            }
        };
        if listed.is_empty() {
            return Some(NoteFolder::default());
        }
        let mut files: Vec<String> = listed
            .iter()
            .map(|(name, meta)| format!("{name}{}", stamp(meta)))
            .collect();
        files.sort();
        let hash = blake3::hash(files.concat().as_bytes());
        Some(NoteFolder {
            stamp: format!("+{}", &hash.to_hex()[..16]),
            names: Some(listed.into_iter().map(|(name, _)| name).collect()),
        })
    }
}
