//! Articles and annotations as records: what JSON holds and what templates are given.

use serde::Serialize;

use super::excerpts::{ArticleExcerpts, Excerpt};
use super::options::Options;
use crate::anchor::{Confirmation, Selectors};
use crate::text::CharRange;

/// One article and its annotations.
#[derive(Debug, Serialize)]
pub(super) struct ArticleRecord<'a> {
    pub id: &'a str,
    pub slug: &'a str,
    pub title: &'a str,
    pub author: Option<&'a str>,
    pub source: Option<&'a str>,
    pub published: Option<String>,
    pub saved: Option<String>,
    /// The language its file declares.
    pub lang: Option<&'static str>,
    pub status: &'static str,
    pub tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<&'a str>,
    pub annotations: Vec<AnnotationRecord<'a>>,
}

/// One annotation: as it is kept, and how it stands.
#[derive(Debug, Serialize)]
pub(super) struct AnnotationRecord<'a> {
    pub id: &'a str,
    pub created: Option<String>,
    pub modified: Option<String>,
    pub color: &'static str,
    pub tags: &'a [String],
    pub note: &'a str,
    pub quote: &'a str,
    /// `whole` for a note on the whole article.
    pub state: &'static str,
    pub range: Option<CharRange>,
    pub path: &'a [String],
    pub target: Option<&'a Selectors>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub reanchored: &'a [Confirmation],
}

/// The records of an article under these options.
pub(super) fn article<'a>(article: &'a ArticleExcerpts, options: &Options) -> ArticleRecord<'a> {
    let meta = &article.meta;
    ArticleRecord {
        id: meta.id.as_str(),
        slug: &meta.slug,
        title: &meta.title,
        author: meta.author.as_deref(),
        source: meta.source.as_deref(),
        published: meta.published.map(|date| date.to_string()),
        saved: meta.saved.map(|at| at.to_string()),
        lang: meta.language.map(crate::text::Language::code),
        status: meta.status.as_str(),
        tags: if options.tags { &meta.tags } else { &[] },
        body: article.body.as_deref().filter(|_| options.bodies),
        annotations: article
            .notes
            .iter()
            .filter(|excerpt| options.notes || !excerpt.is_whole())
            .map(|excerpt| annotation(excerpt, options))
            .collect(),
    }
}

fn annotation<'a>(excerpt: &'a Excerpt, options: &Options) -> AnnotationRecord<'a> {
    let kept = &excerpt.annotation;
    AnnotationRecord {
        id: kept.id.as_str(),
        created: kept.created.map(|at| at.to_string()),
        modified: kept.modified.map(|at| at.to_string()),
        color: kept.color.as_str(),
        tags: if options.tags { &kept.tags } else { &[] },
        note: if options.notes { &kept.note } else { "" },
        quote: &excerpt.quote,
        state: state(excerpt),
        range: excerpt.range,
        path: &excerpt.path,
        target: kept.target.as_ref(),
        reanchored: &kept.reanchored,
    }
}

/// How an excerpt stands, in a word.
pub(super) fn state(excerpt: &Excerpt) -> &'static str {
    if excerpt.is_whole() {
        "whole"
    } else {
        excerpt.state.as_str()
    }
}
