//! A note's own Markdown as Org.

use std::fmt::Write as _;

use super::escape::{inline, line, link};
use crate::export::clean;
use crate::export::flow::{self, Part, Run, Step};
use crate::text::{Block, BlockKind, ByteRange, Document, MarkKind, markdown};

/// A note's own Markdown as Org.
pub(super) fn note(source: &str) -> String {
    let document = markdown::parse_note(source);
    let mut out = String::new();
    let mut depth = 0_usize;
    let mut marker: Option<String> = None;
    for step in flow::steps(&document) {
        match step {
            Step::Open(Part::List(_)) => depth += 1,
            Step::Close(Part::List(_)) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    out.push('\n');
                }
            }
            Step::Open(Part::Item(text)) => {
                marker = Some(bullet(text));
            }
            Step::Open(Part::Quote) => out.push_str("#+begin_quote\n"),
            Step::Close(Part::Quote) => out.push_str("#+end_quote\n"),
            Step::Block(block) => {
                let indent = "  ".repeat(depth.saturating_sub(1));
                let text = block_text(&document, block);
                if let Some(marker) = marker.take() {
                    let text = text.replace('\n', &format!("\n{indent}  "));
                    let _ = writeln!(out, "{indent}{marker} {text}");
                } else if depth > 0 {
                    let text = text.replace('\n', &format!("\n{indent}  "));
                    let _ = writeln!(out, "{indent}  {text}");
                } else {
                    let _ = writeln!(out, "{text}\n");
                }
            }
            Step::Open(Part::Footnote(_)) | Step::Close(_) => {}
        }
    }
    format!("{}\n", out.trim_end())
}

fn block_text(document: &Document, block: &Block) -> String {
    match &block.kind {
        BlockKind::Code(_) => {
            let code = clean::text(document.slice(block.range));
            let code: Vec<String> = code
                .lines()
                // Org takes the comma away again.
                .map(|line| {
                    if line.starts_with(['*', ',']) || line.starts_with("#+") {
                        format!(",{line}")
                    } else {
                        line.to_owned()
                    }
                })
                .collect();
            format!("#+begin_example\n{}\n#+end_example", code.join("\n"))
        }
        BlockKind::Heading(_) => format!("*{}*", line(document.slice(block.range))),
        BlockKind::Rule => "-----".to_owned(),
        BlockKind::Image(address) => {
            let address = clean::address(address).map(|address| format!(" ({})", link(&address)));
            spans(document, block.range) + &address.unwrap_or_default()
        }
        _ => spans(document, block.range),
    }
}

/// An item's sign: its number, or a dash, and the box of a task.
fn bullet(marker: &str) -> String {
    let number = marker.split(' ').next().unwrap_or_default();
    let sign = if number.ends_with(['.', ')']) {
        number
    } else {
        "-"
    };
    let task = match marker.chars().next_back() {
        Some('☑') => " [X]",
        Some('☐') => " [ ]",
        _ => "",
    };
    format!("{sign}{task}")
}

fn spans(document: &Document, range: ByteRange) -> String {
    let marks: Vec<(ByteRange, &MarkKind)> = flow::marks_in(document, range)
        .iter()
        .map(|mark| (mark.range, &mark.kind))
        .collect();
    let mut out = String::new();
    for run in flow::runs(document.text(), range, &marks) {
        match run {
            Run::Close(kind @ (MarkKind::Link(_) | MarkKind::Image(_))) => {
                if let Some(address) = flow::target(kind) {
                    let _ = write!(out, " ({})", link(&address));
                }
            }
            Run::Open(kind) | Run::Close(kind) => out.push_str(match kind {
                MarkKind::Emphasis => "/",
                MarkKind::Strong => "*",
                MarkKind::Strike => "+",
                MarkKind::Code => "~",
                _ => "",
            }),
            Run::Text(text) => {
                let begins = out.is_empty();
                let lines: Vec<String> = text
                    .split('\n')
                    .map(|one| inline(one, begins || text.contains('\n')))
                    .collect();
                out.push_str(&lines.join("\\\\\n"));
            }
        }
    }
    out
}
