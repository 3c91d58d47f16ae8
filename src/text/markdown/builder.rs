//! Puts a document together from the parser's events.

use super::inline::{Inline, Raw};
use super::table::Table;
use crate::text::block::{Block, BlockKind, Container, Mark, MarkKind};
use crate::text::document::{Document, Segment};
use crate::text::language;
use crate::text::language::Language;
use crate::text::normalize::Spaces;
use crate::text::span::ByteRange;

/// Source bytes of an event.
pub(super) type Source = std::ops::Range<usize>;

/// Containers nested deeper than this are not told of a block.
const DEEPEST: usize = 32;

/// A document as far as it is read.
pub(super) struct Builder<'s> {
    /// The Markdown.
    pub source: &'s str,
    text: String,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    segments: Vec<Segment>,
    containers: Vec<Container>,
    /// For each list around, the number of its next item; none for bullets.
    lists: Vec<Option<u64>>,
    /// The block that is being read.
    block: Option<BlockKind>,
    /// Its content.
    pub raw: Raw,
    table: Option<Table>,
    images: Vec<Image>,
    /// The lines of the HTML block that is being read.
    pub html: Raw,
    /// The HTML element whose content is not text, while inside it.
    pub hidden: Option<&'static str>,
}

/// An image that is being read.
struct Image {
    /// Its address.
    url: String,
    /// Where its text begins in the raw content.
    start: usize,
}

impl<'s> Builder<'s> {
    pub fn new(source: &'s str) -> Self {
        Self {
            source,
            text: String::with_capacity(source.len()),
            blocks: Vec::new(),
            marks: Vec::new(),
            segments: Vec::new(),
            containers: Vec::new(),
            lists: Vec::new(),
            block: None,
            raw: Raw::default(),
            table: None,
            images: Vec::new(),
            html: Raw::default(),
            hidden: None,
        }
    }

    pub fn finish(mut self) -> Document {
        self.close_block();
        self.close_table();
        language::assign(&self.text, &mut self.blocks);
        Document::new(self.text, self.blocks, self.marks, self.segments)
    }

    /// Begins a block; one that is open ends here.
    pub fn open_block(&mut self, kind: BlockKind) {
        self.close_block();
        self.block = Some(kind);
    }

    /// Ends the open block and writes it down, unless nothing in it can be seen.
    pub fn close_block(&mut self) {
        self.hidden = None;
        let kind = self.block.take().unwrap_or(BlockKind::Paragraph);
        if self.raw.text.is_empty() {
            self.raw = Raw::default();
            return;
        }
        let spaces = match kind {
            BlockKind::Code(_) => Spaces::Code,
            BlockKind::Heading(_) => Spaces::Line,
            _ => Spaces::Paragraph,
        };
        let mut inline = self.raw.finish(spaces, self.source);
        if spaces == Spaces::Code {
            inline.trim_code();
        }
        if !inline.text.trim().is_empty() {
            self.write(kind, inline);
        }
    }

    /// A thematic break.
    pub fn rule(&mut self) {
        self.close_block();
        self.write(BlockKind::Rule, Inline::default());
    }

    fn write(&mut self, mut kind: BlockKind, mut inline: Inline) {
        if kind == BlockKind::Paragraph {
            let whole = ByteRange::new(0, inline.text.len());
            let alone = inline
                .marks
                .iter()
                .position(|mark| mark.range == whole && matches!(mark.kind, MarkKind::Image(_)));
            if let Some(at) = alone
                && let MarkKind::Image(url) = inline.marks.swap_remove(at).kind
            {
                kind = BlockKind::Image(url);
            }
        }
        if !self.blocks.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        inline.append_to(&mut self.text, &mut self.segments, &mut self.marks);
        if let BlockKind::Table(rows) = &mut kind {
            for cell in rows.iter_mut().flatten() {
                *cell = ByteRange::new(cell.start + start, cell.end + start);
            }
        }
        let containers = self.containers_here();
        let range = ByteRange::new(start, self.text.len());
        self.blocks.push(Block {
            kind,
            range,
            containers,
            language: Language::default(),
        });
    }

    /// What a block stands in; an item's marker goes to its first block only.
    fn containers_here(&mut self) -> Vec<Container> {
        let around = self.containers.iter_mut().take(DEEPEST);
        around
            .map(|container| match container {
                Container::Item(marker) => Container::Item(marker.take()),
                other => other.clone(),
            })
            .collect()
    }

    pub fn open_container(&mut self, container: Container) {
        self.close_block();
        self.containers.push(container);
    }

    pub fn close_container(&mut self) {
        self.close_block();
        self.containers.pop();
    }

    pub fn open_list(&mut self, first: Option<u64>) {
        self.close_block();
        self.lists.push(first);
    }

    pub fn close_list(&mut self) {
        self.close_block();
        self.lists.pop();
    }

