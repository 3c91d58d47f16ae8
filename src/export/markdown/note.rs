//! A reader's note, in its own Markdown, that cannot reach outside of its place.
//!
//! Paragraphs, lists, code and tables go out as they were written. What would be taken for the export's
//! own structure does not: a heading becomes bold, and quotes, rules, HTML, footnotes and link
//! definitions become text.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::super::clean;
use super::escape;

/// The syntax that exports are read with elsewhere, as far as it can be known.
pub(super) fn dialect() -> Options {
    Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)
}

/// What follows the note in the check that it ends where it should.
const SENTINEL: &str = "Fin de note";

/// The note as lines of Markdown that stand for themselves wherever they are put; none when it is empty.
pub(in super::super) fn lines(note: &str) -> Vec<String> {
    let note = clean::text(note);
    let note = note.trim_matches('\n').trim_end();
    if note.trim().is_empty() {
        return Vec::new();
    }
    if is_deep(note) {
        return escape::lines(note);
    }
    let contained = contain(note);
    if stands_alone(&contained) {
        contained
            .lines()
            .map(|line| line.trim_end().to_owned())
            .collect()
    } else {
        escape::lines(note)
    }
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

/// One piece of a note at its top level.
struct Piece {
    range: Range<usize>,
    kind: Kind,
    /// Where inline HTML stands in it.
    html: Vec<Range<usize>>,
}

enum Kind {
    /// Goes out as it is.
    Kept,
    /// A fenced block of code: closed where it was left open.
    Fenced,
    Heading,
    /// Becomes text.
    Literal,
}

/// Rewrites a note so that what would act outside of it is text.
fn contain(note: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    for piece in pieces(note) {
        let gap = note.get(at..piece.range.start).unwrap_or_default();
        push_literal(&mut out, gap);
        let source = note.get(piece.range.clone()).unwrap_or_default();
        match piece.kind {
            Kind::Kept => out.push(with_html_escaped(note, &piece).trim_end().to_owned()),
            Kind::Fenced => out.push(closed(source)),
            Kind::Heading => out.push(bold(source)),
            Kind::Literal => push_literal(&mut out, source),
        }
        at = piece.range.end;
    }
    push_literal(&mut out, note.get(at..).unwrap_or_default());
    out.join("\n\n")
}

/// The top-level blocks of a note.
fn pieces(note: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(note, dialect()).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    pieces.push(Piece {
                        range,
                        kind: kind(&tag),
                        html: Vec::new(),
                    });
                } else if reaches_out(&tag)
                    && let Some(piece) = pieces.last_mut()
                {
                    piece.kind = Kind::Literal;
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::InlineHtml(_) | Event::Html(_) => {
                if let Some(piece) = pieces.last_mut() {
                    piece.html.push(range);
                }
            }
            Event::FootnoteReference(_) => {
                if let Some(piece) = pieces.last_mut() {
                    piece.kind = Kind::Literal;
                }
            }
            Event::Rule if depth == 0 => pieces.push(Piece {
                range,
                kind: Kind::Literal,
                html: Vec::new(),
            }),
            _ => {}
        }
    }
    pieces
}

fn kind(tag: &Tag<'_>) -> Kind {
    match tag {
        Tag::Paragraph | Tag::List(_) | Tag::Table(_) => Kind::Kept,
        Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Fenced(_)) => Kind::Fenced,
        Tag::Heading { .. } => Kind::Heading,
        _ => Kind::Literal,
    }
}

/// Whether a block inside another would still be taken for the export's own.
fn reaches_out(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::MetadataBlock(_)
            | Tag::CodeBlock(_)
    )
}

fn push_literal(out: &mut Vec<String>, text: &str) {
    let lines = escape::lines(text);
    if !lines.is_empty() {
        out.push(lines.join("\n"));
    }
}

/// The source of a piece with a backslash before each inline tag, which makes it text.
fn with_html_escaped(note: &str, piece: &Piece) -> String {
    let mut out = String::with_capacity(piece.range.len() + piece.html.len());
    let mut at = piece.range.start;
    for html in &piece.html {
        out.push_str(note.get(at..html.start).unwrap_or_default());
        out.push('\\');
        at = html.start;
    }
    out.push_str(note.get(at..piece.range.end).unwrap_or_default());
    out
}

/// A fenced block with its closing fence.
fn closed(source: &str) -> String {
    let source = source.trim_end();
    let first = source.lines().next().unwrap_or_default().trim_start();
    let sign = first.chars().next().unwrap_or('`');
    let length = first.chars().take_while(|c| *c == sign).count();
    let last = source.lines().next_back().unwrap_or_default().trim();
    let is_closed =
        source.lines().nth(1).is_some() && last.len() >= length && last.chars().all(|c| c == sign);
    if is_closed {
        source.to_owned()
    } else {
        format!("{source}\n{}", sign.to_string().repeat(length))
    }
}

/// A heading as a bold line; as a plain one where its own emphasis would clash.
fn bold(source: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for event in Parser::new_ext(source, dialect()) {
        match event {
            Event::Start(Tag::Heading { .. }) => inside = true,
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(part) | Event::Code(part) | Event::InlineHtml(part) if inside => {
                text.push_str(&part);
            }
            Event::SoftBreak | Event::HardBreak if inside => text.push(' '),
            _ => {}
        }
    }
    let text = escape::line(&text);
    if text.is_empty() {
        String::new()
    } else {
        format!("**{text}**")
    }
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
                    if matches!(kind(tag), Kind::Heading | Kind::Literal) {
                        return false;
                    }
                } else if reaches_out(tag) {
                    return false;
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) => last_text.push_str(text),
            Event::Html(_) | Event::InlineHtml(_) | Event::Rule | Event::FootnoteReference(_) => {
                return false;
            }
            _ => {}
        }
    }
    last_block && last_text == SENTINEL
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
            "```rust\nfn main() {}\n```",
            "Un.\n\nDeux.",
        ] {
            assert_eq!(shown(note), note);
        }
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
            ("  \n ", ""),
        ] {
            assert_eq!(shown(note), expected, "{note}");
        }
    }
}
