//! One line of a page into cells: its prefix, its graphemes, the styles that lie over them.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::safe::cell_width;
use crate::text::{ByteRange, Document, MarkKind, SafeText};
use crate::tui::kit::look::{Look, fill, sign};
use crate::tui::kit::page::{LineAt, LineKind, Page, PageLine, Spot};
use crate::tui::kit::theme::Role;
use unicode_segmentation::UnicodeSegmentation;

/// A style over a part of the text; later ones lie over earlier ones.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct Layer {
    pub range: ByteRange,
    pub style: Style,
}

/// A text to draw lines of.
pub(in crate::tui) struct Sheet<'a> {
    pub document: &'a Document,
    pub page: &'a Page,
    pub look: &'a Look<'a>,
    /// The styles over the text.
    pub layers: Vec<Layer>,
    /// First cell of tables scrolled sideways.
    pub sideways: u16,
}

/// The styles of the inline marks in a part of the text.
pub(in crate::tui) fn marks(document: &Document, look: &Look<'_>, seen: ByteRange) -> Vec<Layer> {
    // Marks never leave their block, so none that begins before the first block in sight reaches it.
    let block = document.blocks().get(document.block_at(seen.start));
    let start = block.map_or(seen.start, |block| block.range.start.min(seen.start));
    let marks = document.marks();
    let first = marks.partition_point(|mark| mark.range.start < start);
    let near = marks.get(first..).unwrap_or_default().iter();
    near.take_while(|mark| mark.range.start < seen.end)
        .filter(|mark| mark.range.end > seen.start)
        .map(|mark| Layer {
            range: mark.range,
            style: look.style(match mark.kind {
                MarkKind::Emphasis => Role::Emphasis,
                MarkKind::Strong => Role::Strong,
                MarkKind::Strike => Role::Strike,
                MarkKind::Code => Role::Code,
                MarkKind::Link(_) => Role::Link,
                MarkKind::Image(_) | MarkKind::FootnoteReference(_) => Role::Dim,
            }),
        })
        .collect()
}

