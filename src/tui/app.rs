//! State, messages, effects and `update`. Pure: no input or output, no clock, no threads.

pub mod awaited;
pub mod command;
pub mod global;
pub mod history;
pub mod layout;
pub mod leftover;
pub mod mouse;
pub mod settings;
pub mod state;
pub mod status;
#[cfg(test)]
pub(in crate::tui) mod tests;
pub mod unsettled;
mod update;
pub mod view;
pub mod visit;

pub use state::{Screen, State};
pub use update::update;
