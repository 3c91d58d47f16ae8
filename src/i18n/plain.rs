//! Words of the interface for terminals that know ASCII alone: their signs are made plain, letters stay.

use std::borrow::Cow;

/// A text of the interface's own with plain quotation marks, dashes, spaces, dots and arrows.
pub fn plainly(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    // French sets a space inside its quotation marks; plain ones have none.
    let text = text
        .replace("«\u{a0}", "\"")
        .replace("\u{a0}»", "\"")
        .replace("«\u{202f}", "\"")
        .replace("\u{202f}»", "\"");
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' => plain.push(' '),
            '«' | '»' | '“' | '”' | '„' => plain.push('"'),
            '‘' | '’' => plain.push('\''),
            '—' | '–' | '‑' | '−' | '·' | '•' => plain.push('-'),
            '¶' => plain.push('#'),
            '…' => plain.push_str("..."),
            '→' => plain.push_str("->"),
            '←' => plain.push_str("<-"),
            '↑' => plain.push('^'),
            '↓' => plain.push('v'),
            '≈' => plain.push('~'),
            '×' => plain.push('x'),
            '✎' => plain.push('*'),
            '✔' | '✓' => plain.push('+'),
            '‹' => plain.push('<'),
            '›' => plain.push('>'),
            other => plain.push(other),
        }
    }
    plain.into()
}

#[cfg(test)]
mod tests {
    use crate::i18n::{FILES, Messages};
    use crate::text::Language;

    #[test]
    fn no_message_is_beyond_ascii_but_for_its_letters_and_values() {
        for language in [Language::French, Language::English] {
            let mut messages = Messages::new(language);
            messages.set_plain(true);
            for (_, french, english) in FILES {
                let source = if language == Language::French {
                    french
                } else {
                    english
                };
                let keys = source.lines().filter_map(|line| line.split_once(" ="));
                for (key, _) in keys.filter(|(key, _)| !key.contains([' ', '#'])) {
                    let said = messages.text(key);
                    let plain = said.chars().all(|c| c.is_ascii() || c.is_alphabetic());
                    assert!(plain, "{key} = {said}");
                }
            }
            assert!(messages.number(1_234_567).is_ascii());
        }
        let quoted = [("text", "l’« été »".into())];
        let mut messages = Messages::new(Language::French);
        messages.set_plain(true);
        assert_eq!(messages.with("reader-quoted", &quoted), "\"l’« été »\"");
    }
}
