//! Where a quotation given on the command line stands, also as it was copied from what `glose show` prints.

use std::fmt::Write as _;

use super::outcome::{Ending, Failure};
use crate::text::{ByteRange, Document, segment};
use crate::workspace::{Hint, Problem, ProblemKind, Reading, find_quotes};

/// Places that are listed where a quotation stands more often.
const LISTED: usize = 20;
/// How much of the text stands on either side of a listed place, in scalar values.
const AROUND: usize = 30;

/// Where a quotation stands; the `nth` place (from 1) where it stands several times.
pub(super) fn place(reading: &Reading, quote: &str, nth: Option<usize>) -> Ending<ByteRange> {
    let found = places(reading, quote);
    match (found.as_slice(), nth) {
        ([], _) => Err(nowhere(reading, quote)),
        ([only], None) => Ok(*only),
        (several, None) => Err(ask(reading, quote, several, ProblemKind::QuoteAmbiguous)),
        (all, Some(nth)) => {
            let place = nth.checked_sub(1).and_then(|at| all.get(at));
            place
                .copied()
                .ok_or_else(|| ask(reading, quote, all, ProblemKind::QuoteOutOfRange))
        }
    }
}

/// Every place of a quotation: as it is, or without what `glose show` put into it.
fn places(reading: &Reading, quote: &str) -> Vec<ByteRange> {
    let bare = without_numbers(quote, reading.notes.len());
    let readings = [
        quote.to_owned(),
        bare.clone(),
        without_margins(quote),
        without_margins(&bare),
    ];
    let mut found = readings.iter().map(|quote| {
        let mut found = find_quotes(&reading.document, quote);
        found.retain(|range| !range.is_empty());
        found
    });
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

/// The text without the numbers of notes, as `[3]`, of which there are `notes`.
fn without_numbers(text: &str, notes: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let number = after.get(1..).and_then(|inside| inside.split_once(']'));
        let known = number.filter(|(number, _)| {
            let number = number.parse::<usize>();
            number.is_ok_and(|number| (1..=notes).contains(&number))
        });
        if let Some((_, behind)) = known {
            rest = behind;
        } else {
            out.push('[');
            rest = after.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// The text without what stands at the beginning of a printed line: signs of quotes and of items.
fn without_margins(text: &str) -> String {
    let line = |line: &str| {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
        let item = line.split_once(' ').filter(|(sign, _)| {
            let number = sign.trim_end_matches(['.', ')']);
            let is_number = number.len() < sign.len() && number.parse::<u64>().is_ok();
            is_number || matches!(*sign, "•" | "☐" | "☑" | "-" | "*")
        });
        item.map_or(line, |(_, rest)| rest).trim().to_owned()
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    lines.join("\n")
}

/// A quotation that stands nowhere, with the sentence that is nearest to it.
fn nowhere(reading: &Reading, quote: &str) -> Failure {
    let near = nearest(&reading.document, quote);
    let hint = if near.is_empty() {
        Hint::CopyQuote
    } else {
        Hint::NearestQuote
    };
    Problem {
        kind: ProblemKind::QuoteNotFound,
        name: quote.to_owned(),
        cause: near,
        hint: Some(hint),
    }
    .into()
}

/// The places of a quotation, each with what stands around it, to choose one of.
fn ask(reading: &Reading, quote: &str, places: &[ByteRange], kind: ProblemKind) -> Failure {
    let document = &reading.document;
    let mut list = String::new();
    for (at, place) in places.iter().take(LISTED).enumerate() {
        let _ = write!(list, "\n  {}. {}", at + 1, around(document, *place));
    }
    if places.len() > LISTED {
        let _ = write!(list, "\n  … ({})", places.len());
    }
    Problem {
        kind,
        name: quote.to_owned(),
        cause: list,
        hint: Some(Hint::ChoosePlace),
    }
    .into()
}

/// A place with some of what stands around it, on one line.
fn around(document: &Document, place: ByteRange) -> String {
    let (before, after) = document.around(place, AROUND);
    let line = format!("{before}«{}»{after}", document.slice(place));
    let words: Vec<&str> = line.split_whitespace().collect();
    format!("…{}…", words.join(" "))
}

/// The sentence that shares most words with a quotation that stands nowhere; empty where none does.
fn nearest(document: &Document, quote: &str) -> String {
    let words = |text: &str| -> std::collections::HashSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| word.chars().count() > 2)
            .map(str::to_lowercase)
            .collect()
    };
    let wanted = words(quote);
    let mut best = (0.0, "");
    for at in 0..document.blocks().len() {
        for range in segment::sentences(document, at) {
            let sentence = document.slice(range);
            let there = words(sentence);
            let shared = wanted.intersection(&there).count();
            let score = shared as f64 / (wanted.len() + there.len()).max(1) as f64;
            if score > best.0 {
                best = (score, sentence);
            }
        }
    }
    best.1.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_show_prints_is_taken_away() {
        assert_eq!(without_numbers("a[1] b[2], [3] [x] [", 2), "a b, [3] [x] [");
        assert_eq!(
            without_margins("> un\n> deux\n  3. trois\n• quatre"),
            "un\ndeux\ntrois\nquatre"
        );
    }
}
