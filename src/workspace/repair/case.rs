//! What there is to see of a note that waits: its passage as it was, and where it might be now.

use std::collections::BTreeMap;

use crate::anchor::{self, Address, Piece, State};
use crate::library::Annotation;
use crate::text::{ByteRange, CharRange, Document, markdown, plain};
use crate::workspace::reading::view;
use crate::workspace::versions::range_in;
use crate::workspace::{Problem, Version, Workspace};

/// Bytes shown of a passage.
const PASSAGE: usize = 3_000;
/// Bytes shown of its paragraph on either side.
const AROUND: usize = 400;

/// A note that waits, with what a reader needs to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The note.
    pub annotation: Annotation,
    /// Its state: to check, or lost.
    pub state: State,
    /// The revision that its places are of.
    pub rev: String,
    /// Its passage as it was.
    pub before: Before,
    /// Where it might be, best first; at most five.
    pub offers: Vec<Offer>,
    /// Where it was, about: a byte of the text as it stands.
    pub near: usize,
    /// The block there: a heading, as a rule (scalar values).
    pub block: CharRange,
    /// The heading there; empty where there is none.
    pub heading: String,
}

/// A passage as it was when its note was made, or last put in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// The version it stood in; `None` where that is not kept.
    pub version: Option<Version>,
    /// Its paragraph, or what the note knows of it.
    pub paragraph: String,
    /// The passage in it (bytes).
    pub passage: ByteRange,
}

/// A place where a passage might be.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Where, in scalar values of the text as it stands.
    pub range: CharRange,
    /// How sure, 0–1.
    pub score: f32,
    /// The number of its paragraph, from 1.
    pub nth: usize,
    /// Its paragraph's place (scalar values).
    pub block: CharRange,
    /// Its paragraph.
    pub paragraph: String,
    /// The passage in it (bytes).
    pub passage: ByteRange,
    /// What changed: from the passage as it was to this one (bytes of either).
    pub pieces: Vec<Piece>,
}

/// The notes of an article that wait.
pub(super) fn cases(workspace: &Workspace, slug: &str) -> Result<Vec<Case>, Problem> {
    let article = workspace.library.article(slug)?;
    let document = markdown::parse(&article.body);
    let (annotations, _) = workspace.library.annotations(&article);
    let found = workspace.placements(slug, &document, &annotations);
    let rev = view(&document).rev().to_owned();
    let versions = workspace.versions_of(slug, &annotations, &rev);
    let mut cases: Vec<Case> = annotations
        .into_iter()
        .zip(found)
        .filter_map(|(annotation, found)| Some((annotation, found?)))
        .filter(|(annotation, found)| !found.state.is_placed() && !annotation.is_given_up())
        .map(|(annotation, found)| {
            let before = before(workspace, slug, &annotation, &versions);
            let was = before.passage.of(&before.paragraph);
            let offers = found.candidates.iter();
            let offers = offers.map(|one| offer(&document, one, was)).collect();
            let near = found.near.unwrap_or(0);
            let near = document.to_bytes(CharRange::new(near, near)).start;
            let heading = document.heading_path(near).last().copied();
            let block = block_at(&document, near);
            Case {
                state: found.state,
                rev: rev.clone(),
                offers,
                near,
                block,
                heading: heading.map_or_else(String::new, |at| document.slice(at).to_owned()),
                before,
                annotation,
            }
        })
        .collect();
    cases.sort_by_key(|case| case.state);
    Ok(cases)
}

/// The place of the block at an offset (bytes), in scalar values.
fn block_at(document: &Document, at: usize) -> CharRange {
    let block = document.blocks().get(document.block_at(at));
    block.map_or(CharRange::new(0, 0), |block| document.to_chars(block.range))
}

fn offer(document: &Document, candidate: &anchor::Candidate, was: &str) -> Offer {
    let passage = document.to_bytes(candidate.range);
    let (paragraph, inside) = around(document, passage);
    let pieces = anchor::compare(was, inside.of(&paragraph));
    Offer {
        range: candidate.range,
        score: candidate.score,
        nth: document.block_at(passage.start) + 1,
        block: block_at(document, passage.start),
        paragraph,
        passage: inside,
        pieces,
    }
}

/// The passage in the version that its note names, else what the note itself holds.
fn before(
    workspace: &Workspace,
    slug: &str,
    annotation: &Annotation,
    versions: &[Version],
) -> Before {
    let target = annotation.passage();
    let base = target.and_then(|t| Address::new(t, &annotation.reanchored).base_rev());
    let kept = base.and_then(|rev| {
        let range = range_in(annotation, rev)?;
        let text = workspace.kept_text(slug, std::iter::once(annotation), rev)?;
        (anchor::revision(&text) == rev).then_some((rev, range, text))
    });
    if let Some((rev, range, text)) = kept {
        let document = plain::document(text, &BTreeMap::new());
        let (paragraph, passage) = around(&document, document.to_bytes(range));
        return Before {
            version: versions.iter().find(|one| one.rev == rev).cloned(),
            paragraph,
            passage,
        };
    }
    let whole = annotation.words();
    let words = whole.get(..whole.floor_char_boundary(PASSAGE));
    let words = words.unwrap_or_default();
    // What stood around what was selected says nothing of a place that was confirmed later.
    let selected = target.filter(|target| target.exact == whole);
    let part = |text: Option<&String>| text.map_or("", String::as_str).to_owned();
    let prefix = part(selected.and_then(|target| target.prefix.as_ref()));
    let suffix = part(selected.and_then(|target| target.suffix.as_ref()));
    Before {
        version: None,
        passage: ByteRange::new(prefix.len(), prefix.len() + words.len()),
        paragraph: format!("{prefix}{words}{suffix}"),
    }
}

/// A passage in its paragraph, both cut where they are long; and the place of the passage in that (bytes).
fn around(document: &Document, passage: ByteRange) -> (String, ByteRange) {
    let text = document.text();
    let block = |at: usize| document.blocks().get(document.block_at(at));
    let last = passage.end.saturating_sub(1).max(passage.start);
    let first = block(passage.start).map_or(0, |block| block.range.start);
    let end = block(last).map_or(text.len(), |block| block.range.end);
    let from = text.floor_char_boundary(passage.start.saturating_sub(AROUND));
    let start = from.max(first.min(passage.start));
    let shown = text.floor_char_boundary(passage.end.min(passage.start + PASSAGE));
    let until = text.floor_char_boundary((shown + AROUND).min(text.len()));
    let stop = until.min(end.max(shown));
    let mut out = String::new();
    if start > first {
        out.push('…');
    }
    out.push_str(ByteRange::new(start, passage.start).of(text));
    let begins = out.len();
    out.push_str(ByteRange::new(passage.start, shown).of(text));
    let inside = ByteRange::new(begins, out.len());
    out.push_str(ByteRange::new(shown, stop).of(text));
    if stop < end {
        out.push('…');
    }
    (out, inside)
}
