//! Text as Markdown that reads as that very text: nothing in it makes structure.
//!
//! The signs of `CommonMark` are escaped, and those of the dialects that readers open exports in: tables,
//! strikethrough, mathematics, footnotes, definition lists, highlights, comments and tags.

use crate::export::clean;

/// One line of text (a title, a name): runs of white space become one space.
pub(in crate::export) fn line(text: &str) -> String {
    inline(&clean::line(text))
}

/// Running text: paragraphs stay paragraphs, lines stay lines (a hard break each), indents stay visible.
/// One output line an element; an empty one between paragraphs.
pub(in crate::export) fn lines(text: &str) -> Vec<String> {
    let text = clean::text(text);
    let mut out: Vec<String> = Vec::new();
    for raw in text.split('\n') {
        let body = raw.trim_start_matches([' ', '\t']);
        let indent: usize = raw
            .chars()
            .take_while(|c| matches!(c, ' ' | '\t'))
            .map(|c| if c == '\t' { 4 } else { 1 })
            .sum();
        let body = body.trim_end_matches([' ', '\t']);
        if body.is_empty() {
            if out.last().is_some_and(|last| !last.is_empty()) {
                out.push(String::new());
            }
            continue;
        }
        if let Some(last) = out.last_mut()
            && !last.is_empty()
        {
            last.push('\\');
        }
        out.push(format!("{}{}", "\u{a0}".repeat(indent), inline(body)));
    }
    while out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out
}

/// A tag behind its `#`, escaped.
pub(in crate::export) fn tag(tag: &str) -> String {
    format!(
        "#{}",
        inline(&clean::tag(tag))
            .replace('#', "\\#")
            .replace("\\\\#", "\\#")
    )
}

/// Escapes one line that may stand at the beginning of a block.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    if let Some((number, sign, after)) = list_number(text) {
        out.push_str(number);
        out.push('\\');
        out.push(sign);
        rest = after;
    }
    let mut before = out.chars().next_back();
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        if needs_escape(c, before, chars.peek().copied(), out.is_empty()) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// A line that would begin a numbered list: its number, its sign, what follows.
fn list_number(text: &str) -> Option<(&str, char, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    let sign = rest.chars().next().filter(|c| matches!(c, '.' | ')'))?;
    (digits > 0).then(|| (number, sign, rest.get(1..).unwrap_or_default()))
}

/// Whether a character would act where it stands.
fn needs_escape(c: char, before: Option<char>, after: Option<char>, first: bool) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' | '^' | '{' => true,
        '_' => !(word(before) && word(after)),
        '&' => after.is_some_and(|c| c.is_alphanumeric() || c == '#'),
        '>' | '+' | '-' => first,
        '=' | '%' | ':' | '(' => (first && c != '(') || after == Some(c) || before == Some(c),
        '#' => !word(before),
        '@' => !word(before) && !space(after),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_prose_stays_as_it_is() {
        for text in [
            "Des objets connectés : 12 % d’usages, « plus » que prévu (voir p. 3).",
            "Well-known snake_case things cost more; see https://example.org/a_b?c=d.",
            "C# – 3 + 4 = 7 > 6",
        ] {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn signs_of_structure_are_escaped() {
        for (text, expected) in [
            ("# Titre", "\\# Titre"),
            ("- item", "\\- item"),
            ("12. item", "12\\. item"),
            ("1) item", "1\\) item"),
            ("---", "\\---"),
            ("> quote", "\\> quote"),
            ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
            ("[a](b)", "\\[a\\](b)"),
            ("<script>&amp;", "\\<script>\\&amp;"),
            ("a #tag", "a \\#tag"),
            ("%%x%%", "\\%\\%x\\%\\%"),
            ("==x==", "\\=\\=x\\=\\="),
        ] {
            assert_eq!(line(text), expected);
        }
    }

    #[test]
    fn paragraphs_lines_and_indents_are_kept() {
        assert_eq!(
            lines("un\n\n\n\ndeux\n    trois\n\n"),
            ["un", "", "deux\\", "\u{a0}\u{a0}\u{a0}\u{a0}trois"]
        );
        assert!(lines(" \n\t\n").is_empty());
    }
}
