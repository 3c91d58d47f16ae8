//! Keys as a reader knows them: `Entrée`, `Ctrl-S`, `↓`.

use crate::tui::kit::look::Look;

/// Keys as the map writes them (`C-s`, `Enter`, `gg`), in the reader's language. Those of one command that
/// stand apart by two spaces are brought together by one.
pub(in crate::tui) fn shown(look: &Look<'_>, keys: &str) -> String {
    let named: Vec<String> = keys.split_whitespace().map(|key| name(look, key)).collect();
    named.join(" ")
}

fn name(look: &Look<'_>, key: &str) -> String {
    let (mut rest, mut before) = (key, String::new());
    while rest.chars().count() > 2 {
        let with = match rest.get(..2) {
            Some("C-") => "key-ctrl",
            Some("A-") => "key-alt",
            Some("S-") => "key-shift",
            _ => break,
        };
        before.push_str(&look.messages.text(with));
        before.push('-');
        rest = rest.get(2..).unwrap_or_default();
    }
    let word = match rest {
        "Enter" => "key-enter",
        "Space" => "key-space",
        "Esc" => "key-esc",
        "Backspace" => "key-backspace",
        "Delete" => "key-delete",
        "Home" => "key-home",
        "End" => "key-end",
        "PageUp" => "key-page-up",
        "PageDown" => "key-page-down",
        "Up" => return before + &look.said("↑"),
        "Down" => return before + &look.said("↓"),
        "Left" => return before + &look.said("←"),
        "Right" => return before + &look.said("→"),
        other if !before.is_empty() && other.chars().count() == 1 => {
            return before + &other.to_uppercase();
        }
        other => return before + other,
    };
    before + &look.messages.text(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::i18n::Messages;
    use crate::text::Language;
    use crate::tui::kit::theme::{Glyphs, Theme};

    #[test]
    fn keys_are_named_as_keyboards_name_them() {
        let messages = Messages::new(Language::French);
        let look = Look {
            theme: Theme::new(config::Theme::None, config::Depth::Table),
            glyphs: Glyphs::new(config::Glyphs::Unicode),
            messages: &messages,
            now: jiff::Timestamp::UNIX_EPOCH,
        };
        let cases = [
            ("Enter", "Entrée"),
            ("C-s", "Ctrl-S"),
            ("S-Tab", "Maj-Tab"),
            ("A-Left", "Alt-←"),
            ("gg", "gg"),
            ("C--", "Ctrl--"),
            ("é", "é"),
            ("PageDown  C-f", "PgSuiv Ctrl-F"),
        ];
        for (key, named) in cases {
            assert_eq!(shown(&look, key), named);
        }
    }
}
