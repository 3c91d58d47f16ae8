//! Making, changing and deleting annotations.

use std::sync::PoisonError;

use jiff::Timestamp;

use super::reading::view;
use super::{Deed, Done, Problem, Reading, Workspace};
use crate::anchor::{self, Origin, Selectors, TextView};
use crate::library::conflict::{KEPT_BESIDE, is_torn};
use crate::library::front_matter::yaml_text;
use crate::library::kept::is_blank;
use crate::library::{
    Annotation, AnnotationId, Article, Change, Color, FrontMatter, LibraryError, paths,
};
use crate::text::{ByteRange, CharRange, Document, markdown};

/// How the canonical text is made from Markdown; part of a passage's address.
const EXTRACTOR: &str = "markdown/1";
/// How much stands around a sketched passage, in scalar values.
const AROUND: usize = 64;

impl Workspace {
    /// Keeps an annotation, new or changed; it is on the disk when this returns. Where another program
    /// changed it meanwhile, both versions are kept: ours under a new id.
    ///
    /// # Errors
    /// The system refused.
    pub fn save_annotation(
        &self,
        annotation: &Annotation,
        now: Timestamp,
    ) -> Result<Done, Problem> {
        self.change(|| self.saving(annotation, now))
    }

    /// What saving an annotation is to do, by what stands in its place now.
    fn saving(&self, annotation: &Annotation, now: Timestamp) -> Result<Done, Problem> {
        let mut annotation = annotation.clone();
        let path = paths::note(&annotation.slug, annotation.id.as_str());
        let before = self.library.bytes(&path)?;
        let document = self.complete(&mut annotation, before.as_deref());
        // A file that another program emptied says nothing: the note is written there as a new one.
        let stands_empty = before.as_deref().is_some_and(is_blank);
        let stands = before.as_deref().map(String::from_utf8_lossy);
        let mut what = if before.is_some() {
            Deed::NoteChanged
        } else {
            Deed::NoteAdded
        };
        let is_ours = before.as_deref().is_none_or(|bytes| {
            stands_empty || self.is_known(&annotation, bytes) && !is_torn(bytes)
        });
        if let (true, false, Some(text)) = (is_ours, stands_empty, stands.as_deref()) {
            // What another save of this session wrote is the front matter that this one goes on from.
            if let Ok(there) = Annotation::parse(&annotation.slug, annotation.id.as_str(), text) {
                if there.target != annotation.target {
                    what = Deed::PassageChanged;
                }
                annotation.front = there.front;
            }
        }
        annotation.created = annotation.created.or(Some(now));
        annotation.modified = Some(now);
        let change = if is_ours {
            if let Some(key) = annotation.unwritable() {
                return Err(LibraryError::ForeignValue { path, key }.into());
            }
            let text = annotation.render(stands.as_deref());
            let mut change = Change::one(path, before.clone(), Some(text.into_bytes()));
            change.trash = Some(Self::trash_entry());
            change
        } else if let Some(twin) = self.twin_of(&annotation) {
            return self.saving(&twin, now);
        } else {
            what = Deed::NoteBothKept;
            self.kept_beside(&mut annotation)
        };
        self.keep_revision(&annotation, document)?;
        for bytes in change.steps.iter().filter_map(|step| step.after.as_deref()) {
            self.remember(Annotation::hash(bytes));
        }
        let name = annotation
            .note
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned();
        Ok(Done::of(what, 1, name, change))
    }

    /// The change that keeps an annotation under a new id, beside another program's version of it.
    fn kept_beside(&self, annotation: &mut Annotation) -> Change {
        let beside = annotation.id.0.clone();
        annotation.id = AnnotationId(ulid::Ulid::generate().to_string());
        self.twins
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(beside.clone(), annotation.id.0.clone());
        annotation.front.set("id", annotation.id.as_str());
        annotation.front.set(KEPT_BESIDE, &yaml_text(&beside));
        let path = paths::note(&annotation.slug, annotation.id.as_str());
        let mut change = Change::one(path, None, Some(annotation.render(None).into_bytes()));
        change.trash = Some(Self::trash_entry());
        change
    }

    /// Writes down the whole address of a passage that is only sketched ([`sketch`]): as its file has it
    /// already, else from the article's text, if that is still the one it was sketched on: then gives that text.
    fn complete(&self, annotation: &mut Annotation, stands: Option<&[u8]>) -> Option<Document> {
        let sketch = annotation.target.as_ref()?;
        let (None, Some(range)) = (sketch.len, sketch.range()) else {
            return None;
        };
        let id = annotation.id.as_str();
        let stands = stands.map(String::from_utf8_lossy);
        let there = stands.and_then(|text| Annotation::parse(&annotation.slug, id, &text).ok());
        let same = |there: &Selectors| there.range() == Some(range) && there.exact == sketch.exact;
        if let Some(target) = there.and_then(|there| there.target).filter(same) {
            annotation.target = Some(target);
            return None;
        }
        let document = self.document(&annotation.slug).ok()?;
        if document.slice(document.to_bytes(range)) != sketch.exact {
            return None;
        }
        annotation.target = Some(address_of(&view(&document), &document, range));
        Some(document)
    }

    /// The text of an article as it stands.
    fn document(&self, slug: &str) -> Result<Document, LibraryError> {
        let article = self.library.article(slug)?;
        Ok(markdown::parse(&article.body))
    }

