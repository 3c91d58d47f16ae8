//! Excerpts that come back: annotations for an article that is there, or for a new one.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::batch::Batch;
use super::catalogue::Catalogue;
use super::ids::Ids;
use super::{Outcome, Tally, new_article};
use crate::anchor::{self, Confirmation, Decision, Selectors, State, TextView};
use crate::ingest::{Draft, DraftAnnotation};
use crate::library::{Annotation, AnnotationId, Article, FrontMatter, LibraryError, Step, paths};
use crate::text::{CharRange, Document, markdown, plain, slug};
use crate::workspace::annotate::address_of;
use crate::workspace::reading::view;
use crate::workspace::{Problem, Workspace};

/// Who put a passage where its export says that it stands.
const BY: &str = "import";

impl Workspace {
    /// Decides what becomes of an article of an export: the one that is there gets the annotations it
    /// lacks, a new one is made with all of them.
    pub(super) fn plan_excerpts(
        &self,
        mut draft: Draft,
        catalogue: &mut Catalogue,
        now: Timestamp,
        batch: &mut Batch,
    ) -> Result<(Outcome, Tally), Problem> {
        let annotations = std::mem::take(&mut draft.annotations);
        let Some((id, slug)) = catalogue.known(&draft) else {
            return self.plan_new(draft, &annotations, catalogue, now, batch);
        };
        if batch.touches(&slug) {
            self.flush(batch)?;
        }
        let article = self.library().article(&slug)?;
        let tally = self.attach(&article, &annotations, false, now, batch)?;
        let outcome = if tally.added + tally.updated > 0 {
            Outcome::Updated(id, slug, [0; 3])
        } else {
            Outcome::Unchanged(id, slug)
        };
        Ok((outcome, tally))
    }

    /// A new article; one whose text is not in the export is made of its passages, in their order.
    fn plan_new(
        &self,
        mut draft: Draft,
        annotations: &[DraftAnnotation],
        catalogue: &mut Catalogue,
        now: Timestamp,
        batch: &mut Batch,
    ) -> Result<(Outcome, Tally), Problem> {
        let of_quotes = draft.body.trim().is_empty();
        if of_quotes {
            let quotes = annotations.iter().map(|one| plain::to_markdown(&one.quote));
            let quotes: Vec<String> = quotes.filter(|quote| !quote.trim().is_empty()).collect();
            draft.body = quotes.join("\n");
        }
        let base = draft.slug.take().filter(|it| slug::slug(it) == *it);
        let base = base.unwrap_or_else(|| slug::slug(&draft.title));
        catalogue.may_be_new(&base)?;
        let name = slug::unique(&base, &|taken| catalogue.has_slug(taken));
        let article = new_article(draft, &name, catalogue, now);
        batch.step(Step {
            path: paths::article(&name),
            before: None,
            after: Some(Arc::from(article.render().into_bytes())),
        });
        let tally = self.attach(&article, annotations, of_quotes, now, batch)?;
        catalogue.insert(&article);
        Ok((Outcome::Added(article.meta.id, name), tally))
    }

    /// Notes the steps that give an article the annotations it lacks, and new versions of those it has;
    /// what becomes of each.
    fn attach(
        &self,
        article: &Article,
        annotations: &[DraftAnnotation],
        of_quotes: bool,
        now: Timestamp,
        batch: &mut Batch,
    ) -> Result<Tally, Problem> {
        let there = self.library().every_annotation(article)?.into_iter();
        let there: HashMap<String, Annotation> =
            there.map(|one| (one.id.as_str().to_owned(), one)).collect();
        let mut ids = Ids::new(&article.meta.slug, &there);
        let document = markdown::parse(&article.body);
        let place = Place {
            text: view(&document),
            document: &document,
            of_quotes,
            now,
        };
        let mut tally = Tally::default();
        let root = self.library().root();
        let exists = |id: &str| root.join(paths::note(&article.meta.slug, id)).exists();
        for draft in annotations {
            let Some(id) = ids.take(draft, &exists) else {
                tally.unchanged += 1;
                continue;
            };
            let draft = &DraftAnnotation {
                id,
                ..draft.clone()
            };
            let known = there.get(&draft.id).cloned();
            let slug = known.as_ref().map_or(&article.meta.slug, |it| &it.slug);
            let path = paths::note(slug, &draft.id);
            let before = self.library().bytes(&path)?;
            let is_known = known.is_some();
            let Some(after) = self.written(article, draft, known, before.as_deref(), &place) else {
                tally.unchanged += 1;
                continue;
            };
            if after.target_rev.as_deref() == Some(place.text.rev()) {
                let rev = paths::revision(&article.meta.slug, place.text.rev());
                batch.keep(rev, document.text());
            }
            if is_known {
                tally.updated += 1;
            } else {
                tally.added += 1;
            }
            batch.step(Step {
                path,
                before: before.map(Arc::from),
                after: Some(Arc::from(after.text.into_bytes())),
            });
        }
        if tally.added + tally.updated > 0 {
            batch.touch(&article.meta.slug);
        }
        Ok(tally)
    }

