//! An article opened for reading: its text, and its annotations where they stand in it.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Problem, Workspace};
use crate::anchor::{self, Address, BlockSpan, State, TextView};
use crate::library::{Annotation, Article};
use crate::text::{BlockKind, ByteRange, Document, markdown};

/// An article opened for reading.
#[derive(Debug, Clone)]
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
        let mut problems: Vec<Problem> = failed.into_iter().map(Problem::from).collect();
        problems.extend(self.conflict_problems(slug));
        Ok(Reading {
            article,
            document,
            notes,
            problems,
        })
    }

    /// Places annotations in a text, in reading order.
    pub(super) fn place(
        &self,
        slug: &str,
        document: &Document,
        annotations: Vec<Annotation>,
    ) -> Vec<Placed> {
        let rev = anchor::revision(document.text());
        let mut by_revision: HashMap<Option<String>, Vec<usize>> = HashMap::new();
        let mut places: Vec<(State, Option<ByteRange>)> =
            vec![(State::Exact, None); annotations.len()];
        for (at, annotation) in annotations.iter().enumerate() {
            let Some(target) = &annotation.target else {
                continue;
            };
            let base = Address::new(target, &annotation.reanchored).base_rev();
            // In the very text it was made on, a note stands where it says: nothing is to be looked for.
            match (target.range(), places.get_mut(at)) {
                (Some(range), Some(place))
                    if annotation.reanchored.is_empty() && base == Some(&rev) =>
                {
                    place.1 = Some(document.to_bytes(range));
                }
                _ => by_revision
                    .entry(base.map(str::to_owned))
                    .or_default()
                    .push(at),
            }
        }
        if !by_revision.is_empty() {
            let new = view(document);
            for (rev, members) in by_revision {
                let addresses: Vec<Address<'_>> = members
                    .iter()
                    .filter_map(|at| annotations.get(*at))
                    .filter_map(|a| Some(Address::new(a.target.as_ref()?, &a.reanchored)))
                    .collect();
                let old_text = rev
                    .filter(|rev| *rev != new.rev())
                    .and_then(|rev| self.library.revision(slug, &rev));
                let old = old_text.as_deref().map(TextView::plain);
                let found = anchor::place_all(&addresses, old.as_ref(), &new);
                for (at, placement) in members.into_iter().zip(found) {
                    if let Some(slot) = places.get_mut(at) {
                        let range = placement.range.map(|range| document.to_bytes(range));
                        *slot = (placement.state, range);
                    }
                }
            }
        }
        let mut notes: Vec<Placed> = annotations
            .into_iter()
            .zip(places)
            .map(|(annotation, (state, range))| Placed {
                annotation,
                state,
                range,
            })
            .collect();
        notes.sort_by_key(order);
        notes
    }
}

/// The order notes stand in: on the whole article, by passage, lost; then by age.
fn order(note: &Placed) -> (u8, usize, usize, Option<jiff::Timestamp>, String) {
    let annotation = &note.annotation;
    let (rank, start, end) = match (&annotation.target, note.range) {
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
        heading: match block.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        },
    });
    TextView::new(document.text(), spans)
}
