//! Where words may be divided at the end of a line: the patterns of TeX (Liang 1983) for French and English.

use hypher::{Lang, hyphenate_bounded};

use super::language::Language;

/// A divided word keeps so many letters on the line, and takes so many to the next.
const LEFT: usize = 2;
const RIGHT: usize = 3;
/// The shortest word that is divided, in letters.
const SHORTEST: usize = LEFT + RIGHT;
/// What is longer than this many bytes is no word.
const LONGEST: usize = 120;

/// The places (bytes) where a hyphen may be set in what stands between two spaces, in order; none in
/// addresses, numbers and names of files, where it would be taken for a part of them.
///
/// ```
/// use glose::text::{Language, hyphens};
/// assert_eq!(hyphens::points("(l’industrie,", Language::French), [7, 10]);
/// ```
pub fn points(chunk: &str, language: Language) -> Vec<usize> {
    let is_word = |c: char| c.is_alphabetic() || "’'-()[]«»“”\",.;:!?…\u{a0}\u{202f}".contains(c);
    let inner = chunk.trim_end_matches(|c: char| !c.is_alphanumeric());
    let dotted = inner.contains(['.', ':']);
    if chunk.len() > LONGEST || dotted || !chunk.chars().all(is_word) {
        return Vec::new();
    }
    let language = match language {
        Language::French => Lang::French,
        Language::English => Lang::English,
    };
    let mut points = Vec::new();
    let mut next = 0;
    for part in chunk.split_inclusive(|c: char| !c.is_alphabetic()) {
        let mut at = next;
        next += part.len();
        let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
        if word.chars().count() < SHORTEST {
            continue;
        }
        for syllable in hyphenate_bounded(word, language, LEFT, RIGHT) {
            at += syllable.len();
            points.push(at);
        }
        // The last one ends with the word.
        points.pop();
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(chunk: &str, language: Language) -> String {
        let mut out = String::new();
        let mut from = 0;
        for at in points(chunk, language) {
            out.push_str(&chunk[from..at]);
            out.push('|');
            from = at;
        }
        out + &chunk[from..]
    }

    #[test]
    fn words_are_divided_as_their_language_does() {
        for (chunk, expected) in [
            (
                "anticonstitutionnellement,",
                "an|ti|cons|ti|tu|tion|nel|le|ment,",
            ),
            ("l’apprentissage", "l’ap|pren|tis|sage"),
            ("«\u{a0}Évidemment\u{a0}»", "«\u{a0}Évi|dem|ment\u{a0}»"),
            ("rendez-vous", "ren|dez-vous"),
            ("table", "table"),
            ("https://exemple.org/rapport", "https://exemple.org/rapport"),
            ("exemple.org", "exemple.org"),
            ("2024-connectés", "2024-connectés"),
            ("שלוםעולם", "שלוםעולם"),
            ("", ""),
        ] {
            assert_eq!(divided(chunk, Language::French), expected);
        }
        assert_eq!(divided("hyphenation", Language::English), "hy|phen|ation");
    }
}
