//! The shell: the state, `update`, the table of commands, the verbs, what is carried from one screen to another. Pure: no
//! input or output, no clock, no threads.

mod answers;
mod asks;
pub mod awaited;
pub mod beneath;
pub mod command;
pub mod dialogs;
pub mod global;
pub mod history;
mod leaving;
pub mod leftover;
mod offering;
mod reach;
pub mod screens;
pub mod settings;
mod start;
pub mod state;
pub mod status;
#[cfg(test)]
pub(in crate::tui) mod tests;
mod undoing;
pub mod unsettled;
mod update;
pub mod view;
pub mod visits;
mod writing;

pub use screens::ScreenId;
pub use start::begin;
pub use state::State;
pub use update::update;
