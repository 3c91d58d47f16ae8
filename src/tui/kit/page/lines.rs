//! Blocks → lines: what is wrapped where, and where blank lines stand.

use unicode_segmentation::UnicodeSegmentation;

use super::block_prefix;
use super::block_prefix::BlockPrefix;
use super::model::{LineKind, Page, PageLine, Part};
use super::pieces::{CODE_TAB, covering, line};
use super::{parts, table};
use crate::text::safe::cell_width;
use crate::text::wrap::{WrappedLine, divide, wrap};
use crate::text::{
    Alignment, Block, BlockKind, ByteRange, Container, Document, SafeText, Spacing, safe, segment,
};

/// By what preformatted text is set in, where the column is wide enough.
const CODE_INDENT: &str = "  ";
/// From this many cells on, a column is wide enough for what is not text.
const ROOMY: u16 = 12;

/// By what a paragraph's first line is indented where no blank line stands before it.
const INDENT: &str = "  ";
/// A space between two words is made wider by at most so many cells.
const MOST_STRETCH: usize = 3;

/// Before the title and before headings of the first level.
const HEADING_SIGN: &str = "▌ ";

/// The lines of one part of a page: those above the text before the first one, the blank ones between two
/// blocks after each. One at least.
pub(in crate::tui) fn of_part(page: &Page, nth: usize) -> Box<[PageLine]> {
    let Some(part) = page.parts.get(nth) else {
        return Box::default();
    };
    let blocks = page.document.blocks();
    let mut setter = Typesetter::new(page);
    if nth == 0 {
        setter.above();
    }
    let Some(block) = blocks.get(part.block) else {
        return setter.lines.into();
    };
    let others = |nth: Option<usize>| {
        let other = nth.and_then(|nth| page.parts.get(nth));
        other.is_none_or(|other| other.block != part.block)
    };
    let (begins, ends) = (others(nth.checked_sub(1)), others(nth.checked_add(1)));
    let prefix = page.prefix(part.block);
    let before = part.block.checked_sub(1).and_then(|at| blocks.get(at));
    if begins && before.is_some_and(|before| setter.indented(before, block)) {
        let prefix = BlockPrefix {
            first: format!("{}{INDENT}", prefix.first),
            rest: prefix.rest.clone(),
        };
        setter.block(part, block, &prefix);
    } else if begins {
        setter.block(part, block, prefix);
    } else {
        let prefix = BlockPrefix {
            first: prefix.rest.clone(),
            rest: prefix.rest.clone(),
        };
        setter.block(part, block, &prefix);
    }
    if ends && part.block == 0 && page.head.titled {
        let below = ByteRange::new(block.range.end + 1, block.range.end + 1);
        setter.head(below, LineKind::Byline, &page.head.byline);
    }
    if let Some(after) = blocks.get(part.block + 1).filter(|_| ends) {
        setter.space(part.block, (block, after), page.prefix(part.block + 1));
    }
    if setter.lines.is_empty() {
        let nothing = line(
            part.range,
            part.block,
            LineKind::Blank,
            prefix.first.clone(),
        );
        setter.lines.push(nothing);
    }
    setter.lines.into()
}

/// The part of a page that has no text but a title or a byline.
pub(in crate::tui) fn head_alone(page: &Page) -> Option<Part> {
    let mut setter = Typesetter::new(page);
    setter.above();
    let alone = parts::part(ByteRange::default(), 0);
    (!setter.lines.is_empty()).then_some(alone)
}

/// Whether a text's first block is a heading with these words.
pub(in crate::tui) fn begins_with(document: &Document, title: &str) -> bool {
    let first = document.blocks().first();
    let heading = first.filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    let words = |text: &str| {
        text.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    heading.is_some_and(|block| words(document.slice(block.range)) == words(title))
}

struct Typesetter<'a> {
    page: &'a Page,
    document: &'a Document,
    width: u16,
    lines: Vec<PageLine>,
}

impl<'a> Typesetter<'a> {
    fn new(page: &'a Page) -> Self {
        Self {
            page,
            document: &page.document,
            width: page.width,
            lines: Vec::new(),
        }
    }

    /// The title and the byline, and a blank line; nothing where the text begins with its title.
    fn above(&mut self) {
        let head = &self.page.head;
        if head.titled {
            return;
        }
        self.head(ByteRange::default(), LineKind::Title, &head.title);
        self.head(ByteRange::default(), LineKind::Byline, &head.byline);
        if !self.lines.is_empty() {
            self.lines.push(PageLine::default());
        }
    }

