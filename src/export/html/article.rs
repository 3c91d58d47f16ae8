//! An article's text with its highlights, and its notes beside their lines.

use std::fmt::Write as _;

use super::inline::{self, Highlight};
use super::{escape, side};
use crate::export::excerpts::{ArticleExcerpts, Excerpt};
use crate::export::flow::{self, Part, Step};
use crate::export::labels::Labels;
use crate::export::options::Options;
use crate::text::{Block, BlockKind, ByteRange};

/// A placed excerpt: its number on the page, its place (bytes), and the name of its passage.
pub(super) struct Placed<'a> {
    pub excerpt: &'a Excerpt,
    pub nth: usize,
    pub range: ByteRange,
    pub id: String,
}

/// The article's text.
pub(super) fn text(
    article: &ArticleExcerpts,
    placed: &[Placed<'_>],
    labels: &Labels,
    options: &Options,
) -> String {
    let mut writer = Writer {
        article,
        placed,
        next: 0,
        over: Vec::new(),
        labels,
        options,
        out: String::new(),
    };
    for step in flow::steps(&article.document) {
        match step {
            Step::Open(part) => writer.open(part),
            Step::Close(part) => writer.close(part),
            Step::Block(block) => writer.block(block),
        }
    }
    writer.out
}

struct Writer<'a> {
    article: &'a ArticleExcerpts,
    /// By start.
    placed: &'a [Placed<'a>],
    /// The first that has not begun.
    next: usize,
    /// Those that began and did not end.
    over: Vec<&'a Placed<'a>>,
    labels: &'a Labels,
    options: &'a Options,
    out: String,
}

impl<'a> Writer<'a> {
    fn open(&mut self, part: Part<'_>) {
        match part {
            Part::Quote => self.out.push_str("<blockquote>\n"),
            Part::List(None) => self.out.push_str("<ul>\n"),
            Part::List(Some(first)) => {
                let _ = writeln!(self.out, "<ol start=\"{first}\">");
            }
            Part::Item(marker) if marker.starts_with(['☐', '☑']) => {
                let _ = write!(self.out, "<li>{} ", escape::text(marker));
            }
            Part::Item(_) => self.out.push_str("<li>"),
            Part::Footnote(label) => {
                let label = escape::text(label);
                let _ = writeln!(self.out, "<div class=\"small\"><sup>{label}</sup>");
            }
        }
    }

    fn close(&mut self, part: Part<'_>) {
        self.out.push_str(match part {
            Part::Quote => "</blockquote>\n",
            Part::List(None) => "</ul>\n",
            Part::List(Some(_)) => "</ol>\n",
            Part::Item(_) => "</li>\n",
            Part::Footnote(_) => "</div>\n",
        });
    }

    fn block(&mut self, block: &Block) {
        let (highlights, points) = self.over(block.range);
        let lang = if block.language == self.article.language() {
            String::new()
        } else {
            format!(" lang=\"{}\"", block.language.code())
        };
        let document = &self.article.document;
        let inner =
            |points: &[(usize, String)]| inline::write(document, block.range, &highlights, points);
        // Where a number and its note cannot stand inside, they stand right before.
        let before: String = points.iter().map(|(_, html)| html.as_str()).collect();
        let before = if before.is_empty() {
            before
        } else {
            format!("<div>{before}</div>\n")
        };
        let html = match &block.kind {
            BlockKind::Paragraph => format!("<p{lang}>{}</p>\n", inner(&points)),
            BlockKind::Heading(_) => format!("{before}<h3{lang}>{}</h3>\n", inner(&[])),
            BlockKind::Code(_) => {
                let code = inner(&[]).replace("<br>\n", "\n");
                format!("{before}<pre><code>{code}</code></pre>\n")
            }
            BlockKind::Table(rows) => {
                let rows = self.rows(rows, &highlights);
                format!(
                    "{before}<div class=\"scroll\" tabindex=\"0\"><table{lang}>\n{rows}</table></div>\n"
                )
            }
            BlockKind::Rule => "<hr>\n".to_owned(),
            BlockKind::Image(_) => format!("<p{lang}><i>{}</i></p>\n", inner(&points)),
        };
        self.out.push_str(&html);
    }

    /// The highlights over a block, and the notes that end in it.
    fn over(&mut self, range: ByteRange) -> (Vec<Highlight<'a>>, Vec<(usize, String)>) {
        while let Some(placed) = self.placed.get(self.next) {
            if placed.range.start >= range.end {
                break;
            }
            self.over.push(placed);
            self.next += 1;
        }
        let highlights = self
            .over
            .iter()
            .map(|placed| Highlight {
                range: placed.range,
                color: placed.excerpt.annotation.color,
                id: &placed.id,
            })
            .collect();
        let mut points = Vec::new();
        self.over.retain(|placed| {
            let goes_on = placed.range.end > range.end;
            if !goes_on && side::speaks(placed.excerpt, self.options) {
                let html = side::margin(placed.excerpt, placed.nth, self.labels, self.options);
                points.push((placed.range.end, html));
            }
            goes_on
        });
        points.sort_by_key(|(at, _)| *at);
        (highlights, points)
    }

    fn rows(&self, rows: &[Vec<ByteRange>], highlights: &[Highlight<'_>]) -> String {
        let mut out = String::new();
        for (nth, row) in rows.iter().enumerate() {
            let cell = if nth == 0 { "th" } else { "td" };
            out.push_str("<tr>");
            for range in row {
                let near: Vec<Highlight<'_>> = highlights
                    .iter()
                    .filter(|highlight| highlight.range.intersect(*range).is_some())
                    .copied()
                    .collect();
                let text = inline::write(&self.article.document, *range, &near, &[]);
                let _ = write!(out, "<{cell}>{text}</{cell}>");
            }
            out.push_str("</tr>\n");
        }
        out
    }
}
