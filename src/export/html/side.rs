//! Notes in the margin: phrasing content only, so that one may stand at the very line it speaks of.

use std::fmt::Write as _;

use super::{escape, inline};
use crate::export::excerpts::Excerpt;
use crate::export::flow::{self, Part, Step};
use crate::export::labels::Labels;
use crate::export::options::Options;
use crate::export::{clean, typography};
use crate::text::{BlockKind, Document, markdown};

/// Whether an excerpt has something to say in the margin: a note, or tags.
pub(super) fn speaks(excerpt: &Excerpt, options: &Options) -> bool {
    let note = options.notes && !excerpt.annotation.note.trim().is_empty();
    note || (options.tags && excerpt.tags().next().is_some())
}

/// A note in the margin behind its number, which folds it on a narrow screen.
pub(super) fn margin(excerpt: &Excerpt, nth: usize, labels: &Labels, options: &Options) -> String {
    let color = excerpt.annotation.color.as_str();
    let see = &labels.see_note;
    let inner = inside(excerpt, Some(nth), labels, options);
    format!(
        "<input type=\"checkbox\" class=\"toggle\" id=\"t{nth}\" aria-label=\"{see} {nth}\">\
         <label for=\"t{nth}\">{nth}</label>\
         <span class=\"sidenote {color}\" id=\"n{nth}\" role=\"note\">{inner}</span>"
    )
}

/// What a note says: its words, its tags and its day.
pub(super) fn inside(
    excerpt: &Excerpt,
    nth: Option<usize>,
    labels: &Labels,
    options: &Options,
) -> String {
    let mut out = String::new();
    if let Some(nth) = nth {
        let _ = write!(
            out,
            "<a class=\"number\" href=\"#p{nth}\" aria-label=\"{} {nth}\">{nth}</a>",
            labels.see_note
        );
    }
    if options.notes {
        out.push_str(&words(&excerpt.annotation.note));
    }
    let mut small: Vec<String> = Vec::new();
    if options.tags {
        let tags: Vec<String> = excerpt
            .tags()
            .map(|tag| format!("#{}", escape::text(&clean::tag(tag))))
            .collect();
        if !tags.is_empty() {
            small.push(tags.join(" "));
        }
    }
    if let Some(created) = excerpt.annotation.created {
        small.push(typography::day(created, &options.zone, labels.language));
    }
    if !small.is_empty() {
        let _ = write!(out, "<span class=\"tags\">{}</span>", small.join(" · "));
    }
    out
}

/// A note's own Markdown as phrasing content.
fn words(note: &str) -> String {
    if note.trim().is_empty() {
        return String::new();
    }
    let document = markdown::parse_note(note);
    let mut out = String::new();
    let mut marker: Option<&str> = None;
    for step in flow::steps(&document) {
        match step {
            Step::Open(Part::Item(text)) => marker = Some(text),
            Step::Open(Part::Quote) => out.push_str("<span class=\"q\">"),
            Step::Close(Part::Quote) => out.push_str("</span>"),
            Step::Open(Part::Footnote(label)) => {
                let _ = write!(out, "<sup>{}</sup> ", escape::text(label));
            }
            Step::Block(block) => {
                let text = block_text(&document, block);
                match (marker.take(), &block.kind) {
                    (Some(marker), _) => {
                        let _ = write!(
                            out,
                            "<span class=\"li\">{} {text}</span>",
                            escape::text(marker)
                        );
                    }
                    (None, BlockKind::Heading(_)) => {
                        let _ = write!(out, "<span class=\"p\"><b>{text}</b></span>");
                    }
                    (None, BlockKind::Rule) => out.push_str("<span class=\"p\">⁂</span>"),
                    (None, BlockKind::Code(_)) => out.push_str(&text),
                    (None, _) => {
                        let _ = write!(out, "<span class=\"p\">{text}</span>");
                    }
                }
            }
            Step::Open(Part::List(_)) | Step::Close(_) => {}
        }
    }
    out
}

fn block_text(document: &Document, block: &crate::text::Block) -> String {
    match &block.kind {
        BlockKind::Code(_) => {
            let code = escape::text(document.slice(block.range));
            format!("<span class=\"pre\">{code}</span>")
        }
        BlockKind::Image(address) => {
            let text = escape::text(document.slice(block.range));
            let link = escape::open_link(address);
            link.map_or_else(|| text.clone(), |link| format!("{link}{text}</a>"))
        }
        _ => inline::write(document, block.range, &[], &[]),
    }
}
