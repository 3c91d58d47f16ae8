//! Markdown → [`Document`], and plain text → Markdown that reads the same.
//!
//! It is `CommonMark` with tables, footnotes, strikethrough and task lists. What the canonical text holds is in
//! [`normalize`](super::normalize); further: soft line breaks are spaces and hard ones `\n`; blocks are
//! joined by `\n\n`; an image is `[image: alt]`; the markers of lists and tasks (`•`, `3.`, `☑`) are in
//! [`Container::Item`](super::Container), not in the text; HTML tags are dropped and their text kept.

mod builder;
mod escape;
mod html;
mod inline;
pub(crate) mod note;
mod shallow;
mod table;
#[cfg(test)]
mod tests;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::block::{BlockKind, Container, MarkKind};
use super::document::Document;
use builder::{Builder, Source};

pub use escape::escape;

/// Parses Markdown. Any text is Markdown: nothing fails, and the time is linear in the length of the
/// source. Containers nested deeper than 32 are read but not told.
///
/// ```
/// use glose::text::markdown;
/// let document = markdown::parse("# L’été\n\nDes *objets*\nconnectés &amp; vus");
/// assert_eq!(document.text(), "L’été\n\nDes objets connectés & vus");
/// ```
pub fn parse(source: &str) -> Document {
    read(source, Info::Hidden)
}

/// Parses a reader's note: every word of it stands in the text, in order, and each line break.
///
/// ```
/// use glose::text::markdown::parse_note;
/// let document = parse_note("Voir <Dupont 2019>\n5*3*2 et *enfin*");
/// assert_eq!(document.text(), "Voir <Dupont 2019>\n5*3*2 et enfin");
/// ```
pub fn parse_note(source: &str) -> Document {
    read(&note::explicit(source), Info::Shown)
}

/// Whether what stands after a code block's fence is a line of the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Info {
    Hidden,
    Shown,
}

fn read(source: &str, info: Info) -> Document {
    // A byte-order mark would hide a heading on the first line.
    let base = if source.starts_with('\u{FEFF}') {
        '\u{FEFF}'.len_utf8()
    } else {
        0
    };
    let shallow = shallow::shallow(source.get(base..).unwrap_or_default());
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut builder = Builder::new(source);
    for (event, range) in Parser::new_ext(&shallow, options).into_offset_iter() {
        let source = range.start + base..range.end + base;
        let shown = fence(&event).filter(|_| info == Info::Shown);
        take(&mut builder, event, source.clone());
        if let Some(words) = shown {
            builder.text(&words, source.start..source.start);
        }
    }
    builder.finish()
}

/// What stands after the fence of a code block that begins, as a line.
fn fence(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if !info.trim().is_empty() => {
            Some(format!("{}\n", info.trim()))
        }
        _ => None,
    }
}

/// Hands one event to the builder.
fn take(builder: &mut Builder<'_>, event: Event<'_>, source: Source) {
    match event {
        Event::Start(tag) => start(builder, tag, source),
        Event::End(tag) => end(builder, tag, source),
        Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
            builder.text(&text, source);
        }
        Event::Code(code) => builder.code(&code, source),
        Event::Html(text) => builder.html_line(&text, source),
        Event::InlineHtml(tag) => builder.html_tag(&tag, source),
        Event::FootnoteReference(label) => builder.footnote_reference(&label, source),
        Event::SoftBreak => builder.text(" ", source),
        Event::HardBreak => builder.hard_break(source),
        Event::Rule => builder.rule(),
        Event::TaskListMarker(done) => builder.task(done),
    }
}

fn start(builder: &mut Builder<'_>, tag: Tag<'_>, source: Source) {
    match tag {
        Tag::Paragraph => builder.open_block(BlockKind::Paragraph),
        Tag::Heading { level, .. } => builder.open_block(BlockKind::Heading(level as u8)),
        Tag::BlockQuote(_) => builder.open_container(Container::Quote),
        Tag::CodeBlock(kind) => builder.open_block(BlockKind::Code(match kind {
            CodeBlockKind::Fenced(info) => info.trim().to_owned(),
            CodeBlockKind::Indented => String::new(),
        })),
        Tag::List(first) => builder.open_list(first),
        Tag::Item => builder.open_item(&source),
        Tag::FootnoteDefinition(label) => {
            builder.open_container(Container::Footnote(label.into_string()));
        }
        Tag::Table(_) => builder.open_table(),
        Tag::TableHead | Tag::TableRow => builder.open_row(),
        Tag::Emphasis => builder.open_mark(MarkKind::Emphasis),
        Tag::Strong => builder.open_mark(MarkKind::Strong),
        Tag::Strikethrough => builder.open_mark(MarkKind::Strike),
        Tag::Link { dest_url, .. } => builder.open_mark(MarkKind::Link(address(&dest_url))),
        Tag::Image { dest_url, .. } => builder.open_image(address(&dest_url), source),
        Tag::HtmlBlock => builder.close_block(),
        Tag::TableCell
        | Tag::MetadataBlock(_)
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition
        | Tag::Superscript
        | Tag::Subscript => {}
    }
}

fn end(builder: &mut Builder<'_>, tag: TagEnd, source: Source) {
    match tag {
        TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock => builder.close_block(),
        TagEnd::HtmlBlock => builder.close_html(),
        TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
            builder.close_container();
        }
        TagEnd::List(_) => builder.close_list(),
        TagEnd::Table => builder.close_table(),
        TagEnd::TableCell => builder.close_cell(),
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
            builder.close_mark();
        }
        TagEnd::Image => builder.close_image(source),
        TagEnd::TableHead
        | TagEnd::TableRow
        | TagEnd::MetadataBlock(_)
        | TagEnd::DefinitionList
        | TagEnd::DefinitionListTitle
        | TagEnd::DefinitionListDefinition
        | TagEnd::Superscript
        | TagEnd::Subscript => {}
    }
}

/// An address as it is kept: without control characters and the spaces around it.
fn address(url: &CowStr<'_>) -> String {
    url.trim().chars().filter(|c| !c.is_control()).collect()
}
