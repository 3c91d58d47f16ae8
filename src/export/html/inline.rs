//! Inline text in HTML: emphasis, links, code, and the highlights laid over them.

use std::fmt::Write as _;

use std::collections::HashSet;

use super::escape;
use crate::export::flow::{self, Run};
use crate::library::Color;
use crate::text::{ByteRange, Document, MarkKind};

/// A highlight over the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Highlight<'a> {
    /// Place in the canonical text (bytes).
    pub range: ByteRange,
    pub color: Color,
    /// What names its first part on the page.
    pub id: &'a str,
}

/// What lies over a stretch of text.
#[derive(Debug, Clone, Copy)]
enum Layer<'a> {
    Mark(&'a MarkKind),
    Highlight(&'a Highlight<'a>),
}

/// A stretch of a document as inline HTML. Each of `points` (a place in bytes, and HTML) is put in after
/// what ends at its place; they come in order.
pub(super) fn write(
    document: &Document,
    range: ByteRange,
    highlights: &[Highlight<'_>],
    points: &[(usize, String)],
) -> String {
    let mut layers: Vec<(ByteRange, Layer<'_>)> = flow::marks_in(document, range)
        .iter()
        .map(|mark| (mark.range, Layer::Mark(&mark.kind)))
        .collect();
    let over = highlights.iter();
    layers.extend(over.map(|highlight| (highlight.range, Layer::Highlight(highlight))));
    layers.sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
    let mut writer = Writer {
        range,
        named: HashSet::new(),
        links: 0,
        image_links: 0,
        out: String::new(),
    };
    let mut points = points.iter().peekable();
    let mut at = range.start;
    for run in flow::runs(document.text(), range, &layers) {
        match run {
            Run::Open(layer) => writer.open(layer),
            Run::Close(layer) => writer.close(layer),
            Run::Text(text) => {
                // What a reader can operate may not stand in a link; it waits until the link is over.
                while writer.links + writer.image_links == 0
                    && let Some((_, html)) = points.next_if(|(place, _)| *place <= at)
                {
                    writer.out.push_str(html);
                }
                at += text.len();
                let text = escape::text(text).replace('\n', "<br>\n");
                writer.out.push_str(&text);
            }
        }
    }
    for (_, html) in points {
        writer.out.push_str(html);
    }
    writer.out
}

/// The HTML of a block as it grows.
struct Writer<'a> {
    range: ByteRange,
    /// The highlights that have their name on the page.
    named: HashSet<&'a str>,
    /// How many links are open.
    links: usize,
    /// How many images are open that lead to themselves.
    image_links: usize,
    out: String,
}

impl<'a> Writer<'a> {
    fn open(&mut self, layer: Layer<'a>) {
        match layer {
            Layer::Mark(MarkKind::Link(address)) => {
                if let Some(html) = escape::open_link(address) {
                    self.links += 1;
                    self.out.push_str(&html);
                }
            }
            // An image leads to itself, unless it stands in a link already.
            Layer::Mark(MarkKind::Image(address)) if self.links == 0 => {
                let link = escape::open_link(address);
                self.image_links += usize::from(link.is_some());
                self.out.push_str(&link.unwrap_or_default());
                self.out.push_str("<i>");
            }
            Layer::Mark(kind) => self.out.push_str(element(kind).0),
            Layer::Highlight(it) => {
                let color = it.color.as_str();
                let begins = self.range.contains(it.range.start);
                if begins && self.named.insert(it.id) {
                    let html = format!("<mark class=\"{color}\" id=\"{}\">", it.id);
                    self.out.push_str(&html);
                } else {
                    let _ = write!(self.out, "<mark class=\"{color}\">");
                }
            }
        }
    }

    fn close(&mut self, layer: Layer<'a>) {
        match layer {
            Layer::Mark(MarkKind::Link(address)) => {
                if escape::open_link(address).is_some() {
                    self.links = self.links.saturating_sub(1);
                    self.out.push_str("</a>");
                }
            }
            Layer::Mark(MarkKind::Image(_)) if self.image_links > 0 => {
                self.image_links -= 1;
                self.out.push_str("</i></a>");
            }
            Layer::Mark(kind) => self.out.push_str(element(kind).1),
            Layer::Highlight(_) => self.out.push_str("</mark>"),
        }
    }
}

/// The signs around a kind of mark; links have their own.
fn element(kind: &MarkKind) -> (&'static str, &'static str) {
    match kind {
        MarkKind::Emphasis => ("<em>", "</em>"),
        MarkKind::Strong => ("<strong>", "</strong>"),
        MarkKind::Strike => ("<s>", "</s>"),
        MarkKind::Code => ("<code>", "</code>"),
        MarkKind::FootnoteReference(_) => ("<sup>", "</sup>"),
        MarkKind::Image(_) => ("<i>", "</i>"),
        MarkKind::Link(_) => ("", ""),
    }
}
