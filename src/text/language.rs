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
        let text = text.trim().to_ascii_lowercase();
        let code = text.split(['-', '_', '.', '@']).next()?;
        match code {
            "fr" | "fra" | "fre" | "french" | "français" => Some(Self::French),
            "en" | "eng" | "english" | "anglais" => Some(Self::English),
            _ => None,
        }
    }
}
