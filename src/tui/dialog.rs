//! Dialogs in front of a screen: each has its state, takes keys and answers with a value of its own. None knows another,
//! nor a screen, nor the shell.

pub mod editor;
pub mod export;
pub mod help;
mod list;
pub mod menu;
pub mod palette;
pub mod prompt;
pub mod settings;
pub mod tags;
#[cfg(test)]
mod tests;
pub mod text;

pub use editor::Editor;
pub use export::ExportDialog;
pub use help::Help;
pub use menu::Menu;
pub use palette::Palette;
pub use prompt::Prompt;
pub use settings::SettingsBox;
pub use tags::TagPicker;
pub use text::TextBox;

pub mod outcome;
pub use outcome::Outcome;
