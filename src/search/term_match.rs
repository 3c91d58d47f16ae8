//! A document that holds a term group, as it is counted from postings.

use tantivy::DocId;

/// A document that holds a term group, with three weighted frequencies: in any form, in the exact form, and in what may
/// be the word but is spelt otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TermMatch {
    pub doc: DocId,
    pub frequency: f32,
    pub exact: f32,
    pub twin: f32,
    /// Where it stands; rarity is counted place by place.
    pub places: Places,
}

/// Where a term group stands in a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four places, counted each by itself"
)]
pub(super) struct Places {
    pub body: bool,
    /// Its exact form.
    pub exact_in_body: bool,
    pub title: bool,
    /// What is spelt nearly so.
    pub twin_in_body: bool,
}

impl TermMatch {
    /// Whether the document holds the word itself, not what is only spelt nearly so.
    pub fn is_own(&self) -> bool {
        self.frequency > 0.0 || self.exact > 0.0
    }
}

impl Places {
    /// Where one of the two stands.
    pub fn or(self, other: Self) -> Self {
        Self {
            body: self.body || other.body,
            exact_in_body: self.exact_in_body || other.exact_in_body,
            title: self.title || other.title,
            twin_in_body: self.twin_in_body || other.twin_in_body,
        }
    }
}

/// Joins two readings of a term group: of each document the better of both.
pub(super) fn best_of(a: &[TermMatch], b: &[TermMatch]) -> Vec<TermMatch> {
    let mut best = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let next = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if x.doc == y.doc => {
                let joined = TermMatch {
                    doc: x.doc,
                    frequency: x.frequency.max(y.frequency),
                    exact: x.exact.max(y.exact),
                    twin: x.twin.max(y.twin),
                    places: x.places.or(y.places),
                };
                a.next();
                b.next();
                joined
            }
            (Some(x), Some(y)) if x.doc > y.doc => {
                let entry = **y;
                b.next();
                entry
            }
            (Some(x), _) => {
                let entry = **x;
                a.next();
                entry
            }
            (None, Some(y)) => {
                let entry = **y;
                b.next();
                entry
            }
            (None, None) => return best,
        };
        best.push(next);
    }
}