    /// An annotation's file; `None` where what stands there stays: the same, a newer one, or a file that
    /// is not this annotation's.
    fn written(
        &self,
        article: &Article,
        draft: &DraftAnnotation,
        known: Option<Annotation>,
        before: Option<&[u8]>,
        place: &Place<'_>,
    ) -> Option<Written> {
        let front = match (&known, before) {
            (None, None) => FrontMatter::default(),
            (Some(known), Some(_)) if draft.modified > known.modified => known.front.clone(),
            _ => return None,
        };
        let (target, reanchored) = self.settle(article, draft, place);
        let created = known.and_then(|known| known.created);
        let annotation = Annotation {
            id: AnnotationId(draft.id.clone()),
            article: article.meta.id.clone(),
            slug: article.meta.slug.clone(),
            created: draft.created.or(created).or(Some(place.now)),
            modified: draft.modified,
            color: draft.color,
            tags: draft.tags.clone(),
            target,
            reanchored,
            note: draft.note.clone(),
            front,
            base: None,
        };
        let stands = before.map(String::from_utf8_lossy);
        Some(Written {
            text: annotation.render(stands.as_deref()),
            target_rev: annotation.target.and_then(|target| target.rev),
        })
    }

    /// The address of a passage in the article as it stands here. What was made on a text that is not
    /// here is put where its export saw it, if the same words stand there.
    fn settle(
        &self,
        article: &Article,
        draft: &DraftAnnotation,
        place: &Place<'_>,
    ) -> (Option<Selectors>, Vec<Confirmation>) {
        let mut reanchored = draft.reanchored.clone();
        let Some(target) = &draft.target else {
            return (None, reanchored);
        };
        let Some(rev) = &target.rev else {
            let described = place.find(target).map(|range| place.describe(range));
            return (
                Some(described.unwrap_or_else(|| target.clone())),
                reanchored,
            );
        };
        let same_text = reanchored.is_empty() && rev == place.text.rev();
        if let Some(range) = draft
            .range
            .filter(|_| !same_text && !draft.quote.is_empty())
            && place.reads(range, &draft.quote)
            && self.library().revision(&article.meta.slug, rev).is_none()
        {
            let address = anchor::Address::new(target, &reanchored);
            if anchor::place(address, None, &place.text).range != Some(range) {
                reanchored.push(Confirmation {
                    rev: place.text.rev().to_owned(),
                    start: range.start,
                    end: range.end,
                    decision: Decision::Passage,
                    by: BY.to_owned(),
                    at: place.now.to_string(),
                    exact: draft.quote.clone(),
                });
            }
        }
        (Some(target.clone()), reanchored)
    }

    /// Keeps the texts that annotations were made on; undo leaves them.
    pub(in crate::workspace) fn keep_revisions(
        &self,
        texts: Vec<(PathBuf, String)>,
    ) -> Result<(), Problem> {
        for (path, text) in texts {
            if self.library().bytes(&path)?.is_some() {
                continue;
            }
            let change = crate::library::Change::one(path, None, Some(text.into_bytes()));
            match self.library().apply(&change) {
                // Another process kept the same text at the same moment.
                Ok(()) | Err(LibraryError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// An annotation's file as it is to be.
struct Written {
    text: String,
    target_rev: Option<String>,
}

/// The text that passages are found in.
struct Place<'a> {
    text: TextView<'a>,
    document: &'a Document,
    /// Whether it is made of the very passages.
    of_quotes: bool,
    now: Timestamp,
}

impl Place<'_> {
    fn describe(&self, range: CharRange) -> Selectors {
        address_of(&self.text, self.document, range)
    }

    /// Whether a range reads as a quote.
    fn reads(&self, range: CharRange, quote: &str) -> bool {
        range.start <= range.end
            && range.end <= self.text.char_len()
            && self.text.slice(range) == quote
    }

    /// Where a passage stands for certain that another program or another library describes.
    fn find(&self, target: &Selectors) -> Option<CharRange> {
        if let Some(range) = target.range().filter(|range| range.start < range.end) {
            let within = range.end <= self.text.char_len();
            if self.reads(range, &target.exact) || target.exact.is_empty() && within {
                return Some(range);
            }
        }
        if target.exact.trim().is_empty() {
            return None;
        }
        if self.of_quotes {
            let found = anchor::locate(&self.text, &target.exact);
            return found.first().copied();
        }
        let placement = anchor::place(target, None, &self.text);
        let is_sure = matches!(placement.state, State::Exact | State::Moved);
        placement.range.filter(|_| is_sure)
    }
}
