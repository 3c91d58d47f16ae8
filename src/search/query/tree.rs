//! The parts of a query.

use super::Filter;

/// A query: what is looked for, and what could not be read as it was meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// What is looked for.
    pub clauses: Vec<Clause>,
    /// Whether equivalent terms are left out (`~`).
    pub literal: bool,
    /// Whether the text ends inside its last word, phrase or filter: while typing, that is a prefix.
    pub open: bool,
    /// What could not be read as it was meant.
    pub remarks: Vec<Remark>,
}

/// One part of a query and whether it has to be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Whether it has to be there.
    pub occur: Occur,
    /// What it is.
    pub node: Node,
}

/// Whether a clause has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Occur {
    /// Looked for; where few texts have all that is, those with some of it come after.
    #[default]
    Wanted,
    /// Has to be there, as it was typed (`+`).
    Required,
    /// Must not be there (`-`).
    Excluded,
}

/// What a clause looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A chunk of text without spaces, inflected forms too.
    Word(String),
    /// Exactly this form (`=données`).
    Exact(String),
    /// Words that begin so (`numéri*`).
    Prefix(String),
    /// Words side by side; `exact`: exactly these forms (`="…"`).
    Phrase {
        /// The words.
        text: String,
        /// Whether only these forms count.
        exact: bool,
    },
    /// A condition.
    Filter(Filter),
    /// All of these (`( )`).
    Group(Vec<Clause>),
    /// One of these (`OR`, `OU`).
    Or(Vec<Node>),
}

/// Something an answer has to say beside its hits; the sentence comes from the interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A word that no text holds was read as its nearest known words.
    Corrected {
        /// As typed.
        from: String,
        /// What was looked for instead, the most frequent first.
        to: Vec<String>,
    },
    /// Equivalent terms were looked for as well.
    Equivalent {
        /// The words as typed.
        of: String,
        /// The other terms of the group.
        terms: Vec<String>,
    },
    /// A filter nobody knows, by the name before the colon: it was read as words.
    UnknownFilter(String),
    /// A value that the filter does not know: the filter was left out.
    UnknownValue {
        /// The filter.
        name: String,
        /// The value.
        value: String,
    },
    /// A date that does not exist, as typed: the filter was left out.
    ImpossibleDate(String),
    /// A pasted text: only its rarest words were looked for.
    TooManyWords {
        /// How many were looked for.
        used: usize,
        /// How many there are.
        of: usize,
    },
    /// The index could not be read to the end: it has to be made anew.
    Damaged {
        /// What was found.
        detail: String,
    },
}

impl Clause {
    /// A clause that is looked for.
    pub fn wanted(node: Node) -> Self {
        Self {
            occur: Occur::Wanted,
            node,
        }
    }
}
