//! The terminal interface: the only place that names ratatui and crossterm.
//!
//! `app` is pure (state, messages, effects, `update`), `view` draws a state and changes nothing, `run` is
//! the loop with its threads.

pub mod app;
pub mod run;
pub mod view;
