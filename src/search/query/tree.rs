//! The parts of a query.

use super::dates::{DayRange, Since};
use crate::library::{Color, Status};
use crate::search::schema::Zone;
use crate::text::Language;

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

/// A condition on an article or an annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// Has this tag or one below it; `prefix`: or one that begins so.
    Tag {
        /// As typed.
        name: String,
        /// Whether `*` follows.
        prefix: bool,
    },
    /// Is in this language.
    Language(Language),
    /// Is at this point of reading.
    Status(Status),
    /// Has such a thing.
    Has(Has),
    /// Has no such thing.
    Without(Has),
    /// Has these words in this zone.
    Text(Zone, Box<Node>),
    /// Was published then.
    Published(DayRange),
    /// Was added then.
    Saved(DayRange),
    /// Was added since.
    Since(Since),
    /// Has an annotation of this colour.
    Color(Color),
    /// Has so many words: inclusive bounds.
    Length(u32, u32),
    /// Has this id, or one that begins so; or this slug.
    Id(String),
    /// What nothing meets: a value that the filter does not know, or (without a name) signs that no text is found
    /// by.
    Unknown {
        /// The filter, as typed; empty for signs alone.
        name: String,
        /// The value, as typed.
        value: String,
        /// Whether a value that the filter knows begins so: it may still be being typed.
        begins: bool,
    },
}

/// What an article may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Has {
    /// A note.
    Note,
    /// A highlight without words.
    Highlight,
    /// Either of them.
    Annotation,
    /// A tag.
    Tag,
    /// An author.
    Author,
    /// A date of publication.
    Date,
    /// A source.
    Source,
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
    /// A phrase that no text holds, as typed: it was read as its words, close together first.
    PhraseNowhere(String),
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
