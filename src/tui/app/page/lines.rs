//! Blocks → lines: what is wrapped where, and where blank lines stand.

use unicode_segmentation::UnicodeSegmentation;

use super::lead::{self, Lead, Leads};
use super::place::CODE_TAB;
use super::{LineKind, PageLine, table};
use crate::text::safe::cell_width;
use crate::text::wrap::wrap;
use crate::text::{Block, BlockKind, ByteRange, Container, Document, SafeText};

/// By what preformatted text is set in, where the column is wide enough.
const CODE_INDENT: &str = "  ";
/// From this many cells on, a column is wide enough for what is not text.
const ROOMY: u16 = 12;

/// Before the title and before headings of the first level.
const HEADING_SIGN: &str = "▌ ";

/// All lines of a document, with a title and a byline above (empty: none). A text that begins with its title
/// is not given it twice.
pub(super) fn lay_out(document: &Document, width: u16, title: &str, byline: &str) -> Vec<PageLine> {
    let titled = begins_with(document, title);
    let mut setter = Typesetter {
        document,
        width,
        lines: Vec::new(),
    };
    if !titled {
        setter.head(ByteRange::default(), LineKind::Title, title);
        setter.head(ByteRange::default(), LineKind::Byline, byline);
        if !setter.lines.is_empty() {
            setter.lines.push(PageLine::default());
        }
    }
    let mut leads = Leads::default();
    let mut before: Option<&Block> = None;
    for (at, block) in document.blocks().iter().enumerate() {
        let lead = leads.next(block, before, width);
        if let Some(before) = before {
            setter.space(at, before, block, &lead);
        }
        setter.block(at, block, &lead);
        if at == 0 && titled {
            let below = ByteRange::new(block.range.end + 1, block.range.end + 1);
            setter.head(below, LineKind::Byline, byline);
        }
        before = Some(block);
    }
    setter.lines
}

/// Whether a text's first block is a heading with these words.
fn begins_with(document: &Document, title: &str) -> bool {
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
    document: &'a Document,
    width: u16,
    lines: Vec<PageLine>,
}

impl Typesetter<'_> {
    /// Blank lines before a block: one, two before a part's heading, none between tight items.
    fn space(&mut self, at: usize, before: &Block, block: &Block, lead: &Lead) {
        if tight(before, block) {
            return;
        }
        let part = matches!(block.kind, BlockKind::Heading(..=2));
        let after_heading = matches!(before.kind, BlockKind::Heading(_));
        let blank = PageLine {
            range: ByteRange::new(before.range.end + 1, before.range.end + 1),
            block: at.saturating_sub(1),
            lead: lead::between(before, block, lead),
            ..PageLine::default()
        };
        if part && !after_heading {
            self.lines.push(blank.clone());
        }
        self.lines.push(blank);
    }

    /// Lines of the title or the byline, which stand at `range`; their words are leads, for they are not of
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
            let lead = format!("{sign}{}", piece.of(&words));
            self.lines.push(line(range, 0, kind, lead));
        }
    }

    fn block(&mut self, at: usize, block: &Block, lead: &Lead) {
        if block.kind == BlockKind::Heading(1) && self.width >= ROOMY {
            let lead = Lead {
                first: format!("{}{HEADING_SIGN}", lead.first),
                rest: format!("{}{HEADING_SIGN}", lead.rest),
            };
            return self.wrapped(at, block, LineKind::Heading(1), &lead);
        }
        let kind = match &block.kind {
            BlockKind::Heading(level) => LineKind::Heading(*level),
            BlockKind::Paragraph => LineKind::Text,
            BlockKind::Image(_) => LineKind::Image,
            BlockKind::Code(_) => return self.code(at, block, lead),
            BlockKind::Table(rows) => {
                let table = table::Table::measure(self.document.text(), rows, self.width, lead);
                return table.lines((at, block.range), rows, lead, &mut self.lines);
            }
            BlockKind::Rule => {
                let line = line(block.range, at, LineKind::Rule, lead.first.clone());
                return self.lines.push(line);
            }
        };
        self.wrapped(at, block, kind, lead);
    }

    fn wrapped(&mut self, at: usize, block: &Block, kind: LineKind, lead: &Lead) {
        let room = usize::from(self.width).saturating_sub(lead::cells(&lead.first));
        let pieces = wrap(self.document.text(), block.range, room, room);
        let starts: Vec<usize> = pieces.iter().map(|piece| piece.start).collect();
        self.pieces(at, block.range, kind, lead, &starts);
    }

    /// Preformatted text: its own lines, those too long cut where they are full.
    fn code(&mut self, at: usize, block: &Block, lead: &Lead) {
        let text = block.range.of(self.document.text());
        let indent = if self.width < ROOMY { "" } else { CODE_INDENT };
        let lead = Lead {
            first: format!("{}{indent}", lead.first),
            rest: format!("{}{indent}", lead.rest),
        };
        let room = usize::from(self.width).saturating_sub(lead::cells(&lead.first));
        let mut starts = vec![block.range.start];
        let mut column = 0;
        for (offset, grapheme) in text.grapheme_indices(true) {
            if grapheme.starts_with(['\n', '\r']) {
                starts.push(block.range.start + offset + grapheme.len());
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
                starts.push(block.range.start + offset);
                column = 0;
            }
            column += cells;
        }
        self.pieces(at, block.range, LineKind::Code, &lead, &starts);
    }

    /// Lines of the pieces of a block, each up to where the next begins.
    fn pieces(
        &mut self,
        at: usize,
        range: ByteRange,
        kind: LineKind,
        lead: &Lead,
        starts: &[usize],
    ) {
        for (nth, shown) in covering(range, starts).into_iter().enumerate() {
            let lead = if nth == 0 { &lead.first } else { &lead.rest };
            self.lines.push(line(shown, at, kind, lead.clone()));
        }
    }
}

/// Parts of `range` from each start to the next, the first from the range's own start; one at least.
pub(super) fn covering(range: ByteRange, starts: &[usize]) -> Vec<ByteRange> {
    let inner = starts.iter().copied().skip(1);
    let from = std::iter::once(range.start).chain(inner.clone());
    let to = inner.chain([range.end]);
    from.zip(to).map(|(a, b)| ByteRange::new(a, b)).collect()
}

pub(super) fn line(range: ByteRange, block: usize, kind: LineKind, lead: String) -> PageLine {
    PageLine {
        range,
        block,
        lead,
        kind,
        cells: Vec::new(),
    }
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
