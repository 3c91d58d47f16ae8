//! The words of a folded text: the tokens that texts are compared by.

use std::ops::Range;

/// The words of folded characters, in order, as folded ranges.
///
/// A word is a run of letters and digits; an ideograph or a symbol that carries sense (`€`, `+`, an emoji)
/// is a word by itself; punctuation and spaces are not words.
pub(super) fn words(chars: &[char]) -> Vec<Range<usize>> {
    let mut words = Vec::with_capacity(chars.len() / 5);
    let mut start = None;
    for (at, letter) in chars.iter().enumerate() {
        let kind = kind(*letter);
        if kind == Kind::Letter {
            start = start.or(Some(at));
            continue;
        }
        if let Some(start) = start.take() {
            words.push(start..at);
        }
        if kind == Kind::Whole {
            words.push(at..at + 1);
        }
    }
    if let Some(start) = start {
        words.push(start..chars.len());
    }
    words
}

/// The indexes of the words that `range` touches.
pub(super) fn touched(words: &[Range<usize>], range: &Range<usize>) -> Range<usize> {
    let first = words.partition_point(|word| word.end <= range.start);
    let end = words.partition_point(|word| word.start < range.end);
    first..end.max(first)
}

/// Whether a stretch of folded characters begins or ends inside a word.
pub(super) fn cuts_a_word(chars: &[char], range: &Range<usize>) -> bool {
    let letter = |at: usize| chars.get(at).is_some_and(|c| kind(*c) == Kind::Letter);
    let inside = |at: usize| at > 0 && letter(at - 1) && letter(at);
    inside(range.start) || inside(range.end)
}

#[derive(PartialEq)]
enum Kind {
    Letter,
    Whole,
    Between,
}

fn kind(letter: char) -> Kind {
    if letter.is_ascii() {
        return if letter.is_ascii_alphanumeric() {
            Kind::Letter
        } else if matches!(letter, '$' | '+' | '=' | '<' | '>' | '%') {
            Kind::Whole
        } else {
            Kind::Between
        };
    }
    if letter.is_alphanumeric() {
        return if letter < '\u{2E80}' {
            Kind::Letter
        } else {
            Kind::Whole
        };
    }
    match letter {
        '\u{300}'..='\u{36F}' => Kind::Letter,
        // General punctuation, and that of Latin-1, CJK and the full-width forms.
        '\u{A1}' | '\u{A7}' | '\u{AB}' | '\u{B6}' | '\u{B7}' | '\u{BB}' | '\u{BF}' => Kind::Between,
        '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF0F}' => {
            Kind::Between
        }
        _ if letter.is_whitespace() || letter.is_control() => Kind::Between,
        _ => Kind::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        words(&chars)
            .into_iter()
            .map(|word| chars[word].iter().collect())
            .collect()
    }

    #[test]
    fn words_are_letters_and_digits_and_symbols_with_sense() {
        assert_eq!(of("l'été, 12 €! (2023)"), ["l", "été", "12", "€", "2023"]);
        assert_eq!(of("日本 🎉 e\u{301}a"), ["日", "本", "🎉", "e\u{301}a"]);
        assert_eq!(of(" … "), Vec::<String>::new());
    }

    #[test]
    fn touched_words_are_those_that_share_a_character() {
        let chars: Vec<char> = "un deux trois".chars().collect();
        let words = words(&chars);
        assert_eq!(touched(&words, &(4..9)), 1..3);
        assert_eq!(touched(&words, &(2..3)), 1..1);
        assert_eq!(touched(&words, &(0..99)), 0..3);
    }
}