    /// An annotation under the id that this session already kept it under beside another program's version.
    fn twin_of(&self, annotation: &Annotation) -> Option<Annotation> {
        let twins = self.twins.lock().unwrap_or_else(PoisonError::into_inner);
        let id = AnnotationId(twins.get(annotation.id.as_str())?.clone());
        drop(twins);
        let path = paths::note(&annotation.slug, id.as_str());
        let bytes = self.library.bytes(&path).ok()??;
        let is_ours = self.has_written(&Annotation::hash(&bytes));
        is_ours.then(|| Annotation {
            id,
            ..annotation.clone()
        })
    }

    /// Whether a file holds what an annotation was read from, or what this session wrote.
    fn is_known(&self, annotation: &Annotation, bytes: &[u8]) -> bool {
        let hash = Annotation::hash(bytes);
        annotation.base.as_ref() == Some(&hash) || self.has_written(&hash)
    }

    /// Deletes annotations: they go to the trash.
    ///
    /// # Errors
    /// The system refused.
    pub fn delete_annotations(&self, annotations: &[Annotation]) -> Result<Done, Problem> {
        let files: Vec<_> = annotations
            .iter()
            .map(|one| paths::note(&one.slug, one.id.as_str()))
            .collect();
        self.remove_notes(&files)
    }

    /// Keeps the text that an annotation was made on, so that a later text can be compared with it: `known`, else
    /// the article's, if it is that one.
    fn keep_revision(
        &self,
        annotation: &Annotation,
        known: Option<Document>,
    ) -> Result<(), Problem> {
        let Some(rev) = annotation
            .target
            .as_ref()
            .and_then(|target| target.rev.as_deref())
        else {
            return Ok(());
        };
        let path = paths::revision(&annotation.slug, rev);
        if self.library.bytes(&path)?.is_some() {
            return Ok(());
        }
        let document = known.map_or_else(|| self.document(&annotation.slug), Ok)?;
        if anchor::revision(document.text()) == rev {
            self.keep_revisions(vec![(path, document.text().to_owned())])?;
        }
        Ok(())
    }
}

/// As [`annotation_of`], at once in a text of any length: the passage's address is a [`sketch`].
pub fn sketch_of(
    article: &Article,
    document: &Document,
    range: Option<ByteRange>,
    id: &str,
    now: Timestamp,
) -> Annotation {
    Annotation {
        target: range.map(|range| sketch(document, range)),
        ..annotation_of(article, document, None, id, now)
    }
}

/// The beginnings of a passage's address: its words, where they stand in which text, and what stands around them.
/// [`Workspace::save_annotation`] writes the rest down, for which the whole text has to be read.
pub fn sketch(document: &Document, range: ByteRange) -> Selectors {
    let (prefix, suffix) = document.around(range, AROUND);
    let chars = document.to_chars(range);
    Selectors {
        rev: Some(anchor::revision(document.text())),
        exact: document.slice(range).to_owned(),
        prefix: Some(prefix.to_owned()),
        suffix: Some(suffix.to_owned()),
        start: Some(chars.start),
        end: Some(chars.end),
        ..Selectors::default()
    }
}

/// A new annotation of a passage (`None`: of the whole article), without words as yet.
pub fn annotation_of(
    article: &Article,
    document: &Document,
    range: Option<ByteRange>,
    id: &str,
    now: Timestamp,
) -> Annotation {
    let target = range.map(|range| passage_of(document, range));
    Annotation {
        id: AnnotationId(id.to_owned()),
        article: article.meta.id.clone(),
        slug: article.meta.slug.clone(),
        created: Some(now),
        modified: None,
        color: Color::default(),
        tags: Vec::new(),
        target,
        reanchored: Vec::new(),
        note: String::new(),
        front: FrontMatter::default(),
        base: None,
    }
}

/// The address of a passage (bytes of the canonical text) in the text as it stands now.
pub fn passage_of(document: &Document, range: ByteRange) -> Selectors {
    address_of(&view(document), document, document.to_chars(range))
}

/// The address of a passage; `text` is the document's.
pub(super) fn address_of(text: &TextView<'_>, document: &Document, range: CharRange) -> Selectors {
    let start = document.to_bytes(range).start;
    let block = document.blocks().get(document.block_at(start));
    let origin = Origin {
        extractor: Some(EXTRACTOR),
        lang: block.map(|block| block.language.code()),
    };
    anchor::describe(text, range, origin)
}

/// Where a quotation stands in a text: the passage whose words are the same, typography aside.
/// `None` where it stands nowhere; the first place where it stands several times.
pub fn find_quote(document: &Document, quote: &str) -> Option<ByteRange> {
    let found = anchor::locate(&view(document), quote);
    found.first().map(|range| document.to_bytes(*range))
}

/// Every passage whose words are `quote`, in order; where none is, those that read so with the spaces set aside,
/// as in lines that were wrapped.
pub fn find_quotes(document: &Document, quote: &str) -> Vec<ByteRange> {
    let text = view(document);
    let mut found = anchor::locate(&text, quote);
    if found.is_empty() {
        found = anchor::locate_wrapped(&text, quote);
    }
    found
        .iter()
        .map(|range| document.to_bytes(*range))
        .collect()
}

impl Reading {
    /// The annotation of an id, or of a unique beginning of one.
    pub fn note(&self, id: &str) -> Option<&super::Placed> {
        let id = id.to_ascii_lowercase();
        let mut fits = self.notes.iter().filter(|note| {
            note.annotation
                .id
                .as_str()
                .to_ascii_lowercase()
                .starts_with(&id)
        });
        let first = fits.next()?;
        fits.next().is_none().then_some(first)
    }
}
