//! Journeys through the real program on the command line.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

#[path = "cli/adding.rs"]
mod adding;
#[path = "cli/anchors.rs"]
mod anchors;
#[path = "cli/bad_input.rs"]
mod bad_input;
#[path = "cli/commands.rs"]
mod commands;
#[path = "cli/controls.rs"]
mod controls;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/durable.rs"]
mod durable;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/exports.rs"]
mod exports;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/journey.rs"]
mod journey;
#[path = "cli/masses.rs"]
mod masses;
#[path = "cli/misuse.rs"]
mod misuse;
#[path = "cli/outputs.rs"]
mod outputs;
#[path = "cli/passages.rs"]
mod passages;
#[path = "cli/pipes.rs"]
mod pipes;
#[path = "cli/places.rs"]
mod places;
#[path = "cli/queries.rs"]
mod queries;
#[path = "cli/refusals.rs"]
mod refusals;
#[path = "cli/roundtrip.rs"]
mod roundtrip;
#[path = "cli/search.rs"]
mod search;
#[path = "cli/shapes.rs"]
mod shapes;
#[path = "cli/terminal.rs"]
mod terminal;
#[path = "cli/usage.rs"]
mod usage;
#[path = "cli/words.rs"]
mod words;
