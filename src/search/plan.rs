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
    pub groups: Vec<TermGroup>,
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
    /// The phrase that it is a word of: it adds to the score, and decides only where no text holds that phrase.
    pub of_phrase: Option<usize>,
}

/// How documents combine.
#[derive(Debug)]
pub(super) enum Expr {
    TermGroup(usize),
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

/// One word, or words side by side, as they are read from postings. It has several readings where it can be spelt in
/// several ways (*e-mail*, *email*); of each document the best counts.
#[derive(Debug, Clone)]
pub(super) struct TermGroup {
    /// As typed.
    pub shown: String,
    pub zones: Vec<Zone>,
    /// Each a row of positions that follow one another.
    pub readings: Vec<Vec<TermPosition>>,
    /// Whether it is a function word.
    pub stop: bool,
    /// Whether no text holds it as typed, so that its nearest known words are looked for: it counts for less.
    pub corrected: bool,
}

/// One word at one position, by the terms that stand for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TermPosition {
    /// As typed, or as corrected.
    pub shown: String,
    /// Any of these terms (kind and text) is the word.
    pub terms: Vec<String>,
    /// The term of its exact form, which ranks above the others.
    pub exact: Option<String>,
    /// Any of these terms may be the word: other accents than those typed, small letters for an acronym, corrections
    /// beside a known stem. Texts found by them alone come after those found by `terms`.
    pub twins: Vec<String>,
    /// Any folded word that begins so is the word too.
    pub prefix: Option<String>,
}

impl TermPosition {
    /// The terms to read in a zone. Where words are stemmed, the stems find what the folded form does.
    pub fn terms_in(&self, zone: Zone) -> impl Iterator<Item = &String> {
        let is_folded = |term: &String| term.starts_with(kind::FOLDED);
        let stems = zone.is_stemmed() && self.terms.iter().any(|term| kind::is_stem(term));
        self.terms
            .iter()
            .filter(move |term| !(stems && is_folded(term)))
    }

    /// All terms that are or may be the word.
    pub fn all_terms(&self) -> impl Iterator<Item = &String> {
        self.terms.iter().chain(&self.twins)
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
    pub group: usize,
}

impl Plan {
    /// Adds a term group and returns its number; one that is there already is read once.
    pub fn add_group(&mut self, group: TermGroup) -> usize {
        let same = |known: &TermGroup| {
            known.zones == group.zones
                && known.readings == group.readings
                && known.stop == group.stop
        };
        if let Some(known) = self.groups.iter().position(same) {
            return known;
        }
        self.groups.push(group);
        self.groups.len() - 1
    }

    /// Lets the words of each phrase that no text holds decide by themselves, and says so.
    pub fn loosen(&mut self, is_nowhere: impl Fn(usize) -> bool) {
        let mut nowhere = Vec::new();
        for wanted in &mut self.wanted {
            let Some(phrase) = wanted.of_phrase.filter(|phrase| is_nowhere(*phrase)) else {
                continue;
            };
            let mut groups = Vec::new();
            wanted.expr.collect(&mut groups);
            let group = |group: &usize| self.groups.get(*group);
            wanted.decides = groups.iter().filter_map(group).any(|group| !group.stop);
            if !nowhere.contains(&phrase) {
                nowhere.push(phrase);
            }
        }
        for phrase in nowhere {
            if let Some(phrase) = self.groups.get(phrase) {
                let remark = Remark::PhraseNowhere(phrase.shown.clone());
                if !self.remarks.contains(&remark) {
                    self.remarks.push(remark);
                }
            }
        }
    }

    /// The term groups that speak for the query as typed: not excluded, not equivalents.
    pub fn typed_groups(&self) -> Vec<usize> {
        self.groups_where(|_| true)
    }

    /// Those of them that a reader sees in a text: of a phrase that some text holds, not its words by themselves.
    pub fn shown_groups(&self) -> Vec<usize> {
        self.groups_where(|wanted| wanted.of_phrase.is_none() || wanted.decides)
    }

    fn groups_where(&self, keep: impl Fn(&Wanted) -> bool) -> Vec<usize> {
        let mut groups = Vec::new();
        let wanted = self.wanted.iter().filter(|wanted| keep(wanted));
        wanted.for_each(|wanted| wanted.expr.collect(&mut groups));
        self.required
            .iter()
            .for_each(|expr| expr.collect(&mut groups));
        groups.sort_unstable();
        groups.dedup();
        groups
    }
}

impl Expr {
    /// Collects the term groups below that count for it.
    pub fn collect(&self, groups: &mut Vec<usize>) {
        match self {
            Self::TermGroup(group) => groups.push(*group),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.collect(groups);
                }
            }
            Self::Condition(_) | Self::Not(_) => {}
        }
    }
}
