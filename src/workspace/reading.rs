//! An article opened for reading: its text, and its annotations where they stand in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Problem, Workspace};
use crate::anchor::{self, Address, BlockSpan, Placement, State, TextView};
use crate::library::{Annotation, Article};
use crate::text::{ByteRange, CharRange, Document, markdown};

/// An article opened for reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// Its text, parsed.
    pub document: Arc<Document>,
    /// Its annotations: those on the whole article first, then in the order of their passages, the lost
    /// ones last.
    pub notes: Vec<Placed>,
    /// Annotations' files that cannot be read.
    pub problems: Vec<Problem>,
}

/// An annotation and the place it has in the text as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The annotation.
    pub annotation: Annotation,
    /// How sure its place is.
    pub state: State,
    /// Its passage in the canonical text; `None` for a note on the whole article and for a lost passage.
    pub range: Option<ByteRange>,
    /// How sure its place is, 0–1; of a note without one, the best that was refused.
    pub score: f32,
    /// Where to show a note whose passage has no place: a byte of the canonical text, at a heading.
    pub near: Option<usize>,
}

impl Placed {
    /// An annotation at a place that is certain, or nowhere.
    pub fn new(annotation: Annotation, state: State, range: Option<ByteRange>) -> Self {
        Self {
            annotation,
            state,
            range,
            score: 1.0,
            near: None,
        }
    }

    /// Where it is to be seen: a byte of the canonical text, at its passage, or where that was about.
    pub fn start(&self) -> Option<usize> {
        self.range.map(|range| range.start).or(self.near)
    }
}

impl Workspace {
    /// Opens an article for reading, each annotation placed in its text.
    ///
    /// # Errors
    /// Its file cannot be read.
    pub fn read(&self, slug: &str) -> Result<Reading, Problem> {
        let article = self.library.article(slug)?;
        let document = Arc::new(markdown::parse(&article.body));
        let (annotations, failed) = self.annotations(&article);
        let notes = self.place(slug, &document, annotations);
        Ok(self.completed(Reading {
            article,
            document,
            notes,
            problems: failed.into_iter().map(Problem::from).collect(),
        }))
    }

    /// Places annotations in a text, in reading order.
    pub(super) fn place(
        &self,
        slug: &str,
        document: &Document,
        annotations: Vec<Annotation>,
    ) -> Vec<Placed> {
        let found = self.placements(slug, document, &annotations);
        let bytes = |range: CharRange| document.to_bytes(range);
        let mut notes: Vec<Placed> = annotations
            .into_iter()
            .zip(found)
            .map(|(annotation, found)| {
                let mut placed = Placed::new(annotation, State::Exact, None);
                if let Some(found) = found {
                    placed.state = found.state;
                    placed.range = found.range.map(bytes);
                    placed.score = found.score;
                    placed.near = found.near.map(|at| bytes(CharRange::new(at, at)).start);
                }
                placed
            })
            .collect();
        notes.sort_by_key(order);
        notes
    }

    /// Where annotations stand in a text, in their order; `None` for those on the whole article.
    pub(super) fn placements(
        &self,
        slug: &str,
        document: &Document,
        annotations: &[Annotation],
    ) -> Vec<Option<Placement>> {
        let rev = anchor::revision(document.text());
        let mut by_revision: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
        let mut places: Vec<Option<Placement>> = vec![None; annotations.len()];
        for (at, annotation) in annotations.iter().enumerate() {
            let Some(target) = annotation.passage() else {
                continue;
            };
            let base = Address::new(target, &annotation.reanchored).base_rev();
            // In the very text it was made on, a note stands where it says: nothing is to be looked for.
            match (target.range(), places.get_mut(at)) {
                (Some(range), Some(place))
                    if annotation.reanchored.is_empty() && base == Some(&rev) =>
                {
                    *place = Some(Placement::certain(range));
                }
                _ => by_revision.entry(base).or_default().push(at),
            }
        }
        if by_revision.is_empty() {
            return places;
        }
        let new = view(document);
        for (rev, members) in by_revision {
            let of_rev = || members.iter().filter_map(|at| annotations.get(*at));
            let addresses: Vec<Address<'_>> = of_rev()
                .filter_map(|a| Some(Address::new(a.passage()?, &a.reanchored)))
                .collect();
            let old_text = rev
                .filter(|rev| *rev != new.rev())
                .and_then(|rev| self.kept_text(slug, of_rev(), rev));
            let old = old_text.as_deref().map(TextView::plain);
            let found = anchor::place_all(&addresses, old.as_ref(), &new);
            for (at, placement) in members.iter().zip(found) {
                if let Some(slot) = places.get_mut(*at) {
                    *slot = Some(placement);
                }
            }
        }
        places
    }

    /// The kept text of a revision. An article that was renamed has it where its annotations stand.
    pub(super) fn kept_text<'a>(
        &self,
        slug: &str,
        annotations: impl Iterator<Item = &'a Annotation>,
        rev: &str,
    ) -> Option<String> {
        let mut folders: Vec<&str> = vec![slug];
        for annotation in annotations {
            if !folders.contains(&annotation.slug.as_str()) {
                folders.push(&annotation.slug);
            }
        }
        folders
            .into_iter()
            .find_map(|folder| self.library.revision(folder, rev))
    }
}

/// The order notes stand in: on the whole article, by passage, lost; then by age.
fn order(note: &Placed) -> (u8, usize, usize, Option<jiff::Timestamp>, String) {
    let annotation = &note.annotation;
    let (rank, start, end) = match (annotation.passage(), note.range) {
        (None, _) => (0, 0, 0),
        (Some(_), Some(range)) => (1, range.start, range.end),
        (Some(_), None) => (2, 0, 0),
    };
    (
        rank,
        start,
        end,
        annotation.created,
        annotation.id.0.clone(),
    )
}

/// A document made ready for placing.
pub(super) fn view(document: &Document) -> TextView<'_> {
    let spans = document.blocks().iter().map(|block| BlockSpan {
        range: block.range,
        heading: block.kind.heading_level(),
    });
    TextView::new(document.text(), spans)
}
