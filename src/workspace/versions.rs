//! The versions of an article that notes were made on, and reading one of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Hint, Placed, Problem, ProblemKind, Reading, Workspace};
use crate::anchor::{self, Decision, State};
use crate::library::{Annotation, Article};
use crate::text::{ByteRange, CharRange, Document, landmarks, markdown, plain};

/// A version of an article's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Version {
    /// The name of its revision.
    pub rev: String,
    /// Its number among those that are known, from 1 in the order of their dates.
    pub number: usize,
    /// When the text is known to have read so: when the first note was made on it.
    pub date: Option<Timestamp>,
    /// How many notes were made on it, or put in their place on it.
    pub notes: usize,
    /// Whether it is the text as it stands.
    pub is_current: bool,
}

impl Version {
    /// A version of which only its revision is known yet.
    pub fn named(rev: &str) -> Self {
        Self {
            rev: rev.to_owned(),
            ..Self::default()
        }
    }
}

impl Workspace {
    /// The versions of an article that are kept, oldest first, and the text as it stands, last.
    ///
    /// # Errors
    /// The article's file cannot be read.
    pub fn versions(&self, slug: &str) -> Result<Vec<Version>, Problem> {
        let article = self.library.article(slug)?;
        let (annotations, _) = self.library.annotations(&article);
        let current = anchor::revision(markdown::parse(&article.body).text());
        Ok(self.versions_of(slug, &annotations, &current))
    }

    /// As [`Workspace::versions`], of an article whose annotations and revision are known.
    pub(super) fn versions_of(
        &self,
        slug: &str,
        annotations: &[Annotation],
        current: &str,
    ) -> Vec<Version> {
        let mut names = self.library.revisions(slug);
        for folder in annotations.iter().map(|one| one.slug.as_str()) {
            if folder != slug {
                names.extend(self.library.revisions(folder));
            }
        }
        names.push(current.to_owned());
        names.sort();
        names.dedup();
        let mut versions: Vec<Version> = names
            .into_iter()
            .map(|rev| version(&rev, annotations, current))
            .collect();
        versions.sort_by_key(|one| (one.is_current, one.date));
        for (nth, version) in versions.iter_mut().enumerate() {
            version.number = nth + 1;
        }
        versions
    }

    /// Opens a kept version of an article, with the notes that were made on it where they were.
    ///
    /// # Errors
    /// The article's file cannot be read; the version is not kept, or its file is damaged.
    pub fn read_version(&self, slug: &str, rev: &str) -> Result<(Reading, Version), Problem> {
        let article = self.library.article(slug)?;
        let (annotations, _) = self.library.annotations(&article);
        let now = markdown::parse(&article.body);
        let current = anchor::revision(now.text());
        let text = if rev == current {
            Some(now.text().to_owned())
        } else {
            self.kept_text(slug, annotations.iter(), rev)
        };
        let Some(text) = text.filter(|text| anchor::revision(text) == rev) else {
            return Err(Problem::new(
                ProblemKind::NoVersion,
                &article.meta.title,
                Hint::ListVersions,
            ));
        };
        let versions = self.versions_of(slug, &annotations, &current);
        let found = versions.into_iter().find(|one| one.rev == rev);
        let reading = old_reading(article, annotations, &now, (text, rev));
        Ok((reading, found.unwrap_or_else(|| Version::named(rev))))
    }
}

/// What is known of a version by the notes that name it.
fn version(rev: &str, annotations: &[Annotation], current: &str) -> Version {
    let mut version = Version {
        is_current: rev == current,
        ..Version::named(rev)
    };
    for annotation in annotations {
        let made = annotation
            .target
            .iter()
            .filter(|target| target.rev.as_deref() == Some(rev))
            .map(|_| annotation.created);
        let decided = annotation.reanchored.iter();
        let decided = decided
            .filter(|entry| entry.rev == rev)
            .map(|entry| entry.at.parse().ok());
        let times: Vec<Option<Timestamp>> = made.chain(decided).collect();
        version.notes += usize::from(!times.is_empty());
        let known = times.into_iter().flatten().chain(version.date);
        version.date = known.min();
    }
    version
}

fn old_reading(
    article: Article,
    annotations: Vec<Annotation>,
    now: &Document,
    (text, rev): (String, &str),
) -> Reading {
    let headings: BTreeMap<&str, u8> = now
        .blocks()
        .iter()
        .filter_map(|block| {
            let level = block.kind.heading_level()?;
            Some((now.slice(block.range).trim(), level))
        })
        .collect();
    let document = Arc::new(plain::document(text, &headings));
    landmarks::survey(&document);
    let mut notes: Vec<Placed> = annotations
        .into_iter()
        .filter_map(|annotation| {
            let range = document.to_bytes(range_in(&annotation, rev)?);
            Some(Placed::new(annotation, State::Exact, Some(range)))
        })
        .collect();
    notes.sort_by_key(|note| note.range.map(|range: ByteRange| (range.start, range.end)));
    Reading {
        article,
        document,
        notes,
        problems: Vec::new(),
    }
}

/// Where a note says that it stands in a revision; `None` where it does not name that one.
pub(super) fn range_in(annotation: &Annotation, rev: &str) -> Option<CharRange> {
    let entries = annotation.reanchored.iter().rev();
    let mut entries =
        entries.filter(|entry| entry.rev == rev && entry.decision == Decision::Passage);
    if let Some(entry) = entries.next() {
        return Some(CharRange::new(entry.start, entry.end));
    }
    let target = annotation.target.as_ref()?;
    target
        .range()
        .filter(|_| target.rev.as_deref() == Some(rev))
}
