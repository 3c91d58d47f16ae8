//! The terminal interface: the only place that names ratatui and crossterm.
//!
//! | module | what it is |
//! |---|---|
//! | [`kit`] | pieces that know no screen: keys, text field, laid-out page, colours, drawing helpers |
//! | [`port`] | what crosses the border: events come in, requests go out; the surroundings that all can look at |
//! | [`screen`] | one folder a screen: its state, its commands, its drawing |
//! | [`dialog`] | one file a dialog, its drawing beside it |
//! | [`app`] | the shell: state, `update`, the table of commands, history, the message line. Pure |
//! | [`run`] | the loop, the terminal and the threads; does what is requested |

pub mod app;
pub mod dialog;
pub mod kit;
pub mod port;
pub mod run;
pub mod screen;
