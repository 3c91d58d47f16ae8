//! Stands in for the Citation Style Language in a build without the feature `csl`: every style of the reader's own is
//! refused, with the reason.

use super::csl_error::CslError;
use super::span::Reference;
use crate::library::ArticleMeta;
use crate::text::Language;

/// What a reader is told of every style.
const REASON: &str = "this build of Glose has no CSL styles: it was made without the feature `csl`";

/// What a file of the style language is; in this build no file is read.
#[derive(Debug)]
pub enum Parsed {
    /// A style.
    Sheet(Box<Sheet>),
    /// A name for another style: that one's name, and the language it is to be used in.
    Alias(String, Option<String>),
}

/// A style of the reader's own; this build makes none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name: that of its file, without the ending.
    pub name: String,
    /// Its title, as it calls itself.
    pub title: String,
}

impl Sheet {
    /// Refuses a style.
    ///
    /// # Errors
    /// Always: this build has no CSL styles.
    pub fn parse(_: &str, _: &str) -> Result<Parsed, CslError> {
        Err(CslError::at(1, REASON))
    }

    /// The same style under another name.
    #[must_use]
    pub fn alias(&self, name: &str, _: Option<String>) -> Self {
        Self {
            name: name.to_owned(),
            title: self.title.clone(),
        }
    }

    /// No references.
    #[expect(
        clippy::unused_self,
        reason = "the method of a build that has CSL styles"
    )]
    pub(super) fn references(
        &self,
        _: &[&ArticleMeta],
        _: Language,
    ) -> Option<Vec<(usize, Reference)>> {
        None
    }

    /// No reference.
    #[expect(
        clippy::unused_self,
        reason = "the method of a build that has CSL styles"
    )]
    pub(super) fn short(&self, _: &ArticleMeta, _: Language) -> Option<Reference> {
        None
    }

    /// It writes no notes.
    #[expect(
        clippy::unused_self,
        reason = "the method of a build that has CSL styles"
    )]
    pub(super) fn writes_notes(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_is_refused_with_the_reason() {
        let error = Sheet::parse("x", "<style/>").unwrap_err();
        assert!(error.reason.contains("feature `csl`"));
    }
}
