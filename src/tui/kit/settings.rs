//! The settings that can be changed while Glose runs: one row each, read from and written to [`Config`] by name.

use crate::config::{Config, Value};

/// A setting: its name in the file, and what it may be. Its words are the messages `setting-NAME` (what it is
/// called), `setting-NAME-about` (one sentence) and, for a choice, `setting-NAME-VALUE`.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name in `config.toml`.
    pub key: &'static str,
    /// What it may be.
    pub kind: Kind,
}

/// What a setting may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One of some words.
    Choice(&'static [&'static str]),
    /// A number from, to, by steps of.
    Number(i64, i64, i64),
    /// Yes or no.
    Flag,
    /// The names of the colours of highlights: a list of its own.
    Names,
}

/// The settings, in the order they are shown.
pub const SETTINGS: &[Setting] = &[
    choice("language", &["auto", "fr", "en"]),
    choice("theme", &["auto", "dark", "light", "none"]),
    choice("glyphs", &["auto", "unicode", "ascii"]),
    choice("typography", &["auto", "narrow", "nbsp", "ascii"]),
    Setting {
        key: "measure",
        kind: Kind::Number(40, 100, 2),
    },
    choice("alignment", &["ragged", "justified"]),
    Setting {
        key: "hyphenation",
        kind: Kind::Flag,
    },
    choice("spacing", &["close", "normal", "open"]),
    choice("margin", &["column", "panel", "hidden"]),
    choice("group", &["article", "tag", "color", "month"]),
    Setting {
        key: "mouse",
        kind: Kind::Flag,
    },
    Setting {
        key: "colors",
        kind: Kind::Names,
    },
];

const fn choice(key: &'static str, words: &'static [&'static str]) -> Setting {
    Setting {
        key,
        kind: Kind::Choice(words),
    }
}

impl Setting {
    /// Its value.
    pub fn value(&self, config: &Config) -> Value {
        let table = toml::Table::try_from(config).unwrap_or_default();
        match table.get(self.key) {
            Some(toml::Value::String(text)) => Value::Text(text.clone()),
            Some(toml::Value::Integer(number)) => Value::Number(*number),
            Some(toml::Value::Boolean(flag)) => Value::Flag(*flag),
            _ => Value::Default,
        }
    }

    /// The value after this one (before it, where `back`): the first one follows the last of a choice.
    pub fn next(&self, config: &Config, back: bool) -> Value {
        match (self.kind, self.value(config)) {
            (Kind::Choice(words), Value::Text(now)) => {
                let at = words.iter().position(|word| *word == now).unwrap_or(0);
                let step = if back { words.len() - 1 } else { 1 };
                let next = words.get((at + step) % words.len().max(1));
                next.map_or(Value::Default, |word| Value::Text((*word).to_owned()))
            }
            (Kind::Number(least, most, step), Value::Number(now)) => {
                let next = if back { now - step } else { now + step };
                Value::Number(next.clamp(least, most))
            }
            (Kind::Flag, Value::Flag(now)) => Value::Flag(!now),
            (_, now) => now,
        }
    }
}

/// The value after the one that a setting has; `None` where there is no setting of this name.
pub fn next(config: &Config, key: &str) -> Option<Value> {
    let setting = SETTINGS.iter().find(|setting| setting.key == key)?;
    Some(setting.next(config, false))
}

/// Settings with one of them changed; `None` where that cannot be.
pub fn changed(config: &Config, key: &str, value: &Value) -> Option<Config> {
    let mut table = toml::Table::try_from(config).ok()?;
    let value = match value {
        Value::Text(text) => toml::Value::String(text.clone()),
        Value::Number(number) => toml::Value::Integer(*number),
        Value::Flag(flag) => toml::Value::Boolean(*flag),
        Value::Default => {
            table.remove(key);
            return table.try_into().ok();
        }
    };
    table.insert(key.to_owned(), value);
    table.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::text::Language;

    #[test]
    fn every_setting_of_the_file_but_keys_has_a_row_and_its_words() {
        let table = toml::Table::try_from(Config::default()).unwrap();
        let shown: Vec<&str> = SETTINGS.iter().map(|setting| setting.key).collect();
        for key in table.keys().filter(|key| *key != "keys") {
            assert!(shown.contains(&key.as_str()), "no row for {key}");
        }
        let messages = Messages::new(Language::French);
        for setting in SETTINGS {
            let mut words = vec![
                format!("setting-{}", setting.key),
                format!("setting-{}-about", setting.key),
            ];
            if let Kind::Choice(values) = setting.kind {
                words.extend(
                    values
                        .iter()
                        .map(|value| format!("setting-{}-{value}", setting.key)),
                );
            }
            for word in words {
                assert!(messages.has(&word), "no message {word}");
            }
        }
    }

    #[test]
    fn every_value_of_a_row_is_a_value_of_the_file() {
        let mut config = Config::default();
        for setting in SETTINGS {
            for back in [false, false, false, false, true] {
                let next = setting.next(&config, back);
                if next != Value::Default {
                    config = changed(&config, setting.key, &next).unwrap();
                }
                assert_eq!(setting.value(&config), next, "{}", setting.key);
            }
        }
    }

    fn setting(key: &str) -> &'static Setting {
        SETTINGS.iter().find(|setting| setting.key == key).unwrap()
    }

    #[test]
    fn the_values_of_a_choice_go_round_in_both_directions() {
        let mut config = Config::default();
        let theme = setting("theme");
        let mut seen = Vec::new();
        for _ in 0..4 {
            let next = theme.next(&config, false);
            config = changed(&config, "theme", &next).unwrap();
            seen.push(next);
        }
        let words = ["dark", "light", "none", "auto"].map(|word| Value::Text(word.to_owned()));
        assert_eq!(seen, words);
        assert_eq!(theme.next(&config, true), Value::Text("none".to_owned()));
    }

    #[test]
    fn a_number_stops_at_its_ends() {
        let measure = setting("measure");
        let mut config = Config::default();
        for _ in 0..60 {
            config = changed(&config, "measure", &measure.next(&config, false)).unwrap();
        }
        assert_eq!(measure.value(&config), Value::Number(100));
        for _ in 0..60 {
            config = changed(&config, "measure", &measure.next(&config, true)).unwrap();
        }
        assert_eq!(measure.value(&config), Value::Number(40));
    }

    #[test]
    fn a_flag_is_turned_and_turned_back() {
        let config = Config::default();
        let mouse = setting("mouse");
        let once = changed(&config, "mouse", &mouse.next(&config, false)).unwrap();
        assert_ne!(mouse.value(&once), mouse.value(&config));
        let twice = changed(&once, "mouse", &mouse.next(&once, true)).unwrap();
        assert_eq!(mouse.value(&twice), mouse.value(&config));
    }

    #[test]
    fn a_setting_goes_back_to_its_default_and_a_wrong_value_is_refused() {
        let config = changed(&Config::default(), "measure", &Value::Number(80)).unwrap();
        let back = changed(&config, "measure", &Value::Default).unwrap();
        assert_eq!(
            setting("measure").value(&back),
            setting("measure").value(&Config::default())
        );
        for (key, value) in [
            ("theme", Value::Text("mauve".to_owned())),
            ("theme", Value::Number(3)),
            ("measure", Value::Text("large".to_owned())),
            ("mouse", Value::Number(1)),
        ] {
            assert!(changed(&config, key, &value).is_none(), "{key} {value:?}");
        }
        assert_eq!(next(&config, "nothing"), None);
    }
}