    /// Blank lines after block `at`: one, two before a part's heading, none between tight items.
    fn space(&mut self, at: usize, (before, block): (&Block, &Block), prefix: &BlockPrefix) {
        let spacing = self.page.typesetting.spacing;
        let open = spacing == Spacing::Open;
        if (tight(before, block) && !open) || self.indented(before, block) {
            return;
        }
        let part = matches!(block.kind, BlockKind::Heading(..=2));
        let after_heading = matches!(before.kind, BlockKind::Heading(_));
        let blank = PageLine {
            range: ByteRange::new(before.range.end + 1, before.range.end + 1),
            block: at,
            prefix: block_prefix::between(before, block, prefix),
            ..PageLine::default()
        };
        if part && !after_heading {
            self.lines.push(blank.clone());
        }
        if open && !tight(before, block) {
            self.lines.push(blank.clone());
        }
        self.lines.push(blank);
    }

    /// Whether a paragraph follows another as in a book: without a blank line, its first line indented.
    fn indented(&self, before: &Block, block: &Block) -> bool {
        let paragraphs = [before, block]
            .iter()
            .all(|block| block.kind == BlockKind::Paragraph);
        let marked = |container: &Container| matches!(container, Container::Item(Some(_)));
        paragraphs
            && self.page.typesetting.spacing == Spacing::Close
            && self.width >= ROOMY
            && before.containers == block.containers
            && !block.containers.iter().any(marked)
    }

    /// Lines of the title or the byline, which stand at `range`; their words are prefixes, for they are not of
    /// the text.
    fn head(&mut self, range: ByteRange, kind: LineKind, words: &str) {
        let sign = if kind == LineKind::Title {
            HEADING_SIGN
        } else {
            "  "
        };
        let room = usize::from(self.width).saturating_sub(2).max(1);
        let words = SafeText::line(words);
        let pieces = wrap(&words, ByteRange::new(0, words.len()), room, room);
        for piece in pieces.into_iter().filter(|piece| !piece.is_empty()).take(4) {
            let prefix = format!("{sign}{}", piece.of(&words));
            self.lines.push(line(range, 0, kind, prefix));
        }
    }

    fn block(&mut self, part: &Part, block: &Block, prefix: &BlockPrefix) {
        let at = part.block;
        if block.kind == BlockKind::Heading(1) && self.width >= ROOMY {
            let prefix = BlockPrefix {
                first: format!("{}{HEADING_SIGN}", prefix.first),
                rest: format!("{}{HEADING_SIGN}", prefix.rest),
            };
            return self.wrapped(part, LineKind::Heading(1), &prefix);
        }
        let kind = match &block.kind {
            BlockKind::Heading(level) => LineKind::Heading(*level),
            BlockKind::Paragraph => LineKind::Text,
            BlockKind::Image(_) => LineKind::Image,
            BlockKind::Code(_) => return self.code(part, prefix),
            BlockKind::Table(rows) => {
                let table = table::Table::measure(self.document, at, self.width, prefix);
                return table.lines((at, part.range), rows, prefix, &mut self.lines);
            }
            BlockKind::Rule => {
                let line = line(block.range, at, LineKind::Rule, prefix.first.clone());
                return self.lines.push(line);
            }
        };
        self.wrapped(part, kind, prefix);
    }

    fn wrapped(&mut self, part: &Part, kind: LineKind, prefix: &BlockPrefix) {
        let room =
            |prefix: &str| usize::from(self.width).saturating_sub(block_prefix::cells(prefix));
        let rooms = (room(&prefix.first), room(&prefix.rest));
        let set = self.page.typesetting;
        let running = kind == LineKind::Text;
        let block = self.document.blocks().get(part.block);
        let language = block.map(|block| block.language);
        let language = language.filter(|_| running && set.hyphenation);
        let text = self.document.text();
        let pieces = if within_a_cluster(self.document, part.range) {
            vec![WrappedLine {
                range: part.range,
                hyphen: false,
            }]
        } else {
            divide(text, part.range, rooms, language)
        };
        let starts: Vec<usize> = pieces.iter().map(|piece| piece.range.start).collect();
        let from = self.lines.len();
        self.pieces(part, kind, prefix, &starts);
        let made = self.lines.iter_mut().skip(from);
        let last = pieces.len().saturating_sub(1);
        for (nth, (line, piece)) in made.zip(&pieces).enumerate() {
            line.hyphen = piece.hyphen;
            let breaks = line.range.of(text).ends_with('\n') || nth == last;
            if running && set.alignment == Alignment::Justified && !breaks {
                let room = if nth == 0 { rooms.0 } else { rooms.1 };
                line.stretch = stretch(piece.range.of(text), room - usize::from(piece.hyphen));
            }
        }
        if running && set.spacing == Spacing::Open {
            self.open_up(from);
        }
    }

