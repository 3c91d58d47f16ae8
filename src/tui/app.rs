//! State, messages, effects and `update`. Pure: no input or output, no clock, no threads.

pub mod awaited;
pub mod choices;
pub mod columns;
pub mod command;
pub mod dialog;
pub mod editor;
pub mod field;
pub mod global;
pub mod history;
pub mod info;
pub mod keys;
pub mod layout;
pub mod leftover;
pub mod library;
pub mod margin;
pub mod mouse;
pub mod msg;
pub mod notes;
pub mod op;
pub mod page;
pub mod reader;
pub mod review;
pub mod settings;
pub mod state;
pub mod surroundings;
pub mod status;
#[cfg(test)]
mod tests;
pub mod unsettled;
mod update;
pub mod visit;

pub use msg::{Effect, Env, Msg, Op, OpenAt};
pub use state::{Screen, State};
pub use surroundings::Manner;
pub use update::update;
