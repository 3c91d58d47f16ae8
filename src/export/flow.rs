//! A document as a writer meets it: containers that open and close, blocks, and runs of inline text.
//!
//! Formats that write documents (a note, or a whole article) differ only in their signs; what opens and
//! closes when is decided here, once.

use super::clean;
use crate::text::{Block, BlockKind, ByteRange, Container, Document, Mark, MarkKind};

/// What a writer meets, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step<'a> {
    Open(Part<'a>),
    Close(Part<'a>),
    Block(&'a Block),
}

/// What holds blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Quote,
    /// A list; the number of its first item where it is numbered.
    List(Option<u64>),
    /// An item and its marker.
    Item(&'a str),
    Footnote(&'a str),
}

/// The steps of a document.
pub(super) fn steps(document: &Document) -> Vec<Step<'_>> {
    let mut out = Vec::new();
    let mut open: Vec<Part<'_>> = Vec::new();
    for block in document.blocks() {
        enter(&block.containers, &mut open, &mut out);
        out.push(Step::Block(block));
    }
    close_to(0, &mut open, &mut out);
    out
}

/// Closes what a block does not stand in and opens what it does.
fn enter<'a>(containers: &'a [Container], open: &mut Vec<Part<'a>>, out: &mut Vec<Step<'a>>) {
    let mut depth = 0;
    for container in containers {
        let wanted = match container {
            Container::Quote => Part::Quote,
            Container::Footnote(label) => Part::Footnote(label),
            Container::Item(marker) => {
                depth = item(marker.as_deref(), depth, open, out);
                continue;
            }
        };
        if open.get(depth) != Some(&wanted) {
            close_to(depth, open, out);
            push(wanted, open, out);
        }
        depth += 1;
    }
    close_to(depth, open, out);
}

/// Enters an item at a depth: the one that is open, or a new one of the open list, or of a new list.
fn item<'a>(
    marker: Option<&'a str>,
    depth: usize,
    open: &mut Vec<Part<'a>>,
    out: &mut Vec<Step<'a>>,
) -> usize {
    let number = marker.and_then(number);
    let same_list = match (open.get(depth), marker) {
        (Some(Part::List(_)), None) => true,
        (Some(Part::List(first)), Some(_)) => first.is_some() == number.is_some(),
        _ => false,
    };
    if !same_list {
        close_to(depth, open, out);
        push(Part::List(number), open, out);
    }
    let goes_on = marker.is_none() && matches!(open.get(depth + 1), Some(Part::Item(_)));
    if !goes_on {
        close_to(depth + 1, open, out);
        push(Part::Item(marker.unwrap_or_default()), open, out);
    }
    depth + 2
}

/// The number of a marker such as `3.`.
fn number(marker: &str) -> Option<u64> {
    let digits = marker.trim_end_matches(['.', ')']);
    if digits.len() == marker.len() {
        return None;
    }
    digits.parse().ok()
}

fn push<'a>(part: Part<'a>, open: &mut Vec<Part<'a>>, out: &mut Vec<Step<'a>>) {
    open.push(part);
    out.push(Step::Open(part));
}

fn close_to<'a>(depth: usize, open: &mut Vec<Part<'a>>, out: &mut Vec<Step<'a>>) {
    while open.len() > depth {
        if let Some(part) = open.pop() {
            out.push(Step::Close(part));
        }
    }
}

/// What a writer meets inside a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run<'a, M> {
    Open(M),
    Close(M),
    Text(&'a str),
}

/// The runs of a stretch of text under marks that may overlap in any way: what is open closes before what
/// it stands in, and opens again where it goes on, so that every format gets well-nested signs. Marks
/// come sorted by start, the longer first; empty ones say nothing.
pub(super) fn runs<'a, M: Copy>(
    text: &'a str,
    range: ByteRange,
    marks: &[(ByteRange, M)],
) -> Vec<Run<'a, M>> {
    let mut out = Vec::new();
    let mut open: Vec<(usize, M)> = Vec::new();
    let mut at = range.start;
    let mut waiting = marks
        .iter()
        .filter_map(|(place, mark)| Some((place.intersect(range)?, *mark)))
        .peekable();
    loop {
        let ends = open.iter().map(|(end, _)| *end).min();
        let starts = waiting.peek().map(|(place, _)| place.start);
        let next = [ends, starts, Some(range.end)]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or(range.end);
        let part = ByteRange::new(at, next).of(text);
        if !part.is_empty() {
            out.push(Run::Text(part));
        }
        at = next.max(at);
        close_ended(at, &mut open, &mut out);
        while let Some((place, mark)) = waiting.next_if(|(place, _)| place.start <= at) {
            open.push((place.end, mark));
            out.push(Run::Open(mark));
        }
        if at >= range.end {
            break;
        }
    }
    while let Some((_, mark)) = open.pop() {
        out.push(Run::Close(mark));
    }
    out
}

