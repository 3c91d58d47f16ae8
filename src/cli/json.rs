//! The shapes of `--json`: stable, one object a line, positions in Unicode scalar values.

use serde::Serialize;

use crate::library::{Annotation, ArticleMeta};
use crate::search::{AnnotationHit, Hit, Passage, Remark};
use crate::text::{ByteRange, CharRange, Language};
use crate::workspace::{Placed, Reading, Tally};

/// An article that was found.
#[derive(Debug, Serialize)]
pub(super) struct HitRecord<'a> {
    id: &'a str,
    slug: &'a str,
    title: &'a str,
    author: Option<&'a str>,
    source: Option<&'a str>,
    lang: Option<&'static str>,
    published: Option<String>,
    tags: &'a [String],
    status: &'static str,
    score: f32,
    annotations: u32,
    passages: Vec<Stretch<'a>>,
    /// Only with `--explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// What the search has to say of the query: the same in each hit, left out where it says nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Said<'a>>,
}

/// What a search has to say of a query.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Said<'a> {
    /// A word that no text holds was read as its nearest known words.
    Corrected { from: &'a str, to: &'a [String] },
    /// Equivalent terms were looked for as well.
    Equivalent { of: &'a str, terms: &'a [String] },
    /// A phrase that no text holds was read as its words.
    PhraseNowhere { phrase: &'a str },
    /// A filter nobody knows was read as words.
    UnknownFilter { name: &'a str },
    /// A value that the filter does not know finds nothing.
    UnknownValue { name: &'a str, value: &'a str },
    /// A date that does not exist finds nothing.
    ImpossibleDate { value: &'a str },
    /// Of a long text, the rarest words were looked for.
    TooManyWords { used: usize, of: usize },
    /// The index could not be read to the end.
    Damaged { detail: &'a str },
}

/// The remarks of an answer.
pub(super) fn said(remarks: &[Remark]) -> Vec<Said<'_>> {
    let said = remarks.iter().map(|remark| match remark {
        Remark::Corrected { from, to } => Said::Corrected { from, to },
        Remark::Equivalent { of, terms } => Said::Equivalent { of, terms },
        Remark::PhraseNowhere(phrase) => Said::PhraseNowhere { phrase },
        Remark::UnknownFilter(name) => Said::UnknownFilter { name },
        Remark::UnknownValue { name, value } => Said::UnknownValue { name, value },
        Remark::ImpossibleDate(value) => Said::ImpossibleDate { value },
        Remark::TooManyWords { used, of } => Said::TooManyWords {
            used: *used,
            of: *of,
        },
        Remark::Damaged { detail } => Said::Damaged { detail },
    });
    said.collect()
}

/// Why an article was found.
#[derive(Debug, Serialize)]
pub(super) struct Why {
    /// Whether it holds all of the words.
    pub all: bool,
    /// The forms that matched in its passages, each once.
    pub forms: Vec<String>,
    /// The forms that matched in its title, each once.
    pub title: Vec<String>,
    /// The equivalents it was found through.
    pub equivalents: Vec<String>,
}

/// A passage of the canonical text; `marks` are places in `text`.
#[derive(Debug, Serialize)]
struct Stretch<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    marks: Vec<[usize; 2]>,
}

/// A query of a batch with what it found.
#[derive(Debug, Serialize)]
pub(super) struct Batch<'a> {
    pub query: &'a str,
    pub total: usize,
    pub hits: Vec<Brief<'a>>,
    /// What the search has to say of the query; left out where it says nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Said<'a>>,
}

/// An article that a query of a batch found.
#[derive(Debug, Serialize)]
pub(super) struct Brief<'a> {
    id: &'a str,
    slug: &'a str,
    source: Option<&'a str>,
    title: &'a str,
    score: f32,
}

/// An annotation.
#[derive(Debug, Serialize)]
pub(super) struct Note<'a> {
    id: &'a str,
    article: &'a str,
    slug: &'a str,
    state: &'static str,
    quote: &'a str,
    start: Option<usize>,
    end: Option<usize>,
    #[serde(rename = "note")]
    words: &'a str,
    tags: &'a [String],
    color: &'static str,
    created: Option<String>,
}

/// An article with its text and its annotations.
#[derive(Debug, Serialize)]
pub(super) struct Whole<'a> {
    id: &'a str,
    slug: &'a str,
    title: &'a str,
    author: Option<&'a str>,
    source: Option<&'a str>,
    lang: Option<&'static str>,
    published: Option<String>,
    saved: Option<String>,
    tags: &'a [String],
    status: &'static str,
    text: &'a str,
    annotations: Vec<Note<'a>>,
}

/// What became of a file that was added.
#[derive(Debug, Serialize)]
pub(super) struct Added<'a> {
    pub path: String,
    pub outcome: &'static str,
    pub id: Option<&'a str>,
    pub slug: Option<&'a str>,
    /// The slug of another article with the same text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_text: Option<&'a str>,
    /// Of an export: what became of its annotations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annotations: Option<Counts>,
    pub reason: Option<String>,
}

/// How many annotations an entry of an export holds, and what became of them: the others add up to the first.
#[derive(Debug, Serialize)]
pub(super) struct Counts {
    held: usize,
    added: usize,
    updated: usize,
    unchanged: usize,
    refused: usize,
}

