//! Names that signs belong to: `C++`, `C#`, `.NET`, `Canal+`.

use crate::text::ByteRange;

/// Returns the bytes of the name that a run of letters is part of, its signs included; `None` where signs around it
/// are punctuation.
pub(in crate::search) fn signed_name(text: &str, word: ByteRange) -> Option<ByteRange> {
    let start = word.start - leading_point(text, word);
    let end = word.end + trailing_signs(text, word);
    (start < word.start || end > word.end).then(|| ByteRange::new(start, end))
}

/// The length of a point that begins a name (`.NET`): it stands before a letter and after no word.
fn leading_point(text: &str, word: ByteRange) -> usize {
    let mut before = text.get(..word.start).unwrap_or_default().chars();
    let is_point = before.next_back() == Some('.');
    let stands_free = before
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '"' | '“' | '‘'));
    let is_letter = word.of(text).starts_with(char::is_alphabetic);
    usize::from(is_point && stands_free && is_letter)
}

/// The length of signs that end a name: `++`, `#` after a single letter, `+` after a longer word.
fn trailing_signs(text: &str, word: ByteRange) -> usize {
    let name = word.of(text);
    if !name.chars().all(char::is_alphabetic) {
        return 0;
    }
    let single = name.chars().nth(1).is_none();
    let after = text.get(word.end..).unwrap_or_default();
    let ends = |len: usize| {
        let next = after.get(len..).and_then(|rest| rest.chars().next());
        next.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '+' | '#'))
    };
    let is_versioned = |len: usize| {
        let next = after.get(len..).and_then(|rest| rest.chars().next());
        next.is_some_and(|c| c.is_ascii_digit())
    };
    if after.starts_with("++") && (ends(2) || is_versioned(2)) {
        2
    } else {
        let sign = if single { '#' } else { '+' };
        usize::from(after.starts_with(sign) && ends(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name<'a>(text: &'a str, word: &str) -> Option<&'a str> {
        let at = text.find(word).unwrap();
        signed_name(text, ByteRange::new(at, at + word.len())).map(|range| range.of(text))
    }

    #[test]
    fn signs_belong_to_names() {
        for (text, word, whole) in [
            ("du C++.", "C", "C++"),
            ("C++11", "C", "C++"),
            ("C#, F#", "C", "C#"),
            ("l’outil .NET", "NET", ".NET"),
            ("(.htaccess)", "htaccess", ".htaccess"),
            ("Canal+ diffuse", "Canal", "Canal+"),
        ] {
            assert_eq!(name(text, word), Some(whole), "{text}");
        }
    }

    #[test]
    fn punctuation_belongs_to_none() {
        for (text, word) in [
            ("fin.Début", "Début"),
            ("et puis… .5", "5"),
            ("a+b", "a"),
            ("C’est", "C"),
            ("titre #1", "titre"),
            ("mot#ancre", "mot"),
            ("...suite", "suite"),
        ] {
            assert_eq!(name(text, word), None, "{text}");
        }
    }
}
