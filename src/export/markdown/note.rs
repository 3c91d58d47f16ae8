//! A reader's note, in Markdown that cannot reach outside of its place.
//!
//! It is written anew from the one reading of notes ([`parse_note`]), so that it says here what it says in
//! every other format. Paragraphs, lists, code, tables, emphasis and links stay what they are. What would be
//! taken for the export's own structure does not: a heading becomes bold, quotes and rules become text. A line
//! break is a hard one.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::escape;
use super::inline;
use crate::export::clean;
use crate::export::flow::{self, Part, Step};
use crate::text::markdown::parse_note;
use crate::text::{Block, BlockKind, ByteRange, Container, Document};

/// The syntax that exports are read with elsewhere, as far as it can be known.
pub(super) fn dialect() -> Options {
    Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)
}

/// What follows the note in the check that it ends where it should.
const SENTINEL: &str = "Fin de note";

/// The note as lines of Markdown that stand for themselves wherever they are put; none when it is empty.
pub(in crate::export) fn lines(note: &str) -> Vec<String> {
    let note = clean::text(note);
    let note = note.trim_matches('\n').trim_end();
    if note.trim().is_empty() {
        return Vec::new();
    }
    if is_deep(note) {
        return escape::lines(note);
    }
    let document = parse_note(note);
    let written = to_markdown(&document);
    if written.is_empty() {
        escape::lines(note)
    } else if stands_alone(&written) && letters(&parse_note(&written)).eq(letters(&document)) {
        written.lines().map(str::to_owned).collect()
    } else {
        escape::lines(&told(&document))
    }
}

/// The document as plain text.
fn told(document: &Document) -> String {
    let blocks = document.blocks().iter().map(|block| {
        let markers = block.containers.iter().filter_map(|one| match one {
            Container::Item(Some(marker)) => Some(format!("{marker} ")),
            _ => None,
        });
        markers.collect::<String>() + &flow::text_with_addresses(document, block)
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// The letters and digits of a document.
fn letters(document: &Document) -> impl Iterator<Item = char> + '_ {
    document.text().chars().filter(|c| c.is_alphanumeric())
}

/// Whether a line opens more containers than a reader would: parsing them takes the square of their number.
fn is_deep(note: &str) -> bool {
    note.lines().any(|line| {
        let opening = line
            .chars()
            .take_while(|c| c.is_ascii_digit() || " \t>-+*.)".contains(*c));
        opening.filter(|c| !c.is_whitespace()).count() > 64
    })
}

/// A note as it grows: what each of its lines begins with, and whether an item waits for its first block.
#[derive(Default)]
struct Writer {
    out: String,
    /// The indents of the items around, in spaces.
    indents: Vec<usize>,
    quotes: usize,
    marker: Option<String>,
    /// Whether what was written last is an item's first block.
    tight: bool,
}

/// The document as Markdown.
fn to_markdown(document: &Document) -> String {
    let mut writer = Writer::default();
    for step in flow::steps(document) {
        match step {
            Step::Open(Part::Item(marker)) => {
                let sign = sign(marker);
                writer.indents.push(sign.find(' ').map_or(2, |at| at + 1));
                writer.marker = Some(sign);
            }
            Step::Close(Part::Item(_)) => {
                writer.indents.pop();
                writer.marker = None;
            }
            Step::Open(Part::Quote) => writer.quotes += 1,
            Step::Close(Part::Quote) => writer.quotes = writer.quotes.saturating_sub(1),
            Step::Block(block) => {
                let lines = block_lines(document, block);
                writer.block(&lines);
            }
            Step::Open(_) | Step::Close(_) => {}
        }
    }
    writer.out
}

/// What an item begins with, and a space.
fn sign(marker: &str) -> String {
    let number = marker.split(' ').next().unwrap_or_default();
    let bullet = if number.ends_with(['.', ')']) {
        number
    } else {
        "-"
    };
    let task = if marker.ends_with('☑') {
        "[x] "
    } else if marker.ends_with('☐') {
        "[ ] "
    } else {
        ""
    };
    format!("{bullet} {task}")
}

impl Writer {
    fn block(&mut self, lines: &[String]) {
        let marker = self.marker.take();
        let is_item = marker.is_some();
        if !self.out.is_empty() {
            self.out
                .push_str(if self.tight && is_item { "\n" } else { "\n\n" });
        }
        let around: usize = self.indents.iter().sum();
        let inner = " ".repeat(around);
        let outer = self.indents.last().map_or(0, |last| around - last);
        let quote = "\\> ".repeat(self.quotes);
        for (nth, line) in lines.iter().enumerate() {
            if nth > 0 {
                self.out.push('\n');
            }
            match marker.as_deref().filter(|_| nth == 0) {
                Some(marker) => {
                    self.out.push_str(&" ".repeat(outer));
                    self.out.push_str(marker);
                }
                None if line.is_empty() => continue,
                None => self.out.push_str(&inner),
            }
            self.out.push_str(&quote);
            self.out.push_str(line);
        }
        self.tight = is_item || (self.tight && !self.indents.is_empty());
    }
}

fn block_lines(document: &Document, block: &Block) -> Vec<String> {
    match &block.kind {
        BlockKind::Code(info) => code(document.slice(block.range), info),
        BlockKind::Heading(_) => vec![format!("**{}**", escape::line(document.slice(block.range)))],
        BlockKind::Rule => vec!["\\---".to_owned()],
        BlockKind::Table(rows) => table(document, rows),
        BlockKind::Image(address) => vec![inline::image(document.slice(block.range), address)],
        BlockKind::Paragraph => inline::spans(document, block.range)
            .lines()
            .map(str::to_owned)
            .collect(),
    }
}

/// A code block between fences that nothing in it closes.
fn code(text: &str, info: &str) -> Vec<String> {
    let shown = text.strip_prefix(info).filter(|_| !info.is_empty());
    let text = shown.map_or(text, |rest| rest.strip_prefix('\n').unwrap_or(rest));
    let ticks = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    // What stands after a fence of backticks may hold none.
    let fence = if info.contains('`') {
        let waves = text.split(|c| c != '~').map(str::len).max().unwrap_or(0);
        "~".repeat((waves + 1).max(3))
    } else {
        "`".repeat((ticks + 1).max(3))
    };
    let mut lines = vec![format!("{fence}{info}")];
    lines.extend(text.lines().map(str::to_owned));
    lines.push(fence);
    lines
}

fn table(document: &Document, rows: &[Vec<ByteRange>]) -> Vec<String> {
    let columns = rows.first().map_or(0, Vec::len);
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().map(|cell| inline::spans(document, *cell));
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        })
        .collect();
    lines.insert(1.min(lines.len()), format!("|{}", "---|".repeat(columns)));
    lines
}

