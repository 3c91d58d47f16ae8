//! A query made ready for one snapshot: which terms are read, and how their documents combine.

use std::ops::Range;

use super::query::Remark;
use super::schema::Zone;
use super::schema::kind;
use crate::library::Status;
use crate::text::Language;

/// What is read and how it combines.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub leaves: Vec<Leaf>,
    /// All of these, where enough texts have them all.
    pub wanted: Vec<Wanted>,
    /// All of these in any case.
    pub required: Vec<Expr>,
    /// None of these.
    pub excluded: Vec<Expr>,
    /// Equivalents of runs of wanted clauses.
    pub spans: Vec<Span>,
    pub remarks: Vec<Remark>,
}

/// A clause that is looked for.
#[derive(Debug)]
pub(super) struct Wanted {
    pub expr: Expr,
    /// Function words do not decide which texts are found, unless nothing else does.
    pub decides: bool,
}

/// How documents combine.
#[derive(Debug)]
pub(super) enum Expr {
    Leaf(usize),
    Condition(Condition),
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Not(Box<Expr>),
}

/// A condition on columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Condition {
    /// Has one of these tags (indexes into `Snapshot::tags`, sorted).
    Tags(Vec<u32>),
    Language(Language),
    Status(Status),
    /// Has one of these flags.
    Flags(u32),
    /// Day numbers, inclusive.
    Published(u32, u32),
    /// Seconds since 1970, inclusive.
    Saved(i64, i64),
    Words(u32, u32),
    /// One of these documents: segment, document.
    Documents(Vec<(u32, u32)>),
}

/// Something that is read from postings: one word, or words side by side; the best of its readings counts.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    /// As typed.
    pub shown: String,
    pub zones: Vec<Zone>,
    pub readings: Vec<Vec<Slot>>,
    /// Whether it is a function word.
    pub stop: bool,
}

/// One word at one position, by the terms that stand for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Slot {
    /// As typed, or as corrected.
    pub shown: String,
    /// Any of these terms (kind and text) is the word.
    pub terms: Vec<String>,
    /// The term of its exact form, which ranks above the others.
    pub exact: Option<String>,
    /// Any folded word that begins so is the word too.
    pub prefix: Option<String>,
}

impl Slot {
    /// The terms to read in a zone. Where words are stemmed, the stems find what the folded form does.
    pub fn terms_in(&self, zone: Zone) -> impl Iterator<Item = &String> {
        let is_folded = |term: &String| term.starts_with(kind::FOLDED);
        let stems = zone.is_stemmed() && self.terms.iter().any(|term| kind::is_stem(term));
        self.terms
            .iter()
            .filter(move |term| !(stems && is_folded(term)))
    }
}

/// Equivalents of a run of wanted clauses.
#[derive(Debug)]
pub(super) struct Span {
    /// The clauses they stand for.
    pub clauses: Range<usize>,
    pub terms: Vec<Equivalent>,
}

/// One equivalent term.
#[derive(Debug)]
pub(super) struct Equivalent {
    pub shown: String,
    pub leaf: usize,
}

impl Plan {
    /// Adds a leaf; one that is there already is read once.
    pub fn leaf(&mut self, leaf: Leaf) -> usize {
        let same = |known: &Leaf| known.zones == leaf.zones && known.readings == leaf.readings;
        if let Some(known) = self.leaves.iter().position(same) {
            return known;
        }
        self.leaves.push(leaf);
        self.leaves.len() - 1
    }

    /// The leaves that speak for the query as typed: not excluded, not equivalents.
    pub fn typed_leaves(&self) -> Vec<usize> {
        let mut leaves = Vec::new();
        self.wanted
            .iter()
            .for_each(|wanted| wanted.expr.collect(&mut leaves));
        self.required
            .iter()
            .for_each(|expr| expr.collect(&mut leaves));
        leaves.sort_unstable();
        leaves.dedup();
        leaves
    }
}

impl Expr {
    /// The leaves below that count for it.
    pub fn collect(&self, leaves: &mut Vec<usize>) {
        match self {
            Self::Leaf(leaf) => leaves.push(*leaf),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.collect(leaves);
                }
            }
            Self::Condition(_) | Self::Not(_) => {}
        }
    }
}