/// Closes the marks that end here, and those inside them for a moment.
fn close_ended<M: Copy>(at: usize, open: &mut Vec<(usize, M)>, out: &mut Vec<Run<'_, M>>) {
    let Some(first) = open.iter().position(|(end, _)| *end <= at) else {
        return;
    };
    let inner = open.split_off(first);
    out.extend(inner.iter().rev().map(|(_, mark)| Run::Close(*mark)));
    for (end, mark) in inner {
        if end > at {
            open.push((end, mark));
            out.push(Run::Open(mark));
        }
    }
}

/// The inline marks of a document inside one of its blocks.
pub(super) fn marks_in(document: &Document, range: ByteRange) -> &[Mark] {
    let marks = document.marks();
    let from = marks.partition_point(|mark| mark.range.start < range.start);
    let to = marks.partition_point(|mark| mark.range.start < range.end);
    marks.get(from..to).unwrap_or_default()
}

/// Where a mark leads, if it can be followed.
pub(super) fn target(kind: &MarkKind) -> Option<String> {
    match kind {
        MarkKind::Link(address) | MarkKind::Image(address) => clean::address(address),
        _ => None,
    }
}

/// The words of a block as they read, each address that they do not say themselves behind its link.
pub(super) fn text_with_addresses(document: &Document, block: &Block) -> String {
    let mut ends: Vec<(usize, String)> = marks_in(document, block.range)
        .iter()
        .filter_map(|mark| {
            let address = target(&mark.kind)?;
            (document.slice(mark.range) != address).then_some((mark.range.end, address))
        })
        .collect();
    if let BlockKind::Image(address) = &block.kind {
        ends.extend(clean::address(address).map(|address| (block.range.end, address)));
    }
    ends.sort_by_key(|(end, _)| *end);
    let mut out = String::new();
    let mut at = block.range.start;
    for (end, address) in ends {
        out.push_str(document.slice(ByteRange::new(at, end)));
        out.push_str(" (");
        out.push_str(&address);
        out.push(')');
        at = end;
    }
    out.push_str(document.slice(ByteRange::new(at, block.range.end)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;

    fn outline(markdown: &str) -> String {
        let document = markdown::parse(markdown);
        let steps = steps(&document);
        let words = steps.iter().map(|step| match step {
            Step::Open(part) => format!("+{part:?}"),
            Step::Close(part) => format!("-{part:?}"),
            Step::Block(block) => document.slice(block.range).to_owned(),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lists_and_quotes_open_and_close_around_their_blocks() {
        assert_eq!(
            outline("a\n\n- b\n\n  c\n- d\n  1. e\n\n> f"),
            "a +List(None) +Item(\"•\") b c -Item(\"•\") +Item(\"•\") d +List(Some(1)) +Item(\"1.\") e \
             -Item(\"1.\") -List(Some(1)) -Item(\"•\") -List(None) +Quote f -Quote"
        );
    }

    #[test]
    fn overlapping_marks_come_out_well_nested() {
        let marks = [(ByteRange::new(1, 4), 'x'), (ByteRange::new(3, 6), 'y')];
        let runs = runs("abcdefg", ByteRange::new(0, 7), &marks);
        let written: String = runs
            .iter()
            .map(|run| match run {
                Run::Open(mark) => format!("<{mark}>"),
                Run::Close(mark) => format!("</{mark}>"),
                Run::Text(text) => (*text).to_owned(),
            })
            .collect();
        assert_eq!(written, "a<x>bc<y>d</y></x><y>ef</y>g");
    }
}