    /// Begins a list item, numbered as it counts and punctuated as in the source.
    pub fn open_item(&mut self, source: &Source) {
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                let item = self.source.get(source.clone()).unwrap_or_default();
                let after = item.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
                let closing = if after.starts_with(')') { ')' } else { '.' };
                let marker = format!("{number}{closing}");
                *number = number.saturating_add(1);
                marker
            }
            _ => "•".to_owned(),
        };
        self.open_container(Container::Item(Some(marker)));
    }

    /// A task's box takes the bullet's place, or follows the number.
    pub fn task(&mut self, done: bool) {
        let sign = if done { "☑" } else { "☐" };
        if let Some(Container::Item(Some(marker))) = self.containers.last_mut() {
            *marker = if marker == "•" {
                sign.to_owned()
            } else {
                format!("{marker} {sign}")
            };
        }
    }

    pub fn open_table(&mut self) {
        self.close_block();
        self.table = Some(Table::default());
    }

    pub fn open_row(&mut self) {
        if let Some(table) = &mut self.table {
            table.open_row();
        }
    }

    pub fn close_cell(&mut self) {
        self.hidden = None;
        let cell = self.raw.finish(Spaces::Line, self.source);
        if let Some(table) = &mut self.table {
            table.cell(cell);
        }
    }

    pub fn close_table(&mut self) {
        if let Some((rows, inline)) = self.table.take().and_then(Table::finish) {
            self.write(BlockKind::Table(rows), inline);
        }
    }

    /// Text as the parser gives it; it may stand for other characters of the source.
    pub fn text(&mut self, text: &str, source: Source) {
        if self.hidden.is_none() {
            self.raw
                .push(text, self.source, ByteRange::new(source.start, source.end));
        }
    }

    /// Inline code; the source has its backticks too.
    pub fn code(&mut self, code: &str, source: Source) {
        if self.hidden.is_some() {
            return;
        }
        let inside = self.source.get(source.clone()).and_then(|quoted| {
            let ticks = quoted.bytes().take_while(|byte| *byte == b'`').count();
            quoted
                .get(ticks..)?
                .find(code)
                .map(|at| source.start + ticks + at)
        });
        let at = inside.map_or(ByteRange::new(source.start, source.end), |start| {
            ByteRange::new(start, start + code.len())
        });
        let start = self.raw.text.len();
        self.raw.push(code, self.source, at);
        if self.images.is_empty() {
            self.raw
                .mark(ByteRange::new(start, self.raw.text.len()), MarkKind::Code);
        }
    }

    pub fn hard_break(&mut self, source: Source) {
        let space = if self.images.is_empty() { "\n" } else { " " };
        self.text(space, source);
    }

    pub fn footnote_reference(&mut self, label: &str, source: Source) {
        let start = self.raw.text.len();
        self.text(&format!("[{label}]"), source);
        if self.images.is_empty() {
            let range = ByteRange::new(start, self.raw.text.len());
            self.raw
                .mark(range, MarkKind::FootnoteReference(label.to_owned()));
        }
    }

    pub fn open_mark(&mut self, kind: MarkKind) {
        if self.images.is_empty() {
            self.raw.open(kind, None);
        }
    }

    pub fn close_mark(&mut self) {
        if self.images.is_empty() {
            self.raw.close();
        }
    }

    /// Begins an image; one inside another's description is only words.
    pub fn open_image(&mut self, url: String, source: Source) {
        let start = self.raw.text.len();
        if self.images.is_empty() {
            self.text(IMAGE, source.start..(source.start + 2).min(source.end));
        }
        self.images.push(Image { url, start });
    }

    pub fn close_image(&mut self, source: Source) {
        let Some(image) = self.images.pop() else {
            return;
        };
        if !self.images.is_empty() || self.hidden.is_some() {
            return;
        }
        let described = self
            .raw
            .text
            .get(image.start + IMAGE.len()..)
            .unwrap_or_default();
        if described.trim().is_empty() {
            self.raw.truncate(image.start);
            self.text(IMAGE_ALONE, source);
        } else {
            let end = self
                .raw
                .last_source()
                .unwrap_or(source.start)
                .min(source.end);
            self.text("]", end..source.end);
        }
        self.raw.mark(
            ByteRange::new(image.start, self.raw.text.len()),
            MarkKind::Image(image.url),
        );
    }

    /// Whether no image's description is being read.
    pub fn no_image(&self) -> bool {
        self.images.is_empty()
    }

    /// A whole image, from an HTML element.
    pub fn image(&mut self, url: String, description: &str, source: Source) {
        let start = self.raw.text.len();
        let text = match description.trim() {
            "" => IMAGE_ALONE.to_owned(),
            description => format!("{IMAGE}{description}]"),
        };
        self.text(&text, source);
        if self.images.is_empty() && self.hidden.is_none() {
            self.raw.mark(
                ByteRange::new(start, self.raw.text.len()),
                MarkKind::Image(url),
            );
        }
    }
}

/// What stands before an image's description.
const IMAGE: &str = "[image: ";
/// What stands for an image without a description.
const IMAGE_ALONE: &str = "[image]";
