//! Places and settings: what the file, the environment and the command line say.

mod places;
mod sample;
mod store;
mod terminal;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::library::{self, ColorNames, LibraryError};
use crate::text::{Alignment, Language, Spacing, Typesetting};

pub use places::Places;
pub use sample::sample;
pub use store::{Value, keep};
pub use terminal::{Depth, Ground, depth, ground, is_console, is_dumb, no_color, speaks_unicode};

/// The reader's settings, from `config.toml`. Every field has a default; a missing file is no error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Language of the interface: `auto` (the system's), `fr` or `en`.
    pub language: String,
    /// Colours: `auto`, `dark`, `light` or `none`.
    pub theme: Theme,
    /// Signs: `auto`, `unicode` or `ascii`.
    pub glyphs: Glyphs,
    /// Width of the reader's text column, in cells (40–100).
    pub measure: u16,
    /// Where the reader's lines end: `ragged` or `justified`.
    pub alignment: Alignment,
    /// Whether the reader divides words at the end of lines.
    pub hyphenation: bool,
    /// How far apart the reader's lines and paragraphs stand: `close`, `normal` or `open`.
    pub spacing: Spacing,
    /// Where notes stand in the reader: `column`, `panel` or `hidden`.
    pub margin: Margin,
    /// What the list of notes is grouped by: `article`, `tag`, `color` or `month`.
    pub group: Group,
    /// Narrow no-break spaces: `auto`, `narrow`, `nbsp` or `ascii`.
    pub typography: Typography,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Names of the reader's own for the colours of highlights: `[colors] yellow = "thesis"`.
    pub colors: ColorNames,
    /// Keys of the reader's own, by mode and command: `[keys.reader] note = ["a", "C-n"]`.
    pub keys: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// Which colours the interface uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Those made for the terminal's background where it says what that is; else its own sixteen colours.
    #[default]
    Auto,
    /// Made for a dark background.
    Dark,
    /// Made for a light background.
    Light,
    /// No colour: bold, underline and signs alone (also with `NO_COLOR`).
    None,
}

/// Which signs the interface draws with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Glyphs {
    /// Unicode where the locale is UTF-8.
    #[default]
    Auto,
    /// Unicode.
    Unicode,
    /// ASCII alone.
    Ascii,
}

/// Where notes stand in the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Margin {
    /// In a column beside the text where the screen is wide enough, else in the panel.
    #[default]
    Column,
    /// In a panel below the text.
    Panel,
    /// Nowhere: letters in the gutter alone.
    Hidden,
}

/// What notes are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// By article.
    #[default]
    Article,
    /// By tag.
    Tag,
    /// By colour.
    Color,
    /// By month.
    Month,
}

/// How the narrow no-break spaces of French are drawn: some terminals draw them wide, or as a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Typography {
    /// As they are; as plain spaces on the Linux console.
    #[default]
    Auto,
    /// As they are.
    Narrow,
    /// As no-break spaces.
    Nbsp,
    /// As plain spaces.
    Ascii,
}

/// A settings file that cannot be used; the defaults hold.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// It is there and cannot be read.
    #[error("{path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It cannot be written, or is no file to read.
    #[error(transparent)]
    Write(#[from] LibraryError),
    /// It is not what is expected.
    #[error("{path}: {reason}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// What is wrong, with its line.
        reason: String,
    },
}

impl Default for Config {
    fn default() -> Self {
        Self {
            language: "auto".to_owned(),
            theme: Theme::default(),
            glyphs: Glyphs::default(),
            measure: 66,
            alignment: Alignment::default(),
            hyphenation: false,
            spacing: Spacing::default(),
            margin: Margin::default(),
            group: Group::default(),
            typography: Typography::default(),
            mouse: true,
            colors: ColorNames::default(),
            keys: BTreeMap::new(),
        }
    }
}

impl Config {
    /// Reads the settings of a file; the defaults where there is none.
    ///
    /// # Errors
    /// The file is there and cannot be read, or holds what is no setting.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = library::read_toml(path).map_err(|error| match error {
            LibraryError::Read { path, source } => ConfigError::Read { path, source },
            LibraryError::NotToml { path, line, reason } => ConfigError::Invalid {
                path,
                reason: format!("line {line}: {reason}"),
            },
            other => ConfigError::Write(other),
        })?;
        Self::parse(&text).map_err(|reason| ConfigError::Invalid {
            path: path.to_owned(),
            reason,
        })
    }

    /// Reads settings from TOML.
    ///
    /// # Errors
    /// What is wrong, with its line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut config: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        if config.language != "auto" && Language::parse(&config.language).is_none() {
            return Err(format!("language = \"{}\": auto, fr, en", config.language));
        }
        config.measure = config.measure.clamp(40, 100);
        Ok(config)
    }

    /// How texts are set.
    pub fn typesetting(&self) -> Typesetting {
        Typesetting {
            alignment: self.alignment,
            hyphenation: self.hyphenation,
            spacing: self.spacing,
        }
    }

    /// The language that the settings name, if they name one.
    pub fn language(&self) -> Option<Language> {
        Language::parse(&self.language)
    }
}

/// The reader's editor: `$VISUAL`, `$EDITOR`, else `vi`; the program and its arguments.
pub fn editor() -> Vec<String> {
    let set = ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(|name| std::env::var(name).ok());
    let words = set.map(|value| words_of(&value));
    words
        .into_iter()
        .find(|words| !words.is_empty())
        .unwrap_or_else(|| vec!["vi".to_owned()])
}

/// A command line in words, as a shell splits it. A program whose path holds spaces is one word without quotation
/// marks too; where the quotation marks do not pair, only spaces split.
fn words_of(command: &str) -> Vec<String> {
    if command.contains(' ') && Path::new(command).is_file() {
        return vec![command.to_owned()];
    }
    let by_spaces = || command.split_whitespace().map(str::to_owned).collect();
    shlex::split(command).unwrap_or_else(by_spaces)
}
