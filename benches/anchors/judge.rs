//! Whether a placement is right.

use glose::anchor::{Placement, State};
use glose::text::CharRange;

use crate::corpus::Pair;
use crate::passages::{Kind, Passage};
use crate::truth::{Class, Truth};

/// What a method answered.
#[derive(Debug, Clone)]
pub enum Answer {
    Placed(CharRange, f32),
    /// Asked the reader; the first candidate.
    Asked(Option<CharRange>, f32),
    Lost(f32),
}

/// How an answer compares with the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// In its place; of a deleted passage: lost.
    Right,
    /// Covers some of its place.
    Partial,
    /// Elsewhere; of a deleted passage: anywhere but in the gap it left.
    Wrong,
    /// Asked, and the first candidate is right.
    AskedRight,
    /// Asked, and it is not.
    AskedWrong,
    /// Lost though it is there.
    Missed,
    /// Of a deleted passage: in the gap it left.
    InGap,
}

/// One passage, its truth and every method's answer.
#[derive(Clone)]
pub struct Case {
    pub set: &'static str,
    pub pair: usize,
    pub lang: String,
    pub source: String,
    pub kind: Kind,
    pub truth: Truth,
    pub answers: Vec<Answer>,
    pub verdicts: Vec<Verdict>,
    /// Whether an answer that was placed, or offered first, begins and ends at words; `None` where there is
    /// none, or where the passage itself did not.
    pub at_words: Vec<Option<bool>>,
    /// For the list of cases: the passage, and for every answer the text it names.
    pub quote: String,
    pub found: Vec<String>,
    pub right: String,
}

impl Answer {
    pub fn of(range: Option<CharRange>) -> Self {
        range.map_or(Self::Lost(0.0), |range| Self::Placed(range, 1.0))
    }

    fn range(&self) -> Option<CharRange> {
        match self {
            Self::Placed(range, _) => Some(*range),
            Self::Asked(range, _) => *range,
            Self::Lost(_) => None,
        }
    }
}

impl From<&Placement> for Answer {
    fn from(placement: &Placement) -> Self {
        match (placement.state, placement.range) {
            (State::Lost, _) => Self::Lost(placement.score),
            (_, Some(range)) => Self::Placed(range, placement.score),
            _ => {
                let first = placement.candidates.first();
                Self::Asked(first.map(|candidate| candidate.range), placement.score)
            }
        }
    }
}

impl Case {
    pub fn new(
        set: &'static str,
        number: usize,
        pair: &Pair,
        passage: &Passage,
        truth: Truth,
        answers: Vec<Answer>,
    ) -> Self {
        let verdicts = answers.iter().map(|answer| judge(answer, &truth)).collect();
        let cut = |chars: &[char], range: CharRange| {
            let end = range.end.min(chars.len());
            chars
                .get(range.start.min(end)..end)
                .unwrap_or_default()
                .iter()
                .collect::<String>()
        };
        let whole = at_words(&pair.old.chars, passage.range);
        let ends = answers.iter().map(|answer| {
            let range = answer.range().filter(|_| whole)?;
            Some(at_words(&pair.new.chars, range))
        });
        let ends = ends.collect();
        let found = answers.iter().map(|answer| {
            answer
                .range()
                .map_or_else(String::new, |range| cut(&pair.new.chars, range))
        });
        Self {
            set,
            pair: number,
            lang: pair.lang.clone(),
            source: pair.source.clone(),
            kind: passage.kind,
            quote: cut(&pair.old.chars, passage.range),
            right: truth
                .places
                .first()
                .map_or_else(String::new, |at| cut(&pair.new.chars, *at)),
            found: found.collect(),
            at_words: ends,
            truth,
            answers,
            verdicts,
        }
    }

    /// Three pairs in ten are held out.
    pub fn split(&self) -> &'static str {
        if self.pair % 10 < 7 {
            "tuning"
        } else {
            "held out"
        }
    }
}

/// Whether a range neither begins nor ends inside a word.
fn at_words(chars: &[char], range: CharRange) -> bool {
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric());
    let inside = |at: usize| at > 0 && letter(at - 1) && letter(at);
    !inside(range.start) && !inside(range.end)
}

/// Shared over covered, 0–1.
fn likeness(one: CharRange, other: CharRange) -> f32 {
    let shared = one
        .end
        .min(other.end)
        .saturating_sub(one.start.max(other.start));
    let covered = one.end.max(other.end) - one.start.min(other.start);
    shared as f32 / covered.max(1) as f32
}

fn judge(answer: &Answer, truth: &Truth) -> Verdict {
    if truth.class == Class::Deleted {
        let Some(gap) = truth.places.first() else {
            return Verdict::Wrong;
        };
        let inside = |range: CharRange| {
            let shared = range
                .end
                .min(gap.end)
                .saturating_sub(range.start.max(gap.start));
            shared * 2 >= range.len()
        };
        return match answer {
            Answer::Lost(_) => Verdict::Right,
            Answer::Placed(range, _) if inside(*range) => Verdict::InGap,
            Answer::Placed(..) => Verdict::Wrong,
            Answer::Asked(Some(range), _) if inside(*range) => Verdict::AskedRight,
            Answer::Asked(..) => Verdict::AskedWrong,
        };
    }
    let enough = if truth.class == Class::Edited {
        0.4
    } else {
        0.8
    };
    let best = answer.range().map_or(0.0, |range| {
        truth
            .places
            .iter()
            .map(|place| likeness(range, *place))
            .fold(0.0, f32::max)
    });
    match answer {
        Answer::Lost(_) => Verdict::Missed,
        Answer::Placed(..) if best >= enough => Verdict::Right,
        Answer::Placed(..) if best >= 0.15 => Verdict::Partial,
        Answer::Placed(..) => Verdict::Wrong,
        Answer::Asked(..) if best >= enough => Verdict::AskedRight,
        Answer::Asked(..) => Verdict::AskedWrong,
    }
}
