//! Where sentences end in French and English.
//!
//! Whether a sentence ends at a mark is decided by what stands right around it, so that looking from any
//! offset and reading a whole block find the same sentences.

use super::abbreviations::goes_on;

/// Most closing signs (quotes, brackets, note numbers) that are kept with a sentence.
const CLOSINGS: usize = 16;

/// Longest footnote reference kept with a sentence, in bytes between its brackets.
const LONGEST_REFERENCE: usize = 16;

/// The places where sentences end, from `from` on, in order.
pub(crate) fn sentence_ends(text: &str, from: usize) -> impl Iterator<Item = usize> + '_ {
    let rest = text.get(from..).unwrap_or_default();
    rest.match_indices(is_mark)
        .filter_map(move |(at, _)| end_at(text, from + at))
}

/// The last place up to `offset` where a sentence ends; 0 if none does.
pub(super) fn last_sentence_end(text: &str, offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or_default();
    let marks = before.rmatch_indices(is_mark);
    marks
        .filter_map(|(at, _)| end_at(text, at))
        .find(|end| *end <= offset)
        .unwrap_or(0)
}

/// Whether a sentence may end with this character.
fn is_mark(c: char) -> bool {
    is_terminator(c) || c == '\n'
}

fn is_terminator(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '‽' | '⁈' | '⁉' | '‼' | '。' | '！' | '？'
    )
}

/// Where the sentence ends that ends with the mark at `at`; none if it goes on.
fn end_at(text: &str, at: usize) -> Option<usize> {
    let (before, rest) = text.split_at_checked(at)?;
    let mark = rest.chars().next()?;
    let after_mark = at + mark.len_utf8();
    if mark == '\n' {
        let next = text
            .get(after_mark..)?
            .chars()
            .find(|c| !is_blank(*c) && !is_opening(*c));
        return (!next.is_some_and(char::is_lowercase)).then_some(after_mark);
    }
    let rest = text.get(after_mark..)?;
    if rest.starts_with(is_terminator) {
        return None;
    }
    let end = after_mark + closing_len(rest);
    let rest = text.get(end..)?;
    let full_width = matches!(mark, '。' | '！' | '？');
    if !rest.is_empty() && !full_width && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let next = rest.trim_start_matches(|c| is_blank(c) || c == '\n' || is_opening(c));
    let Some(first) = next.chars().next() else {
        return Some(end);
    };
    let goes_on_with = first.is_lowercase()
        || is_terminator(first)
        || matches!(first, ',' | ';' | ':' | ')' | ']' | '}' | '»');
    if goes_on_with && !full_width {
        return None;
    }
    let abbreviation = mark == '.' && !before.ends_with('.') && goes_on(before, next);
    (!abbreviation).then_some(end)
}

/// How many bytes of closing quotes, brackets and note references stand at the start of a text; a space
/// before `»` goes with it.
fn closing_len(text: &str) -> usize {
    let mut len = 0;
    for _ in 0..CLOSINGS {
        let rest = text.get(len..).unwrap_or_default();
        let Some(c) = rest.chars().next() else { break };
        let more = match c {
            ')'
            | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '›'
            | '"'
            | '\''
            | '¹'
            | '²'
            | '³'
            | '⁰'
            | '⁴'..='⁹' => c.len_utf8(),
            ' ' | '\u{A0}' | '\u{202F}' => {
                let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
                match rest.get(blanks..) {
                    Some(close) if close.starts_with('»') => blanks + '»'.len_utf8(),
                    _ => break,
                }
            }
            '[' => match reference_len(rest) {
                Some(len) => len,
                None => break,
            },
            _ => break,
        };
        len += more;
    }
    len
}

/// The length of the footnote reference at the start of a text: `[1]`.
fn reference_len(text: &str) -> Option<usize> {
    let close = text
        .bytes()
        .take(LONGEST_REFERENCE + 2)
        .position(|byte| byte == b']')?;
    let label = text.get(1..close)?;
    let named = !label.is_empty()
        && label
            .chars()
            .all(|c| c.is_alphanumeric() || "-_*†‡".contains(c));
    named.then_some(close + 1)
}

fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{200A}' | '\t'
    )
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '«' | '‹'
            | '“'
            | '‘'
            | '„'
            | '"'
            | '\''
            | '('
            | '['
            | '{'
            | '—'
            | '–'
            | '-'
            | '•'
            | '*'
            | '¿'
            | '¡'
    )
}