    /// Sets a blank line between the lines of a paragraph, which begins at line `from`.
    fn open_up(&mut self, from: usize) {
        let lines = self.lines.split_off(from);
        for (nth, line) in lines.into_iter().enumerate() {
            if nth > 0 {
                self.lines.push(PageLine {
                    range: ByteRange::new(line.range.start, line.range.start),
                    block: line.block,
                    prefix: line.prefix.clone(),
                    ..PageLine::default()
                });
            }
            self.lines.push(line);
        }
    }

    /// Preformatted text: its own lines, those too long cut where they are full.
    fn code(&mut self, part: &Part, prefix: &BlockPrefix) {
        let text = part.range.of(self.document.text());
        let indent = if self.width < ROOMY { "" } else { CODE_INDENT };
        let prefix = BlockPrefix {
            first: format!("{}{indent}", prefix.first),
            rest: format!("{}{indent}", prefix.rest),
        };
        let room = usize::from(self.width).saturating_sub(block_prefix::cells(&prefix.first));
        let mut starts = vec![part.range.start];
        let mut column = 0;
        for (offset, grapheme) in text.grapheme_indices(true) {
            if grapheme.starts_with(['\n', '\r']) {
                starts.push(part.range.start + offset + grapheme.len());
                column = 0;
                continue;
            }
            let tab = CODE_TAB - column % CODE_TAB;
            let cells = if grapheme == "\t" {
                tab
            } else {
                cell_width(grapheme)
            };
            if column > 0 && column + cells > room {
                starts.push(part.range.start + offset);
                column = 0;
            }
            column += cells;
        }
        self.pieces(part, LineKind::Code, &prefix, &starts);
    }

    /// Lines of the pieces of a block, each up to where the next begins.
    fn pieces(&mut self, part: &Part, kind: LineKind, prefix: &BlockPrefix, starts: &[usize]) {
        for (nth, shown) in covering(part.range, starts).into_iter().enumerate() {
            let prefix = if nth == 0 {
                &prefix.first
            } else {
                &prefix.rest
            };
            self.lines
                .push(line(shown, part.block, kind, prefix.clone()));
        }
    }
}

/// Whether a piece of a block is all of one cluster: no line breaks there.
fn within_a_cluster(document: &Document, piece: ByteRange) -> bool {
    let cluster = segment::long_cluster(document, piece.start);
    cluster.is_some_and(|cluster| cluster.covers(piece))
}

/// Cells by which a line's spaces are made wider together, so that it fills `room` cells; none where that
/// would tear it apart.
fn stretch(shown: &str, room: usize) -> u16 {
    let gaps = shown.trim().matches(' ').count();
    let missing = room.saturating_sub(safe::width(shown));
    if missing > gaps * MOST_STRETCH {
        return 0;
    }
    u16::try_from(missing).unwrap_or(0)
}

/// Whether two blocks follow each other without a blank line: items of one list of single paragraphs.
fn tight(before: &Block, block: &Block) -> bool {
    let Some((Container::Item(Some(marker)), outer)) = block.containers.split_last() else {
        return false;
    };
    let same_outer = |inner: &[Container]| {
        inner.len() >= outer.len() && inner.iter().zip(outer).all(|(a, b)| same(a, b))
    };
    if !same_outer(&before.containers) {
        return false;
    }
    match before.containers.get(outer.len()) {
        Some(Container::Item(Some(sign))) => is_bullet(sign) == is_bullet(marker),
        // The item before has several paragraphs, or a list of its own.
        Some(Container::Item(None)) => before.containers.len() > outer.len() + 1,
        Some(_) => false,
        None => matches!(outer.last(), Some(Container::Item(_))),
    }
}

fn same(a: &Container, b: &Container) -> bool {
    match (a, b) {
        (Container::Item(_), Container::Item(marker)) => marker.is_none(),
        (a, b) => a == b,
    }
}

fn is_bullet(marker: &str) -> bool {
    !marker.starts_with(|c: char| c.is_ascii_digit())
}
