//! What every screen and dialog can look at and none changes: how the interface looks and speaks, the settings, what is
//! known of the library as a whole.

use crate::config::{Config, Depth, Glyphs, Ground, Theme, Typography};
use crate::export::cite::Style;
use crate::i18n::Messages;
use crate::library::Positions;
use crate::text::{Language, Typesetting};
use crate::tui::kit::keys::Keymap;
use crate::tui::port::choices::Choices;

/// What every screen and dialog can look at.
#[derive(Debug)]
pub struct Surroundings {
    /// Columns and rows of the screen, in cells.
    pub size: (u16, u16),
    /// How the interface looks and speaks.
    pub manner: Manner,
    /// The reader's settings.
    pub settings: Settings,
    /// What the keys mean.
    pub keymap: Keymap,
    /// Every tag with how often it is used.
    pub tags: Vec<(String, u32)>,
    /// Where the reader was in each article.
    pub positions: Positions,
    /// Whether this is the sample library of the demo.
    pub demo: bool,
    /// The library's folder, as it is shown.
    pub folder: String,
    /// How things go out.
    pub choices: Choices,
    /// The reader's own styles of references.
    pub styles: Vec<Style>,
}

impl Surroundings {
    /// The surroundings at the start, before anything is known of the library.
    pub fn new(manner: Manner, keymap: Keymap, size: (u16, u16)) -> Self {
        let config = Config {
            theme: manner.theme,
            glyphs: manner.glyphs,
            measure: manner.measure,
            ..Config::default()
        };
        Self {
            size,
            manner,
            settings: Settings {
                config,
                ..Settings::default()
            },
            keymap,
            tags: Vec::new(),
            positions: Positions::new(),
            demo: false,
            folder: String::new(),
            choices: Choices::default(),
            styles: Vec::new(),
        }
    }

    /// Shows the interface in another language.
    pub fn speak(&mut self, language: Language) {
        self.manner.messages = Messages::new(language);
        let plain = self.manner.glyphs == Glyphs::Ascii;
        self.manner.messages.set_plain(plain);
        self.manner
            .messages
            .name_colors(&self.settings.config.colors);
    }
}

/// How the interface looks and speaks.
#[derive(Debug)]
pub struct Manner {
    /// Its language.
    pub messages: Messages,
    /// Its colours, as the settings ask for them.
    pub theme: Theme,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// What the terminal's letters stand on, once it said so.
    pub ground: Option<Ground>,
    /// Its signs.
    pub glyphs: Glyphs,
    /// Width of the reader's text column, in cells.
    pub measure: u16,
    /// How the reader's text is set.
    pub typesetting: Typesetting,
}

impl Manner {
    /// The colours to draw with: those made for the ground that the terminal has, where it has enough of them.
    pub fn shown_theme(&self) -> Theme {
        match (self.theme, self.ground) {
            (Theme::None, _) => Theme::None,
            _ if self.depth == Depth::Sixteen => Theme::Auto,
            (Theme::Auto, Some(Ground::Dark)) => Theme::Dark,
            (Theme::Auto, Some(Ground::Light)) => Theme::Light,
            (theme, _) => theme,
        }
    }
}

/// The reader's settings, and what the system says where they say nothing.
#[derive(Debug, Default)]
pub struct Settings {
    /// As the file and the changes since say.
    pub config: Config,
    /// Where they are kept, as it is shown.
    pub file: String,
    /// The system's language.
    pub language: Language,
    /// Whether the environment asks for no colour, whatever the settings say.
    pub colourless: bool,
    /// Whether the terminal is the Linux console, which has few signs.
    pub console: bool,
    /// Whether the terminal draws signs beyond ASCII.
    pub unicode: bool,
}

impl Settings {
    /// What stands for a narrow no-break space; `None` where the terminal draws it as it is.
    pub fn narrow_space(&self) -> Option<&'static str> {
        match self.config.typography {
            Typography::Auto if self.console => Some(" "),
            Typography::Auto | Typography::Narrow => None,
            Typography::Nbsp => Some("\u{a0}"),
            Typography::Ascii => Some(" "),
        }
    }
}