impl Counts {
    pub(super) fn of(tally: Tally) -> Self {
        Self {
            held: tally.held(),
            added: tally.added,
            updated: tally.updated,
            unchanged: tally.unchanged,
            refused: tally.refused,
        }
    }
}

/// What was deleted together.
#[derive(Debug, Serialize)]
pub(super) struct Deleted<'a> {
    pub name: &'a str,
    #[serde(rename = "deleted")]
    pub at: Option<String>,
    pub title: Option<&'a str>,
    pub slugs: &'a [String],
    pub notes: usize,
}

/// A hit as an object.
pub(super) fn found(hit: &Hit) -> HitRecord<'_> {
    let meta = &hit.meta;
    HitRecord {
        id: meta.id.as_str(),
        slug: &meta.slug,
        title: &meta.title,
        author: meta.author.as_deref(),
        source: meta.source.as_deref(),
        lang: meta.language.map(Language::code),
        published: meta.published.map(|date| date.to_string()),
        tags: &meta.tags,
        status: meta.status.as_str(),
        score: hit.score,
        annotations: hit.annotations,
        passages: hit.passages.iter().map(stretch).collect(),
        why: None,
        remarks: Vec::new(),
    }
}

fn stretch(passage: &Passage) -> Stretch<'_> {
    let places = places(&passage.text, &passage.marks);
    Stretch {
        text: &passage.text,
        start: passage.range.start,
        end: passage.range.end,
        marks: places
            .iter()
            .map(|range| [range.start, range.end])
            .collect(),
    }
}

/// A hit of a batch as an object.
pub(super) fn brief(hit: &Hit) -> Brief<'_> {
    Brief {
        id: hit.meta.id.as_str(),
        slug: &hit.meta.slug,
        source: hit.meta.source.as_deref(),
        title: &hit.meta.title,
        score: hit.score,
    }
}

/// An annotation that was found as an object.
pub(super) fn note_hit(hit: &AnnotationHit) -> Note<'_> {
    Note {
        id: hit.id.as_str(),
        article: hit.article.id.as_str(),
        slug: &hit.article.slug,
        state: hit.state.as_str(),
        quote: &hit.quote,
        start: hit.range.map(|range| range.start),
        end: hit.range.map(|range| range.end),
        words: &hit.note,
        tags: &hit.tags,
        color: hit.color.as_str(),
        created: hit.created.map(|at| at.to_string()),
    }
}

/// An annotation with its place as an object; `quote` is what its passage reads as.
pub(super) fn note<'a>(
    annotation: &'a Annotation,
    article: &'a ArticleMeta,
    state: &'static str,
    range: Option<CharRange>,
    quote: &'a str,
) -> Note<'a> {
    Note {
        id: annotation.id.as_str(),
        article: article.id.as_str(),
        slug: &article.slug,
        state,
        quote,
        start: range.map(|range| range.start),
        end: range.map(|range| range.end),
        words: &annotation.note,
        tags: &annotation.tags,
        color: annotation.color.as_str(),
        created: annotation.created.map(|at| at.to_string()),
    }
}

/// An annotation of an article that was opened as an object.
pub(super) fn placed<'a>(reading: &'a Reading, one: &'a Placed, quote: &'a str) -> Note<'a> {
    let range = one.range.map(|range| reading.document.to_chars(range));
    note(
        &one.annotation,
        &reading.article.meta,
        one.state.as_str(),
        range,
        quote,
    )
}

/// An article that was opened as an object; `quotes` belong to its annotations, in their order.
pub(super) fn whole<'a>(reading: &'a Reading, quotes: &'a [String]) -> Whole<'a> {
    let meta = &reading.article.meta;
    let language = meta.language.or_else(|| reading.document.language());
    Whole {
        id: meta.id.as_str(),
        slug: &meta.slug,
        title: &meta.title,
        author: meta.author.as_deref(),
        source: meta.source.as_deref(),
        lang: language.map(Language::code),
        published: meta.published.map(|date| date.to_string()),
        saved: meta.saved.map(|at| at.to_string()),
        tags: &meta.tags,
        status: meta.status.as_str(),
        text: reading.document.text(),
        annotations: reading
            .notes
            .iter()
            .zip(quotes)
            .map(|(one, quote)| placed(reading, one, quote))
            .collect(),
    }
}

/// Ranges of bytes of a text, sorted, as ranges of scalar values; one pass over the text.
fn places(text: &str, ranges: &[ByteRange]) -> Vec<CharRange> {
    let (mut at, mut chars) = (0, 0);
    let mut count = |to: usize| {
        if to < at {
            (at, chars) = (0, 0);
        }
        chars += text.get(at..to).map_or(0, |part| part.chars().count());
        at = to.min(text.len());
        chars
    };
    let place = |range: &ByteRange| CharRange::new(count(range.start), count(range.end));
    ranges.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_in_scalar_values() {
        let text = "l’été à Québec, l’hiver";
        let marks: Vec<ByteRange> = ["été", "Québec", "hiver"]
            .iter()
            .map(|word| {
                let start = text.find(word).unwrap();
                ByteRange::new(start, start + word.len())
            })
            .collect();
        let found: Vec<String> = places(text, &marks)
            .iter()
            .map(|range| text.chars().skip(range.start).take(range.len()).collect())
            .collect();
        assert_eq!(found, ["été", "Québec", "hiver"]);
    }
}
