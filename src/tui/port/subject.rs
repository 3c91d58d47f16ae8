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

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(slug: &str, tags: &[&str]) -> ArticleMeta {
        let tags = tags.join(", ");
        let text = format!("---\ntags: [{tags}]\n---\nTexte.\n");
        crate::library::Article::parse(slug, &text).unwrap().meta
    }

    #[test]
    fn what_is_checked_is_meant_before_what_has_the_focus() {
        let focused = meta("le-pont", &["fer"]);
        let none = BTreeMap::new();
        let checked = BTreeMap::from([
            ("canal".to_owned(), vec!["eau".to_owned()]),
            ("rive".to_owned(), Vec::new()),
        ]);
        for (checked, slugs) in [(&none, &["le-pont"][..]), (&checked, &["canal", "rive"])] {
            let subject = Subject::Articles {
                focused: Some(&focused),
                checked,
            };
            assert_eq!(subject.slugs(), slugs);
            assert_eq!(
                subject.article().map(|meta| meta.slug.as_str()),
                Some("le-pont")
            );
            assert!(subject.notes().is_empty());
        }
        let tags: Vec<_> = Subject::Articles {
            focused: None,
            checked: &checked,
        }
        .articles()
        .into_iter()
        .map(|(_, tags)| tags.len())
        .collect();
        assert_eq!(tags, [1, 0]);
    }

    #[test]
    fn nothing_is_no_article_and_no_note() {
        let none = BTreeMap::new();
        let empty = Subject::Articles {
            focused: None,
            checked: &none,
        };
        for subject in [Subject::Nothing, empty] {
            assert!(subject.article().is_none() && subject.slugs().is_empty());
            assert!(subject.notes().is_empty());
        }
    }

    #[test]
    fn of_a_passage_its_article_is_meant() {
        let article = meta("le-pont", &["fer"]);
        let document = crate::text::markdown::parse("Texte.");
        let subject = Subject::Passage {
            article: &article,
            document: &document,
            range: ByteRange::new(0, 5),
            note: None,
            is_note_focused: false,
        };
        assert_eq!(subject.slugs(), ["le-pont"]);
        assert_eq!(subject.articles()[0].1, ["fer"]);
        let waiting = Subject::Waiting {
            article: &article,
            case: None,
        };
        assert_eq!(waiting.slugs(), ["le-pont"]);
        assert!(waiting.notes().is_empty());
    }
}