impl Sheet<'_> {
    /// Draws line `at` of the page on the row `y` of `area`.
    pub(in crate::tui) fn draw(&self, at: LineAt, area: Rect, y: u16, buf: &mut Buffer) {
        let Some(line) = self.page.line(at) else {
            return;
        };
        self.prefix(line, area, y, buf);
        if line.kind == LineKind::Rule {
            return self.rule(line, area, y, buf);
        }
        let base = self.look.style(match line.kind {
            LineKind::Heading(_) => Role::Heading,
            LineKind::Code => Role::Code,
            LineKind::Table(true) => Role::Strong,
            LineKind::Image => Role::Dim,
            _ => Role::Text,
        });
        self.uprights(line, area, y, buf);
        let spots = self.page.columns(at);
        let blank = |spot: &&Spot| self.document.slice(spot.range).trim().is_empty();
        // Spaces at a line's end are of the passage, but are not shown.
        let shown = spots.len() - spots.iter().rev().take_while(blank).count();
        let in_cell = |spot: &Spot| {
            let mut cells = line.cells.iter();
            line.cells.is_empty() || cells.any(|cell| cell.range.contains(spot.range.start))
        };
        let left = if line.cells.is_empty() {
            0
        } else {
            self.sideways
        };
        let on_screen = spots.iter().take(shown).filter_map(|spot| {
            let column = spot.column.checked_sub(left)?;
            (column < area.width).then_some(Spot { column, ..*spot })
        });
        let seen = on_screen.clone().map(|spot| spot.range);
        let seen = seen.reduce(ByteRange::union).unwrap_or_default();
        let layers = self.layers.iter();
        let layers: Vec<&Layer> = layers
            .filter(|layer| layer.range.intersect(seen).is_some())
            .collect();
        for spot in on_screen {
            let joint = !in_cell(&spot);
            let base = if joint {
                self.look.style(Role::Dim)
            } else {
                base
            };
            let over = layers
                .iter()
                .filter(|layer| layer.range.contains(spot.range.start));
            let style = over.fold(base, |style, layer| style.patch(layer.style));
            self.grapheme(&spot, joint, style, (area, y), buf);
        }
        if line.hyphen {
            let end = spots.get(..shown).and_then(<[Spot]>::last);
            let x = end.map_or(0, |spot| spot.column.saturating_add(spot.width));
            // It is not of the text: no highlight and no selection takes it in.
            sign(buf, area, (area.x.saturating_add(x), y), "-", base);
        }
    }

    /// The signs before the text; the title and the byline stand there too.
    fn prefix(&self, line: &PageLine, area: Rect, y: u16, buf: &mut Buffer) {
        let style = self.look.style(match line.kind {
            LineKind::Title | LineKind::Heading(_) => Role::Heading,
            _ => Role::Dim,
        });
        let prefix: Cow<'_, str> = if self.look.glyphs.unicode {
            line.prefix.as_str().into()
        } else {
            let words = matches!(line.kind, LineKind::Title | LineKind::Byline);
            let kept = if words { 2 } else { usize::MAX };
            let signs = line.prefix.chars().enumerate().map(|(nth, c)| {
                if nth < kept {
                    self.look.glyphs.layout(c)
                } else {
                    c
                }
            });
            signs.collect::<String>().into()
        };
        sign(buf, area, (area.x, y), &prefix, style);
    }

    fn rule(&self, line: &PageLine, area: Rect, y: u16, buf: &mut Buffer) {
        let style = self.look.style(Role::Dim);
        let glyphs = &self.look.glyphs;
        if line.cells.is_empty() {
            let prefix = SafeText::line(&line.prefix).width() as u16;
            let width = area.width.saturating_sub(prefix);
            fill(
                buf,
                area,
                (area.x.saturating_add(prefix), y),
                width,
                (glyphs.rule, style),
            );
            return;
        }
        let (first, last) = (line.cells.first(), line.cells.last());
        let from = first.map_or(0, |cell| cell.column);
        let to = last.map_or(0, |cell| cell.column.saturating_add(cell.width));
        for column in from..to.min(self.sideways.saturating_add(area.width)) {
            let crossing = line
                .cells
                .iter()
                .skip(1)
                .any(|cell| cell.column.saturating_sub(2) == column);
            let symbol = if crossing {
                glyphs.crossing
            } else {
                glyphs.rule
            };
            if let Some(x) = column.checked_sub(self.sideways) {
                sign(buf, area, (area.x.saturating_add(x), y), symbol, style);
            }
        }
    }

    /// The rules between a table's columns; on a row's first line the text has its own over them.
    fn uprights(&self, line: &PageLine, area: Rect, y: u16, buf: &mut Buffer) {
        let style = self.look.style(Role::Dim);
        for cell in line.cells.iter().skip(1) {
            let column = cell.column.saturating_sub(2);
            let shown = column
                .checked_sub(self.sideways)
                .filter(|x| *x < area.width);
            if let Some(x) = shown {
                sign(buf, area, (area.x + x, y), self.look.glyphs.upright, style);
            }
        }
    }

    /// Draws a grapheme, or nothing where it does not fit; `joint` says that it joins two cells of a table.
    fn grapheme(
        &self,
        spot: &Spot,
        joint: bool,
        style: Style,
        (area, y): (Rect, u16),
        buf: &mut Buffer,
    ) {
        if spot.width == 0 || spot.column.saturating_add(spot.width) > area.width {
            return;
        }
        let raw = self.document.slice(spot.range);
        let shown = if joint && raw == "|" {
            self.look.glyphs.upright.into()
        } else {
            fitting(raw, usize::from(spot.width))
        };
        let x = sign(buf, area, (area.x + spot.column, y), &shown, style);
        let rest = (area.x + spot.column + spot.width).saturating_sub(x);
        fill(buf, area, (x, y), rest, (" ", style));
    }
}

/// A grapheme made safe, in at most `cells`.
fn fitting(grapheme: &str, cells: usize) -> Cow<'_, str> {
    if matches!(grapheme.as_bytes(), [b' '..=b'~']) {
        return grapheme.into();
    }
    let safe = SafeText::cluster(grapheme);
    if safe.width() <= cells {
        return safe.into_string().into();
    }
    let mut used = 0;
    let clusters = safe.graphemes(true).take_while(|cluster| {
        used += cell_width(cluster);
        used <= cells
    });
    clusters.collect::<String>().into()
}
