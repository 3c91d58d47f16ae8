//! Notes as anybody might type them, for properties over notes.

use proptest::prelude::*;

use super::explicit;

/// Pieces that notes are made of, with what Markdown could take for its own.
pub fn notes() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "mot",
        "été",
        "l’eau",
        "12",
        "x",
        "C#",
        "naïve",
        "2019",
        "e\u{301}t",
        "😀",
        "le",
        "<script>",
        "</b>",
        "<!--",
        "&amp;",
        "[ref]",
        "[ref]:",
        "[^1]:",
        "https://e.org",
        "mot_a_mot",
        "a*b*c",
        "_fin_",
        "`code`",
        "'titre'",
    ]);
    let sign = prop::sample::select(vec![
        " ", " ", " ", "\n", "\n", "\n\n", "*", "**", "_", "~", "~~", "`", "```", "```\n", "\n```",
        "<", ">", "[", "](", ")", "]", "]:", "!", "|", "\n|-|\n", "\n---\n", "\n===\n", "\n- ",
        "\n1. ", "\n7. ", "\n> ", "\n# ", "    ", "\\", "&", ";", "#", "\t", ":", "'", "\"", "$",
        "[ ] ", "- [x] ", "{", "}", "^", "%", "  \n", "\\\n", "::",
    ]);
    prop::collection::vec((word, sign), 0..14).prop_map(|parts| {
        let named = |(nth, (word, sign)): (usize, (&str, &str))| {
            // A word of its own, so that it is not found where another one stands.
            let plain = word.chars().all(char::is_alphabetic);
            let number = if plain {
                nth.to_string()
            } else {
                String::new()
            };
            format!("{word}{number}{sign}")
        };
        parts.into_iter().enumerate().map(named).collect()
    })
}

/// Whether a note defines what its links refer to.
pub fn defines(note: &str) -> bool {
    pulldown_cmark::Parser::new(&explicit(note))
        .reference_definitions()
        .iter()
        .next()
        .is_some()
}

/// The first word of a note that does not stand in a text after the words before it.
pub fn missing(note: &str, text: &str) -> Option<String> {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut rest = letters.as_str();
    words(note)
        .into_iter()
        .find(|word| match rest.split_once(word.as_str()) {
            Some((_, after)) => {
                rest = after;
                false
            }
            None => true,
        })
}

/// The words of a text: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
