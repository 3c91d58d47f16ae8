//! Every occurrence of a stretch of characters in another, in linear time (Knuth, Morris, Pratt 1977).

use super::words::cuts_a_word;

/// Where `needle` begins in `text`, overlapping occurrences too; nowhere if it is empty.
pub(super) fn occurrences(text: &[char], needle: &[char]) -> Vec<usize> {
    let mut found = Vec::new();
    let Some(first) = needle.first() else {
        return found;
    };
    let borders = borders(needle);
    let mut matched = 0;
    for (at, letter) in text.iter().enumerate() {
        if matched == 0 && letter != first {
            continue;
        }
        while matched > 0 && needle.get(matched) != Some(letter) {
            matched = borders[matched - 1];
        }
        if needle.get(matched) == Some(letter) {
            matched += 1;
        }
        if matched == needle.len() {
            found.push(at + 1 - matched);
            matched = borders[matched - 1];
        }
    }
    found
}

/// Where `needle` begins in `text` as whole words.
pub(super) fn whole_word_occurrences(text: &[char], needle: &[char]) -> Vec<usize> {
    let mut found = occurrences(text, needle);
    found.retain(|start| !cuts_a_word(text, &(*start..*start + needle.len())));
    found
}

/// For every beginning of `needle`, the length of its longest proper beginning that is also its end.
fn borders(needle: &[char]) -> Vec<usize> {
    let mut borders = vec![0; needle.len()];
    let mut matched = 0;
    for at in 1..needle.len() {
        while matched > 0 && needle[matched] != needle[at] {
            matched = borders[matched - 1];
        }
        if needle[matched] == needle[at] {
            matched += 1;
        }
        borders[at] = matched;
    }
    borders
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn occurrences_are_those_of_every_window(
            text in prop::collection::vec(prop::sample::select(vec!['a', 'b', 'é']), 0..60),
            needle in prop::collection::vec(prop::sample::select(vec!['a', 'b', 'é']), 1..6),
        ) {
            let naive: Vec<_> = text
                .windows(needle.len())
                .enumerate()
                .filter(|(_, window)| *window == needle)
                .map(|(at, _)| at)
                .collect();
            prop_assert_eq!(occurrences(&text, &needle), naive);
        }
    }
}
