//! Stub, replaced by the search branch.
#![allow(missing_docs, clippy::all, clippy::pedantic)]
use crate::library::*;
use crate::text::*;
use jiff::Timestamp;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct SearchError;
impl SearchError {
    pub fn is_refusal(&self) -> bool {
        false
    }
}
#[derive(Debug, Clone, Default)]
pub struct Equivalents;
impl Equivalents {
    pub fn with_own(_: &str) -> (Self, Vec<String>) {
        (Self, vec![])
    }
}
pub struct Index;
#[derive(Debug, Clone)]
pub struct IndexEntry {
    pub meta: ArticleMeta,
    pub document: Arc<Document>,
    pub stamp: String,
    pub annotations: Vec<IndexedAnnotation>,
}
#[derive(Debug, Clone)]
pub struct IndexedAnnotation {
    pub id: AnnotationId,
    pub note: String,
    pub tags: Vec<String>,
    pub color: Color,
    pub quote: String,
    pub range: Option<CharRange>,
    pub created: Option<Timestamp>,
    pub state: crate::anchor::State,
}
impl Index {
    pub fn open(_: &Path) -> Result<Self, SearchError> {
        Ok(Self)
    }
    pub fn in_memory() -> Result<Self, SearchError> {
        Ok(Self)
    }
    pub fn rebuilt(&self) -> bool {
        false
    }
    pub fn stamps(&self) -> Result<HashMap<String, String>, SearchError> {
        Ok(HashMap::new())
    }
    pub fn update(&self, _: Vec<IndexEntry>, _: &[String]) -> Result<(), SearchError> {
        Ok(())
    }
    pub fn searcher(&self) -> Searcher {
        Searcher
    }
    pub fn set_equivalents(&self, _: Equivalents) {}
}
#[derive(Debug, Clone)]
pub struct Searcher;
impl Searcher {
    pub fn search(&self, _: &Request, _: &dyn Fn() -> bool) -> Option<Answer> {
        Some(Answer::default())
    }
    pub fn annotations(&self, _: &Request) -> (Vec<AnnotationHit>, usize) {
        (vec![], 0)
    }
    pub fn articles_named(&self, _: &str) -> Vec<(String, String)> {
        vec![]
    }
    pub fn annotations_named(&self, _: &str) -> Vec<(String, String)> {
        vec![]
    }
    pub fn tags(&self) -> Vec<(String, u32)> {
        vec![]
    }
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    #[default]
    Relevance,
    Published,
    Saved,
    Title,
    Length,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub query: String,
    pub typing: bool,
    pub sort: Sort,
    pub limit: usize,
    pub offset: usize,
    pub passages: usize,
    pub now: Timestamp,
}
impl Request {
    pub fn new(query: &str, now: Timestamp) -> Self {
        Self {
            query: query.into(),
            typing: false,
            sort: Sort::Relevance,
            limit: 50,
            offset: 0,
            passages: 3,
            now,
        }
    }
}
#[derive(Debug, Clone, Default)]
pub struct Answer {
    pub total: usize,
    pub partial_from: Option<usize>,
    pub hits: Vec<Hit>,
    pub facets: Facets,
    pub remarks: Vec<Remark>,
    pub took: Duration,
}
#[derive(Debug, Clone, PartialEq)]
pub enum Remark {
    Corrected { from: String, to: String },
    Equivalent { of: String, terms: Vec<String> },
    UnknownFilter(String),
    ImpossibleDate(String),
}
#[derive(Debug, Clone, Default)]
pub struct Facets {
    pub tags: Vec<(String, u32)>,
    pub languages: Vec<(Language, u32)>,
    pub statuses: Vec<(Status, u32)>,
    pub years: Vec<(i16, u32)>,
}
#[derive(Debug, Clone)]
pub struct Hit {
    pub meta: ArticleMeta,
    pub words: u32,
    pub annotations: u32,
    pub score: f32,
    pub passages: Vec<Passage>,
    pub via: Vec<String>,
    pub title_marks: Vec<ByteRange>,
}
#[derive(Debug, Clone)]
pub struct Passage {
    pub text: String,
    pub range: CharRange,
    pub bytes: ByteRange,
    pub marks: Vec<ByteRange>,
}
#[derive(Debug, Clone)]
pub struct AnnotationHit {
    pub id: AnnotationId,
    pub article: ArticleMeta,
    pub note: String,
    pub quote: String,
    pub tags: Vec<String>,
    pub color: Color,
    pub range: Option<CharRange>,
    pub created: Option<Timestamp>,
    pub state: crate::anchor::State,
}
pub fn find_in(_: &Document, _: &str) -> Vec<ByteRange> {
    vec![]
}
