//! Text from strangers made harmless: no character that steers a terminal or turns what is read around.

use std::borrow::Cow;

/// A text without control characters (line breaks and tabs stay) and without those that reorder text.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let fits = |c: char| !steers(c) || matches!(c, '\n' | '\t');
    if text.chars().all(fits) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter_map(|c| match c {
        c if fits(c) => Some(c),
        '\r' => None,
        c if c.is_control() => Some('\u{fffd}'),
        _ => None,
    });
    Cow::Owned(shown.collect())
}

/// A text on one line, made harmless.
pub(super) fn clean_line(text: &str) -> Cow<'_, str> {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}');
    match clean(text) {
        text if !text.contains(is_break) => text,
        text => Cow::Owned(text.replace(is_break, " ")),
    }
}

/// JSON in which no character of its texts could steer a terminal. JSON's own signs are none of them, so
/// that each can be replaced wherever it stands.
pub(super) fn escape_json(json: &str) -> Cow<'_, str> {
    if !json.chars().any(steers) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if steers(character) {
            escaped.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// Whether a character steers a terminal (C0, DEL, C1) or the direction of text (bidi controls).
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sequences_lose_their_power_and_text_stays() {
        assert_eq!(clean("a\u{1b}]52;c;eA==\u{7}b\u{9b}31m"), "a\u{fffd}]52;c;eA==\u{fffd}b\u{fffd}31m");
        assert_eq!(clean("l’été\n\t« oui »\u{a0}!"), "l’été\n\t« oui »\u{a0}!");
        assert_eq!(clean("a\u{202e}b\r\n"), "ab\n");
        assert_eq!(clean_line("a\nb\u{2028}c"), "a b c");
    }

    proptest! {
        #[test]
        fn json_means_the_same_and_holds_nothing_that_steers(text in any::<String>()) {
            let json = serde_json::to_string(&text).unwrap();
            let escaped = escape_json(&json);
            prop_assert!(!escaped.chars().any(steers));
            prop_assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
        }
    }
}
