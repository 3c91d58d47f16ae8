//! A note's own Markdown as paragraphs, lists and spans.

use std::fmt::Write as _;

use super::xml;
use crate::export::clean;
use crate::export::flow::{self, Part, Run, Step};
use crate::text::{Block, BlockKind, ByteRange, Document, MarkKind, markdown};

/// A note's own Markdown.
pub(super) fn note(source: &str) -> String {
    let document = markdown::parse_note(source);
    let mut out = String::new();
    let mut quotes = 0_usize;
    let mut numbers: Vec<Option<u64>> = Vec::new();
    let mut label: Option<&str> = None;
    for step in flow::steps(&document) {
        match step {
            Step::Open(Part::List(first)) => {
                let style = if first.is_some() {
                    "Numbers"
                } else {
                    "Bullets"
                };
                // A list in a list names its own signs, or it has those of the outer one.
                let _ = write!(out, "<text:list text:style-name=\"{style}\">");
                numbers.push(first);
            }
            Step::Close(Part::List(_)) => {
                numbers.pop();
                out.push_str("</text:list>");
            }
            Step::Open(Part::Item(_)) => match numbers.last_mut().and_then(Option::take) {
                Some(first) => {
                    let _ = write!(out, "<text:list-item text:start-value=\"{first}\">");
                }
                None => out.push_str("<text:list-item>"),
            },
            Step::Close(Part::Item(_)) => out.push_str("</text:list-item>"),
            Step::Open(Part::Quote) => quotes += 1,
            Step::Close(Part::Quote) => quotes = quotes.saturating_sub(1),
            Step::Open(Part::Footnote(text)) => label = Some(text),
            Step::Close(Part::Footnote(_)) => label = None,
            Step::Block(found) => block(&document, found, quotes > 0, label.take(), &mut out),
        }
    }
    out
}

fn block(document: &Document, block: &Block, quoted: bool, label: Option<&str>, out: &mut String) {
    let style = match block.kind {
        BlockKind::Code(_) => "Preformatted_20_Text",
        BlockKind::Heading(_) => "Label",
        _ if quoted => "Quotations",
        _ => "Text_20_body",
    };
    let label = label.map(|label| format!("{}. ", xml::line(label)));
    let text = match block.kind {
        BlockKind::Code(_) => xml::text(document.slice(block.range)),
        BlockKind::Rule => "⁂".to_owned(),
        BlockKind::Image(ref address) => {
            let text = spans(document, block.range);
            let link = clean::address(address).map(|address| open_link(&address));
            link.map_or_else(|| text.clone(), |link| format!("{link}{text}</text:a>"))
        }
        _ => spans(document, block.range),
    };
    let label = label.unwrap_or_default();
    let _ = write!(
        out,
        "<text:p text:style-name=\"{style}\">{label}{text}</text:p>"
    );
}

/// A stretch of a document with its emphasis and its links.
fn spans(document: &Document, range: ByteRange) -> String {
    let marks: Vec<(ByteRange, Sign)> = flow::marks_in(document, range)
        .iter()
        .filter_map(|mark| Some((mark.range, sign(&mark.kind)?)))
        .collect();
    let marks: Vec<(ByteRange, &Sign)> = marks.iter().map(|(range, sign)| (*range, sign)).collect();
    let mut out = String::new();
    for run in flow::runs(document.text(), range, &marks) {
        match run {
            Run::Open(Sign::Span(style)) => {
                let _ = write!(out, "<text:span text:style-name=\"{style}\">");
            }
            Run::Close(Sign::Span(_)) => out.push_str("</text:span>"),
            Run::Open(Sign::Link(address)) => out.push_str(&open_link(address)),
            Run::Close(Sign::Link(_)) => out.push_str("</text:a>"),
            Run::Text(text) => out.push_str(&xml::text(text)),
        }
    }
    out
}

/// What a mark is in the document.
enum Sign {
    Span(&'static str),
    Link(String),
}

fn sign(kind: &MarkKind) -> Option<Sign> {
    Some(match kind {
        MarkKind::Emphasis => Sign::Span("Emphasis"),
        MarkKind::Strong => Sign::Span("Strong_20_Emphasis"),
        MarkKind::Strike => Sign::Span("Struck"),
        MarkKind::Code => Sign::Span("Source_20_Text"),
        MarkKind::Link(_) | MarkKind::Image(_) => Sign::Link(flow::target(kind)?),
        MarkKind::FootnoteReference(_) => return None,
    })
}

/// The beginning of a link to an address that may be followed.
pub(super) fn open_link(address: &str) -> String {
    format!(
        "<text:a xlink:type=\"simple\" xlink:href=\"{}\" text:style-name=\"Internet_20_link\">",
        xml::attribute(address)
    )
}
