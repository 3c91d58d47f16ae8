//! What a verb acts on: only what the reader sees chosen.

use std::collections::BTreeMap;

use crate::library::ArticleMeta;
use crate::search::AnnotationHit;
use crate::text::{ByteRange, Document};
use crate::workspace::{Case, Placed};

/// What the reader sees chosen on the screen in front.
#[derive(Debug)]
pub enum Subject<'a> {
    /// Nothing.
    Nothing,
    /// Articles of a list.
    Articles {
        /// The one that has the focus, if it is loaded.
        focused: Option<&'a ArticleMeta>,
        /// Those that are checked, by slug with their tags; where there are none, the focused one is meant.
        checked: &'a BTreeMap<String, Vec<String>>,
    },
    /// Annotations of a list.
    Notes {
        /// The one that has the focus.
        focused: &'a AnnotationHit,
        /// Those that are checked, else the focused one, in the order of the list.
        chosen: Vec<&'a AnnotationHit>,
    },
    /// A passage of the open article.
    Passage {
        /// The article.
        article: &'a ArticleMeta,
        /// Its text.
        document: &'a Document,
        /// The passage: what is selected, else the focused sentence.
        range: ByteRange,
        /// The annotation that a verb on notes means: the focused one, else the smallest on the passage.
        note: Option<&'a Placed>,
        /// Whether that annotation has the focus itself.
        is_note_focused: bool,
    },
    /// A note whose passage has no sure place.
    Waiting {
        /// The article it stands in.
        article: &'a ArticleMeta,
        /// What there is to see of it, once that is known.
        case: Option<&'a Case>,
    },
}

/// Whether what is chosen may be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Write,
    /// It is a version that is kept, to be read only.
    ReadOnly,
    /// The passage of a note is being chosen in it; nothing else may be done.
    Choosing,
}

/// The tag that a star is.
pub const STAR: &str = "favori";

impl<'a> Subject<'a> {
    /// The article that has the focus, or that the focused note stands in.
    pub fn article(&self) -> Option<&'a ArticleMeta> {
        match self {
            Self::Nothing => None,
            Self::Articles { focused, .. } => *focused,
            Self::Notes { focused, .. } => Some(&focused.article),
            Self::Passage { article, .. } | Self::Waiting { article, .. } => Some(article),
        }
    }

    /// The slugs of the articles that are chosen, each with its tags.
    pub fn articles(&self) -> Vec<(&'a str, &'a [String])> {
        if let Self::Articles { checked, .. } = self
            && !checked.is_empty()
        {
            let checked = checked.iter();
            return checked
                .map(|(slug, tags)| (slug.as_str(), tags.as_slice()))
                .collect();
        }
        let article = self.article().into_iter();
        article
            .map(|meta| (meta.slug.as_str(), meta.tags.as_slice()))
            .collect()
    }

    /// The slugs of the articles that are chosen.
    pub fn slugs(&self) -> Vec<String> {
        let articles = self.articles().into_iter();
        articles.map(|(slug, _)| slug.to_owned()).collect()
    }

    /// The annotations that are chosen in a list: their articles' slugs and their ids.
    pub fn notes(&self) -> Vec<(String, String)> {
        match self {
            Self::Notes { chosen, .. } => {
                let chosen = chosen.iter();
                chosen
                    .map(|hit| (hit.article.slug.clone(), hit.id.0.clone()))
                    .collect()
            }
            Self::Nothing | Self::Articles { .. } | Self::Passage { .. } | Self::Waiting { .. } => {
                Vec::new()
            }
        }
    }
}
