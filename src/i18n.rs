//! Messages by key, in French and in English.
//!
//! The texts stand in `i18n/fr/*.ftl` and `i18n/en/*.ftl` (Project Fluent), compiled in. A key that one
//! language lacks is a failing test, not a silent fallback.

mod dates;
mod explain;
mod locale;
mod plain;
mod problem;
mod quote;
mod standing;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::library::{Color, ColorNames};
use crate::text::Language;

pub use locale::system_language;
pub use plain::plainly;

/// The files of messages, by language: the same names in both.
const FILES: [(&str, &str, &str); 9] = [
    (
        "common",
        include_str!("i18n/fr/common.ftl"),
        include_str!("i18n/en/common.ftl"),
    ),
    (
        "problems",
        include_str!("i18n/fr/problems.ftl"),
        include_str!("i18n/en/problems.ftl"),
    ),
    (
        "cli",
        include_str!("i18n/fr/cli.ftl"),
        include_str!("i18n/en/cli.ftl"),
    ),
    (
        "library",
        include_str!("i18n/fr/library.ftl"),
        include_str!("i18n/en/library.ftl"),
    ),
    (
        "reader",
        include_str!("i18n/fr/reader.ftl"),
        include_str!("i18n/en/reader.ftl"),
    ),
    (
        "repair",
        include_str!("i18n/fr/repair.ftl"),
        include_str!("i18n/en/repair.ftl"),
    ),
    (
        "dialogs",
        include_str!("i18n/fr/dialogs.ftl"),
        include_str!("i18n/en/dialogs.ftl"),
    ),
    (
        "commands",
        include_str!("i18n/fr/commands.ftl"),
        include_str!("i18n/en/commands.ftl"),
    ),
    (
        "export",
        include_str!("i18n/fr/export.ftl"),
        include_str!("i18n/en/export.ftl"),
    ),
];

/// The messages of one language.
pub struct Messages {
    language: Language,
    /// Which file holds a key.
    places: HashMap<&'static str, usize>,
    /// The files, each read when one of its messages is first asked for: a command needs few of them.
    bundles: [OnceLock<Bundle>; FILES.len()],
    names: ColorNames,
    plain: bool,
}

type Bundle = FluentBundle<FluentResource>;

/// A value that a message speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A text, shown as it is.
    Text(String),
    /// A count: decides singular or plural, shown with the language's thousands separator.
    Count(usize),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Self::Count(count as usize)
    }
}

impl Messages {
    /// The messages of a language.
    pub fn new(language: Language) -> Self {
        let mut places = HashMap::new();
        for (nth, file) in FILES.iter().enumerate() {
            places.extend(keys(source(file, language)).map(|key| (key, nth)));
        }
        Self {
            language,
            places,
            bundles: Default::default(),
            names: ColorNames::default(),
            plain: false,
        }
    }

    /// The file that holds a key, read.
    fn bundle(&self, key: &str) -> Option<&Bundle> {
        let nth = *self.places.get(key)?;
        let bundle = self.bundles.get(nth)?;
        Some(bundle.get_or_init(|| self.read(nth)))
    }

    fn read(&self, nth: usize) -> Bundle {
        let mut bundle = FluentBundle::new_concurrent(vec![identifier(self.language)]);
        bundle.set_use_isolating(false);
        bundle.set_transform(self.plain.then_some(plainly as _));
        bundle.set_formatter(Some(match self.language {
            Language::French if self.plain => plain_french_number,
            Language::French => french_number,
            Language::English => english_number,
        }));
        let text = FILES.get(nth).map(|file| source(file, self.language));
        // What a broken line leaves readable is still used; the tests refuse broken lines.
        let resource = match FluentResource::try_new(text.unwrap_or_default().to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let _ = bundle.add_resource(resource);
        bundle
    }

    /// Makes their own quotation marks, dashes, spaces and the like plain, for terminals that know ASCII alone,
    /// or takes that back. Letters and values are as they are.
    pub fn set_plain(&mut self, plain: bool) {
        self.plain = plain;
        self.bundles = Default::default();
    }

    /// Calls the colours of highlights by names of the reader's own.
    pub fn name_colors(&mut self, names: &ColorNames) {
        self.names.clone_from(names);
    }

    /// What a colour is called: by the reader, else in the interface's language.
    pub fn color(&self, color: Color) -> String {
        let own = self.names.get(color).map(str::to_owned);
        own.unwrap_or_else(|| self.text(&format!("color-{}", color.as_str())))
    }

    /// The language they are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of a key; the key itself where there is none.
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message of a key, with its values put in.
    pub fn with(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        let found = self
            .bundle(key)
            .and_then(|bundle| Some((bundle, bundle.get_message(key)?.value()?)));
        let Some((bundle, pattern)) = found else {
            return key.to_owned();
        };
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            values.set(
                *name,
                match arg {
                    Arg::Text(text) => FluentValue::from(text.as_str()),
                    Arg::Count(count) => FluentValue::from(*count),
                },
            );
        }
        bundle
            .format_pattern(pattern, Some(&values), &mut Vec::new())
            .into_owned()
    }

    /// Whether a key has a message.
    pub fn has(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// A count as the language writes it: `1 204` with a narrow no-break space, `1,204`.
    pub fn number(&self, count: usize) -> String {
        grouped(count as u64, self.separator())
    }

    fn separator(&self) -> char {
        match self.language {
            Language::French if self.plain => ' ',
            Language::French => '\u{202f}',
            Language::English => ',',
        }
    }
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// A file of messages in a language.
fn source(file: &(&str, &'static str, &'static str), language: Language) -> &'static str {
    match language {
        Language::French => file.1,
        Language::English => file.2,
    }
}

/// The keys of a file of messages: what begins a line and has a value. No message speaks of another one, so that each file
/// is whole by itself.
fn keys(source: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = source.lines();
    let keys = lines.filter_map(|line| Some(line.split_once('=')?.0.trim_end()));
    keys.filter(|key| key.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn identifier(language: Language) -> LanguageIdentifier {
    language.code().parse().unwrap_or_default()
}

fn french_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number_of(value, '\u{202f}')
}

fn plain_french_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number_of(value, ' ')
}

fn english_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number_of(value, ',')
}

fn number_of(value: &FluentValue<'_>, separator: char) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) if *value >= 0.0 => {
            Some(grouped(*value as u64, separator))
        }
        _ => None,
    }
}

/// A number with its digits in groups of three.
fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * separator.len_utf8());
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}
