//! The inside of a note's block as Markdown: emphasis, code, links and images; all else is text.

use super::escape;
use crate::export::clean;
use crate::export::flow::{self, Run};
use crate::text::{ByteRange, Document, Mark, MarkKind};

/// A stretch of a document; each line but the last ends in a hard break.
pub(super) fn spans(document: &Document, range: ByteRange) -> String {
    let marks = flow::marks_in(document, range);
    let mut out = String::new();
    let mut at = range.start;
    // Code and images are written whole: nothing in them is read as Markdown.
    for mark in marks.iter().filter(|mark| is_whole(mark)) {
        if mark.range.start < at {
            continue;
        }
        between(
            document,
            ByteRange::new(at, mark.range.start),
            marks,
            &mut out,
        );
        let text = document.slice(mark.range);
        out.push_str(&match &mark.kind {
            MarkKind::Image(address) => image(text, address),
            _ => code(text),
        });
        at = mark.range.end;
    }
    between(document, ByteRange::new(at, range.end), marks, &mut out);
    out
}

fn is_whole(mark: &Mark) -> bool {
    matches!(mark.kind, MarkKind::Code | MarkKind::Image(_))
}

/// A stretch without code or images.
fn between(document: &Document, range: ByteRange, marks: &[Mark], out: &mut String) {
    let over: Vec<(ByteRange, &MarkKind)> = marks
        .iter()
        .filter(|mark| !is_whole(mark))
        .map(|mark| (mark.range, &mark.kind))
        .collect();
    for run in flow::runs(document.text(), range, &over) {
        match run {
            Run::Open(MarkKind::Link(_)) => out.push('['),
            Run::Close(MarkKind::Link(address)) => out.push_str(&target(address)),
            Run::Open(kind) | Run::Close(kind) => out.push_str(match kind {
                MarkKind::Emphasis => "*",
                MarkKind::Strong => "**",
                MarkKind::Strike => "~~",
                _ => "",
            }),
            Run::Text(text) => {
                let lines: Vec<String> = text.split('\n').map(escape::inline).collect();
                out.push_str(&lines.join("\\\n"));
            }
        }
    }
}

/// The end of a link: where it leads.
fn target(address: &str) -> String {
    let address = clean::address(address).unwrap_or_default();
    if address.contains(['(', ')']) {
        format!("](<{address}>)")
    } else {
        format!("]({address})")
    }
}

/// An image whose text is `[image: description]`.
pub(super) fn image(text: &str, address: &str) -> String {
    let inside = text.trim_start_matches("[image").trim_start_matches(": ");
    let inside = inside.strip_suffix(']').unwrap_or(inside);
    format!("![{}{}", escape::inline(inside), target(address))
}

/// Inline code between more backticks than it holds in a row.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{ticks}{space}{text}{space}{ticks}")
}
