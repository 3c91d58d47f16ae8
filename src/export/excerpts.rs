//! What goes out: articles, and of each the passages and notes a reader chose.

use std::sync::Arc;

use crate::anchor::State;
use crate::library::{Annotation, ArticleMeta};
use crate::text::{CharRange, Document, Language};

/// Everything one export holds, in the order of the reader's query.
#[derive(Debug, Clone, Default)]
pub struct Excerpts {
    /// The articles.
    pub articles: Vec<ArticleExcerpts>,
}

/// One article and what goes out of it.
#[derive(Debug, Clone)]
pub struct ArticleExcerpts {
    /// What is known of the article.
    pub meta: ArticleMeta,
    /// Its text as it is now.
    pub document: Arc<Document>,
    /// Its Markdown as it stands in its file, without front matter; `None` where it was not asked for.
    pub body: Option<Arc<str>>,
    /// Its excerpts in the order of the text, notes on the whole article first.
    pub notes: Vec<Excerpt>,
}

/// A passage quoted with its note, tags and place, or a note on a whole article.
#[derive(Debug, Clone)]
pub struct Excerpt {
    /// The annotation as it is kept.
    pub annotation: Annotation,
    /// How it stands in the text as it is now.
    pub state: State,
    /// Where, in scalar values of the canonical text; `None` for a whole-article note and where it is
    /// not placed.
    pub range: Option<CharRange>,
    /// The passage as it reads now; as it was stored when it is lost; empty for a whole-article note.
    pub quote: String,
    /// The headings above, outermost first.
    pub path: Vec<String>,
}

impl Excerpts {
    /// How many excerpts there are, over all articles.
    pub fn count(&self) -> usize {
        self.articles
            .iter()
            .map(|article| article.notes.len())
            .sum()
    }

    /// The language most of the articles are in; French where it is even.
    pub fn language(&self) -> Language {
        let english = self
            .articles
            .iter()
            .filter(|article| article.language() == Language::English)
            .count();
        if english * 2 > self.articles.len() {
            Language::English
        } else {
            Language::French
        }
    }
}

impl ArticleExcerpts {
    /// The language of the article: the one its file declares, else the one most of its blocks are in.
    pub fn language(&self) -> Language {
        self.meta.language.unwrap_or_else(|| {
            let blocks = self.document.blocks();
            let english = blocks
                .iter()
                .filter(|block| block.language == Language::English)
                .count();
            if english * 2 > blocks.len() {
                Language::English
            } else {
                Language::French
            }
        })
    }
}

impl Excerpt {
    /// Whether it speaks of the article as a whole.
    pub fn is_whole(&self) -> bool {
        self.annotation.passage().is_none()
    }

    /// Whether it had a place in the text and has none now.
    pub fn is_lost(&self) -> bool {
        !self.is_whole() && !self.state.is_placed()
    }

    /// The tags that say something: without empty ones.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.annotation
            .tags
            .iter()
            .map(String::as_str)
            .filter(|tag| !tag.trim().is_empty())
    }
}
