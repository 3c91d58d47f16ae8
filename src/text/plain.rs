//! Plain text → Markdown that reads the same.

use std::collections::BTreeMap;

use super::block::{Block, BlockKind};
use super::document::Document;
use super::language;
use super::language::Language;
use super::markdown::escape;
use super::normalize::canonical;
use super::span::ByteRange;

/// Widths, in scalar values, that a text is wrapped to by hand or by a program.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=120;

/// Writes plain text as Markdown: paragraphs are parted by blank lines, their lines joined where they
/// look wrapped to a width and kept as hard breaks where they do not, and nothing in them is markup.
///
/// ```
/// use glose::text::plain::to_markdown;
/// assert_eq!(to_markdown("# 1\n- 2\n\n*3*"), "\\# 1\\\n\\- 2\n\n\\*3\\*\n");
/// ```
pub fn to_markdown(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len() + plain.len() / 16);
    for paragraph in paragraphs(plain) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(
            &paragraph
                .split('\n')
                .map(escape)
                .collect::<Vec<_>>()
                .join("\\\n"),
        );
        out.push('\n');
    }
    out
}

/// A canonical text as a document, letter for letter: its blocks are what stands between empty lines.
/// Those that read as one of `headings` are headings of its level.
pub fn document(text: String, headings: &BTreeMap<&str, u8>) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        if !part.trim().is_empty() {
            let kind = match headings.get(part.trim()) {
                Some(level) => BlockKind::Heading(*level),
                None => BlockKind::Paragraph,
            };
            blocks.push(Block {
                kind,
                range: ByteRange::new(start, start + part.len()),
                containers: Vec::new(),
                language: Language::default(),
            });
        }
        start += part.len() + 2;
    }
    language::assign(&text, &mut blocks);
    Document::new(text, blocks, Vec::new(), Vec::new())
}

/// The paragraphs of a plain text, canonical, their hard breaks as `\n`.
pub fn paragraphs(plain: &str) -> Vec<String> {
    let unix = plain.replace("\r\n", "\n");
    let lines = unix.split([
        '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
    ]);
    let lines: Vec<String> = lines.map(canonical).collect();
    lines
        .split(|line| line.trim().is_empty())
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| paragraph.join(if is_wrapped(paragraph) { " " } else { "\n" }))
        .collect()
}

/// Whether lines look wrapped to the width of the longest: at each break, the next line's first word
/// would not have fitted; and no line begins as a list's item or a speaker's turn does.
fn is_wrapped(lines: &[String]) -> bool {
    let widths: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
    let width = widths.iter().copied().max().unwrap_or(0);
    if !WIDTHS.contains(&width) || lines.iter().skip(1).any(|line| begins_item(line)) {
        return false;
    }
    // One or two columns of play: programs differ on what still fits.
    widths.iter().zip(lines.iter().skip(1)).all(|(len, next)| {
        let word = next.split(' ').next().unwrap_or_default().chars().count();
        len + 1 + word + 2 > width
    })
}

/// Whether a line begins with a bullet, a dash, a number or a quote sign.
fn begins_item(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    let number = first.trim_end_matches(['.', ')']);
    matches!(
        first,
        "-" | "–" | "—" | "•" | "*" | "+" | "·" | "○" | "▪" | ">"
    ) || line.starts_with(['—', '•', '>', '|'])
        || (number.len() < first.len() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;
    use proptest::prelude::*;

    #[test]
    fn wrapped_lines_are_joined_and_short_ones_kept() {
        let wrapped = "Les objets connectés se multiplient dans nos villes, et avec\n\
                       eux les données qu’ils produisent ; à qui appartiennent-elles, et\n\
                       qui décide de leur usage ?";
        assert_eq!(paragraphs(wrapped), [wrapped.replace('\n', " ")]);
        let address = "Médiathèque Toussaint\n49, rue Toussaint\n49100 Angers";
        assert_eq!(paragraphs(address), [address]);
        let list = "Il faut penser à trois choses quand on prépare un programme :\n\
                    - les salles, les horaires et tout ce qui va avec, et le reste\n\
                    - le public";
        assert_eq!(paragraphs(list), [list]);
    }

    #[test]
    fn blank_lines_part_paragraphs_in_every_convention() {
        assert_eq!(
            paragraphs("a\r\n \t\r\nb\r\rc\n\u{a0}\nd\n"),
            ["a", "b", "c", "d"]
        );
        assert_eq!(paragraphs(" \n\n"), [""; 0]);
        assert_eq!(to_markdown(""), "");
    }

    #[test]
    fn a_canonical_text_is_read_letter_for_letter() {
        let text = "Titre\n\nUn *mot*,\nune ligne.\n\n\n\nFin";
        let document = document(text.to_owned(), &BTreeMap::from([("Titre", 2)]));
        assert_eq!(document.text(), text);
        let kinds: Vec<&BlockKind> = document.blocks().iter().map(|b| &b.kind).collect();
        let paragraph = &BlockKind::Paragraph;
        assert_eq!(kinds, [&BlockKind::Heading(2), paragraph, paragraph]);
        assert_eq!(document.slice(document.blocks()[2].range), "Fin");
    }

    /// What odd texts are made of.
    #[rustfmt::skip]
    const ODD: &[&str] = &[
        "\n", "\n\n", " ", "  ", "\t", "    ", "- ", "* ", "1. ", "12) ", "# ", "> ", "===", "---",
        "***", "```", "~~~", "~~", "`", "*", "_", "__", "a_b", "[a](b)", "![", "]", "[^1]",
        "[^1]: ", "[a]: b", "<b>", "<!--", "<http://a.b>", "&amp;", "&#35;", "\\", "|", "|-|",
        ":-:", "é", "e\u{301}", "\u{a0}", "\u{202f}", "[ ] ", "\0", "\u{feff}", "\u{ad}",
        "http://a_b.c/_d_", "«", "😀", "\u{200b}", "- [x] ", "\r", ":", "a | b", "-:", "\u{301}",
        "  \n", "\\\n", "+", "=",
    ];

    fn odd_text() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            "[ -~]{0,8}",
            prop::sample::select(ODD).prop_map(str::to_owned),
        ];
        prop::collection::vec(part, 0..16).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn plain_text_reads_the_same_through_markdown(text in odd_text()) {
            let said = paragraphs(&text).join("\n\n");
            let document = markdown::parse(&to_markdown(&text));
            prop_assert_eq!(document.text(), said);
            prop_assert!(document.marks().is_empty());
            prop_assert!(document.blocks().iter().all(|block| block.containers.is_empty()
                && block.kind == BlockKind::Paragraph));
        }
    }
}
