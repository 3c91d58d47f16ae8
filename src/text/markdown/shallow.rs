//! A bound on nesting, so that a hostile text cannot make the parser's work grow with lines × depth.

use std::borrow::Cow;

/// Markers of containers on one line beyond this are not read as such.
const DEEPEST: usize = 100;

/// The source with the container markers (`>`, `-`, `3.`, `[^a]:`) beyond the hundredth at a line's start
/// made a control character, which no canonical text keeps; every other byte stays in its place.
pub(super) fn shallow(source: &str) -> Cow<'_, str> {
    let mut masked: Option<Vec<u8>> = None;
    let mut at = 0;
    for line in source.split_inclusive(['\n', '\r']) {
        // Each marker takes a byte or more, so that most lines are told by their length.
        if line.len() > DEEPEST {
            for (start, end) in markers(line.as_bytes()).skip(DEEPEST) {
                let bytes = masked.get_or_insert_with(|| source.as_bytes().to_vec());
                if let Some(marker) = bytes.get_mut(at + start..at + end) {
                    marker.fill(1);
                }
            }
        }
        at += line.len();
    }
    // Only ASCII bytes were replaced by ASCII bytes.
    match masked.map(String::from_utf8) {
        Some(Ok(masked)) => Cow::Owned(masked),
        _ => Cow::Borrowed(source),
    }
}

/// The markers at the start of a line, as ranges of its bytes.
fn markers(line: &[u8]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while matches!(line.get(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        let start = at;
        let rest = line.get(start..)?;
        let len = match rest {
            // A bullet is one only before a space; a long rule of dashes is none.
            [b'>', ..] | [b'-' | b'*' | b'+', b' ' | b'\t', ..] => 1,
            [b'[', b'^', label @ ..] => {
                let close = label.iter().position(|byte| *byte == b']')?;
                if label.get(close + 1) != Some(&b':') {
                    return None;
                }
                close + 4
            }
            _ => {
                let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                let closed = matches!(rest.get(digits..), Some([b'.' | b')', b' ' | b'\t', ..]));
                if !(1..=9).contains(&digits) || !closed {
                    return None;
                }
                digits + 1
            }
        };
        let label_end = line.get(start..start + len)?;
        at = start + len;
        // A footnote's label may hold any character: only its ASCII opening is replaced.
        Some((
            start,
            if label_end.first() == Some(&b'[') {
                start + 2
            } else {
                at
            },
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_texts_stay_as_they_are() {
        let text = "> - 1. a\n".to_owned() + &"mot ".repeat(100) + "\n" + &"-".repeat(100);
        assert!(matches!(shallow(&text), Cow::Borrowed(_)));
    }

    #[test]
    fn markers_too_deep_are_hidden_in_place() {
        for marker in [">", "- ", "1. ", "> * ", "[^é]: "] {
            let text = format!("a\n{}é\nb", marker.repeat(500));
            let shallow = shallow(&text);
            assert!(shallow.len() == text.len() && shallow.ends_with("é\nb"));
            assert!(shallow.contains('\u{1}') && shallow.starts_with(&format!("a\n{marker}")));
        }
    }
}