/// Whether a rewritten note holds only what a note may, and ends before what follows it.
fn stands_alone(note: &str) -> bool {
    // Twice, so that two notes that each leave something open do not close each other's.
    let whole = format!("{note}\n\n{SENTINEL}\n\n{note}\n\n{SENTINEL}\n");
    let parser = Parser::new_ext(&whole, dialect());
    if parser.reference_definitions().iter().next().is_some() {
        return false;
    }
    let mut depth = 0_usize;
    let mut last_block = false;
    let mut last_text = String::new();
    for event in parser {
        match &event {
            Event::Start(tag) => {
                if depth == 0 {
                    last_block = matches!(tag, Tag::Paragraph);
                    last_text.clear();
                }
                if acts(tag) {
                    return false;
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) => last_text.push_str(text),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Rule
            | Event::FootnoteReference(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => return false,
            _ => {}
        }
    }
    last_block && last_text == SENTINEL
}

/// Whether a block or a span would be taken for the export's own, or for what the reader did not write.
fn acts(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Paragraph
            | Tag::List(_)
            | Tag::Item
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::CodeBlock(_)
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(note: &str) -> String {
        lines(note).join("\n")
    }

    #[test]
    fn a_notes_own_markdown_is_kept() {
        for note in [
            "Voir **villes** et *campagnes* [ici](https://e.org).",
            "- un\n- deux\n  - trois",
            "1. un\n2. deux",
            "- [x] fait\n- [ ] à faire",
            "```rust\nfn main() {}\n```",
            "| a | b |\n|---|---|\n| `c` | ~~d~~ |",
            "Un.\n\nDeux.",
            "- un\n\n  deux\n- trois",
            "![plan](https://e.org/a.png)",
        ] {
            assert_eq!(shown(note), note);
        }
    }

    #[test]
    fn a_line_break_is_a_hard_one() {
        assert_eq!(shown("un\ndeux\n\ntrois"), "un\\\ndeux\n\ntrois");
        assert_eq!(shown("- un\n  deux"), "- un\\\n  deux");
    }

    #[test]
    fn a_note_of_nothing_but_openings_takes_no_time() {
        for sign in [">", "- ", "1. ", "*", "[", "`", "<", "![", "\n> "] {
            let note = sign.repeat(20_000);
            assert!(!lines(&note).is_empty(), "{sign}");
        }
    }

    #[test]
    fn what_would_reach_outside_becomes_text() {
        for (note, expected) in [
            ("# Titre", "**Titre**"),
            ("Titre\n===", "**Titre**"),
            ("> cité", "\\> cité"),
            ("<div>", "\\<div>"),
            ("a <b>c</b>", "a \\<b>c\\</b>"),
            ("```\nouvert", "```\nouvert\n```"),
            ("[a]: https://e.org", "\\[a\\]: https://e.org"),
            ("---", "\\---"),
            ("[^1]: note", "\\[\\^1\\]: note"),
            ("<!--\n\njamais fermé", "\\<!--\n\njamais fermé"),
            ("5*3*2 et $x$", "5\\*3\\*2 et \\$x\\$"),
            ("  \n ", ""),
        ] {
            assert_eq!(shown(note), expected, "{note}");
        }
    }
}
