//! The two languages Glose reads, and telling which one a text is in.

mod blocks;
mod evidence;

pub(super) use blocks::assign;
pub use evidence::detect;

/// A language of a text or of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// French (`fr`).
    #[default]
    French,
    /// English (`en`).
    English,
}

impl Language {
    /// The ISO 639-1 code: `fr` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// Reads a code or locale (`fr`, `fr-CA`, `en_US.UTF-8`); `None` for any other language.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let code = text.split(['-', '_', '.', '@']).next()?;
        match code {
            "fr" | "fra" | "fre" | "french" | "français" => Some(Self::French),
            "en" | "eng" | "english" | "anglais" => Some(Self::English),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_locales_and_names_are_read() {
        for text in [
            "fr",
            "FR",
            "fr-CA",
            "fr_FR.UTF-8",
            "fr@euro",
            "fra",
            "fre",
            "French",
            "français",
            "FRANÇAIS",
            " fr ",
        ] {
            assert_eq!(Language::parse(text), Some(Language::French), "{text}");
        }
        for text in ["en", "en-US", "en_GB.UTF-8", "eng", "English", "anglais"] {
            assert_eq!(Language::parse(text), Some(Language::English), "{text}");
        }
        for text in ["", "de", "C", "POSIX", "f", "frr", "french english"] {
            assert_eq!(Language::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_code_is_read_back_as_its_language() {
        for language in [Language::French, Language::English] {
            assert_eq!(Language::parse(language.code()), Some(language));
        }
    }
}
