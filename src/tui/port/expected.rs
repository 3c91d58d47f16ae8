//! What keys wait for: from the moment it is requested, they are meant for it.

use super::event::{Event, SearchEvent, WorkEvent};
use super::op::{Op, OpenAt};
use super::request::{Request, SearchRequest, WorkRequest};

/// Something that was requested and that keys wait for.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// An article, by its slug, at a place.
    Article(String, Box<OpenAt>),
    /// A version of an article that is kept, by the article's slug.
    Version(String),
    /// The article of a draft, by the draft's key.
    Draft(String),
    /// The notes whose passage has no sure place.
    Waiting,
    /// What there is to see of those of an article, by its slug.
    Cases(String),
    /// Every article that a query finds, by the generation of the request.
    All(u64),
    /// An article's text to be edited, by its slug.
    Text(String),
    /// That a decision is on the disk. What is done is done: it is never unwanted.
    Decision,
}

impl Request {
    /// What keys wait for once this is requested.
    pub fn expects(&self) -> Option<Expected> {
        match self {
            Self::Work(request) => request.expects(),
            Self::Search(SearchRequest::All(generation, _)) => Some(Expected::All(*generation)),
            Self::Search(
                SearchRequest::Articles { .. }
                | SearchRequest::Notes { .. }
                | SearchRequest::Find(..)
                | SearchRequest::Overview
                | SearchRequest::Explain(..)
                | SearchRequest::Similar(..),
            )
            | Self::Preview(_)
            | Self::Session(_)
            | Self::Background(_)
            | Self::Terminal(_) => None,
        }
    }
}

impl WorkRequest {
    fn expects(&self) -> Option<Expected> {
        match self {
            Self::Open(_, OpenAt::Stay)
            | Self::Left
            | Self::Searches
            | Self::FollowRenamed(..)
            | Self::Versions(..)
            | Self::SaveSearch(..)
            | Self::ExportPreview(..)
            | Self::Export(_)
            | Self::Styles
            | Self::Trash
            | Self::Unsettled => None,
            Self::Open(slug, OpenAt::Version { .. }) => Some(Expected::Version(slug.clone())),
            Self::Open(slug, at) => Some(Expected::Article(slug.clone(), Box::new(at.clone()))),
            Self::OpenDraft(draft) => Some(Expected::Draft(draft.key.clone())),
            Self::Waiting => Some(Expected::Waiting),
            Self::Weigh(slug) => Some(Expected::Cases(slug.clone())),
            Self::ReadToEdit(slug) => Some(Expected::Text(slug.clone())),
            Self::Do(op) => {
                matches!(**op, Op::Decide { .. } | Op::AcceptSure).then_some(Expected::Decision)
            }
        }
    }
}

impl Event {
    /// What this brings of what keys wait for.
    pub fn brings(&self) -> Option<Expected> {
        match self {
            Self::Work(event) => event.brings(),
            Self::Search(SearchEvent::All(generation, _)) => Some(Expected::All(*generation)),
            Self::Search(
                SearchEvent::Answer { .. }
                | SearchEvent::Notes { .. }
                | SearchEvent::Overview { .. }
                | SearchEvent::Matches(..)
                | SearchEvent::Similar(..)
                | SearchEvent::Tags(..)
                | SearchEvent::Explained(..),
            )
            | Self::Input(_)
            | Self::Preview(_)
            | Self::Background(_)
            | Self::Session(_)
            | Self::Terminal(_)
            | Self::Failed(_) => None,
        }
    }
}

impl WorkEvent {
    fn brings(&self) -> Option<Expected> {
        match self {
            Self::Opened(_, OpenAt::Stay)
            | Self::Versions(..)
            | Self::Done(..)
            | Self::NotReread(..)
            | Self::Vanished(..)
            | Self::NoteFailed(..)
            | Self::Left(..)
            | Self::Trash(..)
            | Self::Unsettled(..)
            | Self::ExportPreview(..)
            | Self::Styles(..)
            | Self::Exported(..)
            | Self::ExportExists(..)
            | Self::Searches(..)
            | Self::SearchKept(..) => None,
            Self::Opened(_, OpenAt::Draft(draft)) | Self::DraftUnopened(draft, _) => {
                Some(Expected::Draft(draft.key.clone()))
            }
            Self::Opened(reading, at) => {
                let slug = reading.article.meta.slug.clone();
                Some(Expected::Article(slug, Box::new(at.clone())))
            }
            Self::OldVersion(reading, ..) => {
                Some(Expected::Version(reading.article.meta.slug.clone()))
            }
            Self::Waiting(_) => Some(Expected::Waiting),
            Self::Weighed(slug, _) => Some(Expected::Cases(slug.clone())),
            Self::ToEdit { slug, .. } => Some(Expected::Text(slug.clone())),
        }
    }
}
