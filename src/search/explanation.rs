//! Why a query finds what it finds: data for `--explain` and for the interface.

use super::query::Remark;
use super::schema::Zone;

/// How a query was read, and why one article answers it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Explanation {
    /// The query as it was read, in one spelling.
    pub query: String,
    /// Its words and phrases, in order; then equivalents.
    pub words: Vec<WordReading>,
    /// What there is to say beside: corrections, equivalents, what was not understood.
    pub notes: Vec<Remark>,
    /// The article asked about, if it is found.
    pub hit: Option<HitReading>,
}

/// A word or phrase of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct WordReading {
    /// As typed; of an equivalent, its term.
    pub typed: String,
    /// What it is looked up by: `=form`, `^accented form`, `~French stem`, `_English stem`, `!ACRONYM`,
    /// `form*`. Words of a phrase are told apart by ` + `.
    pub terms: Vec<String>,
    /// What part it plays.
    pub role: WordRole,
    /// How many articles hold it.
    pub articles: usize,
    /// How much it tells (inverse document frequency).
    pub rarity: f32,
}

/// What part a word plays in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordRole {
    /// It is looked for.
    Wanted,
    /// A function word: it decides nothing.
    Function,
    /// An equivalent of typed words.
    Equivalent,
    /// It must not be there.
    Excluded,
}

/// Why an article answers a query.
#[derive(Debug, Clone, PartialEq)]
pub struct HitReading {
    /// Its slug.
    pub slug: String,
    /// Its place in the answer, from 1.
    pub place: usize,
    /// How it was found.
    pub how: MatchedBy,
    /// Its score: the sum of the parts and of `nearness`.
    pub score: f32,
    /// What words that stand near each other in order add.
    pub nearness: f32,
    /// What each word adds.
    pub parts: Vec<ScorePart>,
}

/// How an article was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchedBy {
    /// By all the words as typed (or corrected).
    AllWords,
    /// By all of them, some through equivalents.
    Equivalents,
    /// By some of them.
    SomeWords,
}

/// What one word adds to the score of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct ScorePart {
    /// The word as typed; of an equivalent, its term.
    pub word: String,
    /// Whether it is an equivalent: then it counts for less.
    pub equivalent: bool,
    /// The forms found, as the text writes them (in lower case), where, and how often.
    pub forms: Vec<(Zone, String, usize)>,
    /// What its stems add, in the title and elsewhere.
    pub stems: f32,
    /// What its exact form adds.
    pub exact: f32,
}
